import CoreMetrics
import Synchronization

/// The numbers of one combination of label values.
protocol Series: AnyObject, Sendable {
    /// What they are now, in the order of the page.
    var samples: [Sample] { get }
}

/// One line of the page, without the metric's name and labels.
struct Sample {
    /// What follows the name, such as `_sum`.
    var suffix = ""
    /// The value of the label `le` of a bucket.
    var bound: Double?
    /// The value.
    var value: Double
}

/// A number that any thread may change, without a lock and without waiting for another one that is preempted.
///
/// A class, so that a histogram can have an array of them.
private final class Cell: Sendable {
    private let bits = Atomic<UInt64>(0)

    var value: Double {
        Double(bitPattern: bits.load(ordering: .relaxed))
    }

    func set(_ value: Double) {
        bits.store(value.bitPattern, ordering: .relaxed)
    }

    func add(_ amount: Double) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let sum = (Double(bitPattern: old) + amount).bitPattern
            let (isExchanged, current) = bits.weakCompareExchange(expected: old, desired: sum, ordering: .relaxed)
            guard !isExchanged else { return }
            old = current
        }
    }
}

/// A series of a counter.
///
/// Whole numbers are exact up to 2^53.
final class CounterSeries: Series, CounterHandler, FloatingPointCounterHandler {
    private let cell = Cell()

    func increment(by amount: Int64) {
        increment(by: Double(amount))
    }

    /// What would make it fall, or no number any more, is left out: a model's server may name any number of tokens.
    func increment(by amount: Double) {
        if amount > 0, amount.isFinite { cell.add(amount) }
    }

    func reset() {
        cell.set(0)
    }

    var samples: [Sample] {
        [Sample(value: cell.value)]
    }
}

/// A series of a gauge.
final class GaugeSeries: Series, MeterHandler {
    private let cell = Cell()

    func set(_ value: Int64) {
        cell.set(Double(value))
    }

    func set(_ value: Double) {
        cell.set(value)
    }

    func increment(by amount: Double) {
        cell.add(amount)
    }

    func decrement(by amount: Double) {
        cell.add(-amount)
    }

    var samples: [Sample] {
        [Sample(value: cell.value)]
    }
}

/// A series of a histogram; its buckets are cumulative on the page only.
final class HistogramSeries: Series, RecorderHandler, CoreMetrics.TimerHandler {
    private let bounds: [Double]
    /// One for each bound, and one for what is above them all.
    private let buckets: [Cell]
    private let sum = Cell()

    init(bounds: [Double]) {
        self.bounds = bounds
        buckets = (0...bounds.count).map { _ in Cell() }
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    func record(_ value: Double) {
        // A dozen comparisons: a search by halves would not be faster.
        var index = 0
        while index < bounds.count, value > bounds[index] { index += 1 }
        buckets[index].add(1)
        sum.add(value)
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1e9)
    }

    var samples: [Sample] {
        var count = 0.0
        var samples = zip(bounds + [.infinity], buckets).map { bound, bucket in
            count += bucket.value
            return Sample(suffix: "_bucket", bound: bound, value: count)
        }
        samples.append(Sample(suffix: "_sum", value: sum.value))
        samples.append(Sample(suffix: "_count", value: count))
        return samples
    }
}
