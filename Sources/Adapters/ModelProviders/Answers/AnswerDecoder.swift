import ServerSentEvents

/// Reads the events of a streamed answer, or the whole of one that was not streamed.
///
/// The rules are those of `llm-protocols.md` 1.4, 2.1 to 2.3. What it does not know it ignores, for both protocols grow; blocks are told apart
/// by their type, never by their place.
struct AnswerDecoder: Sendable, Equatable {
    /// Which of the protocols is spoken.
    let provider: ModelProvider
    /// What has been told so far.
    var answer = Answer()
    /// Joins a character that two deltas share.
    var text = JSONTextDecoder()

    /// A decoder at the start of an answer.
    init(_ provider: ModelProvider) {
        self.provider = provider
    }

    /// Reads an event of the stream.
    ///
    /// - Returns: The text that it adds; empty for an event without.
    mutating func read(_ event: ParsedEvent) -> [UInt8] {
        // What follows the end or an error changes neither.
        guard answer.error == nil, !answer.isClosed, !answer.isMalformed, !event.data.isEmpty else { return [] }
        if event.data.starts(with: "[DONE]".utf8) {
            answer.isClosed = true
            return []
        }
        let added =
            switch provider {
            case .anthropic: readAnthropic(event)
            case .openai: readOpenAI(event.data)
            }
        answer.textBytes += added.count
        return added
    }

    /// Reads an answer that was not streamed, as a server may give although it was asked for a stream.
    ///
    /// - Returns: Its text.
    mutating func readWhole(_ body: [UInt8]) -> [UInt8] {
        let added =
            switch provider {
            case .anthropic: readWholeAnthropic(body)
            case .openai: readWholeOpenAI(body)
            }
        answer.textBytes += added.count
        return added
    }

    /// Decodes a piece of the text; one that ends the text brings what still waited.
    mutating func decode(_ string: JSONString?, of reader: JSONReader, endsText: Bool) -> [UInt8] {
        guard let string else {
            var rest: [UInt8] = []
            if endsText { text.flush(into: &rest) }
            return rest
        }
        var added = reader.decode(string, with: &text)
        if endsText { text.flush(into: &added) }
        return added
    }
}
