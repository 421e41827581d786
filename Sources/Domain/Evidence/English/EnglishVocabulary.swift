import Lexicons

extension Vocabulary {
    /// English.
    ///
    /// What is not here is as deliberate as what is: no number, no degree ("more", "most", "all", "only", "very"), no denial ("not",
    /// "without"), no deed, title, quality or feeling. Such a word needs a source.
    static let english = Vocabulary(
        small: """
            a about across after against along alongside also although am among an and any apart are around as at be because been before
            behind being beside besides between both but by can contribute contributed contributing could did do does doing down during
            each either for from further furthermore given had has have having help helped helping helps here hold holding holds how
            however i i'd i'll i'm i've if in including into is it it's its itself like may me meanwhile might mine moreover my myself
            next nor now of off on onto or other our ours out per rather role same shall should since so some still such team than that
            that's the their theirs them then there thereby therefore these they this those through throughout thus to together toward
            towards under until up upon us use used uses using via was we well were what when where whereas whereby whether which while
            who whom whose why will with within work worked working works would yet you you'd you'll you're you've your yours
            """,
        letter: """
            ability able addition advertise advertised advertisement advertises aim align aligns answer anything application applied
            applies apply applying appreciate area areas ask asked asking asks attached background became become becoming began begin
            beginning begins believe bring bringing brings brought called career case cases chance closely combination come comes coming
            companies' company company's confident consider consideration considering contact contribute contributing conversation current
            currently dear degree demonstrate demonstrates describe described describes description detail details directly discuss
            discussing discussion draw draws earlier enclosed enjoy especially evidence example examples experience experiences field
            finally find first-hand fit fits fitting focus focused focusing forward further gain gained glad gladly go goes going grateful
            happy hear hearing held helpful hiring hope include included includes instance interest interested interests interview
            invitation invite involve involved involves job join joining just kind kinds know knowledge language languages later learn let
            like line lines list lists look looking mainly make makes making match matches matching matter matters mean means meet meeting
            mention mentioned mentions message more my name named need needed needs note offer one opening opportunity organisation
            organization outcome outcomes outline part particular particularly particulars parts path people person piece pieces place
            please pleased pleasure point points position posting present previous previously professional profile put puts question
            questions reach reaches read readily reading recent recently reflect reflects regard regarding regards relate related relates
            relevant reply require required requirement requirements requires responsibilities responsibility result results resume role
            roles say says see seek seeking seeks share sharing show showing shown shows side similar similarly sincerely skill skills
            someone soon speak speaking step studied study suit suited suits take taken takes taking talk talking task tasks team team's
            teams tell telling thank thanks thing things think time today together took tool tools touch useful usually vacancy want wants
            way ways welcome went wish work worked working works write writing
            """,
        advice: """
            abbreviation abstract action active actual add adding adds adjective adverb advice alone already another anything attention
            avoid bare begin beginning begins best better bit break brief briefly broad bullet bullet's bullets buried buries bury cause
            change changed changes changing choose clarify clear clearer clearly close clutter combine combining come comes concise
            concrete content context convey could cut cuts date dates deed deeds delete describe detail did difference direct directly
            done drop dropping drops duties duty each easier easily easy education effect employer employers empty end ended ending ends
            entries entry every evidence exact exactly expand expect expects explain explains explanation fact facts few fewer figure
            figures filler focus follow follows form front gap general generic get gets give gives gone good grammar group grouping hard
            harder heading headings headline hide hides hold holds idea impact important inform informative informs insert instead itself
            join keep keeping keeps label lacks last lead leads leave leaves leaving less line lines list little long longer lose losing
            made make makes making many match matter matters mean meant measure measured measures mentioned mere merely merge missing
            mixed more most move moving much name names naming near neither new no noise not nothing noun nouns number numbers object
            obvious old once one only open opening opens opposite order outcome outcomes outside over own paragraph passive past person
            phrase phrases phrasing plain plainer plainly play played possible posting precise prefer problem prose proves provides
            quantify quick quickly quite reader readers reads recruiter recruiters redundant reflect remaining remember remove removing
            reorder repeat repeated repeats rephrase replace replacing result results reveal reword rewrite role roles said same saying
            scale scan scope screener screeners second section sections sense sentence sentences several short shorten shortens shorter
            shortest simple simpler simply single size skim skims small something sort sounds source space specific specifics spell
            spelling split splits splitting stand stands start starting starts state stated states stating stays stop stresses strong
            stronger strongest structure style subject suggest suggests sum summary tense term terms text than they thing tight tighten
            tightens tighter time times title titles too topic trim try turn twice unclear understand use vague vary verb verb's verbs
            very view voice weak weakens weaker what without word wording words wordy would writer written wrote yourself
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
        verbs: Lexicon.english.actionVerbs,
        subjects: """
            also and by currently had has have helped i i'd i'll i've or personally previously recently that then there to we which while
            who would you
            """,
        inflating: "over above than least nearly almost exceeding beyond approximately",
        studies: """
            bachelor bachelor's degree diploma doctorate enrolled graduate graduated graduating graduation master's studied studies study
            studying thesis undergraduate
            """,
        year: "years",
        textParts: """
            bullet bullets char character characters clause clauses entries entry heading headings item items letter letters line lines page
            pages paragraph paragraphs phrase phrases point points section sections sentence sentences verb verbs word words
            """,
        deeds: """
            became began bought brought built caught drove earned founded fought grew invented led ran rose saved sold spoke taught won wrote
            """,
        suppositions: "could should can may might would if unless whether consider",
        pastEnding: "ed",
        suspicious: """
            applicant applicant's applicants candidate candidate's candidates disregard dot email hire ignore instruction instructions
            localhost override password pay praise prompt prompts recommend recommended send shortlist submit transfer upload visit
            """,
        skills: Lexicon.english.skills
    )
}
