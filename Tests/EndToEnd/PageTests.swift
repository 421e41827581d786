import Glibc
import Samples
import Testing

extension EndToEnd {
    /// What the page shows, as scripts ask for it.
    enum Shown {
        /// Whether all of the four streams have come to their end.
        static let allComplete = "document.querySelectorAll('.panel[data-phase=complete]').length === 4"
        /// What each panel's items say.
        static let items =
            "return [...document.querySelectorAll('.panel .items')].map((node) => [...node.children].map((item) => item.textContent))"

        /// Whether a panel is in a phase.
        static func isIn(_ phase: String, _ panel: String = "resume") -> String {
            "document.querySelector('#panel-\(panel)').dataset.phase === '\(phase)'"
        }
    }

    @Suite("The page shows the four streams in a real browser", .deployment)
    struct Page {
        @Test("A file and a posting go in; four streams end in complete, as text, within the page's policy")
        func wholeJourney() async throws {
            let deployment = try Deployment.current()
            let files = try TemporaryDirectory()
            let file = try files.write(Array(SampleResume.text.utf8), to: "resume.txt")
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/")
                try await browser.screenshot("1-empty")
                try await browser.type(file, into: "[data-file]")
                try await browser.type(SamplePosting.text, into: "[data-job-text]")
                try await browser.screenshot("2-filled")
                try await browser.click("[data-submit]")
                try await browser.wait(until: Shown.allComplete)
                try await browser.screenshot("3-complete")

                let address = try await browser.address()
                #expect(!address.contains("?"))
                let fields = try await browser.evaluate(
                    "return Object.fromEntries(new URLSearchParams(location.hash.slice(1)))"
                )
                let resume = try #require(fields["resume"].string)
                let job = try #require(fields["job"].string)
                let shown = try await browser.evaluate(Shown.items).elements.map(\.elements)
                let streams = Deployment.streams(resume: resume, job: job)
                try #require(shown.count == streams.count)
                for (stream, items) in zip(streams, shown) {
                    let record = try await Curl.stream(deployment.http + stream.path)
                    // The whole resume is shown by its sections.
                    let expected = record.items.count { $0.type != "resume" }
                    #expect(expected > 1, "\(stream.slice)")
                    #expect(items.count == expected || items.count == expected + 1, "\(stream.slice)")
                    #expect(Set(items.map(\.string)).count == items.count, "\(stream.slice): an item is there twice")
                }
                // The harmful resume is text like any other.
                let text = try await browser.evaluate("return document.querySelector('.panels').textContent")
                #expect(text.string?.contains("<img src=x onerror=") == true)
                #expect(try await browser.evaluate("return document.title") == "Arete")
                #expect(
                    try await browser.evaluate("return document.querySelectorAll('.panels :is(img, script)').length")
                        == 0
                )
                #expect(try await browser.console() == [])
            }
        }

        @Test("The sample works at a click")
        func sample() async throws {
            let deployment = try Deployment.current()
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/")
                try await browser.click("[data-sample]")
                try await browser.wait(until: Shown.allComplete)
                #expect(
                    try await browser.evaluate("return location.hash").string?.hasPrefix("#resume=123&job=") == true
                )
                #expect(try await browser.console() == [])
            }
        }

        @Test("A bad file is told in words")
        func badFile() async throws {
            let deployment = try Deployment.current()
            let files = try TemporaryDirectory()
            let scan = try files.write(HostileDocuments.imageOnly(), to: "scan.pdf")
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/")
                try await browser.type(scan, into: "[data-file]")
                try await browser.click("[data-submit]")
                try await browser.wait(until: Shown.isIn("failed"))
                let words = try await browser.evaluate(
                    "return document.querySelector('#panel-resume .problem').textContent"
                )
                #expect(words.string?.contains("pictures of text") == true)
                try await browser.screenshot("4-scan")
                #expect(try await browser.console() == [])
            }
        }

        @Test("Deleting empties the page and the server")
        func delete() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/#resume=\(resume)")
                try await browser.wait(until: Shown.isIn("complete"))
                try await browser.click("[data-delete]")
                try await browser.click("[data-confirm] [value=delete]")
                try await browser.wait(until: "!document.querySelector('[data-intake]').hidden")
                #expect(try await browser.evaluate("return location.hash") == "")
                #expect(try await Curl.get("\(deployment.http)/resumes/\(resume)").status == 404)
            }
        }

        @Test("Connections that are cut between two items, and a reload there, lose nothing and repeat nothing")
        func cutBetweenItems() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(
                Array(SampleResume.text.utf8),
                name: "resume.txt",
                type: "text/plain"
            )
            let job = try await deployment.post(SamplePosting.text)
            // A network so slow that the items come one by one, and that can be cut.
            let slow = """
                location / { proxy_pass \(deployment.http); }
                location ~ /stream/ {
                    proxy_pass \(deployment.http); proxy_http_version 1.1;
                    proxy_ignore_headers X-Accel-Buffering; limit_rate 1k;
                }
                """
            try await WebServer.run(locations: slow) { network in
                try await Browser.run { browser in
                    let address = "\(network.http)/#resume=\(resume)&job=\(job)"
                    try await browser.open(address)
                    for cut in 1...3 {
                        let some = "document.querySelectorAll('.panel.resume .items > *').length >= \(cut)"
                        try await browser.wait(until: some)
                        #expect(
                            try await browser.evaluate("return \(Shown.isIn("complete"))") == false,
                            "too fast to be cut"
                        )
                        if cut == 2 { try await browser.reload() } else { try await network.cutConnections() }
                    }
                    try await browser.screenshot("5-cut")
                    try await browser.wait(until: Shown.allComplete)
                    let disturbed = try await browser.evaluate(Shown.items)
                    try await browser.open("\(deployment.http)/#resume=\(resume)&job=\(job)")
                    try await browser.wait(until: Shown.allComplete)
                    #expect(try await browser.evaluate(Shown.items) == disturbed)
                    for items in disturbed.elements.map(\.elements) {
                        #expect(Set(items.map(\.string)).count == items.count)
                    }
                }
            }
        }
    }

    @Suite("The page goes on where it was", .deployment(.init(isGated: true)))
    struct PageUnderWay {
        /// What happens while the resume is being read.
        enum Disturbance: String, Sendable, CaseIterable {
            case reload, workerKilled, nginxReloaded, responderKilled
        }

        @Test(
            "A reload, a dead worker, a reloaded nginx and a dead responder cost nothing",
            arguments: Disturbance.allCases
        )
        func disturbed(_ disturbance: Disturbance) async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/#resume=\(resume)")
                let isUnderWay = "document.querySelector('.panel.resume .status').textContent.includes('page 1 of 12')"
                try await browser.wait(until: isUnderWay)
                try await browser.screenshot("6-\(disturbance)")
                switch disturbance {
                case .reload: try await browser.reload()
                case .workerKilled: for worker in try deployment.nginx().children() { kill(worker.id, SIGKILL) }
                case .nginxReloaded: kill(try deployment.nginx().id, SIGHUP)
                case .responderKilled: try await deployment.crash("resumes")
                }
                // For the parsing, the suggestions, and the tools that a dead responder has left behind.
                gate.letPass(4)
                for panel in ["resume", "suggestions"] { try await browser.wait(until: Shown.isIn("complete", panel)) }
                let items = try await browser.evaluate(Shown.items)
                try await browser.reload()
                for panel in ["resume", "suggestions"] { try await browser.wait(until: Shown.isIn("complete", panel)) }
                #expect(try await browser.evaluate(Shown.items) == items)
                for slice in ["resumes", "optimization"] {
                    let record = try await Curl.stream("\(deployment.http)/\(slice)/stream/\(resume)")
                    Session.expectWhole(record, of: slice)
                }
                let runs = try await Curl.get("\(deployment.http)/resumes/\(resume)").json["runs"].elements
                #expect(runs.count == 2)
            }
        }

        @Test("Stop ends the run, and Start again makes another one")
        func stop() async throws {
            let deployment = try Deployment.current()
            let gate = try deployment.closedGate()
            let resume = try await deployment.upload(ResumePages.manyPages(12))
            try await Browser.run { browser in
                try await browser.open("\(deployment.http)/#resume=\(resume)")
                try await browser.wait(
                    until: "document.querySelector('.panel.resume .status').textContent.includes('page 1 of 12')"
                )
                try await browser.click("[aria-label='Stop: Your resume']")
                try await browser.wait(until: Shown.isIn("stopped"))
                let record = try await Curl.stream("\(deployment.http)/resumes/stream/\(resume)")
                #expect(record.types.last == "stopped")
                gate.letPass(4)
                try await browser.click("[aria-label='Start again: Your resume']")
                try await browser.wait(until: Shown.isIn("complete"))
                #expect(try await browser.console() == [])
            }
        }
    }
}
