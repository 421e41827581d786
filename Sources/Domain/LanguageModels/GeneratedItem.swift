package import EventLoop

/// One item of a model's answer, of the one schema that all slices share.
///
/// One schema for all, because a server that constrains its output puts the schema before the documents: with four of them no two slices
/// would share a cached resume (`llm-protocols.md` 1.7).
package struct GeneratedItem: Sendable, Equatable, Codable {
    /// What it is, in a word of the slice's; compared without case.
    ///
    /// A server may constrain the word but not its case.
    package var kind: String
    /// Its values by name, in order; a name may come again.
    package var fields: [Field]
    /// Words that it claims to have taken from a document.
    package var quotes: [String]
    /// The text that is shown while it is written: the last member.
    package var text: String

    /// One value.
    package struct Field: Sendable, Equatable, Codable {
        /// Its name; the words are the slice's.
        package var name: String
        /// Its value.
        package var value: String

        /// A value.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// An item.
    package init(kind: String, fields: [Field], quotes: [String], text: String) {
        self.kind = kind
        self.fields = fields
        self.quotes = quotes
        self.text = text
    }

    /// The first value of a name that is not empty.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// All values of a name that are not empty.
    package func values(_ name: String) -> [String] {
        fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
    }

    /// The schema of an answer: `{"items":[…],"complete":true}`.
    ///
    /// The end marker is the last member: a proxy may invent an end, but not this one.
    package static let schema = ModelSchema(
        name: "items",
        json: """
            {
              "type": "object",
              "properties": {
                "items": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": {
                      "kind": {
                        "type": "string"
                      },
                      "fields": {
                        "type": "array",
                        "items": {
                          "type": "object",
                          "properties": {
                            "name": {
                              "type": "string"
                            },
                            "value": {
                              "type": "string"
                            }
                          },
                          "required": [
                            "name",
                            "value"
                          ],
                          "additionalProperties": false
                        }
                      },
                      "quotes": {
                        "type": "array",
                        "items": {
                          "type": "string"
                        }
                      },
                      "text": {
                        "type": "string"
                      }
                    },
                    "required": [
                      "kind",
                      "fields",
                      "quotes",
                      "text"
                    ],
                    "additionalProperties": false
                  }
                },
                "complete": {
                  "type": "boolean",
                  "const": true
                }
              },
              "required": [
                "items",
                "complete"
              ],
              "additionalProperties": false
            }
            """
    )
}

/// Whoever takes a model's items; called on the loop, in the order of the answer.
@LoopActor
package protocol GeneratedItemReceiver: AnyObject, Sendable {
    /// The id of what asks, so that a line of the log can be found by it; never to be written but as a hash.
    var requester: String { get }

    /// An item's text begins: its other members are known.
    func itemBegan(_ head: GeneratedItem)

    /// More of that item's text in UTF-8, whole scalars, one call for each delta of the model.
    ///
    /// Bytes all the way to the viewer: each string on it would be made, checked and freed for every token.
    func itemContinued(_ text: [UInt8])

    /// An item is whole; its text may never have begun where an answer has it in one piece.
    ///
    /// - Returns: Whether it was committed. From the first one on the answer is not begun anew by another model.
    func itemEnded(_ item: GeneratedItem) -> Bool

    /// The item that has begun will not be whole: its draft is dropped.
    func itemAborted()

    /// A call has ended, however it has, and was paid for; there may be several for one answer, and they are told here alone.
    func callEnded(usage: ModelUsage)
}

/// How an answer ended, whoever wrote it.
package struct Generation: Sendable, Equatable {
    /// Provider and model of what was committed, in the order of their first item, such as `["anthropic/claude-haiku-5-5"]`.
    package var engines: [String]
    /// How many items were malformed.
    package var malformed: Int
    /// Why the answer is not whole although something of it was committed, such as `max_tokens`; `nil` for a whole one.
    package var partial: String?

    /// An answer.
    package init(engines: [String], malformed: Int, partial: String?) {
        self.engines = engines
        self.malformed = malformed
        self.partial = partial
    }
}

/// What a slice asks for items: one or several models behind it.
@LoopActor
package protocol ItemGenerator: AnyObject, Sendable {
    /// Provider and model of the first choice; a part of the question that a run answers.
    nonisolated var name: String { get }

    /// Asks for items and hands them on as they come.
    ///
    /// Cancelling the task closes the model's connection at once.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - committed: Items of an earlier attempt at the same question: only the remaining ones are asked for.
    ///   - receiver: Gets the items.
    /// - Returns: How the answer ended.
    /// - Throws: `Failure` with `model_timeout`, `model_unavailable`, `model_refused` or `model_output_invalid` where nothing was
    ///   committed; `CancellationError`.
    func generate(
        _ request: ModelRequest,
        committed: [GeneratedItem],
        receiver: any GeneratedItemReceiver
    ) async throws -> Generation
}
