/// How much a finding matters, gravest first.
///
/// The four levels of `resume-domain.md` B6: B, M, m and t.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// The resume cannot be read at all.
    case blocking
    /// Facts are lost or look wrong to most readers and programs.
    case major
    /// Worth an edit.
    case minor
    /// A hint; never scored.
    case tip

    /// The graver one is less, so that it comes first.
    package static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .blocking: 0
        case .major: 1
        case .minor: 2
        case .tip: 3
        }
    }
}
