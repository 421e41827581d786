/// What a browser can be told, in the words of WebDriver.
enum BrowserCommand: Sendable {
    case navigate, refresh, address, execute, executeAsync, find, screenshot
    /// On an element, by its name.
    case click(String)
    case type(String)
    /// What the console was told; only of Chromium.
    case log
}

/// How commands come to a browser.
protocol BrowserDriver: Sendable {
    /// Has a command carried out.
    ///
    /// - Returns: Its value.
    /// - Throws: `Browser.Refused` where it cannot be.
    func perform(_ command: BrowserCommand, _ parameters: JSON) async throws -> JSON
}
