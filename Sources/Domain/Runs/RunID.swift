import Documents

/// The name of a run: 128 random bits as text.
///
/// Knowing it is the permission to read and to stop it.
package struct RunID: Sendable, Hashable {
    /// The characters.
    package let text: String

    /// Checks a string from outside.
    package init?(_ text: String) {
        guard let token = Token(text) else { return nil }
        self.text = token.text
    }

    /// A new unguessable name.
    package init() {
        text = Token.random().text
    }
}

/// The name of one event: run, attempt and sequence, opaque to clients.
///
/// Within a run ids rise: a continuation is a new attempt, so they rise even where drafts of the old one were lost.
package struct EventID: Sendable, Hashable {
    /// The run that the event belongs to.
    package let run: RunID
    /// Where in the run it stands.
    package let position: EventPosition

    /// The name of an event.
    package init(run: RunID, position: EventPosition) {
        self.run = run
        self.position = position
    }

    /// As it stands on the wire: `run.attempt.sequence`.
    package var text: String {
        "\(run.text).\(position.attempt).\(position.sequence)"
    }

    /// Checks an id that a client sent back: exactly what `text` writes.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 3, let run = RunID(String(parts[0])), let attempt = Self.number(parts[1]),
            let sequence = Self.number(parts[2])
        else { return nil }
        self.init(run: run, position: EventPosition(attempt: attempt, sequence: sequence))
    }

    /// A decimal number from 1 without sign or leading zero.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.first.map({ (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }) == true else { return nil }
        return Int(text)
    }
}

/// The place of an event in its run.
package struct EventPosition: Sendable, Hashable, Comparable {
    /// Which attempt wrote it, from 1.
    package let attempt: Int
    /// Its number, from 1; it goes on rising over attempts but for the drafts that an attempt lost.
    package let sequence: Int

    /// A place in a run.
    package init(attempt: Int, sequence: Int) {
        self.attempt = attempt
        self.sequence = sequence
    }

    package static func < (left: EventPosition, right: EventPosition) -> Bool {
        (left.attempt, left.sequence) < (right.attempt, right.sequence)
    }
}

/// What a client sent back to say where it was.
package enum Cursor: Sendable, Equatable {
    /// The id of an event of a run.
    case event(EventID)
    /// The id of an error that no run carries: there is nothing to go on with.
    case refusal
    /// Something that we never sent.
    case malformed

    /// The id of an error event that belongs to no run.
    package static let refusalText = "refused"

    /// Reads a `Last-Event-ID`.
    package init(_ text: String) {
        if text == Self.refusalText {
            self = .refusal
        } else if let id = EventID(text) {
            self = .event(id)
        } else {
            self = .malformed
        }
    }
}
