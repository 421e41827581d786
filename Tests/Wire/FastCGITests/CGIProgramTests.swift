import Testing

@testable import FastCGI

@Suite("The address of a CGI request")
struct CGIProgramTests {
    private func address(_ environment: [String: String]) -> String? {
        CGIProgram.variables(of: environment).first { $0.name == "REQUEST_URI" }?.value
    }

    @Test(
        "is what follows the program's own path, encoded again",
        arguments: [
            ("/resumes", "/resumes"), ("/", "/"), ("//a//", "//a//"), ("/a b", "/a%20b"), ("/a?b", "/a%3Fb"),
            ("/a#b", "/a%23b"),
            ("/a%b", "/a%25b"), ("/%2F", "/%252F"), ("/-._~", "/-._~"), ("/\u{E9}", "/%C3%A9"),
            ("/\n\r\u{0}", "/%0A%0D%00"),
            ("/a+b&c=d;e", "/a%2Bb%26c%3Dd%3Be"), ("/\u{1F600}", "/%F0%9F%98%80"), ("/\u{7F}", "/%7F"),
            ("/azAZ09", "/azAZ09"), ("/e\u{301}", "/e%CC%81"),
        ]
    )
    func path(path: String, expected: String) {
        #expect(address(["PATH_INFO": path, "REQUEST_URI": "/cgi-bin/arete" + path]) == expected)
    }

    @Test(
        "has the query as it came",
        arguments: [
            ("", "/a"), ("x=1", "/a?x=1"), ("x=%20+?", "/a?x=%20+?"), ("?", "/a??"),
        ]
    )
    func query(query: String, expected: String) {
        #expect(address(["PATH_INFO": "/a", "QUERY_STRING": query]) == expected)
    }

    @Test(
        "is the server's own where it gives no path",
        arguments: [
            (["REQUEST_URI": "/x?y"], "/x?y"), (["REQUEST_URI": "/x", "PATH_INFO": ""], "/x"), ([:], nil),
        ]
    )
    func without(environment: [String: String], expected: String?) {
        #expect(address(environment) == expected)
    }

    @Test("is given once, with all other variables beside it")
    func others() {
        let environment = ["PATH_INFO": "/a", "REQUEST_URI": "/b", "REMOTE_USER": "alice", "EMPTY": ""]
        let variables = CGIProgram.variables(of: environment)
        #expect(variables.count == environment.count)
        #expect(
            Dictionary(uniqueKeysWithValues: variables.map { ($0.name, $0.value) })
                == ["PATH_INFO": "/a", "REQUEST_URI": "/a", "REMOTE_USER": "alice", "EMPTY": ""]
        )
    }
}
