import Documents
import Lexicons
import Postings
import Resumes

/// Where in a resume each term of a posting stands, found in one pass over its lines.
struct ResumeIndex {
    /// What kind of place a line is.
    enum Place: Int, Comparable {
        /// An entry with a date: it shows a skill in use.
        case dated
        /// A stated certificate, degree or language.
        case stated
        /// Anywhere else: the skills, the summary, an entry without a date.
        case listed

        static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }
    }

    /// One occurrence of a term.
    struct Occurrence {
        /// Where it stands.
        let quotation: Quotation
        /// The words, folded.
        let words: [String]
        /// What kind of place it is.
        let place: Place
        /// The index in `work`, for a line of a role.
        let role: Int?
    }

    private var occurrences: [String: [Occurrence]] = [:]
    private var places: [Place]
    private var roles: [Int?]

    /// Finds the terms of some requirements in a resume.
    init(_ resume: ParsedResume, text: ExtractedText, terms: [JobPosting.Term], lexicon: Lexicon) {
        places = Array(repeating: .listed, count: text.lines.count)
        roles = Array(repeating: nil, count: text.lines.count)
        for item in resume.certificates { mark(item.x, as: .stated) }
        for item in resume.languages { mark(item.x, as: .stated) }
        for item in resume.education { mark(item.x, as: item.x.rawDates == nil ? .stated : .dated) }
        for item in resume.projects where item.startDate != nil || item.endDate != nil { mark(item.x, as: .dated) }
        for item in resume.volunteer where item.startDate != nil || item.endDate != nil { mark(item.x, as: .dated) }
        for (index, item) in resume.work.enumerated() where item.startDate != nil || item.endDate != nil {
            mark(item.x, as: .dated, role: index)
        }
        let table = PhraseTable(
            terms.flatMap { term in ([term.canonical] + term.aliases).map { (phrase: $0, meaning: term.canonical) } }
        )
        let known = Set(terms.map(\.canonical).filter { lexicon.skills.canonical(for: $0) == $0 })
        for (index, line) in text.lines.enumerated() {
            let characters = line.text.characters
            for match in lexicon.skills.matches(in: line.text)
            where known.contains(match.canonical) && match.range.upperBound <= characters.count {
                add(match.range, of: match.canonical, in: characters, at: index)
            }
            let words = Word.words(in: characters)
            for match in table.matches(in: words) where !known.contains(match.meaning) {
                let range =
                    words[match.words.lowerBound].range.lowerBound..<words[match.words.upperBound - 1].range.upperBound
                add(range, of: match.meaning, in: characters, at: index)
            }
        }
    }

    /// Where a term stands, best places first and else in the order of the resume.
    func occurrences(of term: JobPosting.Term) -> [Occurrence] {
        occurrences[term.canonical] ?? []
    }

    private mutating func add(_ range: Range<Int>, of term: String, in characters: [Character], at index: Int) {
        let span = SourceSpan(line: index + 1, start: range.lowerBound, end: range.upperBound)
        let quote = String(characters[range])
        occurrences[term, default: []].append(
            Occurrence(
                quotation: Quotation(source: .resume, quote: quote, span: span),
                words: Word.folded(quote),
                place: places[index],
                role: roles[index]
            )
        )
    }

    /// Marks the lines of an item, those between its first and last span too.
    private mutating func mark(_ item: ParsedResume.ItemExtension, as place: Place, role: Int? = nil) {
        let lines = (item.src + item.highlightSrc.flatMap { $0 }).map(\.line).filter { $0 >= 1 && $0 <= places.count }
        guard let first = lines.min(), let last = lines.max() else { return }
        for index in first - 1..<last {
            places[index] = place
            roles[index] = role
        }
    }
}
