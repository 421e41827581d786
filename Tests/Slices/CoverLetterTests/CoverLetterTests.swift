import CoverLetter
import Documents
import EventLoop
import Evidence
import Lexicons
import Postings
import Resumes
import RunSupport
import Runs
import Samples
import Testing

@Suite("The slice \"cover letter\"") @LoopActor
struct CoverLetterTests {
    private nonisolated static let pairs: [(resume: String, job: String)] = [
        (ResumeTexts.engineer, PostingsSamples.engineering), (ResumeTexts.nurse, PostingsSamples.nursing),
        (ResumeTexts.sparse, PostingsSamples.sales), (ResumeTexts.nurse, PostingsSamples.engineering),
        (ResumeTexts.engineer, PostingsSamples.prose), (ResumeTexts.sparse, PostingsSamples.director),
        (ResumeTexts.engineer, PostingsSamples.instructed), (ResumeTexts.sparse, PostingsSamples.benefits),
    ]

    private let slice = CoverLetter(now: { YearMonth(year: 2025, month: 6) })

    @Test func announcesEachParagraphBeforeIt() async throws {
        let run = RecordingContext(resume: text(ResumeTexts.engineer), job: text(PostingsSamples.engineering))
        _ = try await slice.produce(run)
        #expect(slice.opening == RunStatus("Planning the letter...", stage: "plan"))
        #expect(run.statuses.map(\.message) == ["Writing the letter..."])
        #expect(run.statuses.map(\.step) == [1, 2, 3, 4])
        #expect(run.events.count == 8)
        for (index, event) in run.events.enumerated() {
            guard case .status = event else {
                #expect(index % 2 == 1)
                continue
            }
            #expect(index % 2 == 0)
        }
    }

    @Test(arguments: pairs.indices)
    func writesAWholeLetterOfRealParsersResults(_ index: Int) async throws {
        let (resume, job) = (text(Self.pairs[index].resume), text(Self.pairs[index].job))
        let run = RecordingContext(resume: resume, job: job)
        let summary = try await slice.produce(run)
        let paragraphs = try run.objects(.paragraph)
        #expect(paragraphs.count == run.items.count)
        #expect(summary.counts["paragraphs"] == paragraphs.count)
        #expect((3...4).contains(paragraphs.count))
        #expect(Letter.wordRange.contains(summary.counts["words"] ?? 0))
        #expect(summary.counts["rejected"] == 0)
        let words = paragraphs.compactMap { $0["text"] as? String }.flatMap { $0.split(separator: " ") }
        #expect(words.count == summary.counts["words"])
        #expect(paragraphs.map { $0["id"] as? String } == paragraphs.indices.map { "p\($0 + 1)" })

        let claims = paragraphs.compactMap { $0["claims"] as? [[String: Any]] }.flatMap { $0 }
        #expect(claims.count == summary.counts["claims"])
        for quotation in claims.compactMap({ $0["evidence"] as? [[String: Any]] }).flatMap({ $0 }) {
            let source = quotation["source"] as? String == "job" ? job : resume
            let line = try #require(quotation["line"] as? Int)
            let (start, end) = (try #require(quotation["start"] as? Int), try #require(quotation["end"] as? Int))
            let characters = Array(source.lines[line - 1].text)
            #expect(quotation["quote"] as? String == String(characters[start..<end]))
        }
    }

    @Test(arguments: pairs.indices)
    func namesNoSkillThatTheResumeLacks(_ index: Int) async throws {
        let (resume, job) = Self.pairs[index]
        let run = RecordingContext(resume: text(resume), job: text(job))
        _ = try await slice.produce(run)
        let skills = Lexicon.english.skills
        let known = Set(skills.matches(in: resume).map(\.canonical))
        // A position or an employer may be called after a skill ("Northfield Robotics").
        let posting = try PostingAnalyzer().analyze(text(job))
        let names = [posting.title, posting.company].compactMap(\.self)
        for paragraph in try run.objects(.paragraph) {
            let text = names.reduce(try #require(paragraph["text"] as? String)) { $0.replacing($1, with: "") }
            for match in skills.matches(in: text) {
                #expect(known.contains(match.canonical) || resume.contains(match.printed), "\(match.printed)")
            }
        }
    }

    @Test func theSameDocumentsGiveTheSameLetter() async throws {
        let first = RecordingContext(resume: text(ResumeTexts.engineer), job: text(PostingsSamples.engineering))
        _ = try await slice.produce(first)
        #expect(first.made == [ResumeParser.derivation, PostingAnalyzer.derivation])
        let second = RecordingContext(resume: text(ResumeTexts.engineer), job: text(PostingsSamples.engineering))
        let (resume, job) = (try #require(second.resume), try #require(second.job))
        try second.store(ResumeParser().parse(text(ResumeTexts.engineer)), ResumeParser.derivation, of: resume)
        try second.store(
            try PostingAnalyzer().analyze(text(PostingsSamples.engineering)),
            PostingAnalyzer.derivation,
            of: job
        )
        _ = try await slice.produce(second)
        #expect(second.made.isEmpty)
        #expect(second.items == first.items)
    }

    @Test func meetsTheRequirementsFirst() async throws {
        let run = RecordingContext(resume: text(ResumeTexts.engineer), job: text(PostingsSamples.engineering))
        _ = try await slice.produce(run)
        let fit = try #require(try run.objects().first { $0["role"] as? String == "fit" }?["text"] as? String)
        #expect(fit.hasPrefix("Your posting asks for "))
        #expect(
            fit.contains("I migrated 12 TB of PostgreSQL data") || fit.contains("migrated 12 TB of PostgreSQL data")
        )
        #expect(!fit.contains("Kubernetes") && !fit.contains("AWS"))
    }

    @Test func aPostingThatIsTooShortIsTheRunsFailure() async throws {
        let run = RecordingContext(resume: text(ResumeTexts.engineer), job: text("Cook"))
        let failure = await #expect(throws: Failure.self) { try await slice.produce(run) }
        #expect(failure?.code == .postingTooShort)
        #expect(run.items.isEmpty)
    }

    @Test func tellsAShortPostingFromAShortResume() async throws {
        let tooLittle = Failure(.tooLittleText, "There is almost no text.")
        let run = RecordingContext(resume: text(ResumeTexts.engineer), job: text("Cook"))
        run.failText(of: try #require(run.job), with: tooLittle)
        await #expect(throws: Failure.postingTooShort) { try await slice.produce(run) }
        run.failText(of: try #require(run.resume), with: tooLittle)
        await #expect(throws: tooLittle) { try await slice.produce(run) }
    }

    @Test func aMissingDocumentIsTheRunsFailure() async {
        let run = RecordingContext(resume: text(ResumeTexts.engineer))
        let failure = await #expect(throws: Failure.self) { try await slice.produce(run) }
        #expect(failure?.code == .badRequest)
    }

    private func text(_ text: String) -> ExtractedText {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: String($0.element)) }
        )
    }
}
