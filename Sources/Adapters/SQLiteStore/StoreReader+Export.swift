package import Documents
import FoundationEssentials
import GRDB

extension StoreReader {
    /// Everything that is held on a document, as one JSON object: itself, what was made of it, and each run on it with its events.
    ///
    /// - Returns: `nil` where there is no such document.
    /// - Throws: `Failure` where the store cannot be read.
    package func holdings(of id: DocumentID) throws(Failure) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            // One transaction: what belongs together is of one moment.
            let holdings = try database.read { db in try Holdings(of: id.rawValue, in: db) }
            return try holdings.map { Array(try encoder.encode($0)) }
        } catch {
            throw Failure(error, isFull: false)
        }
    }
}

/// What is held on a document: every column of every row, but for the names that mean something to the store alone.
private struct Holdings: Encodable {
    let id: String
    let kind: String
    /// The user; `nil` for nobody in particular.
    let owner: String?
    let mediaType: String
    let title: String?
    let created: Date
    let expires: Date?
    /// The file as it was sent, in base64.
    let content: Data
    let derivations: [Derivation]
    let runs: [Run]

    struct Derivation: Encodable {
        let name: String
        let version: Int
        let content: JSONPassage
    }

    struct Run: Encodable {
        let id: String
        let slice: String
        let resume: String?
        let job: String?
        let engine: String
        let state: String
        let attempt: Int
        let ended: Date?
        let usage: JSONPassage?
        let events: [JSONPassage]
    }

    /// Reads all of it; `nil` where there is none.
    init?(of id: String, in db: Database) throws {
        let columns = "\(Document.columns), bytes"
        guard let row = try Row.fetchOne(db, sql: "SELECT \(columns) FROM document WHERE id = ?", arguments: [id])
        else { return nil }
        self.id = id
        kind = row["kind"]
        if case .user(let name) = Owner(column: row["owner"]) { owner = name } else { owner = nil }
        mediaType = row["mediaType"]
        title = (row["title"] as Data?).map { String(decoding: $0, as: UTF8.self) }
        created = Date(timeIntervalSinceReferenceDate: row["created"])
        expires = (row["expires"] as Double?).map { Date(timeIntervalSinceReferenceDate: $0) }
        content = row["bytes"]
        derivations = try Row.fetchAll(
            db,
            sql: "SELECT name, version, bytes FROM derivation WHERE document = ? ORDER BY name, version",
            arguments: [id]
        ).map { Derivation(name: $0["name"], version: $0["version"], content: Self.passage($0["bytes"])) }
        runs = try Row.fetchAll(
            db,
            sql: "SELECT \(RunRow.columns) FROM run WHERE resume = ?1 OR job = ?1 ORDER BY number",
            arguments: [id]
        ).map { try Run($0, in: db) }
    }

    /// JSON as it is; of what is none, which no version of ours writes, the bytes in base64: it is held, so it is shown.
    fileprivate static func passage(_ bytes: Data) -> JSONPassage {
        (try? JSONPassage(Array(bytes))) ?? .string(bytes.base64EncodedString())
    }
}

extension Holdings.Run {
    /// Reads a run's events, too.
    init(_ row: Row, in db: Database) throws {
        id = row["id"]
        slice = row["slice"]
        resume = row["resume"]
        job = row["job"]
        engine = row["engine"]
        state = row["state"]
        attempt = row["attempt"]
        ended = (row["ended"] as Double?).map { Date(timeIntervalSinceReferenceDate: $0) }
        usage = (row["usage"] as Data?).map { Holdings.passage($0) }
        events = try Data.fetchAll(
            db,
            sql: "SELECT json FROM event WHERE run = ? ORDER BY attempt, sequence",
            arguments: [row["number"] as Int64]
        ).map { Holdings.passage($0) }
    }
}
