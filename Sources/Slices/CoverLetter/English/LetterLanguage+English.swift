extension LetterLanguage {
    /// English, plain in tone.
    static let english = LetterLanguage(
        code: "en",
        frames: LetterFrames(
            salutation: "Dear {answer},",
            regards: "Kind regards,",
            application: ["I am applying for the {title} position at {company}."],
            currentRole: [
                "I currently work as {a position} at {employer}, where I have been since {since}.",
                "I currently work as {a position} at {employer}.",
                "I currently work as {a position}.",
                "I currently work at {employer}.",
            ],
            lastRole: [
                "Most recently I worked as {a position} at {employer}.",
                "Most recently I worked as {a position}.",
                "Most recently I worked at {employer}.",
            ],
            noRole: [
                "I studied {area} at {the institution}.",
                "I studied at {the institution}.",
                "At the moment I work as {answer}.",
            ],
            previousRole: [
                "Before that I was {a position} at {employer}.",
                "Before that I was with {employer}.",
                "Before that I was {a position}.",
            ],
            previousRoleThere: ["Before that I was {a position} there."],
            termsShown: ["Your posting asks for {list}; all of these are part of my experience."],
            twoTermsShown: ["Your posting asks for {list}, and both are part of my experience."],
            termShown: ["Your posting asks for {list}, which is part of my experience."],
            termsListedToo: ["My skills also include {list}."],
            termsListed: ["Of what your posting asks for, my skills include {list}."],
            noOverlap: [
                "My path to this role is not the usual one, so I would like to say plainly what I would bring to it."
            ],
            deed: ["At {employer}, I {clause}.", "As {a position}, I {clause}.", "In my work, I {clause}."],
            deedToPointTo: ["I would also point to my work at {employer}, where I {clause}."],
            deedInKnownRole: ["At {employer} I also {clause}.", "In my work I also {clause}."],
            deedThere: ["There I also {clause}.", "In the same role, I {clause}."],
            deedThereInProject: ["In the same project, I also {clause}.", "For this project I {clause}."],
            deedEarlier: [
                "Earlier, as {a position} at {employer}, I {clause}.",
                "Earlier, at {employer}, I {clause}.",
                "Earlier, as {a position}, I {clause}.",
            ],
            deedBeforeThat: [
                "Before that, at {employer}, I {clause}.", "Before that, as {a position}, I {clause}.",
            ],
            deedInProject: ["In a project of mine, {employer}, I {clause}."],
            deedInAnotherProject: ["In another project, {employer}, I {clause}."],
            deedAsVolunteer: ["As a volunteer at {employer}, I {clause}.", "As a volunteer, I {clause}."],
            deedToTell: [
                "In my work at {employer}, I {answer}.",
                "In my work as {a position}, I {answer}.",
                "In my work so far, I {answer}.",
            ],
            secondDeedToTell: ["I also {answer}."],
            education: [
                "My background includes {a degree} in {area} from {the institution}.",
                "My background includes {a degree} from {the institution}.",
                "I studied {area} at {the institution}.",
                "I studied at {the institution}.",
                "My background includes {a degree} in {area}.",
                "My background includes {a degree}.",
            ],
            certificates: ["I also hold these certifications: {list}."],
            certificate: ["I also hold one certification: {list}."],
            languages: ["I speak {list}."],
            skills: ["The skills I would bring with me include {list}."],
            motivation: ["What draws me to {company} is {answer}."],
            curiosity: [
                """
                I would like to hear from you what the first months in this position should bring, and how your team \
                works together day to day.
                """
            ],
            samePlace: ["I am based in {place}, where the position is."],
            courtesies: [
                """
                My resume gives the dates and the details behind each of these points, and I would be glad to go \
                through any of them with you.
                """,
                """
                If your posting asks for something that my resume does not answer, please ask me; I would rather talk \
                about it openly than leave it unsaid.
                """,
                "I am happy to talk whenever it suits you, by phone, by video or in person.",
            ],
            contact: [
                "You can reach me at {email} or on {phone}.", "You can reach me at {email}.",
                "You can reach me on {phone}.",
            ],
            thanks: ["Thank you for reading; I look forward to hearing from you."]
        ),
        placeholders: LetterPlaceholders(
            recipient: .init(
                "[hiring manager]",
                "The name of the person who reads applications; your resume and the posting do not give it."
            ),
            name: .init("[your name]", "Your name, which was not found in the resume."),
            title: .init("[job title]", "The title of the position, which was not found in the posting."),
            company: .init("[company]", "The name of the employer, which was not found in the posting."),
            position: .init("[what you do now]", "Your current or most recent position."),
            motivation: .init(
                "[what appeals to you about this employer or position]",
                "Your own reason, in a few words: nobody else can say it."
            ),
            deed: .init(
                "[one piece of work that fits this position: what you did, for whom, and what came of it]",
                "One piece of work that fits this position, with a result."
            ),
            secondDeed: .init(
                "[another piece of work, with a number if you have one: how many, how much, how often or how fast]",
                "A second piece of work that fits this position."
            )
        ),
        prose: .english,
        generalTerms: ["API"],
        article: EnglishGrammar.article,
        definite: EnglishGrammar.definite,
        join: EnglishGrammar.join,
        clause: EnglishClause.clause
    )
}
