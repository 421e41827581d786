import Lexicons
import Postings

/// Finds the capitalised names in a sentence: what a claim can be wrong about besides numbers and skills.
struct NameScanner: Sendable {
    /// Lowercased words that are no names although they may open a sentence with a capital letter.
    let ordinaryWords: Set<String>
    /// Endings of ordinary words that open a sentence, such as `ing`.
    let ordinaryEndings: [String]

    /// The names of a text in order, one for each word, with their places.
    ///
    /// A word is a name when it has a capital letter and does not open a sentence; when it has a capital letter or a
    /// digit behind its first letter (`HubSpot`, `AWS`, `p99`); or when it opens a sentence and is no ordinary word.
    ///
    /// - Parameters:
    ///   - characters: The text.
    ///   - ordinary: Tells of more words that they are ordinary ones.
    /// - Returns: The words that are names.
    func names(in characters: [Character], ordinary: (String) -> Bool = { _ in false }) -> [Word] {
        let text = TextCharacters(characters)
        var names: [Word] = []
        var end = 0
        for word in Word.words(in: text) {
            let isOpening = end == 0 || Self.endsSentence(characters[end..<word.range.lowerBound])
            end = word.range.upperBound
            guard let first = word.range.first(where: text.isLetter) else { continue }
            let isMarked =
                word.range.dropFirst().contains(where: text.isUppercase)
                || (first..<end).contains(where: text.isNumber)
            if isMarked
                || (text.isUppercase(at: first) && !(isOpening && (isOrdinary(word.text) || ordinary(word.text)))
                    && word.text != "i")
            {
                names.append(word)
            }
        }
        return names
    }

    private func isOrdinary(_ word: String) -> Bool {
        ordinaryWords.contains(word) || ordinaryEndings.contains { word.count > $0.count + 2 && word.hasSuffix($0) }
    }

    /// Whether a sentence ends between two words.
    static func endsSentence(_ gap: ArraySlice<Character>) -> Bool {
        gap.contains(where: sentenceEnds.contains)
    }

    private static let sentenceEnds: Signs = ".!?:;•\n"
}
