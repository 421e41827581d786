import FoundationEssentials
import Testing

@testable import ModelProviders

@Suite("Reading JSON without building it")
struct JSONTests {
    /// The member `text`, by the reader; `nil` for a document that it calls malformed.
    static func text(_ document: String) -> String?? {
        var reader = JSONReader(Array(document.utf8))
        var found: JSONString?
        reader.readMembers { reader, name in
            if reader.matches(name, "text") { found = reader.readString() }
        }
        reader.finish()
        return reader.isMalformed ? nil : .some(found.map { reader.text($0) })
    }

    private struct Oracle: Decodable {
        var text: String?
    }

    @Test(
        "agrees with a decoder",
        arguments: [
            #"{"text":"plain"}"#, #"{}"#, #" { "a" : [ 1 , { "text" : "inner" } ] , "text" : "outer" } "#,
            #"{"text":"\"\\\/\b\f\n\r\t"}"#, #"{"text":"\u00e9\u4e2d\ud83d\ude00 é中😀"}"#, #"{"t\u0065xt":"name"}"#,
            #"{"a":null,"b":true,"c":false,"d":-1.5e+3,"text":"x"}"#, #"{"a":"}{][,:","text":"brackets"}"#,
            #"{"text":null}"#, #"{"a":"\\","text":"backslash"}"#, #"{"a":{"b":{"c":[[[]]]}},"text":""}"#,
            "{\n\t\"text\"\r:\n\"space\"\n}\n",
        ]
    )
    func agrees(_ document: String) throws {
        let oracle = try JSONDecoder().decode(Oracle.self, from: Data(document.utf8))
        #expect(Self.text(document) == .some(oracle.text))
    }

    @Test(
        "refuses what is cut or broken",
        arguments: [
            #"{"text":"x""#, #"{"text":"x"#, #"{"text":"#, #"{"text""#, #"{"#, #""#, #"{"text":"x"}}"#,
            #"{"text" "x"}"#,
            #"{"a":}"#, #"{"a":1 "text":"x"}"#, #"{"text":"x",}"#, #"{1:2}"#, #"{"text":"\"#, #"}"#, #"{"a":[1,2}"#,
            #"{"a":@}"#, #"{"text":"x"} x"#,
        ]
    )
    func refuses(_ document: String) {
        #expect(Self.text(document) == nil as String??)
    }

    @Test func everyPrefixOfADocumentIsMalformed() {
        let document = #"{"a":[1,{"b":"\u0041"}],"text":"\ud83d\ude00","n":12}"#
        for length in 0..<document.utf8.count {
            #expect(Self.text(String(document.prefix(length))) == nil as String??)
        }
    }

    @Test func nestingBeyondAnyStackIsSkipped() {
        let deep = String(repeating: #"{"a":["#, count: 200_000)
        let ends = String(repeating: "]}", count: 200_000)
        #expect(Self.text(#"{"x":\#(deep)\#(ends),"text":"here"}"#) == .some("here"))
        #expect(Self.text(deep) == nil as String??)
    }

    @Test(
        "counts are never negative, never too large",
        arguments: [
            ("12", 12), ("0", 0), ("-3", nil), ("3.9", 3), ("99999999999999999999999999", 1_000_000_000_000),
            ("null", nil), ("\"7\"", nil), ("[]", nil),
        ] as [(String, Int?)]
    )
    func counts(_ value: String, _ expected: Int?) {
        var reader = JSONReader(Array(#"{"n":\#(value),"m":1}"#.utf8))
        var count: Int?
        var other: Int?
        reader.readMembers { reader, name in
            if reader.matches(name, "n") { count = reader.readCount() } else { other = reader.readCount() }
        }
        reader.finish()
        #expect(count == expected)
        #expect(other == 1 && !reader.isMalformed)
    }

    @Test(
        "halves of a character that pieces share are joined",
        arguments: [
            ([#"a\ud83d"#, #"\ude00b"#], "a😀b"), ([#"\ud83d"#, "", #"\ude00"#], "😀"), ([#"\ud83d"#, "x"], "\u{FFFD}x"),
            ([#"\ude00"#], "\u{FFFD}"), ([#"\ud83d\ud83d"#, #"\ude00"#], "\u{FFFD}😀"), ([#"\ud83d"#], "\u{FFFD}"),
            ([#"\ud83d\n"#], "\u{FFFD}\n"), ([#"\ud83d"#, #"\u0041"#], "\u{FFFD}A"),
            ([#"\u00e"#, "9"], "\u{FFFD}00e9"),
            ([#"\uzzzz"#], "\u{FFFD}zzzz"), ([#"\q"#], "q"), (["caf\u{e9}", #"\u00e9"#], "caféé"),
        ]
    )
    func surrogates(_ pieces: [String], _ expected: String) {
        var decoder = JSONTextDecoder()
        var text: [UInt8] = []
        for piece in pieces { text += decoder.decode(Array(piece.utf8)[...], hasEscapes: piece.contains("\\")) }
        decoder.flush(into: &text)
        #expect(String(decoding: text, as: UTF8.self) == expected)
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let all = String(String.UnicodeScalarView((0..<0x300).compactMap { Unicode.Scalar($0) })) + "\u{2028}😀\"\\"
        var writer = JSONWriter()
        writer.string(all)
        #expect(try JSONDecoder().decode(String.self, from: Data(writer.bytes)) == all)
    }
}
