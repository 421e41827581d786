/// Where handlers wait for a test, and a test for a handler.
final class Gate: Sendable {
    private let opening = AsyncStream.makeStream(of: Void.self)
    private let arriving = AsyncStream.makeStream(of: Void.self)
    private let passing = AsyncStream.makeStream(of: Void.self)

    /// Waits until the gate is open.
    func wait() async {
        arriving.continuation.yield()
        for await _ in opening.stream {}
    }

    /// Lets everyone through, now and later.
    func open() {
        opening.continuation.finish()
    }

    /// Says that one has gone on and done what it wanted.
    func passed() {
        passing.continuation.yield()
    }

    /// Waits until somebody waits.
    func arrived() async {
        _ = await arriving.stream.first { _ in true }
    }

    /// Waits until somebody has passed.
    func done() async {
        _ = await passing.stream.first { _ in true }
    }
}
