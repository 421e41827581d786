import Evidence

/// Lets the draft of a paragraph through, and ends it before a sentence that is not sent is whole.
///
/// Words are shown as they come, the last one of a sentence when the sentence is judged. From a name on that only the posting has a sentence
/// waits for that, too: it tells an employer who is written to from one for whom the person never worked.
struct ParagraphDraft: Sendable {
    private let review: ParagraphReview
    private var filter: DraftFilter
    /// The sentence being written, as it is judged.
    private var sentence = ""
    /// The end of it that waits, as it is shown.
    private var held = ""
    /// Whether the sentence ends unless a small letter follows.
    private var isWhole = false
    /// How many bytes a paragraph may still have.
    private var left = ParagraphReview.longest
    /// Whether nothing more of this paragraph may be shown.
    private(set) var isSilent = false

    /// The draft of one paragraph.
    init(_ review: ParagraphReview, filter: DraftFilter) {
        self.review = review
        self.filter = filter
    }

    /// Takes more of the text.
    ///
    /// - Returns: What may be shown now; often empty.
    mutating func append(_ delta: String) -> String {
        isSilent ? "" : pass(filter.append(delta))
    }

    /// Ends the text.
    ///
    /// - Returns: The rest, if it may be shown.
    mutating func end() -> String {
        isSilent ? "" : pass(filter.end()) + endSentence()
    }

    /// Takes whole words and what parts them.
    private mutating func pass(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        left -= text.utf8.count
        if left < 0 { isSilent = true }
        let foreign = review.ofPosting(in: text)
        var shown = ""
        var offset = 0
        var rest = text[...]
        while !isSilent, let first = rest.first {
            let part = rest.prefix { $0.isWhitespace == first.isWhitespace }
            let range = offset..<offset + part.count
            (rest, offset) = (rest[part.endIndex...], range.upperBound)
            if first.isWhitespace {
                if held.isEmpty { shown += part } else { held += part }
                continue
            }
            if isWhole, !first.isLowercase { shown += endSentence() }
            if isSilent { break }
            sentence += sentence.isEmpty ? part : " " + part
            isWhole = review.mayEnd(part)
            let waits =
                isWhole || foreign.contains { $0.overlaps(range) } || review.names(endingWith: part, in: sentence)
            if waits || !held.isEmpty { held += part } else { shown += part }
        }
        return shown
    }

    private mutating func endSentence() -> String {
        defer { (sentence, held) = ("", "") }
        guard !isSilent, sentence.isEmpty || review.isSent(sentence) else {
            isSilent = true
            return ""
        }
        return held
    }
}
