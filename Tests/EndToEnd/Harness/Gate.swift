import Glibc
import Testing

/// Holds every `pdftotext` of a deployment after the beginning of its output until a test lets it go on, so that a run can be
/// looked at in the middle without any clock.
final class Gate: Sendable {
    private let path: String
    private let descriptor: CInt

    /// A closed gate.
    ///
    /// - Throws: `Deadline.Missed` where its pipe cannot be made.
    init(in directory: TemporaryDirectory) throws {
        path = "\(directory.path)/gate"
        guard unsafe mkfifo(path, 0o600) == 0 else { throw Deadline.Missed(description: "no pipe for the gate") }
        // Linux opens a pipe for both directions without waiting for another side (fifo(7)).
        descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw Deadline.Missed(description: "no pipe for the gate") }
    }

    /// What stands for `pdftotext`: the beginning of the real one's output, then a wait for one line, then the rest.
    var script: String {
        """
        #!/bin/sh
        PATH=/usr/local/bin:/usr/bin:/bin
        pdftotext "$@" | { head -c 60000; read -r _ <\(path); cat; }
        """
    }

    /// Lets some of those go on that wait now or will wait.
    func letPass(_ count: Int = 1) {
        let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: count)
        // Far less than a pipe holds.
        _ = unsafe lines.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Takes back what nobody has used of what was let pass, so that it is closed for who comes next.
    ///
    /// - Throws: `Deadline.Missed` where its pipe cannot be opened.
    func shut() throws {
        // Its own descriptor would wait for more.
        let unused = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard unused >= 0 else { throw Deadline.Missed(description: "no pipe for the gate") }
        defer { close(unused) }
        var line: UInt8 = 0
        // Safe because the byte outlives the call.
        while unsafe read(unused, &line, 1) == 1 {}
    }

    deinit {
        close(descriptor)
    }
}

extension Deployment {
    /// Its gate, closed whatever an earlier test has let pass.
    ///
    /// - Throws: `ExpectationFailedError` where it has none, and what `shut` throws.
    func closedGate() throws -> Gate {
        let gate = try #require(self.gate)
        try gate.shut()
        return gate
    }
}
