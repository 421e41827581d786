/// Why a transfer did not end well.
package enum HTTPTransferError: Error, Sendable, Equatable {
    /// The address cannot be used: no `http` or `https` URL.
    case badAddress
    /// No connection: name, route, refusal or its time limit.
    case cannotConnect
    /// The peer's certificate does not prove its name.
    case untrustedPeer
    /// The transfer took longer than its limit.
    case timedOut
    /// The connection broke, or ended before the response did.
    case brokenOff
    /// libcurl refused an option or a call: its number, for the log.
    case library(code: Int)
}
