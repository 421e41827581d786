import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Resumes

@testable import CoverLetter

/// A resume and a posting, and what of a model's paragraphs about them is sent.
struct Evaluation: Sendable {
    /// Why a paragraph is not sent; `nil` where it is.
    typealias Verdict = LetterRejection?

    private let review: ParagraphReview

    /// Prepares to judge paragraphs about two texts.
    init(resume: String, posting: String) throws {
        let (resumeText, jobText) = (Self.text(resume), Self.text(posting))
        let parsed = ResumeParser().parse(resumeText)
        review = ParagraphReview(
            resume: parsed,
            resumeText: resumeText,
            posting: try PostingAnalyzer().analyze(jobText, title: nil),
            jobText: jobText,
            mask: ContactMask(parsed, text: resumeText),
            language: .english
        )
    }

    /// Judges a paragraph, behind others of a sentence each.
    func verdict(_ text: String, behind previous: [String] = []) -> Verdict {
        do throws(LetterRejection) {
            let item = GeneratedItem(kind: "paragraph", fields: [], quotes: [], text: text)
            _ = try review.judge(item, role: .evidence, behind: previous.map(Self.paragraph))
            return nil
        } catch {
            return error
        }
    }

    private static func paragraph(_ text: String) -> Letter.Paragraph {
        Letter.Paragraph(role: .fit, sentences: [Letter.Sentence(text: text, claim: nil, placeholders: [])])
    }

    /// What of it is shown while it is written, in deltas of a word each.
    func draft(_ text: String, behind previous: [String] = []) -> String {
        var draft = review.draft(behind: previous.map(Self.paragraph))
        return text.split(separator: " ").map { draft.append($0 + " ") }.joined()
    }

    /// The draft of a paragraph.
    func draft() -> SentenceDraft { review.draft(behind: []) }

    private static func text(_ text: String) -> ExtractedText {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return ExtractedText(
            mediaType: .plainText,
            lines: lines.enumerated().map { TextLine(number: $0.offset + 1, text: String($0.element)) }
        )
    }
}

extension SentenceDraft {
    /// Takes more of the text, and says what may be shown.
    mutating func append(_ delta: String) -> String {
        String(decoding: append(Array(delta.utf8)), as: UTF8.self)
    }
}
