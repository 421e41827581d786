import Documents
import Postings
import Samples
import Testing

@Suite("Whole postings of many kinds are read")
struct PostingAnalyzerTests {
    static let samples = [
        PostingsSamples.engineering, PostingsSamples.nursing, PostingsSamples.sales, PostingsSamples.prose,
        PostingsSamples.junior, PostingsSamples.director, PostingsSamples.instructed, PostingsSamples.benefits,
    ]

    @Test(arguments: samples)
    func everyStringStandsInThePosting(_ text: String) throws {
        let extracted = extracted(text)
        let posting = try PostingAnalyzer().analyze(extracted)
        let joined = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let strings =
            [posting.title, posting.company, posting.location, posting.type, posting.salary?.text].compactMap { $0 }
            + posting.responsibilities + posting.qualifications + posting.requirements.map(\.text)
        for string in strings { #expect(joined.contains(string)) }
        #expect(!posting.requirements.isEmpty)
        let quotations = posting.requirements.map(\.evidence) + [posting.seniority?.evidence].compactMap { $0 }
        for quotation in quotations {
            let characters = Array(extracted.lines[quotation.line - 1].text)
            #expect(String(characters[quotation.start..<quotation.end]) == quotation.quote)
            #expect(quotation.source == .job)
        }
        #expect(posting.requirements.map(\.id) == (1...posting.requirements.count).map { "r\($0)" })
        #expect(posting.x.language == "en")
    }

    @Test func engineering() throws {
        let posting = try analyzed(PostingsSamples.engineering)
        #expect(posting.title == "Senior Backend Engineer")
        #expect(posting.company == "Brightwater Systems")
        #expect(posting.location == "Berlin, Germany")
        #expect(posting.remote == .hybrid)
        #expect(posting.type == "Full-time")
        #expect(posting.salary?.max == 95_000)
        #expect(posting.seniority?.level == .senior)
        #expect(posting.responsibilities.count == 3)
        #expect(posting.notStated == [])
        #expect(
            posting.requirements.map(line).map { $0.split(separator: "|")[0].dropLast().description } == [
                "required experience anyOf 5.. Go,Java", "required skill PostgreSQL,Kafka",
                "required skill anyOf AWS,Google Cloud Platform,Azure", "preferred skill Terraform",
                "mentioned skill negated PHP", "required education Computer Science", "required language English",
                "preferred language German", "preferred skill Kubernetes", "required skill GraphQL,API",
            ]
        )
        #expect(!posting.keywords.contains("PHP"))
    }

    @Test func nursing() throws {
        let posting = try analyzed(PostingsSamples.nursing)
        #expect(posting.company == "Lakeside General Hospital")
        #expect(posting.location == "Columbus, OH")
        #expect(posting.salary?.period == "hour")
        #expect(posting.remote == nil)
        #expect(posting.seniority == nil)
        #expect(
            posting.requirements.map { "\($0.importance) \($0.kind)" } == [
                "mentioned skill", "required certification", "required certification", "required experience",
                "required education", "preferred education", "preferred language", "required eligibility",
            ]
        )
        #expect(posting.requirements[0].terms.map(\.canonical) == ["Epic"])
        #expect(posting.keywords.contains("Basic Life Support") && !posting.keywords.contains("BLS"))
        #expect(posting.requirements[3].text == "At least two years of critical care experience in a hospital")
        #expect(posting.requirements[3].evidence.quote == "At least two years of critical care")
    }

    @Test func proseWithoutAnyList() throws {
        let posting = try analyzed(PostingsSamples.prose)
        #expect(posting.company == "Hollis & Wren")
        #expect(posting.title == "Bookkeeper")
        #expect(posting.location == "Leeds")
        #expect(posting.notStated == ["type", "remote", "salary", "seniority"])
        #expect(posting.requirements.contains { $0.years?.min == 3 && $0.importance == .required })
        #expect(posting.requirements.contains { $0.anyOf && $0.terms.map(\.canonical) == ["Xero", "QuickBooks"] })
        #expect(posting.requirements.contains { $0.importance == .preferred && $0.text.contains("Power BI") })
        #expect(posting.requirements.contains { $0.negated && $0.kind == .education })
        #expect(!posting.requirements.contains { $0.text.contains("25") || $0.text.contains("pension") })
    }

    @Test func benefitsThatLookLikeRequirements() throws {
        let posting = try analyzed(PostingsSamples.benefits)
        #expect(
            posting.requirements.map { "\($0.importance) \($0.kind)" } == [
                "required eligibility", "required eligibility", "preferred certification", "required education",
            ]
        )
        #expect(posting.remote == nil)
        #expect(posting.salary?.min == 19.5)
    }

    @Test func textIsNeverAnInstruction() throws {
        let posting = try analyzed(PostingsSamples.instructed)
        #expect(posting.requirements.map(\.importance) == [.required, .required, .required])
        #expect(!posting.requirements.contains { $0.text.contains("gnore") || $0.text.contains("language model") })
    }

    @Test func yearsTiedToDegreesAreOneAlternative() throws {
        let posting = try analyzed(PostingsSamples.director)
        #expect(posting.requirements.first?.anyOf == true)
        #expect(posting.requirements.first?.years?.min == 10)
        #expect(posting.seniority?.level == .director)
        #expect(posting.remote == JobPosting.Remote.none)
        #expect(posting.location == "Boston, MA")
    }

    @Test func tooFewWordsAreNoPosting() throws {
        let words = { (count: Int) in Array(repeating: "word", count: count).joined(separator: " ") }
        #expect(throws: Failure.self) { try analyzed("") }
        #expect(throws: Failure.self) { try analyzed(words(39)) }
        #expect(throws: Never.self) { try analyzed(words(40)) }
        #expect(throws: Failure.self) { try analyzed(Array(repeating: "1 - 2", count: 100).joined(separator: "\n")) }
        do {
            _ = try PostingAnalyzer().analyze(extracted("Welder"))
        } catch {
            #expect(error.code == .postingTooShort)
            #expect(!error.isRetryable)
        }
    }

    @Test func lastLineOfALongPostingCounts() throws {
        let duties = (1...300).map { "- Carry box number \($0) to the yard" }.joined(separator: "\n")
        let posting = try analyzed("Responsibilities\n\(duties)\n\nRequirements\n- Python")
        #expect(posting.responsibilities.count == 300)
        #expect(posting.requirements.map(\.text) == ["Python"])
    }

    @Test(arguments: [
        String(repeating: "(", count: 5_000), String(repeating: "- \n", count: 5_000),
        String(repeating: "**", count: 5_000), String(repeating: "or and , ; no ", count: 3_000),
        String(repeating: "years ", count: 5_000), String(repeating: "5+ ", count: 5_000),
        String(repeating: "$", count: 5_000), String(repeating: "$1,000-", count: 3_000),
        String(repeating: "\u{200B}\u{202E}A\u{0301}", count: 3_000), String(repeating: "Title: ", count: 3_000),
        String(repeating: "Requirements:\n", count: 3_000), String(repeating: "# ", count: 3_000),
        String(repeating: "A, ", count: 5_000), String(repeating: ". ", count: 5_000), ":", "-", "#", "**", "(", "1.",
        String(repeating: "no no no not required but ", count: 2_000),
        "Requirements\n- or\n- and\n- no\n- is a plus\n- (",
        "Requirements\n- is a plus, is a plus (is a plus) no, no\n- 5 years or\n- and 5 years", "Location:\nSalary: $",
    ])
    func standsGarbage(_ garbage: String) throws {
        let padded = garbage + "\n" + filler + "\n" + garbage
        let posting = try analyzed(padded)
        #expect(posting.requirements.allSatisfy { !$0.evidence.quote.isEmpty })
    }
}
