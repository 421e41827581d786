import FoundationEssentials
import Synchronization

/// Firefox by its own remote protocol, Marionette.
///
/// On one TCP connection each message is its length in bytes, a colon, and a JSON array
/// (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). Debian has no geckodriver, which would do no more.
final class FirefoxDriver: BrowserDriver {
    private let connection: RawConnection
    private let lastNumber = Atomic(0)

    private init(port: Int) throws {
        connection = try RawConnection(port: port, receiveBuffer: 1 << 16)
    }

    /// Starts a browser, and ends it after the body.
    ///
    /// - Throws: `Browser.Refused` where there is no window, or what the body throws.
    static func run(_ body: @Sendable (FirefoxDriver) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        let preferences = """
            user_pref("marionette.port", 0);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("browser.startup.homepage_override.mstone", "ignore");
            """
        try FileManager.default.createDirectory(atPath: "\(directory.path)/profile", withIntermediateDirectories: false)
        try directory.write(Array(preferences.utf8), to: "profile/user.js")
        try await Daemon.run(
            ["firefox-esr", "--headless", "--no-remote", "--marionette", "--profile", "\(directory.path)/profile"],
            environment: ["TMPDIR": directory.path, "HOME": directory.path],
            log: "\(directory.path)/log",
            isReady: { $0.contains("Listening on port") }
        ) { ready in
            guard let port = ready.split(separator: " ").last.flatMap({ Int($0) }) else {
                throw Browser.Refused(description: ready)
            }
            let driver = try FirefoxDriver(port: port)
            _ = try await driver.send("Marionette greets", nil)
            _ = try await driver.send(
                "WebDriver:NewSession",
                ["acceptInsecureCerts": true, "timeouts": ["script": 60_000, "pageLoad": 60_000]]
            )
            try await body(driver)
        }
    }

    func perform(_ command: BrowserCommand, _ parameters: JSON) async throws -> JSON {
        let (name, element): (String, String?) =
            switch command {
            case .navigate: ("Navigate", nil)
            case .refresh: ("Refresh", nil)
            case .address: ("GetCurrentURL", nil)
            case .execute: ("ExecuteScript", nil)
            case .executeAsync: ("ExecuteAsyncScript", nil)
            case .find: ("FindElement", nil)
            case .screenshot: ("TakeScreenshot", nil)
            case .click(let element): ("ElementClick", element)
            case .type(let element): ("ElementSendKeys", element)
            case .log: throw Browser.Refused(description: "Firefox shows nobody its console")
            }
        var members = parameters.members
        members["id"] = element.map { .string($0) }
        return try await send("WebDriver:\(name)", .object(members))["value"]
    }

    /// Sends a command and waits for its answer; without parameters only the latter.
    private func send(_ name: String, _ parameters: JSON?) async throws -> JSON {
        try await onOwnThread { try self.exchange(name, parameters) }
    }

    private func exchange(_ name: String, _ parameters: JSON?) throws -> JSON {
        if let parameters {
            let number = lastNumber.add(1, ordering: .relaxed).newValue
            let message = try JSON.array([0, .number(Double(number)), .string(name), parameters]).encoded()
            connection.send("\(message.utf8.count):\(message)")
        }
        var length: [UInt8] = []
        while length.last != UInt8(ascii: ":") { length += try read(1) }
        guard let count = Int(String(decoding: length.dropLast(), as: UTF8.self)) else {
            throw Browser.Refused(description: "\(name): no length")
        }
        var message: [UInt8] = []
        while message.count < count { message += try read(count - message.count) }
        let answer = try JSON(message).elements
        guard answer.count == 4 else { return .null }
        guard answer[2] == .null else { throw Browser.Refused(description: "\(name): \(try answer[2].encoded())") }
        return answer[3]
    }

    private func read(_ count: Int) throws -> [UInt8] {
        let bytes = connection.read(count)
        guard !bytes.isEmpty else { throw Browser.Refused(description: "Firefox has left") }
        return bytes
    }
}
