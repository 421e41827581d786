/// A page in Prometheus' text format 0.0.4, read strictly: what a server would take although it is not as it should be is a fault here.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
package struct MetricsPage: Sendable {
    /// One metric of the page.
    package struct Family: Sendable, Equatable {
        /// What it means.
        package var help: String
        /// Its `TYPE`.
        package var type: String
        /// Its samples, in their order.
        package var samples: [Sample] = []
    }

    /// One line with a value.
    package struct Sample: Sendable, Equatable {
        /// The name, with a histogram's suffix.
        package var name: String
        /// The labels.
        package var labels: [String: String]
        /// The value.
        package var value: Double
    }

    /// What is wrong with a page.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// The metrics, by name.
    package private(set) var families: [String: Family] = [:]
    /// The names in the order of the page.
    package private(set) var names: [String] = []

    /// Reads a page.
    ///
    /// - Throws: `Fault` for a page that is not strictly of the format, or whose metrics are against Prometheus' conventions.
    package init(_ bytes: [UInt8]) throws(Fault) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(description: "no UTF-8") }
        // By scalars: a carriage return before the line feed would be one character with it.
        guard text.unicodeScalars.last == "\n" else { throw Fault(description: "the last line has no end") }
        for line in text.unicodeScalars.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            do throws(Fault) {
                try read(LineReader(line))
            } catch {
                throw Fault(description: "\(error.description) in: \(String(line))")
            }
        }
        for name in names { try check(name) }
    }

    /// The value of the sample with a name and exactly these labels.
    package subscript(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families[Self.familyName(of: name, in: families)]?.samples
            .first { $0.name == name && $0.labels == labels }?.value
    }

    private mutating func read(_ line: consuming LineReader) throws(Fault) {
        var line = line
        if line.skip("# HELP ") {
            let name = try line.name()
            guard line.skip(" ") else { throw Fault(description: "no help") }
            let help = try line.rest(escapes: "\\n")
            guard !help.isEmpty, families[name] == nil else { throw Fault(description: "a second or an empty help") }
            families[name] = Family(help: help, type: "")
            names.append(name)
        } else if line.skip("# TYPE ") {
            let name = try line.name()
            guard line.skip(" ") else { throw Fault(description: "no type") }
            let type = try line.rest(escapes: "")
            guard ["counter", "gauge", "histogram"].contains(type), names.last == name, families[name]?.type == ""
            else {
                throw Fault(description: "a type that is none, is the second or stands in another place")
            }
            families[name]?.type = type
        } else {
            let sample = try line.sample()
            let name = Self.familyName(of: sample.name, in: families)
            guard names.last == name, families[name]?.type != "" else {
                throw Fault(description: "a sample outside of its metric")
            }
            guard
                families[name]?.samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels })
                    == false
            else { throw Fault(description: "a second sample of the same labels") }
            families[name]?.samples.append(sample)
        }
    }

    /// The metric of a sample: a histogram's has suffixes.
    private static func familyName(of name: String, in families: [String: Family]) -> String {
        for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
            let base = String(name.dropLast(suffix.count))
            if families[base]?.type == "histogram" { return base }
        }
        return name
    }

    private func check(_ name: String) throws(Fault) {
        guard let family = families[name], !family.samples.isEmpty, family.help.hasSuffix(".") else {
            throw Fault(description: "\(name) has no samples, or its help is no sentence")
        }
        guard (family.type == "counter") == name.hasSuffix("_total") else {
            throw Fault(description: "\(name) is a \(family.type)")
        }
        let labels = Set(family.samples.map { Set($0.labels.keys.filter { $0 != "le" }) })
        guard labels.count == 1 else { throw Fault(description: "the samples of \(name) have different labels") }
        if family.type == "histogram" {
            try checkHistogram(name, family)
        } else {
            guard family.samples.allSatisfy({ $0.name == name && $0.value.isFinite && $0.labels["le"] == nil }) else {
                throw Fault(description: "\(name) has a sample that is none of its type")
            }
            guard family.type != "counter" || family.samples.allSatisfy({ $0.value >= 0 }) else {
                throw Fault(description: "\(name) is below 0")
            }
        }
    }

    /// The buckets rise in bound and count to `+Inf`, which is `_count`; `_sum` and `_count` follow.
    private func checkHistogram(_ name: String, _ family: Family) throws(Fault) {
        var rest = family.samples[...]
        while let first = rest.first {
            let labels = first.labels.filter { $0.key != "le" }
            let buckets = rest.prefix { $0.name == name + "_bucket" && $0.labels.filter { $0.key != "le" } == labels }
            rest = rest.dropFirst(buckets.count)
            let bounds = buckets.compactMap { $0.labels["le"].flatMap { LineReader.number($0) } }
            let counts = buckets.map(\.value)
            guard let sum = rest.popFirst(), let count = rest.popFirst(), sum.name == name + "_sum",
                count.name == name + "_count", sum.labels == labels, count.labels == labels
            else { throw Fault(description: "\(name) has no sum and count") }
            guard bounds.count == buckets.count, bounds.last == .infinity, counts.last == count.value,
                zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }),
                zip(counts, counts.dropFirst()).allSatisfy({ $0 <= $1 })
            else { throw Fault(description: "the buckets of \(name) are not cumulative") }
        }
    }
}
