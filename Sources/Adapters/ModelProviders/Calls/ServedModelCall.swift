import EventLoop
import LanguageModels

/// What a caller holds of a call: to drop it is to cancel it.
@LoopActor
final class ServedModelCall: ModelCall {
    private let exchange: ModelExchange

    /// Starts a call.
    init(_ request: ModelRequest, of model: ServedModel, limits: CallLimits, delegate: any ModelCallDelegate) {
        exchange = ModelExchange(request, of: model, limits: limits, delegate: delegate)
    }

    isolated deinit {
        _ = exchange.cancel()
    }

    func cancel() -> ModelCallReport {
        exchange.cancel()
    }
}
