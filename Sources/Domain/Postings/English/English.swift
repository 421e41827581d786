import Lexicons

extension PostingLexicon {
    /// English as postings are written in it, British and American.
    package static let english = PostingLexicon(
        language: "en",
        ownLanguage: "English",
        general: .english,
        headings: EnglishHeadings.sections,
        labels: EnglishHeadings.labels,
        cues: EnglishCues.importance,
        voices: EnglishCues.voices,
        degrees: EnglishSubjects.degrees,
        degreeNames: EnglishSubjects.degreeNames,
        degreeNouns: ["degree", "degrees"],
        degreeNeighbours: ["in", "degree", "degrees", "or", "and", "required", "preferred", "from", "with"],
        fields: .names(EnglishSubjects.fields),
        certifications: .names(EnglishSubjects.certifications),
        certificationWords: .list(EnglishSubjects.certificationWords),
        spokenLanguages: .names(EnglishSubjects.spokenLanguages),
        fluencyWords: .list(EnglishSubjects.fluencyWords),
        languageFillers: [
            "good", "very", "basic", "excellent", "strong", "solid", "great", "advanced", "intermediate", "fair",
            "knowledge", "skills", "level", "communication", "communicate", "understanding", "command", "decent",
            "nice", "helpful", "useful", "welcome",
        ],
        eligibility: .list(EnglishSubjects.eligibility),
        traits: .list(EnglishSubjects.traits),
        experienceWords: .list(
            "experience | experienced | background | track record | expertise | exposure | history of"
        ),
        orWords: ["or", "nor"],
        andWords: ["and"],
        butWords: ["but", "however", "although"],
        withWords: ["with"],
        pairs: ["HTML", "CSS", "JavaScript"],
        notTerms: [
            "i", "us", "usa", "uk", "eu", "u.s", "u.k", "pto", "ceo", "monday", "tuesday", "wednesday", "thursday",
            "friday", "saturday", "sunday", "bonus", "plus", "minimum", "excellent", "strong", "english", "bachelor",
            "master", "company", "team", "you", "required", "preferred", "experience", "knowledge", "ability", "note",
            "fortune", "nice", "ideally", "years", "must", "proven", "ok", "hr", "faq", "vp", "etc", "proficiency",
            "european", "american", "looking",
        ],
        alternatives: .list(
            """
            one of | any of | either | at least one | one or more | such as | e.g | eg | for example | for instance | \
            like | any one of | some of
            """
        ),
        employerWords: ["we", "our", "us", "we're", "we've", "founded"],
        numberWords: [
            "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
            "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "a": 1,
        ],
        yearWords: ["year", "years", "year's", "years'", "yr", "yrs", "y"],
        monthWords: ["month", "months", "mos"],
        yearFillers: ["full", "or", "more", "plus", "solid", "consecutive", "calendar", "complete", "additional"],
        rangeWords: ["to", "and", "through"],
        bounds: PhraseTable([
            .least: [
                "at least", "minimum", "minimum of", "min", "min.", "no less than", "not less than", "more than",
                "over",
                "no fewer than", "greater than", "at minimum", "upwards of", "a minimum of",
            ],
            .most: [
                "up to", "at most", "less than", "under", "fewer than", "maximum", "maximum of", "max", "no more than",
            ],
        ]),
        notExperience: [
            "old", "contract", "of age", "degree", "ago", "warranty", "college", "university", "plan", "term",
            "vesting",
            "program", "programme", "diploma", "anniversary",
        ],
        roleNouns: EnglishTitles.roleNouns,
        titleLeads: .list(EnglishTitles.leads),
        titleStops: [
            "to", "who", "with", "for", "in", "at", "on", "that", "which", "based", "from", "as", "you", "reporting",
            "our", "your", "will", "is", "are", "can", "responsible", "whose", "where", "we", "remote", "hybrid", "has",
        ],
        titleJoints: ["of", "and", "&"],
        titleFields: [
            "unit", "care", "icu", "emergency", "pediatrics", "oncology", "payments", "platform", "infrastructure",
            "growth",
            "enterprise", "mid", "smb", "commercial", "data", "ml", "mobile", "ios", "android", "backend", "frontend",
            "security", "marketing", "sales", "operations", "finance", "core", "cloud", "devops", "analytics",
            "machine",
            "customer", "product", "legal", "hr", "risk", "compliance", "supply", "surgery", "cardiology", "full",
            "fullstack",
        ],
        praise: [
            "motivated", "experienced", "talented", "passionate", "skilled", "highly", "self-motivated", "dedicated",
            "driven", "creative", "friendly", "reliable", "new", "strong", "great", "dynamic", "enthusiastic", "full",
            "time", "part", "energetic", "ambitious", "compassionate", "seasoned", "proven", "curious", "qualified",
            "self",
        ],
        levels: EnglishTitles.levels,
        levelPhrases: EnglishTitles.levelPhrases,
        employmentTypes: EnglishFacts.employmentTypes,
        places: EnglishFacts.places,
        locationLeads: .list(EnglishFacts.locationLeads),
        inWords: ["in"],
        regions: EnglishFacts.regions,
        payWords: .list(EnglishFacts.payWords),
        salaryNouns: ["salary", "wage", "pay", "compensation", "ote", "base", "hourly"],
        upTo: "up to",
        notPayWords: .list(EnglishFacts.notPayWords),
        periods: EnglishFacts.periods,
        currencies: EnglishFacts.currencies,
        articles: ["the", "our", "downtown"],
        placeFillers: [
            "or", "days", "day", "week", "per", "a", "in", "office", "only", "ok", "possible", "friendly", "work",
            "from",
        ],
        notPlaces: ["the", "our", "a", "us", "sales", "python", "java", "marketing", "english"],
        aboutWords: .list("about | at | life at | why join"),
        companyLeads: .list("join | working at | work at | work for | career at | careers at"),
        companySuffixes: [
            "gmbh", "inc", "ltd", "llc", "corp", "ag", "plc", "limited", "corporation", "incorporated", "s.a", "bv",
            "b.v",
        ],
        atWords: ["at", "@"],
        nameJoints: ["of", "and", "for", "the"],
        notCompanies: EnglishTitles.notCompanies,
        companyVerbs: .list(EnglishTitles.companyVerbs),
        abbreviations: [
            "e.g", "i.e", "eg", "ie", "etc", "inc", "ltd", "co", "corp", "st", "dr", "mr", "ms", "mrs", "min", "max",
            "yrs", "yr", "approx", "u.s", "u.k", "vs", "sr", "jr", "no", "dept", "incl", "ph.d", "b.s", "m.s", "b.a",
            "m.a",
        ]
    )
}

extension PhraseTable where Meaning == Bool {
    /// Phrases separated by `|`; the meaning is always `true`.
    static func list(_ phrases: String) -> PhraseTable {
        PhraseTable(phrases.split { $0 == "|" || $0 == "\n" }.map { (phrase: String($0), meaning: true) })
    }
}

extension PhraseTable where Meaning == String {
    /// Lines of `Name | other name | other name`: each phrase means the first one.
    static func names(_ lines: String) -> PhraseTable {
        PhraseTable(
            lines.split(separator: "\n").flatMap { line -> [(phrase: String, meaning: String)] in
                let names = line.split(separator: "|").map { Self.trimmed($0) }
                return names.map { (phrase: $0, meaning: names[0]) }
            }
        )
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension PhraseTable {
    /// Phrases separated by `|`, by meaning.
    init(lists: KeyValuePairs<Meaning, String>) {
        self.init(
            lists.flatMap { meaning, phrases in
                phrases.split { $0 == "|" || $0 == "\n" }.map { (phrase: String($0), meaning: meaning) }
            }
        )
    }
}
