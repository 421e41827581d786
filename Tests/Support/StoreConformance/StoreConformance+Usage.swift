import Documents
import FoundationEssentials
import Runs
import Testing

extension StoreConformance {
    /// What payers have used.
    static let usage: [Check] = [
        Check("Tokens add up for each payer, in all processes together") { stores in
            let (a, b) = (Payer(user: "a"), Payer(address: "192.0.2.1"))
            #expect(try await stores.first.usage(of: a, now: Sample.now) == 0)
            try await stores.first.addUsage([a: 10, b: 1], now: Sample.now)
            try await stores.second.addUsage([a: 5], now: Sample.now)
            try await stores.second.addUsage([:], now: Sample.now)
            try await stores.second.addUsage([b: 0, .process: -7], now: Sample.now)
            for store in [stores.first, stores.second] {
                #expect(try await store.usage(of: a, now: Sample.now) == 15)
                #expect(try await store.usage(of: b, now: Sample.now) == 1)
                #expect(try await store.usage(of: .process, now: Sample.now) == 0)
                #expect(try await store.usage(of: Payer(user: "c"), now: Sample.now) == 0)
            }
        },
        Check("A day of UTC is a day, and the days before are forgotten") { stores in
            let a = Payer(user: "a")
            let midnight = Date(timeIntervalSince1970: 19_000 * 86400)
            try await stores.first.addUsage([a: 10], now: midnight - 0.001)
            #expect(try await stores.first.usage(of: a, now: midnight - 86400) == 10)
            #expect(try await stores.first.usage(of: a, now: midnight) == 0)
            try await stores.second.addUsage([a: 3], now: midnight)
            #expect(try await stores.first.usage(of: a, now: midnight + 86399.9) == 3)
            #expect(try await stores.first.usage(of: a, now: midnight - 1) == 0)
        },
        Check("A sum without end stays within its bounds") { stores in
            let a = Payer(user: "a")
            for _ in 1...3 { try await stores.first.addUsage([a: .max], now: Sample.now) }
            #expect(try await stores.first.usage(of: a, now: Sample.now) >= 1 << 50)
        },
    ]
}
