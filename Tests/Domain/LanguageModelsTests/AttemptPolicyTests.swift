import Documents
import Testing

@testable import LanguageModels

/// What the policy does next, in a word.
private enum Next: Equatable, CustomStringConvertible {
    /// The same model, now or after a while.
    case again
    /// The other one, now.
    case other
    /// The end, with a reason.
    case partial(String?)
    /// The end, with a failure.
    case failure(Failure)

    var description: String {
        switch self {
        case .again: "again"
        case .other: "other"
        case .partial(let reason): "partial: \(reason ?? "-")"
        case .failure(let failure): failure.code.rawValue
        }
    }
}

/// How an attempt ends, and what follows.
private struct Row: Sendable, CustomTestStringConvertible {
    let end: AttemptEnd
    /// Nothing is committed, and another model is left.
    let fresh: Next
    /// Nothing is committed, and there is one model only.
    let freshAlone: Next
    /// Nothing is committed, all models were asked once, the last one ended so twice.
    let freshLast: Next
    /// Items are committed, and another model is left.
    let begun: Next
    /// Items are committed, and there is one model only.
    let begunAlone: Next
    /// Items are committed, and the continuation ended so.
    let continued: Next

    var testDescription: String { "\(end)" }

    init(
        _ end: AttemptEnd,
        fresh: Next,
        alone freshAlone: Next,
        last freshLast: Next,
        begun: Next,
        begunAlone: Next,
        continued: Next
    ) {
        self.end = end
        self.fresh = fresh
        self.freshAlone = freshAlone
        self.freshLast = freshLast
        self.begun = begun
        self.begunAlone = begunAlone
        self.continued = continued
    }

    static let all: [Row] =
        [
            Row(
                .whole,
                fresh: .partial(nil),
                alone: .partial(nil),
                last: .partial(nil),
                begun: .partial(nil),
                begunAlone: .partial(nil),
                continued: .partial(nil)
            ),
            Row(
                .refused,
                fresh: .other,
                alone: .failure(.modelRefused),
                last: .failure(.modelRefused),
                begun: .partial("refused"),
                begunAlone: .partial("refused"),
                continued: .partial("refused")
            ),
        ]
        + [(AttemptEnd.truncated, "max_tokens"), (.incomplete, "incomplete")].map { end, reason in
            Row(
                end,
                fresh: .other,
                alone: .again,
                last: .failure(.modelOutputInvalid),
                begun: .again,
                begunAlone: .again,
                continued: .partial(reason)
            )
        }
        + [
            Row(
                .invalid,
                fresh: .other,
                alone: .again,
                last: .failure(.modelOutputInvalid),
                begun: .other,
                begunAlone: .again,
                continued: .partial("malformed")
            )
        ]
        + ModelFailure.Reason.allCases.flatMap(rows)

    private static func rows(_ reason: ModelFailure.Reason) -> [Row] {
        let failure = reason == .timeout ? Failure.modelTimeout : .modelUnavailable
        let partial = Next.partial(reason.rawValue)
        // A wait of a second is short enough for the same model.
        let retries = [nil, Duration.seconds(1)].map { time in
            Row(
                .failed(ModelFailure(reason, .retry(after: time))),
                // A rate limit that names no time closes the model for 5 s.
                fresh: reason == .rateLimited && time == nil ? .other : .again,
                alone: .again,
                last: .failure(failure),
                begun: .other,
                begunAlone: .again,
                continued: partial
            )
        }
        let fallBacks = [nil, Duration.seconds(5)].map { time in
            Row(
                .failed(ModelFailure(reason, .fallBack(after: time))),
                fresh: .other,
                alone: reason == .timeout ? .failure(failure) : .again,
                last: .failure(failure),
                begun: .other,
                begunAlone: .again,
                continued: partial
            )
        }
        let elsewhere = [nil, Duration.seconds(1)].map { time in
            Row(
                .failed(ModelFailure(reason, .elsewhere(after: time))),
                fresh: .other,
                alone: .failure(failure),
                last: .failure(failure),
                begun: .other,
                begunAlone: partial,
                continued: partial
            )
        }
        return retries + fallBacks + elsewhere + [
            Row(
                .failed(ModelFailure(reason, .retry(after: .seconds(3)))),
                fresh: .other,
                alone: .again,
                last: .failure(failure),
                begun: .other,
                begunAlone: .again,
                continued: partial
            ),
            Row(
                .failed(ModelFailure(reason, .disable)),
                fresh: .other,
                alone: .failure(failure),
                last: .failure(failure),
                begun: .other,
                begunAlone: partial,
                continued: partial
            ),
            Row(
                .failed(ModelFailure(reason, .giveUp)),
                fresh: .failure(reason == .timeout ? .modelTimeout : .modelRequestRejected),
                alone: .failure(reason == .timeout ? .modelTimeout : .modelRequestRejected),
                last: .failure(reason == .timeout ? .modelTimeout : .modelRequestRejected),
                begun: partial,
                begunAlone: partial,
                continued: partial
            ),
        ]
    }
}

/// A request, driven without a loop: waits are passed by moving the time.
private struct Drive {
    let start = ContinuousClock.now
    var now: ContinuousClock.Instant
    var health: ModelHealth
    var policy: AttemptPolicy
    var decision: AttemptPolicy.Decision
    private(set) var asked: [Int] = []
    private(set) var waited = Duration.zero
    private var isProbe = false

    init(models: Int, hasAnything: Bool = false, health: ModelHealth? = nil, at time: Duration = .zero) {
        now = start + time
        self.health = health ?? ModelHealth(models: models)
        policy = AttemptPolicy(ModelPolicy(), hasAnything: hasAnything, now: now)
        decision = policy.began(at: now, health: &self.health)
        settle()
    }

    /// The model that is being asked.
    var current: Int? {
        if case .ask(let model, _) = decision { model } else { nil }
    }

    mutating func end(_ end: AttemptEnd, hasCommitted: Bool = false, random: Double = 0) {
        guard let current else { return }
        health.ended(current, end, isProbe: isProbe, at: now)
        decision = policy.ended(end, hasCommitted: hasCommitted, at: now, random: random, health: &health)
        settle()
    }

    private mutating func settle() {
        while case .wait(let time) = decision {
            waited += time
            now += time
            decision = policy.waited(at: now, health: &health)
        }
        if case .ask(let model, let isProbe) = decision {
            asked.append(model)
            self.isProbe = isProbe
        }
    }

    var next: Next {
        switch decision {
        case .ask(let model, _): model == asked.dropLast().last ? .again : .other
        case .end(let partial): .partial(partial)
        case .fail(let failure): .failure(failure)
        case .wait: .failure(.internalError)
        }
    }
}

private let retry = AttemptEnd.failed(ModelFailure(.connection, .retry(after: nil)))
private let fallBack = AttemptEnd.failed(ModelFailure(.overloaded, .fallBack(after: nil)))

@Suite("What follows on the end of an attempt")
struct AttemptPolicyTests {
    @Test(arguments: Row.all) private func withNothingCommitted(_ row: Row) {
        var drive = Drive(models: 2)
        drive.end(row.end)
        #expect(drive.next == row.fresh)
    }

    @Test(arguments: Row.all) private func withNothingCommittedAndOneModel(_ row: Row) {
        var drive = Drive(models: 1)
        drive.end(row.end)
        #expect(drive.next == row.freshAlone)
    }

    @Test(arguments: Row.all) private func withNothingCommittedAndNoModelLeft(_ row: Row) {
        var drive = Drive(models: 2)
        for _ in 0..<5 { drive.end(row.end) }
        #expect(drive.next == row.freshLast)
        #expect(drive.asked.count <= 4)
    }

    @Test(arguments: Row.all) private func withItemsCommitted(_ row: Row) {
        var drive = Drive(models: 2)
        drive.end(row.end, hasCommitted: true)
        #expect(drive.next == row.begun)
    }

    @Test(arguments: Row.all) private func withItemsCommittedAndOneModel(_ row: Row) {
        var drive = Drive(models: 1)
        drive.end(row.end, hasCommitted: true)
        #expect(drive.next == row.begunAlone)
    }

    @Test(arguments: Row.all) private func ofAContinuation(_ row: Row) {
        var drive = Drive(models: 2)
        drive.end(.truncated, hasCommitted: true)
        drive.end(row.end, hasCommitted: true)
        #expect(drive.next == row.continued)
    }

    @Test(arguments: Row.all) private func withItemsOfAnEarlierRequestItIsNeverAFailure(_ row: Row) {
        var drive = Drive(models: 2, hasAnything: true)
        for _ in 0..<5 { drive.end(row.end) }
        guard case .partial = drive.next else {
            Issue.record("\(drive.next)")
            return
        }
    }

    @Test func aModelIsAskedAgainOnceAndThenTheNextOne() {
        var drive = Drive(models: 3)
        for _ in 0..<6 { drive.end(retry) }
        #expect(drive.asked == [0, 0, 1, 1, 2, 2])
        #expect(drive.next == .failure(.modelUnavailable))
    }

    @Test func allModelsAreAskedInTheirOrder() {
        var drive = Drive(models: 4)
        for _ in 0..<4 { drive.end(fallBack) }
        #expect(drive.asked == [0, 1, 2, 3])
        #expect(drive.waited == .zero)
    }

    @Test(arguments: [(0.0, 500.0), (1.0, 375.0), (0.5, 437.5)]) func theDelayIsSpread(
        _ random: Double,
        milliseconds: Double
    ) {
        var drive = Drive(models: 1)
        drive.end(retry, random: random)
        #expect(drive.waited == .milliseconds(milliseconds))
    }

    @Test func theDelayGrowsToALimit() {
        let policy = ModelPolicy()
        let delays = [0, 1, 2, 3, 4, 5, 100, -1].map { policy.delay(repeats: $0, random: 0) }
        #expect(delays == [0.5, 1, 2, 4, 8, 8, 8, 0.5].map { .seconds($0) })
        #expect(policy.delay(repeats: 0, random: 7) == .milliseconds(375))
    }

    @Test func theTimeThatTheServerNamesIsKept() {
        var drive = Drive(models: 1)
        drive.end(.failed(ModelFailure(.rateLimited, .retry(after: .seconds(7)))))
        #expect(drive.waited == .seconds(7))
        #expect(drive.next == .again)
    }

    @Test func oneNeverWaitsBeyondTheTimeOfTheRequest() {
        var drive = Drive(models: 1)
        drive.end(.failed(ModelFailure(.server, .retry(after: .seconds(180)))))
        #expect(drive.next == .failure(.modelUnavailable))
        #expect(drive.waited == .zero)
        var late = Drive(models: 2)
        late.now += .milliseconds(179_800)
        late.end(retry)
        #expect(late.asked == [0, 1])
    }

    @Test func aTimeoutOfTheWholeRequestKeepsWhatThereIs() {
        var drive = Drive(models: 1)
        #expect(drive.policy.expired(hasCommitted: false) == .fail(.modelTimeout))
        #expect(drive.policy.expired(hasCommitted: true) == .end(partial: "timeout"))
        #expect(Failure.modelTimeout == Failure(.modelTimeout, "LLM timeout", isRetryable: true))
    }

    @Test func aRefusalIsRememberedWhateverTheNextModelDoes() {
        var drive = Drive(models: 3)
        drive.end(.refused)
        drive.end(fallBack)
        drive.end(fallBack)
        #expect(drive.next == .failure(.modelRefused))
        var twice = Drive(models: 3)
        twice.end(.refused)
        twice.end(.refused)
        #expect(twice.asked == [0, 1])
    }

    @Test func anInvalidAnswerIsRepeatedOnce() {
        var drive = Drive(models: 3)
        drive.end(.invalid)
        drive.end(.invalid)
        #expect(drive.asked == [0, 1])
        #expect(drive.next == .failure(.modelOutputInvalid))
    }

    @Test func withoutAModelThereIsNoAnswer() {
        #expect(Drive(models: 0).next == .failure(.modelUnavailable))
        #expect(Drive(models: 0, hasAnything: true).next == .partial("unavailable"))
    }

    @Test func aDisabledModelIsNotAskedByOtherRequests() {
        var first = Drive(models: 2)
        first.end(.failed(ModelFailure(.denied, .disable)))
        let second = Drive(models: 2, health: first.health)
        #expect(second.asked == [1])
    }

    /// A gateway may refuse one request with a 403 that says nothing of the next; and an operator may mend a key.
    @Test func aDisabledModelIsProbedAfterAWhile() {
        var first = Drive(models: 2)
        first.end(.failed(ModelFailure(.denied, .disable)))
        #expect(Drive(models: 2, health: first.health, at: .seconds(50)).asked == [1])
        var probe = Drive(models: 2, health: first.health, at: .seconds(61))
        #expect(probe.asked == [0])
        // One at a time.
        #expect(Drive(models: 2, health: probe.health, at: .seconds(61)).asked == [1])
        probe.end(.failed(ModelFailure(.denied, .disable)))
        #expect(probe.asked == [0, 1])
        #expect(Drive(models: 2, health: probe.health, at: .seconds(170)).asked == [1])
        var second = Drive(models: 2, health: probe.health, at: .seconds(190))
        #expect(second.asked == [0])
        second.end(.whole)
        #expect(Drive(models: 2, health: second.health, at: .seconds(190)).asked == [0])
    }

    /// An open circuit must not keep the one model that is left from being asked again.
    @Test func aModelIsAskedAgainWhereTheOthersAreOut() {
        var denied = Drive(models: 2)
        denied.end(.failed(ModelFailure(.denied, .disable)))
        denied.end(fallBack)
        #expect(denied.asked == [0, 1, 1])
    }

    /// Also where the one that is out comes after it, and so is among those that were not asked yet.
    @Test(
        arguments: [
            .truncated, .incomplete, .invalid, fallBack, retry,
            .failed(ModelFailure(.rateLimited, .retry(after: nil))),
            .failed(ModelFailure(.server, .retry(after: .seconds(9)))),
        ] as [AttemptEnd]
    )
    func aModelIsAskedAgainWhereTheNextOneIsOut(_ end: AttemptEnd) {
        var health = ModelHealth(models: 3)
        for model in 1...2 {
            health.ended(model, .failed(ModelFailure(.denied, .disable)), isProbe: false, at: .now)
        }
        var drive = Drive(models: 3, health: health)
        drive.end(end)
        #expect(drive.asked == [0, 0])
        drive.end(end)
        #expect(drive.asked == [0, 0])
        // The last one that works is as good as the only one, though the first was asked, too, and may be asked.
        health = ModelHealth(models: 3)
        health.ended(2, .failed(ModelFailure(.denied, .disable)), isProbe: false, at: .now)
        var second = Drive(models: 3, health: health)
        second.end(fallBack)
        second.end(end)
        #expect(second.asked == (end == fallBack ? [0, 1] : [0, 1, 1]))
    }

    @Test func anOpenCircuitIsPassedOverOrWaitedFor() {
        var first = Drive(models: 2)
        first.end(.failed(ModelFailure(.rateLimited, .fallBack(after: nil))))
        #expect(Drive(models: 2, health: first.health).asked == [1])
        var alone = Drive(models: 1)
        let limited = AttemptEnd.failed(ModelFailure(.rateLimited, .fallBack(after: .seconds(9))))
        alone.end(limited, hasCommitted: true)
        #expect(alone.waited == .seconds(9))
        var patient = Drive(models: 1)
        patient.end(.failed(ModelFailure(.rateLimited, .fallBack(after: .seconds(60)))))
        #expect(patient.next == .failure(.modelUnavailable))
        #expect(Drive(models: 1, health: patient.health).next == .failure(.modelUnavailable))
    }
}
