extension Lexicon {
    /// English as it is written in resumes and postings, British and American.
    package static let english = Lexicon(
        language: "en",
        months: Words.numbered(
            """
            january | jan
            february | feb | febr
            march | mar
            april | apr
            may
            june | jun
            july | jul
            august | aug
            september | sept | sep
            october | oct
            november | nov
            december | dec
            """
        ),
        presentWords: Set(
            Words.list(
                """
                present | current | currently | now | ongoing | on-going | today | to date | till date | to present | date \
                | till now | till present | until now | until present | until today | the present | still | in progress
                """
            )
        ),
        seasons: ["spring", "summer", "fall", "autumn", "winter"],
        headings: HeadingAliases.table(EnglishWords.headings),
        headingWords: HeadingAliases.words(HeadingAliases.table(EnglishWords.headings)),
        stopWords: Words.set(EnglishWords.stopWords),
        skills: SkillLexicon(EnglishSkills.tables),
        actionVerbs: Words.set(EnglishWords.actionVerbs),
        resume: .english
    )
}
