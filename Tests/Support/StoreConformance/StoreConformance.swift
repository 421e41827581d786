package import Documents
package import Runs
import Testing

/// What every store must do, as checks that any test target runs: one for each sentence of the two ports.
///
/// A check opens stores of its own, so all of them may run side by side.
package struct StoreConformance: Sendable {
    /// A store of both kinds.
    package typealias Store = DocumentStore & RunStore

    /// Two stores on the same data, as two processes would have them.
    package struct Stores: Sendable {
        /// One process.
        package let first: any Store
        /// Another one.
        package let second: any Store
        /// Ends the first one as a crash would: it gives back nothing it owns.
        package let killFirst: @Sendable () -> Void

        /// Two stores on the same data.
        package init(first: any Store, second: any Store, killFirst: @escaping @Sendable () -> Void) {
            self.first = first
            self.second = second
            self.killFirst = killFirst
        }
    }

    /// One check.
    package struct Check: Sendable, CustomTestStringConvertible {
        /// What it holds a store to.
        package let name: String
        let body: @Sendable (Stores) async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (Stores) async throws -> Void) {
            self.name = name
            self.body = body
        }

        package var testDescription: String { name }

        /// Runs it on two stores that hold nothing yet.
        package func callAsFunction(_ stores: Stores) async throws {
            try await body(stores)
        }
    }

    /// All of them.
    package static let checks: [Check] = documents + ownership + opening + committing + ending + usage
}
