import Documents
import EventLoop
import Evidence
import Foundation
import RunSupport
import Runs
import Samples
import Testing

@testable import Optimization

/// The slice as the run engine sees it: statuses, items, and how it ends.
@Suite struct OptimizationSlice {
    static func text(_ text: String, _ type: MediaType = .plainText) -> ExtractedText {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        return ExtractedText(mediaType: type, lines: lines.map { TextLine(number: $0 + 1, text: String($1)) })
    }

    static let slice = Optimization { YearMonth(year: 2026, month: 6) }

    @Test func saysWhatItNeeds() {
        #expect(Self.slice.name == .optimization)
        #expect(Self.slice.resume == .required)
        #expect(Self.slice.job == .optional)
        #expect(Self.slice.opening == RunStatus("Analyzing resume...", stage: "checks"))
    }

    @Test @LoopActor func judgesAResumeAlone() async throws {
        let run = RecordingContext(resume: Self.text(SampleResume.chronological.text))
        let summary = try await Self.slice.produce(run)
        #expect(run.statuses.isEmpty)
        #expect(run.made.map(\.name) == ["resume"])
        #expect(summary.counts["requiredMet"] == nil)
        #expect(summary.counts["suggestions"] == run.items.count { $0.kind == .suggestion })
        #expect(summary.counts["findings"] == run.items.count { $0.kind == .finding })
        #expect((0...100).contains(summary.counts["readability"] ?? -1))
        #expect(summary.counts["scoreVersion"] == 1)
    }

    @Test @LoopActor func matchesAPosting() async throws {
        let run = RecordingContext(
            resume: Self.text(SampleResume.chronological.text),
            job: Self.text(PostingsSamples.engineering)
        )
        let summary = try await Self.slice.produce(run)
        #expect(run.statuses == [RunStatus("Matching requirements...", stage: "matching")])
        #expect(run.made.map(\.name) == ["resume", "posting"])
        #expect((summary.counts["requiredMet"] ?? 0) > 0)
        #expect(try run.objects(.suggestion).contains { $0["checkId"] as? String == "match.requirement" })
    }

    @Test(arguments: SampleResume.all)
    @LoopActor func givesEveryItemANameAndASentence(_ sample: SampleResume) async throws {
        let text = Self.text(sample.text, sample.isMarkdown ? .markdown : .plainText)
        for posting in [nil, PostingsSamples.engineering] {
            let run = RecordingContext(resume: text, job: posting.map { Self.text($0) })
            let summary = try await Self.slice.produce(run)
            let again = RecordingContext(resume: text, job: posting.map { Self.text($0) })
            _ = try await Self.slice.produce(again)
            #expect(run.items == again.items)
            #expect(summary.counts["rejected"] == 0)
            let ids = try run.objects().compactMap { $0["id"] as? String }
            #expect(ids.count == run.items.count && Set(ids).count == ids.count)
            #expect(try run.objects().allSatisfy { ($0["text"] as? String)?.isEmpty == false })
        }
    }

    @Test @LoopActor func needsAResume() async {
        await #expect(throws: Failure.self) { try await Self.slice.produce(RecordingContext()) }
    }

    @Test @LoopActor func passesOnWhyAPostingCannotBeRead() async {
        let run = RecordingContext(resume: Self.text(SampleResume.chronological.text), job: Self.text("Come and work."))
        await #expect(
            throws: Failure(.postingTooShort, "This posting is too short to analyze. Please paste its whole text.")
        ) {
            try await Self.slice.produce(run)
        }
        #expect(run.items.isEmpty)
    }

    @Test @LoopActor func tellsAShortPostingFromAShortResume() async throws {
        let tooLittle = Failure(.tooLittleText, "There is almost no text.")
        let run = RecordingContext(resume: Self.text(SampleResume.chronological.text), job: Self.text("Cook"))
        run.failText(of: try #require(run.job), with: tooLittle)
        await #expect(throws: Failure.postingTooShort) { try await Self.slice.produce(run) }
        run.failText(of: try #require(run.resume), with: tooLittle)
        await #expect(throws: tooLittle) { try await Self.slice.produce(run) }
    }
}
