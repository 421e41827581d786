import Documents
import EventLoop
import Evidence
import LanguageModels
import Postings
import Resumes
import RunSupport
import Runs

@testable import Optimization

/// A resume, with a posting or without, and what of a model's suggestions for it is told.
struct ChangeEvaluation: Sendable {
    private let rewriting: Optimization.Rewriting
    private var review: AnswerReview { rewriting.review }

    /// Prepares to judge suggestions.
    init(resume: String, posting: String? = nil) async throws {
        let text = OptimizationSlice.text(resume)
        let postingText = posting.map { OptimizationSlice.text($0) }
        let plan = try await Optimization.plan(
            text: text,
            size: resume.utf8.count,
            resume: ResumeParser().parse(text),
            posting: try postingText.map { try PostingAnalyzer().analyze($0, title: nil) },
            postingText: postingText,
            now: YearMonth(year: 2026, month: 6),
            committed: []
        )
        guard let rewriting = plan.rewriting else { throw Failure(.internal, "There is no plan.") }
        self.rewriting = rewriting
    }

    /// Judges a rewrite of the place whose text begins so.
    ///
    /// - Returns: Why it is not told; `nil` where it is, and "question" where something is asked instead.
    func verdict(_ before: String, _ after: String) -> String? {
        verdict(rewrite(before, after, text: "A verb at its start says what you did."))
    }

    /// A rewrite of the place whose text begins so.
    func rewrite(_ before: String, _ after: String, text: String) -> GeneratedItem {
        let place = review.places.places.first { $0.text.hasPrefix(before) }
        return .made(
            "suggestion",
            text,
            ["path": place?.path ?? "", "action": "rewrite", "before": place?.text ?? "", "after": after]
        )
    }

    /// Judges a finding.
    func verdict(finding text: String) -> String? {
        verdict(.made("finding", text))
    }

    /// What of a finding is shown while it is written, in deltas of a word each.
    func draft(_ text: String) -> String {
        var draft = review.explanations.draft(review.mask)
        return text.split(separator: " ").map { draft.append($0 + " ") }.joined()
    }

    /// An item as a run gets it, its text in some deltas.
    @LoopActor
    func written(_ item: GeneratedItem, in deltas: [String]) async -> RecordingContext {
        // Many are written in a row, on the loop that all tests share: between two of them it goes on.
        await Task.yield()
        let run = RecordingContext()
        let writing = AnswerWriting(run, rewriting)
        var head = item
        head.text = ""
        writing.itemBegan(head)
        for delta in deltas { writing.itemContinued(delta) }
        _ = writing.itemEnded(item)
        return run
    }

    private func verdict(_ item: GeneratedItem) -> String? {
        var review = review
        do throws(AnswerRejection) {
            let head = try review.judge(head: item, id: "s1")
            guard case .suggestion(let suggestion, _) = try review.judge(item.text, of: head) else { return nil }
            return suggestion.after == nil ? "question" : nil
        } catch {
            return error.name
        }
    }
}

extension SentenceDraft {
    /// Takes more of the text, and says what may be shown.
    fileprivate mutating func append(_ delta: String) -> String {
        String(decoding: append(Array(delta.utf8)), as: UTF8.self)
    }
}
