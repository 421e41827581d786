import Samples
import Testing

extension EndToEnd {
    @Suite("Readers that do not read, or leave rudely, harm nobody", .deployment)
    struct SlowReaders {
        @Test("Fifty that stopped reading delay no other, and the process's memory stays flat")
        func stalled() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(Self.longResume, name: "resume.txt", type: "text/plain")
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let whole = try await Curl.get(url)
            #expect(whole.exitCode == 0)
            // More than the kernel keeps for a connection (4 MiB, tcp(7)), so that the responder itself has to wait.
            try #require(whole.body.count > 6_000_000)
            let responder = try deployment.responder(of: "resumes")
            _ = try await Curl.get(url)
            let before = try responder.residentKiB()
            let stalled = try (0..<50).map { _ in
                let connection = try RawConnection(port: deployment.port)
                connection.send("GET /resumes/stream/\(resume) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                return connection
            }
            // Each has been answered, and reads no further.
            for connection in stalled { #expect(!connection.read(64).isEmpty) }
            let other = try await Curl.get(url)
            #expect(other.body == whole.body)
            #expect(try await Curl.stream("\(deployment.http)/resumes/stream/123").types.last == "complete")
            #expect(try responder.openSockets() >= 50, "they were not stalled")
            let growth = try responder.residentKiB() - before
            #expect(growth < 32 << 10, "KiB, where 50 copies would be 300 MiB")
            #expect(try deployment.responder(of: "resumes").id == responder.id)
            withExtendedLifetime(stalled) {}
        }

        /// Two megabytes of text, which is the most that is read, of characters that JSON doubles.
        private static let longResume: [UInt8] = {
            var text = "Robin Sample\nrobin@example.com\nExperience\nEngineer, Example Widgets\nMarch 2015 - Present\n"
            let quotes = String(repeating: "\"", count: 60)
            for page in 0..<20_000 { text += "- Wrote the page number \(page) in \(quotes)\n" }
            return Array(text.utf8)
        }()

        @Test(
            "Readers that half close or break off are gone at once, and the process goes on",
            arguments: [false, true]
        )
        func leaving(_ isAbrupt: Bool) async throws {
            let deployment = try Deployment.current()
            let responder = try deployment.responder(of: "resumes")
            let resume = try await deployment.upload(ResumePages.manyPages(100))
            for _ in 0..<50 {
                let connection = try RawConnection(port: deployment.port)
                connection.send("GET /resumes/stream/\(resume) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                if isAbrupt { connection.breaksOff() } else { connection.halfClose() }
            }
            try await Deadline.until("end of the connections to the responder") {
                try responder.openSockets() <= 8
            }
            Session.expectWhole(try await Curl.stream("\(deployment.http)/resumes/stream/\(resume)"), of: "resumes")
            #expect(try deployment.responder(of: "resumes").id == responder.id)
        }
    }
}
