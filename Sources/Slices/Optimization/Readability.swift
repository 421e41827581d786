/// How well a program can read the resume, from 0 to 100 (`resume-domain.md` B6, below the table).
///
/// Only checks 1 to 30 count, and of them what was judged. A number made of rules: two runs always agree.
package struct Readability: Sendable, Equatable {
    /// Raised when a weight, a cap or a check changes, so that numbers are compared only with their like.
    package static let version = 1
    /// Checks 1 to 30; the rest is style, content and fit.
    package static let checks = Set(Check.all.prefix(30).map(\.id))
    /// The most that a resume with a blocking fault can have.
    package static let blockedCap = 40
    /// The most that one with mixed-up reading order can have.
    package static let disorderedCap = 70
    private static let disorder: Set<String> = ["text.order", "layout.columns"]

    /// From 0 to 100; `nil` where nothing was judged.
    package let score: Int?

    /// Scores the verdicts of checks, in the order of `Check.all`.
    package init(_ verdicts: [(check: Check, verdict: Check.Verdict)]) {
        var judged = 0
        var lost = 0
        var cap = 100
        for (check, verdict) in verdicts {
            let weight = Self.weight(check.severity)
            switch verdict {
            case .skipped: continue
            case .passed: judged += weight
            case .found(let observations):
                judged += weight
                // A check may find only a lesser fault than its own.
                let worst = observations.map { $0.severity ?? check.severity }.min() ?? check.severity
                lost += min(weight, Self.weight(worst))
                if worst == .blocking { cap = min(cap, Self.blockedCap) }
                if Self.disorder.contains(check.id) { cap = min(cap, Self.disorderedCap) }
            }
        }
        score = judged == 0 ? nil : min(cap, (100 * (judged - lost) + judged / 2) / judged)
    }

    /// A guess, as the caps are: a major fault costs as much as three minor ones; tips are never scored.
    private static func weight(_ severity: Severity) -> Int {
        switch severity {
        case .blocking: 6
        case .major: 3
        case .minor: 1
        case .tip: 0
        }
    }
}
