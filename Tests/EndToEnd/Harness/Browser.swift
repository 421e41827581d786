import FoundationEssentials
import Testing

/// Headless Chromium, driven by the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/) of chromedriver.
struct Browser: Sendable {
    /// An answer of chromedriver that tells of an error.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private let session: String

    /// Opens a window, and closes everything after the body.
    ///
    /// - Throws: `Refused` where there is no window, or what the body throws.
    static func run(_ body: @Sendable (Browser) async throws -> Void) async throws {
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
                        "browserName": "chrome",
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
            let value = try await command("POST", "\(driver)/session", capabilities)
            let browser = Browser(session: "\(driver)/session/\(try #require(value["sessionId"].string))")
            try await body(browser)
        }
    }

    /// chromedriver leaves its browsers behind when it is killed, and ends them when it is told to.
    private static let starter = """
        chromedriver --port="$1" --log-level=SEVERE & driver=$!
        trap 'curl -s "http://127.0.0.1:$1/shutdown" >&2' TERM
        wait "$driver"; wait "$driver"
        """

    private static func command(_ method: String, _ url: String, _ body: JSON? = nil) async throws -> JSON {
        let bytes = try body.map { Array(try $0.encoded().utf8) }
        let answer = try await Curl.run(
            url,
            method: method,
            headers: body == nil ? [:] : ["Content-Type": "application/json"],
            body: bytes
        )
        guard answer.status == 200 else { throw Refused(description: "\(url): \(answer.text.prefix(600))") }
        return answer.json["value"]
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// - Throws: `Refused` where it cannot be.
    func open(_ url: String) async throws {
        _ = try await Self.command("POST", "\(session)/url", ["url": .string(url)])
    }

    /// Loads the page again.
    ///
    /// - Throws: `Refused` where it cannot be.
    func reload() async throws {
        _ = try await Self.command("POST", "\(session)/refresh", [:])
    }

    /// The address that is shown.
    ///
    /// - Throws: `Refused` where there is no window.
    func address() async throws -> String {
        try await Self.command("GET", "\(session)/url").string ?? ""
    }

    /// Runs the body of a function in the page.
    ///
    /// - Returns: What it returns.
    /// - Throws: `Refused` where it throws.
    @discardableResult
    func evaluate(_ script: String, _ arguments: [JSON] = []) async throws -> JSON {
        try await Self.command(
            "POST",
            "\(session)/execute/sync",
            ["script": .string(script), "args": .array(arguments)]
        )
    }

    /// Waits until an expression is true in the page: looked at again at each change of the document.
    ///
    /// - Throws: `Refused` where it does not become true within a minute.
    func wait(until condition: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let script = """
            const done = arguments[arguments.length - 1];
            const holds = () => { try { return Boolean(\(condition)); } catch { return false; } };
            if (holds()) return done(true);
            const observer = new MutationObserver(check);
            const timer = setTimeout(() => { observer.disconnect(); done(false); }, 50000);
            function check() { if (holds()) { clearTimeout(timer); observer.disconnect(); done(true); } }
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            """
        let value = try await Self.command(
            "POST",
            "\(session)/execute/async",
            ["script": .string(script), "args": []]
        )
        try #require(value == true, "not in time: \(condition)", sourceLocation: sourceLocation)
    }

    /// Clicks an element as a person does.
    ///
    /// - Throws: `Refused` where there is none.
    func click(_ selector: String) async throws {
        _ = try await Self.command("POST", "\(session)/element/\(try await element(selector))/click", [:])
    }

    /// Types into an element; a path into a file input chooses that file.
    ///
    /// - Throws: `Refused` where there is none.
    func type(_ text: String, into selector: String) async throws {
        _ = try await Self.command(
            "POST",
            "\(session)/element/\(try await element(selector))/value",
            ["text": .string(text)]
        )
    }

    private func element(_ selector: String) async throws -> String {
        let value = try await Self.command(
            "POST",
            "\(session)/element",
            ["using": "css selector", "value": .string(selector)]
        )
        return try #require(value.members.values.first?.string)
    }

    /// What the console has been told since it was last asked: errors, and violations of the page's policy.
    ///
    /// - Throws: `Refused` where there is no window.
    func console() async throws -> [String] {
        try await Self.command("POST", "\(session)/se/log", ["type": "browser"]).elements
            .map { "\($0["level"].string ?? ""): \($0["message"].string ?? "")" }
    }

    /// Keeps a picture of the window in the directory that `ARETE_SCREENSHOTS` names, if any.
    ///
    /// - Throws: `Refused` where there is no window, `CocoaError` where there is no such directory.
    func screenshot(_ name: String) async throws {
        guard let directory = ProcessInfo.processInfo.environment["ARETE_SCREENSHOTS"] else { return }
        let value = try await Self.command("GET", "\(session)/screenshot")
        let picture = try #require(value.string.flatMap { Data(base64Encoded: $0) })
        try picture.write(to: URL(filePath: "\(directory)/\(name).png"))
    }
}
