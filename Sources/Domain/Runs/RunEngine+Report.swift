package import Documents
package import LanguageModels

/// How one commit of events went, for metrics.
package struct CommitReport: Sendable {
    /// How many events it had, of all runs together.
    package let events: Int
    /// How long the store took, or tried.
    package let elapsed: Duration
    /// Whether they are stored.
    package let isStored: Bool
}

extension RunEngine {
    /// How an attempt of this process at a run ended, for logs and metrics; nothing of a document is in it.
    package struct Report: Sendable {
        /// The run.
        package let run: RunID
        /// Its slice.
        package let slice: SliceName
        /// How it ended; `suspended` where somebody may continue it.
        package let state: RunState
        /// Why it failed, or why it could not go on.
        package let failure: Failure?
        /// How long it took.
        package let elapsed: Duration
        /// Who wrote the items.
        package let engine: String
        /// What models used, where any was asked.
        package let usage: ModelUsage?
        /// Why the work is not whole although the run is complete.
        package let partial: String?

        /// All tokens that were used, where any model was asked.
        package var tokens: Int? { usage?.totalTokens }
    }
}
