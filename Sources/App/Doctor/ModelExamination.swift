import EventLoop
import LanguageModels

/// Asks a model for as little as it can answer.
///
/// A real call, because nothing else says that the key, the name, the money and the way are as a run needs them.
@LoopActor
final class ModelExamination: ModelCallDelegate {
    private static let request = ModelRequest(
        instructions: ModelPrompt.instructions,
        documents: [],
        task: "There is no document and nothing to find. Answer with an empty list of items.",
        schema: GeneratedItem.schema,
        maxTokens: 1024
    )

    private var waiter: CheckedContinuation<ModelCallReport, Never>?
    private var call: (any ModelCall)?

    private init() {}

    /// Asks it.
    ///
    /// - Returns: Whether it answers, or why not.
    static func run(_ model: any LanguageModel) async -> Finding {
        let examination = ModelExamination()
        let report = await withCheckedContinuation { continuation in
            examination.waiter = continuation
            examination.call = model.call(Self.request, delegate: examination)
        }
        return judged(report, model.name)
    }

    func modelCall(received text: [UInt8]) {
        // Whatever it says, it answers.
    }

    func modelCall(ended report: ModelCallReport) {
        waiter?.resume(returning: report)
        waiter = nil
        call = nil
    }

    /// What the end of a call says.
    static nonisolated func judged(_ report: ModelCallReport, _ name: String) -> Finding {
        let subject = "model \(name)"
        switch report.outcome {
        case .finished, .truncated, .refused:
            return Finding(.ok, subject, "it answers")
        case .cancelled: return Finding(.warning, subject, "the question was broken off")
        case .failed(let failure):
            let (verdict, text) = words(for: failure.reason, report)
            return Finding(verdict, subject, text + details(report))
        }
    }

    private static nonisolated func words(
        for reason: ModelFailure.Reason,
        _ report: ModelCallReport
    ) -> (Finding.Verdict, String) {
        switch (reason, report.status) {
        case (.denied, 401): (.problem, "the key is refused")
        case (.denied, 403): (.problem, "the key may not use this model")
        case (.denied, 404): (.problem, "the server has no model of this name, or its base URL leads to another path")
        case (.denied, _):
            (.problem, "the server denies itself: the key, the model's name, the account's money, or no base URL")
        case (.connection, _): (.problem, "the server cannot be reached, or its certificate is not trusted")
        case (.timeout, _): (.problem, "no answer in time")
        case (.rateLimited, _): (.warning, "it has been asked too much just now")
        case (.overloaded, _): (.warning, "it has too much to do just now")
        case (.server, _): (.problem, "the server has an error")
        case (.rejected, _): (.problem, "the server does not take the question")
        case (.malformed, _): (.problem, "the answer is none that this protocol knows: is the base URL right?")
        }
    }

    /// Names of the server's and ours; never what it wrote, and nothing that differs from one call to the next.
    private static nonisolated func details(_ report: ModelCallReport) -> String {
        let parts = [report.status.map { "status \($0)" }, report.errorType].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
}
