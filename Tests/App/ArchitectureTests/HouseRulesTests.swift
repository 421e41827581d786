import Foundation
import Testing

/// Rules of the house that the compiler and the formatter do not hold.
@Suite("House rules")
struct HouseRulesTests {
    /// The formatter's rule sees public declarations only; ours are `package`.
    ///
    /// Methods are left out: those that fulfil a protocol have their comment there.
    @Test func everyPackageTypeAndInitializerHasADocumentationComment() throws {
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
        var undocumented: [String] = []
        for file in try SourceTree.files() {
            for (index, line) in file.lines.enumerated() {
                let words = line.split(separator: " ").map(String.init)
                guard words.first == "package", words.count > 1, words[1] != "import" else { continue }
                let isInitializer = words.contains {
                    $0.hasPrefix("init(") && $0 != "init(from" && $0 != "init(rawValue:"
                }
                guard isInitializer || !kinds.isDisjoint(with: words) else { continue }
                var above = index - 1
                while above >= 0, file.lines[above].trimmed.hasPrefix("@") { above -= 1 }
                guard above >= 0, file.lines[above].trimmed.hasPrefix("///") else {
                    undocumented.append("\(file.path):\(index + 1) \(line.trimmed)")
                    continue
                }
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

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
