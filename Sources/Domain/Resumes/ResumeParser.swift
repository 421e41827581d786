package import Documents
import Lexicons

/// Reads a resume by rules: deterministic, without a model, every string a verbatim piece of its source.
///
/// From lines to sections to entries to fields (`resume-domain.md` A2): repeated page edges go first, headings are
/// found by their words and by looking like one another, dates anchor the entries below them.
package struct ResumeParser: Sendable {
    /// The name and version of what it makes.
    package static let derivation = DerivationKind("resume", version: 2)

    /// A parser.
    package init() {}

    /// Everything that can be told of a resume.
    package func parse(_ text: ExtractedText) -> ParsedResume {
        ResumeReading(outline(text)).resume()
    }

    /// The sections of a resume, before their fields are read.
    package func outline(_ text: ExtractedText) -> ResumeOutline {
        ResumeOutline(text)
    }

    /// Reads the fields of an outline.
    package func parse(_ outline: ResumeOutline) -> ParsedResume {
        ResumeReading(outline).resume()
    }
}

/// A resume cut into sections, whose fields are still to be read.
package struct ResumeOutline: Sendable {
    /// The document.
    let source: ExtractedText
    /// Its lines.
    let text: PreparedText
    /// The language it is read with.
    let lexicon: Lexicon
    /// The language that could be told.
    let language: String?
    /// Its sections.
    let outline: Outline
    /// Whether days come first in its dates in figures, where it shows.
    let isDayFirst: Bool?

    /// How many sections were found.
    package var sectionCount: Int { outline.sections.count }

    /// Cuts a document.
    init(_ source: ExtractedText) {
        self.source = source
        var text = PreparedText(source)
        let detected = Lexicon.detected(in: text.lines.prefix(1_000).map(\.content.string).joined(separator: "\n"))
        let lexicon = detected ?? .english
        var dates = DateReader(lexicon)
        dates.isDayFirst = NumericDateOrder.isDayFirst(text.lines)
        text.readDates(dates)
        isDayFirst = dates.isDayFirst
        self.text = text
        self.lexicon = lexicon
        language = detected?.language
        outline = OutlineReader(text, lexicon: lexicon).outline()
    }
}
