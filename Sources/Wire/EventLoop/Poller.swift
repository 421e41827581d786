import CLinux
import Glibc

/// How long a poll may wait.
enum PollTimeout {
    case now
    case after(nanoseconds: Int64)
    case forever
}

/// The epoll instance of one loop, and the eventfd that other threads wake it with.
///
/// A descriptor's epoll data is a slot number and the slot's generation: an event that was collected before its
/// registration ended finds another generation and is dropped, so a reused slot never gets another's event.
@safe
final class Poller {
    struct Slot {
        fileprivate(set) var handler: (any ReadinessHandler)?
        fileprivate(set) var generation: UInt32 = 0
        /// What the handler used.
        fileprivate(set) var workingSet = WorkingSet()
    }

    private let epoll: CInt
    private let wakeUp: CInt
    private let events: UnsafeMutablePointer<epoll_event>
    /// How many events the last poll has found.
    private(set) var collected = 0
    private(set) var slots: [Slot] = []
    private var free: [Int] = []
    /// The slot for whose handler calls are made now.
    private(set) var current: Int?

    /// How many handlers before its own one the memory of a handler is asked for, and as many before that the list of it.
    ///
    /// What one handler takes, some 15 µs, is longer than its memory takes to come.
    private static let lead = 2
    /// 256 events a turn: enough to amortize the call, few enough to keep a turn short.
    private static let capacity = 256
    private static let wakeUpData = UInt64.max

    init() throws(EventLoopError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw EventLoopError(call: "epoll_create1(2)", errno: errno) }
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard wakeUp >= 0 else {
            let error = EventLoopError(call: "eventfd(2)", errno: errno)
            close(epoll)
            throw error
        }
        unsafe events = .allocate(capacity: Self.capacity)
        try control(EPOLL_CTL_ADD, wakeUp, mask: EPOLLIN.rawValue, data: Self.wakeUpData)
    }

    deinit {
        close(wakeUp)
        close(epoll)
        unsafe events.deallocate()
    }

    /// Makes a `poll` on another thread return.
    ///
    /// Not "isolated": the descriptor lives as long as the poller, and `write(2)` is safe from any thread.
    func wake() {
        var one: UInt64 = 1
        // EAGAIN means that the counter is full, so the loop is awake already.
        _ = unsafe write(wakeUp, &one, 8)
    }

    /// Waits for nothing, for a while below a second: what becomes ready meanwhile, `wake()` included, is collected at once by the next
    /// `poll`.
    func rest(nanoseconds: Int64) {
        var time = timespec(tv_sec: 0, tv_nsec: Int(nanoseconds))
        // A signal that ends it early does no harm.
        _ = unsafe nanosleep(&time, nil)
    }

    /// Waits for readiness and collects what there is.
    ///
    /// - Returns: Whether another thread called `wake()`.
    func poll(_ timeout: PollTimeout) -> Bool {
        let milliseconds: CInt =
            switch timeout {
            case .now: 0
            case .forever: -1
            case .after(let nanoseconds): Self.milliseconds(nanoseconds)
            }
        let count = unsafe epoll_wait(epoll, events, CInt(Self.capacity), milliseconds)
        guard count >= 0 else {
            precondition(errno == EINTR, "epoll_wait(2): errno \(errno)")
            collected = 0
            return false
        }
        collected = Int(count)
        var wasWoken = false
        for index in 0..<collected where unsafe events[index].data.u64 == Self.wakeUpData {
            var value: UInt64 = 0
            _ = unsafe read(wakeUp, &value, 8)
            wasWoken = true
        }
        return wasWoken
    }

    /// Calls the handlers of what was collected, and has the processor fetch meanwhile what the next ones will use.
    func dispatch() {
        for index in -2 * Self.lead..<collected {
            if let slot = slot(at: index + 2 * Self.lead) { slots[slot].workingSet.prefetchList() }
            if let slot = slot(at: index + Self.lead) { slots[slot].workingSet.prefetch() }
            guard let slot = slot(at: index) else { continue }
            let (data, mask) = unsafe (events[index].data.u64, events[index].events)
            guard slots[slot].generation == UInt32(data >> 32), let handler = slots[slot].handler else { continue }
            slots[slot].workingSet.begin()
            call(for: slot) { handler.descriptorReady(Readiness(rawValue: mask)) }
        }
        collected = 0
    }

    /// The slot of an event; none where there is no such event, or it is a call of `wake`.
    private func slot(at index: Int) -> Int? {
        guard 0..<collected ~= index else { return nil }
        let data = unsafe events[index].data.u64
        return data == Self.wakeUpData ? nil : Int(data & 0xffff_ffff)
    }

    /// Makes a call for the handler of a slot, or for none: what it uses is noted as that handler's.
    ///
    /// Such calls do not nest.
    func call(for slot: Int?, _ call: () -> Void) {
        precondition(current == nil, "a call for a handler within another one")
        current = slot
        call()
        current = nil
    }

    /// Notes what the handler uses for which a call is made now; does nothing where there is none.
    func note(_ insert: (inout WorkingSet) -> Void) {
        if let current { insert(&slots[current].workingSet) }
    }

    func register(
        _ descriptor: CInt,
        interest: Readiness,
        handler: any ReadinessHandler
    ) throws(EventLoopError) -> Registration {
        let index: Int
        if let reused = free.popLast() {
            index = reused
        } else {
            index = slots.count
            slots.append(Slot())
        }
        let registration = Registration(descriptor: descriptor, slot: index, generation: slots[index].generation)
        do throws(EventLoopError) {
            try control(EPOLL_CTL_ADD, descriptor, mask: mask(interest), data: data(of: registration))
        } catch {
            free.append(index)
            throw error
        }
        slots[index].handler = handler
        return registration
    }

    func modify(_ registration: Registration, interest: Readiness) throws(EventLoopError) {
        precondition(isCurrent(registration), "a registration that has ended")
        try control(EPOLL_CTL_MOD, registration.descriptor, mask: mask(interest), data: data(of: registration))
    }

    func deregister(_ registration: Registration) {
        precondition(isCurrent(registration), "a registration that has ended")
        slots[registration.slot].handler = nil
        slots[registration.slot].workingSet = WorkingSet()
        slots[registration.slot].generation &+= 1
        free.append(registration.slot)
        do throws(EventLoopError) {
            try control(EPOLL_CTL_DEL, registration.descriptor, mask: 0, data: 0)
        } catch {
            // EBADF: closed before it was deregistered, which could have hit another's descriptor.
            preconditionFailure("\(error)")
        }
    }

    private func isCurrent(_ registration: Registration) -> Bool {
        slots[registration.slot].generation == registration.generation
    }

    private func data(of registration: Registration) -> UInt64 {
        UInt64(registration.generation) << 32 | UInt64(registration.slot)
    }

    private func mask(_ interest: Readiness) -> UInt32 {
        interest.rawValue | EPOLLRDHUP.rawValue
    }

    private func control(_ operation: CInt, _ descriptor: CInt, mask: UInt32, data: UInt64) throws(EventLoopError) {
        var event = unsafe epoll_event()
        unsafe event.events = mask
        unsafe event.data.u64 = data
        guard unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0 else {
            throw EventLoopError(call: "epoll_ctl(2)", errno: errno)
        }
    }

    /// Rounded up, so that a timer is never early and the loop never spins before it.
    private static func milliseconds(_ nanoseconds: Int64) -> CInt {
        guard nanoseconds > 0 else { return 0 }
        return CInt(min((nanoseconds - 1) / 1_000_000 + 1, 3_600_000))
    }
}
