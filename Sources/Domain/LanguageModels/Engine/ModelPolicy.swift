/// How long a request for items may take, and how long it waits between attempts (`llm-protocols.md` 4.2).
package struct ModelPolicy: Sendable {
    /// The most time of one request, all its attempts together.
    package var requestLimit = Duration.seconds(180)
    /// The delay before the first attempt that repeats one where the server names none; it doubles with each.
    package var firstDelay = Duration.milliseconds(500)
    /// The longest such delay.
    package var longestDelay = Duration.seconds(8)
    /// With a longer delay than this another model is asked instead, where there is one.
    package var longestDelayBeforeFallback = Duration.seconds(2)
    /// How long one waits for a model to be asked again whose circuit is open, where all are.
    package var patience = Duration.seconds(10)

    /// How long a call may go on after its end marker: what it used is told then, but some models write white space for ever.
    package var longestEnd = Duration.seconds(2)

    /// The usual one.
    package init() {}

    /// The delay before a repeated attempt.
    ///
    /// - Parameters:
    ///   - repeats: How many attempts were repeated before.
    ///   - random: From 0 to 1: not all that failed together shall come back together.
    /// - Returns: `min(0.5·2ⁿ, 8)·(1 − 0.25·random)` seconds.
    func delay(repeats: Int, random: Double) -> Duration {
        min(firstDelay * (1 << min(max(repeats, 0), 16)), longestDelay) * (1 - 0.25 * min(max(random, 0), 1))
    }
}
