import Postings
import Resumes

extension LetterWriter {
    /// What is applied for, and where the person stands.
    mutating func openingParagraph() -> Letter.Paragraph {
        let frames = language.frames
        var sentences = [
            sentence(
                frames.application,
                [
                    .title: quoter.jobFact(posting.title) ?? Fact(language.placeholders.title),
                    .company: quoter.jobFact(posting.company) ?? Fact(language.placeholders.company),
                ]
            )
        ]
        let work = roles.filter { $0.kind == .work && $0.isNamed }
        if let latest = work.first {
            sentences.append(sentence(latest.isCurrent ? frames.currentRole : frames.lastRole, latest.slots))
            if let previous = work.dropFirst().first(where: { !$0.isCurrent }) {
                sentences.append(sentence(before: latest, previous))
            }
        } else {
            var facts = education.first ?? [:]
            facts[.answer] = Fact(language.placeholders.position)
            sentences.append(sentence(frames.noRole, facts))
        }
        if asksForTerms, terms.isEmpty { sentences.append(sentence(frames.noOverlap)) }
        return Letter.Paragraph(role: .opening, sentences: sentences.compactMap { $0 })
    }

    private mutating func sentence(before latest: LetterRole, _ previous: LetterRole) -> Letter.Sentence? {
        let isThere = previous.employer != nil && previous.employer?.text == latest.employer?.text
        var slots = previous.slots
        // "Before that I was an Engineer" behind "I work as an Engineer" says nothing.
        if previous.position?.text == latest.position?.text { slots[.position] = nil }
        return sentence(isThere ? language.frames.previousRoleThere : language.frames.previousRole, slots)
    }

    /// What of the posting's wishes the person has, and the work that shows it best; `nil` where there is no overlap.
    mutating func fitParagraph() -> Letter.Paragraph? {
        guard !terms.isEmpty else { return nil }
        let shown = terms.filter(\.isShown).prefix(5)
        let listed = terms.filter { !$0.isShown }.prefix(4)
        var sentences: [Letter.Sentence?] = []
        if let list = list(shown.compactMap(quoter.fact)) {
            let frames = language.frames
            let choice = [1: frames.termShown, 2: frames.twoTermsShown][shown.count] ?? frames.termsShown
            sentences.append(sentence(choice, [.list: list]))
        }
        sentences += tell(chooseFittingDeeds(2))
        if let list = list(listed.compactMap(quoter.fact)) {
            sentences.append(
                sentence(shown.isEmpty ? language.frames.termsListed : language.frames.termsListedToo, [.list: list])
            )
        }
        let whole = sentences.compactMap { $0 }
        return whole.isEmpty ? nil : Letter.Paragraph(role: .fit, sentences: whole)
    }

    /// The person's best results, and what they studied.
    mutating func evidenceParagraph() -> Letter.Paragraph? {
        let frames = language.frames
        var sentences = tell(chooseStrongestDeeds(told.count < 2 ? 4 : 3))
        if told.isEmpty {
            var slots = roles.first { $0.kind == .work && $0.isNamed }?.slots ?? [:]
            slots[.answer] = Fact(language.placeholders.deed)
            sentences.append(sentence(frames.deedToTell, slots))
        }
        if told.count < 2 {
            sentences.append(sentence(frames.secondDeedToTell, [.answer: Fact(language.placeholders.secondDeed)]))
        }
        // Where there is no role, the opening has spoken of it already.
        if roles.contains(where: { $0.kind == .work && $0.isNamed }), let latest = education.first {
            sentences.append(sentence(frames.education, latest))
        }
        let whole = sentences.compactMap { $0 }
        return whole.isEmpty ? nil : Letter.Paragraph(role: .evidence, sentences: whole)
    }

    /// Why this employer.
    mutating func motivationParagraph() -> Letter.Paragraph {
        let frames = language.frames
        var sentences = [
            sentence(
                frames.motivation,
                [
                    .company: quoter.jobFact(posting.company) ?? Fact(language.placeholders.company),
                    .answer: Fact(language.placeholders.motivation),
                ]
            )
        ]
        if let place = commonPlace { sentences.append(sentence(frames.samePlace, [.place: place])) }
        return Letter.Paragraph(role: .motivation, sentences: sentences.compactMap { $0 })
    }

    /// How to reach the person, and thanks.
    mutating func closingParagraph() -> Letter.Paragraph {
        var contact: [Slot: Fact] = [:]
        contact[.email] = quoter.fact(resume.basics.email)
        contact[.phone] = quoter.contact(resume.basics.phone)
        let sentences = [sentence(language.frames.contact, contact), sentence(language.frames.thanks)]
        return Letter.Paragraph(role: .closing, sentences: sentences.compactMap { $0 })
    }

    /// The city of the person, where the posting names the same one.
    private var commonPlace: Fact? {
        guard let home = resume.basics.location, let job = posting.location,
            let city = home.city ?? home.address?.split(separator: ",").first.map(String.init),
            job.lowercased().contains(city.lowercased()), let mine = quoter.fact(city),
            let theirs = quoter.jobFact(city)
        else { return nil }
        return Fact(mine.text, mine.evidence + theirs.evidence)
    }

    /// What is known of each course of study, latest first.
    var education: [[Slot: Fact]] {
        resume.education.prefix(3).compactMap { study in
            var slots: [Slot: Fact] = [:]
            slots[.degree] = quoter.fact(study.studyType)
            slots[.area] = quoter.fact(study.area)
            slots[.institution] = quoter.fact(study.institution)
            return slots.isEmpty ? nil : slots
        }
    }
}
