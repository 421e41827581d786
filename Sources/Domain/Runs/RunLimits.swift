/// How much metered work is done at once and in a day: what a model costs has an end, whoever asks.
///
/// Runs of rules cost nothing and never wait.
package struct RunLimits: Sendable {
    /// How many metered runs of one payer go on at once.
    package var perPayer: Int
    /// How many metered runs go on at once in this process.
    package var total: Int
    /// How many runs wait for a place; who comes beyond is sent away to come back.
    package var waiting: Int
    /// How many tokens one payer may use in a day of UTC; 0 for no end.
    ///
    /// Asked before a run begins: those that are under way may go beyond it.
    package var tokensPerDay: Int
    /// How many tokens the processes that serve the same slices may use in a day of UTC, for all payers together; 0 for no end.
    package var processTokensPerDay: Int

    /// Limits, with finite defaults.
    package init(
        perPayer: Int = 3,
        total: Int = 100,
        waiting: Int = 1000,
        tokensPerDay: Int = 2_000_000,
        processTokensPerDay: Int = 50_000_000
    ) {
        self.perPayer = perPayer
        self.total = total
        self.waiting = waiting
        self.tokensPerDay = tokensPerDay
        self.processTokensPerDay = processTokensPerDay
    }
}
