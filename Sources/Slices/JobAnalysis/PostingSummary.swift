import Postings

/// What a person is told of an analysed posting in one sentence, and the numbers in it.
struct PostingSummary {
    /// The sentence: whose posting it is and where, and how many requirements of each importance.
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
        counts["negated"] = posting.requirements.count - wanted.count
        counts["requirements"] = posting.requirements.count
        self.counts = counts
        let names = KeyValuePairs(
            dictionaryLiteral: ("required", "required"),
            ("preferred", "nice to have"),
            ("mentioned", "mentioned")
        )
        let sums = names.compactMap { key, name in counts[key].flatMap { $0 > 0 ? "\($0) \(name)" : nil } }
        let found = sums.isEmpty ? "no requirements found" : sums.joined(separator: ", ")
        text = "\(Self.subject(posting)): \(found)."
    }

    /// "Registered Nurse at Lakeside General Hospital (Columbus, OH)", as far as it is stated.
    private static func subject(_ posting: JobPosting) -> String {
        var subject = posting.title ?? "This posting"
        if let company = posting.company { subject += posting.title == nil ? " of \(company)" : " at \(company)" }
        if let location = posting.location { subject += " (\(location))" }
        return subject
    }
}
