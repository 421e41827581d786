import Documents
import FoundationEssentials
import GRDB
import Runs

extension Database {
    /// Whether the documents of a question are there to be worked on.
    func hasDocuments(of question: Question, now: Date) throws -> Bool {
        if let resume = question.resume,
            try document(resume, kind: .resume, owner: question.owner, now: now) == nil
        {
            return false
        }
        guard let job = question.job else { return true }
        return try document(job, kind: .job, owner: question.owner, now: now) != nil
    }

    /// The newest run of a question; where one is live it is that one.
    func newestRun(of question: Question) throws -> RunRow? {
        let statement = try cachedStatement(
            sql: """
                SELECT \(RunRow.columns) FROM run
                WHERE resume IS ? AND job IS ? AND slice = ? AND engine = ? AND owner = ?
                ORDER BY number DESC LIMIT 1
                """
        )
        return try Row.fetchOne(
            statement,
            arguments: [
                question.resume?.rawValue, question.job?.rawValue, question.slice.rawValue, question.engine,
                question.owner.column,
            ]
        ).flatMap { RunRow(row: $0) }
    }

    /// A run by its name.
    func run(_ id: RunID) throws -> RunRow? {
        let statement = try cachedStatement(sql: "SELECT \(RunRow.columns) FROM run WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id.text]).flatMap { RunRow(row: $0) }
    }

    /// A run with its events.
    func snapshot(of run: RunRow) throws -> RunSnapshot {
        let statement = try cachedStatement(
            sql: "SELECT attempt, sequence, json FROM event WHERE run = ? ORDER BY attempt, sequence"
        )
        let events = try Row.fetchCursor(statement, arguments: [run.number]).map { row in
            StoredEvent(
                position: EventPosition(attempt: row[0], sequence: row[1]),
                json: [UInt8](row[2] as Data)
            )
        }
        return RunSnapshot(record: run.record, events: try Array(events))
    }

    /// Starts a run: attempt 1, running, with its first event.
    func start(_ id: RunID, _ question: Question, first: StoredEvent, process: String?) throws -> RunSnapshot {
        try cachedStatement(
            sql: """
                INSERT INTO run (id, slice, resume, job, engine, owner, state, attempt, isRetryable, process)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0, ?)
                """
        ).execute(arguments: [
            id.text, question.slice.rawValue, question.resume?.rawValue, question.job?.rawValue, question.engine,
            question.owner.column, RunState.running.rawValue, process,
        ])
        try insert(first, number: lastInsertedRowID)
        let record = RunRecord(
            id: id,
            question: question,
            state: .running,
            attempt: 1,
            ended: nil,
            isRetryable: false
        )
        return RunSnapshot(record: record, events: [first])
    }

    /// Deletes the runs of a run's question that were started before it.
    func deleteRuns(before run: RunRow) throws {
        let question = run.record.question
        try cachedStatement(
            sql: """
                DELETE FROM run
                WHERE resume IS ? AND job IS ? AND slice = ? AND engine = ? AND owner = ? AND number < ?
                """
        ).execute(arguments: [
            question.resume?.rawValue, question.job?.rawValue, question.slice.rawValue, question.engine,
            question.owner.column, run.number,
        ])
    }

    /// Gives a run to a process, with the next attempt.
    func claim(_ run: RunRow, process: String?) throws -> RunSnapshot {
        var run = run
        run.record.attempt += 1
        run.record.state = .running
        try cachedStatement(sql: "UPDATE run SET attempt = ?, state = ?, process = ? WHERE number = ?").execute(
            arguments: [run.record.attempt, run.record.state.rawValue, process, run.number]
        )
        return try snapshot(of: run)
    }

    /// Ends a live run from outside, with the next attempt, so that its owner appends nothing more.
    func stop(_ run: RunRow, terminal: [UInt8], now: Date) throws -> RunSnapshot {
        var run = run
        run.record.attempt += 1
        run.record.state = .stopped
        run.record.ended = now
        try cachedStatement(
            sql: "UPDATE run SET attempt = ?, state = ?, ended = ?, process = NULL WHERE number = ?"
        ).execute(arguments: [run.record.attempt, run.record.state.rawValue, now.column, run.number])
        var snapshot = try snapshot(of: run)
        let event = StoredEvent(
            position: EventPosition(
                attempt: run.record.attempt,
                sequence: (snapshot.events.last?.position.sequence ?? 0) + 1
            ),
            json: terminal
        )
        try insert(event, number: run.number)
        snapshot.events.append(event)
        return snapshot
    }

    /// Appends events to a run that has not ended and whose attempt is still the given one, after those that it has.
    func append(_ append: RunAppend) throws -> RunAppend.Outcome {
        let live = try cachedStatement(
            sql: """
                SELECT number, state, isRetryable FROM run
                WHERE id = ? AND attempt = ? AND state IN ('queued', 'running', 'suspended')
                """
        )
        guard let row = try Row.fetchOne(live, arguments: [append.run.text, append.attempt]) else {
            guard let run = try run(append.run) else { return .gone }
            let isEndedByAnother = run.record.state.isTerminal && run.record.attempt != append.attempt
            return isEndedByAnother ? .ended(try snapshot(of: run)) : .refused
        }
        let number: Int64 = row["number"]
        var last = try lastSequence(number: number)
        for event in append.events {
            guard event.position.sequence > last else { return .refused }
            last = event.position.sequence
        }
        let state = append.state
        // Most appends change no state: one page less to write.
        if row["state"] != state.rawValue || row["isRetryable"] != append.isRetryable {
            try cachedStatement(
                sql: """
                    UPDATE run SET state = ?1, ended = ?2, isRetryable = ?3, process = iif(?4, process, NULL)
                    WHERE number = ?5
                    """
            ).execute(arguments: [
                state.rawValue, state.isTerminal ? append.now.column : nil, append.isRetryable,
                state == .queued || state == .running, number,
            ])
        }
        for event in append.events {
            try insert(event, number: number)
        }
        if let usage = append.usage { try addUsage(usage, number: number) }
        return .stored
    }

    /// The runs whose attempt is another one than the given, or that are gone.
    func changes(to runs: [RunID: Int]) throws -> [RunID: RunSnapshot?] {
        let statement = try cachedStatement(sql: "SELECT attempt FROM run WHERE id = ?")
        var changes: [RunID: RunSnapshot?] = [:]
        for (id, attempt) in runs where try Int.fetchOne(statement, arguments: [id.text]) != attempt {
            changes.updateValue(try run(id).map { try snapshot(of: $0) }, forKey: id)
        }
        return changes
    }

    /// The sequence of the last event of a run; 0 where there is none.
    private func lastSequence(number: Int64) throws -> Int {
        let statement = try cachedStatement(
            sql: "SELECT sequence FROM event WHERE run = ? ORDER BY attempt DESC, sequence DESC LIMIT 1"
        )
        return try Int.fetchOne(statement, arguments: [number]) ?? 0
    }

    private func insert(_ event: StoredEvent, number: Int64) throws {
        try cachedStatement(sql: "INSERT INTO event (run, attempt, sequence, json) VALUES (?, ?, ?, ?)").execute(
            arguments: [number, event.position.attempt, event.position.sequence, Data(event.json)]
        )
    }
}
