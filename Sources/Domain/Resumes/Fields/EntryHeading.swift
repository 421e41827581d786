import Documents
import Lexicons

/// The lines above an entry's text, taken apart.
struct EntryHeading {
    /// The employer.
    var name: Piece?
    /// The title of the position.
    var position: Piece?
    /// The place.
    var location: Piece?
    /// The first dates.
    var dates: (line: Line, span: DateSpan)?
    /// Whether words, not only the order, told the position from the employer.
    var isCertain = false
    /// Pieces without a meaning of their own.
    var others: [Piece] = []
}

/// Takes apart the lines above an entry's text.
struct EntryHeadingReader {
    private let vocabulary: EntryVocabulary
    /// Whether the position stands before the employer where words do not tell.
    var isTitleFirst = false

    /// A reader with its words.
    init(_ vocabulary: EntryVocabulary) {
        self.vocabulary = vocabulary
    }

    /// The parts of an entry's heading.
    func heading(_ lines: [Line]) -> EntryHeading {
        var heading = EntryHeading()
        var pieces: [Piece] = []
        for line in lines {
            let spans = line.dates
            if heading.dates == nil, let span = spans.first(where: \.isRange) ?? spans.first {
                heading.dates = (line, span)
            }
            for piece in Self.pieces(line.content, without: spans.map(\.range)) {
                take(piece, into: &heading, &pieces)
            }
        }
        assign(pieces, to: &heading)
        return heading
    }

    // MARK: Pieces

    /// The text between dates, tabs, wide spaces, bars and spaced dashes.
    static func pieces(_ content: Piece, without ranges: [Range<String.Index>]) -> [Piece] {
        var rests: [Substring] = []
        var start = content.text.startIndex
        for range in ranges where range.lowerBound >= start {
            rests.append(content.text[start..<range.lowerBound])
            start = range.upperBound
        }
        rests.append(content.text[start...])
        return rests.flatMap { strongParts(content.with($0)) }.map(\.stripped).filter {
            $0.text.contains(where: \.isLetter) && !isDuration($0)
        }
    }

    /// Signs that part what stands beside them.
    private static let bars: Signs = "|•·¦‖●▪"
    /// Signs that do between two spaces.
    private static let dashes: Signs = "-–—―/"
    /// Signs that do without spaces, too.
    private static let tightDashes: Signs = "—―"

    private static func strongParts(_ piece: Piece) -> [Piece] {
        var parts: [Piece] = []
        let text = piece.text
        var start = text.startIndex
        var index = text.startIndex
        var depth = 0
        func isSpace(_ index: String.Index) -> Bool { index < text.endIndex && text[index].isSpace }
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            let isWide = character == "\t" || character.isSpace && isSpace(next)
            let isBar = bars.contains(character)
            let isDash =
                dashes.contains(character) && index > start && text[text.index(before: index)].isSpace && isSpace(next)
            let isTightDash = tightDashes.contains(character)
            if isWide || isBar || depth <= 0 && (isDash || isTightDash) {
                parts.append(piece.with(text[start..<index]))
                start = next
            }
            index = next
        }
        parts.append(piece.with(text[start...]))
        return parts
    }

    /// "3 yrs 2 mos", "2 years", "full-time".
    private static func isDuration(_ piece: Piece) -> Bool {
        guard piece.text.utf8.count <= 40 else { return false }
        let words = piece.text.lowercased().split { !$0.isLetter }
        return words.allSatisfy { durationWords.contains(String($0)) }
    }

    private static let durationWords: Set<String> = [
        "yr", "yrs", "year", "years", "mo", "mos", "month", "months", "week", "weeks", "full", "part", "time",
        "fulltime",
        "permanent", "from", "to", "since", "and", "present", "current", "expected",
    ]

    // MARK: Meaning

    private func take(_ piece: Piece, into heading: inout EntryHeading, _ pieces: inout [Piece]) {
        if let colon = piece.text.firstIndex(of: ":") {
            let label = piece.with(piece.text[..<colon]).stripped.phrase
            let rest = piece.with(piece.text[piece.text.index(after: colon)...]).stripped
            if vocabulary.words.factLabels.contains(label), !rest.isEmpty {
                switch label {
                case "company", "employer", "organization", "organisation", "client", "institution":
                    heading.name = heading.name ?? rest
                case "position", "title", "role", "job title", "designation":
                    heading.position = heading.position ?? rest
                case "location", "city": heading.location = heading.location ?? rest
                default: pieces.append(rest)
                }
                return
            }
        }
        if vocabulary.isPlace(piece) {
            if heading.location == nil { heading.location = piece } else { heading.others.append(piece) }
            return
        }
        if let (left, right) = splittingAt(piece) {
            heading.position = heading.position ?? left
            takeNameWithPlace(right, into: &heading, &pieces)
            heading.isCertain = true
            return
        }
        takeNameWithPlace(piece, into: &heading, &pieces)
    }

    private func takeNameWithPlace(_ piece: Piece, into heading: inout EntryHeading, _ pieces: inout [Piece]) {
        if let (rest, place) = vocabulary.splittingPlace(piece) {
            if heading.location == nil { heading.location = place }
            pieces.append(rest)
        } else {
            pieces.append(piece)
        }
    }

    /// "Engineer at Acme", "Engineer @ Acme".
    private func splittingAt(_ piece: Piece) -> (Piece, Piece)? {
        let text = piece.text
        var index = text.startIndex
        while index < text.endIndex {
            let end = text[index...].firstIndex(where: \.isWhitespace) ?? text.endIndex
            let word = text[index..<end]
            if index > text.startIndex, vocabulary.words.atWords.contains(word.lowercased()) {
                let left = piece.with(text[..<index]).stripped
                let right = piece.with(text[end...]).stripped
                if !left.isEmpty, !right.isEmpty, right.text.first?.isLowercase == false { return (left, right) }
            }
            index = end < text.endIndex ? text.index(after: end) : end
        }
        return nil
    }

    private func assign(_ given: [Piece], to heading: inout EntryHeading) {
        var pieces = given
        if heading.name == nil || heading.position == nil,
            pieces.count == 1 || pieces.allSatisfy({ vocabulary.titleScore($0) == 0 })
                || !pieces.contains(where: { vocabulary.titleScore($0) == 0 })
        {
            pieces = pieces.flatMap { commaParts($0, isAlone: pieces.count == 1) }
        }
        if heading.position == nil {
            let scored = pieces.indices.filter { vocabulary.titleScore(pieces[$0]) > 0 }
            // "Acme Staffing Group" has a word of each sort; a title has none of an employer.
            if let index = scored.first(where: { vocabulary.employerScore(pieces[$0]) == 0 }) ?? scored.first {
                heading.position = pieces.remove(at: index)
                heading.isCertain = true
            }
        }
        if heading.name == nil {
            if heading.position == nil, pieces.count >= 2, isTitleFirst {
                heading.position = pieces.removeFirst()
            }
            let index =
                pieces.firstIndex { vocabulary.employerScore($0) > 0 && !vocabulary.isDepartment($0) }
                ?? pieces.firstIndex { !vocabulary.isDepartment($0) } ?? pieces.indices.first
            if let index { heading.name = pieces.remove(at: index) }
        }
        if heading.position == nil, !pieces.isEmpty { heading.position = pieces.removeFirst() }
        if heading.name == nil, let place = heading.location, let (town, region) = unknownTown(place) {
            // "Acme, Germany" looks like a place; without another employer it is not.
            heading.name = town
            heading.location = region
        }
        heading.others += pieces
    }

    private func unknownTown(_ place: Piece) -> (Piece, Piece)? {
        guard let comma = place.text.firstIndex(of: ",") else { return nil }
        let town = place.with(place.text[..<comma]).stripped
        let region = place.with(place.text[place.text.index(after: comma)...]).stripped
        guard !vocabulary.isPlaceName(town), !region.text.contains(","), vocabulary.isRegion(region) else { return nil }
        return (town, region)
    }

    /// "Engineer, Acme" cut at its commas, but not before "Inc." and not inside a title such as "Director, Sales".
    private func commaParts(_ piece: Piece, isAlone: Bool) -> [Piece] {
        let parts = piece.split { $0 == "," }
        guard parts.count >= 2 else { return [piece] }
        var merged: [Piece] = []
        for part in parts {
            let stripped = part.stripped
            let isSuffix = ["inc", "llc", "ltd", "llp", "lp", "corp", "co", "plc", "gmbh", "pllc", "pc", "sa", "ag"]
                .contains(stripped.phrase)
            if isSuffix, let last = merged.popLast() {
                let text = piece.text[last.text.startIndex..<part.text.endIndex]
                merged.append(piece.with(text))
            } else {
                merged.append(part)
            }
        }
        merged = merged.map { part in
            let trimmed = part.trimmed
            return trimmed.text.last == "." && !trimmed.text.hasSuffix("Inc.") ? part.trimmed : trimmed
        }
        .filter { !$0.isEmpty }
        // Where the other lines hold the employer, a comma belongs to the title.
        return isAlone || merged.contains { vocabulary.titleScore($0) == 0 && vocabulary.employerScore($0) > 0 }
            ? merged : [piece]
    }
}
