import FakeModelSupport
import Testing

/// Gives all tests of a suite one deployment whose responders ask a fake model; `FakeModelProcess.current()` is it.
struct ModelTrait: SuiteTrait, TestTrait, TestScoping {
    private let models: String
    private let environment: [String: String]

    /// A deployment with models.
    ///
    /// - Parameters:
    ///   - models: `ARETE_MODEL`.
    ///   - environment: More variables.
    init(_ models: String, environment: [String: String] = [:]) {
        self.models = models
        self.environment = environment
    }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await FakeModelProcess.run { model in
            let variables = [
                "ARETE_MODEL": models, "ARETE_ANTHROPIC_BASE_URL": model.base, "ARETE_ANTHROPIC_API_KEY": "test",
                "ARETE_OPENAI_BASE_URL": model.openAIBase, "ARETE_OPENAI_API_KEY": "test",
            ]
            let options = Deployment.Options(environment: variables.merging(environment) { _, own in own })
            try await Deployment.run(options) { deployment in
                try await Deployment.$shared.withValue(deployment) {
                    try await FakeModelProcess.$shared.withValue(model) { try await function() }
                }
            }
        }
    }
}

extension Trait where Self == ModelTrait {
    /// One deployment with models for the suite.
    static func models(_ models: String, environment: [String: String] = [:]) -> Self {
        ModelTrait(models, environment: environment)
    }
}

extension FakeModelProcess {
    /// The fake model that the tests of a suite share.
    @TaskLocal static var shared: FakeModelProcess?

    /// The fake model of the test's suite.
    ///
    /// - Throws: `ExpectationFailedError` in a suite without the trait.
    static func current() throws -> FakeModelProcess {
        try #require(shared, "the suite has no model")
    }

    /// Replaces the script by one of these answers, in their order; each is given as often as it says from now on.
    func play(_ answers: [JSON]) throws {
        // The fake counts anew only where the script is another one.
        let number = String(UInt64.random(in: .min ... .max))
        try play(JSON.object(["answers": .array(answers), "played": .string(number)]).encoded())
    }

    /// How many requests were made until now.
    func requests() throws -> [LogEntry] {
        try log().filter { $0.event == "request" }
    }
}

/// Answers in the envelope that all slices share.
enum ModelAnswer {
    /// The pieces of one item: what stands before its text, its words, what ends it.
    static func item(_ kind: String, _ fields: KeyValuePairs<String, String> = [:], _ text: String) throws -> [String] {
        let fields = try fields.map { name, value in
            try JSON.object(["name": .string(name), "value": .string(value)]).encoded()
        }
        let words = text.split(separator: " ").map(String.init)
        let kind = try JSON.string(kind).encoded()
        let head = "{\"kind\":\(kind),\"fields\":[\(fields.joined(separator: ","))],\"quotes\":[],\"text\":\""
        return [head] + words.enumerated().map { $0 == words.count - 1 ? $1 : $1 + " " } + ["\"}"]
    }

    /// The pieces of a whole answer.
    static func pieces(_ items: [[String]], isComplete: Bool = true) -> JSON {
        var pieces = ["{\"items\":["]
        for (index, item) in items.enumerated() {
            if index > 0 { pieces.append(",") }
            pieces += item
        }
        if isComplete { pieces.append("],\"complete\":true}") }
        return .array(pieces.map { .string($0) })
    }
}
