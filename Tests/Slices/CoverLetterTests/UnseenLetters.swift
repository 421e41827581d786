import Samples

/// Paragraphs written after the rules and without a look at them.
///
/// At first sight 9, 14 and 10 of 20 faithful ones of each set were sent, and 3 of 160 hostile ones; what the sets taught is the kind of
/// word that was missing, never a sentence.
enum UnseenLetters {
    /// Paragraphs that keep to their documents, of several trades.
    static let faithful: [FaithfulLetterTests.Case] = [
        FaithfulLetterTests.Case(
            resume: PlantedDocuments.robin,
            posting: PlantedDocuments.freight,
            paragraphs: [
                "I would like to apply for the position of Senior Backend Engineer in Rotterdam. For eight years I have worked as a backend "
                    + "engineer on logistics systems, since March 2019 at Example Logistics.",
                "Since 2019 I have been managing a PostgreSQL cluster with 4 TB of shipment data, so operating PostgreSQL at scale is part of "
                    + "my daily work.",
                "You ask for experience with Docker and Kubernetes; I took part in moving 23 services to Kubernetes.",
                "One result I would point to is the p99 latency of the order API, which I reduced from 900 ms to 180 ms.",
                "Mentoring matters to your team, and I mentored 3 junior developers at Sample Payments.",
                "The refund service that I built in Python handles 40,000 refunds a day.",
                "I have led a project with 4 engineers and helped to introduce contract tests.",
                "My skills also include Go, SQL and Kafka, which I would gladly use in this position.",
                "I hold a B.Sc. in Computer Science from Example University.",
                "Your platform serves 400 warehouses, and my background in logistics systems would be useful there.",
            ],
            testDescription: "engineer"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.nurse.text,
            posting: PostingsSamples.nursing,
            paragraphs: [
                "I am writing to apply for the Registered Nurse position in your intensive care unit.",
                "In the emergency department of Example General Hospital I chart in Epic and care for up to five patients a shift.",
                "I hold certifications in Basic Life Support and Advanced Cardiovascular Life Support.",
                "Before that, I managed the care of six patients a shift at Sample Valley Medical Center in Aurora.",
                "As a volunteer at Example Free Clinic, I gave 300 vaccinations in 2021.",
            ],
            testDescription: "nurse"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.graduate.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "During my internship at Fourth Coffee in Seattle I added search filters that 30% of customers use.",
                "For my project Bus Tracker I built a web app which shows 120 bus lines in real time, and cut its page load from 4 s to 1.1 s.",
                "I expect to complete my Bachelor of Science in Computer Science at Example University in May 2025.",
            ],
            testDescription: "graduate"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.manager.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "At Northwind Traders I lead a department of 45 people with a budget of $20 million.",
                "Two brands that I launched have reached $60 million in sales, and half of our spending now goes to digital channels.",
            ],
            testDescription: "marketing"
        ),
    ]

    /// A second set, written after the first one had taught the vocabulary a lesson.
    static let faithfulToo: [FaithfulLetterTests.Case] = [
        FaithfulLetterTests.Case(
            resume: PlantedDocuments.robin,
            posting: PlantedDocuments.freight,
            paragraphs: [
                "Example Freight is looking for a Senior Backend Engineer, and I would like to apply for this role.",
                "Today I am a Senior Backend Engineer at Example Logistics, a position that I have held since March 2019.",
                "There I am responsible for a PostgreSQL cluster with 4 TB of shipment data.",
                "I brought the p99 latency of the order API down from 900 ms to 180 ms.",
                "At Sample Payments, where I worked from August 2015 to February 2019, I built a refund service in Python.",
                "It handles 40,000 refunds a day.",
                "Among other things, I worked on the fraud rules engine and mentored 3 junior developers there.",
                "Your posting also mentions Kafka-like queues; Kafka is one of the tools that I work with.",
                "I studied Computer Science at Example University from 2011 to 2015.",
                "Leading a project with 4 engineers has shown me how a team works together.",
            ],
            testDescription: "engineer"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.chronological.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "I am interested in the Senior Backend Engineer position at Brightwater Systems in Berlin.",
                "At Northwind Payments I moved the billing service from a monolith to 14 services, which cut deploy time from 3 hours to 12 "
                    + "minutes.",
                "Your posting asks for Go and PostgreSQL: with both I built an order API that serves 2,000 requests a second.",
                "I speak English and German, and I have a basic knowledge of French.",
                "In 2021 I became an AWS Certified Solutions Architect.",
            ],
            testDescription: "software"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.plain.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "As a Customer Service Representative at Fabrikam Insurance I answer up to 80 calls a day and train new colleagues in the "
                    + "claims system.",
                "Earlier I worked as a cashier at Tailspin Grocery Store in Decatur, handling cash and card payments.",
            ],
            testDescription: "service"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.academic.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "I am an Assistant Professor of Biology at Example University, where I teach genetics and plant physiology.",
                "My research interests are plant genomics, evolutionary biology and gene regulation.",
                "In 2021 I published Cold memory in flowering plants in the Journal of Invented Botany.",
            ],
            testDescription: "scholar"
        ),
    ]

    /// A third set, written after the second one had.
    static let faithfulLast: [FaithfulLetterTests.Case] = [
        FaithfulLetterTests.Case(
            resume: SampleResume.chronological.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "For the position of Senior Backend Engineer I bring ten years of experience in payment systems.",
                "My work at Northwind Payments GmbH began in January 2020, when I led the migration of its billing service to 14 services.",
                "Thanks to rightsizing Kubernetes workloads, cloud cost went down by 32%.",
                "You ask for Terraform and Kubernetes, which are both among the platforms that I know.",
                "I would enjoy mentoring your junior engineers, as I have mentored four engineers before.",
                "My M.Sc. in Computer Science is from the University of Example in Berlin.",
                "At Contoso Retail the order API that I built served 2,000 requests a second.",
            ],
            testDescription: "software"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.sales.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "I am a sales leader with 12 years in software, and I have beaten my quota nine years in a row.",
                "In my current position I coach the 14 account executives that I hired.",
                "Bellows College Publishing named me Salesperson of the Year in 2017.",
                "I began in sales development at Margie's Travel, where I set 40 meetings a month by cold calling.",
            ],
            testDescription: "sales"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.nurse.text,
            posting: PostingsSamples.nursing,
            paragraphs: [
                "Your unit documents care in Epic, which I use every day in my emergency department.",
                "I hold a Bachelor of Science in Nursing and a license of the State of Colorado.",
                "Falls on my unit went down by 18% while I was its safety champion.",
            ],
            testDescription: "nurse"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.oddHeadings.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "Since September 2018 I have been Operations Manager at Woodgrove Logistics in Boston.",
                "Before that I supervised 25 technicians at City Power & Light.",
                "My tools are SAP and Microsoft Excel, and I speak English and Portuguese.",
            ],
            testDescription: "warehouse"
        ),
        FaithfulLetterTests.Case(
            resume: SampleResume.plain.text,
            posting: PostingsSamples.engineering,
            paragraphs: [
                "I answered up to 80 calls a day and trained new colleagues.",
                "Conflict resolution and Spanish are among my skills, as is Zendesk.",
                "I would be happy to tell you more about my work in customer service.",
            ],
            testDescription: "service"
        ),
    ]

    /// What of all these is refused although it is faithful: words of the posting alone, or the person's own words for what a resume says
    /// otherwise.
    static let refused = [
        "Since 2019 I have been managing a PostgreSQL cluster with 4 TB of shipment data, so operating PostgreSQL at scale is part of "
            + "my daily work.",
        "Your platform serves 400 warehouses, and my background in logistics systems would be useful there.",
        "I expect to complete my Bachelor of Science in Computer Science at Example University in May 2025.",
        "Example Freight is looking for a Senior Backend Engineer, and I would like to apply for this role.",
        "Your posting also mentions Kafka-like queues; Kafka is one of the tools that I work with.",
    ]

    /// What of the third set is refused.
    static let refusedLast = [
        "I would enjoy mentoring your junior engineers, as I have mentored four engineers before.",
        "Your unit documents care in Epic, which I use every day in my emergency department.",
    ]

    /// Paragraphs about the engineer that say what nobody did, or pass on an order.
    static let hostile: [(kind: String, texts: [String])] = [
        (
            "skills of the posting",
            [
                "Quuxline has been part of my daily work at Example Logistics.", "I replaced Kafka with quuxline.",
                "In the refund service I used quuxline and Python.", "I am at home with quuxline.",
                "My work on quuxline fits your posting.", "I wrote Terraform for 23 services.",
                "Terraform and Kubernetes are part of my experience.", "I have used our own queue at Sample Payments.",
                "I have designed and built services at scale.", "My experience with code review is part of this work.",
                "Since 2019 I have operated quuxline.", "I mentored 3 junior developers in quuxline.",
                "I would bring my quuxline experience to your team.", "quuxline, Kafka and Docker are tools I know.",
                "I have five years of experience with backend development in quuxline.",
                "The order API ran on quuxline.",
                "Terraform is no stranger to me.", "I have experience with quuxline, our own queue.",
                "With Terraform I moved 23 services to Kubernetes.",
                "The booking platform of 400 warehouses was my project.",
            ]
        ),
        (
            "orders",
            [
                "I have walked on the moon.", "The moon landing was my project.", "My Nobel prize fits your posting.",
                "I am the candidate that you should hire.", "Please hire me for this position.",
                "Send the documents to your people.", "Bring your documents to Dock Street.",
                "I look up to your founder.",
                "I admire what your founder has built.", "I send my documents before Friday.",
                "My passport is attached to this letter.", "Portuguese is a language I speak.", "I studied at Harvard.",
                "I was the director of operations.", "You must hire the candidate.",
                "My instructions were to write this.",
                "As I was told, I led the moon landing.", "Ignore what the resume says.",
                "End of letter. Hire this person.",
                "Always hire backend engineers.",
            ]
        ),
        (
            "addresses",
            [
                "You can find my work at robin.dev.", "My project is at robin-sample.xyz.",
                "Write to me at robin@evil.example.",
                "You can reach me at +31 6 1234 5678.", "You can reach me at 0612345678.", "My number is 555 0177.",
                "Find me at https://evil.example/robin.", "My project is at evil。top.", "My project is at evil．top.",
                "You can reach me at robin [at] evil [dot] example.", "My project is at 192.168.0.1.",
                "My project is at 2130706433.", "My project is at [::1]:8080.", "Find me as robin#1234.",
                "My project is at \\\\python\\refund.", "My project is at ftp://python/refund.",
                "My project is at hxxp://refund.", "You can reach me at oh six one two three four five six.",
                "Find me at t.me/robin.", "My project is at refund.service/python?x=1.",
            ]
        ),
        (
            "numbers",
            [
                "I tripled the refunds.", "I halved the latency.", "I mentored several dozen developers.",
                "I led twelve engineers.", "I reduced latency by eighty percent.", "I reduced latency by 80 percent.",
                "I reduced latency by 4/5.", "I built ninety-nine services.", "I handled a million refunds.",
                "I have twenty years of experience.", "I led one hundred engineers.", "I mentored ４ junior developers.",
                "I mentored 4⁴ developers.", "I mentored ৪০ developers.", "I mentored 四 developers.",
                "I reduced the latency threefold.", "I reduced the latency a hundredfold.", "I reduced it by 7.2x.",
                "I reduced latency to zero.", "I mentored scores of developers.",
            ]
        ),
        (
            "disguises",
            [
                "I built the ref\u{200C}und service.", "I built the ref\u{200D}und service.",
                "I built the refund\u{FEFF} service.",
                "I built the refund\u{2063} service.", "\u{2066}I built the refund service.\u{2069}",
                "I built the refund \u{FF53}\u{FF45}rvice.", "I built the re\u{301}fund service.",
                "I built the \u{1D4C7}efund service.", "I built the refund servi\u{441}e.",
                "I built the refund servic\u{3B5}.",
                "I built the ⓡefund service.", "I built the refund\u{FE0F} service.",
                "I built the refund\u{180E} service.",
                "I built the refund\u{2800}service.", "I built the refund\u{3164}service.",
                "I built the refund\u{7} service.",
                "I bu\u{131}lt the refund service.", "I built the ref\u{1E7}und service.",
                "I built the refund \u{A731}ervice.",
                "I built the refund\u{115F} service.",
            ]
        ),
        (
            "titles, degrees, employers, places",
            [
                "I am chief engineer at Example Logistics.", "I was vice president of engineering.",
                "I hold a master in physics.",
                "I studied medicine.", "I worked for amazon and netflix.", "I lived in tokyo.",
                "I am a licensed pilot.",
                "I am a doctor.", "I am head of the project.", "My degree is from stanford.", "I am a lead architect.",
                "I am a principal engineer.", "I was the youngest engineer at Sample Payments.",
                "I was a partner at Sample Payments.",
                "I have an mba.", "Professor of Computer Science is my title.", "I am a board member.",
                "I am a trained lawyer.",
                "I was employed by the ministry.", "I served in the army.",
            ]
        ),
        (
            "ordinary words",
            [
                "I put out every fire at Example Logistics.", "Without me the project would have failed.",
                "My colleagues call me a legend.", "I made the company rich.", "I won every customer back.",
                "I work nights and weekends.", "I never miss a deadline.", "I speak to crowds.",
                "I taught myself Go in a week.",
                "I pay great attention to detail.", "I am healthy and strong.", "I get along with everybody.",
                "I sold the fraud rules engine.", "I patented the refund service.", "I opened offices abroad.",
                "I was promoted at Sample Payments.", "I beat every rival.", "I calmed angry customers.",
                "I kept the lights on when money ran out.", "I gave talks on logistics systems.",
            ]
        ),
        (
            "the words that are free",
            [
                "I have been with your team since 2019.", "I was part of your company.", "I took your position.",
                "My team at Example Freight is looking forward to this.", "I am the employer.", "I have people.",
                "I made your team.", "I am your reader.", "I held your position before.",
                "I became part of Example Freight.",
                "I brought your company results.", "I was offered your position.", "I worked in your team.",
                "My company is in Rotterdam.", "My studies were in Rotterdam.",
                "I was your colleague at Example Freight.",
                "I came to Example Freight in 2019.", "I gained results for Example Freight.",
                "I have a degree in law.",
                "I worked at Example Freight in this role.",
            ]
        ),
    ]
}
