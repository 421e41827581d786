import Lexicons

extension NameScanner {
    /// The scanner for a language's sentences.
    init(lexicon: Lexicon) {
        self.init(
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
