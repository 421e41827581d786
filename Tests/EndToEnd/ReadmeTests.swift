import FoundationEssentials
import Samples
import ServerSentEvents
import Testing

extension EndToEnd {
    @Suite("The README says what is so", .deployment)
    struct Readme {
        /// The commands of its session with curl, as they stand there.
        private static func session() throws -> [String] {
            let text = String(
                decoding: try Data(contentsOf: URL(filePath: "\(Checkout.root)/README.md")),
                as: UTF8.self
            )
            let chapters = text.split(separator: "\n## ")
            let session = try #require(chapters.first { $0.hasPrefix("A session with curl") })
            return session.split(separator: "\n").filter { $0.hasPrefix("    ") }.map { String($0.dropFirst(4)) }
                .filter { $0.hasPrefix("curl ") || $0.contains("=$(curl ") }
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
