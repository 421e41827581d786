import Testing

extension EndToEnd {
    @Suite("A client written for another server works unchanged", .deployment)
    struct ExistingClient {
        /// What a React effect does, without React: mounted twice at once, as its strict mode does.
        private static func page(_ origin: String, id: String) -> String {
            """
            <!doctype html><meta charset="utf-8"><title>Client</title><link rel="icon" href="data:,"><script>
            function mount() {
              const state = { message: "", messages: [], suggestions: [], events: [], isClosed: false, failed: false };
              const source = new EventSource('\(origin)/optimization/stream/' + '\(id)');
              source.onmessage = (message) => {
                const event = JSON.parse(message.data);
                state.events.push([message.lastEventId, event]);
                if (event.type === 'status') { state.message = event.message; state.messages.push(event.message); }
                if (event.type === 'suggestion') state.suggestions.push(event.data);
                if (event.type === 'complete') { source.close(); state.isClosed = true; }
                document.title = states.map((state) => String(state.isClosed)).join();
              };
              source.onerror = () => { state.failed = true; source.close(); document.title = 'failed'; };
              return state;
            }
            const states = [];
            states.push(mount());
            states.push(mount());
            </script>
            """
        }

        @Test("Served from another port and mounted twice at once, it shows everything and costs one run")
        func mountedTwice() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(
                Array(SampleResume.text.utf8),
                name: "resume.txt",
                type: "text/plain"
            )
            let expected = { @Sendable in try await Curl.stream("\(deployment.http)/optimization/stream/\(resume)") }
            try await WebServer.run(files: ["client.html": Self.page(deployment.http, id: resume)]) { server in
                try await Browser.run { browser in
                    try await browser.open("\(server.http)/client.html")
                    try await browser.wait(until: "document.title === 'true,true' || document.title === 'failed'")
                    let states = try await browser.evaluate("return states").elements
                    #expect(states.count == 2)
                    let whole = try await expected()
                    for state in states {
                        #expect(state["failed"] == false)
                        #expect(state["isClosed"] == true)
                        #expect(state["messages"].elements.first == "Analyzing resume...")
                        let ids = state["events"].elements.compactMap { $0.elements.first?.string }
                        #expect(ids == whole.ids)
                        let suggestions = whole.events.filter { $0.type == "suggestion" }.map { $0.json["data"] }
                        #expect(!suggestions.isEmpty)
                        #expect(state["suggestions"].elements == suggestions)
                    }
                    #expect(try await browser.console().filter { $0.hasPrefix("SEVERE") } == [])
                }
                let runs = try await Curl.get("\(deployment.http)/resumes/\(resume)").json["runs"].elements
                #expect(runs.filter { $0["slice"] == "optimization" }.count == 1)
            }
        }
    }
}
