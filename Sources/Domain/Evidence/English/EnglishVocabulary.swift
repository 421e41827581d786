extension Vocabulary {
    /// English.
    ///
    /// What is not here is as deliberate as what is: no number, no degree ("more", "most", "all", "only", "very"), no denial ("not",
    /// "without"), no deed, title, quality or feeling. Such a word needs a source.
    static let english = Vocabulary(
        small: """
            a about across after against along alongside also although am among an and any apart are around as at be because been
            before behind being beside besides between both but by can could did do does doing down during each either for from further given
            had has have having here holding how i i'd i'll i'm i've if in including into is it it's its itself like may me meanwhile might mine my
            myself next nor now of off on onto or other our ours out per rather same shall should since so some still such than that
            that's the their theirs them then there thereby these they this those through throughout thus to together toward towards under
            until up upon us use used uses using via was we well were what when where whereas whereby whether which while who whom whose why
            will with within would yet you you'd you'll you're you've your yours
            """,
        letter: """
            advertise advertised advertisement advertises aim answer apply applied applies applying application area areas ask asked asking asks
            attached background bring bringing brings career chance closely combination company companies' company's consider
            consideration considering contact contribute contributing conversation current currently dear describe described describes description
            detail details discuss discussing discussion draw draws earlier enclosed employer especially example examples experience
            experiences field finally find first-hand fit fits fitting forward glad go grateful happy hear hearing help hiring hope include includes instance
            interest interested interests interview job join joining just kind kinds know knowledge later learn let like list lists look
            looking match matches matching mean means meet mention mentioned mentions message my name named need needed needs note
            offer opening opportunity organisation organization outline part particular particularly particulars parts path place
            please pleased point points position posting present previous previously profile put question questions reach reaches read reader
            reading recent recently regard regarding regards relate related relates relevant reply require required requirement requirements
            requires resume role say says see seek seeking seeks share sharing show showing shown shows similar similarly sincerely skill
            skills someone soon speak step suit suited suits take task tasks talk talking team team's teams tell telling thank thanks thing things think today
            together usually vacancy want wants way ways welcome wish work worked working works write writing
            """,
        advice: """
            abstract action active actual add adding adds advice alone already anything attention bare begin beginning begins best
            better bit brief briefly broad bullet bullet's bullets buried cause change changed changes changing clear clearer clearly close
            clutter combine combining come comes concise concrete content context convey could cut cuts deed deeds did difference direct
            directly done drop dropping drops duties duty each easier easily easy effect employers empty end ending ends entry entries
            evidence every exact exactly fact facts few fewer filler focus form general generic get gets give gives good grammar group hard
            harder hide hides hold holds idea impact important instead keep keeping keeps label lacks lead leads leave leaves leaving
             less line lines little long longer lose losing made make makes making matter matters measure measured measures mere merely
            missing mixed more most move moving much name names naming near new no noise not nothing noun nouns number numbers object
            old once one only open opening opens opposite order outcome outcomes over paragraph passive past person phrase phrases phrasing
            plain plainer plainly possible posting precise problem prose proves provides quick quickly quite reads readers recruiter
            recruiters redundant reflect removing repeat repeated repeats replace replacing result results reveal role roles said same
            saying scale scope screener screeners second section sections sense sentence sentences several short shorten shortens shorter
            shortest simple simpler simply single size skim skims small something sounds source space specific specifics split splits
            splitting stand stands start starting starts state stated states stating stays stop strong stronger strongest structure style
            subject suggest suggests sum summary tense term terms text than they thing tight tighter tightens time times title titles too
            twice unclear understand vague verb verb's verbs very view voice weak weaker weakens what without word wording words wordy
            would writer yourself
            """,
        families: EnglishWordFamilies.table,
        persons: """
            you you've you're you'd applicant applicant's applicants candidate candidate's candidates he he's she she's him his her hers
            person's writer's
            """,
        claims: """
            am are became been began bought brought built came caught chose cut did do drove earn earns fell flew fought found gave got grew
            had has have held hold holds kept knew know knows lead leads led left lost made meant met own owns paid possess possesses
            ran rose said sang sat saw set sold sought speak speaks spent spoke stood taught thought threw told took understood was were
            went won wore wrote you've you're he's she's
            """,
        suppositions: "could should can may might would if unless whether consider",
        pastEnding: "ed",
        suspicious: """
            applicant applicants applicant's candidate candidates candidate's disregard dot email hire ignore instruction instructions
            localhost override password pay praise prompt prompts recommend recommended send shortlist submit transfer upload visit
            """
    )
}
