import Documents
import FastCGI
import Testing

@testable import WebInterface

@Suite("An upload")
struct UploadTests {
    private static let megabytes = 10 << 20
    private static let kilobytes = 256 << 10

    private func text(_ count: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: "a"), count: count)
    }

    private func form(_ body: [UInt8], filename: String = "cv.txt", name: String = "file") -> [UInt8] {
        let head = "--B\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(filename)\"\r\n\r\n"
        return Array(head.utf8) + body + Array("\r\n--B--\r\n".utf8)
    }

    private func code(_ upload: () throws -> Upload) -> FailureCode? {
        do {
            _ = try upload()
            return nil
        } catch {
            return (error as? Failure)?.code
        }
    }

    @Test("of a resume is its bytes, in a form or not", arguments: ["text/plain", "", "application/octet-stream", "x"])
    func resume(type: String) throws {
        let bytes = Array("Ada Example\nada@example.com".utf8)
        let upload = try Upload(resume: .bytes(bytes), contentType: type)
        #expect(upload == (try Upload(resume: .bytes(bytes), contentType: "text/plain")))
        #expect(upload.bytes == bytes)
        #expect(upload.mediaType == .plainText)
        #expect(upload.title == nil)
        let posted = try Upload(resume: .bytes(form(bytes)), contentType: "multipart/form-data; boundary=\"B\"")
        #expect(posted.bytes == bytes)
        #expect(posted.title == "cv.txt")
    }

    @Test("of a resume has exactly this limit")
    func resumeLimit() throws {
        let form = "multipart/form-data; boundary=B"
        #expect(
            try Upload(resume: .bytes(text(Self.megabytes)), contentType: "text/plain").bytes.count == Self.megabytes
        )
        #expect(
            try Upload(resume: .bytes(self.form(text(Self.megabytes))), contentType: form).bytes.count == Self.megabytes
        )
        #expect(code { try Upload(resume: .bytes(text(Self.megabytes + 1)), contentType: "text/plain") } == .tooLarge)
        #expect(
            code { try Upload(resume: .bytes(self.form(text(Self.megabytes + 1))), contentType: form) } == .tooLarge
        )
    }

    @Test(
        "of a resume is refused",
        arguments: [
            ("", "text/plain", .empty), ("a", "multipart/form-data", .badRequest),
            ("a", "multipart/form-data; boundary=B", .badRequest),
            ("a", "multipart/form-data; boundary=", .badRequest), ("\u{7F}ELF", "text/plain", .unsupportedType),
            ("<!DOCTYPE html>", "text/plain", .unsupportedType), ("{\\rtf1", "application/pdf", .unsupportedType),
            ("PK\u{3}\u{4}", "application/pdf", .unsupportedType),
        ] as [(String, String, FailureCode)]
    )
    func resumeRefusal(body: String, type: String, expected: FailureCode) {
        #expect(code { try Upload(resume: .bytes(Array(body.utf8)), contentType: type) } == expected)
    }

    @Test("of a form without the field, or with an empty one, is refused")
    func fields() {
        let type = "multipart/form-data; boundary=B"
        #expect(code { try Upload(resume: .bytes(form(text(3), name: "other")), contentType: type) } == .badRequest)
        #expect(code { try Upload(resume: .bytes(form([])), contentType: type) } == .empty)
    }

    @Test(
        "of a posting is text, or JSON with text",
        arguments: [
            ("We need Swift.", "text/plain", .plainText, nil), ("We need Swift.", "", .plainText, nil),
            ("We need Swift.", "Text/Plain; charset=utf-8", .plainText, nil),
            ("We need Swift.", "text/markdown", .markdown, nil),
            (#"{"text":"We need Swift."}"#, "application/json", .plainText, nil),
            (#"{"text":"We need Swift.","title":"Role"}"#, "application/json", .plainText, "Role"),
            (
                #"{"text":"We need Swift.","title":"a\nb\u0000c","x":1}"#, "application/json; charset=utf-8",
                .plainText, "abc"
            ),
            (#"{"text":"We need Swift.","title":"\n"}"#, "application/json", .plainText, nil),
            (#"{"text":"We need Swift.","title":null}"#, "application/json", .plainText, nil),
        ] as [(String, String, MediaType, String?)]
    )
    func posting(body: String, type: String, mediaType: MediaType, title: String?) throws {
        let upload = try Upload(job: .bytes(Array(body.utf8)), contentType: type)
        #expect(upload.bytes == Array("We need Swift.".utf8))
        #expect(upload.mediaType == mediaType)
        #expect(upload.title == title)
    }

    @Test("of a posting has exactly this limit, which is its text's in JSON")
    func postingLimit() throws {
        let escapes = String(repeating: #"\u0061"#, count: Self.kilobytes)
        #expect(try Upload(job: .bytes(text(Self.kilobytes)), contentType: "text/plain").bytes.count == Self.kilobytes)
        #expect(code { try Upload(job: .bytes(text(Self.kilobytes + 1)), contentType: "text/plain") } == .tooLarge)
        let json = { (escapes: String) in Request.Body.bytes(Array(#"{"text":"\#(escapes)"}"#.utf8)) }
        #expect(try Upload(job: json(escapes), contentType: "application/json").bytes.count == Self.kilobytes)
        #expect(code { try Upload(job: json(escapes + "a"), contentType: "application/json") } == .tooLarge)
        #expect(code { try Upload(job: json(escapes + escapes), contentType: "application/json") } == .tooLarge)
    }

    @Test(
        "of a posting is refused",
        arguments: [
            ("", "text/plain", .empty), (#"{"text":""}"#, "application/json", .empty),
            ("", "application/json", .badRequest),
            ("{", "application/json", .badRequest), ("[]", "application/json", .badRequest),
            ("{}", "application/json", .badRequest),
            (#"{"text":1}"#, "application/json", .badRequest), (#"{"text":null}"#, "application/json", .badRequest),
            (#"{"text":"a","title":1}"#, "application/json", .badRequest), ("a", "text/html", .unsupportedType),
            ("a", "multipart/form-data; boundary=B", .unsupportedType), ("%PDF-1.7", "text/plain", .unsupportedType),
            (#"{"text":"%PDF-1.7"}"#, "application/json", .unsupportedType),
        ] as [(String, String, FailureCode)]
    )
    func postingRefusal(body: String, type: String, expected: FailureCode) {
        #expect(code { try Upload(job: .bytes(Array(body.utf8)), contentType: type) } == expected)
    }

    @Test("that was dropped names the limit of its kind")
    func dropped() {
        let large = { (limit: String) in Failure(.tooLarge, "The document is too large: at most \(limit).") }
        #expect(throws: large("10 MiB")) { try Upload(resume: .tooLarge, contentType: "") }
        #expect(throws: large("256 KiB")) { try Upload(job: .tooLarge, contentType: "") }
    }

    @Test("has a title of at most 200 scalars, however few characters they are")
    func title() throws {
        let long = "e" + String(repeating: "\u{301}", count: 3_000)
        let type = "multipart/form-data; boundary=B"
        #expect(
            try Upload(
                resume: .bytes(form(text(3), filename: String(long.unicodeScalars.prefix(900)))),
                contentType: type
            ).title?.unicodeScalars.count == 200
        )
        let body = Array(#"{"text":"a","title":"\#(long)"}"#.utf8)
        #expect(try Upload(job: .bytes(body), contentType: "application/json").title?.unicodeScalars.count == 200)
    }
}
