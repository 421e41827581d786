package import Documents
import Resumes

/// A verified change or an open question: the payload of a `suggestion` event (`resume-domain.md` B4).
package struct Suggestion: Sendable, Codable, Equatable {
    /// The name of this schema.
    package static let schema = "arete.suggestion/1"

    /// Which engine made it.
    package enum Origin: String, Sendable, Codable {
        case rules, model
    }

    /// The name of this schema, in every payload.
    package var schema = Suggestion.schema
    /// Stable: made of the check and the place.
    package var id: String
    /// Which engine made it.
    package var origin: Origin
    /// The check of `resume-domain.md` B6 that it answers.
    package var checkId: String?
    /// What it is about.
    package var category: Category
    /// How much it matters.
    package var severity: Severity
    /// The section it is in.
    package var section: String?
    /// The place in the parsed resume, a JSON Pointer.
    package var path: String?
    /// What would be done.
    package var action: Proposal.Action
    /// The words as they stand.
    package var before: String?
    /// The words that would stand there.
    package var after: String?
    /// One sentence: what is wrong and why it matters.
    package var rationale: String
    /// The words it rests on.
    package var evidence: [Quotation]
    /// The posting's requirements that it serves.
    package var requirementIds: [String]
    /// Whether the person's own words carry it.
    package var support: Proposal.Support
    /// What to ask the person.
    package var question: String?
    /// From 0 to 1.
    package var confidence: Double

    /// What a check observed and proposes.
    package init(id: String, check: Check, observation: Observation, proposal: Proposal) {
        self.init(id: id, category: check.category, observation: observation, proposal: proposal)
        origin = .rules
        checkId = check.id
        severity = observation.severity ?? check.severity
    }

    /// What a model observed and proposes.
    package init(id: String, category: Category, observation: Observation, proposal: Proposal) {
        self.id = id
        origin = .model
        self.category = category
        severity = observation.severity ?? .minor
        section = observation.section?.rawValue
        path = observation.path
        action = proposal.action
        before = proposal.before
        after = proposal.after
        rationale = observation.rationale
        evidence = observation.evidence
        requirementIds = observation.requirementIDs
        support = proposal.support
        question = proposal.question
        confidence = observation.confidence
    }
}

extension Suggestion {
    /// Encodes every member, also the absent ones as `null`: a reader sees the whole schema in each payload.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(id, forKey: .id)
        try container.encode(origin, forKey: .origin)
        try container.encode(checkId, forKey: .checkId)
        try container.encode(category, forKey: .category)
        try container.encode(severity, forKey: .severity)
        try container.encode(section, forKey: .section)
        try container.encode(path, forKey: .path)
        try container.encode(action, forKey: .action)
        try container.encode(before, forKey: .before)
        try container.encode(after, forKey: .after)
        try container.encode(rationale, forKey: .rationale)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(requirementIds, forKey: .requirementIds)
        try container.encode(support, forKey: .support)
        try container.encode(question, forKey: .question)
        try container.encode(confidence, forKey: .confidence)
    }
}
