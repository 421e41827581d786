import Documents
import Resumes
import Testing

@testable import Optimization

/// Every threshold of `resume-domain.md` B6, at both sides of its boundary.
@Suite struct Boundaries {
    struct Case: Sendable, CustomTestStringConvertible {
        let check: String
        let name: String
        let fires: Bool
        let plant: @Sendable (inout ResumeDraft) -> Void

        init(_ check: String, _ name: String, fires: Bool, plant: @escaping @Sendable (inout ResumeDraft) -> Void) {
            self.check = check
            self.name = name
            self.fires = fires
            self.plant = plant
        }

        var testDescription: String { "\(check): \(name)" }
    }

    /// A bullet of so many words, one of them a number.
    static func bullet(_ words: Int) -> String {
        (["Fixed", "85"] + (0..<max(words - 2, 0)).map { "defect\($0)" }).prefix(words).joined(separator: " ")
    }

    /// A draft that holds nothing but so many bullets, some of them measured or begun with a verb.
    static func bullets(_ count: Int, measured: Int, verbs: Int) -> @Sendable (inout ResumeDraft) -> Void {
        { draft in
            let openers = ["Built", "Led", "Wrote", "Cut", "Moved", "Designed", "Tested", "Fixed", "Planned", "Sold"]
            draft.roles.removeLast()
            draft.roles[0].bullets = (0..<count).map { index in
                let opener = index < verbs ? openers[index] : "Reason\(index)"
                return "\(opener) the thing\(index) for \(index < measured ? "20" : "many") people in the office"
            }
        }
    }

    static let cases: [Case] = [
        Case("file.no_text", "80 characters a page", fires: false, plant: text(characters: 80)),
        Case("file.no_text", "79 characters a page", fires: true, plant: text(characters: 79)),
        Case("file.size", "2.5 MB", fires: false) { $0.size = 2_500_000 },
        Case("file.size", "a byte more", fires: true) { $0.size = 2_500_001 },
        Case("text.unmapped", "1 of 200", fires: true, plant: unmapped(1, of: 200)),
        Case("text.unmapped", "1 of 201", fires: false, plant: unmapped(1, of: 201)),
        Case("text.order", "the name on line 10", fires: false, plant: name(line: 10)),
        Case("text.order", "the name on line 11", fires: true, plant: name(line: 11)),
        Case("section.summary", "19 characters", fires: true) { $0.summary = String(repeating: "a", count: 19) },
        Case("section.summary", "20 characters", fires: false) { $0.summary = String(repeating: "a", count: 20) },
        Case("section.summary", "70 words", fires: false) {
            $0.summary = Array(repeating: "word", count: 70).joined(separator: " ")
        },
        Case("section.summary", "71 words", fires: true) {
            $0.summary = Array(repeating: "word", count: 71).joined(separator: " ")
        },
        Case("section.skills", "two", fires: true) { $0.skills = ["Go", "React"] },
        Case("section.skills", "three", fires: false) { $0.skills = ["Go", "React", "Docker"] },
        Case("contact.phone", "6 digits", fires: true, plant: phone("Phone: 123-456")),
        Case("contact.phone", "7 digits", fires: false, plant: phone("Phone: 123-4567")),
        Case("contact.phone", "15 digits", fires: false, plant: phone("+12 345 678 901 2345")),
        Case("contact.phone", "16 digits", fires: true, plant: phone("+12 345 678 901 23456")),
        Case("contact.phone", "a range of years", fires: true, plant: phone("2019-2021")),
        Case("date.order", "the same month", fires: false, plant: role(start: "2020-12", end: "2020-12")),
        Case("date.order", "a month before", fires: true, plant: role(start: "2020-12", end: "2020-11")),
        Case("date.order", "the year of the start", fires: false, plant: role(start: "2020-12", end: "2020")),
        Case("date.order", "this month", fires: false, plant: role(start: "2026-06", end: nil)),
        Case("date.order", "next month", fires: true, plant: role(start: "2026-07", end: nil)),
        Case("date.chronology", "six months apart", fires: false, plant: role(start: "2017-07", end: "2020-06")),
        Case("date.chronology", "seven months apart", fires: true, plant: role(start: "2017-07", end: "2020-05")),
        Case("date.chronology", "a year without months", fires: false, plant: role(start: "2017", end: "2020")),
        Case("bullet.metric", "4 of 10", fires: false, plant: bullets(10, measured: 4, verbs: 10)),
        Case("bullet.metric", "3 of 10", fires: true, plant: bullets(10, measured: 3, verbs: 10)),
        Case("bullet.metric", "0 of 3", fires: true, plant: bullets(3, measured: 0, verbs: 3)),
        Case("bullet.metric", "0 of 2", fires: false, plant: bullets(2, measured: 0, verbs: 2)),
        Case("bullet.verb", "7 of 10", fires: false, plant: bullets(10, measured: 5, verbs: 7)),
        Case("bullet.verb", "6 of 10", fires: true, plant: bullets(10, measured: 5, verbs: 6)),
        Case("bullet.length", "7 words", fires: true) { $0.roles[1].bullets[2] = bullet(7) },
        Case("bullet.length", "8 words", fires: false) { $0.roles[1].bullets[2] = bullet(8) },
        Case("bullet.length", "30 words", fires: false) { $0.roles[1].bullets[2] = bullet(30) },
        Case("bullet.length", "31 words", fires: true) { $0.roles[1].bullets[2] = bullet(31) },
        Case("bullet.count", "1", fires: true, plant: bullets(1, measured: 1, verbs: 1)),
        Case("bullet.count", "2", fires: false, plant: bullets(2, measured: 1, verbs: 2)),
        Case("bullet.count", "7", fires: false, plant: bullets(7, measured: 7, verbs: 7)),
        Case("bullet.count", "8", fires: true, plant: bullets(8, measured: 8, verbs: 8)),
        Case("bullet.weak", "18 of 20 words shared", fires: true, plant: twins(words: 19)),
        Case("bullet.weak", "17 of 19 words shared", fires: false, plant: twins(words: 18)),
        Case("bullet.weak", "the same opener twice", fires: false) {
            $0.roles[1].bullets[1] = "Built 12 services for the office"
        },
        Case("bullet.weak", "the same opener three times", fires: true) {
            $0.roles[1].bullets[1] = "Built 12 services for the office"
            $0.roles[1].bullets[2] = "Built 85 tests for the warehouse"
        },
        Case("length.words", "149", fires: true, plant: total(149)),
        Case("length.words", "150", fires: false, plant: total(150)),
        Case("length.words", "1500", fires: false, plant: total(1_500)),
        Case("length.words", "1501", fires: true, plant: total(1_501)),
        Case("length.words", "2 pages", fires: false) { $0.pages = 2 },
        Case("length.words", "3 pages", fires: true) { $0.pages = 3 },
        Case("match.stuffing", "6 of 200 words", fires: false, plant: mentions(6, of: 200)),
        Case("match.stuffing", "6 of 199 words", fires: true, plant: mentions(6, of: 199)),
        Case("match.stuffing", "4 of 50 words", fires: false, plant: mentions(4, of: 50)),
    ]

    @Test(arguments: cases)
    func fireOnOneSideOnly(_ boundary: Case) {
        var draft = ResumeDraft()
        boundary.plant(&draft)
        let verdict = draft.verdict(boundary.check)
        if case .found = verdict {
            #expect(boundary.fires, "\(verdict)")
        } else {
            #expect(!boundary.fires, "\(verdict)")
        }
    }

    /// Nothing but one custom section with these lines.
    static func only(_ lines: [String]) -> ResumeDraft {
        var draft = ResumeDraft()
        draft.name = nil
        draft.contact = []
        draft.summary = nil
        draft.roles = []
        draft.studies = []
        draft.skills = []
        draft.skillsTitle = nil
        draft.extra = lines
        return draft
    }

    static func text(characters: Int) -> @Sendable (inout ResumeDraft) -> Void {
        { $0 = only([String(repeating: "ab ", count: characters / 2) + (characters % 2 == 0 ? "" : "a")]) }
    }

    static func unmapped(_ count: Int, of total: Int) -> @Sendable (inout ResumeDraft) -> Void {
        { $0 = only([String(repeating: "a", count: total - count) + String(repeating: "\u{E000}", count: count)]) }
    }

    static func total(_ words: Int) -> @Sendable (inout ResumeDraft) -> Void {
        { $0 = only([Array(repeating: "word", count: words).joined(separator: " ")]) }
    }

    static func mentions(_ count: Int, of total: Int) -> @Sendable (inout ResumeDraft) -> Void {
        {
            let words = Array(repeating: "Docker", count: count) + Array(repeating: "word", count: total - count)
            $0 = only([words.joined(separator: " ")])
        }
    }

    static func name(line: Int) -> @Sendable (inout ResumeDraft) -> Void {
        {
            $0.isNameFirst = false
            $0.contact = (1..<line).map { "\($0) Elm Street" } + ["Jordan Rivers"]
        }
    }

    static func phone(_ printed: String) -> @Sendable (inout ResumeDraft) -> Void {
        {
            $0.contact = ["jordan.rivers@example.com | \(printed)"]
            $0.phone = nil
        }
    }

    static func role(start: String, end: String?) -> @Sendable (inout ResumeDraft) -> Void {
        {
            $0.roles[1].start = start
            $0.roles[1].end = end
            $0.roles[1].isCurrent = end == nil
        }
    }

    /// Two bullets of so many words, one of which differs.
    static func twins(words: Int) -> @Sendable (inout ResumeDraft) -> Void {
        {
            let common = "Moved " + (0..<words - 2).map { "w\($0)" }.joined(separator: " ")
            $0.roles[0].bullets = ["\(common) a", "\(common) b"]
        }
    }
}
