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
    /// - Throws: `ValidationError` where that cannot be done.
    func read<Value>(_ body: (StoreReader) throws(Failure) -> Value) throws -> Value {
        let directory = state ?? ProcessInfo.processInfo.environment["ARETE_STATE"] ?? Settings.defaultState
        do {
            return try body(try StoreReader(directory: directory))
        } catch {
            throw ValidationError(error.message)
        }
    }
}
