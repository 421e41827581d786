/// How a title is set, as far as text and places show it.
struct HeadingStyle: Hashable {
    /// The case of its letters.
    enum Case: Hashable {
        case upper, title, sentence, lower
    }

    /// The case of its letters.
    let letterCase: Case
    /// Whether a colon ends it.
    let hasColon: Bool
    /// The level of Markdown's heading; 0 for none.
    let markdownLevel: Int
    /// The size of its letters in half points; 0 where there are no places.
    let size: Int

    /// The style of a line.
    init(_ line: Line) {
        let text = line.content.text
        hasColon = text.last == ":"
        markdownLevel = line.markdownLevel
        size = line.height.map { $0.isFinite && abs($0) < 10_000 ? Int(($0 * 2).rounded()) : 0 } ?? 0
        letterCase = Self.letterCase(text)
    }

    /// The case of a text's letters; words of up to three letters do not decide between title and sentence.
    static func letterCase(_ text: Substring) -> Case {
        let letters = text.filter(\.isLetter)
        guard letters.contains(where: \.isLowercase) else { return letters.isEmpty ? .lower : .upper }
        guard letters.first?.isLowercase != true else { return .lower }
        let words = text.split { !$0.isLetter }.filter { $0.count > 3 }
        return words.allSatisfy { $0.first?.isLowercase != true } ? .title : .sentence
    }
}
