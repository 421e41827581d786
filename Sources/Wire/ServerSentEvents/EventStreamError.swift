/// Why a stream cannot be read any further.
package enum EventStreamError: Error, Sendable, Equatable {
    /// A line is longer than so many bytes.
    case lineTooLong(limit: Int)
    /// An event's data are larger than so many bytes.
    case eventTooLarge(limit: Int)
}
