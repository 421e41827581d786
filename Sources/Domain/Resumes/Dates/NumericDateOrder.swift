/// Whether days or months come first in a document's numeric dates.
enum NumericDateOrder {
    /// The order that some date shows, such as "13/04/2020"; `nil` where none does or two disagree.
    static func isDayFirst(_ lines: [Line]) -> Bool? {
        var order: Bool?
        for line in lines {
            let tokens = DateTokens(line.content.text).tokens
            for index in tokens.indices.dropLast(4) {
                guard case .number(let first, 1...2) = tokens[index].kind,
                    case .sign(let sign) = tokens[index + 1].kind,
                    sign == "/" || sign == "." || sign == "-",
                    case .number(let second, 1...2) = tokens[index + 2].kind, tokens[index + 3].kind == .sign(sign),
                    case .number(_, 4) = tokens[index + 4].kind
                else { continue }
                let shown: Bool
                switch (first, second) {
                case (13...31, 1...12): shown = true
                case (1...12, 13...31): shown = false
                default: continue
                }
                if let order, order != shown { return nil }
                order = shown
            }
        }
        return order
    }
}
