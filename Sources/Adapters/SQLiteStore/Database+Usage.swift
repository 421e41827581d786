import Crypto
import FoundationEssentials
import GRDB
import LanguageModels
import Runs

/// Payers stand here only as HMAC-SHA256 with a key of the day, and row and key go together the next day. So nobody can say afterwards who
/// has used what, nor find two days of the same payer; on the day itself whoever can read this file can try addresses.
extension Database {
    /// Tokens that a payer has used on the day of a time.
    func usage(of payer: Payer, now: Date) throws -> Int {
        guard let key = try usageKey(day: now.day) else { return 0 }
        let statement = try cachedStatement(sql: "SELECT tokens FROM usage WHERE day = ? AND payer = ?")
        return try Int.fetchOne(statement, arguments: [now.day, payer.column(key)]) ?? 0
    }

    /// Counts tokens, and forgets the days before.
    func addUsage(_ tokens: [Payer: Int], now: Date) throws {
        let day = now.day
        try cachedStatement(sql: "DELETE FROM usage WHERE day < ?").execute(arguments: [day])
        try cachedStatement(sql: "DELETE FROM usageKey WHERE day < ?").execute(arguments: [day])
        let key: Data
        if let known = try usageKey(day: day) {
            key = known
        } else {
            key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) })
            try cachedStatement(sql: "INSERT INTO usageKey VALUES (?, ?)").execute(arguments: [day, key])
        }
        // A sum beyond any day's tokens stays there instead of overflowing.
        let statement = try cachedStatement(
            sql: """
                INSERT INTO usage VALUES (?1, ?2, min(?3, ?4))
                ON CONFLICT DO UPDATE SET tokens = min(tokens + excluded.tokens, ?4)
                """
        )
        for (payer, tokens) in tokens where tokens > 0 {
            try statement.execute(arguments: [day, payer.column(key), tokens, 1 << 52])
        }
    }

    /// Adds what models have used to what the run of a number has used before.
    func addUsage(_ usage: ModelUsage, number: Int64) throws {
        let known = try cachedStatement(sql: "SELECT usage FROM run WHERE number = ?")
        var total = try Data.fetchOne(known, arguments: [number]).flatMap { ModelUsage(column: $0) } ?? ModelUsage()
        total += usage
        try cachedStatement(sql: "UPDATE run SET usage = ? WHERE number = ?")
            .execute(arguments: [total.column(), number])
    }

    private func usageKey(day: Int) throws -> Data? {
        try Data.fetchOne(try cachedStatement(sql: "SELECT key FROM usageKey WHERE day = ?"), arguments: [day])
    }
}

extension Payer {
    fileprivate func column(_ key: Data) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(name.utf8), using: SymmetricKey(data: key)))
    }
}

extension Date {
    /// The number of the day of UTC since 1970.
    fileprivate var day: Int {
        Int((timeIntervalSince1970 / 86400).rounded(.down))
    }
}
