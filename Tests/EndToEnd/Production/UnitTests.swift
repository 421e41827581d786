import Testing

/// What systemd itself says of the units as they stand in the checkout.
@Suite("The units are as closed as they say")
struct UnitTests {
    @Test(
        "Exposure, in tenths, by `systemd-analyze security`",
        arguments: [("arete@.service", 15), ("arete-extract@.service", 5)]
    )
    func exposure(unit: String, threshold: Int) async throws {
        let file = "\(Checkout.root)/systemd/\(unit)"
        let command = ["systemd-analyze", "security", "--offline=yes", "--threshold=\(threshold)", file]
        #expect(try await Program.run(command, environment: [:]).exitCode == 0)
        // The threshold is one indeed.
        let strict = ["systemd-analyze", "security", "--offline=yes", "--threshold=2", file]
        #expect(try await Program.run(strict, environment: [:]).exitCode != 0)
    }
}
