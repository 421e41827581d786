import Lexicons
import Testing

@Suite struct SkillLexiconTests {
    private let skills = Lexicon.english.skills

    @Test(arguments: [
        ("C++, C#, .NET and Node.js", ["C++", "C#", ".NET", "Node.js"]),
        ("Set up CI/CD with Jenkins.", ["CI/CD", "Jenkins"]),
        ("Languages: Python, Go, R, C, Swift", ["Python", "Go", "R", "C", "Swift"]),
        ("Built services in Go and Python", ["Go", "Python"]),
        ("Proficient in Excel.", ["Excel"]),
        ("Go, Rust, C", ["Go", "Rust", "C"]),
        ("Amazon Web Services (AWS)", ["AWS", "AWS"]),
        ("Front-end development; machine-learning", ["Front-end development", "Machine learning"]),
        ("ASP.NET Core, SQL Server", ["ASP.NET", "Microsoft SQL Server"]),
        ("Senior Go developer", ["Go"]),
        ("using Go developer tools", ["Go"]),
        ("C/C++ and PL/SQL", ["C/C++", "PL/SQL"]),
        ("React/Redux/TypeScript", ["React", "Redux", "TypeScript"]),
    ])
    func findsSkills(text: String, expected: [String]) {
        #expect(skills.matches(in: text).map(\.canonical) == expected)
    }

    @Test(arguments: [
        "Go to the market and go live", "Take a rest, be safe and lean on insurance", "Excel at R&D, C-level talks",
        "Spring 2020", "the swift response",
        "mail ada@python.example.com", "https://github.com/ada/python-course", "github.com/ada/docker/java",
        "Javanese", "pythonic", "HTML_x", "Express delivery of parcels", "",
    ])
    func ordinaryWordsAndAddressesAreNoSkills(text: String) {
        #expect(skills.matches(in: text).isEmpty)
    }

    @Test(arguments: [
        "• Built é́ APIs with Python 🇩🇪👩‍💻, Node.js and C++", "Python\r\nJava", "Ünïcödé Java–SQL — C#",
        "👩‍💻👩‍💻 Docker, Kubernetes\u{301}",
    ])
    func rangesCountCharacters(text: String) {
        let characters = Array(text)
        let matches = skills.matches(in: text)
        #expect(!matches.isEmpty)
        for match in matches {
            #expect(characters.indices.contains(match.range.lowerBound) && match.range.upperBound <= characters.count)
            #expect(String(characters[match.range]) == match.printed)
        }
    }

    @Test(arguments: [
        ("golang", "Go"), ("K8s", "Kubernetes"), ("Front end development", "Front-end development"), ("r", "R"),
        (" .net ", ".NET"),
    ])
    func knowsOtherSpellings(printed: String, canonical: String) {
        #expect(skills.canonical(for: printed) == canonical)
    }

    @Test func unknownSkillsHaveNoSpelling() {
        #expect(skills.canonical(for: "Basket weaving in zero gravity") == nil)
        #expect(skills.canonical(for: "") == nil)
        #expect(skills.aliases(of: "nothing").isEmpty)
        #expect(skills.aliases(of: "Kubernetes").contains("K8s"))
    }

    @Test func everySpellingLeadsToItsOwnSkill() {
        for skill in skills.skills {
            for spelling in [skill.canonical] + skill.aliases {
                #expect(skills.canonical(for: spelling) == skill.canonical, "\(spelling)")
            }
        }
    }

    @Test func longHostileTextIsReadInOnePass() {
        for unit in ["a.b@", "C, ", "Go and ", "....", "microsoft ", "+", "- ", "\u{301}"] {
            let matches = skills.matches(in: String(repeating: unit, count: 4_000))
            #expect(matches.count <= 4_000)
        }
    }
}
