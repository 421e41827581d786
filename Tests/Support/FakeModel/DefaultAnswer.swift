/// The answer where a script has none: an envelope with an item for each of the document's first lines, whatever was asked.
enum DefaultAnswer {
    /// The answer to a call.
    static func answer(to call: ModelCall) -> Answer {
        Answer(text: envelope(call.text))
    }

    private static func envelope(_ request: String) -> String {
        let kind = kind(in: request)
        let fields = kind == "finding" ? findingFields : "[]"
        let items = lines(of: request).map { line in
            let quote = line.quoted
            return "{\"kind\":\(kind.quoted),\"fields\":\(fields),\"quotes\":[\(quote)],\"text\":\(quote)}"
        }
        return "{\"items\":[\(items.joined(separator: ","))],\"complete\":true}"
    }

    private static let findingFields =
        #"[{"name":"category","value":"wording"},{"name":"severity","value":"tip"}]"#

    /// The kind of item that the task asks for, written `kind "…"`: a finding where it may be one, since that needs no other fields.
    private static func kind(in request: String) -> String {
        let kinds = request.split(separator: #"kind ""#).dropFirst().compactMap { $0.split(separator: "\"").first }
        return kinds.contains("finding") ? "finding" : kinds.first.map(String.init) ?? "finding"
    }

    /// At most three lines of some length from the first document: between `<<<…` and `…>>>`, or else of the whole request.
    private static func lines(of request: String) -> [String] {
        let all = request.split(separator: "\n")
        let start = all.firstIndex { $0.hasPrefix("<<<") }.map { $0 + 1 } ?? 0
        let end = all[start...].firstIndex { $0.hasSuffix(">>>") } ?? all.endIndex
        return all[start..<end].lazy.map(unnumbered).filter { $0.count >= 20 }.prefix(3).map { String($0.prefix(200)) }
    }

    /// A line without the number and the colon before it.
    private static func unnumbered(_ line: Substring) -> Substring {
        let rest = line.drop(while: \.isNumber)
        guard rest.startIndex != line.startIndex, rest.hasPrefix(": ") else { return line }
        return rest.dropFirst(2)
    }
}
