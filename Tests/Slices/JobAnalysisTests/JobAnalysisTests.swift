import Documents
import EventLoop
import JobAnalysis
import Postings
import RunSupport
import Runs
import Samples
import Testing

@Suite("A posting becomes requirements, then a summary")
struct JobAnalysisTests {
    private func text(_ posting: String) -> ExtractedText {
        let lines = posting.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        return ExtractedText(
            mediaType: .plainText,
            lines: lines.map { TextLine(number: $0.offset + 1, text: String($0.element)) }
        )
    }

    @Test @LoopActor func streamsItemsInOrder() async throws {
        let run = RecordingContext(job: text(PostingsSamples.nursing))
        let summary = try await JobAnalysis().produce(run)
        #expect(run.statuses.map(\.message) == ["Recognizing requirements..."])
        #expect(run.statuses.map(\.stage) == ["requirements"])
        let requirements = try run.objects(.requirement)
        #expect(run.items.map(\.kind) == Array(repeating: .requirement, count: requirements.count) + [.summary])
        #expect(requirements.map { $0["id"] as? String } == (1...requirements.count).map { "r\($0)" })
        // The program that the work is done in, named among the duties; then what is asked for.
        #expect(requirements.first?["importance"] as? String == "mentioned")
        #expect(requirements[1]["text"] as? String == "Current RN license in the state of Ohio")
        #expect(requirements[1]["importance"] as? String == "required")
        #expect((requirements[1]["evidence"] as? [String: Any])?["line"] as? Int == 16)
        #expect(summary.counts == ["required": 5, "preferred": 2, "mentioned": 1, "negated": 0, "requirements": 8])
    }

    @Test @LoopActor func sumsUpWithoutRepeatingRequirements() async throws {
        let run = RecordingContext(job: text(PostingsSamples.nursing))
        let summary = try await JobAnalysis().produce(run)
        let object = try #require(try run.objects(.summary).first)
        #expect(object["id"] as? String == "summary")
        #expect(object["text"] as? String == summary.text)
        #expect((object["requirements"] as? [Any])?.count == requirements.count)
        #expect(object["company"] as? String == "Lakeside General Hospital")
        #expect(object["remote"] == nil)
        #expect((object["notStated"] as? [String])?.contains("remote") == true)
    }

    @Test(arguments: [
        (
            PostingsSamples.engineering,
            "Senior Backend Engineer at Brightwater Systems (Berlin, Germany): 6 required, 3 nice to have."
        ),
        (PostingsSamples.sales, "Account Executive, Mid-Market at Tallgrass Analytics: 4 required, 1 nice to have."),
        (PostingsSamples.prose, "Bookkeeper at Hollis & Wren (Leeds): 3 required, 1 nice to have."),
        (PostingsSamples.junior, "Junior Frontend Developer: 3 required, 1 nice to have."),
        (
            PostingsSamples.director,
            "Director of Engineering at Northfield Robotics (Boston, MA): 5 required, 3 nice to have."
        ),
        (PostingsSamples.instructed, "Data Analyst: 3 required."),
        (PostingsSamples.benefits, "Warehouse Associate (Reno, NV): 3 required, 1 nice to have."),
        (Array(repeating: "word", count: 50).joined(separator: " "), "This posting: no requirements found."),
    ])
    @LoopActor func sumsUpInOneSentence(_ posting: String, _ sentence: String) async throws {
        #expect(try await JobAnalysis().produce(RecordingContext(job: text(posting))).text == sentence)
    }

    @Test @LoopActor func readsAPostingOnce() async throws {
        let run = RecordingContext(job: text(PostingsSamples.sales))
        _ = try await JobAnalysis().produce(run)
        let first = run.items
        _ = try await JobAnalysis().produce(run)
        #expect(run.made == [PostingAnalyzer.derivation])
        #expect(run.items == first + first)
    }

    @Test @LoopActor func tellsThatAPostingIsTooShort() async throws {
        let run = RecordingContext(job: text("Welder wanted."))
        let failure = await #expect(throws: Failure.self) { _ = try await JobAnalysis().produce(run) }
        #expect(failure?.code == .postingTooShort)
        #expect(run.items.isEmpty)
    }

    @Test @LoopActor func aTextTooShortForADocumentIsAPostingThatIsTooShort() async throws {
        let run = RecordingContext(job: text("Welder wanted."))
        run.failText(of: try #require(run.job), with: Failure(.tooLittleText, "There is almost no text."))
        await #expect(throws: Failure.postingTooShort) { try await JobAnalysis().produce(run) }
    }

    @Test func opensWithTheContractedWords() {
        let slice = JobAnalysis()
        #expect(slice.name == .jobs)
        #expect(slice.opening.message == "Reading the posting...")
        #expect(slice.opening.stage == "reading")
        #expect(slice.resume == .none)
        #expect(slice.job == .required)
        #expect(slice.engine == "rules/1")
    }
}
