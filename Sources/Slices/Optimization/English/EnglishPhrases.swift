/// English phrases, written for this project.
enum EnglishPhrases {
    /// Sentences to an AI screener: orders to forget, orders to judge, and addresses (`resume-domain.md` B6 #7).
    static let instructions = [
        "ignore|disregard|forget|override|bypass *2 previous|prior|above|earlier|preceding|other *2 instructions|instruction|"
            + "prompts|prompt|rules|guidelines|criteria|directions|text|context",
        "ignore|disregard|forget|override|bypass all|any|your|the|these *1 instructions|instruction|prompts|prompt",
        "recommend|hire|shortlist|approve|select|advance|accept|prioritize|prioritise this candidate|applicant|person|resume|cv",
        "rate|rank|score|grade|evaluate|classify|mark|label|consider|treat|judge this|the candidate|applicant|resume|cv|"
            + "application *3 as|highest|highly|first|top|best|perfect|excellent|10|10/10|100",
        "rate|rank|score|grade this|the candidate|applicant|resume|cv|application",
        "this candidate|applicant is|must|should|meets|exceeds|has",
        "give|assign|return|output this|the|a|an *3 highest|maximum|perfect|top|full|best *1 score|rating|rank|marks",
        "you are|act|respond as|a|an|now *2 ai|llm|assistant|chatbot|recruiter|screener|model",
        "if you are|re *1 ai|llm|chatbot|assistant|model",
        "if you're *1 ai|llm|chatbot|assistant|model",
        "note|attention|message|instruction|instructions|important to|for *1 ai|llm|llms|chatgpt|gpt|screener|screeners|"
            + "recruiter|model|models|bot|bots|ats",
        "attention|dear|hey|hello ai|llm|llms|chatgpt|gpt|assistant",
        "to any|all|the ai|llm|llms *3 reading|screening|reviewing|evaluating|processing|parsing",
        "ai|llm|chatgpt|model *2 reading|screening|reviewing|evaluating|processing this",
        "do not|never reject *1 candidate|applicant|resume|cv|application",
        "respond|reply|answer only|with|that *3 qualified|candidate|applicant|hire",
        "move this|the candidate|applicant *1 to the next|interview",
    ]

    /// Labels of personal data that an application does not need.
    static let personalLabels = [
        "date of birth", "birth date", "birthdate", "d.o.b", "dob", "born on|in", "place of birth", "marital status",
        "civil status", "social security number|no|no.", "ssn", "national id|insurance *1 number|no|no.", "national id",
        "passport number|no|no.", "identity card|number *1", "photo", "photograph", "religion", "gender",
    ]

    /// Numbers and multiples in words.
    ///
    /// "One" is left out: "one of the first" counts nothing.
    static let numberWords: Set<String> = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "hundred", "hundreds", "thousand", "thousands", "million", "millions",
        "billion", "dozen", "dozens", "half", "halved", "doubled", "tripled", "quadrupled", "twice", "twofold",
        "threefold",
        "tenfold", "double", "triple", "quarter", "third", "thirds", "percent",
    ]

    /// Words before a number that is part of a name.
    static let numberedNames: Set<String> = [
        "iso", "soc", "pci", "rfc", "ieee", "en", "din", "http", "tls", "version", "v", "level", "tier", "phase",
        "type",
        "series", "section", "article", "class", "grade", "stage", "windows", "office", "web", "python", "java",
        "angular",
        "vue", "php", "swift", "node", "rails", "django", "postgresql", "es", "ecmascript", "hl7", "icd", "route",
        "room",
        "microsoft", "dynamics", "s/4hana", "form", "schedule", "title", "part", "chapter", "q", "industry",
    ]

    /// Ways to begin a bullet that say nothing of what was done (`resume-domain.md` B6 #35).
    static let weakOpeners = [
        Phrasebook.WeakOpener(pattern: "was|am|were responsible for", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "responsible for", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "was|am|were tasked with", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "tasked with", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "was|am|were *1 in charge of", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "in charge of", yieldsToGerund: true),
        Phrasebook.WeakOpener(pattern: "duties|responsibilities|tasks include|included|involved", yieldsToGerund: true),
        Phrasebook.WeakOpener(
            pattern: "my|main|key|primary duties|responsibilities include|included|were",
            yieldsToGerund: true
        ),
        Phrasebook.WeakOpener(pattern: "worked on|with", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "working on|with", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "helped|help|helping", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "assisted|assist|assisting *1 with|in|to", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "participated|participate|participating in", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "was|were involved in|with", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "involved in|with", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "was|were part of", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "part of", yieldsToGerund: false),
        Phrasebook.WeakOpener(pattern: "handled various|several|many|different", yieldsToGerund: false),
    ]

    /// Phrases that any resume could hold and none is better for (`resume-domain.md` B6 #36).
    static let fillers =
        [
            "results-driven", "results-oriented", "result-oriented", "detail-oriented", "highly motivated",
            "highly-motivated", "self-motivated", "goal-oriented", "hard-working", "hardworking", "highly-skilled",
            "highly skilled", "highly experienced", "seasoned", "cutting-edge", "best-in-class", "world-class",
            "state-of-the-art", "successfully", "effectively", "efficiently", "seamlessly", "various",
        ].map { Phrasebook.Filler(pattern: $0, change: .leaveOut) } + [
            Phrasebook.Filler(pattern: "in order to", change: .shorten("to")),
            Phrasebook.Filler(pattern: "due to the fact that", change: .shorten("because")),
            Phrasebook.Filler(pattern: "for the purpose of", change: .shorten("for")),
            Phrasebook.Filler(pattern: "with the goal|aim of", change: .none),
            Phrasebook.Filler(pattern: "on a daily basis", change: .shorten("daily")),
            Phrasebook.Filler(pattern: "on a weekly basis", change: .shorten("weekly")),
            Phrasebook.Filler(pattern: "on a monthly basis", change: .shorten("monthly")),
        ]
        + [
            "team player", "proven track record", "track record of success", "think|thinking|thinker outside the box",
            "go-getter", "self-starter", "hard worker", "go-to person", "synergy", "synergies", "synergistic",
            "thought leader", "thought leadership", "game changer", "game-changer", "wear|wore|wearing many hats",
            "hit the ground running", "strong work ethic", "excellent communication skills",
            "strong communication skills",
            "works well under pressure", "dynamic individual|professional|team", "passionate about", "people person",
            "value add", "value-add", "best of breed", "move|moved|moving the needle", "low-hanging fruit",
            "above and beyond", "rockstar", "rock star", "ninja", "guru", "perfectionist", "fast-paced environment",
            "references available upon|on request",
        ].map { Phrasebook.Filler(pattern: $0, change: .none) }

    /// Words that open an explanation with a capital letter without being names.
    static let openings: Set<String> = [
        "active", "ats", "both", "bullet", "bullets", "clear", "clearer", "concise", "concrete", "consider",
        "employers", "entries", "entry", "fewer", "generic", "good", "group", "hiring", "job", "less", "long",
        "longer", "naming", "note", "passive", "perhaps", "phrase", "place", "position", "posting", "plain",
        "plainer", "quantities", "readers", "reader", "recruiters", "repeated", "requirement", "resume", "result",
        "results", "role", "same", "screeners", "sentence", "short", "shorter", "show", "shows", "simple", "simpler",
        "single", "skill", "skills", "specific", "splitting", "starting", "stating", "strong", "stronger", "summary",
        "tense", "tighter", "vague", "verb", "verbs", "weak", "weaker", "word", "wording", "words",
    ]

    /// Verbs of advice by which something is put into a resume.
    static let insertions = [
        "add", "adding", "include", "including", "insert", "list", "listing", "put", "claim", "write", "bring",
    ]
}
