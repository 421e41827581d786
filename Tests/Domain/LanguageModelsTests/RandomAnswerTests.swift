import Foundation
import LanguageModels
import Testing

/// SplitMix64: the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Writes answers as a model under a grammar does: any white space, any escape, any order of what has none.
private struct RandomWriter {
    var random: SeededGenerator

    mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

    mutating func space() -> String {
        guard chance(3) else { return "" }
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in
            [" ", "\n", "\t", "\r\n"].randomElement(using: &random) ?? " "
        }.joined()
    }

    mutating func string() -> String {
        let count = Int.random(in: 0...12, using: &random)
        return (0..<count).map { _ in character() }.joined()
    }

    private mutating func character() -> String {
        [
            "a", "B", "7", " ", "{", "}", "[", "]", ",", ":", "'", "\"", "\\", "/", "\n", "\t", "\u{0}", "é", "€", "😀",
            "e\u{301}", "true",
            "\"items\":[", "```",
        ].randomElement(using: &random) ?? "a"
    }

    /// A JSON string of a text.
    mutating func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || chance(5) {
                json += escape(scalar)
            } else {
                json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }

    private mutating func escape(_ scalar: Unicode.Scalar) -> String {
        if chance(2) {
            switch scalar {
            case "\"": return #"\""#
            case "\\": return #"\\"#
            case "/": return #"\/"#
            case "\n": return #"\n"#
            case "\t": return #"\t"#
            default: break
            }
        }
        return String(scalar).utf16.map { unit in
            let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
            return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    mutating func object(_ members: [(String, String)]) -> String {
        var json = "{" + space()
        for (index, member) in members.enumerated() {
            if index > 0 { json += "," + space() }
            json += quoted(member.0) + space() + ":" + space() + member.1 + space()
        }
        return json + "}"
    }

    mutating func array(_ elements: [String]) -> String {
        var json = "[" + space()
        for (index, element) in elements.enumerated() {
            if index > 0 { json += "," + space() }
            json += element + space()
        }
        return json + "]"
    }

    mutating func value(_ depth: Int = 0) -> String {
        switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
        case 0: return "null"
        case 1: return Bool.random(using: &random) ? "true" : "false"
        case 2: return String(Int.random(in: -1000...1000, using: &random))
        case 3: return "-1.25e-3"
        case 4: return quoted(string())
        case 5: return array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth + 1) })
        default:
            let members = (0..<Int.random(in: 0...3, using: &random)).map { ("m\($0)" + string(), value(depth + 1)) }
            return object(members)
        }
    }

    /// An item, sometimes with a member of a wrong type or without one.
    mutating func item() -> String {
        let fields = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            object([("name", quoted(string())), ("value", quoted(string()))])
        }
        let quotes = (0..<Int.random(in: 0...2, using: &random)).map { _ in quoted(string()) }
        var members = [
            ("kind", quoted(string())), ("fields", array(fields)), ("quotes", array(quotes)),
            ("text", quoted(string())),
        ]
        if chance(3) { members.insert(("extra", value()), at: Int.random(in: 0...members.count, using: &random)) }
        if chance(4) { members.shuffle(using: &random) }
        if chance(6) { members.remove(at: Int.random(in: 0..<members.count, using: &random)) }
        if chance(8) { members[Int.random(in: 0..<members.count, using: &random)].1 = value() }
        return object(members)
    }

    mutating func answer(_ items: [String]) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            return object([("items", array(items)), ("complete", "true")])
        case 1:
            return "Sure, {here} \"it is [\n```json\n"
                + object([("note", value()), ("items", array(items)), ("more", value()), ("complete", "true")])
                + "\n```\nBye."
        case 2:
            return array(items) + "\n" + object([("complete", "true")])
        default:
            return items.joined(separator: "\n") + "\n" + object([("complete", "true")])
        }
    }

    mutating func cut(_ bytes: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...15, using: &random))
            pieces.append(Array(bytes[start..<end]))
            start = end
        }
        return pieces
    }
}

/// What `JSONSerialization` makes of an item.
private func reference(_ json: String) throws -> GeneratedItem? {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    guard let object, let kind = object["kind"] as? String, let text = object["text"] as? String else { return nil }
    var item = GeneratedItem(kind, text)
    switch object["fields"] {
    case nil, is NSNull: break
    case let fields as [Any]:
        for case let field in fields {
            guard let field = field as? [String: Any], let name = field["name"] as? String,
                let value = field["value"] as? String
            else { return nil }
            item.fields.append(.init(name: name, value: value))
        }
    default: return nil
    }
    switch object["quotes"] {
    case nil, is NSNull: break
    case let quotes as [Any]:
        for quote in quotes {
            guard let quote = quote as? String else { return nil }
            item.quotes.append(quote)
        }
    default: return nil
    }
    return item
}

@Suite("Item scanner on random answers", .timeLimit(.minutes(2)))
struct RandomAnswerTests {
    @Test(arguments: 0..<8) func agreesWithAnotherParser(_ seed: Int) throws {
        var writer = RandomWriter(random: SeededGenerator(state: UInt64(seed)))
        for _ in 0..<100 {
            let items = (0..<Int.random(in: 0...4, using: &writer.random)).map { _ in writer.item() }
            let answer = writer.answer(items)
            let expected = try items.map(reference)
            let reading = Reading(writer.cut(Array(answer.utf8)))
            #expect(reading.faults == [], "\(answer)")
            #expect(reading.items == expected.compactMap { $0 }, "\(answer)")
            #expect(reading.malformed == expected.count { $0 == nil }, "\(answer)")
            #expect(reading.isComplete, "\(answer)")
        }
    }

    @Test(arguments: 0..<8) func readsADamagedAnswerAlikeHoweverItIsCut(_ seed: Int) {
        var writer = RandomWriter(random: SeededGenerator(state: UInt64(100 + seed)))
        for _ in 0..<100 {
            let items = (0..<3).map { _ in writer.item() }
            var bytes = Array(writer.answer(items).utf8)
            for _ in 0..<Int.random(in: 1...6, using: &writer.random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &writer.random)
                switch Int.random(in: 0..<4, using: &writer.random) {
                case 0: bytes.remove(at: index)
                case 1: bytes[index] = UInt8.random(in: 0...255, using: &writer.random)
                case 2: bytes.insert(Array("{}[]\",:\\".utf8).randomElement(using: &writer.random) ?? 0, at: index)
                default: bytes.removeSubrange(index...)
                }
            }
            let whole = Reading([bytes])
            #expect(whole.faults == [])
            #expect(whole.stepCount <= 2 * bytes.count)
            #expect(Reading(writer.cut(bytes)) == whole)
            #expect(Reading(bytes.map { [$0] }) == whole)
        }
    }
}
