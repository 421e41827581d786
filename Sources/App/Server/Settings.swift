package import ModelProviders
package import Runs

/// What a responder process is told by its command line and its environment.
package struct Settings: Sendable {
    /// Which slices it serves.
    package var slices: [SliceName]
    /// Where the store is.
    package var state: String
    /// How large the store may become, in bytes; `nil` for as large as the disk.
    package var storeLimit: Int?
    /// The path of a socket to make; without one, descriptor 0 is the listening socket.
    package var listen: String?
    /// Whether the sample resume `123` is put into the store.
    package var hasSample: Bool
    /// Whether `REMOTE_USER` is the name of an authenticated user.
    ///
    /// Where it is not, a model's key needs `ARETE_PUBLIC=1`: whoever can reach the process spends what the key pays for. The key decides,
    /// not the place of the server: what takes none costs nobody money.
    package var trustsRemoteUser: Bool
    /// The socket behind which documents are read; without one a child is started for each.
    package var extractionSocket: String?
    /// The longest that one document may take to be read.
    package var extractionTimeout: Duration
    /// The models that are asked; none means the rule engine.
    package var models: ModelConfiguration
    /// How long a run that nobody reads goes on.
    package var lease: Duration
    /// What runs that ask a model may cost.
    package var limits: RunLimits

    /// Where the package keeps its state.
    package static let defaultState = "/var/lib/arete"
    /// 5 GiB: five hundred of the largest resumes, or many thousand usual ones.
    private static let defaultStoreLimit = 5 << 30

    /// Reads the environment.
    ///
    /// | variable | meaning | default |
    /// |---|---|---|
    /// | `ARETE_STATE` | directory of the store | `/var/lib/arete` |
    /// | `ARETE_SAMPLE` | `1`: the sample resume `123` exists | `0` |
    /// | `ARETE_STORE_MAX` | bytes, or with `K`, `M`, `G` or `T`; 0 is no limit | `5G` |
    /// | `ARETE_TRUST_REMOTE_USER` | `1`: nginx authenticates and passes `REMOTE_USER` | `0` |
    /// | `ARETE_PUBLIC` | `1`: a model's key is for whoever comes | `0` |
    /// | `ARETE_EXTRACT_SOCKET` | the socket behind which documents are read | none: a child process |
    /// | `ARETE_EXTRACT_TIMEOUT` | seconds, 1 to 600 | 20 |
    /// | `ARETE_LEASE` | seconds, 0 to 3600 | 8 |
    /// | `ARETE_RUNS_PER_OWNER` | runs of one owner that ask a model at once, 1 to 4000 | 3 |
    /// | `ARETE_RUNS` | such runs of the process at once, 1 to 4000 | 100 |
    /// | `ARETE_TOKENS_PER_DAY` | tokens of one owner a day; 0 is no limit | 2000000 |
    /// | `ARETE_PROCESS_TOKENS_PER_DAY` | tokens of the process a day; 0 is no limit | 50000000 |
    ///
    /// Those of the models are `ModelConfiguration.read`'s.
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
        storeLimit = try Self.size("ARETE_STORE_MAX", environment) ?? Self.defaultStoreLimit
        if storeLimit == 0 { storeLimit = nil }
        hasSample = try Self.flag("ARETE_SAMPLE", environment)
        trustsRemoteUser = try Self.flag("ARETE_TRUST_REMOTE_USER", environment)
        extractionSocket = environment["ARETE_EXTRACT_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        extractionTimeout = .seconds(try Self.number("ARETE_EXTRACT_TIMEOUT", 1...600, environment) ?? 20)
        lease = .seconds(try Self.number("ARETE_LEASE", 0...3600, environment) ?? 8)
        var limits = RunLimits()
        limits.perPayer = try Self.number("ARETE_RUNS_PER_OWNER", 1...4000, environment) ?? limits.perPayer
        limits.total = try Self.number("ARETE_RUNS", 1...4000, environment) ?? limits.total
        let tokens = 0...1_000_000_000_000
        limits.tokensPerDay = try Self.number("ARETE_TOKENS_PER_DAY", tokens, environment) ?? limits.tokensPerDay
        limits.processTokensPerDay =
            try Self.number("ARETE_PROCESS_TOKENS_PER_DAY", tokens, environment) ?? limits.processTokensPerDay
        self.limits = limits
        do {
            models = try ModelConfiguration.read(environment: environment)
        } catch {
            throw SettingsError(error.description)
        }
        let isPublic = try Self.flag("ARETE_PUBLIC", environment)
        if !trustsRemoteUser, !isPublic, let model = models.models.first(where: { $0.key != nil }) {
            throw SettingsError(
                "anybody could spend the key of \(model.name): set ARETE_TRUST_REMOTE_USER=1 where nginx authenticates, or ARETE_PUBLIC=1"
            )
        }
    }

    /// A number of bytes, perhaps in units of 1024 as `dd` and systemd write them.
    private static func size(_ name: String, _ environment: [String: String]) throws(SettingsError) -> Int? {
        guard let text = environment[name], let last = text.last else { return nil }
        let units = ["K": 10, "M": 20, "G": 30, "T": 40]
        let shift = units[last.uppercased()]
        let digits = shift == nil ? text[...] : text.dropLast()
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
            number <= (1 << 60) >> (shift ?? 0)
        else { throw SettingsError("\(name) is a number of bytes, perhaps with K, M, G or T behind it") }
        return number << (shift ?? 0)
    }

    private static func number(
        _ name: String,
        _ range: ClosedRange<Int>,
        _ environment: [String: String]
    ) throws(SettingsError) -> Int? {
        guard let text = environment[name], !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError("\(name) is a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
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
