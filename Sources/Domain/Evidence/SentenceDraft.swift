/// Judges the sentences of a text, the same while it is written as when it is whole.
package protocol SentenceJudge: Sendable {
    /// Where some words of a draft say what waits for the verdict on its sentence.
    func waiting(in words: String) -> [Range<String.Index>]

    /// Whether a word waits for the verdict on the sentence that ends with it so far.
    func waits(_ word: Substring, in sentence: String) -> Bool

    /// Whether a sentence ends with its last word so far.
    func end(_ word: Substring, of sentence: String) -> SentenceEnd

    /// Whether a sentence may be shown with its last word.
    func passes(_ sentence: String) -> Bool
}

/// How a sentence ends with a word.
package enum SentenceEnd {
    /// It goes on.
    case none
    /// It ends unless a small letter follows.
    case unlessItGoesOn
    /// It ends, and with what stands behind its mark another one begins.
    case before(Substring)
}

extension SentenceJudge {
    package func waiting(in words: String) -> [Range<String.Index>] { [] }

    package func waits(_ word: Substring, in sentence: String) -> Bool { false }
}

/// Lets the draft of a text through, and ends it before a sentence that its judge refuses is whole.
///
/// Words are shown as they come, as `DraftFilter` passes them, and the last one of a sentence when the sentence is judged. What is not yet
/// judged when the text ends is not shown: the item that replaces the draft says it.
package struct SentenceDraft: Sendable {
    /// Longer than any sentence, in bytes.
    private static let longestSentence = 4 * 1024

    private var filter: DraftFilter
    private let judge: any SentenceJudge
    /// The sentence being written, as it is judged.
    private var sentence = ""
    /// The end of it that waits, as it is shown.
    private var held = ""
    /// Whether the sentence ends unless a small letter follows.
    private var mayBeWhole = false
    /// How many bytes may still come.
    private var left: Int

    /// The draft of one text.
    ///
    /// - Parameters:
    ///   - judge: Judges its sentences.
    ///   - filter: Judges its words.
    ///   - longest: How many bytes of it are shown at most.
    package init(_ judge: any SentenceJudge, filter: DraftFilter, upTo longest: Int = .max) {
        self.judge = judge
        self.filter = filter
        left = longest
    }

    /// Whether nothing more of this text is shown.
    package var isSilent: Bool { filter.isSilent }

    /// Takes more of the text.
    ///
    /// - Returns: What may be shown now; often empty.
    package mutating func append(_ delta: String) -> String {
        guard !filter.isSilent else { return "" }
        let words = filter.append(delta)
        return words.isEmpty ? "" : pass(words)
    }

    /// Takes whole words and what parts them.
    private mutating func pass(_ text: String) -> String {
        left -= text.utf8.count
        guard left >= 0 else {
            silence()
            return ""
        }
        let waiting = judge.waiting(in: text)
        let scalars = text.unicodeScalars
        var shown = ""
        shown.reserveCapacity(held.utf8.count + text.utf8.count)
        var end = scalars.startIndex
        while end < scalars.endIndex {
            let start = end
            let isSpace = Self.isSpace(scalars[start])
            while end < scalars.endIndex, Self.isSpace(scalars[end]) == isSpace { scalars.formIndex(after: &end) }
            let part = text[start..<end]
            if isSpace {
                if held.isEmpty { shown += part } else { held += part }
                continue
            }
            if mayBeWhole, part.first?.isLowercase != true, !endSentence(into: &shown) { break }
            if !sentence.isEmpty { sentence += " " }
            sentence += part
            mayBeWhole = false
            switch judge.end(part, of: sentence) {
            case .none: break
            case .unlessItGoesOn: mayBeWhole = true
            case .before(let next):
                held += part
                if !endSentence(into: &shown) { return shown }
                sentence += next
                continue
            }
            let waits =
                mayBeWhole || waiting.contains { $0.overlaps(start..<end) } || judge.waits(part, in: sentence)
            if waits || !held.isEmpty { held += part } else { shown += part }
            guard sentence.utf8.count <= Self.longestSentence else {
                silence()
                break
            }
        }
        return shown
    }

    /// Judges the sentence, and shows the end of it or nothing more.
    private mutating func endSentence(into shown: inout String) -> Bool {
        let passes = judge.passes(sentence)
        if passes { shown += held } else { silence() }
        sentence.removeAll(keepingCapacity: true)
        (held, mayBeWhole) = ("", false)
        return passes
    }

    private mutating func silence() {
        filter.silence()
        (sentence, held) = ("", "")
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? scalar.value == 0x20 || 0x09...0x0D ~= scalar.value : scalar.properties.isWhitespace
    }
}
