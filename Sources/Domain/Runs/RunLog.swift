/// The events of one run, encoded once, and how far viewers may read.
///
/// A viewer's cursor is a number of events, so a slow reader costs a number. A committed event, and all that follows it, is hidden until
/// it is stored; drafts are visible as soon as everything before them is.
///
/// What all frames have in common is not kept with each of them: of a draft only its text is, so that a token costs some 22 bytes where
/// its frame has 90. `appendFrame` puts a frame together again, which costs less than writing it.
///
/// Not copyable: a look at a run's log would copy it, for each token.
package struct RunLog: ~Copyable, Sendable {
    /// One event, in 16 bytes.
    ///
    /// Its numbers are of 32 bits: a log of 4 GiB is none, memory ends first.
    private struct Mark {
        /// Where its bytes end.
        var end: UInt32
        var attempt: UInt32
        var sequence: UInt32
        /// Twice the number in `heads` of what stands before its bytes, 0 for a whole JSON object; odd once it is stored.
        var headAndStored: UInt32

        var position: EventPosition { EventPosition(attempt: Int(attempt), sequence: Int(sequence)) }
        var head: Int { Int(headAndStored >> 1) }
        var isStored: Bool { headAndStored & 1 == 1 }
    }

    /// `id: ` and the run's name.
    private let idStart: [UInt8]
    /// The JSON of all events, one after the other; of a draft its text alone.
    private var bytes: [UInt8] = []
    private var marks: [Mark] = []
    /// What stands before the bytes of an event: nothing, or `{"type":"delta","item":"p1","text":"`.
    private var heads: [[UInt8]] = [[]]
    /// The item of the last event, if that is a draft: its text has the last head.
    private var drafted: String?
    /// The sequence of the last event, also of one that is not kept.
    private var lastSequence = 0
    /// How many events viewers may see.
    package private(set) var visibleCount = 0

    private static let idEnd = Array("\ndata: ".utf8)
    private static let frameEnd = Array("\n\n".utf8)
    private static let draftEnd = Array("\"}\n\n".utf8)

    /// The log of a run, with the events that are stored.
    package init(run: RunID, stored: [StoredEvent]) {
        idStart = Array("id: \(run.text).".utf8)
        adopt(stored)
    }

    /// The place of the last event, hidden or not.
    package var lastPosition: EventPosition? {
        marks.last?.position
    }

    /// The place of the last event that viewers may see.
    package var lastVisiblePosition: EventPosition? {
        visibleCount > 0 ? marks[visibleCount - 1].position : nil
    }

    /// How much memory the events take.
    var size: Int {
        bytes.capacity + marks.capacity * MemoryLayout<Mark>.stride
    }

    /// Whether the last event is a draft of an item.
    func isDrafting(_ item: String) -> Bool {
        drafted == item
    }

    /// Appends more text of an item whose first text is there: as `append(.delta(…))` does, without making the event.
    package mutating func appendDraft(item: String, text: String, attempt: Int) {
        guard isDrafting(item) else {
            _ = append(.delta(item: item, text: text), attempt: attempt)
            drafted = item
            return
        }
        Self.grow(&bytes, by: text.utf8.count)
        JSONMembers.appendCharacters(of: text, to: &bytes)
        let position = EventPosition(attempt: attempt, sequence: lastSequence + 1)
        mark(head: heads.count - 1, at: position, isStored: true)
        advance()
    }

    /// Appends an event after the last one.
    ///
    /// - Returns: What is to be stored, or `nil` for a draft that is not an item's first.
    package mutating func append(_ event: RunEvent, attempt: Int) -> StoredEvent? {
        let position = EventPosition(attempt: attempt, sequence: lastSequence + 1)
        let isDraft = event.kind == .draft
        drafted = nil
        if let start = event.textStart {
            let head = head(event.json[..<start])
            add(event.json[start..<event.json.count - 2], head: head, at: position, isStored: isDraft)
        } else {
            add(event.json[...], head: 0, at: position, isStored: isDraft)
        }
        advance()
        return isDraft ? nil : StoredEvent(position: position, json: event.json)
    }

    /// Shows what has been stored.
    package mutating func stored(through position: EventPosition) {
        var index = visibleCount
        while index < marks.count, marks[index].position <= position {
            marks[index].headAndStored |= 1
            index += 1
        }
        advance()
    }

    /// Takes over what the store has, after another process wrote: what is hidden here was not stored and is dropped.
    ///
    /// Stored drafts of another life of the run are not shown: they would be torn from the rest of their text.
    package mutating func adopt(_ stored: [StoredEvent]) {
        drafted = nil
        marks.removeLast(marks.count - visibleCount)
        bytes.removeLast(bytes.count - (marks.last.map { Int($0.end) } ?? 0))
        lastSequence = marks.last.map { Int($0.sequence) } ?? 0
        bytes.reserveCapacity(bytes.count + stored.reduce(0) { $0 + $1.json.count })
        marks.reserveCapacity(marks.count + stored.count)
        for event in stored where marks.last.map({ $0.position < event.position }) ?? true {
            lastSequence = event.position.sequence
            guard RunEvent.type(ofJSON: event.json) != "delta" else { continue }
            add(event.json[...], head: 0, at: event.position, isStored: true)
        }
        advance()
    }

    /// How many events a viewer skips that has seen everything up to a position.
    ///
    /// Never beyond what is visible, whatever a client claims to have seen.
    package func offset(after position: EventPosition) -> Int {
        var low = 0
        var high = visibleCount
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].position > position { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Appends the frames of events as they go over the wire, the last one perhaps in part: a long one goes out in many turns.
    ///
    /// - Parameters:
    ///   - range: Which of the visible events.
    ///   - skipped: How many of the first frame's bytes are left out.
    ///   - size: Nothing more is appended once the buffer has so many bytes, more or less.
    ///   - buffer: Where to.
    ///   - ends: Where in the buffer each whole frame ends.
    func appendFrames(
        _ range: Range<Int>,
        from skipped: Int,
        upTo size: Int,
        to buffer: inout [UInt8],
        ends: inout [Int]
    ) {
        var skipped = skipped
        for index in range where buffer.count < size {
            guard appendFrame(index, from: skipped, room: size - buffer.count, to: &buffer) else { return }
            ends.append(buffer.count)
            skipped = 0
        }
    }

    /// Appends the frame of an event, or a part of it.
    ///
    /// - Parameters:
    ///   - index: Which of the visible events.
    ///   - skipped: How many of the frame's first bytes are left out.
    ///   - room: How much of the event's own bytes is appended at most.
    ///   - buffer: Where to.
    /// - Returns: Whether the frame's end was appended.
    func appendFrame(_ index: Int, from skipped: Int, room: Int, to buffer: inout [UInt8]) -> Bool {
        let mark = marks[index]
        let start = start(of: index)
        let end = Int(mark.end)
        let before = buffer.count
        buffer += idStart
        Self.append(mark.attempt, to: &buffer)
        buffer.append(UInt8(ascii: "."))
        Self.append(mark.sequence, to: &buffer)
        buffer += Self.idEnd
        buffer += heads[mark.head]
        var left = skipped - (buffer.count - before)
        if skipped > 0 { buffer.removeSubrange(before..<min(before + skipped, buffer.count)) }
        let body = bytes[start..<end].dropFirst(max(0, left))
        buffer += body.prefix(max(0, room))
        guard body.count <= room else { return false }
        left -= end - start
        buffer += (mark.head == 0 ? Self.frameEnd : Self.draftEnd).dropFirst(max(0, left))
        return true
    }

    /// Appends a number in decimal digits; without a string, for every token of every reader has two of them.
    private static func append(_ number: UInt32, to buffer: inout [UInt8]) {
        var unit: UInt32 = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            buffer.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }

    private func start(of index: Int) -> Int {
        index > 0 ? Int(marks[index - 1].end) : 0
    }

    private mutating func head(_ json: ArraySlice<UInt8>) -> Int {
        // Items are written one after the other: the last one is nearly always it.
        if let last = heads.last, last.count == json.count, last.elementsEqual(json) { return heads.count - 1 }
        heads.append(Array(json))
        return heads.count - 1
    }

    private mutating func add(_ json: ArraySlice<UInt8>, head: Int, at position: EventPosition, isStored: Bool) {
        Self.grow(&bytes, by: json.count)
        bytes += json
        mark(head: head, at: position, isStored: isStored)
    }

    /// Makes what was appended to `bytes` the last event.
    private mutating func mark(head: Int, at position: EventPosition, isStored: Bool) {
        Self.grow(&marks, by: 1)
        marks.append(
            Mark(
                end: UInt32(bytes.count),
                attempt: UInt32(clamping: position.attempt),
                sequence: UInt32(clamping: position.sequence),
                headAndStored: UInt32(head) << 1 | (isStored ? 1 : 0)
            )
        )
        lastSequence = position.sequence
    }

    /// Arrays double; a log by a quarter only, since thousands of them stay until their runs end.
    private static func grow<Element>(_ array: inout [Element], by count: Int) {
        guard array.count + count > array.capacity else { return }
        array.reserveCapacity(array.count + max(count, array.count / 4, 32))
    }

    private mutating func advance() {
        while visibleCount < marks.count, marks[visibleCount].isStored { visibleCount += 1 }
    }
}
