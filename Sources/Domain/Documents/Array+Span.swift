extension [UInt8] {
    /// Appends bytes by one copy, without counting a reference to where they are from: several times for each token.
    @inlinable
    package mutating func append(_ bytes: Span<UInt8>) {
        // Safe because the pointer does not leave the closure.
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
