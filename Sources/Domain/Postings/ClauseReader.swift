import Documents
import Lexicons

/// Understands the clauses of one passage: what each asks for, how long, and which of its terms are enough.
struct ClauseReader {
    /// What stands in a clause.
    struct Content {
        /// What kind of requirement it would be; `nil` where nothing tells.
        var kind: JobPosting.Requirement.Kind?
        /// Named terms.
        var terms: [TermReader.Found] = []
        /// Years of experience.
        var years: JobPosting.Years?
        /// Whether one of the terms is enough.
        var anyOf = false
        /// The words it stands in.
        var words: Range<Int>
    }

    private let passage: Passage
    private let lexicon: PostingLexicon
    private let terms: [TermReader.Found]
    private let degrees: [PhraseTable<PostingLexicon.Degree>.Match]
    private let traits: [PhraseTable<Bool>.Match]
    private let years: YearsReader

    /// A reader of one passage.
    ///
    /// - Parameters:
    ///   - passage: What is read.
    ///   - lexicon: The tables.
    ///   - company: The folded words of the employer's name, which are no term.
    init(_ passage: Passage, lexicon: PostingLexicon, company: Set<String>) {
        self.passage = passage
        self.lexicon = lexicon
        traits = lexicon.traits.matches(in: passage.words)
        years = YearsReader(passage, lexicon: lexicon)
        degrees = DegreeReader(passage, lexicon: lexicon).matches
        var taken = Set(degrees.flatMap(\.words))
        for match in lexicon.spokenLanguages.matches(in: passage.words) { taken.formUnion(match.words) }
        for (index, word) in passage.words.enumerated() where company.contains(word.text) { taken.insert(index) }
        terms = TermReader(passage, lexicon: lexicon, taken: taken).found
    }

    /// What a clause says, cut into one content for each thing that it asks for.
    func contents(of clause: Range<Int>) -> [Content] {
        split(clause).flatMap { part in
            let content = content(of: part)
            return content.kind == .skill || content.kind == .experience ? alternatives(content) : [content]
        }
    }

    /// The known terms in a range of words.
    func knownTerms(in words: Range<Int>) -> [TermReader.Found] {
        found(in: words).filter(\.isKnown)
    }

    /// Whether a phrase of a table stands in a range of words.
    func has<Meaning>(_ table: PhraseTable<Meaning>, in words: Range<Int>) -> Bool {
        words.contains { index in
            table.match(at: index, in: passage.words).map { $0.words.upperBound <= words.upperBound } ?? false
        }
    }

    // MARK: Cutting

    /// Parts a clause between a degree and years, and between several years: each is asked for by itself.
    ///
    /// Where "or" stands between them they are alternatives ("a bachelor's and 5 years, or a master's and 3"), which
    /// stay together.
    private func split(_ clause: Range<Int>) -> [Range<Int>] {
        let anchors =
            (degrees(in: clause).prefix(1).map(\.words)
            + years.all(in: clause).map(\.words)).sorted { $0.lowerBound < $1.lowerBound }
        guard let first = anchors.first, let last = anchors.last, anchors.count > 1 else { return [clause] }
        let between = first.upperBound..<max(first.upperBound, last.lowerBound)
        if anchors.count > 1, isAlternative(between, degree: first) { return [clause] }
        var parts: [Range<Int>] = []
        var start = clause.lowerBound
        for (left, right) in zip(anchors, anchors.dropFirst()) where left.upperBound < right.lowerBound {
            guard let cut = (left.upperBound..<right.lowerBound).last(where: isJoint), cut > start else { continue }
            parts.append(start..<cut)
            start = cut
        }
        parts.append(start..<clause.upperBound)
        return parts
    }

    private func isAlternative(_ between: Range<Int>, degree: Range<Int>) -> Bool {
        // "Computer Science or Engineering and 5 years" is none: there "or" stands before the last joint.
        guard let or = between.last(where: { lexicon.orWords.contains(passage.words[$0].text) }) else { return false }
        let and = between.last {
            lexicon.andWords.contains(passage.words[$0].text) || lexicon.withWords.contains(passage.words[$0].text)
        }
        return and.map { or > $0 } ?? true
            || degrees.contains { $0.words.lowerBound > or && between.contains($0.words.lowerBound) }
    }

    private func isJoint(_ index: Int) -> Bool {
        let words = passage.words
        if lexicon.andWords.contains(words[index].text) || lexicon.withWords.contains(words[index].text) { return true }
        let gap = passage.characters[words[index - 1].range.upperBound..<words[index].range.lowerBound]
        return gap.contains { ",(&".contains($0) }
    }

    // MARK: Reading

    private func content(of words: Range<Int>) -> Content {
        var content = Content(words: words)
        let all = years.all(in: words)
        let lowest = all.compactMap(\.years.min).min()
        content.years =
            all.isEmpty
            ? nil : JobPosting.Years(min: lowest, max: all.count == 1 ? all[0].years.max : nil)
        let found = found(in: words)
        let degrees = Array(degrees(in: words))
        if has(lexicon.eligibility, in: words), degrees.isEmpty, content.years == nil {
            content.kind = .eligibility
        } else if !degrees.isEmpty {
            readEducation(&content, degrees: degrees)
        } else if has(lexicon.certificationWords, in: words) || found.contains(where: \.isCertification) {
            content.kind = .certification
            content.terms = found
            if let certificate = found.first(where: \.isCertification), found.count > 1 {
                content.terms = found.filter {
                    $0.isCertification || $0.range.lowerBound < certificate.range.lowerBound
                }
            }
            content.anyOf = groups(content).contains(where: \.anyOf)
        } else if let languages = spokenLanguages(in: words) {
            content.kind = .language
            content.terms = languages
            content.anyOf = groups(content).contains(where: \.anyOf)
        } else {
            content.terms = found
            let isExperience = content.years != nil || (found.isEmpty && has(lexicon.experienceWords, in: words))
            if isExperience {
                content.kind = .experience
            } else if !found.isEmpty {
                let skills = found.filter { !$0.isKnown || !isTrait($0) }
                let isCharacter = has(lexicon.traits, in: words) && !skills.contains(where: \.isKnown)
                content.kind = isCharacter ? .trait : .skill
                content.terms = skills
            } else if has(lexicon.traits, in: words) {
                content.kind = .trait
            }
        }
        if content.kind == .certification, content.years != nil, !found.contains(where: \.isCertification) {
            content.kind = .experience
        }
        return content
    }

    private func readEducation(_ content: inout Content, degrees: [PhraseTable<PostingLexicon.Degree>.Match]) {
        content.kind = .education
        let fields = lexicon.fields.matches(in: passage.words, within: content.words)
            .filter { field in !degrees.contains { $0.words.overlaps(field.words) } }
            .map { named($0.meaning, $0.words) }
        if fields.count > 1 || degrees.count == 1 && !fields.isEmpty {
            content.terms = fields
        } else {
            var seen: Set<String> = []
            content.terms = degrees.map { degree in
                let printed = passage.text(passage.range(of: degree.words))
                let name = lexicon.degreeNames[degree.meaning] ?? printed
                // Of two ways to the same degree ("diploma or GED") the second keeps its own name.
                return named(seen.insert(name).inserted ? name : printed, degree.words)
            }
        }
        content.anyOf = groups(content).contains(where: \.anyOf)
    }

    private func spokenLanguages(in words: Range<Int>) -> [TermReader.Found]? {
        let languages = lexicon.spokenLanguages.matches(in: passage.words, within: words)
            .filter { passage.characters[passage.words[$0.words.lowerBound].range].first?.isUppercase == true }
        guard !languages.isEmpty else { return nil }
        var rest = Set(words).subtracting(languages.flatMap(\.words))
        rest.subtract(lexicon.cues.matches(in: passage.words, within: words).flatMap(\.words))
        let named = rest.map { passage.words[$0].text }
            .count { !lexicon.general.stopWords.contains($0) && !lexicon.languageFillers.contains($0) }
        guard named == 0 || has(lexicon.fluencyWords, in: words) else { return nil }
        return languages.map { self.named($0.meaning, $0.words) }
    }

    /// Whether a term is the name of a trait ("team player"), which no list of skills proves.
    private func isTrait(_ term: TermReader.Found) -> Bool {
        let next = traits.firstSorted { passage.range(of: $0.words).upperBound > term.range.lowerBound }
        return next < traits.count && passage.range(of: traits[next].words).lowerBound < term.range.upperBound
    }

    private func named(_ name: String, _ words: Range<Int>) -> TermReader.Found {
        let range = passage.range(of: words)
        let printed = passage.text(range)
        let term = JobPosting.Term(canonical: name, aliases: printed == name ? [] : [printed])
        return TermReader.Found(term: term, range: range, isKnown: true, isCertification: false, isNamed: true)
    }

    private func degrees(in words: Range<Int>) -> ArraySlice<PhraseTable<PostingLexicon.Degree>.Match> {
        let first = degrees.firstSorted { $0.words.lowerBound >= words.lowerBound }
        return degrees[first...].prefix { $0.words.lowerBound < words.upperBound }
    }

    private func found(in words: Range<Int>) -> [TermReader.Found] {
        let range = passage.range(of: words)
        var seen: Set<String> = []
        let first = terms.firstSorted { $0.range.lowerBound >= range.lowerBound }
        return terms[first...].prefix { $0.range.lowerBound < range.upperBound }.filter {
            seen.insert($0.term.canonical).inserted
        }
    }

    // MARK: Alternatives

    private func groups(_ content: Content) -> [AlternativeReader.Group] {
        AlternativeReader(passage, lexicon: lexicon).groups(of: content.terms, in: content.words)
    }

    /// One content for each group of terms, the words being parted between them.
    private func alternatives(_ content: Content) -> [Content] {
        let groups = groups(content)
        guard groups.count > 1 else {
            var whole = content
            whole.anyOf = groups.first?.anyOf ?? false
            return [whole]
        }
        var parts: [Content] = []
        var start = content.words.lowerBound
        for (index, group) in groups.enumerated() {
            var part = content
            part.terms = Array(content.terms[group.terms])
            part.anyOf = group.anyOf
            part.years = index == 0 ? content.years : nil
            if index > 0, content.years != nil { part.kind = .skill }
            var end = content.words.upperBound
            if index + 1 < groups.count {
                let next = content.terms[groups[index + 1].terms.lowerBound].range.lowerBound
                end = cut(before: next, from: start, to: end)
            }
            part.words = start..<end
            start = end
            if !part.words.isEmpty { parts.append(part) }
        }
        return parts
    }

    /// The word where the next group begins: behind the last "and" before it, or else its own first word.
    private func cut(before character: Int, from start: Int, to end: Int) -> Int {
        let first = (start..<end).first { passage.words[$0].range.upperBound > character } ?? end
        let and = (start..<first).last { lexicon.andWords.contains(passage.words[$0].text) }
        if let and, first - and <= 6, and > start { return and }
        return max(first, start)
    }
}
