import Lexicons

/// A part of a sentence that says one thing with one importance.
struct Clause: Sendable, Equatable {
    /// What a cue in it says.
    enum Mark: Sendable, Equatable {
        case required, preferred, negated
    }

    /// Its words, as indices into the passage's.
    var words: Range<Int>
    /// What its cue says; `nil` without one.
    var mark: Mark?
}

/// Cuts a passage into sentences, and those into clauses wherever importance or negation changes.
///
/// "Python and SQL required, Kafka a plus, no PHP" is three clauses. `resume-domain.md` B3 has the traps.
struct ClauseSplitter {
    private let passage: Passage
    private let lexicon: PostingLexicon

    /// A splitter for one passage.
    init(_ passage: Passage, lexicon: PostingLexicon) {
        self.passage = passage
        self.lexicon = lexicon
    }

    /// The sentences of the passage, as ranges of words.
    func sentences() -> [Range<Int>] {
        let words = passage.words
        var sentences: [Range<Int>] = []
        var start = 0
        for index in words.indices.dropFirst() where endsSentence(between: index - 1, and: index) {
            sentences.append(start..<index)
            start = index
        }
        if start < words.count { sentences.append(start..<words.count) }
        return sentences
    }

    /// The clauses of a sentence in order.
    func clauses(of sentence: Range<Int>) -> [Clause] {
        var grouping = Grouping()
        for atom in atoms(of: sentence) { grouping.add(atom) }
        return grouping.finish()
    }

    private func endsSentence(between left: Int, and right: Int) -> Bool {
        let words = passage.words
        let gap = passage.characters[words[left].range.upperBound..<words[right].range.lowerBound]
        if gap.contains(where: { ";!?•|".contains($0) }) { return true }
        guard let stop = gap.firstIndex(of: "."), gap[stop...].dropFirst().first?.isWhitespace == true else {
            return false
        }
        let next = passage.characters[words[right].range.lowerBound]
        return !lexicon.abbreviations.contains(words[left].text) || (next.isUppercase && words[left].text.count > 4)
    }

    // MARK: Atoms

    /// A part between two commas, dashes or parentheses.
    private struct Atom {
        /// How it is parted from the one before it.
        enum Edge { case start, comma, anew, hard, open, closed }

        var words: Range<Int>
        let edge: Edge
        var mark: Clause.Mark?
        /// Whether the cue speaks of what follows it.
        var isLeading = false
        /// Whether anything but cues and small words stands in it.
        var hasContent = false
        /// Whether a cue opens it.
        var opensWithCue = false
        /// Whether "and" or "or" opens it.
        var opensWithConjunction = false
        /// Whether "or" stands in it.
        var hasOr = false
    }

    private func atoms(of sentence: Range<Int>) -> [Atom] {
        var atoms: [Atom] = []
        var start = sentence.lowerBound
        var edge = Atom.Edge.start
        for index in sentence.dropFirst() {
            guard let next = self.edge(before: index) else { continue }
            atoms.append(atom(start..<index, edge: edge))
            start = index
            edge = next
        }
        atoms.append(atom(start..<sentence.upperBound, edge: edge))
        return atoms
    }

    private func edge(before index: Int) -> Atom.Edge? {
        let words = passage.words
        let gap = passage.characters[words[index - 1].range.upperBound..<words[index].range.lowerBound]
        if gap.contains(where: { "([".contains($0) }) { return .open }
        if gap.contains(where: { ")]".contains($0) }) { return .closed }
        if gap.contains(where: { "—–:".contains($0) }) || (gap.contains("-") && gap.first == " ") { return .hard }
        if lexicon.butWords.contains(words[index].text) { return .hard }
        if opensAnew(index, gap: gap) { return .anew }
        if gap.contains(",") { return .comma }
        // A cue that speaks of what follows begins anew: "5 years of Java preferably in a bank".
        if let cue = lexicon.cues.match(at: index, in: words), cue.meaning == .preferring { return .comma }
        return nil
    }

    /// Whether a word begins another thing that is asked for: "…, experience with", "and you know".
    private func opensAnew(_ index: Int, gap: ArraySlice<Character>) -> Bool {
        let words = passage.words
        var start = index
        if lexicon.andWords.contains(words[index].text) { start += 1 } else if !gap.contains(",") { return false }
        if gap.contains(","), start < words.count, lexicon.andWords.contains(words[start].text) { start += 1 }
        guard start < words.count, words[start].range.lowerBound - words[index].range.lowerBound < 8,
            let voice = lexicon.voices.match(at: start, in: words)
        else { return false }
        return voice.meaning == .asking && voice.words.count > 1
    }

    private func atom(_ range: Range<Int>, edge: Atom.Edge) -> Atom {
        let words = passage.words
        var atom = Atom(words: range, edge: edge)
        let cues = lexicon.cues.matches(in: words, within: range)
        var covered: Set<Int> = []
        for cue in cues where cue.meaning != .nothing { covered.formUnion(cue.words) }
        atom.hasContent = range.contains { index in
            !covered.contains(index) && !lexicon.general.stopWords.contains(words[index].text)
                && !lexicon.butWords.contains(words[index].text)
        }
        let first = words[range.lowerBound].text
        atom.opensWithConjunction = lexicon.orWords.contains(first) || lexicon.andWords.contains(first)
        atom.hasOr = range.contains { lexicon.orWords.contains(words[$0].text) }
        for cue in cues { apply(cue, to: &atom) }
        atom.opensWithCue =
            cues.first.map { $0.meaning != .nothing && $0.words.lowerBound == range.lowerBound } ?? false
        return atom
    }

    private func apply(_ cue: PhraseTable<PostingLexicon.Cue>.Match, to atom: inout Atom) {
        switch cue.meaning {
        case .nothing: break
        case .required: if atom.mark == nil { atom.mark = .required }
        case .preferred: atom.mark = .preferred
        case .preferring:
            atom.mark = .preferred
            atom.isLeading = cue.words.upperBound < atom.words.upperBound
        case .negated:
            if atom.mark != .preferred { atom.mark = .negated }
        case .negating:
            // "no PHP": what is negated stands behind it; "required" behind that does not take it back.
            guard atom.mark != .preferred else { break }
            atom.isLeading = atom.mark == nil
            atom.mark = .negated
        }
    }

    // MARK: Clauses

    /// Joins atoms to clauses, each cue reaching as far as its kind does.
    private struct Grouping {
        private var clauses: [Clause] = []
        private var open: [Atom] = []
        private var mark: Clause.Mark?
        private var isLeading = false

        mutating func add(_ atom: Atom) {
            if open.isEmpty {
                begin(atom)
            } else if atom.mark != nil, !atom.hasContent || (atom.edge == .open && atom.opensWithCue && !atom.isLeading)
            {
                // "(a plus)", ", preferred", "(required for the core team)": it speaks of what stands before it.
                applyBack(atom)
            } else if let mark = atom.mark {
                addMarked(atom, mark)
            } else if isLeading, atom.edge != .hard, atom.edge != .anew || mark == .preferred,
                atom.edge != .closed || mark == .preferred
            {
                if mark == .negated, !atom.opensWithConjunction, !isList(atom) {
                    close()
                    begin(atom)
                } else {
                    open.append(atom)
                }
            } else if atom.edge == .anew || (mark != nil && !isLeading) {
                // A cue that speaks of what stands before it ends its clause.
                close()
                begin(atom)
            } else if isLeading {
                close()
                begin(atom)
            } else {
                open.append(atom)
            }
        }

        mutating func finish() -> [Clause] {
            close()
            return clauses
        }

        private mutating func addMarked(_ atom: Atom, _ mark: Clause.Mark) {
            // "A, B and C are a plus": the cue at the end of a list speaks of all of it.
            let isListEnd = atom.opensWithConjunction && open.count >= 2 && self.mark == nil && !atom.isLeading
            let isSame = self.mark == mark && atom.edge == .comma && !atom.isLeading
            if isListEnd && atom.edge == .comma {
                self.mark = mark
                open.append(atom)
                close()
            } else if isSame {
                open.append(atom)
            } else {
                close()
                begin(atom)
            }
        }

        private mutating func applyBack(_ atom: Atom) {
            let mark = atom.mark
            if self.mark == .negated, mark == .preferred || (mark == .required && atom.edge == .hard) {
                // "not required but helpful".
                self.mark = mark == .preferred ? .preferred : self.mark
                open.append(atom)
            } else if atom.edge == .open, open.count > 1, self.mark == nil {
                // "Python, Go (a plus), Rust": only the one before it.
                var last = open.removeLast()
                close()
                last.words = last.words.lowerBound..<atom.words.upperBound
                begin(last)
                self.mark = mark
            } else {
                self.mark = self.mark == .negated ? .negated : mark
                open.append(atom)
            }
            isLeading = false
        }

        private mutating func begin(_ atom: Atom) {
            open = [atom]
            mark = atom.mark
            isLeading = atom.isLeading
        }

        private mutating func close() {
            guard let first = open.first, let last = open.last else { return }
            let clause = Clause(words: first.words.lowerBound..<last.words.upperBound, mark: mark)
            open = []
            mark = nil
            isLeading = false
            clauses.append(clause)
        }

        /// Whether an atom goes on with a list rather than a sentence.
        private func isList(_ atom: Atom) -> Bool {
            atom.words.count <= 3 && atom.edge == .comma && atom.hasOr
        }
    }
}
