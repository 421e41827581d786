package import ArgumentParser
import TextExtraction

/// `arete extract`: reads a document on standard input and writes its text as JSON Lines, under limits of its own.
///
/// Started by the responder or by a socket-activated unit, never by a person; `DocumentExtraction` has the protocol.
package struct ExtractCommand: AsyncParsableCommand {
    /// How it is called, and that help does not list it.
    package static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Read a document on standard input and write its text as JSON Lines.",
        shouldDisplay: false
    )

    /// A command without arguments.
    package init() {}

    /// Reads the document; the exit code is that of `DocumentExtraction.run()`.
    package func run() async throws {
        throw ExitCode(await DocumentExtraction().run())
    }
}
