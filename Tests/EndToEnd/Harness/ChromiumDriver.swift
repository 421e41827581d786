/// Chromium by chromedriver, which takes commands over HTTP.
struct ChromiumDriver: BrowserDriver {
    private let session: String

    /// Starts a browser, and ends it after the body.
    ///
    /// - Throws: `Browser.Refused` where there is no window, or what the body throws.
    static func run(_ body: @Sendable (Self) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let port = try Ports.free(1)[0]
        let driver = "http://127.0.0.1:\(port)"
        try await Daemon.run(
            ["bash", "-c", starter, "browser", "\(port)"],
            environment: ["TMPDIR": directory.path, "HOME": directory.path],
            log: "\(directory.path)/log",
            isReady: { $0.contains("started successfully on port") }
        ) { _ in
            let capabilities: JSON = [
                "capabilities": [
                    "alwaysMatch": [
                        "browserName": "chrome", "acceptInsecureCerts": true,
                        "goog:loggingPrefs": ["browser": "ALL"],
                        "timeouts": ["script": 60_000, "pageLoad": 60_000],
                        "goog:chromeOptions": [
                            "args": [
                                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                                "--window-size=1280,1400", "--no-first-run", "--disable-background-networking",
                            ]
                        ],
                    ]
                ]
            ]
            let value = try await send("POST", "\(driver)/session", capabilities)
            try await body(Self(session: "\(driver)/session/\(value["sessionId"].string ?? "")"))
        }
    }

    /// chromedriver leaves its browsers behind when it is killed, and ends them when it is told to.
    private static let starter = """
        chromedriver --port="$1" --log-level=SEVERE & driver=$!
        trap 'curl -s "http://127.0.0.1:$1/shutdown" >&2' TERM
        wait "$driver"; wait "$driver"
        """

    private static func send(_ method: String, _ url: String, _ body: JSON) async throws -> JSON {
        let answer = try await Curl.run(
            url,
            method: method,
            headers: method == "GET" ? [:] : ["Content-Type": "application/json"],
            body: method == "GET" ? nil : Array(try body.encoded().utf8)
        )
        guard answer.status == 200 else { throw Browser.Refused(description: "\(url): \(answer.text.prefix(600))") }
        return answer.json["value"]
    }

    func perform(_ command: BrowserCommand, _ parameters: JSON) async throws -> JSON {
        let (method, path) =
            switch command {
            case .navigate: ("POST", "url")
            case .refresh: ("POST", "refresh")
            case .address: ("GET", "url")
            case .execute: ("POST", "execute/sync")
            case .executeAsync: ("POST", "execute/async")
            case .find: ("POST", "element")
            case .screenshot: ("GET", "screenshot")
            case .click(let element): ("POST", "element/\(element)/click")
            case .type(let element): ("POST", "element/\(element)/value")
            case .log: ("POST", "se/log")
            }
        return try await Self.send(method, "\(session)/\(path)", parameters)
    }
}
