/// How postings title their sections, and how they label facts.
enum EnglishHeadings {
    /// Titles of sections, whole or as part of a longer title.
    static let sections = PhraseTable<PostingLexicon.SectionKind>(lists: [
        .preferred: """
        nice to have | nice to haves | nice-to-have skills | good to have | preferred | preferred qualifications | \
        preferred skills | preferred experience | preferred requirements | preferred education | desired | desirable | \
        desired skills | desired qualifications | desirable skills | desirable criteria | bonus | bonus points | \
        bonus skills | bonus if you have | bonus points if | pluses | plus | plus points | a plus | optional | \
        what would be nice | it would be great if | it's a plus if | you get extra points for | extra credit | \
        brownie points | even better if | ideally you have | ideally | advantageous | additional qualifications | \
        would be a plus | preferably | added advantage | what will set you apart | what sets you apart | \
        stand out | how to stand out | it'd be great if you have | extra points
        """,
        .required: """
        requirements | required | required skills | required qualifications | required experience | job requirements | \
        minimum qualifications | minimum requirements | basic qualifications | basic requirements | qualifications | \
        key requirements | key qualifications | essential skills | essential criteria | essential requirements | \
        essential qualifications | must have | must haves | must-have skills | what you'll need | what you need | \
        what you will need | you'll need | you need | what you bring | what you'll bring | what you will bring | \
        you bring | what you should have | what you have | you have | you'll have | you should have | your profile | \
        your background | your skills | your experience | your qualifications | who you are | about you | \
        what we're looking for | what we are looking for | we're looking for | we are looking for | who we're looking for | \
        who we are looking for | what we look for | we'd love to hear from you if | you might be a fit if | \
        you may be a fit if | you're a good fit if | you are a great fit if | this role is for you if | \
        is this you | skills | skills and experience | experience and skills | skills and qualifications | \
        knowledge and skills | knowledge skills and abilities | experience | education | education and experience | \
        education and training | experience and education | work experience | candidate profile | ideal candidate | \
        the ideal candidate | our ideal candidate | the ideal candidate has | the candidate | person specification | \
        what it takes | what you need to succeed | to be successful | competencies | technical skills | \
        skills required | qualifications required | experience required | education requirements | \
        licenses and certifications | certifications | language skills | languages | prerequisites | \
        what will make you successful | what we expect | what we expect from you | we expect | \
        physical requirements | you are | you | criteria | what we need | we need | needed | mandatory skills | \
        what you offer | skills we need | your toolkit | special requirements
        """,
        .responsibilities: """
        responsibilities | key responsibilities | job responsibilities | your responsibilities | main responsibilities | \
        primary responsibilities | core responsibilities | duties | key duties | main duties | job duties | \
        duties and responsibilities | roles and responsibilities | role and responsibilities | essential duties | \
        essential duties and responsibilities | essential functions | essential job functions | \
        what you'll do | what you will do | what you'll be doing | what you will be doing | you'll | you will | \
        you'll be | what you do | your role | your tasks | your mission | your job | tasks | key tasks | \
        the work | a day in the life | day to day | your day to day | what the job involves | what the role involves | \
        how you'll make an impact | your impact | in this role you will | in this role | the impact you'll have | \
        accountabilities | key accountabilities | scope of work | job duties and responsibilities | day-to-day | \
        what you'll own | you will be responsible for | responsible for
        """,
        .stack: """
        our stack | tech stack | our tech stack | technology stack | technologies we use | our technology | \
        tools we use | stack | our tools | what we work with | technologies | environment | the stack
        """,
        .benefits: """
        benefits | perks | perks and benefits | benefits and perks | compensation | compensation and benefits | \
        pay and benefits | salary and benefits | what we offer | what we can offer | we offer | our offer | our benefits | \
        what's in it for you | what is in it for you | why join us | why us | why you'll love working here | \
        why work with us | why work for us | what you get | what you'll get | what you'll receive | you get | \
        what you can expect | what you can expect from us | the perks | total rewards | rewards | salary | \
        pay | pay range | compensation range | pay transparency | salary range | the package | package | why choose us | \
        what we provide | our perks | your benefits | employee benefits | what we give you | additional benefits
        """,
        .company: """
        about us | about the company | about our company | about the team | our team | the team | who we are | \
        our company | company overview | company description | our mission | our values | our story | \
        what we do | our culture | the company | about | about the department | our client | our clients | \
        how we work | life at | meet the team | our history | about the organization | about the organisation | why
        """,
        .apply: """
        how to apply | application process | hiring process | interview process | our hiring process | apply | \
        apply now | to apply | next steps | recruitment process | the process | what happens next | contact | \
        application instructions | interested | the interview process | selection process
        """,
        .legal: """
        equal opportunity | equal opportunity employer | equal employment opportunity | eeo | eeo statement | \
        diversity | diversity and inclusion | diversity equity and inclusion | inclusion | accommodation | \
        accommodations | reasonable accommodation | privacy | privacy notice | disclaimer | data protection | \
        our commitment | our commitment to diversity | legal | e-verify | notice | fraud alert
        """,
        .role: """
        about the role | about this role | about the job | about the position | about this position | the role | \
        the job | the position | the opportunity | role overview | job overview | position overview | job summary | \
        position summary | role summary | summary | overview | job description | description | job purpose | \
        role description | position description | purpose of the role | job details | details | job purpose and scope | \
        role purpose | the challenge | job information | position | job title | role | opportunity | at a glance
        """,
    ])

    /// What stands before the colon of a fact.
    static let labels = PhraseTable<PostingLexicon.Label>(lists: [
        .title:
            "title | job title | position | position title | role | job | vacancy | role title | job role | opening",
        .company:
            "company | company name | employer | organization | organisation | hiring organization | client | firm",
        .location: """
        location | locations | job location | work location | office | place of work | city | where | \
        workplace location | office location | based in | place
        """,
        .remote: """
        remote | work model | workplace | workplace type | work arrangement | working model | work mode | work setting | \
        work location type | location type | remote policy | working arrangement
        """,
        .type: """
        type | job type | employment type | contract | contract type | employment | position type | schedule | \
        work type | hours | status | type of employment | working hours | job status | job schedule | term
        """,
        .salary: """
        salary | salary range | pay | pay range | compensation | compensation range | base salary | wage | \
        hourly rate | rate | hourly pay | base pay | annual salary | base salary range | salary band | pay rate | \
        remuneration | ote | starting pay | starting salary | hourly wage | day rate | budget | rate of pay | \
        base pay range | estimated salary | target salary | gross salary
        """,
        .seniority: "seniority | seniority level | level | experience level | career level | job level | grade",
    ])
}
