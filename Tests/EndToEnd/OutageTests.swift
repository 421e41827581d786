import FakeModelSupport
import FoundationEssentials
import Glibc
import Samples
import Testing

extension BothBrowsers {
    @Suite(
        "A page in Chromium and one in Firefox ride through an outage in the middle of a letter",
        .models("anthropic/only")
    )
    struct Outages {
        /// What happens while a paragraph is being written.
        enum Outage: Sendable, CaseIterable {
            /// `kill -9` of the responder, which is started again.
            case responderKilled
            /// `nginx -s reload`, and the end of the old workers with the streams that they have.
            case nginxReloaded
            /// `kill -9` of the responder, which does not start for 10 s.
            case responderAway
            /// A network that for 10 s each carries nothing, refuses everything, and says 502.
            case networkCut
        }

        /// What the page has shown from now on: the phases of the letter, and whether an item ever was there twice.
        private static let recorder = """
            const panel = document.querySelector('#panel-letter');
            window.phases = [];
            window.repeated = false;
            new MutationObserver(() => {
              if (window.phases.at(-1) !== panel.dataset.phase) window.phases.push(panel.dataset.phase);
              for (const list of document.querySelectorAll('.panel .items')) {
                const texts = [...list.children].map((item) => item.textContent);
                if (new Set(texts).size !== texts.length) window.repeated = true;
              }
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """

        @Test("Each item is there once, and all of it as in an undisturbed run", arguments: Outage.allCases)
        func ridesThrough(_ outage: Outage) async throws {
            let (deployment, model) = (try Deployment.current(), try FakeModelProcess.current())
            let paragraphs = try EndToEnd.Model.paragraphs()
            let isLetter: JSON = ["contains": "body of a cover letter"]
            let network = "location / { proxy_pass \(deployment.http); proxy_http_version 1.1; }"
            try await WebServer.run(locations: network) { network in
                // As in production over HTTP/2, but where the network is a proxy of ours.
                let origin = outage == .networkCut ? network.http : deployment.https
                try await Self.withBothBrowsers { browsers in
                    try model.play([["match": isLetter, "pieces": ModelAnswer.pieces(paragraphs)]])
                    let undisturbed = "\(origin)/#\(try await Self.documents(deployment))"
                    let expected = try await Self.inEach(browsers) { browser in
                        try await browser.open(undisturbed)
                        try await browser.wait(until: EndToEnd.Shown.allComplete)
                        let version = "return performance.getEntriesByType('navigation')[0].nextHopProtocol"
                        #expect(try await browser.evaluate(version) == (outage == .networkCut ? "http/1.1" : "h2"))
                        return try await browser.evaluate(EndToEnd.Shown.items)
                    }
                    #expect(expected[0] == expected[1])
                    #expect(expected[0].elements.last?.elements.count == paragraphs.count)

                    // The gate stands behind the first paragraph and some words of the second one.
                    let gate = 1 + paragraphs[0].count + 1 + 6
                    try model.play([
                        [
                            "match": isLetter, "pieces": ModelAnswer.pieces(paragraphs),
                            "gates": ["pieces": [.number(Double(gate))]], "times": 1,
                        ],
                        ["match": isLetter, "pieces": ModelAnswer.pieces(Array(paragraphs.dropFirst()))],
                    ])
                    let disturbed = "\(origin)/#\(try await Self.documents(deployment))"
                    _ = try await Self.inEach(browsers) { browser in
                        try await browser.open("about:blank")  // a fragment alone would load nothing
                        try await browser.open(disturbed)
                        try await browser.wait(
                            until: "document.querySelector('.letter .drafts').textContent.includes('Payments')"
                        )
                        return try await browser.evaluate(Self.recorder)
                    }
                    try await Self.cause(outage, deployment, model, network)
                    for (kind, browser) in zip(Browser.Kind.allCases, browsers) {
                        try await browser.screenshot("7-\(outage)-\(kind)")
                    }
                    let shown = try await Self.inEach(browsers) { browser in
                        try await browser.wait(until: EndToEnd.Shown.allComplete)
                        return try await browser.evaluate("return [window.phases, window.repeated]")
                    }
                    for (browser, shown) in zip(Browser.Kind.allCases, shown.map(\.elements)) {
                        #expect(shown[0].elements.contains("reconnecting"), "\(browser)")
                        #expect(shown[1] == false, "\(browser)")
                    }
                    #expect(try await Self.inEach(browsers) { try await $0.evaluate(EndToEnd.Shown.items) } == expected)
                }
            }
        }

        @Test(
            "A tab that is closed beyond the lease and opened again shows the whole letter; the model is asked only for what was missing"
        )
        func reopened() async throws {
            let (deployment, model) = (try Deployment.current(), try FakeModelProcess.current())
            let paragraphs = try EndToEnd.Model.paragraphs()
            let isLetter: JSON = ["contains": "body of a cover letter"]
            let gate = 1 + paragraphs[0].count + 1 + 6
            try model.play([
                [
                    "match": isLetter, "pieces": ModelAnswer.pieces(paragraphs),
                    "gates": ["pieces": [.number(Double(gate))]], "times": 1,
                ],
                ["match": isLetter, "pieces": ModelAnswer.pieces(Array(paragraphs.dropFirst()))],
            ])
            let page = "\(deployment.https)/#\(try await Self.documents(deployment))"
            let first = try Self.letterRequests(model).count
            try await Browser.run { browser in
                try await browser.open(page)
                try await browser.wait(
                    until: "document.querySelector('.letter .drafts').textContent.includes('Payments')"
                )
            }
            // The end of the lease, however long the tab stays closed.
            let request = try #require(try Self.letterRequests(model).dropFirst(first).first)
            let closed = try await model.wait(for: "closed", of: request.n)
            #expect(closed.by == "client" && closed.open == true)
            try await Browser.run { browser in
                try await browser.open(page)
                try await browser.wait(until: EndToEnd.Shown.allComplete)
                let letter = try await browser.evaluate(EndToEnd.Shown.items).elements.last?.elements ?? []
                #expect(letter.count == paragraphs.count)
                for (shown, text) in zip(letter, [EndToEnd.Model.opening, EndToEnd.Model.fit]) {
                    #expect(shown.string?.contains(text) == true)
                }
            }
            let requests = try Self.letterRequests(model).dropFirst(first)
            #expect(requests.count == 2)
            #expect(requests.first?.body.contains(EndToEnd.Model.opening) == false)
            #expect(requests.last?.body.contains(EndToEnd.Model.opening) == true, "what is there is named")
        }

        private static func letterRequests(_ model: FakeModelProcess) throws -> [LogEntry] {
            try model.requests().filter { $0.body.contains("body of a cover letter") }
        }

        private static func documents(_ deployment: Deployment) async throws -> String {
            let resume = try await deployment.upload(Array(SampleResume.text.utf8), name: "r.txt", type: "text/plain")
            return "resume=\(resume)&job=\(try await deployment.post(SamplePosting.text))"
        }

        private static func withBothBrowsers(_ body: @Sendable ([Browser]) async throws -> Void) async throws {
            try await Browser.run(.chromium) { chromium in
                try await Browser.run(.firefox) { firefox in try await body([chromium, firefox]) }
            }
        }

        /// Does the same in each browser, at the same time.
        private static func inEach(
            _ browsers: [Browser],
            _ work: @escaping @Sendable (Browser) async throws -> JSON
        ) async throws -> [JSON] {
            async let chromium = work(browsers[0])
            async let firefox = work(browsers[1])
            return try await [chromium, firefox]
        }

        /// Has the outage come and go.
        private static func cause(
            _ outage: Outage,
            _ deployment: Deployment,
            _ model: FakeModelProcess,
            _ network: WebServer
        ) async throws {
            switch outage {
            case .responderKilled: try await deployment.crash("cover-letter")
            case .nginxReloaded:
                try await deployment.reloadNginx()
                try model.releaseAll()  // the run goes on as if nothing was
            case .responderAway: try await deployment.crash("cover-letter", away: .seconds(10))
            case .networkCut: try await network.cut(for: .seconds(10))
            }
        }
    }
}
