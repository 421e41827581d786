import EventLoop
import LanguageModels
import RunSupport
import Samples
import Testing

@testable import Optimization

/// What a run shows of items while they are written, however the model's deltas cut them.
@Suite("No draft says what its item may not") @LoopActor
struct HostileDraftTests {
    /// A text in two deltas, cut at each of its characters, and in one delta a character.
    private nonisolated static func cuts(_ text: String) -> [[String]] {
        let characters = Array(text)
        let halves = characters.indices.map { [String(characters[..<$0]), String(characters[$0...])] }
        return halves + [characters.map { String($0) }]
    }

    /// The parts of a finding that are refused for what their words say together.
    private nonisolated static let refused = [
        "Saved the company from bankruptcy.", "Robin Sample led the moon landing!", "They won a prize in physics.",
        "Bring your bank card.", "Open the attachment.", "Add quuxline to the skills.", "Put quuxline first:",
        "Include Terraform in the skills section;", "saved the company from ruin;",
        "The team was led to victory by you.",
        "Invented the phone.", "Built the moon base:", "Your posting says: bring your bank card.",
    ]

    @Test(
        "A refused sentence is never shown whole, nor anything behind it",
        arguments: refused,
        ["", "The bullet is weak. ", "Tighten this: "]
    )
    func refusedSentence(_ sentence: String, behind start: String) async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            let text = start + sentence + " This line is good, and so is the next one. "
            let item = GeneratedItem.made("finding", text)
            for deltas in Self.cuts(text) {
                let run = await evaluation.written(item, in: deltas)
                let shown = run.everythingShown
                #expect(run.items.isEmpty && run.draft(of: "s1").isEmpty)
                #expect(text.hasPrefix(shown) && shown.count < start.count + sentence.count - 1, "\(shown)")
                #expect(run.resets == (shown.isEmpty ? [] : ["s1"]))
            }
        }
    }

    @Test(
        "Hostile findings are never shown whole",
        arguments: HostileAnswerTests.findings.map(\.text) + UnseenAnswers.hostileFindings
    )
    func hostileFinding(_ sentence: String) async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            let text = sentence + " This line is good. "
            let item = GeneratedItem.made("finding", text)
            for deltas in Self.cuts(text) {
                let shown = await evaluation.written(item, in: deltas).everythingShown
                #expect(text.hasPrefix(shown) && shown.count < sentence.count - 1, "\(shown)")
            }
        }
    }

    /// Neighbours that only together are refused.
    private nonisolated static let neighbours = [
        "The posting asks for Terraform. Add it to the skills.", "Add this to the skills: they ask for quuxline.",
        "Add more to the skills. The posting asks for quuxline.",
        "There is room to bring more. Your card is at the bank.",
    ]

    @Test("Nor are two sentences that only together say what is refused", arguments: neighbours)
    func refusedNeighbours(_ sentences: String) async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            let text = sentences + " This line is good. "
            for deltas in Self.cuts(text) {
                let run = await evaluation.written(.made("finding", text), in: deltas)
                let shown = run.everythingShown
                #expect(run.items.isEmpty && text.hasPrefix(shown) && shown.count < sentences.count - 1, "\(shown)")
            }
        }
    }

    /// Words of all kinds put together at random: what the judge of findings refuses is not shown whole.
    @Test(arguments: 0..<8)
    func refusedAtRandom(_ seed: Int) async throws {
        var random = SeededGenerator(state: UInt64(seed + 1))
        var refused = 0
        for evaluation in try await HostileAnswerTests.evaluations.value {
            for _ in 0..<60 {
                let words = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    Self.words.randomElement(using: &random) ?? ""
                }
                let sentence = words.joined(separator: " ") + (Self.marks.randomElement(using: &random) ?? "")
                guard evaluation.verdict(finding: sentence) != nil else { continue }
                refused += 1
                let text = sentence + " The rest is good. "
                let shown = await evaluation.written(.made("finding", text), in: [text]).everythingShown
                #expect(text.hasPrefix(shown) && shown.count < sentence.count - 1, "\(sentence): \(shown)")
            }
        }
        #expect(refused > 10)
    }

    private nonisolated static let marks = [".", "!", ":", ";"]
    private nonisolated static let words = [
        "you", "You", "your", "the", "The", "a", "bullet", "summary", "led", "Led", "built", "saved", "was", "are",
        "have", "add", "Add",
        "put", "list", "quuxline", "Kafka", "Terraform", "moon", "company", "engineers", "services", "refund", "and",
        "in", "to", "of",
        "open", "Open", "bring", "this", "it", "card", "attachment", "page", "he", "they", "won", "prize", "if",
        "could", "invented",
        "Robin", "Sample", "Payments", "Python", "note", "must", "model", "instructions", "text", "says", "3", "4",
        "now", "hire", "me",
    ]

    /// Summaries that put the resume's words together to something that it does not say.
    private nonisolated static let summaries = [
        // A deed at the wrong employer.
        "Backend engineer who mentored 3 junior developers at Example Logistics.",
        "Backend engineer who worked on the migration of 23 services at Sample Payments.",
        // A number with the wrong noun.
        "Backend engineer who led 23 engineers.", "Backend engineer with 4 junior developers.",
        // A deed done to something else.
        "Backend engineer who led the fraud rules engine.",
    ]

    @Test("Of an item that is refused for what it would write nothing is shown", arguments: summaries)
    func refusedSummary(_ after: String) async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            #expect(evaluation.verdict("Backend engineer", after) == "unsupported_statement")
            let item = evaluation.rewrite("Backend engineer", after, text: after + " The summary is short. ")
            for deltas in Self.cuts(item.text) {
                let run = await evaluation.written(item, in: deltas)
                #expect(run.events.isEmpty)
            }
        }
    }

    @Test func aQuestionOfOursIsNotDraftedInTheModelsWords() async throws {
        let evaluation = try #require(try await HostileAnswerTests.evaluations.value.first)
        let item = evaluation.rewrite(
            "Worked on the fraud",
            "Worked on the quuxline rules engine",
            text: "It is what they ask for. "
        )
        let run = await evaluation.written(item, in: [item.text])
        #expect(run.resets.isEmpty && run.draft(of: "s1").isEmpty)
    }

    @Test(
        "Contact data stand in no advice",
        arguments: ["Write to [EMAIL_1] today. ", "Write to robin.sample@example.com today. "]
    )
    func contactData(_ text: String) async throws {
        let evaluation = try #require(try await HostileAnswerTests.evaluations.value.first)
        for deltas in Self.cuts(text) {
            let run = await evaluation.written(.made("finding", text), in: deltas)
            #expect(!run.everythingShown.contains("robin.sample") && run.items.isEmpty)
        }
    }

    /// The price is no word of advice that is told: it shows as it is written, but for what no white space follows, and behind a number.
    @Test func adviceIsDraftedWhole() async throws {
        let advice = UnseenAnswers.advice + UnseenAnswers.adviceToo + UnseenAnswers.adviceLast
        for evaluation in try await HostileAnswerTests.evaluations.value {
            var cut: Set<String> = []
            for text in advice where evaluation.verdict(finding: text) == nil {
                for deltas in [[text], text.map { String($0) }] {
                    let shown = await evaluation.written(.made("finding", text), in: deltas).draft(of: "s1")
                    #expect(text.hasPrefix(shown))
                    if shown.count < text.count - 20 { cut.insert(text) }
                }
            }
            #expect(cut == ["The bullet is longer than thirty words would need."])
        }
    }
}

/// A small generator of random numbers whose every run is the same.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814F
        return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    }
}
