// The whole of Foundation for this one function: FoundationEssentials has no normalization.
import Foundation

extension String {
    /// The text in Unicode's composed form, NFC: PDF writers and Macs give accents apart from their letters.
    var composed: String {
        utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping
    }
}
