import Postings

extension LetterSources {
    /// Pairs of a resume and a posting that differ in what they say and in what they lack.
    static let cases = [
        rich, sparse, noOverlap, noName, noCompany, careerChanger, nurse, student, nothing, longWinded,
    ]

    static let rich = LetterSources("rich")
        .person("Maya Lindqvist", city: "Berlin", email: "maya@example.com", phone: "+1 202 555 0143")
        .work(
            "Senior Backend Engineer",
            at: "Northlight Systems",
            "March 2021 – Present",
            from: "2021-03",
            [
                "Reduced median API latency by 38% by moving session state from MySQL to Redis",
                "Migrated 40 services to Kubernetes without downtime",
                "Lead a team of five engineers",
                "Responsible for on-call rotation",
                "Designed and built a billing pipeline in Python and PostgreSQL that processes 2 million invoices a month",
            ]
        )
        .work(
            "Software Engineer",
            at: "Fernwood GmbH",
            "2017 – 2021",
            from: "2017",
            to: "2021",
            [
                "Cut build times from 25 minutes to 6 minutes.",
                "Wrote the public REST API in Django and its documentation",
                "Awarded employee of the year 2019",
            ]
        )
        .study("MSc", in: "Computer Science", at: "Uppsala University")
        .skills(["Python", "PostgreSQL", "Redis", "Terraform", "Go"], languages: ["English", "Swedish"])
        .job("Staff Platform Engineer", at: "Halcyon Freight Inc.", in: "Berlin, Germany")
        .asks(
            ("Strong Python and PostgreSQL", .required, ["Python", "PostgreSQL"]),
            ("Experience with Kubernetes", .required, ["Kubernetes"]),
            ("Terraform is a plus", .preferred, ["Terraform"]),
            ("Rust", .preferred, ["Rust"])
        )

    static let sparse = LetterSources("sparse")
        .person("Tom Okafor", email: "tom@example.com")
        .work(
            "Sales Assistant",
            at: "Corner Books",
            "2020 – 2023",
            from: "2020",
            to: "2023",
            ["Cash register", "Customers"]
        )
        .skills(["Excel"])
        .job("Office Administrator", at: "Bright Dental")
        .asks(("Microsoft Excel", .required, ["Excel"]), ("Friendly manner", .required, []))

    static let noOverlap = LetterSources("no overlap")
        .person("Ines Duarte", city: "Lisbon", email: "ines@example.com")
        .work(
            "Head Chef",
            at: "Taberna Azul",
            "2018 - present",
            from: "2018",
            ["Managed a kitchen of 12 cooks", "Reduced food waste by 22% in one year", "Trained eight apprentices"]
        )
        .work("Sous Chef", at: "Casa do Rio", "2014 - 2018", from: "2014", to: "2018", ["Prepared 200 covers a night"])
        .job("Data Engineer", at: "Quantis Labs")
        .asks(("Spark", .required, ["Apache Spark"]), ("SQL", .required, ["SQL"]))

    static let noName = LetterSources("no name")
        .person(nil, email: "hello@example.com")
        .work(
            "Accountant",
            at: "Mill & Sons",
            "2019-2024",
            from: "2019",
            to: "2024",
            [
                "Prepared monthly accounts for 30 clients in Excel", "Introduced a checklist that halved late filings",
                "Reconciled bank statements in SAP",
            ]
        )
        .study("BA", in: "Accounting", at: "Leeds College")
        .job("Senior Accountant", at: "Pine Holdings")
        .asks(("SAP", .required, ["SAP"]), ("Advanced Excel", .required, ["Excel"]))

    static let noCompany = LetterSources("no company, no title")
        .person("Jon Bell", email: "jon@example.com", phone: "555-0137")
        .work(
            "UX Designer",
            at: "Studio Nine",
            "2022 – Present",
            from: "2022",
            ["Redesigned the checkout in Figma, which raised conversion by 9%", "Ran 45 user interviews"]
        )
        .work(
            "UX Designer",
            at: "Pixel Barn",
            "2019 – 2022",
            from: "2019",
            to: "2022",
            ["Built a design system used by 6 teams"]
        )
        .job(nil, at: nil)
        .asks(("Figma", .required, ["Figma"]))

    static let careerChanger = LetterSources("career changer")
        .person("Ruth Adeyemi", city: "Leeds", email: "ruth@example.com")
        .work(
            "Mathematics Teacher",
            at: "Hillcrest School",
            "2015 – Present",
            from: "2015",
            [
                "Teach mathematics to 120 pupils a year",
                "Introduced weekly data reviews that raised the pass rate from 61% to 78%",
                "Analyzed exam results in Excel for the whole department",
            ]
        )
        .project("School Attendance Dashboard", ["Built a dashboard in Python from 3 years of attendance records"])
        .study("PGCE", in: nil, at: "University of Leeds")
        .skills(["Python", "SQL"], certificates: ["Google Data Analytics Certificate"])
        .job("Junior Data Analyst", at: "Leeds Transit Authority", in: "Leeds, UK")
        .asks(
            ("Python", .required, ["Python"]),
            ("SQL", .required, ["SQL"]),
            ("Tableau", .preferred, ["Tableau"]),
            ("Excel", .required, ["Excel"])
        )

    static let nurse = LetterSources("nurse")
        .person("ANNA KOWALSKI", email: "anna@example.com")
        .work(
            "REGISTERED NURSE",
            at: "St. Brigid Hospital",
            "06/2016 – Present",
            from: "2016-06",
            [
                "Provide patient care on a 24-bed surgical ward",
                "Supervised 4 student nurses each term",
                "Selected by management to lead infection control",
                "Cared for up to 6 patients a shift",
            ]
        )
        .study("Bachelor of Science in Nursing", in: nil, at: "Eastfield University")
        .job("Charge Nurse", at: "Lakeside Clinic")
        .asks(("Patient care", .required, ["Patient Care"]), ("Infection control", .preferred, ["Infection Control"]))

    static let student = LetterSources("student")
        .person("Li Na Chen", email: "lina@example.com")
        .study("BSc", in: "Physics", at: "University of Bristol")
        .project(
            "Tide Clock",
            ["Wrote firmware in C for a tide clock", "Published the design, which 200 people have built"]
        )
        .skills(["Python", "MATLAB"], languages: ["English", "Mandarin"])
        .job("Graduate Engineer", at: "Ocean Sensors Ltd")
        .asks(("MATLAB", .required, ["MATLAB"]), ("C", .required, ["C"]))

    static let nothing = LetterSources("nothing at all")

    static let longWinded = LetterSources("long-winded")
        .person("Bartholomew Featherstonehaugh", city: "Oslo", email: "b.f@example.com", phone: "555-0199")
        .work(
            "Principal Consultant for Enterprise Resource Planning and Supply Chain",
            at: "Vandermeer and Partners Advisory Group",
            "2012 – Present",
            from: "2012",
            (1...20).map {
                "Delivered programme number \($0) in SAP for a client with \($0)00 employees across several countries, "
                    + "working with finance, logistics and sales to agree on one plan"
            }
        )
        .study(
            "Master of Business Administration",
            in: "Operations and Technology Management",
            at: "Norwegian School of Commerce"
        )
        .skills(["SAP", "Excel", "Power BI"], languages: ["Norwegian"], certificates: ["PRINCE2 Practitioner"])
        .job("Director of Supply Chain Transformation", at: "Consolidated Northern Shipping Company", in: "Oslo")
        .asks(("SAP", .required, ["SAP"]), ("Power BI", .required, ["Power BI"]))
}
