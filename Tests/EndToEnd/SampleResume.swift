/// An invented resume with something to suggest, and with text that would do harm as HTML.
enum SampleResume {
    /// A phrase that stands nowhere else.
    static let canary = "Heliotrope Quixotic Lanternfish"

    /// Its text.
    static let text = """
        Robin Sample
        robin.sample@example.com | 555-0123 | https://example.com/robin

        Summary
        Backend engineer with eight years of experience in logistics systems.

        Experience
        Senior Backend Engineer, Example Logistics
        March 2019 - Present
        - Responsible for managing a PostgreSQL cluster with 4 TB of shipment data
        - Reduced the p99 latency of the order API from 900 ms to 180 ms
        - Helped to introduce contract tests <img src=x onerror="document.title='harmed'">
        - Led project \(canary) with 4 engineers
        - Worked on the migration of 23 services to Kubernetes

        Software Engineer, Sample Payments
        August 2015 - February 2019
        - Built the refund service in Python, which handles 40,000 refunds a day
        - Worked on the fraud rules engine <script>document.title='harmed'</script>
        - Mentored 3 junior developers

        Education
        B.Sc. Computer Science, Example University
        2011 - 2015

        Skills
        Go, Python, SQL, PostgreSQL, Docker, Kubernetes, Kafka
        """
}
