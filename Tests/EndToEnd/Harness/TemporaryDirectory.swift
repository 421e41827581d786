import FoundationEssentials
import Glibc

/// A directory of its own for one test, removed with the value.
final class TemporaryDirectory: Sendable {
    /// Its path: short, since sockets are in it.
    let path: String

    /// Makes an empty directory that only we may enter.
    ///
    /// - Throws: `CocoaError` where it cannot be made.
    init() throws {
        path =
            FileManager.default.temporaryDirectory.path + "/arete-"
            + String(UInt64.random(in: .min ... .max), radix: 36)
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// Writes a file.
    ///
    /// - Returns: Its path.
    /// - Throws: `CocoaError` where it cannot be written.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String, permissions: Int = 0o600) throws -> String {
        let file = "\(path)/\(name)"
        try Data(bytes).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file)
        return file
    }

    /// Makes a directory in it.
    ///
    /// - Throws: `CocoaError` where it cannot be made.
    func make(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: false)
    }

    /// Reads a file as text.
    ///
    /// - Throws: `CocoaError` where there is none.
    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
    }

    deinit {
        // What is left in the temporary directory harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}
