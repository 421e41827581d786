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
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, let local = halves.first, let domain = halves.last, !local.isEmpty,
            text.utf8.count <= 254
        else { return false }
        let isLocal = local.allSatisfy { $0.isLetter || $0.isNumber || "._%+-'&".contains($0) }
        return isLocal && isDomain(domain)
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
        guard isDomain(host[...]) else { return nil }
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
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let isStart = character == "+" || character == "(" || character.isDigit
            guard isStart, index == text.startIndex || !isInWord(behind: text[text.index(before: index)]) else {
                index = text.index(after: index)
                continue
            }
            var end = index
            while end < text.endIndex, text[end].isDigit || numberSigns.contains(text[end]) {
                end = text.index(after: end)
            }
            let candidate = piece.with(text[index..<end]).trimming { " -.–/(\u{A0}".contains($0) && $0 != "(" }
            let isCut = text[candidate.text.endIndex...].first.map { $0.isLetter && $0 != "x" } ?? false
            if isPhone(candidate.text), !isCut {
                phones.append(candidate)
            }
            index = end > index ? end : text.index(after: index)
        }
        return phones
    }

    private static func isPhone(_ text: Substring) -> Bool {
        let digits = text.filter(\.isDigit)
        guard (7...15).contains(digits.count), Set(digits).count > 1 else { return false }
        let groups = text.split { !$0.isDigit }
        if text.contains("+") { return text.first == "+" || text.first == "(" }
        // "2019-2021", "01/2020-03/2021", "12/03/2020"
        if text.contains("/") { return false }
        if groups.count == 2, groups.allSatisfy({ $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }) {
            return false
        }
        if groups.count == 1 { return digits.count >= 9 }
        return groups.contains { $0.count >= 3 } && !(groups.count == 2 && groups[0].count == 4 && groups[1].count <= 2)
    }

    // MARK: Words

    /// The words that have a sign in them, without the punctuation around them.
    private static func words(of piece: Piece, with sign: UInt8) -> [Piece] {
        guard piece.text.utf8.contains(sign) else { return [] }
        return piece.split { $0.isSpace || separators.contains($0) }
            .filter { $0.text.utf8.contains(sign) }
            .map { $0.trimming(punctuation.contains) }
            .filter { !$0.isEmpty }
    }

    /// What stands between two words, beside spaces.
    private static let separators: Signs = "|,;<>()[]•·\""
    /// What stands around a word and is no part of it.
    private static let punctuation: Signs = ".:!?'*_`-–—"
    /// What may stand in a phone number, beside digits.
    private static let numberSigns: Signs = "+()-.–/ \u{A0}\u{2011}\u{2010}"
    /// Signs that join what follows them to a word or an address.
    private static let joints: Signs = "/._-="

    private static func isInWord(behind character: Character) -> Bool {
        character.isLetter || joints.contains(character)
    }

    private static func isDomain(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.count <= 8, let suffix = labels.last, (2...12).contains(suffix.count),
            suffix.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        }
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
