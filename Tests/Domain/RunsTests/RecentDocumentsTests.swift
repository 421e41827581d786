import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import Testing

@testable import Runs

@LoopActor
@Suite("Recent documents", .timeLimit(.minutes(1)))
struct RecentDocumentsTests {
    private static let text = DerivationKind("text", version: 2)
    private static let parsed = DerivationKind("resume", version: 7)

    private func document(
        _ name: String,
        kind: DocumentKind = .resume,
        owner: Owner = .anonymous,
        expires: Date? = nil
    ) throws -> Document {
        Document(
            id: try #require(DocumentID(rawValue: name)),
            kind: kind,
            owner: owner,
            mediaType: .plainText,
            title: nil,
            size: 1,
            created: .now,
            expires: expires
        )
    }

    private func value(_ recent: RecentDocuments, _ name: String, _ kind: DerivationKind = text) throws -> String? {
        recent.value(kind, of: try #require(DocumentID(rawValue: name)))
    }

    @Test func whatWasKeptIsAtHand() throws {
        let recent = RecentDocuments()
        #expect(try value(recent, "a") == nil)
        recent.keep("text of a", Self.text, of: try document("a"), size: 9)
        recent.keep(["parsed"], Self.parsed, of: try document("a"), size: 9)
        #expect(try value(recent, "a") == "text of a")
        #expect(recent.value(Self.parsed, of: try document("a").id) == ["parsed"])
        // Of another version, of another document, and as another type.
        #expect(try value(recent, "a", DerivationKind("text", version: 3)) == nil)
        #expect(try value(recent, "b") == nil)
        #expect(recent.value(Self.text, of: try document("a").id) as Int? == nil)
    }

    @Test func metadataAreToldWhoMaySeeThem() throws {
        let recent = RecentDocuments()
        let owner = Owner.user("jane")
        let end = Date(timeIntervalSinceReferenceDate: 1000)
        let mine = try document("a", owner: owner, expires: end)
        recent.keep("text", Self.text, of: mine, size: 4)
        #expect(recent.document(mine.id, kind: .resume, owner: owner, now: end - 1) == mine)
        #expect(recent.document(mine.id, kind: .resume, owner: owner, now: end) == nil)
        #expect(recent.document(mine.id, kind: .job, owner: owner, now: end - 1) == nil)
        #expect(recent.document(mine.id, kind: .resume, owner: .anonymous, now: end - 1) == nil)
        let sample = try document("sample")
        recent.keep("text", Self.text, of: sample, size: 4)
        #expect(recent.document(sample.id, kind: .resume, owner: .anonymous, now: .distantFuture) == sample)
    }

    @Test func theLeastRecentOnesGoFirst() throws {
        let recent = RecentDocuments(limit: 100)
        for name in ["a", "b", "c"] { recent.keep(name, Self.text, of: try document(name), size: 40) }
        // "c" began a generation; who is asked for goes along.
        #expect(try value(recent, "a") == "a")
        recent.keep("d", Self.text, of: try document("d"), size: 40)
        #expect(try value(recent, "b") == nil)
        for name in ["c", "d", "a"] { #expect(try value(recent, name) == name) }
    }

    @Test func aDocumentStaysWholeWhereAGenerationEnds() throws {
        let recent = RecentDocuments(limit: 100)
        recent.keep("a", Self.text, of: try document("a"), size: 40)
        recent.keep("b", Self.text, of: try document("b"), size: 40)
        recent.keep("parsed a", Self.parsed, of: try document("a"), size: 40)
        #expect(try value(recent, "a") == "a")
        #expect(try value(recent, "a", Self.parsed) == "parsed a")
        // Its generation has 80 bytes, and no room for as many again.
        recent.keep("c", Self.text, of: try document("c"), size: 40)
        #expect(try value(recent, "b") == nil)
        #expect(try value(recent, "a") == "a")
    }

    @Test func whatIsLargerThanAGenerationIsNotKept() throws {
        let recent = RecentDocuments(limit: 100)
        recent.keep("a", Self.text, of: try document("a"), size: 101)
        #expect(try value(recent, "a") == nil)
        recent.keep("a", Self.text, of: try document("a"), size: 100)
        recent.keep("parsed a", Self.parsed, of: try document("a"), size: 1)
        #expect(try value(recent, "a") == "a")
        #expect(try value(recent, "a", Self.parsed) == nil)
    }

    @Test func whatNobodyAsksForGoesWithTime() throws {
        let recent = RecentDocuments()
        for name in ["a", "b"] { recent.keep(name, Self.text, of: try document(name), size: 1) }
        recent.timerFired()
        #expect(try value(recent, "a") == "a")
        recent.timerFired()
        #expect(try value(recent, "a") == "a")
        #expect(try value(recent, "b") == nil)
    }

    @Test(arguments: [false, true]) func aDeletedDocumentIsForgotten(isOld: Bool) throws {
        let recent = RecentDocuments(limit: 100)
        recent.keep("a", Self.text, of: try document("a"), size: 100)
        if isOld { recent.timerFired() }
        recent.forget(try document("a").id)
        #expect(try value(recent, "a") == nil)
        // Its room is free again.
        for name in ["b", "c"] { recent.keep(name, Self.text, of: try document(name), size: 50) }
        recent.timerFired()
        for name in ["b", "c"] { #expect(try value(recent, name) == name) }
    }

    @Test func theNextRunOnADocumentReadsAndMakesNothing() async throws {
        let made = Lock(0)
        let fixture = try await EngineFixture { run in
            let document = try #require(run.resume)
            let text = try await run.text(of: document)
            let lines = try await run.derivation(Self.parsed, of: document, from: text) { text in
                made.withLock { $0 += 1 }
                return text.lines.count
            }
            return RunSummary(text: "Done.", counts: ["lines": lines])
        }
        for attempt in 1...3 {
            let sink = try await fixture.read(fresh: attempt > 1)
            await sink.wait { $0.isFinished }
            #expect(sink.types == ["status", "complete"])
            #expect(sink.events.last?.json.contains(#""lines":1"#) == true)
        }
        #expect(made.withLock { $0 } == 1)
        #expect(fixture.store.readContents == 1)
        // The store is asked all the same whether it is there.
        #expect(try await fixture.engine.delete(fixture.resume, kind: .resume, owner: .anonymous))
        #expect(fixture.engine.recent.document(fixture.resume, kind: .resume, owner: .anonymous, now: .now) == nil)
        guard case .refused(let failure) = await fixture.attach(fresh: true) else {
            Issue.record("a deleted document was worked on")
            return
        }
        #expect(failure.code == .notFound)
    }

    @Test func whatWasMadeOfADocumentThatIsDeletedMeanwhileIsNotKept() async throws {
        let ended = Gate()
        let fixture = try await EngineFixture { run in
            defer { ended.open() }
            let document = try #require(run.resume)
            _ = try await run.derivation(Self.parsed, of: document) { 1 }
            return summary
        }
        fixture.store.onDerived { [engine = fixture.engine, resume = fixture.resume] in
            let wasThere = try await engine.delete(resume, kind: .resume, owner: .anonymous)
            #expect(wasThere)
        }
        let sink = try await fixture.read()
        await sink.wait { $0.isFinished }
        await ended.pass()
        #expect(fixture.engine.recent.value(Self.parsed, of: fixture.resume) as Int? == nil)
    }
}
