import Lexicons
import Resumes

/// Finds contact data in the forms that `ContactMention` does not know as an address: spelled out, labelled, or of another kind.
///
/// Found here is only hidden from a model and put back; what is taken for contact data and is none costs a model one word.
struct PrivateData {
    /// What was found in a line.
    struct Mention: Equatable {
        /// The first part of its token.
        let name: String
        /// As printed.
        let text: String
    }

    /// A handle stands near the name: among the first lines, or on a line with other contact data.
    private static let headerLines = 12

    /// The mentions of a line.
    ///
    /// - Parameters:
    ///   - line: Its text.
    ///   - index: Which line it is, from 0.
    ///   - plain: What `ContactMention` finds in it.
    /// - Returns: What was found, each kind in its order.
    static func all(in line: String, at index: Int, beside plain: [ContactMention]) -> [Mention] {
        // No line of contact data is longer; and patterns are dear, so each one waits for a word or sign of its own.
        guard line.utf8.count <= 400 else { return [] }
        let marks = Marks(line)
        var labels: Labels = []
        var digitWords = 0
        let text = Array(line.lowercased().utf8)
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == UInt8(ascii: " ") {
            let word = bare(text[start..<end])
            start = end + 1
            if marks.hasBracket, mayBeBracketedAt(word) { labels.insert(.at) }
            if let known = Self.labels[WordKey.exact(word)] {
                let label = Labels(rawValue: known)
                labels.formUnion(label)
                if label.contains(.digit) { digitWords += 1 }
            }
            if marks.hasDigits, word.count > 3, streetEndings.contains(where: { ends(word, with: $0) }) {
                labels.insert(.compoundStreet)
            }
        }
        // Whether a sign is of no plain address: those are known already.
        let hasOtherAt = plain.count { $0.kind == .email } < marks.ats
        var found: [Mention] = []
        func add(_ name: String, _ text: Substring) {
            let trimmed = text.trimming { $0.isSpace || Self.separators.contains($0) }
            if trimmed.utf8.count >= 3 { found.append(Mention(name: name, text: String(trimmed))) }
        }
        if hasOtherAt || labels.contains(.at) && (marks.ats > 0 || marks.hasBracket) {
            for match in line.matches(of: Self.spacedAddress.regex) { add("EMAIL", match.output) }
        }
        if labels.isSuperset(of: [.at, .dot]) {
            for match in line.matches(of: Self.spelledAddress.regex) { add("EMAIL", match.output) }
        }
        if hasOtherAt { for match in line.matches(of: Self.handle.regex) { add("HANDLE", match.output.1) } }
        if marks.hasDigits {
            if labels.contains(.phone) {
                for match in line.matches(of: Self.labelledPhone.regex)
                where match.output.1.count(where: \.isNumber) >= 6 {
                    add("PHONE", match.output.1)
                }
                for match in line.matches(of: Self.extendedPhone.regex) { add("PHONE", match.output) }
            }
            if marks.hasOddJoint {
                for match in line.matches(of: Self.oddPhone.regex) where isPhone(match.output) {
                    add("PHONE", match.output)
                }
            }
            if labels.contains(.street) {
                for match in line.matches(of: Self.street.regex) { add("ADDRESS", match.output) }
            }
            if labels.contains(.compoundStreet) {
                for match in line.matches(of: Self.compoundStreet.regex) { add("ADDRESS", match.output) }
            }
            if labels.contains(.box) { for match in line.matches(of: Self.box.regex) { add("ADDRESS", match.output) } }
            if labels.contains(.birth) {
                for match in line.matches(of: Self.birth.regex) { add("BIRTH", match.output.1) }
            }
        }
        if digitWords > 5 {
            for match in line.matches(of: Self.spokenPhone.regex) { add("PHONE", match.output.0) }
        }
        if index < headerLines || marks.ats > 0, labels.contains(.network) {
            for match in line.matches(of: Self.labelledHandle.regex) { add("HANDLE", match.output.1) }
        }
        return found
    }

    /// Whether digits with unusual signs between them are a phone number, and no date, amount or range of years.
    private static func isPhone(_ text: Substring) -> Bool {
        let digits = text.filter(\.isNumber)
        guard (7...15).contains(digits.count) else { return false }
        return text.split { !$0.isNumber }.contains { $0.count == 3 || $0.count >= 5 }
    }

    /// What one look at a line's bytes tells.
    private struct Marks {
        var hasDigits = false
        /// How many signs "@" there are, wide ones too.
        var ats = 0
        var hasBracket = false
        /// Whether a sign stands behind a digit that stands in few numbers.
        var hasOddJoint = false

        init(_ line: String) {
            var last: UInt8 = 0
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigits = true
                // The wide form of "@" begins with 0xEF.
                case UInt8(ascii: "@"), 0xEF: ats += 1
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): hasBracket = true
                case UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "~"), 0xC2, 0xE2:
                    if UInt8(ascii: "0")...UInt8(ascii: "9") ~= last { hasOddJoint = true }
                default: break
                }
                if byte != UInt8(ascii: " ") { last = byte }
            }
        }
    }

    /// What the words of a line announce.
    private struct Labels: OptionSet {
        let rawValue: Int
        static let phone = Labels(rawValue: 1)
        static let birth = Labels(rawValue: 2)
        static let street = Labels(rawValue: 4)
        static let compoundStreet = Labels(rawValue: 8)
        static let box = Labels(rawValue: 16)
        static let network = Labels(rawValue: 32)
        static let digit = Labels(rawValue: 64)
        static let at = Labels(rawValue: 128)
        static let dot = Labels(rawValue: 256)
    }

    /// The announcing words by their numbers, each looked up once.
    private static let labels: WordTable = {
        var labels: [UInt64: Int] = [:]
        let table: [(Labels, String)] = [
            (
                .phone,
                """
                phone tel telephone telefon mobile mobil cell cellphone fax whatsapp ph handy t m p ext extension durchwahl
                """
            ),
            (.birth, "birth birthdate dob d.o.b born birthday geburtsdatum geboren geb"),
            (
                .street,
                """
                street st road rd avenue ave lane ln drive dr boulevard blvd way court ct place pl square sq terrace close crescent
                highway hwy parkway pkwy circle row
                """
            ),
            (.box, "box postfach"),
            (
                .network,
                """
                skype telegram twitter instagram facebook mastodon discord signal wechat line threads bluesky tiktok xing viber github
                gitlab linkedin medium orcid x
                """
            ),
            (.digit, "zero oh one two three four five six seven eight nine double triple"),
            (.at, "at"), (.dot, "dot"),
        ]
        for (label, words) in table {
            for word in words.split(whereSeparator: \.isWhitespace) {
                labels[WordKey.exact(String(word)), default: 0] |= label.rawValue
            }
        }
        return WordTable(labels)
    }()
    /// What stands around a word.
    private static let brackets: Signs = ".,:;()[]{}|-"
    /// Such signs that are not of ASCII, in UTF-8.
    private static let bullets = ["•", "·"].map { Array($0.utf8) }
    /// What stands around contact data.
    private static let separators: Signs = ".,;:|·•"
    private static let at = Array("at".utf8)
    private static let streetEndings = ["straße", "strasse", "str", "weg", "platz", "allee", "gasse", "ufer", "damm"]
        .map { Array($0.utf8) }

    /// A word without what stands around it.
    private static func bare(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var word = word
        while let length = bracket(word.first, where: { word.starts(with: $0) }) { word = word.dropFirst(length) }
        while let length = bracket(word.last, where: { ends(word, with: $0) }) { word = word.dropLast(length) }
        return word
    }

    /// How many bytes the sign has that stands at an end of a word, given the byte there; `nil` where it belongs to the word.
    private static func bracket(_ byte: UInt8?, where isThere: ([UInt8]) -> Bool) -> Int? {
        guard let byte else { return nil }
        return byte < 0x80 ? (brackets.contains(ascii: byte) ? 1 : nil) : bullets.first(where: isThere)?.count
    }

    private static func ends(_ word: ArraySlice<UInt8>, with ending: [UInt8]) -> Bool {
        word.count >= ending.count && word.suffix(ending.count).elementsEqual(ending)
    }

    /// Whether a word may have an "at" in brackets: "jane(at)example", or the end of one.
    private static func mayBeBracketedAt(_ word: ArraySlice<UInt8>) -> Bool {
        if ends(word, with: at) { return true }
        return word.indices.contains { index in
            (word[index] == UInt8(ascii: ")") || word[index] == UInt8(ascii: "]")) && ends(word[..<index], with: at)
        }
    }

    /// A pattern, made once: to make one takes longer than to read a resume by all of them.
    ///
    /// Sendable because a `Regex` of a literal has no closure of anybody's, and what it is compiled to is put into it atomically.
    private struct Pattern<Output>: @unchecked Sendable {
        let regex: Regex<Output>
    }

    /// `jane @ example . com`, `jane (at) example (dot) com`.
    private static let spacedAddress = Pattern<Substring>(
        regex:
            /[\p{L}\p{N}._%+\-]{1,64}\s{0,2}(?:[@＠]|[(\[{]\s?(?i:at)\s?[)\]}])\s{0,2}[\p{L}\p{N}\-]{1,63}(?:\s{0,2}(?:[.．]|[(\[{]\s?(?:(?i:dot)|\.)\s?[)\]}]|\s(?i:dot)\s)\s{0,2}[\p{L}\p{N}\-]{2,63}){1,4}/
    )

    /// `jane at example dot com`.
    private static let spelledAddress = Pattern<Substring>(
        regex:
            /[\p{L}\p{N}._%+\-]{1,64}(?:\s(?i:dot)\s[\p{L}\p{N}\-]{1,63})?\s(?i:at)\s[\p{L}\p{N}\-]{1,63}(?:\s(?i:dot)\s[\p{L}\p{N}\-]{2,63}){1,3}/
    )

    /// `Tel 55 01 23`, `mobile: 555·0123 ext 4`.
    private static let labelledPhone = Pattern<(Substring, Substring)>(
        regex:
            /(?i)\b(?:phone|tel|telephone|telefon|mobile|mobil|cell|cellphone|fax|whatsapp|ph|handy|[tmp](?=[.:]))\b\s?[.:]{0,2}\s{0,3}((?:\+|\(|\d)[\d\s().\/+\-–·•_]{4,24}\d(?:\s{0,2}(?:ext|x|extension|durchwahl)[.:]?\s{0,2}\d{1,6})?)/
    )

    /// `555·0199·23`, `555_019_923`.
    private static let oddPhone = Pattern<Substring>(
        regex:
            /\+?\(?\d{1,5}\)?(?:\s?[·•_*~]\s?\(?\d{2,5}\)?){1,5}/
    )

    /// `(555) 0199 ext 23`.
    private static let extendedPhone = Pattern<Substring>(
        regex:
            /(?i)[+(]?\d[\d\s().\/+\-–]{5,24}\d\s{0,2}(?:ext|extension|durchwahl)[.:]?\s{0,2}\d{1,6}/
    )

    /// `five five five, zero one two three`.
    private static let spokenPhone = Pattern<(Substring, Substring)>(
        regex:
            /(?i)\b((?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[\s,\-]{1,3}){5,14}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/
    )

    /// `@jane_example`.
    private static let handle = Pattern<(Substring, Substring)>(
        regex:
            /(?:^|[\s|,;:(])(@[\p{L}\p{N}_.\-]{2,40})/
    )

    /// `Skype: live:jane`, `Telegram jane_example`, `GitHub: jane-example`.
    private static let labelledHandle = Pattern<(Substring, Substring)>(
        regex:
            /(?i)\b(?:skype|telegram|twitter|instagram|facebook|mastodon|discord|signal|wechat|line|threads|bluesky|tiktok|xing|viber|github|gitlab|linkedin|medium|orcid|x)\s?[:@]\s{0,2}@?((?:live:)?[\p{L}\p{N}_.\/#\-]{3,60})/
    )

    /// `12 Example Street, Apt 4`, `1 College Road`.
    private static let street = Pattern<Substring>(
        regex:
            /\d{1,5}[A-Za-z]?\s(?:\p{Lu}[\p{L}.'’\-]*\s){1,4}?(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|square|sq|terrace|close|crescent|highway|hwy|parkway|pkwy|circle|row)\b\.?(?:,?\s(?i:apt|apartment|unit|suite|ste|flat|floor|#)\.?\s?#?[\p{N}A-Za-z\-]{1,6})?/
    )

    /// `Musterstraße 12a`.
    private static let compoundStreet = Pattern<Substring>(
        regex:
            /[\p{L}\-]*(?i:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm)\s\d{1,4}\s?[a-z]?\b/
    )

    /// `P.O. Box 123`.
    private static let box = Pattern<Substring>(
        regex:
            /(?i)\b(?:p\.?\s?o\.?\s?box|postfach)\s\d{1,8}/
    )

    /// `Date of birth: 3 May 1990`, `born on 03/05/1990`, `geb. 3.5.1990`.
    private static let birth = Pattern<(Substring, Substring)>(
        regex:
            /(?i)\b(?:date of birth|birth\s?date|d\.?o\.?b\.?|born(?:\son|\sin)?|birthday|geburtsdatum|geboren(?:\sam)?|geb\.)\s?:?\s{0,3}((?:\p{L}{3,10}\.?,?\s)?\d{1,4}(?:(?:st|nd|rd|th)\b)?[\s.,\/\-]{0,3}(?:\p{L}{3,10}|\d{1,2})?[\s.,\/\-]{0,3}(?:\d{2,4})?)/
    )
}

extension Substring {
    /// Without characters at its ends.
    fileprivate func trimming(_ isOutside: (Character) -> Bool) -> Substring {
        var text = drop(while: isOutside)
        while let last = text.last, isOutside(last) { text.removeLast() }
        return text
    }
}
