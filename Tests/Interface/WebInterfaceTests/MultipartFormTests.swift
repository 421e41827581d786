import Testing

@testable import WebInterface

@Suite("A multipart form")
struct MultipartFormTests {
    /// A body with each `|` as a line break.
    private func bytes(_ text: String) -> [UInt8] {
        Array(text.replacing("|", with: "\r\n").utf8)
    }

    private static let head = #"Content-Disposition: form-data; name="file"|"#
    private static let whole =
        #"--B|Content-Disposition: form-data; name="file"; filename="a.pdf"|Content-Type: text/plain||hello|--B--|"#

    @Test(
        "finds a part however it is wrapped",
        arguments: [
            ("--B|\(head)|hello|--B--|", "hello"), ("--B|\(head)|hello|--B--", "hello"),
            ("preamble|--B|\(head)|hello|--B--|epilogue", "hello"), ("|--B|\(head)|hello|--B--", "hello"),
            ("--B \t |\(head)|hello|--B--", "hello"), ("--B|\(head)||--B--", ""),
            ("--B|\(head)|a||b||||--B--", "a\r\n\r\nb\r\n\r\n\r\n"), ("--B|\(head)|a--Bb|--B--", "a--Bb"),
            ("--B|\(head)|a\n--B\nb|--B--", "a\n--B\nb"), ("--B|\(head)|a|-B|--b|--B--", "a\r\n-B\r\n--b"),
            ("--B|\(head)|--B-|--B--", nil), ("x--B|\(head)|hello|--B--", nil),
            ("--B|X-Other: 1|\(head)|hello|--B--", "hello"),
            ("--B|CONTENT-DISPOSITION:FORM-DATA;NAME=file||hello|--B--", "hello"),
            ("--B|\(head)|first|--B|\(head)|second|--B--", "first"),
            ("--B|Content-Disposition: form-data; name=\"other\"||x|--B|\(head)|hello|--B--", "hello"),
            ("--B|\(head)|a\r|--B--", "a\r"), ("--B|\(head)|\r\n\r|--B--", "\r\n\r"),
        ]
    )
    func parts(text: String, body: String?) {
        let form = MultipartForm(bytes(text), boundary: "B")
        #expect(form?.part(named: "file").map { String(decoding: $0.body, as: UTF8.self) } == body)
    }

    @Test(
        "is none where it is malformed",
        arguments: [
            "", "--B", "--B|", "--B|\(head)|hello", "--B|\(head)|hello|--B", "--B|\(head)|hello|--B-",
            "--C|\(head)|hello|--C--",
            "--B|\(head)hello|--B--", "--B|Content-Disposition: form-data||hello|--B--", "--B||hello|--B--",
            "--B|nonsense||hello|--B--",
            "--B|Content-Disposition: attachment; name=\"file\"||hello|--B--", "--B|\(head)|hello|--Bx|--B--",
            "--B|--B--", "--B||--B--",
            "--Bx|\(head)|hello|--B--",
        ]
    )
    func malformed(text: String) {
        #expect(MultipartForm(bytes(text), boundary: "B") == nil)
    }

    @Test("is empty where it ends before its first part", arguments: ["--B--", "preamble|--B--|"])
    func empty(text: String) throws {
        #expect(try #require(MultipartForm(bytes(text), boundary: "B")).part(named: "file") == nil)
    }

    @Test(
        "has file names with whatever is in them",
        arguments: [
            (#""a;b.pdf""#, "a;b.pdf"), (#""a;name=x""#, "a;name=x"), (#""a\"b.pdf""#, #"a"b.pdf"#),
            (#""C:\a\b.pdf""#, #"C:\a\b.pdf"#),
            (#""""#, ""), ("plain.pdf", "plain.pdf"), ("\"r\u{E9}sum\u{E9}.pdf\"", "r\u{E9}sum\u{E9}.pdf"),
        ]
    )
    func fileNames(encoded: String, name: String) throws {
        let text = #"--B|Content-Disposition: form-data; name="file"; filename=\#(encoded)||x|--B--"#
        let part = try #require(MultipartForm(bytes(text), boundary: "B")?.part(named: "file"))
        #expect(part.filename == name)
    }

    @Test("gives a part's content type")
    func contentType() throws {
        let part = try #require(MultipartForm(bytes(Self.whole), boundary: "B")?.part(named: "file"))
        #expect(part.contentType.map { ContentType($0).essence } == "text/plain")
        #expect(part.filename == "a.pdf")
    }

    @Test("has at most 16 parts", arguments: [(16, true), (17, false)])
    func partLimit(count: Int, isForm: Bool) {
        let text = String(repeating: "--B|\(Self.head)|x|", count: count) + "--B--"
        #expect((MultipartForm(bytes(text), boundary: "B") != nil) == isForm)
    }

    @Test("has parts with heads of at most 4,096 bytes", arguments: [(0, true), (1, false)])
    func headLimit(excess: Int, isForm: Bool) {
        let rest = "|\(Self.head)|".replacing("|", with: "\r\n").utf8.count
        let text = "--B|X: " + String(repeating: "x", count: 4_096 - 3 - rest + excess) + "|\(Self.head)|hello|--B--"
        #expect((MultipartForm(bytes(text), boundary: "B") != nil) == isForm)
    }

    @Test("has a boundary of 1 to 70 characters", arguments: [(0, false), (1, true), (70, true), (71, false)])
    func boundaries(length: Int, isForm: Bool) {
        let boundary = String(repeating: "b", count: length)
        let text = "--\(boundary)|\(Self.head)|hello|--\(boundary)--"
        #expect((MultipartForm(bytes(text), boundary: boundary) != nil) == isForm)
    }

    @Test("cut at any byte is none, and traps nowhere")
    func cut() {
        let whole = bytes("preamble|" + Self.whole)
        let end = whole.count - 2
        for length in 0...whole.count {
            #expect(
                (MultipartForm(Array(whole[..<length]), boundary: "B") != nil) == (length >= end),
                "\(length) bytes"
            )
        }
    }

    @Test("with one byte changed traps nowhere", arguments: [0, 10, 13, 32, 34, 45, 59, 255] as [UInt8])
    func changed(byte: UInt8) {
        let whole = bytes(Self.whole)
        for index in whole.indices {
            var copy = whole
            copy[index] = byte
            _ = MultipartForm(copy, boundary: "B")
        }
    }

    @Test(
        "of 10 hostile MiB is refused in linear time",
        arguments: ["\r", "\r\n--" + String(repeating: "b", count: 69)]
    )
    func hostile(piece: String) {
        let boundary = String(repeating: "b", count: 70)
        let filler = Array(String(repeating: piece, count: (10 << 20) / piece.utf8.count).utf8)
        #expect(MultipartForm(Array("--\(boundary)\r\n".utf8) + filler, boundary: boundary) == nil)
    }
}
