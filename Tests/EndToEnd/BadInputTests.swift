import FoundationEssentials
import Samples
import Subprocess
import Testing

extension EndToEnd {
    /// A file that cannot be used, and what its sender is told.
    struct BadInput: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var name = "resume.pdf"
        var type = "application/pdf"
        let code: String
        let make: @Sendable () async throws -> [UInt8]

        private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

        /// What the upload itself refuses.
        static let refused: [(input: BadInput, status: Int)] = [
            (
                BadInput(testDescription: "11 MiB", code: "too_large") {
                    Array("%PDF-1.4\n".utf8) + [UInt8](repeating: 32, count: 11 << 20)
                },
                413
            ),
            (
                BadInput(testDescription: "one byte over 10 MiB", code: "too_large") {
                    Array("%PDF-1.4\n".utf8) + [UInt8](repeating: 32, count: 10 << 20 - 8)
                },
                413
            ),
            (BadInput(testDescription: "an empty file", code: "empty") { [] }, 400),
            (
                BadInput(testDescription: "an executable named .pdf", code: "unsupported_type") {
                    Array(try Data(contentsOf: URL(filePath: "/bin/true")))
                },
                415
            ),
        ]

        /// What only opening the file shows.
        static let stored: [BadInput] = [
            BadInput(testDescription: "password-protected PDF", code: "password_required") { try await locked() },
            BadInput(testDescription: "image-only PDF", code: "no_text_layer") { HostileDocuments.imageOnly() },
            BadInput(testDescription: "truncated PDF", code: "corrupt_file") {
                let whole = ResumePages.singleColumn()
                return Array(whole.prefix(whole.count / 2))
            },
            BadInput(testDescription: "PDF of almost no text", code: "too_little_text") {
                PDFBuilder(pages: [[.init(72, 72, "Hi")]]).build()
            },
            BadInput(testDescription: "zip bomb DOCX", name: "resume.docx", type: word, code: "corrupt_file") {
                HostileDocuments.zipBomb()
            },
            BadInput(testDescription: "lying zip bomb DOCX", name: "resume.docx", type: word, code: "corrupt_file") {
                HostileDocuments.lyingZipBomb()
            },
            BadInput(testDescription: "XXE DOCX", name: "resume.docx", type: word, code: "corrupt_file") {
                HostileDocuments.externalEntity("file:///etc/passwd")
            },
        ]

        /// A whole PDF behind a password.
        private static func locked() async throws -> [UInt8] {
            let files = try TemporaryDirectory()
            let plain = try files.write(ResumePages.singleColumn(), to: "plain.pdf")
            let result = try await Subprocess.run(
                .name("qpdf"),
                arguments: ["--encrypt", "open", "secret", "256", "--", plain, "\(files.path)/locked.pdf"],
                output: .discarded
            )
            try #require(result.terminationStatus.isSuccess)
            return Array(try Data(contentsOf: URL(filePath: "\(files.path)/locked.pdf")))
        }
    }

    @Suite("A bad file gets its code, and the process goes on serving", .deployment)
    struct BadInputs {
        @Test("What size, emptiness and first bytes show is refused at once", arguments: BadInput.refused)
        func refusedUpload(_ input: BadInput, _ status: Int) async throws {
            let deployment = try Deployment.current()
            let before = try deployment.responder(of: "resumes").id
            let bytes = try await input.make()
            let form = try await deployment.send(bytes, name: input.name, type: input.type)
            let raw = try await Curl.run(
                "\(deployment.http)/resumes",
                headers: ["Content-Type": input.type],
                body: bytes
            )
            for answer in [form, raw] {
                #expect(answer.status == status)
                #expect(answer.json["code"].string == input.code)
                #expect(answer.mediaType == "application/problem+json")
            }
            try await Self.expectServing(deployment, before, "resumes")
        }

        @Test(
            "What only opening it shows is the error event of every stream of the document",
            arguments: BadInput.stored
        )
        func storedUpload(_ input: BadInput) async throws {
            let deployment = try Deployment.current()
            let before = try Deployment.slices.map { try deployment.responder(of: $0).id }
            let id = try await deployment.upload(try await input.make(), name: input.name, type: input.type)
            let job = try await deployment.post(SamplePosting.text)
            try await Self.expectError(input.code, of: id, job: job, deployment)
            for (slice, pid) in zip(Deployment.slices, before) { try await Self.expectServing(deployment, pid, slice) }
        }

        /// Every stream of a document ends with one error, for both kinds of clients, also when it is asked again.
        static func expectError(_ code: String, of resume: String, job: String, _ deployment: Deployment) async throws {
            for (slice, path) in Deployment.streams(resume: resume, job: job) where slice != "jobs" {
                let url = deployment.http + path
                let record = try await Curl.stream(url)
                #expect(record.status == 200, "\(slice)")
                #expect(record.events.first?.type == "status", "\(slice)")
                #expect(record.terminals.map { $0.json["code"].string } == [code], "\(slice)")
                #expect(record.types.last == "error", "\(slice)")
                #expect(record.terminals.first?.message?.isEmpty == false, "\(slice)")
                #expect(record.items.isEmpty, "\(slice)")
                #expect(try await Curl.stream(url, as: .browser).ids == record.ids, "\(slice)")
                let last = try #require(record.ids.last)
                #expect(try await Curl.stream(url, after: last, as: .browser).status == 204, "\(slice)")
            }
        }

        /// The process of a slice is still the same one, and does its work.
        static func expectServing(_ deployment: Deployment, _ pid: Int32, _ slice: String) async throws {
            #expect(try deployment.responder(of: slice).id == pid)
            let job = try await deployment.post(SamplePosting.text)
            let path = Deployment.streams(resume: "123", job: job).first { $0.slice == slice }?.path
            let record = try await Curl.stream(deployment.http + (try #require(path)))
            #expect(record.types.last == "complete", "\(slice)")
        }
    }

    @Suite(
        "A pdftotext that takes two hours is ended",
        .deployment(
            Deployment.Options(
                // The real documents of the others are read within it also on a loaded machine.
                environment: ["ARETE_EXTRACT_TIMEOUT": "6"],
                tools: ["pdftotext": "#!/bin/sh\nexec sleep 7200\n"]
            )
        )
    )
    struct SlowTool {
        @Test("Every stream of the document ends with extraction_timeout, and others go on")
        func timeout() async throws {
            let deployment = try Deployment.current()
            let before = try Deployment.slices.map { try deployment.responder(of: $0).id }
            let id = try await deployment.upload(ResumePages.singleColumn())
            let job = try await deployment.post(SamplePosting.text)
            try await BadInputs.expectError("extraction_timeout", of: id, job: job, deployment)
            for (slice, pid) in zip(Deployment.slices, before) {
                try await BadInputs.expectServing(deployment, pid, slice)
            }
        }
    }
}
