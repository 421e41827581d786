import Documents
import Lexicons

/// Finds the title of the position: behind a label, on a line of its own, or in a sentence.
struct TitleReader {
    /// A title and where it stands.
    struct Title {
        let text: String
        /// Its passage; `nil` for one that was given with the posting and does not stand in it.
        let passage: Passage?
        /// Its characters in the passage.
        let range: Range<Int>
    }

    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The title, or `nil` where the posting has none.
    func title(labels: LabelReader, heads: [Passage], passages: [Passage]) -> Title? {
        if let value = labels.first(.title), let title = trimmed(value.passage, value.range) { return title }
        for passage in heads {
            if isTitleLine(passage), let title = trimmed(passage, 0..<passage.characters.count) { return title }
        }
        for passage in passages {
            if let title = titleInSentence(passage) { return title }
        }
        return nil
    }

    /// Whether a short line with the heart of a title in it stands alone.
    private func isTitleLine(_ passage: Passage) -> Bool {
        let words = passage.words
        guard (1...14).contains(words.count), passage.form == .paragraph, passage.characters.count <= 120,
            passage.characters.last.map({ !".!?:".contains($0) }) == true
        else { return false }
        guard lexicon.titleLeads.matches(in: words).isEmpty else { return false }
        let leading = words.filter { word in passage.characters[word.range].first?.isUppercase == true }.count
        // "(m/f/d)" is not counted.
        return leading * 2 >= words.count { $0.range.count > 1 } && hasRole(words[...])
    }

    private func hasRole(_ words: ArraySlice<Word>) -> Bool {
        words.contains { word in
            lexicon.roleNouns.contains(word.text)
                || (word.text.hasSuffix("s") && lexicon.roleNouns.contains(String(word.text.dropLast())))
        }
    }

    /// Cuts off what is not the title: "at Acme", "- Berlin", "(m/f/d)", "| Remote".
    private func trimmed(_ passage: Passage, _ range: Range<Int>) -> Title? {
        let words = passage.words.filter { range.contains($0.range.lowerBound) }
        guard let first = words.first else { return nil }
        var end = first.range.upperBound
        var hasRole = hasRole(words[0...0])
        for (left, word) in zip(words, words.dropFirst()) {
            let gap = passage.characters[left.range.upperBound..<word.range.lowerBound]
            let isCut =
                gap.contains { "|()[]•·@:\t".contains($0) } || gap.contains { "-–—".contains($0) } && gap.first == " "
            // "(RN)" is skipped over on the way to "- Intensive Care Unit".
            if hasRole, isCut || gap.contains(","), !isPartOfTitle(behind: left, of: words, in: passage) { break }
            if isCut, gap.contains(where: { "|•·\t".contains($0) }) { break }
            if hasRole, lexicon.titleStops.contains(word.text) { break }
            end = word.range.upperBound
            if self.hasRole([word]) { hasRole = true }
        }
        let title = first.range.lowerBound..<end
        return Title(text: passage.text(title), passage: passage, range: title)
    }

    /// Whether what stands behind a comma or dash belongs to the title ("Engineer, Payments") rather than to a place.
    private func isPartOfTitle(behind left: Word, of words: [Word], in passage: Passage) -> Bool {
        let part = words.drop { $0.range.lowerBound < left.range.upperBound }.prefix(5)
        return part.contains { lexicon.titleFields.contains($0.text) }
            && !part.contains { lexicon.regions.contains($0.text) && $0.text.count > 2 }
    }

    /// The title behind "is looking for a".
    private func titleInSentence(_ passage: Passage) -> Title? {
        let words = passage.words
        for lead in lexicon.titleLeads.matches(in: words) {
            let start = lead.words.upperBound
            var end = start
            var roleEnd: Int?
            var isHeadFirst = false
            while end < words.count, end - start < 10 {
                let word = words[end]
                if end > start {
                    let gap = passage.characters[words[end - 1].range.upperBound..<word.range.lowerBound]
                    if gap.contains(where: { ",.;:()!?—–|".contains($0) }) || (gap.contains("-") && gap.first == " ") {
                        break
                    }
                }
                if lexicon.titleStops.contains(word.text) { break }
                if lexicon.titleJoints.contains(word.text) {
                    guard roleEnd != nil else { break }
                    isHeadFirst = true
                } else if hasRole([word]) {
                    roleEnd = end + 1
                } else if isHeadFirst {
                    guard passage.characters[word.range].first?.isUppercase == true else { break }
                    roleEnd = end + 1
                }
                end += 1
            }
            guard let roleEnd else { continue }
            var first = start
            // "a motivated, experienced Nurse": adjectives in lower case before a capitalised title are none of it.
            let hasCapital = (start..<roleEnd).contains {
                passage.characters[words[$0].range].first?.isUppercase == true
            }
            while hasCapital, first + 1 < roleEnd,
                !passage.characters[words[first].range].contains(where: \.isUppercase),
                !isLevel(words, at: first)
            {
                first += 1
            }
            while !hasCapital, first + 1 < roleEnd, lexicon.praise.contains(words[first].text) { first += 1 }
            let range = passage.range(of: first..<roleEnd)
            return Title(text: passage.text(range), passage: passage, range: range)
        }
        return nil
    }

    private func isLevel(_ words: [Word], at index: Int) -> Bool {
        lexicon.levels.match(at: index, in: words) != nil
    }
}
