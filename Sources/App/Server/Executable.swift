import FoundationEssentials

/// The file that this process runs, which is also the extractor.
package enum Executable {
    /// Its absolute path.
    ///
    /// - Throws: `CocoaError` where `/proc` is not mounted.
    package static func path() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }
}
