/// What the end of a PDF says about whether it is all there.
///
/// Poppler repairs a file that was cut short and shows what it finds, which would be a short resume. So the end is
/// looked at first: ISO 32000-1 7.5.5 has `%%EOF` as a file's last line.
enum PDFStructure {
    private static let endMarker = Array("%%EOF".utf8)
    private static let objectEnd = Array("endobj".utf8)

    /// Whether the end of the file is missing: no end marker at all, or objects behind the last one, as in a linearized
    /// file (its first marker comes early) or an incremental update that did not arrive whole.
    static func isCutShort(_ bytes: [UInt8]) -> Bool {
        guard let marker = lastIndex(of: endMarker, in: bytes[...]) else { return true }
        return lastIndex(of: objectEnd, in: bytes[marker...]) != nil
    }

    private static func lastIndex(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.endIndex - word.count
        while index >= bytes.startIndex {
            if bytes[index] == word[0], bytes[index...].starts(with: word) { return index }
            index -= 1
        }
        return nil
    }
}
