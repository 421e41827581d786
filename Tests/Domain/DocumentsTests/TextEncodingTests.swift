import Documents
import Testing

@Suite struct TextEncodingTests {
    @Test(
        arguments: [
            ([], TextEncoding.utf8, ""),
            (Array("plain".utf8), .utf8, "plain"),
            (Array("Zoë 李".utf8), .utf8, "Zoë 李"),
            ([0xEF, 0xBB, 0xBF, 0x61], .utf8, "a"),
            ([0xFF, 0xFE, 0x61, 0x00], .utf16(bigEndian: false), "a"),
            ([0xFE, 0xFF, 0x00, 0x61], .utf16(bigEndian: true), "a"),
            ([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00], .utf16(bigEndian: true), "\u{1F600}"),
            ([0xFF, 0xFE], .utf16(bigEndian: false), ""),
            ([0x5A, 0x6F, 0xEB], .windows1252, "Zoë"),
            ([0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80], .windows1252, "\u{201C}a\u{201D} – €"),
            ([0x61, 0x09, 0x0C, 0x0D, 0x0A, 0x0B], .utf8, "a\t\u{0C}\r\n\u{0B}"),
        ] as [([UInt8], TextEncoding, String)]
    )
    func readsText(bytes: [UInt8], encoding: TextEncoding, text: String) {
        #expect(TextEncoding(detecting: bytes) == encoding)
        #expect(encoding.decode(bytes) == text)
    }

    @Test(
        arguments: [
            [0x61, 0x00, 0x62], [0x00], [0x01], [0x7F], [0xFF, 0xFE, 0x00, 0x00], [0xFF, 0xFE, 0x00, 0xD8],
            [0x81, 0x8D, 0x8F], (0...255).map { UInt8($0) }, (1...255).map { UInt8($0) },
        ] as [[UInt8]]
    )
    func refusesBinary(bytes: [UInt8]) {
        #expect(TextEncoding(detecting: bytes) == nil)
    }

    @Test func repairsUTF8ThatWasCutShort() {
        let text = String(repeating: "Zoë ", count: 20)
        let bytes = Array(text.utf8) + [0xC3]
        #expect(TextEncoding(detecting: bytes) == .utf8)
        #expect(TextEncoding.utf8.decode(bytes) == text + "\u{FFFD}")
    }

    @Test func decodesAnyBytesWithoutATrap() {
        for first in 0...255 {
            for second in [0x00, 0x80, 0xC3, 0xD8, 0xFF] as [UInt8] {
                let bytes = [UInt8(first), second, 0xE2, 0x82]
                for count in 0...4 {
                    let part = Array(bytes.prefix(count))
                    _ = TextEncoding(detecting: part)?.decode(part)
                    for encoding in [TextEncoding.utf8, .windows1252, .utf16(bigEndian: true)] {
                        _ = encoding.decode(part)
                    }
                }
            }
        }
    }
}
