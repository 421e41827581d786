import Documents
import FastCGI
import Glibc
import LanguageModels
import Runs
import Samples
import ServerSentEvents

@testable import TextExtraction
@testable import WebInterface

/// A reader of bytes that others write, and what it promises of any of them; a promise that is broken traps.
struct FuzzTarget: Sendable {
    /// Its name on the command line.
    let name: String
    /// What a fuzzer begins with.
    let seeds: [[UInt8]]
    /// Reads some bytes.
    let run: @Sendable ([UInt8]) -> Void

    /// All of them.
    static let all = [eventStream, itemScanner, multipart, document, documentXML, requestHead]

    // MARK: Event streams

    private static let eventStream = FuzzTarget(
        name: "event-stream",
        seeds: [
            "id: 1\ndata: a\ndata:b\n\n", "\u{FEFF}: x\r\rretry: 10\revent: e\rdata\r\n\r\n",
            "data: \u{1F600}\n\nid: \0\n\n",
        ]
        .map { Array($0.utf8) }
    ) { bytes in
        let whole = events(bytes, cutAt: nil)
        precondition(whole == events(bytes, cutAt: bytes.first.map { Int($0) }), "a cut changes what is read")
        // What we write ourselves is read as it was written; line ends become the standard's.
        for event in whole {
            var written: [UInt8] = []
            EventStreamEncoder.append(data: event.data.utf8Span.span, to: &written)
            precondition(
                events(written, cutAt: 3, lineLimit: 1 << 14).map(\.data) == [event.data],
                "what was written is read otherwise"
            )
        }
    }

    private struct Event: Equatable {
        let id: String
        let data: String
    }

    private static func events(_ bytes: [UInt8], cutAt cut: Int?, lineLimit: Int = 1 << 10) -> [Event] {
        var parser = EventStreamParser(lineLimit: lineLimit, eventLimit: 2 * lineLimit)
        var events: [Event] = []
        let cut = min(cut ?? 0, bytes.count)
        for piece in [Array(bytes[..<cut]), Array(bytes[cut...])] {
            do {
                try parser.feed(piece.span, onComment: { _ in }) { event in
                    events.append(Event(id: event.lastEventID, data: String(decoding: event.data, as: UTF8.self)))
                }
            } catch {
                break
            }
        }
        return events
    }

    // MARK: A model's answer

    private static let itemScanner = FuzzTarget(
        name: "item-scanner",
        seeds: [
            #"{"items":[{"kind":"paragraph","fields":[{"name":"role","value":"fit"}],"quotes":["a"],"text":"b\u00e9\ud83d\ude00"}],"complete":true}"#,
            "```json\n[{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"b\"}]\n```",
            "{\"kind\":\"a\",\"fields\":[],\"quotes\":[],\"text\":\"b\"}\n{\"kind\":\"a\",\"text\":1}",
        ].map { Array($0.utf8) }
    ) { bytes in
        let whole = items(bytes, cutAt: nil)
        precondition(whole == items(bytes, cutAt: bytes.first.map { Int($0) }), "a cut changes what is read")
    }

    private static func items(_ bytes: [UInt8], cutAt cut: Int?) -> [ItemScanner.Event] {
        var scanner = ItemScanner()
        var events: [ItemScanner.Event] = []
        let cut = min(cut ?? 0, bytes.count)
        scanner.scan(Array(bytes[..<cut]), into: &events)
        scanner.scan(Array(bytes[cut...]), into: &events)
        // At most twice each, whatever they are.
        precondition(scanner.stepCount <= 2 * bytes.count + 2, "a byte was looked at more than twice")
        for case .text(let text) in events {
            precondition(String(validating: text, as: UTF8.self) != nil, "a text has a part of a scalar")
        }
        return events.reduce(into: []) { merged, event in
            if case .text(let more) = event, case .text(let text) = merged.last {
                merged[merged.count - 1] = .text(text + more)
            } else {
                merged.append(event)
            }
        }
    }

    // MARK: Uploads

    private static let multipart = FuzzTarget(
        name: "multipart",
        seeds: [
            "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\\\"b.pdf\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--B--\r\n",
            "preamble\r\n--B \t\r\nContent-Disposition: form-data; name=file\r\n\r\n\r\n--B\r\nContent-Disposition: form-data; name=x\r\n\r\ny\r\n--B--",
        ].map { Array($0.utf8) }
    ) { bytes in
        if let part = MultipartForm(bytes, boundary: "B")?.part(named: "file") {
            // A part is a piece of the body, with nothing that ends it.
            precondition(
                bytes[part.body.startIndex..<part.body.endIndex] == part.body,
                "a part that is no piece of its body"
            )
            precondition(part.body.firstRange(of: Array("\r\n--B".utf8)) == nil, "a part that goes on behind its end")
        }
        // As the interface takes it, whatever it says to be.
        for type in [
            "multipart/form-data; boundary=B", "text/plain", "application/pdf",
            String(decoding: bytes.prefix(200), as: UTF8.self),
        ] {
            if let upload = try? Upload(resume: .bytes(bytes), contentType: type) {
                precondition(!upload.bytes.isEmpty && upload.bytes.count <= bytes.count, "an upload from nowhere")
            }
            _ = try? Upload(job: .bytes(bytes), contentType: type)
        }
    }

    private static let document = FuzzTarget(
        name: "docx",
        seeds: [WordBuilder(paragraphs: ResumePages.lines).build()]
    ) { bytes in
        read(bytes)
    }

    /// Of a file that opens, which few do whose bytes are changed at random: its one part with the text.
    private static let documentXML = FuzzTarget(
        name: "docx-text",
        seeds: [
            Array(
                #"<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>a</w:t><w:tab/><w:br/></w:r></w:p></w:body></w:document>"#
                    .utf8
            )
        ]
    ) { bytes in
        let collector = WordTextCollector()
        do {
            try XMLReader.parse(bytes, handler: collector)
        } catch is ExtractionFailure {
            // It says so, which is all that is asked.
        } catch {
            preconditionFailure("an error of nobody's")
        }
    }

    private static let output: CInt = unsafe open("/dev/null", O_WRONLY)

    private static func read(_ bytes: [UInt8]) {
        let limits = ExtractionLimits()
        var output = ExtractionOutput(descriptor: output, limits: limits)
        do {
            _ = try WordReader(limits: limits).read(bytes, into: &output)
        } catch is ExtractionFailure {
            // It says so, which is all that is asked.
        } catch {
            preconditionFailure("an error of nobody's")
        }
    }

    // MARK: The head of a request

    private static let requestHead = FuzzTarget(
        name: "request-head",
        seeds: [
            "GET\n/api/cover-letter/stream/5Z0N3WQ1X3K7M8V2C9R4T6B0YD?job=a%20b&last_event_id=x\ntext/event-stream;q=0.5, */*\n5Z0N3WQ1X3K7M8V2C9R4T6B0YD.1.2\nhttps://[::1]:8\nmultipart/form-data; boundary=\"a\\\"b\"",
            "DELETE\n/resumes/runs/..%2f%00\n\nrefused\nnull\n;;=\"",
        ].map { Array($0.utf8) }
    ) { bytes in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init
        )
        let names = [
            "REQUEST_METHOD", "REQUEST_URI", "HTTP_ACCEPT", "HTTP_LAST_EVENT_ID", "HTTP_ORIGIN", "CONTENT_TYPE",
        ]
        guard let request = Request(variables: zip(names, lines).map { (name: $0, value: $1) }, body: .bytes([])) else {
            return
        }
        if let target = Target(uri: request.uri), let route = Route(segments: target.segments) {
            if case .stream = route {
                precondition(Route.isStream(uri: request.uri), "a stream that is none before it is decoded")
            }
            precondition(!route.pattern.contains("%") && !route.methods.isEmpty, "a route that shows what was sent")
        }
        _ = Caller.wantsEventStream(request)
        _ = try? Caller(request, trustsRemoteUser: true)
        let type = ContentType(request.parameters["CONTENT_TYPE"] ?? "")
        precondition(type.essence == type.essence.lowercased(), "a type in other letters")
        if let text = request.header("Last-Event-ID"), case .event(let id) = Cursor(text) {
            // An id that is taken is one that we wrote.
            precondition(id.text == text, "two ids of one event")
        }
    }
}
