"""Closed lists of nouns for people, bodies and documents, and of words that begin no name.

Compiled by hand from general knowledge; nothing here decides alone where the document says more.
"""

from __future__ import annotations

import re
from typing import Literal

Gender = Literal["m", "f"]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


MALE_NOUNS = word_set("""
    man boy father dad son brother husband uncle nephew grandfather grandson widower boyfriend
    gentleman businessman congressman councilman assemblyman policeman fireman salesman
    craftsman anchorman sportsman frontman king prince duke lord actor waiter monk priest
    fisherman defenseman striker
    stepdad granddad grandad grandpa groom bridegroom schoolboy showman cameraman stuntman
    churchman yachtsman oarsman horseman nobleman milkman handyman repairman tradesman airman seaman
    serviceman guardsman patrolman weatherman linesman foreman gunman conman dairyman clergyman
    alderman selectman
""")
FEMALE_NOUNS = word_set("""
    woman girl mother mom mum daughter sister wife aunt niece grandmother granddaughter widow
    girlfriend businesswoman chairwoman spokeswoman congresswoman councilwoman assemblywoman
    policewoman queen princess duchess lady baroness actress waitress nun heroine ex-wife
    stepmum stepmom grandma granny gran nana bride schoolgirl housewife songstress starlet
    heiress landlady saleswoman camerawoman stuntwoman yachtswoman oarswoman horsewoman
    noblewoman servicewoman airwoman patrolwoman forewoman alderwoman selectwoman anchorwoman
    postwoman tradeswoman craftswoman sportswoman stateswoman frontwoman batswoman postmistress
    fiancee dowager
""")
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | word_set("""
    staffer chairman spokesman ombudsman president premier chancellor minister secretary senator
    representative lawmaker legislator governor mayor judge justice general colonel lieutenant
    major captain sergeant officer detective commissioner chair chairperson chief boss head
    leader director manager executive ceo cfo coo cto founder co-founder owner partner spokesperson
    ambassador diplomat envoy attorney lawyer prosecutor counsel solicitor barrister advocate
    activist campaigner organizer organiser politician candidate nominee contender frontrunner
    incumbent challenger republican democrat conservative liberal congressperson councillor
    councilmember councilor mp mep peer speaker whip deputy aide adviser advisor consultant
    strategist operative analyst economist expert scientist researcher scholar professor
    academic historian psychologist sociologist physicist chemist biologist astronomer engineer
    developer programmer designer architect doctor physician surgeon nurse dentist psychiatrist
    neurologist therapist pharmacist patient teacher principal superintendent dean student pupil
    graduate coach trainer player midfielder defender goalkeeper forward winger striker guard
    center quarterback pitcher catcher batsman bowler skipper champion athlete golfer swimmer
    runner boxer cyclist driver racer rider jockey singer songwriter musician rapper guitarist
    drummer composer conductor star celebrity artist painter sculptor photographer filmmaker
    producer screenwriter writer author novelist poet playwright journalist reporter
    correspondent columnist commentator editor publisher blogger host presenter broadcaster
    anchor moderator comedian model dancer chef baker farmer rancher entrepreneur investor
    billionaire millionaire tycoon mogul banker broker trader accountant auditor veteran soldier
    sailor pilot astronaut inspector constable sheriff firefighter paramedic suspect defendant
    plaintiff witness victim survivor prisoner inmate bishop archbishop cardinal pope pastor
    reverend rabbi imam cleric monarch royal spouse parent child teenager teen youngster cousin
    friend neighbor neighbour colleague resident native official member source bystander critic
    opponent supporter voter worker employee employer technician mechanic contractor landlord
    tenant customer client user reader person someone individual passenger commuter migrant
    refugee tourist hunter logger plumber treasurer clerk registrar supervisor coordinator
    administrator librarian curator collector commander admiral brigadier marshal agent operator
    publicist promoter prime-minister chief-of-staff insider specialist practitioner winemaker
    merchant baritone tenor soprano vocalist frontman newcomer rookie freshman sophomore senior
    junior retiree pensioner policymaker regulator statesman whistleblower lobbyist fundraiser
    donor philanthropist counterpart sponsor pollster bookmaker shortstop infielder
    outfielder baseman slugger linebacker cornerback fullback lineman wideout netminder
    goaltender goalie wicketkeeper all-rounder left-hander right-hander midfielder sprinter
    hurdler jumper thrower skier skater rower wrestler gymnast triathlete marathoner seamstress
    tailor cobbler electrician bricklayer plasterer roofer welder carpenter joiner glazier
    stonemason blacksmith locksmith goldsmith watchmaker clockmaker potter weaver greengrocer
    grocer butcher fishmonger florist shopkeeper stallholder hairdresser barber beautician
    publican innkeeper hotelier barman barmaid bartender barista caterer waiter waitress cook
    cleaner caretaker janitor porter courier postman trucker lorry-driver docker stevedore
    deckhand bosun purser steward stewardess navigator co-pilot beekeeper shepherd gardener
    gamekeeper forester ranger vet veterinarian midwife optician radiologist cardiologist
    oncologist surgeon anaesthetist anesthesiologist paediatrician pediatrician epidemiologist
    carer childminder nanny babysitter lecturer tutor headmaster headmistress headteacher
    botanist zoologist ecologist geologist seismologist hydrologist meteorologist climatologist
    oceanographer geographer statistician mathematician philosopher theologian linguist
    archaeologist anthropologist criminologist actuary surveyor solicitor barrister paralegal
    translator interpreter ghostwriter biographer essayist illustrator cartoonist choreographer
    cinematographer conservator restorer cellist violinist pianist organist daughter-in-law
    son-in-law mother-in-law father-in-law brother-in-law sister-in-law stepfather stepmother
    stepson stepdaughter stepbrother stepsister emir sultan sheikh king queen prince princess
    duke duchess earl count countess viscount baron baroness archduke maharaja envoy emissary
    consul attache charge-d'affaires nuncio ombudsman provost vicar curate deacon nun monk abbot
    lad lass bloke goatherd lumberjack lifeguard bodyguard bouncer neurosurgeon speechwriter hacker
    pontiff surrogate schoolteacher prodigy wunderkind shot-stopper keeper winner finalist
    contestant laureate runner-up hero
    hitmaker superstar popstar megastar diva crooner balladeer busker dj emcee magician
    puppeteer impresario showrunner bandleader bassist saxophonist keyboardist percussionist
    trumpeter trombonist harpist flautist flutist clarinettist oboist fiddler lyricist
    librettist soloist dramatist satirist humorist memoirist diarist pundit reviewer podcaster
    vlogger youtuber tiktoker streamer influencer gamer newsreader newscaster copywriter
    videographer ceramicist printmaker muralist physiotherapist physio osteopath chiropractor
    podiatrist orthodontist optometrist nutritionist dietitian dietician immunologist virologist
    microbiologist toxicologist pathologist dermatologist gynaecologist gynecologist
    obstetrician urologist endocrinologist haematologist hematologist nephrologist
    ophthalmologist rheumatologist neuroscientist geneticist biochemist biophysicist
    astrophysicist palaeontologist paleontologist entomologist ornithologist volcanologist
    glaciologist primatologist agronomist horticulturist arborist naturalist conservationist
    environmentalist ethicist bioethicist jurist cosmologist technologist demographer
    cartographer lexicographer radiographer sonographer clinician geriatrician gp medic matron
    caregiver sufferer amputee recipient co-author coauthor alumnus alumna undergraduate
    postgraduate postdoc educator bursar warden coroner magistrate juror arbitrator mediator
    adjudicator negotiator investigator bailiff complainant claimant appellant petitioner
    litigant convict fugitive offender culprit assailant attacker shooter killer murderer rapist
    robber burglar thief fraudster swindler smuggler trafficker arsonist stalker kidnapper
    hostage captive detainee tanaiste td msp mla councilperson backbencher frontbencher tory
    dissident defector separatist loyalist cop trooper corporal marine cadet recruit conscript
    reservist sniper commando paratrooper militant rebel guerrilla insurgent jihadist warlord
    fighter footballer cricketer batter seamer spinner flanker playmaker substitute debutant
    debutante qualifier wildcard medallist medalist olympian paralympian heptathlete
    decathlete biathlete snowboarder skateboarder surfer kayaker canoeist
    weightlifter bodybuilder welterweight middleweight heavyweight featherweight
    bantamweight southpaw motorcyclist biker equestrian showjumper gaffer tactician
    referee umpire caddie mountaineer climber alpinist hiker explorer adventurer diver
    grandparent stepparent godfather godmother godson goddaughter godparent twin triplet sibling
    newlywed homemaker divorcee orphan toddler adolescent fiance predecessor successor heir
    socialite aristocrat chieftain octogenarian nonagenarian septuagenarian sexagenarian
    centenarian grower winegrower crofter smallholder farmhand farmworker vintner distiller
    cheesemaker chocolatier confectioner sommelier restaurateur bookseller newsagent
    subpostmaster sub-postmaster postmaster steelworker machinist labourer laborer
    undertaker mortician housekeeper chauffeur cabbie attendant receptionist salesperson
    shopper onlooker passerby passer-by motorist pedestrian homeowner householder leaseholder
    villager islander expat expatriate immigrant evacuee pilgrim worshipper parishioner
    churchwarden preacher evangelist chaplain prelate missionary mullah ayatollah guru financier
    industrialist magnate trustee liquidator shareholder creditor stockbroker dealer auctioneer
    realtor proprietor inventor innovator mentor teammate team-mate bandmate flatmate roommate
    housemate classmate co-star
    examiner assessor
    """)
)
GROUP_NOUNS = word_set("""
    people men women children parents families relatives neighbours neighbors friends colleagues
    police cops authorities officials prosecutors investigators detectives officers sources
    aides staff staffers advisers advisors lawmakers legislators senators congressmen
    representatives politicians ministers mps leaders members delegates voters residents locals
    citizens activists campaigners protesters protestors demonstrators advocates supporters
    opponents proponents critics fans analysts economists experts observers scientists
    researchers scholars academics historians doctors physicians nurses surgeons psychologists
    teachers students pupils coaches players athletes workers employees employers executives
    managers bosses owners shareholders investors traders bankers lenders brokers dealers
    developers designers engineers programmers journalists reporters editors commentators
    pundits columnists bloggers writers authors producers directors lawyers attorneys judges
    jurors regulators watchdogs diplomats envoys soldiers troops veterans rebels militants
    insurgents fighters witnesses victims survivors patients customers consumers clients users
    readers viewers listeners shoppers buyers sellers drivers passengers pilots firefighters
    paramedics republicans democrats conservatives liberals progressives socialists greens
    tories nationalists unionists libertarians americans others some many most several few
    everyone everybody anyone somebody nobody those both companies firms businesses banks
    retailers manufacturers farmers growers unions groups organizations organisations agencies
    governments countries nations states courts churches schools universities hospitals media
    newspapers outlets broadcasters websites elites insiders operatives strategists specialists
    environmentalists conservationists loggers councilmembers councillors feds half majority
    minority percent allies rivals foes adversaries counterparts contributors donors lobbyists
    subordinates respondents participants organizers organisers scouts teammates boycotters
    circles quarters policymakers forecasters astronomers biologists pals mates bookies punters
    medics carers villagers islanders fishermen shopkeepers homeowners taxpayers ratepayers
    bookmakers councils councillors landlords tenants pensioners commuters nurses
    paediatricians pediatricians epidemiologists geologists climatologists ecologists
    benches backbenchers delegates ministries charities clubs parties institutes
""")
COLLECTIVES = word_set("""
    establishment leadership community public electorate audience crowd troupe crew generation
    clergy diaspora faithful couple pair duo trio elite intelligentsia workforce membership
    readership enforcement
""")
"""Nouns for many people that with a capital belong to names."""
BODY_NOUNS = word_set("""
    journal company firm corporation business bank lender insurer retailer maker manufacturer
    automaker carmaker airline operator producer developer supplier brewer drugmaker chain giant
    conglomerate startup start-up platform website site network broadcaster newspaper paper
    magazine outlet station channel publication publisher agency ministry department office
    bureau administration government cabinet parliament congress senate house legislature
    assembly council committee subcommittee commission panel board authority regulator watchdog
    court tribunal jury police force military army navy union party coalition opposition
    campaign movement group organization organisation association society foundation charity
    institute institution university college school hospital museum church club team league
    federation body consortium alliance trust fund bloc embassy consulate monarchy kremlin
    service forces unit division subsidiary parent employer state country nation city county town
    province region territory republic borough side economy plant lab laboratory centre center band
    label studio store shop hotel restaurant utility exchange think-tank thinktank nonprofit
    non-profit caucus delegation mission secretariat treasury syndicate prosecution defense
    defence tabloid broadsheet newswire cooperative co-operative co-op reinsurer clinic directorate
    inspectorate constabulary franchise daily weekly chamber carrier foundry refinery mill brewery
    guild academy orchestra choir theatre theater gallery library archive observatory zoo
    district forum camp consultancy partnership railway railroad supermarket contractor shipyard
    airport port parish diocese archdiocese hospice bakery winery distillery brokerage telecom
    casino cinema dealership pharmacy pac regiment battalion brigade coastguard militia cartel
    chipmaker steelmaker planemaker jetmaker truckmaker toymaker cheesemaker shipbuilder
    housebuilder homebuilder boatbuilder discounter multinational megachurch tank wholesaler
    distributor fabricator pub bar cafe nightclub gym salon hypermarket
    mosque synagogue cathedral monastery convent seminary kindergarten nursery
    preschool venue engine dairy farm ranch vineyard funder grantmaker
""")
BUSINESSES = word_set("""
    company firm bank lender insurer retailer maker manufacturer automaker carmaker airline
    operator producer supplier chain giant conglomerate startup start-up corporation business
    club group cheesemaker chipmaker steelmaker planemaker jetmaker truckmaker toymaker
    drugmaker shipbuilder housebuilder homebuilder boatbuilder discounter multinational
    wholesaler distributor reinsurer brewer supermarket brokerage developer utility
""")
"""Bodies that are described by their place or trade; `the Oslo bank` is no name."""
STATE_BODIES = word_set("""
    ministry agency army military parliament cabinet government authority authorities institute
    office forces bureau
""")
_DOCUMENTS = word_set("""
    report study survey poll polls research analysis paper article story post tweet letter email
    e-mail statement release memo memorandum document documents filing complaint lawsuit suit
    indictment affidavit ruling decision opinion order verdict judgment judgement brief
    submission petition motion resolution bill law act legislation amendment treaty convention
    constitution agreement plan proposal policy book memoir biography autobiography account
    transcript readout data figures statistics numbers results findings estimates forecast
    forecasts projections records emails tweets posts messages message text texts letters
    reports studies surveys papers articles stories editorial op-ed column review audit
    assessment index tracker list database website page sign signs note notice poster flyer
    invitation charges charge manifesto pamphlet booklet guide guidelines instructions video
    footage photo images tape recording film movie documentary ad advertisement advert
    commercial announcement communique declaration speech testimony interview evidence tests
    test autopsy census commentary blog piece passage section headline caption label quote
    filings minutes experiment experiments trial trials theory literature work dating returns
    averages average appraisal brochure leaflet log logbook catalogue will diary inspection
    inquiry update release count outlook projection projections modelling modeling reply judgments
    bulletin newsletter circular dossier factsheet datasheet sheet prospectus programme guide
    guidebook handbook manual textbook dictionary encyclopedia encyclopaedia almanac atlas guidance
    regulation rule rulebook code statute charter decree edict ordinance directive bylaw clause
    licence license permit warrant subpoena writ injunction summons deposition contract lease deed
    certificate receipt invoice ticket menu ledger register plaque inscription epitaph placard
    banner billboard sticker tag prompt graffiti obituary essay thesis dissertation chapter preface
    foreword footnote appendix annex excerpt dispatch cable telegram postcard fax voicemail thread
    hashtag bio podcast newsreel timetable itinerary agenda map chart graph barometer dataset
    spreadsheet scorecard questionnaire bible gospel scripture quran koran torah script screenplay
    lyrics entry whitepaper infographic encyclical citation advisory communiqué dissent accord pact
    protocol covenant blueprint roadmap mural blackboard chalkboard noticeboard whiteboard ranking
""")
DOCUMENT_NOUNS = _DOCUMENTS | {
    f"{noun[:-1]}ies" if re.search("[^aeiou]y$", noun) else f"{noun}s"
    for noun in _DOCUMENTS
    if not noun.endswith(("s", "h", "data", "ing"))
}

ORGANIZATION_WORDS = word_set("""
    ministry department office bureau agency administration authority commission committee
    council board court tribunal senate congress parliament house assembly legislature party
    union league association federation confederation forum consortium society foundation
    institute institution university college school academy center centre centers centres
    hospital clinic museum library church bank fund group company corp corporation inc ltd llc
    plc co holdings partners industries systems technologies airlines airways motors energy oil
    gas news times post journal herald tribune gazette guardian telegraph star press media
    network radio television tv broadcasting magazine organization organisation service services
    police force forces army navy guard fc observatory secretariat directorate inspectorate
    collective cooperative guild fellowship orchestra theatre theater syndicate united city club
    team alliance coalition campaign caucus conference trust project initiative international
    airport chamber exchange insurance capital securities consulting labs laboratories studios
    records films pictures entertainment foods stores hotel hotels resort restaurant panel bloc
    embassy government cabinet nations republic states kingdom aid regulator
""")

NAME_WORDS: dict[str, frozenset[str]] = {
    noun: word_set(words)
    for nouns, words in (
        (
            "newspaper paper daily tabloid broadsheet",
            "times post journal herald tribune gazette guardian telegraph star sentinel mail mirror"
            " express daily news globe chronicle examiner observer independent courier record",
        ),
        ("broadcaster network channel station", "television tv radio broadcasting channel"),
        ("airline carrier", "airlines airways air jet"),
        (
            "agency",
            "service bureau administration office authority centre center fda epa faa cdc nasa noaa"
            " iaea unhcr unicef wfp",
        ),
        (
            "regulator watchdog",
            "authority commission agency board office council regulator inspectorate ombudsman"
            " standards panel fda sec ftc fcc fca cma caa ofcom ofgem ofwat ofsted ofqual",
        ),
        ("department ministry", "office treasury"),
        ("party", "bloc front alliance coalition movement congress"),
        ("board", "nhs"),
        ("panel", "commission committee board council"),
        (
            "union",
            "association federation workers employees teamsters brotherhood guild nurses teachers"
            " educators firefighters drivers pilots miners steelworkers machinists dockers"
            " longshoremen",
        ),
        ("district", "schools isd"),
        ("label", "records recordings music"),
        (
            "group organization organisation body",
            "association coalition alliance federation council union foundation society institute",
        ),
        ("force", "police constabulary"),
        ("thinktank think-tank tank", "institute centre center foundation"),
        ("bank lender", "bank banco banca banque"),
    )
    for noun in nouns.split()
}
"""Words in the names of bodies that a noun other than those describes: `the paper` is a Post."""

SPOKESPERSONS = word_set("""
    spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives
    official officials spokespersons spox
""")
FAMILY_NOUNS = word_set("""
    wife husband ex-wife ex-husband son daughter father mother brother sister widow widower uncle
    aunt cousin niece nephew grandfather grandmother grandson granddaughter boyfriend girlfriend
    partner spouse fiance fiancee dad mum mom
""")
OFFICES = word_set(
    """
    president premier chancellor minister secretary senator congressman congresswoman governor mayor
    king queen judge justice commissioner ambassador sheriff
    """
)
"""What one holds at a time, so that who has another is not meant."""
NUMBER_WORDS: dict[str, int] = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
STYLES = word_set(
    "highness majesty excellency grace holiness eminence beatitude honour honor lordship ladyship"
    " worship"
)
"""What behind `his` or `her` stands for a person without being a name."""
CAPITALISED = word_set(
    """
    republican republicans democrat democrats democratic tory tories christian christians catholic
    catholics protestant protestants muslim muslims islamic jew jews jewish hindu hindus sikh sikhs
    buddhist buddhists
    """
)
"""Parties, faiths and their followers, who have a capital wherever they stand."""
CALENDAR = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter halloween whitsun
    jan feb aug sept oct nov dec
    """
)
STOP_WORDS = word_set("""
    everything everybody anything nothing something
    i the a an this that these those but and or so yet if when while as after before since until
    because although though once in on at by for from of to with without within into over under
    about against among between during through despite besides amid per via than then there here
    beyond unlike
    neither either nor
    what who whom whose which why how where it its he his him she her they their them we our us
    you your i my me one some many most several other others another each every both all no not
    only also just still even however meanwhile moreover instead yes now today yesterday
    tomorrow monday tuesday wednesday thursday friday saturday sunday january february july
    september october november december last next earlier later recently previously according
    asked speaking was is are were be been has have had do does did will would could should
    might can let see such
    """)
