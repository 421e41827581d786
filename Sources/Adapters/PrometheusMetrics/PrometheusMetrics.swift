package import CoreMetrics

import class EventLoop.Lock

/// Keeps what a program counts through swift-metrics, and shows it as a page in Prometheus' text format.
///
/// What can be counted is a list that is known from the beginning: a metric that is not on it, or with other labels, is a fault of the
/// program. To count takes neither a lock nor memory; to make a `Counter` and its like takes both.
package final class PrometheusMetrics: MetricsFactory, Sendable {
    /// The families, in the order of the page.
    private let families: [MetricFamily]
    private let indices: [String: Int]
    private let mostSeries: Int
    /// Of each family its series, by the values of their labels.
    private let series: Lock<[[[String]: any Series]]>

    /// Counts nothing yet.
    ///
    /// - Parameters:
    ///   - families: What can be counted, in the order of the page.
    ///   - mostSeries: Of one metric; what comes beyond is counted nowhere. Labels have few values each, so that this is met by a fault only,
    ///     which then costs neither our memory nor a Prometheus server's.
    package init(_ families: [MetricFamily], mostSeries: Int = 1000) {
        self.families = families
        self.mostSeries = mostSeries
        indices = Dictionary(uniqueKeysWithValues: families.enumerated().map { ($1.name, $0) })
        series = Lock(Array(repeating: [:], count: families.count))
    }

    /// The page: https://prometheus.io/docs/instrumenting/exposition_formats/.
    package func page() -> [UInt8] {
        let series = series.withLock { $0 }
        var page = ""
        for (family, series) in zip(families, series) where !series.isEmpty {
            TextFormat.appendHead(of: family, to: &page)
            // In an order that stays, so that two pages can be compared.
            for (values, series) in series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                for sample in series.samples { TextFormat.append(sample, of: family, values, to: &page) }
            }
        }
        return Array(page.utf8)
    }

    // MARK: swift-metrics

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions) { $0 == .counter ? CounterSeries() : nil } ?? NOOPMetricsHandler.instance
    }

    package func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        find(label, dimensions) { $0 == .counter ? CounterSeries() : nil } ?? NOOPMetricsHandler.instance
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions) { $0 == .gauge ? GaugeSeries() : nil } ?? NOOPMetricsHandler.instance
    }

    package func makeRecorder(
        label: String,
        dimensions: [(String, String)],
        aggregate: Bool
    ) -> any RecorderHandler {
        precondition(aggregate, "\(label): a value that replaces the one before is a Meter's")
        return histogram(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any CoreMetrics.TimerHandler {
        histogram(label, dimensions) ?? NOOPMetricsHandler.instance
    }

    package func destroyCounter(_ handler: any CounterHandler) {
        remove(handler)
    }

    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {
        remove(handler)
    }

    package func destroyMeter(_ handler: any MeterHandler) {
        remove(handler)
    }

    package func destroyRecorder(_ handler: any RecorderHandler) {
        remove(handler)
    }

    package func destroyTimer(_ handler: any CoreMetrics.TimerHandler) {
        remove(handler)
    }

    private func histogram(_ name: String, _ dimensions: [(String, String)]) -> HistogramSeries? {
        find(name, dimensions) { kind in
            guard case .histogram(let bounds) = kind else { return nil }
            return HistogramSeries(bounds: bounds)
        }
    }

    /// The series of some label values, made where there is none.
    ///
    /// - Parameters:
    ///   - name: The metric.
    ///   - dimensions: Its labels with their values, in the family's order.
    ///   - make: Makes a series of a kind, unless it is another one.
    /// - Returns: `nil` where there are too many.
    private func find<Handler: Series>(
        _ name: String,
        _ dimensions: [(String, String)],
        _ make: (MetricFamily.Kind) -> Handler?
    ) -> Handler? {
        guard let index = indices[name] else { preconditionFailure("\(name) is not on the list of metrics") }
        let family = families[index]
        precondition(dimensions.map(\.0) == family.labels, "\(name) has the labels \(family.labels)")
        let values = dimensions.map(\.1)
        return series.withLock { series in
            if let known = series[index][values] {
                guard let known = known as? Handler else { preconditionFailure("\(name) is a \(family.kind.name)") }
                return known
            }
            guard series[index].count < mostSeries else { return nil }
            guard let new = make(family.kind) else { preconditionFailure("\(name) is a \(family.kind.name)") }
            series[index][values] = new
            return new
        }
    }

    private func remove(_ handler: AnyObject) {
        series.withLock { series in
            for index in series.indices { series[index] = series[index].filter { $0.value !== handler } }
        }
    }
}
