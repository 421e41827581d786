import Evidence
import LanguageModels
import Postings

/// What a model is asked to write for a letter; the documents stand before it and are the same for all slices.
enum LetterTask {
    /// Raised with every change of a prompt, and of how a resume is read for it, so that the question is asked anew.
    static let version = 3
    /// A letter of 320 words, its quotes, and room for a model that thinks.
    static let maxTokens = 8_000

    /// The task, in parts: what of the posting the resume shows stands in it, so that nothing else is claimed.
    static func parts(_ matches: [RequirementMatch], mask: ContactMask) -> [String] {
        let lines = matches.lazy.map {
            "\($0.requirement.id) (\($0.status.rawValue)): \(mask.masked($0.requirement.text))"
        }
        return [rules, ModelPrompt.excerpt("REQUIREMENTS", lines)]
    }

    private static let rules = """
        Task: write the body of a cover letter for the position in POSTING, in the person's name, in plain English whatever the \
        language of the documents, between 150 and 230 words. Salutation, motivation, closing and signature are written by \
        somebody else: leave them out.

        kind "paragraph", three items in this order. Field "role":
        - "opening": the position that is applied for, and where the person stands today. 2 or 3 sentences.
        - "fit": what of the posting the resume shows, each with the work that shows it. 2 to 4 sentences.
        - "evidence": the results that say most for the person. 2 to 4 sentences.
        "quotes": for each sentence the words of the resume that it rests on. "text": the paragraph.

        Each sentence that says something of the person rests on a line of the resume and keeps to its words; numbers, names and \
        skills stay exactly as they are printed. Each word is looked up: but for small words, courtesy and the words for letter, \
        position, team, work and experience, a word that the resume does not have in some form costs the paragraph. Keep its verbs, \
        and add no adverb, adjective or count. Of POSTING name only the company, the title, the place and what is asked for: no \
        address, phone number, web address or amount. Name the company only in sentences that do not speak of the person's past. \
        Say nothing of a skill or requirement that REQUIREMENTS calls not_shown. No praise, no feelings, no reasons that the \
        resume does not state.
        """
}
