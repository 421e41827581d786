import EventLoop
import Glibc

/// The record of everything that happens, one JSON line each, from which tests prove what was asked and when what was closed.
@LoopActor
final class EventLog {
    /// The file cannot be opened.
    struct Unwritable: Error, CustomStringConvertible {
        let description: String
    }

    private let descriptor: CInt?

    /// Opens the file to append to it; without a path nothing is recorded.
    ///
    /// - Throws: `Unwritable`.
    init(path: String?) throws {
        descriptor = try path.map { path in
            // Safe because the path is a string that outlives the call.
            let descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Unwritable(description: "cannot append to the log: errno \(errno)") }
            return descriptor
        }
    }

    /// Appends a line.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - number: To which request.
    ///   - members: More members, each already JSON.
    func record(_ event: String, _ number: Int, _ members: [(name: String, json: String)] = []) {
        guard let descriptor else { return }
        var line = "{\"event\":\(event.quoted),\"n\":\(number),\"t\":\(Self.now)"
        for (name, json) in members { line += ",\(name.quoted):\(json)" }
        line += "}\n"
        let bytes = Array(line.utf8)
        var written = 0
        while written < bytes.count {
            // Safe because the pointer and the count are those of what is left of the array.
            let count = unsafe bytes[written...].withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { fatalError("the log cannot be written: errno \(errno)") }
            written += max(count, 0)
        }
    }

    /// Nanoseconds of `CLOCK_MONOTONIC`, which all processes of a machine share.
    private static var now: UInt64 {
        var time = timespec()
        // Safe because the structure outlives the call.
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
