// The most used passwords of six characters and more, from the list that Django ships (BSD licence, compiled by Royce Williams from
// leaked passwords), with common ones of Chinese users added.
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
!qaz2wsx "1,00001e+14" "zxcvbnm," "zxcvbnm,./" &#2336: &#2336; ****** ...... .adgjm .adgjmptw 0.00000000 000000000000 000000a 000webhost 010203040506
0r968ji9ufj6 102030405060 111111111111 111111111111111 111111a 111111q 11111a 11111q 1111qqqq 111222tianya 111aaa 111nice 111qqq 112233445566 112233a 112233q
121212a 123123123123 123123a 123123q 123123qwe 1232323q 123321123321 123321a 123321q 123456. 123456123456 123456654321 123456789. 1234567890- 1234567890-=
123456789000 12345678900987654321 1234567890123 12345678901234567890 1234567890987654321 1234567890a 1234567890q 1234567890qwertyuiop 1234567891011
123456789101112 123456789123 123456789123456 1234567891234567 123456789123456789 12345678987654321 123456789987654321 123456789a 123456789abc 123456789asd
123456789b 123456789c 123456789d 123456789e 123456789f 123456789g 123456789h 123456789j 123456789k 123456789l 123456789m 123456789n 123456789o 123456789p
123456789q 123456789qaz 123456789qwe 123456789qwerty 123456789r 123456789s 123456789t 123456789v 123456789w 123456789z 12345678a 12345678q 12345678s 1234567a
1234567b 1234567j 1234567m 1234567q 1234567s 1234567z 123456a 123456aa 123456aaa 123456ab 123456abc 123456abcd 123456as 123456asd 123456b 123456c 123456d
123456e 123456f 123456g 123456h 123456i 123456j 123456k 123456l 123456m 123456n 123456o 123456p 123456q 123456qq 123456qw 123456qwe 123456qwer 123456qwerty
123456r 123456s 123456t 123456v 123456w 123456x 123456y 123456z 123456zxc 12345a 12345abc 12345abcde 12345asd 12345b 12345c 12345d 12345e 12345f 12345g 12345h
12345j 12345k 12345l 12345m 12345n 12345p 12345q 12345qaz 12345qw 12345qwe 12345qwer 12345qwert 12345qwerty 12345r 12345s 12345t 12345v 12345w 12345z 1234ab
1234abc 1234abcd 1234asdf 1234qw 1234qwe 1234qwer 1234rewq 1234zxcv 123654a 123a123 123a456 123aaa 123abc 123abc123 123abcd 123admin321 123admin321a 123asd
123asd123 123ewq 123hfjdk147 123kid 123love 123mudar 123qaz 123qwe 123qwe123 123qwe123qwe 123qweasd 123qweasdzxc 123qwer 123qwert 123qwerty 123soleil
123stella 123zxc 12qw12 12qw12qw 12qw23we 12qw34er 12qwas 12qwaszx 159753159753 159753a 168asd168 18atcskd2w 18n28n24a5 1a1a1a 1a2a3a 1a2a3a4a 1a2b3c 1a2b3c4d
1a2b3c4d5e 1a2s3d 1a2s3d4f 1a2s3d4f5g 1andonly 1angel 1anthony 1babygirl 1blood 1butterfly 1chance 1cookie 1diamond 1family 1football 1fr2rfq7xl 1g2w3e4r
1hotmama 1hottie 1iloveyou 1jesus 1loveme 1lover 1loveu 1loveyou 1michael 1million 1money 1monkey 1mother 1myspace 1password 1player 1princess 1q1q1q 1q1q1q1q
1q2q3q 1q2w3e 1q2w3e4 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1qa2ws 1qa2ws3ed
1qay2wsx 1qaz!qaz 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazwsx 1qazxc 1qazxsw2 1qazxsw23edc 1qazzaq1 1qw23er4 1qwert 1qwerty 1sunshine 1superman
1truelove 1v7upjw3nt 1z2x3c 1z2x3c4v 1zn6fpn01x 1zxcvbnm 2012comeer 23jordan 29rsavoy 2blessed 2bornot2b 2children 2cool4u 2cute4u 2fast4u 2gether 2girls
2good4u 2hot4u 2sweet 2wsx3edc 3children 3d8cubaj2e 3girls 3odi15ngxb 3rjs1la2qe 3rjs1la7qe 3rjs5la8qe 420weed 421uiopy258 4children 4myspace 4runner 50cent
5201314 520love101182 5532361cnjqrf 55555a 57chevy 5hsu75kpot 5poppin 5xfgs3ii9d 654321a 666666a 69camaro 6hbf28w791 6v21wbgad 7777777a 7elephants 7ugd5hip2j
87654321q 8ix6s1fceh 9-11-1961 9293709b13 92k2cizcdp 987654321a 987654321q 9uzp9jek3f <blank> ?????? ??????? ???????? ?????????? ??????@mail.ru a00000 a000000
a11111 a111111 a112233 a123098 a123123 a123321 a12345 a123456 a1234567 a12345678 a123456789 a123456a a123654 a1a1a1 a1a1a1a1 a1a2a3 a1a2a3a4 a1a2a3a4a5 a1b2c3
a1b2c3d4 a1b2c3d4e5 a1s2d3 a1s2d3f4 a1s2d3f4g5 a23456 a654321 a7777777 a801016 a838hfid aa123123 aa1234 aa123456 aaa111 aaa123 aaa123123 aaaa1111 aaaaa1
aaaaaa aaaaaa1 aaaaaaa aaaaaaa1 aaaaaaaa aaaaaaaaa aaaaaaaaaa aaasss aaliyah aaliyah1 aardvark aaron1 aaron123 aaron431 ab1234 ab123456 abc123 abc1234
abc12345 abc123456 abc123456789 abc123abc abc321 abcabc abcd12 abcd123 abcd1234 abcd12345 abcd123456 abcde1 abcde123 abcde12345 abcdef abcdef1 abcdef123
abcdefg abcdefg1 abcdefg123 abcdefgh abcdefgh1 abcdefghij abdullah aberdeen abhishek abigail abigail1 abiodun abracadabra abraham abrakadabra access accord
account account1 ace123 achilles acmilan action acuario ad123456 adam12 adam123 addison addison1 adebayo adekunle adelaide adelina adeline adeola adewale
adgjmp adgjmptw adidas adidas1 aditya admin1 admin123 admin@123 administrator adonis adrian adrian1 adriana adriana1 adriano adrien adrienne adventure
aerosmith aezakmi africa africa1 again1 agent007 agnieszka agosto agustin aiden1 aikido aileen airborne airforce airforce1 airplane aishiteru akatsuki
akax89wn akopa123 alabama alabama1 alaska alaska1 albatros albert albert1 alberto alberto1 albina alegria alejandra alejandra1 alejandro alejandro1 aleksandr
aleksandra aleksey alenka alessandra alessandro alessia alessio alex01 alex10 alex11 alex12 alex123 alex1234 alex13 alexa1 alexalex alexander alexander1
alexander2 alexandr alexandra alexandra1 alexandre alexandria alexandru alexey alexia alexis alexis09 alexis1 alexis12 alexis123 alfaromeo alfonso alfred
alfredo alfredo1 algerie ali123 aliali alibaba alice1 alicia alicia1 aliens alinka alisha alisha1 alison alison1 alissa all4one alladin79 allah1 allah786
allahu allen1 alliance allie1 allison allison1 allstar allstar1 almighty almond alondra alonso alpha1 alpine alucard alvarez alvaro always always1 alyssa
alyssa1 amadeus amalia amanda amanda1 amanda12 amanda123 amanda2 amandine amarillo amazing amazing1 amazon amber1 amber123 amelia amelia1 amelie america
america1 america10 america12 america123 american american1 amerika amethyst amigos amistad amor123 amorcito amoremio amores amormio amoure amours amsterdam
amsterdam1 amy123 ana123 anaconda anakin anamaria ananas anarchy anarchy1 anastasia anastasiya anderson anderson1 andre1 andre123 andrea andrea1 andreas
andreas1 andreea andrei andrej andres andres1 andrew andrew01 andrew1 andrew11 andrew12 andrew123 andrew2 andrey andromeda andy123 anfield angel01 angel07
angel08 angel1 angel10 angel101 angel11 angel12 angel123 angel13 angel14 angel15 angel16 angel17 angel18 angel2 angel21 angel22 angel23 angel3 angel4 angel5
angel6 angel69 angel7 angel8 angel88 angel9 angela angela1 angelbaby angelbaby1 angeles angeleyes angelica angelica1 angelika angelina angelina1 angeline
angelique angelito angelo angelo1 angels angels1 angelus angie1 anhyeuem animal animal1 animals animals1 anime1 anita1 anjali anjing ankara anna123 annabelle
annalisa annamaria annette annette1 annie1 annika answer antares anthony anthony1 anthony12 anthony123 anthony2 anthony3 anthony7 antoine antonella antonia
antonio antonio1 antony anubis anuradha anything anything1 aobo2010 aol123 apache apollo apollo1 apollo13 apple1 apple12 apple123 apple2 applepie applepie1
apples apples1 apples123 april1 april10 april11 april12 april13 april14 april15 april16 april17 april18 april20 april21 april22 april23 april24 aprilia
apsk54321 aptx4869 aquarius aqwzsx arabella24630 aragorn archana archer archie archie1 architect area51 argentina argentina1 ariana ariana1 ariane arianna
arianna1 ariel1 arizona arizona1 arlene armagedon armando armando1 armani armstrong arnaud arnold arnold1 arschloch arsenal arsenal1 arsenal123 arsenal14
artemis artemka arthur arthur1 artist arturo as1234 as123456 as790433 asasas asd123 asd1234 asd12345 asd123456 asd123asd asd456 asdasd asdasd1 asdasd123
asdasd5 asdasdasd asddsa asdf12 asdf123 asdf1234 asdf3423 asdfasdf asdfasdf1 asdffdsa asdfg1 asdfg123 asdfg12345 asdfgh asdfgh1 asdfgh12 asdfgh123 asdfghj
asdfghj1 asdfghjk asdfghjkl asdfghjkl1 asdfghjkl123 asdfghjkl: asdfghjkl:&#39: asdfjkl asdfjkl: asdfjkl; asdfzxcv asdqwe asdqwe123 asdzxc ash123 ashish ashlee
ashlee1 ashleigh ashleigh1 ashley ashley01 ashley1 ashley11 ashley12 ashley123 ashley13 ashley2 ashton ashton1 aspire aspirine asroma ass123 assasin assass
assass1 assassin assman asterix astonvilla astrid athena athena1 atlanta atlanta1 atlantis atomic attila attitude aubrey auburn auburn1 audia3 audia4 audrey
audrey1 august august1 august11 august12 august13 august21 august23 aurelie aurora aurore aussie austin austin1 austin12 austin123 austin316 australia
australia1 autumn autumn1 avalon avatar avrillavigne awesome awesome1 awsome ayesha ayomide az123456 azamat azazaz azerty azerty1 azerty123 azertyui
azertyuiop azsxdc azsxdcfv b12345 b123456 babatunde babe123 babies baby01 baby07 baby08 baby09 baby10 baby101 baby11 baby12 baby123 baby1234 baby13 baby14
baby15 baby16 baby21 baby22 baby23 baby69 babybaby babybear babyblue babyblue1 babyboo babyboo1 babyboy babyboy1 babyboy2 babycakes babycakes1 babydoll
babydoll1 babyface babyface1 babygirl babygirl! babygirl01 babygirl08 babygirl09 babygirl1 babygirl10 babygirl11 babygirl12 babygirl13 babygirl14 babygirl15
babygirl16 babygirl2 babygirl21 babygirl22 babygirl23 babygirl3 babygirl4 babygirl5 babygirl69 babygirl7 babygirl9 babygurl babygurl1 babygurl12 babyko
babylon babylon5 babylove babylove1 babyphat1 bacardi bacchus backend backspace backspace1 badass badass1 badboy badboy1 badboy2 badboys badger badger1
badgirl badgirl1 badman badminton bagira bailey bailey01 bailey1 bailey12 bailey123 baili123com bajingan baker1 baker3 balaji balance baller baller1 baller12
baller23 ballet ballin ballin1 balls1 bambam bambam1 bambino bamboo banana banana1 banana11 banana123 bananas bananas1 banane bandit bandit1 bandung bangalore
bangbang bangladesh banshee barbados barbara barbara1 barbie barbie1 barbie123 barcelona barcelona1 barkley barney barney1 barselona barsik bartek baseball
baseball1 baseball10 baseball11 baseball12 baseball13 baseball14 baseball15 baseball2 baseball21 baseball22 baseball23 baseball24 baseball3 baseball4
baseball5 baseball6 baseball7 baseball8 baseball9 basket basket1 basketbal1 basketball basketball1 bassman bastard bastard1 batista batista1 batman batman1
batman12 batman123 batman2 battle battlefield bautista baxter baxter1 bayern bball1 bball12 bball23 bbbbbb beach1 beaches beagle beaner beaner1 beanie bear123
bearbear bears1 bearshare beast1 beatles beatles1 beatrice beatriz beautiful beautiful1 beautiful2 beauty beauty1 beaver beaver1 beavis bebe123 becca1 beckham
beckham23 beckham7 becky1 beethoven beetle behappy beijing believe believe1 belinda bella1 bella12 bella123 belle1 bellissima beloved ben123 benben bender
benedict benfica bengals1 benito benjamin benjamin1 benji1 bennett benny1 benoit benson bentley bentley1 berlin bernadette bernard bernard1 bernardo bernie
bertha bertie besiktas bessie bestfriend bestfriends bethany bethany1 better betty1 bettyboop bettyboop1 beverly beverly1 beyonce beyonce1 bharat bhbirf
bhebhe bianca bianca1 big123 bigbang bigben bigbird bigboss bigboy bigboy1 bigdaddy bigdaddy1 bigdog bigdog1 bigfoot bigfoot1 biggie biggie1 bighead1 bigmac
bigman bigman1 bigmoney bigmoney1 bigpimpin1 bigred bigred1 billabong billabong1 billie billie1 billy1 billy123 billybob billybob1 billyboy bingo1 bintang
biology bionicle birdie birdman birdman1 birthday birthday1 biscuit biscuit1 bishop bishop1 bismillah biteme biteme1 biteme2 bkl29m2bk blabla blabla1
blablabla black1 black12 black123 black2 blackberry blackbird blackcat blackdog blackhawk blackie blackie1 blackjack blackjack1 blackman blackops blackrose
blacky blacky1 blade1 blades blah123 blahblah blahblah1 blake1 blanca blasted1 blaster blaze1 blazer blazer1 bleach bleach1 blessed blessed1 blessing
blessing1 blessings blingbling blink123 blink182 blizzard blizzard1 blogs123 blonde blonde1 blondie blondie1 blood1 blood5 bloods bloods1 bloody bloody1
blossom blossom1 blowme blowme1 blue10 blue11 blue12 blue123 blue1234 blue13 blue21 blue22 blue23 blue32 blue42 bluebell blueberry blueberry1 bluebird
bluebird1 blueblue blueeyes blueeyes1 bluefish bluemoon bluesky bob123 bobbie bobbob bobbob1 bobby1 bobby123 bobcat bobmarley bobmarley1 bobobo bogart bogdan
bollocks bollox bologna bomber bonbon bond007 bonehead bones1 bonheur bonita bonita1 bonjour bonjovi bonnie bonnie1 bonsai boo123 booger booger1 boogie
boogie1 bookmark bookworm boomboom boomer boomer1 boots1 booty1 bordeaux boricua boricua1 borussia bossman bossman1 boston boston1 boubou bounty bowling
bowling1 bowwow bowwow1 boxcar boxing boy123 bradford bradley bradley1 brady12 brandi brandi1 brandon brandon1 brandon12 brandon123 brandon2 brandy brandy1
brasil bratz1 braveheart braves braves1 brayden brayden1 brazil brazil1 breanna breanna1 breeze brenda brenda1 brendan brendan1 bretagne brian1 brian123
briana briana1 brianna brianna1 briciola bridge bridget bridget1 bright brighton brigitte bristol britney britney1 britt1 brittany brittany1 brittney
brittney1 broadway brodie broken broken1 bronco broncos broncos1 brooke brooke1 brooklyn brooklyn1 brooks brother brother1 brothers brown1 brownie brownie1
browns bruce1 brucelee bruins bruno1 bruno123 brutus brutus1 bryan1 bryant bryant24 bscirc bubba1 bubba123 bubble bubble1 bubblegum bubblegum1 bubbles
bubbles1 bubbles12 bubbles123 bubbles2 buckeye buckeye1 buckeyes buckeyes1 budapest buddha buddha1 buddie buddy1 buddy12 buddy123 buddy2 buddyboy budlight
budlight1 budweiser budweiser1 buffalo buffalo1 buffy1 bugger bugsbunny bugsbunny1 bulldog bulldog1 bulldogs bulldogs1 bullet bullet1 bulls23 bullshit
bullshit1 bumblebee bumbum bunnies bunny1 bunny123 burger burrito burton burton1 bushido bushido1 business business1 busted busted1 buster buster01 buster1
buster11 buster12 buster123 buster2 butch1 butler butter butter1 buttercup buttercup1 butterfly butterfly1 butterfly2 butterfly3 butterfly7 butterfly8
butthead butthead1 butthole butthole1 button buttons buttons1 byebye byusdg23 c.ronaldo c12345 c123456 c43qpul5rz caballo cabbage caca123 cachorro cactus
cadillac cadillac1 caesar cafemom caitlin caitlin1 caitlyn caleb1 caliente california calimero caline callie callie1 callofduty callum calvin calvin1 camaro
camaro1 camaroz28 cambiami cambridge camelot camera camera1 camero1 cameron cameron1 camila camilla camille camille1 camilo campbell canada canada1 canadian
cancel cancer cancer1 cancun candice candice1 candle candy1 candy12 candy123 candy2 candycane candycane1 candyman canela cannabis cannon cantik cantona
cantona7 canyon capone caprice capricorn capricorn1 capslock captain captain1 car123 caramel caramel1 caramelo caravan carbon cardinal cardinals cardinals1
carebear carebear1 career career121 carina carlitos carlos carlos1 carlos12 carlos123 carlotta carlton carmel carmela carmelo carmelo15 carmen carmen1 carol1
carola carole carolina carolina1 caroline caroline1 carolyn carolyn1 carpediem carrie carrie1 carrot carson carson1 carter carter1 cartman cartman1 cartoon
casablanca casanova casey1 casey123 cashmoney cashmoney1 casino casper casper1 cassandra cassandra1 cassidy cassidy1 cassie cassie1 castillo castle castro
cat123 catalin catalina catania catarina catcat catch22 catdog catdog1 caterina catfish catfish1 catherine catherine1 catwoman cavalier cavallo cazzone cbr600
cccccc cdtnkfyf cecile cecilia cecilia1 cedric celeron celeste celeste1 celica celina celine cellphone cellphone1 celtic celtic1 celtic1888 celtics center
central central1 cepetsugih cessna cevthrb cfitymrf cgfhnfr chacha chacha1 champ1 champagne champion champion1 chance chance1 chandler chandler1 chandra
chanel chanel1 change change1 changeme changeme1 chantal chaos1 charger charger1 chargers chargers1 chargers21 charity charlene charles charles1 charley
charlie charlie1 charlie12 charlie123 charlie2 charlie3 charlotte charlotte1 charly charmed charmed1 charming chase1 chaton cheater cheater1 cheche cheer1
cheer123 cheers cheese cheese! cheese1 cheese12 cheese123 cheese2 cheesecake cheetah cheetah1 chelsea chelsea1 chelsea123 chelseafc chemical chemistry chennai
cherie cherokee cherokee1 cherries cherry cherry1 cherry12 cherry123 cheryl chester chester1 cheval chevelle chevrolet chevrolet1 chevy1 chevys10 chewy1
cheyenne cheyenne1 chiara chicago chicago1 chicca chicco chichi chichi1 chicken chicken1 chicken12 chicken123 chicken2 chickens chico1 chiefs chihuahua
children children2 children3 chillin china1 chinese chinnu chipie chipper chipper1 chippy chiquita chivas chivas1 chivas10 chivas100 chivas11 chivas12
chivas123 chivas13 chloe1 chloe123 chobits chocolat chocolate chocolate1 chocolate2 chopper chopper1 chosen chosen1 chouchou choupette chris01 chris1 chris10
chris11 chris12 chris123 chris13 chris2 chris23 chrisb1 chrisbrown chrissy chrissy1 christ christ1 christelle christian christian1 christian2 christie
christina christina1 christine christine1 christmas christmas1 christophe christopher christopher1 christy christy1 chronic chronic1 chronic420 chubby chubby1
chuchu chuck1 chuckie chucky chucky1 church church1 ciaociao ciara1 ciccio cimbom cinder cinderella cindy1 cinema cinnamon cinnamon1 cintaku citroen cjkysirj
cjkywt cjmasterinf claire claire1 clarence clarinet clarissa class08 class09 classic classic1 classof07 classof08 classof09 classof200 classof201 claude
claudia claudia1 claudio clayton clayton1 clement clemson clemson1 cleopatra cleveland cleveland1 clifford clifford1 clinton cloud9 clouds clover clover1
clowns cm6e7aumn9 cme2012 cobain cobra1 cocacola cocacola1 coco12 coco123 cocoa1 coconut coconut1 cody123 coffee coffee1 coldplay coleman colleen colleen1
college college1 collin collins colombia colombia1 colorado colorado1 colt45 colton colton1 coltrane colts1 colts18 columbia columbus combat123654 comcast1
comeon11 comfort coming command commander commando company compaq compaq1 compton1 computer computer1 computer12 computer2 computers concrete condom condor
confused confused1 connect conner conner1 connie connie1 connor connor1 conrad contact control control1 converse converse1 cookie cookie1 cookie12 cookie123
cookie2 cookie3 cookiemons cookiemonster cookies cookies1 cookies123 cooking cool11 cool12 cool123 cool1234 coolboy coolcat coolcat1 coolcool cooldude
cooldude1 cooler coolgirl coolguy coolguy1 coolio coolio1 coolkid1 coolman coolman1 cooper cooper1 copper copper1 corazon corazon1 corey1 corinne cornelia
corolla corona corona1 corrado corvette corvette1 cosmo1 cosmopolitan cosmos cotton cotton1 coucou cougar cougar1 cougars counter counterstrike country
country1 coupon coupons couponsc10 courage courtney courtney1 cowboy cowboy1 cowboys cowboys1 cowboys22 cowgirl cowgirl1 coyote cracker cracker1 crackers
craig1 crazy1 crazy12 crazy123 crazy2 crazy4u crazy8 create creation creative creative1 cricket cricket1 cricri criminal crimson crip4life cristal cristi
cristian cristian1 cristiano cristina cristina1 cristo crjhgbjy crosby87 crossfire cruise crusader cruzazul crystal crystal1 cthutq cucciola cucciolo cuddles
cuddles1 cupcake cupcake1 cupcakes curtis curtis1 cute123 cuteako cutegirl cuteme cutie1 cutie101 cutie12 cutie123 cutie2 cutiepie cutiepie1 cxfcnmt cynthia
cynthia1 czz000 d12345 d123456 d123456789 d1lakiss d2xyw89sxj d71lwz9zjs d9zufqd92n dad123 dadada daddy1 daddy12 daddy123 daddy2 daddysgirl daewoo dagger
daisy1 daisy12 daisy123 dakota dakota1 dalejr dalejr8 dalejr88 dalila dallas dallas1 dallas214 dallas22 dalton dalton1 damian damian1 damien damien1 damilola
dan123 dance1 dance123 dancer dancer1 dancing dancing1 dandan danger danger1 dangerous danica daniel daniel01 daniel1 daniel11 daniel12 daniel123 daniel13
daniel19 daniel2 daniela daniela1 daniele daniella danielle danielle1 daniels daniil danila danilo danny1 danny123 dannyboy dante1 daphne daredevil darius
darius1 darkangel darkangel1 darklord darkness darkness1 darkside darkstar darkstar1 darlene darlene1 darling darling1 darrell darren darren1 darwin dating
daughter dauphin david1 david12 david123 david2 davide davids davidson davinci dawson dayana dayday1 daytona dbrnjh dbrnjhbz dddddd deadman deadman1 deanna
deanna1 dearbook death1 death123 death666 deathnote debbie debbie1 debora deborah deborah1 december december1 december12 deedee deedee1 deejay deepak
deerhunter default defender deftones deftones1 delacruz delete delete1 delfin delfino dell123 delphine delpiero delta1 demon1 demon123 demon1q2w3e
demon1q2w3e4r demon1q2w3e4r5t demon666 demons denden denisa denise denise1 deniska dennis dennis1 denver denver1 derek1 derp12!@ derrick derrick1 desert
design design1 designer desire desiree desiree1 desmond desmond1 desperado destiny destiny1 destiny2 destroy destroyer detroit detroit1 deutschland devil1
devil666 devildog devilmaycry devils devin1 devon1 dexter dexter1 dfcbkbq dfg5fhg5vgfh1 dfkthbz dfkthf dfktynbyf dfvgbh dharma diablo diablo1 diablo2
diablo666 diamante diamond diamond1 diamond2 diamonds diamonds1 diana1 dianne didier diego1 diego123 diesel diesel1 dietcoke dietcoke1 digger digger1 digimon
digital digital1 dilbert dillon dillon1 dimadima dimitri dimple dimples dinamo dinesh dingdong dinosaur diosesamor diosesfiel dipset dipset1 director dirtbike
dirtbike1 dirty1 discover discovery disney disney1 disturbed disturbed1 divine diwtgm8492 dixie1 dkflbckfd dkflbr dkflbvbh dmitriy doberman doctor doctor1
dodge1 dodger dodgeram dodgers dodgers1 dog123 dogdog dogdog1 doggie doggie1 doggy1 dollar dollar1 dollars dolly1 dolores dolphin dolphin1 dolphins dolphins1
domenico domingo dominic dominic1 dominican1 dominik dominika dominique dominique1 domino domino1 donald donald1 dondon donkey donkey1 donna1 donnie donnie1
donovan donovan1 dont4get dontforget doodle doodle1 doodoo dookie dookie1 doomsayer.2.7mords.v doomsayer.2.7mords.vv doraemon doreen dorian dorothy dorothy1
dortmund dottie doudou douglas douglas1 download dpbk1234 dr.pepper dracula dragon dragon01 dragon1 dragon11 dragon12 dragon123 dragon13 dragon2 dragon22
dragon5 dragon69 dragon7 dragon88 dragonball dragonballz dragonfly dragonfly1 dragons dragons1 dragoon drake1 dream1 dreamer dreamer1 dreams dreams1 driver
drjynfrnt drogba drowssap drowssap1 drpepper drpepper1 drummer drummer1 dt123456 dthjybrf dublin ducati duchess duckie ducky1 dude12 dude123 dudley dumbass
dumbass1 duncan duncan1 dupont durango durango1 dustin dustin1 dusty1 dutchess dwade3 dwayne dylan1 dylan123 dynasty dynasty1 e12345 e123456 e3r4t5y6 eagle1
eagles eagles1 eagles5 easter eastside eastside1 easy123 eatshit eatshit1 ebony1 eclipse eclipse1 ecuador eddie1 edison eduard eduardo eduardo1 education
edward edward1 edward123 edwardcullen edwards eeeeee eeyore eeyore1 eh1k9oh335 eight8 eileen einstein ekaterina elaine elaine1 eldorado eleanor electra
electric electro elefant elefante element element1 eleonora elephant elephant1 eleven eleven11 elijah elijah1 elisabeth elizabeth elizabeth1 elizabeth2
elizaveta ellie1 elliot elliott elliott1 elmo123 elodie elvira elvis1 emachines emachines1 emanuel emanuele emerald emerald1 emerson emilia emiliano emilie
emilio emily1 emily123 eminem eminem1 eminem12 eminem123 emma123 emmanuel emmanuel1 emo123 emotional empire energy engineer england england1 english english1
enigma enrico enrique enrique1 enter1 enterprise entropy eqes606898 eragon eric123 erica1 ericka ericsson erika1 ernest ernesto escape escorpion escort
esmeralda esperanza esteban estelle esther esther1 estrela estrella estrella1 estrellita eternal eternity ethan1 etoile eugene eugene1 eunice eureka europa
europe evanescence evangelion evelyn evelyn1 everest evergreen everton everton1 everything evgeniy evolution evony1 evony192 excalibur exigent exodus explorer
explorer1 express extreme extreme1 ezekiel ezekiel11991 f00tball f123456 fabian fabiola fabregas fabrice fabrizio fabulous facebook facebook1 faggot faggot1
faisal faith1 faith123 faithful faithful1 fake123 falcon falcon1 falcons falcons1 fallen fallen1 fallen_angel fallout fallout3 familia familia1
familiyafamiliya famille family family1 family12 family123 family2 family3 family4 family5 family6 family7 familyguy familyguy1 famous famous1 fanfan fantasia
fantastic fantasy fantasy1 farfalla farida farmer fashion fashion1 faster fatass fatass1 fatboy fatboy1 fatcat fatcat1 father father1 fatima fatima1 fatman
fatman1 fatty1 favour fearless feather february feder_1941 federica federico felicia felicia1 felicidad felicidade felicity felipe felix1 fellow female fender
fender1 fenerbahce ferari ferdinand fergie fernanda fernandez fernando fernando1 ferrari ferrari1 ferret ffffff fghtkm fgtkmcby ficken fiesta figaro fighter
fighter1 filippo finalfantasy finance finger fireball fireball1 firebird firebird1 fireblade firefighter firefly firefly1 firefox fireman fireman1 fish123
fisher fisherman fishes fishing fishing1 fitness fktrcfylh fktrcfylhf fktrctq fktyrf flamengo flames flamingo flash1 flatron fletcher flipper flipper1 floppy
florence florencia flores florian florida florida1 flower flower1 flower12 flower123 flower2 flowers flowers1 fluffy fluffy1 flyboy1 flyers flying fondoom
foobar football football! football09 football1 football10 football11 football12 football13 football14 football2 football20 football21 football22 football23
football24 football3 football4 football5 football7 football8 football9 fordf150 fordf250 forest forest1 forever forever1 forever2 forever21 forget forget1
forgot formula1 forrest fortuna fortune forzainter forzamilan forzaroma fossil foster fountain four20 foxpass foxtrot fqrg7cs493 france frances frances1
francesca francesco francine francis francis1 francisco francisco1 franck franco francois francy frank1 frank123 frankie frankie1 franklin franklin1 franky
freak1 freaky freaky1 freckles freckles1 fred123 freddie freddie1 freddy freddy1 frederic frederick fredfred free123 freebird freedom freedom1 freedom2
freeman freeman1 freestyle freeway freeze112 french fresh1 friday friday1 friday13 friend friend1 friendly friends friends! friends1 friends12 friends123
friends2 friends4 friendship friendster frogger frogger1 froggy froggy1 front242 frosty frosty1 fuk19600 fuku00198 fullaccess fullmoon funky1 funny1 fusion
fussball futbol futurama future future1 fuzzy1 fxzz75 fxzz75yer fyfcnfcbz fylhtq fytxrf fyutkbyf g-unit g12345 g123456 g13916055158 g9l2d1fzpy gabby1 gabriel
gabriel1 gabriel123 gabriela gabriela1 gabriele gabriella gabrielle gabrielle1 gagged galatasaray galaxy galina gambit gameboy gameboy1 gamecube gameover
games1 gandako gandalf gandalf1 ganesh ganesha gangsta gangsta1 gangster gangster1 ganteng garbage garcia garcia1 garden garfield garfield1 garrett garrett1
gaston gateway gateway1 gatita gatito gator1 gators gators1 gaurav gavin1 gay123 gbpltw gegcbr geheim gemini gemini1 general general1 genesis genesis1 genius
geoffrey george george1 george123 georgia georgia1 georgie georgina gerald geraldine gerard gerard1 gerardo german germany germany1 geronimo gerrard gerrard8
gertrude getmoney getmoney1 gettherefast gfhjkm gfhjkm1 gfhjkm123 gfhjkmgfhjkm gggggg ghbdtn ghbdtnbr ghbdtnrfrltkf ghblehjr ghetto ghetto1 ghhh47hj7649
ghjcnj ghjcnjnfr ghost1 ghostrider giacomo gianluca gianna gianni giants giants1 gibson gibson1 gidget giggles giggles1 gilbert gilbert1 gilles gillian ginger
ginger1 ginger12 ginger123 giorgia giorgio giovanna giovanni giovanni1 giraffe girasole girl123 girlfriend girls1 giulia giuseppe gizmo1 gizmo123 gjkbyf
gladiator gladys glamour glasgow glitter glitter1 global gloria gloria1 go2hell goblin goblue god123 godbless goddess goddess1 godfather godfather1 godhelpme
godis1 godisgood godisgood1 godisgreat godislove godislove1 godlovesme godofwar godsmack godzilla godzilla1 goforit gogogo goldberg golden golden1 goldeneye
goldfish goldfish1 goldie goldie1 golfcourse golfer golfer1 golfing gonzales gonzalez gonzalo goober goober1 good123 goodboy goodbye goodbye1 goodgirl
goodlife goodluck goodman goodness goofy1 google google.com google1 google12 google123 googletester goose1 gordo1 gordon gordon1 gordon24 gorgeous gorgeous1
gorilla gorilla1 gotcha gotcha1 gothic gothic1 gotmilk gotohell grace1 grace123 gracie gracie1 graham granada grandkids grandma grandma1 grandpa grandpa1
granny granny1 gratis great1 greece green1 green11 green12 green123 green13 green2 green3 green7 greenbay greenday greenday1 greenday12 greeneyes greens
gregor gregory gregory1 gremlin grenouille gretchen griffin griffin1 gringo grizzly grizzly1 groovy groupd2013 grover grumpy gsxr1000 gsxr600 gsxr750
guadalupe guadalupe1 guanliyuan guardian guatemala gucci1 guerrero guigui guilherme guillaume guillermo guinness guinness1 guitar guitar1 guitarra gundam
gunit1 gunner gunner1 gunners gustavo gwerty gwerty123 gymnastics h123456 h1xp2z2duk h2vwdubjx4 habibi hacker hacker1 haha12 haha123 hahaha hahaha1 hahahaha
hailey hailey1 haley1 halflife hallo1 hallo123 halloween halloween1 halo123 hamburg hamburger hamilton hamilton1 hamish hamlet hammer hammer1 hammers hamster
hamster1 handball handsome handsome1 hangzhou hannah hannah01 hannah1 hannah11 hannah12 hannah123 hannah2 hannahmontana hannibal hanson hanuman happiness
happiness1 happy1 happy12 happy123 happy2 happyday happydays hardcore hardcore1 hardrock hariom harley harley01 harley1 harley12 harley123 harmony harmony1
harold harold1 harper harriet harris harrison harrison1 harry1 harry123 harrypotte harrypotter harvey harvey1 hassan hater1 haters1 hawaii hawaii1 hawaii50
hawkesbury93 hawkeye hayabusa hayden hayden1 hayley hayley1 health heart1 hearts hearts1 heather heather1 heaven heaven1 heaven7 heckfy hector hector1
hedgehog hehehe heidi1 heineken hejhej hejsan helen1 helena helene hell666 hellboy hellfire hello! hello. hello1 hello11 hello12 hello123 hello1234 hello2
hello3 hello5 hello7 hello9 hellohello hellokitty helloo hellothere helloworld hellsing helpme helpme1 hendrix hendrix1 henry1 henry14 hentai herbert herbie
hercules hercules1 heritage herman hermes hermione hermosa hernandez hernandez1 heroes hershey hershey1 hesoyam hey123 heyhey heyhey1 hfytnrb hg0209 hhhhhh
hi1234 hidden higgins highheel highland highlander hihihi hihihi1 hilary hilary1 hillary hilton hinata hiphop hiphop1 history history1 history278 hithere
hitler hitman hitman1 hjccbz hjvfirf hobbes hobbit hockey hockey1 hockey11 hockey12 hogwarts hohoho hola123 holahola holden holden1 holiday holiday1 holla1
holland holland1 hollie hollister hollister1 hollister2 holly1 holly123 hollywood hollywood1 holmes holyshit home0401 home123 home1234 homeboy homelesspa
homer1 homework honda1 honda123 hondacivic honduras honduras1 honest honesty honey1 honey123 honeybee honeyko hongkong hookem hooker hooligan hooters hooters1
hoover horizon hornet horny1 horse1 horses horses1 hospital hot123 hotboy hotboy1 hotdog hotdog1 hotgirl hotgirl1 hotmail hotmail1 hotmama hotmama1 hotpink1
hotrod hotrod1 hotshot hotstuff hotstuff1 hottie hottie! hottie1 hottie101 hottie12 hottie123 hottie13 hottie2 hottie3 hotties hotty1 house1 houses houston
houston1 houston713 howard howard1 huanying hubert hudson hughes huhbbhzu78 hummer hummer1 humtum hunter hunter01 hunter1 hunter11 hunter12 hunter123 hunter2
hunting hunting1 hurley hurricane hurricane1 husband huskers huskers1 hussain hustler hustler1 huzhou hyderabad hyundai i23456 iamcool iamcool1 iamnumber1
iamthebest ibanez ibanez1 ibrahim icarus icecream icecream1 icehouse iceman iceman1 ichigo ichliebedich id6c3wr6un idontcare idontknow idontknow1 idunno
iforgot iforgot1 ig4abox4 ignacio iguana ihatethisgame ihateu ihateu1 ihateu2 ihateyou ihateyou1 ihateyou2 ijrjkfl il0vey0u il0veyou ilaria ilikepie ilikepie1
illinois illusion ilove1 ilove123 ilove69 ilovechris ilovegod ilovegod1 iloveher iloveher1 ilovehim ilovehim! ilovehim1 ilovehim2 ilovejesus ilovejusti
iloveme iloveme! iloveme1 iloveme123 iloveme2 ilovemom ilovemom1 ilovemusic ilovemyfamily ilovemymom ilovemyself iloveu iloveu! iloveu1 iloveu12 iloveu123
iloveu2 iloveyou iloveyou! iloveyou. iloveyou08 iloveyou09 iloveyou1 iloveyou10 iloveyou11 iloveyou12 iloveyou123 iloveyou13 iloveyou14 iloveyou15 iloveyou2
iloveyou21 iloveyou22 iloveyou23 iloveyou3 iloveyou4 iloveyou5 iloveyou6 iloveyou69 iloveyou7 iloveyou8 iloveyou9 iluvme iluvu1 iluvu2 ily123 imagine imcool
imcool1 imgay1 imissyou immortal imnumber1 impala imperial impossible imyaimyaimya inactive1996aug incorrect incubus incubus1 india1 india123 indian indian1
indiana indiana1 indians indigo indira indonesia indya123 inferno infiniti infinity information ingodwetrust ingrid inlove inlove1 innocent insane insane1
insanity insert inside inspiron integra interests international internazionale internet internet1 inuyasha inuyasha1 iphone ireland ireland1 irinka irish1
irock1 ironmaiden ironman ironman1 isaac1 isabel isabel1 isabela isabella isabella1 isabelle isabelle1 isaiah isaiah1 island ismael ismail israel istanbul
itachi italia italia1 italian italian1 italiano italien iubire ivanov ivanova iverson iverson1 iverson3 iw14fi9j iw14fi9jxl j12345 j123456 j123456789 j38ifubn
jack12 jack123 jack1234 jackass jackass1 jackass2 jacket025 jackie jackie1 jackjack jackpot jackson jackson1 jackson5 jacob1 jacob123 jacobs jacqueline
jacques jaden1 jaguar jaguar1 jaihanuman jaimatadi jajaja jakarta jakcgt333 jake12 jake123 jakjak jamaica jamaica1 jamal1 james007 james1 james12 james123
james2 james23 jamesbond jamesbond007 jamie1 jamie123 jamila jamjam janelle janet1 janette janice janice1 janina janine janjan january january1 jared1 jasmin
jasmin1 jasmine jasmine1 jasmine12 jasmine123 jasmine2 jason1 jason123 jasper jasper1 javier javier1 jay123 jayden jayden1 jayjay jayjay1 jayson jazmin
jazmin1 jazmine jazmine1 jazzy1 jeanette jeanne jefferson jeffery jeffery1 jeffhardy jeffhardy1 jeffrey jeffrey1 jehovah jelly1 jellybean jellybean1 jenifer
jenjen jenna1 jennie jennifer jennifer1 jennifer12 jenny1 jenny123 jensen jeremiah jeremiah1 jeremy jeremy1 jericho jermaine jermaine1 jerome jerome1 jerry1
jersey jersey1 jerusalem jess123 jesse1 jesse123 jessica jessica1 jessica12 jessica123 jessica13 jessica2 jessica3 jessica7 jessie jessie1 jester jesucristo
jesus! jesus01 jesus1 jesus11 jesus12 jesus123 jesus2 jesus3 jesus33 jesus4me jesus7 jesus77 jesus777 jesusc jesuschris jesuschrist jesusfreak jesusis1
jesusislord jesuslovesme jesuss jesussaves jetaime jeter2 jewels jg3h4hfn ji394su3 jillian jillian1 jimbob jimenez jimmy1 jimmy123 jingjing jjcg16dj5k jjjjjj
jkiuztdftl57 jktxrf jktymrf joanna joanna1 joanne joanne1 joaquin jobsearch jobshop2002 jocelyn jocelyn1 joe123 joejoe joejoe1 joejonas1 joey123 johann
johanna johannes john!20130605at1753 john12 john123 john1234 john316 johncena johncena1 johndeere johndeere1 johnjohn johnlock johnny johnny1 johnny5 johnpaul
johnson johnson1 jojo12 jojo123 jojojo joker1 joker123 joker13 jokers jonas1 jonas123 jonathan jonathan1 jones1 jonjon jonny1 jordan jordan01 jordan1 jordan10
jordan11 jordan12 jordan123 jordan13 jordan2 jordan23 jordan3 jordan5 jordan7 jorge1 jose12 jose123 josefina joseluis joseph joseph1 joseph12 joseph123
josephine josh12 josh123 joshua joshua01 joshua1 joshua11 joshua12 joshua123 joshua2 josiah josie1 journey joyjoy jrcfyf juan123 juancarlos juanita juanita1
juanito jubjub judith juggalo juggalo1 juicy1 julia1 julian julian1 juliana julie1 julien juliet julieta juliette julius july12 july14 july21 july22 july23
jumper jumpman23 jundian2011xr june10 june11 june12 june13 june14 june15 june16 june17 june18 june21 june22 june23 june24 june25 june26 june28 junebug
junebug1 jungle junior junior1 junior12 junior123 junior2 junjun jupiter jupiter1 just4fun just4me justdoit justice justice1 justin justin01 justin1 justin11
justin12 justin123 justin2 justinbieb justinbieber justine justine1 justme justme1 juventus juventus1 k.lvbkf k12345 k123456 ka_djkhjsy6 kacper kagome kaiser
kaitlin kaitlyn kaitlyn1 kaka123 kaka22 kakaka kakashi kakashi1 kakashka kaktus kalina kalpana kamasutra kamikaze kamila kangaroo kannan kansas karachi karate
karate1 karen1 karina karina1 karine karolina kartoffelpuffer kashmir kasper katana katarina katelyn katelyn1 katerina katherine katherine1 kathleen kathleen1
kathmandu kathryn kathryn1 kathy1 katie1 katie123 katkat katrin katrina katrina1 kavita kawaii kawasaki kawasaki1 kaykay kaykay1 kayla1 kayla123 kaylee
kaylee1 kayleigh kayode keegan keeper keisha keith1 kelley kellie kelly1 kelly123 kelsey kelsey1 kelvin kendall kendall1 kendra kendra1 kenken kennedy
kennedy1 kenneth kenneth1 kenny1 kenshin kentucky kentucky1 kenwood kenworth kenzie kenzie1 kermit kevin1 kevin12 kevin123 keyboard keyboard1 kfhbcf khalid
khushi kickass kickass1 kicker kieran kifj9n7bfu kikeunyw kiki123 kikiki killa1 killbill killer killer1 killer11 killer12 killer123 killer13 killer2 killer666
killer7 killers killian killme kim123 kimberley kimberly kimberly1 kimbum kimkim kimmie kinder king12 king123 king1234 king23 kingdom kingdom1 kingking
kingkong kingkong1 kings1 kingsley kingston kipper kirby1 kirill kirsten kirsten1 kirsty kiss123 kisses kisses1 kisskiss kissme kissme1 kissme2 kissmyass
kissmyass1 kitkat kitkat1 kitten kitten1 kittens kittens1 kittie kitty1 kitty12 kitty123 kitty2 kittycat kittycat1 kittykat kittykat1 kjkszpj kkk123 kkkkkk
kkkkkkk kkkkkkkk klapaucius klaster kleopatra knackwurst8853 knicks knight knight1 knights knights1 knopka kobe24 kobebryant kochanie kodiak kokoko kolawole
kolobok komputer konstantin kontakt kontol koolaid koolaid1 koroleva kosama koshka kosmos kostya kotenok kramer krasotka krishna krista kristen kristen1
kristi kristian kristin kristin1 kristina kristina1 kristine kristy krokodil kronos krystal krystal1 ktyjxrf kucing kungfu l12345 l123456 l1nk3d1n l6ho3tg7wb
labrador labtec lacey1 lacoste lacrosse lacrosse1 ladies ladybird ladybug ladybug1 ladygaga laetitia laguna laguna1 lahore lakers lakers1 lakers24 lakers8
lakshmi lala12 lala123 lalala lalala1 lalala123 lalalala lalaland lamborghini lamont lamont1 lampard lampard8 lance1 lancelot lancer landon landon1 landrover
laptop larisa larissa larry1 lassie last.fm lastfm lasvegas lasvegas1 latina latina1 latino laura1 laura123 laurel12creek lauren lauren1 lauren12 laurence
laurent laurie laurita lavender lavoro lawrence lawrence1 lawyer layout1 layouts1 leader leandro leanne leather leavemealone lebron lebron23 lee123 leelee
leelee1 left4dead legacy legend legend1 legenda legion legolas legolas1 leliane50934 lemon1 lemon8 lemonade lemons lennon lenochka lenovo leo123 leoleo
leonard leonard1 leonardo leonardo1 leonid leonie leopard lesbian lesbian1 lesley leslie leslie1 lespaul lestat lester leticia letmein letmein1 letmein123
letmein2 letter lewis1 lexmark lexmark1 lexor123 libero libertad liberte liberty liberty1 library lickme lifeisgood lifesucks lifesucks1 light1 lighthouse
lightning lightning1 lightpower12345 lights lijing lilian liliana lillian lillian1 lillie lilly1 lilmama lilmama1 lilman lilman1 lilwayne lilwayne1 lincoln
lincoln1 linda1 linda123 lindsay lindsay1 lindsey lindsey1 lineage2 linked linkedin linkedin1 linkedin123 linkedin2011 linkin linkin1 linkinpark lionel
lionheart lionking lipgloss lipgloss1 lipstick lisa123 little little1 littlebit littlebit1 littleman littleman1 livelife liverp00l liverpool liverpool1
liverpool123 liverpool8 liverpoolfc livestrong lizard lizard1 lizottes lizzie lizzie1 lizzy1 lkjhgf lkjhgfdsa llllll lobster lobster1 logan1 logan123 logitech
logitech1 lokomotiv lol123 lol1234 lol12345 lola123 lolipop lolipop1 lolita lolita1 lollipop lollipop1 lollol lollol1 lollollol lollypop lollypop1 lolo123
lololo london london1 london12 london123 london22 lonely lonely1 lonestar lonewolf longhorn longhorns longhorns1 looking looser lopez1 loredana lorena lorena1
lorenzo lorenzo1 loretta lorraine lorraine1 losangeles loser1 loser12 loser123 loser2 losers losers1 lottie louie1 louis1 louise louise1 loulou loulou1
louloute lourdes love00 love01 love02 love06 love07 love08 love09 love10 love101 love11 love12 love123 love1234 love12345 love123456 love13 love14 love143
love15 love16 love17 love18 love19 love20 love2008 love2009 love2010 love21 love22 love23 love24 love25 love26 love27 love33 love34 love44 love45 love4ever
love4life love4me love4u love4you love55 love5683 love69 love77 love777 love88 love89 love99 lovebird lovebug lovebug1 loved1 lovegod lovehate lovehurts
lovehurts1 loveis loveislife loveless lovelife lovelife1 lovelove lovelove1 lovelovelove lovely lovely1 lovely12 lovely123 lovely2 loveme loveme1 loveme12
loveme123 loveme2 loveme3 lover1 lover12 lover123 lover13 lover2 lover69 loverboy loverboy1 lovergirl lovergirl1 lovers lovers1 lovers2 loves1 lovestory
lovesucks lovesucks1 loveu1 loveu2 loveya loveya1 loveyou loveyou1 loveyou123 loveyou2 loving loving1 lovingyou lowrider lowrider1 ltybcrf lucas1 lucas123
luciana luciano lucifer lucifer666 lucille lucky1 lucky12 lucky123 lucky13 lucky2 lucky7 lucky777 luckydog luckydog1 lucy123 ludacris ludmila ludovic ludwig
luis123 lupita lupita1 luther lvbnhbq lydcc20091314 m01759766727 m0nkey m12345 m123456 m1234567 m123456789 mac123 machine maciek mackenzie mackenzie1 macmac
madagascar madalina madden madden1 maddie maddie1 maddison maddog maddog1 maddy1 madeleine madeline madeline1 madina madison madison1 madison2 madman madmax
madness madonna madonna1 madrid maestro mafalda mafia1 magali maganda magandaako magdalena maggie maggie01 maggie1 maggie12 maggie123 maggie2 magic1 magic123
magnet magnolia magnum magnus mahalkita mahalko mahesh maiden maison makaveli makaveli1 makayla makayla1 makemoney maksim maksimka malachi malachi1 malaga
malaysia malcolm malcolm1 maldita malibu malibu1 malik1 malika malina mallorca mallory mallory1 mama12 mama123 mama1234 mamama mamamama mamamia mamapapa
mamita mammamia mamochka mamour man123 management manager manager1 manchester manchesterunited mancity mandarin mandy1 mango1 maniac manila manish manisha
mankind manman manman1 manning18 manny1 manolo manowar manson manson1 manuel manuel1 manuela manunited manutd manutd1 maprchem56458 mar123 maradona maradona10
marathon marcel marcela marcella marcello marcelo march1 march11 march12 march13 march15 march17 march18 march21 march22 march23 marcia marcin marco1
marcopolo marcos marcos1 marcus marcus1 marek14michal margaret margaret1 margarita margarita1 margherita margie margot maria1 maria12 maria123 mariah mariah1
mariajose mariam marian mariana mariana1 marianna marianne mariano maribel maricel marie1 marie12 marie123 marie2 mariel marihuana marijuana marijuana1 marika
marilyn marilyn1 marina marina1 marine marine1 marines marines1 marino marino13 mario1 mario123 marion mariposa mariposa1 marisa marisol marissa marissa1
marius mariya marjorie mark123 market marketing markus marlboro marlboro1 marlene marley marley1 marlin marlon maroon5 marriage married married1 marseille
marshall marshall1 martha martha1 martin martin1 martin123 martina martina1 martine martinez martinez1 martini martins marvel marvin marvin1 mary123 maryam
maryann maryjane maryjane1 maryjane42 maryland mash4077 mason1 massage massimo master master1 master12 master123 mastermind masters matador matahari
matematica mateusz matheus mathew mathew1 mathias mathieu mathilde mathis matias matilda matilda1 matilde matrix matrix1 matt12 matt123 matteo matthew
matthew1 matthew12 matthew123 matthew2 matthew3 matthias mattia mattie mattie1 maureen maurice maurice1 mauricio maurizio maverick maverick1 max123 maxima
maxime maximilian maximo maximum maximus maximus1 maxine maxmax maxwell maxwell1 mayday maymay maynard mazafaka mazda3 mazda323 mazda6 mazda626 mazdarx7
mckenzie mclaren me1234 meagan meandyou meatball mechanical medical medicina medicine medina medion medved mega_pizdetz666 megadeth megaman megaman1 megan1
megan123 megane megaparol megaparol12345 megasecret megatron meghan meghan1 mehmet melanie melanie1 melina melinda melinda1 melisa melissa melissa1 mellon
melody melody1 melvin melvin1 member mememe mememe1 memory memphis memphis1 mendoza meowmeow mercedes mercedes1 mercury mercury1 meredith merlin merlin1
mermaid mermaid1 mersedes messenger messi10 messiah metal1 metal666 metallica metallica1 mexican mexican1 mexico mexico1 mexico10 mexico12 mexico123 mexico13
mexico2 miami1 miami305 miamor miamor1 micaela michael michael01 michael1 michael11 michael12 michael123 michael13 michael2 michael23 michael3 michael5
michael7 michaela michaeljackson michal micheal micheal1 michel michela michele michele1 michelle michelle1 michelle12 michelle2 michigan michigan1 mickey
mickey1 mickey12 mickey123 mickey2 mickeymouse microlab microsoft microsoft1 midget midnight midnight1 mierda mighty migrationschool miguel miguel1 mihaela
mihail mikaela mikayla mike11 mike12 mike123 mike1234 mike23 mikejones1 mikemike mikey1 milagros milana milano mildred milena miley1 mileycyrus milkshake
milkshake1 millenium miller miller1 millie millie1 million million2 millwall milton mima123456 mimi123 mimimi mimosa minecraft minecraft123 minerva minette
minime minnie minnie1 miracle miracle1 mirage miranda miranda1 miriam mirror mishka misiek mission mission1 mississipp mississippi missy1 missy123 missyou
mister misty1 mitchell mitchell1 mitsubishi mittens mittens1 mmmmmm mmmmmmmm mmmmmmmmmm mnbvcx mnbvcxz mnbvcxz1 mobile mobster1 mocha1 moderncombat mohamed
mohammad mohammed moimoi moises mollie mollie1 molly1 molly123 mollydog moloko molson mom123 momanddad momdad momdad1 momma1 mommy1 mommy11 mommy12 mommy123
mommy2 mommy3 momof2 momof3 momomo momoney monaco monalisa monamour monday monday1 mondeo money1 money100 money11 money12 money123 money2 money23 money3
money4 money4me money5 money6 money7 moneymaker moneyman moneyman1 moneymoney moneys mongoose monica monica1 monika monika1 monique monique1 monitor monkey
monkey! monkey01 monkey1 monkey10 monkey101 monkey11 monkey12 monkey123 monkey13 monkey14 monkey2 monkey21 monkey22 monkey23 monkey3 monkey4 monkey5 monkey6
monkey69 monkey7 monkey8 monkey9 monkeyboy monkeybutt monkeyman monkeys monkeys1 monopoly monroe monster monster1 monster12 monster123 monster2 monsters
montana montana1 montecarlo montgom2409 montreal monty1 moocow mookie mookie1 moomoo moomoo1 moonlight moonlight1 moonshine moose1 morales moremoney morena
moreno morgan morgan1 morgana morgane moritz morning morning21 morpheus morris morris1 morrison moscow mostwanted motdepasse mother mother1 mother12 mother123
mother2 motherlode motocross motocross1 motorola motorola1 mountain mountain1 mouse1 movies mozart mrf11277215 ms0083jxj muffin muffin1 muhammad muhammed
mulder multiplelog mumbai mummy1 munchkin munchkin1 muppet murcielago murder murder1 murphy murphy1 murray mushroom music1 music101 music12 music123 music2
music4life musica musica1 musicman musique muskan muslim mustafa mustang mustang1 mustang2 mustang69 mustangs my1love my2boys my2girls my2kids my3boys
my3girls my3kids my3sons my4kids myangel mybaby mybaby1 myboys myfamily mygirl mygirls mygirls2 myheart mykids mykids2 mykids3 mylene mylife mylife1 mylord
mylove mylove1 mylove123 mymother mymusic myname myname1 mynameis mynoob mypass mypassword myself myself1 myspac3 myspace myspace! myspace. myspace.co
myspace0 myspace01 myspace07 myspace08 myspace09 myspace1 myspace10 myspace101 myspace11 myspace12 myspace123 myspace13 myspace2 myspace22 myspace23 myspace3
myspace4 myspace5 myspace69 myspace7 myspace8 myspace9 mystery mystery1 mystic n0=acc3ss n12345 n123456 n1frdz n8zgt5p0shw= nabila nacional nadine namaste
nana12 nana123 nanana nancy1 napoleon napoli narayana naruto naruto1 naruto11 naruto12 naruto123 naruto13 naruto2 nascar nascar1 nascar24 nascar88 nastia
nasty1 nastya natacha natali natalia natalia1 natalie natalie1 nataly natalya natasha natasha1 nathalie nathan nathan1 nathan12 nathan123 nathaniel nathaniel1
natiichen999 national natural nature naughty naughty1 naveen navigator naynay1 ncc1701 ncc1701a ncc1701d ncc1701e nebraska needforspeed negrita nellie nelly1
nelson nelson1 nemesis neptune nestor netlog network network1 networking nevada nevaeh nevaeh1 never1 neveragain nevermind nevermore newcastle newcastle1
newjob newlife newlife1 newman newmoon neworleans12345 newpass newpassword newport newport1 newstart newton newyork newyork1 nfnmzyf nguyen nicholas nicholas1
nichole nichole1 nick12 nick123 nickjonas nickjonas1 nicky1 nicola nicolas nicolas1 nicole nicole01 nicole1 nicole11 nicole12 nicole123 nicole13 nicole2
nicole21 nicole22 nicole3 nicole7 nigeria nightmare nightmare1 nightwish nihao123 nike123 nikhil nikita nikita1 nikitos nikki1 nikki123 nikola nikolai nikolas
nikolay nimrod ninja1 ninja123 nintendo nintendo1 nintendo64 nipper nirvana nirvana1 nissan nissan1 nissan350z nks230kjs82 nnnnnn nobody noelle nofear
noisette nokia1 nokia123 nokia3310 nokia5800 nokia6233 nokia6300 nokian70 nokian73 nokian95 nolimit nolove noname nonmember nonono noodle noodle1 noodles
noodles1 nopass nopassword norman norman1 norte14 northside1 norton not4you notebook nothing nothing1 notthat nounou nounours november november1 november11
ntktajy nugget nugget1 numba1 number number1 number11 number12 number2 number3 number5 number7 number9 nurse1 nursing nursing1 nutella nutmeg nuttertools
nwo4life nyq28giz1z oakland oakland1 oakley oblivion oceane ocpoook325 october october1 october10 october31 odessa office offspring ohiostate1 ohmnamah23
ohmygod oicu812 oklahoma oklahoma1 okokok oksana olamide olawale olayinka oldman olenka olesya oliveira oliver oliver1 oliver123 olivia olivia1 olivier
oluwaseun omarion omarion1 omega1 omg123 omg199 omsairam onedirection onelove onelove1 onepiece onetwo3 online online1 onlyme ontario oooooo opelastra open123
opensesame openup operator opeyemi optimus oracle orange orange1 orange12 orange123 orange2 oranges orchid ordinateur oregon original orlando orlando1 oscar1
oscar123 osiris outlaw outlaw1 overlord owt243ygbj oxford p0o9i8u7 p12345 p123456 p3rat54797 p455w0rd p4ssw0rd p@ssw0rd p@ssword pa55w0rd pa55word pablito
pablo1 pacific packard packers packers1 packers4 pacman pacman1 paddle paige1 paintball paintball1 painter pakistan pakistan1 pakistan123 pakistani palace
paladin palermo pallina pallmall palmer palmtree paloma pamela pamela1 panama panasonic panasonic1 pancake pancakes pancho pancho1 panda1 panda123 pandas
pandora pandora1 panget pangit pankaj pantera pantera1 panther panther1 panthers panthers1 panties panzer papamama papapa paper1 paper123 paperino papillon
papito paradise paradise1 paradox paramore paramore1 paris1 parker parker1 parkour parola parola12 parrot partizan party1 pasaway pascal pasquale pass12
pass123 pass1234 pass1word passat passer2009 passer2011 passion passion1 passpass passport passport1 passw0rd passwd password password! password. password0
password00 password01 password07 password08 password09 password1 password10 password11 password12 password123 password1234 password12345 password123456
password13 password14 password15 password16 password17 password19 password2 password20 password21 password22 password23 password24 password3 password33
password4 password5 password6 password69 password7 password77 password8 password88 password9 password99 passwords passwort passwort1 pastor pasword pasword1
patata patate patches patches1 patience patito patrice patricia patricia1 patrick patrick1 patrik patriot patriots patriots1 patriots12 patrizia patton patty1
paula1 paulina pauline pauline1 pavilion pavilion1 payton payton1 pazzword123 pdtplf pe#5gz29ptzmse peace1 peace123 peaceout peaches peaches1 peachy peanut
peanut1 peanut12 peanut123 peanut2 peanutbutter peanuts peanuts1 pearl1 pearljam pebbles pebbles1 pedro1 pedro123 peekaboo peewee peewee1 pegasus peluche
pelusa pencil pencil1 penelope penguin penguin1 penguins penny1 pentium pentium4 people people1 pepette pepito pepper pepper1 pepper12 pepper123 pepper2
pepsi1 pepsi123 perfect perfect1 persik personal peter1 peter123 peterpan peterpan1 peters peterson petunia peugeot peyton peyton1 phantom phantom1 pharmacy
philip philippe philips philips1 phillip phillip1 phillips philly philly1 phoebe phoebe1 phoenix phoenix1 phone1 photo1 photos piazza picard picasso piccolo
pickle pickle1 pickles pickles1 picture pictures pie123 pierre pierre1 pietro piggy1 piglet piglet1 pikachu pikachu1 pillow pimp101 pimp11 pimp12 pimp123
pimp13 pimp23 pimp69 pimpdaddy1 pimpin pimpin1 pimpin2 pineapple pineapple1 pingpong pink101 pink11 pink12 pink123 pink13 pink22 pinkfloyd pinkfloyd1 pinkie
pinky1 pinky123 piolin pioneer pioneer1 piper1 pippin piramida pirata pirate pirate1 pirates pirates1 pisces pistons1 pitbull pitbull1 pizza1 pizza123 pizzas
pk3x7w9w placebo planet plastic platinum platinum1 playa1 playboy playboy1 playboy123 playboy69 player player1 player69 playstation playstation2 playstation3
please please1 pleasure plymouth pobeda poetry pogiako poipoi poison poisson poiuyt poiuytrewq pok29q6666 pokemon pokemon1 pokemon11 pokemon12 pokemon123
pokemon2 poker1 pokerface poland polarbear polaris polaris1 police police1 polina pollito polniypizdec0211 polniypizdec1102 polniypizdec110211 polopolo polska
polska1 pompier pompom poncho pontiac poochie poochie1 poodle pooh12 poohbear poohbear1 pookie pookie1 poonam poop11 poop12 poop123 pooper pooper1 poopie
poopie1 poopoo poopoo1 pooppoop poopy1 pop123 popcorn popcorn1 popeye popeye1 popo123 popopo poppop poppy1 poppy123 poptart1 porcodio porkchop porkchop1
porsche porsche1 porsche911 porter portland portugal portugal1 poseidon positive possum postal pot420 potato pothead pothead1 pothead420 potpot potter potter1
poussin powder power1 power123 powers pppppp pr1ncess pradeep praise prakash prasad prashant praveen prayer preciosa precious precious1 predator prelude
presario president preston preston1 pretty pretty1 pretty12 prettyboy1 prettygirl primavera prince prince1 princesa princesa1 princesita princess princess!
princess01 princess08 princess09 princess1 princess10 princess11 princess12 princess13 princess14 princess15 princess16 princess2 princess21 princess22
princess23 princess3 princess4 princess5 princess7 princess8 princess9 princesse principe principessa pringles printer printer1 priscilla prissy prissy1
private private1 privet priyanka prodigy professional professor progress project project1 projectsadminx promise promise1 przyjaciolki psalm23 psycho psycho1
pudding pudding1 puertorico pulsar pumpkin pumpkin1 punisher punkin punkin1 punkrock punkrock1 puppies puppies1 puppy1 puppy123 puppydog puppylove puppylove1
pupsik pupuce purple purple1 purple11 purple12 purple123 purple13 purple2 purple22 purple3 purple7 pwd1234 pyramid q11111 q12345 q123456 q1234567 q123456789
q1q1q1 q1q2q3 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7i8o9p0 q2w3e4 q2w3e4r5 qarglr123 qawsed qawsedrf qaz123 qaz123456 qaz123wsx qazqaz
qazqazqaz qazwsx qazwsx1 qazwsx12 qazwsx123 qazwsxedc qazwsxedc1 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazxsw qazxsw1 qazxsw123 qazxswedc qazxswedcvfr
qazzaq qazzaq1 qdujvyg5sxa qq123456 qqq111 qqq123 qqqq1111 qqqqq1 qqqqqq qqqqqq1 qqqqqqq qqqqqqqq qqqqqqqqqq qqqwww qqww1122 qqwwee qti7zxh18u quality queen1
queenie queens quentin question quincy qw123321 qw123456 qwaszx qwaszx1 qwaszx12 qwe1122334 qwe123 qwe1234 qwe12345 qwe123456 qwe123asd qwe123qwe qwe123qwe123
qwe1asd qwe321 qwe789 qweasd qweasd1 qweasd123 qweasdzxc qweasdzxc1 qweasdzxc123 qwedsa qweewq qwegta13091990 qweqwe qweqwe1 qweqwe123 qweqweqwe qwer12
qwer123 qwer1234 qwer4321 qwerasdf qwerasdfzxcv qwerf12 qwerqwer qwerqwer2 qwert1 qwert12 qwert123 qwert1234 qwert12345 qwert6 qwertasdfg qwerty qwerty!
qwerty01 qwerty1 qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty123456789 qwerty13 qwerty2 qwerty21 qwerty22 qwerty321 qwerty5 qwerty6
qwerty666 qwerty69 qwerty7 qwerty77 qwerty777 qwerty78 qwerty789 qwerty99 qwertyasdfgh qwertyqwerty qwertyu qwertyu1 qwertyui qwertyui1 qwertyuio qwertyuio1
qwertyuiop qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyytrewq qwertz qwertzuiop qwqwqw r12345 r123456 r2d2c3po r9lw4j8khx rabbit rabbit1 rabota
racecar racecar1 rachael rachael1 rachel rachel1 rachelle racing racing1 radhika radio1 radiohead rafael rafael1 ragnarok rahasia raider raider1 raiders
raiders1 raiderz1 rainbow rainbow1 rainbow123 rainbow6 rainbows rajesh rajkumar rakesh rambler rambo1 ramesh ramirez rammstein rammstein1 ramona ramones
ramram ramses rancid randall random random1 randy1 ranger ranger1 rangers rangers1 raphael raptor raquel rascal rascal1 rasengan rashmi rasmus rastafari
rastaman raven1 ravens ravens1 rawr123 ray123 raymond raymond1 rayray rayray1 razvan rbhbkk rctybz rdfhnbhf reading ready2go reagan reality really realmadrid
reaper reaper1 rebeca rebecca rebecca1 rebel1 rebelde rebelde1 rebels rebound1 recovery red123 red1234 redalert redbull redbull1 reddog reddog1 redhead
redhead1 redhot redman redman1 redneck redneck1 redred redred1 redrose redroses redrum redrum1 redskins redskins1 redsox redsox04 redsox1 redwings redwings1
reebok reggae reggie reggie1 regina regina1 register remember remember1 remington remote renata renato renault renee1 renegade rental rereirf research
reset123 resident residentevil respect respect1 restart retard retard1 retired revelation revenge revenge1 revolution rey619 rfhbyf rfn.if rfnthbyf rfrfirf
rfrnec rhbcnbyf rhfcjnrf rhiannon rhjrjlbk rhonda ricardo ricardo1 riccardo richard richard1 richie richie1 richmond ricky1 rihanna riley1 ripper rivera
riverside rjhjktdf rjntyjr rjycnfynby rjynfrn roadrunner robbie robbie1 robert robert1 robert12 robert123 robert2 roberta roberto roberto1 roberts robin1
robinhood robinson robinson1 rochelle rock123 rocker rocker1 rocket rocket1 rockets1 rocknroll rocknroll1 rockon rockon1 rockstar rockstar1 rockstar12 rocky1
rocky123 rocky2 rockyou rodney rodney1 rodolfo rodrigo rodriguez rodriguez1 roger1 rogers roland rolando roller rolltide rolltide1 romain roman1 romance
romania romano romashka romeo1 romero romina rommel ronald ronald1 ronaldinho ronaldo ronaldo1 ronaldo7 ronaldo9 ronnie ronnie1 rooney rooney10 rooster
rooster1 rootbeer rootbeer1 rosalie rosario roscoe roscoe1 rose12 rose123 rosebud rosebud1 rosemarie rosemary rosie1 rosita rossella rossi46 route66 rovers
rowena roxana roxane roxanne roxanne1 roxy123 rrrrrr rtyuehe rufus1 runescape runescape1 runner runner1 running rupert rush2112 ruslan russel russell russell1
russia rustam rusty1 ryan12 ryan123 s12345 s123456 s123456789 s8ylpe9jdpvym sabbath sabina sabine sabrina sabrina1 sachin sacred sadie1 sadie123 safari safety
sagitario sagitarius sahara saibaba sailboat sailing sailor sailormoon saints saints1 sairam sakura sakura1 sally1 salman salmon salome salomon salope
salvador salvador1 salvation salvatore sam123 sam12345 samanta samantha samantha1 samantha12 samara sameer samiam samira sammie sammie1 sammy1 sammy12
sammy123 sammy2 sample123 sampson sampson1 samsam samson samson1 samsung samsung1 samsung123 samtron samuel samuel01 samuel1 samurai sanane sanchez sanchez1
sandeep sandhya sandiego sandiego1 sandman sandman1 sandra sandra1 sandrine sandro sandy1 sandy123 sangeeta sanjay santa1 santana santana1 santiago santiago1
santino santos santos1 santosh sapphire sara123 sarah1 sarah123 sarajevo sarita sasasa sascha sasha1 sasha12 sasha123 saskia sassy1 sassy123 sasuke sasuke1
sasuke12 sasuke123 satan666 satana satellite saturday saturn saturn1 sausage savage savage1 savanna savannah savannah1 sayang sayang1 sayangku scania scarface
scarface1 scarlet scarlet1 scarlett scarlett1 schalke schalke04 schatz schatzi school school1 school12 school123 school2 science scooby scooby1 scooby2
scoobydoo scoobydoo1 scooter scooter1 scooter2 scorpio scorpio1 scorpion scorpion1 scotland scotland1 scott1 scottie scotty scotty1 scout1 scrappy scrappy1
scream scruffy scruffy1 scully scvmofas79 sdf7asdf6asdg8df seagull seamus search season seattle seattle1 sebastian sebastian1 sebastian106 sebastien secret
secret1 secret123 secret666 secrets secure security security1 select selena selena1 selina semperfi semperfi1 senegal senha123 senior senior07 senior08
senior09 seniseviyorum sentnece sephiroth september september1 september2 september9 septiembre serega serena serena1 serenity serenity1 sergei sergey sergio
sergio1 server service sesame seven7 seven77 seven777 seventeen sevilla sf49ers shadow shadow01 shadow1 shadow11 shadow12 shadow123 shadow13 shadow2 shadow7
shadows shady1 shaggy shaggy1 shakira shakira1 shalom shaman shamrock shamrock1 shane1 shanghai shania shanna shannon shannon1 shanti shaolin sharingan sharks
sharma sharon sharon1 shasha shasta shawn1 shawty1 sheba1 sheeba sheena sheila sheila1 shelby shelby1 sheldon shelley shelly shelly1 sherlock sherman sherman1
sherry sherry1 sherwood shibby shiloh shinigami shirley shirley1 shit123 shitface shitface1 shithead shithead1 shitty1 shmily shogun shooter shooter1 shopping
shopping1 shorty shorty1 shorty12 shorty123 shorty13 shorty2 shotgun shotgun1 showtime shutup shutup1 shweta sidekick3 sidney sidney1 siemens sierra sierra1
silence silent silly1 silvana silver silver1 silverado silvia simba1 simba123 simon1 simon123 simona simone simone1 simple simple1 simpleplan simpson simpson1
simpsons simpsons1 simran simsim singapore singer singer1 single single1 sinner sirius sissy1 sister sister1 sisters sixteen sk84life sk8board sk8ordie sk8ter
skate1 skate123 skate4life skateboard skater skater1 skater12 skater123 skater2 skeeter skeeter1 skiffy skiing skinhead skinny skinny1 skipper skipper1 skippy
skippy1 skittles skittles1 skolko skorpion sky123 skyblue skyhawk skylar skylar1 skyler skyler1 skyline skyline1 skywalker skywalker1 slamdunk slavik slayer
slayer1 slayer666 sleepy sleepy1 slick1 slimshady slipknot slipknot1 slipknot6 slipknot66 smackdown smackdown1 smallville smart1 smarty smelly smelly1 smile1
smile123 smile4me smiles smiles1 smiley smiley1 smith1 smitty smoke1 smoke420 smokey smokey1 smokie smoking smooth smooth1 smudge snake1 snakes snapper
snapple sneakers snickers snickers1 sniper sniper1 snooker snoop1 snoopdog snoopdogg snoopy snoopy1 snoopy123 snoopy2 snowball snowball1 snowboard snowboard1
snowflake snowflake1 snowman snowman1 snowwhite snuggles snuggles1 sobaka soccer soccer! soccer01 soccer07 soccer08 soccer09 soccer1 soccer10 soccer101
soccer11 soccer12 soccer123 soccer13 soccer14 soccer15 soccer16 soccer17 soccer18 soccer19 soccer2 soccer20 soccer21 soccer22 soccer23 soccer24 soccer3
soccer4 soccer5 soccer6 soccer7 soccer8 soccer9 socrates softball softball1 softball10 softball11 softball12 softball13 softball2 softball3 softball7 software
sojdlg123aljg solange soldier soldier1 soledad soleil solnce solomon solomon1 solrac solution somanypickles27 someone something something1 sommer sonali
sonia1 sonic1 sonic123 sonnenschein sonny1 sonyericsson sooners sooners1 sophia sophia1 sophie sophie1 sophie123 soprano souljaboy1 soulmate sousou south1
south13 southern southpark southpark1 southside southside1 space1 spanish spanish1 spanky spanky1 sparkle sparkle1 sparkles sparky sparky1 sparrow sparta
spartak spartan spartan1 spartan117 spartans speaker special special1 spectrum speedy speedy1 spencer spencer1 spider spider1 spiderman spiderman1 spiderman2
spiderman3 spike1 spike123 spirit spirit1 spitfire spitfire1 splash splinter sponge sponge1 spongebob spongebob1 spongebob2 spooky spooky1 sporting sports
sports1 spring spring1 springer sprint sprite sprite1 spunky spunky1 spurs1 sputnik spyder squall squirrel squirt srinivas sriram ssssss sssssss ssssssss
ssyu1314 stacey stacey1 stalker stalker1 stallion standard stanislav stanley stanley1 star11 star12 star123 star1234 star13 star69 starbucks starbucks1
starcraft starcraft1 stardust starfish starfish1 stargate stargate1 starlight starlight1 stars1 starstar start1 start123 startfinding startrek startrek1
starwars starwars1 starwarsfan10 status stealth steaua steelers steelers1 steelers7 stefan stefangreil1983 stefania stefanie stefano steffi stella stella1
stellina stepan steph1 stephane stephanie stephanie1 stephen stephen1 sterling sterling1 sterva steve1 steven steven1 stevie stevie1 stewart stewart1 stinger
stingray stinky stinky1 stitch stonecold stonecold1 stoner stoner1 stoner420 stones storm1 stormy stormy1 stranger stratfor stratocaster stratus strawberry
street street1 strength strike striker strong strong1 stryker stuart student student1 studio stunt101 stupid stupid1 su123456 subaru sublime sublime1 subway
subzero success success1 sucesso sucker sucker1 suckit suckit1 suckme sugar1 sullivan sultan summer summer01 summer05 summer06 summer07 summer08 summer09
summer1 summer10 summer11 summer12 summer123 summer2 summer69 summer99 summertime sundance sunday sunday1 sunderland sunflower sunflower1 sunita sunny1
sunny123 sunrise sunset sunset1 sunshine sunshine! sunshine1 sunshine12 sunshine2 sunshine3 sunshine7 super1 super123 superfly supergirl supergirl1 superman
superman1 superman12 superman2 superman23 superman3 superman7 supermario supernatural supernova supersonic superstar superstar1 support sureno13 suresh surfer
surfer1 surfing surfing1 surside13 survivor susan1 susana susanne suzanne suzanne1 suzuki suzuki1 svetik svetlana svoboda sweden sweet1 sweet12 sweet123
sweet16 sweet2 sweetgirl sweetheart sweetie sweetie1 sweetness sweetness1 sweetpea sweetpea1 sweets sweets1 sweety sweety1 sweety12 swimmer swimmer1 swimming
swimming1 swordfish swordfish1 sydney sydney1 sylvester sylvia sylvie syncmaster system system1 sz9kqcctwy t12345 t123456 tabitha tabitha1 tacobell tacobell1
taekwondo taishan2011 tamara tamara1 tammy1 tangerine tangkai tango1 tanner tanner1 target target123 tarheels tarheels1 tarzan tasha1 tatiana tatiana1 tattoo
tattoo1 tatyana taurus taylor taylor01 taylor1 taylor11 taylor12 taylor123 taylor2 taytay taytay1 tazmania tdutybq tdutybz teacher teacher1 teamo1 teamo123
techn9ne technics techno technology teddy1 teddy123 teddybear teddybear1 teiubesc tekken telechargement telefon telefono telephone television temitope temp123
temp1234 temple temppass temppassword tenerife tennis tennis1 tequiero tequila tequila1 teresa teresa1 terminator terrell terrell1 terror terry1 tesoro
test123 test1234 test123456 tester tester1 testing testing1 testing123 testpass testtest texas1 texas123 thailand thankgod thanks thankyou theatre thebest
thebest1 theboss theboss1 thedoors theend thegame thegame1 thegreat1 thegreat123 theking theking1 thelma theman theman1 theodore theone theone1 theonly1
theresa theresa1 therese therock therock1 thesims2 theused theused1 thierry thirteen thirteen13 thomas thomas01 thomas1 thomas12 thomas123 thomas2 thomas22
thompson three3 thug4life thuglife thuglife1 thumper thumper1 thunder thunder1 thursday thx1138 ticket tiesto tiffany tiffany1 tiger1 tiger12 tiger123 tiger2
tigers tigers1 tigger tigger01 tigger1 tigger11 tigger12 tigger123 tigger2 tigrou timber timmy1 timothy timothy1 tinker tinker1 tinkerbell tinkle tintin
titanic titanic1 titans titans1 titties tkbpfdtnf tkfkdgo tnk0mk16vx tobias toffee together tokiohotel toledo tolkien tom123 tomate tomato tomcat tommy1
tommy123 tomorrow tomtom tomtom1 tonton tony12 tony123 tootie tootsie tootsie1 topcat topgun topolino topper topsecret torino tornado toronto torres torres9
tortuga toshiba toshiba1 total12scherz tototo tottenham tottenham1 toulouse toyota toyota1 trabajo tracey tractor tracy1 training traktor trance transam
transformers travel travel1 travis travis1 treasure trebor trenton1 tresd5 trevor trevor1 trfnthbyf tricia tricolor trigger trigger1 trinidad trinity trinity1
trinity3 tripper trisha triskelion tristan tristan1 triton triumph trixie trixie1 trojan trojans trojans1 trololo trombone trooper trooper1 tropical trouble
trouble1 trucker trucker1 trucks truelove truelove1 trumpet trumpet1 trunks trustno1 tsunami ttd955audg tttttt tucker tucker1 tudelft tuesday tulips tuning
tupac1 turbo1 turkey turkey1 turner turtle turtle1 tweety tweety1 tweety12 tweety2 tweetybird twilight twilight1 twilight12 twinkle twinkle1 twins2 twisted
twisted1 twister twister1 ty2t1hv3oc tyler1 tyler12 tyler123 tyler2 tyrone tyrone1 tyson1 u1v7hhh7ef u38fa39 u77789 ufkbyf uganda uhfybn8888 ultima ultimate
umbrella underground undertaker underworld unicorn unicorn1 unique unique1 united united1 univers2l universal universe university unknown unknown1 unreal
uqa9ebw445 urmom1 ursula usa123 usdopaa user888 usher1 utopia uvgx8f8232 v123456 vacation vacation1 vaffanculo valencia valentin valentina valentina1
valentine valentine1 valentino valera valeria valeria1 valerie valerie1 valley vampire vampire1 vampires vancouver vanesa vanessa vanessa1 vanhalen vanilla
vanilla1 vanille varvara vbkfirf vectra vegeta vegeta1 velvet vendetta venera venezuela venice venkat verbatim veritas verizon1 vermont vernon verona veronica
veronica1 veronika veronique versace vertigo vfczyz vfhbyf vfhecz vfhufhbnf vfibyf vfitymrf vfksirf vfrcbv vfrcbvrf vfvekz vfvfgfgf vfvjxrf vicente vicky1
victoire victor victor1 victoria victoria1 victory victory1 vietnam viewsonic vijaya viking viking1 vikings vikings1 viktor viktoria viktoriya village vincent
vincent1 vincenzo vinnie violet violet1 violeta violetta violin viper1 viphv5j736 virgin virginia virginia1 virginie vishal vishnu vision vitalik vitor1268123
vitoria vittoria vivian viviana vjcrdf vkontakte vladik vladimir vladislav vodafone voiture volcom volcom1 volkswagen volley volleyball volume voodoo voyager
voyager1 vqsablpzla vrbgqns997 vvvvvv w12345 w123456 w1975a w1976a w1977a w1978a w1979a w1980a w1981a w1982a w1983a w1984a w1985a w1986a w1987a w1988a w1989a
w1990a w5tn36alfw w5txn36alfw w66yrybgra wachtwoord wagner waheguru walker walker1 wall.e wallace wallace1 walmart walmart1 walnut walter walter1 wangwei
wangyut2 wanker wanted warcraft warcraft1 warcraft3 warhammer warlock warlord warning warren warren1 warrior warrior1 warriors warriors1 warszawa washington
wasser wassup water1 water123 waterfall waterloo watermelon waters watson wayne1 weare138 weasel weather webhompass webster webster1 wedding wedding1
wednesday weed123 weed420 weezer weezy1 welcome welcome1 welcome12 welcome123 welcome2 welkom wellington wendy1 wenoob werder werewolf werner weronika1992
wertyu wesley wesley1 western westham westham1 westlife westside westside1 westwood whatever whatever! whatever1 whatever2 whatsup whatsup1 whatthezor
whiskers whiskey whiskey1 whisky whisper white1 whiteboy1 whitney whitney1 whocares whynot wicked wicked1 widget wifey1 wilbur wildcat wildcat1 wildcats
wildcats1 wildfire william william1 william123 william2 william3 williams williams1 willie willie1 willis willow willow1 willy1 wilson wilson1 winchester
window window1 windows windows1 windows7 windsor winmx1 winner winner1 winnie winnie1 winston winston1 winter winter1 wisdom wisdom1 wishbone wizard wizard1
woaini woaini1314 woaini520 woaiwojia wodemima wojiushiwo wolfgang wolfie wolfman wolfpack wolverine wolverine1 wolves wolves1 wombat wonder wonder1 wonderful
wonderful1 wonderland woodstock woody1 wookie wordpass wordpass1 working wow123 wow12345 wrangler wrestling wrestling1 wright writer wutang wwe123 www123
wwwwww wxcvbn x123456 x3luym2mmj x4ivyga51f xander xantria10315 xavier xavier1 xbox360 xboxlive xfiles xiang123456 xiaoweiyuan xtreme xtseo2011tdx xxx123
xxxxxx xxxxxx1 xxxxxxx xxxxxxxx xxxxxxxxxx xyz123 y6p67ftrqj yagjecc826 yahoo.com yahoo1 yahoo123 yahoomail yahooo yamaha yamaha1 yamahar1 yamahar6 yandex
yandi20080527 yankee yankee1 yankees yankees1 yankees13 yankees2 yannick yanyan yasmin yasmine ybccfy ybrbnf ybrjkfq yellow yellow1 yellow11 yellow12
yellow123 yellow2 yemi19900911 yesyes yfcntymrf yfdbufnjh10305070 yfdbufnjh63 yfnfif yfnfkb yfnfkmz yolanda yolanda1 yomama yomama1 yomomma1 you123 youandme
youbye123 young1 youngmoney yourmom yourmom1 youssef yousuck yousuck1 youtube youtube1 youyou yoyo123 yoyoyo yoyoyo1 ytrewq yuanqu yuantuo2012 yugioh yugioh1
yuliya yummy1 yumyum yvette yvonne yvonne1 yxcvbnm yyyyyy z00000 z0102030405 z12345 z123456 z123456789 z1x2c3 z1x2c3v4 zacefron zacefron1 zachary zachary1
zag12wsx zainab zander zanzibar zaq123 zaq12wsx zaq1xsw2 zaq1xsw2cde3 zaqwsx zaqwsxcde zaqxsw zaqxswcde zaraza zarina zasada zazaza zebra1 zelda1 zenith
zeppelin zeppelin1 zhangwei zhili1234 zhiyuan zhjckfd zhongguo zidane ziggy1 zigzag zipper zmx870919123 zoey101 zombie zombie1 zouzou zvezda zxasqw12 zxc123
zxc123456 zxcasd zxcasdqwe zxcasdqwe123 zxccxz zxcv123 zxcv1234 zxcvb1 zxcvb123 zxcvb12345 zxcvbn zxcvbn1 zxcvbnm zxcvbnm1 zxcvbnm12 zxcvbnm123 zxcvbnm:
zxczxc zxzxzx zzzzzz zzzzzzz zzzzzzzz zzzzzzzzzz
`
    .trim()
    .split(/\s+/),
)
