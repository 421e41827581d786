/// How long a store waits, and how large it may become.
package struct StoreSettings: Sendable {
    /// How long one operation waits for another process's transaction, and for its own turn, before it fails.
    package var busyTimeout: Duration
    /// How long opening waits while another process opens, checks and migrates the file.
    package var openTimeout: Duration
    /// How large the store may become by new documents, in bytes, before one more is `storage_full`; `nil` is all that the disk has.
    ///
    /// New runs have an eighth more, so that what could be stored can also be worked on. A run that has begun goes on beyond it.
    package var maximumSize: Int?
    /// How many operations may be under way or waiting, before one more is refused: the bound of the store's queues.
    package var maximumPending: Int

    /// Settings; those of `design.md` section 5 unless said otherwise.
    package init(
        busyTimeout: Duration = .seconds(5),
        openTimeout: Duration = .seconds(30),
        maximumSize: Int? = nil,
        maximumPending: Int = 4096
    ) {
        self.busyTimeout = busyTimeout
        self.openTimeout = openTimeout
        self.maximumSize = maximumSize
        self.maximumPending = maximumPending
    }
}
