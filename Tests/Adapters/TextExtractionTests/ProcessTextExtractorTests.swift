import Documents
import FoundationEssentials
import Samples
import Synchronization
import Testing
import TextExtraction

@Suite struct ProcessTextExtractorTests {
    private static let end = #"{"end":"ok","columns":1,"warnings":[]}"#
    private static let page = #"{"page":1,"pages":1,"lines":[{"text":"Jordan"}]}"#

    /// What an extraction says whose child is a shell script; its input is not read.
    private func failure(
        _ script: String,
        timeLimit: Duration = .seconds(60),
        bytes: [UInt8] = []
    ) async throws -> Failure? {
        let extractor = ProcessTextExtractor(executable: "/bin/sh", arguments: ["-c", script], timeLimit: timeLimit)
        do {
            _ = try await extractor.extract(bytes, mediaType: .pdf) { _, _ in }
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    @Test func believesAChildThatSaysItsEnd() async throws {
        #expect(try await failure("echo '\(Self.page)'; echo '\(Self.end)'") == nil)
        #expect(try await failure("printf '%s\\n%s\\nand more' '\(Self.page)' '\(Self.end)'") == nil)
        #expect(try await failure("echo '\(Self.page)'; echo '\(Self.end)'; exit 9") == nil)
        #expect(try await failure("echo '\(Self.end)'; exec sleep 7200") == nil)
    }

    @Test(arguments: [
        "", "exit 1", "echo '\(page)'", "echo '\(page)'; kill -9 $$", "kill -SEGV $$", "printf '%s' '\(end)'",
        "echo '{}'",
        "echo; echo '\(end)'", "echo garbage; echo '\(end)'", #"echo '{"end":7}'"#, #"echo '{"end":"fine"}'"#,
        #"echo '{"page":2,"pages":1,"lines":[]}'; echo '\#(end)'"#,
        #"echo '{"page":1,"pages":999999999,"lines":[]}'; echo '\#(end)'"#,
        #"echo '{"page":1,"pages":1,"lines":[{"text":"a\\nb"}]}'; echo '\#(end)'"#,
        "yes", "head -c 60000000 /dev/zero; echo '\(end)'", "exec 1>&-",
    ])
    func takesAnythingElseForADamagedFile(script: String) async throws {
        #expect(try await failure(script)?.code == .corruptFile)
    }

    @Test(arguments: [FailureCode.corruptFile, .passwordRequired, .noTextLayer, .tooLittleText, .extractionTimeout])
    func tellsTheChildsCodeInASentence(code: FailureCode) async throws {
        let failure = try #require(try await failure(#"echo '{"end":"\#(code.rawValue)"}'"#))
        #expect(failure.code == code)
        #expect(failure.message.hasSuffix("."))
    }

    @Test func saysThatALostChildIsWorthAnotherTry() async throws {
        #expect(try await failure("kill -9 $$")?.isRetryable == true)
        #expect(try await failure(#"echo '{"end":"corrupt_file"}'"#)?.isRetryable == false)
    }

    @Test func neverTakesACodeThatIsNotTheChilds() async throws {
        #expect(try await failure(#"echo '{"end":"budget_exceeded"}'"#)?.code == .corruptFile)
    }

    @Test func survivesAChildThatReadsNothing() async throws {
        let large = [UInt8](repeating: 0x61, count: 5_000_000)
        #expect(try await failure("exit 0", bytes: large)?.code == .corruptFile)
        #expect(try await failure("echo '\(Self.page)'; echo '\(Self.end)'", bytes: large) == nil)
    }

    @Test func saysWhenTheProgramIsMissing() async throws {
        let extractor = ProcessTextExtractor(executable: "/nonexistent/arete")
        let failure = await #expect(throws: Failure.self) {
            try await extractor.extract([], mediaType: .pdf) { _, _ in }
        }
        #expect(failure?.code == .internal && failure?.isRetryable == true)
    }

    @Test func endsAToolThatSleepsForTwoHours() async throws {
        let tools = try FakeTools(["pdftotext": "sleep 7200"])
        defer { tools.remove() }
        let extractor = ProcessTextExtractor(
            executable: Extraction.executable,
            timeLimit: .seconds(2),
            searchPath: tools.searchPath
        )
        let failure = await #expect(throws: Failure.self) {
            try await extractor.extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in }
        }
        #expect(failure?.code == .extractionTimeout)
        #expect(try await tools.areGone())
    }

    @Test func killsTheWholeGroupWhenItIsCancelled() async throws {
        let tools = try FakeTools(["pdftotext": "sleep 7200 & sleep 7200"])
        defer { tools.remove() }
        let extractor = ProcessTextExtractor(
            executable: Extraction.executable,
            timeLimit: .seconds(300),
            searchPath: tools.searchPath
        )
        let work = Task { try await extractor.extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in } }
        #expect(try await tools.isRunning("pdftotext"))
        work.cancel()
        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(try await tools.areGone())
    }

    @Test func killsAToolWhoseChildDied() async throws {
        let tools = try FakeTools(["pdftotext": "kill -9 $PPID; exec sleep 7200"])
        defer { tools.remove() }
        let extractor = ProcessTextExtractor(
            executable: Extraction.executable,
            timeLimit: .seconds(300),
            searchPath: tools.searchPath
        )
        let failure = await #expect(throws: Failure.self) {
            try await extractor.extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in }
        }
        #expect(failure?.code == .corruptFile)
        #expect(try await tools.areGone())
    }

    @Test(arguments: [
        ("pdftotext", "exit 1", FailureCode.corruptFile), ("pdftotext", "kill -SEGV $$", .corruptFile),
        ("pdftotext", "kill -XCPU $$", .extractionTimeout),
        ("pdftotext", "echo", .corruptFile), ("pdftotext", "exec cat /dev/zero", .corruptFile),
        ("pdfinfo", "exit 1", .corruptFile), ("pdfinfo", "echo 'Incorrect password' >&2; exit 1", .passwordRequired),
        ("pdfinfo", "echo Pages: 2", .corruptFile), ("pdfinfo", "yes", .corruptFile),
    ])
    func mapsTheFateOfATool(tool: String, script: String, code: FailureCode) async throws {
        let tools = try FakeTools([tool: script])
        defer { tools.remove() }
        let extractor = ProcessTextExtractor(
            executable: Extraction.executable,
            timeLimit: .seconds(120),
            searchPath: tools.searchPath
        )
        let failure = await #expect(throws: Failure.self) {
            try await extractor.extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in }
        }
        #expect(failure?.code == code)
    }

    @Test(.disabled(if: Extraction.isSanitized, "the sanitizer needs the address space"))
    func putsItsToolsUnderLimits() async throws {
        // CPU seconds, address space in KiB, file size, cores, descriptors, as `sh` tells them; the code stands for "all".
        let limits = "$(ulimit -t) $(ulimit -v) $(ulimit -f) $(ulimit -c) $(ulimit -n)"
        let script = "test \"\(limits)\" = '15 1048576 0 0 64' && echo 'Incorrect password'; exit 1"
        let tools = try FakeTools(["pdfinfo": script])
        defer { tools.remove() }
        let extractor = ProcessTextExtractor(executable: Extraction.executable, searchPath: tools.searchPath)
        let failure = await #expect(throws: Failure.self) {
            try await extractor.extract(ResumePages.singleColumn(), mediaType: .pdf) { _, _ in }
        }
        #expect(failure?.code == .passwordRequired)
    }

    @Test func givesTheChildNothingOfTheEnvironmentButItsPath() async throws {
        let script =
            #"test "$(env | grep -cv -e ^PATH= -e ^LANG= -e ^PWD= -e ^SHLVL= -e ^_=)" = 0 && echo '\#(Self.end)'"#
        #expect(try await failure(script) == nil)
    }

    @Test func takesTurns() async throws {
        let folder = try FakeTools([:])
        defer { folder.remove() }
        // Each child is alone with the folder's lock, or says nothing.
        let script = "mkdir \(folder.path)/lock && rmdir \(folder.path)/lock && echo '\(Self.end)'"
        let extractor = ProcessTextExtractor(executable: "/bin/sh", arguments: ["-c", script], atOnce: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 {
                group.addTask { _ = try await extractor.extract([], mediaType: .pdf) { _, _ in } }
            }
            try await group.waitForAll()
        }
    }

    // The sanitizer ends itself when SIGCHLD comes to a main thread that is no more, as in the process of such a test.
    @Test(.disabled(if: Extraction.isSanitized, "the sanitizer cannot take the signal of a child here"))
    func leavesNoDescriptorAndNoZombie() async {
        await #expect(processExitsWith: .success) {
            func descriptors() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
            }
            func extract(_ script: String) async throws {
                let extractor = ProcessTextExtractor(
                    executable: "/bin/sh",
                    arguments: ["-c", script],
                    timeLimit: .milliseconds(200)
                )
                _ = try? await extractor.extract([0x61], mediaType: .pdf) { _, _ in }
            }
            // The library's own threads and descriptors are made with the first child, the clock's with the first limit that is met.
            for script in ["exit 1", "sleep 7200"] { try await extract(script) }
            let before = try descriptors()
            for script in ["exit 1", "echo '{\"end\":\"ok\"}'", "sleep 7200", "kill -9 $$", "yes"] {
                for _ in 0..<4 { try await extract(script) }
            }
            try #require(try descriptors() == before)
            try #require(FakeTools.children(of: ProcessInfo.processInfo.processIdentifier).isEmpty)
        }
    }
}
