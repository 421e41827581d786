import Documents

/// Reads the fields of an outline, section by section.
struct ResumeReading {
    private let source: ResumeOutline
    private let context: FieldContext

    /// Prepares to read.
    init(_ source: ResumeOutline) {
        self.source = source
        context = FieldContext(
            lexicon: LexiconWords(lexicon: source.lexicon),
            vocabulary: EntryVocabulary(source.lexicon),
            blocks: BlockReader(fullWidth: source.text.fullWidth),
            fullWidth: source.text.fullWidth
        )
    }

    /// The whole resume.
    func resume() -> ParsedResume {
        let quality = TextQuality(source.source.lines)
        let words = source.source.lines.reduce(0) { $0 + Self.wordCount($1.text) }
        var resume = ParsedResume(
            x: ParsedResume.Extension(
                engine: "rules",
                engineVersion: String(ResumeParser.derivation.version),
                language: source.language,
                source: ParsedResume.SourceInfo(
                    type: source.source.mediaType,
                    pages: source.source.pages,
                    words: words,
                    columns: source.source.columns,
                    producer: source.source.producer
                ),
                quality: ParsedResume.Quality(level: .good, unmappedShare: quality.unmappedShare, warnings: [])
            )
        )
        let sections = HeaderlessEntries(context).splitting(source.outline.sections)
        let head = sections.first { $0.title == nil && $0.kind == .basics }?.lines ?? []
        let contact = sections.filter { $0.title != nil && $0.kind == .basics }.flatMap(\.lines)
        let basics = BasicsReader(context).read(
            head: head,
            contact: contact,
            fallback: source.text.furniture
                + sections.filter { $0.kind != .references }.flatMap { $0.lines.suffix(40) }.prefix(400)
        )
        resume.basics = basics.basics
        for (index, section) in sections.enumerated() {
            let id = "s\(index + 1)"
            resume.x.sections.append(
                ParsedResume.Section(
                    id: id,
                    title: section.title?.string ?? "",
                    kind: section.kind,
                    known: section.isKnown,
                    startLine: section.firstLine,
                    endLine: section.lastLine
                )
            )
            read(section, id: id, into: &resume)
        }
        keepUnread(in: &resume)
        if resume.basics.summary == nil {
            var prose = JoinedText()
            for line in basics.prose { prose.append(line.content) }
            if prose.text.utf8.count >= 40 { resume.basics.summary = prose.text }
        }
        resume.x.quality = judge(resume, quality, emails: basics.emails)
        return resume
    }

    private func read(_ section: Outline.Section, id: String, into resume: inout ParsedResume) {
        let lines = section.lines
        switch section.kind {
        case .basics: break
        case .summary:
            var joined = JoinedText()
            for line in lines { joined.append(line.content) }
            guard !joined.text.isEmpty else { return }
            if resume.basics.summary == nil {
                resume.basics.summary = joined.text
            } else {
                keep(section, id: id, in: &resume)
            }
        case .work: resume.work += WorkReader(context).items(lines)
        case .volunteer: resume.volunteer += WorkReader(context).items(lines)
        case .education: resume.education += EducationReader(context).items(lines)
        case .projects: resume.projects += ProjectReader(context).items(lines)
        case .skills:
            let (groups, languages) = SkillsReader(context).groups(lines)
            resume.skills += groups
            resume.languages += LanguageReader(context).items(languages)
        case .languages: resume.languages += LanguageReader(context).items(lines)
        case .certificates: resume.certificates += ListReader(context).entries(lines, kind: .certificates)
        case .awards: resume.awards += ListReader(context).entries(lines, kind: .awards)
        case .publications: resume.publications += ListReader(context).entries(lines, kind: .publications)
        case .interests: resume.interests += ListReader(context).words(lines)
        case .references: resume.references += ListReader(context).entries(lines, kind: .references)
        case .custom: keep(section, id: id, in: &resume)
        }
    }

    /// The words between spaces and tabs.
    private static func wordCount(_ text: String) -> Int {
        var count = 0
        var isInWord = false
        for byte in text.utf8 {
            let isSpace = byte == 0x20 || byte == 0x09
            if !isSpace, !isInWord { count += 1 }
            isInWord = !isSpace
        }
        return count
    }

    /// What was too much to be read becomes a section of its own.
    private func keepUnread(in resume: inout ParsedResume) {
        guard let first = source.text.unread.first, let last = source.text.unread.last else { return }
        let id = "s\(resume.x.sections.count + 1)"
        resume.x.sections.append(
            ParsedResume.Section(
                id: id,
                title: "",
                kind: .custom,
                known: false,
                startLine: first.number,
                endLine: last.number
            )
        )
        resume.x.customSections.append(
            ParsedResume.CustomSection(section: id, title: "", lines: source.text.unread.map(\.text))
        )
    }

    private func keep(_ section: Outline.Section, id: String, in resume: inout ParsedResume) {
        resume.x.customSections.append(
            ParsedResume.CustomSection(
                section: id,
                title: section.title?.string ?? "",
                lines: section.lines.map(\.content.string)
            )
        )
    }

    private func judge(_ resume: ParsedResume, _ quality: TextQuality, emails: [String]) -> ParsedResume.Quality {
        var warnings = source.source.warnings + quality.warnings
        if source.text.hasFurniture { warnings.append("layout.furniture") }
        if source.source.columns > 1, !warnings.contains("layout.columns") { warnings.append("layout.columns") }
        if emails.count > 1 { warnings.append("contact.email") }
        let parts = [
            !resume.work.isEmpty, !resume.education.isEmpty, !resume.skills.isEmpty, !resume.projects.isEmpty,
            resume.basics.email != nil || resume.basics.phone != nil, !resume.volunteer.isEmpty,
        ]
        let count = parts.count { $0 }
        if count < 2 { warnings.append("not_a_resume") }
        var seen: Set<String> = []
        warnings = warnings.filter { seen.insert($0).inserted }
        let level: ParsedResume.Quality.Level =
            quality.unmappedShare >= 0.05 || count < 2 ? .poor : quality.unmappedShare >= 0.005 ? .degraded : .good
        return ParsedResume.Quality(level: level, unmappedShare: quality.unmappedShare, warnings: warnings)
    }
}
