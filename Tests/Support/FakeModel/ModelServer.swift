import CLinux
import EventLoop

/// Routes requests, and knows which answers are under way.
@LoopActor
final class ModelServer {
    /// Connections at once: far more than any test has, and fewer than descriptors.
    private static let connectionLimit = 10_000

    private let log: EventLog
    private var script: ScriptFile
    private var calls = 0
    private var connections: [ObjectIdentifier: Connection] = [:]

    /// A server that answers as a script says.
    init(script: ScriptFile, log: EventLog) {
        self.script = script
        self.log = log
    }

    // MARK: Connections

    /// Whether another connection may be taken.
    var hasRoom: Bool { connections.count < Self.connectionLimit }

    /// Takes an accepted descriptor.
    ///
    /// - Throws: `EventLoopError` where it cannot.
    func accept(_ descriptor: CInt) throws(EventLoopError) {
        let connection = try Connection(descriptor: descriptor, server: self)
        connections[ObjectIdentifier(connection)] = connection
    }

    /// Lets go of a connection that was closed.
    func forget(_ connection: Connection) {
        connections[ObjectIdentifier(connection)] = nil
    }

    /// Records the end of a connection.
    ///
    /// - Parameters:
    ///   - number: The last request to a model that it carried.
    ///   - side: Who closed it.
    ///   - wasOpen: Whether that request's answer was not at its end.
    func connectionClosed(_ number: Int, by side: Connection.Side, wasOpen: Bool) {
        log.record("closed", number, [("by", side.rawValue.quoted), ("open", "\(wasOpen)")])
    }

    // MARK: Requests

    /// Answers a request.
    func handle(_ request: HTTPRequest, on connection: Connection) {
        switch (request.method, request.path) {
        case ("POST", "/v1/messages"): callModel(request, .anthropic, on: connection)
        case ("POST", "/v1/chat/completions"), ("POST", "/chat/completions"):
            callModel(request, .openai, on: connection)
        case ("GET", "/v1/models"), ("GET", "/models"): listModels(request, on: connection)
        case ("GET", "/control/open"): respond(200, openAnswers, on: connection)
        case ("POST", "/control/release"): release(request, on: connection)
        case (_, "/v1/messages"), (_, "/v1/chat/completions"), (_, "/chat/completions"):
            fail(ModelError(status: 405, message: "Method Not Allowed"), Self.dialect(of: request.path), on: connection)
        default:
            fail(ModelError(status: 404, message: "Not Found"), Self.dialect(of: request.path), on: connection)
        }
    }

    /// Answers a request that cannot be read, and ends the connection.
    func refuse(_ error: MalformedRequest, on connection: Connection) {
        log.record("malformed", 0, [("status", "\(error.status)")])
        let dialect = Self.dialect(of: error.path)
        fail(ModelError(status: error.status, message: error.message), dialect, on: connection)
        connection.awaitClose()
    }

    private static func dialect(of path: String) -> Dialect {
        path.hasSuffix("/chat/completions") ? .openai : .anthropic
    }

    private func callModel(_ request: HTTPRequest, _ dialect: Dialect, on connection: Connection) {
        calls += 1
        // `try?` because what is no JSON is refused below, in the words of the protocol.
        let body = try? JSON(request.body)
        let call = ModelCall(body ?? .null, dialect: dialect, number: calls)
        record(request, call, isJSON: body != nil)
        let answer: Answer
        do {
            try script.refresh()
            try RequestRules(dialect, requiresKey: script.script.requiresKey ?? true).check(request, body)
            answer = script.answer(to: call) ?? DefaultAnswer.answer(to: call)
        } catch let error as ModelError {
            answer = Answer(error)
        } catch {
            answer = Answer(ModelError(status: 500, message: "The script cannot be read: \(error)"))
        }
        connection.play(AnswerPlayer(answer, to: call, on: connection, log: log), number: call.number)
    }

    private func record(_ request: HTTPRequest, _ call: ModelCall, isJSON: Bool) {
        let fields = request.headers.sorted { $0.key < $1.key }.map { "\($0.key.quoted):\($0.value.quoted)" }
        let text = String(decoding: request.body, as: UTF8.self)
        // In JSON a line end is but space between tokens, so the body fits a line with its members in their order.
        let body = isJSON ? String(text.map { $0.isNewline ? " " : $0 }) : text.quoted
        log.record(
            "request",
            call.number,
            [
                ("protocol", call.dialect.rawValue.quoted), ("path", request.path.quoted),
                ("headers", "{\(fields.joined(separator: ","))}"), ("body", body),
            ]
        )
    }

    private func listModels(_ request: HTTPRequest, on connection: Connection) {
        do {
            try script.refresh()
        } catch {
            return fail(
                ModelError(status: 500, message: "The script cannot be read: \(error)"),
                .openai,
                on: connection
            )
        }
        let names = script.script.models ?? ["claude-haiku-5-5", "claude-sonnet-5-5", "gpt-fake"]
        if request.headers["anthropic-version"] != nil {
            let models = names.map {
                #"{"type":"model","id":\#($0.quoted),"display_name":\#($0.quoted),"created_at":"2026-10-07T00:00:00Z"}"#
            }
            let ends = #""first_id":\#(names.first?.quoted ?? "null"),"last_id":\#(names.last?.quoted ?? "null")"#
            respond(200, "{\"data\":[\(models.joined(separator: ","))],\"has_more\":false,\(ends)}", on: connection)
        } else {
            let models = names.map { #"{"id":\#($0.quoted),"object":"model","created":1,"owned_by":"fake"}"# }
            respond(200, "{\"object\":\"list\",\"data\":[\(models.joined(separator: ","))]}", on: connection)
        }
    }

    // MARK: Control

    private var openAnswers: String {
        let players = connections.values.compactMap(\.player).sorted { $0.call.number < $1.call.number }
        let rows = players.map {
            """
            {"n":\($0.call.number),"protocol":\($0.call.dialect.rawValue.quoted),"model":\($0.call.model.quoted),\
            "pieces":\($0.pieces),"atGate":\($0.isAtGate)}
            """
        }
        return "[\(rows.joined(separator: ","))]"
    }

    /// Lets the answer `n`, or without it all that are open, pass `count` gates.
    private func release(_ request: HTTPRequest, on connection: Connection) {
        let players = connections.values.compactMap(\.player).filter {
            request.query["n"].map(Int.init) ?? $0.call.number == $0.call.number
        }
        guard !players.isEmpty else { return respond(404, #"{"error":"no such answer is open"}"#, on: connection) }
        for player in players { player.release(max(request.query["count"].flatMap(Int.init) ?? 1, 0)) }
        respond(200, "{\"released\":\(players.count)}", on: connection)
    }

    private func fail(_ error: ModelError, _ dialect: Dialect, on connection: Connection) {
        let wording = dialect.wording(ModelCall(.null, dialect: dialect, number: 0), Answer())
        respond(error.status, wording.body(error), wording.headers, on: connection)
    }

    private func respond(
        _ status: Int,
        _ body: String,
        _ fields: [(name: String, value: String)] = [],
        on connection: Connection
    ) {
        let head =
            "HTTP/1.1 \(status) \(Reason.of(status))\r\ncontent-type: application/json\r\n"
            + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "content-length: \(body.utf8.count)\r\n\r\n"
        connection.send(Array((head + body).utf8))
    }
}

extension Answer {
    /// The answer that is an error.
    init(_ error: ModelError) {
        self.init(status: error.status, errorType: error.type, errorCode: error.code, message: error.message)
    }
}
