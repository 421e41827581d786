import Glibc
import Testing

@testable import EventLoop

@Suite("Working set")
struct WorkingSetTests {
    private static func set(_ notes: (UInt, Int)...) -> [UInt] {
        var set = WorkingSet()
        for (address, count) in notes { note(address, count, in: &set) }
        return set.ranges
    }

    /// Never read, so that any address will do.
    private static func note(_ address: UInt, _ count: Int, in set: inout WorkingSet) {
        guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return }
        unsafe set.insert(pointer, count: count)
    }

    @Test("A range is every line of 64 bytes that its bytes stand on")
    func lines() {
        #expect(Self.set((0x1000, 64)) == [0x1000 | 1])
        #expect(Self.set((0x1000, 65)) == [0x1000 | 2])
        #expect(Self.set((0x103F, 1)) == [0x1000 | 1])
        #expect(Self.set((0x103F, 2)) == [0x1000 | 2])
        #expect(Self.set((0x1020, 64)) == [0x1000 | 2])
        #expect(Self.set((0x1020, 0)) == [0x1000 | 1])
        #expect(Self.set((0x1000, 64), (0x2000, 200)) == [0x1000 | 1, 0x2000 | 4])
    }

    @Test("A range is no longer than its six bits can say")
    func longest() {
        #expect(Self.set((0x1000, 63 * 64)) == [0x1000 | 63])
        #expect(Self.set((0x1000, 1 << 20)) == [0x1000 | 63])
    }

    @Test("It is bounded")
    func bounded() {
        var set = WorkingSet()
        for number in 1...1000 { Self.note(UInt(number) << 12, 1, in: &set) }
        #expect(set.ranges == (1...WorkingSet.limit).map { UInt($0) << 12 | 1 })
    }

    @Test("What is used again stays, what is not is forgotten, what is new is added")
    func again() {
        var set = WorkingSet()
        for address: UInt in [0x1000, 0x2000, 0x3000] { Self.note(address, 1, in: &set) }
        set.begin()
        #expect(set.ranges == [0x1001, 0x2001, 0x3001])
        for address: UInt in [0x1000, 0x4000] { Self.note(address, 1, in: &set) }
        set.begin()
        #expect(set.ranges == [0x1001, 0x4001])
        for address: UInt in [0x1000, 0x4000, 0x5000] { Self.note(address, 1, in: &set) }
        #expect(set.ranges == [0x1001, 0x4001, 0x5001])
        set.begin()
        set.begin()
        #expect(set.ranges == [])
    }

    @Test("An object is noted from its first byte on", arguments: [1, 64, 200])
    func object(count: Int) {
        let object = Handler()
        var set = WorkingSet()
        set.insert(object, count: count)
        let address = unsafe UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        let last = (address + UInt(count) - 1) / 64
        #expect(set.ranges == [address / 64 * 64 | (last - address / 64 + 1)])
    }

    @Test(
        "An array is noted with its count, a short one whole, a long one where it goes on",
        arguments: [1, 50, 65, 5000]
    )
    func array(count: Int) throws {
        var set = WorkingSet()
        let size = UInt(count * MemoryLayout<UInt32>.stride)
        let array = [UInt32](repeating: 0, count: count)
        unsafe array.withUnsafeBytes { unsafe set.insert(elements: $0) }
        let start = try unsafe #require(array.withUnsafeBytes { unsafe $0.baseAddress.map(UInt.init(bitPattern:)) })
        let lines = set.ranges.flatMap { range in (0..<range % 64).map { range / 64 + $0 } }
        #expect(lines.contains((start - 16) / 64))
        #expect(lines.contains((start + size) / 64))
        #expect(count != 50 || lines.contains((start + 100) / 64))
        #expect(lines.count <= (count > 64 ? 3 : 6))
    }

    @Test("An array without elements is nowhere")
    func emptyArray() {
        var set = WorkingSet()
        unsafe [UInt8]().withUnsafeBytes { unsafe set.insert(elements: $0) }
        #expect(set.ranges == [])
    }

    @Test("What it lists is fetched, be it there or not: nothing is read")
    func fetching() {
        var set = WorkingSet()
        set.prefetchList()
        set.prefetch()
        for address: UInt in [1, 0x1000, UInt.max - 64 * 64] { Self.note(address, 4000, in: &set) }
        set.prefetchList()
        set.prefetch()
        #expect(set.ranges.count == 3)
    }

    /// A poller that watches one end of two connected sockets, and the place of that end in it.
    private func watching(_ pair: SocketPair, _ handler: Handler) throws -> (Poller, slot: Int) {
        let poller = try Poller()
        let registration = try poller.register(pair.left, interest: .readable, handler: handler)
        return (poller, registration.slot)
    }

    @Test("What a handler uses is that of its descriptor, and what calls for it use is added")
    func attribution() throws {
        let (first, second) = (SocketPair(), SocketPair())
        defer {
            first.close()
            second.close()
        }
        let handler = Handler()
        let other = Handler()
        let (poller, slot) = try watching(first, handler)
        let otherSlot = try poller.register(second.left, interest: .readable, handler: other).slot
        var rest = false
        handler.onReady = { _ in
            #expect(poller.current == slot)
            poller.note { Self.note(rest ? 0x4000 : 0x1000, 1, in: &$0) }
        }
        other.onReady = { _ in
            #expect(poller.current == otherSlot)
            poller.note { Self.note(0x2000, 1, in: &$0) }
        }
        put(1, into: first.right)
        put(1, into: second.right)
        for expected: [UInt] in [[0x1001, 0x3001], [0x4001, 0x3001]] {
            poller.note { Self.note(0x5000, 1, in: &$0) }
            _ = poller.poll(.now)
            poller.dispatch()
            #expect(poller.current == nil)
            poller.call(for: slot) { poller.note { Self.note(0x3000, 1, in: &$0) } }
            #expect(poller.slots[slot].workingSet.ranges == expected)
            #expect(poller.slots[otherSlot].workingSet.ranges == [0x2001])
            rest = true
        }
    }

    @Test("A handler that ends its registration and makes others leaves the notes of another one alone")
    func changing() throws {
        let pairs = (0..<12).map { _ in SocketPair() }
        defer { pairs.forEach { $0.close() } }
        let handler = Handler()
        let other = Handler()
        let (poller, slot) = try watching(pairs[0], handler)
        let otherSlot = try poller.register(pairs[1].left, interest: .readable, handler: other).slot
        let registration = Registration(descriptor: pairs[0].left, slot: slot, generation: 0)
        var more: [Registration] = []
        handler.onReady = { _ in
            poller.note { Self.note(0x1000, 1, in: &$0) }
            poller.deregister(registration)
            // The first one takes the place over; for the others there have to be more places.
            more = pairs[2...].compactMap {
                try? poller.register($0.left, interest: .readable, handler: Handler())
            }
            poller.note { Self.note(0x2000, 1, in: &$0) }
        }
        other.onReady = { _ in poller.note { Self.note(0x3000, 1, in: &$0) } }
        put(1, into: pairs[0].right)
        put(1, into: pairs[1].right)
        _ = poller.poll(.now)
        poller.dispatch()
        #expect(more.count == 10 && more.first?.slot == slot)
        #expect(poller.slots[otherSlot].workingSet.ranges == [0x3001])
        // What was noted before is gone with the registration; the rest is a hint of no use to the new one, and of no harm.
        #expect(poller.slots[slot].workingSet.ranges == [0x2001])
    }
}

@Suite("Working set of a loop", .timeLimit(.minutes(1)))
struct LoopWorkingSetTests {
    @Test("The end of a turn notes for the handler that asked for it; outside of handlers nothing is noted")
    func endOfTurn() async throws {
        let pair = SocketPair()
        defer { pair.close() }
        let counts: [Int] = try await onLoop { loop, done in
            let handler = Handler()
            let registration = try loop.register(pair.left, interest: .readable, handler: handler)
            handler.onReady = { _ in
                loop.uses(handler, count: 64)
                _ = take(from: pair.left)
                loop.atEndOfTurn(handler)
            }
            handler.onTurnEnd = {
                loop.uses(elements: [1, 2, 3])
                loop.execute {
                    loop.uses(elements: [1, 2, 3])
                    let slots = loop.poller.slots
                    loop.deregister(registration)
                    done(slots.map(\.workingSet.ranges.count))
                }
            }
            loop.uses(handler, count: 64)
            put(1, into: pair.right)
        }
        #expect(counts == [2])
    }
}
