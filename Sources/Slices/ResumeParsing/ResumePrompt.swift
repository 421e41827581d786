import Documents
import Evidence
import LanguageModels

/// What a model is asked about a resume.
enum ResumePrompt {
    /// Raised when the words below change: part of the question, so that a new version asks anew.
    static let version = "prompt/1"

    /// The question about what is shown of a resume, whose contact data are hidden.
    static func request(_ text: ExtractedText, mask: ContactMask) -> ModelRequest {
        ModelRequest(
            instructions: ModelPrompt.instructions,
            documents: [ModelPrompt.document(.resume, mask.masked(text.text))],
            task: task,
            schema: GeneratedItem.schema,
            maxTokens: 16_384
        )
    }

    private static let task = """
        Task: read the resume. Give one item for each entry of it, in the order of the resume; nothing is left out, nothing is added.
        Kinds and their fields:
        basics: name, label (the headline), summary, location
        work, volunteer: name (the employer), position, location, dates, summary, highlight (one for each bullet)
        education: institution, area, studyType (the degree), dates, score, course (one for each)
        project: name, description, dates, url, highlight (one for each bullet), keyword (one for each technology)
        skills: name (the printed label of the group), keyword (one for each skill)
        language: language, fluency
        certificate, award, publication: name, issuer, dates, url
        interest, reference: name
        Each value is copied exactly from the resume, character for character, without bullets; where it was broken into lines, with one \
        space instead. Dates are copied as they are printed, both ends together ("Mar 2019 - Feb 2023"). Several positions at one employer \
        are several items. quotes: empty. text: the line that the entry begins with, copied exactly.
        """
}
