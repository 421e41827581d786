import Postings
import Testing

@Suite("What a posting asks for is read with its importance")
struct RequirementTests {
    @Test(arguments: [
        // A plus inside the required list.
        ("Terraform is a plus", ["preferred skill Terraform | Terraform is a plus"]),
        (
            "Python required, Terraform a plus",
            ["required skill Python | Python required", "preferred skill Terraform | Terraform a plus"]
        ),
        (
            "Python (required), Terraform (nice to have), Kafka",
            [
                "required skill Python | Python (required)", "preferred skill Terraform | Terraform (nice to have)",
                "required skill Kafka | Kafka",
            ]
        ),
        (
            "Docker, Kubernetes, and Terraform are a plus",
            [
                "preferred skill Docker,Kubernetes,Terraform | Docker, Kubernetes, and Terraform are a plus"
            ]
        ),
        ("Ideally you know Kafka", ["preferred skill Kafka | Ideally you know Kafka"]),
        (
            "5 years of Python, preferably with Django",
            [
                "required experience 5.. Python | 5 years of Python", "preferred skill Django | preferably with Django",
            ]
        ),
        (
            "Experience with Terraform is not required but helpful",
            [
                "preferred skill Terraform | Experience with Terraform is not required but helpful"
            ]
        ),
        ("Bonus points for Kafka", ["preferred skill Kafka | Bonus points for Kafka"]),
        (
            "Bachelor's degree (Master's preferred)",
            [
                "required education Bachelor's degree | Bachelor's degree",
                "preferred education Master's degree | Master's preferred",
            ]
        ),
        // Alternatives.
        ("Python, Java or Kotlin", ["required skill anyOf Python,Java,Kotlin | Python, Java or Kotlin"]),
        ("Python, Java and Kotlin", ["required skill Python,Java,Kotlin | Python, Java and Kotlin"]),
        (
            "At least one of Python, Java, and Kotlin",
            [
                "required skill anyOf Python,Java,Kotlin | At least one of Python, Java, and Kotlin"
            ]
        ),
        (
            "A modern language such as Python, Java, Kotlin",
            [
                "required skill anyOf Python,Java,Kotlin | A modern language such as Python, Java, Kotlin"
            ]
        ),
        ("Python/Java", ["required skill anyOf Python,Java | Python/Java"]),
        (
            "Python and AWS or Azure",
            [
                "required skill Python | Python", "required skill anyOf AWS,Azure | AWS or Azure",
            ]
        ),
        ("CSS/JavaScript", ["required skill CSS,JavaScript | CSS/JavaScript"]),
        // Negation.
        ("No PHP", ["mentioned skill negated PHP | No PHP"]),
        ("Python, no PHP", ["required skill Python | Python", "mentioned skill negated PHP | no PHP"]),
        (
            "Python but no PHP or Perl",
            [
                "required skill Python | Python", "mentioned skill negated anyOf PHP,Perl | no PHP or Perl",
            ]
        ),
        ("Degree not required", ["mentioned education negated Bachelor's degree | Degree not required"]),
        ("You don't need to know Kafka", ["mentioned skill negated Kafka | You don't need to know Kafka"]),
        (
            "Not only Python but also Kafka",
            ["required skill Python,Kafka | Not only Python but also Kafka"]
        ),
        // Years.
        ("3+ years of experience with Python", ["required experience 3.. Python | 3+ years of experience with Python"]),
        ("At least five years in retail", ["required experience 5..  | At least five years in retail"]),
        ("2-4 years of experience", ["required experience 2..4  | 2-4 years of experience"]),
        ("2 – 4 years of experience", ["required experience 2..4  | 2 – 4 years of experience"]),
        ("Three (3) or more years of experience", ["required experience 3..  | Three (3) or more years of experience"]),
        ("Up to 2 years of experience", ["required experience ..2  | Up to 2 years of experience"]),
        ("18 months of experience", ["required experience  | 18 months of experience"]),
        ("24 months of experience", ["required experience 2..  | 24 months of experience"]),
        (
            "5 years of Python and 3 years of Java",
            [
                "required experience 5.. Python | 5 years of Python", "required experience 3.. Java | 3 years of Java",
            ]
        ),
        (
            "Bachelor's degree and 5 years of experience",
            [
                "required education Bachelor's degree | Bachelor's degree",
                "required experience 5..  | 5 years of experience",
            ]
        ),
        (
            "Bachelor's degree and 5 years, or Master's degree and 3 years",
            [
                "required education anyOf 3.. Bachelor's degree,Master's degree | Bachelor's degree and 5 years, or Master's degree and 3 years"
            ]
        ),
        // Kinds.
        ("Fluent English and German", ["required language English,German | Fluent English and German"]),
        ("German is nice to have", ["preferred language German | German is nice to have"]),
        (
            "Basic knowledge of French is an advantage",
            ["preferred language French | Basic knowledge of French is an advantage"]
        ),
        (
            "Excellent English communication skills",
            ["required language English | Excellent English communication skills"]
        ),
        ("Experience with German tax law", ["required experience  | Experience with German tax law"]),
        ("Full-time, EUR 75,000 to 90,000 a year", []),
        ("Full-time teaching experience", ["required skill Teaching | Full-time teaching experience"]),
        ("BLS certification", ["required certification BLS | BLS certification"]),
        ("Must be authorized to work in the US", ["required eligibility  | Must be authorized to work in the US"]),
        ("Valid driver's license", ["required eligibility  | Valid driver's license"]),
        ("Team player", ["required trait  | Team player"]),
        (
            "Excellent communication skills and Excel",
            ["required skill Excel | Excellent communication skills and Excel"]
        ),
        (
            "High school diploma or GED",
            ["required education anyOf High school diploma,GED | High school diploma or GED"]
        ),
        (
            "Degree in Computer Science, Mathematics or Physics",
            [
                "required education anyOf Computer Science,Mathematics,Physics | Degree in Computer Science, Mathematics or Physics"
            ]
        ),
        // Words that only look like something.
        ("A high degree of autonomy", ["required skill  | A high degree of autonomy"]),
        ("Strong Python; Kafka", ["required skill Python | Strong Python", "required skill Kafka | Kafka"]),
        (
            "Strong Python. Kafka, e.g. in a bank.",
            [
                "required skill Python | Strong Python", "required skill Kafka | Kafka, e.g. in a bank",
            ]
        ),
    ])
    func readsABullet(_ bullet: String, _ expected: [String]) throws {
        #expect(try required(bullet).map(line) == expected)
    }

    @Test(arguments: [
        ("You have at least three years of experience with Python.", ["required experience 3.. Python"]),
        ("Experience with Kafka would be a plus.", ["preferred skill Kafka"]),
        ("We need someone who is fluent in French.", ["required language French"]),
        ("You do not need a degree.", ["mentioned education negated Bachelor's degree"]),
        ("You must have a clean driving record.", ["required eligibility "]),
        // The employer's own years, gifts and duties are no requirements.
        ("We have over 20 years of experience in shipping.", []),
        ("We offer free German courses and 30 days of vacation.", []),
        ("You will get a certification paid by us.", []),
        ("You will answer the phone and open the mail.", []),
        ("You will write services in Python.", ["mentioned skill Python"]),
        // An ordinary word is what the work is about; a name is a skill in it.
        ("We have been at home in logistics since 1990.", []),
        ("Our people look after training and sales.", []),
        ("You will move our logistics to Kubernetes.", ["mentioned skill Kubernetes"]),
        ("Logistics is what we do.", []),
    ])
    func readsProse(_ sentence: String, _ expected: [String]) throws {
        let found = try requirements(ofProse: sentence)
        #expect(found.map { line($0).split(separator: "|")[0].dropLast().description } == expected)
    }

    @Test func numbersInTheOrderOfThePosting() throws {
        let found = try required("Python", "Kafka is a plus", "No PHP")
        #expect(found.map(\.id) == ["r1", "r2", "r3"])
    }

    @Test func dropsRepetitions() throws {
        #expect(try required("Python", "python").count == 1)
    }
}
