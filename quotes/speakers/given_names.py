"""Common first names and the gender that their bearers mostly have; compiled by hand."""

from __future__ import annotations

from quotes.speakers.lexicon import Gender, word_set

_MALE_NAMES = """
    aaron abdel abdelaziz abdelkader abdelrahman abdi abdou abdoulaye abdul abdulaziz abdulla
    abdullah abdulrahman abel abhishek abiodun abraham achim adam adama adan adebayo adel ademola
    adewale adil aditya adnan adolfo adrian agustin ahmad ahmed ahmet aidan ajay akash akbar ake
    akio akira akshay alain alan alastair alban albert alberto albrecht aldo alec alejandro alejo
    aleksandar aleksander aleksandr aleksei aleksey alessandro alessio alex alexander alexandre
    alexandros alexandru alexei alexey alfonso alfred alfredo alhassan ali alioune alistair allan
    allen alois alonso aloysius alphonse altan alvaro amadou amar amarjit amir amit amitabh amos
    anand anatole anatoli anatoly anders andile andre andreas andrei andrej andrejs andres andrew
    andriy andrzej andy aneurin angel angelo anil anish ansel anselm anthony antoine anton antoni
    antonin antonio antony anwar aras arash archie ari arif arjun armand armando armin arnaldo
    arnaud arne arno arnold arsene artem artemio arthit arthur artur arturo arun arvid arvind asad
    asher ashok ashraf ashton asif aslan atiku atsushi attila augusto aurelio austin axel ayman
    ayodele aziz babak babatunde baltasar baptiste barack barry bartholomew bartosz bashar bashir
    basil bastien bekzat belisario ben benedict benedikt benito benjamin benoit benson berat bernard
    bernardo bernd bernie bert bertil bertrand bhupinder bilal bill billy bjarne bjorn blaise bob
    bobby bogdan bohdan bojan boris boubacar brad bradley bram brandon branko brayden brendan brent
    brett brian brody bronislaw bruce bruno bryan bryn burak burhan byron caio caleb callum calvin
    carl carlo carlos casimir caspar casper catalin cecil cedric celso cem cesar chad chandra
    charbel charles charlie chester chetan chibuzo chidi chidiebere chijioke chike chinedu chinonso
    chris christian christopher chuck chukwudi chukwuemeka cian ciaran clarence claude claudio clay
    clemens clement cletus clifford clint clive colin conor conrad constantin constantine corey
    cormac cornelis cornelius cory craig cristian cristiano cristobal curtis cuthbert cyril cyrus
    daan daichi daisuke daithi dale damian damien damir damon dan daniel daniele danilo danish danny
    dany darius dariusz darko darragh darrell darren dave david davide dawid dayo dean declan deepak
    demetrius dennis denys deon derek derrick desmond detlef devin dewayne diarmuid didier diego
    dieter dietrich dilip dimitar dimitri dimitrios dimitris dinesh dino diogo dirk dmitri dmitry
    dmytro domenico domingo dominic dominique don donal donald donato donovan doug douglas dragan
    duarte dumisani duncan dusan dwayne dwight dylan eamon eamonn earl ebenezer eckhard eddie edgar
    edmund eduard eduardo edward edwin efraim egbert egil einar eino eitan ekrem eli elias elijah
    elio eliot elliot elliott elmer elon eloy elvis emeka emil emile emiliano emilio emin emmanuel
    emre engin enoch enrico enrique enzo epifanio erdem eric erik erkin erkki erling ermias ernest
    ernesto ernst ervin erwin esteban ethan etienne eugen eugene eugenio eugeniusz evan evaristo
    everett evgeny ezekiel ezra fabian fabien fabio fabrice fabrizio fahad faisal farid faris farouk
    farrukh federico felipe felix fengli feodor ferdinand fergus fermin fernand fernando fidel filip
    filippo finbar finlay finn fintan florent florian floyd folarin francis francisco franck franco
    francois franjo frank franklin frans frantisek franz fred freddie frederic frederick fredrik
    friedrich fritz fyodor gabor gabriel gabriele gaetano gamal ganesh gareth garrett garry garth
    gary gaspar gaurav gavan gavin gelson genaro gene gennadi gennady geoff geoffrey georg george
    georges georgi georgios geraint gerald gerard gerardo gerd gerhard german gerrit gerry gert
    ghassan gheorghe giacomo gianluca gianni gideon gilbert gilberto giles gilles gino giorgio
    giorgos giovanni giulio giuseppe gleb glen glenn godfrey gopal goran gordan gordon gottfried
    govind graeme graham grant greg gregor gregorio gregory grigory grzegorz guido guillermo gunnar
    gunter gunther gurpreet gus gustavo guy gwilym gyorgy habib hadi hakan hakim hakon halil hamad
    hal hamid hamish hamza hank hannes hans harald hari hariharan harish harold harry haruki haruto
    harvey hasan hashim hassan havard hayato haydar hector heikki heiko heinrich heinz helge helmut
    helmuth hendrik henning henri henrik henrique henry herbert heriberto herman hermann hernan
    hideki hideo hilario hiroki hiroshi hiroyuki horace horacio horst howard hrvoje hubert hugh hugo
    humberto humphrey husain husam hussain hussein hyun iain ian ibrahim ibrahima ichiro idris ieuan
    ifor ignacio ignatius igor ikechukwu iker ilan ilja ilya imad imran imre ingmar ingo ingvar ioan
    ioannis iqbal irfan isaac isaiah isamu ishaan ishmael isidro islombek ismael ismail ismet issa
    istvan ivan ivo ivor iwan jaap jacek jacinto jack jackson jacky jaco jacob jacques jagdish jaime
    jair jairo jake jakob jakub jalal jamal jameel james jamie jamil jan janez jani janko janos
    janusz jared jarek jari jaroslav jaroslaw jarvis jason jasper javad javed javi javid javier jay
    jayden jayesh jean jed jedediah jeff jeffrey jelle jens jeong jeremiah jeremias jeremy jermaine
    jerome jeronimo jerry jerzy jesse jesus jethro jiang jim jimmy jiri jitendra joachim joakim joao
    joaquin jochen joe joel joep joey johan johann johannes john johnathan johnny jokin jon jonas
    jonathan jono joonas joost jordi jorg jorge jorgen joris jose josef joseph josh joshua josip
    josue jovan jozef juan juha jukka jules julian julien julio juliusz juma junaid junichi jurg
    jurgen juri jussi justin kabir kacper kadir kaito kamal kamil kamran karan kareem karel karim
    karl karol karsten kasper katsuhiro katsumi kazimierz kazuki kazuo keiji keir keiran keisuke
    keita keith kelechi ken kendrick kenji kenneth kenny kenta kentaro kerem kevin khaled khalid
    khalil kieran kiran kirill kirk kittichai kjell klaas klaus knut kobi koffi kofi koji kojo
    konrad konstantin konstantinos kostas kristian kristof kristoffer krzysztof kuba kunal kunle
    kurt kwabena kwadwo kwaku kwame kwasi kwesi kyaw kyle lachlan laith lajos lamin lance larry lars
    lasse laszlo laurence laurent laurentiu lauri lawrence lazar lazaro leandro lech lee leif
    leighton lemuel len lennart leo leon leonard leonardo leonel leonhard leonid leopold leopoldo
    leroy lester leszek levent lewis liam lindsey lionel lior ljubo lloyd logan loic lorenz lorenzo
    lothar lou louie louis lubomir lubos luca lucas lucian luciano lucien lucio ludovic ludwig luigi
    luis lukas lukasz luke lyle maarten maciej magnus mahdi mahesh mahmoud maik majid makoto malachi
    malcolm malik mamadou mandla manfred manish manoj manolis mansoor manuel maqsood marat marc
    marcel marcelino marcelo marcin marco marcos marcus marek mariano mario marius mariusz mark
    marko markus marlon marten martim martin martins marvin marwan masahiro masashi masato massimo
    masud matej mateo mateus mateusz mathew mathias mathieu matias matt matteo matthew matthias
    matthieu matti maurice mauricio maurizio mauro max maxim maxime maximilian maximiliano maximo
    mehdi mehmet melvin menno mert mervyn michael michal michel mickael mickey micky miguel mihai
    mihail miika mikael mike mikhail mikkel mikko miklos miles milo milorad milos miloslav milton
    mirko miroslav misha mitch mitchell mitt mladen modou mohamad mohamed mohammad mohammed mohamud
    mohan mohsen moises mokhtar momodou mordecai morgan moritz moses moshe mourad mubarak muhammad
    mukesh mungo munir murad murat mustafa mustapha nabil nader naeem nagendra najib nando naoki
    naoto narayan narendra nasir nasser nathan nathaniel naveed naveen nawaz neil nelio nelson
    nestor newt niall niccolo nicholas nick nico nicolae nicolai nicolas niels nigel niklas niko
    nikola nikolai nikolaos nikolas nikolay nikos nils nimal nimrod nitin njoroge nnamdi noah
    nobuhiro noe noel norbert norman nuno nurlan nurul obafemi obinna octavio odysseas okechukwu
    olaf olamide olav oleg oleh oleksandr oleksiy oliver olivier olof olumide oluwaseun omar omari
    onur orhan oscar oskar osman ossi osvaldo oswald otis otmar otto ousmane owen oyvind pablo paddy
    padraig pankaj panos paolo paresh parviz pascal paschal pasquale patrice patricio patrick patrik
    patryk paul paulinho paulino paulo paulus pavel pavlo pavlos pawel peadar peder pedja pedro
    pekka percival percy petar pete peter petr petro petros petrus petteri phil philip philippe
    philippos phillip pierluigi piero pierre piers piet pieter pietro piotr plamen prabhat pradeep
    prakash pramod pranav prashant praveen predrag przemyslaw qasim quentin quincy quintin rabih
    radek radoslav radovan rafa rafael rafal raffaele rafi rafiq raghav rahim rahul raimund raimundo
    rainer raj rajan rajat rajeev rajendra rajesh rajiv raju rakesh ralf ralph ramesh rami ramin
    ramiro ramon ramzan ramzi randall randy ranjit rashid ratko raul ravi ravil ray raymond raymundo
    reece refik reggie reginald regis reidar reinhard reinhold reinier remi remy renan renato renaud
    rene reuben reza rhodri rhys ricardas ricardo riccardo richard rick ricky rigoberto rikard riku
    rinat rishi ritchie ritesh roald rob robbie robby robert roberto robin rocco rod roderick rodney
    rodolfo rodrigo rogelio roger rohan rohit roland rolando rolf romain roman romano romulo ron
    ronald ronaldo ronan ronen ronnie roope roque rory ross roy ruaridh ruben rudi rudiger rudolf
    rudolph rudy ruedi rufus ruggero rui rupert rush ruslan russell rustam rutger ryan ryo ryota
    ryszard saad sachin sadio saeed said saif sajid sakari sakib salah salih salim salman salomon
    salvatore sam samir samson samu samuel samuli sandeep sander sandor sandro sanjay sanjeev
    santhosh santosh satish satoru satoshi saul saulius saverio sayed scott sean sebastian
    sebastiano sebastiao sebastien selim selwyn serge sergei sergej sergey sergio serhiy seth seung
    severin seydou seyed shahid shahin shakil shamil shane sharif shashi shaun shehu shigeru shinji
    shinzo shiv shlomo sibusiso siddharth sidney sifiso sigmund sigurd sikandar silas silvestre
    silvio simao simeon simo simon sipho siyabonga sizwe slava slavko slawomir slobodan soeren
    somchai soren souleymane spencer spiros spyros srdjan sridhar srinivas stan stanimir stanislas
    stanislav stanislaw stanley stavros stefan stefano steffen stellan sten stepan stephan stephane
    stephen steve steven stewart stig stipe stjepan stoyan stuart subhash subramanian sudhir
    suleiman suleyman sunil suresh sushil sven swapan sylvain sylvester szymon tadao tadashi tadeusz
    tahir taiwo takashi takeshi takumi talal tamas tamer tanvir taras tareq tariku tariq taro tarun
    tatsuya tauno taylan ted teddy temitope teodor teodoro terence teresio terje tero terrence terry
    tetsuya thabiso thabo thaddeus thanh theo theodor theodore theodoros theuns thibault thibaut
    thierry thijs thilo thomas thomasz thorbjorn thorsten tiago tibor tihomir tilman tim timo
    timothee timothy timur tito tiziano tjaart tobiah tobias toby todd tom tomas tomasz tomaz
    tomislav tommaso tommy tomoya tony tore torsten toshio toshiro travis trent trevor trond troy
    trygve tshepo tsvetan tudor tuomas turgut tyler tyrell tyrone ulf ulises ulrich umar umberto
    umesh uri usman uwe vaclav vadim valdemar valentin valentino valeri valerian valery valter vasco
    vasile vasili vasily vasyl veli venkat venkatesh vernon viacheslav vicente victor victorino
    vidal viggo vijay vikas vikram viktor vinay vince vincent vincenzo vinicius vinod virgil vitalii
    vitaly vito vittorio vivek vjekoslav vlad vladimir vladislav vojtech volkan volker volodymyr vuk
    vusi vyacheslav waheed waldemar waleed walid wallace walt walter warren warwick wasim wayne
    wendell werner wesley wilbur wilfred wilhelm will willem willi william willie wim winfried
    winston witold wojciech wolfgang wolfram wouter wyatt xabier xavi xavier yaakov yacine yahya
    yakov yakubu yann yannick yannis yaqub yaroslav yaser yash yasin yasir yasser yasuo yaw yevgeny
    yiannis yitzhak yoav yohannes yoichi yonatan yorgos yosef yoshihiro yoshio yossi younes yousef
    youssef youssouf yuri yuriy yusef yusuf yuval yvan yves yvon zachary zack zaheer zahid zain
    zakaria zaki zaur zbigniew zdenek zdravko zeev zeljko zenon zhivko ziad zlatan zlatko zoltan
    zoran zubair
"""
_FEMALE_NAMES = """
    aaliyah abena abeni abigail abiola abioye ada adaeze adaobi adela adelaide adele adelina adina
    aditi adjoa adriana adriane adrienne afia afua agata agatha agnes agnese agneta agnieszka aicha
    aida aiko ailbhe aileen ailsa aimee aina ainhoa aino aisha aishah aisling aitana ajla akiko
    akosua akua alana aleksandra alessandra alessia alethea alexandra alexandria alexis alfreda alia
    alice alicia aliki alina alisa alisha alison aliyah aliza allegra allison alma alva alzbeta amal
    amalia amanda amara amber amelia amelie amina amira amparo amrita amruta amy ana anais anastasia
    anastasiya anat anca andrea andree andreea aneta anette angela angeles angelica angelique
    angharad angie anika anila anisa anita anja anjali anju anke ann anna annabel annabelle anne
    anneke anneli annelies annemarie annet annette annie annika anoushka antonella antonia antonina
    anu anuradha anusha anya aoife aparna april arabella araceli archana ariadne ariana arianna
    arlene arlette armelle arwa arwen asa ase asha ashanti ashley ashwini asma astrid asuncion
    athena aubrey aude audra audrey aurelia aurelie ava avani aviva aya ayako ayesha ayla aylin
    aymara ayse aysel azadeh azra babette barbara barbora barbro bea beata beate beatrice beatrix
    beatriz becky belen belinda bella benedetta benedicte berenice berit bernadette bernice berta
    bertha beryl bess beth bethany bettina betty beulah beverly beyza bianca bibi bice bimala birgit
    birgitta birgitte blandine blanka blerta bodil bogna bongiwe bonnie bozena branka brenda brid
    bridget brigid brigida brigitte britt britta brittany bronach bronagh bronwen bronwyn brooke
    bruna brunhilde bukola caitlin caitriona calista camelia camila camilla camille candace candida
    caoimhe cara caridad carin carine caris carissa carla carlene carlota carlotta carly carme
    carmela carmelita carmen caro carol carole carolina caroline carolyn carrie carys casilda
    cassandra cassie catalina catarina caterina catharina catherina catherine cathy catrin catriona
    cecile cecilia cecily celeste celia celina celine cerys chanelle chantal charito charlene
    charlotte charmaine charo chelsea cheryl chiamaka chiara chidinma chika chimamanda chinwe chioma
    chiyo chizoba chloe chrissie christa christelle christiane christie christina christine christy
    ciara cindy cinta cinzia claire clara clare clarice clarissa clarisse claudette claudia claudine
    clelia clemence clementine cleo cleopatra clothilde clotilde colleen concepcion concetta
    conchita condoleezza connie consolata constance consuelo cora cordelia corina corinna corinne
    cornelia cosima courtney cristina crystal csilla cynthia dafna dagmar dagny dahlia daisy dalal
    dalia damaris damilola dana danica daniela danielle danuta daphne darlene darya dawn deanna
    debbie deborah debra deepa deepika deirbhle deirdre delfina delia delores delphine demet demetra
    denisa denise dervla despina devika devorah diala diana diandra diane dianne dilara dilek
    dimitra dina dinah divya dolores dominika donatella donna dora dorcas doreen doris dorota
    dorothea dorothee dorothy dorottya dorthe dragana dunja duska dympna ebele ebony ebru edda edie
    edith edna edwina effie eileen eilis eimear eira eirini eirlys elaina elaine elea eleanor
    eleanora elena eleni eleonora eleonore elfriede eliana elif elin elina elinor elisa elisabet
    elisabeth elisabetta elise eliska elissa elizabeth elke ella ellen ellie ellinor elma elodie
    eloisa eloise elsa elsbeth elsie elspeth elva elvira elzbieta emanuela emer emilia emilie emily
    emine emma emmanuelle emmeline ena encarnacion enid enriqueta enya erica erika erin ernestine
    esi esme esmeralda esperanza estefania estela estella estelle esther eszter ethel ethna ethne
    etta eudora eugenia eugenie eulalia eunice euphemia eva evangelina evangeline eve eveline evelyn
    evgenia evie evita ewa ewelina fabienne fabiola fadila faith faiza farah farida farzana fathia
    fatiha fatima fatimata fatma fatou fatoumata faye federica felicia felicite felicity ffion
    filipa filomena fiona fionnuala flavia fleur florence florencia florentina folasade fran franca
    frances francesca francine francisca francoise franka franziska freda frederica frederique freya
    frida frieda friederike fumiko funmi funmilayo gabi gabriela gabrielle gaby gail galina gauri
    gayle gaynor geeta geetha gemma genevieve georgette georgiana georgie georgina geraldina
    geraldine gerda gerlinde germaine gertrud gertrude gesine ghada ghislaine gianna gilda gillian
    gina ginger giorgia giovanna gisela gisele giselle gita gitte giulia giuliana giuseppina gizem
    gladis gladys glenda glenys gloria glynis goldie gordana graca grace grainne graziella grazyna
    greta gretchen gretel griselda gudrun guilia gulsen gundula gunilla gwen gwendolyn gwenllian
    gwyneth habiba hadija hadiya hadiza hafsa hafsat hagar haifa haleema halima halina halyna hana
    hanako hanan hande haneen hanna hannah hanne hannele hariklia harriet harshita hatice hawa haya
    haylee hayley hazel heather heba hedda hedvig hedwig heidi heike helen helena helene helga helle
    helmi heloise henna henrietta henriette hermine hermione herta hester hetty hiba hilaria hilary
    hilda hilde hildegard hildur hillary hiroko hiromi hjordis holly hope hortense huda hulda hulya
    husna ida ifeoma ifeyinwa ikram ilaria ildiko ilka ilona ilse imani imelda imogen ina indira
    indra ines inez inga inge ingeborg inger ingrid ingunn inka inmaculada ioana ioanna iolanda
    irena irene irina iris irma isabel isabela isabella isabelle isadora isha ishbel ismay ismene
    itziar iva ivana ivanka iveta ivone iwona iya izabela izumi jacinta jacqueline jadwiga jamila
    jana jane janelle janet janette janice janina janine janka janna jarmila jasmine jaswinder jaya
    jayne jayshree jean jeanette jeanne jelena jemima jemma jenifer jenna jenni jennie jennifer
    jennika jenny jeroma jessamy jessica jette jill jimena jitka joan joana joann joanna joanne jodi
    jody joelle johanna johanne jolanta jolene jorgine jorunn josefa josefina joselyn josephine
    josette josiane josie jovana joy joyce juana juanita judi judit judith judy juhi jule julia
    juliana julie juliet juliette julita june justine justyna jutta jyoti kadiatou kadija kaisa kaja
    kalina kalpana kalyani kamala kamila kanako karen karima karin karina karine karla karolina
    karoline kasia katalin katarina katarzyna kate katell katerina katharina katharine katherine
    kathleen kathrin kathrine kathryn kathy kati katia katie katja katka katrien katrin katrina
    katrine katy katya kavita kavitha kay kayla kayleigh kazuko keiko keira keisha kelly kendra
    keren kerry kerstin keziah khadija khadijah khadra khanyisile kholoud kiara kiera kim kimberly
    kinga kinneret kirsi kirsten kirstie kirstin kirstine kirsty klara klaudia komal konstantina
    kristen kristiina kristin kristina kristine kristyna krisztina krystal krystyna kumari kunigunde
    kylie kyoko laetitia laia laila lakshmi lalita lamia lana lanita lara larisa larissa latifa
    latisha latoya laura laure laureen laurel lauren lavinia layla lea leah leanne leela leelavati
    leena leida leigh leila leilani lelia lena lene lenka lenora leokadia leoni leonie leonor
    leonora leontine leopoldina lesley leslie leticia letitia letizia leyla liana libby licia lida
    lidia lidija lidiya lieke liesbeth liesel ligia lil lilian liliana lilias lilibeth liljana
    lillian lillie lilo lily linda linde lindsay linnea lisa lisbeth lise liselotte lisette lissa
    liv livia liz liza ljiljana ljubica llinos lluisa loes lois lola lorelei lorena loreto loretta
    lori lorna lorraine lotta lotte lottie loubna louella louisa louise luana luanne lubna lucia
    luciana lucie lucienne lucila lucille lucinda lucrecia lucretia lucrezia lucy ludmila ludmilla
    ludovica luisa luise lupita lydia lyla lynda lyndsay lynette lynn lynne lynsey lyubov lyudmila
    maaike maartje mabel macarena mackenzie maddalena maddie madelaine madeleine madelyn madhuri
    madison maeve mafalda magali magda magdalena magdalene maggie maha mahalia mahira mahnaz mahsa
    maija maike maire mairead mairi maisie maite maiwenn maja makeda malak malala malene malgorzata
    malgosia malin mamie manal mandisa mandy manisha manju manon manuela marcela marceline marcella
    marcia maren margaret margareta margarethe margarita margaux margery margherita margit margo
    margot margret margrete margrethe marguerite maria mariah mariam mariama mariamne marian mariana
    marianela mariangela mariann marianna marianne maribel marica marie marieke mariel marielle
    marietta mariette marijana marijke marika mariko marilena mariluz marilyn marina marion marisa
    marisol marissa marit marita marja marjan marjeta marjolein marjorie marketa marlena marlene
    marlies marsha marta marte martha martina martine marusya marwa mary maryam maryanne maryla
    maryse marzena masako masha mathilda mathilde matilda matilde maud maude maura maureen mavis
    maxine maya mayra mayumi meabh meave meena meera meg megan megha megyn mehreen mehwish meike
    meiling meital melania melanie melike melina melinda melissa melita mercedes meredith meret
    merete meri meriem merike merle merve meryem meryl meta mette mhairi mia micaela michaela
    michela michele michelle michiko mieke miep mihaela mila milada milagros mildred milena milica
    milka millicent millie mimi mina mindel mindy minna minnie minu mirabel miranda mireia mireille
    mirela miren mireya miriam miriama mirjam mirjana mirka misaki missy mitsuko mitzi moira mollie
    molly mona monica monika monique morag morgane morven mouna moyra mridula mumtaz muna munira
    muriel mwajuma myfanwy myra myriam myrna myrto nabila nada nadege nadezhda nadia nadin nadine
    nadja naima najat najla najwa nalini namrata nancy nandini nandita nanette naoko naomh naomi
    narges nasreen nasrin nastassja natacha natalia natalie natalija natalya natascha natasha
    nathalie nathifa nausicaa nawal nazanin nazia neda neela neelam neema neha nelda nele nell nella
    nelly nerea nermin nermine nesrin nessa neus neve neza ngozi niamh nicola nicole nicolette
    nieves nikki nikolett nilufar nimisha nimmi nina ninette ninon nisha nita nitya nivedita nkechi
    noa noelia noella noelle noemi noemie nora norah noreen norma nosipho nothando nour noura
    nthabiseng ntombi nuala nuha nura nurcan nuria nuzhat nyasha nydia oana octavia odalys odette
    odile ofelia oksana olena olesya olga olivia olwen olympe oona oonagh ophelia oprah orla orlagh
    orly ornella orsolya ottilie oumou oya ozlem paloma pamela paola paolina paraskevi parisa
    parvati parveen pascale pat patricia patrizia patsy patti paula paulette paulina pauline pavla
    pavlina payal peggy penelope penny perla pernilla pernille petra petronela petronella petula
    phaedra philippa philomena phoebe phumzile phyllida phyllis pia pien pilar pippa pirjo pirkko
    piroska polly pooja poonam portia prabha prachi pratibha preethi preeti prisca priscilla prisha
    priti priya priyanka purnima queenie rabia rachael rachel rachele rachida radha radhika radka
    rafaela raffaella ragnhild rahel rahela rahima raina raisa raissa rajni rakhee ramla ramona
    randi rania ranjana raquel rasha rashida rashmi rebeca rebecca rebekah rebekka reem regina reiko
    reina rekha renae renata renate renee renuka resham reyhan reyna rhian rhiannon rhoda rhona
    rhonda riana ricarda richa riikka rika rikke rina rineke risa rita ritu riva roberta robyn
    rochelle rocio roisin rolande romilda romina romy ronke rosa rosalba rosaleen rosalia rosalie
    rosalina rosalind rosalinde rosamund rosana rosanna rosanne rose roseanne rosella roselyn
    rosemarie rosemary rosetta rosie rosina rosita rositsa roswitha rowena roxana roxane roxanne
    rubina rukhsana rukia rukmini rula rupa ruta ruth ruthie ruxandra ruza saara sabeen sabiha
    sabina sabine sabitha sabrina sadaf sadia sadie safia safiya safiye sagal sahar saima sakina
    salimata sally salma salome samantha samina samira samiya sanaa sanam sandhya sandra sandrine
    sandy sanja sanna sanne saoirse sara sarah saraswati sarita sarka sarra saskia satu savita
    sayaka sayuri sefora sehnaz seija selda selena selin selina sema senka senta septima serafina
    serap seraphina seren serena setsuko sevda severina severine sevgi sevil shabana shabnam shadia
    shahida shahnaz shaista shakira shakuntala shalini shanelle shanice shannon shanta shanti
    sharifa sharmila sharon sharona shazia sheena sheetal shefali shehnaz sheila shelley shelly
    sherry sheryl shira shireen shirin shirley shivani shobha shona shoshana shreya shruti shweta
    sian sibel sibylle sidonie sieglinde signe sigrid sigrun sile silja silke silvana silvia silvie
    silviya simona simone simonetta simran sindiswa sinead siobhan siriporn sirkka sissel sladana
    slavica sneha snezana snigdha sobia sofia sofie sohini soizic solange soledad solveig somaya
    sonal sonali sondos sondra sonia sonja sonya sophia sophie soraya souad soumaya soumya stacey
    stacy stanislava stefania stefanie steffi stefka stella stephania stephanie stina stoyanka
    subhadra sue suha sujata sukhwinder sulema suma sunita supriya surabhi suraya susan susana
    susann susanna susannah susanne sushila sushma suzana suzanne suzette svenja svetlana swati
    sybil sylvana sylvia sylvie sylwia szilvia tabea tabitha tahira taina talia talitha tallulah
    tamar tamara tamera tami tamika tamiko tammy tamsin tania tanisha taniya tanja tanvi tanya
    tanzila tara taraneh tarja tasneem tatiana tatjana tatyana tegan teodora teresa teresita tereza
    terezie terri tessa thabisa thandi thandiwe thea thekla thelma theodora theresa therese thirza
    thora thuli tiffany tiina tilda tilly tina tirza titilayo tiwa tomoko tomris toni tonya toril
    torunn tova tove toyin tracey tracy tricia trine trisha trix trude trudy tsitsi tuula twyla tyra
    ulla ulrike ulyana uma ursel ursula uschi uta ute uzma vaishali vaiva valentina valeria valerie
    valeriya valli vandana vanessa vania vanja varvara vasanthi vasiliki velma venetia venla vera
    verena veronica veronika veronique vesna vicenta vicki vicky victoria vidya vigdis viktoria
    viktoriya vilma vimala vinita viola violet violeta violetta virginia virginie viveca viveka vivi
    vivian vivien vivienne vlasta vreni wafa wahida walburga walentyna waltraud wambui wanda wangari
    wangui wanjiku wendy whitney wiebke wietske wilhelmina willemijn wilma winifred winnie wioletta
    xanthe xenia ximena xiomara yael yamila yamileth yana yara yaritza yasemin yasmin yasmina
    yasmine yazmin yejide yelena yetunde yevgenia ylva yoko yolanda yolande ysabel ysolde yukiko
    yuko yulia yuliya yumi yuna yvette yvonna yvonne zadie zahra zahrah zaina zainab zaira zaneta
    zarina zdenka zeba zehra zeinab zelda zeljka zelma zena zenaida zeynep zhanna zita zlata zoe
    zofia zohra zoia zora zoraida zoya zsofia zsuzsa zsuzsanna zubaida zuleika zuleikha zuleyha
    zuzana zuzanna
"""
_EITHER = word_set(
    """
    akira alex andie andrea ariel ashley aubrey ayodele billie bobbie camille carol casey
    charlie chris claude dana deniz dominique farai francis frankie gurpreet harpreet hikaru
    jackie jamie jan jaspreet jean jesse jessie joan jodie jody jordan kehinde kelechi kelly
    kerry kim kiran lee leigh leslie lindsay lindsey lynn makoto manpreet marion michele misha
    morgan nicola nikita noa noam ollie oluwaseun parminder pat robbie robin sacha sam sandy
    sasha shahar shannon simone taiwo tatenda taylor temitope tendai terry tracy xiu yemi yuki
    """
)
_MALE, _FEMALE = word_set(_MALE_NAMES), word_set(_FEMALE_NAMES)
FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_MALE - _FEMALE - _EITHER, "m"),
    **dict.fromkeys(_FEMALE - _MALE - _EITHER, "f"),
}
"""Common first names, folded, with the gender that nearly all of their bearers have."""
GIVEN_NAMES = _MALE | _FEMALE | _EITHER
