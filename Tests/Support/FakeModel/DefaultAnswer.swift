/// The answer where a script has none: an envelope with an item for each of the document's first lines, whatever was asked.
enum DefaultAnswer {
    /// The answer to a call.
    static func answer(to call: ModelCall) -> Answer {
        Answer(text: envelope(call.text))
    }

    private static func envelope(_ request: String) -> String {
        let task = String(request.suffix(4000)).lowercased()
        let kind = kinds.first { task.contains($0.word) }?.kind ?? "finding"
        let items = lines(of: request).map { line in
            let quote = line.quoted
            return "{\"kind\":\(kind.quoted),\"fields\":[],\"quotes\":[\(quote)],\"text\":\(quote)}"
        }
        return "{\"items\":[\(items.joined(separator: ","))],\"complete\":true}"
    }

    /// Words of the task, the most particular first, and the kind of item that they ask for.
    private static let kinds = [
        (word: "paragraph", kind: "paragraph"), (word: "suggestion", kind: "suggestion"),
        (word: "requirement", kind: "requirement"), (word: "section", kind: "section"),
    ]

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
