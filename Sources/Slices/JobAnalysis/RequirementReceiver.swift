import EventLoop
import LanguageModels
import Postings
import Runs

/// Takes a model's items and commits those that stand in the posting.
///
/// Nothing is shown while an item is written: its text is a quotation, which is right only when it is whole.
@LoopActor
final class RequirementReceiver: RunItemReceiver {
    /// What was read so far.
    private(set) var reading: RequirementReading
    /// What went wrong on our side.
    private(set) var error: (any Error)?

    let run: any RunContext

    /// A receiver for a run.
    init(_ run: any RunContext, _ reading: RequirementReading) {
        self.run = run
        self.reading = reading
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        guard error == nil, let requirement = reading.take(item) else { return false }
        do {
            run.emit(try RunItem(.requirement, id: requirement.id, text: requirement.text, requirement))
            return true
        } catch {
            self.error = error
            return false
        }
    }
}
