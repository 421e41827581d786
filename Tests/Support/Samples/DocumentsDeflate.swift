/// Writes deflate streams (RFC 1951) that say "the same again" very often: what bombs are made of.
package enum Deflate {
    /// A stream that inflates to `pattern` and then to it over and over.
    ///
    /// - Parameters:
    ///   - pattern: At most 32 bytes.
    ///   - copies: How many copies of 258 bytes follow the first pattern.
    /// - Returns: A raw stream, without a head.
    package static func bomb(pattern: [UInt8], copies: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.append(0b1, count: 1)  // the last block,
        bits.append(0b01, count: 2)  // with fixed codes
        for byte in pattern { bits.appendLiteral(byte) }
        for _ in 0..<copies {
            bits.appendCode(0b1100_0101, count: 8)  // length 258
            bits.appendDistance(pattern.count)
        }
        bits.appendCode(0, count: 7)  // the end of the block
        return bits.bytes
    }

    /// The same with the head of zlib (RFC 1950), as PDF has it; readers of PDF do not ask for the checksum.
    package static func zlibBomb(pattern: [UInt8], copies: Int) -> [UInt8] {
        [0x78, 0x9C] + bomb(pattern: pattern, copies: copies) + [0, 0, 0, 0]
    }

    /// A zlib bomb inside a zlib stream of short matches: both levels shrink by more than a hundred.
    package static func doubleZlibBomb(pattern: [UInt8], copies: Int) -> [UInt8] {
        // The inner stream repeats itself every 13 bytes (8 copies of 13 bits), once its head is past.
        let inner = zlibBomb(pattern: pattern, copies: copies)
        return [0x78, 0x9C] + compressRepeats(inner, period: 13) + [0, 0, 0, 0]
    }

    /// Compresses by matches at one distance only.
    private static func compressRepeats(_ bytes: [UInt8], period: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.append(0b1, count: 1)
        bits.append(0b01, count: 2)
        var index = 0
        while index < bytes.count {
            var length = 0
            while length < 258, index >= period, index + length < bytes.count,
                bytes[index + length] == bytes[index + length - period]
            {
                length += 1
            }
            if length == 258 {
                bits.appendCode(0b1100_0101, count: 8)
                bits.appendDistance(period)
                index += 258
            } else {
                bits.appendLiteral(bytes[index])
                index += 1
            }
        }
        bits.appendCode(0, count: 7)
        return bits.bytes
    }

    private struct BitWriter {
        private var whole: [UInt8] = []
        private var pending = 0
        private var used = 0

        /// All bytes, the last one filled up with zeros.
        var bytes: [UInt8] { used > 0 ? whole + [UInt8(pending)] : whole }

        /// Appends bits, the lowest first.
        mutating func append(_ value: Int, count: Int) {
            pending |= value << used
            used += count
            while used >= 8 {
                whole.append(UInt8(pending & 0xFF))
                pending >>= 8
                used -= 8
            }
        }

        /// Appends a Huffman code, the highest bit first: RFC 1951 3.1.1.
        mutating func appendCode(_ code: Int, count: Int) {
            var reversed = 0
            for index in 0..<count { reversed |= (code >> index & 1) << (count - 1 - index) }
            append(reversed, count: count)
        }

        /// RFC 1951 3.2.6.
        mutating func appendLiteral(_ byte: UInt8) {
            if byte < 144 {
                appendCode(0x30 + Int(byte), count: 8)
            } else {
                appendCode(0x190 + Int(byte) - 144, count: 9)
            }
        }

        /// Distances of 1 to 32: RFC 1951 3.2.5.
        mutating func appendDistance(_ distance: Int) {
            let bases = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25]
            let extra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3]
            let code = bases.lastIndex { $0 <= distance } ?? 0
            appendCode(code, count: 5)
            append(distance - bases[code], count: extra[code])
        }
    }
}
