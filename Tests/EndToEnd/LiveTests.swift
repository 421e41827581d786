import Glibc
import Samples
import Testing

extension EndToEnd {
    /// The gate holds each `pdftotext` in the middle, so every test here looks at a run that is truly under way.
    @Suite("A run under way can be joined, left, come back to and stopped", .deployment(.init(isGated: true)))
    struct Live {
        private static let url = "/resumes/stream/"

        @Test(
            "Each event arrives when it is written: the pages of the beginning are told before the rest is read",
            arguments: ["HTTP/1.1", "HTTP/2"]
        )
        func arrivesWhenWritten(_ version: String) async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let origin = version == "HTTP/2" ? deployment.https : deployment.http
            let record = try await Curl.stream("\(origin)/resumes/stream/\(resume)") { event in
                // The rest is not read before this very event has arrived.
                if event.isFirstPage { gate.letPass() }
                return false
            }
            Session.expectWhole(record, of: "resumes")
            let steps = record.events.compactMap { $0.json["step"].integer }
            #expect(steps.first == 1)
            #expect(steps.contains(12))
            #expect(Set(record.events.map(\.arrival)).count > 1)
            #expect(record.head.version == version)
        }

        @Test("A stream on which nothing happens is kept alive by a comment")
        func heartbeat() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            var text = ""
            let answer = try await Curl.run("\(deployment.http)/resumes/stream/\(resume)") { _, piece in
                text += String(decoding: piece, as: UTF8.self)
                if text.hasSuffix("\n\n: ping\n\n") { gate.letPass() }
                return true
            }
            #expect(answer.exitCode == 0)
            #expect(text.occurrences(of: ": ping\n\n") >= 1)
            #expect(text.occurrences(of: "\"type\":\"complete\"") == 1)
        }

        @Test("Two readers share one run, also one who comes in the middle, and each event goes to both")
        func joins() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let (middle, announcement) = AsyncStream.makeStream(of: Void.self)
            async let first = Curl.stream(url) { event in
                if event.isFirstPage { announcement.yield() }
                return false
            }
            for await _ in middle { break }
            // A browser that mounts twice: the second asks while the first is served.
            let second = try await Curl.stream(url, as: .browser) { event in
                if event.isFirstPage { gate.letPass() }
                return false
            }
            let whole = try await first
            #expect(whole.ids == second.ids)
            #expect(whole.run == second.run)
            Session.expectWhole(second, of: "resumes")
            #expect(try await Curl.get("\(deployment.http)/resumes/\(resume)").json["runs"].elements.count == 1)
        }

        @Test("Who leaves in the middle and comes back with the cursor misses nothing and gets nothing twice")
        func comesBack() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let first = try await Curl.stream(url) { $0.isFirstPage }
            #expect(!first.hasEnded)
            gate.letPass()
            let rest = try await Curl.stream(url, after: first.ids.last)
            #expect(rest.types.last == "complete")
            let whole = try await Curl.stream(url)
            #expect(first.ids + rest.ids == whole.ids)
            Session.expectWhole(whole, of: "resumes")
        }

        @Test("Stopping ends the run at once, for everybody and for good")
        func stop() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            var run: String?
            let record = try await Curl.stream(url) { event in
                run = run ?? event.json["run"].string
                guard event.isFirstPage else { return false }
                let state = try await Curl.get("\(deployment.http)/resumes/runs/\(run ?? "-")")
                #expect(state.json["state"] == "running")
                #expect(state.json["terminal"] == .null)
                let answer = try await Curl.run("\(deployment.http)/resumes/runs/\(run ?? "-")", method: "DELETE")
                #expect(answer.status == 204)
                return false
            }
            #expect(record.types.last == "stopped")
            #expect(record.terminals.count == 1)
            #expect(record.hasEnded)
            Session.expectRising(record.ids)
            let state = try await Curl.get("\(deployment.http)/resumes/runs/\(try #require(run))")
            #expect(state.json["state"] == "stopped")
            #expect(state.json["terminal"] == ["type": "stopped"])
            #expect(try await Curl.stream(url).ids == record.ids)
            #expect(try await Curl.stream(url, after: record.ids.last).status == 204)
            // What it had started is gone too: nothing works for nobody.
            try await Deadline.until("end of pdftotext") {
                ProcessEntry.all(naming: "\(deployment.directory.path)/bin/pdftotext").isEmpty
            }
            gate.letPass()
            let fresh = try await Curl.stream("\(url)?fresh=1")
            Session.expectWhole(fresh, of: "resumes")
            #expect(fresh.run != record.run)
        }

        @Test("Stopping through the interface of another process is not possible: the run's slice names the process")
        func stopElsewhere() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let record = try await Curl.stream("\(deployment.http)/resumes/stream/\(resume)") { event in
                guard event.isFirstPage else { return false }
                let run = event.id.prefix { $0 != "." }
                let answer = try await Curl.run("\(deployment.http)/optimization/runs/\(run)", method: "DELETE")
                #expect(answer.status == 404)
                gate.letPass()
                return false
            }
            Session.expectWhole(record, of: "resumes")
        }

        @Test(
            "A process that dies in the middle: the client comes back with its cursor, and the run ends once, whole",
            arguments: ["status", "section"]
        )
        func crash(_ type: String) async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            gate.letPass()
            let undisturbed = try await deployment.upload(ResumePages.manyPages(12))
            let expected = try await Curl.stream("\(deployment.http)/resumes/stream/\(undisturbed)")
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let first = try await Curl.stream(url) { event in
                if event.isFirstPage, type == "section" { gate.letPass() }
                guard event.isFirstPage || event.type == "section", event.type == type else { return false }
                kill(try deployment.responder(of: "resumes").id, SIGKILL)
                // What the pieces that are under way bring more is lost with the connection.
                return true
            }
            #expect(first.terminals.isEmpty)
            // One for the tool that the dead process has left behind, one for that of its successor.
            if type == "status" { gate.letPass(2) }
            let rest = try await Curl.follow(url, after: first.ids.last)
            #expect(rest.types.last == "complete")
            #expect((first.terminals + rest.terminals).count == 1)
            let ids = (first.ids + rest.ids).filter { $0.hasPrefix(first.run ?? "-") }
            #expect(Set(ids).count == ids.count)
            Session.expectRising(ids)
            #expect((first.items + rest.items).map(\.json) == expected.items.map(\.json))
            let whole = try await Curl.stream(url)
            #expect(whole.ids == ids)
            #expect(whole.run == first.run)
        }

        @Test("nginx that loses a worker, or is told to reload, costs a client nothing", arguments: [false, true])
        func nginx(_ isReloaded: Bool) async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let (setting, other) = ("worker_shutdown_timeout 10s", "worker_shutdown_timeout 60s")
            // An old worker has the time that it began with, so the longer one must be there before the stream.
            let first = try await deployment.withNginx(setting, other, in: "../nginx.conf") {
                let master = try deployment.nginx()
                return try await Curl.stream(url) { event in
                    guard event.isFirstPage else { return false }
                    if isReloaded {
                        kill(master.id, SIGHUP)
                    } else {
                        for worker in try master.children() { kill(worker.id, SIGKILL) }
                    }
                    gate.letPass()
                    return false
                }
            }
            // A reload lets the stream go on in the old worker; a worker's death cuts it.
            let isCut = first.terminals.isEmpty
            #expect(isCut == !isReloaded)
            let rest = isCut ? try await Curl.follow(url, after: first.ids.last).ids : []
            #expect(first.ids + rest == (try await Curl.stream(url)).ids)
        }
    }
}
