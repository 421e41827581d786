import Testing

/// Through a real nginx, with real clients.
///
/// One deployment at a time: each is five processes.
@Suite(.serialized, .timeLimit(.minutes(10)))
enum EndToEnd {}
