/// One metric with all its series: its name, what it means, and the labels that tell its series apart.
package struct MetricFamily: Sendable {
    /// How values become series, and which of swift-metrics' types fills them.
    package enum Kind: Sendable, Equatable {
        /// Only rises: `Counter` and `FloatingPointCounter`.
        case counter
        /// Rises and falls: `Meter`.
        case gauge
        /// How many values were at most so large, for each of some rising bounds: `Recorder`, and `Timer` in seconds.
        case histogram([Double])

        /// As a `TYPE` line says it.
        var name: String {
            switch self {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram: "histogram"
            }
        }
    }

    /// Its name by Prometheus' conventions (https://prometheus.io/docs/practices/naming/).
    package let name: String
    /// Its kind.
    package let kind: Kind
    /// The names of its labels; each series has a value of each.
    package let labels: [String]
    /// One sentence that says what is counted.
    package let help: String

    private init(_ name: String, _ kind: Kind, _ labels: [String], _ help: String) {
        precondition(
            Self.isName(name, mayHaveColon: true) && labels.allSatisfy { Self.isName($0) && $0 != "le" },
            "\(name) or one of its labels is no name"
        )
        self.name = name
        self.kind = kind
        self.labels = labels
        self.help = help
    }

    /// A counter; its name ends in `_total`.
    package static func counter(_ name: String, labels: [String] = [], _ help: String) -> MetricFamily {
        MetricFamily(name, .counter, labels, help)
    }

    /// A gauge.
    package static func gauge(_ name: String, labels: [String] = [], _ help: String) -> MetricFamily {
        MetricFamily(name, .gauge, labels, help)
    }

    /// A histogram with the upper bounds of its buckets, rising.
    package static func histogram(
        _ name: String,
        labels: [String] = [],
        bounds: [Double],
        _ help: String
    ) -> MetricFamily {
        precondition(zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }, "the bounds of \(name) do not rise")
        return MetricFamily(name, .histogram(bounds), labels, help)
    }

    /// Pairs values with the labels, as swift-metrics takes them.
    package func dimensions(_ values: [String]) -> [(String, String)] {
        precondition(values.count == labels.count, "\(name) has the labels \(labels)")
        return Array(zip(labels, values))
    }

    private static func isName(_ name: String, mayHaveColon: Bool = false) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: mayHaveColon && byte == UInt8(ascii: ":")
            }
        }
    }
}
