import EventLoop
import LanguageModels
import Postings
import Runs

/// What a model is asked of a posting, and what reads its answer.
struct RequirementQuestion: Sendable {
    /// What the rules found.
    let posting: JobPosting
    /// What it is asked.
    let request: ModelRequest
    /// What reads its answer.
    let reading: RequirementReading
    /// Whether it is shown only a part of the posting.
    let isCut: Bool
}

/// A model's part of an analysis: takes its items and commits those that stand in the posting.
///
/// Nothing is shown while an item is written: its text is a quotation, which is right only when it is whole.
@LoopActor
final class RequirementWork: ModelWork {
    let run: any RunContext
    var request: ModelRequest? { question.request }
    var answered: [GeneratedItem] { question.reading.committed }
    var rejected: [String: Int] { reading.rejected }

    private let question: RequirementQuestion
    private var reading: RequirementReading
    /// What went wrong on our side.
    private var error: (any Error)?

    /// The work of a run.
    init(_ run: any RunContext, _ question: RequirementQuestion) {
        self.run = run
        self.question = question
        reading = question.reading
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        guard error == nil, let requirement = reading.take(item) else { return false }
        do {
            run.emit(try RunItem(requirement))
            return true
        } catch {
            self.error = error
            return false
        }
    }

    func finish(_ generation: Generation?) throws -> RunSummary {
        if let error { throw error }
        var posting = question.posting
        let rest = reading.rest(of: posting, isWhole: generation != nil)
        posting.requirements = reading.requirements + rest
        if !reading.requirements.isEmpty {
            let asked = posting.requirements.filter { $0.importance != .mentioned && !$0.negated }
            posting.qualifications = asked.map(\.text)
        }
        posting.x.engine = reading.requirements.isEmpty ? "rules" : rest.isEmpty ? "model" : "mixed"
        var summary = try posting.tell(run, emitting: rest)
        let engines = generation?.engines.joined(separator: ",") ?? ""
        summary.engine = engines.isEmpty || reading.requirements.isEmpty ? JobAnalysis.rules : engines
        if generation != nil, question.isCut { summary.partial = "document_limit" }
        return summary
    }
}
