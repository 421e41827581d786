/// Reads one line of a page of metrics.
struct LineReader {
    private var rest: Substring.UnicodeScalarView

    /// A reader at the start of a line.
    init(_ line: Substring.UnicodeScalarView) {
        rest = line
    }

    /// Skips a text that stands here.
    ///
    /// - Returns: Whether it does.
    mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest = rest.dropFirst(text.unicodeScalars.count)
        return true
    }

    /// Reads a name: of a metric, or of a label.
    mutating func name() throws(MetricsPage.Fault) -> String {
        let name = rest.prefix {
            $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        guard let first = name.first, first.properties.numericType == nil else {
            throw MetricsPage.Fault(description: "no name")
        }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    /// Reads the rest of the line.
    ///
    /// - Parameter escapes: What may stand behind a backslash.
    /// - Returns: It, with what was escaped as it was.
    /// - Throws: `Fault` for another escape.
    mutating func rest(escapes: String) throws(MetricsPage.Fault) -> String {
        try text(until: nil, escapes: escapes)
    }

    /// Reads a sample, to the end of the line.
    mutating func sample() throws(MetricsPage.Fault) -> MetricsPage.Sample {
        let name = try name()
        var labels: [String: String] = [:]
        if skip("{") {
            repeat {
                let label = try self.name()
                guard skip("=\""), labels.updateValue(try text(until: "\"", escapes: "\\n\""), forKey: label) == nil
                else {
                    throw MetricsPage.Fault(description: "a label without a value, or with two")
                }
            } while skip(",")
            guard skip("}") else { throw MetricsPage.Fault(description: "labels without an end") }
        }
        guard skip(" "), let value = Self.number(try rest(escapes: "")) else {
            throw MetricsPage.Fault(description: "no value")
        }
        return MetricsPage.Sample(name: name, labels: labels, value: value)
    }

    /// A number, or what stands for one that is none.
    static func number(_ text: String) -> Double? {
        switch text {
        case "+Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        default: text.allSatisfy { "0123456789+-.e".contains($0) } ? Double(text) : nil
        }
    }

    private mutating func text(until end: Unicode.Scalar?, escapes: String) throws(MetricsPage.Fault) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == end { return String(text) }
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = rest.popFirst(), escapes.unicodeScalars.contains(escaped) else {
                throw MetricsPage.Fault(description: "an escape that is none")
            }
            text.append(escaped == "n" ? "\n" : escaped)
        }
        guard end == nil else { throw MetricsPage.Fault(description: "a value without an end") }
        return String(text)
    }
}
