import Documents
import Lexicons
import Resumes

/// One skill of the skills section.
struct SkillEntry: Sendable, Equatable {
    /// Its place in the parsed resume: `/skills/0/keywords/3`.
    let path: String
    /// As it stands.
    let printed: String
    /// Equal for two spellings of one skill.
    let key: String
    /// Where it stands.
    let quote: Quotation?

    /// The skills of a resume, in their order.
    static func entries(of input: CheckInput) -> [SkillEntry] {
        // A skill that stands twice in one line is quoted twice, each at its own place.
        var searched: [Int: Int] = [:]
        return input.resume.skills.prefix(50).enumerated().flatMap { group, skills in
            skills.keywords.prefix(300).enumerated().map { index, printed in
                SkillEntry(
                    path: "/skills/\(group)/keywords/\(index)",
                    printed: printed,
                    key: input.lexicon.skills.canonical(for: printed) ?? printed.lowercased(),
                    quote: quote(printed, in: skills.x.src, input, &searched)
                )
            }
        }
    }

    private static func quote(
        _ printed: String,
        in spans: [SourceSpan],
        _ input: CheckInput,
        _ searched: inout [Int: Int]
    ) -> Quotation? {
        for line in spans.prefix(20).flatMap({ [$0.line] }) {
            guard let span = input.locate(printed, line: line, from: searched[line] ?? 0) else { continue }
            searched[line] = span.end
            return input.quote(span)
        }
        return spans.lazy.compactMap { input.locate(printed, line: $0.line) }.first.flatMap(input.quote)
    }
}
