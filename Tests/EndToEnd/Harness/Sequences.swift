extension Sequence {
    /// The results of an asynchronous transformation, one after the other.
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

extension String {
    /// How often a text occurs.
    func occurrences(of text: String) -> Int {
        ranges(of: text).count
    }
}
