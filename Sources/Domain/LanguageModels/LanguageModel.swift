package import EventLoop

/// A port: one model at one server, which writes an answer to a request.
///
/// One call is one attempt: it neither retries nor falls back, which `ModelEngine` does.
@LoopActor
package protocol LanguageModel: AnyObject, Sendable {
    /// Provider and model, such as `anthropic/claude-haiku-5-5`.
    nonisolated var name: String { get }

    /// Asks.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - delegate: Told what comes, never within this call; kept until the call has ended or is cancelled, so that one that keeps the call has
    ///     to cancel it.
    /// - Returns: The call, which goes on for as long as it is kept.
    func call(_ request: ModelRequest, delegate: any ModelCallDelegate) -> any ModelCall
}

/// A call to a model that is under way.
@LoopActor
package protocol ModelCall: AnyObject, Sendable {
    /// Ends the call: its connection is closed within this call, or within the turn where it comes from the call's own delegate, which hears
    /// nothing more.
    ///
    /// - Returns: What is known of it: its request's name where the head has come, and what it used as far as that was told.
    @discardableResult
    func cancel() -> ModelCallReport
}

/// Whoever waits for a model's answer; called on the loop.
@LoopActor
package protocol ModelCallDelegate: AnyObject, Sendable {
    /// One delta of the answer's text, in UTF-8; a code point may be cut at its ends.
    func modelCall(received text: [UInt8])

    /// The last call: how it ended, and what is known of it.
    func modelCall(ended report: ModelCallReport)
}
