import Documents

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

    /// Finds the words; called once all lines are there.
    mutating func finish() {
        words = Word.words(in: characters)
    }

    /// The characters of a range of words.
    func range(of words: Range<Int>) -> Range<Int> {
        guard !words.isEmpty else { return 0..<0 }
        return self.words[words.lowerBound].range.lowerBound..<self.words[words.upperBound - 1].range.upperBound
    }

    /// The text of a range of characters.
    func text(_ range: Range<Int>) -> String {
        String(characters[range])
    }

    /// The part of a range that stands on its first line, as a quotation.
    func quotation(_ range: Range<Int>) -> Quotation? {
        guard !range.isEmpty, range.upperBound <= origins.count else { return nil }
        let first = origins[range.lowerBound]
        var end = range.lowerBound
        while end + 1 < range.upperBound, origins[end + 1].line == first.line { end += 1 }
        // The space that joins two lines is no character of the first.
        while end > range.lowerBound, characters[end] == " " { end -= 1 }
        let span = SourceSpan(line: first.line, start: first.character, end: origins[end].character + 1)
        return Quotation(source: .job, quote: text(range.lowerBound..<end + 1), span: span)
    }
}
