package import EventLoop
package import HTTPTypes

/// Whoever waits for one response; called on the loop, in the order of the members, and never within the call that starts the transfer.
///
/// A transfer that was cancelled calls nothing more.
@LoopActor
package protocol HTTPTransferDelegate: AnyObject {
    /// The status and the fields of the final response.
    func transferReceived(head: HTTPResponse)

    /// A piece of the body, as it came; valid during the call only.
    func transferReceived(body: RawSpan)

    /// The last call: the response is whole, or what went wrong.
    ///
    /// A whole response proves nothing of what its body should have been: a connection that ends where no length was announced looks whole.
    func transferEnded(_ error: HTTPTransferError?)
}
