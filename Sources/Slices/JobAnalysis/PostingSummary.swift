import Postings

/// What a person is told of an analysed posting in one sentence, and the numbers in it.
struct PostingSummary {
    /// The sentence: whose posting it is, and how many requirements of each importance.
    let text: String
    /// Requirements by importance, all of them, and the negated ones.
    let counts: [String: Int]

    /// Sums up a posting.
    init(_ posting: JobPosting) {
        let wanted = posting.requirements.filter { !$0.negated }
        var counts: [String: Int] = [:]
        for importance in JobPosting.Requirement.Importance.allCases {
            counts[importance.rawValue] = wanted.count { $0.importance == importance }
        }
        let sum = JobPosting.Requirement.Importance.allCases
            .compactMap { importance in
                counts[importance.rawValue].flatMap { $0 > 0 ? "\($0) \(importance.rawValue)" : nil }
            }
        counts["negated"] = posting.requirements.count - wanted.count
        counts["requirements"] = posting.requirements.count
        self.counts = counts
        let subject = posting.title.map { title in posting.company.map { "\(title) at \($0)" } ?? title }
        let found = sum.isEmpty ? "no requirements found" : "requirements: " + sum.joined(separator: ", ")
        text = (subject.map { "\($0), \(found)" } ?? found.capitalizedFirst) + "."
    }
}

extension JobPosting {
    /// The posting as the summary item carries it.
    var withoutRequirements: JobPosting {
        var posting = self
        posting.requirements = []
        return posting
    }
}

extension String {
    /// With a capital letter at its start.
    fileprivate var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
