package import Documents
package import Lexicons
package import Resumes

/// Contact data of a resume, hidden from a model behind tokens and put back into what it writes.
///
/// The rules find them, so that a model never sees how to reach a person: e-mail addresses, phone numbers and web
/// addresses of the whole text (those of referees too), and the parts of the person's address that hold a number. A
/// token such as `[EMAIL_1]` has no space in it and never occurs in the resume itself.
package struct ContactMask: Sendable {
    /// More contact data than any resume has; the rest stays as it is.
    private static let limit = 64

    private var values: [String: String] = [:]
    private var tokens: [String: String] = [:]
    /// The hidden values by their first byte, the longest first: few, so that a list is as good as a dictionary.
    private var hidden: [(first: UInt8, values: [(value: [UInt8], token: [UInt8])])] = []

    /// Hides the contact data of a resume.
    package init(_ resume: ParsedResume, text: ExtractedText) {
        var taken: Set<Substring> = []
        var found: [(name: String, value: String)] = []
        for (index, line) in text.lines.enumerated() {
            if line.text.utf8.contains(UInt8(ascii: "[")) {
                for piece in line.text.parts(between: UInt8(ascii: "["), omittingEmpty: false).dropFirst() {
                    if let end = piece.prefix(20).firstIndex(of: "]") { taken.insert(piece[..<end]) }
                }
            }
            guard found.count < Self.limit else { continue }
            let plain = ContactMention.all(in: line.text)
            for mention in plain { found.append((Self.name(mention.kind), mention.text)) }
            for mention in PrivateData.all(in: line.text, at: index, beside: plain) {
                found.append((mention.name, mention.text))
            }
        }
        let basics = resume.basics
        if let email = basics.email { found.append(("EMAIL", email)) }
        if let phone = basics.phone { found.append(("PHONE", phone)) }
        for url in [basics.url].compactMap({ $0 }) + basics.profiles.map(\.url)
        where !found.contains(where: { url.hasSuffix($0.value) }) {
            found.append(("LINK", url))
        }
        for part in basics.location?.address?.split(separator: ",") ?? [] where part.contains(where: \.isNumber) {
            found.append(("ADDRESS", String(part.drop { $0 == " " })))
        }
        var numbers: [String: Int] = [:]
        for (name, value) in found.prefix(Self.limit + 8) where tokens[value] == nil && value.utf8.count >= 3 {
            var number = numbers[name, default: 0] + 1
            while taken.contains("\(name)_\(number)") { number += 1 }
            numbers[name] = number
            tokens[value] = "[\(name)_\(number)]"
            values["[\(name)_\(number)]"] = value
        }
        let bytes = tokens.map { (value: Array($0.utf8), token: Array($1.utf8)) }.sorted {
            $0.value.count > $1.value.count
        }
        hidden = Dictionary(grouping: bytes) { $0.value[0] }.map { ($0, $1) }
    }

    /// A text with the contact data hidden, wherever they stand as whole words.
    package func masked(_ text: String) -> String {
        guard !hidden.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var (index, copied) = (0, 0)
        var wasWord = false
        while index < bytes.count {
            // What stands in most places is told at once; `stands` looks closely.
            let isWord = Self.isWord(bytes[index])
            let isInWord = wasWord && isWord
            wasWord = isWord
            if !isInWord, let (_, values) = hidden.first(where: { $0.first == bytes[index] }),
                let (value, token) = values.first(where: { Self.stands($0.value, in: bytes, at: index) })
            {
                result += bytes[copied..<index]
                result += token
                index += value.count
                copied = index
                wasWord = Self.isWord(bytes[index - 1])
            } else {
                index += 1
            }
        }
        return copied == 0 ? text : String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// A text with the contact data put back.
    package func restored(_ text: String) -> String {
        guard !values.isEmpty, text.utf8.contains(UInt8(ascii: "[")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "[") {
            result += rest[..<start]
            rest = rest[start...]
            if let end = rest.prefix(20).firstIndex(of: "]"), let value = values[String(rest[...end])] {
                result += value
                rest = rest[rest.index(after: end)...]
            } else {
                result.append("[")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    /// Whether a text says how to reach somebody; a tool that is named like a file ("node.js") is none.
    package static func hasContactData(_ text: String, skills: SkillLexicon) -> Bool {
        if !ContactMention.all(in: text).isEmpty { return true }
        let files = [
            ".js", ".ts", ".py", ".rs", ".md", ".net", ".io", ".ai", ".sql", ".csv", ".json", ".xml", ".yml", ".yaml",
        ]
        return AddressScanner.address(in: text) { word in
            skills.canonical(for: word) != nil || files.contains { word.hasSuffix($0) }
        } != nil
    }

    /// Whether contact data are the resume's own.
    func holds(_ mention: ContactMention) -> Bool {
        tokens[mention.text] != nil
    }

    private static func name(_ kind: ContactMention.Kind) -> String {
        switch kind {
        case .email: "EMAIL"
        case .phone: "PHONE"
        case .link: "LINK"
        }
    }

    /// Whether a value stands at a place of a text, with no letter or digit directly beside it.
    private static func stands(_ value: [UInt8], in bytes: [UInt8], at index: Int) -> Bool {
        let end = index + value.count
        guard end <= bytes.count, bytes[index..<end].elementsEqual(value) else { return false }
        return !(isWordPart(bytes, at: index) && isWordPart(bytes, at: index - 1))
            && !(isWordPart(bytes, at: end - 1) && isWordPart(bytes, at: end))
    }

    /// Whether the character that a byte is of is a letter or a digit; `false` where there is no byte.
    private static func isWordPart(_ bytes: [UInt8], at index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        guard bytes[index] >= 0x80 else { return isWord(bytes[index]) }
        var start = index
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard let scalar = String(decoding: bytes[start...].prefix(4), as: UTF8.self).unicodeScalars.first else {
            return false
        }
        // An accent of its own is a part of the letter before it.
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || [.nonspacingMark, .spacingMark].contains(scalar.properties.generalCategory)
    }

    /// An ASCII letter or digit.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
