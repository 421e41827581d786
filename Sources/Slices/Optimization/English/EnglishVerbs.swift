/// English verbs whose forms are certain.
enum EnglishVerbs {
    /// Verbs by their gerund: "managing" → manage, managed.
    static let byGerund: [String: Phrasebook.Verb] = {
        var verbs: [String: Phrasebook.Verb] = [:]
        for line in table.split(separator: "\n") {
            let forms = line.split(separator: " ").map(String.init)
            guard forms.count == 3 else { continue }
            let isNounToo = forms[0].hasSuffix("*")
            let gerund = isNounToo ? String(forms[0].dropLast()) : forms[0]
            verbs[gerund] = Phrasebook.Verb(base: forms[1], past: forms[2], isNounToo: isNounToo)
        }
        return verbs
    }()

    /// Gerund, base form, past tense; `*` marks a gerund that often is a noun.
    private static let table = """
        achieving achieve achieved
        administering administer administered
        advising* advise advised
        analysing analyse analysed
        analyzing analyze analyzed
        answering* answer answered
        architecting* architect architected
        arranging arrange arranged
        assessing assess assessed
        auditing* audit audited
        authoring* author authored
        automating automate automated
        balancing* balance balanced
        booking* book booked
        budgeting* budget budgeted
        building* build built
        calculating calculate calculated
        capturing capture captured
        checking check checked
        cleaning* clean cleaned
        closing* close closed
        coaching* coach coached
        collecting collect collected
        communicating communicate communicated
        compiling compile compiled
        conducting conduct conducted
        configuring configure configured
        converting* convert converted
        coordinating coordinate coordinated
        creating create created
        cutting* cut cut
        debugging* debug debugged
        defining define defined
        delivering deliver delivered
        deploying deploy deployed
        designing design designed
        developing develop developed
        directing direct directed
        documenting document documented
        drafting* draft drafted
        driving* drive drove
        editing* edit edited
        enforcing enforce enforced
        engineering* engineer engineered
        ensuring ensure ensured
        establishing establish established
        evaluating evaluate evaluated
        executing execute executed
        expanding* expand expanded
        facilitating facilitate facilitated
        fixing* fix fixed
        forecasting* forecast forecast
        generating generate generated
        growing* grow grew
        guiding guide guided
        handling* handle handled
        hiring* hire hired
        identifying identify identified
        implementing implement implemented
        improving improve improved
        increasing increase increased
        inspecting inspect inspected
        installing install installed
        integrating integrate integrated
        interviewing* interview interviewed
        introducing introduce introduced
        investigating investigate investigated
        keeping* keep kept
        launching* launch launched
        leading lead led
        maintaining maintain maintained
        making* make made
        managing manage managed
        marketing* market marketed
        measuring* measure measured
        mentoring* mentor mentored
        migrating migrate migrated
        modelling* model modelled
        modeling* model modeled
        monitoring* monitor monitored
        negotiating negotiate negotiated
        operating* operate operated
        optimising optimise optimised
        optimizing optimize optimized
        ordering* order ordered
        organising organise organised
        organizing organize organized
        overseeing oversee oversaw
        performing perform performed
        planning* plan planned
        preparing prepare prepared
        presenting* present presented
        processing* process processed
        procuring* procure procured
        producing produce produced
        programming* program programmed
        providing provide provided
        publishing* publish published
        purchasing* purchase purchased
        recording* record recorded
        recruiting* recruit recruited
        redesigning redesign redesigned
        reducing reduce reduced
        refactoring refactor refactored
        reporting* report reported
        researching* research researched
        resolving resolve resolved
        reviewing review reviewed
        running* run ran
        scheduling* schedule scheduled
        securing secure secured
        selling* sell sold
        serving* serve served
        setting* set set
        shipping* ship shipped
        simplifying simplify simplified
        solving solve solved
        sourcing* source sourced
        streamlining streamline streamlined
        supervising supervise supervised
        supporting* support supported
        teaching* teach taught
        testing* test tested
        tracking* track tracked
        training* train trained
        translating* translate translated
        troubleshooting* troubleshoot troubleshot
        tuning* tune tuned
        updating update updated
        upgrading* upgrade upgraded
        validating validate validated
        verifying verify verified
        writing* write wrote
        """
}
