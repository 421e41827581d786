/// Phrases that decide how much a posting wants something, and what kind of sentence it stands in.
enum EnglishCues {
    /// Importance and negation.
    static let importance = PhraseTable<PostingLexicon.Cue>(lists: [
        .nothing: """
        not only | not just | not limited to | no-code | no code | no less than | no more than | no fewer than | \
        no later than | not less than | no-nonsense | no matter | nosql | no sql | not afraid | whether or not | \
        no two days | no longer | not to mention | no limits | no stranger | no doubt | no problem | \
        no ego | no egos | preferred partner | preferred name | preferred vendor | preferred vendors | preferred language | \
        desired outcome | desired outcomes | desired results | preferred provider | as required | as needed | \
        required by law | not required to | bonus plan | annual bonus | required documentation | required reports | \
        not exhaustive | no exceptions | no one | no day | no shortcuts | required tasks | where required
        """,
        .required: """
        must have | must | required | require | requires | mandatory | is essential | are essential | essential | \
        is a must | a must | must-have | prerequisite | is necessary | are necessary | non-negotiable | \
        absolutely required | requirement | is critical | are critical | essential requirement | need to have | \
        is a requirement | are a requirement | you need | needed | obligatory | compulsory | need
        """,
        .preferred: """
        a plus | is a plus | are a plus | big plus | a big plus | strong plus | a strong plus | huge plus | a huge plus | \
        a definite plus | definite plus | a real plus | an added plus | a bonus | is a bonus | an asset | an advantage | \
        a big advantage | a strong advantage | a distinct advantage | an added advantage | nice to have | \
        nice-to-have | good to have | would be nice | is nice | preferred | strongly preferred | highly preferred | \
        desirable | highly desirable | desired | is optional | are optional | optional | optionally | advantageous | \
        beneficial | is helpful | are helpful | would be helpful | helpful but not required | is useful | are useful | \
        would be useful | is welcome | are welcome | would be welcome | is appreciated | are appreciated | \
        would be appreciated | would be great | would be a plus | would be ideal | is ideal | are ideal | \
        considered a plus | pluses | are pluses | would be beneficial | highly regarded | well regarded | \
        highly valued | is valued | an added bonus | preferred but not required | not required but preferred | \
        not required but a plus | not required but helpful | not required but nice | icing on the cake | \
        favorable | favourable | will be considered an advantage | would be an advantage | would be an asset | \
        not a must but a plus | not mandatory but | a nice plus | is a nice bonus | also nice | earn you bonus points | \
        plus but not required | not necessary but | not essential but | not required but | a nice to have | \
        great to have | is good to have | would be advantageous | but helpful | but useful | but nice | but preferred | but a plus | but desirable | \
            but beneficial | but welcome | but appreciated | but an advantage | but a bonus | but nice to have | \
            but is a plus | but would be a plus | but would be helpful | but would be nice | makes you stand out | will set you apart | preferential
        """,
        .preferring: """
        ideally | preferably | bonus points for | bonus points if | bonus points | bonus for | bonus if | bonus | \
        plus if | plus points for | nice to have: | nice if | it's a plus if | it is a plus if | it's a bonus if | \
        it would be great if | it's great if | we'd love it if | extra points for | extra points if | even better if | \
        even better | extra credit for | brownie points for | we would love to see | we'd love to see | optionally also | \
        it helps if | helps if | you stand out if | you'll stand out if | it would be nice if | preference for | \
        preference given to | preference will be given to | preferred: | a plus if | a bonus if | \
        we'd be thrilled if | we'd be delighted if | we prefer
        """,
        .negated: """
        not required | is not required | are not required | isn't required | aren't required | not necessary | \
        is not necessary | isn't necessary | not needed | is not needed | isn't needed | aren't needed | not mandatory | \
        isn't mandatory | not a requirement | isn't a requirement | not a must | isn't a must | not essential | \
        not expected | is not expected | isn't expected | not a prerequisite | unnecessary | not strictly required | \
        is not a requirement | is not a must | are not necessary | are not needed | no longer required | \
        not strictly necessary | doesn't matter | does not matter | is not important | isn't important
        """,
        .negating: """
        no | no need for | no need to | no need to know | no prior | no previous | you don't need | you do not need | \
        you don't need to know | you don't have to | you do not have to | you do not need to | you don't need to | \
        don't need | do not need | don't require | do not require | does not require | doesn't require | \
        don't expect | do not expect | we don't use | we do not use | don't use | do not use | not using | \
        without | don't worry if you | don't worry if you don't have | no specific | never used | we don't ask for | \
        we do not ask for | we don't care about | we don't want | not looking for | don't ask for | we won't ask for
        """,
    ])

    /// What kind of sentence it is.
    static let voices = PhraseTable<PostingLexicon.Voice>(lists: [
        .asking: """
        experience with | experience in | experience of | experience using | experience working | experience as | \
        experience building | years of experience | years experience | years' experience | year of experience | \
        of experience | knowledge of | working knowledge | understanding of | familiarity with | familiar with | \
        proficiency in | proficiency with | proficient in | proficient with | skilled in | skills in | expertise in | \
        expertise with | ability to | able to | capable of | fluent in | fluency in | fluent | degree in | \
        background in | track record | comfortable with | comfortable in | you have | you've | you bring | \
        you are | you're | you know | you possess | you hold | who has | who have | who can | who knows | who is | \
        you should | you will need | you'll need | you need | you must | candidates must | candidate must | \
        candidates should | candidate should | applicants must | the ideal candidate | ideal candidate | \
        the successful candidate | successful candidate | successful candidates | we require | we expect | \
        looking for someone | looking for a person | looking for people | hands-on experience | must have | must be | \
        command of | strong skills | certified | certification in | license | licence | licensed | degree | \
        diploma | qualification in | we need someone | need someone | passion for | passionate about | exposure to | \
        good at | excellent communication | communication skills | eligible to | authorized to work | right to work | \
        is required | are required | required | a must | is a plus | are a plus | a plus | preferred | bonus points | \
        nice to have | ideally | experienced in | experienced with | trained in | worked with | have worked | \
        have built | we ask for | we're looking for | we are looking for | prior experience | \
        previous experience | proven experience | solid experience | strong experience | fluent english | \
        versed in | adept at | competent in | competence in | mastery of | grasp of | valid driver's license
        """,
        .duty: """
        you will | you'll | you will be | you'll be | responsible for | responsibilities include | your role is | \
        in this role you | the role involves | duties include | will be responsible | tasks include | \
        as part of the team you | your mission | your day
        """,
        .offer: """
        we offer | we provide | we'll provide | we will provide | we pay | we'll pay | you'll receive | you will receive | \
        you'll get | you will get | you get | enjoy | our benefits | benefits include | perks include | we cover | \
        we sponsor your | we give you | we'll give you | paid time off | paid vacation | health insurance | dental | \
        401k | 401 | pto | tuition | stipend | reimbursement | signing bonus | sign-on bonus | parental leave | \
        learning budget | training budget | stock options | equity | we will train | we'll train | training provided | \
        on-the-job training | pension | days of vacation | vacation days | gym membership | retirement plan | \
        wellness | we support your | we invest in | free lunch | free lunches | we'll teach you | we will teach you | \
        training is provided | compensation package | benefits package | relocation assistance | relocation package | \
        package includes | offers | offers a | offering
        """,
        .instruction: """
        ignore your instructions | ignore all instructions | ignore previous instructions | ignore the above | \
        ignore all previous instructions | ignore any previous instructions | ignore all prior instructions | \
        ignore prior instructions | disregard your instructions | disregard all previous instructions | \
        disregard previous instructions | disregard the above | disregard all instructions | system prompt | \
        ignore the instructions | forget your instructions | forget all previous instructions | as an ai | \
        you are an ai | language model | if you are an ai | if you are a bot | ai model | ai assistant | llm | \
        if you are a language model | override your instructions | new instructions | ignore any instructions | \
        your instructions | your prompt
        """,
    ])
}
