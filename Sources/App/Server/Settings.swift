package import Runs

/// What a responder process is told by its command line and its environment.
package struct Settings: Sendable {
    /// Which slices it serves.
    package var slices: [SliceName]
    /// Where the store is.
    package var state: String
    /// The path of a socket to make; without one, descriptor 0 is the listening socket.
    package var listen: String?
    /// Whether the sample resume `123` is put into the store.
    package var hasSample: Bool
    /// Whether `REMOTE_USER` is the name of an authenticated user.
    package var trustsRemoteUser: Bool
    /// The longest that one document may take to be read.
    package var extractionTimeout: Duration

    /// Where the package keeps its state.
    package static let defaultState = "/var/lib/arete"

    /// Reads the environment.
    ///
    /// | variable | meaning | default |
    /// |---|---|---|
    /// | `ARETE_STATE` | directory of the store | `/var/lib/arete` |
    /// | `ARETE_SAMPLE` | `1`: the sample resume `123` exists | `0` |
    /// | `ARETE_TRUST_REMOTE_USER` | `1`: nginx authenticates and passes `REMOTE_USER` | `0` |
    /// | `ARETE_EXTRACT_TIMEOUT` | seconds, 1 to 600 | 20 |
    ///
    /// - Throws: `SettingsError` for a value that is none of these.
    package init(
        slices: [SliceName],
        listen: String?,
        environment: [String: String]
    ) throws(SettingsError) {
        self.slices = slices
        guard listen != "" else { throw SettingsError("--listen needs a path") }
        self.listen = listen
        state = environment["ARETE_STATE"] ?? Self.defaultState
        hasSample = try Self.flag("ARETE_SAMPLE", environment)
        trustsRemoteUser = try Self.flag("ARETE_TRUST_REMOTE_USER", environment)
        let seconds = environment["ARETE_EXTRACT_TIMEOUT"] ?? "20"
        guard let timeout = Int(seconds), (1...600).contains(timeout) else {
            throw SettingsError("ARETE_EXTRACT_TIMEOUT is a number of seconds from 1 to 600")
        }
        extractionTimeout = .seconds(timeout)
    }

    private static func flag(_ name: String, _ environment: [String: String]) throws(SettingsError) -> Bool {
        switch environment[name] ?? "" {
        case "", "0": false
        case "1": true
        default: throw SettingsError("\(name) is 0 or 1")
        }
    }
}

/// A setting that cannot be used; one clear line for the operator.
package struct SettingsError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
