import Runs
import Testing

@Suite("Whose limits count")
struct PayerTests {
    @Test(
        "An IPv6 client is its first 64 bits",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::1"), ("2001:db8:1:2::", "2001:DB8:1:2:ffff::"),
            ("2001:db8::1", "2001:0db8:0000:0000:1::"), ("fe80::1%eth0", "fe80::2"), ("::1", "::"),
            ("::1:2:3:4", "::5:6.7.8.9"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::ffff:c000:201", "192.0.2.1"),
        ]
    )
    func same(one: String, other: String) {
        #expect(Payer(address: one) == Payer(address: other))
    }

    @Test(
        "Others are others",
        arguments: [
            ("192.0.2.1", "192.0.2.2"), ("2001:db8:1:2::1", "2001:db8:1:3::1"), ("2001:db8::1", "2001:db8:0:1::1"),
            ("::ffff:192.0.2.1", "::ffff:192.0.2.2"), ("", "::"), ("unix:", "::"), ("1:2:3", "1:2:4"),
        ]
    )
    func different(one: String, other: String) {
        #expect(Payer(address: one) != Payer(address: other))
    }

    @Test(
        "What is no address stands for itself",
        arguments: [
            "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "12345::", "g::", "::1.2.3",
            "::1.2.3.256",
            "::1.2.3.4:5", "+1::", "::-0", "::1.2.+3.4", "::1.2.3.-0", String(repeating: ":", count: 10_000),
            String(repeating: "1:", count: 10_000),
        ]
    )
    func nonsense(text: String) {
        #expect(!Payer(address: text).name.hasSuffix("/64"))
        #expect(Payer(address: text).name.utf8.count <= 80)
    }

    @Test("No address can pass for a user")
    func users() {
        #expect(Payer(user: "192.0.2.1") != Payer(address: "192.0.2.1"))
        #expect(Payer(user: "a") != Payer(user: "b"))
        #expect(Payer(user: "process") != .process)
    }
}
