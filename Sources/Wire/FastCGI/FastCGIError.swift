/// What stops a responder from starting.
package struct FastCGIError: Error, Sendable, CustomStringConvertible {
    /// One sentence for the operator.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
