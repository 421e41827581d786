package import ArgumentParser
import Documents
import SQLiteStore

/// `arete export`: what is held on a document, for the person whose it is.
package struct ExportCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everything that is held on a resume or a posting to standard output, as JSON."
    )

    @Argument(help: "The id of the resume or the posting.")
    var id: String

    @OptionGroup
    var store: StoreOptions

    /// A command without arguments.
    package init() {}

    /// Writes it.
    package func run() async throws {
        guard let id = DocumentID(rawValue: id),
            let holdings = try store.read({ store throws(Failure) in try store.holdings(of: id) })
        else { throw CommandFailure("Nothing is held under this id.") }
        print(String(decoding: holdings, as: UTF8.self))
    }
}
