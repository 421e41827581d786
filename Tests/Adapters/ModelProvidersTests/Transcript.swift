import Foundation
import HTTPTransfer
import HTTPTypes
import LanguageModels

@testable import ModelProviders

/// A response as a real server gave it, recorded with its head.
struct Transcript {
    let head: HTTPResponse
    let body: [UInt8]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")

    /// The names of all.
    static func names() throws -> Set<String> {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(files.filter { $0.hasSuffix(".http") }.map { String($0.dropLast(5)) })
    }

    /// Reads one.
    init(named name: String) throws {
        let file = Self.folder.appending(path: "\(name).http")
        let bytes = [UInt8](try Data(contentsOf: file))
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Damaged() }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Damaged()
        }
        var fields = HTTPFields()
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let name = HTTPField.Name(String(parts[0])) else { throw Damaged() }
            fields[name] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        head = HTTPResponse(status: .init(code: status), headerFields: fields)
        body = Array(bytes[end.upperBound...])
    }

    /// The body, event by event: each part ends with a blank line, but for the last one.
    var events: [Range<Int>] {
        var events: [Range<Int>] = []
        for index in body.indices.dropFirst() where body[index] == 0x0A && body[index - 1] == 0x0A {
            events.append((events.last?.upperBound ?? 0)..<(index + 1))
        }
        let start = events.last?.upperBound ?? 0
        return start < body.count ? events + [start..<body.count] : events
    }

    struct Damaged: Error {}
}

/// The reading of one response, and what came of it.
struct Reading: Equatable {
    /// The deltas of the text, each as it came.
    private(set) var texts: [[UInt8]] = []
    private(set) var ending: ResponseReader.Ending?
    private var reader: ResponseReader

    var text: String { String(decoding: texts.joined(), as: UTF8.self) }
    var answer: Answer { reader.answer }
    var requestID: String? { reader.requestID }

    /// Begins with the head.
    init(_ head: HTTPResponse, _ provider: ModelProvider) {
        reader = ResponseReader(provider)
        reader.read(head)
    }

    /// Reads a response whose body comes in pieces.
    init(
        _ head: HTTPResponse,
        _ pieces: [ArraySlice<UInt8>],
        _ provider: ModelProvider,
        error: HTTPTransferError? = nil
    ) {
        self.init(head, provider)
        for piece in pieces { feed(piece) }
        end(error)
    }

    mutating func feed(_ piece: ArraySlice<UInt8>) {
        var added: [[UInt8]] = []
        reader.read(Array(piece).span) { added.append($0) }
        texts += added
    }

    mutating func end(_ error: HTTPTransferError? = nil) {
        var added: [[UInt8]] = []
        ending = reader.end(error, now: Date(timeIntervalSince1970: 1_795_431_000)) { added.append($0) }
        texts += added
    }
}

extension HTTPResponse {
    /// The head of a stream.
    static let stream = HTTPResponse(status: .ok, headerFields: [.contentType: "text/event-stream; charset=utf-8"])
}

extension ModelOutcome {
    /// A broken stream: the same model may be asked again.
    static let broken = ModelOutcome.failed(ModelFailure(.malformed, .retry(after: nil)))
}
