package import Documents
import ServerSentEvents

/// One event of a run: a JSON object with a `type`, encoded once, however many read it.
package struct RunEvent: Sendable, Equatable {
    /// How an event is kept.
    package enum Kind: Sendable, Equatable {
        /// Stored before anybody sees it; never lost, never repeated.
        case committed
        /// Text of an item that is still being written; lives as long as the process.
        case draft
        /// Committed, and the run's last one.
        case terminal(RunState)
    }

    /// How it is kept.
    package let kind: Kind
    /// One JSON object, encoded, without a line break.
    package let json: [UInt8]

    private init(_ kind: Kind, _ type: String, _ members: JSONMembers) {
        self.kind = kind
        json = JSONMembers(("type", .string(type))).adding(members).encoded
    }

    /// What is being done now; the first one of a run names it.
    package static func status(_ status: RunStatus, run: RunID? = nil) -> RunEvent {
        RunEvent(
            .committed,
            "status",
            JSONMembers(
                ("message", .string(status.message)),
                ("run", run.map { .string($0.text) }),
                ("stage", status.stage.map { .string($0) }),
                ("step", status.step.map { .number($0) }),
                ("steps", status.steps.map { .number($0) })
            )
        )
    }

    /// A finished item.
    package static func item(_ item: RunItem) -> RunEvent {
        RunEvent(.committed, item.kind.rawValue, JSONMembers(("data", .encoded(item.data))))
    }

    /// More text of the item that is being written.
    package static func delta(item: String, text: String) -> RunEvent {
        RunEvent(.draft, "delta", JSONMembers(("item", .string(item)), ("text", .string(text))))
    }

    /// The work is done.
    package static func complete(_ summary: RunSummary, engine: String, elapsed: Duration) -> RunEvent {
        let counts = summary.counts.sorted { $0.key < $1.key }.map { ($0.key, Optional(JSONValue.number($0.value))) }
        let (seconds, attoseconds) = elapsed.components
        return RunEvent(
            .terminal(.complete),
            "complete",
            JSONMembers(
                (
                    "data",
                    .encoded(
                        JSONMembers(
                            ("id", .string("complete")),
                            ("text", .string(summary.text)),
                            ("counts", .encoded(JSONMembers(counts).encoded)),
                            ("engine", .string(engine)),
                            ("elapsedMs", .number(Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)))
                        ).encoded
                    )
                )
            )
        )
    }

    /// Somebody stopped the run.
    package static let stopped = RunEvent(.terminal(.stopped), "stopped", JSONMembers())

    /// The work cannot be done.
    package static func error(_ failure: Failure) -> RunEvent {
        RunEvent(
            .terminal(.failed),
            "error",
            JSONMembers(
                ("code", .string(failure.code.rawValue)),
                ("message", .string(failure.message)),
                ("retryable", .bool(failure.isRetryable))
            )
        )
    }

    /// The client drops what it shows: a draft, or everything.
    package static func reset(item: String? = nil) -> RunEvent {
        RunEvent(.committed, "reset", JSONMembers(("item", item.map { .string($0) })))
    }

    /// What a viewer is told when it is sent away to come back.
    static let reconnecting = status(RunStatus("Reconnecting..."))

    /// The event in the format of an event stream.
    ///
    /// - Parameter id: What a client sends back; without one its cursor stays where it is.
    /// - Returns: The bytes as they go over the wire.
    func frame(id: String? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        let json = json
        if let id {
            let id = Array(id.utf8)
            EventStreamEncoder.append(id: id.span, data: json.span, to: &bytes)
        } else {
            EventStreamEncoder.append(data: json.span, to: &bytes)
        }
        return bytes
    }
}
