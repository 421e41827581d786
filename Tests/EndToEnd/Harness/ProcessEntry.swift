import FoundationEssentials
import Glibc

/// A process of this machine.
struct ProcessEntry: Sendable {
    /// Its number.
    let id: pid_t

    /// The process whose number a file has.
    ///
    /// - Throws: `CocoaError` where there is no such file, `Deadline.Missed` where it holds no number.
    init(pidFile: String) throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: pidFile)), as: UTF8.self)
        guard let id = pid_t(text.filter(\.isNumber)) else {
            throw Deadline.Missed(description: "no number in \(pidFile)")
        }
        self.id = id
    }

    /// A process of a number.
    private init(id: pid_t) {
        self.id = id
    }

    /// The name of its program; empty where it has ended.
    var name: String {
        let text = (try? Data(contentsOf: URL(filePath: "/proc/\(id)/comm"))).map {
            String(decoding: $0, as: UTF8.self)
        }
        return String((text ?? "").prefix { $0 != "\n" })
    }

    /// The processes whose command line has a text.
    static func all(naming text: String) -> [ProcessEntry] {
        // A process may end between the listing and the reading: then it is none.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { name in
            guard let id = pid_t(name), let line = try? Data(contentsOf: URL(filePath: "/proc/\(name)/cmdline")),
                line.firstRange(of: Array(text.utf8)) != nil
            else { return nil }
            return ProcessEntry(id: id)
        }
    }

    /// The processes that it has started.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func children() throws -> [ProcessEntry] {
        let list = try Data(contentsOf: URL(filePath: "/proc/\(id)/task/\(id)/children"))
        return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap {
            pid_t($0).map { ProcessEntry(id: $0) }
        }
    }

    /// Whether each of its threads waits for something.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func isAtRest() throws -> Bool {
        try threadsAre("S")
    }

    /// Whether it has been stopped by a signal and not gone on.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func isStopped() throws -> Bool {
        try threadsAre("T")
    }

    private func threadsAre(_ state: Character) throws -> Bool {
        let tasks = "/proc/\(id)/task"
        return try FileManager.default.contentsOfDirectory(atPath: tasks).allSatisfy { task in
            // One may have ended since the listing: then it is in nobody's way.
            guard let data = try? Data(contentsOf: URL(filePath: "\(tasks)/\(task)/stat")) else { return true }
            let stat = String(decoding: data, as: UTF8.self)
            // The state stands behind the name, which may hold anything but the last parenthesis.
            return stat.split(separator: ")").last?.hasPrefix(" \(state) ") == true
        }
    }

    /// What its descriptors are open on, as `proc(5)` words it (`/dev/null`, `socket:[1234]`, `/path/of/file`).
    ///
    /// - Throws: `CocoaError` where it has ended.
    func openDescriptors() throws -> [String] {
        let directory = "/proc/\(id)/fd"
        return try FileManager.default.contentsOfDirectory(atPath: directory).compactMap { name in
            // One may have been closed since the listing.
            try? FileManager.default.destinationOfSymbolicLink(atPath: "\(directory)/\(name)")
        }
    }

    /// How many sockets it holds.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func openSockets() throws -> Int {
        try openDescriptors().count { $0.hasPrefix("socket:") }
    }

    /// How many threads it has.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func threadCount() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task").count
    }

    /// The memory that it holds, in KiB.
    ///
    /// - Throws: `CocoaError` where it has ended.
    func residentKiB() throws -> Int {
        let status = String(decoding: try Data(contentsOf: URL(filePath: "/proc/\(id)/status")), as: UTF8.self)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
