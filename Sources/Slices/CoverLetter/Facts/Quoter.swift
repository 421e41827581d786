import Documents
import Evidence

/// Makes facts of what was parsed: only words that stand in the resume, with their places.
struct Quoter: Sendable {
    /// The resume's text.
    let resume: SourceText
    /// The posting's text.
    let job: SourceText
    private let lines: [TextLine]

    /// Facts out of two documents.
    init(resumeText: ExtractedText, jobText: ExtractedText) {
        resume = SourceText(resumeText, source: .resume)
        job = SourceText(jobText, source: .job)
        lines = resumeText.lines
    }

    /// A name or title of the resume, where it reads like one and stands there.
    func fact(_ text: String?) -> Fact? { fact(text, in: resume) }

    /// A person's name, where it stands in the resume: "ADA EXAMPLE" as "Ada Example".
    func name(_ text: String?) -> Fact? {
        guard let fact = fact(text) else { return nil }
        let words = fact.text.split(separator: " ")
        // "J O R D A N": the letters are known, but not where one name ends.
        guard words.count(where: { $0.count == 1 }) < 3 else { return nil }
        guard !(text ?? "").contains(where: \.isLowercase) else { return fact }
        let spoken = words.map { $0.contains(".") || $0.count < 2 ? String($0) : Self.capitalized($0) }
        return Fact(spoken.joined(separator: " "), fact.evidence)
    }

    /// A skill of the resume: one of several ordinary words is written small, as inside a sentence.
    func skill(_ text: String) -> Fact? {
        guard let fact = fact(text) else { return nil }
        let rest = fact.text.dropFirst()
        guard rest.contains(" "), rest.allSatisfy({ $0 == " " || $0.isLowercase }) else { return fact }
        return Fact(fact.text.prefix(1).lowercased() + rest, fact.evidence)
    }

    /// A phone number of the resume, where it stands there.
    func contact(_ text: String?) -> Fact? {
        guard let text, (5...40).contains(text.utf8.count), text.contains(where: \.isNumber) else { return nil }
        let evidence = resume.quotations(of: text)
        return evidence.isEmpty ? nil : Fact(text, evidence)
    }

    /// A name or title of the posting, where it reads like one and stands there.
    func jobFact(_ text: String?) -> Fact? { fact(text, in: job) }

    /// What a bullet says, resting on the spans that it was joined from.
    func fact(_ clause: String, at spans: [SourceSpan]) -> Fact? {
        let evidence = spans.prefix(Self.spanLimit).compactMap(quotation)
        return evidence.isEmpty ? nil : Fact(clause, evidence)
    }

    /// More lines than a bullet of 600 bytes can have.
    private static let spanLimit = 20

    /// A term of the posting that the resume has, with both places.
    func fact(_ term: LetterTerm) -> Fact? {
        let evidence = resume.quotations(of: term.printed)
        return evidence.isEmpty ? nil : Fact(term.text, evidence + [term.asked])
    }

    private func fact(_ text: String?, in source: SourceText) -> Fact? {
        guard let phrase = text.flatMap(Self.phrase) else { return nil }
        let evidence = source.quotations(of: phrase)
        return evidence.isEmpty ? nil : Fact(Self.withoutShouting(phrase), evidence)
    }

    private func quotation(_ span: SourceSpan) -> Quotation? {
        guard span.line >= 1, span.line <= lines.count, span.start >= 0, span.start < span.end else { return nil }
        let words = String(lines[span.line - 1].text.dropFirst(span.start).prefix(span.end - span.start))
        guard words.count == span.end - span.start else { return nil }
        return Quotation(source: .resume, quote: words, span: span)
    }

    /// Words that can stand inside a sentence: short, on one line, without signs that lists are made of.
    static func phrase(_ text: String) -> String? {
        guard text.utf8.count <= 200, let part = text.split(whereSeparator: { "|•●▪".contains($0) }).first else {
            return nil
        }
        let words = part.split(whereSeparator: \.isWhitespace)
        var phrase = words.joined(separator: " ")
        while let last = phrase.last, ",;:-–—".contains(last) { phrase.removeLast() }
        while phrase.last == " " { phrase.removeLast() }
        // More commas than "Acme, Berlin" has are a list that was taken for a name.
        guard (1...12).contains(words.count), phrase.count(where: { $0 == "," }) < 2, phrase.count <= 80,
            phrase.contains(where: \.isLetter),
            !phrase.contains(where: { "[]{}<>".contains($0) || $0.isControl }), !phrase.contains("://")
        else { return nil }
        return phrase
    }

    private static func capitalized(_ word: Substring) -> String {
        word.prefix(1) + word.dropFirst().lowercased()
    }

    /// "REGISTERED NURSE" as "Registered Nurse"; abbreviations stay.
    private static func withoutShouting(_ phrase: String) -> String {
        guard phrase.contains(" "), !phrase.contains(where: \.isLowercase) else { return phrase }
        return phrase.split(separator: " ").map { word in
            word.count <= 3 || word.contains(".") ? String(word) : capitalized(word)
        }.joined(separator: " ")
    }
}

extension Character {
    /// Whether it is a control or formatting character, which no name has.
    fileprivate var isControl: Bool {
        unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
    }
}
