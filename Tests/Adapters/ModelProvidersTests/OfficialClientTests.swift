import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

/// What the providers' own clients send, recorded: a request of ours has all of it.
@Suite("Beside the official clients")
struct OfficialClientTests {
    private struct Recorded: Decodable {
        struct Body: Decodable {
            struct StreamOptions: Decodable, Equatable {
                var include_usage: Bool
            }
            var model: String
            var stream: Bool
            var max_tokens: Int?
            var stream_options: StreamOptions?
        }
        var path: String
        var headers: [String: String]
        var body: Body
    }

    @Test(
        "asks in the same place in the same words",
        arguments: [(.anthropic, "anthropic-sdk-2.12.0"), (.openai, "openai-sdk-3.54.0")] as [(ModelProvider, String)]
    )
    func agrees(_ provider: ModelProvider, _ client: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Transcripts/official-sdk-requests.json")
        let recorded = try JSONDecoder().decode([String: Recorded].self, from: Data(contentsOf: file))
        let theirs = try #require(recorded[client])
        let settings = try ModelConfiguration.read(environment: [
            "ARETE_MODEL": "\(provider.rawValue)/\(theirs.body.model)", "ARETE_ANTHROPIC_API_KEY": "k",
            "ARETE_OPENAI_API_KEY": "k",
        ]).models[0]
        #expect(settings.address.route(provider) == theirs.path)
        if provider == .anthropic { #expect(settings.version == theirs.headers["anthropic-version"]) }
        let data = Data(RequestForm(settings).body(RequestTests.question, without: []))
        let ours = try JSONDecoder().decode(Recorded.Body.self, from: data)
        #expect(ours.model == theirs.body.model && ours.stream && theirs.body.stream)
        #expect((ours.max_tokens == nil) == (theirs.body.max_tokens == nil))
        #expect(ours.stream_options == theirs.body.stream_options)
    }
}
