import EventLoop
package import Runs

extension Slice {
    /// Does all of a run's work, a model's too, as the run engine has it done.
    ///
    /// - Returns: What `complete` says.
    /// - Throws: What either part throws.
    @LoopActor
    package func produce(_ run: any RunContext) async throws -> RunSummary {
        switch try await prepare(run) {
        case .complete(let summary): return summary
        case .asks(let writer, let work): return try await writer.write(work)
        }
    }
}
