import Foundation

/// The package's own sources, found from where this file was compiled.
struct SourceTree {
    /// One Swift file of a target.
    struct File: Sendable {
        var layer: String
        var target: String
        var path: String
        var lines: [String]
    }

    /// The package's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// All Swift files below `Sources`.
    static func files() throws -> [File] {
        let sources = root.appending(path: "Sources").path()
        guard let names = FileManager.default.enumerator(atPath: sources) else { return [] }
        return try names.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let parts = name.split(separator: "/").map(String.init)
            let text = try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
            return File(
                layer: parts[0],
                target: parts[1],
                path: "Sources/\(name)",
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            )
        }
    }
}
