/// Decides whether a line is a heading, and of what.
struct HeadingReader {
    /// A heading.
    struct Heading: Equatable {
        /// What the section is about; `nil` where no rule knows.
        let kind: PostingLexicon.SectionKind?
        /// The Markdown level; 1 for bold and plain headings.
        let level: Int
        /// Whether it only looks like a heading by its colon or its shape.
        let isWeak: Bool
        /// Whether all its words are a known title of a section.
        let isWhole: Bool
        /// What stands behind the colon on the same line.
        let rest: Range<Int>
    }

    /// What was found.
    let heading: Heading?

    /// Looks at a line and the next one that is not blank.
    init(_ shape: LineShape, next: LineShape?, isAfterBlank: Bool, lexicon: PostingLexicon) {
        let characters = shape.characters
        let colon = characters[shape.text].firstIndex(of: ":") ?? shape.text.upperBound
        let title = shape.text.lowerBound..<min(colon, shape.text.upperBound)
        let words = Word.words(in: characters[title])
        var rest = min(colon + 1, shape.text.upperBound)..<shape.text.upperBound
        while let first = rest.first, " *_".contains(characters[first]) { rest = first + 1..<rest.upperBound }
        let isMarked = shape.markdownLevel > 0 || (shape.isBold && !shape.isBullet)
        let level = max(1, shape.markdownLevel)
        guard !words.isEmpty, words.count <= 12 || isMarked, !shape.isBullet || rest.isEmpty else {
            heading = nil
            return
        }
        // "Pay: $19.50/hour" is a fact, not the heading of what follows.
        if !rest.isEmpty, lexicon.labels.match(at: 0, in: words)?.words == words.indices {
            heading = nil
            return
        }
        let endsInColon = colon < shape.text.upperBound && rest.isEmpty
        let known = Self.kind(of: words, lexicon: lexicon)
        if let known, known.isWhole, !shape.isBullet || endsInColon {
            heading = Heading(kind: known.kind, level: level, isWeak: false, isWhole: true, rest: rest)
            return
        }
        guard rest.isEmpty, !shape.isBullet || (endsInColon && next?.isBullet == true) else {
            heading = nil
            return
        }
        let isShort = words.count <= 7
        let ending = characters[shape.text].last
        let isSentence = ending.map { ".!,;".contains($0) } ?? true
        let isCapitals =
            isShort && characters[title].contains(where: \.isUppercase)
            && !characters[title].contains(where: \.isLowercase) && words.count > 1
        let isTitled = isShort && known != nil && Self.isTitleCase(words, in: characters)
        let standsAlone = !isSentence && (isAfterBlank || next?.isBullet == true) && (isCapitals || isTitled)
        if isMarked || endsInColon || standsAlone {
            let kind = known?.kind ?? Self.kind(ofLeadIn: words, lexicon: lexicon)
            let isWeak = !isMarked && !isCapitals
            heading = Heading(kind: kind, level: level, isWeak: isWeak, isWhole: false, rest: rest)
        } else {
            heading = nil
        }
    }

    /// Whether every longer word has a capital letter, and none a digit.
    private static func isTitleCase(_ words: [Word], in characters: [Character]) -> Bool {
        words.allSatisfy { word in
            let printed = characters[word.range]
            return !printed.contains(where: \.isNumber) && (printed.count < 4 || printed.first?.isUppercase == true)
        }
    }

    /// The kind of the longest known phrase in a title; whole where it is all of the title.
    private static func kind(
        of words: [Word],
        lexicon: PostingLexicon
    ) -> (kind: PostingLexicon.SectionKind, isWhole: Bool)? {
        let matches = lexicon.headings.matches(in: words)
        guard let longest = matches.max(by: { $0.words.count < $1.words.count }) else { return nil }
        if longest.words.count == words.count { return (longest.meaning, true) }
        // "Preferred skills", "required experience": the adjective decides.
        if let preferred = matches.first(where: { $0.meaning == .preferred }) { return (preferred.meaning, false) }
        return (longest.meaning, false)
    }

    /// The kind of a sentence that leads into a list: "It would be great if you have:".
    private static func kind(ofLeadIn words: [Word], lexicon: PostingLexicon) -> PostingLexicon.SectionKind? {
        let cues = lexicon.cues.matches(in: words).map(\.meaning)
        if cues.contains(.preferred) || cues.contains(.preferring) { return .preferred }
        let voices = lexicon.voices.matches(in: words).map(\.meaning)
        if voices.contains(.offer) { return .benefits }
        if cues.contains(.required) || voices.contains(.asking) { return .required }
        return voices.contains(.duty) ? .responsibilities : nil
    }
}
