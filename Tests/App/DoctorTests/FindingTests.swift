import LanguageModels
import Testing

@testable import Doctor

@Suite("Findings")
struct FindingTests {
    @Test("What is the same for all is told once, what is not says whose it is")
    func merged() {
        let well = Finding(.ok, "store", "it is well")
        let ill = Finding(.problem, "store", "it is ill")
        let all = [("a", [well]), ("b", [well]), ("c", [well])]
        #expect(Finding.merged(all) == [well])
        #expect(
            Finding.merged([("a", [well]), ("b", [ill, well]), ("c", [ill])])
                == [Finding(.ok, "store of a, b", "it is well"), Finding(.problem, "store of b, c", "it is ill")]
        )
        #expect(Finding.merged([("a", []), ("b", [])]).isEmpty)
    }

    @Test("A line begins with the verdict")
    func line() {
        #expect(Finding(.ok, "a", "b").line == "ok       a: b")
        #expect(Finding(.warning, "a", "b").line == "warning  a: b")
        #expect(Finding(.problem, "a", "b").line == "problem  a: b")
    }

    @Test("A clock that nothing keeps right is a warning")
    func clock() {
        #expect(HostExamination.clock(isSynchronized: true).verdict == .ok)
        #expect(HostExamination.clock(isSynchronized: false).verdict == .warning)
    }

    @Test("A model that answered in any way answers", arguments: [ModelOutcome.finished, .truncated, .refused])
    func answers(outcome: ModelOutcome) {
        #expect(ModelExamination.judged(ModelCallReport(outcome: outcome), "a/b").verdict == .ok)
    }

    @Test("Each reason for which a model did not answer has its words", arguments: ModelFailure.Reason.allCases)
    func reasons(reason: ModelFailure.Reason) {
        var texts: Set<String> = []
        for status in [nil, 401, 403, 404, 402] {
            let report = ModelCallReport(
                outcome: .failed(ModelFailure(reason, .giveUp)),
                requestID: "req_1",
                status: status,
                errorType: "some_error"
            )
            let finding = ModelExamination.judged(report, "a/b")
            #expect(finding.verdict == (reason == .rateLimited || reason == .overloaded ? .warning : .problem))
            #expect(finding.subject == "model a/b")
            #expect(finding.text.hasSuffix("some_error)") && !finding.text.contains("req_1"))
            texts.insert(String(finding.text.prefix { $0 != "(" }))
        }
        #expect(texts.count == (reason == .denied ? 4 : 1))
    }
}
