/// Walks JSON bytes once, member by member, and makes nothing that it is not asked for.
///
/// Every event of an answer passes here, 10,000 a second: a decoder that builds values costs some 15 µs for each, this walk a fraction
/// of one. It knows what a document means, not whether all of it is valid: values that nobody reads are skipped by their brackets.
/// It never recurses, so that no nesting of a hostile document exhausts the stack.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether something stood where the grammar has something else, or the document ended before its end.
    private(set) var isMalformed = false

    /// A reader at the start of a document.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the value as an object, and hands on each of its names with the reader before the value.
    ///
    /// A value that the body leaves alone is skipped, and so is one that is no object.
    mutating func readMembers(_ body: (inout JSONReader, JSONString) -> Void) {
        guard take(UInt8(ascii: "{")) else { return skipValue() }
        if take(UInt8(ascii: "}")) { return }
        repeat {
            guard let name = readString(), take(UInt8(ascii: ":")) else { return fail() }
            readOrSkip { reader in body(&reader, name) }
            if isMalformed { return }
        } while take(UInt8(ascii: ","))
        if !take(UInt8(ascii: "}")) { fail() }
    }

    /// Reads the value as an array, and hands on the reader before each of its elements with the element's index.
    mutating func readElements(_ body: (inout JSONReader, Int) -> Void) {
        guard take(UInt8(ascii: "[")) else { return skipValue() }
        if take(UInt8(ascii: "]")) { return }
        var index = 0
        repeat {
            readOrSkip { reader in body(&reader, index) }
            if isMalformed { return }
            index += 1
        } while take(UInt8(ascii: ","))
        if !take(UInt8(ascii: "]")) { fail() }
    }

    /// Reads the value where it is a string; leaves it alone otherwise.
    mutating func readString() -> JSONString? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        // Most of an event is strings, so that places are kept in registers.
        let document = bytes
        let (bytes, start) = (document.span, position)
        var end = start
        var hasEscapes = false
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""):
                position = end + 1
                return JSONString(range: start..<end, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                end += 2
            default:
                end += 1
            }
        }
        fail()
        return nil
    }

    /// Reads the value where it is a number, without its fraction; leaves it alone otherwise.
    ///
    /// - Returns: `nil` too for a number that no count can be.
    mutating func readCount() -> Int? {
        skipSpace()
        guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
        let start = position
        var value = 0
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            // Bounded at each digit: no count of tokens or status is larger, and no number of digits overflows.
            value = min(value * 10 + Int(bytes[position] - 0x30), 1_000_000_000_000)
            position += 1
        }
        position = start
        skipValue()
        return value
    }

    /// Whether the value is an object.
    var isAtObject: Bool {
        var copy = self
        return copy.take(UInt8(ascii: "{"))
    }

    /// Ends the reading: anything but white space behind the document makes it malformed.
    mutating func finish() {
        skipSpace()
        if position < bytes.count { fail() }
    }

    /// Whether a string of this document says what a literal says: of another length nearly always.
    @inline(__always)
    func matches(_ string: JSONString, _ literal: StaticString) -> Bool {
        guard !string.hasEscapes else { return text(string).utf8.elementsEqual(String(describing: literal).utf8) }
        guard string.range.count == literal.utf8CodeUnitCount else { return false }
        // A plain loop: `allSatisfy` of a range was 40 % of a reading in a build without optimization.
        let text = bytes.span.extracting(string.range)
        var index = 0
        while index < text.count {
            // Safe because the literal has as many bytes as the range, and they live as long as the program.
            guard unsafe text[index] == literal.utf8Start[index] else { return false }
            index += 1
        }
        return true
    }

    /// The text of a string of this document, with U+FFFD for what is no text.
    func text(_ string: JSONString) -> String {
        var decoder = JSONTextDecoder()
        var text = decode(string, with: &decoder)
        decoder.flush(into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The text of a string of this document, in UTF-8, as the next piece of a longer text.
    func decode(_ string: JSONString, with decoder: inout JSONTextDecoder) -> [UInt8] {
        decoder.decode(bytes[string.range], hasEscapes: string.hasEscapes)
    }

    private mutating func readOrSkip(_ body: (inout JSONReader) -> Void) {
        skipSpace()
        let start = position
        body(&self)
        if position == start, !isMalformed { skipValue() }
    }

    /// Passes over a value of any kind.
    private mutating func skipValue() {
        var depth = 0
        repeat {
            skipSpace()
            guard position < bytes.count else { return fail() }
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return fail() }
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { return fail() }
                position += 1
            case UInt8(ascii: "\""):
                if readString() == nil { return }
            default:
                guard skipWord() else { return fail() }
            }
        } while depth > 0
    }

    /// Passes over a number, `true`, `false` or `null`.
    private mutating func skipWord() -> Bool {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "E"),
                UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                position += 1
            default:
                return position > start
            }
        }
        return position > start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func fail() {
        isMalformed = true
        position = bytes.count
    }
}

/// Where a string is in its document, between its quotes.
struct JSONString {
    /// The bytes between the quotes.
    let range: Range<Int>
    /// Whether a backslash is among them.
    let hasEscapes: Bool
}
