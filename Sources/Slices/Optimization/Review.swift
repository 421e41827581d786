package import Documents
import Evidence
import Lexicons
import Postings

/// All that the checks say of one resume: verified, ordered and counted.
package struct Review: Sendable {
    /// One thing to tell.
    package enum Item: Sendable, Equatable {
        case suggestion(Suggestion, text: String)
        case finding(Finding, text: String)
    }

    /// What to tell, gravest first, then in the order of the resume.
    package let items: [Item]
    /// What the checks said, in the order of `Check.all`.
    package let verdicts: [(check: Check, verdict: Check.Verdict)]
    /// How many proposals or findings failed verification.
    package let rejected: Int
    /// How well a program can read the resume.
    package let readability: Readability

    /// Verifies changes of this resume; it knows of none yet.
    let verifier: ChangeVerifier

    private let matches: [RequirementMatch]

    /// Runs the checks.
    ///
    /// Pure, and the same for the same input. Quotations of the posting are verified against `postingText`.
    package init(_ input: CheckInput, postingText: ExtractedText? = nil, checks: [Check] = Check.all) {
        verdicts = checks.map { ($0, $0.judge(input)) }
        readability = Readability(verdicts.filter { Readability.checks.contains($0.check.id) })
        matches = input.matches
        verifier = ChangeVerifier(
            resume: input.resume,
            text: input.text,
            posting: input.posting,
            postingText: postingText,
            lexicon: input.lexicon,
            // What is not judged may name skills all the same.
            skills: input.lines.count < input.text.lines.count ? nil : Set(input.lineSkills.joined().map(\.canonical))
        )
        var gate = SuggestionGate(input, verifier: verifier)
        var rejected = 0
        var ids = FindingIDs()
        var placed: [Placed] = []
        for (check, verdict) in verdicts {
            guard case .found(let observations) = verdict else { continue }
            for observation in observations {
                guard gate.isVerbatim(observation.evidence) else {
                    rejected += 1
                    continue
                }
                var proposal = observation.proposal
                if let change = proposal, !gate.admits(change, for: observation) {
                    rejected += 1
                    proposal = nil
                }
                let id = ids.id(of: observation, check: check)
                let item: Item =
                    if let proposal {
                        .suggestion(
                            Suggestion(id: id, check: check, observation: observation, proposal: proposal),
                            text: observation.text(with: proposal)
                        )
                    } else {
                        .finding(
                            Finding(id: id, check: check, observation: observation),
                            text: observation.text(with: nil)
                        )
                    }
                placed.append(Placed(item, observation, check, rank: placed.count))
            }
        }
        items = placed.sorted().map(\.item)
        self.rejected = rejected
    }

    /// What `complete` counts.
    package var counts: [String: Int] {
        var counts = [
            "suggestions": items.count { if case .suggestion = $0 { true } else { false } },
            "findings": items.count { if case .finding = $0 { true } else { false } },
            "checksPassed": verdicts.count { $0.verdict == .passed },
            "checksSkipped": verdicts.count { if case .skipped = $0.verdict { true } else { false } },
            "rejected": rejected,
            "scoreVersion": Readability.version,
        ]
        if let score = readability.score { counts["readability"] = score }
        guard !matches.isEmpty else { return counts }
        for (importance, name) in [(JobPosting.Requirement.Importance.required, "required"), (.preferred, "preferred")]
        {
            let statuses = matches.filter { $0.requirement.importance == importance }.map(\.status)
            counts["\(name)Met"] = statuses.count { $0 == .met }
            counts["\(name)ListedOnly"] = statuses.count { $0 == .listedOnly }
            counts["\(name)NotShown"] = statuses.count { $0 == .notShown }
            counts["\(name)Ask"] = statuses.count { $0 == .ask }
        }
        return counts
    }

    /// An item with what it is ordered by.
    private struct Placed: Comparable {
        let item: Item
        let severity: Severity
        let line: Int
        let start: Int
        let rank: Int

        init(_ item: Item, _ observation: Observation, _ check: Check, rank: Int) {
            self.item = item
            severity = observation.severity ?? check.severity
            // What the posting shows, and what no line shows, comes behind what a line of the resume shows.
            let place = observation.evidence.first { $0.source == .resume }
            line = place?.line ?? Int.max
            start = place?.start ?? 0
            self.rank = rank
        }

        static func < (left: Placed, right: Placed) -> Bool {
            (left.severity, left.line, left.start, left.rank) < (right.severity, right.line, right.start, right.rank)
        }

        static func == (left: Placed, right: Placed) -> Bool { left.rank == right.rank }
    }
}
