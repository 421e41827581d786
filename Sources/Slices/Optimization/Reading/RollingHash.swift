/// Hashes of all runs of a length in a list of numbers, in one pass (Rabin and Karp).
enum RollingHash {
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of each run of `length` numbers, by its start; none where the list is shorter.
    static func windows(_ numbers: [Int], length: Int) -> [UInt64] {
        guard length > 0, numbers.count >= length else { return [] }
        var top: UInt64 = 1
        for _ in 1..<length { top = top &* base }
        var hash: UInt64 = 0
        var hashes: [UInt64] = []
        for (index, number) in numbers.enumerated() {
            if index >= length { hash = hash &- top &* mixed(numbers[index - length]) }
            hash = hash &* base &+ mixed(number)
            if index >= length - 1 { hashes.append(hash) }
        }
        return hashes
    }

    private static func mixed(_ number: Int) -> UInt64 {
        (UInt64(bitPattern: Int64(number)) &+ 1) &* 0xD6E8_FEB8_6659_FD93
    }
}
