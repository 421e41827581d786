import EventLoop
import LanguageModels
import Resumes
import Runs

/// What a model is asked of a resume, and what reads its answer.
struct SectionQuestion: Sendable {
    /// What it is asked.
    let request: ModelRequest
    /// What reads its answer.
    let reading: ModelReading
    /// Whether it is shown only a part of the resume.
    let isCut: Bool
}

/// A model's part of reading a resume: takes its entries and commits each section once it is whole.
///
/// Nothing is shown while an entry is written: its values are quotations, which are right only when they are whole.
@LoopActor
final class SectionWork: ModelWork {
    let run: any RunContext
    var request: ModelRequest? { question.request }
    var answered: [GeneratedItem] { question.reading.committed }
    var rejected: [String: Int] { reading.rejected }

    private let question: SectionQuestion
    private var reading: ModelReading
    /// What went wrong on our side.
    private var error: (any Error)?

    /// The work of a run.
    init(_ run: any RunContext, _ question: SectionQuestion) {
        self.run = run
        self.question = question
        reading = question.reading
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        guard error == nil, let sections = reading.take(item) else { return false }
        do {
            try emit(sections)
            return true
        } catch {
            self.error = error
            return false
        }
    }

    func finish(_ generation: Generation?) throws -> RunSummary {
        if let error { throw error }
        try emit(reading.finish())
        run.emit(try SectionItems(reading.resume).whole())
        var summary = reading.resume.summary
        let engines = generation?.engines.joined(separator: ",") ?? ""
        summary.engine = engines.isEmpty || !reading.isOfModel ? ResumeParsing.rules : engines
        if generation != nil, question.isCut { summary.partial = "document_limit" }
        return summary
    }

    private func emit(_ sections: [ParsedResume.Section]) throws {
        let items = SectionItems(reading.resume)
        for section in sections { run.emit(try items.item(of: section)) }
    }
}
