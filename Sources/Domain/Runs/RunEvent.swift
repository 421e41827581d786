package import Documents
package import LanguageModels
import ServerSentEvents

/// One event of a run: a JSON object with a `type`, encoded once, however many read it.
package struct RunEvent: Sendable, Equatable {
    /// How an event is kept.
    package enum Kind: Sendable, Equatable {
        /// Stored before anybody sees it; never lost, never repeated.
        ///
        /// The first `delta` of an item is stored, too, so that a continuation knows the open drafts; it is not replayed from the store.
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
    /// Where its text is, if it is a `delta`.
    let draft: Draft?

    /// The text of a `delta`, which ends before the last two bytes of its JSON.
    struct Draft: Sendable, Equatable {
        /// The item whose text it is.
        let item: String
        /// Where in the JSON the text begins, in bytes.
        let textStart: Int
    }

    private init(_ kind: Kind, _ type: String, _ members: JSONMembers) {
        self.kind = kind
        json = JSONMembers(("type", .string(type))).adding(members).encoded
        draft = nil
    }

    private init(deltaOf item: String, text: String, isFirst: Bool) {
        kind = isFirst ? .committed : .draft
        var json = Array(#"{"type":"delta","item":"#.utf8)
        JSONMembers.append(item, to: &json)
        json += #","text":"#.utf8
        draft = Draft(item: item, textStart: json.count + 1)
        JSONMembers.append(text, to: &json)
        json.append(UInt8(ascii: "}"))
        self.json = json
    }

    /// The `type` of an event that `RunEvent` wrote: it stands first.
    static func type(ofJSON json: [UInt8]) -> String? {
        let start = #"{"type":""#.utf8
        guard json.starts(with: start) else { return nil }
        return String(decoding: json.dropFirst(start.count).prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
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
                ("steps", status.steps.map { .number($0) }),
                ("position", status.position.map { .number($0) })
            )
        )
    }

    /// A finished item.
    package static func item(_ item: RunItem) -> RunEvent {
        RunEvent(.committed, item.kind.rawValue, JSONMembers(("data", .encoded(item.data))))
    }

    /// More text of the item that is being written.
    ///
    /// The first text of an item is stored like a committed event, before anybody sees it: so the store knows at every instant
    /// which drafts a reader may be showing, and the attempt after a crash begins by dropping exactly those (`RunHistory`).
    package static func delta(item: String, text: String, isFirst: Bool = false) -> RunEvent {
        RunEvent(deltaOf: item, text: text, isFirst: isFirst)
    }

    /// The work is done.
    ///
    /// - Parameters:
    ///   - summary: What the slice says.
    ///   - engine: Who wrote the items, where the summary does not say otherwise.
    ///   - usage: What models used, in all attempts at the run.
    ///   - elapsed: How long the attempt took.
    /// - Returns: The event.
    package static func complete(
        _ summary: RunSummary,
        engine: String,
        usage: ModelUsage? = nil,
        elapsed: Duration
    ) -> RunEvent {
        let counts = summary.counts.sorted { $0.key < $1.key }.map { ($0.key, Optional(JSONValue.number($0.value))) }
        let data = JSONMembers(
            ("id", .string("complete")),
            ("text", .string(summary.text)),
            ("counts", .encoded(JSONMembers(counts).encoded)),
            ("engine", .string(summary.engine ?? engine)),
            ("usage", usage.map { .encoded(JSONMembers($0).encoded) }),
            ("partial", summary.partial.map { .encoded(JSONMembers(("reason", .string($0))).encoded) }),
            ("elapsedMs", .number(Int(elapsed / .milliseconds(1))))
        )
        return RunEvent(.terminal(.complete), "complete", JSONMembers(("data", .encoded(data.encoded))))
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

extension JSONMembers {
    /// Tokens as `complete` tells them.
    fileprivate init(_ usage: ModelUsage) {
        self.init(
            ("inputTokens", .number(usage.inputTokens)),
            ("outputTokens", .number(usage.outputTokens)),
            ("cacheReadTokens", .number(usage.cacheReadTokens)),
            ("cacheWriteTokens", .number(usage.cacheWriteTokens)),
            ("estimated", .bool(usage.isEstimated))
        )
    }
}
