import Lexicons

/// Finds the person's name among the first lines.
struct NameReader {
    private let context: FieldContext
    private let headings: HeadingLexicon

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
        headings = HeadingLexicon.headings(of: context.lexicon.lexicon)
    }

    /// The name: the piece that looks most like one, larger letters and earlier lines first.
    func name(in lines: [Line]) -> Piece? {
        let largest = lines.compactMap(\.height).max()
        var best: (piece: Piece, score: Double)?
        for (index, line) in lines.enumerated() {
            guard line.content.text.utf8.count <= 300, !line.isBullet,
                let (piece, isLabelled) = candidate(line.content)
            else { continue }
            var score = 10 - Double(index)
            if isLabelled { score += 20 }
            if let largest, let height = line.height, height >= largest * 0.98, height > 0 { score += 6 }
            if line.markdownLevel == 1 { score += 6 }
            let words = piece.words.count
            score += words == 2 || words == 3 || isSpaced(piece) ? 2 : words == 1 ? -6 : 0
            if score > best?.score ?? 3 { best = (piece, score) }
        }
        return best?.piece
    }

    private func candidate(_ content: Piece) -> (Piece, Bool)? {
        if isSpaced(content), isName(content) { return (content, false) }
        var first = EntryHeadingReader.pieces(content, without: []).first ?? content
        var isLabelled = false
        if let colon = first.text.firstIndex(of: ":") {
            let label = first.with(first.text[..<colon]).stripped.phrase
            guard label == "name" || label == "full name" || context.vocabulary.words.documentTitles.contains(label)
            else {
                return nil
            }
            first = first.with(first.text[first.text.index(after: colon)...]).stripped
            isLabelled = true
        }
        if context.vocabulary.words.documentTitles.contains(first.phrase) {
            let rest = EntryHeadingReader.pieces(content, without: []).dropFirst().first
            guard let rest else { return nil }
            first = rest
        }
        // "Ada Example, RN" and "Ada Example (she/her)": the name stands before.
        if let end = first.text.firstIndex(where: { $0 == "," || $0 == "(" }), end > first.text.startIndex {
            first = first.with(first.text[..<end]).stripped
        }
        return isName(first) ? (first, isLabelled) : nil
    }

    /// One to five capitalized words without digits, which name neither a position nor a section.
    private func isName(_ piece: Piece) -> Bool {
        let text = piece.text
        guard text.utf8.count <= 80, !text.contains(where: { $0.isNumber || "@/\\:;!?&+=<>#".contains($0) }),
            LinkScanner.links(in: piece).isEmpty
        else { return false }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard (1...5).contains(words.count) || isSpaced(piece) else { return false }
        if headings.heading(text)?.isKnown == true, !isSpaced(piece) || words.count < 4 { return false }
        guard context.vocabulary.titleScore(piece) == 0, context.vocabulary.employerScore(piece) == 0,
            !context.vocabulary.words.documentTitles.contains(piece.phrase),
            !(context.vocabulary.isPlace(piece) && words.count < 2)
        else { return false }
        let particles: Set<String> = [
            "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "bin", "al", "dos", "del", "y", "ter",
        ]
        return words.allSatisfy { word in
            guard let first = word.first, first.isLetter || first == "\u{201C}" || first == "\"" || first == "'" else {
                return false
            }
            return first.isUppercase || particles.contains(word.lowercased()) || !first.isLetter || !first.isCased
        }
    }

    /// "J O R D A N".
    private func isSpaced(_ piece: Piece) -> Bool {
        let words = piece.text.split(whereSeparator: \.isWhitespace)
        return words.count >= 4 && words.count <= 40 && words.allSatisfy { $0.count == 1 }
    }
}
