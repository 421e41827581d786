import Documents
import Lexicons

/// What the file itself shows: checks 1 to 3.
enum FileChecks {
    /// Characters of a page under which it is a picture of text (OfflineCV, Greenhouse).
    static let leastCharactersPerPage = 80
    /// 2.5 MB: what Greenhouse accepts for parsing.
    static let largestSize = 2_500_000

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("file.no_text", .parse, .blocking) { input in
            let characters = input.lines.map { TextCharacters($0.text) }.reduce(0) { count, text in
                count + text.indices.count { !text.isSpace(at: $0) }
            }
            let pages = max(input.text.pages, 1)
            guard characters < leastCharactersPerPage * pages else { return .passed }
            return .found([
                Observation(
                    "There are only \(characters / pages) readable characters on a page, so most programs see an empty resume.",
                    advice: "Export the resume as text again instead of scanning or drawing it.",
                    evidence: input.lines.first { !$0.text.isBlank }
                        .flatMap { input.quote(line: $0.number) }.map { [$0] } ?? []
                )
            ])
        },
        // A file that cannot be opened never comes this far: the extraction fails with `password_required`.
        Check("file.password", .parse, .blocking) { input in
            guard input.text.mediaType == .pdf || input.text.mediaType == .docx else {
                return .skipped("Plain text has no password.")
            }
            return Drawing.verdict(
                "file.password",
                input,
                Observation(
                    "The file asks for a password, so nobody can open it.",
                    advice: "Save a copy without a password."
                ),
                isJudged: true
            )
        },
        Check("file.size", .parse, .minor) { input in
            guard let size = input.size else { return .skipped("The size of the file is not known.") }
            guard size > largestSize else { return .passed }
            return .found([
                Observation(
                    "The file is larger than 2.5 MB, which some application systems refuse to read.",
                    advice: "Save it with smaller pictures or fewer embedded fonts."
                )
            ])
        },
    ]
}
