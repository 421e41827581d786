import EventLoop
import FastCGI
import HTTPTypes

/// An open response that tells a test how it fares.
@LoopActor
final class Watched: ResponseStreamDelegate {
    /// What a delegate is told, and that there is a response at all.
    enum Event: Sendable {
        case opened
        case writable
        case closed
    }

    /// In order; for one reader.
    nonisolated let events: AsyncStream<Event>
    private nonisolated let told: AsyncStream<Event>.Continuation
    private(set) var stream: ResponseStream?
    /// How many bytes were taken.
    private(set) var written = 0

    nonisolated init() {
        (events, told) = AsyncStream.makeStream()
    }

    func open(_ responder: consuming Responder) {
        stream = responder.stream(HTTPResponse(status: .ok))
        stream?.tell(self)
        told.yield(.opened)
    }

    /// Waits for an event; all others before it are a mistake.
    nonisolated func next() async -> Event? {
        await events.first { _ in true }
    }

    var isOpen: Bool {
        stream?.isOpen ?? false
    }

    /// Writes bytes that count up.
    ///
    /// - Returns: How many were taken.
    func write(_ count: Int) -> Int {
        let bytes = counting(count, from: UInt8(truncatingIfNeeded: written))
        let taken = stream?.write(bytes.span) ?? 0
        written += taken
        return taken
    }

    /// Writes until nothing more is taken.
    func fill() {
        while write(8_000) > 0 {}
    }

    func notifyWhenWritable() {
        stream?.notifyWhenWritable()
    }

    func finish() {
        stream?.finish()
    }

    func abandon() {
        stream?.abandon()
    }

    func responseStreamWritable() {
        told.yield(.writable)
    }

    func responseStreamClosed() {
        told.yield(.closed)
    }
}

/// Bytes that count up, as `Watched` writes them.
func counting(_ count: Int, from first: UInt8 = 0) -> [UInt8] {
    // By blocks, because tests are not optimized.
    let block = (0..<256).map { UInt8($0) &+ first }
    var bytes: [UInt8] = []
    while bytes.count + 256 <= count { bytes += block }
    return bytes + block.prefix(count - bytes.count)
}
