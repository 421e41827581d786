package import ArgumentParser
import Runs

/// `arete optimize`: the optimization stream in a terminal.
package struct OptimizeCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Suggest improvements of a resume, against a posting where one is given."
    )

    @Argument(help: "A file with the resume: PDF, DOCX, plain text or Markdown.")
    var file: String

    @Option(name: .long, help: "A file with the posting.")
    var job: String?

    @OptionGroup
    var output: OutputOptions

    /// A command without arguments.
    package init() {}

    /// Runs to the end; the exit code is 1 where that is an error.
    package func run() async throws {
        try await output.perform(LocalRun(slice: .optimization, resume: file, job: job))
    }
}
