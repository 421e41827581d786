import Lexicons

/// Finds what a passage names: skills, certificates, and capitalised names that no table knows.
struct TermReader {
    /// One named thing.
    struct Found {
        /// The term.
        let term: JobPosting.Term
        /// Its characters in the passage.
        let range: Range<Int>
        /// Whether a table knows it.
        let isKnown: Bool
        /// Whether it is a certificate.
        let isCertification: Bool
        /// Whether it is written as a name, with a capital letter where an ordinary word has none.
        let isNamed: Bool
    }

    /// The named things in order, without overlaps.
    let found: [Found]

    /// Reads a passage.
    ///
    /// - Parameters:
    ///   - passage: What is read.
    ///   - lexicon: The tables.
    ///   - taken: Words that are something else, such as a degree or the employer's name.
    init(_ passage: Passage, lexicon: PostingLexicon, taken: Set<Int>) {
        var found: [Found] = []
        for match in lexicon.certifications.matches(in: passage.words) where !taken.contains(match.words.lowerBound) {
            let range = passage.range(of: match.words)
            guard Self.isCapitalised(passage.characters[range]) || match.words.count > 1 else { continue }
            let skills = lexicon.general.skills
            // "BLS" is printed as "Basic Life Support" too.
            let spellings = skills.canonical(for: match.meaning).map { [$0] + skills.aliases(of: $0) } ?? []
            var seen: Set = [match.meaning]
            let aliases = ([passage.text(range)] + spellings).filter { seen.insert($0).inserted }
            let term = JobPosting.Term(canonical: match.meaning, aliases: aliases)
            found.append(Found(term: term, range: range, isKnown: true, isCertification: true, isNamed: true))
        }
        let certificates = found
        let text = String(characters: passage.characters[...])
        for match in lexicon.general.skills.matches(in: text)
        where match.range.upperBound <= passage.characters.count
            && !Self.overlaps(match.range, certificates)
        {
            let aliases = lexicon.general.skills.aliases(of: match.canonical)
            let term = JobPosting.Term(canonical: match.canonical, aliases: aliases)
            let isNamed = Self.isName(match.range, in: passage)
            found.append(
                Found(term: term, range: match.range, isKnown: true, isCertification: false, isNamed: isNamed)
            )
        }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        let known = found.map(\.range)
        for range in Self.names(in: passage, lexicon: lexicon, taken: taken, known: known) {
            let term = JobPosting.Term(canonical: passage.text(range), aliases: [])
            found.append(Found(term: term, range: range, isKnown: false, isCertification: false, isNamed: true))
        }
        self.found = found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a range overlaps one of some sorted ones.
    private static func overlaps(_ range: Range<Int>, _ sorted: [Found]) -> Bool {
        let next = sorted.firstSorted { $0.range.upperBound > range.lowerBound }
        return next < sorted.count && sorted[next].range.lowerBound < range.upperBound
    }

    /// Runs of capitalised words inside a sentence: "Epic", "Cerner Millennium".
    private static func names(
        in passage: Passage,
        lexicon: PostingLexicon,
        taken: Set<Int>,
        known: [Range<Int>]
    ) -> [Range<Int>] {
        let characters = passage.characters
        // Where everything is a capital letter, capitals mean nothing.
        let capitals = passage.words.count { isCapitalised(characters[$0.range]) }
        guard capitals < passage.words.count || passage.words.count <= 3 else { return [] }
        var names: [Range<Int>] = []
        var ahead = known[...]
        var isOpening = true
        var isJoined = false
        for (index, word) in passage.words.enumerated() {
            let gapEnd = index + 1 < passage.words.count ? passage.words[index + 1].range.lowerBound : characters.count
            let gap = characters[word.range.upperBound..<gapEnd]
            defer {
                isOpening = gap.contains { ".:!?;•(".contains($0) }
                isJoined = isJoined && gap.allSatisfy { $0 == " " }
            }
            while let first = ahead.first, first.upperBound <= word.range.lowerBound { ahead.removeFirst() }
            let isKnown = ahead.first.map { $0.overlaps(word.range) } ?? false
            let printed = characters[word.range]
            let isMarked = printed.dropFirst().contains { $0.isUppercase } && printed.count > 1
            guard !isKnown, !taken.contains(index), printed.first?.isUppercase == true, isMarked || !isOpening,
                !lexicon.notTerms.contains(word.text), !lexicon.general.stopWords.contains(word.text),
                lexicon.general.months[word.text] == nil
            else {
                isJoined = false
                continue
            }
            if isJoined, let last = names.last, last.count < 60 {
                names[names.count - 1] = last.lowerBound..<word.range.upperBound
            } else {
                names.append(word.range)
            }
            isJoined = true
        }
        return names
    }

    /// Whether a capital letter in a range says that it is a name: not the one that a sentence begins with.
    private static func isName(_ range: Range<Int>, in passage: Passage) -> Bool {
        let characters = passage.characters
        let before = characters[..<range.lowerBound].last { !$0.isWhitespace && !"\"'*_(".contains($0) }
        let isOpening = before.map { ".:!?;•".contains($0) } ?? true
        return characters[isOpening ? range.dropFirst() : range].contains(where: \.isUppercase)
    }

    private static func isCapitalised(_ characters: ArraySlice<Character>) -> Bool {
        characters.contains { $0.isUppercase }
    }
}
