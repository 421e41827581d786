import FoundationEssentials
import Testing

extension EndToEnd {
    @Suite("An operator's commands beside four processes that serve", .deployment)
    struct Backup {
        private static func arete(_ arguments: [String], _ deployment: Deployment) async throws -> Program.Outcome {
            // As the README has it: the variable of the service's own environment.
            try await Program.run(
                [try Checkout.program()] + arguments,
                environment: ["ARETE_STATE": deployment.state]
            )
        }

        /// A resume and a posting, with all streams read.
        private static func documents(_ deployment: Deployment) async throws -> (resume: String, job: String) {
            let text = Array(SampleResume.text.utf8)
            let resume = try await deployment.upload(text, name: "r.txt", type: "text/plain")
            let job = try await deployment.post(SamplePosting.text)
            for (_, path) in Deployment.streams(resume: resume, job: job) {
                #expect(try await Curl.stream(deployment.http + path).types.last == "complete")
            }
            return (resume, job)
        }

        @Test("A backup is restored as the README says, and every stream of it is shown again")
        func restored() async throws {
            let deployment = try Deployment.current()
            let (resume, job) = try await Self.documents(deployment)
            let files = try TemporaryDirectory()
            let file = "\(files.path)/backup.sqlite"
            #expect(try await Self.arete(["backup", file], deployment).exitCode == 0)
            let again = try await Self.arete(["backup", file], deployment)
            #expect(again.exitCode == 1)
            #expect(again.errors == "Error: There is a file already: \(file)\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: files.path) == ["backup.sqlite"])
            let streams = Deployment.streams(resume: resume, job: job)
            var before: [String] = []
            for (_, path) in streams { before.append(try await Curl.stream(deployment.http + path).text) }
            let shown = before
            try await Deployment.run(Deployment.Options(store: file)) { restored in
                for ((slice, path), text) in zip(streams, shown) {
                    let again = try await Curl.stream(restored.http + path)
                    #expect(again.text == text, "\(slice)")
                }
            }
        }

        @Test("A backup that is ended on its way leaves nothing")
        func ended() async throws {
            let deployment = try Deployment.current()
            // Some tenths of a second to copy; what has begun to be copied is known to the handler of signals.
            let text = Array(SampleResume.text.utf8) + [UInt8](repeating: UInt8(ascii: "\n"), count: 10_000_000)
            for _ in 0..<4 { _ = try await deployment.upload(text, name: "r.txt", type: "text/plain") }
            let files = try TemporaryDirectory()
            let script = """
                "$0" backup "$1" & until [ -s "$1.part" ] || ! kill -0 $!; do :; done
                kill -TERM $!; wait $!; echo $?
                """
            let command = ["bash", "-c", script, try Checkout.program(), "\(files.path)/b"]
            let outcome = try await Program.run(command, environment: ["ARETE_STATE": deployment.state])
            // Or it was whole before the signal came.
            #expect(["143\n", "0\n"].contains(outcome.text))
            let left = try FileManager.default.contentsOfDirectory(atPath: files.path)
            #expect(left == (outcome.text == "0\n" ? ["b"] : []))
        }

        @Test("An export has the file, its text and every run with its events; what is deleted is exported no more")
        func exported() async throws {
            let deployment = try Deployment.current()
            let (resume, job) = try await Self.documents(deployment)
            let outcome = try await Self.arete(["export", resume], deployment)
            #expect(outcome.exitCode == 0)
            let export = try JSON(outcome.output)
            let content = try #require(export["content"].string.flatMap { Data(base64Encoded: $0) })
            #expect(Array(content) == Array(SampleResume.text.utf8))
            #expect(!export["derivations"].elements.isEmpty)
            let runs = export["runs"].elements
            #expect(Set(runs.map { $0["slice"].string }) == ["resumes", "optimization", "cover-letter"])
            for run in runs {
                #expect(run["state"] == "complete")
                #expect(run["events"].elements.last?["type"] == "complete")
            }
            #expect(try JSON(try await Self.arete(["export", job], deployment).output)["kind"] == "job")
            #expect(try await Curl.run("\(deployment.http)/resumes/\(resume)", method: "DELETE").status == 204)
            for id in [resume, "AAAAAAAAAAAAAAAAAAAAAA", "no id"] {
                let nothing = try await Self.arete(["export", id], deployment)
                #expect(nothing.exitCode == 1)
                #expect(nothing.output == [])
                #expect(nothing.errors == "Error: Nothing is held under this id.\n")
            }
            let absent = try await Self.arete(["export", job, "--state", "/proc/none"], deployment)
            #expect(absent.exitCode == 1)
            #expect(absent.errors.contains("There is no store in /proc/none"))
        }
    }
}
