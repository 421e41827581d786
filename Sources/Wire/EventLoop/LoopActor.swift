/// The isolation of everything that lives on the event loop.
@globalActor
package actor LoopActor {
    package static let shared = LoopActor()
}
