import Testing

@testable import WebInterface

@Suite("A content type")
struct ContentTypeTests {
    @Test(
        "has a lower-case essence",
        arguments: [
            ("text/plain", "text/plain"), ("Text/PLAIN ; charset=utf-8", "text/plain"),
            ("  text/plain  ", "text/plain"), ("", ""),
            (";", ""), ("multipart/form-data;boundary=x", "multipart/form-data"), ("text/plain,", "text/plain,"),
        ]
    )
    func essence(text: String, essence: String) {
        #expect(ContentType(text).essence == essence)
    }

    @Test(
        "has parameters, quoted or not",
        arguments: [
            (";boundary=x", ["boundary": "x"]), ("; Boundary = x ", ["boundary": "x"]), (#";a="x;y""#, ["a": "x;y"]),
            (#";a="x;b=y";c=z"#, ["a": "x;b=y", "c": "z"]), (#";a="x\"y""#, ["a": #"x"y"#]),
            (#";a="x\\y""#, ["a": #"x\y"#]),
            (#";a="C:\dir\file.pdf""#, ["a": #"C:\dir\file.pdf"#]), (#";a="unterminated"#, ["a": "unterminated"]),
            (#";a="" "#, ["a": ""]), (";a=", ["a": ""]), (";a", [:]), (";;;", [:]), (";=x", ["": "x"]),
            (";a=x;a=y", ["a": "x"]),
            (#";a="x" junk;b=y"#, ["a": "x", "b": "y"]), (";a=x=y", ["a": "x=y"]), (#";a=""#, ["a": ""]),
            (#";a="\"#, ["a": #"\"#]), (#";a=x"y;b=z"#, ["a": #"x"y"#, "b": "z"]), (";a=\u{301}x", ["a": "\u{301}x"]),
            (";\u{301}a=x", ["\u{301}a": "x"]), ("; flag; a=x", ["a": "x"]),
        ] as [(String, [String: String])]
    )
    func parameters(text: String, parameters: [String: String]) {
        #expect(ContentType("text/plain" + text).parameters == parameters)
    }
}
