/// A set that is made once: a sorted array, which takes half the memory of a `Set`.
///
/// Each run of a model keeps some.
struct FixedSet<Element: Comparable & Sendable>: Sendable {
    /// The elements in ascending order, each once.
    private let elements: [Element]

    /// The set of some elements.
    init(_ elements: some Sequence<Element>) {
        var sorted = elements.sorted()
        var end = 0
        for index in sorted.indices where end == 0 || sorted[end - 1] != sorted[index] {
            sorted[end] = sorted[index]
            end += 1
        }
        // What is kept has no more room than it takes.
        self.elements = Array(sorted[..<end])
    }

    /// Whether an element is there.
    func contains(_ element: Element) -> Bool {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low < elements.count && elements[low] == element
    }
}

extension FixedSet: RandomAccessCollection {
    var startIndex: Int { elements.startIndex }
    var endIndex: Int { elements.endIndex }
    subscript(index: Int) -> Element { elements[index] }
}
