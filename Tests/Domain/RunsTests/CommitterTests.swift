import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import SQLiteStore
import Testing

@testable import Runs

@LoopActor
@Suite("Committer", .timeLimit(.minutes(1)))
struct CommitterTests {
    private func run(in store: GatedStore, _ committer: Committer) async throws -> Run {
        let resume = DocumentID()
        let document = Document(
            id: resume,
            kind: .resume,
            owner: .anonymous,
            mediaType: .plainText,
            title: nil,
            size: 1,
            created: .now,
            expires: nil
        )
        try await store.insert(document, bytes: [1])
        let question = Question(slice: .optimization, resume: resume, job: nil, engine: "e/1", owner: .anonymous)
        let opened = try await store.open(question, fresh: true, opening: { _ in [] }, now: .now)
        guard case .started(let snapshot) = opened else { throw Failure.internalError }
        return Run(snapshot, committer: committer, lease: .seconds(60))
    }

    /// A model's call may end late, and a run may be let go twice.
    @Test func whatIsUsedWhileADebtIsSentIsOwedToo() async throws {
        let store = GatedStore(try SQLiteStore.inMemory())
        let committer = Committer(store: store)
        let (left, other) = (try await run(in: store, committer), try await run(in: store, committer))
        defer { other.suspend() }
        left.commitFailed(.internalError)
        left.used(ModelUsage(input: 1, output: 0))
        // Owed once more, it is owed with what was used.
        committer.owesSuspension(of: left)
        store.hold()
        other.used(ModelUsage(input: 1000, output: 0))
        await store.aCommitIsHeld()
        left.used(ModelUsage(input: 10, output: 0))
        store.release()
        await committer.settle()
        #expect(try await store.snapshot(of: left.id)?.record.usage == ModelUsage(input: 1, output: 0))
        other.used(ModelUsage(input: 1000, output: 0))
        await committer.settle()
        let record = try await store.snapshot(of: left.id)?.record
        #expect(record?.usage == ModelUsage(input: 11, output: 0) && record?.state == .suspended)
        // Nothing of it is sent twice.
        other.used(ModelUsage(input: 1000, output: 0))
        await committer.settle()
        #expect(try await store.snapshot(of: left.id)?.record.usage == ModelUsage(input: 11, output: 0))
    }

    /// A run that was let go is taken up again before the store has heard of it.
    @Test(arguments: [false, true]) func whatAnOldAttemptUsedIsItsHeirs(isUnderWay: Bool) async throws {
        let store = GatedStore(try SQLiteStore.inMemory())
        let committer = Committer(store: store)
        let (left, other) = (try await run(in: store, committer), try await run(in: store, committer))
        defer { other.suspend() }
        store.hold()
        if !isUnderWay {
            other.used(ModelUsage(input: 1000, output: 0))
            await store.aCommitIsHeld()
        }
        left.used(ModelUsage(input: 10, output: 0))
        left.suspend()
        if isUnderWay { await store.aCommitIsHeld() }
        guard case .resumed(let snapshot) = try await store.resume(left.id, of: left.question, now: .now) else {
            Issue.record("it is free")
            return
        }
        let heir = Run(snapshot, committer: committer, lease: .seconds(60))
        defer { heir.suspend() }
        heir.used(ModelUsage(input: 1, output: 0))
        store.release()
        await committer.settle()
        #expect(try await store.snapshot(of: left.id)?.record.usage == ModelUsage(input: 11, output: 0))
    }
}
