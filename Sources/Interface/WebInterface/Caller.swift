import Documents
import FastCGI
import Runs

/// Who asks.
struct Caller: Sendable {
    let owner: Owner
    /// Whose limits count.
    let payer: Payer

    /// Reads a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - trustsRemoteUser: Whether nginx authenticates and says whom. Never by default: Debian's stock parameters pass a name that nobody checked.
    /// - Throws: `Failure` where the name is trusted and missing, or where a browser sends an unsafe request for another site.
    init(_ request: Request, trustsRemoteUser: Bool) throws(Failure) {
        guard trustsRemoteUser else {
            owner = .anonymous
            // Without an address all share the limits of one.
            payer = Payer(address: request.parameters["REMOTE_ADDR"] ?? "")
            return
        }
        // A replacement character stands for bytes that are no UTF-8: two such names could not be told apart.
        guard let name = request.parameters["REMOTE_USER"], !name.isEmpty, !name.unicodeScalars.contains("\u{FFFD}")
        else {
            throw Failure(.notFound, "The server did not say who you are.")
        }
        owner = .user(name)
        payer = Payer(user: name)
        // A password that the browser sends by itself makes forged requests possible; a cross-site one says so.
        if request.method != "GET", request.method != "HEAD", !Self.isFromOurPages(request) {
            throw Failure(.badRequest, "Requests from another site are not accepted.")
        }
    }

    /// Whether a request comes from a page of this site, or from no page: programs name no origin.
    ///
    /// A browser without `Sec-Fetch-Site` names the origin alone, of which only the host can be compared: nginx's `$host` has no port.
    private static func isFromOurPages(_ request: Request) -> Bool {
        if let site = request.header("Sec-Fetch-Site") { return site == "same-origin" || site == "none" }
        guard let origin = request.header("Origin") else { return true }
        guard let scheme = origin.firstRange(of: "://"), let ours = request.header("Host") else { return false }
        return host(of: origin[scheme.upperBound...]) == host(of: ours[...])
    }

    /// The host of an authority without its port; an IPv6 address keeps its brackets.
    private static func host(of authority: Substring) -> String {
        let end = authority.lastIndex(of: ":") ?? authority.endIndex
        let isPort = !authority[end...].contains("]")
        return (isPort ? authority[..<end] : authority).lowercased()
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
