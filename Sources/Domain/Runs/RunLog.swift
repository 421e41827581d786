import ServerSentEvents

/// The events of one run as they go over the wire, encoded once, and how far viewers may read.
///
/// One array of bytes and the place where each event ends: a viewer's cursor is an offset into it, so a slow reader costs a number.
/// A committed event, and all that follows it, is hidden until it is stored; drafts are visible as soon as everything before them is.
package struct RunLog: Sendable {
    private struct Mark {
        var position: EventPosition
        /// Where its bytes end.
        var end: Int
        var isStored: Bool
    }

    private let run: RunID
    /// The frames of all events, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Viewers may read up to here; always the end of an event.
    package private(set) var visibleEnd = 0
    private var marks: [Mark] = []
    /// How many marks are visible.
    private var visibleMarks = 0

    /// The log of a run, with the events that are stored.
    package init(run: RunID, stored: [StoredEvent]) {
        self.run = run
        adopt(stored)
    }

    /// The place of the last event, hidden or not.
    package var lastPosition: EventPosition? {
        marks.last?.position
    }

    /// The place of the last event that viewers may see.
    package var lastVisiblePosition: EventPosition? {
        visibleMarks > 0 ? marks[visibleMarks - 1].position : nil
    }

    /// Appends an event after the last one.
    ///
    /// - Returns: What is to be stored, or `nil` for a draft.
    package mutating func append(_ event: RunEvent, attempt: Int) -> StoredEvent? {
        let position = EventPosition(attempt: attempt, sequence: (marks.last?.position.sequence ?? 0) + 1)
        add(json: event.json, at: position, isStored: event.kind == .draft)
        advance()
        return event.kind == .draft ? nil : StoredEvent(position: position, json: event.json)
    }

    /// Shows what has been stored.
    package mutating func stored(through position: EventPosition) {
        var index = visibleMarks
        while index < marks.count, marks[index].position <= position {
            marks[index].isStored = true
            index += 1
        }
        advance()
    }

    /// Takes over what the store has, after another process wrote: what is hidden here was not stored and is dropped.
    package mutating func adopt(_ stored: [StoredEvent]) {
        bytes.removeLast(bytes.count - visibleEnd)
        marks.removeLast(marks.count - visibleMarks)
        for event in stored where marks.last.map({ $0.position < event.position }) ?? true {
            add(json: event.json, at: event.position, isStored: true)
        }
        advance()
    }

    /// Where a viewer goes on that has seen everything up to a position.
    ///
    /// Never beyond what is visible, whatever a client claims to have seen.
    package func offset(after position: EventPosition) -> Int {
        let next = marks[..<visibleMarks].partitioningIndex { $0.position > position }
        return next > 0 ? marks[next - 1].end : 0
    }

    /// The end of the event that an offset is in, or the offset itself where it is between two.
    func boundary(from offset: Int) -> Int {
        guard offset > 0 else { return 0 }
        let index = marks.partitioningIndex { $0.end >= offset }
        return index < marks.count ? marks[index].end : offset
    }

    private mutating func add(json: [UInt8], at position: EventPosition, isStored: Bool) {
        let id = Array(EventID(run: run, position: position).text.utf8)
        EventStreamEncoder.append(id: id.span, data: json.span, to: &bytes)
        marks.append(Mark(position: position, end: bytes.count, isStored: isStored))
    }

    private mutating func advance() {
        while visibleMarks < marks.count, marks[visibleMarks].isStored {
            visibleEnd = marks[visibleMarks].end
            visibleMarks += 1
        }
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index from which on a predicate holds, in an array where it holds for a tail; binary search.
    fileprivate func partitioningIndex(where belongsToTail: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if belongsToTail(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
