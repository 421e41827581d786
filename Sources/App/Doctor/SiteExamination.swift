import EventLoop
import FoundationEssentials
import HTTPTransfer
package import HTTPTypes
import Runs

/// Looks at a site as a browser sees it: through whatever stands between.
package struct SiteExamination: Sendable {
    /// Where the site is: the page's address, or that of the interface under `/api`.
    private let address: SiteAddress
    private let fields: HTTPFields
    private let caFile: String?
    private let silence: Int

    /// The longest that a clock may differ: a `Date` has whole seconds, and may have been under way.
    private static let longestSkew: TimeInterval = 5
    private static let subject = "site"
    private static let contract = "/openapi.json"

    /// An examination that has not begun.
    ///
    /// - Parameters:
    ///   - address: Where the site is.
    ///   - fields: What a login needs.
    ///   - caFile: Certificates of private authorities, PEM.
    ///   - silence: Seconds without a byte that a stream has to outlive, 1 to 60.
    package init(_ address: SiteAddress, fields: HTTPFields, caFile: String?, silence: Int) {
        self.address = address
        self.fields = fields
        self.caFile = caFile
        self.silence = silence
    }

    /// Looks.
    ///
    /// - Returns: What was found, in the order of the way from the browser to the responders.
    @LoopActor
    package func run() async -> [Finding] {
        do throws(HTTPTransferError) {
            var configuration = HTTPClientConfiguration()
            configuration.userAgent = "arete-doctor"
            configuration.caFile = caFile
            // One small response may be an HTTP/2 one: what browsers are offered can be learned in no other way.
            configuration.offersHTTP2 = true
            let first = await get(
                Self.contract,
                by: try HTTPClient(configuration: configuration),
                timeout: .seconds(30)
            )
            let findings = Self.reached(first, address)
            guard Self.isContract(first) else { return findings }
            configuration.offersHTTP2 = false
            let client = try HTTPClient(configuration: configuration)
            // Side by side: each is silent most of the time.
            return findings + (await Finding.ofEachSlice { await stream($0, by: client) })
        } catch {
            return [Finding(.problem, Self.subject, Self.words(for: error))]
        }
    }

    @LoopActor
    private func get(_ path: String, by client: HTTPClient, timeout: Duration) async -> TimedResponse {
        var request = HTTPRequest(
            method: .get,
            scheme: address.scheme,
            authority: address.authority,
            path: address.path + path,
            headerFields: fields
        )
        // What browsers say; a body that comes so is not read.
        if path != Self.contract { request.headerFields[.acceptEncoding] = "gzip, deflate, br, zstd" }
        return await TimedExchange.send(request, by: client, timeout: timeout)
    }

    // MARK: The way to nginx

    /// What the contract's answer says of the way.
    static func reached(_ response: TimedResponse, _ address: SiteAddress) -> [Finding] {
        if let error = response.error { return [Finding(.problem, subject, words(for: error))] }
        guard let status = response.head?.status.code else { return [Finding(.problem, subject, "no answer")] }
        guard status == 200 else { return [Finding(.problem, subject, words(for: status, response))] }
        guard isContract(response) else {
            return [Finding(.problem, subject, "something answers at \(address), but it is not Arete")]
        }
        return [Finding(.ok, subject, "Arete answers at \(address)"), version(response, address), clock(response)]
    }

    /// Whether an answer is Arete's description of itself.
    private static func isContract(_ response: TimedResponse) -> Bool {
        struct Contract: Decodable {
            struct Information: Decodable {
                var title: String
            }
            var info: Information
        }
        guard response.error == nil, response.head?.status.code == 200 else { return false }
        let contract = try? JSONDecoder().decode(Contract.self, from: Data(response.pieces.flatMap(\.bytes)))
        return contract?.info.title == "Arete"
    }

    private static func version(_ response: TimedResponse, _ address: SiteAddress) -> Finding {
        let six = "a browser opens six connections to a site, so that the seventh stream of a person waits for ever"
        if response.isHTTP2 { return Finding(.ok, "HTTP/2", "all streams of a browser share one connection") }
        guard address.scheme == "http" else {
            return Finding(
                .problem,
                "HTTP/2",
                "only HTTP/1.1 is offered: \(six); `listen 443 ssl http2` in nginx, and in what stands before it"
            )
        }
        if address.isLoopback {
            return Finding(
                .ok,
                "HTTP/2",
                "over plain HTTP a browser reads six streams at once, which is enough on this host itself"
            )
        }
        return Finding(
            .problem,
            "TLS",
            "none: everybody on the way reads along, and without it there is no HTTP/2: \(six)"
        )
    }

    private static func clock(_ response: TimedResponse) -> Finding {
        guard let text = response.field("Date"), let date = Date(httpDate: text) else {
            return Finding(.warning, "clock", "the site does not say what time it is")
        }
        // A cache on the way gives the time at which it asked, and how long ago that was.
        let age = response.field("Age").flatMap { UInt32($0) } ?? 0
        let skew = date.timeIntervalSince(response.date) + TimeInterval(age)
        guard abs(skew) > longestSkew else { return Finding(.ok, "clock", "the site's and this one agree") }
        let way = skew > 0 ? "ahead of" : "behind"
        return Finding(
            .problem,
            "clock",
            "the site's is \(Int(abs(skew).rounded())) s \(way) this one: retention and daily limits go by it, and so do certificates; "
                + "`timedatectl` on both"
        )
    }

    // MARK: The streams

    @LoopActor
    private func stream(_ slice: SliceName, by client: HTTPClient) async -> [Finding] {
        let path = "/\(slice.rawValue)/stream/probe?silence=\(silence)"
        let response = await get(path, by: client, timeout: .seconds(silence + 30))
        return Self.judged(response, silence: silence)
    }

    /// What a probe stream says of the way that it took; the delay of one that is well is not told, so that wells are alike.
    static func judged(_ response: TimedResponse, silence: Int) -> [Finding] {
        let subject = "streams"
        guard let status = response.head?.status.code else {
            return [Finding(.problem, subject, response.error.map(words) ?? "no answer")]
        }
        guard status == 200 else { return [Finding(.problem, subject, words(for: status, response))] }
        guard response.field("Content-Type")?.hasPrefix("text/event-stream") == true else {
            return [Finding(.problem, subject, "the answer is no event stream: an older responder, or another program")]
        }
        if let coding = response.field("Content-Encoding")?.filter({ $0.isLetter || $0 == "-" }) {
            return [
                Finding(
                    .problem,
                    subject,
                    "it is compressed (\(coding)): what compresses may wait for more, and compressed secrets can be guessed (BREACH); "
                        + "`gzip off` in nginx's location, and in what stands before it"
                )
            ]
        }
        let reading = ProbeReading(response.pieces)
        var findings: [Finding] = []
        if reading.isBuffered {
            findings.append(
                Finding(
                    .problem,
                    subject,
                    "something holds events back and lets them go together: in nginx `fastcgi_buffering off`, and X-Accel-Buffering not ignored; "
                        + "in a proxy before it `proxy_buffering off`"
                )
            )
        }
        if !reading.isWhole { findings.append(cut(reading, response)) }
        return findings.isEmpty
            ? [
                Finding(
                    .ok,
                    subject,
                    "each event comes when it is written, and \(silence) s of silence cut nothing (by HTTP/1.1)"
                )
            ]
            : findings
    }

    /// Why not all of a probe came.
    private static func cut(_ reading: ProbeReading, _ response: TimedResponse) -> Finding {
        let subject = "streams"
        if response.error == .timedOut { return Finding(.problem, subject, "it did not end in time") }
        guard let last = reading.events.last else {
            return Finding(.problem, subject, "it ended before its first event")
        }
        let heartbeat = "the heartbeat, which is \(Int(Viewer.heartbeat / .seconds(1))) s"
        // As long as the heartbeat is too short: the two race.
        guard response.end - last.time <= Viewer.heartbeat + .seconds(1) else {
            let words =
                "it was cut off in a silence longer than \(heartbeat): enough for one, but not for three of them"
            return Finding(.warning, subject, words)
        }
        return Finding(
            .problem,
            subject,
            "it was cut off in a silence no longer than \(heartbeat), by a read timeout or the responder's end; "
                + "`fastcgi_read_timeout 60s` in nginx, and the same in what stands before it"
        )
    }

    // MARK: Words

    private static func words(for error: HTTPTransferError) -> String {
        switch error {
        case .badAddress: "this is no address"
        case .cannotConnect:
            "nothing answers: nginx is not running or not listening there, a firewall, or the name leads elsewhere"
        case .untrustedPeer:
            "the certificate does not prove the name: no browser comes in; /etc/arete/tls.conf (for an authority of your own set ARETE_CA_FILE)"
        case .timedOut: "no answer in time"
        case .brokenOff: "the connection was closed in the middle of the answer"
        case .library(code: 77):
            "the certificate authorities cannot be read: `apt install ca-certificates`, or ARETE_CA_FILE names no such file"
        case .library(let code): "libcurl's error \(code)"
        }
    }

    private static func words(for status: Int, _ response: TimedResponse) -> String {
        switch status {
        case 301, 302, 303, 307, 308: "it leads to \(destination(of: response)): ask there"
        case 401: "it asks who you are (401): give `--header`, as curl takes it, or `--header @FILE`"
        case 403: "it lets you in for nothing (403): a login's rule, or files that nginx may not read"
        case 404:
            "there is nothing (404): on a host with other sites the address ends in /api; else does its server {} include the snippets, and where users are trusted, does nginx pass one?"
        case 429: "a limit is reached (429): ask again in a minute"
        case 502, 503, 504:
            "nginx gets no answer of the responder (\(status)): `arete doctor` on the host says whether it may connect, `journalctl -u 'arete@*'` why it ended"
        default: "status \(status)"
        }
    }

    /// Where a redirect leads, without what was asked for and without a query, which may be a secret of a login's.
    private static func destination(of response: TimedResponse) -> String {
        let location = response.field("Location")?.prefix { $0 != "?" && $0 != "#" } ?? ""
        let base = location.hasSuffix(contract) ? location.dropLast(contract.count) : location
        return SiteAddress(String(base))?.description ?? "another address"
    }
}
