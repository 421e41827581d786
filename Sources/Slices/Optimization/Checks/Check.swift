/// One rule of the built-in analyser: a pure function from what is known of a resume to what it finds.
package struct Check: Sendable {
    /// What a check says of one resume.
    package enum Verdict: Sendable, Equatable {
        /// There was nothing to judge: not the same as "passed". One sentence says why.
        case skipped(String)
        /// It was judged and is in order.
        case passed
        /// It was judged and is not; never empty.
        case found([Observation])
    }

    /// How many observations of one check are told: a reader stops long before, and hostile input never does.
    package static let limit = 25

    /// Its stable name, of `resume-domain.md` B6.
    package let id: String
    /// What it is about.
    package let category: Category
    /// The severity of its findings, unless one says otherwise.
    package let severity: Severity
    private let rule: @Sendable (CheckInput) -> Verdict

    /// A check whose rule is a pure function; what it finds is in the order of the resume.
    package init(
        _ id: String,
        _ category: Category,
        _ severity: Severity,
        rule: @escaping @Sendable (CheckInput) -> Verdict
    ) {
        self.id = id
        self.category = category
        self.severity = severity
        self.rule = rule
    }

    /// Judges one resume.
    package func judge(_ input: CheckInput) -> Verdict {
        switch rule(input) {
        case .found(let observations): .found(Array(observations.prefix(Self.limit)))
        case let verdict: verdict
        }
    }
}

extension Check.Verdict {
    /// Passed where nothing was observed.
    package init(_ observations: [Observation]) {
        self = observations.isEmpty ? .passed : .found(observations)
    }
}
