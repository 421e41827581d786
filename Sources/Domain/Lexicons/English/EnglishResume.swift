extension ResumeVocabulary {
    /// The words of English resumes.
    static let english = ResumeVocabulary(
        titles: Words.set(EnglishResumeWords.titles),
        independent: ["freelance", "freelancer", "self-employed", "independent", "contractor"],
        employers: Words.set(EnglishResumeWords.employers),
        departments: ["department", "dept", "division", "faculty", "office", "team", "unit", "section", "bureau"],
        institutions: Words.set(
            """
            university college institute institut school academy polytechnic polytechnique universität universidad
            université università universiteit hochschule seminary conservatory faculty gymnasium lyceum eth mit ucla
            bootcamp sixth
            """
        ),
        degrees: Set(Words.list(EnglishResumeWords.degrees)),
        grades: Set(
            Words.list(
                """
                summa cum laude | magna cum laude | cum laude | first class honours | first-class honours \
                | second class honours | upper second class | first class | upper second | lower second \
                | with distinction | distinction | with honors | with honours | with merit | merit | high honors \
                | dean's list | valedictorian | salutatorian | 2:1 | 2:2
                """
            )
        ),
        regions: Set(Words.list(EnglishPlaces.regions)),
        cities: Set(Words.list(EnglishPlaces.cities)),
        placeCodes: Words.set(EnglishPlaces.codes),
        spokenLanguages: Words.set(EnglishResumeWords.spokenLanguages),
        fluency: Words.set(
            """
            native fluent fluency bilingual conversational basic intermediate advanced proficient proficiency beginner
            professional working limited elementary mother tongue business full a1 a2 b1 b2 c1 c2 level spoken written
            speaking reading writing good excellent fair near-native nativelike upper upper-intermediate
            pre-intermediate certified first ielts toefl delf dele n1 n2 n3 n4 n5
            """
        ),
        entryLabels: Set(Words.list(EnglishResumeWords.entryLabels)),
        rangeWords: ["to", "until", "till", "through", "thru"],
        sinceWords: ["since", "from"],
        atWords: ["at", "@"],
        inWords: ["in"],
        factLabels: Set(
            Words.list(
                """
                name | full name | phone | mobile | cell | tel | telephone | phone number | mobile number | email | e-mail \
                | mail | email address | address | location | website | web | portfolio | linkedin | github | twitter \
                | gitlab | home | blog | url | contact | based in | city | residence | fax | skype | company | employer \
                | organization | organisation | client | position | title | role | job title | designation | dates | date \
                | duration | period | institution | school | university | degree | major | field of study | gpa | cgpa \
                | grade | final grade | score | minor | location | project | project name | objective | t | m | e | p | w | a
                """
            )
        ),
        documentTitles: ["resume", "résumé", "resumé", "cv", "curriculum vitae", "curriculum vitæ", "vita", "biodata"]
    )
}
