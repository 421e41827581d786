import Documents
import FoundationEssentials

/// The labelled sample resume that a machine for trying things has: an invented person.
enum Sample {
    /// Puts it into a store: the id `123`, nobody's, without an end.
    static func insert(into store: some DocumentStore) async throws {
        guard let id = DocumentID(rawValue: "123") else { return }
        let bytes = Array(text.utf8)
        let document = Document(
            id: id,
            kind: .resume,
            owner: .anonymous,
            mediaType: .markdown,
            title: "Sample resume",
            size: bytes.count,
            created: .now,
            expires: nil
        )
        try await store.insert(document, bytes: bytes)
    }

    /// Good in its facts and ordinary in its wording, so that there is something to suggest.
    private static let text = """
        # Ada Sample

        Backend Engineer
        Berlin, Germany | ada.sample@example.com | +49 30 5550123 | https://github.com/ada-sample

        ## Summary

        Backend engineer with seven years of experience in payment and logistics systems. I like small services, clear
        contracts and boring deployments.

        ## Experience

        ### Senior Backend Engineer, Northwind Logistics, Berlin
        March 2021 – Present

        - Reduced the p99 latency of the order API from 900 ms to 180 ms by moving its hot path from Python to Go
        - Responsible for managing a PostgreSQL cluster with 4 TB of shipment data
        - Led a team of 4 engineers through the migration of 23 services to Kubernetes
        - Helped to introduce contract tests
        - Introduced structured logging and alerts, which cut the time to find a fault from hours to minutes

        ### Software Engineer, Contoso Payments, Hamburg
        August 2017 – February 2021

        - Built the refund service in Python and Django, which handles 40,000 refunds a day
        - Worked on the fraud rules engine
        - Wrote the integration with two card networks, certified on the first attempt
        - Mentored 3 junior developers

        ## Education

        ### B.Sc. Computer Science, Technical University of Hamburg
        October 2013 – July 2017

        ## Skills

        Languages: Go, Python, SQL, Bash
        Technologies: PostgreSQL, Redis, Kafka, Docker, Kubernetes, Terraform, Prometheus
        Practices: code review, incident response, technical writing

        ## Languages

        German (native), English (C1)
        """
}
