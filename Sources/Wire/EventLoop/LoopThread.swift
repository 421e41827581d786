import CLinux
import Glibc
import Synchronization

/// Which thread a loop runs on, and the making of named threads.
package final class LoopThread: Sendable {
    private let identity = Atomic<UInt>(0)

    /// Says that the calling thread is the one.
    func bind() {
        let previous = identity.exchange(UInt(pthread_self()), ordering: .relaxed)
        precondition(previous == 0, "an event loop runs on one thread at a time")
    }

    /// Says that no thread is.
    func unbind() {
        identity.store(0, ordering: .relaxed)
    }

    /// Whether the calling thread is the one.
    @inline(__always)
    var isCurrent: Bool {
        // Relaxed: only the thread itself can read its own value.
        identity.load(ordering: .relaxed) == UInt(pthread_self())
    }

    /// Runs a body on a new detached thread.
    ///
    /// - Parameters:
    ///   - name: At most 15 bytes; for debuggers and `/proc`.
    ///   - body: Must not trap: a trap ends the process.
    package static func detach(named name: String, _ body: @escaping @Sendable () -> Void) {
        let box = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { @Sendable argument in
                guard let argument = unsafe argument else { return nil }
                // Balances `passRetained` below.
                let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
                unsafe arete_name_thread(start.name)
                start.body()
                return nil
            },
            box.toOpaque()
        )
        precondition(result == 0, "pthread_create: \(result)")
        pthread_detach(thread)
    }

    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
