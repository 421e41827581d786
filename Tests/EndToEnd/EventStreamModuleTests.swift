import FoundationEssentials
import Samples
import Testing

extension WebServer {
    /// An application's own server: the modules that applications take from the page, pages of the tests, and React.
    static func application(_ body: @Sendable (WebServer) async throws -> Void) async throws {
        let locations = """
            location ~ ^/(event-stream|use-event-stream)\\.js$ { root "\(Checkout.root)/nginx/html"; }
            location /tests/ { alias "\(Checkout.root)/Tests/Support/BrowserPages/"; }
            location /react/ { alias /usr/share/nodejs/; }
            """
        try await run(locations: locations, files: ["empty.html": "<!doctype html><link rel=icon href='data:,'>"], body)
    }
}

extension BothBrowsers {
    @Suite("The module for applications")
    struct EventStreamModule {
        @Test("does in each browser what its tests say", arguments: Browser.Kind.allCases)
        func module(_ kind: Browser.Kind) async throws {
            try await WebServer.application { server in
                try await Browser.run(kind) { browser in
                    try await browser.open("\(server.http)/empty.html")
                    let outcome = try await browser.evaluate(
                        "return import('/tests/event-stream-tests.js').then((tests) => tests.run())"
                    )
                    #expect(outcome["tried"].elements.count > 30)
                    #expect(outcome["failures"].elements == [])
                }
            }
        }

        /// Answers at which every browser gives up for good (`EventSource` is specified so), until there is a file `up`.
        private static let fatal = ["204", "404", "429", "500", "502", "503", "504", "html"]

        @Test(
            "No status and no refused connection is the end, the first or a later one",
            arguments: Browser.Kind.allCases
        )
        func givenUp(_ kind: Browser.Kind) async throws {
            let terminal = #"{"type":"complete","data":{"id":"end","text":"Done."}}"#
            let answer = """
                add_header Access-Control-Allow-Origin * always;
                default_type text/event-stream;
                if (-f $document_root/up) { return 200 'id: R.1.1\ndata: \(terminal)\n\n'; }
                """
            let locations = Self.fatal.map { status in
                let failure =
                    status == "html"
                    ? "add_header Access-Control-Allow-Origin *; default_type text/html; return 200 ''"
                    : "return \(status)"
                // A type of its own for what is no stream: the answer is looked for in the location inside.
                return status == "html"
                    ? "location = /html { \(answer) rewrite ^ /page; } location = /page { \(failure); }"
                    : "location = /\(status) { \(answer) \(failure); }"
            }
            let open = """
                location = /gone {
                    \(answer) return 200 'retry: 500\\nid: R.1.1\\ndata: {"type":"status","message":"","run":"R"}\\n\\n';
                }
                """
            let ports = try Ports(1)
            let refusing = ["204", "gone"].map { "http://localhost:\(ports[0])/\($0)" }
            let all = { @Sendable (phase: String) in "Object.values(phases).every((phase) => phase === '\(phase)')" }
            try await WebServer.application { page in
                try await Browser.run(kind) { browser in
                    let watch = { @Sendable (urls: [String]) in
                        _ = try await browser.evaluate("return watch(arguments[0])", [.array(urls.map { .string($0) })])
                    }
                    try await browser.open("\(page.http)/empty.html")
                    try await browser.evaluate(Self.watcher)
                    try await WebServer.run(locations: open, ports: ports) { _ in
                        try await watch([refusing[1]])
                        try await browser.wait(until: "phases['\(refusing[1])'] === 'running'")
                    }
                    try await WebServer.run(locations: locations.joined(separator: "\n")) { server in
                        try await watch(Self.fatal.map { "\(server.http)/\($0)" } + [refusing[0]])
                        try await browser.wait(until: all("reconnecting"))
                        try server.directory.write([], to: "up", permissions: 0o644)
                        try await WebServer.run(locations: locations[0] + open, ports: ports) { late in
                            try late.directory.write([], to: "up", permissions: 0o644)
                            try await browser.wait(until: all("complete"))
                        }
                    }
                }
            }
        }

        /// Opens streams in a page of another origin, and shows their phases.
        private static let watcher = """
            window.phases = {};
            window.watch = async (urls) => {
              const { EventStream } = await import("/event-stream.js");
              for (const url of urls) new EventStream(url, ({ phase }) => {
                phases[url] = phase;
                document.title = JSON.stringify(phases);
              }).open();
            };
            """

        /// What the tests import from Debian's TypeScript: an application, with what it must not be able to write.
        private static let application = """
            import { EventStream, apply, initialState, isOver } from "./event-stream.js";
            import type { Event, Paragraph, StreamState, Suggestion } from "./event-stream.js";
            import { useEventStream, useOptimizationStream } from "./use-event-stream.js";

            export const stream: EventStream = new EventStream("/letter/stream/1", (state: StreamState) => {
              for (const item of state.items) {
                if (item.type === "suggestion") { const data: Suggestion = item.data; data.text.trim(); }
                if (item.type === "paragraph") { const data: Paragraph = item.data; data.text.trim(); }
                // @ts-expect-error: the end is no item
                if (item.type === "complete") stream.close();
              }
              if (state.error && state.error.code === "model_timeout") stream.open();
              // @ts-expect-error: no such code
              if (state.error && state.error.code === "timeout") stream.open();
              // @ts-expect-error: a state is never changed
              state.phase = "waiting";
              // @ts-expect-error: nor is what is in it
              state.items.push(state.items[0]);
            });
            new EventStream(new URL("https://example.com/x"));
            // @ts-expect-error: where to is not known
            new EventStream();
            const event: Event = JSON.parse("{}");
            const isTold: boolean = isOver(apply(initialState, event)) && isOver({ phase: "running" });
            // @ts-expect-error: a delta has its text
            apply(initialState, { type: "delta", item: "a" });
            const stopped: Promise<void> = stream.stop();

            export function Component({ id }: { id: string | null }): string {
              const { suggestions, status, isComplete, error } = useOptimizationStream(id);
              const other = useOptimizationStream("1", { job: "2", base: "https://example.com/api" });
              const { phase, drafts, stop } = useEventStream(null);
              // @ts-expect-error: an id is a text
              useOptimizationStream(1);
              const words: string = (error ?? status) + phase + [...drafts.values()].join();
              return isComplete ? suggestions.map(({ text }) => text).join() : words + String(other.isComplete) + String(stop);
            }
            """

        @Test("Its declarations compile in an application, are strict, and name what the modules have")
        func declarations() async throws {
            let files = try TemporaryDirectory()
            let page = "\(Checkout.root)/nginx/html"
            for name in ["events", "event-stream", "use-event-stream"] {
                try FileManager.default.copyItem(atPath: "\(page)/\(name).d.ts", toPath: "\(files.path)/\(name).d.ts")
            }
            try files.write(Array(Self.application.utf8), to: "application.ts")
            try files.write(Array(#"{ "type": "module" }"#.utf8), to: "package.json")
            for resolution in ["node", "node16"] {
                let outcome = try await Program.run(
                    [
                        "tsc", "--noEmit", "--strict", "--noUnusedLocals", "false", "--target", "es2020",
                        "--module", resolution == "node" ? "es2020" : resolution, "--moduleResolution", resolution,
                        "--typeRoots", files.path, "\(files.path)/application.ts",
                    ] + ["events", "event-stream", "use-event-stream"].map { "\(files.path)/\($0).d.ts" },
                    environment: [:]
                )
                #expect(outcome.exitCode == 0, "\(outcome.text)")
            }
            let export = /export (?:class|const|function) (\w+)/
            for name in ["event-stream", "use-event-stream"] {
                let names = try ["js", "d.ts"].map { ending in
                    let file = URL(filePath: "\(page)/\(name).\(ending)")
                    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
                    return text.matches(of: export).map { String($0.1) }.sorted()
                }
                #expect(!names[0].isEmpty && names[0] == names[1], "\(name)")
            }
        }

        @Test("The events' types are those of openapi.json: make types")
        func types() async throws {
            let made = try await Program.run(
                ["jq", "-rf", "\(Checkout.root)/nginx/dev/types.jq", "\(Checkout.root)/nginx/html/openapi.json"],
                environment: [:]
            )
            let kept = try Data(contentsOf: URL(filePath: "\(Checkout.root)/nginx/html/events.d.ts"))
            #expect(made.exitCode == 0)
            #expect(made.output == Array(kept))
        }
    }

    @Suite("The hooks for React, in strict mode and on another origin", .deployment(.init(isGated: true)))
    struct Hooks {
        @Test("useOptimizationStream shows the suggestions over one connection", arguments: Browser.Kind.allCases)
        func optimization(_ kind: Browser.Kind) async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(
                Array(SampleResume.text.utf8),
                name: "resume.txt",
                type: "text/plain"
            )
            try await WebServer.application { server in
                try await Browser.run(kind) { browser in
                    try await browser.open("\(server.http)/tests/hooks.html")
                    try await browser.evaluate(
                        "show('Optimization', { id: arguments[0], base: arguments[1] })",
                        [.string(resume), .string("\(deployment.http)/api")]
                    )
                    try await browser.wait(until: "document.querySelector('[data-complete=true]')")
                    let record = try await Curl.stream("\(deployment.http)/optimization/stream/\(resume)")
                    let expected = record.events.filter { $0.type == "suggestion" }.map { $0.json["data"] }
                    #expect(!expected.isEmpty)
                    let shown = try await browser.evaluate("return shown")
                    #expect(shown["suggestions"].elements == expected)
                    #expect(shown["status"].string == record.messages.last)
                    #expect(shown["isComplete"] == true && shown["error"] == .null)
                    let items = try await browser.evaluate(
                        "return [...document.querySelectorAll('li')].map((item) => item.textContent)"
                    )
                    #expect(items.elements == expected.map { $0["text"] })
                    #expect(try await browser.evaluate("return connections()") == ["opened": 1, "live": 0])
                    try await browser.evaluate(
                        "show('Optimization', { id: 'none', base: arguments[0] })",
                        [.string(deployment.http)]
                    )
                    try await browser.wait(until: "shown.error")
                    #expect(try await browser.evaluate("return shown.suggestions") == [])
                    #expect(try await browser.evaluate("return connections()") == ["opened": 2, "live": 0])
                }
            }
        }

        @Test("Unmounting leaves, another address begins anew, stop ends the run", arguments: Browser.Kind.allCases)
        func lifetime(_ kind: Browser.Kind) async throws {
            let deployment = try Deployment.current()
            let streams = try await [12, 13].asyncMap { pages in
                "\(deployment.http)/resumes/stream/\(try await deployment.upload(ResumePages.manyPages(pages)))"
            }
            try await WebServer.application { server in
                try await Browser.run(kind) { browser in
                    let show = { @Sendable (url: String?) in
                        _ = try await browser.evaluate(
                            "show('Stream', { url: arguments[0] })",
                            [url.map { .string($0) } ?? .null]
                        )
                    }
                    let isAtGate = { @Sendable (pages: Int) in
                        try await browser.wait(until: "document.body.textContent.includes(' of \(pages)')")
                    }
                    try await browser.open("\(server.http)/tests/hooks.html")
                    try await show(nil)
                    try await browser.wait(until: "document.querySelector('[data-phase=waiting]')")
                    try await show(streams[0])
                    try await isAtGate(12)
                    #expect(try await browser.evaluate("return connections()") == ["opened": 1, "live": 1])
                    try await show(streams[1])
                    try await isAtGate(13)
                    #expect(try await browser.evaluate("return connections()") == ["opened": 2, "live": 1])
                    try await browser.evaluate("leave()")
                    #expect(try await browser.evaluate("return connections()") == ["opened": 2, "live": 0])
                    try await show(streams[0])
                    try await isAtGate(12)
                    #expect(try await browser.evaluate("return connections()") == ["opened": 3, "live": 1])
                    try await browser.evaluate("return shown.stop()")
                    try await browser.wait(until: "document.querySelector('[data-phase=stopped]')")
                    #expect(try await browser.evaluate("return connections()") == ["opened": 3, "live": 0])
                }
            }
        }
    }
}
