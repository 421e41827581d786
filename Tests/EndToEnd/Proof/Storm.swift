import Glibc

/// Many readers that come back to their streams within one second, in one thread.
struct Storm {
    /// One of them.
    struct Reader {
        /// Its stream.
        let client: StreamClient
        /// What it has seen.
        let cursor: String
        /// From its request to its first event; `nil` where there was none.
        var firstEvent: Duration?
        /// What it is told, head and all.
        var response: [UInt8] = []
    }

    /// All of them.
    private(set) var readers: [Reader]
    private var connections: [StreamConnection?] = []
    private var polled: [pollfd]
    private var isOpen: Int
    private var waiting: Int

    /// A hundred streams an address are what nginx lets through.
    private static let readersPerAddress = 50
    private static let data = Array("\ndata: ".utf8)

    /// Readers that have not come yet.
    init(_ readers: [Reader]) {
        self.readers = readers
        polled = readers.map { _ in pollfd(fd: -1, events: Int16(POLLIN), revents: 0) }
        (isOpen, waiting) = (readers.count, readers.count)
    }

    /// Lets all of them come within a second, and reads their streams to the end.
    ///
    /// - Parameter whenAllHaveOne: Called once each of them has had an event.
    /// - Throws: `Deadline.Missed` where that takes too long, and what reading throws.
    mutating func run(whenAllHaveOne: () -> Void) throws {
        let start = ContinuousClock.now
        var hasTold = false
        while isOpen > 0 {
            let elapsed = ContinuousClock.now - start
            guard elapsed < Deadline.deployment else {
                throw Deadline.Missed(description: "\(isOpen) streams have not ended, \(waiting) not begun")
            }
            // Spread evenly over the second.
            try connect(Int(elapsed / .seconds(1) * Double(readers.count)) + 1)
            let patience: CInt = connections.count < readers.count ? 1 : 1000
            guard unsafe poll(&polled, nfds_t(polled.count), patience) > 0 else { continue }
            for number in polled.indices where polled[number].revents != 0 { read(number) }
            guard !hasTold, waiting == 0 else { continue }
            hasTold = true
            whenAllHaveOne()
        }
    }

    /// Connects so many readers, those before included.
    private mutating func connect(_ count: Int) throws {
        while connections.count < min(count, readers.count) {
            let number = connections.count
            let (reader, source) = (readers[number], 0x7f00_0100 + UInt32(number / Self.readersPerAddress))
            let connection = try StreamConnection(reader.client, after: reader.cursor, from: source)
            polled[number].fd = connection.descriptor
            connections.append(connection)
        }
    }

    private mutating func read(_ number: Int) {
        guard let connection = connections[number] else { return }
        let goesOn = connection.read()
        if readers[number].firstEvent == nil, connection.bytes.firstRange(of: Self.data) != nil {
            readers[number].firstEvent = ContinuousClock.now - connection.start
            waiting -= 1
        }
        guard !goesOn else { return }
        readers[number].response = connection.bytes
        connections[number] = nil
        polled[number].fd = -1
        isOpen -= 1
    }
}
