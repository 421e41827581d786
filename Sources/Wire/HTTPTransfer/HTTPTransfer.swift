package import EventLoop

/// One request that is under way, and its response.
@LoopActor
package final class HTTPTransfer {
}
