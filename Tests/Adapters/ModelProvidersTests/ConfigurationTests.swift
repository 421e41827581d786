import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

@Suite("Configuration of models")
struct ConfigurationTests {
    static let key = "sk-secret-1234"

    static func read(_ environment: [String: String]) throws(ModelConfigurationError) -> ModelConfiguration {
        try ModelConfiguration.read(environment: environment)
    }

    @Test func nothingIsTheRuleEngineAlone() throws {
        #expect(try Self.read([:]) == .none)
        #expect(try Self.read(["ARETE_MODEL": " ", "ARETE_OPENAI_API_KEY": Self.key]) == .none)
    }

    @Test func aListIsTheOrderOfFallback() throws {
        let configuration = try Self.read([
            "ARETE_MODEL": "anthropic/claude-haiku-5-5, openai/org/some-model", "ARETE_FALLBACK_RULES": "1",
            "ARETE_ANTHROPIC_API_KEY": Self.key, "ARETE_OPENAI_API_KEY": "other", "ARETE_CA_FILE": "/ca.pem",
        ])
        #expect(configuration.models.map(\.name) == ["anthropic/claude-haiku-5-5", "openai/org/some-model"])
        #expect(configuration.fallsBackToRules && configuration.certificateAuthorityFile == "/ca.pem")
        let claude = configuration.models[0]
        #expect(claude.address.authority == "api.anthropic.com" && claude.address.scheme == "https")
        #expect(claude.key == APIKey(Self.key) && !claude.isBearer && claude.version == "2026-10-21")
        #expect(claude.effort == "low" && claude.limits == .cloud && claude.temperature == nil)
        #expect(configuration.models[1].effort == nil && configuration.models[1].isBearer)
    }

    @Test func aLocalServerNeedsNoKey() throws {
        let configuration = try Self.read([
            "ARETE_MODEL": "openai/llama3.1:8b", "ARETE_OPENAI_BASE_URL": "http://localhost:11434/v1/",
        ])
        #expect(configuration.models[0].key == nil && configuration.models[0].limits == .local)
        #expect(configuration.models[0].address.route(.openai) == "/v1/chat/completions")
    }

    @Test func settingsAreRead() throws {
        let model = try Self.read([
            "ARETE_MODEL": "anthropic/claude-haiku-4-5-20251001", "ARETE_ANTHROPIC_API_KEY": Self.key,
            "ARETE_ANTHROPIC_AUTH": "bearer", "ARETE_ANTHROPIC_VERSION": "2023-06-01", "ARETE_TEMPERATURE": "0",
            "ARETE_TOP_P": "0.5", "ARETE_MODEL_TIMEOUT": "300", "ARETE_MODEL_FIRST_TEXT_TIMEOUT": "200",
        ]).models[0]
        #expect(model.isBearer && model.version == "2023-06-01" && model.temperature == 0 && model.topP == 0.5)
        #expect(model.effort == nil)
        #expect(model.limits.total == .seconds(300) && model.limits.firstText == .seconds(200))
        #expect(model.limits.head == .seconds(200) && model.limits.firstTextAfterThought == .seconds(200))
    }

    @Test(
        "effort is told to models that take it",
        arguments: [
            ("claude-haiku-5-5", nil, "low"), ("claude-sonnet-5", nil, "low"), ("claude-haiku-4-5-20251001", nil, nil),
            ("someone-5", nil, nil), ("claude-haiku-5-5", "none", nil), ("claude-haiku-4-5", "high", "high"),
        ] as [(String, String?, String?)]
    )
    func effort(_ model: String, _ setting: String?, _ expected: String?) throws {
        let models = try Self.read([
            "ARETE_MODEL": "anthropic/\(model)", "ARETE_ANTHROPIC_API_KEY": Self.key,
            "ARETE_MODEL_EFFORT": setting ?? "",
        ]).models
        #expect(models[0].effort == expected)
    }

    /// `llm-protocols.md` 4.2: 30 s with little or no thinking, 180 s with it.
    @Test(
        "who may think unseen has the time for it",
        arguments: [
            ("openai/gpt-6-luna", nil, nil, 180), ("openai/gpt-6-luna", "low", nil, 180),
            ("openai/gpt-6-luna", "none", nil, 30), ("openai/some-model", nil, "https://models.example.com/v1", 180),
            ("openai/some-model", nil, "http://localhost:11434/v1", 120),
            ("anthropic/claude-haiku-5-5", nil, nil, 30), ("anthropic/claude-haiku-5-5", "high", nil, 30),
            ("anthropic/claude-haiku-5-5", nil, "https://models.example.com/v1", 180),
            ("anthropic/claude-haiku-5-5", "none", "https://models.example.com/v1", 30),
        ] as [(String, String?, String?, Int)]
    )
    func thinking(_ model: String, _ effort: String?, _ address: String?, _ seconds: Int) throws {
        var environment = [
            "ARETE_MODEL": model, "ARETE_OPENAI_API_KEY": Self.key, "ARETE_ANTHROPIC_API_KEY": Self.key,
        ]
        environment["ARETE_MODEL_EFFORT"] = effort
        environment["ARETE_OPENAI_BASE_URL"] = address
        environment["ARETE_ANTHROPIC_BASE_URL"] = address
        let patience = { (environment: [String: String]) throws -> Duration in
            let limits = try Self.read(environment).models[0].limits
            var clock = CallClock(limits, started: CallClockTests.start)
            clock.headReceived(at: CallClockTests.start, isError: false)
            // Signs of life but no word.
            for second in stride(from: 0, to: 3600, by: 10) {
                let now = CallClockTests.at(second)
                if clock.next.deadline <= now { break }
                _ = clock.bytesReceived(at: now, hadText: false, hasThought: false, isEnded: false)
            }
            return clock.next.deadline - CallClockTests.start
        }
        #expect(try patience(environment) == .seconds(seconds))
        environment["ARETE_MODEL_TIMEOUT"] = "20"
        #expect(try patience(environment) == .seconds(20))
        environment["ARETE_MODEL_FIRST_TEXT_TIMEOUT"] = "7"
        #expect(try patience(environment) == .seconds(7))
    }

    @Test(
        "a mistake is one line that names its variable",
        arguments: [
            (["ARETE_MODEL": "gemini/x"], "ARETE_MODEL"), (["ARETE_MODEL": "claude"], "ARETE_MODEL"),
            (["ARETE_MODEL": "openai/"], "ARETE_MODEL"), (["ARETE_MODEL": "openai/a,"], "ARETE_OPENAI_API_KEY"),
            (["ARETE_MODEL": "anthropic/a,"], "ARETE_MODEL"),
            (["ARETE_MODEL": "anthropic/a,anthropic/a"], "ARETE_MODEL"),
            (["ARETE_MODEL": "anthropic/a b"], "ARETE_MODEL"),
            (["ARETE_MODEL": String(repeating: "anthropic/a,", count: 9)], "ARETE_MODEL"),
            (["ARETE_MODEL": "openai/gpt"], "ARETE_OPENAI_API_KEY"),
            (["ARETE_OPENAI_API_KEY": "two words", "ARETE_MODEL": "openai/gpt"], "ARETE_OPENAI_API_KEY"),
            (
                ["ARETE_OPENAI_API_KEY_FILE": "/nonexistent/key", "ARETE_MODEL": "openai/gpt"],
                "ARETE_OPENAI_API_KEY_FILE"
            ),
            (["ARETE_OPENAI_API_KEY_FILE": "/dev/null", "ARETE_MODEL": "openai/gpt"], "ARETE_OPENAI_API_KEY_FILE"),
            (["ARETE_ANTHROPIC_BASE_URL": "ftp://x"], "ARETE_ANTHROPIC_BASE_URL"),
            (["ARETE_ANTHROPIC_BASE_URL": "http://api.example.com"], "ARETE_ANTHROPIC_BASE_URL"),
            (["ARETE_ANTHROPIC_AUTH": "basic"], "ARETE_ANTHROPIC_AUTH"),
            (["ARETE_ANTHROPIC_VERSION": "a b"], "ARETE_ANTHROPIC_VERSION"),
            (["ARETE_TEMPERATURE": "hot"], "ARETE_TEMPERATURE"),
            (["ARETE_TEMPERATURE": "nan"], "ARETE_TEMPERATURE"), (["ARETE_TOP_P": "1.1"], "ARETE_TOP_P"),
            (["ARETE_MODEL_EFFORT": "\"low"], "ARETE_MODEL_EFFORT"),
            (["ARETE_MODEL_TIMEOUT": "0"], "ARETE_MODEL_TIMEOUT"),
            (["ARETE_MODEL_FIRST_TEXT_TIMEOUT": "soon"], "ARETE_MODEL_FIRST_TEXT_TIMEOUT"),
            (["ARETE_FALLBACK_RULES": "yes"], "ARETE_FALLBACK_RULES"),
        ]
    )
    func mistakes(_ changes: [String: String], _ variable: String) {
        let base = ["ARETE_MODEL": "anthropic/claude-haiku-5-5", "ARETE_ANTHROPIC_API_KEY": Self.key]
        do throws(ModelConfigurationError) {
            _ = try Self.read(base.merging(changes) { $1 })
            Issue.record("no error for \(changes)")
        } catch {
            #expect(error.description.contains(variable))
            #expect(!error.description.contains("\n") && !error.description.contains(Self.key))
            #expect(!error.description.contains("two words"))
        }
    }

    @Test func aKeyComesFromAFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "arete-key-\(UUID().uuidString)")
        try Data("\(Self.key)\n".utf8).write(to: file)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
        let models = try Self.read(["ARETE_MODEL": "openai/gpt", "ARETE_OPENAI_API_KEY_FILE": file.path]).models
        #expect(models[0].key == APIKey(Self.key))
    }

    @Test func aKeyMayBeACredentialThatSystemdHasLoaded() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "arete-credentials-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: directory) } }
        try Data("\(Self.key)\n".utf8).write(to: directory.appending(path: "arete_openai_api_key"))
        let environment = ["ARETE_MODEL": "openai/gpt", "CREDENTIALS_DIRECTORY": directory.path]
        #expect(try Self.read(environment).models[0].key == APIKey(Self.key))
        // The nearer word counts.
        let told = environment.merging(["ARETE_OPENAI_API_KEY": "other"]) { $1 }
        #expect(try Self.read(told).models[0].key == APIKey("other"))
        #expect(throws: ModelConfigurationError.self) {
            try Self.read(environment.merging(["ARETE_MODEL": "anthropic/claude"]) { $1 })
        }
    }

    @Test func aKeyIsShownNowhere() throws {
        let configuration = try Self.read(["ARETE_MODEL": "openai/gpt", "ARETE_OPENAI_API_KEY": Self.key])
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in [
            dumped, "\(configuration)", String(reflecting: configuration),
            "\(String(describing: configuration.models[0].key))",
        ] {
            #expect(!text.contains("secret"))
        }
        #expect(configuration.models[0].key?.secret == Self.key)
    }

    @Test(
        "addresses",
        arguments: [
            ("http://localhost:11434/v1", true), ("http://127.0.0.1", true), ("http://[::1]:8080/", true),
            ("http://ollama:11434", true), ("http://192.168.1.5", true), ("http://172.16.0.1", true),
            ("http://models.internal/x", true), ("https://api.anthropic.com", false), ("https://172.32.0.1", false),
            ("HTTPS://Example.com/base", false), ("https://[2001:db8::1]", false),
            ("https://127.0.0.1.example.com", false),
            ("https://10.evil.example.com", false),
        ]
    )
    func addresses(_ text: String, _ isLocal: Bool) throws {
        #expect(try #require(ServerAddress(text)).isLocal == isLocal)
    }

    @Test(
        "no addresses",
        arguments: [
            "", "localhost", "http:", "http://", "http:///v1", "ftp://x", "http://user:pw@x", "http://x?y",
            "http://x#y",
            "http://a:b:c", "http://x:0", "http://x:99999", "http://[::1", "http://[::1]x", "http://a b", "http://a\nb",
            "//x",
        ]
    )
    func noAddresses(_ text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test func routesAreBelowTheBase() throws {
        let bases = [("https://x.example.com", "/v1/messages"), ("https://x.example.com/p/v1//", "/p/v1/messages")]
        for (base, route) in bases { #expect(try #require(ServerAddress(base)).route(.anthropic) == route) }
        #expect(try #require(ServerAddress("https://x.example.com/v1")).route(.openai) == "/v1/chat/completions")
    }
}
