import ArgumentParser
import Documents
import EventLoop

/// How the commands that run a slice in a terminal write what they find.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Write each event as JSON on a line of its own, as the event stream has it.")
    var json = false

    /// Options as they are without arguments.
    init() {}

    /// Runs a slice and writes its events.
    ///
    /// - Throws: `ExitCode` 1 where it ended with an error, `ValidationError` where it could not begin.
    func perform(_ run: LocalRun) async throws {
        do {
            let sink = await TerminalSink(json ? .json : .text)
            guard try await run.perform(output: sink) else { throw ExitCode(1) }
        } catch let failure as Failure {
            throw ValidationError(failure.message)
        }
    }
}
