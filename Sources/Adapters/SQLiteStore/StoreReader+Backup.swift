import CLinux
package import Documents
import GRDB
import Glibc

extension StoreReader {
    /// Copies the store as it is at one moment into a new file, while others go on writing (https://sqlite.org/backup.html).
    ///
    /// The file is whole and on the disk when it has its name; until then it is `FILE.part`, which only a SIGKILL leaves, or a signal in the
    /// moment in which it is made: the next backup to FILE then refuses until somebody has removed it. It holds what the store holds, no
    /// traces of what was deleted, and only its owner may read it. One step copies all: between two steps a writer would make SQLite begin
    /// again.
    ///
    /// For a command alone in its process, whose handling of SIGHUP, SIGINT and SIGTERM it takes over meanwhile.
    ///
    /// - Throws: `Failure` where there is a file already, or where it cannot be written; then none is left.
    package func backUp(to path: String) throws(Failure) {
        guard unsafe access(path, F_OK) != 0 else { throw Self.isThere(path) }
        let part = path + ".part"
        let descriptor = unsafe open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Failure(.badRequest, "Cannot make \(part): \(Self.reason(errno))") }
        // Not before: the file of another backup that is under way must not be removed.
        let name = unsafe strdup(part)
        unsafe arete_remove_at_termination(name)
        defer {
            arete_remove_at_termination(nil)
            unsafe free(name)
        }
        var isNamed = false
        defer {
            close(descriptor)
            if !isNamed { unsafe unlink(part) }
        }
        do {
            try copy(to: part)
        } catch {
            throw Failure(error, isFull: false)
        }
        guard fsync(descriptor) == 0 else { throw Self.cannotWrite(path, errno) }
        switch unsafe arete_rename_exclusively(part, path) {
        case 0: isNamed = true
        case EEXIST: throw Self.isThere(path)
        case let error: throw Self.cannotWrite(path, error)
        }
        try Self.syncDirectory(of: path)
    }

    private func copy(to path: String) throws {
        var configuration = Configuration()
        // The file has no content yet that a journal could keep, and is synced once.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF") }
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        try database.backup(to: copy)
        try copy.writeWithoutTransaction { db in
            // One file alone, whereas the store's mode would need others beside it.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT)
            }
        }
        try copy.close()
    }

    /// Makes a new name last.
    private static func syncDirectory(of path: String) throws(Failure) {
        let slash = path.lastIndex(of: "/")
        let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { close(descriptor) }
        // EINVAL: a file system whose directories need none (fsync(2)).
        guard descriptor >= 0, fsync(descriptor) == 0 || errno == EINVAL else { throw cannotWrite(directory, errno) }
    }

    private static func isThere(_ path: String) -> Failure {
        Failure(.badRequest, "There is a file already: \(path)")
    }

    private static func cannotWrite(_ path: String, _ error: CInt) -> Failure {
        Failure(.storeUnavailable, "Cannot write \(path): \(reason(error))")
    }

    /// What the system says of a refusal.
    private static func reason(_ error: CInt) -> String {
        unsafe String(cString: strerror(error))
    }
}
