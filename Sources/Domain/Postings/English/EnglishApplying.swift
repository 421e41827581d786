/// English sentences that tell how to apply, which asks nothing of the person.
enum EnglishApplying {
    /// Whether these folded words open such a sentence: "please send your documents", "apply at".
    static func opens(_ words: [String]) -> Bool {
        let words = words.first == "please" ? words.dropFirst() : words[...]
        guard let verb = words.first else { return false }
        if always.contains(verb) { return true }
        return before.contains(verb) && words.dropFirst().prefix(3).contains { objects.contains($0) }
    }

    private static let always: Set<String> = ["apply", "click"]
    private static let before: Set<String> = [
        "send", "submit", "email", "e-mail", "mail", "upload", "forward", "include", "attach", "contact", "call",
        "visit",
    ]
    private static let objects: Set<String> = [
        "your", "us", "resume", "cv", "application", "applications", "documents", "a", "an",
    ]
}
