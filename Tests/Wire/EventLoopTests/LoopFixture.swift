import EventLoop
import Glibc

/// Runs a body on a loop of its own and returns what it passes to `done`.
///
/// The body gets the loop; the test waits for the answer, not for time.
func onLoop<Answer: Sendable>(
    _ body: @escaping @Sendable (EventLoop, @escaping @Sendable (Answer) -> Void) throws -> Void
) async throws -> Answer {
    let loop = try EventLoop()
    loop.start(threadNamed: "test-loop")
    defer { loop.stop() }
    return try await withCheckedThrowingContinuation { continuation in
        loop.execute {
            do {
                try body(loop) { continuation.resume(returning: $0) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}

/// A handler that keeps what a test gives it.
final class Handler: ReadinessHandler, TimerHandler, TurnObserver {
    var onReady: (Readiness) -> Void = { _ in }
    var onTimer: () -> Void = {}
    var onTurnEnd: () -> Void = {}

    func descriptorReady(_ readiness: Readiness) { onReady(readiness) }
    func timerFired() { onTimer() }
    func turnEnded() { onTurnEnd() }
}

/// Two connected Unix sockets.
struct SocketPair: Sendable {
    let left: CInt
    let right: CInt

    init() {
        var descriptors: (CInt, CInt) = (0, 0)
        unsafe withUnsafeMutablePointer(to: &descriptors) {
            _ = unsafe $0.withMemoryRebound(to: CInt.self, capacity: 2) {
                unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, $0)
            }
        }
        (left, right) = descriptors
    }

    func close() {
        Glibc.close(left)
        Glibc.close(right)
    }
}

func put(_ byte: UInt8, into descriptor: CInt) {
    var byte = byte
    _ = unsafe write(descriptor, &byte, 1)
}

func take(from descriptor: CInt) -> UInt8? {
    var byte: UInt8 = 0
    return unsafe read(descriptor, &byte, 1) == 1 ? byte : nil
}
