import Samples
import Testing

extension EndToEnd {
    @Suite("The README's session: a real PDF goes in, four live streams come out", .deployment)
    struct Session {
        @Test(
            "Each stream begins with retry and a status that names its run, has rising ids and ends with one terminal event"
        )
        func fourStreams() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            let job = try await deployment.post(SamplePosting.text)
            for (slice, path) in Deployment.streams(resume: resume, job: job) {
                let record = try await Curl.stream(deployment.http + path)
                Self.expectWhole(record, of: slice)
                #expect(record.items.count > 1, "\(slice)")
                for item in record.items {
                    #expect(item.json["data"]["id"].string?.isEmpty == false, "\(slice)")
                    #expect(item.json["data"]["text"].string?.isEmpty == false, "\(slice)")
                }
            }
        }

        /// What holds for every stream that is read from its start to its end.
        ///
        /// - Parameters:
        ///   - record: The stream.
        ///   - slice: Whose it is.
        ///   - isFullHead: Whether our nginx stands in front, which passes `X-Accel-Buffering` on.
        static func expectWhole(_ record: EventRecord, of slice: String, isFullHead: Bool = true) {
            #expect(record.status == 200, "\(slice)")
            #expect(record.head["content-type"] == "text/event-stream", "\(slice)")
            #expect(record.head["cache-control"] == "no-cache, no-store, no-transform", "\(slice)")
            #expect(record.head["x-accel-buffering"] == (isFullHead ? "no" : nil), "\(slice)")
            #expect(record.head["vary"] == "Accept, Origin", "\(slice)")
            #expect(record.text.hasPrefix("retry: 2000\n\nid: "), "\(slice)")
            #expect(record.events.first?.type == "status", "\(slice)")
            #expect(record.run != nil, "\(slice)")
            #expect(record.types.last == "complete", "\(slice): \(record.types)")
            #expect(record.terminals.count == 1, "\(slice)")
            #expect(record.hasEnded, "\(slice)")
            expectRising(record.ids)
        }

        /// Ids are opaque to clients; that these rise is seen in them.
        static func expectRising(_ ids: [String]) {
            let places = ids.map { $0.split(separator: ".").dropFirst().compactMap { Int($0) } }
            #expect(places.allSatisfy { $0.count == 2 })
            #expect(zip(places, places.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "\(ids)")
        }

        @Test("The strings of the contract stand where they must")
        func contractStrings() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            let parsing = try await Curl.stream("\(deployment.http)/resumes/stream/\(resume)")
            #expect(Array(parsing.messages.prefix(1)) == ["Extracting text..."])
            #expect(parsing.messages.contains("Analyzing structure..."))
            #expect(parsing.types.contains("section"))
            #expect(parsing.types.dropLast().last == "resume")
            let optimization = try await Curl.stream("\(deployment.http)/optimization/stream/\(resume)")
            #expect(optimization.messages.first == "Analyzing resume...")
            #expect(optimization.types.contains("suggestion") || optimization.types.contains("finding"))
        }

        @Test("The sample's address of the README works under each of its names")
        func sample() async throws {
            let deployment = try Deployment.current()
            let records = try await ["/optimize/stream/123", "/optimization/stream/123", "/api/optimize/stream/123"]
                .asyncMap {
                    try await Curl.stream(deployment.http + $0)
                }
            for record in records { Self.expectWhole(record, of: "optimization") }
            #expect(Set(records.map(\.run)).count == 1)
            #expect(Set(records.map(\.text)).count == 1, "a finished run is replayed to the byte")
        }

        @Test("After the event in the middle exactly the rest comes, by the header and by the query")
        func resume() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.twoColumns())
            let job = try await deployment.post(SamplePosting.text)
            for (slice, path) in Deployment.streams(resume: resume, job: job) {
                let url = deployment.http + path
                let whole = try await Curl.stream(url)
                try #require(whole.ids.count > 3, "\(slice)")
                for index in [0, whole.ids.count / 2, whole.ids.count - 2] {
                    let cursor = whole.ids[index]
                    let byHeader = try await Curl.stream(url, after: cursor)
                    #expect(byHeader.ids == Array(whole.ids[(index + 1)...]), "\(slice)")
                    #expect(byHeader.events.map(\.json) == Array(whole.events.map(\.json)[(index + 1)...]), "\(slice)")
                    let query = "\(path.contains("?") ? "&" : "?")last_event_id=\(cursor)"
                    let byQuery = try await Curl.stream(url + query)
                    #expect(byQuery.ids == byHeader.ids, "\(slice)")
                    #expect(byHeader.terminals.count == 1)
                }
                let last = try #require(whole.ids.last)
                let atEnd = try await Curl.stream(url, after: last)
                #expect(atEnd.status == 204, "\(slice)")
                #expect(atEnd.bytes.isEmpty)
                #expect(try await Curl.stream(url, after: last, as: .browser).status == 204, "\(slice)")
                // A cursor wins: it never starts another run.
                #expect(
                    try await Curl.stream("\(url)\(path.contains("?") ? "&" : "?")fresh=1", after: last).status == 204
                )
            }
        }

        @Test(
            "A cursor that is malformed or of no known run gets reset, and then the run from its start",
            arguments: [
                "nonsense", "AAAAAAAAAAAAAAAAAAAAAA.1.1", "AAAAAAAAAAAAAAAAAAAAAA.0.0", "1", "a.b.c", "%", "\u{e9}",
            ]
        )
        func unknownCursor(_ cursor: String) async throws {
            let deployment = try Deployment.current()
            let url = "\(deployment.http)/optimize/stream/123"
            let whole = try await Curl.stream(url)
            let record = try await Curl.stream(url, after: cursor)
            #expect(record.types.first == "reset")
            #expect(record.events.first?.json == ["type": "reset"])
            #expect(Array(record.ids.dropFirst()) == whole.ids)
        }

        @Test("The cursor of another document's run is unknown here")
        func foreignCursor() async throws {
            let deployment = try Deployment.current()
            let first = try await deployment.upload(ResumePages.singleColumn())
            let second = try await deployment.upload(ResumePages.leftSidebar())
            let other = try await Curl.stream("\(deployment.http)/resumes/stream/\(first)")
            let record = try await Curl.stream(
                "\(deployment.http)/resumes/stream/\(second)",
                after: other.ids.first
            )
            #expect(record.types.first == "reset")
            #expect(record.run != other.run)
            #expect(Set(record.ids.dropFirst()).isDisjoint(with: other.ids))
        }

        @Test("fresh=1 gives a new run of a question that has been answered")
        func fresh() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            let url = "\(deployment.http)/resumes/stream/\(resume)"
            let first = try await Curl.stream(url)
            #expect(try await Curl.stream(url).run == first.run)
            let fresh = try await Curl.stream("\(url)?fresh=1")
            Self.expectWhole(fresh, of: "resumes")
            #expect(fresh.run != first.run)
            #expect(fresh.items.map(\.json) == first.items.map(\.json), "the rules are deterministic")
            #expect(try await Curl.stream(url).run == fresh.run)
            // The old run can still be read by who has a cursor in it.
            #expect(
                try await Curl.stream(url, after: first.ids.first).ids == Array(first.ids.dropFirst())
            )
        }

        @Test("HEAD and a prefetch start nothing")
        func startsNothing() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            for slice in ["resumes", "optimization"] {
                let url = "\(deployment.http)/\(slice)/stream/\(resume)"
                #expect(try await Curl.run(url, method: "HEAD").status == 405)
                for header in ["Sec-Purpose", "Purpose"] {
                    let answer = try await Curl.get(url, headers: [header: "prefetch"])
                    #expect(answer.status == 400)
                }
            }
            #expect(try await Curl.get("\(deployment.http)/resumes/\(resume)").json["runs"] == [])
        }

        @Test("A run tells its state, its document tells of it, and stopping what has ended changes nothing")
        func runState() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            let job = try await deployment.post(SamplePosting.text)
            for (slice, path) in Deployment.streams(resume: resume, job: job) {
                let record = try await Curl.stream(deployment.http + path)
                let run = try #require(record.run)
                let url = "\(deployment.http)/\(slice)/runs/\(run)"
                let state = try await Curl.get(url)
                #expect(state.status == 200)
                #expect(state.json["run"].string == run)
                #expect(state.json["state"] == "complete")
                #expect(state.json["items"].integer == record.items.count, "\(slice)")
                #expect(state.json["lastEventId"].string == record.ids.last)
                #expect(state.json["terminal"] == record.events.last?.json)
                for _ in 0..<2 { #expect(try await Curl.run(url, method: "DELETE").status == 204) }
                #expect(try await Curl.get(url).json == state.json)
                let document = slice == "jobs" ? "jobs/\(job)" : "resumes/\(resume)"
                let view = try await Curl.get("\(deployment.http)/\(document)")
                let runs = view.json["runs"].elements.filter { $0["slice"].string == slice }
                #expect(runs == [["slice": .string(slice), "run": .string(run), "state": "complete"]])
                if slice == "resumes" || slice == "jobs" { #expect(view.json["analysis"] != .null) }
                // Under another slice's name the run is not there.
                let other = slice == "jobs" ? "resumes" : "jobs"
                #expect(try await Curl.get("\(deployment.http)/\(other)/runs/\(run)").status == 404)
            }
        }

        @Test("A hundred streams at once all complete")
        func hundredStreams() async throws {
            let deployment = try Deployment.current()
            let resume = try await deployment.upload(ResumePages.singleColumn())
            let job = try await deployment.post(SamplePosting.text)
            let files = try TemporaryDirectory()
            let urls = (0..<25).flatMap { _ in Deployment.streams(resume: resume, job: job) }
                .enumerated().map { index, stream in
                    "url = \"\(deployment.http)\(stream.path)\"\noutput = \"\(files.path)/\(index)\""
                }
            let config = try files.write(Array(urls.joined(separator: "\n").utf8), to: "config")
            // The addresses are in the file; curl wants one more place for its argument, which is the last of them.
            let result = try await Curl.run(
                "\(deployment.http)/resumes/\(resume)",
                arguments: ["--parallel", "--parallel-max", "100", "--parallel-immediate", "--fail", "-K", config]
            )
            #expect(result.exitCode == 0)
            for index in 0..<100 {
                let text = try files.read("\(index)")
                #expect(text.occurrences(of: "\"type\":\"complete\"") == 1)
                #expect(text.occurrences(of: "\"type\":\"error\"") == 0)
            }
        }
    }
}
