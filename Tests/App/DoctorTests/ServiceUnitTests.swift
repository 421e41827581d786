import FoundationEssentials
import Testing

@testable import Doctor

@Suite("The doctor's processes are as the responders'")
struct ServiceUnitTests {
    @Test("What the unit leaves empty is not said, what only ends like that is")
    func settings() {
        let shown = "User=arete\nBindPaths=\nEnvironment=A=b HTTPS_PROXY=\nEnvironment=KEY=abc==\n\nnothing\n=\n"
        #expect(
            ServiceUnit.settings(shown) == ["User=arete", "Environment=A=b HTTPS_PROXY=", "Environment=KEY=abc=="]
        )
    }

    @Test("What systemd-run is told stands in arete@.service, the files of its settings and keys")
    func properties() throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let data = try Data(contentsOf: root.appending(path: "systemd/arete@.service"))
        let text = String(decoding: data, as: UTF8.self).replacing("%i", with: "jobs")
        let lines = text.split(separator: "\n").map { String($0) }
        let unit = lines.filter { $0.hasPrefix("EnvironmentFile=") || $0.hasPrefix("LoadCredential=") }
        #expect(Set(unit) == Set(ServiceUnit.properties(of: "jobs")))
    }
}
