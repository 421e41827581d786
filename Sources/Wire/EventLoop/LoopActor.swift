/// The isolation of everything that lives on the process's event loop: runs, viewers, responses.
///
/// Bound to one loop on a thread of its own, started on first use. What is isolated to it needs no lock, and the
/// compiler proves it. Callbacks that the loop makes enter by `assumeIsolated`, without a hop.
@globalActor
@usableFromInline
package actor LoopActor {
    /// The one instance.
    @usableFromInline package static let shared = LoopActor()

    /// The loop behind the actor.
    package static let loop: EventLoop = {
        do {
            let loop = try EventLoop()
            loop.start(threadNamed: "event-loop")
            return loop
        } catch {
            // Without epoll there is no process to go on with.
            fatalError("the event loop cannot be made: \(error)")
        }
    }()

    @usableFromInline package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe Self.loop.asUnownedSerialExecutor()
    }

    /// Runs a synchronous operation that is known to be on the loop, as its callbacks are.
    ///
    /// The standard library has this for `MainActor` only; traps where the claim is wrong. Inlinable, because else each call makes its
    /// operation an object: twice for each token.
    @inlinable
    package static nonisolated func assumeIsolated<Result>(_ operation: @LoopActor () throws -> Result) rethrows
        -> Result
    {
        preconditionInLoop()
        return try withoutActuallyEscaping(operation) { operation in
            // The types differ by isolation alone, which the line above has checked.
            try unsafe unsafeBitCast(operation, to: (() throws -> Result).self)()
        }
    }

    /// Traps unless the caller is on the loop's thread.
    @usableFromInline
    static nonisolated func preconditionInLoop() {
        loop.preconditionInLoop()
    }
}
