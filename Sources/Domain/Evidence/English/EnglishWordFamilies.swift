/// English words that say the same of a person's work, a family a line.
///
/// Irregular forms, the noun of a verb, and the few verbs that a plain rewrite exchanges. Closed on purpose: nouns for a person
/// ("manager", "founder") and words that say more than another ("spearheaded", "pioneered", "transformed") are in none.
enum EnglishWordFamilies {
    /// The families; of a regular verb one form is enough.
    static let table = """
        build built develop development create creation implement implementation
        reduce reduction cut lower decrease shorten fall fell fallen drop
        increase grow grew grown growth raise rise rose risen
        improve improvement enhance enhancement
        migrate migration move
        manage management administer administration
        run ran operate operation
        maintain maintenance
        lead led
        write wrote written draft
        introduce introduction
        design redesign
        automate automation
        configure configuration
        deploy deployment rollout
        install installation
        integrate integration
        optimise optimize optimisation optimization
        organise organize
        analyse analyze analysis
        plan
        prepare preparation
        produce production
        negotiate negotiation
        coordinate coordination
        collaborate collaboration
        supervise supervision oversee oversaw overseen
        mentor mentorship coach
        train
        teach taught
        help assist support
        handle process
        serve
        deliver delivery
        launch
        make made
        hold held
        keep kept
        give gave given
        take took taken
        bring brought
        begin began begun start
        become became
        get got
        set
        sell sold
        buy bought purchase
        speak spoke spoken
        choose chose chosen
        drive drove driven
        find found
        beat beaten
        draw drew drawn
        feed fed
        fight fought
        lose lost
        pay paid
        prove proved proven
        rebuild rebuilt
        rewrite rewrote rewritten
        see saw seen
        seek sought
        send sent
        show showed shown
        stand stood
        think thought
        understand understood
        undertake undertook undertaken
        win won
        leave left
        catch caught
        know knew known
        meet met
        hire recruit recruitment
        answer respond response
        resolve resolution solve
        review
        test
        document documentation
        track
        measure measurement
        monitor
        calculate calculation
        evaluate evaluation assess assessment
        estimate estimation
        forecast
        translate translation
        investigate investigation
        identify identification
        verify verification
        validate validation
        publish publication
        new newly
        research
        study studied studies
        work worked
        schedule
        clean
        repair
        serve
        organisation organization
        colleague coworker
        customer client
        employee staff
        resume cv
        year yearly annual annually
        month monthly
        week weekly
        day daily
        quarter quarterly
        hour hourly
        percent percentage
        child children
        person people
        """
}
