import PrometheusSupport
import Testing

/// The reader of the tests can fail, or what it lets pass says nothing.
@Suite("The strict reader of a page of metrics")
struct MetricsPageTests {
    private static let head = "# HELP a_total A.\n# TYPE a_total counter\n"

    @Test("takes what is right")
    func right() throws {
        let page = try MetricsPage(Array((Self.head + "a_total{x=\"1\\n\\\"\\\\\"} 1e-05\n").utf8))
        #expect(page["a_total", ["x": "1\n\"\\"]] == 1e-05)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "\n", head, head + "a_total 1", head + "a_total 1\r\n", head + "a_total 1 \n", head + " a_total 1\n",
            head + "a_total  1\n", head + "a_total one\n", head + "a_total 1 1700000000000\n", head + "a_total\n",
            head + "a_total{} 1\n", head + "a_total{x=1} 1\n", head + "a_total{x=\"1\"\n",
            head + "a_total{x=\"\\t\"} 1\n",
            head + "a_total{1x=\"\"} 1\n", head + "a_total{x=\"\",x=\"\"} 1\n", head + "a_total{x=\"\",} 1\n",
            head + "a_total -1\n", head + "a_total NaN\n", head + "a_total inf\n", head + "a_total 0x1\n",
            head + "a_total 1\na_total 1\n", head + "a_total{x=\"1\"} 1\na_total{y=\"1\"} 1\n",
            head + "b_total 1\n", head + "a_total 1\n\n", head + "a_total 1\n# EOF\n", head + head + "a_total 1\n",
            head + "a_total_sum 1\n", "# TYPE a_total counter\na_total 1\n", "# HELP a_total A.\na_total 1\n",
            "# HELP a_total A\n# TYPE a_total counter\na_total 1\n", "# HELP a A.\n# TYPE a counter\na 1\n",
            "# HELP a_total A.\n# TYPE a_total gauge\na_total 1\n", "# HELP a A.\n# TYPE a summary\na 1\n",
            "# HELP a-b A.\n# TYPE a-b gauge\na-b 1\n", "# HELP 1a A.\n# TYPE 1a gauge\n1a 1\n",
            "# HELP a A.\n# TYPE a gauge\na{le=\"1\"} 1\n",
        ]
    )
    func wrong(text: String) {
        #expect(throws: MetricsPage.Fault.self) { try MetricsPage(Array(text.utf8)) }
    }

    @Test(
        "refuses a histogram that is none",
        arguments: [
            "a_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 2\n", "a_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
            "a_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
            "a_bucket{le=\"2\"} 1\na_bucket{le=\"1\"} 1\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
            "a_bucket{le=\"+Inf\"} 1\na_count 1\na_sum 1\n", "a_bucket{le=\"+Inf\"} 1\na_sum 1\n",
            "a_sum 1\na_count 1\n",
            "a_bucket 1\na_sum 1\na_count 1\n", "a 1\n",
        ]
    )
    func wrongHistogram(text: String) throws {
        let head = "# HELP a A.\n# TYPE a histogram\n"
        _ = try MetricsPage(Array((head + "a_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n").utf8))
        #expect(throws: MetricsPage.Fault.self) { try MetricsPage(Array((head + text).utf8)) }
    }
}
