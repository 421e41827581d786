import FoundationEssentials
import Glibc
import Subprocess

/// The wall clock of a deployment, which a test can move while its processes run.
struct WallClock: Sendable {
    /// What the deployment is started with.
    let environment: [String: String]
    private let directory: TemporaryDirectory
    private let file: String

    /// A clock that goes right.
    ///
    /// - Throws: `SubprocessError` or `CocoaError` where its library cannot be made; the compiler is the one that Swift brings along.
    init() async throws {
        directory = try TemporaryDirectory()
        file = try directory.write([UInt8](repeating: 0, count: 8), to: "offset")
        let library = "\(directory.path)/wall-clock.so"
        let source = "\(Checkout.root)/Tests/Support/WallClock/wall-clock.c"
        let result = try await Subprocess.run(
            .name("clang"),
            arguments: ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source],
            output: .discarded,
            error: .string(limit: 4096, encoding: UTF8.self)
        )
        guard result.terminationStatus.isSuccess else { throw Deadline.Missed(description: result.standardError) }
        environment = ["LD_PRELOAD": library, "WALL_CLOCK_OFFSET": file]
    }

    /// Lets it go wrong by so many seconds.
    ///
    /// - Throws: `CocoaError` where the file cannot be written.
    func jump(_ seconds: Int64) throws {
        // In place: the processes have mapped the file.
        let handle = unsafe open(file, O_WRONLY | O_CLOEXEC)
        defer { close(handle) }
        var value = seconds
        let count = unsafe withUnsafeBytes(of: &value) { unsafe write(handle, $0.baseAddress, $0.count) }
        guard count == 8 else { throw CocoaError(.fileWriteUnknown) }
    }
}
