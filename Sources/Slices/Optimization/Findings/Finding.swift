package import Documents
import Resumes

/// What a check found, without a proposed change: the payload of a `finding` event.
package struct Finding: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.finding/1"

    /// The name of this schema, in every payload.
    package var schema = Finding.schema
    /// Stable: made of the check and the place.
    package var id: String
    /// The check of `resume-domain.md` B6; `nil` for what a model found.
    package var checkId: String?
    /// What it is about.
    package var category: Category
    /// How much it matters.
    package var severity: Severity
    /// The section it is in.
    package var section: String?
    /// The place in the parsed resume, a JSON Pointer.
    package var path: String?
    /// What is wrong and why it matters.
    package var rationale: String
    /// What to do.
    package var advice: String
    /// The words it rests on.
    package var evidence: [Quotation]
    /// The posting's requirements that it is about.
    package var requirementIds: [String]
    /// From 0 to 1.
    package var confidence: Double

    /// What a check observed.
    package init(id: String, check: Check, observation: Observation) {
        self.init(id: id, category: check.category, observation: observation)
        checkId = check.id
        severity = observation.severity ?? check.severity
    }

    /// What a model observed.
    package init(id: String, category: Category, observation: Observation) {
        self.id = id
        self.category = category
        severity = observation.severity ?? .minor
        section = observation.section?.rawValue
        path = observation.path
        rationale = observation.rationale
        advice = observation.advice
        evidence = observation.evidence
        requirementIds = observation.requirementIDs
        confidence = observation.confidence
    }
}
