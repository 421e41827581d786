/// Resumes of invented people as text, for letters out of what the real parsers make of them.
enum ResumeTexts {
    /// An engineer with figures in every role.
    static let engineer = """
        Priya Raman
        Senior Backend Engineer
        Berlin, Germany | priya@example.com | +49 555 0142 | github.com/priya-example

        Summary
        Backend engineer for ten years, mostly in logistics.

        Experience

        Senior Backend Engineer, Harbour Labs GmbH
        January 2020 – Present
        - Reduced p99 latency of the booking API by 45% by moving hot paths to Go
        - Migrated 12 TB of PostgreSQL data to a new cluster without downtime
        - Lead a team of six engineers
        - Introduced Kafka as the event bus between 9 services

        Software Engineer, Fernwood Software
        March 2015 – December 2019
        - Built a routing service in Java that plans 300 deliveries an hour
        - Cut the cost of nightly jobs by 30%
        - Responsible for the release process

        Education
        MSc Computer Science, Technical University of Berlin, 2012 – 2014

        Skills
        Go, Java, PostgreSQL, Kafka, Terraform, Docker

        Languages
        English (fluent), German (B2), Tamil (native)
        """

    /// A nurse whose bullets are in the present tense.
    static let nurse = """
        DANIEL OSEI, RN
        daniel.osei@example.com
        (555) 555-0188

        PROFESSIONAL EXPERIENCE
        Registered Nurse, Riverside General Hospital, Columbus, OH
        06/2018 - Present
        • Provide bedside care for up to 6 patients per shift on a cardiac unit
        • Train 8 new nurses each year on infection control
        • Reduced medication errors on the unit by 18% through double checks

        Nursing Assistant, Maple Grove Care Home
        2015 - 2018
        • Assisted 20 residents with daily activities
        • Recorded vital signs every four hours

        EDUCATION
        Bachelor of Science in Nursing, Ohio Valley University, 2018

        CERTIFICATIONS
        ACLS, BLS
        """

    /// A shop assistant who says very little.
    static let sparse = """
        Sam Carter
        sam.carter@example.com

        Work
        Shop Assistant, Green Grocers
        2021 - 2023
        Till, stock, customers

        Skills
        Excel, customer service
        """
}
