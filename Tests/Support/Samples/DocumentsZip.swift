/// Writes zip archives by hand: whole ones, and such as lie.
package struct ZipBuilder {
    /// A file in the archive.
    package struct Entry: Sendable {
        /// Its path.
        package var name: String
        /// Its bytes as they are stored.
        package var data: [UInt8]
        /// Whether the bytes are a deflate stream.
        package var isDeflated = false
        /// The size that the headers announce, if not that of the bytes.
        package var announcedSize: Int?
        /// Whether the headers say that it is encrypted.
        package var isEncrypted = false

        /// A file.
        package init(_ name: String, _ data: [UInt8]) {
            self.name = name
            self.data = data
        }

        /// A file of text.
        package init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// The files.
    package var entries: [Entry]

    /// An archive.
    package init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    /// The whole file: APPNOTE 4.3.
    package func build() -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = file.count
            let shared = Self.shared(entry)
            file += [0x50, 0x4B, 0x03, 0x04] + shared + Array(entry.name.utf8) + entry.data
            directory += [0x50, 0x4B, 0x01, 0x02, 20, 0] + shared
            directory += Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4)
            directory += Self.little(offset, 4) + Array(entry.name.utf8)
        }
        let start = file.count
        file += directory
        file += [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
        file += Self.little(min(entries.count, 65535), 2) + Self.little(min(entries.count, 65535), 2)
        return file + Self.little(directory.count, 4) + Self.little(start, 4) + [0, 0]
    }

    /// What a local and a central header have in common: version to length of the extra field.
    private static func shared(_ entry: Entry) -> [UInt8] {
        let checksum = entry.isDeflated ? 0 : checksum(entry.data)
        let head = [20, 0] + little(entry.isEncrypted ? 1 : 0, 2) + little(entry.isDeflated ? 8 : 0, 2)
        return head + [0, 0, 0, 0] + little(checksum, 4) + little(entry.data.count, 4)
            + little(entry.announcedSize ?? entry.data.count, 4) + little(entry.name.utf8.count, 2) + [0, 0]
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 as in ISO 3309.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
