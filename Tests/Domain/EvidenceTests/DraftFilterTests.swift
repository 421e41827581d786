import Documents
import Evidence
import Testing

@Suite("A draft is shown word by word, and nothing of it that no source says")
struct DraftFilterTests {
    private static let resume = SourceText(Fixture.text, source: .resume)
    private let verifier = ClaimVerifier(sources: [DraftFilterTests.resume])
    private let mask = ContactMask(Fixture.resume, text: Fixture.text)

    private func filter() -> DraftFilter { DraftFilter(verifier: verifier, mask: mask) }

    /// What each delta releases.
    private func released(_ deltas: [String]) -> [String] {
        var filter = filter()
        return deltas.map { filter.shown($0) }
    }

    @Test func showsAWordOnceWhiteSpaceFollowsIt() {
        #expect(released(["I ", "wro", "te ", "rep", "orts.", " "]) == ["I ", "", "wrote ", "", "", "reports. "])
        #expect(released(["wrote\nit"]) == ["wrote\n"])
    }

    @Test func passesTheTokensOfABenchmark() {
        #expect(released(["@abcdefghij; lorem ", "ipsum "]) == ["@abcdefghij; lorem ", "ipsum "])
    }

    @Test(arguments: [
        ("I used Kafka well. ", "I used "),
        ("I know Kafka well. ", "I "),  // "know" may begin "Know your customer", and waits.
        ("I work with machine learning now ", "I work with "),
        ("I have machine tools ", "I have machine tools "),
        ("errors fell by 45% in all ", "errors fell by "),
        ("errors fell by 40% in all ", "errors fell by 40% in all "),
        ("it served 1,200 million of them ", "it served "),
        ("it served 1,200 customers then ", "it served 1,200 customers then "),
        ("a raise of $ 40 then ", "a raise of "),
        ("we worked at Globex then ", "we worked at "),
        ("we worked at Acme Corp then ", "we worked at Acme Corp then "),
        ("we doubled sales ", "we "),
        ("send them to jobs@evil.example now ", "send them to "),
        ("see evil.example/path or www.evil.example now ", "see "),
        ("write to dana@example.com now ", "write to dana@example.com now "),
        ("write to [EMAIL_1], please ", "write to dana@example.com, please "),
        ("write to [EMAIL_2], please ", "write to "),
    ])
    func stopsAtWhatNoSourceSays(_ text: String, _ shown: String) {
        #expect(released([text]).joined() == shown)
        #expect(released(text.map(String.init)).joined() == shown)
        var filter = filter()
        _ = filter.shown(text)
        #expect(filter.isSilent == (shown != text.replacing("[EMAIL_1]", with: "dana@example.com")))
    }

    @Test func silentIsForGood() {
        var filter = filter()
        #expect(filter.shown("I used Kafka and ") == "I used ")
        #expect(filter.isSilent)
        #expect(filter.shown("nothing else ") == "")
    }

    @Test func holdsThePartsOfASkillUntilTheyAreWhole() {
        let source = ExtractedText(mediaType: .plainText, lines: [TextLine(number: 1, text: "k8s and AWS on GCP")])
        let verifier = ClaimVerifier(sources: [SourceText(source, source: .resume)])
        var filter = DraftFilter(verifier: verifier, mask: mask)
        #expect(filter.shown("We use Google ") == "We use ")
        #expect(filter.shown("Cloud ") == "")
        #expect(filter.shown("Platform ") == "Google Cloud Platform ")
    }

    @Test func takesTheWordsOfAFrame() {
        var filter = DraftFilter(verifier: verifier, mask: mask, allowing: ["hiring", "manager"])
        #expect(filter.shown("Dear Hiring Manager, ") == "Dear Hiring Manager, ")
    }

    @Test func waitsForNothingWithoutBound() {
        #expect(released([String(repeating: "x", count: 4_000)]).joined() == "")
        let chained = "cloud/google " + String(repeating: "cloud/google ", count: 2_000)
        #expect(verifier.unsupported(in: released([chained]).joined()) == [])
        let currencies = "5 " + String(repeating: "$ ", count: 20_000)
        #expect(verifier.unsupported(in: released([currencies]).joined()) == [])
    }

    /// Words of all kinds, glued together at random, in random deltas: what was shown is supported at each moment.
    @Test(arguments: 0..<40)
    func neverShowsWhatTheVerifierRefuses(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        for _ in 0..<50 {
            // Behind a word that nothing waits for all is shown.
            let text = (0..<12).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined() + " lorem "
            var filter = filter()
            var shown = ""
            for delta in Self.cut(text, &random) {
                shown += filter.shown(delta)
                #expect(verifier.unsupported(in: shown) == [], "\(text.debugDescription)")
            }
            #expect(filter.isSilent || shown == mask.restored(text))
            #expect(mask.restored(text).utf8.starts(with: shown.utf8))
        }
    }

    @Test(arguments: 0..<20)
    func showsAllOfACleanText(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        for _ in 0..<50 {
            let words = (0..<14).map { _ in Self.clean.randomElement(using: &random) ?? "" }
            let text = words.joined(separator: Bool.random(using: &random) ? " " : "  ") + " lorem "
            #expect(verifier.unsupported(in: text) == [])
            #expect(released(Self.cut(text, &random)).joined() == text)
        }
    }

    private static func cut(_ text: String, _ random: inout SplitMix) -> [String] {
        var deltas: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let count = Int.random(in: 1...7, using: &random)
            // Deltas are cut between code points, not between characters.
            let end = rest.unicodeScalars.index(rest.startIndex, offsetBy: count, limitedBy: rest.endIndex)
            deltas.append(String(rest.unicodeScalars[..<(end ?? rest.endIndex)]))
            rest = Substring(rest.unicodeScalars[(end ?? rest.endIndex)...])
        }
        return deltas
    }

    private static let clean = [
        "built", "reports,", "in", "Python", "and", "Go", "at", "Acme", "Corp.", "40%", "1,200", "customers",
        "kubernetes",
        "(fluent)", "Dana", "Whitfield", "data", "machine", "new", "service;", "I", "dana@example.com", "well-known",
        "SQL", "PostgreSQL", "Computer", "\"billing\"", "project", "cloud",
    ]

    private static let pieces =
        clean
        + [
            " ", " ", " ", " ", " ", "  ", "\n", "\r\n", "\t", ". ", ", ", "\u{A0}", "\u{301}", "\u{600}", "\u{200D}",
            "Google ", "Cloud ", "Platform ", "Machine ", "Learning ", "machine learning", "React", " Native", "k8s",
            "Kafka", "go", "Rust", "C", "C++", "C#", ".net", "node.js", "R", "Excel", "5 ", "5", "million ", "x ", "$ ",
            "€", "%", "doubled ", "two ", "[EMAIL_1]", "[EMAIL", "_1]", "[PHONE_9]", "@", "/", "://", "www.", ".com/",
            "jobs@evil.example", "+1 555 0100", "Globex ", "HubSpot", "İstanbul", "½", "５", "•", "—", "-", ":",
            "Skills: ",
            "a", "é", "ﬁ", "👩‍💻", "\u{0}",
        ]
}

/// A small generator of random numbers whose every run is the same.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = (seed &+ 1) &* 0xD134_2543_DE82_EF95 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension DraftFilter {
    /// What may be shown of more text.
    mutating func shown(_ delta: String) -> String {
        String(decoding: append(Array(delta.utf8)), as: UTF8.self)
    }
}
