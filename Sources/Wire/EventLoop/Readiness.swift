import CLinux

/// What a descriptor is ready for, or what its owner wants to hear of: the masks of `epoll_ctl(2)`.
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Whether a read returns at once: with bytes, the end of the stream or an error.
    ///
    /// A comparison of numbers, because the compiler makes sets of it where another module asks by `isDisjoint`, for every event.
    package var isInput: Bool {
        rawValue & (EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
    }

    /// Whether a write returns at once.
    package var isOutput: Bool {
        rawValue & EPOLLOUT.rawValue != 0
    }

    /// Whether the peer has closed its writing side, or all of it.
    package var isPeerClosed: Bool {
        rawValue & (EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
    }

    /// Bytes, a connection or the end of the stream can be read.
    package static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    /// Bytes can be written.
    package static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// The peer has closed its writing side: nginx's word for "the browser has left" (measured, nginx-fastcgi.md 0.2).
    package static let peerClosed = Readiness(rawValue: EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue)
}

/// Called when a descriptor is ready; on the loop's thread.
package protocol ReadinessHandler: AnyObject {
    /// Does a bounded piece of work and returns; level-triggered, so what is left is reported again.
    func descriptorReady(_ readiness: Readiness)
}

/// Called when a timer is due; on the loop's thread.
package protocol TimerHandler: AnyObject {
    /// Does a bounded piece of work and returns.
    func timerFired()
}

/// Called at the end of a turn; on the loop's thread.
package protocol TurnObserver: AnyObject {
    /// Does a bounded piece of work and returns.
    func turnEnded()
}

/// A descriptor that a loop watches.
package struct Registration: Sendable {
    let descriptor: CInt
    let slot: Int
    let generation: UInt32
}

/// A system call of the loop that failed.
package struct EventLoopError: Error, Sendable, CustomStringConvertible {
    /// The call, as its manual page is named.
    package let call: String
    /// Its `errno`.
    package let errno: CInt

    package var description: String {
        "\(call) failed with errno \(errno)"
    }
}
