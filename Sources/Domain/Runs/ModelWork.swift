import Documents
package import EventLoop
package import LanguageModels

/// What a slice has made of a run's documents.
package enum Preparation: Sendable {
    /// All there is to make; what `complete` says.
    case complete(RunSummary)
    /// A model goes on, asked by a writer.
    case asks(ModelWriter, any ModelWork)
}

/// A model's part of a run: what it is asked, what takes its answer, and what the run's end says of both.
@LoopActor
package protocol ModelWork: RunItemReceiver, Sendable {
    /// What it is asked; `nil` where an earlier attempt has committed all of it.
    var request: ModelRequest? { get }
    /// What earlier attempts have committed, as the model would have written it: only the rest is asked for.
    var answered: [GeneratedItem] { get }
    /// Whether the rules can do what the model has not done, where they may.
    var canDoWithout: Bool { get }
    /// How many items were dropped, by reason; those that were no items are counted elsewhere.
    var rejected: [String: Int] { get }

    /// Makes what the model has left, and says how it went.
    ///
    /// - Parameter generation: How the answer ended; `nil` where there was none and the rules stand in.
    /// - Returns: What `complete` says, but for what was dropped and why the answer is not whole.
    /// - Throws: What went wrong on our side.
    func finish(_ generation: Generation?) throws -> RunSummary
}

extension ModelWork {
    package var canDoWithout: Bool { true }
}

/// The model that a slice asks.
package struct ModelWriter: Sendable {
    /// The models.
    package let generator: any ItemGenerator
    /// Whether the rules do the work where no model can.
    package let fallsBackToRules: Bool

    /// A writer; `nil` without a model.
    package init?(_ generator: (any ItemGenerator)?, fallsBackToRules: Bool) {
        guard let generator else { return nil }
        self.generator = generator
        self.fallsBackToRules = fallsBackToRules
    }

    /// Has a model do its part.
    ///
    /// - Returns: What `complete` says.
    /// - Throws: A model's `Failure` where the rules may not stand in for it, and what `finish` throws.
    @LoopActor
    package func write(_ work: any ModelWork) async throws -> RunSummary {
        var generation: Generation?
        if let request = work.request {
            do {
                generation = try await generator.generate(request, committed: work.answered, receiver: work)
            } catch let failure as Failure where fallsBackToRules && failure.isOfModel && work.canDoWithout {
                // The log of the model's calls tells why; the reader gets the rules' work.
            }
        }
        work.itemAborted()
        var summary = try work.finish(generation)
        summary.add(generation, rejected: work.rejected)
        return summary
    }
}
