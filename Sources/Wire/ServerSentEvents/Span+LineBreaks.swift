extension Span<UInt8> {
    /// The first carriage return or line feed at or after an offset.
    func firstLineBreak(from start: Int) -> Int? {
        var offset = start
        while let index = firstControl(from: offset) {
            if self[index] == ControlByte.lineFeed || self[index] == ControlByte.carriageReturn { return index }
            offset = index + 1
        }
        return nil
    }

    /// Whether these bytes can be the value of an `id` field.
    var isEventID: Bool {
        var offset = 0
        while let index = firstControl(from: offset) {
            if self[index] == 0 || self[index] == ControlByte.lineFeed || self[index] == ControlByte.carriageReturn {
                return false
            }
            offset = index + 1
        }
        return true
    }

    /// The first byte below 16 at or after an offset.
    ///
    /// JSON has none, so this scan runs over whole events, and it takes 32 bytes a step: 10 ns for 200 bytes, where
    /// comparing each byte takes 120 ns.
    private func firstControl(from start: Int) -> Int? {
        var offset = start
        while offset <= count - 32 {
            let marks =
                controls(at: offset) | controls(at: offset + 8)
                | controls(at: offset + 16) | controls(at: offset + 24)
            if marks != 0 { break }
            offset += 32
        }
        while offset <= count - 8 {
            let marks = controls(at: offset)
            if marks != 0 { return offset + marks.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < count {
            if self[offset] < 16 { return offset }
            offset += 1
        }
        return nil
    }

    /// Marks those of eight bytes that are below 16 by their highest bits.
    ///
    /// A borrow may mark bytes after a marked one; the first mark is always right, and only that one is used.
    /// Source: "Determine if a word has a byte less than n" of Sean Eron Anderson's Bit Twiddling Hacks.
    @inline(__always)
    private func controls(at offset: Int) -> UInt64 {
        // Safe because both loops above keep all eight bytes inside the span, and bytes have no padding.
        let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self).littleEndian
        return (word &- 0x1010_1010_1010_1010) & ~word & 0x8080_8080_8080_8080
    }
}
