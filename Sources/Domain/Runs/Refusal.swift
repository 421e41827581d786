package import Documents
import ServerSentEvents

/// An error that belongs to no run, as an event stream shows it.
package enum Refusal {
    /// One `error` event with an id that, sent back, gets a 204: a browser that reconnects is told to give up.
    package static func frame(of failure: Failure) -> [UInt8] {
        RunEvent.error(failure).frame(id: Cursor.refusalText)
    }

    /// An id-less status for a reader that shall come back, and when: spread, so that not all come at once.
    package static func away() -> [UInt8] {
        var bytes: [UInt8] = []
        EventStreamEncoder.append(retry: .milliseconds(Int.random(in: 1000...5000)), to: &bytes)
        return bytes + RunEvent.reconnecting.frame()
    }
}
