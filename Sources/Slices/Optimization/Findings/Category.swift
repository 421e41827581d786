/// What a finding is about (`resume-domain.md` B4).
package enum Category: String, Sendable, Codable, CaseIterable {
    case parse, contact, structure, dates, wording, match, length, integrity
}
