package import Documents
package import FoundationEssentials
import GRDB
package import Runs

extension SQLiteStore {
    package func open(
        _ question: Question,
        fresh: Bool,
        opening: @Sendable (RunID) -> [UInt8],
        now: Date
    ) async throws -> OpenedRun {
        // A replay only reads: it needs no writer's turn, and goes on where the disk is full.
        if !fresh, let ended = try await replay(question, now: now) { return .ended(ended) }
        let id = RunID()
        let first = StoredEvent(position: EventPosition(attempt: 1, sequence: 1), json: opening(id))
        return try await write { [self] db in
            guard try db.hasDocuments(of: question, now: now) else { return .missing }
            let last = try db.newestRun(of: question)
            let isOwnedElsewhere = isAliveElsewhere(last?.process)
            switch RunPolicy.decide(last: last?.record, isOwnedElsewhere: isOwnedElsewhere, fresh: fresh, now: now) {
            case .start:
                try expectRoomForRun(in: db)
                // A suspended run that is asked anew has nobody to end it: the new one takes its place.
                if let last, !last.record.state.isTerminal {
                    _ = try db.stop(last, terminal: RunEvent.stopped.json, now: now)
                }
                // The last one stays for the cursors of who watches it; all before it have ended.
                if let last { try db.deleteRuns(before: last) }
                return .started(try db.start(id, question, first: first, process: processName))
            case .resume:
                guard let last else { return .missing }
                return .resumed(try db.claim(last, process: processName))
            case .replay:
                guard let last else { return .missing }
                return .ended(try db.snapshot(of: last))
            case .elsewhere:
                return .elsewhere
            }
        }
    }

    private func replay(_ question: Question, now: Date) async throws -> RunSnapshot? {
        try await read { db in
            guard try db.hasDocuments(of: question, now: now), let last = try db.newestRun(of: question),
                RunPolicy.decide(last: last.record, isOwnedElsewhere: false, fresh: false, now: now) == .replay
            else { return nil }
            return try db.snapshot(of: last)
        }
    }

    private func ended(_ run: RunID, of question: Question, now: Date) async throws -> RunSnapshot? {
        try await read { db in
            guard let row = try db.run(run), row.record.state.isTerminal, row.record.question.isSame(as: question),
                try db.hasDocuments(of: question, now: now)
            else { return nil }
            return try db.snapshot(of: row)
        }
    }

    package func resume(_ run: RunID, of question: Question, now: Date) async throws -> OpenedRun {
        if let ended = try await ended(run, of: question, now: now) { return .ended(ended) }
        return try await write { [self] db in
            guard let row = try db.run(run), row.record.question.isSame(as: question),
                try db.hasDocuments(of: question, now: now)
            else { return .missing }
            if row.record.state.isTerminal { return .ended(try db.snapshot(of: row)) }
            if isAliveElsewhere(row.process) { return .elsewhere }
            return .resumed(try db.claim(row, process: processName))
        }
    }

    package func snapshot(
        of run: RunID,
        where isVisible: @escaping @Sendable (RunRecord) -> Bool
    ) async throws -> RunSnapshot? {
        try await read { [self] db in
            guard let row = try db.run(run), isVisible(row.record) else { return nil }
            return try db.snapshot(of: shown(row))
        }
    }

    package func runs(on document: DocumentID) async throws -> [RunRecord] {
        try await read { [self] db in
            // With max(), SQLite takes the other columns from the row of the maximum: https://sqlite.org/lang_select.html#bareagg
            let statement = try db.cachedStatement(
                sql: """
                    SELECT max(number) AS newest, \(RunRow.columns) FROM run
                    WHERE resume = ?1 OR job = ?1 GROUP BY slice ORDER BY slice
                    """
            )
            return try Row.fetchAll(statement, arguments: [document.rawValue]).compactMap {
                RunRow(row: $0).map { shown($0).record }
            }
        }
    }

    package func commit(_ appends: [RunAppend]) async throws -> [RunAppend.Outcome] {
        guard !appends.isEmpty else { return [] }
        return try await write { db in try appends.map { try db.append($0) } }
    }

    package func stop(_ run: RunID, terminal: [UInt8], now: Date) async throws -> RunSnapshot? {
        try await write { db in
            guard let row = try db.run(run) else { return nil }
            return row.record.state.isTerminal
                ? try db.snapshot(of: row) : try db.stop(row, terminal: terminal, now: now)
        }
    }

    package func foreignChanges(to runs: [RunID: Int]) async throws -> [RunID: RunSnapshot?] {
        guard !runs.isEmpty else { return [:] }
        guard let watcher = shared?.watcher else {
            return try await read { db in try db.changes(to: runs) }
        }
        return try await perform { try await watcher.changes(to: runs) }
    }

    package func usage(of payer: Payer, now: Date) async throws -> Int {
        try await read { db in try db.usage(of: payer, now: now) }
    }

    package func addUsage(_ tokens: [Payer: Int], now: Date) async throws {
        try await write { db in try db.addUsage(tokens, now: now) }
    }

    /// A run as it is shown to who only looks: nobody works on a dead process's.
    private func shown(_ row: RunRow) -> RunRow {
        guard let shared, !row.record.state.isTerminal, row.process != shared.owners.name,
            !shared.owners.isAliveElsewhere(row.process)
        else { return row }
        var row = row
        row.record.state = .suspended
        return row
    }

    private var processName: String? {
        shared?.owners.name
    }

    private func isAliveElsewhere(_ process: String?) -> Bool {
        shared?.owners.isAliveElsewhere(process) ?? false
    }
}
