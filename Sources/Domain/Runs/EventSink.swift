package import EventLoop

/// Where a viewer's bytes go: an HTTP response, or a terminal.
@LoopActor
package protocol EventSink: AnyObject {
    /// Writes what goes out without blocking.
    ///
    /// - Returns: How many bytes were taken, from the first on; 0 where there is no room.
    func write(_ bytes: Span<UInt8>) -> Int

    /// Asks for `Viewer.sinkWritable()` as soon as there is room.
    func notifyWhenWritable()

    /// Ends the response after what was written.
    func finish()

    /// Breaks the response off: its reader takes nothing any more.
    func abandon()
}
