package import EventLoop
package import LanguageModels

/// Takes a model's items for a run.
///
/// Shows no drafts and counts what calls used, unless it says otherwise.
@LoopActor
package protocol RunItemReceiver: GeneratedItemReceiver {
    /// The run that they are for.
    var run: any RunContext { get }
}

extension RunItemReceiver {
    package var requester: String {
        run.id.text
    }

    package func itemBegan(_ head: GeneratedItem) {}

    package func itemContinued(_ text: [UInt8]) {}

    package func itemAborted() {}

    package func callEnded(usage: ModelUsage) {
        run.used(usage)
    }
}
