import Documents
import Evidence
import Lexicons
import Postings
import Resumes

/// Judges what a model tells the person: explanations, and questions.
///
/// A class, since the draft of each item has it, too.
final class ExplanationReview: Sendable {
    /// Longer than any explanation of one sentence, in bytes: to judge one of 5 KiB takes the loop 9 ms.
    static let longest = 2 * 1024

    /// Keeps orders and addresses out.
    let guardian: DocumentGuard
    /// What an explanation may speak of: the resume, and what the posting asks for.
    private let sources: ClaimVerifier
    /// What an explanation may say of the person.
    private let advice: EvidencedWords
    /// How the resume meets the posting's requirements.
    private let matches: [RequirementMatch]
    private let lexicon: Lexicon
    /// Words that open an explanation without being names.
    private let openings: Set<String>
    /// Verbs of advice by which something is put into a resume.
    private let insertions: Set<String>
    /// Words by which advice says under what condition.
    private let conditions: Set<String>
    /// Sentences to an AI screener.
    private let instructions: TokenPatterns
    /// Words for which a sentence of a draft is judged.
    private let signals: WordKeys
    /// What the resume says of the person.
    private let claims: ClaimVerifier
    /// What the resume says together.
    private let together: StatedTogether?

    /// Reviews what is said of one resume.
    ///
    /// - Parameters:
    ///   - input: What the checks know of it.
    ///   - verifier: Verifies what a model proposes.
    ///   - terms: What of the posting may be named.
    ///   - guardian: Keeps orders and addresses out.
    init(_ input: CheckInput, verifier: ChangeVerifier, naming terms: SourceText?, guardian: DocumentGuard) {
        self.guardian = guardian
        sources = terms.map { verifier.claims.adding($0) } ?? verifier.claims
        advice = verifier.advice
        matches = input.matches
        lexicon = input.lexicon
        openings = input.phrasebook.openings
        insertions = input.phrasebook.insertions
        conditions = input.phrasebook.conditions
        instructions = input.phrasebook.instructions
        signals = input.phrasebook.signals
        claims = verifier.claims
        together = verifier.advisedTogether
    }

    /// The draft of one explanation.
    func draft(_ mask: ContactMask) -> SentenceDraft {
        SentenceDraft(
            self,
            filter: DraftFilter(verifier: sources, mask: mask, allowing: openings, guarding: guardian, advising: advice)
        )
    }

    /// Judges a text.
    ///
    /// - Returns: The same with single spaces.
    /// - Throws: Why it is not told.
    func judge(_ text: String) throws(AnswerRejection) -> String {
        guard text.utf8.count <= Self.longest else { throw .tooLong }
        let text = text.withSingleSpaces
        guard !text.isEmpty else { throw .incomplete }
        guard guardian.isLegible(text) else { throw .hiddenText }
        let unsupported = sources.unsupported(in: text, allowing: openings)
        guard unsupported.allSatisfy({ $0.kind == .number && advice.countsText($0.range, in: text) }) else {
            throw .unsupportedText
        }
        try check(text, forContactDataBeyond: "")
        guard !suggestsInsertion(text) else { throw .change(.unsupportedSkill) }
        guard advice.support(advice: text, skills: lexicon.skills, where: isSaid) else { throw .unsupportedText }
        return text
    }

    /// Refuses ways to reach somebody, and orders out of a document.
    func check(_ text: String, forContactDataBeyond before: String) throws(AnswerRejection) {
        guard ContactMention.all(in: text).allSatisfy({ before.contains($0.text) }) else { throw .contactData }
        let violations = guardian.violations(in: text)
        guard violations.isDisjoint(with: [.email, .link, .phone]) else { throw .contactData }
        guard violations.isEmpty, !isInstruction(text) else { throw .instruction }
    }

    private func isInstruction(_ text: String) -> Bool {
        !instructions.matches(in: PrintedWord.words(in: text)).isEmpty
    }

    /// The requirement that asks for something in a text that the resume lacks, whether or not a lexicon knows it.
    func asksForWhatLacks(in text: String) -> RequirementMatch? {
        let skills = Set(
            claims.unsupported(in: text).filter { $0.kind == .skill }
                .map { lexicon.skills.canonical(for: $0.text) ?? $0.text }
        )
        let words = Set(advice.unsupported(in: text.characters).map(\.text))
        return matches.first { match in
            match.status == .notShown
                && (match.requirement.terms.contains { skills.contains($0.canonical) }
                    || !words.isDisjoint(with: Word.folded(match.requirement.text)))
        }
    }

    /// Whether the resume says together what a sentence claims of the person.
    private func isSaid(_ sentence: String) -> Bool {
        together?.hold(sentence) ?? true
    }

    /// Whether a text advises to put in what the posting asks for and the resume lacks, and does not ask whether it is so.
    private func suggestsInsertion(_ text: String) -> Bool {
        let words = Set(Word.folded(text))
        guard !words.isDisjoint(with: insertions), words.isDisjoint(with: conditions) else {
            return false
        }
        return asksForWhatLacks(in: text) != nil
    }
}

/// What a draft's sentences are judged by: parts of a sentence that a colon or the like ends say something of their own.
extension ExplanationReview: SentenceJudge {
    var longestSentence: Int { Self.longest }

    func end(_ word: ArraySlice<UInt8>) -> SentenceEnd {
        // From behind: the last mark counts.
        for index in word.indices.reversed() {
            switch word[index] {
            case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"):
                return .before(word[(index + 1)...])
            // Not that of "Node.js".
            case UInt8(ascii: ".") where word[(index + 1)...].first.map(Self.isLetterOrDigit) != true:
                return .before(word[(index + 1)...])
            case 0xE2 where word[index...].starts(with: "•".utf8): return .before(word[(index + 3)...])
            default: break
            }
        }
        return .none
    }

    func mayRefuse(_ sentence: [UInt8]) -> Bool {
        advice.mayRefuse(sentence, for: signals)
    }

    func passes(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool {
        // "The posting asks for Terraform. Add it to the skills."
        let both = previous + [UInt8(ascii: " ")] + sentence
        guard both.count <= Self.longest else { return false }
        let text = String(decoding: both, as: UTF8.self)
        // Its words have been judged one by one. Most sentences are judged for a verb, and neither instruct nor advise.
        guard !guardian.isOrder(text) else { return false }
        if signals.mayStand(in: both), isInstruction(text) || suggestsInsertion(text) { return false }
        return advice.support(advice: text, skills: lexicon.skills, where: isSaid)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
