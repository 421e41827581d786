import EventLoop
import Evidence
import LanguageModels
import Runs

/// A model's part of a letter: takes its paragraphs as they are written, and completes the letter with the rules' own.
///
/// Paragraphs stand in the order of their roles. What lacks before the one that begins is filled in first, so that nothing has to be
/// put between paragraphs that a reader has seen.
@LoopActor
final class LetterWriting: ModelWork {
    /// More paragraphs than a letter has.
    private static let limit = 6

    // First what every delta needs, so that it lies together.
    let run: any RunContext
    private var open: Draft?
    let request: ModelRequest?
    let answered: [GeneratedItem]
    var canDoWithout: Bool { written == 0 }

    /// How many paragraphs the model wrote.
    private var written = 0
    /// How many the rules had to write although the model was asked for them.
    private var filled = 0
    private(set) var rejected: [String: Int] = [:]
    /// The letter as it is now.
    private var letter: Letter

    private let review: ParagraphReview
    private let rules: RuleLetter
    /// Why a paragraph could not be told.
    private var failure: (any Error)?

    /// A paragraph whose text is being written.
    private struct Draft {
        let id: String
        let role: Letter.Paragraph.Role
        /// `nil` for one that is refused for its quotes.
        var text: SentenceDraft?
        var isShown = false
    }

    /// Writes into a run.
    ///
    /// - Parameters:
    ///   - run: Gets the paragraphs.
    ///   - composing: What the model is asked, what judges its paragraphs, and what an earlier attempt committed.
    ///   - rules: What the rules write.
    init(_ run: any RunContext, _ composing: CoverLetter.Composing, rules: RuleLetter) {
        self.run = run
        review = composing.review
        answered = composing.earlier.items
        self.rules = rules
        letter = rules.letter
        letter.paragraphs = composing.earlier.paragraphs
        request = letter.isClosed ? nil : composing.request
    }

    func itemBegan(_ head: GeneratedItem) {
        itemAborted()
        guard let role = place(of: head) else { return }
        fill(before: role)
        let isQuoted = (try? review.quotations(head)) != nil
        let text = isQuoted ? review.draft(behind: letter.paragraphs) : nil
        open = Draft(id: Letter.id(letter.paragraphs.count), role: role, text: text)
    }

    func itemContinued(_ text: [UInt8]) {
        LoopActor.loop.uses(self, count: 896)
        defer { open?.text?.forEachArray(LoopActor.loop.uses(elements:)) }
        guard let shown = open?.text?.append(text), !shown.isEmpty, let id = open?.id else { return }
        open?.isShown = true
        run.draft(item: id, text: shown)
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        let draft = open
        open = nil
        do throws(LetterRejection) {
            guard item.kind.lowercased() == "paragraph" else { throw LetterRejection.unknownKind }
            guard let role = draft?.role ?? place(of: item) else { throw LetterRejection.outOfPlace }
            fill(before: role)
            let paragraph = try review.judge(item, role: role, behind: letter.paragraphs)
            guard !letter.paragraphs.contains(where: { $0.text == paragraph.text }) else { throw .duplicate }
            emit(paragraph)
            written += 1
            return true
        } catch {
            rejected[error.name, default: 0] += 1
            if let draft, draft.isShown { run.reset(item: draft.id) }
            return false
        }
    }

    func itemAborted() {
        if let open, open.isShown { run.reset(item: open.id) }
        open = nil
    }

    /// Writes what lacks, and the closing, which alone knows the whole letter.
    func finish(_ generation: Generation?) throws -> RunSummary {
        if letter.paragraphs.isEmpty {
            fill(rules.letter.paragraphs)
        } else if !letter.isClosed {
            fill(before: .closing)
            var closing = rules.closing
            if !letter.paragraphs.contains(where: { $0.role == .motivation }) {
                closing.sentences = rules.motivation.sentences + closing.sentences
            }
            emit(closing)
        }
        if let failure { throw failure }
        var summary = letter.summary
        if filled > 0 { summary.counts["filledByRules"] = filled }
        let engines = generation?.engines.map(CoverLetter.engine) ?? []
        if written == 0, answered.isEmpty {
            summary.engine = CoverLetter.rules
        } else if !engines.isEmpty {
            summary.engine = engines.joined(separator: ", ")
        }
        return summary
    }

    /// The role of an item, if its place in the letter is not behind.
    private func place(of item: GeneratedItem) -> Letter.Paragraph.Role? {
        guard item.kind.lowercased() == "paragraph", letter.paragraphs.count < Self.limit else { return nil }
        let last = letter.paragraphs.last?.role
        let next: Letter.Paragraph.Role = last == nil ? .opening : last == .opening ? .fit : .evidence
        let role = item["role"].map { Letter.Paragraph.Role(rawValue: $0.lowercased()) } ?? next
        // The closing is ours: it says how to reach the person.
        guard let role, role != .closing else { return nil }
        guard let last else { return role }
        return role.rank > last.rank || (role == last && role.isBody) ? role : nil
    }

    /// Writes the rules' paragraphs for the roles before one that a letter cannot do without.
    private func fill(before role: Letter.Paragraph.Role) {
        if role != .opening, letter.paragraphs.isEmpty {
            fill(rules.letter.paragraphs.filter { $0.role == .opening })
        }
        if role.rank > Letter.Paragraph.Role.evidence.rank, !letter.paragraphs.contains(where: \.role.isBody) {
            fill(rules.letter.paragraphs.filter(\.role.isBody))
        }
    }

    private func fill(_ paragraphs: [Letter.Paragraph]) {
        for paragraph in paragraphs { emit(paragraph) }
        filled += paragraphs.count
    }

    private func emit(_ paragraph: Letter.Paragraph) {
        letter.paragraphs.append(paragraph)
        if letter.isClosed {
            letter.placeholders = rules.placeholders(in: letter)
            letter.warnings.removeAll { $0 == "too_short" }
            if letter.words < Letter.wordRange.lowerBound { letter.warnings.append("too_short") }
        }
        do {
            run.emit(try letter.item(letter.paragraphs.count - 1, isLast: letter.isClosed))
        } catch {
            failure = error
        }
    }
}

extension Letter {
    /// Whether its last paragraph is there.
    var isClosed: Bool { paragraphs.last?.role == .closing }
}

extension Letter.Paragraph.Role {
    /// Its place in a letter.
    var rank: Int {
        switch self {
        case .opening: 0
        case .fit: 1
        case .evidence: 2
        case .motivation: 3
        case .closing: 4
        }
    }

    /// Whether it tells of the person's work.
    var isBody: Bool { self == .fit || self == .evidence }
}
