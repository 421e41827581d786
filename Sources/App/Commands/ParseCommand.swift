package import ArgumentParser
import Runs

/// `arete parse`: the resumes stream in a terminal.
package struct ParseCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Read a resume: its sections, then the parsed resume."
    )

    @Argument(help: "A file with the resume: PDF, DOCX, plain text or Markdown.")
    var file: String

    @OptionGroup
    var output: OutputOptions

    /// A command without arguments.
    package init() {}

    /// Runs to the end; the exit code is 1 where that is an error.
    package func run() async throws {
        try await output.perform(LocalRun(slice: .resumes, resume: file))
    }
}
