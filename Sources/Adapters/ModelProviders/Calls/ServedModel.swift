package import EventLoop
package import HTTPTransfer
import HTTPTypes
package import LanguageModels

/// A request that is under way.
struct SentRequest {
    let transfer: HTTPTransfer
    /// The size of its body.
    let bytes: Int
    /// What it has of the parameters that a server may refuse.
    let parameters: Set<RequestParameter>
}

/// A model behind an HTTP server that speaks one of the protocols.
@LoopActor
package final class ServedModel: LanguageModel {
    package nonisolated let name: String
    private let client: HTTPClient
    private let settings: ModelSettings
    private let form: RequestForm
    /// What the server has said that it does not take; remembered for as long as the process lives.
    private(set) var refused: Set<RequestParameter> = []

    /// A model by its settings.
    ///
    /// - Parameters:
    ///   - settings: Which one, where, and how it is asked.
    ///   - client: Makes the transfers; one for all models, which share its connections.
    package init(_ settings: ModelSettings, client: HTTPClient) {
        name = settings.name
        self.client = client
        self.settings = settings
        form = RequestForm(settings)
    }

    package func call(_ request: ModelRequest, delegate: any ModelCallDelegate) -> any ModelCall {
        ServedModelCall(request, of: self, limits: settings.limits, delegate: delegate)
    }

    /// The protocol that the server speaks.
    nonisolated var provider: ModelProvider {
        settings.provider
    }

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - delegate: Gets the response.
    /// - Returns: What was sent.
    /// - Throws: `HTTPTransferError` where nothing could be sent.
    func send(
        _ request: ModelRequest,
        delegate: any HTTPTransferDelegate
    ) throws(HTTPTransferError) -> SentRequest {
        let body = form.body(request, without: refused)
        let head = HTTPRequest(
            method: .post,
            scheme: settings.address.scheme,
            authority: settings.address.authority,
            path: settings.address.route(settings.provider),
            headerFields: settings.fields
        )
        let transfer = try client.start(
            head,
            body: body,
            // A backstop: the call's own clock is earlier.
            timeout: settings.limits.longest + .seconds(5),
            connectTimeout: settings.limits.connect,
            delegate: delegate
        )
        return SentRequest(transfer: transfer, bytes: body.count, parameters: form.parameters(without: refused))
    }

    /// Notes what the server does not take, as far as it was sent.
    ///
    /// - Parameters:
    ///   - error: What it says.
    ///   - sent: The parameters of that very request; another call may have learned meanwhile.
    /// - Returns: Whether another request would be a different one.
    func learn(from error: ServerError, sent: Set<RequestParameter>) -> Bool {
        let named = RequestParameter.named(in: error).intersection(sent)
        refused.formUnion(named)
        return !named.isEmpty
    }
}

extension RequestForm {
    /// The form of a model's requests by its settings.
    init(_ settings: ModelSettings) {
        self.init(
            provider: settings.provider,
            model: settings.model,
            effort: settings.effort,
            temperature: settings.temperature,
            topP: settings.topP,
            isOpenAIItself: settings.provider == .openai && settings.address.host == "api.openai.com"
        )
    }
}

extension ModelSettings {
    /// The fields of each request, its key among them.
    fileprivate var fields: HTTPFields {
        var fields: HTTPFields = [.contentType: "application/json", .accept: "text/event-stream"]
        if provider == .anthropic, let name = HTTPField.Name("anthropic-version") { fields[name] = version }
        guard let key else { return fields }
        if isBearer {
            fields[.authorization] = "Bearer \(key.secret)"
        } else if let name = HTTPField.Name("x-api-key") {
            fields[name] = key.secret
        }
        return fields
    }
}

extension ModelConfiguration {
    /// The models, in the order of fallback.
    ///
    /// - Parameter client: Made with `certificateAuthorityFile`.
    /// - Returns: As many as there are settings.
    @LoopActor
    package func makeModels(client: HTTPClient) -> [any LanguageModel] {
        models.map { ServedModel($0, client: client) }
    }
}
