import EventLoop
import Glibc

/// What the service manager that started this process is told (sd_notify(3)); without one nothing is.
///
/// The watchdog is fed by a timer of the event loop, so that a loop that does not turn any more is seen: nothing else of the process would
/// show it.
@LoopActor
final class ServiceManager: TimerHandler {
    private let path: String?
    private let interval: Duration?

    /// Reads who asked for it.
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `NOTIFY_SOCKET` | where the messages go; a name that begins with `@` is in no file system |
    /// | `WATCHDOG_USEC`, `WATCHDOG_PID` | how long it waits for a sign of life, and whose |
    init(environment: [String: String]) {
        path = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let isMine = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        interval = environment["WATCHDOG_USEC"].flatMap(Int.init).flatMap { microseconds in
            // Twice in the time, as sd_watchdog_enabled(3) says.
            isMine && microseconds > 0 ? .microseconds(microseconds) / 2 : nil
        }
    }

    /// It serves from now on.
    func ready() {
        tell("READY=1")
        if interval != nil { timerFired() }
    }

    /// It ends: from now on its streams are ended and its runs handed over.
    func stopping() {
        tell("STOPPING=1")
    }

    func timerFired() {
        guard let interval else { return }
        tell("WATCHDOG=1", mayWait: false)
        _ = LoopActor.loop.schedule(after: interval, self)
    }

    /// Sends one datagram; where nobody takes any, that is not this process's trouble.
    ///
    /// - Parameters:
    ///   - message: What is told.
    ///   - mayWait: Whether to wait for room: its first and its last word must arrive. Between them nothing may block the loop.
    private func tell(_ message: String, mayWait: Bool = true) {
        guard let path else { return }
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        // The length says where a name that begins with a zero ends.
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let text = Array(message.utf8)
        _ = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe sendto(
                    descriptor,
                    text,
                    text.count,
                    CInt(mayWait ? MSG_NOSIGNAL : MSG_NOSIGNAL | MSG_DONTWAIT),
                    address,
                    length
                )
            }
        }
    }
}
