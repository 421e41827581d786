import Lexicons

extension NameScanner {
    /// The scanner for a language's sentences.
    static func scanner(of lexicon: Lexicon) -> NameScanner {
        scanners[lexicon.language] ?? make(lexicon)
    }

    /// One for each language, since some thousand words go into it.
    private static let scanners = Dictionary(uniqueKeysWithValues: Lexicon.all.map { ($0.language, make($0)) })

    private static func make(_ lexicon: Lexicon) -> NameScanner {
        NameScanner(
            ordinaryWords: lexicon.stopWords.union(lexicon.actionVerbs).union(Self.englishOpenings),
            ordinaryEndings: ["ed", "ing", "ly", "tion", "ment", "ive", "ous"]
        )
    }

    /// Words that open sentences of resumes and letters without being verbs or stop words.
    private static let englishOpenings: Set<String> = [
        "dear", "sincerely", "regards", "best", "kind", "thank", "thanks", "please", "today", "currently", "recently",
        "since", "now", "beyond", "although", "however", "also", "senior", "junior", "full", "part", "key", "core",
        "strong", "skilled", "fluent", "member", "head", "team", "data", "software", "customer", "sales", "project",
        "new", "first", "last", "many", "several", "every", "let", "yes", "technical", "hands", "day", "end",
    ]
}
