import Documents
import Evidence
import LanguageModels
import Postings
import Resumes
import RunSupport
import Runs

@testable import Optimization

/// A resume, with a posting or without, and what of a model's suggestions for it is told.
struct ChangeEvaluation: Sendable {
    private let review: AnswerReview

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
        review = rewriting.review
    }

    /// Judges a rewrite of the place whose text begins so.
    ///
    /// - Returns: Why it is not told; `nil` where it is, and "question" where something is asked instead.
    func verdict(_ before: String, _ after: String) -> String? {
        guard let place = review.places.places.first(where: { $0.text.hasPrefix(before) }) else { return "no place" }
        return verdict(
            .made(
                "suggestion",
                "A verb at its start says what you did.",
                ["path": place.path, "action": "rewrite", "before": place.text, "after": after]
            )
        )
    }

    /// Judges a finding.
    func verdict(finding text: String) -> String? {
        verdict(.made("finding", text))
    }

    /// What of a finding is shown while it is written.
    func draft(_ text: String) -> String {
        var filter = review.draftFilter()
        return text.split(separator: " ").map { filter.append($0 + " ") }.joined() + filter.end()
    }

    private func verdict(_ item: GeneratedItem) -> String? {
        var review = review
        do throws(AnswerRejection) {
            guard case .suggestion(let suggestion, _) = try review.judge(item, id: "s1") else { return nil }
            return suggestion.after == nil ? "question" : nil
        } catch {
            return error.name
        }
    }
}
