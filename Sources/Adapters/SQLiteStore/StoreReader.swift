package import Documents
import GRDB

/// A store as an operator's commands read it: beside living processes or without any, migrating and changing nothing.
package struct StoreReader {
    let database: DatabaseQueue

    /// Opens the store of a directory.
    ///
    /// - Throws: `Failure` where there is none, or where it cannot be read.
    package init(directory path: String) throws(Failure) {
        do {
            var configuration = SQLiteStore.configuration(StoreSettings())
            configuration.readonly = true
            database = try DatabaseQueue(path: StoreDirectory.database(in: path), configuration: configuration)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            throw Failure(.storeUnavailable, "There is no store in \(path), or it may not be read.")
        } catch {
            throw Failure(error, isFull: false)
        }
    }
}
