import Documents
import Lexicons

/// How the order of the extracted lines agrees with the order that a reader sees.
enum VisualOrder {
    /// The share of lines out of order, and the first line of them.
    ///
    /// Counted as the lines outside the longest run that goes down the pages, so that one moved block counts once.
    ///
    /// - Returns: `nil` where fewer than two lines have a place.
    static func disorder(of lines: [TextLine]) -> (share: Double, first: Int?)? {
        let placed = lines.filter { $0.box != nil && !$0.text.isBlank }
        guard placed.count > 1 else { return nil }
        let keys = placed.map { line in
            // Lines that overlap by more than half their height stand beside each other.
            Key(page: line.page, top: line.box?.y ?? 0, height: line.box?.height ?? 0)
        }
        // Longest non-decreasing subsequence by patience sorting, n log n.
        var tails: [Int] = []
        var previous = [Int?](repeating: nil, count: keys.count)
        for index in keys.indices {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if keys[index].isAbove(keys[tails[middle]]) { high = middle } else { low = middle + 1 }
            }
            if low > 0 { previous[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var inOrder = Set<Int>()
        var index = tails.last
        while let current = index {
            inOrder.insert(current)
            index = previous[current]
        }
        let first = keys.indices.first { !inOrder.contains($0) }.map { placed[$0].number }
        return (Double(keys.count - inOrder.count) / Double(keys.count), first)
    }

    private struct Key {
        let page: Int
        let top: Double
        let height: Double

        func isAbove(_ other: Key) -> Bool {
            page < other.page || (page == other.page && top < other.top - max(min(height, other.height), 1) / 2)
        }
    }
}
