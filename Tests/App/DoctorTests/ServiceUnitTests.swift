import FoundationEssentials
import Testing

@testable import Doctor

@Suite("The doctor's processes are as the responders'")
struct ServiceUnitTests {
    @Test("What systemd-run is told stands in arete@.service, all that says who it is and what it gets")
    func properties() throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let data = try Data(contentsOf: root.appending(path: "systemd/arete@.service"))
        let text = String(decoding: data, as: UTF8.self).replacing("%i", with: "jobs")
        let lines = text.split(separator: "\n").map { String($0) }
        let names: Set = [
            "User", "Group", "EnvironmentFile", "LoadCredential", "StateDirectory", "StateDirectoryMode", "UMask",
        ]
        let unit = lines.filter { names.contains(String($0.prefix { $0 != "=" })) }
        #expect(Set(unit) == Set(ServiceUnit.properties(of: "jobs")))
    }
}
