import CoverLetter
package import Documents
import JobAnalysis
import Optimization
import Postings
import ResumeParsing
import Resumes
package import Runs

/// The features of the product: one line each.
package enum Slices {
    /// All of them.
    package static let all: [any Slice] = [ResumeParsing(), JobAnalysis(), Optimization(), CoverLetter()]

    /// Which derivation is shown as a document's analysis.
    package static let analyses: [DocumentKind: DerivationKind] = [
        .resume: ResumeParser.derivation,
        .job: PostingAnalyzer.derivation,
    ]
}
