import CoreMetrics
import PrometheusMetrics
import PrometheusSupport
import Testing

@Suite("The page of metrics", .timeLimit(.minutes(1)))
struct PrometheusMetricsTests {
    private static let families = [
        MetricFamily.counter("jobs_total", labels: ["kind"], "Jobs."),
        .counter("seconds_total", "Seconds."),
        .gauge("depth", labels: ["a", "b"], "Depth \\ of\n\"things\"."),
        .histogram("wait_seconds", labels: ["kind"], bounds: [0.001, 0.5, 2], "Waits."),
        .histogram("size_bytes", bounds: [1, 10], "Sizes."),
        .gauge("unused", "Nothing."),
    ]

    private func text(_ metrics: PrometheusMetrics) -> String {
        String(decoding: metrics.page(), as: UTF8.self)
    }

    @Test("says what was counted through swift-metrics, to the byte")
    func page() {
        let metrics = PrometheusMetrics(Self.families)
        Counter(label: "jobs_total", dimensions: [("kind", "b")], factory: metrics).increment(by: 41)
        Counter(label: "jobs_total", dimensions: [("kind", "b")], factory: metrics).increment()
        Counter(label: "jobs_total", dimensions: [("kind", "a")], factory: metrics).increment(by: 0)
        FloatingPointCounter(label: "seconds_total", factory: metrics).increment(by: 0.25)
        Meter(label: "depth", dimensions: [("a", "x"), ("b", "y")], factory: metrics).set(3)
        let timer = CoreMetrics.Timer(label: "wait_seconds", dimensions: [("kind", "a")], factory: metrics)
        for nanoseconds in [1_000_000, 1_000_001, 500_000_000, 3_000_000_000] { timer.recordNanoseconds(nanoseconds) }
        Recorder(label: "size_bytes", factory: metrics).record(10)
        #expect(
            text(metrics) == #"""
                # HELP jobs_total Jobs.
                # TYPE jobs_total counter
                jobs_total{kind="a"} 0
                jobs_total{kind="b"} 42
                # HELP seconds_total Seconds.
                # TYPE seconds_total counter
                seconds_total 0.25
                # HELP depth Depth \\ of\n"things".
                # TYPE depth gauge
                depth{a="x",b="y"} 3
                # HELP wait_seconds Waits.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{kind="a",le="0.001"} 1
                wait_seconds_bucket{kind="a",le="0.5"} 3
                wait_seconds_bucket{kind="a",le="2"} 3
                wait_seconds_bucket{kind="a",le="+Inf"} 4
                wait_seconds_sum{kind="a"} 3.502000001
                wait_seconds_count{kind="a"} 4
                # HELP size_bytes Sizes.
                # TYPE size_bytes histogram
                size_bytes_bucket{le="1"} 0
                size_bytes_bucket{le="10"} 1
                size_bytes_bucket{le="+Inf"} 1
                size_bytes_sum 10
                size_bytes_count 1

                """#
        )
    }

    @Test(
        "escapes a label's value so that it comes back as it was",
        arguments: [
            "", "a\"b", "\\", "\\n", "line\nfeed", "carriage\r\nreturn", "tab\t", "{x=\"y\"} 1", "é 😀", "\u{301}",
        ]
    )
    func escaping(value: String) throws {
        let metrics = PrometheusMetrics(Self.families)
        Counter(label: "jobs_total", dimensions: [("kind", value)], factory: metrics).increment()
        let page = try MetricsPage(metrics.page())
        // Compared by scalars, since two strings may be equal that are not the same bytes.
        let found = page.families["jobs_total"]?.samples.first?.labels["kind"]
        #expect(found.map { Array($0.unicodeScalars) } == Array(value.unicodeScalars))
    }

    @Test("counts nothing that would let a counter fall, and no number that is none")
    func monotonic() throws {
        let metrics = PrometheusMetrics(Self.families)
        let counter = FloatingPointCounter(label: "seconds_total", factory: metrics)
        let amounts: [Double] = [2, -1, .nan, .infinity, -.infinity, 0]
        for amount in amounts { counter.increment(by: amount) }
        #expect(try MetricsPage(metrics.page())["seconds_total"] == 2)
    }

    @Test("has at most so many series of a metric; the rest is counted nowhere and costs nothing")
    func bounded() throws {
        let metrics = PrometheusMetrics(Self.families, mostSeries: 3)
        for index in 0..<1000 {
            let kind = [("kind", "\(index % 100)")]
            Counter(label: "jobs_total", dimensions: kind, factory: metrics).increment()
            CoreMetrics.Timer(label: "wait_seconds", dimensions: kind, factory: metrics).recordNanoseconds(1)
        }
        let page = try MetricsPage(metrics.page())
        #expect(page.families["jobs_total"]?.samples.map(\.value) == [10, 10, 10])
        #expect(page.families["wait_seconds"]?.samples.count == 3 * 6)
    }

    @Test("loses nothing where threads count the same at once")
    func threads() async throws {
        let metrics = PrometheusMetrics(Self.families)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    let timer = CoreMetrics.Timer(label: "wait_seconds", dimensions: [("kind", "a")], factory: metrics)
                    let counter = Counter(label: "jobs_total", dimensions: [("kind", "a")], factory: metrics)
                    for _ in 0..<10_000 {
                        counter.increment()
                        timer.recordNanoseconds(1_000_000_000)
                    }
                }
            }
        }
        let page = try MetricsPage(metrics.page())
        #expect(page["jobs_total", ["kind": "a"]] == 80_000)
        #expect(page["wait_seconds_count", ["kind": "a"]] == 80_000)
        #expect(page["wait_seconds_sum", ["kind": "a"]] == 80_000)
    }

    @Test("forgets a series that was destroyed, and begins anew")
    func destroyed() throws {
        let metrics = PrometheusMetrics(Self.families)
        let meter = Meter(label: "depth", dimensions: [("a", "1"), ("b", "2")], factory: metrics)
        meter.set(2.5)
        meter.increment(by: 2.0)
        meter.decrement(by: 1.0)
        #expect(try MetricsPage(metrics.page())["depth", ["a": "1", "b": "2"]] == 3.5)
        meter.destroy()
        #expect(metrics.page().isEmpty)
    }

    @Test("is of metrics that are on the list, each of its own kind and labels")
    func unlisted() async {
        await #expect(processExitsWith: .failure) {
            Counter(label: "other_total", factory: PrometheusMetrics(Self.families)).increment()
        }
        await #expect(processExitsWith: .failure) {
            Counter(label: "depth", dimensions: [("a", ""), ("b", "")], factory: PrometheusMetrics(Self.families))
                .increment()
        }
        await #expect(processExitsWith: .failure) {
            Counter(label: "jobs_total", dimensions: [("id", "")], factory: PrometheusMetrics(Self.families))
                .increment()
        }
    }
}
