/// Readers of the literals that hold a language's words.
enum Words {
    /// The words of a literal, separated by spaces and line ends.
    static func set(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }

    /// The phrases of a line, separated by `|`.
    static func list(_ text: some StringProtocol) -> [String] {
        text.split(separator: "|").map { phrase in
            var trimmed = Substring(phrase)
            while trimmed.first == " " { trimmed.removeFirst() }
            while trimmed.last == " " { trimmed.removeLast() }
            return String(trimmed)
        }
        .filter { !$0.isEmpty }
    }

    /// Lines of names for the same number: the first line is 1.
    static func numbered(_ text: String) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (index, line) in text.split(separator: "\n").enumerated() {
            for word in list(line) { numbers[word] = index + 1 }
        }
        return numbers
    }
}
