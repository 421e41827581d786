import EventLoop
import Runs

/// What a script's run completes with.
let summary = RunSummary(text: "Done.", counts: [:])

/// A script that emits some items and completes.
func items(_ count: Int, text: String = "") -> ScriptedSlice.Script {
    { run in
        for number in 0..<count { run.emit(try .numbered(number, text: text)) }
        return summary
    }
}

/// A signal from a script to its test, or back.
final class Gate: Sendable {
    private let state = Lock<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
