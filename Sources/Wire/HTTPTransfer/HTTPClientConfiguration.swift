import CLibCurl

/// How a client reaches its servers; the same for all of its transfers.
package struct HTTPClientConfiguration: Sendable {
    /// A file of further certificate authorities in PEM form, for servers of private ones (`ARETE_CA_FILE`).
    ///
    /// Read for each connection, on the loop: the few that are needed, not a whole system's.
    package var caFile: String?
    /// How many connections there may be at once; a transfer beyond them waits, and its time runs.
    ///
    /// Finite, so that no load takes the descriptors of the process's viewers. A stream to a model holds one connection.
    package var maximumConnections = 4096
    /// How many connections are kept open, those in use counted, before an idle one is closed.
    package var maximumKeptConnections = 1024
    /// Whether servers may choose HTTP/2.
    ///
    /// Before 8.15.0 libcurl hangs in it, or takes a broken stream for a whole one (llm-protocols.md 5.1).
    package var offersHTTP2 = clibcurl_version() >= 0x08_0F_00
    /// The `User-Agent` of requests that name none.
    package var userAgent = "arete"

    /// Names whose addresses are given, as `host:port:address,address`; so that a test can have a server of several.
    var addresses: [String] = []

    /// The defaults.
    package init() {}
}
