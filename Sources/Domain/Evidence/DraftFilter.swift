import Documents
import Lexicons
import Postings
import Resumes

/// Lets the text of an item through word by word while it is written, as long as its sources support it.
///
/// What was let through never says what `ClaimVerifier` would refuse (`design.md` section 4): a number, a skill of the
/// lexicon, a name or contact data that stand in no source end the draft of that item, and in a person's name each word
/// that no source has. Advice may use any word where it does not speak of the person, and no contact data. What words say together is for
/// `SentenceDraft`. A word is judged when white space
/// follows it; one that later words may change ("New" of a skill's name, "5" before "million") waits for them. An
/// ordinary word in lower case costs some look-ups and nothing else, since there is one for each token of a model.
package struct DraftFilter: Sendable {
    /// Longer than any word or address that a person prints.
    private static let longestWord = 512
    /// Longer than any name of a skill or amount with its unit: what is undecided for so long is not shown.
    private static let longestWait = 128

    // First what every word needs, so that it lies together.
    /// Whether nothing more of this item may be shown.
    package private(set) var isSilent = false
    /// Whether the sentence speaks of the person.
    private var isOfPerson = false
    /// The word being written.
    private var word: [UInt8] = []
    /// Whole words that what follows may still change, with the space behind them.
    private var held = ""
    private var sentence = DraftSentence()
    /// How many numbers stand in a row at the end of what was shown: two begin a phone number.
    private var numbersInARow = 0
    /// Words of lower case that need a closer look; `nil` where each does.
    private let marked: WordKeys?
    private let verifier: ClaimVerifier
    private let guardian: DocumentGuard?
    /// What may be said of the person in advice; `nil` for a text in the person's name.
    private let advice: EvidencedWords?
    private let mask: ContactMask
    private let allowed: Set<String>
    private let vocabulary: Vocabulary
    /// The last words shown.
    private var window = WordWindow()

    /// A filter for one item.
    ///
    /// - Parameters:
    ///   - verifier: What the item may say.
    ///   - mask: The contact data that the model was not shown.
    ///   - allowed: Lowercased words of fixed frames that are capitalised without being names.
    ///   - guardian: Keeps addresses and the posting's sentences out.
    ///   - advice: For a text that advises the person: what it may say of that person.
    package init(
        verifier: ClaimVerifier,
        mask: ContactMask,
        allowing allowed: Set<String> = [],
        guarding guardian: DocumentGuard? = nil,
        advising advice: EvidencedWords? = nil
    ) {
        self.verifier = verifier
        self.mask = mask
        self.allowed = allowed
        self.guardian = guardian
        self.advice = advice
        vocabulary = Vocabulary.vocabulary(of: verifier.lexicon)
        marked = advice == nil ? vocabulary.marked : vocabulary.markedInAdvice
    }

    /// Takes more of the text, in UTF-8.
    ///
    /// - Returns: What may be shown now; often empty.
    package mutating func append(_ delta: [UInt8]) -> [UInt8] {
        let bytes = delta.span
        var released: [UInt8] = []
        released.reserveCapacity(word.count + bytes.count)
        var index = 0
        while index < bytes.count, !isSilent {
            let start = index
            while index < bytes.count, !Self.isSpace(bytes[index]) { index += 1 }
            word.append(bytes.extracting(start..<index))
            if word.count > Self.longestWord { silence() }
            guard index < bytes.count, !isSilent else { break }
            if !word.isEmpty { endWord(into: &released) }
            if !isSilent { endSpace(bytes[index], into: &released) }
            index += 1
        }
        return released
    }

    /// Ends the draft: nothing more of this item is shown.
    package mutating func silence() {
        isSilent = true
        word = []
        held = ""
    }

    private mutating func endWord(into released: inout [UInt8]) {
        if held.isEmpty, let endsSentence = isPlain(word) {
            if guardian?.forbidsSentences == true,
                repeatsPosting(word.split { !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0) })
            {
                return silence()
            }
            sentence.append(wordThatEnds: endsSentence)
            if endsSentence { isOfPerson = false }
            numbersInARow = 0
            released.append(word.span)
        } else {
            held += mask.restored(String(decoding: word, as: UTF8.self))
        }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func endSpace(_ byte: UInt8, into released: inout [UInt8]) {
        guard !held.isEmpty else {
            sentence.append(separator: byte)
            return released.append(byte)
        }
        held.unicodeScalars.append(Unicode.Scalar(byte))
        // Only a space parts the phrases of a lexicon; a line that is broken may go on.
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { releaseHeld(into: &released) }
    }

    /// Judges the words that wait, and releases those that nothing can change any more.
    private mutating func releaseHeld(into released: inout [UInt8]) {
        let context = sentence.context
        let text = context + held
        let characters = text.characters
        let skills = verifier.lexicon.skills.draftMatches(in: text)
        let wait = DraftWait(characters, skills: skills).start
        let decided = characters[..<wait].reduce(0) { $0 + $1.utf8.count }
        let bytes = Array(text.utf8)
        guard decided > context.utf8.count else {
            if held.utf8.count > Self.longestWait { silence() }
            return
        }
        let shown = String(decoding: bytes[context.utf8.count..<decided], as: UTF8.self)
        let isSupported = verifier.unsupported(in: characters, skills: skills.matches, allowing: allowed)
            .allSatisfy { $0.range.lowerBound >= wait || $0.range.upperBound <= context.count }
        guard isSupported, ContactMention.all(in: shown).allSatisfy({ advice == nil && mask.holds($0) }),
            guardian.map({ $0.isLegible(shown) && !$0.isAddress(shown) }) ?? true,
            !countsNumbers(shown), isAdvice(characters[..<wait], skills: skills.matches),
            !repeatsPosting(Word.folded(shown).map(\.utf8))
        else { return silence() }
        released += bytes[context.utf8.count..<decided]
        held = String(decoding: bytes[decided...], as: UTF8.self)
        sentence = DraftSentence(characters[..<wait])
    }

    /// Whether with these words a sentence of the posting would be taken over.
    private mutating func repeatsPosting(_ words: [some Sequence<UInt8>]) -> Bool {
        guard let guardian, guardian.forbidsSentences else { return false }
        for word in words {
            if let number = window.append(word), guardian.forbids(number) { return true }
        }
        return false
    }

    /// Whether with what is to be shown two numbers stand side by side.
    private mutating func countsNumbers(_ shown: String) -> Bool {
        guard guardian != nil else { return false }
        for word in AddressScanner.words(in: Folding.fold(shown)) {
            numbersInARow = AddressScanner.isNumber(word) ? numbersInARow + 1 : 0
            if numbersInARow > 1 { return true }
        }
        return false
    }

    /// Whether what is to be shown orders nothing and says nothing of the person that the resume does not; true in a person's name, where
    /// each word was judged.
    private mutating func isAdvice(_ characters: ArraySlice<Character>, skills: [SkillMatch]) -> Bool {
        guard let advice else { return true }
        let others = skills.map(\.range) + NumberMention.all(in: Array(characters)).map(\.range)
        var end = characters.startIndex
        for word in Word.words(in: characters) {
            if NameScanner.endsSentence(characters[end..<word.range.lowerBound]) { isOfPerson = false }
            end = word.range.upperBound
            if vocabulary.suspicious.contains(word.key) { return false }
            if isOfPerson, !advice.holds(word), !others.contains(where: { $0.overlaps(word.range) }) { return false }
            if vocabulary.persons.contains(word.key) { isOfPerson = true }
        }
        if NameScanner.endsSentence(characters[end...]) { isOfPerson = false }
        return true
    }

    /// Whether a word can be no number, skill, name, address or invention, whatever stands beside it.
    ///
    /// That is one of small letters that no spelling of a skill begins with, with ordinary signs around it.
    ///
    /// - Returns: Whether a sentence ends behind it; `nil` for a word that needs a closer look.
    private func isPlain(_ word: [UInt8]) -> Bool? {
        guard let marked else { return nil }
        var index = 0
        var hasLetters = false
        var endsSentence = false
        while index < word.count {
            switch word[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                // "a.b" and "a@b" may be addresses.
                if endsSentence { return nil }
                let start = index
                while index < word.count, UInt8(ascii: "a")...UInt8(ascii: "z") ~= word[index] { index += 1 }
                let part = word[start..<index]
                if marked.contains(WordKey.exact(part)) { return nil }
                if let words = verifier.words ?? (isOfPerson ? advice : nil), !words.holds(part) { return nil }
                hasLetters = true
                continue
            case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
                if !hasLetters { return nil }
                endsSentence = true
            case UInt8(ascii: "@") where !hasLetters: break
            case UInt8(ascii: "-") where hasLetters: break
            case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""): break
            default: return nil
            }
            index += 1
        }
        return hasLetters ? endsSentence : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || UInt8(ascii: "\t")...UInt8(ascii: "\r") ~= byte
    }
}
