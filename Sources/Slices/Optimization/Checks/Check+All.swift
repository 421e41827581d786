extension Check {
    /// Every check, in the order of `resume-domain.md` B6.
    package static let all: [Check] =
        FileChecks.all + TextChecks.all + LayoutChecks.all + SectionChecks.all + ContactChecks.all + DateChecks.all
        + BulletChecks.all + WordingChecks.all + MatchChecks.all
}
