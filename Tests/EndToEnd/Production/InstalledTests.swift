import FakeModelSupport
import FoundationEssentials
import Glibc
import Samples
import Testing

/// Gives all tests of a suite one host on which the package is installed and its site turned on, with a fake model for it.
struct HostTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await FakeModelProcess.run { model in
            try await Host.run { host in
                try await host.install()
                try await host.turnOnSite()
                try await Host.$shared.withValue(host) {
                    try await FakeModelProcess.$shared.withValue(model) { try await function() }
                }
            }
        }
    }
}

extension Trait where Self == HostTrait {
    /// One host for the suite.
    static var host: Self { HostTrait() }
}

extension Host {
    /// The host that the tests of a suite share.
    @TaskLocal static var shared: Host?

    /// The host of the test's suite.
    ///
    /// - Throws: `ExpectationFailedError` in a suite without one.
    static func current() throws -> Host {
        try #require(shared, "the suite has no host")
    }

    /// Stores a resume and a posting.
    ///
    /// - Returns: The paths of their four streams.
    func documents(_ resume: [UInt8] = ResumePages.singleColumn(), _ type: String = "application/pdf") async throws
        -> [(slice: String, path: String)]
    {
        let stored = try await Curl.run("\(https)/resumes", headers: ["Content-Type": type], body: resume)
        let posted = try await Curl.run(
            "\(https)/jobs",
            headers: ["Content-Type": "text/plain"],
            body: Array(SamplePosting.text.utf8)
        )
        #expect(stored.status == 201 && posted.status == 201, "\(stored.text) \(posted.text)")
        return Deployment.streams(
            resume: try #require(stored.json["id"].string),
            job: try #require(posted.json["id"].string)
        )
    }
}

extension EndToEnd {
    /// The whole of it as an operator has it: the package on a booted Debian, under systemd, behind its nginx.
    @Suite(
        "Installed from the package on a Debian host",
        .enabled(if: Host.isPossible, "only root can boot a host (`make test` as root makes what it needs)"),
        .host
    )
    struct Installed {
        @Test("Its site answers over TLS and HTTP/2, four streams run, and a PDF is read in a sandbox of its own")
        func streams() async throws {
            let host = try Host.current()
            #expect(try await host.must("systemctl is-system-running") == "running")
            let kernel = try await host.must("cat /usr/lib/sysctl.d/60-arete.conf")
            #expect(kernel.hasSuffix("\nnet.ipv4.tcp_retries2 = 8"))
            for (slice, path) in try await host.documents() {
                let answer = try await Curl.get(host.https + path, headers: ["Accept": "text/event-stream"])
                #expect(answer.head.version == "HTTP/2", "\(slice)")
                let record = try await Curl.stream(host.https + path)
                #expect(record.types.last == "complete", "\(slice)")
                #expect(record.terminals.count == 1, "\(slice)")
            }
            #expect(try await host.journal(of: "arete-extract@*").contains("Deactivated successfully"))
            let plain = try await Curl.get(host.http + "/jobs")
            #expect(plain.status == 308 && plain.head["location"]?.hasPrefix("https://") == true)
            let page = try await Curl.get(host.https + "/")
            #expect(page.status == 200 && page.text.contains("<title>"))
            #expect(page.head["strict-transport-security"]?.contains("max-age=31536000") == true)
        }

        @Test("One process a slice, each of them the service's user without any right, the socket nginx's alone")
        func processes() async throws {
            let host = try Host.current()
            var processes: Set<Int> = []
            for slice in Deployment.slices {
                #expect(try await Curl.get("\(host.health)/\(slice)/readyz").status == 200, "\(slice)")
                let process = try await host.process(of: slice)
                processes.insert(process)
                let status = try await host.must("cat /proc/\(process)/status")
                #expect(status.contains("CapEff:\t0000000000000000"), "\(slice)")
                #expect(status.contains("NoNewPrivs:\t1") && status.contains("Seccomp:\t2"), "\(slice)")
                #expect(try await host.must("stat -c '%U:%G %a' /run/arete/\(slice).sock") == "root:www-data 660")
            }
            #expect(processes.count == 4 && !processes.contains(0))
            #expect(
                try await host.must("stat -c '%U %a' /var/lib/arete /run/arete/extract.sock") == "arete 700\narete 600"
            )
            let files = processes.map { "/proc/\($0)" }.joined(separator: " ")
            #expect(try await host.must("stat -c %U \(files) | sort -u") == "arete")
        }

        @Test("systemd-socket-activate starts the installed binary on the units' sockets, one process a slice")
        func socketActivate() async throws {
            let host = try Host.current()
            for slice in Deployment.slices {
                let socket = "/run/arete/\(slice).sock"
                try await host.must(
                    """
                    systemctl stop arete@\(slice).socket arete@\(slice).service; rm -f \(socket)
                    systemd-run --quiet --unit=activate-\(slice) systemd-socket-activate --listen=\(socket) \
                        setpriv --reuid arete --regid arete --clear-groups \
                        sh -c 'exec env ARETE_STATE=/var/lib/arete arete serve --slice \(slice) <&3 3<&-'
                    """
                )
                try await Deadline.until("the socket of \(slice)") {
                    try await host.run("test -S \(socket)").exitCode == 0
                }
                try await host.must("chgrp www-data \(socket); chmod 660 \(socket)")
            }
            for (slice, path) in try await host.documents() {
                #expect(try await Curl.stream(host.https + path).types.last == "complete", "\(slice)")
            }
            for slice in Deployment.slices {
                let process = try await host.must("systemctl show --property=MainPID --value activate-\(slice).service")
                #expect(
                    try await host.must("tr '\\0' ' ' < /proc/\(process)/cmdline") == "arete serve --slice \(slice) ",
                    "\(slice)"
                )
                try await host.must(
                    "systemctl stop activate-\(slice).service; rm -f /run/arete/\(slice).sock; systemctl start arete@\(slice).socket"
                )
                #expect(try await Curl.get("\(host.health)/\(slice)/readyz").status == 200, "\(slice)")
            }
        }

        @Test("systemd has nothing to say against its units")
        func units() async throws {
            let host = try Host.current()
            let units = "arete.target arete-extract.socket arete-extract@x.service arete@jobs.socket arete@jobs.service"
            let verdict = try await host.must("systemd-analyze verify --man=no \(units)")
            #expect(verdict == "")
        }

        @Test("A second site mounts the interface under /api alone")
        func otherSite() async throws {
            let host = try Host.current()
            let site = "http://localhost:\(host.otherSite)"
            #expect(try await Curl.get("\(site)/jobs").text == "jobs of another site\n")
            #expect(try await Curl.get("\(site)/resumes").status == 404)
            let path = try #require(try await host.documents().last?.path)
            #expect(try await Curl.stream("\(site)/api\(path)").types.last == "complete")
            #expect(try await Curl.get("\(site)/api/nothing").json["code"] == "not_found")
            #expect(try await Curl.get("\(site)/openapi.json").status == 404)
            #expect(try await Curl.get("\(site)/api/openapi.json").status == 200)
        }

        @Test("A model's key is a credential: it reaches the model, and neither the environment nor a log")
        func credentials() async throws {
            let (host, model) = (try Host.current(), try FakeModelProcess.current())
            let key = "sk-ant-credential-canary-7313"
            try await host.must("umask 077; cat > /etc/arete/credentials/anthropic_api_key", input: "\(key)\n")
            try await host.must(
                "cat > /etc/arete/cover-letter.environment; systemctl restart arete@cover-letter.service",
                input: """
                    ARETE_MODEL=anthropic/claude-haiku-5-5
                    ARETE_ANTHROPIC_BASE_URL=\(model.base)
                    ARETE_PUBLIC=1
                    """
            )
            let sentence = "At Example Logistics I reduced the p99 latency of the order API from 900 ms to 180 ms."
            try model.play([
                ["pieces": ModelAnswer.pieces([try ModelAnswer.item("paragraph", ["role": "opening"], sentence)])]
            ])
            let paths = try await host.documents(Array(SampleResume.text.utf8), "text/plain")
            let record = try await Curl.stream(host.https + (try #require(paths.last?.path)))
            #expect(record.types.last == "complete" && record.types.contains("delta"))
            #expect(try model.requests().last?.headers?["x-api-key"] == key)
            let process = try await host.process(of: "cover-letter")
            #expect(
                try await host.must("cat /proc/\(process)/environ /proc/\(process)/cmdline").contains("ARETE_MODEL")
            )
            #expect(
                try await host.run("grep -qa \(key) /proc/\(process)/environ /proc/\(process)/cmdline").exitCode == 1
            )
            #expect(try await host.run("journalctl -q --no-pager | grep -q \(key)").exitCode == 1)
            #expect(
                try await host.run("setpriv --reuid www-data --clear-groups ls /etc/arete/credentials").exitCode != 0
            )
            try await host.must("rm /etc/arete/cover-letter.environment; systemctl restart arete@cover-letter.service")
        }

        @Test("arete doctor sees with the responders' own rights, settings and keys")
        func doctor() async throws {
            let (host, model) = (try Host.current(), try FakeModelProcess.current())
            let well = try await host.run("arete doctor")
            #expect(well.exitCode == 0, "\(well.text)")
            #expect(well.text.contains("ok       store: /var/lib/arete can be written"))
            #expect(well.text.contains("ok       documents: a PDF is read"))
            #expect(
                well.text.contains(
                    "ok       socket jobs: somebody listens at /run/arete/jobs.sock, and nginx may connect"
                )
            )
            #expect(try await host.run("find /var/lib/arete -not -user arete").text == "")
            let site = try await host.run("arete doctor \(host.https)")
            #expect(site.text.hasPrefix("problem  site: the certificate does not prove the name"), "\(site.text)")

            // Nobody else sees what the responders see, and nobody is told that it is well.
            let stranger = try await host.run("setpriv --reuid www-data --clear-groups arete doctor")
            #expect(stranger.text.hasPrefix("warning  responders: only root can look"), "\(stranger.text)")
            #expect(!stranger.text.contains("settings:"), "\(stranger.text)")

            // What is done, what the doctor says then, and how it is undone.
            let table = [
                (
                    "chmod 600 /run/arete/jobs.sock", "problem  socket jobs: nginx's workers",
                    "chmod 660 /run/arete/jobs.sock"
                ),
                (
                    "systemctl stop arete-extract.socket", "problem  documents: nothing may be reached",
                    "systemctl start arete-extract.socket"
                ),
                (
                    "echo ARETE_LEASE=never > /etc/arete/jobs.environment",
                    "problem  settings of jobs: no responder starts: ARETE_LEASE", "rm /etc/arete/jobs.environment"
                ),
                (
                    "mv /usr/bin/pdftotext /usr/bin/away",
                    "problem  documents: a PDF that is whole is not read behind its socket",
                    "mv /usr/bin/away /usr/bin/pdftotext"
                ),
                (
                    """
                    mkdir -p /run/systemd/system/arete@.service.d
                    printf '[Service]\\nExecStart=\\nExecStart=false\\n' > /run/systemd/system/arete@.service.d/false.conf
                    systemctl daemon-reload; systemctl --no-block restart arete@jobs.service
                    """,
                    "problem  responders of jobs: they end, and are started again",
                    "rm -r /run/systemd/system/arete@.service.d; systemctl daemon-reload; systemctl restart arete@jobs.service"
                ),
                ("systemctl stop nginx", "problem  nginx: it is not running", "systemctl start nginx"),
                (
                    "chmod 400 /var/lib/arete/arete.sqlite", "problem  store: /var/lib/arete cannot be used by user",
                    "chmod 600 /var/lib/arete/arete.sqlite"
                ),
            ]
            for (harm, words, cure) in table {
                try await host.must(harm)
                let outcome = try await host.run("arete doctor")
                try await host.must(cure)
                #expect(outcome.exitCode == 1, "\(harm): \(outcome.text)")
                #expect(outcome.text.contains(words), "\(harm): \(outcome.text)")
            }

            let key = "sk-ant-doctor-canary-5150"
            try await host.must("umask 077; cat > /etc/arete/credentials/anthropic_api_key", input: "\(key)\n")
            try await host.must(
                "cat > /etc/arete/jobs.environment",
                input:
                    "ARETE_MODEL=anthropic/claude-haiku-5-5\nARETE_ANTHROPIC_BASE_URL=\(model.base)\nARETE_PUBLIC=1\n"
            )
            try model.play([["status": 401]])
            let denied = try await host.run("arete doctor")
            try await host.must("rm /etc/arete/jobs.environment /etc/arete/credentials/anthropic_api_key")
            #expect(denied.exitCode == 1)
            #expect(
                denied.text.contains("problem  model anthropic/claude-haiku-5-5 of jobs: the key is refused"),
                "\(denied.text)"
            )
            #expect(try model.requests().last?.headers?["x-api-key"] == key)
            #expect(!denied.text.contains(key))
        }

        @Test("A crash of one slice leaves the others' processes alone, and a loop of crashes its socket")
        func crashes() async throws {
            let host = try Host.current()
            func others() async throws -> [Int] {
                try await Deployment.slices.filter { $0 != "jobs" }.asyncMap { try await host.process(of: $0) }
            }
            for slice in Deployment.slices { _ = try await Curl.get("\(host.health)/\(slice)/readyz") }
            let before = try await others()
            let old = try await host.process(of: "jobs")
            try await host.must("kill -9 \(old)")
            try await Deadline.until("another process") {
                let now = try await host.process(of: "jobs")
                return now != 0 && now != old
            }
            #expect(try await Curl.get("\(host.health)/jobs/readyz").status == 200)
            // It ends at once, as often as it is started, for many times the usual limit of starts.
            try await host.must(
                """
                echo ARETE_LEASE=never > /etc/arete/jobs.environment
                systemctl restart --no-block arete@jobs.service
                """
            )
            try await Deadline.until("crash loop") {
                let restarts = try await host.must("systemctl show --property=NRestarts --value arete@jobs.service")
                return (Int(restarts) ?? 0) >= 12
            }
            #expect(try await host.must("systemctl is-active arete@jobs.socket") == "active")
            // It waits in the backlog, and is answered by the one that begins at last.
            async let waiting = Curl.get("\(host.https)/jobs/AAAAAAAAAAAAAAAAAAAAAAAAAA")
            try await host.must("rm /etc/arete/jobs.environment")
            #expect(try await waiting.json["code"] == "not_found")
            #expect(try await others() == before)
        }

        @Test("A process that hangs is ended by the watchdog and started anew")
        func watchdog() async throws {
            let host = try Host.current()
            try await host.must(
                """
                mkdir -p /run/systemd/system/arete@.service.d
                printf '[Service]\\nWatchdogSec=2s\\n' > /run/systemd/system/arete@.service.d/soon.conf
                systemctl daemon-reload; systemctl restart arete@jobs.service
                """
            )
            let hanging = try await host.process(of: "jobs")
            try await host.must("kill -STOP \(hanging)")
            async let waiting = Curl.get("\(host.health)/jobs/readyz")
            try await Deadline.until("another process") {
                let now = try await host.process(of: "jobs")
                return now != 0 && now != hanging
            }
            #expect([200, 502, 504].contains(try await waiting.status))
            #expect(try await host.journal(of: "arete@jobs.service").contains("Watchdog timeout"))
            try await host.must("rm -r /run/systemd/system/arete@.service.d; systemctl daemon-reload")
        }

        @Test("Installed again over itself it takes the new program, and no socket is made anew")
        func upgrade() async throws {
            let host = try Host.current()
            for slice in Deployment.slices { _ = try await Curl.get("\(host.health)/\(slice)/readyz") }
            let sockets = try await host.must("stat -c %i /run/arete/*.sock")
            let processes = try await Deployment.slices.asyncMap { try await host.process(of: $0) }
            try await host.must("echo ARETE_LEASE=9 >> /etc/arete/environment; echo '# mine' >> /etc/arete/tls.conf")
            try await host.install()
            #expect(try await host.must("stat -c %i /run/arete/*.sock") == sockets)
            let after = try await Deployment.slices.asyncMap { try await host.process(of: $0) }
            #expect(zip(processes, after).allSatisfy { $0 != $1 && $1 != 0 })
            // What is the operator's stays.
            #expect(
                try await host.must("tail -1 /etc/arete/environment; tail -1 /etc/arete/tls.conf")
                    == "ARETE_LEASE=9\n# mine"
            )
            #expect(try await host.must("systemctl is-system-running") == "running")
        }
    }

    /// Its own host: afterwards there is nothing left on it.
    @Suite(
        "Removed from a Debian host",
        .enabled(if: Host.isPossible, "only root can boot a host (`make test` as root makes what it needs)"),
        .host
    )
    struct Removed {
        @Test("Removal ends everything and keeps the data, purging leaves nothing")
        func removal() async throws {
            let host = try Host.current()
            _ = try await host.documents()
            try await host.must("dpkg --remove arete")
            #expect(try await host.must("systemctl list-units --no-legend 'arete*'") == "")
            #expect(try await host.must("ls /run/arete /usr/bin/arete 2>&1 | grep -c 'No such file'") == "2")
            #expect(try await host.must("ls /var/lib/arete").contains("arete.sqlite"))
            // Its site is the operator's choice, and answers as one whose responders are away.
            let stream = "\(host.https)/jobs/stream/AAAAAAAAAAAAAAAAAAAAAAAAAA"
            let away = try await Curl.get(stream, headers: ["Accept": "text/event-stream"])
            #expect(away.status == 200 && away.text.contains("Reconnecting..."))
            try await host.must("dpkg --purge arete")
            let left = try await host.run(
                "find / -xdev -iname '*arete*' -not -path '/proc/*' -not -path '/arete.deb' -not -path '/var/log/journal/*'"
            )
            #expect(left.text == "")
            #expect(try await host.must("nginx -t; systemctl is-active nginx").hasSuffix("active"))
        }
    }
}
