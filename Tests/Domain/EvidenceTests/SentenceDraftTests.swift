import Documents
import Evidence
import Testing

@Suite("The last word of a sentence shows when its sentence is judged")
struct SentenceDraftTests {
    /// Refuses sentences of even length in words, and lets a word in capital letters wait.
    private struct Judge: SentenceJudge {
        let longestSentence = 4096
        var goesOn = false

        func waits(_ word: ArraySlice<UInt8>, in sentence: [UInt8]) -> Bool {
            !word.isEmpty && word.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
        }

        func end(_ word: ArraySlice<UInt8>) -> SentenceEnd {
            guard let mark = word.lastIndex(of: UInt8(ascii: "!")) else { return .none }
            return goesOn ? .unlessItGoesOn : .before(word[(mark + 1)...])
        }

        func passes(_ sentence: [UInt8], behind previous: [UInt8]) -> Bool {
            sentence != previous
                && String(decoding: sentence, as: UTF8.self).split(separator: " ").count % 2 == 1
        }
    }

    private func draft(_ judge: Judge, upTo longest: Int = .max) -> SentenceDraft {
        let text = ExtractedText(mediaType: .plainText, lines: [TextLine(number: 1, text: "ABLE RED. Éa b\u{A0}c")])
        let verifier = ClaimVerifier(sources: [SourceText(text, source: .resume)])
        let mask = ContactMask(Fixture.resume, text: Fixture.text)
        return SentenceDraft(judge, filter: DraftFilter(verifier: verifier, mask: mask), upTo: longest)
    }

    private func shown(_ deltas: [String], _ judge: Judge, upTo longest: Int = .max) -> [String] {
        var draft = draft(judge, upTo: longest)
        return deltas.map { draft.append($0) }
    }

    @Test func aSentenceThatEndsAtItsMarkShowsAtOnce() {
        #expect(shown(["lorem b ", "we! ", "a we! ", "a b we! "], Judge()) == ["lorem b ", "we! ", "a ", ""])
        #expect(shown(["lorem ", "we! we! "], Judge()) == ["lorem ", ""])
        // What stands behind a mark in a word belongs to the next sentence.
        #expect(shown(["lorem b we!we ", "we! lorem "], Judge()) == ["lorem b we!we ", ""])
        #expect(shown(["lorem b we!we ", "b we! lorem "], Judge()) == ["lorem b we!we ", "b we! lorem "])
    }

    @Test func oneThatMayGoOnWaitsForTheNextWord() {
        let judge = Judge(goesOn: true)
        #expect(shown(["lorem b ", "we! ", "\"we\" "], judge) == ["lorem b ", "", "we! \"we\" "])
        #expect(
            shown(["lorem b ", "we! ", "we ", "we! ", "(we) "], judge) == ["lorem b ", "", "", "", "we! we we! (we) "]
        )
        #expect(shown(["lorem ", "we! ", "(we) ", "we "], judge) == ["lorem ", "", "", ""])
    }

    @Test func aSentenceIsJudgedWithTheOneBefore() {
        #expect(shown(["we! b! we! we! b "], Judge()) == ["we! b! we! "])
        #expect(shown(["we!b! we "], Judge()) == ["we!b! we "])
        #expect(shown(["we!b we! "], Judge()) == ["we!b "])
    }

    @Test func whatWaitsHoldsWhatFollows() {
        #expect(shown(["lorem ABLE ", "we ", "b we! we "], Judge()) == ["lorem ", "", "ABLE we b we! we "])
        #expect(shown(["lorem ABLE ", "we ", "we! we "], Judge()) == ["lorem ", "", ""])
    }

    @Test(arguments: ["\u{A0}", "\u{2003}", "\u{3000}", "\u{85}", "\n", " \t\r\n "])
    func anyWhiteSpacePartsWords(_ space: String) {
        #expect(shown(["lorem Éa\(space)we! "], Judge()).joined() == "lorem Éa\(space)we! ")
        #expect(shown(["lorem\(space)we! "], Judge()).joined().contains("we!") == false)
    }

    @Test func isSilentBeyondItsLength() {
        #expect(shown(["lorem ", "ipsum ", "we "], Judge(), upTo: 12) == ["lorem ", "ipsum ", ""])
    }

    @Test func oneThatIsTooLongToPassGoesOnUpToWhatWouldWait() {
        let long = String(repeating: "lorem ", count: 2_000)
        #expect(shown([long, "b ", "we! ", "b "], Judge()) == [long, "b ", "", ""])
        #expect(shown([long, "ABLE ", "b "], Judge()) == [long, "", ""])
        #expect(shown([long, "we! ", "we "], Judge(goesOn: true)) == [long, "", ""])
        // What waits when it becomes too long never shows.
        #expect(shown(["ABLE \(long)", "b "], Judge()) == ["", ""])
    }
}

extension SentenceDraft {
    /// Takes more of the text, and says what may be shown.
    fileprivate mutating func append(_ delta: String) -> String {
        String(decoding: append(Array(delta.utf8)), as: UTF8.self)
    }
}
