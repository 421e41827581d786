/// Places by their English names.
enum EnglishPlaces {
    /// Countries, states and provinces.
    static let regions = """
        alabama | alaska | arizona | arkansas | california | colorado | connecticut | delaware | florida | georgia \
        | hawaii | idaho | illinois | indiana | iowa | kansas | kentucky | louisiana | maine | maryland | massachusetts \
        | michigan | minnesota | mississippi | missouri | montana | nebraska | nevada | new hampshire | new jersey \
        | new mexico | new york | north carolina | north dakota | ohio | oklahoma | oregon | pennsylvania | rhode island \
        | south carolina | south dakota | tennessee | texas | utah | vermont | virginia | washington | west virginia \
        | wisconsin | wyoming | district of columbia | puerto rico | ontario | quebec | québec | british columbia \
        | alberta | manitoba | saskatchewan | nova scotia | new brunswick | newfoundland | england | scotland | wales \
        | northern ireland | new south wales | victoria | queensland | western australia | south australia | tasmania \
        | bavaria | hesse | saxony | catalonia | ontario canada | karnataka | maharashtra | tamil nadu | telangana | kerala \
        | gujarat | punjab | west bengal | uttar pradesh | haryana \
        | afghanistan | albania | algeria | argentina | armenia | australia | austria | azerbaijan | bahrain | bangladesh \
        | belarus | belgium | bolivia | bosnia and herzegovina | brazil | bulgaria | cambodia | cameroon | canada | chile \
        | china | colombia | costa rica | croatia | cuba | cyprus | czech republic | czechia | denmark \
        | dominican republic | ecuador | egypt | el salvador | estonia | ethiopia | finland | france | germany | ghana \
        | greece | guatemala | honduras | hong kong | hungary | iceland | india | indonesia | iran | iraq | ireland \
        | israel | italy | ivory coast | jamaica | japan | jordan | kazakhstan | kenya | kuwait | latvia | lebanon \
        | lithuania | luxembourg | malaysia | malta | mexico | moldova | mongolia | montenegro | morocco | nepal \
        | netherlands | the netherlands | new zealand | nigeria | north macedonia | norway | oman | pakistan | panama \
        | paraguay | peru | philippines | poland | portugal | qatar | romania | russia | rwanda | saudi arabia | senegal \
        | serbia | singapore | slovakia | slovenia | south africa | south korea | korea | spain | sri lanka | sweden \
        | switzerland | syria | taiwan | tanzania | thailand | trinidad and tobago | tunisia | turkey | uganda | ukraine \
        | united arab emirates | united kingdom | great britain | united states | united states of america | uruguay \
        | venezuela | vietnam | zambia | zimbabwe
        """

    /// Large cities, and the places that are none.
    static let cities = """
        amsterdam | ankara | athens | atlanta | auckland | austin | baltimore | bangalore | bengaluru | bangkok \
        | barcelona | basel | beijing | belfast | belgrade | berlin | bern | birmingham | boston | bratislava | bristol \
        | brooklyn | brussels | bucharest | budapest | buenos aires | cairo | calgary | cambridge | cape town | charlotte \
        | chennai | chicago | cincinnati | cleveland | cologne | columbus | copenhagen | dallas | delhi | denver | detroit \
        | dubai | dublin | düsseldorf | edinburgh | edmonton | frankfurt | geneva | glasgow | gothenburg | gurgaon \
        | gurugram | hamburg | hanoi | helsinki | houston | hyderabad | indianapolis | istanbul | jakarta | jersey city \
        | johannesburg | kansas city | karachi | kolkata | krakow | kraków | kuala lumpur | kyiv | lagos | lahore \
        | las vegas | leeds | leipzig | lisbon | liverpool | london | los angeles | lyon | madrid | manchester | manila \
        | melbourne | memphis | mexico city | miami | milan | milwaukee | minneapolis | montreal | montréal | moscow \
        | mumbai | munich | münchen | nairobi | nashville | new delhi | new orleans | new york | new york city | newark | noida \
        | oakland | omaha | orlando | osaka | oslo | ottawa | oxford | palo alto | paris | philadelphia | phoenix \
        | pittsburgh | porto | portland | prague | pune | raleigh | remote | richmond | riga | rio de janeiro | rome \
        | rotterdam | sacramento | salt lake city | san antonio | san diego | san francisco | san francisco bay area \
        | san jose | santa clara | santiago | são paulo | sao paulo | seattle | seoul | shanghai | shenzhen | sofia \
        | stockholm | stuttgart | sydney | taipei | tallinn | tampa | tel aviv | the hague | tokyo | toronto | valencia \
        | vancouver | vienna | vilnius | warsaw | washington dc | wellington | zagreb | zurich | zürich | hybrid
        """

    /// Abbreviations, in capitals.
    static let codes = """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
        RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS ON PE QC SK NSW QLD VIC TAS ACT UK USA US UAE EU NZ
        NYC SF
        """
}
