import Documents

/// Finds where the work is done: the place, and whether one may work elsewhere.
struct PlaceReader {
    private let lexicon: PostingLexicon

    /// A reader with the words of a language.
    init(lexicon: PostingLexicon) {
        self.lexicon = lexicon
    }

    // MARK: Remote

    /// How far the work is remote; `nil` where nothing says so.
    func remote(labels: LabelReader, passages: [Passage]) -> JobPosting.Remote? {
        for label in [PostingLexicon.Label.remote, .location] {
            guard let value = labels.first(label) else { continue }
            if let found = remote(in: [value.passage], isShort: true) { return found }
        }
        return remote(in: passages, isShort: false)
    }

    private func remote(in passages: [Passage], isShort: Bool) -> JobPosting.Remote? {
        var said: Set<PostingLexicon.Place> = []
        for passage in passages {
            for match in lexicon.places.matches(in: passage.words) {
                if match.meaning == .remoteWord {
                    if isShort || passage.words.count <= 12, passage.form == .paragraph || isShort {
                        said.insert(.remote)
                    }
                } else {
                    said.insert(match.meaning)
                }
            }
        }
        if said.contains(.hybrid) { return .hybrid }
        if said.contains(.notRemote) { return JobPosting.Remote.none }
        if said.contains(.remote) { return said.contains(.onSite) ? .hybrid : .full }
        return said.contains(.onSite) ? JobPosting.Remote.none : nil
    }

    // MARK: Location

    /// The place as it is printed; `nil` where none is.
    func location(labels: LabelReader, heads: [Passage], passages: [Passage]) -> String? {
        if let value = labels.first(.location) { return withoutRemote(value.passage, value.range) }
        for passage in heads {
            if let found = cityAndRegion(in: passage) { return found }
        }
        for passage in heads where passage.words.count <= 16 && passage.characters.last != "." {
            if let city = passage.parts.first(where: { lexicon.isCity(passage.text($0)) }) { return passage.text(city) }
        }
        for passage in passages {
            if let found = namedPlace(in: passage) { return found }
        }
        // "is hiring a director in Boston, MA": with its region any place behind "in" is believed.
        for passage in passages.prefix(12) {
            if let found = cityAndRegion(in: passage, behind: lexicon.inWords) { return found }
        }
        return nil
    }

    /// A labelled place without what it says about remote work: "Berlin (hybrid)", "Remote".
    private func withoutRemote(_ passage: Passage, _ range: Range<Int>) -> String? {
        let words = passage.words
        let matches = lexicon.places.matches(in: words).filter {
            range.contains(passage.range(of: $0.words).lowerBound)
        }
        var kept: Range<Int>?
        for (index, word) in words.enumerated() where range.contains(word.range.lowerBound) {
            if matches.contains(where: { $0.words.contains(index) }) || lexicon.placeFillers.contains(word.text) {
                // What stands before it is the place; in front of it nothing yet, so what follows is.
                if kept != nil { break }
                continue
            }
            kept = (kept?.lowerBound ?? word.range.lowerBound)..<word.range.upperBound
        }
        return kept.map(passage.text)
    }

    /// "Austin, TX" on a short line near the top.
    private func cityAndRegion(in passage: Passage, behind leads: Set<String> = []) -> String? {
        let words = passage.words
        guard !leads.isEmpty || (words.count <= 16 && passage.characters.count <= 120) else { return nil }
        for index in words.indices.dropFirst() {
            guard let end = regionEnd(at: index, in: passage), gap(before: index, in: passage) == [",", " "] else {
                continue
            }
            var start = index - 1
            while start > 0, index - start < 3, gap(before: start, in: passage) == [" "],
                isCapitalised(words[start - 1], in: passage), !lexicon.roleNouns.contains(words[start - 1].text)
            {
                start -= 1
            }
            if !leads.isEmpty, start == 0 || !leads.contains(words[start - 1].text) { continue }
            guard isCapitalised(words[start], in: passage), !lexicon.roleNouns.contains(words[start].text) else {
                continue
            }
            return passage.text(passage.range(of: start..<end))
        }
        return nil
    }

    /// "based in Lisbon", "our office in New York, NY".
    private func namedPlace(in passage: Passage) -> String? {
        let words = passage.words
        for lead in lexicon.locationLeads.matches(in: words) {
            var start = lead.words.upperBound
            if start < words.count, lexicon.articles.contains(words[start].text) { start += 1 }
            guard start < words.count, isCapitalised(words[start], in: passage) else { continue }
            var end = start + 1
            while end < words.count, end - start < 4, gap(before: end, in: passage) == [" "],
                isCapitalised(words[end], in: passage)
            {
                end += 1
            }
            if end < words.count, gap(before: end, in: passage) == [",", " "],
                let region = regionEnd(at: end, in: passage)
            {
                end = region
            }
            let place = passage.range(of: start..<end)
            // "position in Sales" is no place: only a known region or a lead that can mean nothing else is believed.
            guard !lexicon.notPlaces.contains(words[start].text) else { continue }
            return passage.text(place)
        }
        return nil
    }

    private func regionEnd(at index: Int, in passage: Passage) -> Int? {
        let words = passage.words
        guard isCapitalised(words[index], in: passage) else { return nil }
        if index + 1 < words.count, lexicon.regions.contains(words[index].text + " " + words[index + 1].text) {
            return index + 2
        }
        guard lexicon.regions.contains(words[index].text) else { return nil }
        // Two letters are a region in capitals only: "OR", not "Or".
        let printed = passage.characters[words[index].range]
        guard printed.count > 2 || !printed.contains(where: \.isLowercase) else { return nil }
        return index + 1
    }

    private func isCapitalised(_ word: Word, in passage: Passage) -> Bool {
        passage.characters[word.range].first?.isUppercase == true
    }

    private func gap(before index: Int, in passage: Passage) -> ArraySlice<Character> {
        guard index > 0, index < passage.words.count else { return [] }
        return passage.characters[passage.words[index - 1].range.upperBound..<passage.words[index].range.lowerBound]
    }
}
