// The bench responder: the real event loop and FastCGI targets, no application.
//
// Answers `GET /stream?interval=MS&n=COUNT` as `bench/run-events` asks: COUNT events, one every MS (0: as fast as the socket takes
// them), each flushed. Usage: bench-responder SOCKET
import CLinux
import FastCGI
import Glibc

func parameter(_ name: String, of uri: String, default fallback: Int) -> Int {
    let query = uri.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    for pair in query.split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0] == name { return Int(parts[1]) ?? fallback }
    }
    return fallback
}

guard CommandLine.arguments.count == 2 else {
    print("usage: bench-responder SOCKET")
    exit(64)
}
let termination = eventfd(0, Int32(EFD_CLOEXEC))
arete_install_signal_handlers(termination)
do {
    let server = try FastCGIServer(listener: .path(CommandLine.arguments[1]), bodyLimit: 1 << 16) {
        request,
        responder in
        let stream = NumberedStream(
            interval: parameter("interval", of: request.uri, default: 20),
            count: parameter("n", of: request.uri, default: 100)
        )
        stream.start(responder)
    }
    server.start()
    var signals: UInt64 = 0
    _ = unsafe read(termination, &signals, 8)
    server.stopAccepting()
} catch {
    print(error)
    exit(1)
}
