extension SampleResume {
    /// Employer and place on one line, title and dates on the next; skills in labelled groups.
    package static let chronological = SampleResume(
        "chronological",
        """
        ADA EXAMPLE
        Senior Software Engineer
        Berlin, Germany | ada@example.com | +1 (202) 555-0142 | linkedin.com/in/ada-example | github.com/ada-example

        SUMMARY
        Backend engineer with ten years of experience in payment systems. I like small services, clear
        contracts and calm on-call weeks.

        WORK EXPERIENCE

        Northwind Payments GmbH, Berlin, Germany
        Senior Software Engineer                                   Jan 2020 – Present
        • Led the migration of the billing service from a monolith to 14 services, cutting deploy
          time from 3 hours to 12 minutes
        • Reduced cloud cost by 32% by rightsizing Kubernetes workloads
        • Mentored four engineers, two of whom were promoted

        Contoso Retail Ltd, London, UK
        Software Engineer                                          March 2015 – December 2019
        • Built the order API in Go and PostgreSQL that serves 2,000 requests a second
        • Introduced contract tests; incidents fell from 9 to 2 a quarter

        EDUCATION

        University of Example, Berlin
        M.Sc. in Computer Science, 2012 – 2014
        B.Sc. Computer Science, 2009 – 2012, GPA: 3.8/4.0

        SKILLS
        Languages: Python, Go, SQL, TypeScript
        Platforms: AWS (EC2, S3), Kubernetes, Docker, Terraform
        Practices: CI/CD, test-driven development and code review

        LANGUAGES
        English (native), German (B2), French – basic

        CERTIFICATIONS
        AWS Certified Solutions Architect, Amazon Web Services, 2021
        """
    )

    /// Title, employer, place and dates on one line; no blank lines between entries; headings with colons.
    package static let plain = SampleResume(
        "plain",
        """
        Jonas Muster
        Phone: 202-555-0117
        Email: jonas.muster@example.com
        Address: 12 Example Street, Springfield, IL 62701

        Objective:
        To use my skills in customer service in a growing company.
        Experience:
        Customer Service Representative, Fabrikam Insurance, Springfield, IL, 06/2018 - Present
        - Answered up to 80 calls a day
        - Trained new colleagues in the claims system
        Cashier, Tailspin Grocery Store, Decatur, IL, 2015-2018
        - Handled cash and card payments
        - Restocked shelves
        Education:
        High School Diploma, Example High School, Springfield, IL, 2015
        Skills:
        Microsoft Office, Zendesk, Typing (70 WPM), Conflict resolution, Spanish
        References:
        Available upon request
        """
    )
}
