import Lexicons
import Testing

@Suite struct LexiconTests {
    @Test func tellsEnglishFromOtherLanguages() {
        let english = "Led a team of five engineers and built the billing service that handles all of our payments."
        let german = """
            Leitung eines Teams von fünf Entwicklern und Aufbau des Dienstes, in dem alle Zahlungen verarbeitet werden, \
            sowie die Einführung neuer Prozesse in der Abteilung.
            """
        #expect(Lexicon.detected(in: english)?.language == "en")
        #expect(Lexicon.detected(in: german) == nil)
        #expect(Lexicon.detected(in: "") == nil)
        #expect(Lexicon.detected(in: "of the and to") == nil)
    }

    @Test func tablesAreLowercasedAndWhole() {
        for lexicon in Lexicon.all {
            #expect(Set(lexicon.months.values) == Set(1...12))
            #expect(lexicon.actionVerbs.count >= 150)
            #expect(lexicon.actionVerbs.allSatisfy { $0 == $0.lowercased() })
            #expect(lexicon.headings.allSatisfy { !$0.aliases.isEmpty })
            #expect(lexicon.headings.allSatisfy { $0.aliases.allSatisfy { $0 == $0.lowercased() } })
            #expect(lexicon.skills.skills.count >= 800)
        }
    }

    @Test func noTitleNamesTwoKindsOfSection() {
        for lexicon in Lexicon.all {
            let titles = lexicon.headings.flatMap(\.aliases)
            #expect(Set(titles).count == titles.count)
        }
    }
}
