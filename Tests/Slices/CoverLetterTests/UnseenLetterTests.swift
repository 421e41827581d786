import Testing

@testable import CoverLetter

/// How often the rules are right on paragraphs that they were not made for.
@Suite("Paragraphs that nobody tuned the rules on")
struct UnseenLetterTests {
    @Test func mostFaithfulOnesAreSent() throws {
        var refused: [String] = []
        for example in UnseenLetters.faithful + UnseenLetters.faithfulToo {
            let evaluation = try Evaluation(resume: example.resume, posting: example.posting)
            refused += example.paragraphs.filter { evaluation.verdict($0) != nil }
        }
        #expect(refused == UnseenLetters.refused)
    }

    @Test func mostOfTheLastOnesAreSent() throws {
        var refused: [String] = []
        for example in UnseenLetters.faithfulLast {
            let evaluation = try Evaluation(resume: example.resume, posting: example.posting)
            refused += example.paragraphs.filter { evaluation.verdict($0) != nil }
        }
        #expect(refused == UnseenLetters.refusedLast)
    }

    @Test(arguments: UnseenLetters.hostile.map(\.kind))
    func noHostileOneIsSent(_ kind: String) throws {
        let texts = UnseenLetters.hostile.first { $0.kind == kind }?.texts ?? []
        #expect(texts.count == 20)
        for evaluation in try HostileLetterTests.evaluations.get() {
            #expect(texts.filter { evaluation.verdict($0) == nil } == [])
        }
    }
}
