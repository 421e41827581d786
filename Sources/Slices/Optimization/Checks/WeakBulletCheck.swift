import Documents
import Lexicons
import Resumes

/// Bullets that hide what was done: check 35.
enum WeakBulletCheck {
    /// The same first word this often reads like a list.
    static let repeats = 3
    /// The share of common words from which two bullets say the same.
    static let sameness = 0.9
    /// How many bullets are compared with each other: pairs grow with the square.
    static let compared = 300

    /// The verdict of the check.
    static func judge(_ input: CheckInput) -> Check.Verdict {
        guard !input.bullets.isEmpty else { return .skipped("There are no bullets.") }
        var observations: [Observation] = []
        for bullet in input.bullets where observations.count < Check.limit {
            if let weak = opener(bullet, input) ?? firstPerson(bullet, input) { observations.append(weak) }
        }
        return Check.Verdict(observations + sameOpeners(input) + duplicates(input))
    }

    private static func opener(_ bullet: Bullet, _ input: CheckInput) -> Observation? {
        let book = input.phrasebook
        // "I was responsible for" is weak behind its subject too.
        let skipped = bullet.words.first.map { book.firstPerson.contains($0.folded) } == true ? 1 : 0
        guard let match = book.weakPatterns.matches(in: Array(bullet.words.prefix(10))).first,
            match.words.lowerBound == skipped || match.words.lowerBound == 0
        else { return nil }
        let rewriting = BulletRewriting(bullet: bullet, input: input)
        let after =
            book.weakOpeners[match.pattern].yieldsToGerund ? rewriting.openingWithVerb(at: match.words.upperBound) : nil
        let opener = bullet.words[match.words].map(\.printed).joined(separator: " ")
        let proposal =
            if let after {
                Proposal(.rewrite, before: bullet.text, after: after)
            } else {
                Proposal(
                    .rewrite,
                    before: bullet.text,
                    support: .needsInput,
                    question: "What exactly did you do yourself here: build, lead, test, write, sell\u{2026}?"
                )
            }
        return Observation(
            "\u{201C}\(opener)\u{201D} tells a duty, not what you did.",
            advice: "Begin with the verb of what you did.",
            section: bullet.section,
            path: bullet.path,
            evidence: input.quotes(bullet.spans),
            confidence: after == nil ? 0.7 : 0.9,
            subject: "opener",
            proposal: proposal
        )
    }

    private static func firstPerson(_ bullet: Bullet, _ input: CheckInput) -> Observation? {
        guard let index = bullet.words.firstIndex(where: { input.phrasebook.firstPerson.contains($0.folded) }) else {
            return nil
        }
        // "Mentored Me" is unlikely, "I/O" and "US" are not: only "I" is written in upper case.
        let word = bullet.words[index]
        guard word.printed.count == 1 || word.printed.dropFirst().contains(where: \.isLowercase) else { return nil }
        let after = BulletRewriting(bullet: bullet, input: input).withoutFirstPerson()
        return Observation(
            "\u{201C}\(word.printed)\u{201D} is not needed: a resume is about you anyway.",
            advice: "Say it without \u{201C}\(word.printed)\u{201D}.",
            section: bullet.section,
            path: bullet.path,
            evidence: input.quotes(bullet.spans),
            subject: "person",
            proposal: after.map { Proposal(.rewrite, before: bullet.text, after: $0) }
        )
    }

    private static func sameOpeners(_ input: CheckInput) -> [Observation] {
        var bullets: [String: [Bullet]] = [:]
        var order: [String] = []
        for bullet in input.bullets {
            guard let first = bullet.words.first?.folded else { continue }
            if bullets[first] == nil { order.append(first) }
            bullets[first, default: []].append(bullet)
        }
        return order.filter { (bullets[$0]?.count ?? 0) >= repeats }.prefix(Check.limit).compactMap { word in
            guard let same = bullets[word], let printed = same.first?.words.first?.printed else {
                return nil
            }
            return Observation(
                "\(same.count) bullets begin with \u{201C}\(printed)\u{201D}, which reads like a list.",
                advice: "Vary the first words.",
                section: same.first?.section,
                evidence: same.prefix(CheckInput.evidenceLimit).compactMap { $0.spans.first.flatMap(input.quote) },
                subject: "same"
            )
        }
    }

    private static func duplicates(_ input: CheckInput) -> [Observation] {
        let bullets = input.bullets.prefix(compared).map { ($0, Set($0.words.prefix(60).map(\.folded))) }
        var observations: [Observation] = []
        for (index, (bullet, words)) in bullets.enumerated() where !words.isEmpty && observations.count < Check.limit {
            let twin = bullets[..<index].first { _, other in
                // The smaller set bounds the share, so most pairs need no look at their words.
                let (least, most) = (min(words.count, other.count), max(words.count, other.count))
                guard Double(least) / Double(most) >= sameness else { return false }
                let common = words.intersection(other).count
                return Double(common) / Double(words.count + other.count - common) >= sameness
            }
            guard let (original, _) = twin else { continue }
            observations.append(
                Observation(
                    "Two bullets say nearly the same.",
                    advice: "Keep the stronger one.",
                    section: bullet.section,
                    path: bullet.path,
                    evidence: Array(
                        (input.quotes(bullet.spans) + input.quotes(original.spans)).prefix(CheckInput.evidenceLimit)
                    ),
                    subject: "twin",
                    proposal: Proposal(.remove, before: bullet.text)
                )
            )
        }
        return observations
    }
}
