package import Documents
import GRDB
import Glibc

/// What can be said of a store without becoming one of its owners: nothing is made, migrated or put aside.
package struct StoreExamination: Sendable {
    /// How large it is, in bytes, as its limit counts.
    package let size: Int

    /// Looks whether the store of a directory takes writes, by one that changes nothing.
    ///
    /// - Returns: `nil` where there is none.
    /// - Throws: `Failure` as any write does.
    package init?(directory path: String, settings: StoreSettings = StoreSettings()) throws(Failure) {
        let file = StoreDirectory.database(in: path)
        guard unsafe access(file, F_OK) == 0 else {
            guard errno == ENOENT else { throw .storeIsUnreachable }
            return nil
        }
        do {
            let database = try DatabaseQueue(path: file, configuration: SQLiteStore.configuration(settings))
            size = try database.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    // The number is not used; to write it again writes the first page of the file.
                    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                    try db.execute(sql: "PRAGMA user_version = \(version)")
                    return .commit
                }
                return try db.usedSize() + StoreDirectory.logSize(in: path)
            }
            try database.close()
        } catch {
            throw Failure(error, isFull: false)
        }
    }
}
