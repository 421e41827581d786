import Documents
import EventLoop
import ResumeParsing
import Resumes
import RunSupport
import Runs
import Samples
import Testing

@Suite @LoopActor struct ResumeParsingTests {
    private let text = ExtractedText(SampleResume.chronological.text)

    @Test func announcesRealStagesInTheirOrder() async throws {
        let run = RecordingContext(resume: text)
        let slice = ResumeParsing()
        _ = try await slice.produce(run)
        #expect(slice.opening == RunStatus("Extracting text...", stage: "extracting"))
        #expect(run.statuses.map(\.message) == ["Analyzing structure...", "Reading 7 sections..."])
        #expect(run.statuses.map(\.stage) == ["sections", "fields"])
        #expect(run.statuses.map(\.step) == [1, 2])
    }

    @Test func emitsEachSectionInDocumentOrderThenTheWhole() async throws {
        let run = RecordingContext(resume: text)
        let summary = try await ResumeParsing().produce(run)
        let sections = try run.objects(.section)
        #expect(
            sections.map { $0["kind"] as? String } == [
                "basics", "summary", "work", "education", "skills", "languages", "certificates",
            ]
        )
        #expect(sections.map { $0["id"] as? String } == (1...7).map { "s\($0)" })
        #expect(sections[2]["text"] as? String == "WORK EXPERIENCE: 2 positions.")
        let items = try #require(sections[2]["items"] as? [String: Any])
        #expect((items["work"] as? [[String: Any]])?.count == 2)
        #expect(items["skills"] == nil)

        let resumes = try run.objects(.resume)
        #expect(resumes.count == 1)
        #expect(run.items.last?.kind == .resume)
        #expect(resumes[0]["id"] as? String == "resume")
        #expect(resumes[0]["text"] as? String == "ADA EXAMPLE: 2 positions, 2 degrees, 13 skills.")
        #expect((resumes[0]["basics"] as? [String: Any])?["email"] as? String == "ada@example.com")
        #expect(summary.text == "7 sections, 2 positions, 2 degrees, 13 skills.")
        #expect(summary.counts["positions"] == 2)
    }

    @Test func storedResumeGivesTheSameItems() async throws {
        let first = RecordingContext(resume: text)
        _ = try await ResumeParsing().produce(first)
        let second = RecordingContext(resume: text)
        let document = try #require(second.resume)
        try second.store(ResumeParser().parse(text), ResumeParser.derivation, of: document)
        _ = try await ResumeParsing().produce(second)
        #expect(second.made.isEmpty)
        #expect(first.made == [ResumeParser.derivation])
        #expect(second.items == first.items)
    }

    @Test func failedExtractionIsTheRunsFailure() async throws {
        let run = RecordingContext(resume: text)
        let document = try #require(run.resume)
        let failure = Failure(.noTextLayer, "This file holds pictures of text.")
        run.failText(of: document, with: failure)
        await #expect(throws: failure) { try await ResumeParsing().produce(run) }
        #expect(run.events.isEmpty)
    }

    @Test func emptyTextStillEndsWithAResume() async throws {
        let run = RecordingContext(resume: ExtractedText(mediaType: .plainText, lines: []))
        let summary = try await ResumeParsing().produce(run)
        #expect(run.items.map(\.kind) == [.resume])
        #expect(summary.counts["sections"] == 0)
    }
}

extension ExtractedText {
    fileprivate init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, text: String($1)) }
        )
    }
}
