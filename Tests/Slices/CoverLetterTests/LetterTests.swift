import Documents
import Evidence
import Lexicons
import Postings
import Testing

@testable import CoverLetter

@Suite("Letters: what holds for every one")
struct LetterInvariantTests {
    @Test(arguments: LetterSources.cases)
    func hasThreeOrFourParagraphsOfTheRightLength(_ sources: LetterSources) {
        let letter = sources.letter()
        #expect((3...4).contains(letter.paragraphs.count))
        #expect(Letter.wordRange.contains(letter.words))
        #expect(letter.paragraphs.first?.role == .opening)
        #expect(letter.paragraphs.last?.role == .closing)
        #expect(Set(letter.paragraphs.map(\.role)).count == letter.paragraphs.count)
        #expect(!letter.warnings.contains("too_short"))
    }

    @Test(arguments: LetterSources.cases)
    func isTheSameEachTime(_ sources: LetterSources) {
        #expect(sources.letter() == sources.letter())
    }

    @Test(arguments: LetterSources.cases)
    func quotesVerbatim(_ sources: LetterSources) {
        let resume = SourceText(sources.resumeText, source: .resume)
        let job = SourceText(sources.jobText, source: .job)
        for claim in sources.letter().paragraphs.flatMap(\.claims) {
            #expect(!claim.evidence.isEmpty || claim.support == .needsInput, "\(claim.text)")
            for quotation in claim.evidence {
                #expect((quotation.source == .resume ? resume : job).isVerbatim(quotation), "\(quotation)")
            }
        }
    }

    @Test(arguments: LetterSources.cases)
    func everyNumberIsInASource(_ sources: LetterSources) {
        for paragraph in sources.letter().paragraphs {
            for number in paragraph.text.split(whereSeparator: { !$0.isNumber }) {
                #expect(sources.everything.contains(number), "\(number)")
            }
        }
    }

    @Test(arguments: LetterSources.cases)
    func everyNameIsInASource(_ sources: LetterSources) {
        let known = sources.everything.lowercased()
        for sentence in sources.letter().paragraphs.flatMap(\.sentences) {
            let words = sentence.text.split { $0 == " " || $0 == "(" || $0 == "[" }.dropFirst()
            for word in words where word.first?.isUppercase == true && word != "I" {
                let name = word.lowercased().prefix { $0.isLetter || $0.isNumber }
                #expect(known.contains(name), "\(word)")
            }
        }
    }

    @Test(arguments: LetterSources.cases)
    func everySkillIsInTheResume(_ sources: LetterSources) {
        let skills = Lexicon.english.skills
        let known = Set(skills.matches(in: sources.resumeWords).map(\.canonical))
        for var text in sources.letter().paragraphs.map(\.text) {
            // The posting's own title and company may be named.
            for words in [sources.posting.title, sources.posting.company].compactMap({ $0 }) {
                text.replace(words, with: "")
            }
            for match in skills.matches(in: text) {
                #expect(
                    known.contains(match.canonical) || sources.resumeWords.contains(match.printed),
                    "\(match.printed)"
                )
            }
        }
    }

    @Test(arguments: LetterSources.cases)
    func listsEveryPlaceholderOnce(_ sources: LetterSources) {
        let letter = sources.letter()
        let whole = ([letter.salutation] + letter.paragraphs.map(\.text) + [letter.signature]).joined(separator: "\n")
        let tokens = whole.split(separator: "[").dropFirst().map { "[" + $0.prefix { $0 != "]" } + "]" }
        #expect(Set(tokens) == Set(letter.placeholders.map(\.token)))
        #expect(Set(letter.placeholders).count == letter.placeholders.count)
        for sentence in letter.paragraphs.flatMap(\.sentences) {
            #expect((sentence.claim?.support == .needsInput) == sentence.text.contains("["))
        }
    }

    @Test(arguments: LetterSources.cases)
    func isPlainInTone(_ sources: LetterSources) {
        let letter = sources.letter().paragraphs.map(\.text).joined(separator: " ").lowercased()
        let cliches = [
            "keen", "passion", "excited", "thrilled", "perfect fit", "proven track record", "dynamic", "results-driven",
            "i am writing to", "team player", "hit the ground", "unique", "ideal candidate", "leverage",
        ]
        for cliche in cliches { #expect(!letter.contains(cliche), "\(cliche)") }
    }

    @Test(arguments: LetterSources.cases)
    func isWellFormed(_ sources: LetterSources) {
        for sentence in sources.letter().paragraphs.flatMap(\.sentences) {
            #expect(sentence.text.hasSuffix(".") && !sentence.text.hasSuffix(".."), "\(sentence.text)")
            #expect(!sentence.text.contains("  ") && !sentence.text.contains("{") && !sentence.text.contains(" ,"))
            #expect(sentence.text.first?.isUppercase == true)
        }
    }
}
