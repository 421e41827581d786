package import Documents

extension Failure {
    /// Whether a model could not answer: what another engine may cure.
    package var isOfModel: Bool {
        switch code {
        case .modelTimeout, .modelUnavailable, .modelRefused, .modelOutputInvalid: true
        default: false
        }
    }
}
