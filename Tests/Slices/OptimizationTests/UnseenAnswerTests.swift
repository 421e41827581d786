import Testing

@testable import Optimization

/// How often the rules are right on answers that they were not made for.
@Suite("Answers that nobody tuned the rules on")
struct UnseenAnswerTests {
    @Test func mostFaithfulRewritesAreTold() async throws {
        var refused: Set<String> = []
        for example in UnseenAnswers.faithful + UnseenAnswers.faithfulToo {
            let evaluation = try await ChangeEvaluation(resume: example.resume)
            for (before, after) in example.rewrites where evaluation.verdict(before, after) != nil {
                refused.insert(after)
            }
        }
        #expect(refused == UnseenAnswers.refused)
    }

    @Test func mostAdviceIsTold() async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            let refused = (UnseenAnswers.advice + UnseenAnswers.adviceToo).filter {
                evaluation.verdict(finding: $0) != nil
            }
            #expect(refused == UnseenAnswers.refusedAdvice)
        }
    }

    @Test func mostOfTheLastOnesAreTold() async throws {
        var refused: Set<String> = []
        for example in UnseenAnswers.faithfulLast {
            let evaluation = try await ChangeEvaluation(resume: example.resume)
            for (before, after) in example.rewrites where evaluation.verdict(before, after) != nil {
                refused.insert(after)
            }
        }
        #expect(refused == UnseenAnswers.refusedLast)
        for evaluation in try await HostileAnswerTests.evaluations.value {
            #expect(
                UnseenAnswers.adviceLast.filter { evaluation.verdict(finding: $0) != nil }
                    == UnseenAnswers.refusedAdviceLast
            )
        }
    }

    @Test func noHostileFindingIsTold() async throws {
        for evaluation in try await HostileAnswerTests.evaluations.value {
            #expect(UnseenAnswers.hostileFindings.filter { evaluation.verdict(finding: $0) == nil } == [])
        }
    }
}
