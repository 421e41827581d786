import ServerSentEvents

/// Anthropic's Messages API: https://docs.claude.com/en/api/messages-streaming, `llm-protocols.md` 1.4.
extension AnswerDecoder {
    /// What an event may say, whatever the order of its members.
    private struct Event {
        var type: JSONString?
        var part = Part()
        var stop: JSONString?
        var error: ServerError?
        var hasOutputCount = false
    }

    /// A delta, or the block that begins.
    private struct Part {
        var type: JSONString?
        var text: JSONString?
    }

    mutating func readAnthropic(_ source: ParsedEvent) -> [UInt8] {
        var reader = JSONReader(source.data)
        var event = Event()
        var counts = answer.counts
        reader.readMembers { reader, name in
            if reader.matches(name, "type") {
                event.type = reader.readString()
            } else if reader.matches(name, "delta") || reader.matches(name, "content_block") {
                Self.read(&reader, part: &event.part, stop: &event.stop)
            } else if reader.matches(name, "usage") {
                Self.read(&reader, counts: &counts, hasOutput: &event.hasOutputCount)
            } else if reader.matches(name, "message") {
                reader.readMembers { reader, name in
                    guard reader.matches(name, "usage") else { return }
                    Self.read(&reader, counts: &counts, hasOutput: &event.hasOutputCount)
                }
            } else if reader.matches(name, "error") {
                event.error = ServerError(reading: &reader)
            }
        }
        reader.finish()
        guard !reader.isMalformed else {
            answer.isMalformed = true
            return []
        }
        return take(event, counts: counts, of: reader, named: source.type)
    }

    /// Does what an event says.
    private mutating func take(
        _ event: Event,
        counts: TokenCounts,
        of reader: JSONReader,
        named eventName: String
    ) -> [UInt8] {
        func isType(_ literal: StaticString) -> Bool {
            guard let type = event.type else { return eventName == String(describing: literal) }
            return reader.matches(type, literal)
        }
        func isPart(_ literal: StaticString) -> Bool {
            event.part.type.map { reader.matches($0, literal) } ?? false
        }
        if isType("content_block_delta") {
            if isPart("text_delta") { return decode(event.part.text, of: reader, endsText: false) }
            if isPart("thinking_delta") { answer.hasThought = true }
        } else if isType("content_block_start") {
            if isPart("text") { return decode(event.part.text, of: reader, endsText: false) }
            if isPart("thinking") || isPart("redacted_thinking") { answer.hasThought = true }
        } else if isType("content_block_stop") {
            return decode(nil, of: reader, endsText: true)
        } else if isType("message_start") {
            answer.counts = counts
        } else if isType("message_delta") {
            answer.counts = counts
            if event.hasOutputCount { answer.counts.isOutputFinal = true }
            if let stop = event.stop { answer.stop = Self.stop(reader.text(stop)) }
        } else if isType("message_stop") {
            answer.isEnded = true
            answer.isClosed = true
            return decode(nil, of: reader, endsText: true)
        } else if isType("error") || (event.type == nil && event.error != nil) {
            answer.error = event.error ?? ServerError()
        }
        return []
    }

    mutating func readWholeAnthropic(_ body: [UInt8]) -> [UInt8] {
        var reader = JSONReader(body)
        var pieces: [Part] = []
        var type: JSONString?
        var stop: JSONString?
        var error: ServerError?
        var counts = TokenCounts()
        var hasOutput = false
        reader.readMembers { reader, name in
            if reader.matches(name, "type") {
                type = reader.readString()
            } else if reader.matches(name, "content") {
                reader.readElements { reader, _ in
                    var part = Part()
                    var ignored: JSONString?
                    Self.read(&reader, part: &part, stop: &ignored)
                    pieces.append(part)
                }
            } else if reader.matches(name, "stop_reason") {
                stop = reader.readString()
            } else if reader.matches(name, "usage") {
                Self.read(&reader, counts: &counts, hasOutput: &hasOutput)
            } else if reader.matches(name, "error") {
                error = ServerError(reading: &reader)
            }
        }
        reader.finish()
        answer.error = error
        guard error == nil else { return [] }
        guard !reader.isMalformed, let type, reader.matches(type, "message"), let stop else {
            answer.isMalformed = true
            return []
        }
        answer.counts = counts
        answer.counts.isOutputFinal = hasOutput
        answer.stop = Self.stop(reader.text(stop))
        answer.isEnded = true
        answer.isClosed = true
        let texts = pieces.filter { $0.type.map { reader.matches($0, "text") } ?? false }
        return texts.flatMap { decode($0.text, of: reader, endsText: true) }
    }

    private static func read(_ reader: inout JSONReader, part: inout Part, stop: inout JSONString?) {
        reader.readMembers { reader, name in
            if reader.matches(name, "type") {
                part.type = reader.readString()
            } else if reader.matches(name, "text") {
                part.text = reader.readString()
            } else if reader.matches(name, "stop_reason") {
                stop = reader.readString()
            }
        }
    }

    /// Overwrites the counts that are present; an absent or null one stays as it was.
    private static func read(_ reader: inout JSONReader, counts: inout TokenCounts, hasOutput: inout Bool) {
        reader.readMembers { reader, name in
            if reader.matches(name, "input_tokens") {
                counts.input = reader.readCount() ?? counts.input
            } else if reader.matches(name, "cache_read_input_tokens") {
                counts.cacheRead = reader.readCount() ?? counts.cacheRead
            } else if reader.matches(name, "cache_creation_input_tokens") {
                counts.cacheWrite = reader.readCount() ?? counts.cacheWrite
            } else if reader.matches(name, "output_tokens"), let count = reader.readCount() {
                counts.output = count
                hasOutput = true
            }
        }
    }

    private static func stop(_ reason: String) -> Answer.Stop {
        switch reason {
        case "max_tokens", "model_context_window_exceeded": .truncated
        case "refusal": .refused
        default: .finished
        }
    }
}
