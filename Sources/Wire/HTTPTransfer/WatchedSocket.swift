import CLibCurl
import EventLoop
import Glibc

/// A descriptor of libcurl that the loop watches.
///
/// Watched is a duplicate, because libcurl 7.88.1 closes a socket whose connection failed before it says that it need not be watched
/// (cf-socket.c, `cf_socket_close`, "we did never publish it"; no longer in 8.15.0). To take it out of epoll would then fail, or, where another
/// thread was given the same number meanwhile, hit the wrong one.
@LoopActor
final class WatchedSocket: ReadinessHandler {
    private let descriptor: curl_socket_t
    private let duplicate: CInt
    private unowned let multi: MultiHandle
    private var registration: Registration?
    /// What libcurl waits for.
    private(set) var interest: Readiness

    init(_ descriptor: curl_socket_t, for interest: Readiness, of multi: MultiHandle) throws(HTTPTransferError) {
        self.descriptor = descriptor
        self.interest = interest
        self.multi = multi
        duplicate = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard duplicate >= 0 else { throw .outOfResources }
        do throws(EventLoopError) {
            registration = try LoopActor.loop.register(duplicate, interest: interest, handler: self)
        } catch {
            close(duplicate)
            throw .outOfResources
        }
    }

    /// Watches for something else.
    func watch(_ interest: Readiness) throws(HTTPTransferError) {
        guard let registration else { return }
        do throws(EventLoopError) {
            try LoopActor.loop.modify(registration, interest: interest)
        } catch {
            throw .outOfResources
        }
        self.interest = interest
    }

    /// Watches no longer; to be called once.
    func forget() {
        guard let registration else { return }
        LoopActor.loop.deregister(registration)
        self.registration = nil
        close(duplicate)
    }

    func descriptorReady(_ readiness: Readiness) {
        LoopActor.loop.uses(self, count: 64)
        var what: CInt = 0
        if readiness.isInput { what |= CURL_CSELECT_IN }
        if readiness.isOutput { what |= CURL_CSELECT_OUT }
        if LoopActor.loop.isBusy { delayAcknowledgement() }
        multi.act(on: descriptor, what)
    }

    /// Lets the kernel acknowledge what is about to be read a little later, together with more of it.
    ///
    /// Otherwise each token is acknowledged by the read that takes it, which is half of what the read costs. Not where the loop has time:
    /// a server that sends by Nagle's algorithm (RFC 896) waits for it, some 40 ms. Linux asks for it before each read (tcp(7), TCP_QUICKACK).
    private func delayAcknowledgement() {
        var no: CInt = 0
        // Only TCP knows it, and nothing depends on it.
        _ = unsafe setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_QUICKACK, &no, socklen_t(MemoryLayout<CInt>.size))
    }
}
