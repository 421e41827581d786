import Documents
import Evidence
import Resumes

/// The last look at a proposal before it is told: nothing is invented in a person's name.
///
/// Changes of prose and skills go through the nine rules of `ChangeVerifier`. Two changes put no words into the resume and
/// have rules of their own: a heading takes a title of our table, and a reordering has exactly the lines it had.
struct SuggestionGate {
    private var verifier: ChangeVerifier
    private let resume: ParsedResume
    private let titles: Set<String>

    /// A gate for one resume.
    init(_ input: CheckInput, verifier: ChangeVerifier) {
        self.verifier = verifier
        resume = input.resume
        titles = Set(input.phrasebook.titles.values)
    }

    /// Whether all quotations stand in their documents, exactly at their places.
    func isVerbatim(_ evidence: [Quotation]) -> Bool {
        evidence.allSatisfy(verifier.isVerbatim)
    }

    /// Whether a proposal may be told.
    mutating func admits(_ proposal: Proposal, for observation: Observation) -> Bool {
        guard proposal.after?.contains(MeasureQuestion.placeholder) != true || proposal.support == .needsInput else {
            return false
        }
        // A question changes nothing.
        if proposal.after == nil, proposal.question != nil { return true }
        if proposal.action == .reorder { return isPermutation(proposal) }
        if let path = observation.path, path.hasPrefix("/x/sections/") { return isHeading(proposal, at: path) }
        let change = ProposedChange(
            path: observation.path ?? "",
            section: observation.section?.rawValue ?? "",
            before: proposal.before,
            after: proposal.after,
            quotes: observation.evidence
        )
        return verifier.verify(change).isEmpty
    }

    private func isPermutation(_ proposal: Proposal) -> Bool {
        guard let before = proposal.before, let after = proposal.after, before != after else { return false }
        return before.split(separator: "\n").sorted() == after.split(separator: "\n").sorted()
    }

    private func isHeading(_ proposal: Proposal, at path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[3] == "title", let index = Int(parts[2]),
            resume.x.sections.indices.contains(index),
            let after = proposal.after
        else { return false }
        return proposal.before == resume.x.sections[index].title && after != proposal.before && titles.contains(after)
    }
}
