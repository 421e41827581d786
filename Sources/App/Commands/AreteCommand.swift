package import ArgumentParser

/// `arete`: the root of all subcommands.
package struct AreteCommand: AsyncParsableCommand {
    /// Its subcommands.
    package static let configuration = CommandConfiguration(
        commandName: "arete",
        abstract: "Streams work on a resume to the browser while it happens.",
        subcommands: [
            ServeCommand.self, ParseCommand.self, AnalyzeCommand.self, OptimizeCommand.self, LetterCommand.self,
            DoctorCommand.self, ExportCommand.self, BackupCommand.self, ExtractCommand.self,
        ]
    )

    /// A command without arguments.
    package init() {}

    /// Runs the subcommand that the process was started with; does not return when that fails.
    package static func start() async {
        await main()
    }
}
