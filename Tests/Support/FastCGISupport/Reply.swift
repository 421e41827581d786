/// What a responder has sent so far.
package struct Reply: Sendable, Equatable {
    /// All bytes, as they came.
    package private(set) var bytes: [UInt8] = []
    /// Standard output: head and body.
    package private(set) var output: [UInt8] = []
    /// Whether `FCGI_END_REQUEST` came, which says that the output is whole.
    package private(set) var isEnded = false
    /// Bytes that came after the end; never any.
    package private(set) var bytesAfterEnd = 0
    /// Bytes of a record that is not whole yet.
    private var rest: [UInt8] = []

    /// The reply to nothing.
    package init() {}

    /// Takes further bytes from the socket.
    mutating func append(_ bytes: some Collection<UInt8>) {
        self.bytes += bytes
        guard !isEnded else {
            bytesAfterEnd += bytes.count
            return
        }
        rest += bytes
        var position = 0
        while rest.count - position >= 8 {
            let length = Int(rest[position + 4]) << 8 | Int(rest[position + 5])
            let end = position + 8 + length + Int(rest[position + 6])
            guard end <= rest.count else { break }
            switch rest[position + 1] {
            case 6: output += rest[(position + 8)..<(position + 8 + length)]
            case 3: isEnded = true
            default: break
            }
            position = end
        }
        rest.removeFirst(position)
        if isEnded { bytesAfterEnd += rest.count }
    }

    /// The lines of the head; empty until it is whole.
    package var head: [String] {
        guard let end = headEnd else { return [] }
        return String(decoding: output[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    /// What follows the head.
    package var body: [UInt8] {
        headEnd.map { Array(output[($0 + 4)...]) } ?? []
    }

    /// The body as text.
    package var text: String {
        String(decoding: body, as: UTF8.self)
    }

    /// The number in the `Status` field.
    package var status: Int? {
        self["Status"].flatMap { Int($0.prefix(3)) }
    }

    /// The value of a head field.
    package subscript(_ name: String) -> String? {
        head.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }

    private var headEnd: Int? {
        let blank = Array("\r\n\r\n".utf8)
        // A head is short; a body is not looked through.
        return output.prefix(16_384).indices.first { output[$0...].starts(with: blank) }
    }
}
