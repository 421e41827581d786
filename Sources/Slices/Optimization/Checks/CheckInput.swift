package import Documents
package import Evidence
package import Lexicons
package import Postings
package import Resumes

/// All that a check may look at.
///
/// What several checks read (words, bullets, sections by line) is made once, here. Text beyond `textLimit` is not
/// judged: no resume is that long, and hostile input is. A class, since each check is handed it.
package final class CheckInput: Sendable {
    /// How many UTF-8 bytes of text are judged: some 150 full pages.
    package static let textLimit = 512 * 1024

    /// The text as extracted.
    package let text: ExtractedText
    /// The file's size in bytes, where it is known.
    package let size: Int?
    /// The resume as understood.
    package let resume: ParsedResume
    /// The posting, where there is one.
    package let posting: JobPosting?
    /// The words of the posting, in their order.
    package let postingWords: [PrintedWord]
    /// How the resume meets each requirement of the posting.
    package let matches: [RequirementMatch]
    /// The words of the resume's language.
    package let lexicon: Lexicon
    /// The phrases of the resume's language.
    package let phrasebook: Phrasebook
    /// The month in which the resume is judged.
    package let now: ResumeDate

    /// The lines that are judged.
    package let lines: [TextLine]
    /// The words of each judged line.
    package let lineWords: [[PrintedWord]]
    /// The skills that each judged line names.
    package let lineSkills: [[SkillMatch]]
    /// The section of each judged line, where it is in one.
    package let lineSections: [SectionKind?]
    /// The bullets of all roles and projects.
    package let bullets: [Bullet]
    /// What is printed like a date and cannot be read, in sections whose entries have dates: the line's number and its words.
    let unreadableDates: [(line: Int, words: Range<Int>)]
    /// The dates of all entries as they are printed.
    let printedDates: [(entry: Entry, dates: [PrintedDate])]

    /// Reads what checks look at; `size` is the file's in bytes.
    package init(
        text: ExtractedText,
        size: Int? = nil,
        resume: ParsedResume,
        posting: JobPosting? = nil,
        postingText: ExtractedText? = nil,
        matches: [RequirementMatch] = [],
        lexicon: Lexicon = .english,
        phrasebook: Phrasebook = .english,
        now: ResumeDate
    ) {
        self.text = text
        self.size = size
        self.resume = resume
        self.posting = posting
        self.matches = matches
        self.lexicon = lexicon
        self.phrasebook = phrasebook
        self.now = now
        postingWords = Self.judged(postingText?.lines ?? []).flatMap { PrintedWord.words(in: $0.text) }
        let lines = Self.judged(text.lines)
        self.lines = lines
        lineWords = lines.map { PrintedWord.words(in: $0.text) }
        lineSkills = lines.map { lexicon.skills.matches(in: $0.text) }
        var lineSections = [SectionKind?](repeating: nil, count: lines.count)
        for section in resume.x.sections {
            let first = max(section.startLine, 1)
            let last = min(section.endLine, lines.count)
            if first <= last {
                for line in first...last { lineSections[line - 1] = section.kind }
            }
        }
        self.lineSections = lineSections
        bullets = Bullet.bullets(of: resume)
        printedDates = Entry.all(of: resume).compactMap { entry in
            guard let raw = entry.rawDates, raw.utf8.count <= 1_000 else { return nil }
            let dates = PrintedDate.dates(in: raw, lexicon: lexicon)
            return dates.isEmpty ? nil : (entry, dates)
        }
        let lineWords = lineWords
        unreadableDates = lineWords.indices.filter { lineSections[$0].map(Self.dated.contains) ?? false }.flatMap {
            index in
            UnreadableDate.places(in: lineWords[index], placeholders: phrasebook.datePlaceholders, lexicon: lexicon)
                .map { (line: index + 1, words: $0) }
        }
    }

    /// Sections whose lines hold the dates of entries.
    static let dated: [SectionKind] = [.work, .volunteer, .education, .projects, .certificates]

    private static func judged(_ lines: [TextLine]) -> [TextLine] {
        var bytes = 0
        return Array(
            lines.prefix { line in
                bytes += line.text.utf8.count + 1
                return bytes <= textLimit
            }
        )
    }
}
