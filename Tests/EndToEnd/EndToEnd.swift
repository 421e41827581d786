import Testing

/// Through a real nginx, with real clients.
///
/// One deployment at a time: each is five processes.
@Suite(.serialized, .timeLimit(.minutes(10)))
enum EndToEnd {}

/// The same in Chromium and in Firefox, beside the others: most of the time it waits for a browser to start or for an outage to be over.
@Suite(.serialized, .timeLimit(.minutes(10)))
enum BothBrowsers {}
