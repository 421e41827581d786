import CLibCurl
import EventLoop

/// One transfer as libcurl has it: its easy handle, and what its callbacks need.
///
/// The multi handle keeps it from the start to the end; the user's `HTTPTransfer` may go before.
@LoopActor
@safe
final class EasyHandle: TimerHandler {
    // First what every piece needs, so that it lies together.
    /// Nothing more is told to the delegate.
    private(set) var isEnded = false
    /// Not even a line of a head has come.
    private(set) var isBeforeResponse = true
    private var isPaused = false
    /// libcurl holds a piece that was refused while the transfer was paused.
    private var holdsPiece = false
    /// Kept until the end: an object with a weak reference counts all of its references the slow way.
    private var delegate: (any HTTPTransferDelegate)?
    private var head = ResponseHeadParser()
    let multi: MultiHandle
    /// What libcurl calls it; none once it was disposed of.
    private(set) var pointer: OpaquePointer?
    /// The header fields of the request, which libcurl reads while the transfer lasts.
    private var fields: UnsafeMutablePointer<curl_slist>?
    /// Names whose addresses are given (`CURLOPT_RESOLVE`); for tests.
    private var addresses: UnsafeMutablePointer<curl_slist>?
    /// The size of the request's body, as long as libcurl has it.
    var bodySize = 0
    /// Whether the server may choose HTTP/2.
    var offersHTTP2 = false
    /// The limit of the whole transfer: the backstop of whoever has finer ones.
    ///
    /// libcurl's own backstop (`CURLOPT_LOW_SPEED_TIME`) is not set: a server's pings defeat it (llm-protocols.md 5.3).
    /// A timer of ours, because libcurl's does not run while a transfer waits for a connection (7.88.1, multi.c, MSTATE_PENDING), and
    /// because libcurl's result does not tell it from the limit of the connection.
    private var timer: TimerToken?
    /// What made a callback end the transfer.
    private var failure: HTTPTransferError?

    /// A century is forever, and further from overflow than any clock.
    private static let longestTimeout = Duration.seconds(100 * 365 * 86_400)

    init(on multi: MultiHandle, delegate: any HTTPTransferDelegate) throws(HTTPTransferError) {
        guard let pointer = unsafe curl_easy_init() else { throw .outOfResources }
        self.multi = multi
        unsafe self.pointer = pointer
        self.delegate = delegate
    }

    /// Hands the transfer to libcurl; to be called once.
    func start(timeout: Duration) throws(HTTPTransferError) {
        try multi.add(self)
        timer = LoopActor.loop.schedule(after: min(timeout, Self.longestTimeout), self)
    }

    /// Makes the lines of the request's header a list, which libcurl does not copy.
    func keep(fields lines: [String]) throws(HTTPTransferError) -> UnsafeMutablePointer<curl_slist>? {
        try unsafe Self.append(lines, to: &fields)
        return unsafe fields
    }

    /// Makes `host:port:address,address` a list, which libcurl does not copy.
    func keep(addresses lines: [String]) throws(HTTPTransferError) -> UnsafeMutablePointer<curl_slist>? {
        try unsafe Self.append(lines, to: &addresses)
        return unsafe addresses
    }

    private static func append(
        _ lines: [String],
        to list: inout UnsafeMutablePointer<curl_slist>?
    ) throws(HTTPTransferError) {
        for line in lines {
            guard let head = unsafe curl_slist_append(list, line) else { throw .outOfResources }
            unsafe list = head
        }
    }

    // MARK: The end

    /// Ends the transfer without a word to the delegate.
    func cancel() {
        guard !isEnded else { return }
        isEnded = true
        delegate = nil
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        multi.remove(self)
    }

    /// Ends the transfer; not from within a callback of libcurl.
    func end(_ error: HTTPTransferError?) {
        guard !isEnded else { return }
        let delegate = delegate
        cancel()
        delegate?.transferEnded(error)
    }

    /// libcurl has ended the transfer.
    func ended(_ code: CURLcode) {
        if let failure {
            end(failure)
        } else if code == CURLE_OK, !head.isComplete {
            end(.brokenOff)
        } else {
            end(HTTPTransferError(code))
        }
    }

    func timerFired() {
        timer = nil
        end(.timedOut)
    }

    /// Frees what libcurl has of the transfer; called by the multi handle, which no longer knows it.
    func dispose() {
        unsafe curl_easy_cleanup(pointer)
        unsafe pointer = nil
        unsafe curl_slist_free_all(fields)
        unsafe fields = nil
        unsafe curl_slist_free_all(addresses)
        unsafe addresses = nil
    }

    // MARK: Pausing

    func pause() {
        // The next piece is refused: no call to libcurl, which is not allowed everywhere.
        isPaused = true
    }

    func resume() {
        isPaused = false
        if holdsPiece, !isEnded { multi.resumeAtEndOfTurn(self) }
    }

    /// Whether libcurl is to be told now that the body may go on; if so, it no longer holds a piece.
    func takeResumption() -> Bool {
        guard holdsPiece, !isPaused, !isEnded else { return false }
        holdsPiece = false
        return true
    }

    // MARK: What libcurl received

    /// A line of a head, or of a trailer.
    ///
    /// - Returns: Whether the transfer goes on.
    fileprivate func received(line: UnsafeRawBufferPointer) -> Bool {
        guard !isEnded else { return false }
        isBeforeResponse = false
        switch unsafe head.receive(line) {
        case .more: return true
        case .malformed:
            failure = .malformedResponse
            return false
        case .head(let response):
            releaseBody()
            delegate?.transferReceived(head: response)
            return !isEnded
        }
    }

    /// Offsets and lengths of what libcurl needs of a handle (`struct Curl_easy`) for each piece.
    ///
    /// As `valgrind --tool=lackey --trace-mem=yes` shows it of 7.88.1 on x86-64. Nothing is read there: of another version the wrong lines are
    /// fetched, and that is all.
    private static let hotParts = [(offset: 0, count: 832), (2752, 320), (3712, 128), (4160, 128)]

    private func noteUse() {
        let loop = LoopActor.loop
        loop.uses(self, count: 160)
        guard let handle = unsafe UnsafeRawPointer(pointer) else { return }
        for (offset, count) in Self.hotParts { unsafe loop.uses(handle + offset, count: count) }
    }

    /// A piece of the body.
    ///
    /// - Returns: What libcurl's callback is to return.
    fileprivate func received(piece: UnsafeRawBufferPointer) -> Int {
        guard !isEnded else { return Int(CURL_WRITEFUNC_ERROR) }
        noteUse()
        guard !isPaused else {
            holdsPiece = true
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        guard head.isComplete else {
            failure = .malformedResponse
            return Int(CURL_WRITEFUNC_ERROR)
        }
        delegate?.transferReceived(body: unsafe piece.bytes)
        return isEnded ? Int(CURL_WRITEFUNC_ERROR) : piece.count
    }
}

// Called by libcurl within calls of the multi handle, on the loop, with the handle as context, which the multi handle keeps meanwhile.
// `nonisolated(unsafe)` because the bytes stay on the thread that they came on.

/// `CURLOPT_HEADERFUNCTION`: once for each line.
let easyHandleReceivedLine: clibcurl_data_callback = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let easy = unsafe Unmanaged<EasyHandle>.fromOpaque(context)
    nonisolated(unsafe) let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return LoopActor.assumeIsolated {
        unsafe easy.takeUnretainedValue().received(line: line) ? line.count : 0
    }
}

/// `CURLOPT_WRITEFUNCTION`: once for each piece.
let easyHandleReceivedPiece: clibcurl_data_callback = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let easy = unsafe Unmanaged<EasyHandle>.fromOpaque(context)
    nonisolated(unsafe) let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return LoopActor.assumeIsolated { unsafe easy.takeUnretainedValue().received(piece: piece) }
}
