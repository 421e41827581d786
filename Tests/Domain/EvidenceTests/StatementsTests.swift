import Lexicons
import Testing

@testable import Evidence

@Suite("What is put together stands together")
struct StatementsTests {
    private static let lines = [
        "Regional Sales Director", "Responsible for managing the release process of the payment service",
        "Lead a team of six engineers and coordinate their work with two other teams",
        "Grew recurring revenue from $4M to $11M in three years",
        "Hired and coached 14 account executives; 11 beat quota in 2022",
        "Worked on the migration of 23 services", "to Kubernetes", "Teaching",
    ]
    private let statements = Statements(
        StatedLines(StatementsTests.lines, lexicon: .english),
        lexicon: .english,
        register: .letter
    )

    @Test(arguments: [
        "I managed the release process of the payment service.", "I lead a team of six engineers.",
        "I have grown recurring revenue from $4M to $11M in three years.",
        "I hired and coached 14 account executives, 11 of whom beat quota in 2022.",
        "I moved 23 services to Kubernetes.",
        "In 2022 I hired account executives.", "I teach executives.", "I coordinate the work of two teams.", "",
    ])
    func holds(_ text: String) { #expect(statements.hold(text)) }

    @Test(arguments: [
        "I coordinated the release process of the payment service.", "Lead the migration to Kubernetes",
        "I lead 23 engineers.",
        "I hired six engineers.", "I managed the payment of 14 services.", "I grew the payment service.",
        "I coached the engineers and managed the executives.", "Managed 14 engineers",
    ])
    func refuses(_ text: String) { #expect(!statements.hold(text)) }
}
