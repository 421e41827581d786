/// What postings ask for beside skills: degrees, certificates, languages, permissions, traits.
enum EnglishSubjects {
    /// Words for degrees.
    static let degrees = PhraseTable<PostingLexicon.Degree>(lists: [
        .secondary: """
        high school diploma | high school degree | high school education | high school | ged | secondary school | \
        secondary education | a-levels | a levels | gcse | gcses | hs diploma | matric | abitur
        """,
        .vocational: """
        vocational training | vocational degree | vocational qualification | apprenticeship | trade school | \
        trade certificate | technical diploma | ausbildung | nvq | btec | hnd | hnc
        """,
        .associate: """
        associate degree | associate's degree | associates degree | associate's | associate of | adn | aas | \
        two-year degree | 2-year degree | asn
        """,
        .bachelor: """
        bachelor | bachelor's | bachelors | bachelor's degree | bachelors degree | bachelor degree | bs | b.s | bsc | \
        b.sc | ba | b.a | beng | b.eng | bba | bsn | b.tech | btech | undergraduate degree | college degree | \
        university degree | four-year degree | 4-year degree | four year degree | degree | bfa | llb | \
        bachelor of science | bachelor of arts | licentiate | b.e | bcom | honours degree | bachelor's of science
        """,
        .master: """
        master's | masters | master's degree | masters degree | master degree | msc | m.sc | m.s | mba | m.b.a | meng | \
        m.eng | msn | mph | mpa | postgraduate degree | graduate degree | advanced degree | m.a | mfa | m.tech | mtech | \
        master of | master of science | master of arts | llm degree | msw | med | m.ed
        """,
        .doctorate: """
        phd | ph.d | doctorate | doctoral degree | doctoral | md | m.d | jd | j.d | juris doctor | pharmd | dnp | edd | \
        doctor of | dvm | dds
        """,
    ])

    /// How a degree is called among the terms of a requirement.
    static let degreeNames: [PostingLexicon.Degree: String] = [
        .secondary: "High school diploma", .vocational: "Vocational training", .associate: "Associate degree",
        .bachelor: "Bachelor's degree", .master: "Master's degree", .doctorate: "Doctorate",
    ]

    /// Fields of study.
    static let fields = """
        Computer Science | CS | computing
        Computer Engineering
        Software Engineering
        Electrical Engineering
        Mechanical Engineering
        Civil Engineering
        Chemical Engineering
        Industrial Engineering
        Engineering
        Mathematics | maths | math
        Statistics
        Physics
        Chemistry
        Biology
        Data Science
        Information Systems | management information systems
        Information Technology
        Business Administration
        Business
        Economics
        Finance
        Accounting
        Marketing
        Communications | communication
        Journalism
        English
        Psychology
        Sociology
        Social Work
        Education
        Nursing
        Public Health
        Medicine
        Pharmacy
        Law
        Political Science
        Public Administration
        Human Resources
        Graphic Design
        Design
        Architecture
        Hospitality Management | hospitality
        Supply Chain Management | supply chain
        Logistics
        Operations Research
        Healthcare Administration | health administration
        Early Childhood Education
        Environmental Science
        Life Sciences
        Human-Computer Interaction | HCI
        """

    /// Certificates and licences, the name first.
    static let certifications = """
        RN | registered nurse | RN license | registered nurse license | RN licensure
        LPN | licensed practical nurse
        CNA | certified nursing assistant
        BLS | basic life support | BLS certification | BLS certified
        ACLS | advanced cardiac life support | advanced cardiovascular life support
        PALS | pediatric advanced life support
        CPR | CPR certification | CPR certified
        TNCC
        NRP
        CCRN
        CEN
        EMT
        First Aid | first aid certification
        CPA | certified public accountant
        CFA | chartered financial analyst
        CMA
        ACCA
        CFP
        PMP | project management professional
        PRINCE2
        Certified ScrumMaster | CSM | certified scrum master
        PSM
        CSPO
        SAFe
        Six Sigma | lean six sigma | six sigma green belt | six sigma black belt
        ITIL
        CISSP
        CISM
        CISA
        CEH
        OSCP
        CompTIA Security+ | security+
        CompTIA A+
        CompTIA Network+ | network+
        CCNA
        CCNP
        CKA | certified kubernetes administrator
        CKAD
        AWS Certified Solutions Architect | AWS certified | AWS certification | AWS certifications
        Azure certification | Azure certified
        Google Cloud certification
        Salesforce certification | Salesforce certified | Salesforce Administrator certification
        SHRM-CP | SHRM
        PHR
        SPHR
        OSHA 10
        OSHA 30
        ServSafe | food handler | food handler's card | food handler certification
        Forklift certification | forklift license | forklift licence | forklift certified
        CDL | commercial driver's license | class A CDL | class B CDL
        PE license | professional engineer | PE licensure
        Bar admission | admitted to the bar | admission to the bar
        Teaching license | teaching certificate | teaching licence | teaching credential | state teaching certificate
        Real estate license
        Series 7
        Series 63
        LCSW
        LMFT
        BCBA
        """

    /// Words that make a certification of a sentence.
    static let certificationWords = """
        certified | certification | certifications | certificate | certificates | license | licence | licensed | licensure \
        | accredited | accreditation | chartered | board certified | credential | credentials
        """

    /// Spoken languages, the name first.
    static let spokenLanguages = """
        English
        Spanish
        French
        German
        Italian
        Portuguese
        Dutch
        Polish
        Russian
        Ukrainian
        Czech
        Swedish
        Norwegian
        Danish
        Finnish
        Greek
        Turkish
        Arabic
        Hebrew
        Hindi
        Urdu
        Bengali
        Tamil
        Punjabi
        Chinese
        Mandarin | mandarin chinese
        Cantonese
        Japanese
        Korean
        Vietnamese
        Thai
        Tagalog
        Indonesian
        Romanian
        Hungarian
        Catalan
        Swahili
        American Sign Language | ASL
        """

    /// Words beside which the name of a language is a skill in it.
    static let fluencyWords = """
        fluent | fluency | fluently | bilingual | spoken | speaking | speak | speaker | speakers | native | written | \
        proficiency | proficient | command of | language | languages | verbal | oral | conversational | business level | \
        b1 | b2 | c1 | c2 | working knowledge of | multilingual | near-native | read and write | professional level
        """

    /// What only the person can answer.
    static let eligibility = """
        authorized to work | authorised to work | authorization to work | work authorization | work authorisation | \
        right to work | eligible to work | eligibility to work | legally authorized | legally eligible | work permit | \
        work visa | visa sponsorship | sponsor visas | sponsorship | sponsor visa | visa status | citizenship | \
        us citizen | u.s citizen | us citizens | u.s citizens | eu citizen | permanent resident | green card | \
        security clearance | clearance | secret clearance | top secret | ts/sci | background check | \
        background screening | criminal record | dbs check | drug test | drug screen | drug screening | \
        driver's license | drivers license | driver license | driver's licence | driving licence | driving license | \
        driving record | own vehicle | own car | reliable transportation | reliable vehicle | own transportation | \
        willing to travel | willingness to travel | travel up to | able to travel | ability to travel | travel required | \
        travel requirements | travel regularly | occasional travel | some travel | travel domestically | \
        travel internationally | domestic travel | international travel | travel is required | travel to client | \
        willing to relocate | willingness to relocate | able to relocate | relocate to | able to commute | \
        18 years of age | 18 years or older | 18 years old | 21 years of age | 21 years or older | 21 years old | \
        legal working age | at least 18 | at least 21 | over 18 | 18 or older | 21 or older | 18 or over | \
        night shifts | night shift | weekend shifts | rotating shifts | rotating shift | work weekends | work evenings | \
        work nights | weekend availability | available weekends | available to work | evenings and weekends | \
        nights and weekends | weekends and holidays | nights weekends | weekends | every other weekend | overtime | \
        on-call rotation | on-call | on call | shift work | shifts | flexible schedule | lift up to | able to lift | \
        ability to lift | lift at least | stand for | standing for | stand and walk | must be based in | must be located in | \
        based in | located in | must reside | reside in | live in | residing in | living in | commuting distance | \
        start immediately | vaccinated | vaccination | immunization | tb test | physically able | visa | work in the us | \
        work in the uk | work in the eu | available immediately
        """

    /// Traits of character.
    static let traits = """
        team player | team-player | self-starter | self starter | self-motivated | self motivated | motivated | \
        detail-oriented | detail oriented | attention to detail | communication skills | communicator | \
        interpersonal skills | people skills | problem solver | problem-solver | problem-solving | problem solving | \
        organized | organised | organizational skills | organisational skills | time management | work ethic | \
        positive attitude | can-do attitude | can-do | attitude | proactive | curious | curiosity | adaptable | adaptability | \
        flexible | flexibility | reliable | reliability | punctual | independent | independently | work independently | \
        creative | creativity | empathy | empathetic | compassion | compassionate | passion | passionate | enthusiastic | \
        enthusiasm | energetic | driven | results-driven | goal-oriented | results-oriented | ownership | initiative | \
        collaborative | collaboration | team spirit | fast-paced | fast paced | multitask | multi-task | multitasking | \
        prioritize | prioritise | critical thinking | analytical thinking | analytical mindset | analytical skills | \
        leadership skills | resilient | resilience | patience | patient | trustworthy | integrity | professional demeanor | \
        under pressure | customer-focused | customer focused | growth mindset | mindset | eager to learn | \
        willingness to learn | willing to learn | desire to learn | love of learning | quick learner | fast learner | \
        sense of humor | sense of humour | friendly | hard-working | hardworking | conscientious | entrepreneurial | \
        strong communication | excellent communication | written and verbal communication | verbal communication | \
        written communication | communicate clearly | thrive | humble | kind | dependable | discretion | tact | diplomacy
        """
}
