import Documents
import Lexicons
import Resumes

/// What the bullets show: checks 31 to 35.
enum BulletChecks {
    /// The share of bullets that say how much, under which achievements stay vague (ats-screener).
    static let metricShare = 0.4
    /// How many bullets there must be to judge that share.
    static let leastForMetrics = 3
    /// How many bullets are asked for a number at once: more would be a chore.
    static let mostQuestions = 3
    /// The share of bullets that begin with an action verb (ats-screener).
    static let verbShare = 0.7
    /// The words of a bullet that reads well (OfflineCV).
    static let words = 8...30
    /// The bullets of a role (freehire).
    static let count = 2...7

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("bullet.metric", .wording, .minor, rule: metric),
        Check("bullet.verb", .wording, .minor, rule: verb),
        Check("bullet.length", .wording, .minor, rule: length),
        Check("bullet.count", .wording, .tip, rule: count),
        Check("bullet.weak", .wording, .minor, rule: WeakBulletCheck.judge),
    ]

    private static func metric(_ input: CheckInput) -> Check.Verdict {
        guard input.bullets.count >= leastForMetrics else { return .skipped("There are fewer than three bullets.") }
        let vague = input.bullets.filter { !Quantity.isIn($0.words, input) }
        let measured = input.bullets.count - vague.count
        guard Double(measured) / Double(input.bullets.count) < metricShare else { return .passed }
        let rationale =
            "Only \(measured) of \(input.bullets.count) bullets say how much or how many, and numbers make results believable."
        let observations = vague.prefix(mostQuestions).map { bullet in
            Observation(
                rationale,
                advice: "Add a number that you can stand for.",
                section: bullet.section,
                path: bullet.path,
                evidence: input.quotes(bullet.spans),
                confidence: 0.7,
                proposal: MeasureQuestion.proposal(for: bullet, input)
            )
        }
        return .found(observations)
    }

    private static func verb(_ input: CheckInput) -> Check.Verdict {
        let bullets = input.bullets.filter { !$0.words.isEmpty }
        guard !bullets.isEmpty else { return .skipped("There are no bullets.") }
        let others = bullets.filter { !beginsWithVerb($0.words, input) }
        guard Double(bullets.count - others.count) / Double(bullets.count) < verbShare else { return .passed }
        return .found([
            Observation(
                "\(others.count) of \(bullets.count) bullets do not begin with what you did.",
                advice:
                    "Begin each with a verb such as \u{201C}built\u{201D}, \u{201C}led\u{201D} or \u{201C}cut\u{201D}.",
                section: others.first?.section,
                evidence: others.prefix(CheckInput.evidenceLimit).compactMap { $0.spans.first.flatMap(input.quote) }
            )
        ])
    }

    /// Whether the first word is an action verb, or an adverb before one.
    private static func beginsWithVerb(_ words: [PrintedWord], _ input: CheckInput) -> Bool {
        guard let first = words.first?.folded else { return false }
        if isVerb(first, input) { return true }
        guard first.hasSuffix("ly"), words.count > 1 else { return false }
        return isVerb(words[1].folded, input)
    }

    /// Whether a word is an action verb, also joined to a prefix or another one: "co-led", "designed/built".
    private static func isVerb(_ word: String, _ input: CheckInput) -> Bool {
        let isKnown = { (word: String) in input.lexicon.actionVerbs.contains(word) }
        if input.phrasebook.descriptions.contains(word) { return false }
        return isKnown(word) || (word.count > 4 && word.hasSuffix(input.phrasebook.pastEnding))
            || word.split { "-/".contains($0) }.contains { isKnown(String($0)) }
    }

    private static func length(_ input: CheckInput) -> Check.Verdict {
        guard !input.bullets.isEmpty else { return .skipped("There are no bullets.") }
        let observations = input.bullets.filter { !words.contains($0.words.count) }.prefix(Check.limit).map { bullet in
            let isLong = bullet.words.count > words.upperBound
            let number = bullet.words.count == 1 ? "one word" : "\(bullet.words.count) words"
            return Observation(
                isLong
                    ? "This bullet has \(number), and few readers get past \(words.upperBound)."
                    : "This bullet has only \(number), too few to say what you did and what came of it.",
                advice: isLong
                    ? "Split it, or keep the part that matters most." : "Say what you did, how, and what came of it.",
                section: bullet.section,
                path: bullet.path,
                evidence: input.quotes(bullet.spans)
            )
        }
        return Check.Verdict(observations)
    }

    private static func count(_ input: CheckInput) -> Check.Verdict {
        guard !input.resume.work.isEmpty else { return .skipped("There are no jobs.") }
        let observations = input.resume.work.enumerated().compactMap { index, role -> Observation? in
            let bullets = role.highlights.count
            guard !count.contains(bullets) else { return nil }
            return Observation(
                bullets > count.upperBound
                    ? "This job has \(bullets) bullets, more than most readers take in."
                    : "This job has \(bullets == 0 ? "no bullets" : "one bullet only"), which says little of what you did.",
                advice: bullets > count.upperBound ? "Keep the five strongest." : "Give it three to five bullets.",
                section: .work,
                path: "/work/\(index)",
                evidence: role.x.src.first.flatMap(input.quote).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }
}
