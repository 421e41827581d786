import FoundationEssentials

/// A folder of scripts that are found before the real tools of the same names.
struct FakeTools {
    /// The folder.
    let path: String

    /// What an extraction gets as its path; it also marks the processes of that extraction.
    var searchPath: String { "\(path):/usr/local/bin:/usr/bin:/bin" }

    /// Scripts for `sh`, by name.
    ///
    /// Each is read by a program that is there already: one that this process has just written could be busy (ETXTBSY), because a child that
    /// another test starts at that moment has a copy of every descriptor.
    init(_ scripts: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "arete-tools-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let tool = URL(filePath: #filePath).appending(path: "../../../Support/FakeTool/fake-tool").standardized.path
        for (name, script) in scripts {
            try Data("\(script)\n".utf8).write(to: URL(filePath: "\(path)/\(name).sh"))
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: tool)
        }
    }

    /// Deletes the folder.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Whether a script comes to run.
    func isRunning(_ name: String) async throws -> Bool {
        try await becomesTrue { processes().contains { Self.read("/proc/\($0)/cmdline").contains("\(path)/\(name)") } }
    }

    /// Whether all processes of the extraction end; a killed one takes a moment to do so.
    func areGone() async throws -> Bool {
        try await becomesTrue { processes().isEmpty }
    }

    /// Asks again and again, as the system tells nobody when a process ends that is not one's own.
    private func becomesTrue(_ condition: () -> Bool) async throws -> Bool {
        let deadline = ContinuousClock.now + .seconds(120)
        while !condition() {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    /// The processes that have this folder in their path.
    private func processes() -> [Substring] {
        Self.processes().filter { Self.read("/proc/\($0)/environ").contains(path) }
    }

    /// The processes, zombies too, whose parent is a process.
    static func children(of parent: Int32) -> [Substring] {
        processes().filter { process in
            // The fields behind the name: state, parent.
            let fields = read("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
            return fields.count > 1 && fields[1] == "\(parent)"
        }
    }

    private static func processes() -> [Substring] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { $0.allSatisfy(\.isNumber) }.map { $0[...] }
    }

    private static func read(_ path: String) -> String {
        // A process may be gone by now.
        (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
