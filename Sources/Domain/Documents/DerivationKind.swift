/// What was made out of a document; stored by (document, kind, version).
package struct DerivationKind: Sendable, Hashable {
    /// `text`, `resume` or `posting`.
    package let name: String
    /// Raised when the maker changes, so that old results are not read again.
    package let version: Int

    /// A kind of derivation.
    package init(_ name: String, version: Int) {
        self.name = name
        self.version = version
    }

    /// The extracted text of a document.
    package static let text = DerivationKind("text", version: 2)
}
