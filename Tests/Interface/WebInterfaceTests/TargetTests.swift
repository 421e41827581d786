import Testing

@testable import WebInterface

@Suite("A request's target")
struct TargetTests {
    @Test(
        "is split and decoded",
        arguments: [
            ("/", [""], ""), ("/resumes", ["resumes"], ""), ("/resumes/", ["resumes", ""], ""), ("//", ["", ""], ""),
            ("/api/resumes", ["resumes"], "/api"), ("/api", [], "/api"), ("/api/", [""], "/api"),
            ("/api/api", ["api"], "/api"),
            ("/apis/x", ["apis", "x"], ""), ("//api/x", ["", "api", "x"], ""), ("/%61pi/x", ["x"], "/api"),
            ("/a%2Fb", ["a/b"], ""), ("/a%2fb", ["a/b"], ""), ("/a+b", ["a+b"], ""), ("/%25", ["%"], ""),
            ("/%2525", ["%25"], ""),
            ("/caf%C3%A9", ["caf\u{E9}"], ""), ("/%F0%9F%98%80", ["\u{1F600}"], ""), ("/..", [".."], ""),
            ("/a?b?c", ["a"], ""),
            ("/?", [""], ""), ("/a;b=c", ["a;b=c"], ""),
        ]
    )
    func paths(uri: String, segments: [String], prefix: String) throws {
        let target = try #require(Target(uri: uri))
        #expect(target.segments == segments)
        #expect(target.prefix == prefix)
    }

    @Test(
        "is refused where it is malformed or hides something",
        arguments: [
            "", "a", "?", "*", "http://localhost/", "/%", "/%4", "/%4g", "/%g4", "/%%41", "/a%", "/%00", "/%0a", "/%0D",
            "/%1F", "/%7f",
            "/\n", "/\u{0}", "/%C0%80", "/%C0%AF", "/%E0%80%AF", "/%F0%80%80%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%C3",
            "/%80",
            "/%FF", "/a?b=%", "/a?b=%zz", "/a?%=b", "/a?b=%00", "/a?b=%0A", "/a?b=%FF", "/a?x=1&x=2", "/a?x&x",
            "/a?x=1&%78=1",
            "/a?x=1&x=", "/\u{301}",
        ]
    )
    func malformed(uri: String) {
        #expect(Target(uri: uri) == nil)
    }

    @Test(
        "has a query whose plus signs are spaces",
        arguments: [
            ("/?job=1", "job", "1"), ("/?job=a+b", "job", "a b"), ("/?job=a%2Bb", "job", "a+b"),
            ("/?a=1&job=2", "job", "2"),
            ("/?job=", "job", nil), ("/?job", "job", nil), ("/", "job", nil), ("/?&&job=1&", "job", "1"),
            ("/?job=1=2", "job", "1=2"), ("/?j%6Fb=1", "job", "1"), ("/?JOB=1", "job", nil),
            ("/?job=1?x", "job", "1?x"),
            ("/?a+b=1", "a b", "1"), ("/?=1", "", "1"), ("/?x=%26", "x", "&"), ("/?x=%C3%A9", "x", "\u{E9}"),
        ]
    )
    func query(uri: String, name: String, value: String?) throws {
        #expect(try #require(Target(uri: uri))[name] == value)
    }

    @Test(
        "is read in linear time, however long and hostile",
        arguments: ["%", "/", "&", "?", "=", "+", "%41", "a=&", "\u{301}"]
    )
    func long(piece: String) {
        _ = Target(uri: "/" + String(repeating: piece, count: 20_000))
        _ = Target(uri: "/?" + String(repeating: piece, count: 20_000))
    }
}
