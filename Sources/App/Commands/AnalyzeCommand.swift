package import ArgumentParser
import Runs

/// `arete analyze`: the jobs stream in a terminal.
package struct AnalyzeCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Read a job posting: its requirements, then a summary."
    )

    @Argument(help: "A file with the posting: PDF, DOCX, plain text or Markdown.")
    var file: String

    @OptionGroup
    var output: OutputOptions

    /// A command without arguments.
    package init() {}

    /// Runs to the end; the exit code is 1 where that is an error.
    package func run() async throws {
        try await output.perform(LocalRun(slice: .jobs, job: file))
    }
}
