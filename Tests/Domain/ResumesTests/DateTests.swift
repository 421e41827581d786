import Documents
import Resumes
import Testing

@Suite struct DateTests {
    /// The dates of a position whose line ends with the given text.
    private func position(_ dates: String) -> ParsedResume.Work? {
        let text = """
            Ada Example
            ada@example.com

            Experience
            Senior Engineer, Acme Inc. | \(dates)
            - Built things
            """
        return ParsedResume(reading: text).work.first
    }

    @Test(arguments: [
        ("Jan 2020 – Present", "2020-01", nil, "month"),
        ("January 2020 - March 2021", "2020-01", "2021-03", "month"),
        ("Jan. 2020 — Mar. 2021", "2020-01", "2021-03", "month"),
        ("01/2020-03/2021", "2020-01", "2021-03", "month"),
        ("01/2020 to current", "2020-01", nil, "month"),
        ("2019–2021", "2019", "2021", "year"),
        ("2019-21", "2019", "2021", "year"),
        ("2019/2020", "2019", "2020", "year"),
        ("2020-01 – 2021-12", "2020-01", "2021-12", "month"),
        ("2020.01 – 2021.12", "2020-01", "2021-12", "month"),
        ("2020-01-15 – 2021-12-01", "2020-01-15", "2021-12-01", "day"),
        ("March 3, 2020 – April 5, 2021", "2020-03-03", "2021-04-05", "day"),
        ("3 March 2020 – 5 April 2021", "2020-03-03", "2021-04-05", "day"),
        ("1st of March 2020 until 2nd of April 2021", "2020-03-01", "2021-04-02", "day"),
        ("Jan '20 – Feb '21", "2020-01", "2021-02", "month"),
        ("Jan-20 – Feb-21", "2020-01", "2021-02", "month"),
        ("Jan – Mar 2020", "2020-01", "2020-03", "month"),
        ("Summer 2018", "2018", nil, "season"),
        ("Fall 2018 – Spring 2019", "2018", "2019", "season"),
        ("since 2019", "2019", nil, "year"),
        ("from May 2019 to June 2020", "2019-05", "2020-06", "month"),
        ("13/04/2020 – 25/12/2020", "2020-04-13", "2020-12-25", "day"),
        ("04/13/2020 – 12/25/2020", "2020-04-13", "2020-12-25", "day"),
        ("01/20 – 03/21", "2020-01", "2021-03", "month"),
        ("Sept 2019 – till now", "2019-09", nil, "month"),
        ("MAY 2019 -- PRESENT", "2019-05", nil, "month"),
        ("(2019 – 2020)", "2019", "2020", "year"),
    ])
    func readsCommonForms(printed: String, start: String, end: String?, precision: String) {
        let item = position(printed)
        #expect(item?.startDate == start)
        #expect(item?.endDate == end)
        #expect(item?.x.datePrecision == precision)
        #expect(item?.position == "Senior Engineer")
        #expect(item?.name == "Acme Inc.")
    }

    @Test(arguments: [
        "Jan 2020 – Present", "since 2019", "2018 to date", "2018 - Ongoing", "05/2018 – now", "2019 – Current",
    ])
    func knowsWhatGoesOn(printed: String) {
        #expect(position(printed)?.x.current == true)
        #expect(position(printed)?.endDate == nil)
    }

    @Test(arguments: ["2019 – 2020", "Summer 2018", "2018", "2019 –"])
    func doesNotInventPresent(printed: String) {
        #expect(position(printed)?.x.current == false)
    }

    @Test func undecidableNumericDatesAreReadAsYears() {
        #expect(position("03/04/2020 – 05/06/2021")?.startDate == "2020")
        #expect(position("03/04/2020 – 05/06/2021")?.endDate == "2021")
    }

    @Test func oneDecidableDateDecidesTheOthers() {
        #expect(position("03/04/2020 – 25/06/2021")?.startDate == "2020-04-03")
        #expect(position("03/04/2020 – 06/25/2021")?.startDate == "2020-03-04")
    }

    @Test(arguments: ["$2019", "2,019", "2019%", "2019+", "20XX", "20199", "x2019y", "555-2019"])
    func amountsAreNoDates(printed: String) {
        let item = position(printed)
        #expect(item?.startDate == nil)
    }
}
