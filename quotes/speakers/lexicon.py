"""Closed lists: places that speak for governments, nouns for people, bodies and documents, names.

Compiled by hand from general knowledge; nothing here decides alone where the document says more.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


# Country, adjectives, capital (or another place that stands for the government).
_COUNTRIES = """
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Angola|Angolan|Luanda
Argentina|Argentine Argentinian|Buenos_Aires;Armenia|Armenian|Yerevan;Australia|Australian|Canberra
Austria|Austrian|Vienna;Azerbaijan|Azerbaijani Azeri|Baku;Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama;Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian|Bridgetown
Belarus|Belarusian|Minsk;Belgium|Belgian|;Belize|Belizean|Belmopan;Bolivia|Bolivian|La_Paz
Bosnia|Bosnian|Sarajevo;Botswana||Gaborone;Brazil|Brazilian|Brasilia;Britain|British|London
Bulgaria|Bulgarian|Sofia;Burma|Burmese|;Myanmar||Naypyidaw;Cambodia|Cambodian|Phnom_Penh
Cameroon|Cameroonian|Yaounde;Canada|Canadian|Ottawa;Chile|Chilean|;China|Chinese|Beijing
Colombia|Colombian|Bogota;Congo|Congolese|Kinshasa;Costa_Rica|Costa_Rican|;Croatia|Croatian|Zagreb
Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia;Czech_Republic|Czech|Prague;Denmark|Danish|Copenhagen
Dominican_Republic|Dominican|Santo_Domingo;Ecuador|Ecuadorian|Quito;Egypt|Egyptian|Cairo
Estonia|Estonian|Tallinn;Ethiopia|Ethiopian|Addis_Ababa;Fiji|Fijian|;Finland|Finnish|Helsinki
France|French|Paris;Georgia|Georgian|Tbilisi;Germany|German|Berlin;Ghana|Ghanaian|Accra
Greece|Greek|Athens;Grenada|Grenadian|;Guatemala|Guatemalan|;Guyana|Guyanese|Georgetown
Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik;India|Indian|New_Delhi;Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin;Israel|Israeli|;Italy|Italian|Rome
Jamaica|Jamaican|Kingston;Japan|Japanese|Tokyo;Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana;Kenya|Kenyan|Nairobi;Kosovo|Kosovan|Pristina;Kuwait|Kuwaiti|
Kyrgyzstan|Kyrgyz|Bishkek;Laos|Laotian|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut
Libya|Libyan|Tripoli;Lithuania|Lithuanian|Vilnius;Luxembourg||;Malaysia|Malaysian|Kuala_Lumpur
Mali|Malian|Bamako;Malta|Maltese|Valletta;Mexico|Mexican|Mexico_City;Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar;Montenegro|Montenegrin|;Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo;Namibia|Namibian|Windhoek;Nepal|Nepalese Nepali|Kathmandu
Netherlands|Dutch|The_Hague;New_Zealand||Wellington;Nicaragua|Nicaraguan|Managua
Niger||Niamey;Nigeria|Nigerian|Abuja;North_Korea|North_Korean|Pyongyang;Norway|Norwegian|Oslo
Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad;Panama|Panamanian|;Paraguay|Paraguayan|Asuncion
Peru|Peruvian|Lima;Philippines|Philippine Filipino|Manila;Poland|Polish|Warsaw
Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha;Romania|Romanian|Bucharest;Russia|Russian|Moscow
Rwanda|Rwandan|Kigali;Saudi_Arabia|Saudi|Riyadh;Senegal|Senegalese|Dakar;Serbia|Serbian|Belgrade
Sierra_Leone||Freetown;Singapore|Singaporean|;Slovakia|Slovak Slovakian|Bratislava
Slovenia|Slovenian|Ljubljana;Somalia|Somali|Mogadishu;South_Africa|South_African|Pretoria
South_Korea|South_Korean|Seoul;South_Sudan||Juba;Spain|Spanish|Madrid;Sri_Lanka|Sri_Lankan|Colombo
Sudan|Sudanese|Khartoum;Sweden|Swedish|Stockholm;Switzerland|Swiss|Bern;Syria|Syrian|Damascus
Taiwan|Taiwanese|Taipei;Tajikistan|Tajik|Dushanbe;Tanzania|Tanzanian|Dodoma;Thailand|Thai|Bangkok
Trinidad_and_Tobago|Trinidadian|Port_of_Spain;Tunisia|Tunisian|Tunis;Turkey|Turkish|Ankara
Uganda|Ugandan|Kampala;Ukraine|Ukrainian|Kyiv Kiev;United_Arab_Emirates|Emirati|Abu_Dhabi
United_Kingdom||;United_States|American|Washington;Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent;Vatican||;Venezuela|Venezuelan|Caracas;Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa;Zambia|Zambian|Lusaka;Zimbabwe|Zimbabwean|Harare;European_Union|European|Brussels
"""

COUNTRIES: frozenset[str]
"""Names of countries, folded (`costa rica`)."""
COUNTRY_OF: dict[str, str] = {}
"""From a folded adjective or country to the country's name (`chinese` → `China`)."""
CAPITAL_OF: dict[str, str] = {}
"""From a folded capital to the country whose government it may stand for."""

for _entry in _COUNTRIES.replace("\n", ";").split(";"):
    if _entry:
        _name, _adjectives, _capitals = _entry.split("|")
        _country = _name.replace("_", " ")
        for _word in (_name, *_adjectives.split()):
            COUNTRY_OF[_word.replace("_", " ").casefold()] = _country
        for _word in _capitals.split():
            CAPITAL_OF[_word.replace("_", " ").casefold()] = _country
COUNTRY_OF |= {"us": "United States", "uk": "United Kingdom", "u.s.": "United States"}
COUNTRY_OF |= {"u.k.": "United Kingdom", "u.s": "United States", "america": "United States"}
COUNTRIES = frozenset(name.casefold() for name in COUNTRY_OF.values()) | {"us", "uk", "america"}

MALE_NOUNS = word_set("""
    man boy father dad son brother husband uncle nephew grandfather grandson widower boyfriend
    gentleman businessman congressman councilman assemblyman policeman fireman salesman
    craftsman anchorman sportsman frontman king prince duke lord actor waiter monk priest
    fisherman defenseman striker
""")
FEMALE_NOUNS = word_set("""
    woman girl mother mom mum daughter sister wife aunt niece grandmother granddaughter widow
    girlfriend businesswoman chairwoman spokeswoman congresswoman councilwoman assemblywoman
    policewoman queen princess duchess lady baroness actress waitress nun heroine ex-wife
""")
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | word_set("""
    staffer chairman spokesman ombudsman president premier chancellor minister secretary senator
    representative lawmaker legislator governor mayor judge justice general colonel lieutenant
    major captain sergeant officer detective commissioner chair chairperson chief boss head
    leader director manager executive ceo founder co-founder owner partner spokesperson
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
    donor philanthropist
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
    circles quarters policymakers forecasters astronomers biologists
""")
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
    service unit division subsidiary parent employer state country nation city county town
    province region territory republic side economy plant lab laboratory centre center band
    label studio store shop hotel restaurant utility exchange think-tank thinktank nonprofit
    non-profit caucus delegation mission secretariat treasury syndicate prosecution defense
    defence
""")
DOCUMENT_NOUNS = word_set("""
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
    averages average
""")

ORGANIZATION_WORDS = word_set("""
    ministry department office bureau agency administration authority commission committee
    council board court tribunal senate congress parliament house assembly legislature party
    union league association federation confederation society foundation institute institution
    university college school academy center centre hospital clinic museum library church bank
    fund group company corp corporation inc ltd llc plc co holdings partners industries systems
    technologies airlines airways motors energy oil gas news times post journal herald tribune
    gazette guardian telegraph star press media network radio television tv broadcasting
    magazine organization organisation service services police force forces army navy guard fc
    united city club team alliance coalition campaign caucus conference trust project initiative
    international airport chamber exchange insurance capital securities consulting labs
    laboratories studios records films pictures entertainment foods stores hotel hotels resort
    restaurant embassy government cabinet nations republic states kingdom
""")

SPOKESPERSONS = word_set("""
    spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives
    official officials spokespersons spox
""")
UNNAMED_NOUNS = word_set("""
    source sources witness witnesses expert experts resident residents critic critics analyst
    analysts observer observers friend friends neighbor neighbors neighbour neighbours insider
    insiders
""")

_MALE_NAMES = """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alex
    alexander alexei alfred ali allan allen alvaro amir anders andre andreas andrei andrew andy
    angelo anthony antoine antonio antony ari arnold arthur ashton augusto austin barack barry
    ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent
    brett brian bruce bruno bryan byron carl carlos cedric chad charles charlie chester chris
    christian christopher chuck claude clarence clay clint clive colin conor corey cory craig
    curtis dale damian damon dan daniel danny darren darrell dave david dean dennis derek
    desmond devin diego dmitri dmitry dominic don donald doug douglas duncan dwayne dylan earl
    eddie edgar edmund eduardo edward edwin eli elijah eliot elliot elliott emmanuel enrique
    eric erik ernest ethan eugene evan fabio felipe felix ferdinand fernando francis francisco
    franco frank franklin fred frederick gareth garry gary gavin gene geoff geoffrey george
    gerald gerard gerhard gerry gilbert glen glenn gordon graham grant greg gregory guillermo
    gus gustavo guy hamid hank hans harold harry harvey hassan hector henri henry herbert herman
    howard hugh hugo hussein ian ibrahim igor isaac ismail ivan ivor jack jackson jacob jacques
    jaime jake jamal james jamie jan jared jason javier jay jean jeff jeffrey jeremy jerome
    jerry jesse jesus jim jimmy joachim joaquin joe joel johan johannes john johnny jon jonathan
    jorge jose josef joseph josh joshua juan julian julio justin karl keith ken kenneth kevin
    khalid klaus kurt kyle lance larry lars laurence lawrence lee len leo leon leonard leonid
    leroy lester lewis liam lindsey lionel lloyd logan lorenzo lou louis lucas luis luke mahmoud
    malcolm manuel marc marcel marco marcus mario mark martin marvin mathieu matt matteo matthew
    maurice max maxim mehmet michael michel miguel mike mikhail miles milton mitch mitchell mitt
    mohamed mohammad mohammed morgan muhammad mustafa nathan nathaniel neil nelson newt nicholas
    nick nicolas nigel nikolai noah noel norman oleg oliver olivier omar oscar otto owen pablo
    patrick paul pavel pedro percy pete peter phil philip philippe phillip pierre piers rafael
    ralph ramon randall randy raul ray raymond reggie reginald rene ricardo richard rick ricky
    rob robert roberto robin rod roderick rodney rodrigo roger roland roman ron ronald ross roy
    rudolf rudy rupert rush russell ryan sajid salman sam samuel scott sean sebastian sergei
    sergey seth shane shaun sidney silvio simon spencer stan stanley stefan stephen steve steven
    stewart stuart tariq ted terrence terry theo theodore thomas tim timothy toby todd tom tommy
    tony travis trent trevor troy tyler tyrone uri vernon victor viktor vincent vladimir
    volodymyr wallace walter warren wayne werner wilfred will william willie winston wolfgang
    yasser yuri yusuf zachary zack
"""
_FEMALE_NAMES = """
    abigail ada adele adriana agnes aisha alana alexandra alexandria alexis alice alicia alina
    alison allison alma amanda amber amelia amina amy ana andrea angela angelica angelique angie
    anita ann anna anne annette annie april ariana arlene ashley audrey aubrey barbara beatrice
    becky belinda bella bernadette bertha beth bethany betty beverly bonnie brenda bridget
    brittany brooke camila camille candace cara carissa carla carly carmen carol carole carolina
    caroline carolyn carrie cassandra catherine cathy cecilia celeste celia charlene charlotte
    chelsea cheryl chloe christa christina christine cindy claire clara clare claudia colleen
    condoleezza connie constance cora courtney crystal cynthia daisy dana daniela danielle dawn
    deanna debbie deborah debra deirdre delia delores denise diana diane dianne dolores donna
    dora doris dorothy ebony edith eileen elaine eleanor elena elisa elise elizabeth ella ellen
    ellie eloise elsa elsie emily emma erica erika erin esther ethel eunice eva eve evelyn faith
    fatima faye felicia fiona florence frances francesca gabriela gabrielle gail gayle gemma
    geraldine gertrude gianna gillian gina ginger giselle gladys glenda gloria grace greta
    gretchen gwen hannah harriet hazel heather heidi helen helena helga hillary hilary holly
    hope ida imelda inez ingrid irene iris irma isabel isabella ivana ivanka jacqueline jane
    janet janice jasmine jean jeanette jeanne jenna jennie jennifer jenny jessica jill joan
    joann joanna joanne jodi jody josephine joy joyce juanita judi judith judy julia juliana
    julie june kamala karen karin kate katherine kathleen kathryn kathy katie katrina kay kayla
    keisha kelly kendra kerry kim kimberly kirsten kirstin kristen kristin kristina krystal lana
    lara latoya laura lauren leah leigh leila lena leslie leticia lily linda lindsay lisa liz
    liza lois lola loretta lori lorraine louisa louise lucia lucille lucy luisa lydia lynn lynne
    mabel mackenzie madeleine madison maggie malala mandy marcia margaret margarita maria mariam
    marian marianne marie marilyn marina marion marisa marissa marjorie marlene marsha martha
    mary maryam maureen maxine megan megyn melania melanie melinda melissa mercedes meredith mia
    michele michelle mildred mindy miriam molly mona monica muriel myra nadia nancy naomi
    natalia natalie natasha nell nicola nicole nina nora norma olga olivia oprah pamela pat
    patricia paula pauline peggy penelope penny phoebe phyllis priscilla rachel ramona rebecca
    regina renee rhonda rita roberta robyn rosa rosalind rose rosemary roxanne ruth sabrina
    sadie sally samantha sandra sandy sara sarah selena serena shannon sharon sheila shelley
    shelly sherry shirley silvia simone sofia sonia sonya sophia sophie stacey stacy stella
    stephanie sue susan susanna suzanne svetlana sybil sylvia tamara tammy tania tanya tara
    tatiana teresa terri thelma theresa tiffany tina toni tonya tracey tracy tricia trisha
    ursula valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia
    vivian wanda wendy whitney wilma yolanda yvette yvonne zoe
"""
_EITHER = word_set(
    """
    alex andrea ashley aubrey carol casey chris dana francis jackie jamie jan jean jesse joan
    jordan kelly kerry kim lee leigh leslie lindsay lindsey lynn marion morgan nicola pat robin
    sam sandy shannon simone taylor terry tracy
    """
)
_MALE, _FEMALE = word_set(_MALE_NAMES), word_set(_FEMALE_NAMES)
FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_MALE - _FEMALE - _EITHER, "m"),
    **dict.fromkeys(_FEMALE - _MALE - _EITHER, "f"),
}
"""Common first names, folded, with the gender that nearly all of their bearers have."""
GIVEN_NAMES = _MALE | _FEMALE | _EITHER

NUMBER_WORDS: dict[str, int] = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
STOP_WORDS = word_set("""
    the a an this that these those but and or so yet if when while as after before since until
    because although though once in on at by for from of to with without within into over under
    about against among between during through despite besides amid per via than then there here
    what who whom whose which why how where it its he his him she her they their them we our us
    you your i my me one some many most several other others another each every both all no not
    only also just still even however meanwhile moreover instead yes now today yesterday
    tomorrow monday tuesday wednesday thursday friday saturday sunday january february july
    september october november december last next earlier later recently previously according
    asked speaking was is are were be been has have had do does did will would could should
    might can let see such
    """)
