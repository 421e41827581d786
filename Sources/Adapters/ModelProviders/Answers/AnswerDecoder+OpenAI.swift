/// Chat Completions: https://platform.openai.com/docs/api-reference/chat-streaming, and the servers of `llm-protocols.md` 2.2.
extension AnswerDecoder {
    /// What a chunk or a whole answer may say, whatever the order of its members.
    private struct Chunk {
        var text: JSONString?
        var stop: JSONString?
        var counts: TokenCounts?
        var isError = false
        var hasChoices = false
        var hasThought = false
        var isRefusal = false
    }

    mutating func readOpenAI(_ data: [UInt8]) -> [UInt8] {
        var reader = JSONReader(data)
        let chunk = Self.readChunk(&reader)
        guard !reader.isMalformed else {
            answer.isMalformed = true
            return []
        }
        if chunk.isError { answer.error = ServerError(body: data) }
        return take(chunk, of: reader)
    }

    mutating func readWholeOpenAI(_ body: [UInt8]) -> [UInt8] {
        var reader = JSONReader(body)
        let chunk = Self.readChunk(&reader)
        if chunk.isError { answer.error = ServerError(body: body) }
        guard answer.error == nil else { return [] }
        guard !reader.isMalformed, chunk.hasChoices, chunk.stop != nil else {
            answer.isMalformed = true
            return []
        }
        answer.isClosed = true
        return take(chunk, of: reader)
    }

    /// Does what a chunk says.
    private mutating func take(_ chunk: Chunk, of reader: JSONReader) -> [UInt8] {
        guard answer.error == nil else { return [] }
        // The counts are cumulative, and servers put them on any chunk.
        if let counts = chunk.counts { answer.counts = counts }
        if chunk.hasThought { answer.hasThought = true }
        if chunk.isRefusal { answer.stop = .refused }
        if let stop = chunk.stop {
            answer.isEnded = true
            if answer.stop != .refused { answer.stop = Self.stop(reader.text(stop)) }
        }
        return decode(chunk.text, of: reader, endsText: chunk.stop != nil)
    }

    private static func readChunk(_ reader: inout JSONReader) -> Chunk {
        var chunk = Chunk()
        reader.readMembers { reader, name in
            if reader.matches(name, "choices") {
                reader.readElements { reader, index in
                    // One answer is asked for; any other is somebody else's.
                    guard index == 0 else { return }
                    chunk.hasChoices = true
                    read(&reader, choice: &chunk)
                }
            } else if reader.matches(name, "usage") {
                chunk.counts = readCounts(&reader)
            } else if reader.matches(name, "error") {
                if ServerError(reading: &reader) != nil { chunk.isError = true }
            } else if reader.matches(name, "object"), let object = reader.readString() {
                // Older servers put the error's members at the top level, and say so here.
                if reader.matches(object, "error") { chunk.isError = true }
            }
        }
        reader.finish()
        return chunk
    }

    private static func read(_ reader: inout JSONReader, choice chunk: inout Chunk) {
        reader.readMembers { reader, name in
            if reader.matches(name, "delta") || reader.matches(name, "message") {
                reader.readMembers { reader, name in
                    if reader.matches(name, "content") {
                        chunk.text = reader.readString()
                    } else if reader.matches(name, "refusal") {
                        chunk.isRefusal = reader.readString().map { !$0.range.isEmpty } ?? false
                    } else if reader.matches(name, "reasoning") || reader.matches(name, "reasoning_content") {
                        if let text = reader.readString(), !text.range.isEmpty { chunk.hasThought = true }
                    }
                }
            } else if reader.matches(name, "finish_reason") {
                // Some servers write an empty reason where others write null.
                chunk.stop = reader.readString().flatMap { $0.range.isEmpty ? nil : $0 }
            }
        }
    }

    /// Reads counts; `nil` where there are none, as in `"usage":null`.
    private static func readCounts(_ reader: inout JSONReader) -> TokenCounts? {
        guard reader.isAtObject else { return nil }
        var counts = TokenCounts()
        reader.readMembers { reader, name in
            if reader.matches(name, "prompt_tokens") {
                counts.input = reader.readCount()
            } else if reader.matches(name, "completion_tokens") {
                counts.output = reader.readCount()
            } else if reader.matches(name, "prompt_tokens_details") {
                reader.readMembers { reader, name in
                    if reader.matches(name, "cached_tokens") {
                        counts.cacheRead = reader.readCount()
                    } else if reader.matches(name, "cache_write_tokens") {
                        counts.cacheWrite = reader.readCount()
                    }
                }
            }
        }
        counts.isOutputFinal = counts.output != nil
        // Here the whole contains its parts, other than with Anthropic.
        counts.input = counts.input.map { max($0 - (counts.cacheRead ?? 0) - (counts.cacheWrite ?? 0), 0) }
        return counts
    }

    private static func stop(_ reason: String) -> Answer.Stop {
        switch reason {
        case "length": .truncated
        case "content_filter": .refused
        default: .finished
        }
    }
}
