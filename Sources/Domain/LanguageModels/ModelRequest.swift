/// What a model is asked: one question about documents, the same bytes for the same question.
///
/// The parts stand in the order of how often they change, so that a server that caches prefixes reuses the longest one
/// (`llm-protocols.md` 1.7): the instructions are the same for all slices, the first document is the resume wherever there is one.
package struct ModelRequest: Sendable, Equatable {
    /// The system prompt; the same for every slice.
    package var instructions: String
    /// Documents, delimited as data; each ends a prefix worth caching.
    package var documents: [String]
    /// What to do with them, in parts with a blank line between them.
    ///
    /// Apart, because most of it is the same for all requests: it is kept once, not with each request for as long as a model writes.
    private var taskParts: [String]
    /// What to do with them.
    package var task: String {
        get { taskParts.joined(separator: "\n\n") }
        set { taskParts = [newValue] }
    }
    /// The form of the answer.
    package var schema: ModelSchema
    /// The most tokens of the answer, thinking included.
    package var maxTokens: Int

    /// A question.
    package init(instructions: String, documents: [String], task: String, schema: ModelSchema, maxTokens: Int) {
        self.init(instructions: instructions, documents: documents, task: [task], schema: schema, maxTokens: maxTokens)
    }

    /// A question whose task is in parts.
    package init(instructions: String, documents: [String], task: [String], schema: ModelSchema, maxTokens: Int) {
        self.instructions = instructions
        self.documents = documents
        taskParts = task
        self.schema = schema
        self.maxTokens = maxTokens
    }
}

/// A JSON schema with its name, as literal text: an encoder might order its members otherwise, and with them the answer's.
package struct ModelSchema: Sendable, Equatable {
    /// Letters, digits and `_`.
    package let name: String
    /// One JSON object, spliced into the request as it is.
    package let json: String

    /// A schema.
    package init(name: String, json: String) {
        self.name = name
        self.json = json
    }
}
