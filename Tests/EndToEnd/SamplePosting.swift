/// An invented posting.
enum SamplePosting {
    /// Its text.
    static let text = """
        Senior Backend Engineer

        Example Freight is looking for a backend engineer who likes simple systems. You will join a team of six that runs
        the booking platform of 400 warehouses.

        What you will do
        - Design and build services in Go and Python
        - Operate PostgreSQL at scale
        - Mentor junior engineers

        Requirements
        - 5+ years of experience with backend development
        - Strong knowledge of SQL and PostgreSQL
        - Experience with Docker and Kubernetes
        - Experience with testing and code review

        Nice to have
        - Experience with Kafka
        - Knowledge of Terraform

        We offer a remote-friendly team and a budget for learning.
        """
}
