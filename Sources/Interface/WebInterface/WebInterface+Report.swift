package import Documents

extension WebInterface {
    /// How a request was answered, for metrics: nothing of it but what has few values.
    package struct Report: Sendable {
        /// The route without its ids, such as `/resumes/{id}`; `-` where there is none.
        package let route: String
        /// The method, or `other`.
        package let method: String
        /// The status; of a stream that of its head.
        package let status: Int
        /// Why it is no good answer.
        package let code: FailureCode?
    }

    /// What nginx lets this host alone ask of the process.
    package struct Probes: Sendable {
        /// A part of the process without which it cannot do its work.
        package enum Part: String, Sendable, Encodable {
            /// The store takes no writes.
            case store
            /// The program that reads PDF is missing.
            case extraction
            /// No model may be asked, and the rules may not stand in for them.
            case models
        }

        let unready: @Sendable () async -> [Part]
        let metrics: @Sendable () async -> [UInt8]

        /// Probes of a process.
        ///
        /// - Parameters:
        ///   - unready: Tells what cannot do its work now.
        ///   - metrics: Makes the page of metrics.
        package init(
            unready: @escaping @Sendable () async -> [Part],
            metrics: @escaping @Sendable () async -> [UInt8]
        ) {
            self.unready = unready
            self.metrics = metrics
        }
    }
}

/// What readiness says where it is none.
struct Unready: Encodable {
    let status = "not ready"
    let parts: [WebInterface.Probes.Part]

    private enum CodingKeys: String, CodingKey {
        case status, parts
    }
}
