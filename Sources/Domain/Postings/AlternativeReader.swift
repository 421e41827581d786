/// Tells which terms of a clause are alternatives: "A, B or C" is one of them, "A, B and C" all.
struct AlternativeReader {
    /// Terms that belong together, as indices into the clause's.
    struct Group: Equatable {
        var terms: Range<Int>
        var anyOf: Bool
    }

    private enum Joint {
        case or, and, comma, none
    }

    private let passage: Passage
    private let lexicon: PostingLexicon

    /// A reader of one passage.
    init(_ passage: Passage, lexicon: PostingLexicon) {
        self.passage = passage
        self.lexicon = lexicon
    }

    /// Groups terms that stand in a clause, in its order.
    ///
    /// A clause without alternatives is one group. "Python and AWS or GCP" is two: all of the first, one of the second.
    func groups(of terms: [TermReader.Found], in clause: Range<Int>) -> [Group] {
        guard terms.count > 1 else { return terms.isEmpty ? [] : [Group(terms: 0..<1, anyOf: false)] }
        var joints = zip(terms, terms.dropFirst()).map { joint(between: $0, and: $1) }
        spread(openings(of: terms, in: clause), over: &joints)
        // "Mathematics, Physics, or a related field": what no table knows ends the list.
        if joints.last == .comma, isOr(behind: terms[terms.count - 1], in: clause) { joints[joints.count - 1] = .or }
        // A comma means what the word at the end of its list means.
        for index in joints.indices.reversed().dropFirst() where joints[index] == .comma {
            joints[index] = joints[index + 1] == .or ? .or : .comma
        }
        var groups = [Group(terms: 0..<1, anyOf: false)]
        for (index, joint) in joints.enumerated() {
            let isOr = joint == .or
            var last = groups[groups.count - 1]
            if isOr == last.anyOf || last.terms.count == 1 {
                last.terms = last.terms.lowerBound..<index + 2
                last.anyOf = isOr
                groups[groups.count - 1] = last
            } else if isOr {
                // The term before "or" belongs to the alternative.
                last.terms = last.terms.lowerBound..<index
                groups[groups.count - 1] = last
                groups.append(Group(terms: index..<index + 2, anyOf: true))
            } else {
                groups.append(Group(terms: index + 1..<index + 2, anyOf: false))
            }
        }
        return groups
    }

    private func joint(between left: TermReader.Found, and right: TermReader.Found) -> Joint {
        guard left.range.upperBound <= right.range.lowerBound else { return .none }
        let gap = passage.characters[left.range.upperBound..<right.range.lowerBound]
        let words = Word.words(in: gap)
        if words.contains(where: { lexicon.orWords.contains($0.text) }) { return .or }
        if gap.contains("/"), words.isEmpty {
            let isPair = lexicon.pairs.contains(left.term.canonical) && lexicon.pairs.contains(right.term.canonical)
            return isPair ? .and : .or
        }
        if words.contains(where: { lexicon.andWords.contains($0.text) }) || gap.contains("&") { return .and }
        if gap.contains(","), words.count <= 3 { return .comma }
        return .none
    }

    private func isOr(behind last: TermReader.Found, in clause: Range<Int>) -> Bool {
        let next = passage.word(from: last.range.upperBound)
        return next < clause.upperBound && lexicon.orWords.contains(passage.words[next].text)
    }

    /// The terms before which a phrase such as "one of" stands.
    private func openings(of terms: [TermReader.Found], in clause: Range<Int>) -> [Int] {
        lexicon.alternatives.matches(in: passage.words, within: clause).compactMap { match in
            let end = passage.words[match.words.upperBound - 1].range.upperBound
            let first = terms.firstSorted { $0.range.lowerBound >= end }
            return first < terms.count ? first : nil
        }
    }

    /// Makes alternatives of the list behind each opening.
    private func spread(_ openings: [Int], over joints: inout [Joint]) {
        for opening in openings {
            var index = opening
            while index < joints.count, joints[index] != .none {
                let isEnd = joints[index] == .and
                joints[index] = .or
                index += 1
                if isEnd { break }
            }
        }
    }
}
