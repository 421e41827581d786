import Lexicons
import Postings

/// Tells whether a text has left the language of another: by its script, and by its small words.
enum LanguageGuess {
    /// Whether `text` is written in another language than `original` (`resume-domain.md` B4 rule 8).
    ///
    /// Only positive evidence counts, since bullets may be too terse for any: letters of another script, or more small
    /// words of one other language than of the lexicon's own.
    static func isOther(_ text: String, than original: String, lexicon: Lexicon) -> Bool {
        if latinShare(text).map({ share in latinShare(original).map { abs(share - $0) > 0.5 } ?? false }) == true {
            return true
        }
        let before = Word.folded(original)
        return Word.folded(text).isForeign(lexicon) != before.isForeign(lexicon) && !before.isEmpty
    }

    /// The share of Latin letters among all letters.
    private static func latinShare(_ text: String) -> Double? {
        var latin = 0
        var all = 0
        for character in text where character.isLetter {
            all += 1
            // Latin letters and their extensions end at U+024F.
            if character.unicodeScalars.first.map({ $0.value <= 0x24F }) == true { latin += 1 }
        }
        return all == 0 ? nil : Double(latin) / Double(all)
    }

    /// Small words of other languages that are no words of English.
    fileprivate static let foreign: [Set<String>] = [
        ["und", "der", "das", "mit", "für", "von", "ist", "eine", "einer", "zur", "zum", "bei", "auf", "sowie", "im"],
        ["et", "les", "des", "dans", "pour", "une", "avec", "du", "sur", "aux", "le", "la", "au"],
        ["los", "las", "para", "con", "una", "del", "por", "como", "y", "el", "que", "la"],
        ["gli", "della", "di", "con", "una", "il", "nel", "dei", "per", "che", "alla"],
        ["uma", "para", "com", "dos", "das", "em", "não", "os", "da", "do"],
        ["het", "een", "voor", "met", "van", "en", "naar", "aan", "bij", "op"],
    ]
}

extension [String] {
    /// Whether folded words hold more small words of one other language than of the lexicon's.
    fileprivate func isForeign(_ lexicon: Lexicon) -> Bool {
        let own = count { lexicon.stopWords.contains($0) }
        return LanguageGuess.foreign.contains { small in
            let other = count { small.contains($0) && !lexicon.stopWords.contains($0) }
            return other >= 2 && other > own
        }
    }
}
