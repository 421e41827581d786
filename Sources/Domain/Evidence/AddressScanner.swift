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
        let folded = Folding.fold(text)
        let bytes = Array(folded.utf8)
        // Most texts have none of the signs, and no words for them.
        guard
            bytes.contains(where: isSign) || bracketed.contains(where: { bytes.contains($0.open) })
                || dot.stands(in: bytes) || mayBeHost(bytes[...])
        else { return spokenPhone(in: folded) }
        for token in unspelled(bytes).split(separator: UInt8(ascii: " ")) {
            // Told by bytes for nearly all words, since to look for a text in a text takes thousands of steps.
            var token = token.drop { isPunctuation($0) && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "@") }
            while let last = token.last, isPunctuation(last) { token.removeLast() }
            guard token.contains(where: isSign) || mayBeHost(token) else { continue }
            var word = Substring(decoding: token, as: UTF8.self).drop { !$0.isLetterOrNumber && !"@\\/".contains($0) }
            while let last = word.last, !last.isLetterOrNumber, last != "/" { word.removeLast() }
            if let kind = kind(of: word, isKnown: isKnown), !isKnown(String(word)) { return kind }
        }
        return spokenPhone(in: folded)
    }

    /// Whether a byte is one of the signs that an address has, or may begin one beyond ASCII: U+3002, U+FF61.
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ":"),
            UInt8(ascii: "?"), 0xE3, 0xEF:
            true
        default: false
        }
    }

    /// Whether a byte is of ASCII and no letter, digit or slash.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            false
        default: byte < 0x80
        }
    }

    /// Whether a word without a sign may name a machine.
    private static func mayBeHost(_ word: ArraySlice<UInt8>) -> Bool {
        localhost.stands(in: word) || punycode.stands(in: word)
    }

    /// With the usual disguises of signs undone: "(at)", "[.]", "hxxp", "jobs at evil dot com".
    private static func unspelled(_ folded: [UInt8]) -> [UInt8] {
        var text = folded
        for (words, sign) in signs { words.replace(by: sign, in: &text) }
        for (open, words) in bracketed where text.contains(open) {
            for (words, sign) in words { words.replace(by: sign, in: &text) }
        }
        if dot.stands(in: text) {
            dot.replace(by: ".", in: &text)
            Bytes(" at ").replace(by: "@", in: &text)
        }
        Bytes(" @ ").replace(by: "@", in: &text)
        return text
    }

    private static let dot = Bytes(" dot ")
    private static let localhost = Bytes("localhost")
    private static let punycode = Bytes("xn--")
    private static let signs: [(Bytes, String)] = [(Bytes("。"), "."), (Bytes("｡"), "."), (Bytes("hxxp"), "http")]
    /// What is read as a sign, by the bracket that it begins with.
    private static let bracketed: [(open: UInt8, words: [(Bytes, String)])] = ["()", "[]", "{}", "<>"].map { pair in
        let (open, close) = (pair.prefix(1), pair.suffix(1))
        let words = [(".", "."), ("dot", "."), ("punkt", "."), ("@", "@"), ("at", "@")].flatMap { word, sign in
            [(Bytes(" \(open)\(word)\(close) "), sign), (Bytes("\(open)\(word)\(close)"), sign)]
        }
        return (pair.utf8.first ?? 0, words)
    }

    /// A short text to look for, byte by byte.
    private struct Bytes {
        let bytes: [UInt8]

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        func stands(in text: some RandomAccessCollection<UInt8>) -> Bool {
            text.indices.contains { text[$0] == bytes[0] && text[$0...].starts(with: bytes) }
        }

        func replace(by sign: String, in text: inout [UInt8]) {
            var result: [UInt8] = []
            var (place, copied) = (0, 0)
            while place < text.count {
                guard text[place] == bytes[0], text[place...].starts(with: bytes) else {
                    place += 1
                    continue
                }
                result += text[copied..<place]
                result += sign.utf8
                place += bytes.count
                copied = place
            }
            if copied > 0 { text = result + text[copied...] }
        }
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

    /// The words of a folded text as numbers are read out: at spaces, hyphens, slashes and parentheses.
    static func words(in folded: String) -> [Substring] {
        folded.utf8.split(whereSeparator: isGap).map(Substring.init)
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }

    /// Whether a word is one number in digits, or read out for a digit.
    static func isNumber(_ word: Substring) -> Bool {
        let isOfBytes = word.utf8.allSatisfy { $0 < 0x80 }
        let hasMark = isOfBytes ? word.utf8.last.map(isMark) : word.last.map { ".,;:".contains($0) }
        let word = hasMark == true ? word.dropLast() : word
        let isPrinted =
            isOfBytes
            ? word.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || isDecimal($0) }
            : word.allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
        return isPrinted || QuantityWords.isDigit(word)
    }

    /// Whether a byte is a sign that may follow a number.
    private static func isMark(_ byte: UInt8) -> Bool {
        isDecimal(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
    }

    /// Whether a byte is a sign within a number.
    private static func isDecimal(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".")
    }
}
