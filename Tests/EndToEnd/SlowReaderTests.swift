import Samples
import Testing

extension EndToEnd {
    @Suite("Readers that do not read, or leave rudely, harm nobody", .deployment)
    struct SlowReaders {
        @Test("Fifty that stopped reading delay no other, and the process's memory stays flat")
        func stalled() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.manyPages(500))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let whole = try await Curl.stream(url)
            Session.expectWhole(whole, of: "resumes")
            // One reader that is stalled must be stalled indeed: there is more than sockets and nginx hold.
            let size = whole.bytes.count
            let responder = try deployment.responder(of: "resumes")
            _ = try await Curl.stream(url)
            let before = try responder.residentKiB()
            let stalled = try (0..<50).map { _ in
                let connection = try RawConnection(port: deployment.port)
                connection.send(
                    "GET /resumes/stream/\(resume) HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                )
                return connection
            }
            // Each has been answered, and goes on reading no further.
            for connection in stalled { #expect(!connection.read(64).isEmpty) }
            let other = try await Curl.stream(url)
            #expect(other.ids == whole.ids)
            let growth = try responder.residentKiB() - before
            #expect(growth < 50 * 128, "KiB for 50 stalled readers of \(size) bytes each")
            #expect(try await Curl.stream("\(deployment.http)/resumes/stream/123").types.last == "complete")
            #expect(try deployment.responder(of: "resumes").id == responder.id)
            withExtendedLifetime(stalled) {}
        }

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
