import Documents
import Lexicons
import Resumes

/// What the contact data show: checks 21 to 24.
enum ContactChecks {
    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("contact.email", .contact, .major, rule: email),
        Check("contact.phone", .contact, .minor, rule: phone),
        Check("contact.links", .contact, .tip, rule: links),
        Check("contact.personal", .contact, .tip, rule: personal),
    ]

    /// Sections in which contact data are the writer's own, not a referee's or an employer's.
    private static let own: [SectionKind] = [.basics, .summary, .custom]

    /// The lines, counted from 1, that may hold the writer's contact data.
    private static func ownLines(_ input: CheckInput) -> [Int] {
        input.lines.indices.filter { input.lineSections[$0].map(own.contains) ?? true }.map { $0 + 1 }
    }

    private static func email(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        let printed = ownLines(input).flatMap { line in
            MailAddress.candidates(in: input.lines[line - 1].text).map { (line, $0) }
        }
        var distinct: [(line: Int, address: MailAddress)] = []
        for (line, address) in printed
        where distinct.count < 10 && !distinct.contains(where: { $0.address.text == address.text }) {
            distinct.append((line, address))
        }
        let quotes = distinct.prefix(CheckInput.evidenceLimit).compactMap {
            input.quote(line: $0.line, $0.address.range)
        }
        let valid = distinct.filter(\.address.isValid)
        if distinct.isEmpty, input.resume.basics.email == nil {
            return .found([
                Observation(
                    "No e-mail address was found, so nobody can answer you.",
                    advice: "Write your e-mail address below your name.",
                    section: .basics,
                    path: "/basics/email"
                )
            ])
        }
        if distinct.count > valid.count {
            let wrong = distinct.filter { !$0.address.isValid }
            return .found([
                Observation(
                    "The e-mail address is not complete, so no answer can arrive.",
                    advice: "Check what stands behind the @.",
                    section: .basics,
                    path: "/basics/email",
                    evidence: wrong.prefix(CheckInput.evidenceLimit).compactMap {
                        input.quote(line: $0.line, $0.address.range)
                    }
                )
            ])
        }
        guard valid.count > 1 else { return .passed }
        return .found([
            Observation(
                "There is more than one e-mail address, and a program may store the wrong one.",
                advice: "Keep the one that you read daily.",
                section: .basics,
                path: "/basics/email",
                evidence: quotes
            )
        ])
    }

    private static func phone(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        let printed = ownLines(input).flatMap { line in
            PhoneNumber.candidates(
                in: input.lines[line - 1].text,
                words: input.lineWords[line - 1],
                labels: input.phrasebook.phoneLabels
            ).map { (line: line, number: $0) }
        }
        if printed.contains(where: \.number.isComplete) { return .passed }
        if let wrong = printed.first {
            let why =
                wrong.number.isMasked
                ? "Some digits of the phone number are hidden, so nobody can call you."
                : "The phone number cannot be dialled as it is printed."
            return .found([
                Observation(
                    why,
                    advice: "Write the whole number with its country or area code.",
                    section: .basics,
                    path: "/basics/phone",
                    evidence: input.quote(line: wrong.line, wrong.number.range).map { [$0] } ?? []
                )
            ])
        }
        if let phone = input.resume.basics.phone {
            let digits = phone.filter { $0.isASCII && $0.isNumber }
            if PhoneNumber.digitCount.contains(digits.count), digits.contains(where: { $0 != "0" }) { return .passed }
        }
        return .found([
            Observation(
                "No phone number was found, and many employers call first.",
                advice: "Write your phone number below your name.",
                section: .basics,
                path: "/basics/phone"
            )
        ])
    }

    private static func links(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        let basics = input.resume.basics
        var observations: [Observation] = []
        for line in ownLines(input) where observations.count < Check.limit {
            let links = input.lineWords[line - 1].lazy.filter { isPlaceholder($0.folded, input.phrasebook) }
            for word in links.prefix(Check.limit) {
                observations.append(
                    Observation(
                        "This link is a placeholder or leads to your own machine, so it shows nothing to a reader.",
                        advice: "Put the real address there.",
                        section: .basics,
                        evidence: input.quote(line: line, word.range).map { [$0] } ?? []
                    )
                )
            }
        }
        if observations.isEmpty, input.text.warnings.contains("contact.links") {
            observations.append(
                Observation(
                    "A link leads to another address than the one it shows.",
                    advice: "Check where each link leads.",
                    section: .basics,
                    subject: "target"
                )
            )
        }
        if observations.isEmpty, basics.profiles.isEmpty, basics.url == nil {
            observations.append(
                Observation(
                    "No professional link was found.",
                    advice: "Add your LinkedIn profile, portfolio or code, if you have one.",
                    section: .basics,
                    path: "/basics/profiles"
                )
            )
        }
        return Check.Verdict(observations)
    }

    private static func isPlaceholder(_ word: String, _ phrasebook: Phrasebook) -> Bool {
        // Most words are no link, which one look at their bytes tells.
        guard
            word.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
        else { return false }
        if hasLocalHost(word) { return true }
        return word.hasPart("/") && word.hasPart(".")
            && phrasebook.placeholders.contains { word.hasPart($0) }
    }

    private static func hasLocalHost(_ word: String) -> Bool {
        ["localhost:", "localhost/", "//localhost", "127.0.0.1", "//0.0.0.0"].contains { word.hasPart($0) }
    }

    private static func personal(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        var observations: [Observation] = []
        for line in ownLines(input) where observations.count < Check.limit {
            let words = input.lineWords[line - 1]
            let labels = input.phrasebook.personalLabels.matches(in: words).filter { isLabel($0.words, words) }
            for _ in labels.prefix(1) {
                observations.append(
                    Observation(
                        "Personal data like these are not needed, and in many countries employers must not ask for them.",
                        advice: "Leave the line out, unless the country you apply in expects it.",
                        section: input.lineSections[line - 1],
                        evidence: input.quote(line: line).map { [$0] } ?? []
                    )
                )
            }
        }
        return Check.Verdict(observations)
    }

    /// Whether words are a label: followed by a colon or a number, or with a short value alone on their line.
    private static func isLabel(_ match: Range<Int>, _ words: [PrintedWord]) -> Bool {
        let isNumbered = match.upperBound < words.count && words[match.upperBound].folded.first?.isNumber == true
        let isAlone = match.lowerBound == 0 && words.count <= (match.count > 1 ? match.count + 3 : 1)
        return words[match.upperBound - 1].mark == ":" || isNumbered || isAlone
    }
}
