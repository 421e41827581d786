import Lexicons

/// Finds the employer's name where the posting states it plainly; where it only might be one, there is none.
struct CompanyReader {
    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    /// The name, or `nil`.
    func company(
        labels: LabelReader,
        title: TitleReader.Title?,
        heads: [Passage],
        headings: [Passage],
        passages: [Passage]
    ) -> String? {
        if let value = labels.first(.company) { return value.passage.text(value.range) }
        for heading in headings {
            // "About Acme", but not "About the role".
            if let name = name(behind: lexicon.aboutWords, in: heading, atStart: true), name.isWhole {
                return name.text
            }
        }
        if let title, let passage = title.passage, let name = name(behindTitle: title, in: passage) { return name }
        for head in heads {
            if let name = letterhead(head) { return name }
        }
        for passage in passages {
            if let name = subject(of: passage) { return name }
        }
        for passage in passages where passage.words.count > 4 {
            if let name = name(behind: lexicon.aboutWords, in: passage, atStart: true) { return name.text }
        }
        for passage in passages {
            if let name = name(behind: lexicon.companyLeads, in: passage, atStart: false) { return name.text }
        }
        return nil
    }

    /// "Acme GmbH" on a line of its own, or "Acme | Berlin | Remote".
    private func letterhead(_ head: Passage) -> String? {
        guard let first = head.words.first, let last = head.words.last, isCapitalised(first, in: head) else {
            return nil
        }
        if head.words.count <= 6, lexicon.companySuffixes.contains(last.text) {
            return head.text(head.range(of: head.words.indices))
        }
        if let name = name(beforeCity: head) { return name }
        let marks = head.characters.count { "|•·".contains($0) }
        let end = nameEnd(from: 0, in: head)
        guard marks >= 2, end < head.words.count, gap(before: end, in: head).contains(where: { "|•·".contains($0) }),
            !isOrdinary(0..<end, in: head), !lexicon.regions.contains(first.text),
            lexicon.places.match(at: 0, in: head.words) == nil,
            lexicon.employmentTypes.match(at: 0, in: head.words) == nil
        else { return nil }
        return head.text(head.range(of: 0..<end))
    }

    /// "Acme, Berlin" or "Acme | Berlin | hybrid".
    private func name(beforeCity head: Passage) -> String? {
        let parts = head.parts
        guard parts.count > 1, head.characters.last != ".", lexicon.isCity(head.text(parts[1])),
            !lexicon.isCity(head.text(parts[0])), parts[0].count <= 60
        else { return nil }
        let words = 0..<head.word(from: parts[1].lowerBound)
        guard !words.isEmpty, nameEnd(from: 0, in: head) == words.upperBound, !isOrdinary(words, in: head) else {
            return nil
        }
        return head.text(head.range(of: words))
    }

    /// "Acme is hiring", "Acme Health, a leading provider, is looking for".
    private func subject(of passage: Passage) -> String? {
        let words = passage.words
        for (index, word) in words.enumerated() where isStart(index, in: passage) {
            guard isCapitalised(word, in: passage) else { continue }
            let end = nameEnd(from: index, in: passage)
            guard !isOrdinary(index..<end, in: passage) else { continue }
            var verb = end
            if verb < words.count, lexicon.companyVerbs.match(at: verb, in: words) == nil {
                // An apposition between commas or in parentheses.
                let gap = gap(before: verb, in: passage)
                guard let close: Character = gap.contains("(") ? ")" : gap.contains(",") ? "," : nil else { continue }
                verb += 1
                while verb < words.count, verb - end < 16, !self.gap(before: verb, in: passage).contains(close) {
                    verb += 1
                }
            }
            // "Kafka is a plus" speaks of no company.
            guard lexicon.companyVerbs.match(at: verb, in: words) != nil,
                !(verb...verb + 1).contains(where: { lexicon.cues.match(at: $0, in: words) != nil })
            else { continue }
            return passage.text(passage.range(of: index..<end))
        }
        return nil
    }

    private func name(behindTitle title: TitleReader.Title, in passage: Passage) -> String? {
        guard let next = passage.words.firstIndex(where: { $0.range.lowerBound >= title.range.upperBound }),
            next + 1 < passage.words.count
        else { return nil }
        let isAt = lexicon.atWords.contains(passage.words[next].text) || gap(before: next, in: passage).contains("@")
        let start = lexicon.atWords.contains(passage.words[next].text) ? next + 1 : next
        guard isAt, isCapitalised(passage.words[start], in: passage) else { return nil }
        let end = nameEnd(from: start, in: passage)
        return isOrdinary(start..<end, in: passage) ? nil : passage.text(passage.range(of: start..<end))
    }

    private func name(
        behind leads: PhraseTable<Bool>,
        in passage: Passage,
        atStart: Bool
    ) -> (text: String, isWhole: Bool)? {
        for lead in leads.matches(in: passage.words) where !atStart || lead.words.lowerBound == 0 {
            let start = lead.words.upperBound
            guard start < passage.words.count, isCapitalised(passage.words[start], in: passage),
                gap(before: start, in: passage).allSatisfy({ $0 == " " })
            else { continue }
            let end = nameEnd(from: start, in: passage)
            guard !isOrdinary(start..<end, in: passage) else { continue }
            return (passage.text(passage.range(of: start..<end)), end == passage.words.count)
        }
        return nil
    }

    /// The end of a run of capitalised words, with "of", "and" and "&" inside it.
    private func nameEnd(from start: Int, in passage: Passage) -> Int {
        let words = passage.words
        var end = start + 1
        while end < words.count, end - start < 6 {
            let gap = gap(before: end, in: passage)
            guard gap.allSatisfy({ " &-.'’".contains($0) }), !gap.contains(".") || gap.count == 1 else { break }
            if isCapitalised(words[end], in: passage) {
                end += 1
            } else if lexicon.nameJoints.contains(words[end].text), end + 1 < words.count,
                isCapitalised(words[end + 1], in: passage), self.gap(before: end + 1, in: passage) == [" "]
            {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// Whether a run of words is no name: common words, or a title.
    private func isOrdinary(_ range: Range<Int>, in passage: Passage) -> Bool {
        let words = passage.words[range]
        if let first = words.first, lexicon.notCompanies.contains(first.text) { return true }
        if words.contains(where: { lexicon.roleNouns.contains($0.text) }) { return true }
        if lexicon.spokenLanguages.match(at: range.lowerBound, in: passage.words)?.words == range { return true }
        return lexicon.headings.match(at: range.lowerBound, in: passage.words)?.words == range
    }

    private func isStart(_ index: Int, in passage: Passage) -> Bool {
        index == 0 || gap(before: index, in: passage).contains { ".!?".contains($0) }
    }

    private func isCapitalised(_ word: Word, in passage: Passage) -> Bool {
        let printed = passage.characters[word.range]
        return printed.first?.isUppercase == true || printed.dropFirst().contains { $0.isUppercase }
    }

    private func gap(before index: Int, in passage: Passage) -> ArraySlice<Character> {
        guard index > 0, index < passage.words.count else { return [] }
        return passage.characters[passage.words[index - 1].range.upperBound..<passage.words[index].range.lowerBound]
    }
}
