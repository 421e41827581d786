import Documents
import FoundationEssentials
import GRDB
import LanguageModels
import Runs

extension Owner {
    /// As it stands in a column; no name can pass for `anonymous`.
    var column: Data {
        switch self {
        case .anonymous: Data()
        case .user(let name): Data("u".utf8) + Data(name.utf8)
        }
    }

    /// Reads a column.
    init(column: Data) {
        self = column.isEmpty ? .anonymous : .user(String(decoding: column.dropFirst(), as: UTF8.self))
    }
}

extension Document {
    /// The columns that `init(row:)` reads.
    static let columns = "id, kind, owner, mediaType, title, size, created, expires"

    /// Reads a row.
    ///
    /// - Returns: `nil` where it holds what this version does not know.
    init?(row: Row) {
        guard let id = DocumentID(rawValue: row["id"]), let kind = DocumentKind(rawValue: row["kind"]),
            let mediaType = MediaType(rawValue: row["mediaType"])
        else { return nil }
        self.init(
            id: id,
            kind: kind,
            owner: Owner(column: row["owner"]),
            mediaType: mediaType,
            title: (row["title"] as Data?).map { String(decoding: $0, as: UTF8.self) },
            size: row["size"],
            created: Date(timeIntervalSinceReferenceDate: row["created"]),
            expires: (row["expires"] as Double?).map { Date(timeIntervalSinceReferenceDate: $0) }
        )
    }
}

/// A run as its row holds it: the record with what only the store knows.
struct RunRow {
    /// The columns that `init(row:)` reads.
    static let columns =
        "number, id, slice, resume, job, engine, owner, state, attempt, ended, isRetryable, usage, process"

    /// The order of starting, and the key of its events.
    let number: Int64
    /// The run.
    var record: RunRecord
    /// Which process works on it; `nil` where none does.
    let process: String?

    /// Reads a row.
    ///
    /// - Returns: `nil` where it holds what this version does not know.
    init?(row: Row) {
        guard let id = RunID(row["id"]), let slice = SliceName(rawValue: row["slice"]),
            let state = RunState(rawValue: row["state"])
        else { return nil }
        number = row["number"]
        process = row["process"]
        record = RunRecord(
            id: id,
            question: Question(
                slice: slice,
                resume: (row["resume"] as String?).flatMap { DocumentID(rawValue: $0) },
                job: (row["job"] as String?).flatMap { DocumentID(rawValue: $0) },
                engine: row["engine"],
                owner: Owner(column: row["owner"])
            ),
            state: state,
            attempt: row["attempt"],
            ended: (row["ended"] as Double?).map { Date(timeIntervalSinceReferenceDate: $0) },
            isRetryable: row["isRetryable"],
            usage: (row["usage"] as Data?).flatMap { ModelUsage(column: $0) }
        )
    }
}

extension ModelUsage {
    /// As it stands in a column: JSON, of which a later version may know more members.
    ///
    /// - Throws: `EncodingError` never.
    func column() throws -> Data {
        try JSONEncoder().encode(self)
    }

    /// Reads a column; `nil` where it holds what this version does not know.
    init?(column: Data) {
        guard let usage = try? JSONDecoder().decode(ModelUsage.self, from: column) else { return nil }
        self = usage
    }
}

extension Date {
    /// As it stands in a column: exact, so that what is read equals what was written.
    var column: Double { timeIntervalSinceReferenceDate }
}
