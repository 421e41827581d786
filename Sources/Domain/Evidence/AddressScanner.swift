import Lexicons
import Postings

/// Finds what reads as an address or a phone number however it is spelled: what a posting or a model might smuggle past the eyes.
///
/// Far stricter than `ContactMention`, which finds what people print as their own: here a word is an address until something else is
/// known of it.
enum AddressScanner {
    /// What a text may be read as.
    enum Kind { case email, link, phone }

    /// As many numbers in a row as only a phone number or a code has.
    private static let mostNumbers = 4

    /// The first address of a text.
    ///
    /// - Parameters:
    ///   - text: Generated words.
    ///   - isKnown: Whether a folded word with a dot in it is none: the name of a technology, or a word of the resume.
    /// - Returns: `nil` for a text without one.
    static func address(in text: String, isKnown: (String) -> Bool) -> Kind? {
        // Most texts have none of the signs, and no words for them.
        let folded = Folding.fold(text)
        guard
            folded.contains(where: { ".@/\\。｡:".contains($0) }) || folded.contains(" dot ")
                || folded.contains("localhost")
        else { return spokenPhone(in: folded) }
        for token in unspelled(folded).split(separator: " ") {
            var word = token.drop { !$0.isLetterOrNumber && !"@\\/".contains($0) }
            while let last = word.last, !last.isLetterOrNumber, last != "/" { word.removeLast() }
            if let kind = kind(of: word, isKnown: isKnown), !isKnown(String(word)) { return kind }
        }
        return spokenPhone(in: folded)
    }

    /// With the usual disguises of signs undone: "(at)", "[.]", "hxxp", "jobs at evil dot com".
    private static func unspelled(_ folded: String) -> String {
        var text = folded.replacing("。", with: ".").replacing("｡", with: ".").replacing("hxxp", with: "http")
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")] {
            for (sign, words) in [(".", [".", "dot", "punkt"]), ("@", ["@", "at"])] {
                for word in words {
                    text = text.replacing(" \(open)\(word)\(close) ", with: sign)
                    text = text.replacing("\(open)\(word)\(close)", with: sign)
                }
            }
        }
        if text.contains(" dot ") { text = text.replacing(" dot ", with: ".").replacing(" at ", with: "@") }
        return text.replacing(" @ ", with: "@")
    }

    private static func kind(of word: Substring, isKnown: (String) -> Bool) -> Kind? {
        if let at = word.firstIndex(of: "@"), at != word.startIndex { return .email }
        if word.contains("://") || word.contains("\\") || word.contains("xn--") || word.hasPrefix("//") { return .link }
        if word.hasPrefix("localhost") || word.contains("/?") || (word.contains("?") && word.contains("=")) {
            return .link
        }
        if word.hasPrefix("www.") { return .link }
        for part in word.split(separator: "/") where part.contains(".") {
            let labels = part.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.count > 1, labels.allSatisfy({ $0.first?.isLetterOrNumber == true }) else { continue }
            // "e.g.", "U.S."
            if labels.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) { continue }
            // "1.5", "1.5x"; three groups of digits are a date or a version, four a machine.
            let isNumber = labels.allSatisfy { $0.first?.isNumber == true }
            if isNumber, labels.count == 2 { continue }
            guard !isKnown(String(part)) else { continue }
            return .link
        }
        return nil
    }

    private static func spokenPhone(in folded: String) -> Kind? {
        var run = 0
        for word in words(in: folded) {
            run = isNumber(word) ? run + 1 : 0
            if run >= mostNumbers { return .phone }
        }
        return nil
    }

    /// The words of a folded text as numbers are read out: at spaces, hyphens and slashes.
    static func words(in folded: String) -> [Substring] {
        folded.split { " -/()".contains($0) }
    }

    /// Whether a word is one number in digits, or read out for a digit.
    static func isNumber(_ word: Substring) -> Bool {
        let word = word.last.map { ".,;:".contains($0) } == true ? word.dropLast() : word
        return word.allSatisfy { $0.isNumber || $0 == "," || $0 == "." } || QuantityWords.isDigit(word)
    }
}
