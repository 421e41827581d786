import Documents
import Resumes
import Samples
import Testing

/// The built-in engine never makes up a word (`resume-domain.md` B7: fabrication must be 0).
@Suite struct VerbatimTests {
    @Test(arguments: SampleResume.all)
    func everyStringOfASampleStandsInIt(sample: SampleResume) {
        check(sample.extracted)
    }

    @Test(arguments: SampleResume.all)
    func everyStringOfADamagedSampleStandsInIt(sample: SampleResume) {
        var generator = RepeatableGenerator(seed: UInt64(sample.text.utf8.count))
        for _ in 0..<25 {
            check(ExtractedText(sample.text.damaged(with: &generator), mediaType: sample.mediaType))
        }
    }

    @Test(arguments: 0..<40)
    func garbageIsReadWithoutInvention(seed: Int) {
        var generator = RepeatableGenerator(seed: UInt64(seed) &* 7919 &+ 1)
        let text = String.garbage(count: 600, with: &generator)
        check(ExtractedText(text, mediaType: seed.isMultiple(of: 2) ? .plainText : .markdown))
    }

    @Test(arguments: SampleResume.all)
    func placesOnThePageDoNotChangeWhatIsTrue(sample: SampleResume) {
        var generator = RepeatableGenerator(seed: 11)
        var text = sample.extracted
        text.pages = 3
        for index in text.lines.indices {
            text.lines[index].page = index * 3 / text.lines.count + 1
            text.lines[index].box = TextLine.Box(
                x: Double.random(in: -50...600, using: &generator),
                y: Double.random(in: -50...900, using: &generator),
                width: 100,
                height: Double.random(in: 0...40, using: &generator)
            )
        }
        check(text)
    }

    private func check(_ text: ExtractedText) {
        let resume = ResumeParser().parse(text)
        let source = Source(text)
        #expect(resume.strings.filter { !source.contains($0) }.isEmpty)
        for (highlights, x) in resume.highlights {
            #expect(highlights.count == x.highlightSrc.count)
            for (highlight, spans) in zip(highlights, x.highlightSrc) {
                #expect(spans.compactMap(source.text(of:)).joined(separator: " ") == highlight)
            }
        }
        for x in resume.itemExtensions {
            #expect(!x.src.isEmpty)
            for span in x.src { #expect(source.text(of: span) != nil) }
        }
        for section in resume.x.sections { #expect(section.startLine <= section.endLine) }
    }
}

/// The lines of a document.
private struct Source {
    private let lines: [String]
    private let letters: [Substring]

    init(_ text: ExtractedText) {
        lines = text.lines.map(\.text)
        letters = lines.map(Self.letters).filter { !$0.isEmpty }
    }

    /// Whether a text stands in one line, or is joined from neighbouring lines.
    func contains(_ text: String) -> Bool {
        if lines.contains(where: { $0.contains(text) }) { return true }
        let text = Self.letters(text)
        return letters.indices.contains { isJoined(text, from: $0) }
    }

    /// Whether a text begins at the end of a line and goes on in the next ones; page numbers may be left out.
    private func isJoined(_ text: Substring, from first: Int) -> Bool {
        var rest = text
        for (offset, line) in letters[first...].enumerated() {
            if line.contains(rest) { return true }
            if let start = (0..<line.count).first(where: { rest.hasPrefix(line.dropFirst($0)) }) {
                rest = rest.dropFirst(line.count - start)
            } else if offset == 0 || line.count > 12 {
                return false
            }
        }
        return rest.isEmpty
    }

    /// The characters of a span, if it lies in its line.
    func text(of span: SourceSpan) -> String? {
        guard lines.indices.contains(span.line - 1), span.start <= span.end, span.start >= 0 else { return nil }
        let line = lines[span.line - 1]
        guard span.end <= line.count else { return nil }
        return String(line.dropFirst(span.start).prefix(span.end - span.start))
    }

    /// Letters and digits only: combining marks join other characters where lines are joined.
    private static func letters(_ text: String) -> Substring {
        var letters = String.UnicodeScalarView()
        letters.append(
            contentsOf: text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        )
        return Substring(String(letters))
    }
}

extension ParsedResume {
    /// Every string that is said to stand in the source.
    fileprivate var strings: [String] {
        var strings: [String?] = [
            basics.name, basics.label, basics.email, basics.phone, basics.summary, basics.location?.address,
            basics.location?.city, basics.location?.region, basics.url?.withoutScheme,
        ]
        for profile in basics.profiles { strings += [profile.username, profile.url.withoutScheme] }
        for item in work + volunteer {
            strings += [item.name, item.position, item.location, item.summary, item.x.rawDates]
        }
        for item in education {
            strings += [item.institution, item.area, item.studyType, item.score, item.x.rawDates] + item.courses
        }
        for item in projects {
            strings += [item.name, item.description, item.url?.withoutScheme, item.x.rawDates] + item.keywords
        }
        for group in skills { strings += [group.name] + group.keywords }
        for item in languages { strings += [item.language, item.fluency] }
        for item in certificates + awards + publications + interests + references {
            strings += [item.name, item.issuer, item.url?.withoutScheme, item.x.rawDates]
        }
        for section in x.sections { strings.append(section.title) }
        for section in x.customSections { strings += [section.title] + section.lines }
        return strings.compactMap(\.self)
    }

    fileprivate var highlights: [([String], ItemExtension)] {
        (work + volunteer).map { ($0.highlights, $0.x) } + projects.map { ($0.highlights, $0.x) }
    }

    fileprivate var itemExtensions: [ItemExtension] {
        (work + volunteer).map(\.x) + education.map(\.x) + projects.map(\.x) + skills.map(\.x) + languages.map(\.x)
            + (certificates + awards + publications + interests + references).map(\.x)
    }
}

extension String {
    fileprivate var withoutScheme: String {
        String(self[(firstRange(of: "://")?.upperBound ?? startIndex)...])
    }
}
