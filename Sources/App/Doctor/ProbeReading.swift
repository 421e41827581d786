import FoundationEssentials
import ServerSentEvents

/// What the events of a probe stream say about the way that they took.
///
/// Pure: when each event came, and how long the responder says that it wrote nothing before it.
struct ProbeReading: Sendable, Equatable {
    /// An event of a probe.
    struct Event: Sendable, Equatable {
        /// When it came.
        var time: Duration
        /// How long nothing had been written before it.
        var pause: Duration
    }

    /// The events, in order.
    var events: [Event]
    /// How many a whole probe has.
    static let count = 4

    /// The events of a response; what is no event of a probe is left out.
    init(_ pieces: [(time: Duration, bytes: [UInt8])]) {
        var parser = EventStreamParser()
        var events: [Event] = []
        for (time, bytes) in pieces {
            do {
                try parser.feed(bytes.span) { event in
                    if let pause = Self.pause(event) { events.append(Event(time: time, pause: pause)) }
                }
            } catch {
                // Beyond the parser's limits it is no probe's; what came before counts.
                break
            }
        }
        self.events = events
    }

    private static func pause(_ event: ParsedEvent) -> Duration? {
        struct Probe: Decodable {
            var type: String
            var after: Int
        }
        guard let probe = try? JSONDecoder().decode(Probe.self, from: Data(event.data)), probe.type == "probe" else {
            return nil
        }
        return .seconds(probe.after)
    }

    /// The longest that an event was late, measured from the last one, which nothing can hold back that the end does not free.
    var longestDelay: Duration {
        guard let last = events.last else { return .zero }
        var told = Duration.zero
        var longest = Duration.zero
        for (event, next) in zip(events, events.dropFirst()).reversed() {
            told += next.pause
            longest = max(longest, told - (last.time - event.time))
        }
        return longest
    }

    /// Whether all of it came.
    var isWhole: Bool { events.count == Self.count }

    /// Whether something waited for more before it let an event go: half of the first pause is no delay of a network.
    var isBuffered: Bool {
        guard events.count > 1 else { return false }
        return longestDelay > events[1].pause / 2
    }
}
