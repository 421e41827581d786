import EventLoop
import FoundationEssentials
import HTTPTransfer
import HTTPTypes
import LanguageModels

/// What a call to a model does: a transfer, the reading of its response, and one timer for all limits.
///
/// It lives until it has ended or is cancelled, whoever holds it: its transfer, its timer and its delegate are kept, not watched, since an
/// object with a weak reference counts all of its references the slow way, and each delta of a model passes here.
///
/// Where a server refuses a parameter of the request, it is asked once more without it, which its delegate does not see.
@LoopActor
final class ModelExchange: TimerHandler {
    // First what every piece needs, so that it lies together.
    private var isEnded = false
    private var delegate: (any ModelCallDelegate)?
    private var clock: CallClock
    private var reader: ResponseReader
    private let request: ModelRequest
    private let model: ServedModel
    private let limits: CallLimits
    private var transfer: HTTPTransfer?
    private var requestBytes = 0
    private var parameters: Set<RequestParameter> = []
    private var mayAskAgain = true
    private var timer: TimerToken?
    /// When the timer is due; a later deadline waits for it to fire.
    private var armed: ContinuousClock.Instant?

    /// Starts a call.
    init(_ request: ModelRequest, of model: ServedModel, limits: CallLimits, delegate: any ModelCallDelegate) {
        self.request = request
        self.model = model
        self.limits = limits
        self.delegate = delegate
        reader = ResponseReader(model.provider)
        clock = CallClock(limits, started: .now)
        send()
        arm()
    }

    /// Ends it without a word to its delegate.
    ///
    /// - Returns: What is known of the call.
    func cancel() -> ModelCallReport {
        isEnded = true
        delegate = nil
        stop()
        return summary(.cancelled, errorType: nil)
    }

    /// Closes what is open.
    private func stop() {
        transfer?.cancel()
        transfer = nil
        if let timer { LoopActor.loop.cancel(timer) }
        timer = nil
        armed = nil
    }

    private func send() {
        do throws(HTTPTransferError) {
            let request = try model.send(request, delegate: self)
            (transfer, requestBytes, parameters) = (request.transfer, request.bytes, request.parameters)
        } catch {
            // Never within the call that starts this one.
            LoopActor.loop.execute { LoopActor.assumeIsolated { self.end(by: error) } }
        }
    }

    // MARK: Ends

    /// The transfer is over, or nothing that may come would change how the call ends.
    private func end(by error: HTTPTransferError?) {
        guard !isEnded else { return }
        var texts: [[UInt8]] = []
        let ending = reader.end(error, now: .now) { texts.append($0) }
        deliver(texts)
        // A reader of the last text may have cancelled.
        guard !isEnded else { return }
        guard let rejection = ending.rejection, model.learn(from: rejection, sent: parameters) else {
            return report(ending.outcome, errorType: ending.errorType)
        }
        guard mayAskAgain else {
            // The next call asks otherwise.
            return report(.failed(ModelFailure(.rejected, .retry(after: nil))), errorType: ending.errorType)
        }
        mayAskAgain = false
        stop()
        reader = ResponseReader(model.provider)
        clock.requestRepeated()
        send()
        arm()
    }

    private func report(_ outcome: ModelOutcome, errorType: String?) {
        isEnded = true
        stop()
        let delegate = delegate.take()
        delegate?.modelCall(ended: summary(outcome, errorType: errorType))
    }

    /// What is known of the call.
    private func summary(_ outcome: ModelOutcome, errorType: String?) -> ModelCallReport {
        ModelCallReport(
            outcome: outcome,
            usage: isPaid(outcome)
                ? reader.answer.counts.usage(requestBytes: requestBytes, textBytes: reader.answer.textBytes)
                : ModelUsage(),
            requestID: reader.requestID,
            status: reader.status,
            errorType: errorType,
            timeToHead: clock.head.map { $0 - clock.started },
            timeToText: clock.firstText.map { $0 - clock.started },
            elapsed: .now - clock.started,
            bytes: reader.bytes,
            events: reader.events
        )
    }

    /// Whether a server that has seen the request counts it: not one that answered by an error or could not be reached.
    private func isPaid(_ outcome: ModelOutcome) -> Bool {
        if let status = reader.status { return (200..<300).contains(status) }
        // It may have begun to work before its head, when we ended the call.
        return switch outcome {
        case .cancelled: true
        case .failed(let failure): failure.reason == .timeout
        case .finished, .truncated, .refused: false
        }
    }

    /// Hands on what was read while the reader is at rest: whoever gets a text may cancel, and is told then what is known.
    private func deliver(_ texts: [[UInt8]]) {
        for text in texts where !isEnded { delegate?.modelCall(received: text) }
    }

    // MARK: Time

    /// Sees to it that the timer fires at the next deadline, or before it.
    private func arm() {
        let deadline = clock.next.deadline
        if let armed, armed <= deadline { return }
        if let timer { LoopActor.loop.cancel(timer) }
        armed = deadline
        timer = LoopActor.loop.schedule(at: deadline, self)
    }

    func timerFired() {
        timer = nil
        armed = nil
        guard !isEnded else { return }
        let (deadline, limit) = clock.next
        guard deadline <= LoopActor.loop.now else { return arm() }
        if limit == .ending { return end(by: nil) }
        report(.failed(ModelFailure(.timeout, .fallBack(after: nil))), errorType: limit.rawValue)
    }
}

extension ModelExchange: HTTPTransferDelegate {
    func transferReceived(head: HTTPResponse) {
        reader.read(head)
        clock.headReceived(at: LoopActor.loop.now, isError: head.status.kind != .successful)
        arm()
    }

    func transferReceived(body: RawSpan) {
        guard !isEnded else { return }
        LoopActor.loop.uses(self, count: 960)
        var texts: [[UInt8]] = []
        let progress = reader.read(Span<UInt8>(_bytes: body)) { texts.append($0) }
        deliver(texts)
        guard !isEnded else { return }
        let isNewPhase = clock.bytesReceived(
            at: LoopActor.loop.now,
            hadText: !texts.isEmpty,
            hasThought: progress.hasThought,
            isEnded: progress.isEnded
        )
        if progress.isSettled, !progress.isClosed { return end(by: nil) }
        if isNewPhase { arm() }
    }

    func transferEnded(_ error: HTTPTransferError?) {
        // Its connection may serve the next call; there is nothing to close.
        self.transfer = nil
        end(by: error)
    }
}
