extension SampleResume {
    /// A scholar's curriculum vitae with publications over several lines.
    package static let academic = SampleResume(
        "academic",
        """
        Dr. Wei Sample
        Assistant Professor of Biology
        Department of Biology, Example University, 1 College Road, Ithaca, NY 14850
        wei.sample@example.edu | ORCID: orcid.org/0000-0000-0000-0000

        RESEARCH INTERESTS
        Plant genomics, evolutionary biology, gene regulation

        EDUCATION
        Ph.D. in Molecular Biology, Example Institute of Technology, 2012
        Dissertation: Regulation of flowering in cold climates
        B.S. in Biology, magna cum laude, Sample College, 2006

        ACADEMIC APPOINTMENTS
        Assistant Professor, Department of Biology, Example University, 2016–present
        Postdoctoral Researcher, Sample Institute for Plant Science, 2012–2016

        PUBLICATIONS
        Sample, W. and Muster, J. (2021). Cold memory in flowering plants. Journal of Invented
        Botany, 12(3), 45–67.
        Sample, W. (2018). A map of silent genes. Annals of Example Genetics, 7, 1–19.

        GRANTS AND FELLOWSHIPS
        Early Career Grant, Example Science Foundation, $450,000, 2018–2023
        Graduate Fellowship, Example Institute of Technology, 2009

        TEACHING
        Introduction to Genetics, 2016–2022
        Plant Physiology, 2018

        PROFESSIONAL MEMBERSHIPS
        Example Society of Botanists
        """
    )

    /// Sales figures, "Title | Company | Dates".
    package static let sales = SampleResume(
        "sales",
        """
        CARLA MODELO
        Chicago, IL · (312) 555-0188 · carla.modelo@example.com · linkedin.com/in/carlamodelo

        Sales leader with 12 years in software. Beat quota nine years in a row.

        EXPERIENCE

        Regional Sales Director | Alpine Ski House Software | January 2019 – Present
        Chicago, IL
        • Grew recurring revenue from $4M to $11M in three years
        • Hired and coached 14 account executives; 11 beat quota in 2022
        Key Achievements:
        • President's Club 2020, 2021

        Account Executive | Bellows College Publishing | 03/2014 – 12/2018
        Madison, WI
        • Closed 65 new accounts worth $3.2M
        • Built the partner channel in the Midwest

        Sales Development Representative | Margie's Travel | 2011 – 2014
        • Set 40 meetings a month by cold calling

        EDUCATION

        Bachelor of Business Administration (BBA), Marketing | University of Wisconsin–Madison | 2007 – 2011

        SKILLS

        Salesforce | HubSpot | Negotiation | Pipeline management | Cold calling | Forecasting

        AWARDS

        President's Club, Alpine Ski House Software, 2021
        Salesperson of the Year – Bellows College Publishing – 2017
        """
    )

    /// A nurse with licences and clinical sections.
    package static let nurse = SampleResume(
        "nurse",
        """
        Grace Ejemplo, RN, BSN
        Denver, Colorado 80202
        Cell: 303.555.0170
        grace.ejemplo@example.com

        Professional Summary
        Registered nurse with six years of experience in emergency and intensive care.

        Licensure and Certifications
        Registered Nurse (RN), State of Colorado, License #123456, expires 05/2026
        Basic Life Support (BLS), American Heart Association, 2024
        Advanced Cardiovascular Life Support (ACLS), 2024

        Clinical Experience
        Registered Nurse, Emergency Department
        Example General Hospital, Denver, CO
        June 2019 to Present
        • Care for up to five patients a shift in a 40-bed emergency department
        • Precept new graduate nurses
        • Chart in Epic

        Registered Nurse, Medical-Surgical Unit
        Sample Valley Medical Center, Aurora, CO
        July 2017 to May 2019
        • Managed care for six patients a shift
        • Reduced falls by 18% as unit safety champion

        Education
        Bachelor of Science in Nursing
        Example University College of Nursing, Denver, CO
        May 2017

        Volunteer Experience
        Vaccination Volunteer, Example Free Clinic, 2021
        • Gave 300 vaccinations

        Skills
        Triage, IV therapy, Wound care, Epic, Cerner, Patient education
        """
    )

    /// A new graduate: education first, projects, activities.
    package static let graduate = SampleResume(
        "new graduate",
        """
        Priya Namuna
        priya.namuna@example.com | 646-555-0155 | github.com/priya-namuna | New York, NY

        Education
        Example University, New York, NY                                Expected May 2025
        Bachelor of Science in Computer Science, Minor in Mathematics
        GPA: 3.9/4.0, Dean's List
        Relevant Coursework: Data Structures, Machine Learning, Databases

        Projects
        Bus Tracker (React, Node.js, MongoDB)                           Jan 2024 – May 2024
        • Built a web app that shows 120 bus lines in real time
        • Cut page load from 4 s to 1.1 s
        Chess Engine | C++, OpenMP | github.com/priya-namuna/chess
        • Wrote a parallel alpha-beta search

        Internships
        Software Engineering Intern, Fourth Coffee, Seattle, WA         Jun 2024 – Aug 2024
        • Added search filters used by 30% of customers

        Leadership
        Vice President, Women in Computing Club                         2023 – 2024

        Skills
        Programming: Java, Python, C++, JavaScript
        Frameworks: React, Node.js, Flask

        Honors & Awards
        Dean's List, 2022, 2023
        Hackathon Winner, Example Hacks – 2023
        """
    )

    /// A manager whose headings are not the common ones.
    package static let oddHeadings = SampleResume(
        "odd headings",
        """
        J O R D A N   P R O O F
        Operations Manager
        jordan.proof@example.com   +1 617 555 0126   Boston, MA

        W HO I A M
        I make warehouses run on time.

        RELEVANT EXPERIENCE
        Operations Manager at Woodgrove Logistics
        Boston, MA, Sept. 2018 – Current
        ▪ Run a warehouse of 120 people on two shifts
        ▪ Cut picking errors by 41%

        Shift Supervisor @ City Power & Light
        Worcester, MA, Feb. '14 – Aug. '18
        ▪ Supervised 25 technicians

        E DUCATION & T RAINING
        Associate of Applied Science, Logistics
        Example Community College, Worcester, MA
        2011 - 2013

        TOOLBOX
        SAP, Lean Six Sigma, forklift, Microsoft Excel

        MY SHELF OF TROPHIES
        Safety Award of the region 2020

        LANGUAGES
        English: native
        Portuguese: conversational
        """
    )

    /// Markdown, as developers write it.
    package static let markdown = SampleResume(
        "markdown",
        isMarkdown: true,
        """
        # Noor Voorbeeld

        **Frontend Developer** · Amsterdam, Netherlands · [noor@example.com](mailto:noor@example.com) · <https://noor.example.com>

        ## About me

        I build interfaces that people do not have to learn.

        ## Experience

        ### Frontend Developer, Lamna Healthcare

        *March 2021 – Present, Amsterdam*

        - Rebuilt the patient portal in **React** and TypeScript
        - Raised the accessibility score from 61 to 98

        ### Web Developer, Graphic Design Institute

        *2018 – 2021*

        - Maintained 40 WordPress sites

        ## Education

        **BSc Informatics**, Example University of Amsterdam, 2014 – 2018

        ## Skills

        - **Languages:** JavaScript, TypeScript, HTML, CSS
        - **Tools:** Git, Figma, Webpack

        ## Languages

        - Dutch (native)
        - English (C1)
        """
    )

    /// Company in capitals, prose under each title, a second page.
    package static let manager = SampleResume(
        "employers in capitals",
        """
        THOMAS VZOREK, MBA
        VP of Marketing
        thomas.vzorek@example.com | 404-555-0199 | Atlanta, Georgia

        EXECUTIVE SUMMARY
        Marketing executive who has built three consumer brands.

        PROFESSIONAL EXPERIENCE

        NORTHWIND TRADERS, Atlanta, GA
        VP of Marketing, 2018 to Present
        Lead a department of 45 with a budget of $20 million.
        • Launched two brands that reached $60 million in sales
        • Moved half of the spending to digital channels

        Director of Brand Management, 2014 to 2018
        • Relaunched the core brand; share rose from 11% to 17%

        CONSOLIDATED MESSENGER CORP., Charlotte, NC
        Senior Brand Manager, 2009 to 2014
        • Managed packaging, pricing and promotion of four lines

        EDUCATION
        MBA, Marketing, Example Business School, 2009
        BA, Economics, Sample University, 2003

        BOARD MEMBERSHIPS
        Example Marketing Association, Board Member, since 2017
        """
    )
}
