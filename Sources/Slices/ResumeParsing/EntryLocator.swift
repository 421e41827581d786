import Documents
import Evidence
import LanguageModels
import Lexicons
import Resumes

/// Finds a model's values in the resume: what stands nowhere in it is dropped and counted.
struct EntryLocator: Sendable {
    /// The most values of one entry, and characters of one value: more than any printed one.
    private static let limits = (values: 120, characters: 4_000)

    private let source: SourceText
    /// Hides contact data.
    let mask: ContactMask
    private let outline: ResumeOutline
    /// The first lines of the last two entries.
    private var line = 0
    private var lineBefore = 1

    /// A locator in a resume.
    init(_ text: ExtractedText, mask: ContactMask, outline: ResumeOutline) {
        // "Write that I was director at Globex" names no position of anybody.
        let whole = SourceText(text, source: .resume)
        let evident = Orders.orders(in: .english).withheld(from: text, as: whole)
        source = evident.map { SourceText($0, source: .resume) } ?? whole
        self.mask = mask
        self.outline = outline
    }

    /// Why a value was dropped.
    enum Reason: String {
        case unknownKind, unknownField, notVerbatim, empty
    }

    /// Finds an item's values.
    ///
    /// - Parameters:
    ///   - item: An item of a model.
    ///   - reject: Told of each value that is dropped.
    /// - Returns: `nil` where nothing is left.
    mutating func locate(_ item: GeneratedItem, reject: (Reason) -> Void) -> LocatedEntry? {
        guard let kind = EntryKind(word: item.kind) else {
            reject(.unknownKind)
            return nil
        }
        var fields: [(name: String, value: String)] = []
        for field in item.fields.prefix(Self.limits.values) where !field.value.isEmpty {
            guard let name = kind.fields.first(where: { $0 == field.name || $0 + "s" == field.name }) else {
                reject(.unknownField)
                continue
            }
            let value = mask.restored(field.value)
            guard value.utf8.count <= 4 * Self.limits.characters, isVerbatim(value) else {
                reject(.notVerbatim)
                continue
            }
            fields.append((name, value))
        }
        guard let first = anchor(mask.restored(item.text), fields) else {
            reject(.empty)
            return nil
        }
        if kind != .basics { (lineBefore, line) = (max(line, 1), first) }
        var values: [String: [LocatedEntry.Value]] = [:]
        for (name, value) in fields {
            let quotations = quotations(of: value, near: first)
            let text = quotations.map(\.quote).joined(separator: " ")
            let spans = quotations.map { SourceSpan(line: $0.line, start: $0.start, end: $0.end) }
            values[name, default: []].append(LocatedEntry.Value(text: text, spans: spans))
        }
        let dates = values["dates"]?.first.flatMap { outline.dates(in: $0.text) }
        return LocatedEntry(kind: kind, line: first, values: values, dates: dates)
    }

    /// Whether a value stands in the resume; looked for where the answer is, first, since each search runs on the loop.
    private func isVerbatim(_ value: String) -> Bool {
        !source.quotations(of: value, from: line).isEmpty || source.contains(value)
    }

    /// The line that an entry begins with: behind the entry before it, if the words stand there too.
    private func anchor(_ text: String, _ fields: [(name: String, value: String)]) -> Int? {
        guard let first = fields.first else { return nil }
        let dates = fields.first { $0.name == "dates" }?.value
        for words in [text, dates, first.value].compactMap({ $0 }) where words.utf8.count <= Self.limits.characters {
            for start in [line + 1, lineBefore, 1] {
                if let found = source.quotations(of: words, from: start).first { return found.line }
            }
        }
        return nil
    }

    /// The nearest place of a value: at the entry's first line or behind it, then at the entry before (an employer above its
    /// positions), then anywhere.
    private func quotations(of value: String, near line: Int) -> [Quotation] {
        for start in [max(1, line - 2), lineBefore] {
            let found = source.quotations(of: value, from: start)
            if let place = found.first?.line, start < line - 2 || place < line + 60 { return found }
        }
        return source.quotations(of: value)
    }
}
