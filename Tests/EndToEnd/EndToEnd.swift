import FoundationEssentials
import Testing

/// Far beyond what a test takes, so that only what hangs meets it; of a suite's and a test's own limit the shorter one counts, and a long soak
/// (`make soak`) is an hour and a half at most.
private let longest: TimeLimitTrait.Duration =
    .minutes(ProcessInfo.processInfo.environment["ARETE_SOAK"] == nil ? 10 : 90)

/// Through a real nginx, with real clients.
///
/// One deployment at a time: each is five processes.
@Suite(.serialized, .timeLimit(longest))
enum EndToEnd {}

/// The same in Chromium and in Firefox, beside the others: most of the time it waits for a browser to start or for an outage to be over.
@Suite(.serialized, .timeLimit(.minutes(10)))
enum BothBrowsers {}
