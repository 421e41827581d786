import EventLoop
import FoundationEssentials
import Glibc
import Runs
import ServerSentEvents

/// A viewer's way to a terminal: what is being done goes to standard error, what was found to standard output.
@LoopActor
final class TerminalSink: EventSink {
    /// What is written.
    enum Format: Sendable {
        /// The sentence of each item.
        case text
        /// Each event's JSON object on a line of its own, statuses too.
        case json
    }

    private let format: Format
    // A whole resume is one event on one line: its text, at most 2 MiB, several times over and escaped. That is more than the
    // parser's own limits, which are for streams of others, and far from these.
    private var parser = EventStreamParser(lineLimit: 64 << 20, eventLimit: 64 << 20)
    private var isComplete = false
    private var viewer: Viewer?
    private var waiter: CheckedContinuation<Bool, Never>?

    /// A sink that writes in a format.
    init(_ format: Format) {
        self.format = format
    }

    /// Shows a run to its end.
    ///
    /// - Returns: Whether it ended with `complete`.
    func show(_ run: Run, offset: Int, resets: Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            waiter = continuation
            let viewer = Viewer(sink: self, cursor: offset, resets: resets)
            self.viewer = viewer
            run.add(viewer)
        }
    }

    func write(_ bytes: Span<UInt8>) -> Int {
        do {
            try parser.feed(bytes) { show($0) }
        } catch {
            // Our own encoder's events are within the parser's limits.
            preconditionFailure("\(error)")
        }
        return bytes.count
    }

    func notifyWhenWritable() {
        // There is always room; a later turn, so that the loop goes round between two chunks.
        LoopActor.loop.execute { LoopActor.assumeIsolated { self.viewer?.sinkWritable() } }
    }

    func finish() {
        viewer = nil
        waiter?.resume(returning: isComplete)
        waiter = nil
    }

    func abandon() {
        finish()
    }

    private func show(_ event: ParsedEvent) {
        let shown = Self.decode(event)
        if shown.type == "complete" { isComplete = true }
        switch (format, shown.type) {
        case (.json, _): put(event.text, to: STDOUT_FILENO)
        case (.text, "status"): put(shown.message ?? "", to: STDERR_FILENO)
        case (.text, "complete"): put(shown.data?.text ?? "", to: STDERR_FILENO)
        case (.text, "error"): put("\(shown.code ?? "error"): \(shown.message ?? "")", to: STDERR_FILENO)
        case (.text, "paragraph"): put(Self.letterPart(shown.data), to: STDOUT_FILENO)
        case (.text, _): put(shown.data?.text ?? "", to: STDOUT_FILENO)
        }
    }

    /// A paragraph with the greeting above the first one and the signature below the last one.
    private static func letterPart(_ item: ShownEvent.Item?) -> String {
        let salutation = item?.index == 0 ? item?.salutation : nil
        return [salutation, item?.text, item?.signature].compactMap(\.self).map { $0 + "\n" }.joined(separator: "\n")
    }

    private static func decode(_ event: ParsedEvent) -> ShownEvent {
        do {
            return try JSONDecoder().decode(ShownEvent.self, from: Data(event.data))
        } catch {
            preconditionFailure("every event is a JSON object with a type")
        }
    }

    /// Blocks while the terminal does: there is nothing else to do in this process.
    private func put(_ line: String, to descriptor: CInt) {
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // A closed pipe has no reader to tell.
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    /// What a terminal shows of an event.
    private struct ShownEvent: Decodable {
        struct Item: Decodable {
            var text: String
            var index: Int?
            var salutation: String?
            var signature: String?
        }

        var type: String
        var message: String?
        var code: String?
        var data: Item?
    }
}
