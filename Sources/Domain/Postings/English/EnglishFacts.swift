/// The words around pay, place and kind of employment.
enum EnglishFacts {
    /// Kinds of employment; false for words that count only in a label or a short line.
    static let employmentTypes = PhraseTable<Bool>(lists: [
        true: """
        full-time | full time | part-time | part time | fulltime | parttime | full-time permanent | \
        permanent full-time | full-time contract | contract-to-hire | contract to hire | contract position | \
        contract role | fixed-term contract | fixed-term | fixed term | temporary position | temporary role | \
        permanent position | permanent role | seasonal position | per diem | freelance | zero hours | temp-to-perm | \
        month contract | months contract | temp to perm | permanent contract | temporary contract | \
        seasonal role | full-time or part-time | full or part time | full-time/part-time | 1099 contract
        """,
        false:
            "contract | permanent | temporary | seasonal | internship | contractor | casual | prn | w2 | 1099 | volunteer",
    ])

    /// Words about where the work is done.
    static let places = PhraseTable<PostingLexicon.Place>(lists: [
        .remote: """
        fully remote | 100% remote | 100 remote | remote-first | remote first | remote position | remote role | \
        remote job | remote work | work remotely | working remotely | works remotely | remote within | remote in | \
        remote only | remote-only | all-remote | work from home | work from anywhere | working from home | \
        remote opportunity | is remote | home-based | home based | telecommute | completely remote | entirely remote | \
        remote from | remote across | remote anywhere
        """,
        .hybrid: """
        hybrid | days in the office | days in office | days per week in the office | days a week in the office | \
        days per week in office | days a week in office | days in our office | days on-site | days onsite | \
        days per week on-site | days a week on-site | days remote | days per week from home | days a week from home | \
        days from home | days a week remote | days per week remote | partially remote | partly remote | \
        remote days | flexible remote | days a week at the office | remote or on-site | remote or onsite | \
        remote or in-office | onsite or remote | on-site or remote | days of remote work
        """,
        .onSite: """
        on-site | onsite | on site | in-office | in office | in-person | in person | office-based | office based | \
        at our office | on location
        """,
        .remoteWord: "remote | remotely",
        .notRemote: """
        no remote | no remote work | not remote | not a remote | not a remote position | not a remote role | \
        remote work is not possible | remote work is not available | remote is not possible | remote is not an option | \
        remote work is not an option | non-remote | cannot be done remotely | can't be done remotely | \
        cannot be performed remotely | remote work not available | remote work is not offered | \
        not possible to work remotely | not available for remote work | remote not possible
        """,
        .nothing: """
        on-site gym | onsite gym | on-site childcare | on-site parking | onsite parking | on-site cafeteria | \
        on-site interview | onsite interview | on-site interviews | on-site day care | on-site daycare | on-site fitness | \
        on-site clinic | on-site health | on-site training | on-site lunch | on-site customer | on-site support | \
        onsite support | on-site visits | customer on-site | on-site customers | onsite cafeteria | onsite childcare | \
        hybrid cloud | hybrid clouds | hybrid vehicles | hybrid vehicle | hybrid infrastructure | hybrid app | \
        hybrid apps | hybrid mobile | hybrid environments | hybrid environment | hybrid search | \
        remote team | remote teams | remote sensing | remote monitoring | remote patient | remote patients | \
        remote support | remote users | remote control | remote access | remote sites | remote site | remote areas | \
        remote desktop | remote systems | remote colleagues | remote offices | remote locations | remote diagnostics | \
        remote procedure | remote servers | remote customers | remote clients | remote communities | \
        remote interview | remote interviews | in person interview | in-person interview | in-person interviews | \
        remote devices | remote learning | remote troubleshooting | in-person or remote interview
        """,
    ])

    /// Words before a place in a sentence.
    static let locationLeads = """
        based in | located in | is located in | job is based in | role is based in | position is based in | \
        office in | offices in | headquartered in | hospital in | firm in | company in | agency in | startup in | practice in | store in | clinic in | school in | \
        warehouse in | facility in | restaurant in | branch in | plant in | on-site in | onsite in | hybrid in | \
        headquarters in | studio in | site in
        """

    /// Regions and countries that follow a city behind a comma.
    static let regions: Set<String> = Set(
        """
        al,ak,az,ar,ca,co,ct,de,fl,ga,hi,id,il,in,ia,ks,ky,la,me,md,ma,mi,mn,ms,mo,mt,ne,nv,nh,nj,nm,ny,nc,nd,oh,ok,or,pa,\
        ri,sc,sd,tn,tx,ut,vt,va,wa,wv,wi,wy,dc,on,qc,bc,ab,mb,sk,ns,nb,nsw,vic,qld,uk,us,usa,u.s,u.k,eu,\
        alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,\
        indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,\
        montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,\
        oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,\
        west virginia,wisconsin,wyoming,ontario,quebec,british columbia,alberta,england,scotland,wales,ireland,germany,\
        france,spain,italy,portugal,netherlands,the netherlands,belgium,austria,switzerland,poland,czech republic,czechia,\
        sweden,norway,denmark,finland,greece,turkey,romania,hungary,ukraine,united kingdom,united states,canada,australia,\
        new zealand,india,singapore,japan,china,brazil,mexico,argentina,south africa,israel,united arab emirates,uae,\
        estonia,latvia,lithuania,luxembourg,bavaria,catalonia,kenya,nigeria,egypt,philippines,indonesia,malaysia
        """.split { $0 == "," || $0 == "\n" }.map(String.init)
    )

    /// Words for pay.
    static let payWords = """
        salary | salaries | pay | pays | paid | compensation | wage | wages | base | ote | remuneration | earn | \
        earnings | gross | per annum | p.a | pa | hourly | annually | annual salary | rate | package | \
        a year | per year | an hour | per hour | a month | per month | per day | a day | per week | a week | yearly | monthly
        """

    /// Words near which an amount is no salary.
    static let notPayWords = """
        bonus | bonuses | budget | stipend | allowance | reimbursement | revenue | arr | funding | raised | quota | \
        deal | deals | turnover | sales of | portfolio | assets | valuation | worth | grant | tuition | insurance | \
        contribution | credit | voucher | series a | series b | investment | customers | savings | relocation | 401k | \
        equipment | learning | budgets | contracts | mrr | gmv | p&l | transactions | referral | sign-on | signing | donated
        """

    /// Periods of pay.
    static let periods = PhraseTable<String>(lists: [
        "year": """
        year | annum | annually | yearly | p.a | pa | annual | yr | a year | per year | per annum | annual salary | \
        annum gross | py
        """,
        "month": "month | monthly | per month | a month | mo | pm | p.m",
        "week": "week | weekly | per week | a week | pw",
        "day": "day | daily | per day | a day | pd | day rate | daily rate",
        "hour": "hour | hourly | per hour | an hour | hr | ph | hrs",
    ])

    /// Codes and names of currencies.
    static let currencies: [String: String] = [
        "usd": "USD", "eur": "EUR", "gbp": "GBP", "cad": "CAD", "aud": "AUD", "chf": "CHF", "nzd": "NZD", "inr": "INR",
        "jpy": "JPY", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "sgd": "SGD", "czk": "CZK", "brl": "BRL",
        "dollars": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP", "zar": "ZAR", "aed": "AED", "mxn": "MXN",
        "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "us$": "USD", "c$": "CAD", "a$": "AUD",
        "ca$": "CAD",
    ]
}
