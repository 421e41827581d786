package import Documents
package import Lexicons
package import Postings
import Resumes

/// Keeps what documents order, and ways to reach somebody, out of what a model writes.
///
/// Of a posting a letter may name the company, the title, the place and what is asked for. Its other sentences ("send
/// your documents to …"), its addresses, phone numbers and amounts are data, which nobody is made to read as ours; and so
/// are orders, whoever gives them.
package struct DocumentGuard: Sendable {
    /// What a text takes over from a posting, or from nowhere.
    package enum Violation: String, Sendable, Codable, CaseIterable {
        /// Five words in a row of a sentence that is no requirement.
        case sentence = "posting_sentence"
        /// A mail address that is not the person's.
        case email
        /// A web address that is not the person's.
        case link
        /// A phone number that is not the person's.
        case phone
        /// An amount of money that the resume does not state.
        case amount
        /// It orders something, or passes an order on.
        case order
        /// A character that nobody sees, or that looks like another one.
        case character
    }

    /// The numbers of the windows of words that are not to be taken over.
    private let forbidden: Set<UInt64>
    private let resume: SourceText
    /// What of a posting may be named.
    private let named: [SourceText]
    private let legible: LegibleText
    private let orders: Orders
    private let skills: SkillLexicon

    /// Guards a text about a resume alone.
    ///
    /// - Parameters:
    ///   - resume: What the person says may be said; without its orders.
    ///   - named: What else may be named.
    ///   - lexicon: The language of the texts.
    package init(resume: SourceText, naming named: [SourceText] = [], lexicon: Lexicon = .english) {
        self.init(forbidden: [], resume: resume, naming: named, lexicon: lexicon)
    }

    private init(forbidden: Set<UInt64>, resume: SourceText, naming named: [SourceText], lexicon: Lexicon) {
        self.forbidden = forbidden
        self.resume = resume
        self.named = named
        legible = LegibleText(sources: [resume] + named)
        orders = Orders.orders(in: lexicon)
        skills = lexicon.skills
    }

    /// Guards against a posting, too.
    ///
    /// - Parameters:
    ///   - posting: What was understood of it: its company, title, place and requirements may be named.
    ///   - text: Its text.
    ///   - resume: What the person says anyway may be said; without its orders.
    ///   - named: What of the posting may be named.
    ///   - lexicon: The language of the texts.
    package init(
        _ posting: JobPosting,
        text: ExtractedText,
        resume: SourceText,
        naming named: [SourceText] = [],
        lexicon: Lexicon = .english
    ) {
        var free: Set<UInt64> = []
        for requirement in posting.requirements {
            var window = WordWindow()
            for word in Word.folded(requirement.text) {
                if let number = window.append(word.utf8) { free.insert(number) }
            }
        }
        var forbidden: Set<UInt64> = []
        var window = WordWindow()
        var isNamed: [Bool] = []
        for (word, mayBeNamed) in Self.words(of: text, posting: posting) {
            isNamed.append(mayBeNamed)
            guard let number = window.append(word.utf8), !free.contains(number) else { continue }
            // "send your documents to Brightwater" is still an order; "Backend Engineer at Brightwater Systems" is none.
            if isNamed.suffix(WordWindow.length).count(where: { $0 }) <= 1 { forbidden.insert(number) }
        }
        self.init(forbidden: forbidden, resume: resume, naming: named, lexicon: lexicon)
    }

    /// Whether words of a posting may be named: they order nothing and lead nowhere.
    package func mayName(_ text: String) -> Bool {
        !orders.areGiven(in: text) && !orders.areGiven(toReaderOf: text) && ContactMention.all(in: text).isEmpty
            && AddressScanner.address(in: text, isKnown: isTechnology) == nil && legible.holds(text)
    }

    private func isTechnology(_ word: String) -> Bool {
        skills.canonical(for: word) != nil || resume.has(word)
    }

    /// Whether words are an address that no document has as the name of something; for a draft, which shows whole words.
    func isAddress(_ text: String) -> Bool {
        AddressScanner.address(in: text) { word in
            isTechnology(word) || named.contains { $0.has(word) } || resume.contains(word)
        } != nil
    }

    /// Whether each character of a text may be shown.
    package func isLegible(_ text: String) -> Bool {
        legible.holds(text)
    }

    /// Whether a text orders something: what `violations` says of one whose words were let through one by one.
    package func isOrder(_ text: String) -> Bool {
        orders.areGiven(in: text)
    }

    /// What a generated text says that it must not; empty for one that may be sent.
    package func violations(in text: String) -> Set<Violation> {
        guard legible.holds(text) else { return [.character] }
        var found: Set<Violation> = []
        for mention in ContactMention.all(in: text) where !resume.contains(mention.text) {
            switch mention.kind {
            case .email: found.insert(.email)
            case .link: found.insert(.link)
            case .phone: found.insert(.phone)
            }
        }
        let characters = text.characters
        for place in NumberMention.all(in: characters) where !resume.supports(place.mention) {
            switch place.mention.unit {
            case .none, .percent, .multiplier: continue
            case .dollar, .euro, .pound, .yen, .rupee: found.insert(.amount)
            }
        }
        let words = Word.words(in: characters)
        var window = WordWindow()
        for (index, word) in words.enumerated() {
            guard let number = window.append(word.text.utf8), forbidden.contains(number) else { continue }
            let start = words[index + 1 - WordWindow.length].range.lowerBound
            guard !resume.contains(String(characters[start..<word.range.upperBound])) else { continue }
            found.insert(.sentence)
            break
        }
        guard found.isEmpty else { return found }
        if orders.areGiven(in: text) { return [.order] }
        return isAddress(text) ? [.link] : []
    }

    /// Whether there are sentences that must not be taken over.
    var forbidsSentences: Bool {
        !forbidden.isEmpty
    }

    /// Whether five words in a row, by their number, are a sentence of the posting.
    func forbids(_ window: UInt64) -> Bool {
        forbidden.contains(window)
    }

    /// The words of a posting, and of each whether a letter may name it.
    private static func words(of text: ExtractedText, posting: JobPosting) -> [(word: String, mayBeNamed: Bool)] {
        var spans: [Int: [Range<Int>]] = [:]
        for requirement in posting.requirements where requirement.evidence.start < requirement.evidence.end {
            let evidence = requirement.evidence
            spans[evidence.line, default: []].append(evidence.start..<evidence.end)
        }
        var words: [(word: String, mayBeNamed: Bool)] = []
        for line in text.lines {
            let named = IntervalCover(spans[line.number] ?? [])
            for word in Word.words(in: TextCharacters(line.text)) {
                words.append((word.text, named.covers(word.range.lowerBound)))
            }
        }
        for name in [posting.company, posting.title, posting.location].compactMap({ $0 }) {
            let name = Word.folded(String(name.prefix(200)))
            guard let first = name.first else { continue }
            for start in words.indices where words[start].word == first && start + name.count <= words.count {
                let place = start..<start + name.count
                guard zip(words[place], name).allSatisfy({ $0.word == $1 }) else { continue }
                for index in place { words[index].mayBeNamed = true }
            }
        }
        return words
    }
}

/// Ranges of one line, asked whether they cover a place.
private struct IntervalCover {
    /// The ranges without overlaps, in their order.
    private var ranges: [Range<Int>] = []

    init(_ ranges: [Range<Int>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound {
                self.ranges[self.ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    func covers(_ place: Int) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(place)
    }
}
