import Documents
import LanguageModels
import SQLiteStore
import WebInterface

/// Whether a responder can do its work: what it needs for that, each part if it needs it.
struct ReadinessProbe: Sendable {
    /// Where everything is kept.
    let store: SQLiteStore
    /// What reads resumes, where a slice takes one.
    let extractor: (any TextExtractor)?
    /// The models, where the rules may not stand in for them.
    let models: ModelEngine?

    /// What cannot do its work now; the store is tried, the rest is looked at.
    @concurrent
    func unready() async -> [WebInterface.Probes.Part] {
        var parts: [WebInterface.Probes.Part] = []
        do {
            try await store.checkHealth()
        } catch {
            parts.append(.store)
        }
        if extractor?.isAvailable == false { parts.append(.extraction) }
        if let models, await !models.isAvailable { parts.append(.models) }
        return parts
    }
}

extension ModelEngine {
    /// Whether any of the models may be asked.
    fileprivate var isAvailable: Bool {
        availability.contains { $0.isUsable }
    }
}
