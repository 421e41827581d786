import Documents
import Lexicons
import Resumes

/// What the extracted characters show: checks 4 to 7.
enum TextChecks {
    /// The share of characters without a meaning from which text is lost (jsonresume ats-validator).
    static let unmappedShare = 0.005

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("text.unmapped", .parse, .major, rule: unmapped),
        Check("text.invisible", .parse, .minor, rule: invisible),
        Check("text.hidden", .integrity, .major) { input in
            Drawing.verdict(
                "text.hidden",
                input,
                Observation(
                    "The file holds text that a reader cannot see; screening programs flag this as an attempt to deceive.",
                    advice: "Remove text that is white, tiny or drawn invisibly."
                ),
                isJudged: input.text.mediaType == .pdf || input.text.mediaType == .docx
            )
        },
        Check("text.instructions", .integrity, .major, rule: instructions),
    ]

    private static func unmapped(_ input: CheckInput) -> Check.Verdict {
        var characters = 0
        var unmapped = 0
        var lines: [(line: Int, range: Range<Int>, isFact: Bool)] = []
        for (index, line) in input.lines.enumerated() {
            let places = UnmappedText.places(in: line.text)
            characters += line.text.count - places.reduce(0) { $0 + $1.count - 1 }
            unmapped += places.count
            guard let first = places.first, let last = places.last else { continue }
            let isFact = isDateOrPhone(line.text, words: input.lineWords[index], input)
            lines.append((index + 1, first.lowerBound..<last.upperBound, isFact))
        }
        guard characters > 0 else { return .skipped("There is no text.") }
        let facts = lines.filter(\.isFact)
        let isOften = Double(unmapped) / Double(characters) >= unmappedShare
        guard isOften || !facts.isEmpty else { return .passed }
        let shown = isOften ? lines : facts
        return .found([
            Observation(
                "\(unmapped) characters have no readable meaning, so programs see boxes or codes instead of your words.",
                advice: "Export the resume again with a common font.",
                section: shown.first.flatMap { input.lineSections[$0.line - 1] },
                evidence: shown.prefix(CheckInput.evidenceLimit).compactMap { input.quote(line: $0.line) }
            )
        ])
    }

    private static func isDateOrPhone(_ text: String, words: [PrintedWord], _ input: CheckInput) -> Bool {
        guard words.count <= 40 else { return false }
        return PhoneNumber.candidates(in: text, words: words, labels: input.phrasebook.phoneLabels).contains(
            where: \.isComplete
        )
            || !PrintedDate.dates(in: text, lexicon: input.lexicon).isEmpty
    }

    private static func invisible(_ input: CheckInput) -> Check.Verdict {
        var hidden: [Observation] = []
        var isEmpty = true
        for (index, line) in input.lines.enumerated() {
            isEmpty = isEmpty && line.text.isEmpty
            // Each quotation costs a look at its line, so no more are made than are told.
            for fault in InvisibleText.faults(in: line.text).prefix(Check.limit - hidden.count) {
                let quote = input.quote(line: index + 1, fault.range)
                hidden.append(
                    Observation(
                        fault.isMixedScript
                            ? "A word mixes letters of two alphabets that look alike, so no search finds it."
                            : "A word holds characters that cannot be seen, so no search finds it.",
                        advice: "Type the word again.",
                        severity: fault.isMixedScript ? .major : nil,
                        section: input.lineSections[index],
                        evidence: quote.map { [$0] } ?? []
                    )
                )
            }
        }
        return isEmpty ? .skipped("There is no text.") : Check.Verdict(hidden)
    }

    private static func instructions(_ input: CheckInput) -> Check.Verdict {
        // A sentence may run over several lines, so all lines are read as one text.
        var words: [PrintedWord] = []
        var places: [(line: Int, word: Int)] = []
        for (line, lineWords) in input.lineWords.enumerated() {
            for (index, word) in lineWords.enumerated() {
                words.append(word)
                places.append((line + 1, index))
            }
        }
        guard !words.isEmpty else { return .skipped("There is no text.") }
        let observations = input.phrasebook.instructions.matches(in: words).prefix(Check.limit).map { match in
            let line = places[match.words.lowerBound].line
            let inLine = match.words.prefix { places[$0].line == line }
            let first = places[match.words.lowerBound].word
            return Observation(
                "This reads like an instruction to a screening program; such programs flag it, and people take it badly.",
                advice: "Remove the sentence.",
                section: input.lineSections[line - 1],
                evidence: input.quote(line: line, words: first..<first + inLine.count).map { [$0] } ?? []
            )
        }
        return Check.Verdict(observations)
    }
}
