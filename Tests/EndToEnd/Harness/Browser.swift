import FoundationEssentials
import Testing

/// A headless browser with one window, driven as the W3C's WebDriver says (https://www.w3.org/TR/webdriver2/).
struct Browser: Sendable {
    /// Which one.
    enum Kind: String, Sendable, CaseIterable {
        case chromium, firefox
    }

    /// An answer of a driver that tells of an error.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private let driver: any BrowserDriver

    /// Opens a window, and closes everything after the body.
    ///
    /// - Throws: `Refused` where there is no window, or what the body throws.
    static func run(
        _ kind: Kind = .chromium,
        _ body: @Sendable (Browser) async throws -> Void
    ) async throws {
        switch kind {
        case .chromium: try await ChromiumDriver.run { try await body(Browser(driver: $0)) }
        case .firefox: try await FirefoxDriver.run { try await body(Browser(driver: $0)) }
        }
    }

    private func command(_ command: BrowserCommand, _ parameters: JSON = [:]) async throws -> JSON {
        try await driver.perform(command, parameters)
    }

    /// Goes to an address and waits until it is loaded.
    ///
    /// - Throws: `Refused` where it cannot be.
    func open(_ url: String) async throws {
        _ = try await command(.navigate, ["url": .string(url)])
    }

    /// Loads the page again.
    ///
    /// - Throws: `Refused` where it cannot be.
    func reload() async throws {
        _ = try await command(.refresh)
    }

    /// The address that is shown.
    ///
    /// - Throws: `Refused` where there is no window.
    func address() async throws -> String {
        try await command(.address).string ?? ""
    }

    /// Runs the body of a function in the page.
    ///
    /// - Returns: What it returns.
    /// - Throws: `Refused` where it throws.
    @discardableResult
    func evaluate(_ script: String, _ arguments: [JSON] = []) async throws -> JSON {
        try await command(.execute, ["script": .string(script), "args": .array(arguments)])
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
        let value = try await command(.executeAsync, ["script": .string(script), "args": []])
        try #require(value == true, "not in time: \(condition)", sourceLocation: sourceLocation)
    }

    /// Clicks an element as a person does.
    ///
    /// - Throws: `Refused` where there is none.
    func click(_ selector: String) async throws {
        _ = try await command(.click(try await element(selector)))
    }

    /// Types into an element; a path into a file input chooses that file.
    ///
    /// - Throws: `Refused` where there is none.
    func type(_ text: String, into selector: String) async throws {
        _ = try await command(.type(try await element(selector)), ["text": .string(text)])
    }

    private func element(_ selector: String) async throws -> String {
        let value = try await command(.find, ["using": "css selector", "value": .string(selector)])
        return try #require(value.members.values.first?.string)
    }

    /// What Chromium's console has been told since it was last asked: errors, and violations of the page's policy.
    ///
    /// - Throws: `Refused` where there is no window.
    func console() async throws -> [String] {
        try await command(.log, ["type": "browser"]).elements
            .map { "\($0["level"].string ?? ""): \($0["message"].string ?? "")" }
    }

    /// Keeps a picture of the window in the directory that `ARETE_SCREENSHOTS` names, if any.
    ///
    /// - Throws: `Refused` where there is no window, `CocoaError` where there is no such directory.
    func screenshot(_ name: String) async throws {
        guard let directory = ProcessInfo.processInfo.environment["ARETE_SCREENSHOTS"] else { return }
        let value = try await command(.screenshot)
        let picture = try #require(value.string.flatMap { Data(base64Encoded: $0) })
        try picture.write(to: URL(filePath: "\(directory)/\(name).png"))
    }
}
