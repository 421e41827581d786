import FoundationEssentials
import Samples
import ServerSentEvents
import Testing

extension EndToEnd {
    @Suite("The README says what is so", .deployment)
    struct Readme {
        /// A chapter of it.
        private static func chapter(_ title: String) throws -> String {
            let text = try Self.text(of: "README.md")
            return String(try #require(text.split(separator: "\n## ").first { $0.hasPrefix(title) }))
        }

        private static func text(of file: String) throws -> String {
            String(decoding: try Data(contentsOf: URL(filePath: "\(Checkout.root)/\(file)")), as: UTF8.self)
        }

        /// The commands of its session with curl, as they stand there.
        private static func session() throws -> [String] {
            try chapter("A session with curl").split(separator: "\n").filter { $0.hasPrefix("    ") }.map {
                String($0.dropFirst(4))
            }
            .filter { $0.hasPrefix("curl ") || $0.contains("=$(curl ") }
        }

        @Test("Each test that its table of failures names is there")
        func failures() throws {
            let rows = try Self.chapter("What happens when").split(separator: "\n").filter { $0.hasPrefix("| ") }
                .dropFirst()
            #expect(rows.count > 20)
            let tests = try Self.functionsOfTests()
            for row in rows {
                let names = row.matches(of: /`(\w+Tests)\.(\w+)`/)
                #expect(!names.isEmpty, "\(row)")
                for name in names {
                    #expect(tests[String(name.1)]?.contains(String(name.2)) == true, "\(name.0)")
                }
            }
        }

        /// The functions of each file of tests, by its name.
        private static func functionsOfTests() throws -> [String: Set<String>] {
            let root = "\(Checkout.root)/Tests"
            var functions: [String: Set<String>] = [:]
            for file in try FileManager.default.subpathsOfDirectory(atPath: root) where file.hasSuffix("Tests.swift") {
                let name = file.split(separator: "/").last?.dropLast(".swift".count) ?? ""
                let found = try Self.text(of: "Tests/\(file)").matches(of: /@Test[^@]*?func (\w+)\(/).map {
                    String($0.1)
                }
                functions[String(name), default: []].formUnion(found)
            }
            return functions
        }

        @Test("Its session with curl works as it stands, with a real PDF")
        func session() async throws {
            let deployment = try Deployment.current()
            let files = try TemporaryDirectory()
            try files.write(ResumePages.singleColumn(), to: "resume.pdf")
            try files.write(Array(SamplePosting.text.utf8), to: "posting.txt")
            let commands = try Self.session()
            // The ids that it shows are somebody else's: ours are those of the event in the middle of the third stream.
            let script = commands.enumerated().map { index, command in
                let own = command.replacing("http://localhost:8000", with: deployment.http)
                    .replacing(/[0-9A-Z]{26}\.1\.2/, with: "$cursor")
                    .replacing(/[0-9A-Z]{26}/, with: "$run")
                guard own.hasPrefix("curl ") else { return own }
                return """
                    \(own) -sS > \(index)
                    [ -n "$cursor" ] || ! grep -q suggestion \(index) || {
                        cursor=$(sed -n 's/^id: //p' \(index) | awk '{ id[NR] = $0 } END { print id[int(NR / 2)] }')
                        run=${cursor%%.*}
                    }
                    """
            }
            try files.write(
                Array((["set -euo pipefail", "cd '\(files.path)'", "cursor="] + script).joined(separator: "\n").utf8),
                to: "session"
            )
            let outcome = try await Program.run(["bash", "\(files.path)/session"], environment: [:])
            try #require(outcome.exitCode == 0)

            let outputs = try commands.indices.filter { commands[$0].hasPrefix("curl ") }
                .map { (command: commands[$0], output: try files.read("\($0)")) }
            let streams = outputs.filter { $0.command.hasPrefix("curl -N") }
            try #require(streams.count == 6, "four streams, one from the middle, one fresh")
            for stream in streams {
                #expect(stream.output.hasPrefix("retry: 2000\n\nid: "), "\(stream.command)")
                #expect(stream.output.occurrences(of: "\"type\":\"complete\"") == 1, "\(stream.command)")
            }
            let ids = streams.map { $0.output.matches(of: /(?m)^id: (.+)$/).map { String($0.1) } }
            let whole = ids[2]
            #expect(ids[4] == Array(whole.suffix(whole.count - whole.count / 2)))
            #expect(ids[5].first?.prefix { $0 != "." } != whole.first?.prefix { $0 != "." })
            let state = try #require(outputs.first { $0.command.contains("/runs/") && !$0.command.contains("DELETE") })
            let json = try JSON(state.output.utf8)
            #expect(json["state"] == "complete")
            #expect(json["lastEventId"].string == whole.last)
            for deletion in outputs.filter({ $0.command.contains("-X DELETE") }) { #expect(deletion.output == "") }
        }
    }
}
