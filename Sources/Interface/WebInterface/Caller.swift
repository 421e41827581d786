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
        // A replacement character stands for bytes that are no UTF-8: two such names could not be told apart.
        guard let name = request.parameters["REMOTE_USER"], !name.isEmpty, !name.unicodeScalars.contains("\u{FFFD}")
        else {
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
        return accepted.contains { range in
            let type = ContentType(String(range))
            // A weight of 0 means "not this one" (RFC 9110 §12.4.2).
            return type.essence == "text/event-stream" && type.parameters["q"].flatMap(Double.init) != 0
        }
    }
}
