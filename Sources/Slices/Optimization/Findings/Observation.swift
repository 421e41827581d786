package import Documents
package import Resumes

/// One place where a check fires, with what can be done about it.
package struct Observation: Sendable, Equatable {
    /// The severity, where it differs from the check's own.
    package var severity: Severity?
    /// The section it is in.
    package var section: SectionKind?
    /// The place in the parsed resume, a JSON Pointer (RFC 6901).
    package var path: String?
    /// The words it rests on; empty only where the file shows the fault and no line does.
    package var evidence: [Quotation]
    /// One sentence that says what is wrong and why it matters.
    package var rationale: String
    /// One sentence that says what to do.
    package var advice: String
    /// From 0 to 1.
    package var confidence: Double
    /// The ids of the posting's requirements that it is about.
    package var requirementIDs: [String]
    /// What tells it from the check's other observations, where neither a line nor a path does.
    package var subject: String?
    /// The change that answers it.
    package var proposal: Proposal?

    /// An observation.
    package init(
        _ rationale: String,
        advice: String,
        severity: Severity? = nil,
        section: SectionKind? = nil,
        path: String? = nil,
        evidence: [Quotation] = [],
        confidence: Double = 1,
        requirementIDs: [String] = [],
        subject: String? = nil,
        proposal: Proposal? = nil
    ) {
        self.rationale = rationale
        self.advice = advice
        self.severity = severity
        self.section = section
        self.path = path
        self.evidence = evidence
        self.confidence = confidence
        self.requirementIDs = requirementIDs
        self.subject = subject
        self.proposal = proposal
    }

    /// What a plain page can show: what is wrong, and what to do, to change or to answer.
    package func text(with proposal: Proposal?) -> String {
        let next = proposal?.question ?? advice
        return next.isEmpty ? rationale : "\(rationale) \(next)"
    }
}
