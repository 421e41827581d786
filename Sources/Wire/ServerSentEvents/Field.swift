/// What a line of an event stream says, by the name before its colon.
///
/// Names are compared byte by byte, without case folding, as the format has it.
enum Field {
    case comment, data, event, id, retry
    /// A name that the format does not know; the line is ignored.
    case unknown

    /// The field with a name; the empty one is a comment's.
    init(_ name: Span<UInt8>) {
        self =
            if name.isEmpty {
                .comment
            } else if Self.isEqual(name, "data") {
                .data
            } else if Self.isEqual(name, "id") {
                .id
            } else if Self.isEqual(name, "event") {
                .event
            } else if Self.isEqual(name, "retry") {
                .retry
            } else {
                .unknown
            }
    }

    private static func isEqual(_ name: Span<UInt8>, _ literal: StaticString) -> Bool {
        guard name.count == literal.utf8CodeUnitCount else { return false }
        var index = 0
        while index < name.count {
            // Safe because the index is inside the literal, whose bytes live as long as the program.
            guard unsafe name[index] == literal.utf8Start[index] else { return false }
            index += 1
        }
        return true
    }
}
