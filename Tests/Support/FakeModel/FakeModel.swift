import ArgumentParser
import CLinux
import EventLoop
import Glibc

/// A model server for tests, which answers as it is told to.
@main
struct FakeModel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fake-model",
        abstract: "Speak the Messages API and the Chat Completions API on 127.0.0.1, as a script says.",
        discussion: """
            Prints `listening on 127.0.0.1:PORT` once it is ready, and serves until SIGTERM or SIGINT. The script is a JSON file, \
            {"answers": [{"match": {"model": "m"}, "times": 1, "status": 529}, {"text": "Hello there."}]}; its members are those of \
            `Answer`. It is read again at each request. GET /control/open lists the answers that are under way; \
            POST /control/release?n=K lets answer K pass the gate at which it waits.
            """
    )

    @Option(help: "The port; 0 lets the system choose one.")
    var port: UInt16 = 0

    @Option(help: "Append a JSON line to this file for everything that happens.")
    var log: String?

    @Option(help: "Answer as this JSON file says.")
    var script: String?

    @Flag(help: "End when the standard input ends, too: whoever started it has ended then.")
    var untilInputEnds = false

    func run() throws {
        let termination = eventfd(0, Int32(EFD_CLOEXEC))
        arete_install_signal_handlers(termination)
        _ = arete_raise_descriptor_limit()
        let (port, log, script) = (Int(port), log, script)
        LoopActor.loop.execute {
            LoopActor.assumeIsolated {
                do {
                    let server = ModelServer(script: ScriptFile(path: script), log: try EventLog(path: log))
                    let listener = try Listener(port: port, server: server)
                    print("listening on 127.0.0.1:\(listener.port)")
                    fflush(nil)
                } catch {
                    print("fake-model: \(error)")
                    Glibc.exit(69)
                }
            }
        }
        var ends = [
            pollfd(fd: termination, events: Int16(POLLIN), revents: 0),
            pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
        ]
        // Safe because the count is that of the array, or one less. What comes through the input is its end: nothing is written to it.
        while unsafe poll(&ends, untilInputEnds ? 2 : 1, -1) < 0, errno == EINTR {}
    }
}
