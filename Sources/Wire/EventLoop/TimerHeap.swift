/// The name of a scheduled timer.
package struct TimerToken: Sendable, Hashable {
    let slot: Int
    let generation: UInt32
}

/// The timers of one loop: a binary heap by deadline, from which any timer can be taken out.
///
/// Timers with the same deadline fire in the order in which they were made. Pure: it has no clock; times are nanoseconds from any origin.
struct TimerHeap {
    private struct Node {
        /// Nanoseconds: an `Instant` is opaque to the compiler, and a heap of them would be moved by calls.
        var deadline: Int64
        /// Decides among equal deadlines.
        var order: UInt64
        var slot: Int
    }

    private struct Slot {
        var handler: (any TimerHandler)?
        /// Where the timer's node is in the heap.
        var position = 0
        var generation: UInt32 = 0
    }

    private var nodes: [Node] = []
    private var slots: [Slot] = []
    private var free: [Int] = []
    /// How many timers were ever made: the order of the newest one.
    private(set) var made: UInt64 = 0

    /// The earliest deadline, in nanoseconds.
    var nextDeadline: Int64? {
        nodes.first?.deadline
    }

    /// How many timers there are.
    var count: Int {
        nodes.count
    }

    mutating func insert(deadline: Int64, handler: any TimerHandler) -> TimerToken {
        let slot: Int
        if let reused = free.popLast() {
            slot = reused
        } else {
            slot = slots.count
            slots.append(Slot())
        }
        slots[slot].handler = handler
        made &+= 1
        nodes.append(Node(deadline: deadline, order: made, slot: slot))
        siftUp(nodes.count - 1)
        return TimerToken(slot: slot, generation: slots[slot].generation)
    }

    /// Takes a timer out; does nothing where it has fired or was taken out before.
    mutating func remove(_ token: TimerToken) {
        guard slots[token.slot].generation == token.generation else { return }
        let position = slots[token.slot].position
        release(token.slot)
        removeNode(at: position)
    }

    /// Takes out the earliest timer that is due.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - order: A timer made after this one waits for the next turn, so that one that makes itself again cannot hold the loop.
    /// - Returns: Its handler.
    mutating func popDue(at now: Int64, madeUpTo order: UInt64 = .max) -> (any TimerHandler)? {
        guard let first = nodes.first, first.deadline <= now, first.order <= order else { return nil }
        let handler = slots[first.slot].handler
        release(first.slot)
        removeNode(at: 0)
        return handler
    }

    private mutating func release(_ slot: Int) {
        slots[slot].handler = nil
        slots[slot].generation &+= 1
        free.append(slot)
    }

    private mutating func removeNode(at position: Int) {
        let last = nodes.removeLast()
        guard position < nodes.count else { return }
        nodes[position] = last
        slots[last.slot].position = position
        siftUp(position)
        siftDown(slots[last.slot].position)
    }

    private static func isBefore(_ left: Node, _ right: Node) -> Bool {
        left.deadline == right.deadline ? left.order < right.order : left.deadline < right.deadline
    }

    private mutating func siftUp(_ start: Int) {
        let node = nodes[start]
        var position = start
        while position > 0 {
            let parent = (position - 1) / 2
            guard Self.isBefore(node, nodes[parent]) else { break }
            place(nodes[parent], at: position)
            position = parent
        }
        place(node, at: position)
    }

    private mutating func siftDown(_ start: Int) {
        let node = nodes[start]
        var position = start
        while true {
            var child = 2 * position + 1
            guard child < nodes.count else { break }
            if child + 1 < nodes.count, Self.isBefore(nodes[child + 1], nodes[child]) { child += 1 }
            guard Self.isBefore(nodes[child], node) else { break }
            place(nodes[child], at: position)
            position = child
        }
        place(node, at: position)
    }

    private mutating func place(_ node: Node, at position: Int) {
        nodes[position] = node
        slots[node.slot].position = position
    }
}
