import ArgumentParser
import Documents
import FoundationEssentials
import SQLiteStore
import Server

/// Which store an operator's command is about.
struct StoreOptions: ParsableArguments {
    @Option(name: .long, help: "The directory of the store. [default: $ARETE_STATE, or \(Settings.defaultState)]")
    var state: String?

    /// Options as they are without arguments.
    init() {}

    /// Does something with the store.
    ///
    /// - Throws: `CommandFailure` where that cannot be done.
    func read<Value>(_ body: (StoreReader) throws(Failure) -> Value) throws -> Value {
        let directory = state ?? ProcessInfo.processInfo.environment["ARETE_STATE"] ?? Settings.defaultState
        do {
            return try body(try StoreReader(directory: directory))
        } catch {
            throw CommandFailure(error.message)
        }
    }
}

/// Why a command that was called rightly has failed: one line on standard error, and exit status 1.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    /// A failure with a sentence of our own.
    init(_ description: String) {
        self.description = description
    }
}
