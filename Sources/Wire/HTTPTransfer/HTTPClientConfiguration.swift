/// How a client reaches its servers; the same for all of its transfers.
package struct HTTPClientConfiguration: Sendable {
    /// A file of further certificate authorities in PEM form, for servers of private ones (`ARETE_CA_FILE`).
    package var caFile: String?
    /// How many connections there may be at once; a transfer beyond them waits, and its time runs.
    ///
    /// Finite, so that no load takes the descriptors of the process's viewers. A stream to a model holds one connection.
    package var maximumConnections = 4096
    /// How many connections are kept open, those in use counted, before an idle one is closed.
    package var maximumKeptConnections = 1024
    /// The `User-Agent` of requests that name none.
    package var userAgent = "arete"

    /// The defaults.
    package init() {}
}
