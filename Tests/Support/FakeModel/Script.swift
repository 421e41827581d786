import FoundationEssentials

/// What the server was told to do.
struct Script: Sendable, Equatable, Decodable {
    /// Looked through in order; the first one that matches and is not used up is given.
    var answers: [Answer]?
    /// Whether a request without a key is refused; without it, it is.
    ///
    /// Local servers take any.
    var requiresKey: Bool?
    /// Models of `GET /v1/models`.
    var models: [String]?
}

/// The script's file, read again at each request, so that a test can replace it (by a rename) while the server runs.
///
/// How often an answer was given counts from the last change of the file's content.
struct ScriptFile: Sendable {
    private let path: String?
    private var content = Data()
    private var given: [Int: Int] = [:]
    /// The script as it was last read.
    private(set) var script = Script()

    /// A script at a path; without one every answer is the default.
    init(path: String?) {
        self.path = path
    }

    /// Reads the file again.
    ///
    /// - Throws: `CocoaError` where it cannot be read, `DecodingError` where it is no script.
    mutating func refresh() throws {
        guard let path else { return }
        let data = try Data(contentsOf: URL(filePath: path))
        guard data != content else { return }
        script = try JSONDecoder().decode(Script.self, from: data)
        content = data
        given = [:]
    }

    /// The answer to a call, counted as given.
    ///
    /// - Returns: `nil` where the script has none for it.
    mutating func answer(to call: ModelCall) -> Answer? {
        for (index, answer) in (script.answers ?? []).enumerated() {
            guard answer.match?.fits(call) ?? true, given[index, default: 0] < answer.times ?? .max else { continue }
            given[index, default: 0] += 1
            return answer
        }
        return nil
    }
}

extension Answer.Match {
    /// Whether a call is one of those that it is for.
    func fits(_ call: ModelCall) -> Bool {
        (model ?? call.model) == call.model && (self.protocol ?? call.dialect) == call.dialect
            && (stream ?? call.isStream) == call.isStream && (contains.map(call.text.contains) ?? true)
    }
}
