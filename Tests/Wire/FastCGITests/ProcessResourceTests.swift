import CLinux
import EventLoop
import FastCGISupport
import Glibc
import HTTPTypes
import Testing

@testable import FastCGI

/// Each in a process of its own, for what they change or count is the process's.
@Suite("A responder's process", .timeLimit(.minutes(1)))
struct ProcessResourceTests {
    @Test("holds no descriptor of a request that is over, of whatever kind")
    func descriptors() async {
        await #expect(processExitsWith: .success) {
            let watched = Watched()
            let server = try RunningServer(bodyLimit: 1_000) { request, responder in
                switch request.uri {
                case "/drop": break
                case "/stream":
                    watched.open(responder)
                    watched.fill()
                default:
                    responder.send(HTTPResponse(status: .ok), body: request.uri == "/large" ? counting(500_000) : [])
                }
            }
            // What is made once is there from here on.
            #expect(try await server.reply(to: Exchange()).isEnded)
            let before = openSockets()
            for round in 0..<100 {
                let whole = Exchange("POST", "/", body: [1, 2, 3])
                for exchange in [Exchange(), Exchange("GET", "/drop"), Exchange("GET", "/large"), whole] {
                    #expect(try await server.reply(to: exchange).isEnded)
                }
                #expect(try await server.reply(to: whole.replacing("CONTENT_LENGTH", with: "9")).output.isEmpty)
                #expect(try await server.reply(to: [UInt8](repeating: 0, count: 100)).output.isEmpty)
                #expect(try await server.reply(to: Exchange("POST", "/", body: counting(2_000))).isEnded)
                #expect(try await server.reply(to: whole.replacing("REQUEST_URI", with: nil)).output.isEmpty)
                let leaving = try server.connect()
                await leaving.send(Exchange("GET", "/large").bytes)
                leaving.close()
                let stalled = try server.connect()
                await stalled.send(Exchange("GET", "/stream").bytes)
                #expect(await watched.next() == .opened)
                switch round % 3 {
                case 0: await watched.abandon()
                case 1:
                    await watched.finish()
                    stalled.close()
                default:
                    stalled.close()
                    #expect(await watched.next() == .closed)
                }
            }
            // The last that left are noticed by the loop's next turns.
            var turns = 10_000
            while turns > 0, openSockets() > before {
                turns -= 1
                await Task.yield()
            }
            #expect(openSockets() <= before)
        }
    }

    @Test("leaks nothing into children")
    func inheritance() async {
        await #expect(processExitsWith: .success) {
            let watched = Watched()
            let inherited = inheritedDescriptors()
            let server = try RunningServer { _, responder in watched.open(responder) }
            let peer = try server.connect()
            await peer.send(Exchange().bytes)
            #expect(await watched.next() == .opened)
            #expect(inheritedDescriptors() == inherited)
        }
    }

    @Test("waits without spinning while it has no descriptor left, and then goes on")
    func exhaustion() async {
        await #expect(processExitsWith: .success) {
            let server = try RunningServer(isStarted: false) { _, responder in
                responder.send(HTTPResponse(status: .ok))
            }
            let peers = try (0..<10).map { _ in try server.connect() }
            for peer in peers { await peer.send(Exchange().bytes) }
            // The loop's own descriptors exist before there are none left.
            _ = await Watched().isOpen
            var limit = rlimit()
            unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var none = limit
            none.rlim_cur = 3
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none)
            let before = clock()
            server.start()
            // Time has to pass here: what is measured is how much of it is spent.
            await onThread { _ = poll(nil, 0, 500) }
            let spent = Double(clock() - before) / Double(CLOCKS_PER_SEC)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #expect(spent < 0.25)
            for peer in peers { #expect(try await peer.reply().isEnded) }
        }
    }

    @Test("survives writing to a client that has just left")
    func brokenPipe() async {
        await #expect(processExitsWith: .success) {
            let watched = Watched()
            let peer = Lock<Peer?>(nil)
            let server = try RunningServer { request, responder in
                guard request.uri == "/stream" else { return responder.send(HTTPResponse(status: .ok)) }
                watched.open(responder)
                // Within one turn, so that the write finds out, not the loop.
                peer.withLock { $0?.close() }
                #expect(watched.isOpen)
                #expect(watched.write(100) == 0)
                #expect(!watched.isOpen)
            }
            let client = try server.connect()
            peer.withLock { $0 = client }
            await client.send(Exchange("GET", "/stream").bytes)
            #expect(await watched.next() == .opened)
            #expect(await watched.next() == .closed)
            #expect(try await server.reply(to: Exchange()).isEnded)
        }
    }

    @Test("hears a termination signal itself, which libfcgi would swallow")
    func termination() async {
        await #expect(processExitsWith: .success) {
            let descriptor = eventfd(0, 0)
            arete_install_signal_handlers(descriptor)
            let server = try FastCGIServer(listener: .path(temporaryDirectory() + "/s"), bodyLimit: 1) { _, _ in }
            server.start()
            let total = await onThread {
                // To this thread: the pool's threads block signals, and the thread sanitizer's runtime fails its own check where
                // one reaches a thread of the system's.
                for signal in [SIGUSR1, SIGPIPE, SIGTERM, SIGINT] { pthread_kill(pthread_self(), signal) }
                var total: UInt64 = 0
                var count: UInt64 = 0
                while total < 2, unsafe read(descriptor, &count, 8) == 8 { total += count }
                return total
            }
            #expect(total == 2)
        }
    }

    @Test("accepts nothing more once it stops, and leaves the socket open for its successor")
    func stopping() async {
        await #expect(processExitsWith: .success) {
            let path = temporaryDirectory() + "/s"
            let listener = try ListeningSocket.path(path)
            let accepting = LoopThreads.named("accept-")
            let first = try FastCGIServer(listener: listener, bodyLimit: 1) { _, _ in }
            first.start()
            first.stopAccepting()
            while LoopThreads.named("accept-") > accepting { await Task.yield() }
            let peer = try Peer(to: path)
            await peer.send(Exchange().bytes)
            let second = try FastCGIServer(listener: listener, bodyLimit: 1) { _, responder in
                responder.send(HTTPResponse(status: .accepted))
            }
            second.start()
            #expect(try await peer.reply().status == 202)
        }
    }

    @Test("takes a listening socket as standard input and nothing else")
    func standardInput() async {
        await #expect(processExitsWith: .success) {
            #expect(throws: FastCGIError.self) { try ListeningSocket.standardInput() }
            let path = temporaryDirectory() + "/s"
            dup2(try ListeningSocket.path(path).descriptor, 0)
            #expect(ListeningSocket.standardInputIsListening)
            #expect(try ListeningSocket.standardInput().descriptor == 0)
            #expect(fcntl(0, F_GETFD) == FD_CLOEXEC)
        }
    }
}

/// How many sockets the process has; of other descriptors the runtime makes some when it likes.
private func openSockets() -> Int {
    (CInt(0)..<1_024).count { descriptor in
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }
}

/// Those that a child would get.
private func inheritedDescriptors() -> [CInt] {
    (0..<4_096).filter { fcntl($0, F_GETFD) == 0 }
}

/// The threads of this process.
private enum LoopThreads {
    /// How many have a name that begins so.
    static func named(_ prefix: String) -> Int {
        guard let directory = unsafe opendir("/proc/self/task") else { return 0 }
        defer { unsafe closedir(directory) }
        var count = 0
        while let entry = unsafe readdir(directory) {
            let id = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let descriptor = unsafe open("/proc/self/task/\(id)/comm", O_RDONLY)
            var name = [UInt8](repeating: 0, count: 16)
            let length = unsafe read(descriptor, &name, 16)
            close(descriptor)
            if length > 0, name.starts(with: prefix.utf8) { count += 1 }
        }
        return count
    }
}
