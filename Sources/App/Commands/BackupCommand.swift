package import ArgumentParser
import Documents
import SQLiteStore

/// `arete backup`: a copy of the store, made while it is in use.
package struct BackupCommand: AsyncParsableCommand {
    /// How it is called.
    package static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store into a new file, while it is in use.",
        discussion:
            "The file is a whole store: with no process running, put it in the place of arete.sqlite to restore it."
    )

    @Argument(help: "The file to make; one that is there already is never replaced.")
    var file: String

    @OptionGroup
    var store: StoreOptions

    /// A command without arguments.
    package init() {}

    /// Copies.
    package func run() async throws {
        try store.read { store throws(Failure) in try store.backUp(to: file) }
    }
}
