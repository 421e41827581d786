import Lexicons

/// Asks for the number that a bullet lacks.
enum MeasureQuestion {
    /// The place that only the person can fill; allowed with `needs_input` alone.
    static let placeholder = "[number]"

    /// A question, with the bullet as it would read where its grammar leaves no doubt: "Reduced X by [number]".
    static func proposal(for bullet: Bullet, _ input: CheckInput) -> Proposal {
        Proposal(
            .rewrite,
            before: bullet.text,
            after: after(bullet, input.phrasebook),
            support: .needsInput,
            question: question(bullet, input.phrasebook)
        )
    }

    private static func question(_ bullet: Bullet, _ phrasebook: Phrasebook) -> String {
        if let first = bullet.words.first?.folded, phrasebook.changeVerbs.contains(first) {
            return "By how much, or from what to what?"
        }
        return "How many, how much or how often was it, or what changed because of it?"
    }

    /// Only a verb of change, with one plain object behind it, takes "by" and a measure at its end.
    private static func after(_ bullet: Bullet, _ phrasebook: Phrasebook) -> String? {
        let words = bullet.words
        guard let first = words.first, phrasebook.changeVerbs.contains(first.folded), (2...8).contains(words.count),
            words.dropLast().allSatisfy({ $0.mark == nil }),
            words.dropFirst().allSatisfy({ !phrasebook.measureWords.contains($0.folded) && !$0.folded.hasSuffix("ing") }
            ),
            let last = words.last, last.mark == nil || last.mark == "."
        else { return nil }
        let stem = bullet.text.prefix(last.range.upperBound)
        return "\(stem) by \(placeholder)\(last.mark == "." ? "." : "")"
    }
}
