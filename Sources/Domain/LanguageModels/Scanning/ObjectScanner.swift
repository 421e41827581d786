/// One JSON object, byte by byte from its opening brace on: the names of its members, and where their values begin and end.
///
/// Of what is nested in a value only strings and brackets are looked at.
struct ObjectScanner: Sendable {
    /// What a byte did.
    enum Step {
        /// The object goes on.
        case inside
        /// The value of `member` begins with this byte.
        case valueBegan
        /// The object is closed.
        case ended
        /// No JSON object has this byte here.
        case broken
    }

    /// A member by its name.
    enum Member: String {
        /// Of an item.
        case kind, fields, quotes, text
        /// Of the envelope.
        case items, complete
        /// Any other one.
        case other
    }

    /// Members of an item.
    struct ItemMembers: OptionSet {
        /// A bit each.
        let rawValue: UInt8

        static let kind = ItemMembers(rawValue: 1)
        static let fields = ItemMembers(rawValue: 2)
        static let quotes = ItemMembers(rawValue: 4)
        static let text = ItemMembers(rawValue: 8)
    }

    private enum State {
        case nameOrEnd
        case nextName
        case name
        case colon
        case value
        case string
        case nested
        /// In a number or a literal, of which so many bytes agree with `true`; -1 where one does not.
        case scalar(agreeing: Int)
        case afterValue
    }

    /// Strings and brackets; goes on being of use in an object that is broken.
    var lexer: JSONLexer
    /// The member whose value is read.
    private(set) var member = Member.other
    /// The members of an item that have come.
    private(set) var seen: ItemMembers = []
    /// Whether one of them came twice, which leaves open what it is.
    private(set) var hasDuplicate = false
    /// Whether `"complete": true` has come.
    private(set) var saysComplete = false
    private var name = JSONStringDecoder()
    private var state = State.nameOrEnd

    /// More than any answer needs, and little enough for a decoder that recurses.
    private static let maxDepth = 32

    /// An object whose opening brace has just come.
    init() {
        lexer = JSONLexer()
        _ = lexer.step(UInt8(ascii: "{"))
    }

    /// Takes the next byte.
    mutating func step(_ byte: UInt8) -> Step {
        let token = lexer.step(byte)
        switch token {
        case .mismatched, .control: return .broken
        case .opening where lexer.depth > Self.maxDepth: return .broken
        default: break
        }
        switch state {
        case .string:
            if case .stringEnded = token { state = .afterValue }
            return .inside
        case .nested:
            if lexer.depth == 1, !lexer.isInString { state = .afterValue }
            return .inside
        case .name:
            return stepInName(byte, token)
        case .scalar(let agreeing):
            return stepInScalar(byte, token, agreeing: agreeing)
        default:
            return Self.isSpace(byte) ? .inside : stepBetween(byte, token)
        }
    }

    /// Whether a byte may stand between any two tokens.
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func stepInName(_ byte: UInt8, _ token: JSONLexer.Token) -> Step {
        guard case .stringEnded = token else { return name.append(byte) ? .inside : .broken }
        guard name.isWhole else { return .broken }
        state = .colon
        // Longer than any that is known.
        member = name.bytes.count > 8 ? .other : Member(rawValue: String(decoding: name.bytes, as: UTF8.self)) ?? .other
        let itemMember: ItemMembers =
            switch member {
            case .kind: .kind
            case .fields: .fields
            case .quotes: .quotes
            case .text: .text
            case .items, .complete, .other: []
            }
        hasDuplicate = hasDuplicate || !seen.isDisjoint(with: itemMember)
        seen.formUnion(itemMember)
        return .inside
    }

    private mutating func stepInScalar(_ byte: UInt8, _ token: JSONLexer.Token, agreeing: Int) -> Step {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
            UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
            compareWithTrue(byte, agreeing: agreeing)
            return .inside
        default:
            state = .afterValue
            return Self.isSpace(byte) ? .inside : stepBetween(byte, token)
        }
    }

    private mutating func compareWithTrue(_ byte: UInt8, agreeing: Int) {
        let expected: UInt8? =
            switch agreeing {
            case 0: UInt8(ascii: "t")
            case 1: UInt8(ascii: "r")
            case 2: UInt8(ascii: "u")
            case 3: UInt8(ascii: "e")
            default: nil
            }
        state = .scalar(agreeing: byte == expected ? agreeing + 1 : -1)
        if member == .complete { saysComplete = agreeing == 3 && byte == expected }
    }

    /// Takes a byte that is no space and in no name or value.
    private mutating func stepBetween(_ byte: UInt8, _ token: JSONLexer.Token) -> Step {
        switch (state, token) {
        case (.nameOrEnd, .closing), (.afterValue, .closing):
            return .ended
        case (.nameOrEnd, .stringBegan), (.nextName, .stringBegan):
            name.reset()
            state = .name
            return .inside
        case (.colon, .other) where byte == UInt8(ascii: ":"):
            state = .value
            return .inside
        case (.afterValue, .other) where byte == UInt8(ascii: ","):
            state = .nextName
            return .inside
        case (.value, .stringBegan):
            state = .string
            return .valueBegan
        case (.value, .opening):
            state = .nested
            return .valueBegan
        case (.value, .other):
            return beginScalar(byte)
        default:
            return .broken
        }
    }

    private mutating func beginScalar(_ byte: UInt8) -> Step {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "t"), UInt8(ascii: "f"),
            UInt8(ascii: "n"):
            compareWithTrue(byte, agreeing: 0)
            return .valueBegan
        default:
            return .broken
        }
    }
}
