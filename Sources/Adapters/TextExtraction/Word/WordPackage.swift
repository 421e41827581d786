import CLibArchive

/// The parts of a DOCX that hold its text, inflated under a limit.
struct WordPackage {
    /// The body.
    private(set) var document: [UInt8] = []
    /// Headers and footers by name; `header1.xml` before `header2.xml`.
    private(set) var headers: [(name: String, bytes: [UInt8])] = []
    /// See `headers`.
    private(set) var footers: [(name: String, bytes: [UInt8])] = []
    /// `docProps/app.xml`, which names the program that wrote it.
    private(set) var properties: [UInt8] = []
    /// Whether it holds pictures.
    private(set) var hasImages = false

    /// Opens the archive by libarchive and inflates only the parts that are read.
    ///
    /// Sizes in the archive's headers are never believed: what comes out is counted.
    ///
    /// - Throws: `ExtractionFailure`: `password_required` for an encrypted part, else `corrupt_file`.
    init(_ bytes: [UInt8], limits: ExtractionLimits) throws {
        guard let archive = unsafe archive_read_new() else { throw ExtractionFailure.corruptFile }
        defer { unsafe archive_read_free(archive) }
        let result: Result<Void, ExtractionFailure> = unsafe bytes.withUnsafeBytes { buffer in
            // The seeking reader goes by the central directory, as Word does, so that both see the same parts.
            guard unsafe archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
                unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
            else { return .failure(.corruptFile) }
            return Result { () throws(ExtractionFailure) in
                unsafe try read(archive, fileSize: bytes.count, limits: limits)
            }
        }
        try result.get()
        guard !document.isEmpty else { throw ExtractionFailure.corruptFile }
        headers.sort { $0.name < $1.name }
        footers.sort { $0.name < $1.name }
    }

    private mutating func read(
        _ archive: OpaquePointer,
        fileSize: Int,
        limits: ExtractionLimits
    ) throws(ExtractionFailure) {
        var entries = 0
        var budget = max(1024 * 1024, fileSize.multipliedReportingOverflow(by: limits.inflationRatio).partialValue)
        var entry: OpaquePointer?
        while true {
            let code = unsafe archive_read_next_header(archive, &entry)
            if code == ARCHIVE_EOF { return }
            entries += 1
            guard code == ARCHIVE_OK || code == ARCHIVE_WARN, entries <= limits.entries, let entry = unsafe entry else {
                throw .corruptFile
            }
            // Links and folders hold no text.
            guard unsafe archive_entry_filetype(entry) == mode_t(S_IFREG),
                let path = unsafe archive_entry_pathname(entry)
            else { continue }
            let name = unsafe String(cString: path)
            if name.hasPrefix("word/media/") { hasImages = true }
            guard let part = Part(name) else { continue }
            guard unsafe archive_entry_is_encrypted(entry) == 0 else { throw .passwordRequired }
            let limit = min(limits.partBytes, budget)
            let bytes = unsafe try Self.inflate(archive, limit: limit)
            budget -= bytes.count
            keep(part, name: name, bytes)
        }
    }

    /// The parts that are read; nested archives and everything else stay closed.
    private enum Part {
        case document
        case header
        case footer
        case properties

        init?(_ name: String) {
            switch name {
            case "docProps/app.xml": self = .properties
            case _ where !name.hasPrefix("word/") || !name.hasSuffix(".xml"): return nil
            default:
                let file = name.dropFirst("word/".count)
                // Word online numbers the body: `document2.xml`.
                let stem = file.dropLast(".xml".count).prefix { !$0.isNumber }
                switch stem {
                case "document": self = .document
                case "header": self = .header
                case "footer": self = .footer
                default: return nil
                }
            }
        }
    }

    private mutating func keep(_ part: Part, name: String, _ bytes: [UInt8]) {
        switch part {
        case .document: if document.isEmpty { document = bytes }
        case .header: headers.append((name, bytes))
        case .footer: footers.append((name, bytes))
        case .properties: properties = bytes
        }
    }

    private static func inflate(_ archive: OpaquePointer, limit: Int) throws(ExtractionFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 32 * 1024)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
            }
            if count == 0 { return bytes }
            // A negative count is an error or a warning, such as a size that is not the one announced.
            guard count > 0, bytes.count + count <= limit else { throw .corruptFile }
            bytes += chunk[..<count]
        }
    }
}
