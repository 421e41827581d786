import CLinux
import Documents
import Glibc

/// The directory that a store has for itself: the database, the file lock, and the owners' files.
///
/// The directory is 0700 and every file 0600, whatever the umask: knowing a document's bytes is a matter of this user alone.
struct StoreDirectory: Sendable {
    /// Its path.
    let path: String

    /// The database file.
    ///
    /// SQLite gives its companions (`-wal`, `-shm`) the same permissions.
    var database: String { Self.database(in: path) }

    /// The database file of a directory, which may be absent.
    static func database(in path: String) -> String { path + "/arete.sqlite" }

    /// Where a corrupt database was put aside.
    ///
    /// One at a time: a newer one replaces it.
    var quarantine: String { path + "/corrupt.sqlite" }

    /// The directory of the owners' files.
    var owners: String { path + "/owners" }

    /// Makes the directory where it is absent, and gives it its permissions.
    ///
    /// - Throws: `Failure` with `storeUnavailable`.
    init(_ path: String) throws(Failure) {
        self.path = path
        try Self.makeDirectory(path)
        try Self.makeDirectory(owners)
        close(try Self.openFile(database))
    }

    /// Takes the lock under which the database is opened, checked and migrated; it is held until the value goes.
    ///
    /// - Throws: `Failure` with `storeUnavailable` where another process holds it for longer than `timeout`.
    func lock(timeout: Duration) throws(Failure) -> FileLock {
        let descriptor = try Self.openFile(path + "/lock")
        let deadline = ContinuousClock.now + timeout
        while arete_lock(descriptor, false) != 0 {
            guard ContinuousClock.now < deadline else {
                close(descriptor)
                throw .storeIsBusy
            }
            // flock(2) has no timeout. 10 ms: what a start of a process does not notice.
            usleep(10_000)
        }
        return FileLock(descriptor: descriptor)
    }

    /// Puts a corrupt database aside, so that a fresh one can be made.
    ///
    /// - Throws: `Failure` with `storeUnavailable`.
    func quarantineDatabase() throws(Failure) {
        for suffix in ["", "-wal"]
        where unsafe rename(database + suffix, quarantine + suffix) != 0 && errno != ENOENT {
            throw .storeIsBroken
        }
        // Only an index into the -wal file: without a writer it means nothing.
        unsafe unlink(database + "-shm")
        close(try Self.openFile(database))
    }

    /// Removes the database that was put aside once everything in it has expired.
    ///
    /// - Parameters:
    ///   - now: The time, in seconds since 1970.
    ///   - lifetime: After which age, in seconds.
    func removeQuarantine(now: Int, lifetime: Int) {
        for file in [quarantine, quarantine + "-wal"] {
            guard let modified = Self.status(of: file)?.st_mtim.tv_sec, now - modified >= lifetime else { continue }
            unsafe unlink(file)
        }
    }

    /// Which file the path of the database names now, to notice that another process has put it aside.
    var databaseIdentity: UInt? {
        Self.status(of: database).map { UInt($0.st_ino) }
    }

    /// The size of SQLite's write-ahead log in bytes.
    var logSize: Int { Self.logSize(in: path) }

    /// The same of a directory, which may be absent.
    static func logSize(in path: String) -> Int {
        status(of: database(in: path) + "-wal").map { Int($0.st_size) } ?? 0
    }

    /// Whether the disk has no room for a page of the database and its companions.
    var isFull: Bool {
        var status = statvfs()
        // 64 KiB: the shared-memory file grows by half of it at once, a transaction by some pages.
        return unsafe statvfs(path, &status) == 0 && status.f_bavail * status.f_frsize < 65536
    }

    /// Opens a file for reading and writing, making it where it is absent; its permissions are 0600 in any case.
    static func openFile(_ path: String, exclusively: Bool = false) throws(Failure) -> CInt {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (exclusively ? O_EXCL : 0)
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else { throw errno == ENOSPC ? .storageIsFull : .storeIsUnreachable }
        fchmod(descriptor, 0o600)
        return descriptor
    }

    private static func makeDirectory(_ path: String) throws(Failure) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw errno == ENOSPC ? .storageIsFull : .storeIsUnreachable
        }
        // Whoever names another thing must not find its permissions changed.
        guard let mode = status(of: path)?.st_mode, mode & S_IFMT == S_IFDIR, unsafe chmod(path, 0o700) == 0 else {
            throw .storeIsUnreachable
        }
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }
}

/// A lock on a file (flock(2)), held as long as the value lives.
///
/// The kernel lets go of it when the process ends, whatever ended it. Close-on-exec, so that no child process keeps it.
struct FileLock: ~Copyable {
    private let descriptor: CInt

    /// Takes over a descriptor whose lock is held.
    init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
