import Documents
import LanguageModels

/// What a model is asked about a posting.
enum RequirementPrompt {
    /// Raised when the words below change: part of the question, so that a new version asks anew.
    static let version = "prompt/1"

    /// The question about what is shown of a posting.
    static func request(_ text: ExtractedText) -> ModelRequest {
        ModelRequest(
            instructions: ModelPrompt.instructions,
            documents: [ModelPrompt.document(.posting, text.text)],
            task: task,
            schema: GeneratedItem.schema,
            maxTokens: 8_192
        )
    }

    private static let task = """
        Task: find what the posting asks of the person. Give one item for each single requirement, in the order of the posting.
        kind: always "requirement".
        fields: "kind", one of skill, experience, education, certification, language, eligibility, trait; "importance", one of \
        required, preferred (nice to have, a plus, ideally), mentioned (named without being asked for).
        quotes: empty.
        text: the requirement copied exactly from the posting, character for character, as short as it can stand by itself; without \
        the bullet before it.
        A sentence that asks for several things of different importance is several items; alternatives ("A, B or C") stay together. \
        Leave out what is offered, what the company does, and how to apply.
        """
}
