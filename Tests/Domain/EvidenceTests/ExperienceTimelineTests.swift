import Evidence
import Resumes
import Testing

@Suite("Years of work are the union of the roles")
struct ExperienceTimelineTests {
    private func months(_ roles: (start: String?, end: String?, current: Bool)...) -> Int {
        let work = roles.map { start, end, current in
            var role = ParsedResume.Work()
            role.startDate = start
            role.endDate = end
            role.x.current = current
            return role
        }
        return ExperienceTimeline.months(of: work, now: YearMonth(year: 2024, month: 6))
    }

    @Test func countsBothEnds() {
        #expect(months(("2020-01", "2020-03", false)) == 3)
        #expect(months(("2020-01-15", "2020-01-20", false)) == 1)
    }

    @Test func countsParallelRolesOnce() {
        #expect(months(("2020-01", "2020-12", false), ("2020-06", "2021-06", false)) == 18)
        #expect(months(("2020-01", "2020-12", false), ("2020-03", "2020-04", false)) == 12)
        #expect(months(("2022-01", "2022-12", false), ("2020-01", "2020-12", false)) == 24)
    }

    @Test func countsACurrentRoleUntilNow() {
        #expect(months(("2024-01", nil, true)) == 6)
        #expect(months(("2024-01", "2030-01", false)) == 6)
    }

    @Test func takesTheMiddleOfAYear() {
        #expect(months(("2019", "2021", false)) == 24)
        #expect(months(("2015", "2018", false), ("2018", "2021", false)) == 72)
        #expect(months(("2020", "2020", false)) == 6)
        #expect(months(("2020", nil, false)) == 6)
    }

    @Test func countsNothingOfWhatCannotBe() {
        #expect(months() == 0)
        #expect(months((nil, nil, true)) == 0)
        #expect(months(("2021-05", "2020-05", false)) == 0)
        #expect(months(("2025-01", nil, true)) == 0)
        #expect(months(("soon", "later", false), ("20", "2020-99", false), ("", "", false)) == 0)
    }

    @Test func readsOnlyDates() {
        #expect(YearMonth("2020-13", month: 1) == nil)
        #expect(YearMonth("0020", month: 1) == nil)
        #expect(YearMonth("2020-02-30-1", month: 1) == nil)
        #expect(YearMonth("2020", month: 40) == YearMonth(year: 2020, month: 12))
    }
}
