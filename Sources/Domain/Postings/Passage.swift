import Documents
import Lexicons

/// A paragraph or bullet of a posting: running text whose every character knows its line.
struct Passage: Sendable {
    /// What a passage is on the page.
    enum Form: Sendable, Equatable {
        case bullet, paragraph
    }

    /// The characters, wrapped lines being joined by a space.
    private(set) var characters: [Character] = []
    /// The folded words.
    private(set) var words: [Word] = []
    /// Bullet or paragraph.
    let form: Form
    private var origins: [(line: Int, character: Int)] = []

    /// An empty passage.
    init(_ form: Form) {
        self.form = form
    }

    /// Appends a part of a line.
    mutating func append(_ range: Range<Int>, of line: [Character], number: Int) {
        if let last = origins.last, !range.isEmpty {
            characters.append(" ")
            origins.append((last.line, last.character))
        }
        for index in range {
            characters.append(line[index])
            origins.append((number, index))
        }
    }

    /// The lines that it stands on; `nil` for an empty one.
    var lines: ClosedRange<Int>? {
        guard let first = origins.first, let last = origins.last else { return nil }
        return first.line...max(first.line, last.line)
    }

    /// Finds the words; called once all lines are there.
    mutating func finish() {
        words = Word.words(in: characters)
    }

    /// The characters of a range of words.
    func range(of words: Range<Int>) -> Range<Int> {
        guard !words.isEmpty else { return 0..<0 }
        return self.words[words.lowerBound].range.lowerBound..<self.words[words.upperBound - 1].range.upperBound
    }

    /// The first word that ends behind a character, or the number of words where none does.
    func word(endingBehind character: Int) -> Int {
        words.firstSorted { $0.range.upperBound > character }
    }

    /// The first word that begins at a character or behind it, or the number of words where none does.
    func word(from character: Int) -> Int {
        words.firstSorted { $0.range.lowerBound >= character }
    }

    /// The text of a range of characters.
    func text(_ range: Range<Int>) -> String {
        String(characters: characters[range])
    }

    /// Its parts between commas and bars, without the spaces around them: "Acme, Berlin, hybrid".
    var parts: [Range<Int>] {
        characters.indices.split { ",|•·".contains(characters[$0]) }.compactMap { part in
            guard let first = part.first(where: { !characters[$0].isWhitespace }),
                let last = part.last(where: { !characters[$0].isWhitespace })
            else { return nil }
            return first..<last + 1
        }
    }

    /// The longest part of a range that stands on one line, as a quotation; of equals the first.
    func quotation(_ range: Range<Int>) -> Quotation? {
        guard range.lowerBound >= 0, range.upperBound <= origins.count else { return nil }
        var longest = 0..<0
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, origins[end].line == origins[start].line { end += 1 }
            let next = end
            // The space that joins two lines is no character of the first.
            while end > start, characters[end - 1] == " " { end -= 1 }
            if end - start > longest.count { longest = start..<end }
            start = next
        }
        guard let first = longest.first, let last = longest.last else { return nil }
        let span = SourceSpan(
            line: origins[first].line,
            start: origins[first].character,
            end: origins[last].character + 1
        )
        return Quotation(source: .job, quote: text(longest), span: span)
    }
}

extension Array {
    /// The first index whose element passes a test that all later ones pass too, by bisection.
    func firstSorted(where isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
