package import Documents
import Lexicons

/// Reads a job posting by rules: what it asks for, and what it says of the position (`resume-domain.md` B3).
///
/// Every string that it returns stands in the posting, except a title that was given beside it; what the posting does
/// not state is absent. The whole text is read, however long.
package struct PostingAnalyzer: Sendable {
    /// What is stored of a posting; raised when the rules change.
    package static let derivation = DerivationKind("posting", version: 1)

    /// The least number of words that are taken for a posting.
    ///
    /// The shortest real postings (a classified advertisement with a title and two requirements) have some fifty; a
    /// title with a company alone has under twenty.
    package static let leastWords = 40

    private let lexicon: PostingLexicon

    /// An analyzer for postings of one language.
    package init(lexicon: PostingLexicon = .english) {
        self.lexicon = lexicon
    }

    /// Understands a posting.
    ///
    /// - Parameters:
    ///   - text: Its text.
    ///   - given: A title given with it, which wins over one in the text.
    /// - Returns: What it says; absent is what it does not.
    /// - Throws: `Failure` with `posting_too_short` for under `leastWords` words that have a letter.
    package func analyze(_ text: ExtractedText, title given: String? = nil) throws(Failure) -> JobPosting {
        let words = text.lines.reduce(0) { count, line in
            count + Word.words(in: TextCharacters(line.text)).count { $0.text.contains(where: \.isLetter) }
        }
        guard words >= Self.leastWords else { throw .postingTooShort }
        let layout = PostingLayout(text.lines, lexicon: lexicon)
        let language = Lexicon.detected(in: text.text)?.language
        var posting = JobPosting(
            x: JobPosting.Extension(engine: "rules", engineVersion: "1", language: language, words: words)
        )
        readFacts(layout, given: given, into: &posting)
        readDuties(layout, into: &posting)
        var reader = RequirementReader(lexicon: lexicon, company: posting.company)
        for section in layout.sections {
            for passage in section.passages { reader.read(passage, in: section.kind) }
        }
        posting.requirements = reader.finish()
        if posting.qualifications.isEmpty {
            posting.qualifications = posting.requirements
                .filter { $0.importance != .mentioned && !$0.negated }
                .map(\.text)
        }
        posting.keywords = KeywordCounter(lexicon: lexicon)
            .keywords(of: layout, requirements: posting.requirements)
        posting.notStated = Self.notStated(in: posting)
        return posting
    }

    private func readFacts(_ layout: PostingLayout, given: String?, into posting: inout JobPosting) {
        let passages = layout.sections.flatMap(\.passages)
        let headings = layout.sections.compactMap(\.heading)
        let heads = layout.heads
        let told = layout.sections.filter { $0.kind != .benefits && $0.kind != .legal }.flatMap(\.passages)
        let labels = LabelReader(passages, lexicon: lexicon)
        let found = TitleReader(lexicon: lexicon).title(labels: labels, heads: heads, passages: told)
        let given = given?.split(whereSeparator: \.isNewline).first.map { String($0).trimmingSpaces() }
        posting.title = given.flatMap { $0.isEmpty ? nil : $0 } ?? found?.text
        posting.company = CompanyReader(lexicon: lexicon)
            .company(labels: labels, title: found, heads: heads, headings: headings, passages: told)
        posting.seniority = SeniorityReader(lexicon: lexicon)
            .seniority(title: found, labels: labels, passages: told)
        let places = PlaceReader(lexicon: lexicon)
        posting.location = places.location(labels: labels, heads: heads, passages: told)
        posting.remote = places.remote(labels: labels, passages: heads + passages)
        posting.type = TypeReader(lexicon: lexicon).type(labels: labels, passages: heads + passages)
        posting.salary = SalaryReader(lexicon: lexicon).salary(labels: labels, passages: passages)
    }

    private func readDuties(_ layout: PostingLayout, into posting: inout JobPosting) {
        for section in layout.sections {
            for passage in section.passages where passage.characters.last != ":" {
                let text = String(characters: passage.characters[...])
                switch section.kind {
                case .responsibilities: posting.responsibilities.append(text)
                case .required, .preferred: posting.qualifications.append(text)
                default: break
                }
            }
        }
        guard posting.responsibilities.isEmpty else { return }
        for section in layout.sections where section.kind == nil || section.kind == .role || section.kind == .other {
            for passage in section.passages {
                for sentence in ClauseSplitter(passage, lexicon: lexicon).sentences() {
                    let voice = SentenceVoice(passage, sentence, lexicon: lexicon, company: [])
                    guard voice.isDuty, !voice.isAsking, !voice.isOffer, !voice.isInstruction else { continue }
                    posting.responsibilities.append(passage.text(passage.range(of: sentence)))
                }
            }
        }
    }

    private static func notStated(in posting: JobPosting) -> [String] {
        let fields: KeyValuePairs<String, Bool> = [
            "title": posting.title == nil, "company": posting.company == nil, "type": posting.type == nil,
            "location": posting.location == nil, "remote": posting.remote == nil, "salary": posting.salary == nil,
            "responsibilities": posting.responsibilities.isEmpty,
            "qualifications": posting.qualifications.isEmpty,
            "requirements": posting.requirements.isEmpty, "seniority": posting.seniority == nil,
            "keywords": posting.keywords.isEmpty,
        ]
        return fields.filter(\.value).map(\.key)
    }
}

extension String {
    /// Without spaces at its ends.
    fileprivate func trimmingSpaces() -> String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
