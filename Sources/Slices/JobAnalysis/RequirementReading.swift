import Documents
import Evidence
import LanguageModels
import Lexicons
import Postings
import Runs

import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

/// What a model reads in a posting, as far as it stands there.
struct RequirementReading: Sendable {
    /// The most requirements that are taken; long postings have some forty.
    private static let limit = 200
    /// The most characters of one: a requirement is a sentence at most.
    private static let longest = 600

    /// What was kept, in the order of the answer.
    private(set) var requirements: [JobPosting.Requirement] = []
    /// How many items were not kept, by reason.
    private(set) var rejected: [String: Int] = [:]
    /// What an earlier attempt committed, as the model is told of it.
    let committed: [GeneratedItem]

    private let source: SourceText
    private let guardian: DocumentGuard
    private let judge: RequirementJudge
    private let lastLine: Int
    private var seen: Set<String> = []

    /// Why an item was not kept.
    private enum Reason: String {
        case notVerbatim, notARequirement, contactData, instruction, hiddenText, duplicate, tooMany
    }

    /// Prepares to read a posting, and takes up what an earlier attempt has committed.
    ///
    /// - Parameters:
    ///   - shown: What a model is shown of the posting.
    ///   - text: The whole of it.
    ///   - rules: What the rules made of it.
    ///   - items: What was committed.
    /// - Throws: `DecodingError` where that is none of ours.
    init(_ shown: ExtractedText, of text: ExtractedText, rules: JobPosting, committed items: [RunItem]) throws {
        source = SourceText(shown, source: .job)
        guardian = DocumentGuard(resume: source)
        judge = RequirementJudge(text, rules: rules)
        lastLine = shown.lines.count
        for item in items where item.kind == .requirement {
            requirements.append(try JSONDecoder().decode(JobPosting.Requirement.self, from: Data(item.data)))
        }
        committed = requirements.map(Self.item)
        seen = Set(requirements.map { Self.key($0.text) })
    }

    /// Takes an item.
    ///
    /// - Returns: The requirement that it becomes; `nil` where it was not kept.
    mutating func take(_ item: GeneratedItem) -> JobPosting.Requirement? {
        switch judged(item) {
        case .success(let requirement):
            requirements.append(requirement)
            return requirement
        case .failure(let refusal):
            rejected[refusal.reason.rawValue, default: 0] += 1
            return nil
        }
    }

    /// What the rules found and the model cannot have read: behind the part that it was shown, or everything where it gave
    /// no answer.
    func rest(of posting: JobPosting, isWhole: Bool) -> [JobPosting.Requirement] {
        let isRead = isWhole && !requirements.isEmpty
        var number = requirements.count
        return posting.requirements.compactMap { requirement in
            guard !isRead || requirement.evidence.line > lastLine, !seen.contains(Self.key(requirement.text)) else {
                return nil
            }
            number += 1
            var requirement = requirement
            requirement.id = "r\(number)"
            return requirement
        }
    }

    private struct Refusal: Error {
        let reason: Reason
    }

    private mutating func judged(_ item: GeneratedItem) -> Result<JobPosting.Requirement, Refusal> {
        guard requirements.count < Self.limit else { return .failure(Refusal(reason: .tooMany)) }
        let words = Self.trimmed(item.text)
        guard words.utf8.count <= Self.longest * 4, words.count <= Self.longest,
            case let quotations = source.quotations(of: words), !quotations.isEmpty
        else { return .failure(Refusal(reason: .notVerbatim)) }
        guard !ContactMask.hasContactData(words, skills: Lexicon.english.skills) else {
            return .failure(Refusal(reason: .contactData))
        }
        let requirement = judge.requirement(
            id: "r\(requirements.count + 1)",
            quotations: quotations,
            kind: item["kind"].flatMap { JobPosting.Requirement.Kind(rawValue: $0.lowercased()) },
            importance: item["importance"].flatMap { JobPosting.Requirement.Importance(rawValue: $0.lowercased()) }
        )
        guard let requirement else { return .failure(Refusal(reason: .notARequirement)) }
        guard guardian.isLegible(requirement.text) else { return .failure(Refusal(reason: .hiddenText)) }
        guard !Orders.orders(in: .english).areGiven(toReaderOf: words) else {
            return .failure(Refusal(reason: .instruction))
        }
        guard seen.insert(Self.key(requirement.text)).inserted else { return .failure(Refusal(reason: .duplicate)) }
        return .success(requirement)
    }

    /// Without the signs of a list or the end of a sentence around it.
    private static func trimmed(_ text: String) -> String {
        let isSign = { (character: Character) in character.isWhitespace || ".;,:•*-–—".contains(character) }
        var words = text.drop(while: isSign)
        // ".NET" begins with its dot.
        if words.startIndex > text.startIndex, text[text.index(before: words.startIndex)] == "." {
            words = text[text.index(before: words.startIndex)...]
        }
        while let last = words.last, isSign(last) { words.removeLast() }
        return String(words)
    }

    private static func key(_ text: String) -> String {
        Folding.fold(text)
    }

    private static func item(_ requirement: JobPosting.Requirement) -> GeneratedItem {
        GeneratedItem(
            kind: "requirement",
            fields: [
                GeneratedItem.Field(name: "kind", value: requirement.kind.rawValue),
                GeneratedItem.Field(name: "importance", value: requirement.importance.rawValue),
            ],
            quotes: [],
            text: requirement.text
        )
    }
}
