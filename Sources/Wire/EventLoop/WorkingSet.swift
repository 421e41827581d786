import CLinux

/// The memory that a handler used when its descriptor was ready last: it will use it the next time, too.
///
/// What thousands of streams need is in no cache by the time one of them is served again, and each pointer of it leads to the next: a
/// token spent most of its time waiting for one cache line after the other, some 85 of them beside libcurl's own (callgrind, with a cache of
/// 2 MiB). Asked for together, before the handler is called, they come together. Addresses are hints: what has moved or gone meanwhile is
/// fetched in vain, and never read.
struct WorkingSet {
    /// Addresses of cache lines, each with the number of lines from there on in its low six bits.
    private(set) var ranges: [UInt] = []
    /// How many of them were used this time.
    ///
    /// The others are of the time before: kept once, for a call that uses nothing.
    private var count = 0

    /// The most ranges, twice as many as a token needs; with its header a list takes half a KiB, one more would double that.
    static let limit = 60
    /// As `arete_prefetch` has it.
    private static let lineSize: UInt = 64
    private static let longestRange = lineSize - 1
    /// What stands before the elements of an array: its count among it.
    private static let arrayHeader: UInt = 32
    /// An array up to this size is fetched whole; of a longer one its header and its end, where it goes on.
    private static let shortArray: UInt = 256

    /// Begins to note what is used this time; what was not used the last time is forgotten.
    mutating func begin() {
        if count < ranges.count { ranges.removeLast(ranges.count - count) }
        count = 0
    }

    /// Notes the first bytes of an object.
    mutating func insert(_ object: AnyObject, count: Int) {
        insert(unsafe UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()), count: UInt(count))
    }

    /// Notes some bytes.
    mutating func insert(_ address: UnsafeRawPointer, count: Int) {
        insert(UInt(bitPattern: address), count: UInt(count))
    }

    /// Notes the elements of an array where it stores them, and what stands before them.
    mutating func insert(elements: UnsafeRawBufferPointer) {
        guard let base = elements.baseAddress, unsafe !elements.isEmpty else { return }
        let start = UInt(bitPattern: base)
        let size = UInt(elements.count)
        if size <= Self.shortArray {
            insert(start - Self.arrayHeader, count: Self.arrayHeader + size + 1)
        } else {
            insert(start - Self.arrayHeader, count: Self.arrayHeader)
            insert(start + size, count: 1)
        }
    }

    private mutating func insert(_ address: UInt, count bytes: UInt) {
        let range = Self.range(address, count: bytes)
        if count == ranges.count {
            guard count < Self.limit else { return }
            ranges.append(range)
        } else if ranges[count] != range {
            // Nearly always it is the same: a line that is not written need not leave the cache for memory.
            ranges[count] = range
        }
        count += 1
    }

    /// The lines that some bytes stand on.
    private static func range(_ address: UInt, count: UInt) -> UInt {
        let first = address / lineSize
        let last = (address + max(count, 1) - 1) / lineSize
        return first * lineSize | min(last - first + 1, longestRange)
    }

    /// Has the processor fetch this list.
    func prefetchList() {
        // Without a look at the array itself, whose header is a part of what is to come.
        let bytes = Self.arrayHeader + UInt(count * MemoryLayout<UInt>.stride)
        unsafe ranges.withUnsafeBytes { elements in
            guard count > 0, let base = elements.baseAddress else { return }
            Self.prefetch(Self.range(UInt(bitPattern: base) - Self.arrayHeader, count: bytes))
        }
    }

    /// Has the processor fetch what was used.
    func prefetch() {
        for range in ranges { Self.prefetch(range) }
    }

    private static func prefetch(_ range: UInt) {
        arete_prefetch(range & ~longestRange, Int(range & longestRange))
    }
}
