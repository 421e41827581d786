package import ArgumentParser
import Runs

/// `arete letter`: the cover-letter stream in a terminal.
package struct LetterCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Write a cover letter for a posting, made of the resume's own facts."
    )

    @Argument(help: "A file with the resume: PDF, DOCX, plain text or Markdown.")
    var file: String

    @Option(name: .long, help: "A file with the posting.")
    var job: String

    @OptionGroup
    var output: OutputOptions

    /// A command without arguments.
    package init() {}

    /// Runs to the end; the exit code is 1 where that is an error.
    package func run() async throws {
        try await output.perform(LocalRun(slice: .coverLetter, resume: file, job: job))
    }
}
