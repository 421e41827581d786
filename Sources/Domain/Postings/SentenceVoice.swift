/// Who a sentence speaks of: the person sought, their work, the employer's gifts, or the employer.
struct SentenceVoice {
    /// Whether it speaks to a machine: never a requirement, since text of a posting is no instruction.
    let isInstruction: Bool
    /// Whether it tells what the person gets.
    let isOffer: Bool
    /// Whether it tells what the person will do.
    let isDuty: Bool
    /// Whether it tells what the person brings.
    let isAsking: Bool
    /// Whether it opens so: "We require".
    let isAskingFirst: Bool
    /// Whether the employer is its subject.
    let isEmployer: Bool
    /// Whether it introduces the title: "is looking for a".
    let isTitleLead: Bool
    /// The kind of a clause in it that names nothing.
    let likelyKind: JobPosting.Requirement.Kind
    /// Whether it can speak of the person.
    let isAboutPerson: Bool

    /// Judges a sentence.
    init(_ passage: Passage, _ sentence: Range<Int>, lexicon: PostingLexicon, company: Set<String>) {
        let words = passage.words
        let matches = lexicon.voices.matches(in: words, within: sentence)
        let first = words[sentence.lowerBound].text
        func has(_ voice: PostingLexicon.Voice) -> Bool { matches.contains { $0.meaning == voice } }
        func opens(_ voice: PostingLexicon.Voice) -> Bool {
            matches.contains { $0.meaning == voice && $0.words.lowerBound <= sentence.lowerBound + 1 }
        }
        isInstruction = has(.instruction)
        isAsking = has(.asking)
        isAskingFirst = opens(.asking)
        isOffer = opens(.offer) || (has(.offer) && !isAsking)
        isDuty = opens(.duty)
        isEmployer = lexicon.employerWords.contains(first) || company.contains(first)
        isTitleLead = !lexicon.titleLeads.matches(in: words, within: sentence).isEmpty
        isAboutPerson = !isEmployer
        let isExperience = !lexicon.experienceWords.matches(in: words, within: sentence).isEmpty
        likelyKind = isExperience ? .experience : .skill
    }
}
