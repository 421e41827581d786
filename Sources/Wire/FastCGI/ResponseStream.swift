package import EventLoop
import Glibc

/// Told how an open response fares.
@LoopActor
package protocol ResponseStreamDelegate: AnyObject {
    /// The peer takes bytes again after a write that was cut short.
    func responseStreamWritable()

    /// The client has gone; the stream is closed already, and nothing follows.
    func responseStreamClosed()
}

/// One response on its way out: writes what the socket takes, and notices at once that the client has gone.
@LoopActor
package final class ResponseStream: ReadinessHandler {
    private enum State {
        /// Takes bytes. Next: `finishing`, `closed`.
        case open
        /// The last byte was written and the end is not, for want of room. Next: `closed`.
        case finishing
        /// The channel has ended.
        case closed
    }

    private var state = State.open
    private var wantsWritable = false
    /// What may still be written before the socket is asked again whether it takes bytes.
    ///
    /// Asking once admits one write of 8,000 bytes, or several smaller ones that the kernel counts as no more: it charges a socket with the
    /// memory of each write, which for a small one is about a kilobyte beside its bytes. Nobody else writes to the socket, and what is
    /// read from it only makes more room.
    private var room = 0
    private static let writeOverhead = 1536
    private let channel: any OutputChannel
    private let loop: EventLoop
    private var registration: Registration?
    /// Told of changes; kept alive, as the loop keeps the stream, until the stream ends. (A weak reference would cost each event a
    /// twentieth: an object that has one counts its references the slow way.)
    package private(set) var delegate: (any ResponseStreamDelegate)?
    /// Keeps the stream alive while it finishes by itself.
    private var finishingSelf: ResponseStream?

    init(_ channel: any OutputChannel, loop: EventLoop = LoopActor.loop) {
        self.channel = channel
        self.loop = loop
        do throws(EventLoopError) {
            registration = try loop.register(channel.descriptor, interest: [], handler: self)
        } catch {
            registration = nil
            // EPERM: a plain file as a CGI program's output, which is always writable and never leaves. Anything else: no memory.
            if error.errno != EPERM { abandon() }
        }
    }

    /// Lets a delegate be told from now on; one that comes when the client has gone is not kept.
    package func tell(_ delegate: any ResponseStreamDelegate) {
        if state == .open { self.delegate = delegate }
    }

    /// Whether the client is still there, as far as is known.
    package var isOpen: Bool {
        state == .open
    }

    /// Writes as much as goes out without blocking, at most 8,000 bytes.
    ///
    /// - Returns: How many bytes were taken. Where they are fewer than 8,000 and not all, `responseStreamWritable` follows.
    package func write(_ bytes: Span<UInt8>) -> Int {
        guard state == .open, !bytes.isEmpty else { return 0 }
        loop.uses(self, count: 128)
        loop.uses(channel, count: 48)
        let cost = min(bytes.count, maximumWrite) + Self.writeOverhead
        if room < cost {
            guard isWritable else {
                setWantsWritable(true)
                return 0
            }
            room = maximumWrite + Self.writeOverhead
        }
        room -= cost
        guard let count = channel.write(bytes) else {
            peerLeft()
            return 0
        }
        return count
    }

    /// Asks for `responseStreamWritable` as soon as the socket takes bytes.
    package func notifyWhenWritable() {
        guard state == .open else { return }
        setWantsWritable(true)
    }

    /// Ends the response after what was written.
    package func finish() {
        guard state == .open else { return }
        delegate = nil
        if isWritable {
            end { $0.finish() }
        } else {
            state = .finishing
            finishingSelf = self
            setWantsWritable(true)
        }
    }

    /// Closes the connection without ending the response.
    package func abandon() {
        guard state != .closed else { return }
        delegate = nil
        end { $0.abandon() }
    }

    package func descriptorReady(_ readiness: Readiness) {
        if readiness.isPeerClosed {
            peerLeft()
        } else if readiness.isOutput {
            setWantsWritable(false)
            switch state {
            case .open: delegate?.responseStreamWritable()
            case .finishing: end { $0.finish() }
            case .closed: break
            }
        }
    }

    private func peerLeft() {
        guard state != .closed else { return }
        let delegate = delegate
        end { $0.abandon() }
        delegate?.responseStreamClosed()
    }

    private func end(_ how: (any OutputChannel) -> Void) {
        state = .closed
        if let registration {
            loop.deregister(registration)
            self.registration = nil
        }
        how(channel)
        delegate = nil
        finishingSelf = nil
    }

    private func setWantsWritable(_ wants: Bool) {
        guard wants != wantsWritable else { return }
        wantsWritable = wants
        guard let registration else {
            // A plain file is writable always, and told so in a later turn, as a socket is.
            if wants { loop.execute { LoopActor.assumeIsolated { self.descriptorReady(.writable) } } }
            return
        }
        do throws(EventLoopError) {
            try loop.modify(registration, interest: wants ? .writable : [])
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Asked before each write: libfcgi writes with a blocking `write(2)`.
    private var isWritable: Bool {
        var descriptor = pollfd(fd: channel.descriptor, events: Int16(POLLOUT), revents: 0)
        return unsafe poll(&descriptor, 1, 0) == 1 && descriptor.revents & Int16(POLLOUT) != 0
    }
}
