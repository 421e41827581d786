extension LetterProse {
    /// English.
    static let english = LetterProse(
        firstPerson: ["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "we", "us", "our", "ours"],
        reader: ["you", "your", "yours", "posting", "position", "role", "team", "company"],
        claimVerbs: [
            "was", "were", "been", "had", "worked", "did", "led", "built", "ran", "wrote", "made", "held", "grew",
            "taught",
            "won",
            "spent", "kept", "brought", "began", "cut", "drove", "gave", "sold", "set", "took", "oversaw", "have",
            "bring",
            "know", "speak", "hold", "possess", "offer", "lead", "manage", "run", "build", "write",
        ],
        pastEnding: "ed",
        harmless: [
            "applied", "interested", "excited", "based", "needed", "attached", "advertised", "posted", "required",
        ],
        experience: [
            "experience", "experienced", "skilled", "skill", "skills", "proficient", "proficiency", "expert",
            "expertise",
            "background", "years", "knowledge", "knowledgeable", "certified", "fluent", "trained", "master", "mastery",
        ],
        having: [
            "have", "had", "i've", "do", "did", "possess", "meet", "match", "fulfil", "fulfill", "satisfy", "bring",
            "offer", "part", "mine",
        ],
        anaphors: ["that", "this", "these", "those", "it", "them", "both"],
        pronouns: ["it", "them"],
        linking: [
            "is", "are", "was", "were", "has", "have", "had", "been", "describes", "matches", "fits", "names", "sums",
            "in", "at", "on", "for", "with", "from", "of", "to", "as", "too", "and", "daily", "well", "every", "often",
            "already", "myself", "throughout", "during", "while", "when", "since", "by", "there", "here",
        ],
        using: [
            "use", "uses", "using", "used", "with", "of", "do", "does", "did", "doing", "in", "love", "enjoy", "like",
        ],
        purposes: ["why", "apply", "applying", "join", "joining", "interested", "learn", "learning", "welcome"],
        asking: [
            "ask", "asks", "asking", "seek", "seeks", "require", "requires", "need", "needs", "want", "wants",
            "mention",
            "mentions", "list", "lists", "describe", "describes", "name", "names", "looking",
        ],
        answering: [
            "application", "applying", "as", "bring", "brings", "come", "comes", "here", "join", "joins", "letter",
            "resume",
            "this", "which",
        ],
        applying: [
            "apply", "applying", "application", "position", "role", "posting", "vacancy", "opening", "interest",
            "interested", "join", "joining", "contribute", "help", "talk", "discuss", "hear", "learn", "welcome",
            "bring",
        ],
        standing: [
            "since", "until", "former", "formerly", "currently", "now", "today", "already", "previously", "earlier",
            "recently",
        ],
        offering: ["bring", "know", "offer", "speak"],
        wishing: ["would", "could", "will", "hope", "wish", "i'd", "i'll"],
        owning: ["my", "our", "current", "present"],
        belonging: ["am", "i'm", "was", "been", "being", "be", "become", "became", "as", "my", "our", "i", "we"],
        articles: ["a", "an", "the", "your", "new", "next", "current", "own"],
        openings: [
            "alongside", "another", "apart", "beside", "besides", "both", "earlier", "finally", "given", "hiring",
            "later",
            "manager", "meanwhile", "moreover", "next", "none", "outside", "part", "perhaps", "previously", "related",
            "similarly", "soon", "still", "then", "thus", "together", "usually", "within", "work", "yet",
        ],
        abbreviations: [
            "dr.", "mr.", "mrs.", "ms.", "prof.", "e.g.", "i.e.", "inc.", "ltd.", "co.", "corp.", "st.", "no.", "vs.",
            "approx.",
        ]
    )
}
