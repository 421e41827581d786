import Documents
import Postings
import Testing

@Suite("Facts of a position are stated or absent")
struct FactTests {
    private func posting(_ text: String) throws -> JobPosting {
        try analyzed(text + "\n\n" + filler)
    }

    @Test(arguments: [
        ("Senior Backend Engineer", "Senior Backend Engineer"),
        ("# Senior Backend Engineer at Acme", "Senior Backend Engineer"),
        ("Job title: Office Manager", "Office Manager"),
        ("Store Manager - Austin, TX", "Store Manager"),
        ("Benefits Manager", "Benefits Manager"),
        ("Software Engineer (m/f/d)", "Software Engineer"),
        ("Acme is looking for a Staff Nurse to join the ward.", "Staff Nurse"),
        ("We are hiring a motivated Line Cook for our kitchen.", "Line Cook"),
        ("Join us as a Director of Sales in Denver.", "Director of Sales"),
        ("We make boats.", nil),
    ])
    func findsTheTitle(_ text: String, _ title: String?) throws {
        #expect(try posting(text).title == title)
    }

    @Test(arguments: [
        ("Company: Acme Health", "Acme Health"),
        ("Welder\nAcme Boats, Berlin, hybrid", "Acme Boats"), ("Welder\nAcme | Dublin | Full-time", "Acme"),
        ("Welder\nParis, London, Tokyo", nil), ("Welder\nSpringfield, IL", nil),
        ("German is an advantage. Kafka is a plus.", nil),
        ("Nurse at Lakeside Hospital", "Lakeside Hospital"),
        ("## About Acme\n\nBoats.", "Acme"),
        ("Acme Boats is looking for a Welder.", "Acme Boats"),
        ("Northfield Robotics, a maker of robots, is hiring a Welder.", "Northfield Robotics"),
        ("Join Acme and build boats.", "Acme"),
        ("At Acme, boats come first.", "Acme"),
        ("## About the role\n\nBoats.", nil),
        ("## About us\n\nWe make boats.", nil),
        ("Join our team. Our client is looking for a Welder.", nil),
        ("Join us. You will weld.", nil),
        ("This is a great opportunity. It is a full day.", nil),
    ])
    func findsTheCompany(_ text: String, _ company: String?) throws {
        #expect(try posting(text).company == company)
    }

    @Test(arguments: [
        ("Location: Berlin, Germany", "Berlin, Germany"),
        ("Location: Berlin (hybrid)", "Berlin"),
        ("Location: Remote", nil),
        ("Welder\nAustin, TX", "Austin, TX"), ("Welder\nAcme Boats, Berlin, hybrid", "Berlin"),
        ("Welder - Austin, TX", "Austin, TX"),
        ("The role is based in Lisbon.", "Lisbon"),
        ("We want you in our office in New York, NY.", "New York, NY"),
        ("We are experts in Python.", nil),
    ])
    func findsThePlace(_ text: String, _ location: String?) throws {
        #expect(try posting(text).location == location)
    }

    @Test(arguments: [
        ("This is a fully remote position.", JobPosting.Remote.full),
        ("Location: Remote", .full), ("Welder | Remote", .full),
        ("Hybrid: three days in the office.", .hybrid), ("Location: Oslo (hybrid)", .hybrid),
        ("You work two days a week from home.", .hybrid),
        ("This is an on-site role.", JobPosting.Remote.none), ("This role is not remote.", JobPosting.Remote.none),
        ("You will support remote teams.", nil), ("There is an on-site gym.", nil), ("You run a hybrid cloud.", nil),
        ("Nothing is said.", nil),
    ])
    func findsWhereOneWorks(_ text: String, _ remote: JobPosting.Remote?) throws {
        #expect(try posting(text).remote == remote)
    }

    @Test(arguments: [
        ("Employment type: Full-time", "Full-time"), ("This is a part-time position.", "part-time"),
        ("Full-time, permanent", "Full-time, permanent"), ("You negotiate contracts.", nil),
        ("A temporary fix is no fix.", nil), ("Contract: Permanent", "Permanent"),
    ])
    func findsTheKindOfEmployment(_ text: String, _ type: String?) throws {
        #expect(try posting(text).type == type)
    }

    private static let pay: [(text: String, min: Double?, max: Double?, currency: String?, period: String?)] = [
        ("Salary: $120,000 - $150,000 a year", 120_000, 150_000, "USD", "year"),
        ("The pay is $120,000–$150,000 per year.", 120_000, 150_000, "USD", "year"),
        ("60k–75k EUR", 60_000, 75_000, "EUR", nil),
        ("Pay: £45 per hour", 45, nil, "GBP", "hour"),
        ("$19.50/hour", 19.5, nil, "USD", "hour"),
        ("Compensation: 80-95k USD", 80_000, 95_000, "USD", nil),
        ("Salary: up to €70.000", nil, 70_000, "EUR", nil),
        ("We pay CHF 90'000 to CHF 110'000 annually.", 90_000, 110_000, "CHF", "year"),
        ("The salary range is 4,500 - 5,200 EUR per month.", 4_500, 5_200, "EUR", "month"),
        ("Salary: $100K", 100_000, nil, "USD", nil),
    ]

    @Test(arguments: pay)
    func findsThePay(_ text: String, _ min: Double?, _ max: Double?, _ currency: String?, _ period: String?) throws {
        let salary = try #require(try posting(text).salary)
        #expect(salary.min == min)
        #expect(salary.max == max)
        #expect(salary.currency == currency)
        #expect(salary.period == period)
        #expect(text.contains(salary.text))
    }

    @Test(arguments: [
        "We raised $40M in our Series B.", "You carry a quota of $1.2M a year.",
        "A learning budget of €2,000 per year.",
        "Sign-on bonus of $5,000.", "401(k) with 5% match.", "Serving 10,000 - 20,000 customers.",
        "Tuition reimbursement up to $5,000 per year.", "Salary: competitive", "A salary that fits.",
    ])
    func findsNoPayInOtherMoney(_ text: String) throws {
        #expect(try posting(text).salary == nil)
    }

    @Test(arguments: [
        ("Senior Engineer", JobPosting.Seniority.Level.senior, "Senior"), ("Jr. Developer", .junior, "Jr"),
        ("Marketing Intern", .intern, "Intern"), ("Lead Designer", .lead, "Lead"),
        ("Nurse Manager", .manager, "Manager"),
        ("Senior Engineering Manager", .manager, "Manager"), ("VP of Sales", .director, "VP"),
        ("Head of People, Officer", .director, "Head of"), ("Seniority: Mid-level", .mid, "Mid-level"),
        ("This is an entry-level position.", .junior, "entry-level position"),
    ])
    func findsTheLevel(_ text: String, _ level: JobPosting.Seniority.Level, _ quote: String) throws {
        let seniority = try posting(text).seniority
        #expect(seniority?.level == level)
        #expect(seniority?.evidence.quote == quote)
    }

    @Test(arguments: [
        "Product Manager", "Account Executive, Mid-Market", "Staff Nurse", "Lead Generation Specialist",
        "Engineer\n\nYou report to the Director of Sales and help senior citizens.",
        "Executive Assistant to the Director",
    ])
    func findsNoLevelInOtherWords(_ text: String) throws {
        #expect(try posting(text).seniority == nil)
    }

    @Test func aGivenTitleWins() throws {
        let posting = try analyzed("Welder\n\n" + filler, title: " Senior Welder \n")
        #expect(posting.title == "Senior Welder")
        #expect(posting.seniority == nil, "There is nothing in the posting to quote.")
        #expect(try analyzed("Welder\n\n" + filler, title: "  ").title == "Welder")
    }
}
