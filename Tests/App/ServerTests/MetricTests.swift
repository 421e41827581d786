import FoundationEssentials
import PrometheusMetrics
import Testing

@testable import Server

@Suite("The list of metrics")
struct MetricTests {
    private static func text(of file: String) throws -> String {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return String(decoding: try Data(contentsOf: root.appending(path: file)), as: UTF8.self)
    }

    @Test("is whole, and each metric is on it once")
    func whole() throws {
        let declared = try Self.text(of: "Sources/App/Server/Metrics/Metric.swift")
            .matches(of: /static let \w+ = MetricFamily\./)
        #expect(Metric.all.count == declared.count)
        #expect(Set(Metric.all.map(\.name)).count == Metric.all.count)
    }

    @Test("has what the README watches")
    func readme() throws {
        let chapter = try #require(
            try Self.text(of: "README.md").split(separator: "\n### ").first { $0.hasPrefix("What to watch") }
        )
        let names = Set(chapter.matches(of: /\b(?:arete|process)_\w+/).map { String($0.0) })
        #expect(names.count >= 10)
        for name in names {
            let isThere = Metric.all.contains { family in
                guard case .histogram = family.kind else { return family.name == name }
                return ["_bucket", "_sum", "_count"].contains { family.name + $0 == name }
            }
            #expect(isThere, "\(name)")
        }
    }

    @Test("has units and ends as Prometheus' conventions say")
    func conventions() {
        for family in Metric.all {
            #expect(family.name.hasPrefix("arete_") || family.name.hasPrefix("process_"))
            #expect((family.kind == .counter) == family.name.hasSuffix("_total"), "\(family.name)")
            #expect(family.help.hasSuffix("."), "\(family.name)")
        }
    }
}
