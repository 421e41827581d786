import Documents
import Evidence
import LanguageModels
import Runs

import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

/// What an earlier attempt at a run committed of its model's answer: the numbers go on behind it, and the model is asked for the rest.
struct EarlierAnswers: Sendable {
    /// The highest number that was given.
    private(set) var number = 0
    /// The suggestions.
    private(set) var suggestions: [Suggestion] = []
    /// How many findings there are.
    private(set) var findings = 0
    /// All of it as the model wrote it, contact data masked.
    private(set) var items: [GeneratedItem] = []

    /// The name of a model's item.
    static func id(_ number: Int) -> String { "s\(number)" }

    /// Reads back committed items; those of the rules are left out.
    ///
    /// - Throws: `DecodingError` for what this program did not write.
    init(_ committed: [RunItem], mask: ContactMask) throws {
        let decoder = JSONDecoder()
        for item in committed {
            switch item.kind {
            case .suggestion:
                let suggestion = try decoder.decode(Suggestion.self, from: Data(item.data))
                guard suggestion.origin == .model, take(suggestion.id) else { continue }
                suggestions.append(suggestion)
                items.append(GeneratedItem(suggestion).masked(by: mask))
            case .finding:
                let finding = try decoder.decode(Finding.self, from: Data(item.data))
                guard finding.checkId == nil, take(finding.id) else { continue }
                findings += 1
                items.append(GeneratedItem(finding).masked(by: mask))
            case .section, .resume, .requirement, .summary, .paragraph: continue
            }
        }
    }

    private mutating func take(_ id: String) -> Bool {
        guard id.hasPrefix("s"), let number = Int(id.dropFirst()), number > 0 else { return false }
        self.number = max(self.number, number)
        return true
    }
}

extension GeneratedItem {
    fileprivate init(_ suggestion: Suggestion) {
        let fields = [
            ("path", suggestion.path), ("action", suggestion.action.rawValue), ("before", suggestion.before),
            ("after", suggestion.after), ("question", suggestion.question),
        ]
        self.init(
            kind: "suggestion",
            fields: fields.compactMap { name, value in value.map { Field(name: name, value: $0) } },
            quotes: [],
            text: suggestion.rationale
        )
    }

    fileprivate init(_ finding: Finding) {
        self.init(kind: "finding", fields: [], quotes: finding.evidence.map(\.quote), text: finding.rationale)
    }

    fileprivate func masked(by mask: ContactMask) -> GeneratedItem {
        GeneratedItem(
            kind: kind,
            fields: fields.map { Field(name: $0.name, value: mask.masked($0.value)) },
            quotes: quotes.map(mask.masked),
            text: mask.masked(text)
        )
    }
}
