import Documents
import FoundationEssentials
import Runs
import Testing

extension StoreConformance {
    /// Documents and derivations.
    static let documents: [Check] = [
        Check("A stored document reads back as it was, in every process") { stores in
            for document in [
                Sample.document(), Sample.document(.job, owner: .user("a"), title: "Café 🚀 \u{0} x", expires: nil),
            ] {
                let bytes = [UInt8]((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
                try await stores.first.insert(document, bytes: bytes)
                for store in [stores.first, stores.second] {
                    let found = try await store.document(
                        document.id,
                        kind: document.kind,
                        owner: document.owner,
                        now: Sample.now
                    )
                    #expect(found == document)
                    #expect(try await store.bytes(of: document.id) == bytes)
                }
            }
        },
        Check("A document of no bytes is there") { stores in
            let document = Sample.document()
            try await stores.first.insert(document, bytes: [])
            #expect(try await stores.first.bytes(of: document.id) == [])
            #expect(try await stores.first.bytes(of: DocumentID()) == nil)
        },
        Check("A document with the same id stays as it is") { stores in
            let document = Sample.document()
            try await stores.first.insert(document, bytes: [1])
            let other = Document(
                id: document.id,
                kind: .job,
                owner: .user("b"),
                mediaType: .pdf,
                title: "other",
                size: 1,
                created: Sample.now,
                expires: nil
            )
            try await stores.second.insert(other, bytes: [2])
            #expect(try await stores.first.bytes(of: document.id) == [1])
            let found = try await stores.first.document(document.id, kind: .resume, owner: .anonymous, now: Sample.now)
            #expect(found == document)
        },
        Check("Unknown, of another kind, another owner's and expired cannot be told apart") { stores in
            let store = stores.first
            let owners: [Owner] = [.anonymous, .user(""), .user("a"), .user("b"), .user("a\u{0}"), .user("ua")]
            for owner in owners {
                let document = Sample.document(owner: owner, expires: Sample.now + 1)
                try await store.insert(document, bytes: [1])
                for other in owners {
                    let found = try await store.document(document.id, kind: .resume, owner: other, now: Sample.now)
                    #expect((found != nil) == (owner == other))
                }
                let id = document.id
                #expect(try await store.document(id, kind: .job, owner: owner, now: Sample.now) == nil)
                #expect(try await store.document(id, kind: .resume, owner: owner, now: Sample.now + 1) == nil)
                #expect(try await store.document(DocumentID(), kind: .resume, owner: owner, now: Sample.now) == nil)
            }
        },
        Check("The first derivation of a kind and version stays") { stores in
            let document = Sample.document()
            try await stores.first.insert(document, bytes: [1])
            let kind = DerivationKind("resume", version: 1)
            #expect(try await stores.first.derivation(kind, of: document.id) == nil)
            try await stores.first.insert(kind, of: document.id, bytes: [2])
            try await stores.second.insert(kind, of: document.id, bytes: [3])
            try await stores.second.insert(DerivationKind("resume", version: 2), of: document.id, bytes: [4])
            try await stores.second.insert(.text, of: document.id, bytes: [5])
            #expect(try await stores.second.derivation(kind, of: document.id) == [2])
            let newer = DerivationKind("resume", version: 2)
            #expect(try await stores.first.derivation(newer, of: document.id) == [4])
            #expect(try await stores.first.derivation(.text, of: document.id) == [5])
        },
        Check("A document's contents are what it is and the newest of what was made of it, for its owner") { stores in
            let document = Sample.document()
            try await stores.first.insert(document, bytes: [1])
            func contents(_ owner: Owner, now: Date = Sample.now) async throws -> DocumentContents? {
                try await stores.second.contents(of: document.id, kind: .resume, owner: owner, now: now)
            }
            #expect(try await contents(document.owner) == DocumentContents(document: document, derivations: [:]))
            let newer = DerivationKind("resume", version: 2)
            try await stores.first.insert(newer, of: document.id, bytes: [4])
            try await stores.first.insert(DerivationKind("resume", version: 1), of: document.id, bytes: [2])
            try await stores.first.insert(.text, of: document.id, bytes: [5])
            #expect(try await contents(document.owner)?.derivations == [newer: [4], .text: [5]])
            #expect(try await contents(.user("somebody else")) == nil)
        },
        Check("A derivation of a document that is gone is dropped") { stores in
            let id = DocumentID()
            try await stores.first.insert(.text, of: id, bytes: [1])
            #expect(try await stores.first.derivation(.text, of: id) == nil)
        },
        Check("Deleting takes the derivations and every run along") { stores in
            let store = stores.first
            let resume = Sample.document()
            let job = Sample.document(.job)
            try await store.insert(resume, bytes: [1])
            try await store.insert(job, bytes: [1])
            try await store.insert(.text, of: job.id, bytes: [2])
            var runs: [RunID] = []
            var questions: [Question] = []
            for (slice, resume, job) in [
                (SliceName.jobs, nil, job.id), (.optimization, resume.id, job.id), (.resumes, resume.id, nil),
            ] {
                let question = Question(slice: slice, resume: resume, job: job, engine: "rules/1", owner: .anonymous)
                runs.append(try await store.open(question).snapshot(.started).record.id)
                questions.append(question)
            }
            #expect(try await stores.second.delete(job.id, kind: .job, owner: .anonymous, now: Sample.now))
            #expect(try await store.bytes(of: job.id) == nil)
            #expect(try await store.derivation(.text, of: job.id) == nil)
            #expect(try await store.snapshot(of: runs[0]) == nil)
            #expect(try await store.snapshot(of: runs[1]) == nil)
            #expect(try await store.snapshot(of: runs[2]) != nil)
            #expect(try await store.bytes(of: resume.id) == [1])
            #expect(try await store.resume(runs[0], of: questions[0], now: Sample.now) == .missing)
            #expect(
                try await store.commit([
                    RunAppend(
                        run: runs[0],
                        attempt: 1,
                        events: [Sample.event(1, 2)],
                        state: .running,
                        now: Sample.now
                    )
                ]) == [.gone]
            )
        },
        Check("Only what can be seen can be deleted") { stores in
            let store = stores.first
            let document = Sample.document(owner: .user("a"))
            try await store.insert(document, bytes: [1])
            #expect(try await !store.delete(document.id, kind: .resume, owner: .user("b"), now: Sample.now))
            #expect(try await !store.delete(document.id, kind: .resume, owner: .anonymous, now: Sample.now))
            #expect(try await !store.delete(document.id, kind: .job, owner: .user("a"), now: Sample.now))
            #expect(try await !store.delete(document.id, kind: .resume, owner: .user("a"), now: Sample.now + 86400))
            #expect(try await store.bytes(of: document.id) == [1])
            #expect(try await store.delete(document.id, kind: .resume, owner: .user("a"), now: Sample.now))
            #expect(try await !store.delete(document.id, kind: .resume, owner: .user("a"), now: Sample.now))
        },
        Check("What has expired goes, with its runs, and is counted") { stores in
            let store = stores.first
            let run = try await store.open(store.question(expires: Sample.now)).outcome
            #expect(run == .missing)
            let question = try await store.question(expires: Sample.now + 10)
            let started = try await store.open(question).snapshot(.started)
            let forever = Sample.document(expires: nil)
            try await store.insert(forever, bytes: [1])
            #expect(try await store.deleteExpired(now: Sample.now + 9) == 1)
            #expect(try await store.snapshot(of: started.record.id) != nil)
            #expect(try await stores.second.deleteExpired(now: Sample.now + 10) == 1)
            #expect(try await store.deleteExpired(now: Sample.now + 10) == 0)
            #expect(try await store.snapshot(of: started.record.id) == nil)
            #expect(try await store.bytes(of: forever.id) == [1])
        },
    ]
}
