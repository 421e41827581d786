import Documents
import Resumes

extension ExtractedText {
    /// The text of a document without pages and places.
    init(_ text: String, mediaType: MediaType = .plainText) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            mediaType: mediaType,
            lines: lines.enumerated().map { TextLine(number: $0 + 1, text: String($1)) }
        )
    }
}

extension ParsedResume {
    /// Reads a text.
    init(reading text: String, mediaType: MediaType = .plainText) {
        self = ResumeParser().parse(ExtractedText(text, mediaType: mediaType))
    }
}
