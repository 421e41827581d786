import Foundation
import Testing

/// Rules of the house that the compiler and the formatter do not hold.
@Suite("House rules")
struct HouseRulesTests {
    /// The formatter's rule sees public declarations only; ours are `package`.
    @Test func everyPackageTypeAndFunctionHasADocumentationComment() throws {
        var undocumented: [String] = []
        for file in try SourceTree.files() {
            for (index, line) in file.lines.enumerated() {
                let words = line.split(separator: " ").map(String.init)
                guard words.first == "package", words.count > 1, words[1] != "import" else { continue }
                let kinds: Set = ["struct", "class", "enum", "protocol", "func", "actor", "typealias", "init"]
                guard words.contains(where: { word in kinds.contains { word == $0 || word.hasPrefix($0 + "(") } }) else { continue }
                var above = index - 1
                while above >= 0, file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("@") { above -= 1 }
                let isDocumented = above >= 0 && file.lines[above].trimmingCharacters(in: .whitespaces).hasPrefix("///")
                let isRequirement = line.contains("static func <") || line.contains("static func ==")
                    || ["enqueue(", "isIsolatingCurrentContext(", "checkIsolated(", "hash(into", "encode(to", "init(from",
                        "timerFired(", "turnEnded(", "descriptorReady(", "init(rawValue", "run()", "produce("]
                        .contains { line.contains($0) }
                if !isDocumented, !isRequirement { undocumented.append("\(file.path):\(index + 1) \(line)") }
            }
        }
        #expect(undocumented == [])
    }

    @Test func nothingTrapsByShorthand() throws {
        for file in try SourceTree.files() {
            for (index, line) in file.lines.enumerated() where !line.contains("//") {
                #expect(!line.contains("try!") && !line.contains(" as! "), "\(file.path):\(index + 1)")
            }
        }
    }

    @Test func everyFileCanBeReadInOneSitting() throws {
        for file in try SourceTree.files() {
            #expect(file.lines.count <= 420, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func everyUncheckedSendableHasItsReason() throws {
        for file in try SourceTree.files() {
            let text = file.lines.joined(separator: "\n")
            guard text.contains("@unchecked Sendable {") else { continue }
            #expect(text.contains("endable because") || text.contains("hence `@unchecked Sendable`"), "\(file.path)")
        }
    }
}
