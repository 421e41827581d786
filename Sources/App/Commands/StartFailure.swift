import Documents

/// Why a command could not begin, in one line.
enum StartFailure {
    /// Our own sentence where the error has one, which no text of a document is in.
    static func reason(_ error: any Error) -> String {
        (error as? Failure)?.message ?? "\(error)"
    }
}
