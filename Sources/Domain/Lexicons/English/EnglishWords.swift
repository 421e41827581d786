/// English words by their part in a resume.
enum EnglishWords {
    /// Titles of sections; the lines ending in `*` are head nouns (see `HeadingAliases`).
    static let headings = """
        summary: summary | professional summary | executive summary | career summary | personal summary | profile summary | summary of qualifications | qualifications summary | about | about me | profile | professional profile | personal profile | career profile | objective | career objective | professional objective | job objective | personal statement | statement | introduction | overview | career overview | highlights | career highlights | professional overview | bio | biography | who i am | personal branding statement | value proposition | candidate profile
        volunteer: volunteer | volunteering | volunteer experience | volunteer work | voluntary work | voluntary experience | volunteer activities | community service | community involvement | community engagement | community | civic engagement | civic activities | service | pro bono | pro bono work | charity work | leadership and service | outreach | volunteer and community service
        work: experience | work experience | professional experience | employment | employment history | work history | career history | professional history | professional background | work background | job history | relevant experience | related experience | relevant work experience | additional experience | other experience | industry experience | research experience | teaching experience | clinical experience | nursing experience | internship experience | internships | internship | leadership experience | management experience | military experience | military service | sales experience | positions held | positions | appointments | academic appointments | academic positions | career | career experience | career progression | career path | career summary and experience | employment experience | employment record | professional employment | professional work experience | practical experience | engineering experience | technical experience | consulting experience | freelance experience | freelance work | freelance | where i have worked | where i've worked | what i have done | what i've done | earlier experience | earlier career | early career | previous experience | prior experience | previous employment | previous positions | selected experience | experience highlights | jobs | assignments | engagements | client engagements | work | my experience | industrial experience | placements | clinical placements | clinical rotations
        education: education | educational background | academic background | academic qualifications | academic history | academic record | academics | academic training | academic education | academic credentials | education history | educational qualifications | educational history | qualifications | formal education | university education | degrees | degree | schooling | schools | studies | my education | where i studied | where i have studied | education background | education details | academic details | academic profile
        projects: projects | personal projects | selected projects | key projects | notable projects | side projects | academic projects | relevant projects | project experience | project work | technical projects | software projects | open source | open-source | open source projects | open source contributions | open source work | portfolio | major projects | course projects | university projects | student projects | project highlights | case studies | things i have built | things i've built | what i have built | research projects | capstone project | capstone | hackathons | hackathon projects | creative projects | freelance projects | current projects
        skills: skills | technical skills | key skills | core skills | professional skills | relevant skills | soft skills | hard skills | skill set | skillset | skills summary | summary of skills | core competencies | competencies | key competencies | areas of expertise | expertise | core expertise | technical expertise | areas of strength | strengths | key strengths | technologies | technology | tools | tools and technologies | technical proficiencies | proficiencies | tech stack | technology stack | technical summary | technical competencies | technical knowledge | technical profile | computer skills | it skills | software skills | software | programming languages | programming skills | programming | capabilities | core capabilities | abilities | specialties | specialities | clinical skills | nursing skills | sales skills | language and tools | toolbox | toolkit | my toolbox | what i know | what i can do | what i work with | frameworks | other skills | additional skills | skills and abilities | skills and tools | skills and expertise | skills and technologies | skills and competencies | laboratory skills | lab skills | digital skills | design skills | interpersonal skills | transferable skills | management skills | key qualifications | technical qualifications
        languages: languages | language skills | spoken languages | foreign languages | language proficiency | languages spoken | language | linguistic skills | human languages | natural languages
        certificates: certificates | certifications | certification | certificate | licenses | licences | licensure | licenses and certifications | licences and certifications | certifications and licenses | certifications and licences | licensure and certifications | licenses and certificates | professional certifications | professional certificates | technical certifications | training | trainings | professional training | professional development | continuing education | courses | coursework | online courses | additional training | training and certifications | certifications and training | courses and certifications | certificates and courses | accreditations | credentials | professional licenses | professional licensure | professional qualifications | workshops | license | relevant certifications
        awards: awards | honors | honours | honors and awards | honours and awards | awards and honors | awards and honours | awards and recognition | recognition | achievements | key achievements | accomplishments | key accomplishments | awards and achievements | achievements and awards | scholarships | scholarships and awards | awards and scholarships | fellowships | grants | grants and awards | grants and fellowships | prizes | distinctions | academic honors | academic awards | academic achievements | honors and distinctions | accolades | fellowships and awards | awards and fellowships | honors and scholarships | awards and accomplishments | medals | patents and awards | competitions | funding
        publications: publications | selected publications | papers | research papers | peer-reviewed publications | peer reviewed publications | journal articles | articles | conference papers | publications and presentations | presentations and publications | presentations | conference presentations | invited talks | talks | talks and publications | publications and talks | books | patents | writing | selected papers | selected talks | conferences | conference proceedings | bibliography | speaking | public speaking | speaking engagements | preprints | patents and publications | publications and patents | scholarly works | books and chapters | posters | theses | thesis | blog posts
        interests: interests | hobbies | hobbies and interests | interests and hobbies | personal interests | activities | activities and interests | interests and activities | extracurricular activities | extracurriculars | extra-curricular activities | leisure | leisure activities | personal | other interests | outside work | outside of work | when i am not working | fun facts | research interests | passions
        references: references | referees | professional references | reference | personal references | references and referees | recommendations | testimonials
        basics: contact | contact information | contact details | contact info | personal information | personal details | personal data | personal info | contact me | details | get in touch | how to reach me | find me | online | links | social | socials | social media | profiles | online profiles | web | about and contact
        custom: memberships | professional memberships | affiliations | professional affiliations | associations | professional associations | memberships and affiliations | affiliations and memberships | additional information | other information | other | miscellaneous | availability | work authorization | work authorisation | visa status | security clearance | clearance | clearances | declaration | leadership | leadership and activities | leadership and involvement | campus involvement | involvement | organizations | student organizations | teaching | research | service to the profession | professional service | professional activities | academic service | additional | extras | media | press | exhibitions | performances | military | relevant coursework | selected coursework | citizenship | driving licence | driver's license | editorial activities | committees | supervision | mentoring | advising | methods | equipment
        work*: experience | experiences | employment | internships | career | appointments | positions
        education*: education | studies | schooling | degrees
        projects*: projects | project | portfolio | contributions
        skills*: skills | skill | competencies | competences | proficiencies | proficiency | expertise | technologies | tools | strengths | capabilities | abilities | specialties | frameworks | toolkit | toolbox | knowledge | software
        languages*: languages
        certificates*: certifications | certificates | certification | licenses | licences | licensure | courses | training | trainings | credentials | accreditations
        awards*: awards | honors | honours | achievements | accomplishments | scholarships | recognition | prizes | fellowships | grants | distinctions
        publications*: publications | papers | articles | presentations | talks | patents
        interests*: interests | hobbies
        references*: references | referees
        summary*: summary | profile | objective | statement | overview
        volunteer*: volunteering | outreach
        custom*: memberships | affiliations | activities | information | involvement | organizations | associations
        """

    /// Words that tell English from other languages.
    static let stopWords = """
        a about above across after again against all also am among an and any are as at be because been before being
        below between both but by can could did do does doing down during each either few for from further had has have
        having he her here hers him his how i if in into is it its itself just may me might more most must my myself no
        nor not of off on once only or other our ours out over own per same she should so some such than that the their
        theirs them then there these they this those through throughout to too under until up upon us use used using very
        via was we were what when where whether which while who whom whose why will with within without would you your
        yours
        """

    /// Verbs that open a bullet: base and past forms, sorted.
    static let actionVerbs = """
        accelerate accelerated accomplish accomplished achieve achieved acquire acquired adapt adapted address addressed
        administer administered adopt adopted advance advanced advise advised advocate advocated align aligned allocate
        allocated analyse analysed analyze analyzed answer answered applied apply appoint appointed architect
        architected arrange arranged ask asked assemble assembled assess assessed assign assigned assist assisted attain
        attained audit audited author authored automate automated award awarded balance balanced became began begin
        benchmark benchmarked book booked boost boosted bought break brief briefed bring broaden broadened broke brought
        budget budgeted build built buy calculate calculated calibrate calibrated call came campaign campaigned capture
        captured care cared carried carry caught centralise centralised centralize centralized chair chaired champion
        championed change changed chart charted check checked choose chose clarified clarify clean cleaned close closed
        coach coached code coded collaborate collaborated collect collected combine combined come command commanded
        communicate communicated compare compared compile compiled complete completed compose composed compute computed
        conceive conceived conduct conducted configure configured consolidate consolidated construct constructed consult
        consulted contain contained contribute contributed control controlled convert converted convince convinced cook
        cooked coordinate coordinated correct corrected counsel counseled counselled craft crafted create created
        cultivate cultivated curate curated customise customised customize customized cut debug debugged decrease
        decreased define defined delegate delegated deliver delivered demonstrate demonstrated deploy deployed derive
        derived design designed detect detected determine determined develop developed devise devised diagnose diagnosed
        did direct directed discover discovered dispatch dispatched dispense dispensed distribute distributed
        diversified diversify do document documented double doubled draft drafted drew drive driven drove earn earned
        edit edited educate educated elevate elevated eliminate eliminated enable enabled encourage encouraged enforce
        enforced engage engaged engineer engineered enhance enhanced enlarge enlarged ensure ensured establish
        established estimate estimated evaluate evaluated examine examined exceed exceeded execute executed expand
        expanded expedite expedited experiment experimented explore explored extend extended extract extracted fabricate
        fabricated facilitate facilitated fed feed file filed finalise finalised finalize finalized finance financed fix
        fixed forecast forecasted forge forged form formed formulate formulated foster fostered fought found founded
        fulfil fulfill fulfilled gain gained gather gathered gave generate generated get give go got govern governed
        graduated greet greeted grew grow grown guide guided halve halved handle handled harmonise harmonised harmonize
        harmonized head headed hear heard hire hired hit host hosted identified identify illustrate illustrated
        implement implemented import imported improve improved incorporate incorporated increase increased influence
        influenced inform informed initiate initiated innovate innovated inspect inspected inspire inspired install
        installed institute instituted instruct instructed integrate integrated interpret interpreted interview
        interviewed introduce introduced invent invented investigate investigated isolate isolated issue issued judge
        judged keep kept knew know launch launched lay lead learn learned lecture lectured led left let leverage
        leveraged liaise liaised license licensed lobbied lobby localise localised localize localized log logged lose
        lost lower lowered made maintain maintained make manage managed manufacture manufactured map mapped market
        marketed master mastered maximise maximised maximize maximized measure measured mediate mediated meet mentor
        mentored merge merged met migrate migrated minimise minimised minimize minimized mobilise mobilised mobilize
        mobilized model modeled modelled moderate moderated modernise modernised modernize modernized modified modify
        monitor monitored motivate motivated move moved navigate navigated negotiate negotiated nurture nurtured observe
        observed obtain obtained onboard onboarded open opened operate operated optimise optimised optimize optimized
        orchestrate orchestrated order ordered organise organised organize organized orient oriented originate
        originated outline outlined outperform outperformed overhaul overhauled oversaw oversee overseen own owned paid
        partner partnered pass passed pay perform performed persuade persuaded pilot piloted pioneer pioneered plan
        planned port ported precept prepare prepared present presented preserve preserved prevent prevented price priced
        prioritise prioritised prioritize prioritized process processed procure procured produce produced program
        programmed project projected promote promoted propose proposed protect protected prototype prototyped prove
        proved provide provided provision provisioned publicise publicised publicize publicized publish published
        purchase purchased put qualified qualify quantified quantify raise raised ran rank ranked read rebuild rebuilt
        receive received recommend recommended reconcile reconciled record recorded recover recovered recruit recruited
        redesign redesigned reduce reduced refactor refactored refine refined reform reformed register registered
        regulate regulated rehabilitate rehabilitated release released reorganise reorganised reorganize reorganized
        repair repaired replace replaced report reported represent represented research researched resolve resolved
        respond responded restock restocked restore restored restructure restructured retain retained retrieve retrieved
        revamp revamped review reviewed revise revised revitalise revitalised revitalize revitalized rewrite rewritten
        rewrote rode roll rolled rose route routed run said save saved saw say scale scaled schedule scheduled screen
        screened secure secured see seek select selected sell send sent serve served set settle settled setup shape
        shaped ship shipped shorten shortened shot show simplified simplify simulate simulated slash slashed sold solve
        solved sought source sourced speak spearhead spearheaded specified specify spend spent spoke sponsor sponsored
        staff staffed stand standardise standardised standardize standardized start started steer steered stimulate
        stimulated stock stocked stood strategise strategised strategize strategized streamline streamlined strengthen
        strengthened structure structured studied study submit submitted succeed succeeded summarise summarised
        summarize summarized supervise supervised supplied supply support supported surpass surpassed survey surveyed
        synthesise synthesised synthesize synthesized systematise systematised systematize systematized tailor tailored
        take taught teach tell test tested told took track tracked trade traded train trained transcribe transcribed
        transfer transferred transform transformed transition transitioned translate translated treat treated triage
        triaged trim trimmed triple tripled troubleshoot troubleshooted troubleshot tune tuned tutor tutored uncover
        uncovered understood unified unify update updated upgrade upgraded upsell upsold utilise utilised utilize
        utilized validate validated verified verify visualise visualised visualize visualized weld welded went widen
        widened win wire wired won wore work write written wrote
        """
}
