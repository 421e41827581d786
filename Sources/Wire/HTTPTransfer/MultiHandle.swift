import CLibCurl
import EventLoop
import Glibc

/// libcurl's multi handle on the process's loop: libcurl says what it waits for, and is called when that is there.
///
/// Two rules of libcurl give it its form. From within its callbacks no transfer may be added, removed or resumed: what a delegate asks for
/// there waits until the call has returned (`settle`). And a descriptor is forgotten when libcurl says so, which it does before closing it.
@LoopActor
@safe
final class MultiHandle: TimerHandler, TurnObserver {
    private let pointer: OpaquePointer
    /// The transfers that have been started and have not ended.
    private var transfers: [OpaquePointer: EasyHandle] = unsafe [:]
    private var sockets: [curl_socket_t: WatchedSocket] = [:]
    private var timer: TimerToken?

    /// A call of libcurl is under way.
    private var isInside = false
    private var isSettling = false
    // What waits until libcurl has returned.
    private var additions: [EasyHandle] = []
    private var removals: [EasyHandle] = []
    private var failures: [(EasyHandle, HTTPTransferError)] = []
    private var unwatched: [EasyHandle] = []
    /// What waits for the end of the turn.
    private var resumptions: [EasyHandle] = []

    /// Once for the process; on the loop, as everything of libcurl.
    private static let initialization = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    init(_ configuration: HTTPClientConfiguration) throws(HTTPTransferError) {
        guard Self.initialization == CURLE_OK, let pointer = unsafe curl_multi_init() else {
            throw .library(code: Int(CURLE_FAILED_INIT.rawValue))
        }
        if let file = configuration.caFile, unsafe access(file, R_OK) != 0 {
            unsafe curl_multi_cleanup(pointer)
            throw .library(code: Int(CURLE_SSL_CACERT_BADFILE.rawValue))
        }
        unsafe self.pointer = pointer
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        for code in unsafe [
            clibcurl_multi_set_socket_callback(pointer, multiHandleWatches),
            clibcurl_multi_set_pointer(pointer, CURLMOPT_SOCKETDATA, context),
            clibcurl_multi_set_timer_callback(pointer, multiHandleWaits),
            clibcurl_multi_set_pointer(pointer, CURLMOPT_TIMERDATA, context),
            clibcurl_multi_set_long(pointer, CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maximumConnections),
            clibcurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, configuration.maximumKeptConnections),
        ] {
            if let error = HTTPTransferError(code) { throw error }
        }
    }

    isolated deinit {
        // There are no transfers: each keeps this alive. Idle connections are closed, and nobody watches them.
        unsafe clibcurl_multi_set_socket_callback(pointer, nil)
        unsafe clibcurl_multi_set_timer_callback(pointer, nil)
        unsafe curl_multi_cleanup(pointer)
    }

    // MARK: Transfers

    /// Starts a transfer, at once or when libcurl has returned.
    func add(_ easy: EasyHandle) throws(HTTPTransferError) {
        if isInside {
            additions.append(easy)
        } else {
            try addNow(easy)
        }
    }

    /// Ends a transfer, at once or when libcurl has returned, which closes its connection unless its response was whole.
    func remove(_ easy: EasyHandle) {
        if isInside {
            removals.append(easy)
        } else {
            removeNow(easy)
        }
    }

    /// Lets a transfer's body go on at the end of the turn.
    func resumeAtEndOfTurn(_ easy: EasyHandle) {
        if resumptions.isEmpty { LoopActor.loop.atEndOfTurn(self) }
        resumptions.append(easy)
    }

    func turnEnded() {
        let resumed = resumptions
        resumptions.removeAll()
        for easy in resumed where easy.takeResumption() {
            guard let transfer = unsafe easy.pointer else { continue }
            let code = inside { unsafe curl_easy_pause(transfer, CURLPAUSE_CONT) }
            if code != CURLE_OK { failures.append((easy, HTTPTransferError(code) ?? .brokenOff)) }
            settle()
        }
    }

    private func addNow(_ easy: EasyHandle) throws(HTTPTransferError) {
        guard let transfer = unsafe easy.pointer else { return }
        let code = inside { unsafe curl_multi_add_handle(pointer, transfer) }
        if let error = HTTPTransferError(code) { throw error }
        unsafe transfers[transfer] = easy
    }

    private func removeNow(_ easy: EasyHandle) {
        guard let transfer = unsafe easy.pointer else { return }
        // Does nothing to one that was never added; fails for handles that are none.
        let code = inside { unsafe curl_multi_remove_handle(pointer, transfer) }
        precondition(code == CURLM_OK, "curl_multi_remove_handle: \(code.rawValue)")
        unsafe transfers[transfer] = nil
        easy.dispose()
    }

    // MARK: Calls of libcurl

    private func inside<Result>(_ call: () -> Result) -> Result {
        precondition(!isInside, "libcurl is not entered from its own callbacks")
        isInside = true
        defer { isInside = false }
        return call()
    }

    /// Lets libcurl work on a descriptor, or on what its timer was for.
    func act(on descriptor: curl_socket_t, _ readiness: CInt) {
        var running: CInt = 0
        let code = inside { unsafe curl_multi_socket_action(pointer, descriptor, readiness, &running) }
        if let error = HTTPTransferError(code) {
            // Out of memory, or worse: no transfer can be relied on.
            failures += unsafe transfers.values.map { ($0, error) }
        }
        settle()
    }

    /// Does what waited for libcurl to return, and reports the transfers that have ended.
    private func settle() {
        // A delegate that is told of an end may get here again; the outer call goes on.
        guard !isSettling else { return }
        isSettling = true
        defer { isSettling = false }
        while true {
            if let easy = removals.popLast() {
                removeNow(easy)
            } else if let easy = additions.popLast() {
                addLate(easy)
            } else if let (easy, error) = failures.popLast() {
                easy.end(error)
            } else if let easy = unwatched.popLast() {
                nudge(easy)
            } else {
                var code = CURLE_OK
                guard let transfer = unsafe clibcurl_next_ended(pointer, &code) else { return }
                unsafe transfers[transfer]?.ended(code)
            }
        }
    }

    private func addLate(_ easy: EasyHandle) {
        guard !easy.isEnded else { return }
        do throws(HTTPTransferError) {
            try addNow(easy)
        } catch {
            easy.end(error)
        }
    }

    /// Calls libcurl again for a transfer that connects and whose socket it has given up.
    ///
    /// After a failed connection, libcurl 7.88.1 opens the socket for the server's next address only when it is called again, and asks
    /// neither for a descriptor nor for a time (connect.c, `baller_initiate`): such a transfer would wait for the limit of its connection.
    /// To stop sending and to go on, before there is anything to send, does nothing but make libcurl ask for a call at once.
    private func nudge(_ easy: EasyHandle) {
        guard !easy.isEnded, easy.isBeforeResponse, let transfer = unsafe easy.pointer else { return }
        // Fails where there is no connection, which then has other events to come.
        inside {
            _ = unsafe curl_easy_pause(transfer, CURLPAUSE_SEND)
            _ = unsafe curl_easy_pause(transfer, CURLPAUSE_CONT)
        }
    }

    // MARK: What libcurl waits for

    /// Watches a descriptor for libcurl, or no longer.
    ///
    /// Runs within a call of libcurl.
    fileprivate func watch(_ descriptor: curl_socket_t, _ what: CInt, for transfer: OpaquePointer?) {
        let interest: Readiness =
            switch what {
            case CURL_POLL_IN: .readable
            case CURL_POLL_OUT: .writable
            case CURL_POLL_INOUT: [.readable, .writable]
            default: []
            }
        guard !interest.isEmpty else {
            sockets.removeValue(forKey: descriptor)?.forget()
            if let transfer = unsafe transfer, let easy = unsafe transfers[transfer] { unwatched.append(easy) }
            return
        }
        do throws(HTTPTransferError) {
            if let socket = sockets[descriptor] {
                try socket.watch(interest)
            } else {
                sockets[descriptor] = try WatchedSocket(descriptor, for: interest, of: self)
            }
        } catch {
            // No memory in the kernel. To tell libcurl would end every transfer, for good; so only this one ends.
            guard let transfer = unsafe transfer, let easy = unsafe transfers[transfer] else { return }
            failures.append((easy, error))
        }
    }

    /// libcurl has opened a socket, whose number may be that of one which it closed without a word (`WatchedSocket`).
    ///
    /// It then takes the new one for watched already, and says nothing.
    private func opened(_ descriptor: curl_socket_t) throws(HTTPTransferError) {
        guard let former = sockets.removeValue(forKey: descriptor) else { return }
        former.forget()
        sockets[descriptor] = try WatchedSocket(descriptor, for: former.interest, of: self)
    }

    /// Opens a socket for libcurl.
    ///
    /// - Returns: `CURL_SOCKET_BAD` where there is none; the transfer then cannot connect.
    fileprivate func open(family: CInt, type: CInt, protocol: CInt) -> curl_socket_t {
        // libcurl 7.88.1 would let children inherit it: a cancelled transfer's connection would live on in them.
        let descriptor = socket(family, type | CInt(SOCK_CLOEXEC.rawValue), `protocol`)
        guard descriptor >= 0 else { return CURL_SOCKET_BAD }
        do throws(HTTPTransferError) {
            try opened(descriptor)
        } catch {
            close(descriptor)
            return CURL_SOCKET_BAD
        }
        return descriptor
    }

    /// Waits for libcurl, or no longer (-1).
    fileprivate func wait(milliseconds: Int) {
        if let timer { LoopActor.loop.cancel(timer) }
        // 0, too, is a timer: libcurl must not be called from here.
        timer = milliseconds < 0 ? nil : LoopActor.loop.schedule(after: .milliseconds(milliseconds), self)
    }

    func timerFired() {
        timer = nil
        act(on: CURL_SOCKET_TIMEOUT, 0)
    }
}

// Called by libcurl within calls of the multi handle, on the loop, with the multi handle as context, which outlives libcurl's.

/// `CURLMOPT_SOCKETFUNCTION`.
private let multiHandleWatches: curl_socket_callback = { transfer, descriptor, what, context, _ in
    guard let context = unsafe context else { return 0 }
    let multi = unsafe Unmanaged<MultiHandle>.fromOpaque(context)
    // Because the pointer stays on the thread that it came on.
    nonisolated(unsafe) let transfer = unsafe transfer
    LoopActor.assumeIsolated {
        unsafe multi.takeUnretainedValue().watch(descriptor, what, for: transfer)
    }
    return 0
}

/// `CURLMOPT_TIMERFUNCTION`.
private let multiHandleWaits: curl_multi_timer_callback = { _, milliseconds, context in
    guard let context = unsafe context else { return 0 }
    let multi = unsafe Unmanaged<MultiHandle>.fromOpaque(context)
    LoopActor.assumeIsolated {
        unsafe multi.takeUnretainedValue().wait(milliseconds: milliseconds)
    }
    return 0
}

/// `CURLOPT_OPENSOCKETFUNCTION`.
let multiHandleOpens: curl_opensocket_callback = { context, _, address in
    guard let context = unsafe context, let address = unsafe address?.pointee else { return CURL_SOCKET_BAD }
    let multi = unsafe Unmanaged<MultiHandle>.fromOpaque(context)
    let (family, type, number) = (address.family, address.socktype, address.protocol)
    return LoopActor.assumeIsolated {
        unsafe multi.takeUnretainedValue().open(family: family, type: type, protocol: number)
    }
}
