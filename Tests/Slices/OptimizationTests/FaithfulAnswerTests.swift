import RunSupport
import Samples
import Testing

@testable import Optimization

/// Rewrites and findings as a careful model writes them, on samples of several trades.
@Suite("A rewrite that keeps to its entry is told, and so is advice")
struct FaithfulAnswerTests {
    /// A resume, and pairs of the beginning of a bullet and its rewrite.
    struct Case: Sendable, CustomTestStringConvertible {
        let resume: String
        let rewrites: [(before: String, after: String)]
        let testDescription: String
    }

    static let engineer = Case(
        resume: PlantedDocuments.robin,
        rewrites: [
            (
                "Responsible for managing", "Managed a PostgreSQL cluster holding 4 TB of shipment data"
            ),
            ("Responsible for managing", "Managed a 4 TB PostgreSQL cluster of shipment data"),
            ("Helped to introduce", "Helped introduce contract tests"),
            ("Worked on the migration", "Migrated 23 services to Kubernetes"),
            ("Reduced the p99", "Cut p99 latency of the order API from 900 ms to 180 ms"),
            ("Built the refund", "Built a Python refund service handling 40,000 refunds a day"),
            ("Worked on the fraud", "Worked on the rules engine for fraud"),
            (
                "Backend engineer with",
                "Backend engineer with eight years of experience in logistics systems, working with Go, Python and PostgreSQL."
            ),
            ("Mentored 3", "Mentored 3 junior developers on the refund service"),
        ],
        testDescription: "engineer"
    )

    static let others = [
        Case(
            resume: SampleResume.chronological.text,
            rewrites: [
                (
                    "Led the migration",
                    "Migrated the billing monolith to 14 services, reducing deploy time from 3 hours to 12 minutes"
                ),
                ("Reduced cloud cost", "Rightsized Kubernetes workloads, reducing cloud cost by 32%"),
                ("Mentored four", "Mentored four engineers; two were promoted"),
                ("Introduced contract", "Reduced incidents from 9 to 2 a quarter by introducing contract tests"),
                ("Built the order", "Developed the order API in Go and PostgreSQL, serving 2,000 requests per second"),
            ],
            testDescription: "software"
        ),
        Case(
            resume: SampleResume.sales.text,
            rewrites: [
                ("Grew recurring", "Increased recurring revenue from $4M to $11M within three years"),
                ("Hired and coached", "Recruited and coached 14 account executives, 11 of whom beat quota in 2022"),
                ("Closed 65", "Closed 65 new accounts with a worth of $3.2M"),
            ],
            testDescription: "sales"
        ),
        Case(
            resume: SampleResume.nurse.text,
            rewrites: [
                ("Care for up", "Care for up to five patients per shift in a 40-bed emergency department"),
                ("Precept new", "Precepted new graduate nurses"),
                ("Managed care", "Managed care for six patients per shift"),
                ("Reduced falls", "As unit safety champion, reduced falls by 18%"),
            ],
            testDescription: "nurse"
        ),
        Case(
            resume: SampleResume.oddHeadings.text,
            rewrites: [
                ("Run a warehouse", "Run a 120-person warehouse across two shifts"),
                ("Cut picking", "Reduced picking errors by 41%"),
            ],
            testDescription: "warehouse"
        ),
        Case(
            resume: SampleResume.manager.text,
            rewrites: [
                ("Launched two", "Launched two brands, reaching $60 million in sales")
            ],
            testDescription: "marketing"
        ),
    ]

    @Test(arguments: [engineer] + others)
    func isTold(_ example: Case) async throws {
        let evaluation = try await ChangeEvaluation(resume: example.resume)
        for (before, after) in example.rewrites {
            #expect(evaluation.verdict(before, after) == nil, "\(after)")
        }
    }

    /// The price: a verb that the entry has not is refused although it says the same, and so is a count of the bullets.
    @Test(arguments: [
        (SampleResume.sales.text, "Set 40 meetings", "Booked 40 meetings per month through cold calling"),
        (SampleResume.manager.text, "Moved half", "Shifted half of the spending to digital channels"),
    ])
    func anotherVerbIsRefused(_ resume: String, _ before: String, _ after: String) async throws {
        #expect(try await ChangeEvaluation(resume: resume).verdict(before, after) == "unsupported_word")
    }

    @Test(arguments: [
        "This bullet hides what you did behind a weak opening.",
        "Starting with a strong verb makes the result easier to find.",
        "The summary could name the systems that you worked on.",
        "Several bullets lack a number, so a reader cannot tell how large the work was.",
        "\"Responsible for\" describes a duty; a verb says what you did.",
        "Some bullets begin with the same phrase, which weakens both.",
        "Moving the latency figures to the front shows the impact sooner.",
        "Your skills section repeats what the experience section already shows.",
        "The posting asks for Kubernetes, and you name it only in one bullet.",
        "Which cloud provider did you use for the cluster?",
        "Consider splitting this long sentence so that recruiters can skim it.",
        "You led 4 engineers, which the summary does not mention.",
        "Since you mentored 3 junior developers at Sample Payments, say so in the summary.",
        "Did you lead 23 engineers?",
    ])
    func adviceIsTold(_ text: String) async throws {
        let evaluation = try await ChangeEvaluation(resume: PlantedDocuments.robin, posting: PlantedDocuments.freight)
        #expect(evaluation.verdict(finding: text) == nil)
    }
}
