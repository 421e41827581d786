import Documents
import Lexicons

/// Reads spoken languages and how well they are spoken.
struct LanguageReader {
    private let context: FieldContext

    /// A reader in a document's context.
    init(_ context: FieldContext) {
        self.context = context
    }

    /// The languages, in their order.
    func items(_ lines: [Line]) -> [ParsedResume.Language] {
        var items: [ParsedResume.Language] = []
        for line in lines {
            for piece in Self.parts(line.content).prefix(ListReader.mostItems) { take(piece, into: &items) }
        }
        return items
    }

    /// Cut at commas, bars and wide spaces outside of brackets.
    private static func parts(_ content: Piece) -> [Piece] {
        SkillsReader.items(content).flatMap { piece in
            piece.text.contains("(") ? [piece] : piece.split { $0 == "/" }.map(\.trimmed)
        }
    }

    private func take(_ piece: Piece, into items: inout [ParsedResume.Language]) {
        let words = piece.text.split { !$0.isLetter && $0 != "-" && !$0.isNumber }
        let names = words.filter { context.vocabulary.words.spokenLanguages.contains($0.lowercased()) }
        guard let first = names.first else {
            // A level by itself belongs to the language before it.
            if let last = items.indices.last, items[last].fluency == nil, isFluency(piece), !piece.isEmpty {
                items[last].fluency = piece.stripped.string
                items[last].x.src.append(piece.span)
            }
            return
        }
        for name in names {
            let language = piece.with(name)
            var item = ParsedResume.Language(language: language.string, fluency: nil)
            item.fluency =
                fluency(in: piece, around: names.count == 1 ? name : first, isShared: names.count > 1)?.string
            item.x.src = [piece.span]
            items.append(item)
        }
    }

    /// What stands behind or before a language's name and says how well it is spoken.
    private func fluency(in piece: Piece, around name: Substring, isShared: Bool) -> Piece? {
        let behind = piece.with(piece.text[name.endIndex...]).stripped
        if !isShared, !behind.isEmpty, isFluency(behind) { return behind }
        let before = piece.with(piece.text[..<name.startIndex]).stripped
        guard let word = before.text.split(whereSeparator: \.isWhitespace).first, isFluency(piece.with(word)) else {
            return nil
        }
        return before.with(word)
    }

    private func isFluency(_ piece: Piece) -> Bool {
        piece.text.utf8.count <= 80
            && piece.text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains {
                context.vocabulary.words.fluency.contains(String($0))
            }
    }
}
