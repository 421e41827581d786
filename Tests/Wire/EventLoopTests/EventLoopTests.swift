import EventLoop
import Glibc
import Synchronization
import Testing

@Suite("Event loop", .timeLimit(.minutes(1)))
struct EventLoopTests {
    @Test func runsCallsOnItsOwnThreadInOrder() async throws {
        let order = try await onLoop { loop, done in
            let seen = Lock<[Int]>([])
            for number in 1...100 {
                loop.execute {
                    loop.preconditionInLoop()
                    seen.withLock { $0.append(number) }
                    if number == 100 { done(seen.withLock { $0 }) }
                }
            }
        }
        #expect(order == Array(1...100))
    }

    @Test func callsFromManyThreadsAllArrive() async throws {
        let loop = try EventLoop()
        loop.start(threadNamed: "test-loop")
        defer { loop.stop() }
        let count = Lock(0)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { loop.execute { count.withLock { $0 += 1 } } }
                }
            }
        }
        await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
        #expect(count.withLock { $0 } == 8000)
    }

    @Test func aCallAddedInATurnWaitsForTheNextOne() async throws {
        let order: [String] = try await onLoop { loop, done in
            let seen = Lock<[String]>([])
            loop.execute {
                seen.withLock { $0.append("first") }
                loop.execute {
                    seen.withLock { $0.append("added") }
                    done(seen.withLock { $0 })
                }
            }
            loop.execute { seen.withLock { $0.append("second") } }
        }
        #expect(order == ["first", "second", "added"])
    }

    @Test func theEndOfATurnComesAfterItsWorkAndOncePerCall() async throws {
        let order: [String] = try await onLoop { loop, done in
            let seen = Lock<[String]>([])
            let observer = Handler()
            observer.onTurnEnd = {
                seen.withLock { $0.append("end") }
                if seen.withLock({ $0.filter { $0 == "end" }.count }) == 2 { done(seen.withLock { $0 }) }
            }
            loop.atEndOfTurn(observer)
            loop.atEndOfTurn(observer)
            seen.withLock { $0.append("work") }
        }
        #expect(order == ["work", "end", "end"])
    }

    @Test func timersFireInTheOrderOfTheirDeadlines() async throws {
        let order: [Int] = try await onLoop { loop, done in
            let seen = Lock<[Int]>([])
            let now = ContinuousClock.now
            for number in [3, 1, 2, 5, 4] {
                let handler = Handler()
                handler.onTimer = {
                    seen.withLock { $0.append(number) }
                    if seen.withLock({ $0.count }) == 5 { done(seen.withLock { $0 }) }
                }
                loop.schedule(at: now + .milliseconds(number), handler)
            }
        }
        #expect(order == [1, 2, 3, 4, 5])
    }

    @Test func aTimerIsNeverEarlyAndACancelledOneNeverFires() async throws {
        let (isEarly, cancelledFired) = try await onLoop { loop, done in
            let cancelled = Handler()
            let fired = Lock(false)
            cancelled.onTimer = { fired.withLock { $0 = true } }
            let token = loop.schedule(after: .milliseconds(1), cancelled)
            loop.cancel(token)
            loop.cancel(token)
            let handler = Handler()
            let deadline = ContinuousClock.now + .milliseconds(20)
            handler.onTimer = { done((ContinuousClock.now < deadline, fired.withLock { $0 })) }
            loop.schedule(at: deadline, handler)
        }
        #expect(!isEarly)
        #expect(!cancelledFired)
    }

    @Test func reportsBytesRoomAndThePeersLeaving() async throws {
        let seen: [Readiness] = try await onLoop { loop, done in
            let pair = SocketPair()
            let handler = Handler()
            var registration = try loop.register(pair.left, interest: .readable, handler: handler)
            var seen: [Readiness] = []
            handler.onReady = { readiness in
                seen.append(readiness)
                switch seen.count {
                case 1:
                    _ = take(from: pair.left)
                    do { try loop.modify(registration, interest: .writable) } catch { preconditionFailure("\(error)") }
                case 2:
                    do { try loop.modify(registration, interest: []) } catch { preconditionFailure("\(error)") }
                    Glibc.close(pair.right)
                default:
                    loop.deregister(registration)
                    Glibc.close(pair.left)
                    done(seen)
                }
            }
            _ = registration
            registration = registration
            put(7, into: pair.right)
        }
        #expect(seen.count == 3)
        #expect(seen[0].contains(.readable))
        #expect(seen[1].contains(.writable) && !seen[1].contains(.readable))
        #expect(!seen[2].isDisjoint(with: .peerClosed))
    }

    @Test func aDeregisteredHandlerIsNotCalledForWhatWasCollectedBefore() async throws {
        let calls: Int = try await onLoop { loop, done in
            let pairs = [SocketPair(), SocketPair()]
            var calls = 0
            var registrations: [Registration] = []
            // Both are readable in one turn; whoever is called first deregisters the other.
            for index in 0...1 {
                let handler = Handler()
                handler.onReady = { _ in
                    calls += 1
                    _ = take(from: pairs[index].left)
                    for registration in registrations { loop.deregister(registration) }
                    // A new registration reuses the slot and must not get the old one's event.
                    let reused = Handler()
                    reused.onReady = { _ in calls += 100 }
                    let fresh = SocketPair()
                    do {
                        let registration = try loop.register(fresh.left, interest: .readable, handler: reused)
                        let timer = Handler()
                        timer.onTimer = {
                            loop.deregister(registration)
                            for pair in pairs + [fresh] { pair.close() }
                            done(calls)
                        }
                        loop.schedule(after: .milliseconds(5), timer)
                    } catch {
                        preconditionFailure("\(error)")
                    }
                }
                registrations.append(try loop.register(pairs[index].left, interest: .readable, handler: handler))
            }
            for pair in pairs { put(1, into: pair.right) }
        }
        #expect(calls == 1)
    }

    @Test func aBusyDescriptorDoesNotStarveTheRest() async throws {
        let turns: Int = try await onLoop { loop, done in
            let busy = SocketPair()
            let other = SocketPair()
            var busyCalls = 0
            let busyHandler = Handler()
            // Never reads, so it is ready in every turn.
            busyHandler.onReady = { _ in
                busyCalls += 1
                if busyCalls == 10 { put(1, into: other.right) }
            }
            let busyRegistration = try loop.register(busy.left, interest: .readable, handler: busyHandler)
            let otherHandler = Handler()
            var otherRegistration: Registration?
            otherHandler.onReady = { _ in
                loop.deregister(busyRegistration)
                if let otherRegistration { loop.deregister(otherRegistration) }
                busy.close()
                other.close()
                done(busyCalls - 10)
            }
            otherRegistration = try loop.register(other.left, interest: .readable, handler: otherHandler)
            put(1, into: busy.right)
        }
        #expect(turns <= 2)
    }

    @Test func workThatAddsWorkDoesNotStarveTimers() async throws {
        let laps: Int = try await onLoop { loop, done in
            let laps = Lock(0)
            let isOver = Lock(false)
            @Sendable func spin() {
                let lap = laps.withLock { laps in
                    laps += 1
                    return laps
                }
                if lap == 10 {
                    let timer = Handler()
                    timer.onTimer = {
                        isOver.withLock { $0 = true }
                        done(laps.withLock { $0 })
                    }
                    loop.schedule(at: loop.now, timer)
                }
                if !isOver.withLock({ $0 }) { loop.execute(spin) }
            }
            spin()
        }
        // Due already: it comes in the next turn, before that turn's work.
        #expect(laps == 10)
    }

    @Test func aTimerThatMakesItselfAgainDoesNotHoldTheLoop() async throws {
        let fired: Int = try await onLoop { loop, done in
            let again = Handler()
            let fired = Lock(0)
            let isOver = Lock(false)
            again.onTimer = {
                fired.withLock { $0 += 1 }
                // Due already, so only the rule of turns keeps it from firing for ever.
                if !isOver.withLock({ $0 }) { loop.schedule(at: loop.now, again) }
            }
            loop.schedule(at: loop.now, again)
            loop.execute {
                loop.execute {
                    isOver.withLock { $0 = true }
                    done(fired.withLock { $0 })
                }
            }
        }
        #expect((1...3).contains(fired))
    }

    @Test func endsWhenToldTo() async throws {
        let loop = try EventLoop()
        let ended = Lock<CheckedContinuation<Void, Never>?>(nil)
        await withCheckedContinuation { continuation in
            ended.withLock { $0 = continuation }
            LoopThread.detach(named: "test-loop") {
                loop.run()
                ended.withLock { $0?.resume() }
            }
            loop.stop()
        }
        #expect(!loop.isInLoop)
    }

    @Test func aDescriptorThatEpollRefusesIsAnError() async throws {
        let code: CInt = try await onLoop { loop, done in
            do throws(EventLoopError) {
                _ = try loop.register(-1, interest: .readable, handler: Handler())
                done(0)
            } catch {
                done(error.errno)
            }
        }
        #expect(code == EBADF)
    }

    @Test func useFromAnotherThreadTraps() async {
        await #expect(processExitsWith: .failure) {
            try EventLoop().preconditionInLoop()
        }
    }
}

@Suite("Loop actor", .timeLimit(.minutes(1)))
struct LoopActorTests {
    @LoopActor private final class Counter {
        var value = 0
    }

    @Test func isolatedCodeRunsOnTheOneLoop() async {
        let isInLoop = await Task { @LoopActor in LoopActor.loop.isInLoop }.value
        #expect(isInLoop)
        #expect(!LoopActor.loop.isInLoop)
    }

    @Test func aCallbackOfTheLoopEntersWithoutAHop() async {
        let counter = Counter()
        await withCheckedContinuation { continuation in
            LoopActor.loop.execute {
                LoopActor.assumeIsolated { counter.value += 1 }
                continuation.resume()
            }
        }
        #expect(await counter.value == 1)
    }

    @Test func theClaimIsChecked() async {
        await #expect(processExitsWith: .failure) {
            LoopActor.assumeIsolated {}
        }
    }

    @Test func manyTasksShareStateWithoutARace() async {
        let counter = Counter()
        await withTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    for _ in 0..<100 { await Task { @LoopActor in counter.value += 1 }.value }
                }
            }
        }
        #expect(await counter.value == 10000)
    }
}
