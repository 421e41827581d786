import Samples
import Testing

@testable import CoverLetter

/// Paragraphs as a careful model writes them, on samples of several trades.
@Suite("A paragraph that keeps to its documents is sent")
struct FaithfulLetterTests {
    /// A resume, a posting and paragraphs about them.
    struct Case: Sendable, CustomTestStringConvertible {
        let resume: String
        let posting: String
        let paragraphs: [String]
        let testDescription: String
    }

    static let engineer = Case(
        resume: PlantedDocuments.robin,
        posting: PlantedDocuments.freight,
        paragraphs: [
            "I am applying for the Senior Backend Engineer position at Example Freight. I currently work as Senior Backend Engineer at "
                + "Example Logistics, where I manage a PostgreSQL cluster with 4 TB of shipment data.",
            "Your posting asks for strong knowledge of SQL and PostgreSQL. At Example Logistics I manage a PostgreSQL cluster with 4 TB of "
                + "shipment data. I also know Docker and Kubernetes from my work on the migration of 23 services to Kubernetes.",
            "At Example Logistics I reduced the p99 latency of the order API from 900 ms to 180 ms, and I led a project with 4 engineers. "
                + "Before that, at Sample Payments, I built the refund service in Python, which handles 40,000 refunds a day.",
            "You are looking for someone who mentors junior engineers. At Sample Payments I mentored 3 junior developers while working on "
                + "the fraud rules engine.",
            "My experience includes eight years in logistics systems, and my work with Kafka, Docker and Kubernetes fits what your posting "
                + "describes. I would be glad to discuss how this experience could help your team.",
            "With a B.Sc. in Computer Science from Example University and eight years of experience as a backend engineer, I would like to "
                + "join Example Freight as Senior Backend Engineer.",
            "In my current role I introduced contract tests and worked on the migration of 23 services to Kubernetes. These are the kinds "
                + "of tasks that your posting describes.",
            "The role asks for services in Go and Python. I built the refund service at Sample Payments in Python; it handles 40,000 "
                + "refunds each day.",
        ],
        testDescription: "engineer"
    )

    static let others: [Case] = [
        Case(
            resume: SampleResume.chronological.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "As a Senior Software Engineer at Northwind Payments GmbH, I led the migration of the billing service from a monolith to 14 "
                    + "services. Deploy time fell from 3 hours to 12 minutes.",
                "I reduced cloud cost by 32% by rightsizing Kubernetes workloads and mentored four engineers, two of whom were promoted.",
                "At Contoso Retail Ltd in London I built the order API in Go and PostgreSQL, which serves 2,000 requests a second. I also "
                    + "introduced contract tests there, after which incidents fell from 9 to 2 a quarter.",
            ],
            testDescription: "software"
        ),
        Case(
            resume: SampleResume.sales.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "As Regional Sales Director at Alpine Ski House Software I have grown recurring revenue from $4M to $11M in three years. I "
                    + "hired and coached 14 account executives, 11 of whom beat quota in 2022.",
                "Earlier, at Bellows College Publishing, I closed 65 new accounts worth $3.2M and built the partner channel in the Midwest.",
            ],
            testDescription: "sales"
        ),
        Case(
            resume: SampleResume.nurse.text,
            posting: PostingsSamples.nursing,
            paragraphs: [
                "I am a registered nurse with six years of experience in emergency and intensive care. At Example General Hospital I care "
                    + "for up to five patients a shift in a 40-bed emergency department, and I precept new graduate nurses.",
                "At Sample Valley Medical Center I managed care for six patients per shift and, as unit safety champion, reduced falls by "
                    + "18%.",
            ],
            testDescription: "nurse"
        ),
        Case(
            resume: SampleResume.oddHeadings.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "At Woodgrove Logistics I run a warehouse of 120 people on two shifts and cut picking errors by 41%."
            ],
            testDescription: "warehouse"
        ),
    ]

    @Test(arguments: [engineer] + others)
    func isSent(_ example: Case) throws {
        let evaluation = try Evaluation(resume: example.resume, posting: example.posting)
        for text in example.paragraphs {
            #expect(evaluation.verdict(text) == nil, "\(text)")
        }
    }
}
