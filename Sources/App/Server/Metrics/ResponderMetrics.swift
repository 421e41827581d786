import CoreMetrics
import Documents
import EventLoop
import FoundationEssentials
import LanguageModels
import PrometheusMetrics
import Runs
import SQLiteStore
import WebInterface

/// Fills the metrics of one responder process from the reports of its parts, and makes its page.
///
/// What happens often is counted by its part in plain numbers and taken over when somebody looks, so that no delta pays for it here.
@LoopActor
final class ResponderMetrics {
    private let metrics = PrometheusMetrics(Metric.all)
    /// What every commit is counted by.
    private let commitTime: CoreMetrics.Timer
    private let commitSize: Recorder
    /// The CPU time that is counted already.
    private var cpuTime = 0.0
    /// What the runs have done that is counted already.
    private var activity: [SliceName: RunEngine.Activity] = [:]

    /// Metrics of a process that starts now.
    ///
    /// Of each counter the series that are known are there from the beginning, so that the first increment is seen as one.
    init(slices: [SliceName]) {
        commitTime = CoreMetrics.Timer(label: Metric.commitTime.name, factory: metrics)
        commitSize = Recorder(label: Metric.commitSize.name, factory: metrics)
        for slice in slices {
            for state in [RunState.complete, .stopped, .suspended] {
                count(Metric.runsEnded, slice.rawValue, state.rawValue, Self.noCode, by: 0)
            }
        }
        for code in FailureCode.allCases { count(Metric.errors, code.rawValue, by: 0) }
        count(Metric.commitFailures, by: 0)
        // The moment that it took until here is none that anybody would miss.
        set(Metric.startTime, to: Date.now.timeIntervalSince1970)
        let turns = timer(Metric.turnTime)
        LoopActor.loop.observeTurns { turns.recordNanoseconds($0) }
    }

    /// The value of the label `code` where nothing failed.
    private static let noCode = "none"

    // MARK: What is reported

    /// A request was answered.
    func answered(_ report: WebInterface.Report) {
        count(Metric.requests, report.route, report.method, "\(report.status)")
        if let code = report.code { count(Metric.errors, code.rawValue) }
    }

    /// A run ended, or was let go.
    func ended(_ report: RunEngine.Report) {
        let code = report.failure?.code.rawValue
        count(Metric.runsEnded, report.slice.rawValue, report.state.rawValue, code ?? Self.noCode)
        if let code { count(Metric.errors, code) }
    }

    /// Events were committed, or could not be.
    func committed(_ report: CommitReport) {
        guard report.isStored else { return count(Metric.commitFailures) }
        commitTime.recordNanoseconds(report.elapsed.nanoseconds)
        commitSize.record(report.events)
    }

    /// A call to a model ended.
    func called(_ model: String, _ report: ModelCallReport) {
        count(Metric.modelCalls, model, report.outcome.name)
        if let time = report.timeToText { timer(Metric.modelFirstText, model).recordNanoseconds(time.nanoseconds) }
        timer(Metric.modelCallTime, model).recordNanoseconds(report.elapsed.nanoseconds)
        count(Metric.modelInputTokens, model, by: report.usage.inputTokens)
        count(Metric.modelOutputTokens, model, by: report.usage.outputTokens)
        count(Metric.modelCacheReadTokens, model, by: report.usage.cacheReadTokens)
        count(Metric.modelCacheWriteTokens, model, by: report.usage.cacheWriteTokens)
    }

    // MARK: What is looked at

    /// The page as it is now.
    func page(of engine: RunEngine, _ models: ModelEngine?, _ store: SQLiteStore) async -> [UInt8] {
        let (process, storeSize) = await (ProcessFigures.read(), Self.size(of: store))
        if let process { take(process) }
        if let storeSize { set(Metric.storeSize, to: Double(storeSize)) }
        if let limit = store.maximumSize { set(Metric.storeLimit, to: Double(limit)) }
        take(engine)
        for (model, isUsable) in models?.availability ?? [] { set(Metric.modelUsable, model, to: isUsable ? 1 : 0) }
        return metrics.page()
    }

    private func take(_ engine: RunEngine) {
        set(Metric.queueLength, to: Double(engine.queueLength))
        let counted = activity
        activity = engine.activity
        for (slice, activity) in activity {
            let before = counted[slice]
            for (state, runs) in activity.states { set(Metric.runs, slice.rawValue, state.rawValue, to: Double(runs)) }
            set(Metric.viewers, slice.rawValue, to: Double(activity.viewers))
            count(Metric.eventsCommitted, slice.rawValue, by: activity.committed - (before?.committed ?? 0))
            count(Metric.drafts, slice.rawValue, by: activity.drafts - (before?.drafts ?? 0))
            count(Metric.eventsSent, slice.rawValue, by: activity.sent - (before?.sent ?? 0))
        }
    }

    private func take(_ process: ProcessFigures) {
        FloatingPointCounter(label: Metric.cpuTime.name, factory: metrics).increment(by: process.cpuTime - cpuTime)
        // Of two that look at once the earlier look may come last.
        cpuTime = max(cpuTime, process.cpuTime)
        set(Metric.residentMemory, to: Double(process.residentMemory))
        set(Metric.virtualMemory, to: Double(process.virtualMemory))
        set(Metric.openDescriptors, to: Double(process.openDescriptors))
        set(Metric.mostDescriptors, to: Double(process.mostDescriptors))
        set(Metric.threads, to: Double(process.threads))
    }

    /// How large the store is; `nil` where it does not answer, which readiness and the failed commits tell.
    @concurrent
    private nonisolated static func size(of store: SQLiteStore) async -> Int? {
        do { return try await store.size } catch { return nil }
    }

    // MARK: swift-metrics

    private func count(_ family: MetricFamily, _ labels: String..., by amount: Int = 1) {
        Counter(label: family.name, dimensions: family.dimensions(labels), factory: metrics).increment(by: amount)
    }

    private func set(_ family: MetricFamily, _ labels: String..., to value: Double) {
        Meter(label: family.name, dimensions: family.dimensions(labels), factory: metrics).set(value)
    }

    private func timer(_ family: MetricFamily, _ labels: String...) -> CoreMetrics.Timer {
        CoreMetrics.Timer(label: family.name, dimensions: family.dimensions(labels), factory: metrics)
    }
}

extension Duration {
    /// In whole nanoseconds.
    fileprivate var nanoseconds: Int64 {
        Int64(self / .nanoseconds(1))
    }
}
