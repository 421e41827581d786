import GRDB

/// The tables, as a list of migrations.
///
/// Migrations are additive and never change once released: a process of the version before goes on beside a migrated file.
enum Schema {
    /// All of them, in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in try db.execute(sql: version1) }
        migrator.registerMigration("2") { db in try db.execute(sql: version2) }
        migrator.registerMigration("3") { db in try db.execute(sql: version3) }
        return migrator
    }

    /// Owners and titles are blobs: GRDB binds text up to its first NUL, so a hostile name could pass for another one.
    ///
    /// `document.bytes` stands last: its overflow pages are not read for the metadata. `run.number` is the order of starting and a short
    /// key for events. The unique index holds one live run a question; NULL documents are equal there, hence `ifnull`.
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

    /// What payers have used in a day (`Database+Usage.swift`), and an index for questions.
    ///
    /// With the index of the postings, each look for a question without one would pass all such runs.
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

    /// What the models have used in a run's life, as JSON.
    private static let version3 = "ALTER TABLE run ADD COLUMN usage BLOB"
}
