import Documents
import GRDB

extension Failure {
    /// Another process holds the database for longer than a request waits.
    static let storeIsBusy = Failure(.storeUnavailable, "The store is busy. Please try again.", isRetryable: true)
    /// More operations wait than the store lets wait.
    static let storeIsOverloaded = storeIsBusy
    /// The database cannot be read or written.
    static let storeIsBroken = Failure(
        .storeUnavailable,
        "The store cannot be used at the moment. Please try again.",
        isRetryable: true
    )
    /// The directory cannot be used.
    static let storeIsUnreachable = Failure(
        .storeUnavailable,
        "The store's directory cannot be used. Please try again.",
        isRetryable: true
    )
    /// There is no room.
    static let storageIsFull = Failure(
        .storageFull,
        "There is no room left to store this. Please try again later.",
        isRetryable: true
    )

    /// What callers are told of an error of SQLite: one of our own sentences, nothing of a statement or a row.
    ///
    /// - Parameters:
    ///   - error: What GRDB threw.
    ///   - isFull: Whether the disk is full: SQLite says `SQLITE_IOERR` where it could not extend a companion file.
    init(_ error: any Error, isFull: Bool) {
        guard let error = error as? DatabaseError else {
            self = error as? Failure ?? .storeIsBroken
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_TOOBIG: self = .storageIsFull
        case .SQLITE_IOERR, .SQLITE_CANTOPEN: self = isFull ? .storageIsFull : .storeIsBroken
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .storeIsBusy
        default: self = .storeIsBroken
        }
    }
}
