import Documents
import Foundation

/// A directory of its own for one test, removed with the value.
final class TemporaryDirectory: Sendable {
    /// Its path.
    let path: String

    /// Makes an empty directory.
    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/arete-store-" + Token.random().text
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        // What is left in the temporary directory harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}
