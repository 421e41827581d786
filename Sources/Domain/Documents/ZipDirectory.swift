/// The names in a zip archive, as far as they tell a Word document from any other archive.
///
/// Nothing is inflated here. Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.
enum ZipDirectory {
    /// The head of a local file: APPNOTE 4.3.7.
    static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// The head of an archive without files: APPNOTE 4.3.16.
    static let emptySignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let centralSignature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    /// More names than this are not looked at; a Word document has some twenty.
    private static let maximumNames = 4096

    /// Whether the archive is an Office package with a word-processing part.
    ///
    /// The names are looked for in the central directory. An archive that was cut short has none; its first local
    /// file then decides, so that a truncated DOCX is told from an archive of another kind.
    static func isWordDocument(_ bytes: [UInt8]) -> Bool {
        guard let directory = centralDirectory(bytes) else { return firstNames(bytes).contains(where: isOfficeName) }
        var names = Set<String>()
        var offset = directory
        while names.count < maximumNames, let name = name(bytes, at: offset) {
            names.insert(name.text)
            offset = name.next
        }
        return names.contains("[Content_Types].xml") && names.contains { $0.hasPrefix("word/") }
    }

    private static func isOfficeName(_ name: String) -> Bool {
        name == "[Content_Types].xml" || name.hasPrefix("word/")
    }

    /// The offset of the central directory, if the record at the archive's end points at one.
    private static func centralDirectory(_ bytes: [UInt8]) -> Int? {
        // The record has 22 bytes and a comment of at most 65,535.
        let earliest = max(0, bytes.count - 22 - 65535)
        var offset = bytes.count - 22
        while offset >= earliest {
            if bytes[offset...].starts(with: emptySignature) {
                let start = Int(number(bytes, at: offset + 16, bytes: 4))
                guard start < bytes.count, bytes[start...].starts(with: centralSignature) else { return nil }
                return start
            }
            offset -= 1
        }
        return nil
    }

    private static func name(_ bytes: [UInt8], at offset: Int) -> (text: String, next: Int)? {
        guard offset + 46 <= bytes.count, bytes[offset...].starts(with: centralSignature) else { return nil }
        let length = Int(number(bytes, at: offset + 28, bytes: 2))
        let extra = Int(number(bytes, at: offset + 30, bytes: 2)) + Int(number(bytes, at: offset + 32, bytes: 2))
        guard offset + 46 + length <= bytes.count else { return nil }
        let text = String(decoding: bytes[(offset + 46)..<(offset + 46 + length)], as: UTF8.self)
        return (text, offset + 46 + length + extra)
    }

    /// The name of the first local file.
    private static func firstNames(_ bytes: [UInt8]) -> [String] {
        guard bytes.count >= 30, bytes.starts(with: signature) else { return [] }
        let length = Int(number(bytes, at: 26, bytes: 2))
        guard 30 + length <= bytes.count else { return [] }
        return [String(decoding: bytes[30..<(30 + length)], as: UTF8.self)]
    }

    private static func number(_ bytes: [UInt8], at offset: Int, bytes count: Int) -> UInt32 {
        (0..<count).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
    }
}
