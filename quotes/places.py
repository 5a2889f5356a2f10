"""Countries with their adjectives and the capitals that speak for their governments.

Names are those that news agencies use; where it is disputed which place speaks, none does.
"""

from __future__ import annotations

# Country, adjectives, capital (or another place that stands for the government).
_COUNTRIES = """
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Angola|Angolan|Luanda
Argentina|Argentine Argentinian|Buenos_Aires;Armenia|Armenian|Yerevan;Australia|Australian|Canberra
Austria|Austrian|Vienna;Azerbaijan|Azerbaijani Azeri|Baku;Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama;Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian|Bridgetown
Belarus|Belarusian|Minsk;Belgium|Belgian|;Belize|Belizean|Belmopan;Bolivia|Bolivian|La_Paz
Bosnia|Bosnian|Sarajevo;Botswana||Gaborone;Brazil|Brazilian|Brasilia Brasília;Britain|British|London
Bulgaria|Bulgarian|Sofia;Burma|Burmese|;Myanmar||Naypyidaw;Cambodia|Cambodian|Phnom_Penh
Benin|Beninese|Porto-Novo;Burkina_Faso||Ouagadougou;Burundi|Burundian|Gitega
Chad|Chadian|N'Djamena N’Djamena;Eritrea|Eritrean|Asmara;Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Guinea|Guinean|Conakry;Ivory_Coast|Ivorian|Abidjan;Liberia|Liberian|Monrovia
Madagascar|Malagasy|Antananarivo;Malawi|Malawian|Lilongwe;Mauritania|Mauritanian|Nouakchott
Suriname|Surinamese|Paramaribo;Togo|Togolese|Lome Lomé;Cameroon|Cameroonian|Yaounde Yaoundé
Canada|Canadian|Ottawa;Chile|Chilean|Santiago;China|Chinese|Beijing
Colombia|Colombian|Bogota Bogotá;Congo|Congolese|Kinshasa;Costa_Rica|Costa_Rican|
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia;Czech_Republic|Czech|Prague;Denmark|Danish|Copenhagen
Dominican_Republic|Dominican|Santo_Domingo;Ecuador|Ecuadorian Ecuadorean|Quito;Egypt|Egyptian|Cairo
Estonia|Estonian|Tallinn;Ethiopia|Ethiopian|Addis_Ababa;Fiji|Fijian|Suva;Finland|Finnish|Helsinki
France|French|Paris;Georgia|Georgian|Tbilisi;Germany|German|Berlin;Ghana|Ghanaian|Accra
Greece|Greek|Athens;Grenada|Grenadian|;Guatemala|Guatemalan|Guatemala_City
Guyana|Guyanese|Georgetown
Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavik Reykjavík;India|Indian|New_Delhi;Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin;Israel|Israeli|;Italy|Italian|Rome
Jamaica|Jamaican|Kingston;Japan|Japanese|Tokyo;Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana;Kenya|Kenyan|Nairobi;Kosovo|Kosovan|Pristina;Kuwait|Kuwaiti|Kuwait_City
Kyrgyzstan|Kyrgyz|Bishkek;Laos|Laotian|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut
Libya|Libyan|Tripoli;Lithuania|Lithuanian|Vilnius;Luxembourg||;Malaysia|Malaysian|Kuala_Lumpur
Mali|Malian|Bamako;Malta|Maltese|Valletta;Mexico|Mexican|Mexico_City;Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar;Montenegro|Montenegrin|Podgorica;Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo;Namibia|Namibian|Windhoek;Nepal|Nepalese Nepali|Kathmandu
Netherlands|Dutch|The_Hague Hague;New_Zealand||Wellington;Nicaragua|Nicaraguan|Managua
Niger||Niamey;Nigeria|Nigerian|Abuja;North_Korea|North_Korean|Pyongyang;Norway|Norwegian|Oslo
Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad;Panama|Panamanian|Panama_City
Paraguay|Paraguayan|Asuncion Asunción
Palestine|Palestinian|
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
Andorra|Andorran|;Antigua_and_Barbuda|Antiguan|;Bhutan|Bhutanese|Thimphu;Brunei|Bruneian|
Bosnia_and_Herzegovina||;Cape_Verde|Cape_Verdean|Praia;Central_African_Republic||Bangui
Comoros|Comorian|Moroni;Djibouti|Djiboutian|;Dominica||Roseau;East_Timor|East_Timorese|Dili
El_Salvador|Salvadoran|San_Salvador;Equatorial_Guinea||Malabo;Eswatini|Swazi|Mbabane
Guinea-Bissau||Bissau;Kiribati||;Lesotho|Basotho|Maseru;Liechtenstein||Vaduz;Maldives|Maldivian|
Marshall_Islands|Marshallese|Majuro;Mauritius|Mauritian|Port_Louis;Micronesia|Micronesian|
Monaco|Monegasque|;Nauru|Nauruan|;North_Macedonia|Macedonian|Skopje;Palau|Palauan|;San_Marino||
Papua_New_Guinea||Port_Moresby;Saint_Kitts_and_Nevis||Basseterre;Saint_Lucia|Saint_Lucian|Castries
Saint_Vincent_and_the_Grenadines||;Samoa|Samoan|Apia;Sao_Tome_and_Principe||
Seychelles|Seychellois|;Solomon_Islands||Honiara;Tonga|Tongan|;Turkmenistan|Turkmen|Ashgabat
Tuvalu|Tuvaluan|Funafuti;Vanuatu||Port_Vila;Yemen|Yemeni|Sanaa;Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare;European_Union|European|Brussels
"""

COUNTRIES: frozenset[str]
"""Names of countries, folded (`costa rica`)."""
COUNTRY_OF: dict[str, str] = {}
"""From a folded adjective or country to the country's name (`chinese` → `China`)."""
CAPITAL_OF: dict[str, str] = {}
"""From a folded capital to the country whose government it may stand for."""

ADJECTIVE_OF: dict[str, str] = {}
"""From a folded country to its first adjective (`japan` → `Japanese`)."""

for _entry in _COUNTRIES.replace("\n", ";").split(";"):
    if _entry:
        _name, _adjectives, _capitals = _entry.split("|")
        _country = _name.replace("_", " ")
        if _adjectives:
            ADJECTIVE_OF[_country.casefold()] = _adjectives.split()[0].replace("_", " ")
        for _word in (_name, *_adjectives.split()):
            COUNTRY_OF[_word.replace("_", " ").casefold()] = _country
        for _word in _capitals.split():
            CAPITAL_OF[_word.replace("_", " ").casefold()] = _country
COUNTRY_OF |= {"us": "United States", "uk": "United Kingdom", "u.s.": "United States"}
COUNTRY_OF |= {"u.k.": "United Kingdom", "u.s": "United States", "america": "United States"}
COUNTRY_OF |= {"czechia": "Czech Republic"}
_SHORT = {"us", "uk", "america", "czechia"}
COUNTRIES = frozenset(name.casefold() for name in COUNTRY_OF.values()) | _SHORT
NATIONALITIES = frozenset(COUNTRY_OF) - COUNTRIES
"""Adjectives of countries, folded."""

# One from there, where that is no adjective; no papers, as the Scotsman and the Californian are.
_ONE_FROM = """
dutchman=netherlands dutchwoman=netherlands frenchman=france frenchwoman=france irishman=ireland
irishwoman=ireland spaniard=spain dane=denmark swede=sweden finn=finland turk=turkey pole=poland
serb=serbia croat=croatia briton=britain icelander=iceland new_zealander=new_zealand
filipina=philippines filipino=philippines slovene=slovenia slovak=slovakia czech=czech_republic
argentine=argentina greek=greece thai=thailand scot=scotland scotswoman=scotland englishman=england
englishwoman=england welshman=wales welshwoman=wales ulsterman=northern_ireland
yorkshireman=yorkshire cornishman=cornwall londoner=london glaswegian=glasgow liverpudlian=liverpool
scouser=liverpool mancunian=manchester geordie=newcastle brummie=birmingham dubliner=dublin
corkman=cork galwegian=galway kerryman=kerry texan=texas floridian=florida hawaiian=hawaii
alaskan=alaska ohioan=ohio virginian=virginia chicagoan=chicago quebecer=quebec albertan=alberta
queenslander=queensland tasmanian=tasmania sydneysider=sydney melburnian=melbourne bavarian=bavaria
berliner=berlin parisian=paris sicilian=sicily sardinian=sardinia neapolitan=naples venetian=venice
milanese=milan catalan=catalonia breton=brittany corsican=corsica
"""
INHABITANTS: dict[str, str] = {
    word: country.casefold()
    for word, country in COUNTRY_OF.items()
    if word.endswith(("an", "i")) and word not in COUNTRIES
}
"""From what one inhabitant is called to the country, both folded (`dane` → `denmark`)."""
INHABITANTS |= dict(pair.replace("_", " ").split("=") for pair in _ONE_FROM.split())

_STATES = """
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
minnesota mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico
new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island
south_carolina south_dakota tennessee texas utah vermont virginia west_virginia wisconsin
wyoming new_south_wales queensland south_australia tasmania victoria western_australia
andhra_pradesh assam bihar chhattisgarh gujarat haryana himachal_pradesh jharkhand karnataka
kerala madhya_pradesh maharashtra manipur odisha punjab rajasthan tamil_nadu telangana
uttar_pradesh uttarakhand west_bengal
"""
STATES = frozenset(name.replace("_", " ") for name in _STATES.split())
"""States of countries whose news mostly means one of them by `the state`, folded."""
