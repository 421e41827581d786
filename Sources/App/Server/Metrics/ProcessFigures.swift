import FoundationEssentials
import Glibc

/// What the kernel says of this process (proc_pid_stat(5)), as Prometheus' clients tell it.
struct ProcessFigures: Sendable {
    /// User and system time, in seconds.
    let cpuTime: Double
    /// How many threads it has.
    let threads: Int
    /// Its address space, in bytes.
    let virtualMemory: Int
    /// Of that what is in memory.
    let residentMemory: Int
    /// How many descriptors are open.
    let openDescriptors: Int
    /// How many may be.
    let mostDescriptors: Int

    /// Looks now; lists a descriptor for each stream, so away from the loop.
    ///
    /// - Returns: `nil` where `/proc` is not mounted.
    @concurrent
    static func read() async -> ProcessFigures? {
        guard let stat = try? Data(contentsOf: URL(filePath: "/proc/self/stat")),
            let descriptors = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        else { return nil }
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        // One of them was the listing's own.
        return ProcessFigures(stat: stat, open: descriptors.count - 1, most: Int(clamping: limit.rlim_cur))
    }

    private init?(stat: Data, open: Int, most: Int) {
        // The program's name may have a space or a parenthesis in it; what follows the last one is numbers, from the third field on.
        guard let name = stat.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = String(decoding: stat[(name + 1)...], as: UTF8.self).split(separator: " ")
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]),
            let threads = Int(fields[17]), let virtual = Int(fields[20]), let pages = Int(fields[21])
        else { return nil }
        cpuTime = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
        self.threads = threads
        virtualMemory = virtual
        residentMemory = pages * sysconf(Int32(_SC_PAGESIZE))
        openDescriptors = open
        mostDescriptors = most
    }
}
