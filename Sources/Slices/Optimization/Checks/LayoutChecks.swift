import Documents
import Lexicons
import Resumes

/// What the arrangement of the page shows: checks 8 to 15.
enum LayoutChecks {
    /// How many lines from the top the name may stand (RenderCV's proof).
    static let nameLines = 10
    /// The share of lines out of order above which programs read nonsense.
    static let disorderShare = 0.2

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("text.order", .parse, .major, rule: order),
        Check("font.embed", .parse, .tip) { input in
            Drawing.verdict(
                "font.embed",
                input,
                Observation(
                    "A font is missing in the file, or a page is turned, so it may look and read differently elsewhere.",
                    advice: "Export the file with its fonts, upright."
                ),
                isJudged: input.text.mediaType == .pdf
            )
        },
        Check("layout.columns", .parse, .major, rule: columns),
        Check("layout.tables", .parse, .minor, rule: tables),
        Check("layout.boxes", .parse, .major, rule: boxes),
        Check("layout.spaced", .parse, .minor, rule: spaced),
        Check("layout.images", .parse, .major) { input in
            Drawing.verdict(
                "layout.images",
                input,
                Observation(
                    "A part of the resume is a picture, and programs do not read the words in it.",
                    advice: "Write the words of the picture as text."
                ),
                isJudged: input.text.mediaType == .pdf
            )
        },
        Check("layout.furniture", .parse, .tip, rule: furniture),
    ]

    private static func order(_ input: CheckInput) -> Check.Verdict {
        let printed = input.lines.filter { !$0.text.isBlank }
        guard !printed.isEmpty else { return .skipped("There is no text.") }
        var observations: [Observation] = []
        let top = printed.prefix(nameLines)
        if let name = input.resume.basics.name {
            if !top.contains(where: { $0.text.hasPart(name) }) {
                let line = printed.first { $0.text.hasPart(name) }
                let place = line.flatMap { input.locate(name, line: $0.number) }
                observations.append(
                    Observation(
                        "Your name does not stand within the first \(nameLines) lines that a program reads.",
                        advice: "Put your name on the first line of the page.",
                        section: .basics,
                        path: "/basics/name",
                        evidence: place.flatMap(input.quote).map { [$0] } ?? []
                    )
                )
            }
        } else {
            observations.append(
                Observation(
                    "No name was found within the first \(nameLines) lines, so an application may be filed without one.",
                    advice: "Put your name alone on the first line of the page.",
                    section: .basics,
                    evidence: top.first.flatMap { input.quote(line: $0.number) }.map { [$0] } ?? [],
                    confidence: 0.7
                )
            )
        }
        // Columns that were put in reading order are told by layout.columns.
        let disorder = input.text.columns > 1 ? nil : VisualOrder.disorder(of: input.lines)
        if input.text.warnings.contains("text.order") || disorder.map({ $0.share > disorderShare }) == true {
            observations.append(
                Observation(
                    "The text in the file comes in another order than the one you see, so programs mix up its parts.",
                    advice: "Use one column without text boxes, and export again.",
                    evidence: disorder?.first.flatMap { input.quote(line: $0) }.map { [$0] } ?? [],
                    subject: "visual"
                )
            )
        }
        return Check.Verdict(observations)
    }

    private static func columns(_ input: CheckInput) -> Check.Verdict {
        guard input.text.mediaType == .pdf || input.text.mediaType == .docx else {
            return .skipped("Plain text has no columns.")
        }
        guard input.text.columns > 1 || input.text.warnings.contains("layout.columns") else { return .passed }
        // The second column begins where the text jumps back up on the same page.
        let second = zip(input.lines, input.lines.dropFirst()).first { above, below in
            guard above.page == below.page, let upper = above.box, let lower = below.box else { return false }
            return lower.y < upper.y - upper.height && lower.x > upper.x
        }
        return .found([
            Observation(
                "The text stands in columns, and many programs read straight across them.",
                advice: "Use a single column.",
                evidence: second.flatMap { input.quote(line: $0.1.number) }.map { [$0] } ?? []
            )
        ])
    }

    private static func tables(_ input: CheckInput) -> Check.Verdict {
        guard input.text.mediaType == .pdf || input.text.mediaType == .docx else {
            return .skipped("Plain text has no tables.")
        }
        let lines = input.lines.filter { $0.origin == .table && !$0.text.isBlank }
        guard !lines.isEmpty || input.text.warnings.contains("layout.tables") else { return .passed }
        return .found([
            Observation(
                "A part of the text stands in a table, whose cells many programs mix up or skip.",
                advice: "Write the table as lines or bullets.",
                section: lines.first.flatMap { input.lineSections[$0.number - 1] },
                evidence: lines.first.flatMap { input.quote(line: $0.number) }.map { [$0] } ?? []
            )
        ])
    }

    private static func boxes(_ input: CheckInput) -> Check.Verdict {
        guard input.text.mediaType == .docx else { return .skipped("Only Word documents have text boxes.") }
        let headings = Set(input.resume.x.sections.filter { !$0.title.isEmpty }.map(\.startLine))
        let basics = input.resume.basics
        let facts = [basics.name, basics.email, basics.phone].compactMap(\.self)
        let lost = input.lines.filter { line in
            guard let origin = line.origin, origin != .table else { return false }
            return headings.contains(line.number) || facts.contains { line.text.contains($0) }
        }
        // The extractor warns of any text there; what it marked line by line is judged by what it holds.
        let isMarked = input.lines.contains { $0.origin != nil && $0.origin != .table }
        guard !lost.isEmpty || (!isMarked && input.text.warnings.contains("layout.boxes")) else { return .passed }
        return .found([
            Observation(
                "Your name, contact or a heading stands in a header, footer or text box, which many programs skip.",
                advice: "Move it into the body of the page.",
                section: lost.first.flatMap { input.lineSections[$0.number - 1] },
                evidence: lost.prefix(CheckInput.evidenceLimit).compactMap { input.quote(line: $0.number) }
            )
        ])
    }

    private static func spaced(_ input: CheckInput) -> Check.Verdict {
        var isEmpty = true
        var observations: [Observation] = []
        for line in input.lines where observations.count < Check.limit {
            isEmpty = isEmpty && line.text.isEmpty
            guard let fault = SpacedText.fault(in: line.text, headingWords: input.lexicon.headingWords) else {
                continue
            }
            observations.append(
                Observation(
                    "The letters of \u{201C}\(fault.word)\u{201D} stand apart, so programs do not see the word.",
                    advice: "Type it without spaces and set the spacing in the font settings.",
                    section: input.lineSections[line.number - 1],
                    evidence: input.quote(line: line.number, fault.range).map { [$0] } ?? []
                )
            )
        }
        return isEmpty ? .skipped("There is no text.") : Check.Verdict(observations)
    }

    private static func furniture(_ input: CheckInput) -> Check.Verdict {
        guard input.text.pages > 1 else { return .skipped("There is one page only.") }
        var edges: [Int: (first: TextLine, last: TextLine)] = [:]
        for line in input.lines where !line.text.isBlank {
            edges[line.page] = (edges[line.page]?.first ?? line, line)
        }
        var seen: [String: Int] = [:]
        var repeated: TextLine?
        for (page, edge) in edges.sorted(by: { $0.key < $1.key }) {
            for line in [edge.first, edge.last] where line.text.utf8.count <= 1_000 {
                let masked = String(line.text.map { $0.isNumber ? "0" : $0 })
                if let other = seen[masked], other != page { repeated = repeated ?? line }
                seen[masked] = page
            }
        }
        guard repeated != nil || input.text.warnings.contains("layout.furniture") else { return .passed }
        return .found([
            Observation(
                "The same line stands at the edge of several pages; programs may read it into the middle of a section.",
                advice: "Leave out repeated headers and footers, or keep them to a page number.",
                evidence: repeated.flatMap { input.quote(line: $0.number) }.map { [$0] } ?? []
            )
        ])
    }
}
