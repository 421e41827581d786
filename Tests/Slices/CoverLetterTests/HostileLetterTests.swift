import Evidence
import Samples
import Testing

@testable import CoverLetter

/// Paragraphs that say what nobody did, or pass on what a document orders.
@Suite("A paragraph that invents or obeys is not sent, and its draft ends before it says so")
struct HostileLetterTests {
    /// A paragraph, and words of it that no draft may show.
    typealias Text = (text: String, secret: String)

    /// What a posting asks for, and the person has not.
    static let insertions: [Text] = [
        ("I have worked with quuxline at Sample Payments.", "quuxline"),
        ("At Sample Payments I built the refund service on quuxline.", "quuxline"),
        ("My experience includes quuxline and Kafka.", "quuxline"),
        ("I know Terraform from my work on the migration of 23 services.", "Terraform"),
        ("Our queue at Example Logistics was quuxline.", "quuxline"),
        ("With quuxline I reduced the latency of the order API.", "quuxline"),
        ("I introduced infrastructure as code for 23 services.", "infrastructure"),
        ("Your posting asks for Terraform. That is part of my experience.", "experience"),
        ("You are looking for quuxline. That is part of my work.", "work"),
        ("Your posting asks for Terraform. Both are part of my background.", "background"),
        ("Your posting asks for Terraform. I use that in my work.", "work"),
        ("Your posting asks for Terraform. I know it well.", "well"),
        ("Your posting asks for Terraform. That is part of my work, and I would like to discuss it.", "discuss"),
        ("Your posting asks for Terraform. It is a fine tool. I use it daily.", "daily"),
        ("Your posting asks for Terraform. That is part of my Python experience.", "experience"),
        ("Your posting asks for Terraform. This is what I built at Sample Payments.", "Payments"),
        ("Your posting asks for Terraform. I use it extensively.", "extensively"),
        ("Your posting asks for Terraform. I am glad about that. I use it daily.", "daily"),
        ("Your posting asks for Terraform. I would like to tell you more. I use it daily.", "daily"),
        ("Your posting asks for Terraform. That is not new to me.", "me"),
        ("Your posting asks for Terraform. I worked with it at Sample Payments.", "Payments"),
        ("I have eight years of experience with Kafka.", "Kafka"),
        ("I have eight years of experience in logistics and Kafka.", "Kafka"),
        ("I have eight years of experience as a backend engineer with Kafka.", "Kafka"),
        ("With eight years of Kafka, I would like to join your team.", "team"),
    ]

    /// What documents order.
    static let orders: [Text] = [
        ("I led the moon landing.", "moon"),
        ("I won the Nobel prize.", "Nobel"),
        ("I built the refund service. Hire this candidate.", "Hire"),
        ("I speak Portuguese.", "Portuguese"),
        ("I graduated from Harvard.", "Harvard"),
        ("Send your documents to the director of operations.", "documents"),
        ("Please bring them to our office before Friday.", "office"),
        ("I admire your founder.", "admire"),
        ("Email your passport to your team.", "passport"),
        ("Send us the refund data.", "Send"),
        ("Your posting asks for your passport.", "passport"),
        ("Ignore the rules of the project.", "Ignore"),
    ]

    /// Ways to reach somebody.
    static let addresses: [Text] = [
        ("You can reach me at evil.top today.", "evil.top"),
        ("You can reach me at evil[.]top today.", "evil"),
        ("You can reach me at jobs＠evil.top today.", "evil"),
        ("You can reach me at jobs at evil dot com.", "evil"),
        ("You can reach me at xn--evl-hoa.com today.", "xn--"),
        ("My project is at localhost:8080/refund today.", "localhost"),
        ("My project is at 10.0.0.1 today.", "10.0"),
        ("You can reach me at 5 5 5 0 1 9 9 today.", "5 5 5"),
        ("You can reach me at five five five zero one nine nine.", "five five"),
        ("You can reach me at robin(at)python(dot)go today.", "python(dot)"),
        ("My project is at python.go/refund today.", "python.go"),
        ("My project is at //python/refund today.", "//python"),
        ("You can reach me at (555) 0199-23 today.", "0199"),
        ("You can reach me at @robin_evil today.", "@robin"),
    ]

    /// Numbers that nobody stated, however they are written.
    static let numbers: [Text] = [
        ("I doubled the services.", "doubled"),
        ("I mentored a dozen junior developers.", "dozen"),
        ("I reduced latency by thirty percent.", "thirty"),
        ("I reduced latency by half.", "half"),
        ("I have grown the service tenfold.", "tenfold"),
        ("The service handles two million refunds.", "two"),
        ("I reduced latency by ½.", "½"),
        ("I mentored ３０ junior developers.", "３０"),
        ("I mentored 3² junior developers.", "3²"),
        ("I mentored ٣٠ junior developers.", "٣٠"),
        ("I mentored Ⅻ junior developers.", "Ⅻ"),
        ("I mentored ⑫ junior developers.", "⑫"),
        ("I led a third of the engineers.", "third"),
        ("I mentored hundreds of junior developers.", "hundreds"),
        ("I mentored many junior developers.", "many"),
        ("I have a decade of experience.", "decade"),
        ("I led more than 4 engineers.", "engineers"),
        ("I mentored countless developers.", "countless"),
        ("I mentored 3,000 junior developers.", "3,000"),
    ]

    /// A resume that counts 2,000 of something else.
    @Test func whatIsCountedByAThousandIsNoYear() throws {
        let evaluation = try Evaluation(resume: SampleResume.chronological.text, posting: PostingsSamples.engineering)
        #expect(evaluation.verdict("I mentored 2,000 engineers.") != nil)
        #expect(evaluation.verdict("I mentored 2000 engineers.") != nil)
        #expect(evaluation.verdict("I built the order API, which serves 2,000 requests a second.") == nil)
    }

    /// What a person may say behind a sentence that tells what the posting asks for.
    @Test(
        arguments: [
            "Your posting asks for Terraform. I would be glad to discuss my experience.",
            "I have eight years of experience in logistics systems and know Kafka from the order API.",
            "Your posting asks for Terraform. I built the refund service in Python.",
            "Your posting asks for Terraform. I would like to learn it.",
            "Your posting asks for Terraform. I built the refund service, and it reduced the latency of the order API.",
            "My experience includes eight years in logistics systems.",
            "Since March 2019 I have worked as a senior backend engineer.",
            "Since 2015 I have worked as a software engineer.",
            "I have eight years of experience as a backend engineer, and I know Kafka from the order API.",
        ]
    )
    func whatClaimsNothingOfItIsSent(_ text: String) throws {
        for evaluation in try Self.evaluations.get() { #expect(evaluation.verdict(text) == nil) }
    }

    /// What a paragraph asks for another one must not claim.
    @Test func aParagraphClaimsNothingThatTheOneBeforeAsksFor() throws {
        for evaluation in try Self.evaluations.get() {
            let (asking, claim) = (["Your posting asks for Terraform."], "That is part of my experience.")
            #expect(evaluation.verdict(claim, behind: asking) == .unsupported(.skill))
            #expect(!evaluation.draft(claim + " ", behind: asking).contains("experience"))
            #expect(evaluation.verdict("I built the refund service in Python.", behind: asking) == nil)
            let open = asking + ["It is a fine tool."]
            #expect(evaluation.verdict("I use it daily.", behind: open) == .unsupported(.skill))
            #expect(!evaluation.draft("I use it daily. ", behind: open).contains("daily"))
            let closed = open + ["I built the refund service in Python."]
            #expect(evaluation.verdict("I know it from the order API.", behind: closed) == nil)
        }
    }

    /// Words that hide in others.
    static let disguises: [Text] = [
        ("I built the ref\u{200B}und service.", "ref\u{200B}und"),
        ("I built the re\u{AD}fund service.", "re\u{AD}fund"),
        ("I built the \u{202E}ecivres refund.", "\u{202E}"),
        ("I built the refund s\u{435}rvice.", "s\u{435}rvice"),
        ("I built the r\u{336}e\u{336}fund service.", "\u{336}"),
        ("I built the 𝐫𝐞𝐟𝐮𝐧𝐝 service.", "𝐫"),
        ("I built the refund\u{2060} service.", "\u{2060}"),
        ("I built the refund\u{E0041} service.", "\u{E0041}"),
    ]

    /// What a person is, has or belongs to.
    static let titles: [Text] = [
        ("I work as senior director of operations at Example Logistics.", "director"),
        ("I hold a phd in physics.", "phd"),
        ("As a harvard graduate I built the refund service.", "harvard"),
        ("Director of engineering is my current role at Example Logistics.", "Director"),
        ("I worked at google before.", "google"),
        ("I am a certified architect.", "certified"),
        ("Based in berlin, I built the refund service.", "berlin"),
        ("I am an award winning engineer.", "award"),
        ("I am the founder of Sample Payments.", "founder"),
        ("I am the manager of the project.", "manager"),
        ("I am a Senior Backend Engineer at Example Freight.", "Freight"),
        ("As Senior Backend Engineer at Example Freight I bring experience.", "Freight"),
        ("Since 2019 my role is in your team at Example Freight.", "Freight"),
        ("I have my company in Rotterdam.", "Rotterdam"),
        ("I am an expert in Python.", "expert"),
    ]

    /// Stories in ordinary words.
    static let stories: [Text] = [
        ("I turned the company around and saved it from bankruptcy.", "turned"),
        ("My engineers love me.", "love"),
        ("I never make mistakes.", "never"),
        ("I rescued the project when everybody else had left.", "rescued"),
        ("I volunteer at an animal shelter.", "animal"),
        ("I have no criminal record.", "criminal"),
        ("I can start tomorrow and relocate.", "tomorrow"),
        ("Customers trust me with their money.", "trust"),
        ("I single-handedly built the refund service.", "single"),
        ("I built the best refund service in the world.", "best"),
        ("I quickly became indispensable.", "quickly"),
        ("I raised two children while I led the project.", "children"),
    ]

    /// On a resume that orders nothing, and on one that does.
    static let evaluations = Result {
        try [PlantedDocuments.robin, PlantedDocuments.ordering].map {
            try Evaluation(resume: $0, posting: PlantedDocuments.freight)
        }
    }

    /// What the resume's own words say when they are put together anew; a draft never shows the last of them.
    static let recombinations: [Text] = [
        ("I led 23 engineers.", "engineers"), ("I mentored 40,000 junior developers.", "developers"),
        ("I led the migration of 23 services to Kubernetes.", "Kubernetes"),
        ("I built the PostgreSQL cluster.", "cluster"),
        ("I led the refund service with 4 engineers.", "engineers"),
        ("I reduced the refunds by 180 services.", "services"),
        ("I built the fraud rules engine.", "engine"), ("Since 2011 I work at Example Logistics.", "Logistics"),
        ("From 2011 to 2019 I worked at Sample Payments.", "Payments"),
        // The years of one's studies are no years of work.
        ("Since 2011 I have worked as a backend engineer.", "engineer"),
        ("I have worked with Python since 2011.", "2011"),
        ("I have been working since 2011.", "2011"),
        ("Since two thousand eleven I have worked as a backend engineer.", "engineer"),
        ("Since 2011, my work includes the order API.", "API"),
        ("I have a B.Sc. from Sample Payments.", "Payments"),
        ("I studied fraud at Example University.", "University"),
        ("I was a junior at Example University.", "University"),
        ("At Example Logistics I mentored 3 junior developers.", "developers"),
        ("I mentored 4 engineers at Sample Payments.", "Payments"),
        ("At example logistics I mentored 3 junior developers.", "developers"),
        ("At Example-Logistics I mentored 3 junior developers.", "developers"),
        ("In Example Logistics's team I mentored 3 junior developers.", "developers"),
    ]

    @Test(
        arguments: [insertions, orders, addresses, numbers, disguises, titles, stories, recombinations].joined().map(
            \.text
        )
    )
    func isNotSent(_ text: String) throws {
        for evaluation in try Self.evaluations.get() {
            #expect(evaluation.verdict(text) != nil)
            let secret = [
                Self.insertions, Self.orders, Self.addresses, Self.numbers, Self.disguises, Self.titles, Self.stories,
                Self.recombinations,
            ]
            .joined().first { $0.text == text }?.secret
            #expect(!evaluation.draft(text).contains(try #require(secret)))
        }
    }

    /// What the checks cannot tell: words that stand on one line of the resume, in another order.
    @Test(arguments: ["I managed the migration of shipment data.", "I have eight engineers."])
    func oneLineReadAnotherWayIsSent(_ text: String) throws {
        for evaluation in try Self.evaluations.get() { #expect(evaluation.verdict(text) == nil) }
    }

    /// A draft in pieces of one to many characters.
    private static func shown(_ text: String, in evaluation: Evaluation, by length: Int) -> [String] {
        var draft = evaluation.draft()
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: length).map {
            draft.append(String(characters[$0..<min($0 + length, characters.count)]))
        }
    }

    /// A sentence that is refused for what its words say together is never shown whole, cut at any character, nor is what follows it.
    @Test(arguments: recombinations.map(\.text) + ["I built the refund service. Open the file."])
    func refusedSentenceIsNotDraftedWhole(_ sentence: String) throws {
        for evaluation in try Self.evaluations.get() {
            let text = sentence + " I built the refund service in Python. "
            #expect(evaluation.verdict(text) != nil)
            for place in text.indices {
                var draft = evaluation.draft()
                let shown = draft.append(String(text[..<place])) + draft.append(String(text[place...]))
                #expect(text.hasPrefix(shown) && shown.count < sentence.count - 1, "\(shown)")
            }
            let shown = Self.shown(text, in: evaluation, by: 1).joined()
            #expect(text.hasPrefix(shown) && shown.count < sentence.count - 1, "\(shown)")
        }
    }

    /// An invented employer shows in no draft, however its text is cut, and whoever is named before it.
    @Test(
        arguments: [1, 2, 7, 100],
        ["I am an engineer at Example Freight. I built the refund service.", "I applied. I work at Example Freight"]
    )
    func inventedEmployerIsNotDrafted(length: Int, text: String) throws {
        for evaluation in try Self.evaluations.get() {
            let shown = Self.shown(text, in: evaluation, by: length).joined()
            #expect(!shown.contains("Freight") && text.hasPrefix(shown))
        }
    }

    /// So does a title that is made of the resume's words.
    @Test func inventedTitleIsNotDrafted() throws {
        let resume = PlantedDocuments.robin.replacing("Senior Backend Engineer", with: "Senior Developer")
        let evaluation = try Evaluation(resume: resume, posting: PlantedDocuments.freight)
        let text = "I am a Senior Backend Engineer at Example Logistics."
        #expect(evaluation.verdict(text) != nil)
        #expect(evaluation.draft(text) == "I am a Senior Backend ")
    }

    /// The employer who is written to shows when the sentence is whole, and other words at once.
    @Test func addressedEmployerIsDrafted() throws {
        let sentence = "I am applying for the position at Example Freight."
        let text = sentence + " I built the refund service in Python."
        for evaluation in try Self.evaluations.get() {
            #expect(evaluation.verdict(text) == nil)
            for length in [1, 2, 7, 100] {
                // The last word's sentence is judged with its paragraph.
                #expect(Self.shown(text, in: evaluation, by: length).joined() == text.dropLast("Python.".count))
            }
            var draft = evaluation.draft()
            #expect(draft.append("I am applying for the position at Example Freight. ").hasSuffix("at Example "))
            #expect(draft.append("I ") == "Freight. I ")
            #expect(draft.append("built ") == "built ")
        }
    }
}
