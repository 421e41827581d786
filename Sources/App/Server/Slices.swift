package import Documents
package import Runs
package enum Slices {
    package static let all: [any Slice] = []
    package static let analyses: [DocumentKind: DerivationKind] = [:]
}
