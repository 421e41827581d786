/// The words of titles, levels and company names.
enum EnglishTitles {
    /// Words that are the heart of a title.
    static let roleNouns: Set<String> = Set(
        """
        accountant actuary administrator advisor adviser advocate agent aide analyst animator apprentice architect
        assistant associate attorney auditor baker banker barista bartender bookkeeper broker buyer captain caregiver
        carer carpenter cashier chef chemist cleaner clerk clinician coach consultant controller cook coordinator
        copywriter counsel counselor counsellor courier dentist designer developer director dispatcher doctor driver
        economist editor educator electrician engineer estimator examiner executive expert fellow fitter gardener guard
        head host hostess hygienist inspector installer instructor intern internship interpreter investigator
        janitor journalist laborer lawyer lead lecturer librarian lifeguard machinist maintainer manager marketer mechanic
        merchandiser midwife nanny nurse officer operator optometrist orderly owner packer painter paralegal
        paramedic partner pharmacist photographer physician physicist physiotherapist picker pilot planner plumber
        porter practitioner president principal producer professor programmer psychologist receptionist recruiter
        representative reporter researcher roofer salesperson scientist secretary server specialist statistician
        stocker strategist supervisor surgeon surveyor teacher technician technologist teller tester therapist
        trader trainee trainer translator treasurer tutor underwriter veterinarian videographer waiter waitress
        warden welder worker writer zoologist sre rn lpn cna cto cfo ceo coo ciso cmo vp svp evp avp
        engineers developers nurses devops bdr sdr dba student
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )

    /// Words before a title in a sentence.
    static let leads = """
        is looking for a | is looking for an | are looking for a | are looking for an | we're looking for a | \
        we're looking for an | looking for a | looking for an | looking for our next | is seeking a | is seeking an | \
        are seeking a | are seeking an | seeking a | seeking an | seeks a | seeks an | is hiring a | is hiring an | \
        are hiring a | are hiring an | hiring a | hiring an | we need a | we need an | needs a | needs an | to hire a | \
        to hire an | as a | as an | as our next | the role of | the position of | position of | role of | \
        opening for a | opening for an | opportunity for a | opportunity for an | search for a | searching for a | \
        searching for an | in search of a | in search of an | recruiting a | recruiting an | to recruit a | to recruit an | \
        is looking for our next | are hiring our next | seeking our next | opportunity as a | opportunity as an | \
        we want a | is hiring for a | is hiring for an | is now hiring a | is now hiring an | is recruiting a | \
        is looking to hire a | is looking to hire an | we're hiring a | we're hiring an | want to hire a | \
        looking to hire a | is looking to add a | to join us as a | join us as a | join us as an | to find a | to find an
        """

    /// Words of a level, the longest phrase first.
    static let levels = PhraseTable<PostingLexicon.LevelWord>(
        PhraseTable<PostingLexicon.LevelWord>.titleWords
    )

    /// Sentences that state a level.
    static let levelPhrases = PhraseTable<JobPosting.Seniority.Level>(lists: [
        .intern: "internship | this internship | working student | intern position | intern role",
        .junior: """
        entry-level position | entry-level role | entry level position | entry level role | entry-level | entry level | \
        junior role | junior position | junior level | junior-level | early career | early-career | \
        recent graduates | new graduates | recent graduate | graduate role | graduate program | graduate scheme | \
        new grads
        """,
        .mid: """
        mid-level role | mid-level position | mid-level | mid level | intermediate level | intermediate-level | \
        intermediate role | mid-senior
        """,
        .senior: """
        senior role | senior position | senior-level | senior level | senior individual contributor
        """,
        .lead: "lead role | lead position | team lead role | technical lead role",
        .manager: "managerial role | managerial position | management position | management role | people manager",
        .director: "director-level | director level | executive-level | executive role | director role",
    ])

    /// Words that are no company although a company would stand there.
    static let notCompanies: Set<String> = Set(
        """
        us you the this our your a an it that we role job team position company all what how why who my their
        its least first home work any one times present heart scale core about if in at to for is are i and or as with
        experience candidate opportunity description responsibilities requirements summary overview
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )

    /// Words behind which a company speaks of itself.
    static let companyVerbs = """
        is looking for | is hiring | is seeking | seeks | is searching | is recruiting | is a leading | is the leading | \
        is a fast-growing | is a growing | is a global | is a family-owned | is the largest | is one of | is on a mission | \
        is a startup | is a company | is a technology | is a software | is a non-profit | is a nonprofit | is an award-winning | \
        was founded | has been | is a provider | is a regional | is a private | is a national | is an independent | \
        is a small | is a mid-sized | is the | is an | is a | helps | builds | makes | provides | offers | operates | \
        invites | needs | wants | is now hiring | is expanding | is currently | is building | serves | runs | \
        develops | are looking for | are hiring | has an opening | has an opportunity | has an immediate
        """
}

extension PhraseTable where Meaning == PostingLexicon.LevelWord {
    /// The words of titles by level.
    fileprivate static var titleWords: [(phrase: String, meaning: PostingLexicon.LevelWord)] {
        let levels: KeyValuePairs<JobPosting.Seniority.Level, String> = [
            .intern: "intern | internship | trainee | apprentice | working student | co-op",
            .junior: "junior | jr | entry-level | entry level | graduate | new grad | early career",
            .mid: "mid-level | mid level | mid | intermediate | mid-weight | midlevel",
            .senior: "senior | sr | snr | experienced",
            .lead: """
            lead | team lead | tech lead | technical lead | staff engineer | staff software engineer | principal | \
            staff developer | staff scientist | staff data scientist | staff designer | team leader | supervisor | \
            staff software developer | charge nurse
            """,
            .manager: "manager",
            .director: """
            director | vp | svp | evp | vice president | head of | chief | cto | ceo | cfo | coo | cmo | ciso | \
            executive director
            """,
        ]
        let nothing = """
            account manager | product manager | project manager | program manager | programme manager | case manager | \
            community manager | social media manager | content manager | customer success manager | release manager | \
            technical account manager | relationship manager | office manager | property manager | brand manager | \
            category manager | campaign manager | territory manager | key account manager | technical program manager | \
            product marketing manager | partner manager | partnerships manager | delivery manager | \
            technical product manager | client manager | portfolio manager | lead generation | lead gen | assistant to | \
            executive assistant to | to the director | mid market | mid-size | mid-sized | art director | creative director | funeral director | \
            contract manager | change manager | event manager | events manager | school principal | \
            reporting to | reports to | customer success managers | account managers | success manager
            """
        return levels.flatMap { level, words in
            words.split { $0 == "|" || $0 == "\n" }.map { (phrase: String($0), meaning: .level(level)) }
        } + nothing.split { $0 == "|" || $0 == "\n" }.map { (phrase: String($0), meaning: .nothing) }
    }
}
