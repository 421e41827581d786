/// The little of English grammar that filling a frame needs.
enum EnglishGrammar {
    /// `a` or `an`, by the sound that a noun phrase begins with.
    ///
    /// Abbreviations are spelled out ("an SRE", "an MSc", "a BSc"); a `u` as in "user" sounds like "you".
    static func article(_ phrase: String) -> String {
        let word = phrase.prefix { $0.isLetter || $0.isNumber || $0 == "." }
        guard let first = word.first else { return "a" }
        let capitals = word.prefix(2).count { $0.isUppercase }
        let isSpelledOut = word.count == 1 || capitals == 2 && word.count <= 4 || word.dropFirst().first == "."
        if isSpelledOut { return "AEFHILMNORSX8".contains(first.uppercased()) ? "an" : "a" }
        let lowered = word.lowercased()
        if youSounds.contains(where: lowered.hasPrefix) { return "a" }
        if silentH.contains(where: lowered.hasPrefix) { return "an" }
        return "aeio8".contains(first.lowercased()) || lowered.hasPrefix("u") ? "an" : "a"
    }

    /// A name with `the` before it where it has one: "the University of Leeds", but "Leeds University".
    static func definite(_ name: String) -> String {
        let words = name.lowercased().split(separator: " ")
        guard words.first != "the", let of = words.firstIndex(of: "of"), of > 0, schools.contains(words[of - 1]) else {
            return name
        }
        return "the " + name
    }

    private static let schools: Set<Substring> = [
        "university", "institute", "college", "school", "academy", "conservatory", "faculty",
    ]

    /// "A", "A and B", "A, B and C".
    static func join(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    private static let youSounds = ["uni", "use", "util", "euro", "ubiq", "one-", "once"]
    private static let silentH = ["honest", "honor", "honour", "hour", "heir"]
}
