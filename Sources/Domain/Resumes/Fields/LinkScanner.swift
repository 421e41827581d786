import Lexicons

/// Finds web addresses, mail addresses and phone numbers in a line.
enum LinkScanner {
    /// A web address.
    struct Link {
        /// As printed.
        let piece: Piece
        /// With a scheme.
        let url: String
        /// The lowercased host, without "www.".
        let host: String
        /// The path without slashes at its ends.
        let path: String
    }

    /// The mail addresses of a line.
    static func emails(in piece: Piece) -> [Piece] {
        words(of: piece, with: UInt8(ascii: "@")).compactMap { word in
            guard let at = word.text.firstIndex(of: "@") else { return nil }
            var candidate = word
            // "E-mail:ada@example.com", "mailto:ada@example.com"
            if let colon = word.text[..<at].lastIndex(of: ":") {
                candidate = word.with(word.text[word.text.index(after: colon)...])
            }
            return isEmail(candidate.text) ? candidate : nil
        }
    }

    /// Whether a word is a mail address: one "@", a dotted domain with a suffix of letters.
    static func isEmail(_ text: Substring) -> Bool {
        guard text.utf8.count <= 254 else { return false }
        let text = TextCharacters(String(text))
        guard let at = text.bytes.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
        // No second "@" is of a domain.
        return (0..<at).allSatisfy { text.isLetterOrNumber(at: $0) || text.isSign(of: localSigns, at: $0) }
            && isDomain(text, from: at + 1)
    }

    /// The web addresses of a line, not those of mail addresses.
    static func links(in piece: Piece) -> [Link] {
        words(of: piece, with: UInt8(ascii: ".")).compactMap(link)
    }

    private static func link(_ word: Piece) -> Link? {
        guard !word.text.contains(where: { $0 == "@" }), word.text.utf8.count <= 2_000 else { return nil }
        var rest = word.text
        var hasScheme = false
        // Few words have a colon, and looking for a text costs more than the rest.
        if rest.utf8.contains(UInt8(ascii: ":")), let range = rest.firstRange(of: "://") {
            let scheme = rest[..<range.lowerBound].lowercased()
            guard scheme.hasSuffix("http") || scheme.hasSuffix("https") else { return nil }
            let start = rest.index(range.lowerBound, offsetBy: scheme.hasSuffix("https") ? -5 : -4)
            rest = rest[start...]
            hasScheme = true
        } else if let colon = rest.firstIndex(of: ":"), rest[..<colon].allSatisfy(\.isLetter) {
            // "LinkedIn:linkedin.com/in/ada"
            rest = rest[rest.index(after: colon)...]
        }
        let printed = word.with(rest)
        let address = hasScheme ? rest[(rest.firstRange(of: "://")?.upperBound ?? rest.startIndex)...] : rest
        let hostEnd = address.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == ":" } ?? address.endIndex
        var host = address[..<hostEnd].lowercased()
        let path = address[hostEnd...]
        guard isDomain(TextCharacters(host)) else { return nil }
        let isPlain = !hasScheme && !host.hasPrefix("www.") && path.dropFirst().isEmpty
        // "Node.js" and "ASP.NET" are no addresses; a bare domain needs a suffix that no technology has.
        if isPlain, let suffix = host.split(separator: ".").last, !bareSuffixes.contains(String(suffix)) { return nil }
        if !hasScheme, !isPlain, !host.hasPrefix("www."), ["js", "net"].contains(host.split(separator: ".").last ?? "")
        {
            return nil
        }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        let url = hasScheme ? printed.string : "https://" + printed.string
        return Link(piece: printed, url: url, host: host, path: String(path.drop { $0 == "/" }.trimmingSlashes))
    }

    /// The phone numbers of a line: 7 to 15 digits with the usual signs between them, but no range of years.
    static func phones(in piece: Piece) -> [Piece] {
        guard piece.text.utf8.count <= 600 else { return [] }
        var phones: [Piece] = []
        let text = piece.text
        let characters = TextCharacters(String(text))
        func isDigit(at index: Int) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= characters.bytes[index] }
        var index = 0
        while index < characters.count {
            let isStart = isDigit(at: index) || characters.isSign(of: firstSigns, at: index)
            let isInWord = { characters.isLetter(at: index - 1) || characters.isSign(of: joints, at: index - 1) }
            guard isStart, index == 0 || !isInWord() else {
                index += 1
                continue
            }
            var end = index
            var digits = 0
            while end < characters.count, isDigit(at: end) || characters.isSign(of: numberSigns, at: end) {
                if isDigit(at: end) { digits += 1 }
                end += 1
            }
            if digitCount.contains(digits) {
                let start = text.index(text.startIndex, offsetBy: index)
                let candidate = piece.with(text[start..<text.index(start, offsetBy: end - index)])
                    .trimming(phoneEnds.contains)
                let isCut = text[candidate.text.endIndex...].first.map { $0.isLetter && $0 != "x" } ?? false
                if isPhone(candidate.text), !isCut { phones.append(candidate) }
            }
            index = max(end, index + 1)
        }
        return phones
    }

    private static func isPhone(_ text: Substring) -> Bool {
        let text = Array(text.utf8)
        let groups = text.split { !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) }
        let first = groups.first?.first
        guard groups.contains(where: { $0.contains { $0 != first } }) else { return false }
        if text.contains(UInt8(ascii: "+")) {
            return text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "(")
        }
        // "2019-2021", "01/2020-03/2021", "12/03/2020"
        if text.contains(UInt8(ascii: "/")) { return false }
        let isYear = { (group: ArraySlice<UInt8>) in
            group.count == 4 && (group.starts(with: "19".utf8) || group.starts(with: "20".utf8))
        }
        if groups.count == 2, groups.allSatisfy(isYear) { return false }
        if groups.count == 1 { return groups[0].count >= 9 }
        return groups.contains { $0.count >= 3 } && !(groups.count == 2 && groups[0].count == 4 && groups[1].count <= 2)
    }

    // MARK: Words

    /// The words that have a sign in them, without the punctuation around them.
    private static func words(of piece: Piece, with sign: UInt8) -> [Piece] {
        guard piece.text.utf8.contains(sign) else { return [] }
        let characters = TextCharacters(String(piece.text))
        var words: [Piece] = []
        var start = 0
        // Places of a text lead only from one to the next: each word's is found from the one before.
        var known = (offset: 0, index: piece.text.startIndex)
        for end in 0...characters.count
        where end == characters.count || characters.isSpace(at: end) || characters.isSign(of: separators, at: end) {
            if characters.bytes[start..<end].contains(sign) {
                let first = piece.text.index(known.index, offsetBy: start - known.offset)
                known = (end, piece.text.index(first, offsetBy: end - start))
                words.append(piece.with(piece.text[first..<known.index]).trimming(punctuation.contains))
            }
            start = end + 1
        }
        return words.filter { !$0.isEmpty }
    }

    /// What the name of a mail address may have, beside letters and digits.
    private static let localSigns: Signs = "._%+-'&"
    /// What stands between two words, beside spaces.
    private static let separators: Signs = "|,;<>()[]•·\""
    /// What stands around a word and is no part of it.
    private static let punctuation: Signs = ".:!?'*_`-–—"
    /// How many digits a phone number has.
    static let digitCount = 7...15
    /// Signs at the ends of what is printed like a phone number that are no part of it.
    private static let phoneEnds: Signs = " -.–/\u{A0}"
    /// What a phone number may begin with, beside digits.
    private static let firstSigns: Signs = "+("
    /// What may stand in a phone number, beside digits.
    private static let numberSigns: Signs = "+()-.–/ \u{A0}\u{2011}\u{2010}"
    /// Signs that join what follows them to a word or an address.
    private static let joints: Signs = "/._-="

    /// Whether a text from a character on is two to eight labels with dots between them, the last one of two to twelve letters.
    private static func isDomain(_ text: TextCharacters, from start: Int = 0) -> Bool {
        var count = 0
        var label = start..<start
        for end in start...text.count where end == text.count || text.bytes[end] == UInt8(ascii: ".") {
            label = (count == 0 ? start : label.upperBound + 1)..<end
            count += 1
            let isName = label.allSatisfy { text.isLetterOrNumber(at: $0) || text.bytes[$0] == UInt8(ascii: "-") }
            guard !label.isEmpty, isName, text[label].utf8.count <= 63 else { return false }
        }
        return (2...8).contains(count) && (2...12).contains(label.count)
            && label.allSatisfy { text.bytes[$0] != TextCharacters.other && text.isLetter(at: $0) }
    }

    private static let bareSuffixes: Set<String> = [
        "com", "org", "io", "dev", "me", "co", "app", "uk", "de", "eu", "edu", "info", "tech", "page", "site", "ca",
        "in",
        "design", "name", "fr", "nl", "ch", "at", "us", "au", "example", "blog", "xyz", "online", "works", "studio",
        "portfolio",
    ]
}

extension Substring {
    /// Without slashes at its end.
    fileprivate var trimmingSlashes: Substring {
        var text = self
        while text.last == "/" { text.removeLast() }
        return text
    }
}
