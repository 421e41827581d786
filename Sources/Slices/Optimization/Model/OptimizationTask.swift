import Evidence
import LanguageModels
import Postings

/// What a model is asked to do with a resume; the documents stand before it and are the same for all slices.
enum OptimizationTask {
    /// Raised with every change of a prompt, and of how a resume is read for it, so that the question is asked anew.
    static let version = 3
    /// Some forty suggestions of two hundred tokens, and room for a model that thinks.
    static let maxTokens = 12_000

    /// The task.
    ///
    /// - Parameters:
    ///   - places: What may be rewritten.
    ///   - matches: How the resume meets the posting; `nil` without one.
    ///   - mask: Hides the contact data.
    /// - Returns: The same words for the same question, in parts.
    static func parts(_ places: EditablePlaces, matches: [RequirementMatch]?, mask: ContactMask) -> [String] {
        let shown = places.places.lazy.map { "\($0.path): \(mask.masked($0.text))" }
        var parts = [matches == nil ? alone : withPosting, rules, ModelPrompt.excerpt("PLACES", shown)]
        if let matches {
            let lines = matches.lazy.map {
                "\($0.requirement.id) (\($0.status.rawValue)): \(mask.masked($0.requirement.text))"
            }
            parts.append(ModelPrompt.excerpt("REQUIREMENTS", lines))
        }
        return parts
    }

    private static let alone = "Task: suggest how the wording of this resume can become clearer and stronger."

    private static let withPosting = """
        Task: suggest how the wording of this resume can become clearer and stronger for the position in POSTING. REQUIREMENTS \
        lists what it asks for: an id, how far the resume shows it, and its words.
        """

    private static let rules = """
        PLACES lists every text that may be changed: its path, and its words as they stand. Everything else (names, employers, \
        titles, schools, degrees, dates, contact data) stays as it is. Write at most 15 items, the most useful first, at most one \
        for a path.

        kind "suggestion": one change of one place. Fields:
        - "path": the path of the place.
        - "action": "rewrite", "remove" or "confirm".
        - "before": the words of the place, copied exactly.
        - "after": for "rewrite" the new words: at most 1.8 times as long as before, with no number, name or skill that its own \
        entry does not have, and never the name of the company in POSTING. Each word is looked up: but for small words it stands in the \
        same entry in some form, or the change is thrown away; keep the entry's verbs. Write [number] where only the person knows a number.
        - "question": for "confirm", and where "after" has [number]: what to ask the person.
        - "requirement": the id of a requirement that it serves; the field may come again.
        - "category": "wording", "match", "structure" or "length".
        - "severity": "major", "minor" or "tip".
        "text" is one sentence for the person: what is weak there and what the change does.

        kind "finding": something worth knowing that no single change mends. Fields "category" and "severity". "text" is one \
        sentence.

        What the posting asks for and the resume does not show must not be put into it. Ask instead: "action" "confirm", with \
        "requirement" and "question".
        """
}
