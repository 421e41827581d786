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
    /// Anything else: libcurl's number, for the log.
    ///
    /// A `CURLcode`, or 1,000 more than a `CURLMcode`. 8: the response is no HTTP, or its head is beyond the limits. 27: no memory or no
    /// descriptor. 77: the file of authorities cannot be read.
    case library(code: Int)
}
