import CLinux
import Documents
import FoundationEssentials
import Glibc
import Synchronization

/// Who lives: one file for each open store, locked for as long as its process lives.
///
/// The names of dead ones mean nothing to anybody, so no clock is needed: a run whose owner's lock is free has no owner.
final class OwnerRegistry: Sendable {
    /// The name of this store among those that share the directory; new with each opening.
    let name: String
    /// Whether one had died without a word: what it had begun may be unfinished.
    let foundDead: Bool
    private let directory: String
    /// The locked file; -1 once it is let go.
    private let descriptor: Atomic<CInt>

    /// Registers a new owner, and removes the files of dead ones.
    ///
    /// To be called with the directory's lock held: between making the file and locking it an owner looks dead.
    init(_ directory: StoreDirectory) throws(Failure) {
        self.directory = directory.owners
        name = Token.random().text
        foundDead = Self.removeDead(in: directory.owners)
        let descriptor = try StoreDirectory.openFile(directory.owners + "/" + name, exclusively: true)
        guard arete_lock(descriptor, false) == 0 else {
            close(descriptor)
            throw .storeIsUnreachable
        }
        self.descriptor = Atomic(descriptor)
    }

    deinit {
        end()
    }

    /// Whether any store of the directory is open; to be called with the directory's lock held.
    static func hasLiving(_ directory: StoreDirectory) -> Bool {
        files(in: directory.owners).contains { isAlive($0) }
    }

    /// Gives up the name, so that whatever it owns is free.
    ///
    /// - Parameter isUnfinished: Leaves the file as a kill would, so that the next store finds a dead one and does what this one could not.
    func end(isUnfinished: Bool = false) {
        let descriptor = descriptor.exchange(-1, ordering: .relaxed)
        guard descriptor >= 0 else { return }
        if !isUnfinished { unsafe unlink(directory + "/" + name) }
        close(descriptor)
    }

    /// Whether another store than this one goes by that name and lives.
    func isAliveElsewhere(_ owner: String?) -> Bool {
        guard let owner, owner != name else { return false }
        return Self.isAlive(directory + "/" + owner)
    }

    private static func isAlive(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return errno != ENOENT }
        defer { close(descriptor) }
        return arete_probe_lock(descriptor) != 0
    }

    private static func removeDead(in directory: String) -> Bool {
        let dead = files(in: directory).filter { !isAlive($0) }
        for path in dead { unsafe unlink(path) }
        return !dead.isEmpty
    }

    private static func files(in directory: String) -> [String] {
        // An unreadable directory shows itself where the owner's own file is made.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.map { directory + "/" + $0 }
    }
}
