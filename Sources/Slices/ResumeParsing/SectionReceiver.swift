import EventLoop
import LanguageModels
import Resumes
import Runs

/// Takes a model's entries and commits each section once it is whole.
///
/// Nothing is shown while an entry is written: its values are quotations, which are right only when they are whole.
@LoopActor
final class SectionReceiver: RunItemReceiver {
    /// What was read so far.
    private(set) var reading: ModelReading
    /// What went wrong on our side.
    private(set) var error: (any Error)?

    let run: any RunContext

    /// A receiver for a run.
    init(_ run: any RunContext, _ reading: ModelReading) {
        self.run = run
        self.reading = reading
    }

    /// Commits what is left.
    ///
    /// - Returns: The whole resume.
    /// - Throws: What went wrong on our side.
    func finish() throws -> ParsedResume {
        if let error { throw error }
        try emit(reading.finish())
        run.emit(try SectionItems(reading.resume).whole())
        return reading.resume
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

    private func emit(_ sections: [ParsedResume.Section]) throws {
        let items = SectionItems(reading.resume)
        for section in sections { run.emit(try items.item(of: section)) }
    }
}
