import CLinux
import FoundationEssentials
import Glibc
import Testing

@testable import Doctor

@Suite("Whether nginx may connect")
struct NginxAccessTests {
    @Test("A mode allows what the kernel would: the first class that fits decides")
    func permissions() {
        for mode in UInt32(0)...0o777 {
            let file = NginxAccess.Permissions(user: 7, group: 8, mode: mode)
            for right in [UInt32(1), 2] {
                let cases: [(NginxAccess.Identity, Bool)] = [
                    (.init(user: 7, groups: []), mode & right << 6 != 0),
                    (.init(user: 7, groups: [8]), mode & right << 6 != 0),
                    (.init(user: 9, groups: [8]), mode & right << 3 != 0),
                    (.init(user: 9, groups: [1, 8, 2]), mode & right << 3 != 0),
                    (.init(user: 9, groups: [7]), mode & right != 0),
                    (.init(user: 0, groups: []), true),
                ]
                for (identity, isAllowed) in cases {
                    #expect(file.allow(right, to: identity) == isAllowed, "\(mode) \(right) \(identity)")
                }
            }
        }
    }

    @Test("A process is its effective user with all of its groups")
    func identity() {
        let text = "Name:\tnginx\nPPid:\t12\nUid:\t0\t33\t33\t33\nGid:\t0\t34\t34\t34\nGroups:\t4 33 \n"
        let fields = NginxAccess.fields(text)
        #expect(fields["Name"] == "nginx" && fields["PPid"] == "12")
        #expect(NginxAccess.identity(fields) == NginxAccess.Identity(user: 33, groups: [34, 4, 33]))
        #expect(NginxAccess.identity(NginxAccess.fields("Uid:\t1\t2\n")) == nil)
        #expect(NginxAccess.identity([:]) == nil)
        #expect(NginxAccess.fields("no colon\n\n:\n").count == 1)
    }

    @Test("A socket whose process has died is told from one that somebody listens on")
    func stale() throws {
        let directory = "/tmp/arete-doctor-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let descriptor = unsafe arete_listen_unix("\(directory)/jobs.sock", 0o600, 16)
        #expect(descriptor >= 0)
        // As a person may write it.
        let link = "\(directory)/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: directory)
        for name in [directory, directory + "/", "/tmp/../\(directory)", link, "../../../../../../../..\(directory)"] {
            // Whoever runs nginx here may not connect, or may: somebody listens.
            let finding = NginxAccess(directory: name).findings(for: ["jobs"]).last
            #expect(finding?.text.contains("nobody listens") == false, "\(name)")
            #expect(finding?.text.contains("\(directory)/jobs.sock") == true, "\(name)")
        }
        // Else a child that another test has forked listens until it executes its program.
        shutdown(descriptor, CInt(SHUT_RDWR))
        close(descriptor)
        let finding = NginxAccess(directory: directory).findings(for: ["jobs"]).last
        #expect(finding?.verdict == .problem && finding?.text.contains("nobody listens") == true)
    }

    @Test("A directory without sockets is a problem of each slice")
    func missing() {
        let findings = NginxAccess(directory: "/nonexistent").findings(for: ["jobs", "resumes"])
            .filter { $0.subject.hasPrefix("socket") }
        #expect(findings.map(\.verdict) == [.problem, .problem])
        #expect(findings.map(\.subject) == ["socket jobs", "socket resumes"])
    }
}
