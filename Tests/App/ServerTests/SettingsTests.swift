import ModelProviders
import Runs
import Testing

@testable import Server

@Suite("The settings of a process")
struct SettingsTests {
    private static func settings(_ environment: [String: String]) throws -> Settings {
        try Settings(slices: [.resumes], listen: nil, environment: environment)
    }

    /// A model of a cloud with its key.
    private static let model = ["ARETE_MODEL": "anthropic/claude-haiku-5-5", "ARETE_ANTHROPIC_API_KEY": "sk-secret"]

    @Test(
        "A model's key that nobody is said to spend is refused, in one line without the key",
        arguments: [[:], ["ARETE_PUBLIC": "0"], ["ARETE_TRUST_REMOTE_USER": "0", "ARETE_PUBLIC": ""]]
    )
    func keyOfStrangers(others: [String: String]) throws {
        #expect {
            try Self.settings(Self.model.merging(others) { own, _ in own })
        } throws: { error in
            let line = (error as? SettingsError)?.description ?? ""
            return line.contains("ARETE_TRUST_REMOTE_USER=1") && line.contains("ARETE_PUBLIC=1")
                && !line.contains("\n") && !line.contains("sk-secret")
        }
    }

    @Test(
        "The key decides, wherever the server is: a local one with a key is refused, a second model's key, too",
        arguments: [
            [
                "ARETE_MODEL": "openai/llama", "ARETE_OPENAI_BASE_URL": "http://localhost:1/v1",
                "ARETE_OPENAI_API_KEY": "k",
            ],
            [
                "ARETE_MODEL": "openai/llama,anthropic/claude", "ARETE_OPENAI_BASE_URL": "http://localhost:1/v1",
                "ARETE_ANTHROPIC_API_KEY": "k",
            ],
        ]
    )
    func anyKey(environment: [String: String]) throws {
        #expect(throws: SettingsError.self) { try Self.settings(environment) }
        #expect(try Self.settings(environment.merging(["ARETE_PUBLIC": "1"]) { $1 }).models.models.count > 0)
    }

    @Test(
        "With users, with an operator's word, without a key or without a model there is nothing to refuse",
        arguments: [
            model.merging(["ARETE_TRUST_REMOTE_USER": "1"]) { $1 }, model.merging(["ARETE_PUBLIC": "1"]) { $1 },
            ["ARETE_MODEL": "openai/llama", "ARETE_OPENAI_BASE_URL": "http://localhost:11434/v1"],
            ["ARETE_ANTHROPIC_API_KEY": "sk-secret"], [:],
        ]
    )
    func noKeyOfStrangers(environment: [String: String]) throws {
        #expect(throws: Never.self) { try Self.settings(environment) }
    }

    @Test(
        "The store's limit is a number of bytes, with or without a unit",
        arguments: [
            (nil, 5 << 30), ("", 5 << 30), ("0", nil), ("0G", nil), ("1", 1), ("1048576", 1 << 20), ("64k", 64 << 10),
            ("64K", 64 << 10), ("8M", 8 << 20), ("5G", 5 << 30), ("2T", 2 << 40), ("1048576T", 1 << 60),
        ] as [(String?, Int?)]
    )
    func storeLimit(text: String?, bytes: Int?) throws {
        #expect(try Self.settings(text.map { ["ARETE_STORE_MAX": $0] } ?? [:]).storeLimit == bytes)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "G", "-1", "+1", "1.5G", "5 G", "5GB", "5GiB", "0x10", "1e9", "1048577T", "99999999999999999999", "٣",
        ]
    )
    func noStoreLimit(text: String) throws {
        #expect(throws: SettingsError.self) { try Self.settings(["ARETE_STORE_MAX": text]) }
    }
}
