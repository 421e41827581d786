package import TextExtraction

/// What reads the documents of a process.
package enum Extraction {
    /// Behind a socket where the settings name one, else by a child of this process's own program.
    ///
    /// - Throws: `CocoaError` where `/proc` is not mounted.
    package static func extractor(_ settings: Settings) throws -> ProcessTextExtractor {
        let timeLimit = settings.extractionTimeout
        if let socket = settings.extractionSocket { return ProcessTextExtractor(socket: socket, timeLimit: timeLimit) }
        return ProcessTextExtractor(executable: try Executable.path(), timeLimit: timeLimit)
    }
}
