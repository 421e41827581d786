import Glibc

/// The limits that the child sets on itself before it looks at a document; the tools it starts inherit them.
///
/// Not an outer sandbox, which is the unit's or the container's affair, but enough that a hostile file can neither
/// fill the memory, nor the disk, nor run for long: `setrlimit(2)`.
enum ResourceLimits {
    /// Sets the limits for good: they cannot be raised again.
    ///
    /// - Returns: `false` when the system refused one, and then no document may be read.
    static func apply(_ limits: ExtractionLimits) -> Bool {
        let seconds = rlim_t(limits.cpuSeconds)
        let values: [(resource: __rlimit_resource_t, soft: rlim_t, hard: rlim_t)] = [
            // The soft limit's signal tells a tool that took too long from one that crashed; the hard one is a kill.
            (__rlimit_resource_t(RLIMIT_CPU.rawValue), seconds, seconds + 1),
            (__rlimit_resource_t(RLIMIT_AS.rawValue), rlim_t(limits.memoryBytes), rlim_t(limits.memoryBytes)),
            // No file can be written; pipes and sockets are not files.
            (__rlimit_resource_t(RLIMIT_FSIZE.rawValue), 0, 0),
            (__rlimit_resource_t(RLIMIT_CORE.rawValue), 0, 0),
            (__rlimit_resource_t(RLIMIT_NOFILE.rawValue), 64, 64),
        ]
        return values.allSatisfy { value in
            var limit = rlimit(rlim_cur: value.soft, rlim_max: value.hard)
            var current = rlimit()
            // A lower hard limit that somebody set before us stays.
            guard unsafe getrlimit(value.resource, &current) == 0 else { return false }
            limit.rlim_max = min(limit.rlim_max, current.rlim_max)
            limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max)
            return unsafe setrlimit(value.resource, &limit) == 0
        }
    }
}
