/// A resume of an invented person.
package struct SampleResume: Sendable, CustomStringConvertible {
    /// What is special about it.
    package let name: String
    /// Its text, one printed line a line.
    package let text: String
    /// Whether it is Markdown.
    package let isMarkdown: Bool

    /// What is special about it.
    package var description: String { name }

    init(_ name: String, isMarkdown: Bool = false, _ text: String) {
        self.name = name
        self.isMarkdown = isMarkdown
        self.text = text
    }

    /// All of them.
    package static let all: [SampleResume] = [
        chronological, plain, functional, twoRoles, academic, sales, nurse, graduate, oddHeadings, markdown, headerless,
        datesFirst, manager,
    ]
}
