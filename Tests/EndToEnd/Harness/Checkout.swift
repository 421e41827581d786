import FoundationEssentials

/// Where the things under test are.
enum Checkout {
    /// The root of the repository.
    static let root: String = {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        return (0..<4).reduce(file) { url, _ in url.deletingLastPathComponent() }.path
    }()

    /// Where programs are looked for; Debian keeps nginx where not everybody looks.
    static let searchPath = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") + ":/usr/sbin"

    /// The binary under test: what `ARETE` names, or else the one built with the tests.
    ///
    /// - Throws: `Deadline.Missed` where there is none.
    static func program() throws -> String {
        if let path = ProcessInfo.processInfo.environment["ARETE"] { return path }
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let path = tests.deletingLastPathComponent().appending(path: "arete").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Deadline.Missed(description: "no binary beside the tests")
        }
        return path
    }
}
