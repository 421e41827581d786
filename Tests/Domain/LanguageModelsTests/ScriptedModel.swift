import EventLoop
import LanguageModels

/// What a scripted model does on a call, step by step, each in a turn of the loop of its own.
enum Step: Sendable {
    /// A delta.
    case text(String)
    /// The end.
    case end(ModelOutcome)
    /// What the test does meanwhile.
    case perform(@LoopActor @Sendable () -> Void)
}

/// A model that does what a script says; a call beyond it stalls.
@LoopActor
final class ScriptedModel: LanguageModel {
    nonisolated let name: String
    private var scripts: [[Step]]
    private(set) var requests: [ModelRequest] = []
    private(set) var cancelled = 0

    init(_ scripts: [[Step]], name: String = "test/one") {
        self.name = name
        self.scripts = scripts
    }

    func call(_ request: ModelRequest, delegate: any ModelCallDelegate) -> any ModelCall {
        requests.append(request)
        return ScriptedCall(model: self, steps: scripts.isEmpty ? [] : scripts.removeFirst(), delegate: delegate)
    }

    fileprivate func callCancelled() {
        cancelled += 1
    }
}

@LoopActor
private final class ScriptedCall: ModelCall {
    private let model: ScriptedModel
    private var steps: [Step]
    private weak var delegate: (any ModelCallDelegate)?

    init(model: ScriptedModel, steps: [Step], delegate: any ModelCallDelegate) {
        self.model = model
        self.steps = steps.reversed()
        self.delegate = delegate
        goOn()
    }

    func cancel() -> ModelCallReport {
        steps = []
        delegate = nil
        model.callCancelled()
        // As of a server that has told what the request cost, and not yet what the answer does.
        var usage = ModelUsage()
        (usage.inputTokens, usage.outputTokens, usage.isEstimated) = (90, 5, true)
        return ModelCallReport(outcome: .cancelled, usage: usage, requestID: "c", status: 200)
    }

    private func goOn() {
        // Weakly: a call goes on for as long as it is kept.
        LoopActor.loop.execute { [weak self] in LoopActor.assumeIsolated { self?.step() } }
    }

    private func step() {
        guard let step = steps.popLast() else { return }
        goOn()
        switch step {
        case .text(let text): delegate?.modelCall(received: Array(text.utf8))
        case .end(let outcome):
            var usage = ModelUsage()
            (usage.inputTokens, usage.outputTokens) = (100, 10)
            delegate?.modelCall(ended: ModelCallReport(outcome: outcome, usage: usage, requestID: "r"))
        case .perform(let action): action()
        }
    }
}

/// A receiver that writes down what it gets, a word a call.
@LoopActor
final class RecordingReceiver: GeneratedItemReceiver {
    let requester = "receiver"
    private(set) var log: [String] = []
    /// What all calls used.
    private(set) var usage = ModelUsage()
    private let commits: @LoopActor (GeneratedItem) -> Bool
    var onBegan: @LoopActor () -> Void = {}

    init(commits: @escaping @LoopActor (GeneratedItem) -> Bool = { _ in true }) {
        self.commits = commits
    }

    func itemBegan(_ head: GeneratedItem) {
        log.append("began \(head.kind)")
        onBegan()
    }

    func itemContinued(_ text: [UInt8]) {
        log.append("+\(String(decoding: text, as: UTF8.self))")
    }

    func itemEnded(_ item: GeneratedItem) -> Bool {
        let isCommitted = commits(item)
        log.append("\(isCommitted ? "item" : "refused") \(item.text)")
        return isCommitted
    }

    func itemAborted() {
        log.append("aborted")
    }

    func callEnded(usage: ModelUsage) {
        self.usage += usage
    }
}

/// What an engine told of its attempts.
@LoopActor
final class Reports {
    private(set) var all: [(model: String, report: ModelCallReport)] = []
    private(set) var requesters: Set<String> = []

    func add(_ model: String, _ report: ModelCallReport, _ requester: String) {
        all.append((model, report))
        requesters.insert(requester)
    }
}
