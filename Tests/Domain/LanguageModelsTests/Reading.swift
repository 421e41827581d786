import LanguageModels

/// What a scanner makes of an answer that comes in pieces.
struct Reading: Equatable {
    /// Whole items, in their order.
    var items: [GeneratedItem] = []
    /// What was known when each item's text began, and the text that came then; of malformed items too.
    var drafts: [Draft] = []
    var malformed = 0
    var isComplete = false

    struct Draft: Equatable {
        var head: GeneratedItem
        var text = ""
    }

    /// What is wrong with the order of the events themselves.
    private(set) var faults: [String] = []
    private(set) var stepCount = 0
    private(set) var isInvalid = false

    init(_ pieces: [[UInt8]]) {
        var scanner = ItemScanner()
        var events: [ItemScanner.Event] = []
        var isOpen = false
        for piece in pieces {
            events.removeAll()
            scanner.scan(piece, into: &events)
            var hasText = false
            for event in events {
                switch event {
                case .began(let head):
                    if isOpen { faults.append("an item began within another one") }
                    isOpen = true
                    hasText = false
                    drafts.append(Draft(head: head))
                case .text(let text):
                    if !isOpen { faults.append("text of no item") }
                    if text.isEmpty { faults.append("an empty text") }
                    if hasText { faults.append("two texts of an item in one piece") }
                    hasText = true
                    if !drafts.isEmpty { drafts[drafts.count - 1].text += String(decoding: text, as: UTF8.self) }
                case .item(let item):
                    if isOpen {
                        if drafts.last?.text != item.text { faults.append("a text other than its item's") }
                        var head = item
                        head.text = ""
                        if drafts.last?.head != head { faults.append("a head other than its item's") }
                    }
                    isOpen = false
                    items.append(item)
                case .malformed:
                    isOpen = false
                    malformed += 1
                }
            }
        }
        isComplete = scanner.isComplete
        stepCount = scanner.stepCount
        isInvalid = scanner.isInvalid
        if malformed != scanner.malformedCount { faults.append("miscounted") }
    }

    /// An answer in one piece.
    init(_ answer: String) {
        self.init([Array(answer.utf8)])
    }

    static func == (left: Reading, right: Reading) -> Bool {
        (left.items, left.malformed, left.isComplete) == (right.items, right.malformed, right.isComplete)
            && left.drafts == right.drafts && left.faults == right.faults
    }
}

extension GeneratedItem {
    /// An item with nothing but a kind and a text.
    init(_ kind: String, _ text: String) {
        self.init(kind: kind, fields: [], quotes: [], text: text)
    }

    /// As a model with a schema writes it.
    var json: String {
        let fields = fields.map { #"{"name":\#(Self.quoted($0.name)),"value":\#(Self.quoted($0.value))}"# }
        let quotes = quotes.map(Self.quoted)
        return #"{"kind":\#(Self.quoted(kind)),"fields":[\#(fields.joined(separator: ","))],"#
            + #""quotes":[\#(quotes.joined(separator: ","))],"text":\#(Self.quoted(text))}"#
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += #"\""#
            case "\\": json += #"\\"#
            case "\n": json += #"\n"#
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
