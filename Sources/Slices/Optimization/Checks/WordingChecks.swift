import Documents
import Lexicons
import Resumes

/// What the wording and the length show: checks 36 and 37.
enum WordingChecks {
    /// The words of a resume (ats-screener).
    static let words = 150...1_500
    /// More pages than this are for publications.
    static let mostPages = 2

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("wording.filler", .wording, .tip, rule: filler),
        Check("length.words", .length, .minor, rule: length),
    ]

    private static func filler(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        let book = input.phrasebook
        // A phrase in a bullet can be changed there; elsewhere it is only shown.
        var bulletsByLine: [Int: Bullet] = [:]
        for bullet in input.bullets {
            for span in bullet.spans where bulletsByLine[span.line] == nil { bulletsByLine[span.line] = bullet }
        }
        var observations: [Observation] = []
        for (index, words) in input.lineWords.enumerated() where observations.count < Check.limit {
            for match in book.fillerPatterns.matches(in: words).prefix(Check.limit) {
                let phrase = words[match.words].map(\.printed).joined(separator: " ")
                let bullet = bulletsByLine[index + 1]
                observations.append(
                    Observation(
                        "\u{201C}\(phrase)\u{201D} could stand in any resume and says nothing of you.",
                        advice: "Leave it out, or say what shows it.",
                        section: input.lineSections[index],
                        path: bullet?.path,
                        evidence: input.quote(line: index + 1, words: match.words).map { [$0] } ?? [],
                        confidence: 0.8,
                        proposal: bullet.flatMap { change(match.pattern, in: $0, book) }
                    )
                )
            }
        }
        return Check.Verdict(observations)
    }

    /// The bullet without the phrase, where it holds it once and its grammar allows it.
    private static func change(_ pattern: Int, in bullet: Bullet, _ book: Phrasebook) -> Proposal? {
        let places = book.fillerPatterns.matches(in: bullet.words)
        guard places.count == 1, let place = places.first, place.pattern == pattern else { return nil }
        let shorter: String?
        switch book.fillers[pattern].change {
        case .none: return nil
        case .leaveOut: shorter = nil
        case .shorten(let words): shorter = words
        }
        return BulletRewriting.replacing(place.words, of: bullet.words, in: bullet.text, with: shorter, book)
            .map { Proposal(.rewrite, before: bullet.text, after: $0) }
    }

    private static func length(_ input: CheckInput) -> Check.Verdict {
        let count = input.lineWords.reduce(0) { $0 + $1.count }
        guard count > 0 else { return .skipped("There is no text.") }
        var observations: [Observation] = []
        if !words.contains(count) {
            observations.append(
                Observation(
                    count < words.lowerBound
                        ? "The resume has \(count) words, too few to judge you by."
                        : "The resume has \(count) words, more than anybody reads.",
                    advice: count < words.lowerBound
                        ? "Say more of what you did and what came of it." : "Keep what fits the job, and cut the rest.",
                    subject: "words"
                )
            )
        }
        if input.text.pages > mostPages, input.resume.publications.isEmpty {
            observations.append(
                Observation(
                    "The resume has \(input.text.pages) pages, and most readers stop after two.",
                    advice: "Shorten the oldest entries first.",
                    severity: .tip,
                    subject: "pages"
                )
            )
        }
        return Check.Verdict(observations)
    }
}
