import Documents
import FastCGI

/// Who asks.
struct Caller: Sendable {
    let owner: Owner

    /// Reads a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - trustsRemoteUser: Whether nginx authenticates and says whom. Never by default: Debian's stock parameters pass a name that nobody checked.
    /// - Throws: `Failure` where the name is trusted and missing, or where a browser sends an unsafe request for another site.
    init(_ request: Request, trustsRemoteUser: Bool) throws(Failure) {
        guard trustsRemoteUser else {
            owner = .anonymous
            return
        }
        guard let name = request.parameters["REMOTE_USER"], !name.isEmpty else {
            throw Failure(.notFound, "The server did not say who you are.")
        }
        owner = .user(name)
        // A password that the browser sends by itself makes forged requests possible; a cross-site one says so.
        if request.method != "GET", request.method != "HEAD",
            let site = request.header("Sec-Fetch-Site"), site != "same-origin", site != "none"
        {
            throw Failure(.badRequest, "Requests from another site are not accepted.")
        }
    }

    /// Whether errors on a stream path are to be events: an `EventSource` shows nothing of any other answer.
    static func wantsEventStream(_ request: Request) -> Bool {
        let accepted = request.header("Accept")?.split(separator: ",") ?? []
        return accepted.contains { ContentType(String($0)).essence == "text/event-stream" }
    }
}
