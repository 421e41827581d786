/// Prometheus' text format, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/.
enum TextFormat {
    /// Appends the lines that stand before a family's samples.
    static func appendHead(of family: MetricFamily, to page: inout String) {
        page += "# HELP \(family.name) \(escape(family.help))\n# TYPE \(family.name) \(family.kind.name)\n"
    }

    /// Appends the line of a sample.
    static func append(_ sample: Sample, of family: MetricFamily, _ values: [String], to page: inout String) {
        var labels = zip(family.labels, values).map { (name: $0, value: escape($1, quotes: true)) }
        if let bound = sample.bound { labels.append(("le", text(of: bound))) }
        page += family.name + sample.suffix
        if !labels.isEmpty { page += "{" + labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",") + "}" }
        page += " \(text(of: sample.value))\n"
    }

    /// Escapes what would end a line, and in a label what would end its value.
    private static func escape(_ text: String, quotes: Bool = false) -> String {
        var escaped = ""
        // By scalars: a carriage return and a line feed are one character.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A number as Go's `ParseFloat` reads it; whole ones without a fraction.
    private static func text(of value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? value.description
    }
}
