import Testing

@testable import CoverLetter

@Suite("English: bullets as clauses after \"I\"")
struct EnglishClauseTests {
    @Test(arguments: [
        ("Reduced build times by 40%", "reduced build times by 40%"),
        ("• Led a team of five engineers.", "led a team of five engineers"),
        ("I wrote the public API documentation", "wrote the public API documentation"),
        ("Designed, built and shipped a parser", "designed, built and shipped a parser"),
        ("Successfully negotiated contracts with 4 suppliers", "negotiated contracts with 4 suppliers"),
        ("Built a warehouse (Postgres, dbt) for finance", "built a warehouse (Postgres, dbt) for finance"),
        ("Migrated 40 services to Kubernetes; no downtime", "migrated 40 services to Kubernetes"),
        ("Taught algebra to 90 pupils. Ran the chess club.", "taught algebra to 90 pupils"),
        ("Served as deputy for two years", "served as deputy for two years"),
        ("Supervised 4 student nurses each term", "supervised 4 student nurses each term"),
        ("Rebuilt the portal in **React** and `Go`", "rebuilt the portal in React and Go"),
        ("Grew  revenue   by $1.2M", "grew revenue by $1.2M"),
    ])
    func isCertain(_ bullet: String, _ clause: String) {
        #expect(EnglishClause.clause(bullet, isCurrent: false) == clause)
    }

    @Test(
        "What is no certain sentence is left out",
        arguments: [
            "", " ", "•", "Led", "Led teams", "Responsible for on-call rotation",
            "Experienced engineer with 10 years of Go",
            "Awarded employee of the year 2019", "Promoted to team lead after one year",
            "Selected by management to lead it",
            "Distributed systems in Go and Rust", "Applied mathematics at graduate level",
            "Driven by data and by people",
            "Succeed in all that I do", "REDUCED BUILD TIMES BY 40%", "Python, Go, Rust and more",
            "Built by hand in the shop",
            "Managing a team of five people", "Manager of a team of five", "Managed services provider for banks",
            "Led the team to success!! Really", "Led work with approx. 40 people and",
            "Led the work at St. Mary in 2019",
            "Wrote firmware (in C for a clock", "Wrote firmware) in C for a clock",
            "Wrote \"firmware\" in C for a clock",
            "Built things | 2019 | Berlin office", "Built a site, see https://example.com now",
            "Led a group of people and",
            "Trained in first aid and safety", "Reduced\u{0}times by 40 percent", "Lead a team of five engineers",
        ]
    )
    func isNotCertain(_ bullet: String) {
        #expect(EnglishClause.clause(bullet, isCurrent: false) == nil)
    }

    @Test(
        "A role that goes on may use the base form",
        arguments: [
            ("Lead a team of five engineers", "lead a team of five engineers"),
            ("Teach mathematics to 120 pupils a year", "teach mathematics to 120 pupils a year"),
            ("Build and maintain the billing system", "build and maintain the billing system"),
            ("Support 300 users in three offices", "support 300 users in three offices"),
        ]
    )
    func isCertainNow(_ bullet: String, _ clause: String) {
        #expect(EnglishClause.clause(bullet, isCurrent: true) == clause)
    }

    @Test(
        "A base form that may be a noun needs a determiner",
        arguments: [
            "Support for 300 users in three offices", "Design of control systems for ships",
            "Test automation for mobile apps",
            "Lead engineer for the payments team", "Project management for large clients",
        ]
    )
    func isNotCertainNow(_ bullet: String) {
        #expect(EnglishClause.clause(bullet, isCurrent: true) == nil)
    }

    @Test func aHostileBulletIsLeftOut() {
        #expect(EnglishClause.clause("Led " + String(repeating: "a ", count: 200_000), isCurrent: true) == nil)
        #expect(EnglishClause.clause("Led a " + String(repeating: "x", count: 200_000), isCurrent: true) == nil)
        #expect(EnglishClause.clause(String(repeating: "(", count: 500), isCurrent: true) == nil)
    }
}

@Suite("English: articles and lists")
struct EnglishGrammarTests {
    @Test(arguments: [
        ("Engineer", "an"), ("Senior Engineer", "a"), ("SRE", "an"), ("ML Engineer", "an"), ("QA Engineer", "a"),
        ("UX Designer", "a"), ("User Researcher", "a"), ("University Lecturer", "a"), ("Underwriter", "an"),
        ("HR Manager", "an"),
        ("MSc", "an"), ("M.Sc.", "an"), ("BSc", "a"), ("PhD", "a"), ("Master of Science", "a"), ("MBA", "an"),
        ("Honorary Fellow", "an"), ("Head Chef", "a"), ("iOS Developer", "an"), ("8-week course", "an"), ("", "a"),
        ("…", "a"),
        ("REGISTERED NURSE", "a"), ("Hourly Assistant", "an"), ("X-ray Technician", "an"),
    ])
    func articleFollowsTheSound(_ phrase: String, _ article: String) {
        #expect(EnglishGrammar.article(phrase) == article)
    }

    @Test(arguments: [
        ("University of Leeds", "the University of Leeds"), ("Leeds University", "Leeds University"),
        ("The University of York", "The University of York"),
        ("London School of Economics", "the London School of Economics"),
        ("University", "University"), ("of", "of"), ("", ""),
    ])
    func definiteArticleFollowsTheName(_ name: String, _ expected: String) {
        #expect(EnglishGrammar.definite(name) == expected)
    }

    @Test(
        arguments: [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
            as [([String], String)]
    )
    func listsAreJoined(_ parts: [String], _ expected: String) {
        #expect(EnglishGrammar.join(parts) == expected)
    }
}
