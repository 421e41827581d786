package import Documents
import Lexicons

extension CheckInput {
    /// How many characters of a line are quoted at most: enough to find the place.
    package static let quoteLimit = 300
    /// How far into a line a printed text is looked for, in characters; a line of more bytes is read no further than it has to.
    package static let searchLimit = 4_000
    /// How many quotations one observation holds at most.
    package static let evidenceLimit = 8

    /// The words of a span, or `nil` where the line has none there.
    ///
    /// Longer spans are quoted from their beginning, never with an ellipsis: a quote is verbatim.
    package func quote(_ span: SourceSpan) -> Quotation? {
        guard span.line >= 1, span.line <= lines.count, span.start >= 0, span.start < span.end else { return nil }
        let end = min(span.end, span.start + Self.quoteLimit)
        let line = lines[span.line - 1].text
        let text = TextCharacters(line.utf8.count > Self.searchLimit ? String(line.prefix(end)) : line)
        guard end <= text.count else { return nil }
        return Quotation(
            source: .resume,
            quote: text[span.start..<end],
            span: SourceSpan(line: span.line, start: span.start, end: end)
        )
    }

    /// A piece of a line, counted from 1.
    package func quote(line: Int, _ range: Range<Int>) -> Quotation? {
        quote(SourceSpan(line: line, start: range.lowerBound, end: range.upperBound))
    }

    /// A whole line without the spaces around it, counted from 1.
    package func quote(line: Int) -> Quotation? {
        guard line >= 1, line <= lines.count else { return nil }
        let text = TextCharacters(lines[line - 1].text)
        let start = text.indices.first { !text.isSpace(at: $0) } ?? text.count
        let end = (start..<text.count).last { !text.isSpace(at: $0) }.map { $0 + 1 } ?? start
        return quote(SourceSpan(line: line, start: start, end: end))
    }

    /// Several words of a judged line, counted from 1.
    package func quote(line: Int, words: Range<Int>) -> Quotation? {
        guard line >= 1, line <= lineWords.count, !words.isEmpty, words.upperBound <= lineWords[line - 1].count else {
            return nil
        }
        let all = lineWords[line - 1]
        return quote(line: line, all[words.lowerBound].range.lowerBound..<all[words.upperBound - 1].range.upperBound)
    }

    /// The spans of a bullet or an entry, as quotations.
    package func quotes(_ spans: [SourceSpan]) -> [Quotation] {
        spans.prefix(Self.evidenceLimit).compactMap(quote)
    }

    /// Where a printed text stands in some lines; the beginning of the first one where it does not.
    package func quote(_ printed: String?, in spans: [SourceSpan]) -> Quotation? {
        if let printed, !printed.isEmpty, printed.count <= Self.quoteLimit {
            for line in Set(spans.prefix(Self.evidenceLimit).map(\.line)).sorted() {
                if let span = locate(printed, line: line) { return quote(span) }
            }
        }
        return spans.first.flatMap(quote)
    }

    /// Where a short text first stands in a line, counted from 1, at or behind a character.
    package func locate(_ printed: String, line: Int, from start: Int = 0) -> SourceSpan? {
        guard !printed.isEmpty, line >= 1, line <= lines.count else { return nil }
        var text = lines[line - 1].text[...]
        if text.utf8.count > Self.searchLimit { text = text.prefix(Self.searchLimit) }
        if start > 0 { text = text.dropFirst(start) }
        guard let place = text.place(of: printed) else { return nil }
        return SourceSpan(line: line, start: start + place.lowerBound, end: start + place.lowerBound + printed.count)
    }
}
