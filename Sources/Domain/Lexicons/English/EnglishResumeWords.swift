/// English words that tell the parts of an entry apart.
enum EnglishResumeWords {
    /// Words of titles of positions.
    static let titles = """
        accountant actuary administrator adviser advisor agent aide ambassador analyst apprentice architect artist
        assembler assistant associate attendant attorney auditor author baker barista bartender bookkeeper broker buyer
        caregiver carpenter cashier ceo cfo chair chairman chairperson chairwoman chef chemist cio clerk clinician cmo
        cno coach co-founder cofounder consultant contractor controller comptroller coo cook coordinator co-ordinator
        copywriter counselor counsellor courier cto curator custodian dba dealer dean dentist deputy designer developer
        devops dietitian director dispatcher doctor driver economist editor educator electrician engineer entrepreneur
        estimator evangelist examiner executive expert fabricator facilitator fellow fitter foreman founder freelancer
        generalist geologist guard handyman head hostess housekeeper hygienist illustrator inspector installer
        instructor intern internship interpreter investigator janitor journalist laborer labourer landscaper lawyer lead
        leader lecturer liaison librarian machinist maintainer manager marketer mechanic mediator mentor merchandiser
        midwife modeler nanny negotiator nurse nutritionist officer operator optometrist organizer owner painter
        paralegal paramedic partner pastor pharmacist phlebotomist photographer physician physicist physiotherapist
        pilot planner plumber police postdoc postdoctoral practitioner president principal producer professor programmer
        promoter proofreader psychologist publicist radiographer realtor receptionist recruiter registrar rep reporter
        representative researcher resident reviewer sailor salesman salesperson saleswoman scholar scientist secretary
        sergeant server sde sdet shareholder sommelier specialist sre statistician stocker storekeeper strategist
        stylist superintendent supervisor surgeon surveyor sysadmin talent tailor teacher teller technician technologist
        tester therapist tractor trader trainee trainer translator treasurer tutor typist underwriter vet veterinarian
        videographer volunteer vp waiter waitress warehouseman webmaster welder worker writer zoologist rn lpn cna
        captain lieutenant corporal operative practicum extern externship residency clerkship fellowship temp staff
        """

    /// Words of names of employers.
    static let employers = """
        inc incorporated llc llp lp ltd limited plc corp corporation co company gmbh ag sa sarl bv nv ab oy as kg se spa
        srl pty pte holdings group partners associates agency bank hospital clinic university college institute school
        laboratory laboratories labs lab foundation solutions systems technologies services consulting studio studios
        media networks industries enterprises ventures capital insurance airlines airways hotel hotels resort restaurant
        cafe café store stores supermarket pharmacy church ministry department council government army navy
        force marines museum library centre center association society federation trust charity motors foods brands
        logistics telecom software analytics healthcare medical health pharmaceuticals biotech energy financial finance
        securities properties realty construction manufacturing works factory press publishing newspaper magazine
        university's academy district commission authority bureau international global worldwide freelance self-employed
        """

    /// Degrees as they begin; compared without full stops.
    static let degrees = """
        bachelor | bachelors | bachelor's | bachelor of science | bachelor of arts | bachelor of engineering \
        | bachelor of technology | bachelor of commerce | bachelor of laws | bachelor of fine arts \
        | bachelor of business administration | bachelor of science in nursing | bachelor of education \
        | bachelor of nursing | bachelor of architecture | bachelor of music | bachelor of design \
        | bachelor of applied science | bachelor of computer science | bachelor of social work \
        | bachelor's degree | bachelors degree | bachelor degree \
        | bs | ba | bsc | beng | btech | bcom | bba | bfa | bsn | bed | llb | bs/ms | ba/ma | bsba | barch | be | bca \
        | bsee | bscs | bsw | bmus | bdes | bit | bas | ab | sb | bsc hons | bsc (hons) | ba (hons) | beng (hons) \
        | ba hons | basc | bphil | bpharm | mbbs | bds \
        | master | masters | master's | master of science | master of arts | master of engineering \
        | master of business administration | master of laws | master of fine arts | master of public health \
        | master of education | master of technology | master of public administration | master of social work \
        | master of science in nursing | master of computer science | master of philosophy | master of research \
        | master of architecture | master of design | master of finance | master's degree | masters degree \
        | master degree | executive mba \
        | ms | ma | msc | meng | mtech | mba | mfa | mph | med | llm | msn | mpa | msw | mca | mcs | mphil | mres | mcom \
        | msee | mscs | march | mdes | mat | mpp | sm | am | mlis | mfin | macc | pgce | pgdip | emba \
        | doctor | doctorate | doctoral | doctor of philosophy | doctor of medicine | doctor of nursing practice \
        | doctor of education | doctor of pharmacy | juris doctor | doctoral degree | doctoral candidate | phd candidate \
        | phd | dphil | md | jd | edd | dnp | pharmd | dds | dvm | dba | psyd | scd | engd | do \
        | associate | associates | associate's | associate of science | associate of arts | associate of applied science \
        | associate degree | associate's degree | associates degree | associate degree in nursing | aas | adn | asn \
        | diploma | advanced diploma | graduate diploma | postgraduate diploma | higher national diploma | hnd | hnc \
        | high school diploma | high school | secondary school | ged | a-levels | a levels | gcse | gcses | abitur \
        | baccalaureate | international baccalaureate | ib diploma | baccalauréat | matura | leaving certificate | btec \
        | certificate | graduate certificate | postgraduate certificate | certificate iii | certificate iv \
        | exchange | exchange semester | exchange program | exchange student | study abroad | minor | diplom \
        | dipl-ing | magister | licence | licenciatura | laurea | bootcamp | coding bootcamp | nanodegree | apprenticeship
        """

    /// Spoken languages.
    static let spokenLanguages = """
        afrikaans albanian amharic arabic armenian asl azerbaijani basque belarusian bengali bosnian bulgarian burmese
        cantonese catalan chinese creole croatian czech danish dari dutch english estonian farsi filipino finnish flemish
        french galician georgian german greek gujarati haitian hausa hebrew hindi hungarian icelandic igbo indonesian
        irish italian japanese kannada kazakh khmer korean kurdish latin latvian lithuanian macedonian malay malayalam
        maltese mandarin marathi mongolian nepali norwegian pashto persian polish portuguese punjabi romanian russian
        serbian shona sinhala slovak slovene slovenian somali spanish swahili swedish tagalog tamil telugu thai tigrinya
        turkish ukrainian urdu uzbek vietnamese welsh xhosa yoruba zulu esperanto deutsch français español italiano
        português
        """

    /// Labels inside an entry.
    static let entryLabels = """
        key achievements | achievements | accomplishments | key accomplishments | selected accomplishments | highlights \
        | selected achievements | major achievements | notable achievements | key responsibilities | responsibilities \
        | duties | main duties | key duties | duties and responsibilities | roles and responsibilities | tasks \
        | main responsibilities | job responsibilities | technologies | technologies used | tech stack | technology \
        | tools | tools used | tools and technologies | environment | skills | skills used | key skills | stack | projects \
        | key projects | selected projects | notable projects | major projects | courses | coursework \
        | relevant coursework | relevant courses | selected coursework | key modules | modules | subjects | thesis \
        | dissertation | honors | honours | awards | activities | activities and societies | gpa | minor | results \
        | key results | impact | contributions | key contributions | scope | description | overview | summary \
        | languages | frameworks | software | training | clients | leadership | publications | research | scholarships \
        | honors and awards | extracurricular activities | engagements | assignments
        """
}
