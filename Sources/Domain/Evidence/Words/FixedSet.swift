/// A set that is made once: a sorted array, which takes half the memory of a `Set`.
///
/// Each run of a model keeps some.
struct FixedSet<Element: Comparable & Hashable & Sendable>: Sendable {
    /// The elements in ascending order, each once.
    private let elements: [Element]

    /// The set of some elements.
    init(_ elements: some Sequence<Element>) {
        self.elements = Set(elements).sorted()
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

extension FixedSet: Sequence {
    func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}
