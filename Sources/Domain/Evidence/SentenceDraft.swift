import Documents

/// Judges the sentences of a text, the same while it is written as when it is whole.
///
/// Asked for each word of a model, so that all is told in UTF-8, which makes nothing.
package protocol SentenceJudge: Sendable {
    /// How many bytes a sentence has at most that may pass.
    var longestSentence: Int { get }

    /// Where some words of a draft say what waits for the verdict on its sentence.
    func waiting(in words: [UInt8]) -> [Range<Int>]

    /// Whether a word waits for the verdict on the sentence that ends with it so far.
    func waits(_ word: ArraySlice<UInt8>, in sentence: [UInt8]) -> Bool

    /// Whether a sentence ends with its last word so far.
    func end(_ word: ArraySlice<UInt8>) -> SentenceEnd

    /// Whether a sentence, or one of its neighbours with it, can be refused although each of its words may be shown.
    func mayRefuse(_ sentence: [UInt8]) -> Bool

    /// Whether a sentence may be shown with its last word.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - previous: The one before it, of another text perhaps, with those that it left open: both may say what neither does.
    /// - Returns: `false` for one that ends its draft.
    func passes(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool

    /// Whether what stands before a sentence can still be meant by the one behind it.
    func leavesOpen(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool
}

/// How a sentence ends with a word.
package enum SentenceEnd {
    /// It goes on.
    case none
    /// It ends unless a small letter follows.
    case unlessItGoesOn
    /// It ends, and with what stands behind its mark another one begins.
    case before(ArraySlice<UInt8>)
}

extension SentenceJudge {
    package func waiting(in words: [UInt8]) -> [Range<Int>] { [] }

    package func waits(_ word: ArraySlice<UInt8>, in sentence: [UInt8]) -> Bool { false }

    package func mayRefuse(_ sentence: [UInt8]) -> Bool { true }

    package func leavesOpen(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool { false }
}

/// Lets the draft of a text through, and ends it before a sentence that its judge refuses is whole.
///
/// Words are shown as they come, as `DraftFilter` passes them, and the last one of a sentence when the sentence is judged. What is not yet
/// judged when the text ends is not shown: the item that replaces the draft says it.
package struct SentenceDraft: Sendable {
    private var filter: DraftFilter
    private let judge: any SentenceJudge
    /// The sentence being written, as it is judged.
    private var sentence: [UInt8] = []
    /// The end of it that waits, as it is shown.
    private var held: [UInt8] = []
    /// The sentence before it, with those that it left open.
    private var previous: [UInt8] = []
    /// Whether that might have been refused.
    private var wasJudged = false
    /// Whether the sentence ends unless a small letter follows.
    private var mayBeWhole = false
    /// Whether the sentence is too long to pass: its words still come, up to one that would wait for the verdict, and it is kept no longer.
    private var isTooLong = false
    /// How many bytes may still come.
    private var left: Int

    /// The draft of one text.
    ///
    /// - Parameters:
    ///   - judge: Judges its sentences.
    ///   - filter: Judges its words.
    ///   - previous: The sentence that it stands behind, of another text.
    ///   - longest: How many bytes of it are shown at most.
    package init(
        _ judge: any SentenceJudge,
        filter: DraftFilter,
        behind previous: String = "",
        upTo longest: Int = .max
    ) {
        self.judge = judge
        self.filter = filter
        self.previous = Array(previous.utf8)
        left = longest
    }

    /// Takes more of the text, in UTF-8.
    ///
    /// - Returns: What may be shown now; often empty.
    package mutating func append(_ delta: [UInt8]) -> [UInt8] {
        guard !filter.isSilent else { return [] }
        let words = filter.append(delta)
        left -= words.count
        if left < 0 { silence() }
        guard left >= 0, !words.isEmpty else { return [] }
        var shown: [UInt8] = []
        shown.reserveCapacity(held.count + words.count)
        pass(words, into: &shown)
        return shown
    }

    /// Tells where the arrays are that each word needs.
    ///
    /// Changes nothing; mutating only so that `draft?.forEachArray` works in place instead of on a copy.
    package mutating func forEachArray(_ body: ([UInt8]) -> Void) {
        body(sentence)
        body(previous)
        body(held)
    }

    /// Takes whole words and what parts them.
    private mutating func pass(_ text: [UInt8], into shown: inout [UInt8]) {
        let waiting = judge.waiting(in: text)
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, let length = Self.space(in: text, at: index) { index += length }
            show(text.span.extracting(start..<index), waits: false, in: &shown)
            let place = index
            while index < text.count, Self.space(in: text, at: index) == nil { index += 1 }
            guard index > place else { break }
            let word = text[place..<index]
            if mayBeWhole, !Self.isSmall(word), !endSentence(into: &shown) { break }
            add(text.span.extracting(place..<index))
            mayBeWhole = false
            switch judge.end(word) {
            case .none: break
            case .unlessItGoesOn: mayBeWhole = true
            case .before(let next):
                held += word
                if !isTooLong { sentence.removeLast(next.count) }
                guard endSentence(into: &shown) else { return }
                sentence += next
                continue
            }
            let waits =
                mayBeWhole || waiting.contains { $0.overlaps(place..<index) } || judge.waits(word, in: sentence)
            show(text.span.extracting(place..<index), waits: waits, in: &shown)
            guard !isTooLong || held.isEmpty else { return silence() }
        }
    }

    /// Shows what nothing waits before.
    private mutating func show(_ bytes: Span<UInt8>, waits: Bool, in shown: inout [UInt8]) {
        if waits || !held.isEmpty { held.append(bytes) } else { shown.append(bytes) }
    }

    private mutating func add(_ word: Span<UInt8>) {
        guard !isTooLong else { return }
        if !sentence.isEmpty { sentence.append(UInt8(ascii: " ")) }
        sentence.append(word)
        guard sentence.count > judge.longestSentence else { return }
        isTooLong = true
        sentence = []
    }

    /// Judges the sentence, and shows the end of it or nothing more.
    private mutating func endSentence(into shown: inout [UInt8]) -> Bool {
        let isJudged = !isTooLong && judge.mayRefuse(sentence)
        guard !isTooLong, !(isJudged || wasJudged) || judge.passes(sentence, behind: previous) else {
            silence()
            return false
        }
        shown += held
        wasJudged = isJudged
        if previous.count < judge.longestSentence, judge.leavesOpen(sentence, behind: previous) {
            previous.append(UInt8(ascii: " "))
            previous += sentence
        } else {
            swap(&sentence, &previous)
        }
        sentence.removeAll(keepingCapacity: true)
        held.removeAll(keepingCapacity: true)
        mayBeWhole = false
        return true
    }

    private mutating func silence() {
        filter.silence()
        (sentence, previous, held) = ([], [], [])
    }

    /// Whether a word begins with a small letter.
    private static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
        String(decoding: word, as: UTF8.self).first?.isLowercase == true
    }

    /// How long the white space at a place is, as Unicode has it (`White_Space`); `nil` where there is none.
    private static func space(in text: [UInt8], at index: Int) -> Int? {
        let first = text[index]
        if first < 0x80 { return first == 0x20 || 0x09...0x0D ~= first ? 1 : nil }
        let rest = text[(index + 1)...].prefix(2)
        guard let second = rest.first, let third = rest.last else { return nil }
        switch (first, second, third) {
        case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return rest.count == 2 ? 3 : nil
        default: return nil
        }
    }
}
