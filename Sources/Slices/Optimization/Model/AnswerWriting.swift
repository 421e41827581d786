import EventLoop
import Evidence
import LanguageModels
import Runs

/// A model's part of an optimization: shows drafts of its items, commits what passes the review, drops the rest.
///
/// Where it has no word, those of the rules stand.
@LoopActor
final class AnswerWriting: ModelWork {
    // First what every delta needs, so that it lies together.
    let run: any RunContext
    private var open: Draft?
    /// How many items were committed, earlier attempts included.
    private(set) var suggestions = 0
    private(set) var findings = 0
    private(set) var rejected: [String: Int] = [:]
    /// The places that a suggestion was made for.
    private(set) var covered: Set<String> = []
    var canDoWithout: Bool { suggestions + findings == 0 }

    /// Far more than is asked for.
    private static let limit = 40

    let request: ModelRequest?
    let answered: [GeneratedItem]
    private let held: [(path: String, item: RunItem)]
    private let counts: [String: Int]
    private var review: AnswerReview
    private var number: Int

    /// An item whose text is being written.
    private struct Draft {
        let id: String
        let head: Result<AnswerReview.Head, AnswerRejection>
        /// `nil` where nothing of the model's text is told.
        var text: SentenceDraft?
        var isShown = false
    }

    /// Writes into a run.
    ///
    /// - Parameters:
    ///   - run: Gets the items.
    ///   - rewriting: What it is asked, what judges its answer, and what an earlier attempt committed.
    init(_ run: any RunContext, _ rewriting: Optimization.Rewriting) {
        let earlier = rewriting.earlier
        self.run = run
        request = rewriting.request
        answered = earlier.items
        held = rewriting.held
        counts = rewriting.counts
        review = rewriting.review
        number = earlier.number
        suggestions = earlier.suggestions.count
        findings = earlier.findings
        for suggestion in earlier.suggestions {
            review.remember(suggestion)
            if let path = suggestion.path { covered.insert(path) }
        }
    }

    func itemBegan(_ head: GeneratedItem) {
        itemAborted()
        open = draft(head)
    }

    func itemContinued(_ text: [UInt8]) {
        LoopActor.loop.uses(self, count: 896)
        LoopActor.loop.uses(review.explanations, count: 256)
        defer { open?.text?.forEachArray(LoopActor.loop.uses(elements:)) }
        // In place: each delta passes here.
        guard let id = open?.id, let shown = open?.text?.append(text), !shown.isEmpty else { return }
        open?.isShown = true
        run.draft(item: id, text: shown)
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        let draft = open ?? draft(item)
        open = nil
        do {
            let judged = try review.judge(item.text, of: try draft.head.get())
            run.emit(try RunItem(judged))
            count(judged)
            return true
        } catch {
            // What cannot be encoded is as little shown as what no source supports.
            rejected[(error as? AnswerRejection ?? .incomplete).name, default: 0] += 1
            if draft.isShown { run.reset(item: draft.id) }
            return false
        }
    }

    func itemAborted() {
        if let open, open.isShown { run.reset(item: open.id) }
        open = nil
    }

    func finish(_ generation: Generation?) throws -> RunSummary {
        for (path, item) in held where !covered.contains(path) { run.emit(item) }
        let dropped = held.count { covered.contains($0.path) }
        var summary = RunSummary(counts: counts, writing: self, dropped: dropped)
        let engines = generation?.engines.map(Optimization.engine) ?? [Optimization.rules]
        if !engines.isEmpty { summary.engine = engines.joined(separator: ", ") }
        return summary
    }

    /// An item before its text, which is shown only where the rest may be told.
    private func draft(_ item: GeneratedItem) -> Draft {
        number += 1
        let id = EarlierAnswers.id(number)
        do throws(AnswerRejection) {
            guard suggestions + findings < Self.limit else { throw .tooMany }
            let head = try review.judge(head: item, id: id)
            if case .question = head { return Draft(id: id, head: .success(head)) }
            return Draft(id: id, head: .success(head), text: review.explanations.draft(review.mask))
        } catch {
            return Draft(id: id, head: .failure(error))
        }
    }

    private func count(_ item: Review.Item) {
        switch item {
        case .suggestion(let suggestion, _):
            suggestions += 1
            if let path = suggestion.path { covered.insert(path) }
        case .finding: findings += 1
        }
    }
}
