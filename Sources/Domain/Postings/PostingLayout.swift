import Documents
import Lexicons

/// A posting cut into sections and passages by its headings, bullets and blank lines.
struct PostingLayout: Sendable {
    /// Passages under one heading.
    struct Section: Sendable {
        /// What it is about; `nil` before the first heading.
        var kind: PostingLexicon.SectionKind?
        /// Its heading, for the name of a company in it.
        var heading: Passage?
        /// Its paragraphs and bullets.
        var passages: [Passage] = []
    }

    /// The sections in order; the first has no heading.
    private(set) var sections: [Section] = [Section()]
    /// The first lines, each by itself: there a posting prints its title, company and place.
    private(set) var heads: [Passage] = []
    private let lexicon: PostingLexicon
    private var open: Passage?
    private var last: LineShape?
    /// The width at which the text was wrapped, as far as its longest line tells.
    private let width: Int
    /// The Markdown level of the heading that gave the section its kind.
    private var level = 0
    /// Whether the section was opened by "Nice to have: Kafka", and so ends with its paragraph.
    private var isInline = false

    /// How many lines may print title, company and place: a letterhead has fewer.
    private static let headLines = 12
    /// No text is wrapped at fewer characters on purpose.
    private static let leastWidth = 60

    /// Reads the lines of a posting.
    init(_ lines: [TextLine], lexicon: PostingLexicon) {
        self.lexicon = lexicon
        let shapes = lines.map { LineShape($0) }
        width = max(Self.leastWidth, shapes.map(\.text.count).max() ?? 0)
        for (index, shape) in shapes.enumerated() {
            let next = shapes[(index + 1)...].prefix(3).first { !$0.isBlank }
            read(shape, next: next)
            last = shape
        }
        close()
    }

    private mutating func read(_ shape: LineShape, next: LineShape?) {
        guard !shape.isBlank else {
            close()
            if isInline { sections.append(Section()) }
            isInline = false
            return
        }
        let isAfterBlank = last?.isBlank ?? true
        let heading = HeadingReader(shape, next: next, isAfterBlank: isAfterBlank, lexicon: lexicon).heading
        addHead(shape, heading)
        if let heading, !isTitle(shape, heading) {
            begin(heading, shape)
            return
        }
        if shape.isBullet || open == nil || !continues(shape) {
            close()
            open = Passage(shape.isBullet ? .bullet : .paragraph)
        }
        open?.append(shape.text, of: shape.characters, number: shape.number)
    }

    /// Whether a line goes on with the one before it, rather than standing for itself.
    ///
    /// A line was wrapped where the next word had no room any more; where it had room, its end was meant.
    private func continues(_ shape: LineShape) -> Bool {
        guard let last, !shape.isLabelled else { return false }
        let first = shape.characters[shape.text]
        if first.first?.isLowercase == true { return true }
        let end = last.characters[last.text].last
        let word = first.prefix { !$0.isWhitespace }.count
        return last.text.count + 1 + word > width && end != ":" || (last.text.count > width / 2 && end == ",")
    }

    /// Whether a line that looks like a heading is the position's title ("Benefits Manager").
    private func isTitle(_ shape: LineShape, _ heading: HeadingReader.Heading) -> Bool {
        guard heads.count == 1, sections.count == 1, heading.rest.isEmpty, !heading.isWhole else { return false }
        return heads[0].words.contains { lexicon.roleNouns.contains($0.text) }
    }

    private mutating func addHead(_ shape: LineShape, _ heading: HeadingReader.Heading?) {
        guard heads.count < Self.headLines, !shape.isBullet, sections.count <= 2 else { return }
        guard heading?.isWhole != true else { return }
        var head = Passage(.paragraph)
        head.append(shape.text, of: shape.characters, number: shape.number)
        head.finish()
        heads.append(head)
    }

    private mutating func begin(_ heading: HeadingReader.Heading, _ shape: LineShape) {
        close()
        let isDeeper = heading.level > level && level > 0
        // A heading that says nothing ("Technical", "Backend:") inside a section belongs to it.
        let isKept = heading.kind == nil && (heading.isWeak || isDeeper)
        isInline = !heading.rest.isEmpty
        if !isKept {
            level = heading.level
            var passage = Passage(.paragraph)
            passage.append(shape.text, of: shape.characters, number: shape.number)
            passage.finish()
            sections.append(Section(kind: heading.kind ?? .other, heading: passage))
        }
        if !heading.rest.isEmpty {
            var rest = Passage(.paragraph)
            rest.append(heading.rest, of: shape.characters, number: shape.number)
            open = rest
        }
    }

    private mutating func close() {
        guard var passage = open else { return }
        open = nil
        passage.finish()
        if !passage.words.isEmpty { sections[sections.count - 1].passages.append(passage) }
    }
}

/// How one line looks: blank, a bullet, Markdown.
struct LineShape: Sendable {
    /// The line's number, from 1.
    let number: Int
    /// Its characters.
    let characters: [Character]
    /// Its text without bullet, Markdown marks and spaces around it.
    let text: Range<Int>
    /// Whether a bullet or number opens it.
    let isBullet: Bool
    /// The number of `#` before a Markdown heading; 0 for none.
    let markdownLevel: Int
    /// Whether the whole text is bold.
    let isBold: Bool

    /// Whether nothing is on it.
    var isBlank: Bool { text.isEmpty }

    /// Whether it begins like "Location:": such lines are no continuation of the line before.
    var isLabelled: Bool {
        guard let colon = characters[text].prefix(30).firstIndex(of: ":") else { return false }
        let label = characters[text.lowerBound..<colon].drop { "*_ ".contains($0) }
        return label.first?.isUppercase == true && !label.contains(".") && label.count { $0 == " " } <= 2
    }

    /// Looks at a line.
    init(_ line: TextLine) {
        let characters = line.text.characters
        var start = 0
        var end = characters.count
        func trim() {
            while start < end, Self.isSpace(characters[start]) { start += 1 }
            while end > start, Self.isSpace(characters[end - 1]) { end -= 1 }
        }
        trim()
        let hashes = characters[start..<end].prefix { $0 == "#" }.count
        let isMarkdown = hashes > 0 && hashes <= 6 && start + hashes < end && characters[start + hashes] == " "
        if isMarkdown {
            start += hashes
            trim()
            while end > start, characters[end - 1] == "#" { end -= 1 }
        }
        let marker = isMarkdown ? 0 : Self.bullet(characters[start..<end])
        start += marker
        trim()
        var isBold = false
        for mark in ["**", "__"] where end - start > 4 {
            guard characters[start..<start + 2].elementsEqual(mark), characters[end - 2..<end].elementsEqual(mark),
                !String(characters: characters[start + 2..<end - 2]).contains(mark)
            else { continue }
            start += 2
            end -= 2
            isBold = true
            trim()
        }
        // Rules such as "-----" and "=====" are blank lines.
        if characters[start..<end].allSatisfy({ "-=_*~# ".contains($0) }) { end = start }
        number = line.number
        self.characters = characters
        text = start..<end
        isBullet = marker > 0
        markdownLevel = isMarkdown ? hashes : 0
        self.isBold = isBold
    }

    /// The length of a bullet or item number with the space behind it; 0 for none.
    private static func bullet(_ text: ArraySlice<Character>) -> Int {
        guard let first = text.first else { return 0 }
        let rest = text.dropFirst()
        if "•●◦▪▫■□‣⁃∙·►▸➢➤✓✔✅★☆".contains(first) {
            return 1 + rest.prefix(while: isSpace).count
        }
        if "-–—*+o".contains(first), let second = rest.first, isSpace(second) {
            return 1 + rest.prefix(while: isSpace).count
        }
        let digits = text.prefix(3).prefix { $0.isASCII && $0.isNumber }.count
        let behind = text.dropFirst(digits)
        guard digits > 0, let sign = behind.first, sign == "." || sign == ")", let gap = behind.dropFirst().first,
            isSpace(gap)
        else { return 0 }
        return digits + 1 + behind.dropFirst().prefix(while: isSpace).count
    }

    private static func isSpace(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}"
    }
}
