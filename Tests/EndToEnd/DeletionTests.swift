import FakeModelSupport
import FoundationEssentials
import Samples
import Testing

/// A model's key that stands nowhere else.
private enum CanaryKey {
    static let text = "sk-CANARY-Sandpiper"
}

extension EndToEnd {
    @Suite("What is deleted is gone, in every process and in every file", .deployment(.init(isGated: true)))
    struct Deletion {
        /// The store's log is cut at a deletion; where somebody needs it just then, at the next look for expired documents, within a minute.
        static let longestCut: Duration = .seconds(90)

        @Test("Deleting a resume in one process ends its streams in the others, and nothing of it replays")
        func endsStreamsElsewhere() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let job = try await deployment.post(SamplePosting.text)
            // Pages enough that the gate holds it; it opens only after the deletion.
            let resume = try await deployment.upload(Self.document(pages: 12))
            let streams = Deployment.streams(resume: resume, job: job).filter { $0.slice != "jobs" }
            let (readers, announcement) = AsyncStream.makeStream(of: String.self)
            var records: [String: EventRecord] = [:]
            var deletion = ContinuousClock.now
            try await withThrowingTaskGroup(of: (String, EventRecord).self) { group in
                for (slice, path) in streams {
                    group.addTask {
                        let record = try await Curl.stream(deployment.http + path, as: .browser) { event in
                            if event.isFirstPage { announcement.yield(slice) }
                            return false
                        }
                        return (slice, record)
                    }
                }
                var underWay: Set<String> = []
                for await slice in readers {
                    underWay.insert(slice)
                    if underWay.count == streams.count { break }
                }
                deletion = .now
                let answer = try await Curl.run("\(deployment.http)/resumes/\(resume)", method: "DELETE")
                #expect(answer.status == 204)
                for try await (slice, record) in group { records[slice] = record }
            }
            for (slice, path) in streams {
                let record = try #require(records[slice])
                #expect(record.hasEnded, "\(slice)")
                #expect(record.terminals.map { $0.json["code"] } == ["deleted"], "\(slice)")
                #expect(record.types.last == "error", "\(slice)")
                // Five times the contract's 2 s: of a loaded machine nothing can be promised.
                #expect((record.events.last?.arrival ?? .now) - deletion < .seconds(10), "\(slice)")
                let url = deployment.http + path
                for cursor in [nil, record.ids.first, record.ids.dropLast().last] {
                    let again = try await Curl.stream(url, after: cursor, as: .browser)
                    #expect(again.types == ["error"], "\(slice)")
                    #expect(again.events.first?.json["code"] == "not_found", "\(slice)")
                }
                #expect(try await Curl.stream(url, after: record.ids.last, as: .browser).status == 204)
                let run = try #require(record.run)
                #expect(try await Curl.get("\(deployment.http)/\(slice)/runs/\(run)").status == 404, "\(slice)")
            }
            #expect(try await Curl.get("\(deployment.http)/resumes/\(resume)").status == 404)
            gate.letPass(3)
        }

        @Test("A deleted resume's text is in no file, and no id is in any log")
        func leavesNothing() async throws {
            let deployment = try Deployment.current()
            let job = try await deployment.post("\(SamplePosting.text)\n\(SampleResume.canary) Ltd")
            var ids = [job]
            for file in [
                Array(SampleResume.text.utf8), Self.document(pages: 1), Self.document(pages: 1, padding: 4 << 20),
            ] {
                let isText = file.starts(with: Array("Robin".utf8))
                let resume = try await deployment.upload(
                    file,
                    name: isText ? "resume.txt" : "resume.pdf",
                    type: isText ? "text/plain" : "application/pdf"
                )
                deployment.gate?.letPass(3)
                ids.append(resume)
                for (_, path) in Deployment.streams(resume: resume, job: job) {
                    let record = try await Curl.stream(deployment.http + path)
                    #expect(record.types.last == "complete")
                    ids.append(try #require(record.run))
                    // As an address that is mistyped, and as one that is answered by nginx.
                    _ = try await Curl.get("\(deployment.http)/resumes/stream/\(resume)/\(resume)")
                    _ = try await Curl.get("\(deployment.http)/resume/\(resume)")
                    _ = try await Curl.get("\(deployment.http)/api/resume?id=\(resume)")
                }
            }
            #expect(try Self.files(deployment.state, containing: SampleResume.canary) != [], "the search would find it")
            for id in ids.filter({ $0 != job }) {
                _ = try await Curl.run("\(deployment.http)/resumes/\(id)", method: "DELETE")
            }
            #expect(try await Curl.run("\(deployment.http)/jobs/\(job)", method: "DELETE").status == 204)
            try await Deadline.until("text in no file", within: Self.longestCut) {
                try Self.files(deployment.state, containing: SampleResume.canary) == []
            }
            let logs = [deployment.log] + (try Self.files(deployment.state).filter { $0.hasSuffix(".log") })
            #expect(logs.count > 1)
            for log in logs {
                let text = String(decoding: try Data(contentsOf: URL(filePath: log)), as: UTF8.self)
                for id in ids { #expect(!text.contains(id), "\(log)") }
                #expect(!text.contains(SampleResume.canary), "\(log)")
            }
        }

        /// A PDF with the canary on its first page.
        private static func document(pages: Int, padding: Int = 0) -> [UInt8] {
            var builder = PDFBuilder()
            for page in 1...pages {
                builder.addPage(
                    (0..<40).map { line in
                        let text =
                            line == 2 ? SampleResume.canary : "Page \(page), line \(line + 1), with some ordinary words"
                        return .init(72, 72 + 16 * Double(line), text)
                    }
                )
            }
            if padding > 0 { _ = builder.add(stream: [UInt8](repeating: 32, count: padding)) }
            return builder.build()
        }

        /// The files under a directory, or those of them with a text.
        static func files(_ directory: String, containing text: String? = nil) throws -> [String] {
            // One that ends meanwhile, as a log that SQLite removes, holds nothing.
            try FileManager.default.subpathsOfDirectory(atPath: directory).map { "\(directory)/\($0)" }.filter { path in
                var isDirectory = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory,
                    !path.hasSuffix(".sock")
                else { return false }
                guard let text else { return true }
                guard let data = try? Data(contentsOf: URL(filePath: path)) else { return false }
                return data.firstRange(of: Array(text.utf8)) != nil
            }
        }
    }

    @Suite(
        "Where a model writes, neither its key nor what it was shown or has written is left",
        .models("anthropic/first,openai/second", environment: ["ARETE_ANTHROPIC_API_KEY": CanaryKey.text])
    )
    struct ModelDeletion {
        @Test(
            "While it works nothing is in a log or a file of nginx, the key and the prompt are nowhere; after a deletion nothing is anywhere"
        )
        func leavesNothing() async throws {
            let (deployment, model) = (try Deployment.current(), try FakeModelProcess.current())
            let phrase = "Cormorant Zeugma"
            let written = "I led project \(SampleResume.canary) with 4 engineers."
            let text = SampleResume.text + "\nNotes\n\(phrase)\n"
            let resume = try await deployment.upload(Array(text.utf8), name: "\(phrase).txt", type: "text/plain")
            let job = try await deployment.post("\(SamplePosting.text)\n\(phrase) Ltd")
            var ids = [resume, job]
            let letter = try Model.paragraphs() + [ModelAnswer.item("paragraph", ["role": "evidence"], written)]
            for (slice, path) in Deployment.streams(resume: resume, job: job) {
                // One of them is refused, which is logged.
                let pieces = ModelAnswer.pieces(letter)
                try model.play(
                    slice == "optimization"
                        ? [["match": ["model": "first"], "status": 529], ["pieces": pieces]] : [["pieces": pieces]]
                )
                let record = try await Curl.stream(deployment.http + path)
                #expect(record.types.last == "complete", "\(slice) \(record.events.last.debugDescription)")
                ids.append(try #require(record.run))
            }
            let prompt = "You help one person with their own application"
            let requests = try model.requests()
            #expect(requests.count >= 4)
            #expect(requests.allSatisfy { $0.body.contains(prompt) })
            #expect(requests.contains { $0.headers?.values.contains(CanaryKey.text) == true })
            let persons = [phrase, SampleResume.canary, "robin.sample@example.com", "555-0123"]
            let all = try Deletion.files(deployment.state)
            let isStore = { @Sendable (path: String) in path.contains("/arete.sqlite") }
            #expect(
                try Deletion.files(deployment.state, containing: phrase).contains(where: isStore),
                "the search would find it"
            )
            #expect(try Deletion.files(deployment.state, containing: CanaryKey.text) == [])
            for text in persons + ids + [prompt] {
                let found = try Deletion.files(deployment.state, containing: text).filter { !isStore($0) }
                #expect(found == [], "\(text)")
            }
            #expect(all.contains { $0.hasSuffix("/arete.log") })
            for path in ["/resumes/\(resume)", "/jobs/\(job)"] {
                #expect(try await Curl.run(deployment.http + path, method: "DELETE").status == 204)
            }
            for text in persons + ids + [written, "Sandpiper"] {
                try await Deadline.until("\(text) in no file", within: Deletion.longestCut) {
                    try Deletion.files(deployment.state, containing: text) == []
                }
                let log = String(decoding: try Data(contentsOf: URL(filePath: deployment.log)), as: UTF8.self)
                #expect(!log.contains(text), "\(text)")
            }
        }
    }
}
