import Documents
import Foundation
import GRDB
import LanguageModels
import Runs
import SQLiteStore
import Testing

/// What an update rests on: while the services are restarted one by one, and where an operator goes back to the package before.
@Suite("The version before goes on with a file that this one has migrated", .timeLimit(.minutes(1)))
struct AdditiveSchemaTests {
    /// A column as SQLite describes it.
    private struct Column: Equatable {
        let table, name, type: String
        let isRequired: Bool
        let hasDefault: Bool
        let keyPosition: Int
    }

    private static func columns(_ file: DatabaseQueue) async throws -> [Column] {
        try await file.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT m.name AS "table", c.* FROM sqlite_schema m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'
                    """
            ).map {
                Column(
                    table: $0["table"],
                    name: $0["name"],
                    type: $0["type"],
                    isRequired: $0["notnull"],
                    hasDefault: ($0["dflt_value"] as String?) != nil,
                    keyPosition: $0["pk"]
                )
            }
        }
    }

    /// What else there is on tables: indexes and triggers, by name, with their statements.
    private static func others(_ file: DatabaseQueue) async throws -> [String: String] {
        try await file.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT name, sql FROM sqlite_schema WHERE type <> 'table' AND sql NOT NULL"
            )
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["name"] as String, $0["sql"] as String) })
        }
    }

    private static func migrated(_ directory: TemporaryDirectory) throws -> DatabaseQueue {
        try SQLiteStore(directory: directory.path).close()
        return try DatabaseQueue(path: directory.path + "/arete.sqlite")
    }

    @Test("No migration takes anything away or asks for more", arguments: EarlierVersion.allCases)
    func additive(_ version: EarlierVersion) async throws {
        let (old, new) = (try TemporaryDirectory(), try TemporaryDirectory())
        try version.create(at: old.path + "/arete.sqlite")
        let before = try DatabaseQueue(path: old.path + "/arete.sqlite")
        let after = try Self.migrated(new)
        let known = try await Self.columns(before)
        let columns = try await Self.columns(after)
        for column in known { #expect(columns.contains(column)) }
        let tables = Set(known.map(\.table))
        for column in columns where tables.contains(column.table) && !known.contains(column) {
            #expect(!column.isRequired || column.hasDefault, "\(column.table).\(column.name)")
            #expect(column.keyPosition == 0, "\(column.table).\(column.name)")
        }
        let (had, has) = (try await Self.others(before), try await Self.others(after))
        for (name, sql) in had { #expect(has[name] == sql, "\(name)") }
        for (name, sql) in has where had[name] == nil {
            #expect(!sql.contains("UNIQUE") && !sql.contains("TRIGGER"), "\(name)")
        }
    }

    /// The statements of the version before the last migration, as that version has them.
    ///
    /// What stands here changes only with the next migration, when it becomes what the version then before it had.
    private static let statements = [
        """
        INSERT INTO document (id, kind, owner, mediaType, title, size, created, expires, bytes)
            VALUES ('RESUME2', 'resume', x'', 'text/plain', NULL, 3, 0, NULL, x'040506') ON CONFLICT (id) DO NOTHING
        """,
        """
        INSERT INTO derivation (document, name, version, bytes)
            SELECT id, 'text', 1, x'7b7d' FROM document WHERE id = 'RESUME2' ON CONFLICT (document, name, version) DO NOTHING
        """,
        """
        INSERT INTO run (id, slice, resume, job, engine, owner, state, attempt, isRetryable, process)
            VALUES ('0123456789ABCDEFGHJKMNPQRS', 'resumes', 'RESUME2', NULL, 'rules/1', x'', 'running', 1, 0, NULL)
        """,
        """
        INSERT INTO event (run, attempt, sequence, json)
            VALUES ((SELECT number FROM run WHERE resume = 'RESUME2'), 1, 1, x'7b7d')
        """,
        "UPDATE run SET state = 'complete', ended = 1, isRetryable = 0, process = iif(0, process, NULL) WHERE resume = 'RESUME2'",
        "INSERT INTO health VALUES (1, 1) ON CONFLICT DO UPDATE SET checks = checks + 1",
        "INSERT INTO usageKey VALUES (1, x'00')",
        "INSERT INTO usage VALUES (1, x'00', min(1, 2)) ON CONFLICT DO UPDATE SET tokens = min(tokens + excluded.tokens, 2)",
    ]
    private static let questions = [
        "SELECT id, kind, owner, mediaType, title, size, created, expires FROM document WHERE id = ?",
        "SELECT name, max(version), bytes FROM derivation WHERE document = ? GROUP BY name",
        """
        SELECT number, id, slice, resume, job, engine, owner, state, attempt, ended, isRetryable, process FROM run
            WHERE resume IS ? AND slice = 'resumes' ORDER BY number DESC LIMIT 1
        """,
        """
        SELECT attempt, sequence, json FROM event
            WHERE run = (SELECT number FROM run WHERE resume = ?) ORDER BY attempt, sequence
        """,
    ]

    @Test("Its statements read what this version has written, and this one reads what they write")
    func versionBefore() async throws {
        let directory = try TemporaryDirectory()
        let store = try SQLiteStore(directory: directory.path)
        let run = try await Fixture.start(store)
        let resume = try #require(run.question.resume)
        try await store.insert(.text, of: resume, bytes: [1])
        var append = Fixture.append(run, 2...3)
        append.usage = ModelUsage()
        #expect(try await store.commit([append]) == [.stored])
        let before = try DatabaseQueue(path: directory.path + "/arete.sqlite")
        try await before.write { db in
            for sql in Self.statements { try db.execute(sql: sql) }
            for (question, count) in zip(Self.questions, [1, 1, 1, 3]) {
                #expect(try Row.fetchAll(db, sql: question, arguments: [resume.rawValue]).count == count)
                #expect(try Row.fetchAll(db, sql: question, arguments: ["RESUME2"]).count == 1)
            }
        }
        let other = try #require(DocumentID(rawValue: "RESUME2"))
        #expect(try await store.bytes(of: other) == [4, 5, 6])
        let records = try await store.runs(on: other)
        #expect(records.map(\.state) == [.complete])
        let stored = try #require(records.first)
        #expect(try await store.snapshot(of: stored.id)?.events.count == 1)
        #expect(try await store.delete(other, kind: .resume, owner: .anonymous, now: Fixture.now))
    }
}
