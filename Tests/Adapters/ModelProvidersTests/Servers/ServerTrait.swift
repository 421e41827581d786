import FakeModelSupport
import Testing

/// A server that a suite shares, started once for all of its tests.
struct ServerTrait: SuiteTrait, TestTrait, TestScoping {
    /// Starts it, and calls its argument with the server's address while it runs.
    let start: @Sendable (@Sendable (ServedAddress) async throws -> Void) async throws -> Void

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await start { server in
            try await ServedAddress.$shared.withValue(server) { try await function() }
        }
    }
}

/// Where the server of a suite is.
struct ServedAddress: Sendable {
    /// Its base URL.
    let base: String
    /// The model behind it, where it is a gateway.
    var upstream: FakeModelProcess?

    /// That of the test's suite.
    @TaskLocal static var shared: ServedAddress?

    /// That of the test's suite.
    ///
    /// - Throws: `ExpectationFailedError` in a suite without the trait.
    static func current() throws -> ServedAddress {
        try #require(shared, "the suite has no server")
    }
}

extension Trait where Self == ServerTrait {
    /// llama.cpp's server with a tiny random model.
    static var llama: Self {
        ServerTrait { body in
            try await PythonProgram("llama_server", in: "llama").serve { try await body(ServedAddress(base: $0)) }
        }
    }

    /// LiteLLM's proxy in front of a fake model.
    static var liteLLM: Self {
        ServerTrait { body in
            try await FakeModelProcess.run { model in
                try await PythonProgram("litellm_proxy", in: "litellm").serve([model.base]) {
                    try await body(ServedAddress(base: $0, upstream: model))
                }
            }
        }
    }
}
