import Documents

/// Faults that only the drawing of a page shows: the extractor tells them by the id of the check.
enum Drawing {
    /// The verdict of a check that reads a warning of the extractor.
    ///
    /// Where the extractor does not look for it in this kind of file (`isJudged`), silence means nothing.
    static func verdict(
        _ id: String,
        _ input: CheckInput,
        _ observation: @autoclosure () -> Observation,
        isJudged: Bool
    ) -> Check.Verdict {
        if input.text.warnings.contains(id) { return .found([observation()]) }
        return isJudged ? .passed : .skipped("The text alone does not show it.")
    }
}
