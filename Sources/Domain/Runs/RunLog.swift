import Documents
import EventLoop

/// The events of one run, encoded once, and how far viewers may read.
///
/// A viewer's cursor is a number of events, so a slow reader costs a number. A committed event, and all that follows it, is hidden until
/// it is stored; drafts are visible as soon as everything before them is.
///
/// What all frames have in common is not kept with each of them: of a draft only its text is, so that a token costs some 10 bytes where
/// its frame has 90. `appendFrame` puts a frame together again, which costs less than writing it.
///
/// Not copyable: a look at a run's log would copy it, for each token.
package struct RunLog: ~Copyable, Sendable {
    /// Events of one attempt and one head whose numbers follow on each other, so that an event of its own takes four bytes.
    private struct Stretch {
        /// How many events stand before it.
        let start: Int
        /// The place of its first event.
        let position: EventPosition
        /// The number in `heads` of what stands before the bytes of each of its events.
        let head: Int

        /// The place of one of its events.
        func position(of index: Int) -> EventPosition {
            EventPosition(attempt: position.attempt, sequence: position.sequence + index - start)
        }
    }

    /// `id: ` and the run's name.
    private let idStart: [UInt8]
    /// The JSON of all events, one after the other; of a draft its text alone.
    private var bytes: [UInt8] = []
    /// Where each event ends.
    ///
    /// In 32 bits: a log of 4 GiB is none, memory ends first.
    private var ends: [UInt32] = []
    private var stretches: [Stretch] = []
    /// Which events are not stored yet, in their order; drafts need not be.
    private var unstored: [Int] = []
    /// What stands before the bytes of an event: nothing, or of the draft of an item `{"type":"delta","item":"p1","text":"`.
    private var heads: [(item: String?, json: [UInt8])] = [(nil, [])]
    /// The sequence of the last event, also of one that is not kept.
    private var lastSequence = 0
    /// How many events viewers may see.
    package var visibleCount: Int { unstored.first ?? ends.count }

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
        ends.isEmpty ? nil : position(of: ends.count - 1)
    }

    /// The place of the last event that viewers may see.
    package var lastVisiblePosition: EventPosition? {
        visibleCount > 0 ? position(of: visibleCount - 1) : nil
    }

    /// How much memory the events take.
    var size: Int {
        bytes.capacity + ends.capacity * MemoryLayout<UInt32>.stride + stretches.capacity * MemoryLayout<Stretch>.stride
    }

    /// Appends more text, whole scalars in UTF-8, of an item whose first text is there: as `append(.delta(…))` does, without making the
    /// event.
    package mutating func appendDraft(item: String, text: [UInt8], attempt: Int) {
        // Behind another text of the item, as nearly always.
        guard let head = stretches.last?.head, heads[head].item == item else {
            _ = append(.delta(item: item, text: String(decoding: text, as: UTF8.self)), attempt: attempt)
            return
        }
        Self.grow(&bytes, by: text.count)
        JSONMembers.appendCharacters(of: text.span, to: &bytes)
        end(at: EventPosition(attempt: attempt, sequence: lastSequence + 1), head: head)
    }

    /// Tells a loop which arrays each draft needs.
    func noteUse(in loop: EventLoop) {
        loop.uses(elements: bytes)
        loop.uses(elements: ends)
        loop.uses(elements: stretches)
        loop.uses(elements: heads)
        loop.uses(elements: idStart)
        if let json = heads.last?.json { loop.uses(elements: json) }
    }

    /// Appends an event after the last one.
    ///
    /// - Returns: What is to be stored, or `nil` for a draft that is not an item's first.
    package mutating func append(_ event: RunEvent, attempt: Int) -> StoredEvent? {
        let position = EventPosition(attempt: attempt, sequence: lastSequence + 1)
        let isDraft = event.kind == .draft
        if let draft = event.draft {
            let text = event.json[draft.textStart..<event.json.count - 2]
            add(text, head: head(event.json[..<draft.textStart], of: draft.item), at: position)
        } else {
            add(event.json[...], head: 0, at: position)
        }
        guard !isDraft else { return nil }
        unstored.append(ends.count - 1)
        return StoredEvent(position: position, json: event.json)
    }

    /// Shows what has been stored.
    package mutating func stored(through position: EventPosition) {
        let count = unstored.prefix { self.position(of: $0) <= position }.count
        unstored.removeFirst(count)
    }

    /// Takes over what the store has, after another process wrote: what is hidden here was not stored and is dropped.
    ///
    /// Stored drafts of another life of the run are not shown: they would be torn from the rest of their text.
    package mutating func adopt(_ stored: [StoredEvent]) {
        ends.removeLast(ends.count - visibleCount)
        unstored = []
        stretches.removeAll { $0.start >= ends.count }
        bytes.removeLast(bytes.count - start(of: ends.count))
        lastSequence = lastPosition?.sequence ?? 0
        bytes.reserveCapacity(bytes.count + stored.reduce(0) { $0 + $1.json.count })
        ends.reserveCapacity(ends.count + stored.count)
        for event in stored where lastPosition.map({ $0 < event.position }) ?? true {
            lastSequence = event.position.sequence
            guard RunEvent.type(ofJSON: event.json) != "delta" else { continue }
            add(event.json[...], head: 0, at: event.position)
        }
    }

    /// How many events a viewer skips that has seen everything up to a position.
    ///
    /// Never beyond what is visible, whatever a client claims to have seen.
    package func offset(after position: EventPosition) -> Int {
        guard let index = stretches.lastIndex(where: { $0.position <= position }) else { return 0 }
        let stretch = stretches[index]
        let end = stretches.dropFirst(index + 1).first?.start ?? ends.count
        guard stretch.position.attempt == position.attempt else { return min(end, visibleCount) }
        let seen = min(position.sequence - stretch.position.sequence, end - stretch.start - 1) + 1
        return min(stretch.start + seen, visibleCount)
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
        let stretch = stretch(of: index)
        let position = stretch.position(of: index)
        let start = start(of: index)
        let end = Int(ends[index])
        let before = buffer.count
        buffer.append(idStart.span)
        Self.append(UInt32(clamping: position.attempt), to: &buffer)
        buffer.append(UInt8(ascii: "."))
        Self.append(UInt32(clamping: position.sequence), to: &buffer)
        buffer.append(Self.idEnd.span)
        buffer += heads[stretch.head].json
        var left = skipped - (buffer.count - before)
        if skipped > 0 { buffer.removeSubrange(before..<min(before + skipped, buffer.count)) }
        let body = bytes.span.extracting(start..<end).extracting(droppingFirst: max(0, left))
        buffer.append(body.extracting(first: max(0, room)))
        guard body.count <= room else { return false }
        left -= end - start
        buffer.append((stretch.head == 0 ? Self.frameEnd : Self.draftEnd).span.extracting(droppingFirst: max(0, left)))
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
        index > 0 ? Int(ends[index - 1]) : 0
    }

    /// The stretch of an event: the last one, for a viewer that keeps up.
    private func stretch(of index: Int) -> Stretch {
        var number = stretches.count - 1
        while stretches[number].start > index { number -= 1 }
        return stretches[number]
    }

    private func position(of index: Int) -> EventPosition {
        stretch(of: index).position(of: index)
    }

    private mutating func head(_ json: ArraySlice<UInt8>, of item: String) -> Int {
        // Items are written one after the other: the last one is nearly always it.
        if let last = heads.last, last.item == item { return heads.count - 1 }
        heads.append((item, Array(json)))
        return heads.count - 1
    }

    private mutating func add(_ json: ArraySlice<UInt8>, head: Int, at position: EventPosition) {
        Self.grow(&bytes, by: json.count)
        bytes += json
        end(at: position, head: head)
    }

    /// Makes what was appended to `bytes` the last event.
    private mutating func end(at position: EventPosition, head: Int) {
        if stretches.last.map({ $0.head != head || $0.position(of: ends.count) != position }) ?? true {
            stretches.append(Stretch(start: ends.count, position: position, head: head))
        }
        Self.grow(&ends, by: 1)
        ends.append(UInt32(bytes.count))
        lastSequence = position.sequence
    }

    /// Arrays double; a log grows by an eighth only, since thousands of them stay until their runs end.
    private static func grow<Element>(_ array: inout [Element], by count: Int) {
        guard array.count + count > array.capacity else { return }
        array.reserveCapacity(array.count + max(count, array.count / 8, 32))
    }
}
