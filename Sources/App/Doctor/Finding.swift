import Runs

/// One thing that was looked at, and how it is.
package struct Finding: Sendable, Equatable, Codable {
    /// How it is.
    package enum Verdict: String, Sendable, Codable {
        /// As it should be.
        case ok
        /// It works, but somebody should know.
        case warning
        /// People lose something by it.
        case problem
    }

    /// How it is.
    package let verdict: Verdict
    /// What was looked at, in a word or two.
    package let subject: String
    /// What was found, and for what is not as it should be how to mend it: one line, with no secret and no text of a person.
    package let text: String

    /// A finding.
    package init(_ verdict: Verdict, _ subject: String, _ text: String) {
        self.verdict = verdict
        self.subject = subject
        self.text = text
    }

    /// As a terminal shows it.
    package var line: String {
        let padding = String(repeating: " ", count: max(0, 9 - verdict.rawValue.count))
        return "\(verdict.rawValue)\(padding)\(subject): \(text)"
    }

    /// Looks at each slice, at all of them at once.
    static func ofEachSlice(
        _ look: @escaping @Sendable (SliceName) async -> [Finding]
    ) async -> [Finding] {
        await withTaskGroup(of: (SliceName, [Finding]).self) { group in
            for slice in SliceName.allCases {
                group.addTask { (slice, await look(slice)) }
            }
            var all: [SliceName: [Finding]] = [:]
            for await (slice, findings) in group { all[slice] = findings }
            return merged(SliceName.allCases.map { ($0.rawValue, all[$0, default: []]) })
        }
    }

    /// The findings of several that were looked at alike; those that are the same for more than one are told once.
    ///
    /// - Parameter all: The findings of each, by its name.
    /// - Returns: The findings in the order in which they were first found; what is not all's says whose it is.
    static func merged(_ all: [(name: String, findings: [Finding])]) -> [Finding] {
        var merged: [(finding: Finding, names: [String])] = []
        for (name, findings) in all {
            for finding in findings {
                if let index = merged.firstIndex(where: { $0.finding == finding }) {
                    merged[index].names.append(name)
                } else {
                    merged.append((finding, [name]))
                }
            }
        }
        return merged.map { finding, names in
            let whose = names.count == all.count ? "" : " of \(names.joined(separator: ", "))"
            return Finding(finding.verdict, finding.subject + whose, finding.text)
        }
    }
}
