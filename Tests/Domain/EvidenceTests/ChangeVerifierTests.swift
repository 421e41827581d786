import Documents
import Evidence
import Testing

@Suite("A proposed change is shown only when it invents nothing")
struct ChangeVerifierTests {
    private static let bullet = "Built billing services in Python and Go"

    private func verifier() -> ChangeVerifier {
        ChangeVerifier(resume: Fixture.resume, text: Fixture.text, posting: Fixture.posting([]))
    }

    private func change(
        _ after: String?,
        before: String? = bullet,
        path: String = "/work/0/highlights/0",
        quotes: [Quotation] = [Fixture.quotation("Built billing services", line: 5, start: 2)]
    ) -> ProposedChange {
        ProposedChange(path: path, section: "work", before: before, after: after, quotes: quotes)
    }

    @Test(arguments: [
        "Built billing services with Python and Go",
        "Designed and built billing services in Python for 1,200 customers",
        "Built billing services in Go and Python, cutting errors by 40%",
        "Built billing services in Python and Go at Acme Corp",
    ])
    func passesWhatTheEntrySays(_ after: String) {
        var verifier = verifier()
        #expect(verifier.verify(change(after)) == [])
    }

    @Test(arguments: [
        ("Built billing services in Python for 300 customers", Rejection.unsupportedNumber),
        ("Built billing services in Python, 04% fewer errors", .unsupportedNumber),
        ("Built billing services in Python for 2,100 customers", .unsupportedNumber),
        ("Built two billing services in Python and Go", .unsupportedNumber),
        ("Built billing services in Python since 2018", .unsupportedNumber),
        ("Built billing services in Python and Kafka", .unsupportedSkill),
        ("Built billing services in Python at Initrode", .unsupportedName),
        ("Built billing services in Python and Go as asked for by everybody in the whole company", .tooLong),
        ("Built billing services in Python and Go", .unchanged),
        ("built  BILLING services in Python and Go", .unchanged),
        ("Cut invoice errors by 40% for 1,200 customers", .duplicate),
        ("Desarrollo de servicios para los clientes con Python y Go", .otherLanguage),
        ("Создал сервисы биллинга на языке Python и Go", .otherLanguage),
    ])
    func refusesInvention(_ after: String, _ rejection: Rejection) {
        var verifier = verifier()
        #expect(verifier.verify(change(after)).contains(rejection))
    }

    @Test func refusesTheCompanyOfThePosting() {
        var verifier = verifier()
        let rejections = verifier.verify(change("Built billing services in Python and Go like Globex"))
        #expect(rejections.contains(.postingCompany))
    }

    @Test(arguments: [
        "/basics/name", "/basics/email", "/work/0/name", "/work/0/position", "/work/0/startDate", "/work/0/endDate",
        "/education/0/institution", "/education/0/studyType", "/certificates/0/name", "/languages/0/language",
        "/languages/0/fluency", "/x/engine", "/work/0/x/rawDates", "/work", "/work/0",
    ])
    func leavesIdentityAlone(_ path: String) {
        var verifier = verifier()
        #expect(verifier.verify(change("Something", before: nil, path: path)).contains(.identityField))
    }

    @Test(arguments: [
        "", "/", "work/0", "/work/7/highlights/0", "/work/0/highlights/9", "/work/0/highlights/-1",
        "/work/0/highlights/00",
        "/work/0/highlights/0/0", "/nothing", "/work/0/nothing", "/work/-", "/work/99999999999999999999/summary",
        "/" + String(repeating: "work/", count: 10_000),
    ])
    func refusesUnknownPaths(_ path: String) {
        var verifier = verifier()
        #expect(verifier.verify(change("Built billing", path: path)) == [.unknownPath])
    }

    @Test(arguments: [nil, "Built billing services in Python", "Built billing services in Python and G0"])
    func refusesAnotherBefore(_ before: String?) {
        var verifier = verifier()
        #expect(verifier.verify(change("Built billing services", before: before)).contains(.beforeMismatch))
    }

    @Test func comparesBeforeWithoutRegardToSpacesAndDashes() {
        var verifier = verifier()
        #expect(
            verifier.verify(
                change("Built billing services with Python", before: "built billing services  in python and go")
            ) == []
        )
    }

    @Test func refusesAQuoteWithOneChangedLetter() {
        var verifier = verifier()
        let wrong = Fixture.quotation("Built billinq services", line: 5, start: 2)
        #expect(verifier.verify(change("Built billing services with Python", quotes: [wrong])) == [.quoteNotVerbatim])
        let job = Quotation(source: .job, quote: "Built", span: SourceSpan(line: 1, start: 0, end: 5))
        #expect(verifier.verify(change("Built billing services with Python", quotes: [job])) == [.quoteNotVerbatim])
    }

    @Test func refusesTheSameChangeTwice() {
        var verifier = verifier()
        let proposal = change("Built billing services with Python")
        #expect(verifier.verify(proposal) == [])
        #expect(verifier.verify(proposal) == [.duplicate])
        #expect(verifier.verify(change("BUILT billing services with python")) == [.duplicate])
    }

    @Test func aRejectedChangeIsNoDuplicate() {
        var verifier = verifier()
        let wrong = change("Built billing services in Kafka")
        #expect(verifier.verify(wrong) == verifier.verify(wrong))
    }

    @Test func addsWhereNothingStands() {
        var verifier = verifier()
        let summary = change("Backend Engineer who cut errors by 40%.", before: nil, path: "/basics/summary")
        #expect(verifier.verify(summary) == [])
        let skill = change("SQL", before: nil, path: "/skills/0/keywords/-")
        #expect(verifier.verify(skill) == [])
        #expect(verifier.verify(change("Kafka", before: nil, path: "/skills/0/keywords/-")) == [.unsupportedSkill])
        #expect(verifier.verify(change("Python", before: nil, path: "/skills/0/keywords/-")) == [.duplicate])
    }

    @Test func removesWhatStandsThere() {
        var verifier = verifier()
        #expect(verifier.verify(change(nil, before: "Another")) == [.beforeMismatch])
        #expect(verifier.verify(change(nil)) == [])
    }
}
