import Lexicons

/// Tells what a piece of an entry's heading is: a position, an employer, a school, a place.
struct EntryVocabulary {
    /// The words behind it.
    let words: ResumeVocabulary
    /// Words too common to mean anything.
    let stopWords: Set<String>

    /// The vocabulary of a language.
    init(_ lexicon: Lexicon) {
        words = lexicon.resume
        stopWords = lexicon.stopWords
    }

    /// How strongly a piece looks like the title of a position.
    func titleScore(_ piece: Piece) -> Int {
        score(piece, words.titles)
    }

    /// How strongly a piece looks like the name of an employer.
    func employerScore(_ piece: Piece) -> Int {
        score(piece, words.employers) + score(piece, words.institutions)
    }

    /// Whether a piece is a part of an employer: "Department of Biology".
    func isDepartment(_ piece: Piece) -> Bool {
        piece.words.first.map { words.departments.contains(String($0)) } ?? false
    }

    /// How strongly a piece looks like the name of a school.
    func institutionScore(_ piece: Piece) -> Int {
        score(piece, words.institutions)
    }

    private func score(_ piece: Piece, _ set: Set<String>) -> Int {
        guard piece.text.utf8.count <= 200 else { return 0 }
        return piece.text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "&" }
            .count { word in
                set.contains(String(word)) || word.contains("-") && parts(word).contains(where: set.contains)
            }
    }

    private func parts(_ word: Substring) -> [String] {
        word.split(separator: "-").map(String.init)
    }

    /// Whether a piece is a place by itself: "Berlin, Germany", "Austin, TX 78701", "Remote".
    func isPlace(_ piece: Piece) -> Bool {
        guard piece.text.utf8.count <= 80 else { return false }
        let parts = piece.split { $0 == "," }.map(\.stripped).filter { !$0.isEmpty }
        guard let last = parts.last, (1...4).contains(parts.count) else { return false }
        if parts.count == 1 { return isPlaceName(last) || isCityWithCode(last) }
        guard isPlaceName(last) || isPlaceCode(last) else { return false }
        // Only the first part may be an unknown town, and only directly before a state or a country.
        let known = parts.dropFirst()
        guard known.allSatisfy({ isPlaceName($0) || isPlaceCode($0) }) else { return false }
        if splittingCity(parts[0]) != nil { return isPlaceName(parts[0]) }
        return isPlaceName(parts[0]) || looksLikeCity(parts[0]) && (isRegion(parts[1]) || isPlaceCode(parts[1]))
    }

    /// Cuts a known city from the end of "Acme Seattle", which a state follows.
    func splittingCity(_ piece: Piece) -> (rest: Piece, city: Piece)? {
        let words = piece.text.split(separator: " ")
        for count in [3, 2, 1] where words.count > count {
            guard let first = words.suffix(count).first else { continue }
            let city = piece.with(piece.text[first.startIndex...]).trimmed
            guard self.words.cities.contains(city.phrase) else { continue }
            // "University of Chicago" is a name.
            let rest = piece.with(piece.text[..<first.startIndex]).trimmed
            guard let last = words.dropLast(count).last, !stopWords.contains(last.lowercased()), !rest.isEmpty else {
                return nil
            }
            return (rest, city)
        }
        return nil
    }

    /// Cuts the place from the end of "Acme, Springfield, IL".
    func splittingPlace(_ piece: Piece) -> (rest: Piece, place: Piece)? {
        let parts = piece.split { $0 == "," }
        guard parts.count >= 2, let last = parts.last?.stripped, isPlaceName(last) || isPlaceCode(last) else {
            return nil
        }
        if let (_, city) = splittingCity(parts[parts.count - 2].trimmed) {
            let rest = piece.with(piece.text[..<city.text.startIndex]).stripped
            return rest.isEmpty ? nil : (rest, piece.with(piece.text[city.text.startIndex...]).stripped)
        }
        var start = parts.count - 1
        let previous = parts[start - 1].stripped
        let isTown = isPlaceName(previous) || looksLikeCity(previous) && (isRegion(last) || isPlaceCode(last))
        if start >= 2, isTown {
            let isOnlyTitleBefore =
                start == 2 && titleScore(parts[0]) > 0 && !isPlaceCode(last) && !isPlaceName(previous)
            if !isOnlyTitleBefore { start -= 1 }
            // "Springfield, IL, USA"
            if start >= 2, isPlaceCode(previous), looksLikeCity(parts[start - 1].stripped) { start -= 1 }
        } else if isPlaceCode(last), !isPlaceName(last), start == 1 {
            // "Springfield, IL" is a place as a whole; "Acme, IL" cannot be told from it.
            return nil
        }
        let text = piece.text
        let rest = piece.with(text[text.startIndex..<parts[start - 1].text.endIndex]).stripped
        let place = piece.with(text[parts[start].text.startIndex..<text.endIndex]).stripped
        return rest.isEmpty || place.isEmpty ? nil : (rest, place)
    }

    /// Whether a piece is the name of a country, a state or a large city.
    func isPlaceName(_ piece: Piece) -> Bool {
        let phrase = Self.placePhrase(piece)
        return words.regions.contains(phrase) || words.cities.contains(phrase)
    }

    /// Whether a piece is the name of a country or a state.
    func isRegion(_ piece: Piece) -> Bool {
        words.regions.contains(Self.placePhrase(piece))
    }

    /// The phrase without what stands in brackets and without a postal code.
    private static func placePhrase(_ piece: Piece) -> String {
        let words = piece.phrase.prefix { $0 != "(" && $0 != ")" }.split(separator: " ")
        return words.filter { !$0.contains(where: \.isNumber) }.joined(separator: " ")
    }

    /// "CA", "CA 94105", "UK".
    func isPlaceCode(_ piece: Piece) -> Bool {
        let tokens = piece.text.split { $0 == " " || $0 == "." || $0 == "(" }
        guard let code = tokens.first, tokens.count <= 3 else { return false }
        guard words.placeCodes.contains(String(code)) else {
            return piece.text.count <= 6 && words.placeCodes.contains(piece.text.filter { $0 != "." && $0 != " " })
        }
        return tokens.dropFirst().allSatisfy { token in
            token.contains(where: \.isNumber) || token.lowercased() == "remote)"
        }
    }

    private func isCityWithCode(_ piece: Piece) -> Bool {
        let tokens = piece.text.split(separator: " ")
        guard tokens.count >= 2, tokens.count <= 4, let last = tokens.last, words.placeCodes.contains(String(last))
        else {
            return false
        }
        return words.cities.contains(tokens.dropLast().joined(separator: " ").lowercased())
    }

    /// One to four capitalized words that name neither a position nor an employer.
    func looksLikeCity(_ piece: Piece) -> Bool {
        let tokens = piece.text.split(separator: " ")
        guard (1...4).contains(tokens.count), titleScore(piece) == 0, employerScore(piece) == 0 else { return false }
        return tokens.allSatisfy { token in
            guard let first = token.first else { return false }
            return first.isUppercase && !token.contains(where: \.isNumber) && token != "&"
                || ["de", "la", "of", "am", "upon", "the", "on", "an"].contains(token.lowercased())
        }
    }
}
