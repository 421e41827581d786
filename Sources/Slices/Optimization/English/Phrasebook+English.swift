import Evidence
import Lexicons
import Resumes

extension Phrasebook {
    /// English, British and American.
    package static let english = Phrasebook(
        titles: [
            .basics: "Contact", .summary: "Summary", .work: "Experience", .volunteer: "Volunteer Experience",
            .education: "Education", .projects: "Projects", .skills: "Skills", .languages: "Languages",
            .certificates: "Certifications", .awards: "Awards", .publications: "Publications", .interests: "Interests",
            .references: "References",
        ],
        instructions: TokenPatterns(EnglishPhrases.instructions),
        personalLabels: TokenPatterns(EnglishPhrases.personalLabels),
        phoneLabels: ["phone", "tel", "telephone", "mobile", "cell", "cellphone", "m", "t", "p", "ph"],
        placeholders: [
            "yourname", "your-name", "your_name", "yourusername", "your-username", "yourprofile", "your-profile",
            "yourlink", "your-link", "yourwebsite", "firstname", "lastname", "username", "linkedin.com/in/name",
            "github.com/user", "xxxx", "placeholder",
        ],
        datePlaceholders: [
            "yyyy", "mm/yyyy", "mm/yy", "dd/mm/yyyy", "mm/dd/yyyy", "mm-yyyy", "yyyy-mm", "yyyy-mm-dd", "month/year",
            "mm.yyyy", "dd.mm.yyyy",
        ],
        fillers: EnglishPhrases.fillers,
        fillerPatterns: TokenPatterns(EnglishPhrases.fillers.map(\.pattern)),
        weakOpeners: EnglishPhrases.weakOpeners,
        weakPatterns: TokenPatterns(EnglishPhrases.weakOpeners.map(\.pattern)),
        firstPerson: [
            "i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "we", "we've", "we're", "our", "ours",
            "us",
        ],
        subject: "i",
        possessive: (word: "my", article: "the", exceptions: ["own", "self"]),
        verbs: EnglishVerbs.byGerund,
        pastEnding: "ed",
        descriptions: [
            "accomplished", "accredited", "advanced", "based", "certified", "dedicated", "detailed", "distinguished",
            "experienced", "focused", "licensed", "limited", "motivated", "needed", "organised", "organized",
            "oriented",
            "qualified", "red", "related", "required", "seasoned", "shared", "skilled", "specialized", "talented",
            "united",
            "used", "varied",
        ],
        determiners: [
            "the", "a", "an", "all", "any", "its", "their", "our", "my", "his", "her", "this", "these", "those", "each",
            "every", "both", "new", "multiple", "several", "many", "more", "over", "up",
        ],
        conjunctions: ["and", "or", "&", "plus", "while", "then"],
        numberWords: EnglishPhrases.numberWords,
        numberedNames: EnglishPhrases.numberedNames,
        changeVerbs: [
            "reduced", "increased", "improved", "cut", "grew", "raised", "boosted", "decreased", "lowered", "shortened",
            "accelerated", "expanded", "shrank", "lifted",
        ],
        measureWords: [
            "by", "from", "to", "through", "via", "while", "and", "using", "with", "which", "that", "per", "for",
        ],
        insertions: Set(EnglishPhrases.insertions),
        conditions: ["if", "whether", "unless", "where", "any", "have", "did", "do"],
        openings: EnglishPhrases.openings,
        signals: WordKeys(EnglishPhrases.insertions + TokenPatterns(EnglishPhrases.instructions).openers)
    )
}
