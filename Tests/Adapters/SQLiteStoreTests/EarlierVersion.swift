import GRDB

/// A file as a version of the program left it, written without that program's migrations: so a migration that was changed afterwards shows.
///
/// What stands here never changes.
enum EarlierVersion: Int, CaseIterable {
    case first = 1
    case second

    /// Makes such a file, without rows.
    func create(at path: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            for version in Self.allCases where version.rawValue <= rawValue {
                try db.execute(sql: version.sql)
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES (?)", arguments: ["\(version.rawValue)"])
            }
        }
        try file.close()
    }

    private var sql: String {
        switch self {
        case .first: Self.version1
        case .second: Self.version2
        }
    }

    private static let version1 = """
        CREATE TABLE document (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            owner BLOB NOT NULL,
            mediaType TEXT NOT NULL,
            title BLOB,
            size INTEGER NOT NULL,
            created REAL NOT NULL,
            expires REAL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX document_expires ON document (expires) WHERE expires IS NOT NULL;

        CREATE TABLE derivation (
            document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (document, name, version)
        ) STRICT;

        CREATE TABLE run (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            slice TEXT NOT NULL,
            resume TEXT REFERENCES document (id) ON DELETE CASCADE,
            job TEXT REFERENCES document (id) ON DELETE CASCADE,
            engine TEXT NOT NULL,
            owner BLOB NOT NULL,
            state TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            ended REAL,
            isRetryable INTEGER NOT NULL,
            process TEXT
        ) STRICT;
        CREATE INDEX run_resume ON run (resume);
        CREATE INDEX run_job ON run (job);
        CREATE UNIQUE INDEX run_live ON run (ifnull(resume, ''), ifnull(job, ''), slice, engine, owner)
            WHERE state IN ('queued', 'running', 'suspended');

        CREATE TABLE event (
            run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
            attempt INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (run, attempt, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE health (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            checks INTEGER NOT NULL
        ) STRICT;
        """

    private static let version2 = """
        CREATE INDEX run_question ON run (resume, job, slice, engine, owner);

        CREATE TABLE usageKey (
            day INTEGER PRIMARY KEY,
            key BLOB NOT NULL
        ) STRICT;

        CREATE TABLE usage (
            day INTEGER NOT NULL,
            payer BLOB NOT NULL,
            tokens INTEGER NOT NULL,
            PRIMARY KEY (day, payer)
        ) STRICT, WITHOUT ROWID;
        """
}
