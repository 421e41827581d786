import Documents
import Lexicons

/// Reads who the person is from the lines above the first section, and from sections of contact data.
struct BasicsReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// What was read, and the lines that are prose.
    struct Result {
        /// The fields.
        var basics = ParsedResume.Basics()
        /// Lines above the first section that belong to no field: a summary without a heading.
        var prose: [Line] = []
        /// Mail addresses in their order, one each.
        var emails: [String] = []
    }

    /// Reads the fields.
    ///
    /// - Parameters:
    ///   - head: The lines above the first section.
    ///   - contact: Lines of sections of contact data.
    ///   - fallback: Lines that may hold what the others lack: furniture, then the document's last lines.
    /// - Returns: The fields, and what belongs to none.
    func read(head: [Line], contact: [Line], fallback: [Line]) -> Result {
        var result = Result()
        var name: Piece?
        if let found = NameReader(context).name(in: Array(head.prefix(10)))
            ?? NameReader(context).name(in: Array(contact.prefix(3)))
        {
            name = found
            result.basics.name = found.string
        }
        for line in head + contact { takeContacts(line, into: &result) }
        for line in fallback where result.basics.email == nil || result.basics.phone == nil {
            takeContacts(line, into: &result)
        }
        var isAfterName = name == nil
        var isProseOver = false
        for line in head {
            if line.number == name?.line { isAfterName = true }
            let known = result.prose.count
            takeWords(line, name: name, isAfterName: isAfterName && !isProseOver, into: &result)
            // A summary is one paragraph: lines with something between them are not joined.
            if known > 0, result.prose.count == known { isProseOver = true }
        }
        for line in contact { takeWords(line, name: name, isAfterName: false, into: &result) }
        return result
    }

    private func takeContacts(_ line: Line, into result: inout Result) {
        let content = line.content
        guard content.text.utf8.count <= 2_000 else { return }
        for email in LinkScanner.emails(in: content) {
            result.basics.email = result.basics.email ?? email.string
            if !result.emails.contains(email.string.lowercased()), result.emails.count < 16 {
                result.emails.append(email.string.lowercased())
            }
        }
        if result.basics.phone == nil { result.basics.phone = LinkScanner.phones(in: content).first?.string }
        for link in LinkScanner.links(in: content) { take(link, into: &result.basics) }
    }

    private func take(_ link: LinkScanner.Link, into basics: inout ParsedResume.Basics) {
        if let network = Self.networks.first(where: { link.host == $0.host || link.host.hasSuffix("." + $0.host) }) {
            guard basics.profiles.count < 32, !basics.profiles.contains(where: { $0.url == link.url }) else { return }
            let name = link.path.split(separator: "/").last.map(String.init)
            basics.profiles.append(ParsedResume.Profile(network: network.name, username: name, url: link.url))
        } else if basics.url == nil {
            basics.url = link.url
        } else if basics.url != link.url, basics.profiles.count < 32,
            !basics.profiles.contains(where: { $0.url == link.url })
        {
            basics.profiles.append(ParsedResume.Profile(network: link.host, username: nil, url: link.url))
        }
    }

    /// Place, label and prose.
    private func takeWords(_ line: Line, name: Piece?, isAfterName: Bool, into result: inout Result) {
        let words = line.content.words
        let isContact = isContactLine(line.content)
        if words.count > 12 && !isContact || isSentence(line) {
            if isAfterName { result.prose.append(line) }
            return
        }
        for piece in pieces(line.content, name: name) {
            if result.basics.location == nil, let location = location(piece) {
                result.basics.location = location
            } else if result.basics.label == nil, isAfterName, isLabel(piece) {
                result.basics.label = piece.string
            }
        }
    }

    /// The pieces of a line without addresses, numbers, labels and the name.
    private func pieces(_ content: Piece, name: Piece?) -> [Piece] {
        var content = content
        if let name, name.line == content.line {
            content = content.with(content.text[max(name.text.endIndex, content.text.startIndex)...])
            // "Ada Example, RN, BSN": letters behind a name are no label.
            if content.text.first == "," { content = content.with(content.text.drop { !"|•·–—\t".contains($0) }) }
        }
        let taken =
            LinkScanner.emails(in: content).map(\.text) + LinkScanner.links(in: content).map(\.piece.text)
            + LinkScanner.phones(in: content).map(\.text)
        let ranges = taken.map { $0.startIndex..<$0.endIndex }.sorted { $0.lowerBound < $1.lowerBound }
        return EntryHeadingReader.pieces(content, without: ranges).flatMap { piece -> [Piece] in
            guard let colon = piece.text.firstIndex(of: ":") else { return [piece] }
            let label = piece.with(piece.text[..<colon]).stripped
            let rest = piece.with(piece.text[piece.text.index(after: colon)...]).stripped
            return context.vocabulary.words.factLabels.contains(label.phrase) ? [rest] : [piece]
        }
        .filter { !$0.isEmpty && !context.vocabulary.words.factLabels.contains($0.phrase) }
    }

    private func isContactLine(_ content: Piece) -> Bool {
        content.text.contains("@") || content.text.contains("|") || !LinkScanner.links(in: content).isEmpty
            || !LinkScanner.phones(in: content).isEmpty
    }

    private func isSentence(_ line: Line) -> Bool {
        line.content.text.last == "." && line.content.words.count > 6
    }

    private func isLabel(_ piece: Piece) -> Bool {
        let words = piece.words
        return (1...12).contains(words.count) && context.vocabulary.titleScore(piece) > 0
            && !context.vocabulary.words.documentTitles.contains(piece.phrase) && !piece.text.contains("@")
    }

    /// "Berlin, Germany", "12 Example Street, Springfield, IL 62701".
    private func location(_ piece: Piece) -> ParsedResume.Location? {
        var place: Piece?
        if context.vocabulary.isPlace(piece) {
            place = piece
        } else if piece.text.contains(where: \.isNumber), let last = piece.split(where: { $0 == "," }).last?.stripped,
            context.vocabulary.isPlaceName(last) || context.vocabulary.isPlaceCode(last)
        {
            place = piece
        }
        guard let place = place.map(withoutInstitutions), context.vocabulary.titleScore(place) == 0 else { return nil }
        let parts = place.split { $0 == "," }.map(\.stripped).filter { !$0.isEmpty }
        var location = ParsedResume.Location(address: place.string)
        let city = parts.first {
            !$0.text.contains(where: \.isNumber) && !context.vocabulary.isPlaceCode($0)
                && (parts.count == 1 || !context.vocabulary.isRegion($0)
                    || context.vocabulary.words.cities.contains($0.phrase))
        }
        guard let city, city.phrase != "remote", city.phrase != "hybrid" else { return location }
        location.city = city.string
        let behind = parts.drop { $0.text.startIndex <= city.text.startIndex }
        if let region = behind.first {
            let name = region.trimming { $0.isNumber || $0.isWhitespace || $0 == "-" }
            location.region = name.isEmpty ? nil : name.string
        }
        return location
    }

    /// The address of an office without the names of its departments.
    private func withoutInstitutions(_ place: Piece) -> Piece {
        let parts = place.split { $0 == "," }
        guard let last = parts.lastIndex(where: { context.vocabulary.employerScore($0) > 0 }), last + 1 < parts.count
        else {
            return place
        }
        return place.with(place.text[parts[last + 1].text.startIndex...]).stripped
    }

    /// Networks by their hosts.
    private static let networks: [(host: String, name: String)] = [
        ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"), ("gitlab.com", "GitLab"), ("twitter.com", "Twitter"),
        ("x.com", "X"), ("stackoverflow.com", "Stack Overflow"), ("medium.com", "Medium"), ("behance.net", "Behance"),
        ("dribbble.com", "Dribbble"), ("kaggle.com", "Kaggle"), ("bitbucket.org", "Bitbucket"), ("orcid.org", "ORCID"),
        ("scholar.google.com", "Google Scholar"), ("researchgate.net", "ResearchGate"), ("youtube.com", "YouTube"),
        ("instagram.com", "Instagram"), ("facebook.com", "Facebook"), ("xing.com", "XING"), ("dev.to", "DEV"),
        ("leetcode.com", "LeetCode"), ("hackerrank.com", "HackerRank"), ("huggingface.co", "Hugging Face"),
        ("codepen.io", "CodePen"), ("t.me", "Telegram"), ("mastodon.social", "Mastodon"), ("bsky.app", "Bluesky"),
    ]
}
