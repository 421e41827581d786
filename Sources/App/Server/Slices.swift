import CoverLetter
package import Documents
import JobAnalysis
package import LanguageModels
import Optimization
import Postings
import ResumeParsing
import Resumes
package import Runs

/// The features of the product: one line each.
package enum Slices {
    /// All of them.
    ///
    /// - Parameters:
    ///   - generator: What asks models; without it the rule engine does all the work.
    ///   - fallsBackToRules: Whether the rule engine answers where no model does.
    /// - Returns: One of each.
    package static func all(generator: (any ItemGenerator)? = nil, fallsBackToRules: Bool = false) -> [any Slice] {
        [
            ResumeParsing(generator: generator, fallsBackToRules: fallsBackToRules),
            JobAnalysis(generator: generator, fallsBackToRules: fallsBackToRules),
            Optimization(generator: generator, fallsBackToRules: fallsBackToRules),
            CoverLetter(generator: generator, fallsBackToRules: fallsBackToRules),
        ]
    }

    /// Which derivation is shown as a document's analysis.
    package static let analyses: [DocumentKind: DerivationKind] = [
        .resume: ResumeParser.derivation,
        .job: PostingAnalyzer.derivation,
    ]
}
