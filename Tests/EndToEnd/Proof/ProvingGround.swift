import FakeModelSupport
import FoundationEssentials
import Testing

/// A deployment of its own whose responders ask a fake model through a relay, and the letter that it writes.
struct ProvingGround: Sendable {
    let deployment: Deployment
    let model: FakeModelProcess
    /// Between the responders and the model.
    let modelRelay: Relay
    /// What its responders are started with.
    let environment: [String: String]

    /// Two paragraphs that the model writes; salutation, closing and signature are the rules' own.
    private static let sentences = [
        ("opening", "At Example Logistics I reduced the p99 latency of the order API from 900 ms to 180 ms."),
        ("fit", "At Sample Payments I mentored 3 junior developers."),
    ]

    /// What the model answers: what it has not been told that it has written.
    static func answers(gates: JSON? = nil) throws -> [JSON] {
        let items = try sentences.map { try ModelAnswer.item("paragraph", ["role": $0.0], $0.1) }
        var first: [String: JSON] = ["pieces": ModelAnswer.pieces(items)]
        if let gates {
            first["gates"] = gates
            first["times"] = 1
        }
        return [
            ["match": ["contains": .string(sentences[1].1)], "pieces": ModelAnswer.pieces([])],
            ["match": ["contains": .string(sentences[0].1)], "pieces": ModelAnswer.pieces([items[1]])],
            .object(first), ["pieces": ModelAnswer.pieces(items)],
        ]
    }

    /// Starts one, and ends it after the body.
    ///
    /// - Throws: What `Deployment.run` does.
    static func run(
        _ environment: [String: String] = [:],
        stateSize: String? = nil,
        _ body: @Sendable (ProvingGround) async throws -> Void
    ) async throws {
        try await FakeModelProcess.run { model in
            try model.play(answers())
            let relay = try Relay(at: .port(0), to: .port(model.port))
            defer { relay.close() }
            let base = "http://127.0.0.1:\(relay.port)"
            // Nothing is refused for being too much: the proof asks for thousands of letters from one address.
            let variables = [
                "ARETE_MODEL": "anthropic/first,openai/second", "ARETE_ANTHROPIC_BASE_URL": base,
                "ARETE_ANTHROPIC_API_KEY": "test", "ARETE_OPENAI_BASE_URL": "\(base)/v1",
                "ARETE_OPENAI_API_KEY": "test",
                "ARETE_RUNS_PER_OWNER": "100", "ARETE_TOKENS_PER_DAY": "0", "ARETE_PROCESS_TOKENS_PER_DAY": "0",
            ]
            let all = variables.merging(environment) { _, own in own }
            var options = Deployment.Options(environment: all)
            options.stateSize = stateSize
            try await Deployment.run(options) {
                try await body(ProvingGround(deployment: $0, model: model, modelRelay: relay, environment: all))
            }
        }
    }

    /// A letter on documents of its own, which have a word in them that no other has.
    func letter(_ word: String) async throws -> StreamClient {
        let text = SampleResume.text + "\nLanguages\nGerman, \(word)\n"
        let resume = try await deployment.upload(Array(text.utf8), name: "r.txt", type: "text/plain")
        let job = try await deployment.post(SamplePosting.text)
        let path = "/cover-letter/stream/\(resume)?job=\(job)&fresh=1"
        return StreamClient(port: deployment.port, path: path, resume: resume, word: word)
    }

    /// Puts a relay between nginx and the responder of a slice.
    ///
    /// - Throws: `CocoaError` where its socket cannot be moved.
    func relay(to slice: String) throws -> Relay {
        let (path, real) = ("\(deployment.state)/\(slice).sock", "\(deployment.state)/\(slice).real")
        try FileManager.default.moveItem(atPath: path, toPath: real)
        return try Relay(at: .path(path), to: .path(real))
    }
}
