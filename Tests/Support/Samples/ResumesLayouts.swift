extension SampleResume {
    /// Skills first with prose bullets, a short list of employers below.
    package static let functional = SampleResume(
        "functional",
        """
        Maria Beispiel
        Project Coordinator
        Portland, OR • 503-555-0119 • maria.beispiel@example.com

        PROFESSIONAL PROFILE
        Organised coordinator who returns to work after a family break.

        CORE COMPETENCIES
        Project planning • Budget tracking • Vendor management • Microsoft Excel • Event planning • Stakeholder communication

        KEY ACCOMPLISHMENTS
        Planning
        • Planned 12 conferences for up to 400 guests within budget
        • Set up a shared calendar used by five departments
        Finance
        • Tracked a yearly budget of $1.2 million

        EMPLOYMENT HISTORY
        Project Coordinator, Adventure Works, Portland, OR                    2014 – 2018
        Office Manager, Litware Inc., Salem, OR                               2009 – 2014
        Administrative Assistant, City of Salem, Salem, OR                    2006 – 2009

        EDUCATION
        Bachelor of Arts in Communication, Example State University, 2006
        """
    )

    /// Several roles at one employer, the employer with its own dates.
    package static let twoRoles = SampleResume(
        "two roles at one employer",
        """
        Sam Specimen
        San Francisco, CA | (415) 555-0133 | sam@example.com | www.samspecimen.example.com

        Professional Experience

        Proseware Inc.                                              San Francisco, CA
        Engineering Manager                                         Apr 2021 – Present
        • Manage a team of nine engineers
        • Own the roadmap of the search platform
        Senior Software Engineer                                    Jul 2018 – Mar 2021
        • Designed the ranking service in Rust and Kafka
        Software Engineer                                           Aug 2016 – Jun 2018
        • Shipped the first version of the mobile API

        Wingtip Toys                                                Oakland, CA
        Software Engineering Intern                                 Summer 2015
        • Automated the nightly build with Jenkins

        Education

        University of California, Davis                             Davis, CA
        Bachelor of Science in Computer Engineering                 Sep 2012 – Jun 2016
        GPA: 3.71
        Relevant Coursework: Operating Systems, Compilers, Computer Networks

        Technical Skills

        Languages: Rust, Java, Python, C++
        Tools: Git, Jenkins, Docker
        """
    )

    /// Dates in a column of their own before the title.
    package static let datesFirst = SampleResume(
        "dates first",
        """
        CURRICULUM VITAE

        Name: Lena Probe
        E-mail: lena.probe@example.com
        Mobile: +44 20 7946 0991
        Location: Manchester, United Kingdom

        WORK HISTORY

        2019 – present    Data Analyst, Relecloud Ltd, Manchester
                          • Built dashboards in Tableau for 200 users
                          • Automated monthly reports with Python and SQL
        2016 – 2019       Junior Analyst, Humongous Insurance, Leeds
                          • Cleaned and merged claims data

        QUALIFICATIONS

        2013 – 2016       BSc (Hons) Mathematics, University of Leeds, 2:1
        2011 – 2013       A-Levels: Mathematics, Physics, Chemistry, Example Sixth Form College

        IT SKILLS

        Tableau, Power BI, SQL, Python (pandas, NumPy), Excel (advanced)

        INTERESTS

        Hill walking, chess, volunteering at the local food bank
        """
    )

    /// Work without a heading.
    package static let headerless = SampleResume(
        "headerless experience",
        """
        Omar Muestra
        Electrician
        omar.muestra@example.com | 512-555-0164 | Austin, TX

        Lead Electrician — Blue Yonder Electric, Austin, TX
        May 2017 – Present
        - Lead a crew of four on commercial sites
        - Passed every city inspection since 2018

        Journeyman Electrician — Trey Research Facilities, Round Rock, TX
        Feb 2012 – Apr 2017
        - Wired 60 apartments to code

        EDUCATION
        Electrical Apprenticeship, Austin Community College, 2008 – 2012

        LICENSES
        Texas Master Electrician License, 2017
        """
    )
}
