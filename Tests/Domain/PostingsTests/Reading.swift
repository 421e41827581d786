import Documents
import Postings

/// Reads a posting that is given as Swift text.
func analyzed(_ text: String, title: String? = nil) throws -> JobPosting {
    try PostingAnalyzer().analyze(extracted(text), title: title)
}

/// The lines of a text.
func extracted(_ text: String) -> ExtractedText {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    return ExtractedText(
        mediaType: .plainText,
        lines: lines.map { TextLine(number: $0.offset + 1, text: String($0.element)) }
    )
}

/// The requirements that a list of bullets becomes, under a heading that calls them required.
func required(_ bullets: String...) throws -> [JobPosting.Requirement] {
    let list = bullets.map { "- " + $0 }.joined(separator: "\n")
    return try analyzed(filler + "\n\nRequirements\n" + list).requirements
}

/// The requirements that a paragraph without any heading becomes.
func requirements(ofProse text: String) throws -> [JobPosting.Requirement] {
    try analyzed(filler + "\n\n" + text).requirements
}

/// Forty words that ask for nothing and state nothing.
let filler = """
    Our days begin with a short talk about what went well and what did not, and end with a walk along the river when the
    sun is out. People stay with us for a long while, and most of them would tell you that the reason is the calm.
    """

/// A requirement in one line: importance, kind, marks, years, terms, text.
func line(_ requirement: JobPosting.Requirement) -> String {
    var parts = [requirement.importance.rawValue, requirement.kind.rawValue]
    if requirement.negated { parts.append("negated") }
    if requirement.anyOf { parts.append("anyOf") }
    if let years = requirement.years {
        parts.append("\(years.min.map(String.init) ?? "")..\(years.max.map(String.init) ?? "")")
    }
    parts.append(requirement.terms.map(\.canonical).joined(separator: ","))
    return parts.joined(separator: " ") + " | " + requirement.text
}
