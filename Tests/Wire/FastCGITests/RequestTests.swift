import FastCGI
import Testing

@Suite("A request's parameters")
struct RequestTests {
    private func make(_ others: [(name: String, value: String)]) -> Request? {
        Request(variables: [("REQUEST_METHOD", "GET"), ("REQUEST_URI", "/")] + others, body: .bytes([]))
    }

    @Test(
        "give headers by their HTTP names, in any case",
        arguments: [
            ("Last-Event-ID", "1"), ("last-event-id", "1"), ("LAST-EVENT-ID", "1"), ("Accept", "a"), ("Empty", nil),
            ("Absent", nil), ("Content-Type", nil), ("", nil), ("-", nil), ("Stra\u{DF}e", nil), ("\u{FB01}", nil),
        ]
    )
    func header(name: String, value: String?) throws {
        let request = try #require(
            make([
                ("HTTP_LAST_EVENT_ID", "1"), ("HTTP_ACCEPT", "a"), ("HTTP_EMPTY", ""), ("CONTENT_TYPE", "text/plain"),
            ])
        )
        #expect(request.header(name) == value)
    }

    @Test(
        "count the first of a repeated header and refuse any other that is given twice with two values",
        arguments: [
            ("HTTP_ACCEPT", "a", "b", "a"), ("HTTP_ACCEPT", "a", "a", "a"), ("REMOTE_USER", "alice", "alice", "alice"),
            ("REMOTE_USER", "alice", "bob", nil), ("REMOTE_USER", "", "alice", nil), ("REMOTE_USER", "alice", "", nil),
            ("REQUEST_METHOD", "GET", "DELETE", nil), ("REQUEST_URI", "/", "/b", nil),
            ("CONTENT_LENGTH", "1", "01", nil),
            ("HTTP", "1", "2", nil), ("http_x", "1", "2", nil),
        ]
    )
    func duplicates(name: String, first: String, second: String, counted: String?) {
        #expect(make([(name, first), (name, second)])?.parameters[name] == counted)
    }

    @Test(
        "must name a method and an address",
        arguments: [
            ([], false), ([("REQUEST_METHOD", "GET")], false), ([("REQUEST_URI", "/")], false),
            ([("REQUEST_METHOD", ""), ("REQUEST_URI", "/")], false),
            ([("REQUEST_METHOD", "GET"), ("REQUEST_URI", "")], false),
            ([("REQUEST_METHOD", "x"), ("REQUEST_URI", "*")], true),
        ] as [([(String, String)], Bool)]
    )
    func required(variables: [(String, String)], isRequest: Bool) {
        let request = Request(variables: variables.map { (name: $0.0, value: $0.1) }, body: .tooLarge)
        #expect((request != nil) == isRequest)
        #expect(request?.method == (isRequest ? "x" : nil))
        #expect(request?.uri == (isRequest ? "*" : nil))
    }
}
