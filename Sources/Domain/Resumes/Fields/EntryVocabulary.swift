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
        return parts.dropLast().allSatisfy { isPlaceName($0) || looksLikeCity($0) }
    }

    /// Cuts the place from the end of "Acme, Springfield, IL".
    func splittingPlace(_ piece: Piece) -> (rest: Piece, place: Piece)? {
        let parts = piece.split { $0 == "," }
        guard parts.count >= 2, let last = parts.last?.stripped, isPlaceName(last) || isPlaceCode(last) else {
            return nil
        }
        var start = parts.count - 1
        let previous = parts[start - 1].stripped
        if start >= 2, isPlaceName(previous) || looksLikeCity(previous) {
            let isOnlyTitleBefore =
                start == 2 && titleScore(parts[0]) > 0 && !isPlaceCode(last) && !isPlaceName(previous)
            if !isOnlyTitleBefore { start -= 1 }
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
        let phrase = piece.phrase.split { $0 == "(" || $0 == ")" }.first.map { Self.trimmed($0) } ?? ""
        return words.places.contains(phrase) || words.places.contains(Self.withoutPostalCode(phrase))
    }

    /// "CA", "CA 94105", "UK"
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
        return words.places.contains(tokens.dropLast().joined(separator: " ").lowercased())
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

    private static func withoutPostalCode(_ phrase: String) -> String {
        trimmed(phrase.prefix { !$0.isNumber })
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.split(separator: " ").joined(separator: " ")
    }
}
