import FakeModelSupport
import Glibc
import Testing

/// The states in which a run stays: killed there, it is what it was. `Disturbance.all` and `queued` kill in the others.
extension EndToEnd.Disturbances {
    @Test("A suspended run outlives its process and is continued")
    func suspended() async throws {
        try await Self.prove("kill -9 while suspended", ["ARETE_LEASE": "0"]) { ground, expected in
            var report = ProofReport()
            // A place among the first statuses, and one in the first paragraph's draft.
            for (number, bytes) in [670, 1570].enumerated() {
                let letter = try await ground.letter("Suspended\(number)")
                // Further than the reader goes.
                try ground.model.play(ProvingGround.answers(gates: ["pieces": [20]]))
                var joined = JoinedStream()
                joined.add(
                    try await onOwnThread { try letter.read(after: nil, cut: .init(bytes: bytes, isAbrupt: false)) }
                )
                let run = try #require(joined.run.map(String.init))
                try await ground.wait(for: "suspended", of: run)
                try await ground.crash()
                #expect(try await ground.state(of: run) == "suspended")
                // The answer is as fast as it can be now.
                try ground.model.play(ProvingGround.answers())
                let left = joined
                report.add(
                    try await onOwnThread { try letter.follow(from: left) },
                    expected: expected,
                    of: "left after \(bytes) bytes"
                )
            }
            return report
        }
    }

    @Test("A run that has ended outlives its process as it is")
    func ended() async throws {
        try await Self.prove("kill -9 after the end") { ground, expected in
            var report = ProofReport()
            let letter = try await ground.letter("Over", isFresh: false)
            let before = try await onOwnThread { try letter.follow() }
            let whole = try await onOwnThread { try letter.read(after: nil) }
            let calls = try ground.model.requests().count
            try await ground.crash()
            // Anew, from the middle, and from the end.
            let replayed = try await onOwnThread { try letter.follow() }
            #expect(replayed.run == before.run)
            report.add(replayed, expected: expected, of: "replayed")
            report.add(
                try await onOwnThread { try letter.follow(cut: .init(bytes: whole.count / 2, isAbrupt: false)) },
                expected: expected,
                of: "from the middle"
            )
            #expect(try await onOwnThread { try letter.read(after: before.cursor) }.status == 204)
            #expect(try ground.model.requests().count == calls)
            return report
        }
    }

    @Test("What was deleted stays deleted, whether its process had heard of it or not", arguments: [true, false])
    func deleted(hasHeard: Bool) async throws {
        try await ProvingGround.run { ground in
            let letter = try await ground.letter("Deleted", isFresh: false)
            try ground.model.play(ProvingGround.answers(gates: ["pieces": [20]]))
            let url = ground.deployment.http + letter.path
            let (drafts, announcement) = AsyncStream.makeStream(of: Void.self)
            async let first = Curl.stream(url, as: .browser) { event in
                if event.type == "delta" { announcement.yield() }
                return false
            }
            for await _ in drafts { break }
            // One that stands still hears nothing, and its reader no more.
            if !hasHeard { kill(try ground.deployment.responder(of: "cover-letter").id, SIGSTOP) }
            let deletion = try await Curl.run("\(ground.deployment.http)/resumes/\(letter.resume)", method: "DELETE")
            #expect(deletion.status == 204)
            if !hasHeard { try await ground.crash() }
            let record = try await first
            // Else its connection has ended without a word.
            #expect(record.terminals.map { $0.json["code"] } == (hasHeard ? ["deleted"] : []))
            if hasHeard { try await ground.crash() }
            for cursor in [nil, record.events.last { $0.type == "delta" }?.id] {
                let again = try await Curl.stream(url, after: cursor, as: .browser)
                #expect(again.types == ["error"])
                #expect(again.events.first?.json["code"] == "not_found")
                #expect(try await Curl.stream(url, after: again.ids.last, as: .browser).status == 204)
            }
            #expect(try await ground.state(of: try #require(record.run)) == nil)
            // Nobody asks a model about it again.
            #expect(try ground.model.requests().count == 1)
        }
    }
}

extension ProvingGround {
    /// The state of a letter's run as it is stored; `nil` where there is no such run.
    func state(of run: String) async throws -> String? {
        try await Curl.get("\(deployment.http)/cover-letter/runs/\(run)").json["state"].string
    }

    /// Waits until a letter's run is in a state.
    ///
    /// - Throws: `Deadline.Missed` where it does not come there.
    func wait(for state: String, of run: String) async throws {
        try await Deadline.until("a run \(state)") { try await self.state(of: run) == state }
    }
}
