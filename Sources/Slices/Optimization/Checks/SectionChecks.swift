import Documents
import Lexicons
import Resumes

/// What the sections show: checks 16 to 20.
enum SectionChecks {
    /// Fewer skills than this say too little (OfflineCV).
    static let leastSkills = 3
    /// The bounds of a summary (OfflineCV, freehire #405).
    static let leastSummaryCharacters = 20
    /// The most words of a summary.
    static let mostSummaryWords = 70

    /// The checks, in the order of `resume-domain.md` B6.
    static let all = [
        Check("section.core", .structure, .major, rule: core),
        Check("section.heading", .structure, .minor, rule: heading),
        Check("section.empty", .structure, .minor, rule: empty),
        Check("section.summary", .structure, .tip, rule: summary),
        Check("section.skills", .structure, .minor, rule: skills),
    ]

    private static func core(_ input: CheckInput) -> Check.Verdict {
        guard input.lineWords.contains(where: { !$0.isEmpty }) else { return .skipped("There is no text.") }
        let resume = input.resume
        let kinds = Set(resume.x.sections.map(\.kind))
        var observations: [Observation] = []
        func miss(_ kind: SectionKind, _ name: String, _ advice: String) {
            observations.append(
                Observation(
                    "No section with your \(name) was found, and most employers look for it first.",
                    advice: advice,
                    section: kind,
                    subject: kind.rawValue
                )
            )
        }
        if resume.work.isEmpty, resume.projects.isEmpty, resume.volunteer.isEmpty,
            kinds.isDisjoint(with: [.work, .projects, .volunteer])
        {
            miss(
                .work,
                "experience",
                "Add your jobs, projects or volunteer work under the heading \u{201C}Experience\u{201D}."
            )
        }
        if resume.education.isEmpty, !kinds.contains(.education) {
            miss(.education, "education", "Add your studies or training under the heading \u{201C}Education\u{201D}.")
        }
        if resume.skills.isEmpty, !kinds.contains(.skills) {
            miss(.skills, "skills", "Add a list of your skills under the heading \u{201C}Skills\u{201D}.")
        }
        return Check.Verdict(observations)
    }

    private static func heading(_ input: CheckInput) -> Check.Verdict {
        let sections = input.resume.x.sections.enumerated().filter { !$0.element.title.isEmpty }
        guard !sections.isEmpty else { return .skipped("There is no heading.") }
        let observations = sections.filter { !$0.element.known }.compactMap { index, section -> Observation? in
            guard let title = input.phrasebook.titles[section.kind] else { return nil }
            return Observation(
                "The heading \u{201C}\(section.title)\u{201D} is unusual, and some programs file what follows under the wrong name.",
                advice: "Use the common heading \u{201C}\(title)\u{201D}.",
                section: section.kind,
                path: "/x/sections/\(index)/title",
                evidence: headingQuote(section, input),
                confidence: 0.8,
                proposal: Proposal(.rewrite, before: section.title, after: title)
            )
        }
        return Check.Verdict(observations)
    }

    private static func headingQuote(_ section: ParsedResume.Section, _ input: CheckInput) -> [Quotation] {
        let title = input.locate(section.title, line: section.startLine).flatMap(input.quote)
        return (title ?? input.quote(line: section.startLine)).map { [$0] } ?? []
    }

    private static func empty(_ input: CheckInput) -> Check.Verdict {
        let sections = input.resume.x.sections.enumerated().filter {
            !$0.element.title.isEmpty && $0.element.kind != .custom
        }
        guard !sections.isEmpty else { return .skipped("There is no heading.") }
        let observations = sections.compactMap { index, section -> Observation? in
            guard section.startLine >= 1, section.startLine <= input.lines.count else { return nil }
            // "Skills: Swift, Go" holds its text in the line of the heading.
            let ownWords = input.lineWords[section.startLine - 1].count - PrintedWord.words(in: section.title).count
            let last = min(section.endLine, input.lines.count)
            let hasText =
                section.startLine < last
                && input.lineWords[section.startLine..<last].contains { !$0.isEmpty }
            // A heading that no rule knows may be the first line of this section.
            let next = input.resume.x.sections.dropFirst(index + 1).first
            guard ownWords <= 0, !hasText, next.map({ $0.kind != .custom }) ?? true else { return nil }
            return Observation(
                "Nothing that can be read stands under the heading \u{201C}\(section.title)\u{201D}.",
                advice: "Fill the section, or remove its heading.",
                section: section.kind,
                path: "/x/sections/\(index)",
                evidence: headingQuote(section, input)
            )
        }
        return Check.Verdict(observations)
    }

    private static func summary(_ input: CheckInput) -> Check.Verdict {
        guard let summary = input.resume.basics.summary, !summary.isEmpty else {
            return .skipped("There is no summary.")
        }
        let words = PrintedWord.words(in: summary).count
        let fault: (String, String)
        if summary.count < leastSummaryCharacters {
            fault = ("The summary is too short to say anything.", "Write two or three sentences, or leave it out.")
        } else if words > mostSummaryWords {
            fault = (
                "The summary has \(words) words, and few readers get past \(mostSummaryWords).",
                "Keep the two or three sentences that fit the job best."
            )
        } else {
            return .passed
        }
        let section = input.resume.x.sections.first { $0.kind == .summary }
        let first = section.flatMap { section in
            (section.startLine + 1..<max(section.endLine + 1, section.startLine + 2)).prefix(20).compactMap(
                input.quote(line:)
            )
            .first
        }
        let quote =
            first
            ?? summary.split(separator: "\n").first.flatMap { line in
                input.lines.prefix(200).first { $0.text.contains(line) }.flatMap { input.quote(line: $0.number) }
            }
        return .found([
            Observation(
                fault.0,
                advice: fault.1,
                section: .summary,
                path: "/basics/summary",
                evidence: quote.map { [$0] } ?? []
            )
        ])
    }

    private static func skills(_ input: CheckInput) -> Check.Verdict {
        let skills = SkillEntry.entries(of: input)
        guard !skills.isEmpty else { return .skipped("There are no skills.") }
        var observations: [Observation] = []
        if skills.count < leastSkills {
            observations.append(
                Observation(
                    "The skills section names \(skills.count == 1 ? "one skill" : "\(skills.count) skills") only.",
                    advice: "Name at least \(leastSkills) that you can show in your work.",
                    section: .skills,
                    path: "/skills",
                    evidence: skills.compactMap(\.quote),
                    subject: "few"
                )
            )
        }
        var seen: [String: SkillEntry] = [:]
        for skill in skills {
            guard let other = seen[skill.key] else {
                seen[skill.key] = skill
                continue
            }
            observations.append(
                Observation(
                    "\u{201C}\(skill.printed)\u{201D} repeats \u{201C}\(other.printed)\u{201D}, and a list without repeats reads faster.",
                    advice: "Remove one of the two.",
                    section: .skills,
                    path: skill.path,
                    evidence: [skill.quote, other.quote].compactMap(\.self),
                    proposal: Proposal(.remove, before: skill.printed)
                )
            )
        }
        return Check.Verdict(observations)
    }
}
