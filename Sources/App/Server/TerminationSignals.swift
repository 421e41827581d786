import CLinux
import EventLoop
import Glibc

/// SIGTERM and SIGINT as a call on the event loop.
///
/// The handlers must be there before libfcgi is initialized, which replaces default ones by its own (`FastCGIServer.init`).
@LoopActor
final class TerminationSignals: ReadinessHandler {
    private let descriptor: CInt
    private var registration: Registration?
    private let onSignal: () -> Void

    /// Installs the handlers.
    ///
    /// - Parameter onSignal: Called once, on the loop.
    /// - Throws: `EventLoopError` where the kernel gives no eventfd.
    init(onSignal: @escaping () -> Void) throws(EventLoopError) {
        self.onSignal = onSignal
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        arete_install_signal_handlers(descriptor)
        registration = try LoopActor.loop.register(descriptor, interest: .readable, handler: self)
    }

    func descriptorReady(_ readiness: Readiness) {
        // The descriptor stays open for signals to come: the handler may write to it until the process ends.
        if let registration { LoopActor.loop.deregister(registration) }
        registration = nil
        onSignal()
    }
}
