// Written by Scripts/imagenet_classes.py.

extension ImageNet21kClasses {
  /// A line for each class: id and name. As a text, because lists of so many bytes take minutes to compile.
  static let names = #"""
    n00004475 organism
    n00005787 benthos
    n00006024 heterotroph
    n00006484 cell
    n00007846 person
    n00015388 animal
    n00017222 plant
    n00021265 food
    n00021939 artifact
    n00120010 hop
    n00141669 check-in
    n00288000 dressage
    n00288190 curvet
    n00288384 piaffe
    n00324978 funambulism
    n00326094 rock climbing
    n00433458 contact sport
    n00433661 outdoor sport
    n00433802 gymnastics
    n00434075 acrobatics
    n00439826 track and field
    n00440039 track
    n00440218 jumping
    n00440382 broad jump
    n00440509 high jump
    n00440643 Fosbury flop
    n00440747 skiing
    n00440941 cross-country skiing
    n00441073 ski jumping
    n00441824 water sport
    n00442115 swimming
    n00442437 bathe
    n00442847 dip
    n00442981 dive
    n00443231 floating
    n00443375 dead-man's float
    n00443517 belly flop
    n00443692 cliff diving
    n00443803 flip
    n00443917 gainer
    n00444142 half gainer
    n00444340 jackknife
    n00444490 swan dive
    n00444651 skin diving
    n00444846 scuba diving
    n00444937 snorkeling
    n00445055 surfing
    n00445226 water-skiing
    n00445351 rowing
    n00445685 sculling
    n00445802 boxing
    n00446311 professional boxing
    n00446411 in-fighting
    n00446493 fight
    n00446632 rope-a-dope
    n00446804 spar
    n00446980 archery
    n00447073 sledding
    n00447221 tobogganing
    n00447361 luging
    n00447463 bobsledding
    n00447540 wrestling
    n00447957 Greco-Roman wrestling
    n00448126 professional wrestling
    n00448232 sumo
    n00448466 skating
    n00448640 ice skating
    n00448748 figure skating
    n00448872 rollerblading
    n00448958 roller skating
    n00449054 skateboarding
    n00449168 speed skating
    n00449295 racing
    n00449517 auto racing
    n00449695 boat racing
    n00449796 hydroplane racing
    n00449892 camel racing
    n00449977 greyhound racing
    n00450070 horse racing
    n00450335 riding
    n00450700 equestrian sport
    n00450866 pony-trekking
    n00450998 showjumping
    n00451186 cross-country riding
    n00451370 cycling
    n00451563 bicycling
    n00451635 motorcycling
    n00451768 dune cycling
    n00451866 blood sport
    n00452034 bullfighting
    n00452152 cockfighting
    n00452293 hunt
    n00452734 battue
    n00452864 beagling
    n00453126 coursing
    n00453313 deer hunting
    n00453396 ducking
    n00453478 fox hunting
    n00453631 pigsticking
    n00453935 fishing
    n00454237 angling
    n00454395 fly-fishing
    n00454493 troll
    n00454624 casting
    n00454855 bait casting
    n00454983 fly casting
    n00455076 overcast
    n00455173 surf casting
    n00456465 day game
    n00463246 athletic game
    n00463543 ice hockey
    n00464277 tetherball
    n00464478 water polo
    n00464651 outdoor game
    n00464894 golf
    n00466273 professional golf
    n00466377 round of golf
    n00466524 medal play
    n00466630 match play
    n00466712 miniature golf
    n00466880 croquet
    n00467320 quoits
    n00467536 shuffleboard
    n00467719 field game
    n00467995 field hockey
    n00468299 shinny
    n00468480 football
    n00469651 American football
    n00470554 professional football
    n00470682 touch football
    n00470830 hurling
    n00470966 rugby
    n00471437 ball game
    n00471613 baseball
    n00474568 ball
    n00474657 professional baseball
    n00474769 hardball
    n00474881 perfect game
    n00475014 no-hit game
    n00475142 one-hitter
    n00475273 two-hitter
    n00475403 three-hitter
    n00475535 four-hitter
    n00475661 five-hitter
    n00475787 softball
    n00476140 rounders
    n00476235 stickball
    n00476389 cricket
    n00477392 lacrosse
    n00477639 polo
    n00477827 pushball
    n00478262 soccer
    n00479076 court game
    n00479440 handball
    n00479616 racquetball
    n00479734 fives
    n00479887 squash
    n00480211 volleyball
    n00480366 jai alai
    n00480508 badminton
    n00480885 battledore
    n00480993 basketball
    n00481803 professional basketball
    n00481938 deck tennis
    n00482122 netball
    n00482298 tennis
    n00483205 professional tennis
    n00483313 singles
    n00483409 singles
    n00483508 doubles
    n00483605 doubles
    n00483705 royal tennis
    n00483848 pallone
    n00523513 sport
    n00812526 clasp
    n00825773 judo
    n00887544 team sport
    n01035504 Last Supper
    n01035667 Seder
    n01055165 camping
    n01314388 pest
    n01314663 critter
    n01314781 creepy-crawly
    n01314910 darter
    n01315213 peeper
    n01315330 homeotherm
    n01315581 poikilotherm
    n01315805 range animal
    n01316422 scavenger
    n01316579 bottom-feeder
    n01316734 bottom-feeder
    n01316949 work animal
    n01317089 beast of burden
    n01317294 draft animal
    n01317391 pack animal
    n01317541 domestic animal
    n01317813 feeder
    n01317916 feeder
    n01318053 stocker
    n01318279 hatchling
    n01318381 head
    n01318478 migrator
    n01318660 molter
    n01318894 pet
    n01319001 stayer
    n01319187 stunt
    n01319467 marine animal
    n01319685 by-catch
    n01320872 female
    n01321123 hen
    n01321230 male
    n01321456 adult
    n01321579 young
    n01321770 orphan
    n01321854 young mammal
    n01322221 baby
    n01322343 pup
    n01322508 wolf pup
    n01322604 puppy
    n01322685 cub
    n01322898 lion cub
    n01322983 bear cub
    n01323068 tiger cub
    n01323155 kit
    n01323261 suckling
    n01323355 sire
    n01323493 dam
    n01323599 thoroughbred
    n01323781 giant
    n01324305 mutant
    n01324431 carnivore
    n01324610 herbivore
    n01324799 insectivore
    n01324916 acrodont
    n01325060 pleurodont
    n01326291 microorganism
    n01327909 monohybrid
    n01329186 arbovirus
    n01330126 adenovirus
    n01330497 arenavirus
    n01332181 Marburg virus
    n01333082 Arenaviridae
    n01333483 vesiculovirus
    n01333610 Reoviridae
    n01334217 variola major
    n01334690 viroid
    n01335218 coliphage
    n01337191 paramyxovirus
    n01337734 poliovirus
    n01338685 herpes
    n01339083 herpes simplex 1
    n01339336 herpes zoster
    n01339471 herpes varicella zoster
    n01339801 cytomegalovirus
    n01340014 varicella zoster virus
    n01340522 polyoma
    n01340785 lyssavirus
    n01340935 reovirus
    n01341090 rotavirus
    n01342269 moneran
    n01347583 archaebacteria
    n01349735 bacteroid
    n01350226 Bacillus anthracis
    n01350701 Yersinia pestis
    n01351170 Brucella
    n01351315 spirillum
    n01357328 botulinus
    n01357507 clostridium perfringens
    n01358572 cyanobacteria
    n01359762 trichodesmium
    n01362336 nitric bacteria
    n01363719 spirillum
    n01365474 Francisella
    n01365885 gonococcus
    n01366700 Corynebacterium diphtheriae
    n01367772 enteric bacteria
    n01368672 klebsiella
    n01369358 Salmonella typhimurium
    n01369484 typhoid bacillus
    n01374703 nitrate bacterium
    n01374846 nitrite bacterium
    n01375204 actinomycete
    n01376237 streptomyces
    n01376437 Streptomyces erythreus
    n01376543 Streptomyces griseus
    n01377278 tubercle bacillus
    n01377510 pus-forming bacteria
    n01377694 streptobacillus
    n01378545 myxobacteria
    n01379389 staphylococcus
    n01380610 diplococcus
    n01380754 pneumococcus
    n01381044 streptococcus
    n01382033 spirochete
    n01384084 planktonic algae
    n01384164 zooplankton
    n01384687 parasite
    n01385017 endoparasite
    n01385330 ectoparasite
    n01386007 pathogen
    n01386182 commensal
    n01386354 myrmecophile
    n01387065 protoctist
    n01389507 protozoan
    n01390123 sarcodinian
    n01390763 heliozoan
    n01392275 endameba
    n01392380 ameba
    n01393486 globigerina
    n01394040 testacean
    n01394492 arcella
    n01394771 difflugia
    n01395254 ciliate
    n01396048 paramecium
    n01396617 stentor
    n01397114 alga
    n01397690 arame
    n01397871 seagrass
    n01400247 golden algae
    n01400391 yellow-green algae
    n01402600 brown algae
    n01403457 kelp
    n01404365 fucoid
    n01404495 fucoid
    n01405007 fucus
    n01405616 bladderwrack
    n01407798 green algae
    n01410457 pond scum
    n01411450 chlorella
    n01412694 stonewort
    n01413457 desmid
    n01414216 sea moss
    n01415626 eukaryote
    n01415920 prokaryote
    n01416213 zooid
    n01418498 Leishmania
    n01418620 zoomastigote
    n01419332 polymastigote
    n01419573 costia
    n01419888 giardia
    n01421333 cryptomonad
    n01421807 sporozoan
    n01422185 sporozoite
    n01422335 trophozoite
    n01422450 merozoite
    n01423302 coccidium
    n01423617 gregarine
    n01424420 plasmodium
    n01425223 leucocytozoan
    n01427399 microsporidian
    n01429172 Ostariophysi
    n01438208 cypriniform fish
    n01438581 loach
    n01439121 cyprinid
    n01439514 carp
    n01439808 domestic carp
    n01440160 leather carp
    n01440242 mirror carp
    n01440467 European bream
    n01440764 tench
    n01441117 dace
    n01441272 chub
    n01441425 shiner
    n01441910 common shiner
    n01442450 roach
    n01442710 rudd
    n01442972 minnow
    n01443243 gudgeon
    n01443537 goldfish
    n01443831 crucian carp
    n01444339 electric eel
    n01444783 catostomid
    n01445429 buffalo fish
    n01445593 black buffalo
    n01445857 hog sucker
    n01446152 redhorse
    n01446589 cyprinodont
    n01446760 killifish
    n01447139 mummichog
    n01447331 striped killifish
    n01447658 rivulus
    n01447946 flagfish
    n01448291 swordtail
    n01448594 guppy
    n01448951 topminnow
    n01449374 mosquitofish
    n01449712 platy
    n01449980 mollie
    n01450661 squirrelfish
    n01450950 reef squirrelfish
    n01451115 deepwater squirrelfish
    n01451295 Holocentrus ascensionis
    n01451426 soldierfish
    n01451863 anomalops
    n01452345 flashlight fish
    n01453087 John Dory
    n01453475 boarfish
    n01453742 boarfish
    n01454545 cornetfish
    n01454856 stickleback
    n01455317 three-spined stickleback
    n01455461 ten-spined stickleback
    n01455778 pipefish
    n01456137 dwarf pipefish
    n01456454 deepwater pipefish
    n01456756 seahorse
    n01457082 snipefish
    n01457407 shrimpfish
    n01457852 trumpetfish
    n01458746 pellicle
    n01458842 embryo
    n01459791 fetus
    n01460303 abortus
    n01461315 spawn
    n01461646 blastula
    n01462042 blastocyst
    n01462544 gastrula
    n01462803 morula
    n01464844 yolk
    n01466257 chordate
    n01467336 cephalochordate
    n01467804 lancelet
    n01468238 tunicate
    n01468712 ascidian
    n01469103 sea squirt
    n01469723 salp
    n01470145 doliolum
    n01470479 larvacean
    n01470733 appendicularia
    n01470895 ascidian tadpole
    n01471682 vertebrate
    n01472303 Amniota
    n01472502 amniote
    n01473806 aquatic vertebrate
    n01474283 jawless vertebrate
    n01474864 ostracoderm
    n01475232 heterostracan
    n01475940 anaspid
    n01476418 conodont
    n01477080 cyclostome
    n01477525 lamprey
    n01477875 sea lamprey
    n01478511 hagfish
    n01478969 Myxine glutinosa
    n01479213 eptatretus
    n01479820 gnathostome
    n01480106 placoderm
    n01480516 cartilaginous fish
    n01480880 holocephalan
    n01481331 chimaera
    n01481498 rabbitfish
    n01482071 elasmobranch
    n01482330 shark
    n01483021 cow shark
    n01483522 mackerel shark
    n01483830 porbeagle
    n01484097 mako
    n01484285 shortfin mako
    n01484447 longfin mako
    n01484562 bonito shark
    n01484850 great white shark
    n01485479 basking shark
    n01486010 thresher
    n01486540 carpet shark
    n01486838 nurse shark
    n01487506 sand tiger
    n01488038 whale shark
    n01488918 requiem shark
    n01489501 bull shark
    n01489709 sandbar shark
    n01489920 blacktip shark
    n01490112 whitetip shark
    n01490360 dusky shark
    n01490670 lemon shark
    n01491006 blue shark
    n01491361 tiger shark
    n01491661 soupfin shark
    n01491874 dogfish
    n01492357 smooth dogfish
    n01492569 smoothhound
    n01492708 American smooth dogfish
    n01492860 Florida smoothhound
    n01493146 whitetip shark
    n01493541 spiny dogfish
    n01493829 Atlantic spiny dogfish
    n01494041 Pacific spiny dogfish
    n01494475 hammerhead
    n01494757 smooth hammerhead
    n01494882 smalleye hammerhead
    n01495006 shovelhead
    n01495493 angel shark
    n01495701 ray
    n01496331 electric ray
    n01497118 sawfish
    n01497413 smalltooth sawfish
    n01497738 guitarfish
    n01498041 stingray
    n01498406 roughtail stingray
    n01498699 butterfly ray
    n01498989 eagle ray
    n01499396 spotted eagle ray
    n01499732 cownose ray
    n01500091 manta
    n01500476 Atlantic manta
    n01500854 devil ray
    n01501160 skate
    n01501641 grey skate
    n01501777 little skate
    n01501948 thorny skate
    n01502101 barndoor skate
    n01503061 bird
    n01503976 dickeybird
    n01504179 fledgling
    n01504344 nestling
    n01514668 cock
    n01514752 gamecock
    n01514859 hen
    n01514926 nester
    n01515078 night bird
    n01515217 night raven
    n01515303 bird of passage
    n01516212 archaeopteryx
    n01517389 archaeornis
    n01517565 ratite
    n01517966 carinate
    n01518878 ostrich
    n01519563 cassowary
    n01519873 emu
    n01520576 kiwi
    n01521399 rhea
    n01521756 rhea
    n01522450 elephant bird
    n01523105 moa
    n01524359 passerine
    n01524761 nonpasserine bird
    n01525720 oscine
    n01526521 songbird
    n01526766 honey eater
    n01527194 accentor
    n01527347 hedge sparrow
    n01527617 lark
    n01527917 skylark
    n01528396 wagtail
    n01528654 pipit
    n01528845 meadow pipit
    n01529672 finch
    n01530439 chaffinch
    n01530575 brambling
    n01531178 goldfinch
    n01531344 linnet
    n01531512 siskin
    n01531639 red siskin
    n01531811 redpoll
    n01531971 redpoll
    n01532325 New World goldfinch
    n01532511 pine siskin
    n01532829 house finch
    n01533000 purple finch
    n01533339 canary
    n01533481 common canary
    n01533651 serin
    n01533893 crossbill
    n01534155 bullfinch
    n01534433 junco
    n01534582 dark-eyed junco
    n01534762 New World sparrow
    n01535140 vesper sparrow
    n01535469 white-throated sparrow
    n01535690 white-crowned sparrow
    n01536035 chipping sparrow
    n01536186 field sparrow
    n01536334 tree sparrow
    n01536644 song sparrow
    n01536780 swamp sparrow
    n01537134 bunting
    n01537544 indigo bunting
    n01537895 ortolan
    n01538059 reed bunting
    n01538200 yellowhammer
    n01538362 yellow-breasted bunting
    n01538630 snow bunting
    n01538955 honeycreeper
    n01539272 banana quit
    n01539573 sparrow
    n01539925 English sparrow
    n01540090 tree sparrow
    n01540233 grosbeak
    n01540566 evening grosbeak
    n01540832 hawfinch
    n01541102 pine grosbeak
    n01541386 cardinal
    n01541760 pyrrhuloxia
    n01541922 towhee
    n01542168 chewink
    n01542433 green-tailed towhee
    n01542786 weaver
    n01543175 baya
    n01543383 whydah
    n01543632 Java sparrow
    n01543936 avadavat
    n01544208 grassfinch
    n01544389 zebra finch
    n01544704 honeycreeper
    n01545574 lyrebird
    n01546039 scrubbird
    n01546506 broadbill
    n01546921 tyrannid
    n01547832 New World flycatcher
    n01548301 kingbird
    n01548492 Arkansas kingbird
    n01548694 Cassin's kingbird
    n01548865 eastern kingbird
    n01549053 grey kingbird
    n01549430 pewee
    n01549641 western wood pewee
    n01549886 phoebe
    n01550172 vermillion flycatcher
    n01550761 cotinga
    n01551080 cock of the rock
    n01551300 cock of the rock
    n01551711 manakin
    n01552034 bellbird
    n01552333 umbrella bird
    n01552813 ovenbird
    n01553142 antbird
    n01553527 ant thrush
    n01553762 ant shrike
    n01554017 spotted antbird
    n01554448 woodhewer
    n01555004 pitta
    n01555305 scissortail
    n01555809 Old World flycatcher
    n01556182 spotted flycatcher
    n01556514 thickhead
    n01557185 thrush
    n01557962 missel thrush
    n01558149 song thrush
    n01558307 fieldfare
    n01558461 redwing
    n01558594 blackbird
    n01558765 ring ouzel
    n01558993 robin
    n01559160 clay-colored robin
    n01559477 hermit thrush
    n01559639 veery
    n01559804 wood thrush
    n01560105 nightingale
    n01560280 thrush nightingale
    n01560419 bulbul
    n01560636 Old World chat
    n01560793 stonechat
    n01560935 whinchat
    n01561181 solitaire
    n01561452 redstart
    n01561732 wheatear
    n01562014 bluebird
    n01562265 robin
    n01562451 bluethroat
    n01563128 warbler
    n01563449 gnatcatcher
    n01563746 kinglet
    n01563945 goldcrest
    n01564101 gold-crowned kinglet
    n01564217 ruby-crowned kinglet
    n01564394 Old World warbler
    n01564773 blackcap
    n01564914 greater whitethroat
    n01565078 lesser whitethroat
    n01565345 wood warbler
    n01565599 sedge warbler
    n01565930 wren warbler
    n01566207 tailorbird
    n01566645 babbler
    n01567133 New World warbler
    n01567678 parula warbler
    n01567879 Wilson's warbler
    n01568132 flycatching warbler
    n01568294 American redstart
    n01568720 Cape May warbler
    n01568892 yellow warbler
    n01569060 Blackburn
    n01569262 Audubon's warbler
    n01569423 myrtle warbler
    n01569566 blackpoll
    n01569836 New World chat
    n01569971 yellow-breasted chat
    n01570267 ovenbird
    n01570421 water thrush
    n01570676 yellowthroat
    n01570839 common yellowthroat
    n01571410 riflebird
    n01571904 New World oriole
    n01572328 northern oriole
    n01572489 Baltimore oriole
    n01572654 Bullock's oriole
    n01572782 orchard oriole
    n01573074 meadowlark
    n01573240 eastern meadowlark
    n01573360 western meadowlark
    n01573627 cacique
    n01573898 bobolink
    n01574045 New World blackbird
    n01574390 grackle
    n01574560 purple grackle
    n01574801 rusty blackbird
    n01575117 cowbird
    n01575401 red-winged blackbird
    n01575745 Old World oriole
    n01576076 golden oriole
    n01576358 fig-bird
    n01576695 starling
    n01577035 common starling
    n01577458 rose-colored starling
    n01577659 myna
    n01577941 crested myna
    n01578180 hill myna
    n01578575 corvine bird
    n01579028 crow
    n01579149 American crow
    n01579260 raven
    n01579410 rook
    n01579578 jackdaw
    n01579729 chough
    n01580077 jay
    n01580379 Old World jay
    n01580490 common European jay
    n01580772 New World jay
    n01580870 blue jay
    n01581166 Canada jay
    n01581434 Rocky Mountain jay
    n01581730 nutcracker
    n01581874 common nutcracker
    n01581984 Clark's nutcracker
    n01582220 magpie
    n01582398 European magpie
    n01582498 American magpie
    n01582856 Australian magpie
    n01583209 butcherbird
    n01583495 currawong
    n01583828 piping crow
    n01584225 wren
    n01584695 winter wren
    n01584853 house wren
    n01585121 marsh wren
    n01585287 long-billed marsh wren
    n01585422 sedge wren
    n01585715 rock wren
    n01586020 Carolina wren
    n01586374 cactus wren
    n01586941 mockingbird
    n01587278 blue mockingbird
    n01587526 catbird
    n01587834 thrasher
    n01588002 brown thrasher
    n01588431 New Zealand wren
    n01588725 rock wren
    n01588996 rifleman bird
    n01589286 creeper
    n01589718 brown creeper
    n01589893 European creeper
    n01590220 wall creeper
    n01591005 European nuthatch
    n01591123 red-breasted nuthatch
    n01591301 white-breasted nuthatch
    n01591697 titmouse
    n01592084 chickadee
    n01592257 black-capped chickadee
    n01592387 tufted titmouse
    n01592540 Carolina chickadee
    n01592694 blue tit
    n01593028 bushtit
    n01593282 wren-tit
    n01593553 verdin
    n01594004 fairy bluebird
    n01594372 swallow
    n01594787 barn swallow
    n01594968 cliff swallow
    n01595168 tree swallow
    n01595450 white-bellied swallow
    n01595624 martin
    n01595974 house martin
    n01596273 bank martin
    n01596608 purple martin
    n01597022 wood swallow
    n01597336 tanager
    n01597737 scarlet tanager
    n01597906 western tanager
    n01598074 summer tanager
    n01598271 hepatic tanager
    n01598588 shrike
    n01598988 butcherbird
    n01599159 European shrike
    n01599269 northern shrike
    n01599388 white-rumped shrike
    n01599556 loggerhead shrike
    n01599741 migrant shrike
    n01600085 bush shrike
    n01600341 black-fronted bush shrike
    n01600657 bowerbird
    n01601068 satin bowerbird
    n01601410 great bowerbird
    n01601694 water ouzel
    n01602080 European water ouzel
    n01602209 American water ouzel
    n01602630 vireo
    n01602832 red-eyed vireo
    n01603000 solitary vireo
    n01603152 blue-headed vireo
    n01603600 waxwing
    n01603812 cedar waxwing
    n01603953 Bohemian waxwing
    n01604330 bird of prey
    n01604968 Accipitriformes
    n01605630 hawk
    n01606097 eyas
    n01606177 tiercel
    n01606522 goshawk
    n01606672 sparrow hawk
    n01606809 Cooper's hawk
    n01606978 chicken hawk
    n01607309 buteonine
    n01607429 redtail
    n01607600 rough-legged hawk
    n01607812 red-shouldered hawk
    n01607962 buzzard
    n01608265 honey buzzard
    n01608432 kite
    n01608814 black kite
    n01609062 swallow-tailed kite
    n01609391 white-tailed kite
    n01609751 harrier
    n01609956 marsh harrier
    n01610100 Montagu's harrier
    n01610226 marsh hawk
    n01610552 harrier eagle
    n01610955 falcon
    n01611472 peregrine
    n01611674 falcon-gentle
    n01611800 gyrfalcon
    n01611969 kestrel
    n01612122 sparrow hawk
    n01612275 pigeon hawk
    n01612476 hobby
    n01612628 caracara
    n01612955 Audubon's caracara
    n01613177 carancha
    n01613294 eagle
    n01613615 young bird
    n01613807 eaglet
    n01614038 harpy
    n01614343 golden eagle
    n01614556 tawny eagle
    n01614925 bald eagle
    n01615121 sea eagle
    n01615303 Kamchatkan sea eagle
    n01615458 ern
    n01615703 fishing eagle
    n01616086 osprey
    n01616318 vulture
    n01616551 Aegypiidae
    n01616764 Old World vulture
    n01617095 griffon vulture
    n01617443 bearded vulture
    n01617766 Egyptian vulture
    n01618082 black vulture
    n01618503 secretary bird
    n01618922 New World vulture
    n01619310 buzzard
    n01619536 condor
    n01619835 Andean condor
    n01620135 California condor
    n01620414 black vulture
    n01620735 king vulture
    n01621127 owl
    n01621635 owlet
    n01622120 little owl
    n01622352 horned owl
    n01622483 great horned owl
    n01622779 great grey owl
    n01622959 tawny owl
    n01623110 barred owl
    n01623425 screech owl
    n01623615 screech owl
    n01623706 scops owl
    n01623880 spotted owl
    n01624115 Old World scops owl
    n01624212 Oriental scops owl
    n01624305 hoot owl
    n01624537 hawk owl
    n01624833 long-eared owl
    n01625121 laughing owl
    n01625562 barn owl
    n01627424 amphibian
    n01628331 Ichyostega
    n01628770 urodele
    n01629276 salamander
    n01629819 European fire salamander
    n01629962 spotted salamander
    n01630148 alpine salamander
    n01630284 newt
    n01630670 common newt
    n01630901 red eft
    n01631175 Pacific newt
    n01631354 rough-skinned newt
    n01631512 California newt
    n01631663 eft
    n01632047 ambystomid
    n01632308 mole salamander
    n01632458 spotted salamander
    n01632601 tiger salamander
    n01632777 axolotl
    n01632952 waterdog
    n01633406 hellbender
    n01633781 giant salamander
    n01634227 olm
    n01634522 mud puppy
    n01635027 dicamptodon
    n01635176 Pacific giant salamander
    n01635480 olympic salamander
    n01636127 lungless salamander
    n01636352 eastern red-backed salamander
    n01636510 western red-backed salamander
    n01636829 dusky salamander
    n01637112 climbing salamander
    n01637338 arboreal salamander
    n01637615 slender salamander
    n01637932 web-toed salamander
    n01638194 Shasta salamander
    n01638329 limestone salamander
    n01638722 amphiuma
    n01639187 siren
    n01639765 frog
    n01640846 true frog
    n01641206 wood-frog
    n01641391 leopard frog
    n01641577 bullfrog
    n01641739 green frog
    n01641930 cascades frog
    n01642097 goliath frog
    n01642257 pickerel frog
    n01642391 tarahumara frog
    n01642539 grass frog
    n01642943 leptodactylid frog
    n01643255 robber frog
    n01643507 barking frog
    n01643896 crapaud
    n01644373 tree frog
    n01644900 tailed frog
    n01645466 Liopelma hamiltoni
    n01645776 true toad
    n01646292 bufo
    n01646388 agua
    n01646555 European toad
    n01646648 natterjack
    n01646802 American toad
    n01646902 Eurasian green toad
    n01647033 American green toad
    n01647180 Yosemite toad
    n01647303 Texas toad
    n01647466 southwestern toad
    n01647640 western toad
    n01648139 obstetrical toad
    n01648356 midwife toad
    n01648620 fire-bellied toad
    n01649170 spadefoot
    n01649412 western spadefoot
    n01649556 southern spadefoot
    n01649726 plains spadefoot
    n01650167 tree toad
    n01650690 spring peeper
    n01650901 Pacific tree toad
    n01651059 canyon treefrog
    n01651285 chameleon tree frog
    n01651487 cricket frog
    n01651641 northern cricket frog
    n01651778 eastern cricket frog
    n01652026 chorus frog
    n01652297 lowland burrowing treefrog
    n01653026 western narrow-mouthed toad
    n01653223 eastern narrow-mouthed toad
    n01653509 sheep frog
    n01653773 tongueless frog
    n01654083 Surinam toad
    n01654637 African clawed frog
    n01654863 South American poison toad
    n01655344 caecilian
    n01661091 reptile
    n01661592 anapsid
    n01661818 diapsid
    n01662060 Diapsida
    n01662622 chelonian
    n01662784 turtle
    n01663401 sea turtle
    n01663782 green turtle
    n01664065 loggerhead
    n01664369 ridley
    n01664492 Atlantic ridley
    n01664674 Pacific ridley
    n01664990 hawksbill turtle
    n01665541 leatherback turtle
    n01665932 snapping turtle
    n01666228 common snapping turtle
    n01666585 alligator snapping turtle
    n01667114 mud turtle
    n01667432 musk turtle
    n01667778 terrapin
    n01668091 diamondback terrapin
    n01668436 red-bellied terrapin
    n01668665 slider
    n01668892 cooter
    n01669191 box turtle
    n01669372 Western box turtle
    n01669654 painted turtle
    n01670092 tortoise
    n01670535 European tortoise
    n01670802 giant tortoise
    n01671125 gopher tortoise
    n01671479 desert tortoise
    n01671705 Texas tortoise
    n01672032 soft-shelled turtle
    n01672432 spiny softshell
    n01672611 smooth softshell
    n01673282 tuatara
    n01674216 saurian
    n01674464 lizard
    n01674990 gecko
    n01675352 flying gecko
    n01675722 banded gecko
    n01676755 iguanid
    n01677366 common iguana
    n01677747 marine iguana
    n01678043 desert iguana
    n01678343 chuckwalla
    n01678657 zebra-tailed lizard
    n01679005 fringe-toed lizard
    n01679307 earless lizard
    n01679626 collared lizard
    n01679962 leopard lizard
    n01680264 spiny lizard
    n01680478 fence lizard
    n01680655 western fence lizard
    n01680813 eastern fence lizard
    n01680983 sagebrush lizard
    n01681328 side-blotched lizard
    n01681653 tree lizard
    n01681940 horned lizard
    n01682172 Texas horned lizard
    n01682435 basilisk
    n01682714 American chameleon
    n01683201 worm lizard
    n01683558 night lizard
    n01684133 skink
    n01684578 western skink
    n01684741 mountain skink
    n01685439 teiid lizard
    n01685808 whiptail
    n01686044 racerunner
    n01686220 plateau striped whiptail
    n01686403 Chihuahuan spotted whiptail
    n01686609 western whiptail
    n01686808 checkered whiptail
    n01687128 teju
    n01687290 caiman lizard
    n01687665 agamid
    n01687978 agama
    n01688243 frilled lizard
    n01688961 moloch
    n01689081 mountain devil
    n01689411 anguid lizard
    n01689811 alligator lizard
    n01690149 blindworm
    n01690466 glass lizard
    n01691217 legless lizard
    n01691652 Lanthanotus borneensis
    n01691951 venomous lizard
    n01692333 Gila monster
    n01692523 beaded lizard
    n01692864 lacertid lizard
    n01693175 sand lizard
    n01693334 green lizard
    n01693783 chameleon
    n01694178 African chameleon
    n01694311 horned chameleon
    n01694709 monitor
    n01694955 African monitor
    n01695060 Komodo dragon
    n01696633 crocodilian reptile
    n01697178 crocodile
    n01697457 African crocodile
    n01697611 Asian crocodile
    n01697749 Morlett's crocodile
    n01697978 false gavial
    n01698434 alligator
    n01698640 American alligator
    n01698782 Chinese alligator
    n01699040 caiman
    n01699254 spectacled caiman
    n01699675 gavial
    n01701551 armored dinosaur
    n01701859 stegosaur
    n01702256 ankylosaur
    n01702479 Edmontonia
    n01703011 bone-headed dinosaur
    n01703161 pachycephalosaur
    n01703569 ceratopsian
    n01704103 protoceratops
    n01704323 triceratops
    n01704626 styracosaur
    n01705010 psittacosaur
    n01705591 ornithopod
    n01705934 hadrosaur
    n01707294 trachodon
    n01708106 saurischian
    n01708998 sauropod
    n01709484 apatosaur
    n01709876 barosaur
    n01710177 diplodocus
    n01711160 argentinosaur
    n01712008 theropod
    n01712752 ceratosaur
    n01713170 coelophysis
    n01713764 tyrannosaur
    n01714231 allosaur
    n01715888 ornithomimid
    n01717016 maniraptor
    n01717229 oviraptorid
    n01717467 velociraptor
    n01718096 deinonychus
    n01718414 utahraptor
    n01719403 synapsid
    n01721174 dicynodont
    n01721898 pelycosaur
    n01722670 dimetrodon
    n01722998 pterosaur
    n01723579 pterodactyl
    n01724231 ichthyosaur
    n01724840 ichthyosaurus
    n01725086 stenopterygius
    n01725713 plesiosaur
    n01726203 nothosaur
    n01726692 snake
    n01727646 colubrid snake
    n01728266 hoop snake
    n01728572 thunder snake
    n01728920 ringneck snake
    n01729322 hognose snake
    n01729672 leaf-nosed snake
    n01729977 green snake
    n01730185 smooth green snake
    n01730307 rough green snake
    n01730563 green snake
    n01730812 racer
    n01730960 blacksnake
    n01731137 blue racer
    n01731277 horseshoe whipsnake
    n01731545 whip-snake
    n01731764 coachwhip
    n01731941 California whipsnake
    n01732093 Sonoran whipsnake
    n01732244 rat snake
    n01732614 corn snake
    n01732789 black rat snake
    n01732989 chicken snake
    n01733214 Indian rat snake
    n01733466 glossy snake
    n01733757 bull snake
    n01733957 gopher snake
    n01734104 pine snake
    n01734418 king snake
    n01734637 common kingsnake
    n01734808 milk snake
    n01735189 garter snake
    n01735439 common garter snake
    n01735577 ribbon snake
    n01735728 Western ribbon snake
    n01736032 lined snake
    n01736375 ground snake
    n01736796 eastern ground snake
    n01737021 water snake
    n01737472 common water snake
    n01737728 water moccasin
    n01737875 grass snake
    n01738065 viperine grass snake
    n01738306 red-bellied snake
    n01738601 sand snake
    n01738731 banded sand snake
    n01739094 black-headed snake
    n01739381 vine snake
    n01739647 lyre snake
    n01739871 Sonoran lyre snake
    n01740131 night snake
    n01740551 blind snake
    n01740885 western blind snake
    n01741232 indigo snake
    n01741442 eastern indigo snake
    n01741562 constrictor
    n01741943 boa
    n01742172 boa constrictor
    n01742447 rubber boa
    n01742821 rosy boa
    n01743086 anaconda
    n01743605 python
    n01743936 carpet snake
    n01744100 reticulated python
    n01744270 Indian python
    n01744401 rock python
    n01744555 amethystine python
    n01745125 elapid
    n01745484 coral snake
    n01745902 eastern coral snake
    n01746191 western coral snake
    n01746359 coral snake
    n01746952 African coral snake
    n01747285 Australian coral snake
    n01747589 copperhead
    n01747885 cobra
    n01748264 Indian cobra
    n01748389 asp
    n01748686 black-necked cobra
    n01748906 hamadryad
    n01749244 ringhals
    n01749582 mamba
    n01749742 black mamba
    n01749939 green mamba
    n01750167 death adder
    n01750437 tiger snake
    n01750743 Australian blacksnake
    n01751036 krait
    n01751215 banded krait
    n01751472 taipan
    n01751748 sea snake
    n01752165 viper
    n01752585 adder
    n01752736 asp
    n01753032 puff adder
    n01753180 gaboon viper
    n01753488 horned viper
    n01753959 pit viper
    n01754370 copperhead
    n01754533 water moccasin
    n01754876 rattlesnake
    n01755581 diamondback
    n01755740 timber rattlesnake
    n01755952 canebrake rattlesnake
    n01756089 prairie rattlesnake
    n01756291 sidewinder
    n01756508 Western diamondback
    n01756733 rock rattlesnake
    n01756916 tiger rattlesnake
    n01757115 Mojave rattlesnake
    n01757343 speckled rattlesnake
    n01757677 massasauga
    n01757901 ground rattler
    n01758141 fer-de-lance
    n01758757 carcase
    n01758895 carrion
    n01767661 arthropod
    n01768244 trilobite
    n01769347 arachnid
    n01770081 harvestman
    n01770393 scorpion
    n01770795 false scorpion
    n01771100 book scorpion
    n01771417 whip-scorpion
    n01771766 vinegarroon
    n01772222 spider
    n01772664 orb-weaving spider
    n01773157 black and gold garden spider
    n01773549 barn spider
    n01773797 garden spider
    n01774097 comb-footed spider
    n01774384 black widow
    n01774750 tarantula
    n01775062 wolf spider
    n01775370 European wolf spider
    n01775730 trap-door spider
    n01776192 acarine
    n01776313 tick
    n01776705 hard tick
    n01777304 Ixodes dammini
    n01777467 Ixodes neotomae
    n01777649 Ixodes pacificus
    n01777909 Ixodes scapularis
    n01778217 sheep-tick
    n01778487 Ixodes persulcatus
    n01778621 Ixodes dentatus
    n01778801 Ixodes spinipalpis
    n01779148 wood tick
    n01779463 soft tick
    n01779629 mite
    n01779939 web-spinning mite
    n01780142 acarid
    n01780426 trombidiid
    n01780696 trombiculid
    n01781071 harvest mite
    n01781570 acarus
    n01781698 itch mite
    n01781875 rust mite
    n01782209 spider mite
    n01782516 red spider
    n01783017 myriapod
    n01783706 garden centipede
    n01784293 tardigrade
    n01784675 centipede
    n01785667 house centipede
    n01786646 millipede
    n01787006 sea spider
    n01787191 Merostomata
    n01787835 horseshoe crab
    n01788291 Asian horseshoe crab
    n01788579 eurypterid
    n01788864 tongue worm
    n01789386 gallinaceous bird
    n01789740 domestic fowl
    n01790171 Dorking
    n01790304 Plymouth Rock
    n01790398 Cornish
    n01790557 Rock Cornish
    n01790711 game fowl
    n01790812 cochin
    n01791107 jungle fowl
    n01791314 jungle cock
    n01791388 jungle hen
    n01791463 red jungle fowl
    n01791625 chicken
    n01791954 bantam
    n01792042 chick
    n01792158 cock
    n01792429 cockerel
    n01792530 capon
    n01792640 hen
    n01792808 cackler
    n01792955 brood hen
    n01793085 mother hen
    n01793159 layer
    n01793249 pullet
    n01793340 spring chicken
    n01793435 Rhode Island red
    n01793565 Dominique
    n01793715 Orpington
    n01794158 turkey
    n01794344 turkey cock
    n01794651 ocellated turkey
    n01795088 grouse
    n01795545 black grouse
    n01795735 European black grouse
    n01795900 Asian black grouse
    n01796019 blackcock
    n01796105 greyhen
    n01796340 ptarmigan
    n01796519 red grouse
    n01796729 moorhen
    n01797020 capercaillie
    n01797307 spruce grouse
    n01797601 sage grouse
    n01797886 ruffed grouse
    n01798168 sharp-tailed grouse
    n01798484 prairie chicken
    n01798706 greater prairie chicken
    n01798839 lesser prairie chicken
    n01798979 heath hen
    n01799302 guan
    n01799679 curassow
    n01800195 piping guan
    n01800424 chachalaca
    n01800633 Texas chachalaca
    n01801088 megapode
    n01801479 mallee fowl
    n01801672 mallee hen
    n01801876 brush turkey
    n01802159 maleo
    n01802721 phasianid
    n01803078 pheasant
    n01803362 ring-necked pheasant
    n01803641 afropavo
    n01803893 argus
    n01804163 golden pheasant
    n01804478 bobwhite
    n01804653 northern bobwhite
    n01804921 Old World quail
    n01805070 migratory quail
    n01805321 monal
    n01805801 peafowl
    n01806061 peachick
    n01806143 peacock
    n01806297 peahen
    n01806364 blue peafowl
    n01806467 green peafowl
    n01806567 quail
    n01806847 California quail
    n01807105 tragopan
    n01807496 partridge
    n01807828 Hungarian partridge
    n01808140 red-legged partridge
    n01808291 Greek partridge
    n01808596 mountain quail
    n01809106 guinea fowl
    n01809371 guinea hen
    n01809752 hoatzin
    n01810268 tinamou
    n01810700 columbiform bird
    n01811243 dodo
    n01811909 pigeon
    n01812187 pouter pigeon
    n01812337 dove
    n01812662 rock dove
    n01812866 band-tailed pigeon
    n01813088 wood pigeon
    n01813385 turtledove
    n01813532 Streptopelia turtur
    n01813658 ringdove
    n01813948 Australian turtledove
    n01814217 mourning dove
    n01814370 domestic pigeon
    n01814549 squab
    n01814620 fairy swallow
    n01814755 roller
    n01814921 homing pigeon
    n01815036 carrier pigeon
    n01815270 passenger pigeon
    n01815601 sandgrouse
    n01816017 painted sandgrouse
    n01816140 pin-tailed sandgrouse
    n01816474 pallas's sandgrouse
    n01816887 parrot
    n01817263 popinjay
    n01817346 poll
    n01817953 African grey
    n01818299 amazon
    n01818515 macaw
    n01818832 kea
    n01819115 cockatoo
    n01819313 sulphur-crested cockatoo
    n01819465 pink cockatoo
    n01819734 cockateel
    n01820052 lovebird
    n01820348 lory
    n01820546 lorikeet
    n01820801 varied Lorikeet
    n01821076 rainbow lorikeet
    n01821203 parakeet
    n01821554 Carolina parakeet
    n01821869 budgerigar
    n01822300 ring-necked parakeet
    n01822602 cuculiform bird
    n01823013 cuckoo
    n01823414 European cuckoo
    n01823740 black-billed cuckoo
    n01824035 roadrunner
    n01824344 ani
    n01824575 coucal
    n01824749 crow pheasant
    n01825278 touraco
    n01825930 coraciiform bird
    n01826364 roller
    n01826680 European roller
    n01826844 ground roller
    n01827403 kingfisher
    n01827793 Eurasian kingfisher
    n01828096 belted kingfisher
    n01828556 kookaburra
    n01828970 bee eater
    n01829413 hornbill
    n01829869 hoopoe
    n01830042 Euopean hoopoe
    n01830479 wood hoopoe
    n01830915 motmot
    n01831360 tody
    n01831712 apodiform bird
    n01832167 swift
    n01832493 European swift
    n01832813 chimney swift
    n01833112 swiftlet
    n01833415 tree swift
    n01833805 hummingbird
    n01834177 Archilochus colubris
    n01834540 thornbill
    n01835276 goatsucker
    n01835769 European goatsucker
    n01835918 chuck-will's-widow
    n01836087 whippoorwill
    n01836673 poorwill
    n01837072 frogmouth
    n01837526 oilbird
    n01838038 piciform bird
    n01838598 woodpecker
    n01839086 green woodpecker
    n01839330 downy woodpecker
    n01839598 flicker
    n01839750 yellow-shafted flicker
    n01839949 gilded flicker
    n01840120 red-shafted flicker
    n01840412 ivorybill
    n01840775 redheaded woodpecker
    n01841102 sapsucker
    n01841288 yellow-bellied sapsucker
    n01841441 red-breasted sapsucker
    n01841679 wryneck
    n01841943 piculet
    n01842235 barbet
    n01842504 puffbird
    n01842788 honey guide
    n01843065 jacamar
    n01843383 toucan
    n01843719 toucanet
    n01844231 trogon
    n01844551 quetzal
    n01844746 resplendent quetzel
    n01844917 aquatic bird
    n01845132 waterfowl
    n01845477 anseriform bird
    n01846331 duck
    n01847000 drake
    n01847089 quack-quack
    n01847170 duckling
    n01847253 diving duck
    n01847407 dabbling duck
    n01847806 mallard
    n01847978 black duck
    n01848123 teal
    n01848323 greenwing
    n01848453 bluewing
    n01848555 garganey
    n01848648 widgeon
    n01848840 American widgeon
    n01848976 shoveler
    n01849157 pintail
    n01849466 sheldrake
    n01849676 shelduck
    n01849863 ruddy duck
    n01850192 bufflehead
    n01850373 goldeneye
    n01850553 Barrow's goldeneye
    n01850873 canvasback
    n01851038 pochard
    n01851207 redhead
    n01851375 scaup
    n01851573 greater scaup
    n01851731 lesser scaup
    n01851895 wild duck
    n01852142 wood duck
    n01852329 wood drake
    n01852400 mandarin duck
    n01852671 muscovy duck
    n01852861 sea duck
    n01853195 eider
    n01853498 scoter
    n01853666 common scoter
    n01853870 old squaw
    n01854415 merganser
    n01854700 goosander
    n01854838 American merganser
    n01855032 red-breasted merganser
    n01855188 smew
    n01855476 hooded merganser
    n01855672 goose
    n01856072 gosling
    n01856155 gander
    n01856380 Chinese goose
    n01856553 greylag
    n01856890 blue goose
    n01857079 snow goose
    n01857325 brant
    n01857512 common brant goose
    n01857632 honker
    n01857851 barnacle goose
    n01858281 coscoroba
    n01858441 swan
    n01858780 cob
    n01858845 pen
    n01858906 cygnet
    n01859190 mute swan
    n01859325 whooper
    n01859496 tundra swan
    n01859689 whistling swan
    n01859852 Bewick's swan
    n01860002 trumpeter
    n01860187 black swan
    n01860497 screamer
    n01860864 horned screamer
    n01861148 crested screamer
    n01861330 chaja
    n01861778 mammal
    n01862399 female mammal
    n01871265 tusker
    n01871543 prototherian
    n01871875 monotreme
    n01872401 echidna
    n01872772 echidna
    n01873310 platypus
    n01874434 marsupial
    n01874928 opossum
    n01875313 common opossum
    n01875610 crab-eating opossum
    n01876034 opossum rat
    n01876326 bandicoot
    n01876667 rabbit-eared bandicoot
    n01877134 kangaroo
    n01877606 giant kangaroo
    n01877812 wallaby
    n01878061 common wallaby
    n01878335 hare wallaby
    n01878639 nail-tailed wallaby
    n01878929 rock wallaby
    n01879217 pademelon
    n01879509 tree wallaby
    n01879837 musk kangaroo
    n01880152 rat kangaroo
    n01880473 potoroo
    n01880716 bettong
    n01880813 jerboa kangaroo
    n01881171 phalanger
    n01881564 cuscus
    n01881857 brush-tailed phalanger
    n01882125 flying phalanger
    n01882714 koala
    n01883070 wombat
    n01883513 dasyurid marsupial
    n01883920 dasyure
    n01884104 eastern dasyure
    n01884203 native cat
    n01884476 thylacine
    n01884834 Tasmanian devil
    n01885158 pouched mouse
    n01885498 numbat
    n01886045 pouched mole
    n01886756 placental
    n01887474 livestock
    n01887623 bull
    n01887787 cow
    n01887896 calf
    n01888045 calf
    n01888181 yearling
    n01888264 buck
    n01888411 doe
    n01889074 insectivore
    n01889520 mole
    n01889849 starnose mole
    n01890144 brewer's mole
    n01890564 golden mole
    n01890860 shrew mole
    n01891013 Asiatic shrew mole
    n01891274 American shrew mole
    n01891633 shrew
    n01892030 common shrew
    n01892145 masked shrew
    n01892385 short-tailed shrew
    n01892551 water shrew
    n01892744 American water shrew
    n01893021 European water shrew
    n01893164 Mediterranean water shrew
    n01893399 least shrew
    n01893825 hedgehog
    n01894207 tenrec
    n01894522 tailless tenrec
    n01894956 otter shrew
    n01896844 eiderdown
    n01897257 aftershaft
    n01897426 sickle feather
    n01897536 contour feather
    n01897667 bastard wing
    n01898593 saddle hackle
    n01899894 encolure
    n01900150 hair
    n01903234 squama
    n01903346 scute
    n01903498 sclerite
    n01904029 plastron
    n01904806 scallop shell
    n01904886 oyster shell
    n01905321 theca
    n01905661 invertebrate
    n01906749 sponge
    n01907287 choanocyte
    n01907738 glass sponge
    n01908042 Venus's flower basket
    n01908958 metazoan
    n01909422 coelenterate
    n01909788 planula
    n01909906 polyp
    n01910252 medusa
    n01910747 jellyfish
    n01911063 scyphozoan
    n01911403 Chrysaora quinquecirrha
    n01911839 hydrozoan
    n01912152 hydra
    n01912454 siphonophore
    n01912809 nanomia
    n01913166 Portuguese man-of-war
    n01913346 praya
    n01913440 apolemia
    n01914163 anthozoan
    n01914609 sea anemone
    n01914830 actinia
    n01915700 sea pen
    n01915811 coral
    n01916187 gorgonian
    n01916388 sea feather
    n01916481 sea fan
    n01916588 red coral
    n01916925 stony coral
    n01917289 brain coral
    n01917611 staghorn coral
    n01917882 mushroom coral
    n01918744 ctenophore
    n01919385 beroe
    n01920051 platyctenean
    n01920438 sea gooseberry
    n01921059 Venus's girdle
    n01922303 worm
    n01922717 helminth
    n01922948 woodworm
    n01923025 woodborer
    n01923404 acanthocephalan
    n01923890 arrowworm
    n01924800 bladder worm
    n01924916 flatworm
    n01925270 planarian
    n01925695 fluke
    n01925916 cercaria
    n01926379 liver fluke
    n01926689 Fasciolopsis buski
    n01927159 schistosome
    n01927456 tapeworm
    n01927928 echinococcus
    n01928215 taenia
    n01928517 ribbon worm
    n01928865 beard worm
    n01929186 rotifer
    n01930112 nematode
    n01930852 common roundworm
    n01931140 chicken roundworm
    n01931520 pinworm
    n01931714 eelworm
    n01932151 vinegar eel
    n01932936 trichina
    n01933151 hookworm
    n01933478 filaria
    n01933988 Guinea worm
    n01934440 annelid
    n01934844 archiannelid
    n01935176 oligochaete
    n01935395 earthworm
    n01936391 polychaete
    n01936671 lugworm
    n01936858 sea mouse
    n01937579 bloodworm
    n01937909 leech
    n01938454 medicinal leech
    n01938735 horseleech
    n01940736 mollusk
    n01941223 scaphopod
    n01941340 tooth shell
    n01942177 gastropod
    n01942869 abalone
    n01943087 ormer
    n01943541 scorpion shell
    n01943899 conch
    n01944118 giant conch
    n01944390 snail
    n01944812 edible snail
    n01944955 garden snail
    n01945143 brown snail
    n01945340 Helix hortensis
    n01945685 slug
    n01945845 seasnail
    n01946277 neritid
    n01946630 nerita
    n01946827 bleeding tooth
    n01947139 neritina
    n01947396 whelk
    n01947997 moon shell
    n01948446 periwinkle
    n01948573 limpet
    n01949085 common limpet
    n01949499 keyhole limpet
    n01949973 river limpet
    n01950731 sea slug
    n01951274 sea hare
    n01951613 Hermissenda crassicornis
    n01952029 bubble shell
    n01952712 physa
    n01953361 cowrie
    n01953594 money cowrie
    n01953762 tiger cowrie
    n01954516 solenogaster
    n01955084 chiton
    n01955933 bivalve
    n01956344 spat
    n01956481 clam
    n01956764 seashell
    n01957335 soft-shell clam
    n01958038 quahog
    n01958346 littleneck
    n01958435 cherrystone
    n01958531 geoduck
    n01959029 razor clam
    n01959492 giant clam
    n01959985 cockle
    n01960177 edible cockle
    n01960459 oyster
    n01961234 Japanese oyster
    n01961600 Virginia oyster
    n01961985 pearl oyster
    n01962506 saddle oyster
    n01962788 window oyster
    n01963317 ark shell
    n01963479 blood clam
    n01963571 mussel
    n01964049 marine mussel
    n01964271 edible mussel
    n01964441 freshwater mussel
    n01964957 pearly-shelled mussel
    n01965252 thin-shelled mussel
    n01965529 zebra mussel
    n01965889 scallop
    n01966377 bay scallop
    n01966586 sea scallop
    n01967094 shipworm
    n01967308 teredo
    n01967963 piddock
    n01968315 cephalopod
    n01968897 chambered nautilus
    n01969726 octopod
    n01970164 octopus
    n01970667 paper nautilus
    n01971094 decapod
    n01971280 squid
    n01971620 loligo
    n01971850 ommastrephes
    n01972131 architeuthis
    n01972541 cuttlefish
    n01973148 spirula
    n01974773 crustacean
    n01975687 malacostracan crustacean
    n01976146 decapod crustacean
    n01976868 brachyuran
    n01976957 crab
    n01977485 stone crab
    n01978010 hard-shell crab
    n01978136 soft-shell crab
    n01978287 Dungeness crab
    n01978455 rock crab
    n01978587 Jonah crab
    n01978930 swimming crab
    n01979269 English lady crab
    n01979526 American lady crab
    n01979874 blue crab
    n01980166 fiddler crab
    n01980655 pea crab
    n01981276 king crab
    n01981702 spider crab
    n01982068 European spider crab
    n01982347 giant crab
    n01982650 lobster
    n01983048 true lobster
    n01983481 American lobster
    n01983674 European lobster
    n01983829 Cape lobster
    n01984245 Norway lobster
    n01984695 spiny lobster
    n01985128 crayfish
    n01985493 Old World crayfish
    n01985797 American crayfish
    n01986214 hermit crab
    n01986806 shrimp
    n01987076 snapping shrimp
    n01987545 prawn
    n01987727 long-clawed prawn
    n01988203 tropical prawn
    n01988701 krill
    n01988869 Euphausia pacifica
    n01989516 opossum shrimp
    n01989869 stomatopod
    n01990007 mantis shrimp
    n01990516 squilla
    n01990800 isopod
    n01991028 woodlouse
    n01991520 pill bug
    n01992262 sow bug
    n01992423 sea louse
    n01992773 amphipod
    n01993525 skeleton shrimp
    n01993830 whale louse
    n01994910 daphnia
    n01995514 fairy shrimp
    n01995686 brine shrimp
    n01996280 tadpole shrimp
    n01996585 copepod
    n01997119 cyclops
    n01997825 seed shrimp
    n01998183 barnacle
    n01998741 acorn barnacle
    n01999186 goose barnacle
    n01999767 onychophoran
    n02000954 wading bird
    n02002075 stork
    n02002556 white stork
    n02002724 black stork
    n02003037 adjutant bird
    n02003204 marabou
    n02003577 openbill
    n02003839 jabiru
    n02004131 saddlebill
    n02004492 policeman bird
    n02004855 wood ibis
    n02005399 shoebill
    n02005790 ibis
    n02006063 wood ibis
    n02006364 sacred ibis
    n02006656 spoonbill
    n02006985 common spoonbill
    n02007284 roseate spoonbill
    n02007558 flamingo
    n02008041 heron
    n02008497 great blue heron
    n02008643 great white heron
    n02008796 egret
    n02009229 little blue heron
    n02009380 snowy egret
    n02009508 little egret
    n02009750 great white heron
    n02009912 American egret
    n02010272 cattle egret
    n02010453 night heron
    n02010728 black-crowned night heron
    n02011016 yellow-crowned night heron
    n02011281 boatbill
    n02011460 bittern
    n02011805 American bittern
    n02011943 European bittern
    n02012185 least bittern
    n02012849 crane
    n02013177 whooping crane
    n02013567 courlan
    n02013706 limpkin
    n02014237 crested cariama
    n02014524 chunga
    n02014941 rail
    n02015357 weka
    n02015554 crake
    n02015797 corncrake
    n02016066 spotted crake
    n02016358 gallinule
    n02016659 Florida gallinule
    n02016816 moorhen
    n02016956 purple gallinule
    n02017213 European gallinule
    n02017475 American gallinule
    n02017725 notornis
    n02018027 coot
    n02018207 American coot
    n02018368 Old World coot
    n02018795 bustard
    n02019190 great bustard
    n02019438 plain turkey
    n02019929 button quail
    n02020219 striped button quail
    n02020578 plain wanderer
    n02021050 trumpeter
    n02021281 Brazilian trumpeter
    n02021795 seabird
    n02022684 shorebird
    n02023341 plover
    n02023855 piping plover
    n02023992 killdeer
    n02024185 dotterel
    n02024479 golden plover
    n02024763 lapwing
    n02025043 turnstone
    n02025239 ruddy turnstone
    n02025389 black turnstone
    n02026059 sandpiper
    n02026629 surfbird
    n02026948 European sandpiper
    n02027075 spotted sandpiper
    n02027357 least sandpiper
    n02027492 red-backed sandpiper
    n02027897 greenshank
    n02028035 redshank
    n02028175 yellowlegs
    n02028342 greater yellowlegs
    n02028451 lesser yellowlegs
    n02028727 pectoral sandpiper
    n02028900 knot
    n02029087 curlew sandpiper
    n02029378 sanderling
    n02029706 upland sandpiper
    n02030035 ruff
    n02030224 reeve
    n02030287 tattler
    n02030568 Polynesian tattler
    n02030837 willet
    n02030996 woodcock
    n02031298 Eurasian woodcock
    n02031585 American woodcock
    n02031934 snipe
    n02032222 whole snipe
    n02032355 Wilson's snipe
    n02032480 great snipe
    n02032769 jacksnipe
    n02033041 dowitcher
    n02033208 greyback
    n02033324 red-breasted snipe
    n02033561 curlew
    n02033779 European curlew
    n02033882 Eskimo curlew
    n02034129 godwit
    n02034295 Hudsonian godwit
    n02034661 stilt
    n02034971 black-necked stilt
    n02035210 black-winged stilt
    n02035402 white-headed stilt
    n02035656 kaki
    n02036053 stilt
    n02036228 banded stilt
    n02036711 avocet
    n02037110 oystercatcher
    n02037464 phalarope
    n02037869 red phalarope
    n02038141 northern phalarope
    n02038466 Wilson's phalarope
    n02038993 pratincole
    n02039171 courser
    n02039497 cream-colored courser
    n02039780 crocodile bird
    n02040266 stone curlew
    n02040505 coastal diving bird
    n02041085 larid
    n02041246 gull
    n02041678 mew
    n02041875 black-backed gull
    n02042046 herring gull
    n02042180 laughing gull
    n02042472 ivory gull
    n02042759 kittiwake
    n02043063 tern
    n02043333 sea swallow
    n02043808 skimmer
    n02044178 jaeger
    n02044517 parasitic jaeger
    n02044778 skua
    n02044908 great skua
    n02045369 auk
    n02045596 auklet
    n02045864 razorbill
    n02046171 little auk
    n02046759 guillemot
    n02046939 black guillemot
    n02047045 pigeon guillemot
    n02047260 murre
    n02047411 common murre
    n02047517 thick-billed murre
    n02047614 puffin
    n02047975 Atlantic puffin
    n02048115 horned puffin
    n02048353 tufted puffin
    n02048698 gaviiform seabird
    n02049088 loon
    n02049532 podicipitiform seabird
    n02050004 grebe
    n02050313 great crested grebe
    n02050442 red-necked grebe
    n02050586 black-necked grebe
    n02050809 dabchick
    n02051059 pied-billed grebe
    n02051474 pelecaniform seabird
    n02051845 pelican
    n02052204 white pelican
    n02052365 Old world white pelican
    n02052775 frigate bird
    n02053083 gannet
    n02053425 solan
    n02053584 booby
    n02054036 cormorant
    n02054502 snakebird
    n02054711 water turkey
    n02055107 tropic bird
    n02055658 sphenisciform seabird
    n02055803 penguin
    n02056228 Adelie
    n02056570 king penguin
    n02056728 emperor penguin
    n02057035 jackass penguin
    n02057330 rock hopper
    n02057731 pelagic bird
    n02057898 procellariiform seabird
    n02058221 albatross
    n02058594 wandering albatross
    n02058747 black-footed albatross
    n02059162 petrel
    n02059541 white-chinned petrel
    n02059852 giant petrel
    n02060133 fulmar
    n02060411 shearwater
    n02060569 Manx shearwater
    n02060889 storm petrel
    n02061217 stormy petrel
    n02061560 Mother Carey's chicken
    n02061853 diving petrel
    n02062017 aquatic mammal
    n02062430 cetacean
    n02062744 whale
    n02063224 baleen whale
    n02063662 right whale
    n02064000 bowhead
    n02064338 rorqual
    n02064816 blue whale
    n02065026 finback
    n02065263 sei whale
    n02065407 lesser rorqual
    n02065726 humpback
    n02066245 grey whale
    n02066707 toothed whale
    n02067240 sperm whale
    n02067603 pygmy sperm whale
    n02067768 dwarf sperm whale
    n02068206 beaked whale
    n02068541 bottle-nosed whale
    n02068974 dolphin
    n02069412 common dolphin
    n02069701 bottlenose dolphin
    n02069974 Atlantic bottlenose dolphin
    n02070174 Pacific bottlenose dolphin
    n02070430 porpoise
    n02070624 harbor porpoise
    n02070776 vaquita
    n02071028 grampus
    n02071294 killer whale
    n02071636 pilot whale
    n02072040 river dolphin
    n02072493 narwhal
    n02072798 white whale
    n02073250 sea cow
    n02073831 manatee
    n02074367 dugong
    n02074726 Steller's sea cow
    n02075296 carnivore
    n02075612 omnivore
    n02075927 pinniped mammal
    n02076196 seal
    n02076402 crabeater seal
    n02076779 eared seal
    n02077152 fur seal
    n02077384 guadalupe fur seal
    n02077658 fur seal
    n02077787 Alaska fur seal
    n02077923 sea lion
    n02078292 South American sea lion
    n02078574 California sea lion
    n02078738 Australian sea lion
    n02079005 Steller sea lion
    n02079389 earless seal
    n02079851 harbor seal
    n02080146 harp seal
    n02080415 elephant seal
    n02080713 bearded seal
    n02081060 hooded seal
    n02081571 walrus
    n02081798 Atlantic walrus
    n02081927 Pacific walrus
    n02082056 Fissipedia
    n02082190 fissiped mammal
    n02082791 aardvark
    n02083346 canine
    n02083672 bitch
    n02083780 brood bitch
    n02084071 dog
    n02084732 pooch
    n02084861 cur
    n02085019 feist
    n02085118 pariah dog
    n02085272 lapdog
    n02085374 toy dog
    n02085620 Chihuahua
    n02085782 Japanese spaniel
    n02085936 Maltese dog
    n02086079 Pekinese
    n02086240 Shih-Tzu
    n02086346 toy spaniel
    n02086478 English toy spaniel
    n02086646 Blenheim spaniel
    n02086753 King Charles spaniel
    n02086910 papillon
    n02087046 toy terrier
    n02087122 hunting dog
    n02087314 courser
    n02087394 Rhodesian ridgeback
    n02087551 hound
    n02088094 Afghan hound
    n02088238 basset
    n02088364 beagle
    n02088466 bloodhound
    n02088632 bluetick
    n02088745 boarhound
    n02088839 coonhound
    n02088992 coondog
    n02089078 black-and-tan coonhound
    n02089232 dachshund
    n02089468 sausage dog
    n02089555 foxhound
    n02089725 American foxhound
    n02089867 Walker hound
    n02089973 English foxhound
    n02090129 harrier
    n02090253 Plott hound
    n02090379 redbone
    n02090475 wolfhound
    n02090622 borzoi
    n02090721 Irish wolfhound
    n02090827 greyhound
    n02091032 Italian greyhound
    n02091134 whippet
    n02091244 Ibizan hound
    n02091467 Norwegian elkhound
    n02091635 otterhound
    n02091831 Saluki
    n02092002 Scottish deerhound
    n02092173 staghound
    n02092339 Weimaraner
    n02092468 terrier
    n02093056 bullterrier
    n02093256 Staffordshire bullterrier
    n02093428 American Staffordshire terrier
    n02093647 Bedlington terrier
    n02093754 Border terrier
    n02093859 Kerry blue terrier
    n02093991 Irish terrier
    n02094114 Norfolk terrier
    n02094258 Norwich terrier
    n02094433 Yorkshire terrier
    n02094562 rat terrier
    n02094721 Manchester terrier
    n02094931 toy Manchester
    n02095050 fox terrier
    n02095212 smooth-haired fox terrier
    n02095314 wire-haired fox terrier
    n02095412 wirehair
    n02095570 Lakeland terrier
    n02095727 Welsh terrier
    n02095889 Sealyham terrier
    n02096051 Airedale
    n02096177 cairn
    n02096294 Australian terrier
    n02096437 Dandie Dinmont
    n02096585 Boston bull
    n02096756 schnauzer
    n02097047 miniature schnauzer
    n02097130 giant schnauzer
    n02097209 standard schnauzer
    n02097298 Scotch terrier
    n02097474 Tibetan terrier
    n02097658 silky terrier
    n02097786 Skye terrier
    n02097967 Clydesdale terrier
    n02098105 soft-coated wheaten terrier
    n02098286 West Highland white terrier
    n02098413 Lhasa
    n02098550 sporting dog
    n02098806 bird dog
    n02098906 water dog
    n02099029 retriever
    n02099267 flat-coated retriever
    n02099429 curly-coated retriever
    n02099601 golden retriever
    n02099712 Labrador retriever
    n02099849 Chesapeake Bay retriever
    n02099997 pointer
    n02100236 German short-haired pointer
    n02100399 setter
    n02100583 vizsla
    n02100735 English setter
    n02100877 Irish setter
    n02101006 Gordon setter
    n02101108 spaniel
    n02101388 Brittany spaniel
    n02101556 clumber
    n02101670 field spaniel
    n02101861 springer spaniel
    n02102040 English springer
    n02102177 Welsh springer spaniel
    n02102318 cocker spaniel
    n02102480 Sussex spaniel
    n02102605 water spaniel
    n02102806 American water spaniel
    n02102973 Irish water spaniel
    n02103181 griffon
    n02103406 working dog
    n02103841 watchdog
    n02104029 kuvasz
    n02104184 attack dog
    n02104280 housedog
    n02104365 schipperke
    n02104523 shepherd dog
    n02104882 Belgian sheepdog
    n02105056 groenendael
    n02105162 malinois
    n02105251 briard
    n02105412 kelpie
    n02105505 komondor
    n02105641 Old English sheepdog
    n02105855 Shetland sheepdog
    n02106030 collie
    n02106166 Border collie
    n02106382 Bouvier des Flandres
    n02106550 Rottweiler
    n02106662 German shepherd
    n02106854 police dog
    n02106966 pinscher
    n02107142 Doberman
    n02107312 miniature pinscher
    n02107420 Sennenhunde
    n02107574 Greater Swiss Mountain dog
    n02107683 Bernese mountain dog
    n02107908 Appenzeller
    n02108000 EntleBucher
    n02108089 boxer
    n02108254 mastiff
    n02108422 bull mastiff
    n02108551 Tibetan mastiff
    n02108672 bulldog
    n02108915 French bulldog
    n02109047 Great Dane
    n02109150 guide dog
    n02109256 Seeing Eye dog
    n02109391 hearing dog
    n02109525 Saint Bernard
    n02109687 seizure-alert dog
    n02109811 sled dog
    n02109961 Eskimo dog
    n02110063 malamute
    n02110185 Siberian husky
    n02110341 dalmatian
    n02110532 liver-spotted dalmatian
    n02110627 affenpinscher
    n02110806 basenji
    n02110958 pug
    n02111129 Leonberg
    n02111277 Newfoundland
    n02111500 Great Pyrenees
    n02111626 spitz
    n02111889 Samoyed
    n02112018 Pomeranian
    n02112137 chow
    n02112350 keeshond
    n02112497 griffon
    n02112706 Brabancon griffon
    n02112826 corgi
    n02113023 Pembroke
    n02113186 Cardigan
    n02113335 poodle
    n02113624 toy poodle
    n02113712 miniature poodle
    n02113799 standard poodle
    n02113892 large poodle
    n02113978 Mexican hairless
    n02114100 wolf
    n02114367 timber wolf
    n02114548 white wolf
    n02114712 red wolf
    n02114855 coyote
    n02115012 coydog
    n02115096 jackal
    n02115335 wild dog
    n02115641 dingo
    n02115913 dhole
    n02116185 crab-eating dog
    n02116450 raccoon dog
    n02116738 African hunting dog
    n02117135 hyena
    n02117512 striped hyena
    n02117646 brown hyena
    n02117900 spotted hyena
    n02118176 aardwolf
    n02118333 fox
    n02118643 vixen
    n02118707 Reynard
    n02119022 red fox
    n02119247 black fox
    n02119359 silver fox
    n02119477 red fox
    n02119634 kit fox
    n02119789 kit fox
    n02120079 Arctic fox
    n02120278 blue fox
    n02120505 grey fox
    n02120997 feline
    n02121620 cat
    n02121808 domestic cat
    n02122298 kitty
    n02122430 mouser
    n02122510 alley cat
    n02122580 stray
    n02122725 tom
    n02122810 gib
    n02122878 tabby
    n02122948 kitten
    n02123045 tabby
    n02123159 tiger cat
    n02123242 tortoiseshell
    n02123394 Persian cat
    n02123478 Angora
    n02123597 Siamese cat
    n02123785 blue point Siamese
    n02123917 Burmese cat
    n02124075 Egyptian cat
    n02124157 Maltese
    n02124313 Abyssinian
    n02124484 Manx
    n02124623 wildcat
    n02125010 sand cat
    n02125081 European wildcat
    n02125311 cougar
    n02125494 ocelot
    n02125689 jaguarundi
    n02125872 kaffir cat
    n02126028 jungle cat
    n02126139 serval
    n02126317 leopard cat
    n02126640 margay
    n02126787 manul
    n02127052 lynx
    n02127292 common lynx
    n02127381 Canada lynx
    n02127482 bobcat
    n02127586 spotted lynx
    n02127678 caracal
    n02127808 big cat
    n02128385 leopard
    n02128598 leopardess
    n02128669 panther
    n02128757 snow leopard
    n02128925 jaguar
    n02129165 lion
    n02129463 lioness
    n02129530 lionet
    n02129604 tiger
    n02129837 Bengal tiger
    n02129923 tigress
    n02129991 liger
    n02130086 tiglon
    n02130308 cheetah
    n02130545 saber-toothed tiger
    n02130925 Smiledon californicus
    n02131653 bear
    n02132136 brown bear
    n02132320 bruin
    n02132466 Syrian bear
    n02132580 grizzly
    n02132788 Alaskan brown bear
    n02133161 American black bear
    n02133400 cinnamon bear
    n02133704 Asiatic black bear
    n02134084 ice bear
    n02134418 sloth bear
    n02134971 viverrine
    n02135220 civet
    n02135610 large civet
    n02135844 small civet
    n02136103 binturong
    n02136285 Cryptoprocta
    n02136452 fossa
    n02136794 fanaloka
    n02137015 genet
    n02137302 banded palm civet
    n02137549 mongoose
    n02137722 Indian mongoose
    n02137888 ichneumon
    n02138169 palm cat
    n02138441 meerkat
    n02138647 slender-tailed meerkat
    n02138777 suricate
    n02139199 bat
    n02139671 fruit bat
    n02140049 flying fox
    n02140179 Pteropus capestratus
    n02140268 Pteropus hypomelanus
    n02140491 harpy
    n02140858 Cynopterus sphinx
    n02141306 carnivorous bat
    n02141611 mouse-eared bat
    n02141713 leafnose bat
    n02142407 macrotus
    n02142734 spearnose bat
    n02142898 Phyllostomus hastatus
    n02143142 hognose bat
    n02143439 horseshoe bat
    n02143891 horseshoe bat
    n02144251 orange bat
    n02144593 false vampire
    n02144936 big-eared bat
    n02145424 vespertilian bat
    n02145910 frosted bat
    n02146201 red bat
    n02146371 brown bat
    n02146700 little brown bat
    n02146879 cave myotis
    n02147173 big brown bat
    n02147328 serotine
    n02147591 pallid bat
    n02147947 pipistrelle
    n02148088 eastern pipistrel
    n02148512 jackass bat
    n02148835 long-eared bat
    n02148991 western big-eared bat
    n02149420 freetail
    n02149653 guano bat
    n02149861 pocketed bat
    n02150134 mastiff bat
    n02150482 vampire bat
    n02150885 Desmodus rotundus
    n02151230 hairy-legged vampire bat
    n02152740 predator
    n02152881 prey
    n02152991 game
    n02153109 big game
    n02153203 game bird
    n02153809 fossorial mammal
    n02156732 tetrapod
    n02156871 quadruped
    n02157206 hexapod
    n02157285 biped
    n02159955 insect
    n02160947 social insect
    n02161225 holometabola
    n02161338 defoliator
    n02161457 pollinator
    n02161588 gallfly
    n02162561 scorpion fly
    n02163008 hanging fly
    n02163297 collembolan
    n02164464 beetle
    n02165105 tiger beetle
    n02165456 ladybug
    n02165877 two-spotted ladybug
    n02166229 Mexican bean beetle
    n02166567 Hippodamia convergens
    n02166826 vedalia
    n02167151 ground beetle
    n02167505 bombardier beetle
    n02167820 calosoma
    n02167944 searcher
    n02168245 firefly
    n02168427 glowworm
    n02168699 long-horned beetle
    n02169023 sawyer
    n02169218 pine sawyer
    n02169497 leaf beetle
    n02169705 flea beetle
    n02169974 Colorado potato beetle
    n02170400 carpet beetle
    n02170599 buffalo carpet beetle
    n02170738 black carpet beetle
    n02170993 clerid beetle
    n02171164 bee beetle
    n02171453 lamellicorn beetle
    n02171869 scarabaeid beetle
    n02172182 dung beetle
    n02172518 scarab
    n02172678 tumblebug
    n02172761 dorbeetle
    n02172870 June beetle
    n02173113 green June beetle
    n02173373 Japanese beetle
    n02173784 Oriental beetle
    n02174001 rhinoceros beetle
    n02174355 melolonthid beetle
    n02174659 cockchafer
    n02175014 rose chafer
    n02175569 rose chafer
    n02175916 stag beetle
    n02176261 elaterid beetle
    n02176439 click beetle
    n02176747 firefly
    n02176916 wireworm
    n02177196 water beetle
    n02177506 whirligig beetle
    n02177775 deathwatch beetle
    n02177972 weevil
    n02178411 snout beetle
    n02178717 boll weevil
    n02179012 blister beetle
    n02179192 oil beetle
    n02179340 Spanish fly
    n02179891 Dutch-elm beetle
    n02180233 bark beetle
    n02180427 spruce bark beetle
    n02180875 rove beetle
    n02181235 darkling beetle
    n02181477 mealworm
    n02181724 flour beetle
    n02182045 seed beetle
    n02182355 pea weevil
    n02182642 bean weevil
    n02182930 rice weevil
    n02183096 Asian longhorned beetle
    n02183507 web spinner
    n02183857 louse
    n02184473 common louse
    n02184589 head louse
    n02184720 body louse
    n02185167 crab louse
    n02185481 bird louse
    n02186153 flea
    n02186717 Pulex irritans
    n02187150 dog flea
    n02187279 cat flea
    n02187554 chigoe
    n02187900 sticktight
    n02188699 dipterous insect
    n02189363 gall midge
    n02189670 Hessian fly
    n02190166 fly
    n02190790 housefly
    n02191273 tsetse fly
    n02191773 blowfly
    n02191979 bluebottle
    n02192252 greenbottle
    n02192513 flesh fly
    n02192814 tachina fly
    n02193009 gadfly
    n02193163 botfly
    n02194249 human botfly
    n02194750 sheep botfly
    n02195091 warble fly
    n02195526 horsefly
    n02195819 bee fly
    n02196119 robber fly
    n02196344 fruit fly
    n02196896 apple maggot
    n02197185 Mediterranean fruit fly
    n02197689 drosophila
    n02197877 vinegar fly
    n02198129 leaf miner
    n02198532 louse fly
    n02198859 horse tick
    n02199170 sheep ked
    n02199502 horn fly
    n02200198 mosquito
    n02200509 wiggler
    n02200630 gnat
    n02200850 yellow-fever mosquito
    n02201000 Asian tiger mosquito
    n02201497 anopheline
    n02201626 malarial mosquito
    n02202006 common mosquito
    n02202124 Culex quinquefasciatus
    n02202287 gnat
    n02202678 punkie
    n02203152 midge
    n02203592 fungus gnat
    n02203978 psychodid
    n02204249 sand fly
    n02204722 fungus gnat
    n02204907 armyworm
    n02205219 crane fly
    n02205673 blackfly
    n02206270 hymenopterous insect
    n02206856 bee
    n02207179 drone
    n02207345 queen bee
    n02207449 worker
    n02207647 soldier
    n02207805 worker bee
    n02208280 honeybee
    n02208498 Africanized bee
    n02208848 black bee
    n02208979 Carniolan bee
    n02209111 Italian bee
    n02209354 carpenter bee
    n02209624 bumblebee
    n02209964 cuckoo-bumblebee
    n02210427 andrena
    n02210921 Nomia melanderi
    n02211444 leaf-cutting bee
    n02211627 mason bee
    n02211896 potter bee
    n02212062 wasp
    n02212602 vespid
    n02212958 paper wasp
    n02213107 hornet
    n02213239 giant hornet
    n02213543 common wasp
    n02213663 bald-faced hornet
    n02213788 yellow jacket
    n02214096 Polistes annularis
    n02214341 mason wasp
    n02214499 potter wasp
    n02214660 Mutillidae
    n02214773 velvet ant
    n02215161 sphecoid wasp
    n02215621 mason wasp
    n02215770 digger wasp
    n02216211 cicada killer
    n02216365 mud dauber
    n02216740 gall wasp
    n02217563 chalcid fly
    n02217839 strawworm
    n02218134 chalcis fly
    n02218371 ichneumon fly
    n02218713 sawfly
    n02219015 birch leaf miner
    n02219486 ant
    n02220055 pharaoh ant
    n02220225 little black ant
    n02220518 army ant
    n02220804 carpenter ant
    n02221083 fire ant
    n02221414 wood ant
    n02221571 slave ant
    n02221715 Formica fusca
    n02221820 slave-making ant
    n02222035 sanguinary ant
    n02222321 bulldog ant
    n02222582 Amazon ant
    n02223266 termite
    n02223520 dry-wood termite
    n02224023 Reticulitermes lucifugus
    n02224713 Mastotermes darwiniensis
    n02225081 Mastotermes electrodominicus
    n02225798 powder-post termite
    n02226183 orthopterous insect
    n02226429 grasshopper
    n02226821 short-horned grasshopper
    n02226970 locust
    n02227247 migratory locust
    n02227604 migratory grasshopper
    n02227966 long-horned grasshopper
    n02228341 katydid
    n02228697 mormon cricket
    n02229156 sand cricket
    n02229544 cricket
    n02229765 mole cricket
    n02230023 European house cricket
    n02230187 field cricket
    n02230480 tree cricket
    n02230634 snowy tree cricket
    n02231052 phasmid
    n02231487 walking stick
    n02231803 diapheromera
    n02232223 walking leaf
    n02233338 cockroach
    n02233943 oriental cockroach
    n02234355 American cockroach
    n02234570 Australian cockroach
    n02234848 German cockroach
    n02235205 giant cockroach
    n02236044 mantis
    n02236241 praying mantis
    n02236355 bug
    n02236896 hemipterous insect
    n02237424 leaf bug
    n02237581 mirid bug
    n02237868 four-lined plant bug
    n02238235 lygus bug
    n02238358 tarnished plant bug
    n02238594 lace bug
    n02238887 lygaeid
    n02239192 chinch bug
    n02239528 coreid bug
    n02239774 squash bug
    n02240068 leaf-footed bug
    n02240517 bedbug
    n02241008 backswimmer
    n02241426 true bug
    n02241569 heteropterous insect
    n02241799 water bug
    n02242137 giant water bug
    n02242455 water scorpion
    n02243209 water boatman
    n02243562 water strider
    n02243878 common pond-skater
    n02244173 assassin bug
    n02244515 conenose
    n02244797 wheel bug
    n02245111 firebug
    n02245443 cotton stainer
    n02246011 homopterous insect
    n02246628 whitefly
    n02246941 citrus whitefly
    n02247216 greenhouse whitefly
    n02247511 sweet-potato whitefly
    n02247655 superbug
    n02248062 cotton strain
    n02248368 coccid insect
    n02248510 scale insect
    n02248887 soft scale
    n02249134 brown soft scale
    n02249515 armored scale
    n02249809 San Jose scale
    n02250280 cochineal insect
    n02250822 mealybug
    n02251067 citrophilous mealybug
    n02251233 Comstock mealybug
    n02251593 citrus mealybug
    n02251775 plant louse
    n02252226 aphid
    n02252799 apple aphid
    n02252972 blackfly
    n02253127 greenfly
    n02253264 green peach aphid
    n02253494 ant cow
    n02253715 woolly aphid
    n02253913 woolly apple aphid
    n02254246 woolly alder aphid
    n02254697 adelgid
    n02254901 balsam woolly aphid
    n02255023 spruce gall aphid
    n02255391 woolly adelgid
    n02256172 jumping plant louse
    n02256656 cicada
    n02257003 dog-day cicada
    n02257284 seventeen-year locust
    n02257715 spittle insect
    n02257985 froghopper
    n02258198 meadow spittlebug
    n02258508 pine spittlebug
    n02258629 Saratoga spittlebug
    n02259212 leafhopper
    n02259377 plant hopper
    n02259708 treehopper
    n02259987 lantern fly
    n02260421 psocopterous insect
    n02260863 psocid
    n02261063 bark-louse
    n02261419 booklouse
    n02261757 common booklouse
    n02262178 ephemerid
    n02262449 mayfly
    n02262803 stonefly
    n02263378 neuropteron
    n02264021 ant lion
    n02264232 doodlebug
    n02264363 lacewing
    n02264591 aphid lion
    n02264885 green lacewing
    n02265330 brown lacewing
    n02266050 dobson
    n02266269 hellgrammiate
    n02266421 fish fly
    n02266864 alderfly
    n02267208 snakefly
    n02267483 mantispid
    n02268148 odonate
    n02268443 dragonfly
    n02268853 damselfly
    n02269196 trichopterous insect
    n02269340 caddis fly
    n02269522 caseworm
    n02269657 caddisworm
    n02270011 thysanuran insect
    n02270200 bristletail
    n02270623 silverfish
    n02270945 firebrat
    n02271222 jumping bristletail
    n02271570 thysanopter
    n02271897 thrips
    n02272286 tobacco thrips
    n02272552 onion thrips
    n02272871 earwig
    n02273392 common European earwig
    n02274024 lepidopterous insect
    n02274259 butterfly
    n02274822 nymphalid
    n02275560 mourning cloak
    n02275773 tortoiseshell
    n02276078 painted beauty
    n02276258 admiral
    n02276355 red admiral
    n02276749 white admiral
    n02276902 banded purple
    n02277094 red-spotted purple
    n02277268 viceroy
    n02277422 anglewing
    n02277742 ringlet
    n02278024 comma
    n02278210 fritillary
    n02278463 silverspot
    n02278839 emperor butterfly
    n02278980 purple emperor
    n02279257 peacock
    n02279637 danaid
    n02279972 monarch
    n02280458 pierid
    n02280649 cabbage butterfly
    n02281015 small white
    n02281136 large white
    n02281267 southern cabbage butterfly
    n02281406 sulphur butterfly
    n02281787 lycaenid
    n02282257 blue
    n02282385 copper
    n02282553 American copper
    n02282903 hairstreak
    n02283077 Strymon melinus
    n02283201 moth
    n02283617 moth miller
    n02283951 tortricid
    n02284224 leaf roller
    n02284611 tea tortrix
    n02284884 orange tortrix
    n02285179 codling moth
    n02285548 lymantriid
    n02285801 tussock caterpillar
    n02286089 gypsy moth
    n02286425 browntail
    n02286654 gold-tail moth
    n02287004 geometrid
    n02287352 Paleacrita vernata
    n02287622 Alsophila pometaria
    n02287799 cankerworm
    n02287987 spring cankerworm
    n02288122 fall cankerworm
    n02288268 measuring worm
    n02288789 pyralid
    n02289307 bee moth
    n02289610 corn borer
    n02289988 Mediterranean flour moth
    n02290340 tobacco moth
    n02290664 almond moth
    n02290870 raisin moth
    n02291220 tineoid
    n02291572 tineid
    n02291748 clothes moth
    n02292085 casemaking clothes moth
    n02292401 webbing clothes moth
    n02292692 carpet moth
    n02293352 gelechiid
    n02293868 grain moth
    n02294097 angoumois moth
    n02294407 potato moth
    n02294577 potato tuberworm
    n02295064 noctuid moth
    n02295390 cutworm
    n02295870 underwing
    n02296021 red underwing
    n02296276 antler moth
    n02296612 heliothis moth
    n02296912 army cutworm
    n02297294 armyworm
    n02297442 armyworm
    n02297819 Spodoptera exigua
    n02297938 beet armyworm
    n02298095 Spodoptera frugiperda
    n02298218 fall armyworm
    n02298541 hawkmoth
    n02299039 Manduca sexta
    n02299157 tobacco hornworm
    n02299378 Manduca quinquemaculata
    n02299505 tomato hornworm
    n02299846 death's-head moth
    n02300173 bombycid
    n02300554 domestic silkworm moth
    n02300797 silkworm
    n02301452 saturniid
    n02301935 emperor
    n02302244 imperial moth
    n02302459 giant silkworm moth
    n02302620 silkworm
    n02302969 luna moth
    n02303284 cecropia
    n02303585 cynthia moth
    n02303777 ailanthus silkworm
    n02304036 io moth
    n02304432 polyphemus moth
    n02304657 pernyi moth
    n02304797 tussah
    n02305085 atlas moth
    n02305407 arctiid
    n02305636 tiger moth
    n02305929 cinnabar
    n02306433 lasiocampid
    n02306825 eggar
    n02307176 tent-caterpillar moth
    n02307325 tent caterpillar
    n02307515 tent-caterpillar moth
    n02307681 forest tent caterpillar
    n02307910 lappet
    n02308033 lappet caterpillar
    n02308139 webworm
    n02308471 webworm moth
    n02308618 Hyphantria cunea
    n02308735 fall webworm
    n02309120 garden webworm
    n02309242 instar
    n02309337 caterpillar
    n02309841 corn borer
    n02310000 bollworm
    n02310149 pink bollworm
    n02310334 corn earworm
    n02310585 cabbageworm
    n02310717 woolly bear
    n02310941 woolly bear moth
    n02311060 larva
    n02311617 nymph
    n02311748 leptocephalus
    n02312006 grub
    n02312175 maggot
    n02312325 leatherjacket
    n02312427 pupa
    n02312640 chrysalis
    n02312912 imago
    n02313008 queen
    n02313360 phoronid
    n02313709 bryozoan
    n02315487 brachiopod
    n02315821 peanut worm
    n02316707 echinoderm
    n02317335 starfish
    n02317781 brittle star
    n02318167 basket star
    n02318687 Astrophyton muricatum
    n02319095 sea urchin
    n02319308 edible sea urchin
    n02319555 sand dollar
    n02319829 heart urchin
    n02320127 crinoid
    n02320465 sea lily
    n02321170 feather star
    n02321529 sea cucumber
    n02322047 trepang
    n02322992 Duplicidentata
    n02323449 lagomorph
    n02323902 leporid
    n02324045 rabbit
    n02324431 rabbit ears
    n02324514 lapin
    n02324587 bunny
    n02324850 European rabbit
    n02325366 wood rabbit
    n02325722 eastern cottontail
    n02325884 swamp rabbit
    n02326074 marsh hare
    n02326432 hare
    n02326763 leveret
    n02326862 European hare
    n02327028 jackrabbit
    n02327175 white-tailed jackrabbit
    n02327435 blacktail jackrabbit
    n02327656 polar hare
    n02327842 snowshoe hare
    n02328009 Belgian hare
    n02328150 Angora
    n02328429 pika
    n02328820 little chief hare
    n02328942 collared pika
    n02329401 rodent
    n02330245 mouse
    n02331046 rat
    n02331309 pocket rat
    n02331842 murine
    n02332156 house mouse
    n02332447 harvest mouse
    n02332755 field mouse
    n02332954 nude mouse
    n02333190 European wood mouse
    n02333546 brown rat
    n02333733 wharf rat
    n02333819 sewer rat
    n02333909 black rat
    n02334201 bandicoot rat
    n02334460 jerboa rat
    n02334728 kangaroo mouse
    n02335127 water rat
    n02335231 beaver rat
    n02336011 New World mouse
    n02336275 American harvest mouse
    n02336641 wood mouse
    n02336826 white-footed mouse
    n02337001 deer mouse
    n02337171 cactus mouse
    n02337332 cotton mouse
    n02337598 pygmy mouse
    n02337902 grasshopper mouse
    n02338145 muskrat
    n02338449 round-tailed muskrat
    n02338722 cotton rat
    n02338901 wood rat
    n02339282 dusky-footed wood rat
    n02339376 vole
    n02339922 packrat
    n02340186 dusky-footed woodrat
    n02340358 eastern woodrat
    n02340640 rice rat
    n02340930 pine vole
    n02341288 meadow vole
    n02341475 water vole
    n02341616 prairie vole
    n02341974 water vole
    n02342250 red-backed mouse
    n02342534 phenacomys
    n02342885 hamster
    n02343058 Eurasian hamster
    n02343320 golden hamster
    n02343772 gerbil
    n02344175 jird
    n02344270 tamarisk gerbil
    n02344408 sand rat
    n02344528 lemming
    n02344918 European lemming
    n02345078 brown lemming
    n02345340 grey lemming
    n02345600 pied lemming
    n02345774 Hudson bay collared lemming
    n02345997 southern bog lemming
    n02346170 northern bog lemming
    n02346627 porcupine
    n02346998 Old World porcupine
    n02347274 brush-tailed porcupine
    n02347573 long-tailed porcupine
    n02347744 New World porcupine
    n02348173 Canada porcupine
    n02348788 pocket mouse
    n02349205 silky pocket mouse
    n02349390 plains pocket mouse
    n02349557 hispid pocket mouse
    n02349847 Mexican pocket mouse
    n02350105 kangaroo rat
    n02350357 Ord kangaroo rat
    n02350670 kangaroo mouse
    n02350989 jumping mouse
    n02351343 meadow jumping mouse
    n02351870 jerboa
    n02352002 typical jerboa
    n02352290 Jaculus jaculus
    n02352591 dormouse
    n02352932 loir
    n02353172 hazel mouse
    n02353411 lerot
    n02353861 gopher
    n02354162 plains pocket gopher
    n02354320 southeastern pocket gopher
    n02354621 valley pocket gopher
    n02354781 northern pocket gopher
    n02355227 squirrel
    n02355477 tree squirrel
    n02356381 eastern grey squirrel
    n02356612 western grey squirrel
    n02356798 fox squirrel
    n02356977 black squirrel
    n02357111 red squirrel
    n02357401 American red squirrel
    n02357585 chickeree
    n02357911 antelope squirrel
    n02358091 ground squirrel
    n02358390 mantled ground squirrel
    n02358584 suslik
    n02358712 flickertail
    n02358890 rock squirrel
    n02359047 Arctic ground squirrel
    n02359324 prairie dog
    n02359556 blacktail prairie dog
    n02359667 whitetail prairie dog
    n02359915 eastern chipmunk
    n02360282 chipmunk
    n02360480 baronduki
    n02360781 American flying squirrel
    n02360933 southern flying squirrel
    n02361090 northern flying squirrel
    n02361337 marmot
    n02361587 groundhog
    n02361706 hoary marmot
    n02361850 yellowbelly marmot
    n02362194 Asiatic flying squirrel
    n02363005 beaver
    n02363245 Old World beaver
    n02363351 New World beaver
    n02363996 mountain beaver
    n02364520 cavy
    n02364673 guinea pig
    n02364840 aperea
    n02365108 mara
    n02365480 capybara
    n02366002 agouti
    n02366301 paca
    n02366579 mountain paca
    n02366959 coypu
    n02367492 chinchilla
    n02367812 mountain chinchilla
    n02368116 viscacha
    n02368399 abrocome
    n02368821 mole rat
    n02369293 mole rat
    n02369555 sand rat
    n02369680 naked mole rat
    n02369935 queen
    n02370137 Damaraland mole rat
    n02370525 Ungulata
    n02370806 ungulate
    n02371344 unguiculate
    n02372140 dinoceras
    n02372584 hyrax
    n02372952 rock hyrax
    n02373336 odd-toed ungulate
    n02374149 equine
    n02374451 horse
    n02375302 roan
    n02375438 stablemate
    n02375757 gee-gee
    n02375862 eohippus
    n02376542 foal
    n02376679 filly
    n02376791 colt
    n02376918 male horse
    n02377063 ridgeling
    n02377181 stallion
    n02377291 stud
    n02377388 gelding
    n02377480 mare
    n02377603 broodmare
    n02377703 saddle horse
    n02378149 remount
    n02378299 palfrey
    n02378415 warhorse
    n02378541 cavalry horse
    n02378625 charger
    n02378755 steed
    n02378870 prancer
    n02378969 hack
    n02379081 cow pony
    n02379183 quarter horse
    n02379329 Morgan
    n02379430 Tennessee walker
    n02379630 American saddle horse
    n02379743 Appaloosa
    n02379908 Arabian
    n02380052 Lippizan
    n02380335 pony
    n02380464 polo pony
    n02380583 mustang
    n02380745 bronco
    n02380875 bucking bronco
    n02381004 buckskin
    n02381119 crowbait
    n02381261 dun
    n02381364 grey
    n02381460 wild horse
    n02381609 tarpan
    n02381831 Przewalski's horse
    n02382039 cayuse
    n02382132 hack
    n02382204 hack
    n02382338 plow horse
    n02382437 pony
    n02382635 Shetland pony
    n02382750 Welsh pony
    n02382850 Exmoor
    n02382948 racehorse
    n02383231 thoroughbred
    n02384741 steeplechaser
    n02384858 racer
    n02385002 finisher
    n02385098 pony
    n02385214 yearling
    n02385580 dark horse
    n02385676 mudder
    n02385776 nonstarter
    n02385898 stalking-horse
    n02386014 harness horse
    n02386141 cob
    n02386224 hackney
    n02386310 workhorse
    n02386496 draft horse
    n02386746 packhorse
    n02386853 carthorse
    n02386968 Clydesdale
    n02387093 Percheron
    n02387254 farm horse
    n02387346 shire
    n02387452 pole horse
    n02387722 post horse
    n02387887 coach horse
    n02387983 pacer
    n02388143 pacer
    n02388276 trotting horse
    n02388453 pole horse
    n02388588 stepper
    n02388735 chestnut
    n02388832 liver chestnut
    n02388917 bay
    n02389026 sorrel
    n02389128 palomino
    n02389261 pinto
    n02389346 ass
    n02389559 domestic ass
    n02389779 burro
    n02389865 moke
    n02389943 jack
    n02390015 jennet
    n02390101 mule
    n02390258 hinny
    n02390454 wild ass
    n02390640 African wild ass
    n02390738 kiang
    n02390834 onager
    n02390938 chigetai
    n02391049 zebra
    n02391234 common zebra
    n02391373 mountain zebra
    n02391508 grevy's zebra
    n02391617 quagga
    n02391994 rhinoceros
    n02392434 Indian rhinoceros
    n02392555 woolly rhinoceros
    n02392824 white rhinoceros
    n02393161 black rhinoceros
    n02393580 tapir
    n02393807 New World tapir
    n02393940 Malayan tapir
    n02394477 even-toed ungulate
    n02395003 swine
    n02395406 hog
    n02395694 piglet
    n02395855 sucking pig
    n02395931 porker
    n02396014 boar
    n02396088 sow
    n02396157 razorback
    n02396427 wild boar
    n02396796 babirusa
    n02397096 warthog
    n02397529 peccary
    n02397744 collared peccary
    n02397987 white-lipped peccary
    n02398521 hippopotamus
    n02399000 ruminant
    n02401031 bovid
    n02402010 bovine
    n02402175 ox
    n02402425 cattle
    n02403003 ox
    n02403153 stirk
    n02403231 bullock
    n02403325 bull
    n02403454 cow
    n02403740 heifer
    n02403820 bullock
    n02403920 dogie
    n02404028 maverick
    n02404186 beef
    n02404432 longhorn
    n02404573 Brahman
    n02404906 zebu
    n02405101 aurochs
    n02405302 yak
    n02405440 banteng
    n02405577 Welsh
    n02405692 red poll
    n02405799 Santa Gertrudis
    n02405929 Aberdeen Angus
    n02406046 Africander
    n02406174 dairy cattle
    n02406432 Ayrshire
    n02406533 Brown Swiss
    n02406647 Charolais
    n02406749 Jersey
    n02406859 Devon
    n02406952 grade
    n02407071 Durham
    n02407172 milking shorthorn
    n02407276 Galloway
    n02407390 Friesian
    n02407521 Guernsey
    n02407625 Hereford
    n02407763 cattalo
    n02407959 Old World buffalo
    n02408429 water buffalo
    n02408660 Indian buffalo
    n02408817 carabao
    n02409038 anoa
    n02409202 tamarau
    n02409508 Cape buffalo
    n02409870 Asian wild ox
    n02410011 gaur
    n02410141 gayal
    n02410509 bison
    n02410702 American bison
    n02410900 wisent
    n02411206 musk ox
    n02411705 sheep
    n02411999 ewe
    n02412080 ram
    n02412210 wether
    n02412440 lamb
    n02412629 lambkin
    n02412700 baa-lamb
    n02412787 hog
    n02412909 teg
    n02412977 Persian lamb
    n02413050 black sheep
    n02413131 domestic sheep
    n02413484 Cotswold
    n02413593 Hampshire
    n02413717 Lincoln
    n02413824 Exmoor
    n02413917 Cheviot
    n02414043 broadtail
    n02414209 longwool
    n02414290 merino
    n02414442 Rambouillet
    n02414578 wild sheep
    n02414763 argali
    n02414904 Marco Polo sheep
    n02415130 urial
    n02415253 Dall sheep
    n02415435 mountain sheep
    n02415577 bighorn
    n02415829 mouflon
    n02416104 aoudad
    n02416519 goat
    n02416820 kid
    n02416880 billy
    n02416964 nanny
    n02417070 domestic goat
    n02417242 Cashmere goat
    n02417387 Angora
    n02417534 wild goat
    n02417663 bezoar goat
    n02417785 markhor
    n02417914 ibex
    n02418064 goat antelope
    n02418465 mountain goat
    n02418770 goral
    n02419056 serow
    n02419336 chamois
    n02419634 takin
    n02419796 antelope
    n02420509 blackbuck
    n02420828 gerenuk
    n02421136 addax
    n02421449 gnu
    n02421792 dik-dik
    n02422106 hartebeest
    n02422391 sassaby
    n02422699 impala
    n02423022 gazelle
    n02423218 Thomson's gazelle
    n02423362 Gazella subgutturosa
    n02423589 springbok
    n02424085 bongo
    n02424305 kudu
    n02424486 greater kudu
    n02424589 lesser kudu
    n02424695 harnessed antelope
    n02424909 nyala
    n02425086 mountain nyala
    n02425228 bushbuck
    n02425532 nilgai
    n02425887 sable antelope
    n02426176 saiga
    n02426481 steenbok
    n02426813 eland
    n02427032 common eland
    n02427183 giant eland
    n02427470 kob
    n02427576 lechwe
    n02427724 waterbuck
    n02428089 puku
    n02428349 oryx
    n02428508 gemsbok
    n02428842 forest goat
    n02429456 pronghorn
    n02430045 deer
    n02430559 stag
    n02430643 royal
    n02430748 pricket
    n02430830 fawn
    n02431122 red deer
    n02431337 hart
    n02431441 hind
    n02431542 brocket
    n02431628 sambar
    n02431785 wapiti
    n02431976 Japanese deer
    n02432291 Virginia deer
    n02432511 mule deer
    n02432704 black-tailed deer
    n02432983 elk
    n02433318 fallow deer
    n02433546 roe deer
    n02433729 roebuck
    n02433925 caribou
    n02434190 woodland caribou
    n02434415 barren ground caribou
    n02434712 brocket
    n02434954 muntjac
    n02435216 musk deer
    n02435517 pere david's deer
    n02435853 chevrotain
    n02436224 kanchil
    n02436353 napu
    n02436645 water chevrotain
    n02437136 camel
    n02437312 Arabian camel
    n02437482 Bactrian camel
    n02437616 llama
    n02437971 domestic llama
    n02438173 guanaco
    n02438272 alpaca
    n02438580 vicuna
    n02439033 giraffe
    n02439398 okapi
    n02441326 musteline mammal
    n02441942 weasel
    n02442172 ermine
    n02442336 stoat
    n02442446 New World least weasel
    n02442572 Old World least weasel
    n02442668 longtail weasel
    n02442845 mink
    n02443015 American mink
    n02443114 polecat
    n02443346 ferret
    n02443484 black-footed ferret
    n02443808 muishond
    n02443959 snake muishond
    n02444251 striped muishond
    n02444819 otter
    n02445004 river otter
    n02445171 Eurasian otter
    n02445394 sea otter
    n02445715 skunk
    n02446206 striped skunk
    n02446352 hooded skunk
    n02446645 hog-nosed skunk
    n02447021 spotted skunk
    n02447366 badger
    n02447762 American badger
    n02448060 Eurasian badger
    n02448318 ratel
    n02448633 ferret badger
    n02448885 hog badger
    n02449183 wolverine
    n02449350 glutton
    n02449699 grison
    n02450034 marten
    n02450295 pine marten
    n02450426 sable
    n02450561 American marten
    n02450677 stone marten
    n02450829 fisher
    n02451125 yellow-throated marten
    n02451415 tayra
    n02451575 fictional animal
    n02453108 pachyderm
    n02453611 edentate
    n02454379 armadillo
    n02454794 peba
    n02455135 apar
    n02455428 tatouay
    n02455720 peludo
    n02456008 giant armadillo
    n02456275 pichiciago
    n02456962 sloth
    n02457408 three-toed sloth
    n02457945 two-toed sloth
    n02458135 two-toed sloth
    n02458517 megatherian
    n02459190 mylodontid
    n02460009 anteater
    n02460451 ant bear
    n02460817 silky anteater
    n02461128 tamandua
    n02461830 pangolin
    n02462213 coronet
    n02469248 scapular
    n02469472 tadpole
    n02469914 primate
    n02470238 simian
    n02470325 ape
    n02470709 anthropoid
    n02470899 anthropoid ape
    n02471300 hominoid
    n02471762 hominid
    n02472293 homo
    n02472987 world
    n02473307 Homo erectus
    n02473554 Pithecanthropus
    n02473720 Java man
    n02473857 Peking man
    n02473983 Sinanthropus
    n02474110 Homo soloensis
    n02474282 Javanthropus
    n02474605 Homo habilis
    n02474777 Homo sapiens
    n02475078 Neandertal man
    n02475358 Cro-magnon
    n02475669 Homo sapiens sapiens
    n02476219 australopithecine
    n02476567 Australopithecus afarensis
    n02476870 Australopithecus africanus
    n02477028 Australopithecus boisei
    n02477187 Zinjanthropus
    n02477329 Australopithecus robustus
    n02477516 Paranthropus
    n02477782 Sivapithecus
    n02478239 rudapithecus
    n02478875 proconsul
    n02479332 Aegyptopithecus
    n02480153 great ape
    n02480495 orangutan
    n02480855 gorilla
    n02481103 western lowland gorilla
    n02481235 eastern lowland gorilla
    n02481366 mountain gorilla
    n02481500 silverback
    n02481823 chimpanzee
    n02482060 western chimpanzee
    n02482286 eastern chimpanzee
    n02482474 central chimpanzee
    n02482650 pygmy chimpanzee
    n02483092 lesser ape
    n02483362 gibbon
    n02483708 siamang
    n02484322 monkey
    n02484473 Old World monkey
    n02484975 guenon
    n02485225 talapoin
    n02485371 grivet
    n02485536 vervet
    n02485688 green monkey
    n02485988 mangabey
    n02486261 patas
    n02486410 baboon
    n02486657 chacma
    n02486908 mandrill
    n02487079 drill
    n02487347 macaque
    n02487547 rhesus
    n02487675 bonnet macaque
    n02487847 Barbary ape
    n02488003 crab-eating macaque
    n02488291 langur
    n02488415 entellus
    n02488702 colobus
    n02488894 guereza
    n02489166 proboscis monkey
    n02489589 New World monkey
    n02490219 marmoset
    n02490597 true marmoset
    n02490811 pygmy marmoset
    n02491107 tamarin
    n02491329 silky tamarin
    n02491474 pinche
    n02492035 capuchin
    n02492356 douroucouli
    n02492660 howler monkey
    n02492948 saki
    n02493224 uakari
    n02493509 titi
    n02493793 spider monkey
    n02494079 squirrel monkey
    n02494383 woolly monkey
    n02495242 tree shrew
    n02496052 prosimian
    n02496913 lemur
    n02497673 Madagascar cat
    n02498153 aye-aye
    n02498743 slender loris
    n02499022 slow loris
    n02499316 potto
    n02499568 angwantibo
    n02499808 galago
    n02500267 indri
    n02500596 woolly indris
    n02501583 tarsier
    n02501923 Tarsius syrichta
    n02502006 Tarsius glis
    n02502514 flying lemur
    n02502807 Cynocephalus variegatus
    n02503127 proboscidean
    n02503517 elephant
    n02503756 rogue elephant
    n02504013 Indian elephant
    n02504458 African elephant
    n02504770 mammoth
    n02505063 woolly mammoth
    n02505238 columbian mammoth
    n02505485 imperial mammoth
    n02505998 mastodon
    n02506947 plantigrade mammal
    n02507148 digitigrade mammal
    n02507649 procyonid
    n02508021 raccoon
    n02508213 common raccoon
    n02508346 crab-eating raccoon
    n02508742 bassarisk
    n02509197 kinkajou
    n02509515 coati
    n02509815 lesser panda
    n02510455 giant panda
    n02511730 twitterer
    n02512053 fish
    n02512752 fingerling
    n02512830 game fish
    n02512938 food fish
    n02513248 rough fish
    n02513355 groundfish
    n02513560 young fish
    n02513727 parr
    n02513805 mouthbreeder
    n02513939 spawner
    n02514041 barracouta
    n02515214 crossopterygian
    n02515713 coelacanth
    n02516188 lungfish
    n02516776 ceratodus
    n02517442 catfish
    n02517938 silurid
    n02518324 European catfish
    n02518622 electric catfish
    n02519148 bullhead
    n02519340 horned pout
    n02519472 brown bullhead
    n02519686 channel catfish
    n02519862 blue catfish
    n02520147 flathead catfish
    n02520525 armored catfish
    n02520810 sea catfish
    n02521646 gadoid
    n02522399 cod
    n02522637 codling
    n02522722 Atlantic cod
    n02522866 Pacific cod
    n02523110 whiting
    n02523427 burbot
    n02523877 haddock
    n02524202 pollack
    n02524524 hake
    n02524659 silver hake
    n02524928 ling
    n02525382 cusk
    n02525703 grenadier
    n02526121 eel
    n02526425 elver
    n02526818 common eel
    n02527057 tuna
    n02527271 moray
    n02527622 conger
    n02528163 teleost fish
    n02529293 beaked salmon
    n02529772 clupeid fish
    n02530052 whitebait
    n02530188 brit
    n02530421 shad
    n02530637 common American shad
    n02530831 river shad
    n02530999 allice shad
    n02531114 alewife
    n02531625 menhaden
    n02532028 herring
    n02532272 Atlantic herring
    n02532451 Pacific herring
    n02532602 sardine
    n02532786 sild
    n02532918 brisling
    n02533209 pilchard
    n02533545 Pacific sardine
    n02533834 anchovy
    n02534165 mediterranean anchovy
    n02534559 salmonid
    n02534734 salmon
    n02535080 parr
    n02535163 blackfish
    n02535258 redfish
    n02535537 Atlantic salmon
    n02535759 landlocked salmon
    n02536165 sockeye
    n02536456 chinook
    n02536864 coho
    n02537085 trout
    n02537319 brown trout
    n02537525 rainbow trout
    n02537716 sea trout
    n02538010 lake trout
    n02538216 brook trout
    n02538406 char
    n02538562 Arctic char
    n02538985 whitefish
    n02539424 lake whitefish
    n02539573 cisco
    n02539894 round whitefish
    n02540412 smelt
    n02540983 sparling
    n02541257 capelin
    n02541687 tarpon
    n02542017 ladyfish
    n02542432 bonefish
    n02542958 argentine
    n02543255 lanternfish
    n02543565 lizardfish
    n02544274 lancetfish
    n02545841 opah
    n02546028 New World opah
    n02546331 ribbonfish
    n02546627 dealfish
    n02547014 oarfish
    n02547733 batfish
    n02548247 goosefish
    n02548689 toadfish
    n02548884 oyster fish
    n02549248 frogfish
    n02549376 sargassum fish
    n02549989 needlefish
    n02550203 timucu
    n02550460 flying fish
    n02550655 monoplane flying fish
    n02551134 halfbeak
    n02551668 saury
    n02552171 spiny-finned fish
    n02553028 lingcod
    n02554730 percoid fish
    n02555863 perch
    n02556373 climbing perch
    n02556846 perch
    n02557182 yellow perch
    n02557318 European perch
    n02557591 pike-perch
    n02557749 walleye
    n02557909 blue pike
    n02558206 snail darter
    n02558860 cusk-eel
    n02559144 brotula
    n02559383 pearlfish
    n02559862 robalo
    n02560110 snook
    n02561108 pike
    n02561381 northern pike
    n02561514 muskellunge
    n02561661 pickerel
    n02561803 chain pickerel
    n02561937 redfin pickerel
    n02562315 sunfish
    n02562796 crappie
    n02562971 black crappie
    n02563079 white crappie
    n02563182 freshwater bream
    n02563648 pumpkinseed
    n02563792 bluegill
    n02563949 spotted sunfish
    n02564270 freshwater bass
    n02564403 rock bass
    n02564720 black bass
    n02564935 Kentucky black bass
    n02565072 smallmouth
    n02565324 largemouth
    n02565573 bass
    n02566109 serranid fish
    n02566489 white perch
    n02566665 yellow bass
    n02567334 blackmouth bass
    n02567633 rock sea bass
    n02568087 striped bass
    n02568447 stone bass
    n02568959 grouper
    n02569484 hind
    n02569631 rock hind
    n02569905 creole-fish
    n02570164 jewfish
    n02570484 soapfish
    n02570838 surfperch
    n02571167 rainbow seaperch
    n02571652 bigeye
    n02571810 catalufa
    n02572196 cardinalfish
    n02572484 flame fish
    n02573249 tilefish
    n02573704 bluefish
    n02574271 cobia
    n02574910 remora
    n02575325 sharksucker
    n02575590 whale sucker
    n02576223 carangid fish
    n02576575 jack
    n02576906 crevalle jack
    n02577041 yellow jack
    n02577164 runner
    n02577403 rainbow runner
    n02577662 leatherjacket
    n02577952 threadfish
    n02578233 moonfish
    n02578454 lookdown
    n02578771 amberjack
    n02578928 yellowtail
    n02579303 kingfish
    n02579557 pompano
    n02579762 Florida pompano
    n02579928 permit
    n02580336 scad
    n02580679 horse mackerel
    n02580830 horse mackerel
    n02581108 bigeye scad
    n02581482 mackerel scad
    n02581642 round scad
    n02581957 dolphinfish
    n02582220 Coryphaena hippurus
    n02582349 Coryphaena equisetis
    n02582721 pomfret
    n02583567 characin
    n02583890 tetra
    n02584145 cardinal tetra
    n02584449 piranha
    n02585872 cichlid
    n02586238 bolti
    n02586543 snapper
    n02587051 red snapper
    n02587300 grey snapper
    n02587479 mutton snapper
    n02587618 schoolmaster
    n02587877 yellowtail
    n02588286 grunt
    n02588794 margate
    n02588945 Spanish grunt
    n02589062 tomtate
    n02589196 cottonwick
    n02589316 sailor's-choice
    n02589623 porkfish
    n02589796 pompon
    n02590094 pigfish
    n02590495 sparid
    n02590702 sea bream
    n02590987 porgy
    n02591330 red porgy
    n02591613 European sea bream
    n02591911 Atlantic sea bream
    n02592055 sheepshead
    n02592371 pinfish
    n02592734 sheepshead porgy
    n02593019 snapper
    n02593191 black bream
    n02593453 scup
    n02593679 scup
    n02594250 sciaenid fish
    n02594942 striped drum
    n02595056 jackknife-fish
    n02595339 silver perch
    n02595702 red drum
    n02596067 mulloway
    n02596252 maigre
    n02596381 croaker
    n02596720 Atlantic croaker
    n02597004 yellowfin croaker
    n02597367 whiting
    n02597608 kingfish
    n02597818 king whiting
    n02597972 northern whiting
    n02598134 corbina
    n02598573 white croaker
    n02598878 white croaker
    n02599052 sea trout
    n02599347 weakfish
    n02599557 spotted weakfish
    n02599958 mullet
    n02600298 goatfish
    n02600503 red goatfish
    n02600798 yellow goatfish
    n02601344 mullet
    n02601767 striped mullet
    n02601921 white mullet
    n02602059 liza
    n02602405 silversides
    n02602760 jacksmelt
    n02603317 barracuda
    n02603540 great barracuda
    n02603862 sweeper
    n02604157 sea chub
    n02604480 Bermuda chub
    n02604954 spadefish
    n02605316 butterfly fish
    n02605703 chaetodon
    n02605936 angelfish
    n02606052 rock beauty
    n02606384 damselfish
    n02606751 beaugregory
    n02607072 anemone fish
    n02607201 clown anemone fish
    n02607470 sergeant major
    n02607862 wrasse
    n02608284 pigfish
    n02608547 hogfish
    n02608860 slippery dick
    n02608996 puddingwife
    n02609302 bluehead
    n02609823 pearly razorfish
    n02610066 tautog
    n02610373 cunner
    n02610664 parrotfish
    n02610980 threadfin
    n02611561 jawfish
    n02611898 stargazer
    n02612167 sand stargazer
    n02613181 blenny
    n02613572 shanny
    n02613820 Molly Miller
    n02614140 clinid
    n02614482 pikeblenny
    n02614653 bluethroat pikeblenny
    n02614978 gunnel
    n02615298 rock gunnel
    n02616128 eelblenny
    n02616397 wrymouth
    n02616851 wolffish
    n02617537 viviparous eelpout
    n02618094 ocean pout
    n02618513 sand lance
    n02618827 dragonet
    n02619165 goby
    n02619550 mudskipper
    n02619861 sleeper
    n02620167 flathead
    n02620578 archerfish
    n02621258 surgeonfish
    n02621908 gempylid
    n02622249 snake mackerel
    n02622547 escolar
    n02622712 oilfish
    n02622955 cutlassfish
    n02623445 scombroid
    n02624167 mackerel
    n02624551 common mackerel
    n02624807 Spanish mackerel
    n02624987 chub mackerel
    n02625258 wahoo
    n02625612 Spanish mackerel
    n02625851 king mackerel
    n02626089 Scomberomorus maculatus
    n02626265 cero
    n02626471 sierra
    n02626762 tuna
    n02627037 albacore
    n02627292 bluefin
    n02627532 yellowfin
    n02627835 bonito
    n02628062 skipjack
    n02628259 Chile bonito
    n02628600 skipjack
    n02629230 bonito
    n02629716 swordfish
    n02630281 sailfish
    n02630615 Atlantic sailfish
    n02630739 billfish
    n02631041 marlin
    n02631330 blue marlin
    n02631475 black marlin
    n02631628 striped marlin
    n02631775 white marlin
    n02632039 spearfish
    n02632494 louvar
    n02633422 dollarfish
    n02633677 palometa
    n02633977 harvestfish
    n02634545 driftfish
    n02635154 barrelfish
    n02635580 clingfish
    n02636170 tripletail
    n02636405 Atlantic tripletail
    n02636550 Pacific tripletail
    n02636854 mojarra
    n02637179 yellowfin mojarra
    n02637475 silver jenny
    n02637977 whiting
    n02638596 ganoid
    n02639087 bowfin
    n02639605 paddlefish
    n02639922 Chinese paddlefish
    n02640242 sturgeon
    n02640626 Pacific sturgeon
    n02640857 beluga
    n02641379 gar
    n02642107 scorpaenoid
    n02642644 scorpaenid
    n02643112 scorpionfish
    n02643316 plumed scorpionfish
    n02643566 lionfish
    n02643836 stonefish
    n02644113 rockfish
    n02644360 copper rockfish
    n02644501 vermillion rockfish
    n02644665 red rockfish
    n02644817 rosefish
    n02645538 bullhead
    n02645691 miller's-thumb
    n02645953 sea raven
    n02646667 lumpfish
    n02646892 lumpsucker
    n02648035 pogge
    n02648625 greenling
    n02648916 kelp greenling
    n02649218 painted greenling
    n02649546 flathead
    n02650050 gurnard
    n02650413 tub gurnard
    n02650541 sea robin
    n02651060 northern sea robin
    n02652132 flying gurnard
    n02652668 plectognath
    n02653145 triggerfish
    n02653497 queen triggerfish
    n02653786 filefish
    n02654112 leatherjacket
    n02654425 boxfish
    n02654745 cowfish
    n02655020 puffer
    n02655523 spiny puffer
    n02655848 porcupinefish
    n02656032 balloonfish
    n02656301 burrfish
    n02656670 ocean sunfish
    n02656969 sharptail mola
    n02657368 flatfish
    n02657694 flounder
    n02658079 righteye flounder
    n02658531 plaice
    n02658811 European flatfish
    n02659176 yellowtail flounder
    n02659478 winter flounder
    n02659808 lemon sole
    n02660091 American plaice
    n02660208 halibut
    n02660519 Atlantic halibut
    n02660640 Pacific halibut
    n02661017 lefteye flounder
    n02661473 southern flounder
    n02661618 summer flounder
    n02662239 whiff
    n02662397 horned whiff
    n02662559 sand dab
    n02662825 windowpane
    n02662993 brill
    n02663211 turbot
    n02663485 tonguefish
    n02663849 sole
    n02664285 European sole
    n02664642 English sole
    n02665250 hogchoker
    n02665985 aba
    n02666196 abacus
    n02666501 abandoned ship
    n02666624 A battery
    n02666943 abattoir
    n02667093 abaya
    n02667244 Abbe condenser
    n02667379 abbey
    n02667478 abbey
    n02667576 abbey
    n02667693 Abney level
    n02668393 abrader
    n02668613 abrading stone
    n02669295 abutment
    n02669442 abutment arch
    n02669534 academic costume
    n02669723 academic gown
    n02670186 accelerator
    n02670382 accelerator
    n02670683 accelerator
    n02670935 accelerometer
    n02671780 accessory
    n02672152 accommodating lens implant
    n02672371 accommodation
    n02672831 accordion
    n02675077 acetate disk
    n02675219 acetate rayon
    n02675522 achromatic lens
    n02676097 acoustic delay line
    n02676261 acoustic device
    n02676566 acoustic guitar
    n02676670 acoustic modem
    n02676938 acropolis
    n02677028 acrylic
    n02677136 acrylic
    n02677436 actinometer
    n02677718 action
    n02678010 active matrix screen
    n02678384 actuator
    n02678897 adapter
    n02679142 adder
    n02679257 adding machine
    n02679961 addressing machine
    n02680110 adhesive bandage
    n02680512 adit
    n02680638 adjoining room
    n02680754 adjustable wrench
    n02681392 adobe
    n02682311 adz
    n02682407 aeolian harp
    n02682569 aerator
    n02682811 aerial torpedo
    n02682922 aerosol
    n02683183 Aertex
    n02683323 afghan
    n02683454 Afro-wig
    n02683558 afterburner
    n02683791 after-shave
    n02684248 agateware
    n02684356 agglomerator
    n02684515 aglet
    n02684649 aglet
    n02684962 agora
    n02685082 aigrette
    n02685253 aileron
    n02685365 air bag
    n02685701 airbrake
    n02685995 airbrush
    n02686121 airbus
    n02686227 air compressor
    n02686379 air conditioner
    n02686568 aircraft
    n02687172 aircraft carrier
    n02687423 aircraft engine
    n02687682 air cushion
    n02687821 airdock
    n02687992 airfield
    n02688273 air filter
    n02688443 airfoil
    n02689144 airframe
    n02689274 air gun
    n02689434 air hammer
    n02689748 air horn
    n02689819 airing cupboard
    n02690373 airliner
    n02690715 airmailer
    n02691156 airplane
    n02692086 airplane propeller
    n02692232 airport
    n02692513 air pump
    n02692680 air search radar
    n02692877 airship
    n02693246 air terminal
    n02693413 air-to-air missile
    n02693540 air-to-ground missile
    n02694045 aisle
    n02694279 Aladdin's lamp
    n02694426 alarm
    n02694662 alarm clock
    n02694966 alb
    n02695627 alcazar
    n02695762 alcohol thermometer
    n02696165 alehouse
    n02696246 alembic
    n02696569 algometer
    n02696843 alidade
    n02697022 alidade
    n02697221 A-line
    n02697576 Allen screw
    n02697675 Allen wrench
    n02697876 alligator wrench
    n02698244 alms dish
    n02698473 alpaca
    n02698634 alpenstock
    n02699494 altar
    n02699629 altar
    n02699770 altarpiece
    n02699915 altazimuth
    n02700064 alternator
    n02700258 altimeter
    n02700895 Amati
    n02701002 ambulance
    n02701260 amen corner
    n02701730 American organ
    n02702989 ammeter
    n02703124 ammonia clock
    n02703275 ammunition
    n02704645 amphibian
    n02704792 amphibian
    n02704949 amphitheater
    n02705201 amphitheater
    n02705429 amphora
    n02705944 amplifier
    n02706221 ampulla
    n02706806 amusement arcade
    n02708093 analog clock
    n02708224 analog computer
    n02708433 analog watch
    n02708555 analytical balance
    n02708711 analyzer
    n02708885 anamorphosis
    n02709101 anastigmat
    n02709367 anchor
    n02709637 anchor chain
    n02709763 anchor light
    n02709908 AND circuit
    n02710044 andiron
    n02710201 android
    n02710324 anechoic chamber
    n02710429 anemometer
    n02710600 aneroid barometer
    n02711237 angiocardiogram
    n02711780 angioscope
    n02712545 angle bracket
    n02712643 angledozer
    n02713003 ankle brace
    n02713218 anklet
    n02713364 anklet
    n02713496 ankus
    n02714315 anode
    n02714535 anode
    n02714751 answering machine
    n02715229 antenna
    n02715513 anteroom
    n02715712 antiaircraft
    n02716626 antiballistic missile
    n02720048 antifouling paint
    n02720576 anti-G suit
    n02721813 antimacassar
    n02723165 antiperspirant
    n02724722 anti-submarine rocket
    n02725872 anvil
    n02726017 ao dai
    n02726210 apadana
    n02726305 apartment
    n02726681 apartment building
    n02727016 aperture
    n02727141 aperture
    n02727426 apiary
    n02727825 apparatus
    n02728440 apparel
    n02729222 applecart
    n02729837 appliance
    n02729965 appliance
    n02730265 applicator
    n02730568 appointment
    n02730930 apron
    n02731251 apron string
    n02731398 apse
    n02731629 aqualung
    n02731900 aquaplane
    n02732072 aquarium
    n02732572 arabesque
    n02732827 arbor
    n02733213 arcade
    n02733524 arch
    n02734725 architecture
    n02734835 architrave
    n02735268 arch support
    n02735361 arc lamp
    n02735538 arctic
    n02735688 area
    n02736396 areaway
    n02736798 argyle
    n02737351 ark
    n02737660 arm
    n02738031 armament
    n02738271 armature
    n02738449 armband
    n02738535 armchair
    n02738741 armet
    n02738859 arm guard
    n02738978 armhole
    n02739123 armilla
    n02739427 armlet
    n02739550 armoire
    n02739668 armor
    n02739889 armored car
    n02740061 armored car
    n02740300 armored personnel carrier
    n02740533 armored vehicle
    n02740764 armor plate
    n02741367 armory
    n02741475 armrest
    n02742070 arquebus
    n02742194 array
    n02742322 array
    n02742468 arrester
    n02742753 arrow
    n02743426 arsenal
    n02744323 arterial road
    n02744844 arthrogram
    n02744961 arthroscope
    n02745492 artificial heart
    n02745611 artificial horizon
    n02745816 artificial joint
    n02746008 artificial kidney
    n02746225 artificial skin
    n02746365 artillery
    n02746595 artillery shell
    n02746683 artist's loft
    n02746978 art school
    n02747063 ascot
    n02747177 ashcan
    n02747672 ash-pan
    n02747802 ashtray
    n02748183 aspergill
    n02748359 aspersorium
    n02748491 aspirator
    n02749169 aspirin powder
    n02749292 assault gun
    n02749479 assault rifle
    n02749670 assegai
    n02749790 assembly
    n02749953 assembly
    n02750070 assembly hall
    n02750169 assembly plant
    n02750320 astatic coils
    n02750652 astatic galvanometer
    n02751067 astrodome
    n02751215 astrolabe
    n02751295 astronomical telescope
    n02751490 astronomy satellite
    n02752199 athenaeum
    n02752496 athletic sock
    n02752615 athletic supporter
    n02752810 atlas
    n02752917 atmometer
    n02753044 atom bomb
    n02753394 atomic clock
    n02753710 atomic pile
    n02754103 atomizer
    n02754656 atrium
    n02755140 attache case
    n02755352 attachment
    n02755529 attack submarine
    n02755675 attenuator
    n02755823 attic
    n02755984 attic fan
    n02756098 attire
    n02756854 audio amplifier
    n02756977 audiocassette
    n02757061 audio CD
    n02757337 audiometer
    n02757462 audio system
    n02757714 audiotape
    n02757810 audiotape
    n02757927 audiovisual
    n02758134 auditorium
    n02758490 auger
    n02758863 autobahn
    n02758960 autoclave
    n02759257 autofocus
    n02759387 autogiro
    n02759700 autoinjector
    n02759963 autoloader
    n02760099 automat
    n02760199 automat
    n02760298 automatic choke
    n02760429 automatic firearm
    n02760658 automatic pistol
    n02760855 automatic rifle
    n02761034 automatic transmission
    n02761206 automation
    n02761392 automaton
    n02761557 automobile engine
    n02761696 automobile factory
    n02761834 automobile horn
    n02762169 autopilot
    n02762371 autoradiograph
    n02762508 autostrada
    n02762725 auxiliary boiler
    n02762909 auxiliary engine
    n02763083 auxiliary pump
    n02763198 auxiliary research submarine
    n02763306 auxiliary storage
    n02763604 aviary
    n02763714 awl
    n02763901 awning
    n02764044 ax
    n02764398 ax handle
    n02764505 ax head
    n02764614 axis
    n02764779 axle
    n02764935 axle bar
    n02765028 axletree
    n02766168 babushka
    n02766320 baby bed
    n02766534 baby buggy
    n02766792 baby grand
    n02767038 baby powder
    n02767147 baby shoe
    n02767433 back
    n02767665 back
    n02767956 backbench
    n02768114 backboard
    n02768226 backboard
    n02768433 backbone
    n02768655 back brace
    n02768973 backgammon board
    n02769075 background
    n02769290 backhoe
    n02769669 backlighting
    n02769748 backpack
    n02769963 backpacking tent
    n02770078 backplate
    n02770211 back porch
    n02770585 backsaw
    n02770721 backscratcher
    n02770830 backseat
    n02771004 backspace key
    n02771166 backstairs
    n02771286 backstay
    n02771547 backstop
    n02771750 backsword
    n02772101 backup system
    n02772435 badminton court
    n02772554 badminton equipment
    n02772700 badminton racket
    n02773037 bag
    n02773838 bag
    n02774152 bag
    n02774630 baggage
    n02774921 baggage
    n02775039 baggage car
    n02775178 baggage claim
    n02775483 bagpipe
    n02775689 bailey
    n02775813 bailey
    n02775897 Bailey bridge
    n02776007 bain-marie
    n02776205 bait
    n02776505 baize
    n02776631 bakery
    n02776825 balaclava
    n02776978 balalaika
    n02777100 balance
    n02777292 balance beam
    n02777402 balance wheel
    n02777638 balbriggan
    n02777734 balcony
    n02777927 balcony
    n02778131 baldachin
    n02778294 baldric
    n02778456 bale
    n02778588 baling wire
    n02778669 ball
    n02779435 ball
    n02779609 ball and chain
    n02779719 ball-and-socket joint
    n02779971 ballast
    n02780315 ball bearing
    n02780445 ball cartridge
    n02780588 ballcock
    n02780704 balldress
    n02780815 ballet skirt
    n02781121 ball gown
    n02781213 ballistic galvanometer
    n02781338 ballistic missile
    n02781517 ballistic pendulum
    n02781764 ballistocardiograph
    n02782093 balloon
    n02782432 balloon bomb
    n02782602 balloon sail
    n02782681 ballot box
    n02782778 ballpark
    n02783035 ball-peen hammer
    n02783161 ballpoint
    n02783324 ballroom
    n02783459 ball valve
    n02783900 balsa raft
    n02783994 baluster
    n02784124 banana boat
    n02784998 band
    n02785648 bandage
    n02786058 Band Aid
    n02786198 bandanna
    n02786331 bandbox
    n02786463 banderilla
    n02786611 bandoleer
    n02786736 bandoneon
    n02786837 bandsaw
    n02787120 bandwagon
    n02787269 bangalore torpedo
    n02787435 bangle
    n02787622 banjo
    n02788021 banner
    n02788148 bannister
    n02788386 banquette
    n02788462 banyan
    n02788572 baptismal font
    n02788689 bar
    n02789487 bar
    n02790669 barbecue
    n02790823 barbed wire
    n02790996 barbell
    n02791124 barber chair
    n02791270 barbershop
    n02791532 barbette carriage
    n02791665 barbican
    n02791795 bar bit
    n02792409 bareboat
    n02792552 barge
    n02792948 barge pole
    n02793089 baritone
    n02793199 bark
    n02793296 bar magnet
    n02793414 bar mask
    n02793495 barn
    n02793684 barndoor
    n02793842 barn door
    n02793930 barnyard
    n02794008 barograph
    n02794156 barometer
    n02794368 barong
    n02794474 barouche
    n02794664 bar printer
    n02794779 barrack
    n02794972 barrage balloon
    n02795169 barrel
    n02795528 barrel
    n02795670 barrelhouse
    n02795783 barrel knot
    n02795978 barrel organ
    n02796207 barrel vault
    n02796318 barrette
    n02796412 barricade
    n02796623 barrier
    n02796995 barroom
    n02797295 barrow
    n02797535 bascule
    n02797692 base
    n02797881 base
    n02799071 baseball
    n02799175 baseball bat
    n02799323 baseball cap
    n02799897 baseball equipment
    n02800213 baseball glove
    n02800497 basement
    n02800675 basement
    n02800940 basic point defense missile system
    n02801047 basilica
    n02801184 basilica
    n02801450 basilisk
    n02801525 basin
    n02801823 basinet
    n02801938 basket
    n02802215 basket
    n02802426 basketball
    n02802544 basketball court
    n02802721 basketball equipment
    n02802990 basket weave
    n02803349 bass
    n02803539 bass clarinet
    n02803666 bass drum
    n02803809 basset horn
    n02803934 bass fiddle
    n02804123 bass guitar
    n02804252 bass horn
    n02804414 bassinet
    n02804515 bassinet
    n02804610 bassoon
    n02805283 baster
    n02805845 bastinado
    n02805983 bastion
    n02806088 bastion
    n02806379 bat
    n02806530 bath
    n02806762 bath chair
    n02806875 bathhouse
    n02806992 bathhouse
    n02807133 bathing cap
    n02807523 bath oil
    n02807616 bathrobe
    n02807731 bathroom
    n02808185 bath salts
    n02808304 bath towel
    n02808440 bathtub
    n02808829 bathyscaphe
    n02808968 bathysphere
    n02809105 batik
    n02809241 batiste
    n02809364 baton
    n02809491 baton
    n02809605 baton
    n02809736 baton
    n02810139 battering ram
    n02810270 batter's box
    n02810471 battery
    n02810782 battery
    n02811059 batting cage
    n02811204 batting glove
    n02811350 batting helmet
    n02811468 battle-ax
    n02811618 battle cruiser
    n02811719 battle dress
    n02811936 battlement
    n02812201 battleship
    n02812342 battle sight
    n02812631 bay
    n02812785 bay
    n02812949 bayonet
    n02813252 bay rum
    n02813399 bay window
    n02813544 bazaar
    n02813645 bazaar
    n02813752 bazooka
    n02813981 B battery
    n02814116 BB gun
    n02814338 beach house
    n02814428 beach towel
    n02814533 beach wagon
    n02814774 beachwear
    n02814860 beacon
    n02815478 beading plane
    n02815749 beaker
    n02815834 beaker
    n02815950 beam
    n02816494 beam balance
    n02816656 beanbag
    n02816768 beanie
    n02817031 bearing
    n02817251 bearing rein
    n02817386 bearing wall
    n02817516 bearskin
    n02817650 beater
    n02817799 beating-reed instrument
    n02818135 beaver
    n02818254 beaver
    n02818687 Beckman thermometer
    n02818832 bed
    n02819697 bed
    n02820085 bed and breakfast
    n02820210 bedclothes
    n02820556 Bedford cord
    n02820675 bed jacket
    n02821202 bedpan
    n02821415 bedpost
    n02821543 bedroll
    n02821627 bedroom
    n02821943 bedroom furniture
    n02822064 bedsitting room
    n02822220 bedspread
    n02822399 bedspring
    n02822579 bedstead
    n02822762 beefcake
    n02822865 beehive
    n02823124 beeper
    n02823335 beer barrel
    n02823428 beer bottle
    n02823510 beer can
    n02823586 beer garden
    n02823750 beer glass
    n02823848 beer hall
    n02823964 beer mat
    n02824058 beer mug
    n02824152 belaying pin
    n02824319 belfry
    n02824448 bell
    n02825153 bell arch
    n02825240 bellarmine
    n02825442 bellbottom trousers
    n02825657 bell cote
    n02825872 bell foundry
    n02825961 bell gable
    n02826068 bell jar
    n02826259 bellows
    n02826459 bellpull
    n02826589 bell push
    n02826683 bell seat
    n02826812 bell tent
    n02826886 bell tower
    n02827148 bellyband
    n02827606 belt
    n02828115 belt
    n02828299 belt buckle
    n02828427 belting
    n02828884 bench
    n02829246 bench clamp
    n02829353 bench hook
    n02829510 bench lathe
    n02829596 bench press
    n02830157 bender
    n02831237 beret
    n02831335 berlin
    n02831595 Bermuda shorts
    n02831724 berth
    n02831894 besom
    n02831998 Bessemer converter
    n02833040 bethel
    n02833140 betting shop
    n02833275 bevatron
    n02833403 bevel
    n02833793 bevel gear
    n02834027 B-flat clarinet
    n02834397 bib
    n02834506 bib-and-tucker
    n02834642 bicorn
    n02834778 bicycle
    n02835271 bicycle-built-for-two
    n02835412 bicycle chain
    n02835551 bicycle clip
    n02835724 bicycle pump
    n02835829 bicycle rack
    n02835915 bicycle seat
    n02836035 bicycle wheel
    n02836174 bidet
    n02836268 bier
    n02836392 bier
    n02836513 bi-fold door
    n02836607 bifocals
    n02836900 Big Blue
    n02837134 big board
    n02837567 bight
    n02837789 bikini
    n02837887 bikini pants
    n02838014 bilge
    n02838178 bilge keel
    n02838345 bilge pump
    n02838577 bilge well
    n02838728 bill
    n02838958 bill
    n02839110 billboard
    n02839351 billiard ball
    n02839592 billiard room
    n02839910 bin
    n02840134 binder
    n02840245 binder
    n02840515 bindery
    n02840619 binding
    n02841063 bin liner
    n02841187 binnacle
    n02841315 binoculars
    n02841506 binocular microscope
    n02841641 biochip
    n02841847 biohazard suit
    n02842133 bioscope
    n02842573 biplane
    n02842809 birch
    n02843029 birchbark canoe
    n02843158 birdbath
    n02843276 birdcage
    n02843465 birdcall
    n02843553 bird feeder
    n02843684 birdhouse
    n02843777 bird shot
    n02843909 biretta
    n02844056 bishop
    n02844214 bistro
    n02844307 bit
    n02844714 bit
    n02845130 bite plate
    n02845293 bitewing
    n02845985 bitumastic
    n02846141 black
    n02846260 black
    n02846511 blackboard
    n02846619 blackboard eraser
    n02846733 black box
    n02846874 blackface
    n02847461 blackjack
    n02847631 black tie
    n02847852 blackwash
    n02848118 bladder
    n02848216 blade
    n02848523 blade
    n02848806 blade
    n02848921 blank
    n02849154 blanket
    n02849885 blast furnace
    n02850060 blasting cap
    n02850358 blazer
    n02850732 blender
    n02850950 blimp
    n02851099 blind
    n02851795 blind curve
    n02851939 blindfold
    n02852043 bling
    n02852173 blinker
    n02852360 blister pack
    n02853016 block
    n02853218 blockade
    n02853336 blockade-runner
    n02853745 block and tackle
    n02853870 blockbuster
    n02854378 blockhouse
    n02854532 block plane
    n02854630 bloodmobile
    n02854739 bloomers
    n02854926 blouse
    n02855089 blower
    n02855390 blowtorch
    n02855701 blucher
    n02855793 bludgeon
    n02855925 blue
    n02856013 blue chip
    n02856237 blunderbuss
    n02856362 blunt file
    n02857365 boarding
    n02857477 boarding house
    n02857644 boardroom
    n02857907 boards
    n02858304 boat
    n02859184 boater
    n02859343 boat hook
    n02859443 boathouse
    n02859557 boatswain's chair
    n02859729 boat train
    n02859955 boatyard
    n02860415 bobbin
    n02860640 bobby pin
    n02860847 bobsled
    n02861022 bobsled
    n02861147 bocce ball
    n02861286 bodega
    n02861387 bodice
    n02861509 bodkin
    n02861658 bodkin
    n02861777 bodkin
    n02861886 body
    n02862048 body armor
    n02862916 body lotion
    n02863014 body stocking
    n02863176 body plethysmograph
    n02863340 body pad
    n02863426 bodywork
    n02863536 Bofors gun
    n02863638 bogy
    n02863750 boiler
    n02864122 boiling water reactor
    n02864504 bolero
    n02864593 bollard
    n02864987 bolo
    n02865351 bolo tie
    n02865665 bolt
    n02865931 bolt
    n02866106 bolt
    n02866386 bolt cutter
    n02866578 bomb
    n02867401 bombazine
    n02867592 bomb calorimeter
    n02867715 bomber
    n02867966 bomber jacket
    n02868240 bomblet
    n02868429 bomb rack
    n02868546 bombshell
    n02868638 bomb shelter
    n02868975 bone-ash cup
    n02869155 bone china
    n02869249 bones
    n02869563 boneshaker
    n02869737 bongo
    n02869837 bonnet
    n02870526 book
    n02870676 book bag
    n02870772 bookbindery
    n02870880 bookcase
    n02871005 bookend
    n02871147 bookmark
    n02871314 bookmobile
    n02871439 bookshelf
    n02871525 bookshop
    n02871631 boom
    n02871824 boom
    n02871963 boomerang
    n02872333 booster
    n02872529 booster
    n02872752 boot
    n02873520 boot
    n02873623 boot camp
    n02873733 bootee
    n02873839 booth
    n02874086 booth
    n02874214 booth
    n02874336 boothose
    n02874442 bootjack
    n02874537 bootlace
    n02874642 bootleg
    n02874750 bootstrap
    n02875436 bore bit
    n02875626 boron chamber
    n02875948 borstal
    n02876084 bosom
    n02876326 Boston rocker
    n02876457 bota
    n02876657 bottle
    n02877266 bottle
    n02877513 bottle bank
    n02877642 bottlebrush
    n02877765 bottlecap
    n02877962 bottle opener
    n02878107 bottling plant
    n02878222 bottom
    n02878425 boucle
    n02878534 boudoir
    n02878628 boulle
    n02878796 bouncing betty
    n02879087 bouquet
    n02879309 boutique
    n02879422 boutonniere
    n02879517 bow
    n02879718 bow
    n02880189 bow
    n02880393 bow and arrow
    n02880546 bowed stringed instrument
    n02880842 Bowie knife
    n02880940 bowl
    n02881193 bowl
    n02881546 bowl
    n02881757 bowler hat
    n02881906 bowline
    n02882190 bowling alley
    n02882301 bowling ball
    n02882483 bowling equipment
    n02882647 bowling pin
    n02882894 bowling shoe
    n02883004 bowsprit
    n02883101 bowstring
    n02883205 bow tie
    n02883344 box
    n02884225 box
    n02884450 box
    n02884859 box beam
    n02884994 box camera
    n02885108 boxcar
    n02885233 box coat
    n02885338 boxing equipment
    n02885462 boxing glove
    n02885882 box office
    n02886321 box spring
    n02886434 box wrench
    n02886599 brace
    n02887079 brace
    n02887209 brace
    n02887489 brace
    n02887832 brace and bit
    n02887970 bracelet
    n02888270 bracer
    n02888429 brace wrench
    n02888569 bracket
    n02888898 bradawl
    n02889425 brake
    n02889646 brake
    n02889856 brake band
    n02889996 brake cylinder
    n02890188 brake disk
    n02890351 brake drum
    n02890513 brake lining
    n02890662 brake pad
    n02890804 brake pedal
    n02890940 brake shoe
    n02891188 brake system
    n02891788 brass
    n02892201 brass
    n02892304 brass
    n02892392 brassard
    n02892499 brasserie
    n02892626 brassie
    n02892767 brassiere
    n02892948 brass knucks
    n02893269 brattice
    n02893418 brazier
    n02893608 breadbasket
    n02893692 bread-bin
    n02893941 bread knife
    n02894024 breakable
    n02894158 breakfast area
    n02894337 breakfast table
    n02894605 breakwater
    n02894847 breast drill
    n02895008 breast implant
    n02895154 breastplate
    n02895328 breast pocket
    n02895438 breathalyzer
    n02896074 breechblock
    n02896294 breechcloth
    n02896442 breeches
    n02896694 breeches buoy
    n02896856 breechloader
    n02896949 breeder reactor
    n02897097 Bren
    n02897389 brewpub
    n02897820 brick
    n02898093 brickkiln
    n02898173 bricklayer's hammer
    n02898269 brick trowel
    n02898369 brickwork
    n02898585 bridal gown
    n02898711 bridge
    n02899439 bridge
    n02900160 bridle
    n02900459 bridle path
    n02900594 bridoon
    n02900705 briefcase
    n02900857 briefcase bomb
    n02900987 briefcase computer
    n02901114 briefs
    n02901259 brig
    n02901377 brig
    n02901481 brigandine
    n02901620 brigantine
    n02901793 brilliantine
    n02901901 brilliant pebble
    n02902079 brim
    n02902687 bristle brush
    n02902816 britches
    n02902916 broad arrow
    n02903006 broadax
    n02903126 brochette
    n02903204 broadcaster
    n02903727 broadcloth
    n02903852 broadcloth
    n02904109 broad hatchet
    n02904233 broadloom
    n02904505 broadside
    n02904640 broadsword
    n02904803 brocade
    n02904927 brogan
    n02905036 broiler
    n02905152 broken arch
    n02905886 bronchoscope
    n02906734 broom
    n02906963 broom closet
    n02907082 broomstick
    n02907296 brougham
    n02907391 Browning automatic rifle
    n02907656 Browning machine gun
    n02907873 brownstone
    n02908123 brunch coat
    n02908217 brush
    n02908773 Brussels carpet
    n02908951 Brussels lace
    n02909053 bubble
    n02909165 bubble chamber
    n02909285 bubble jet printer
    n02909706 buckboard
    n02909870 bucket
    n02910145 bucket seat
    n02910241 bucket shop
    n02910353 buckle
    n02910542 buckram
    n02910701 bucksaw
    n02910864 buckskins
    n02910964 buff
    n02911332 buffer
    n02911485 buffer
    n02912065 buffet
    n02912319 buffing wheel
    n02912557 buggy
    n02912894 bugle
    n02913152 building
    n02914991 building complex
    n02915904 bulldog clip
    n02916065 bulldog wrench
    n02916179 bulldozer
    n02916350 bullet
    n02916936 bulletproof vest
    n02917067 bullet train
    n02917377 bullhorn
    n02917521 bullion
    n02917607 bullnose
    n02917742 bullpen
    n02917964 bullpen
    n02918112 bullring
    n02918330 bulwark
    n02918455 bumboat
    n02918595 bumper
    n02918831 bumper
    n02918964 bumper car
    n02919148 bumper guard
    n02919308 bumper jack
    n02919414 bundle
    n02919648 bung
    n02919792 bungalow
    n02919890 bungee
    n02919976 bunghole
    n02920083 bunk
    n02920164 bunk
    n02920259 bunk bed
    n02920369 bunker
    n02920503 bunker
    n02920658 bunker
    n02921029 bunsen burner
    n02921195 bunting
    n02921292 bur
    n02921406 Burberry
    n02921592 burette
    n02921756 burglar alarm
    n02921884 burial chamber
    n02922159 burial garment
    n02922292 burial mound
    n02922461 burin
    n02922578 burqa
    n02922798 burlap
    n02922877 burn bag
    n02923129 burner
    n02923535 burnous
    n02923682 burp gun
    n02923915 burr
    n02924116 bus
    n02925009 bushel basket
    n02925107 bushing
    n02925385 bush jacket
    n02925519 business suit
    n02925666 buskin
    n02926426 bustier
    n02926591 bustle
    n02927053 butcher knife
    n02927161 butcher shop
    n02927764 butter dish
    n02927887 butterfly valve
    n02928049 butter knife
    n02928299 butt hinge
    n02928413 butt joint
    n02928608 button
    n02929184 buttonhook
    n02929289 buttress
    n02929462 butt shaft
    n02929582 butt weld
    n02929923 buzz bomb
    n02930080 buzzer
    n02930214 BVD
    n02930339 bypass condenser
    n02930645 byway
    n02930766 cab
    n02931013 cab
    n02931148 cab
    n02931294 cabana
    n02931417 cabaret
    n02931836 caber
    n02932019 cabin
    n02932400 cabin
    n02932523 cabin car
    n02932693 cabin class
    n02932891 cabin cruiser
    n02933112 cabinet
    n02933340 cabinet
    n02933462 cabinet
    n02933649 cabinetwork
    n02933750 cabin liner
    n02933990 cable
    n02934168 cable
    n02934451 cable car
    n02935017 cache
    n02935387 caddy
    n02935490 caesium clock
    n02935658 cafe
    n02935891 cafeteria
    n02936176 cafeteria tray
    n02936281 caff
    n02936402 caftan
    n02936570 caftan
    n02936714 cage
    n02936921 cage
    n02937010 cagoule
    n02937336 caisson
    n02937958 calash
    n02938218 calceus
    n02938321 calcimine
    n02938886 calculator
    n02939185 caldron
    n02939763 calico
    n02939866 caliper
    n02940289 call-board
    n02940385 call center
    n02940570 caller ID
    n02940706 calliope
    n02941095 calorimeter
    n02941228 calpac
    n02941845 camail
    n02942015 camber arch
    n02942147 cambric
    n02942349 camcorder
    n02942460 camel's hair
    n02942699 camera
    n02943241 camera lens
    n02943465 camera lucida
    n02943686 camera obscura
    n02943871 camera tripod
    n02943964 camise
    n02944075 camisole
    n02944146 camisole
    n02944256 camlet
    n02944459 camouflage
    n02944579 camouflage
    n02944826 camp
    n02945161 camp
    n02945813 camp
    n02945964 campaign hat
    n02946127 campanile
    n02946270 camp chair
    n02946348 camper
    n02946509 camper trailer
    n02946753 campstool
    n02946824 camshaft
    n02946921 can
    n02947212 canal
    n02947660 canal boat
    n02947818 candelabrum
    n02947977 candid camera
    n02948072 candle
    n02948293 candlepin
    n02948403 candlesnuffer
    n02948557 candlestick
    n02948834 candlewick
    n02948942 candy thermometer
    n02949084 cane
    n02949202 cane
    n02949356 cangue
    n02949542 canister
    n02950018 cannery
    n02950120 cannikin
    n02950186 cannikin
    n02950256 cannon
    n02950482 cannon
    n02950632 cannon
    n02950826 cannon
    n02950943 cannonball
    n02951358 canoe
    n02951585 can opener
    n02951703 canopic jar
    n02951843 canopy
    n02952109 canopy
    n02952237 canopy
    n02952374 canteen
    n02952485 canteen
    n02952585 canteen
    n02952674 canteen
    n02952798 canteen
    n02952935 cant hook
    n02953056 cantilever
    n02953197 cantilever bridge
    n02953455 cantle
    n02953552 Canton crepe
    n02953673 canvas
    n02953850 canvas
    n02954163 canvas tent
    n02954340 cap
    n02954938 cap
    n02955065 cap
    n02955247 capacitor
    n02955540 caparison
    n02955767 cape
    n02956393 capital ship
    n02956699 capitol
    n02956795 cap opener
    n02956883 capote
    n02957008 capote
    n02957135 cap screw
    n02957252 capstan
    n02957427 capstone
    n02957755 capsule
    n02957862 captain's chair
    n02958343 car
    n02959942 car
    n02960352 car
    n02960690 carabiner
    n02960903 carafe
    n02961035 caravansary
    n02961225 car battery
    n02961451 carbine
    n02961544 car bomb
    n02961947 carbon arc lamp
    n02962061 carboy
    n02962200 carburetor
    n02962414 car carrier
    n02962843 cardcase
    n02962938 cardiac monitor
    n02963159 cardigan
    n02963302 card index
    n02963503 cardiograph
    n02963692 cardioid microphone
    n02963821 car door
    n02963987 cardroom
    n02964075 card table
    n02964196 card table
    n02964295 car-ferry
    n02964634 cargo area
    n02964843 cargo container
    n02964934 cargo door
    n02965024 cargo hatch
    n02965122 cargo helicopter
    n02965216 cargo liner
    n02965300 cargo ship
    n02965529 carillon
    n02965783 car mirror
    n02966068 caroche
    n02966193 carousel
    n02966545 carpenter's hammer
    n02966687 carpenter's kit
    n02966786 carpenter's level
    n02966942 carpenter's mallet
    n02967081 carpenter's rule
    n02967170 carpenter's square
    n02967294 carpetbag
    n02967407 carpet beater
    n02967540 carpet loom
    n02967626 carpet pad
    n02967782 carpet sweeper
    n02967991 carpet tack
    n02968074 carport
    n02968210 carrack
    n02968333 carrel
    n02968473 carriage
    n02969010 carriage
    n02969163 carriage bolt
    n02969323 carriageway
    n02969527 carriage wrench
    n02969634 carrick bend
    n02969886 carrier
    n02970408 carryall
    n02970534 carrycot
    n02970685 car seat
    n02970849 cart
    n02971167 car tire
    n02971356 carton
    n02971473 cartouche
    n02971579 car train
    n02971691 cartridge
    n02971940 cartridge
    n02972397 cartridge belt
    n02972714 cartridge extractor
    n02972934 cartridge fuse
    n02973017 cartridge holder
    n02973236 cartwheel
    n02973805 carving fork
    n02973904 carving knife
    n02974003 car wheel
    n02974348 caryatid
    n02974454 cascade liquefier
    n02974565 cascade transformer
    n02974697 case
    n02975212 case
    n02975589 case
    n02975994 casein paint
    n02976123 case knife
    n02976249 case knife
    n02976350 casement
    n02976455 casement window
    n02976552 casern
    n02976641 case shot
    n02976815 cash bar
    n02976939 cashbox
    n02977058 cash machine
    n02977330 cashmere
    n02977438 cash register
    n02977619 casing
    n02977936 casino
    n02978055 casket
    n02978205 casque
    n02978367 casquet
    n02978478 Cassegrainian telescope
    n02978753 casserole
    n02978881 cassette
    n02979074 cassette deck
    n02979186 cassette player
    n02979290 cassette recorder
    n02979399 cassette tape
    n02979516 cassock
    n02979836 cast
    n02980036 caster
    n02980203 caster
    n02980441 castle
    n02980625 castle
    n02981024 catacomb
    n02981198 catafalque
    n02981321 catalytic converter
    n02981565 catalytic cracker
    n02981792 catamaran
    n02981911 catapult
    n02982232 catapult
    n02982416 catboat
    n02982515 cat box
    n02982599 catch
    n02983072 catchall
    n02983189 catcher's mask
    n02983357 catchment
    n02983507 Caterpillar
    n02983904 cathedra
    n02984061 cathedral
    n02984203 cathedral
    n02984469 catheter
    n02984699 cathode
    n02985137 cathode-ray tube
    n02985606 cat-o'-nine-tails
    n02985828 cat's-paw
    n02985963 catsup bottle
    n02986066 cattle car
    n02986160 cattle guard
    n02986348 cattleship
    n02987047 cautery
    n02987379 cavalier hat
    n02987492 cavalry sword
    n02987706 cavetto
    n02987823 cavity wall
    n02987950 C battery
    n02988066 C-clamp
    n02988156 CD drive
    n02988304 CD player
    n02988486 CD-R
    n02988679 CD-ROM
    n02988963 CD-ROM drive
    n02989099 cedar chest
    n02990373 ceiling
    n02990758 celesta
    n02991048 cell
    n02991302 cell
    n02991847 cellar
    n02992032 cellblock
    n02992211 cello
    n02992368 cellophane
    n02992529 cellular telephone
    n02992795 cellulose tape
    n02993194 cenotaph
    n02993368 censer
    n02993546 center
    n02994573 center punch
    n02994743 Centigrade thermometer
    n02995345 central processing unit
    n02995871 centrifugal pump
    n02995998 centrifuge
    n02997391 ceramic
    n02997607 ceramic ware
    n02997910 cereal bowl
    n02998003 cereal box
    n02998107 cerecloth
    n02998563 cesspool
    n02998696 chachka
    n02998841 chador
    n02999138 chafing dish
    n02999410 chain
    n02999936 chain
    n03000134 chainlink fence
    n03000247 chain mail
    n03000530 chain printer
    n03000684 chain saw
    n03001115 chain store
    n03001282 chain tongs
    n03001540 chain wrench
    n03001627 chair
    n03002096 chair
    n03002210 chair of state
    n03002341 chairlift
    n03002555 chaise
    n03002711 chaise longue
    n03002816 chalet
    n03002948 chalice
    n03003091 chalk
    n03003633 challis
    n03004275 chamberpot
    n03004409 chambray
    n03004531 chamfer bit
    n03004620 chamfer plane
    n03004713 chamois cloth
    n03004824 chancel
    n03005033 chancellery
    n03005147 chancery
    n03005285 chandelier
    n03005515 chandlery
    n03005619 chanfron
    n03006626 chanter
    n03006788 chantry
    n03006903 chap
    n03007130 chapel
    n03007297 chapterhouse
    n03007444 chapterhouse
    n03007591 character printer
    n03008177 charcuterie
    n03008817 charge-exchange accelerator
    n03008976 charger
    n03009111 chariot
    n03009269 chariot
    n03009794 charnel house
    n03010473 chassis
    n03010656 chassis
    n03010795 chasuble
    n03010915 chateau
    n03011018 chatelaine
    n03011355 checker
    n03011741 checkout
    n03012013 cheekpiece
    n03012159 cheeseboard
    n03012373 cheesecloth
    n03012499 cheese cutter
    n03012644 cheese press
    n03012734 chemical bomb
    n03012897 chemical plant
    n03013006 chemical reactor
    n03013438 chemise
    n03013580 chemise
    n03013850 chenille
    n03014440 chessman
    n03014705 chest
    n03015149 chesterfield
    n03015254 chest of drawers
    n03015478 chest protector
    n03015631 cheval-de-frise
    n03015851 cheval glass
    n03016209 chicane
    n03016389 chicken coop
    n03016609 chicken wire
    n03016737 chicken yard
    n03016868 chiffon
    n03016953 chiffonier
    n03017070 child's room
    n03017168 chime
    n03017698 chimney breast
    n03017835 chimney corner
    n03018209 china
    n03018349 china cabinet
    n03018614 chinchilla
    n03018712 Chinese lantern
    n03018848 Chinese puzzle
    n03019198 chinning bar
    n03019304 chino
    n03019434 chino
    n03019685 chin rest
    n03019806 chin strap
    n03019938 chintz
    n03020034 chip
    n03020416 chip
    n03020692 chisel
    n03021228 chlamys
    n03024064 choir
    n03024233 choir loft
    n03024333 choke
    n03024518 choke
    n03025070 chokey
    n03025165 choo-choo
    n03025250 chopine
    n03025886 chordophone
    n03026506 Christmas stocking
    n03026907 chronograph
    n03027001 chronometer
    n03027108 chronoscope
    n03027250 chuck
    n03027505 chuck wagon
    n03027625 chukka
    n03028079 church
    n03028596 church bell
    n03028785 church hat
    n03029066 church key
    n03029197 church tower
    n03029296 churidars
    n03029445 churn
    n03029925 ciderpress
    n03030262 cigar band
    n03030353 cigar box
    n03030557 cigar cutter
    n03030880 cigarette butt
    n03031012 cigarette case
    n03031152 cigarette holder
    n03031422 cigar lighter
    n03031756 cinch
    n03032252 cinema
    n03032453 cinquefoil
    n03032811 circle
    n03033267 circlet
    n03033362 circuit
    n03033986 circuit board
    n03034244 circuit breaker
    n03034405 circuitry
    n03034516 circular plane
    n03034663 circular saw
    n03035252 circus tent
    n03035510 cistern
    n03035715 cistern
    n03035832 cittern
    n03036022 city hall
    n03036149 cityscape
    n03036244 city university
    n03036341 civies
    n03036469 civilian clothing
    n03036701 clack valve
    n03036866 clamp
    n03037108 clamshell
    n03037228 clapper
    n03037404 clapperboard
    n03037590 clarence
    n03037709 clarinet
    n03038041 Clark cell
    n03038281 clasp
    n03038480 clasp knife
    n03038685 classroom
    n03038870 clavichord
    n03039015 clavier
    n03039259 clay pigeon
    n03039353 claymore mine
    n03039493 claymore
    n03039827 cleaners
    n03039947 cleaning implement
    n03040229 cleaning pad
    n03040376 clean room
    n03040836 clearway
    n03041114 cleat
    n03041265 cleat
    n03041449 cleats
    n03041632 cleaver
    n03041810 clerestory
    n03042139 clevis
    n03042384 clews
    n03042490 cliff dwelling
    n03042697 climbing frame
    n03042829 clinch
    n03042984 clinch
    n03043173 clincher
    n03043274 clinic
    n03043423 clinical thermometer
    n03043693 clinker
    n03043798 clinometer
    n03043958 clip
    n03044671 clip lead
    n03044801 clip-on
    n03044934 clipper
    n03045074 clipper
    n03045228 clipper
    n03045337 cloak
    n03045698 cloak
    n03045800 cloakroom
    n03046029 cloche
    n03046133 cloche
    n03046257 clock
    n03046802 clock pendulum
    n03046921 clock radio
    n03047052 clock tower
    n03047171 clockwork
    n03047690 clog
    n03047799 cloisonne
    n03047941 cloister
    n03048883 closed circuit
    n03049066 closed-circuit television
    n03049326 closed loop
    n03049457 closet
    n03049782 closeup lens
    n03049924 cloth cap
    n03050026 cloth covering
    n03050453 clothesbrush
    n03050546 clothes closet
    n03050655 clothes dryer
    n03050864 clothes hamper
    n03051041 clotheshorse
    n03051249 clothespin
    n03051396 clothes tree
    n03051540 clothing
    n03052464 clothing store
    n03052917 clout nail
    n03053047 clove hitch
    n03053976 club car
    n03054491 clubroom
    n03054605 cluster bomb
    n03054901 clutch
    n03055159 clutch
    n03055418 clutch bag
    n03055670 coach
    n03055857 coach house
    n03056097 coal car
    n03056215 coal chute
    n03056288 coal house
    n03056493 coal shovel
    n03056583 coaming
    n03056873 coaster brake
    n03057021 coat
    n03057541 coat button
    n03057636 coat closet
    n03057724 coatdress
    n03057841 coatee
    n03057920 coat hanger
    n03058107 coating
    n03058603 coating
    n03058949 coat of paint
    n03059103 coatrack
    n03059236 coattail
    n03059366 coaxial cable
    n03059685 cobweb
    n03059934 cobweb
    n03060728 Cockcroft and Walton accelerator
    n03061050 cocked hat
    n03061211 cockhorse
    n03061345 cockleshell
    n03061505 cockpit
    n03061674 cockpit
    n03061819 cockpit
    n03061893 cockscomb
    n03062015 cocktail dress
    n03062122 cocktail lounge
    n03062245 cocktail shaker
    n03062336 cocotte
    n03062651 codpiece
    n03062798 coelostat
    n03062985 coffee can
    n03063073 coffee cup
    n03063199 coffee filter
    n03063338 coffee maker
    n03063485 coffee mill
    n03063599 coffee mug
    n03063689 coffeepot
    n03063834 coffee stall
    n03063968 coffee table
    n03064250 coffee urn
    n03064350 coffer
    n03064562 Coffey still
    n03064758 coffin
    n03064935 cog
    n03065243 coif
    n03065424 coil
    n03065708 coil
    n03066232 coil
    n03066359 coil spring
    n03066464 coin box
    n03066849 colander
    n03067093 cold cathode
    n03067212 cold chisel
    n03067339 cold cream
    n03067518 cold frame
    n03068181 collar
    n03068998 collar
    n03069752 college
    n03070059 collet
    n03070193 collider
    n03070396 colliery
    n03070587 collimator
    n03070854 collimator
    n03071021 cologne
    n03071160 colonnade
    n03071288 colonoscope
    n03071552 colorimeter
    n03072056 colors
    n03072201 color television
    n03072440 color tube
    n03072682 color wash
    n03073296 Colt
    n03073384 colter
    n03073545 columbarium
    n03073694 columbarium
    n03073977 column
    n03074380 column
    n03074855 comb
    n03075097 comb
    n03075248 comber
    n03075370 combination lock
    n03075500 combination plane
    n03075634 combine
    n03075768 comforter
    n03075946 command module
    n03076411 commissary
    n03076623 commissary
    n03076708 commodity
    n03077442 common ax
    n03077616 common room
    n03077741 communications satellite
    n03078287 communication system
    n03078506 community center
    n03078670 commutator
    n03078802 commuter
    n03078995 compact
    n03079136 compact
    n03079230 compact disk
    n03079494 compact-disk burner
    n03079616 companionway
    n03079741 compartment
    n03080309 compartment
    n03080497 compass
    n03080633 compass
    n03080731 compass card
    n03080904 compass saw
    n03081859 compound
    n03081986 compound lens
    n03082127 compound lever
    n03082280 compound microscope
    n03082450 compress
    n03082656 compression bandage
    n03082807 compressor
    n03082979 computer
    n03084420 computer circuit
    n03084834 computerized axial tomography scanner
    n03085013 computer keyboard
    n03085219 computer monitor
    n03085333 computer network
    n03085602 computer screen
    n03085781 computer store
    n03085915 computer system
    n03086183 concentration camp
    n03086457 concert grand
    n03086580 concert hall
    n03086670 concertina
    n03086868 concertina
    n03087069 concrete mixer
    n03087245 condensation pump
    n03087366 condenser
    n03087521 condenser
    n03087643 condenser
    n03087816 condenser microphone
    n03088389 condominium
    n03088580 condominium
    n03088707 conductor
    n03089477 cone clutch
    n03089624 confectionery
    n03089753 conference center
    n03089879 conference room
    n03090000 conference table
    n03090172 confessional
    n03090437 conformal projection
    n03090710 congress boot
    n03090856 conic projection
    n03091044 connecting rod
    n03091223 connecting room
    n03091374 connection
    n03091907 conning tower
    n03092053 conning tower
    n03092166 conservatory
    n03092314 conservatory
    n03092476 console
    n03092656 console
    n03092883 console table
    n03093427 consulate
    n03093792 contact
    n03094159 contact
    n03094503 container
    n03095699 container ship
    n03095965 containment
    n03096439 contrabassoon
    n03096960 control
    n03097362 control center
    n03097535 control circuit
    n03097673 control key
    n03098140 control panel
    n03098515 control rod
    n03098688 control room
    n03098806 control system
    n03098959 control tower
    n03099147 convector
    n03099274 convenience store
    n03099454 convent
    n03099622 conventicle
    n03099771 converging lens
    n03099945 converter
    n03100240 convertible
    n03100346 convertible
    n03100490 conveyance
    n03100897 conveyer belt
    n03101156 cooker
    n03101302 cookfire
    n03101375 cookhouse
    n03101517 cookie cutter
    n03101664 cookie jar
    n03101796 cookie sheet
    n03101986 cooking utensil
    n03102371 cookstove
    n03102516 coolant system
    n03102654 cooler
    n03102859 cooling system
    n03103128 cooling system
    n03103396 cooling tower
    n03103563 coonskin cap
    n03103904 cope
    n03104019 coping saw
    n03104512 copperware
    n03105088 copyholder
    n03105214 coquille
    n03105306 coracle
    n03105467 corbel
    n03105645 corbel arch
    n03105810 corbel step
    n03105974 corbie gable
    n03106722 cord
    n03106898 cord
    n03107046 cordage
    n03107488 cords
    n03107716 core
    n03108455 core bit
    n03108624 core drill
    n03108759 corer
    n03108853 cork
    n03109033 corker
    n03109150 corkscrew
    n03109253 corncrib
    n03109693 corner
    n03109881 corner
    n03110202 corner post
    n03110669 cornet
    n03111041 cornice
    n03111177 cornice
    n03111296 cornice
    n03111690 correctional institution
    n03112240 corrugated fastener
    n03112719 corselet
    n03112869 corset
    n03113152 cosmetic
    n03113505 cosmotron
    n03113657 costume
    n03113835 costume
    n03114041 costume
    n03114236 costume
    n03114379 cosy
    n03114504 cot
    n03114743 cottage tent
    n03114839 cotter
    n03115014 cotter pin
    n03115180 cotton
    n03115400 cotton flannel
    n03115663 cotton mill
    n03115762 couch
    n03115897 couch
    n03116008 couchette
    n03116163 coude telescope
    n03116530 counter
    n03116767 counter
    n03117199 counter
    n03117642 counterbore
    n03118346 counter tube
    n03118969 country house
    n03119203 country store
    n03119396 coupe
    n03119510 coupling
    n03120198 court
    n03120491 court
    n03120778 court
    n03121040 court
    n03121190 Courtelle
    n03121298 courthouse
    n03121431 courthouse
    n03121897 coverall
    n03122073 covered bridge
    n03122202 covered couch
    n03122295 covered wagon
    n03122748 covering
    n03123553 coverlet
    n03123666 cover plate
    n03123809 cowbarn
    n03123917 cowbell
    n03124043 cowboy boot
    n03124170 cowboy hat
    n03124313 cowhide
    n03124474 cowl
    n03124590 cow pen
    n03125057 CPU board
    n03125588 crackle
    n03125729 cradle
    n03125870 craft
    n03126090 cramp
    n03126385 crampon
    n03126580 crampon
    n03126707 crane
    n03126927 craniometer
    n03127024 crank
    n03127203 crankcase
    n03127408 crankshaft
    n03127531 crash barrier
    n03127747 crash helmet
    n03127925 crate
    n03128085 cravat
    n03128248 crayon
    n03128427 crazy quilt
    n03128519 cream
    n03129001 cream pitcher
    n03129471 creche
    n03129636 creche
    n03129753 credenza
    n03129848 creel
    n03130066 crematory
    n03130233 crematory
    n03130563 crepe
    n03130761 crepe de Chine
    n03130866 crescent wrench
    n03131193 cretonne
    n03131574 crib
    n03131669 crib
    n03131967 cricket ball
    n03132076 cricket bat
    n03132261 cricket equipment
    n03132438 cringle
    n03132666 crinoline
    n03132776 crinoline
    n03133050 crochet needle
    n03133415 crock
    n03133878 Crock Pot
    n03134118 crook
    n03134232 Crookes radiometer
    n03134394 Crookes tube
    n03134739 croquet ball
    n03134853 croquet equipment
    n03135030 croquet mallet
    n03135532 cross
    n03135656 crossbar
    n03135788 crossbar
    n03135917 crossbar
    n03136051 crossbench
    n03136254 cross bit
    n03136369 crossbow
    n03136504 crosscut saw
    n03137473 crossjack
    n03137579 crosspiece
    n03138128 crotchet
    n03138217 croupier's rake
    n03138344 crowbar
    n03138669 crown
    n03139089 crown
    n03139464 crown jewels
    n03139640 crown lens
    n03139998 crow's nest
    n03140126 crucible
    n03140292 crucifix
    n03140431 cruet
    n03140546 cruet-stand
    n03140652 cruise control
    n03140771 cruise missile
    n03140900 cruiser
    n03141065 cruiser
    n03141327 cruise ship
    n03141455 crupper
    n03141612 cruse
    n03141702 crusher
    n03141823 crutch
    n03142099 cryometer
    n03142205 cryoscope
    n03142325 cryostat
    n03142431 crypt
    n03142679 crystal
    n03143400 crystal detector
    n03143572 crystal microphone
    n03143754 crystal oscillator
    n03144156 crystal set
    n03144873 cubitiere
    n03144982 cucking stool
    n03145147 cuckoo clock
    n03145277 cuddy
    n03145384 cudgel
    n03145522 cue
    n03145719 cue ball
    n03145843 cuff
    n03146219 cuirass
    n03146342 cuisse
    n03146449 cul
    n03146560 culdoscope
    n03146687 cullis
    n03146777 culotte
    n03146846 cultivator
    n03147084 culverin
    n03147156 culverin
    n03147280 culvert
    n03147509 cup
    n03148324 cupboard
    n03148518 cup hook
    n03148727 cupola
    n03148808 cupola
    n03149135 curb
    n03149401 curb roof
    n03149686 curbstone
    n03149810 curette
    n03150232 curler
    n03150511 curling iron
    n03150661 currycomb
    n03150795 cursor
    n03151077 curtain
    n03152303 customhouse
    n03152951 cutaway
    n03153246 cutlas
    n03153585 cutoff
    n03153948 cutout
    n03154073 cutter
    n03154316 cutter
    n03154446 cutting implement
    n03154616 cutting room
    n03154745 cutty stool
    n03154895 cutwork
    n03155178 cybercafe
    n03155502 cyclopean masonry
    n03155915 cyclostyle
    n03156071 cyclotron
    n03156279 cylinder
    n03156405 cylinder
    n03156767 cylinder lock
    n03157348 cymbal
    n03158186 dacha
    n03158414 Dacron
    n03158668 dado
    n03158796 dado plane
    n03158885 dagger
    n03159535 dairy
    n03159640 dais
    n03160001 daisy print wheel
    n03160186 daisywheel printer
    n03160309 dam
    n03160740 damask
    n03161016 dampener
    n03161450 damper
    n03161893 damper block
    n03162297 dark lantern
    n03162460 darkroom
    n03162556 darning needle
    n03162714 dart
    n03162818 dart
    n03163222 dashboard
    n03163381 dashiki
    n03163488 dash-pot
    n03163798 data converter
    n03163973 data input device
    n03164192 data multiplexer
    n03164344 data system
    n03164605 davenport
    n03164722 davenport
    n03164929 davit
    n03165096 daybed
    n03165211 daybook
    n03165466 day nursery
    n03165616 day school
    n03165823 dead axle
    n03165955 deadeye
    n03166120 deadhead
    n03166514 deanery
    n03166600 deathbed
    n03166685 death camp
    n03166809 death house
    n03166951 death knell
    n03167153 death seat
    n03167978 deck
    n03168107 deck
    n03168217 deck chair
    n03168543 deck-house
    n03168663 deckle
    n03168774 deckle edge
    n03168933 declinometer
    n03169063 decoder
    n03169176 decolletage
    n03170292 decoupage
    n03170459 dedicated file server
    n03170635 deep-freeze
    n03170872 deerstalker
    n03171228 defense system
    n03171356 defensive structure
    n03171635 defibrillator
    n03171910 defilade
    n03172038 deflector
    n03172738 delayed action
    n03172965 delay line
    n03173270 delft
    n03173387 delicatessen
    n03173929 delivery truck
    n03174079 delta wing
    n03174450 demijohn
    n03174731 demitasse
    n03175081 den
    n03175189 denim
    n03175301 densimeter
    n03175457 densitometer
    n03175604 dental appliance
    n03175843 dental floss
    n03175983 dental implant
    n03176238 dentist's drill
    n03176386 denture
    n03176594 deodorant
    n03176763 department store
    n03177059 departure lounge
    n03177165 depilatory
    n03177708 depressor
    n03178000 depth finder
    n03178173 depth gauge
    n03178430 derrick
    n03178538 derrick
    n03178674 derringer
    n03179701 desk
    n03179910 desk phone
    n03180011 desktop computer
    n03180384 dessert spoon
    n03180504 destroyer
    n03180732 destroyer escort
    n03180865 detached house
    n03180969 detector
    n03181293 detector
    n03181667 detention home
    n03182140 detonating fuse
    n03182232 detonator
    n03182912 developer
    n03183080 device
    n03185868 Dewar flask
    n03186199 dhoti
    n03186285 dhow
    n03186818 dial
    n03187037 dial
    n03187153 dial
    n03187268 dialog box
    n03187595 dial telephone
    n03187751 dialyzer
    n03188290 diamante
    n03188531 diaper
    n03188725 diaper
    n03188871 diaphone
    n03189083 diaphragm
    n03189311 diaphragm
    n03189818 diathermy machine
    n03190458 dibble
    n03191286 dice cup
    n03191451 dicer
    n03191561 dickey
    n03191776 dickey
    n03192543 Dictaphone
    n03192907 die
    n03193107 diesel
    n03193260 diesel-electric locomotive
    n03193423 diesel-hydraulic locomotive
    n03193597 diesel locomotive
    n03193754 diestock
    n03194170 differential analyzer
    n03194297 differential gear
    n03194812 diffuser
    n03194992 diffuser
    n03195332 digester
    n03195485 diggings
    n03195799 digital-analog converter
    n03195959 digital audiotape
    n03196062 digital camera
    n03196217 digital clock
    n03196324 digital computer
    n03196598 digital display
    n03196990 digital subscriber line
    n03197201 digital voltmeter
    n03197337 digital watch
    n03197446 digitizer
    n03198223 dilator
    n03198500 dildo
    n03199358 dimity
    n03199488 dimmer
    n03199647 diner
    n03199775 dinette
    n03199901 dinghy
    n03200231 dining area
    n03200357 dining car
    n03200539 dining-hall
    n03200701 dining room
    n03200906 dining-room furniture
    n03201035 dining-room table
    n03201208 dining table
    n03201529 dinner bell
    n03201638 dinner dress
    n03201776 dinner jacket
    n03201895 dinner napkin
    n03201996 dinner pail
    n03202354 dinner table
    n03202481 dinner theater
    n03202760 diode
    n03202940 diode
    n03203089 dip
    n03203806 diplomatic building
    n03204134 dipole
    n03204306 dipper
    n03204436 dipstick
    n03204558 DIP switch
    n03204955 directional antenna
    n03205143 directional microphone
    n03205304 direction finder
    n03205458 dirk
    n03205574 dirndl
    n03205669 dirndl
    n03205903 dirty bomb
    n03206023 discharge lamp
    n03206158 discharge pipe
    n03206282 disco
    n03206405 discount house
    n03206602 discus
    n03206718 disguise
    n03206908 dish
    n03207305 dish
    n03207548 dishpan
    n03207630 dish rack
    n03207743 dishrag
    n03207835 dishtowel
    n03207941 dishwasher
    n03208556 disk
    n03208938 disk brake
    n03209359 disk clutch
    n03209477 disk controller
    n03209666 disk drive
    n03209910 diskette
    n03210245 disk harrow
    n03210372 dispatch case
    n03210552 dispensary
    n03210683 dispenser
    n03211117 display
    n03211413 display adapter
    n03211616 display panel
    n03211789 display window
    n03212114 disposal
    n03212247 disrupting explosive
    n03212406 distaff
    n03212811 distillery
    n03213014 distributor
    n03213361 distributor cam
    n03213538 distributor cap
    n03213715 distributor housing
    n03213826 distributor point
    n03214253 ditch
    n03214450 ditch spade
    n03214582 ditty bag
    n03214966 divan
    n03215076 divan
    n03215191 dive bomber
    n03215337 diverging lens
    n03215508 divided highway
    n03215749 divider
    n03215930 diving bell
    n03216199 divining rod
    n03216402 diving suit
    n03216562 dixie
    n03216710 Dixie cup
    n03216828 dock
    n03217653 doeskin
    n03217739 dogcart
    n03217889 doggie bag
    n03218198 dogsled
    n03218446 dog wrench
    n03219010 doily
    n03219135 doll
    n03219483 dollhouse
    n03219612 dolly
    n03219859 dolman
    n03219966 dolman
    n03220095 dolman sleeve
    n03220237 dolmen
    n03220513 dome
    n03220692 dome
    n03221059 domino
    n03221351 dongle
    n03221540 donkey jacket
    n03221720 door
    n03222176 door
    n03222318 door
    n03222516 doorbell
    n03222722 doorframe
    n03222857 doorjamb
    n03223162 doorlock
    n03223299 doormat
    n03223441 doornail
    n03223553 doorplate
    n03223686 doorsill
    n03223923 doorstop
    n03224490 Doppler radar
    n03224603 dormer
    n03224753 dormer window
    n03224893 dormitory
    n03225108 dormitory
    n03225458 dosemeter
    n03225616 dossal
    n03225777 dot matrix printer
    n03225988 double bed
    n03226090 double-bitted ax
    n03226254 double boiler
    n03226375 double-breasted jacket
    n03226538 double-breasted suit
    n03226880 double door
    n03227010 double glazing
    n03227184 double-hung window
    n03227317 double knit
    n03227721 doubler
    n03227856 double reed
    n03228016 double-reed instrument
    n03228254 doublet
    n03228365 doubletree
    n03228533 douche
    n03228692 dovecote
    n03228796 Dover's powder
    n03228967 dovetail
    n03229115 dovetail plane
    n03229244 dowel
    n03229526 downstage
    n03231160 drafting instrument
    n03231368 drafting table
    n03231819 Dragunov
    n03232309 drainage ditch
    n03232417 drainage system
    n03232543 drain basket
    n03232815 drainplug
    n03232923 drape
    n03233123 drapery
    n03233624 drawbar
    n03233744 drawbridge
    n03233905 drawer
    n03234164 drawers
    n03234952 drawing chalk
    n03235042 drawing room
    n03235180 drawing room
    n03235327 drawknife
    n03235796 drawstring bag
    n03235979 dray
    n03236093 dreadnought
    n03236217 dredge
    n03236423 dredger
    n03236580 dredging bucket
    n03236735 dress
    n03237212 dress blues
    n03237340 dresser
    n03237416 dress hat
    n03237639 dressing
    n03237839 dressing case
    n03237992 dressing gown
    n03238131 dressing room
    n03238286 dressing sack
    n03238586 dressing table
    n03238762 dress rack
    n03238879 dress shirt
    n03239054 dress suit
    n03239259 dress uniform
    n03239607 drift net
    n03239726 drill
    n03240140 electric drill
    n03240683 drilling platform
    n03240892 drill press
    n03241093 drill rig
    n03241335 drinking fountain
    n03241496 drinking vessel
    n03241903 drip loop
    n03242120 drip mat
    n03242264 drip pan
    n03242390 dripping pan
    n03242506 drip pot
    n03242995 drive
    n03243218 drive
    n03243625 drive line
    n03244047 driver
    n03244231 driveshaft
    n03244388 driveway
    n03244775 driving iron
    n03244919 driving wheel
    n03245271 drogue
    n03245421 drogue parachute
    n03245724 drone
    n03245889 drone
    n03246197 drop arch
    n03246312 drop cloth
    n03246454 drop curtain
    n03246653 drop forge
    n03246933 drop-leaf table
    n03247083 dropper
    n03247351 droshky
    n03247495 drove
    n03248835 drugget
    n03249342 drugstore
    n03249569 drum
    n03249956 drum
    n03250089 drum brake
    n03250279 drumhead
    n03250405 drum printer
    n03250588 drum sander
    n03250847 drumstick
    n03250952 dry battery
    n03251100 dry-bulb thermometer
    n03251280 dry cell
    n03251533 dry dock
    n03251766 dryer
    n03251932 dry fly
    n03252231 dry kiln
    n03252324 dry masonry
    n03252422 dry point
    n03252637 dry wall
    n03252787 dual scan display
    n03253071 duck
    n03253187 duckboard
    n03253279 duckpin
    n03253714 dudeen
    n03253796 duffel
    n03253886 duffel bag
    n03254046 duffel coat
    n03254189 dugout
    n03254374 dugout canoe
    n03254625 dulciana
    n03254737 dulcimer
    n03254862 dulcimer
    n03255030 dumbbell
    n03255167 dumb bomb
    n03255322 dumbwaiter
    n03255488 dumdum
    n03255899 dumpcart
    n03256032 Dumpster
    n03256166 dump truck
    n03256472 Dumpy level
    n03256631 dunce cap
    n03256788 dune buggy
    n03256928 dungeon
    n03257065 duplex apartment
    n03257210 duplex house
    n03257586 duplicator
    n03258192 dust bag
    n03258330 dustcloth
    n03258456 dust cover
    n03258577 dust cover
    n03258905 dustmop
    n03259009 dustpan
    n03259280 Dutch oven
    n03259401 Dutch oven
    n03259505 dwelling
    n03260206 dye-works
    n03260504 dynamo
    n03260733 dynamometer
    n03260849 Eames chair
    n03261019 earflap
    n03261263 early warning radar
    n03261395 early warning system
    n03261603 earmuff
    n03261776 earphone
    n03262072 earplug
    n03262248 earplug
    n03262519 earthenware
    n03262717 earthwork
    n03262809 easel
    n03262932 easy chair
    n03263076 eaves
    n03263338 ecclesiastical attire
    n03263640 echinus
    n03263758 echocardiograph
    n03264906 edger
    n03265032 edge tool
    n03265754 efficiency apartment
    n03266195 egg-and-dart
    n03266371 eggbeater
    n03266620 egg timer
    n03266749 eiderdown
    n03267113 eight ball
    n03267468 ejection seat
    n03267696 elastic
    n03267821 elastic bandage
    n03268142 Elastoplast
    n03268311 elbow
    n03268645 elbow pad
    n03268790 electric
    n03268918 electrical cable
    n03269073 electrical contact
    n03269203 electrical converter
    n03269401 electrical device
    n03270165 electrical system
    n03270695 electric bell
    n03270854 electric blanket
    n03271030 electric chair
    n03271260 electric clock
    n03271376 electric-discharge lamp
    n03271574 electric fan
    n03271765 electric frying pan
    n03271865 electric furnace
    n03272010 electric guitar
    n03272125 electric hammer
    n03272239 electric heater
    n03272383 electric lamp
    n03272562 electric locomotive
    n03272810 electric meter
    n03272940 electric mixer
    n03273061 electric motor
    n03273551 electric organ
    n03273740 electric range
    n03273913 electric refrigerator
    n03274265 electric toothbrush
    n03274435 electric typewriter
    n03274561 electro-acoustic transducer
    n03274796 electrode
    n03275125 electrodynamometer
    n03275311 electroencephalograph
    n03275566 electrograph
    n03275681 electrolytic
    n03275864 electrolytic cell
    n03276179 electromagnet
    n03276696 electrometer
    n03276839 electromyograph
    n03277004 electron accelerator
    n03277149 electron gun
    n03277459 electronic balance
    n03277602 electronic converter
    n03277771 electronic device
    n03278248 electronic equipment
    n03278914 electronic fetal monitor
    n03279153 electronic instrument
    n03279364 electronic voltmeter
    n03279508 electron microscope
    n03279804 electron multiplier
    n03279918 electrophorus
    n03280216 electroscope
    n03280394 electrostatic generator
    n03280644 electrostatic printer
    n03281145 elevator
    n03281524 elevator
    n03281673 elevator shaft
    n03282060 embankment
    n03282295 embassy
    n03282401 embellishment
    n03283221 emergency room
    n03283413 emesis basin
    n03283827 emitter
    n03284308 empty
    n03284482 emulsion
    n03284743 enamel
    n03284886 enamel
    n03284981 enamelware
    n03285578 encaustic
    n03285730 encephalogram
    n03285912 enclosure
    n03286572 endoscope
    n03287351 energizer
    n03287733 engine
    n03288003 engine
    n03288500 engineering
    n03288643 enginery
    n03288742 English horn
    n03288886 English saddle
    n03289660 enlarger
    n03289985 ensemble
    n03290096 ensign
    n03290195 entablature
    n03290653 entertainment center
    n03291413 entrenching tool
    n03291551 entrenchment
    n03291741 envelope
    n03291819 envelope
    n03291963 envelope
    n03292085 eolith
    n03292362 epauliere
    n03292475 epee
    n03292603 epergne
    n03292736 epicyclic train
    n03292960 epidiascope
    n03293095 epilating wax
    n03293741 equalizer
    n03293863 equatorial
    n03294048 equipment
    n03294604 erasable programmable read-only memory
    n03294833 eraser
    n03295012 erecting prism
    n03295140 erection
    n03295246 Erlenmeyer flask
    n03295928 escape hatch
    n03296081 escapement
    n03296217 escape wheel
    n03296328 escarpment
    n03296478 escutcheon
    n03296963 esophagoscope
    n03297103 espadrille
    n03297226 espalier
    n03297495 espresso maker
    n03297644 espresso shop
    n03297735 establishment
    n03298089 estaminet
    n03298352 estradiol patch
    n03298716 etagere
    n03298858 etamine
    n03299406 etching
    n03300216 ethernet
    n03300443 ethernet cable
    n03301175 Eton jacket
    n03301291 etui
    n03301389 eudiometer
    n03301568 euphonium
    n03301833 evaporative cooler
    n03301940 evening bag
    n03302671 exercise bike
    n03302790 exercise device
    n03302938 exhaust
    n03303217 exhaust fan
    n03303669 exhaust valve
    n03303831 exhibition hall
    n03304197 Exocet
    n03304323 expansion bit
    n03304465 expansion bolt
    n03305300 explosive detection system
    n03305522 explosive device
    n03305953 explosive trace detection
    n03306385 express
    n03306869 extension
    n03307037 extension cord
    n03307573 external-combustion engine
    n03307792 external drive
    n03308152 extractor
    n03308481 eyebrow pencil
    n03308614 eyecup
    n03309110 eyeliner
    n03309356 eyepatch
    n03309465 eyepiece
    n03309687 eyeshadow
    n03309808 fabric
    n03313333 facade
    n03314227 face guard
    n03314378 face mask
    n03314608 faceplate
    n03314780 face powder
    n03314884 face veil
    n03315644 facing
    n03315805 facing
    n03315990 facing
    n03316105 facsimile
    n03316406 factory
    n03316873 factory ship
    n03317233 fagot
    n03317510 fagot stitch
    n03317673 Fahrenheit thermometer
    n03317788 faience
    n03317889 faille
    n03318136 fairlead
    n03318294 fairy light
    n03318865 falchion
    n03318983 fallboard
    n03319167 fallout shelter
    n03319457 false face
    n03319576 false teeth
    n03319745 family room
    n03320046 fan
    n03320262 fan belt
    n03320421 fan blade
    n03320519 fancy dress
    n03320845 fanion
    n03320959 fanlight
    n03321103 fanjet
    n03321419 fanjet
    n03321563 fanny pack
    n03321843 fan tracery
    n03321954 fan vaulting
    n03322570 farm building
    n03322704 farmer's market
    n03322836 farmhouse
    n03322940 farm machine
    n03323096 farmplace
    n03323211 farmyard
    n03323319 farthingale
    n03323703 fastener
    n03324629 fast reactor
    n03324814 fat farm
    n03324928 fatigues
    n03325088 faucet
    n03325288 fauld
    n03325403 fauteuil
    n03325584 feather boa
    n03325691 featheredge
    n03325941 fedora
    n03326073 feedback circuit
    n03326371 feedlot
    n03326475 fell
    n03326660 felloe
    n03326795 felt
    n03326948 felt-tip pen
    n03327133 felucca
    n03327234 fence
    n03327553 fencing mask
    n03327691 fencing sword
    n03327841 fender
    n03328201 fender
    n03329302 Ferris wheel
    n03329536 ferrule
    n03329663 ferry
    n03330002 ferule
    n03330665 festoon
    n03330792 fetoscope
    n03330947 fetter
    n03331077 fez
    n03331244 fiber
    n03331599 fiber optic cable
    n03332005 fiberscope
    n03332173 fichu
    n03332271 fiddlestick
    n03332393 field artillery
    n03332591 field coil
    n03332784 field-effect transistor
    n03332989 field-emission microscope
    n03333129 field glass
    n03333252 field hockey ball
    n03333349 field hospital
    n03333610 field house
    n03333711 field lens
    n03333851 field magnet
    n03334017 field-sequential color television
    n03334291 field tent
    n03334382 fieldwork
    n03334492 fife
    n03334912 fifth wheel
    n03335030 fighter
    n03335333 fighting chair
    n03335461 fig leaf
    n03335846 figure eight
    n03336168 figure loom
    n03336282 figure skate
    n03336575 filament
    n03336742 filature
    n03336839 file
    n03337140 file
    n03337383 file folder
    n03337494 file server
    n03337822 filigree
    n03338287 filling
    n03338821 film
    n03339296 film
    n03339529 film advance
    n03339643 filter
    n03340009 filter
    n03340723 finder
    n03340923 finery
    n03341035 fine-tooth comb
    n03341153 finger
    n03341297 fingerboard
    n03341606 finger bowl
    n03342015 finger paint
    n03342127 finger-painting
    n03342262 finger plate
    n03342432 fingerstall
    n03342657 finish coat
    n03342863 finish coat
    n03342961 finisher
    n03343047 fin keel
    n03343234 fipple
    n03343354 fipple flute
    n03343560 fire
    n03343737 fire alarm
    n03343853 firearm
    n03344305 fire bell
    n03344393 fireboat
    n03344509 firebox
    n03344642 firebrick
    n03344784 fire control radar
    n03344935 fire control system
    n03345487 fire engine
    n03345837 fire extinguisher
    n03346135 fire iron
    n03346289 fireman's ax
    n03346455 fireplace
    n03347037 fire screen
    n03347472 fire tongs
    n03347617 fire tower
    n03348142 firewall
    n03348868 firing chamber
    n03349020 firing pin
    n03349296 firkin
    n03349367 firmer chisel
    n03349469 first-aid kit
    n03349599 first-aid station
    n03349771 first base
    n03349892 first class
    n03350204 fishbowl
    n03350352 fisherman's bend
    n03350456 fisherman's knot
    n03350602 fisherman's lure
    n03351151 fishhook
    n03351262 fishing boat
    n03351434 fishing gear
    n03351979 fishing rod
    n03352232 fish joint
    n03352366 fish knife
    n03352628 fishnet
    n03352961 fish slice
    n03353281 fitment
    n03353951 fixative
    n03354207 fixer-upper
    n03354903 flag
    n03355468 flageolet
    n03355768 flagon
    n03355925 flagpole
    n03356038 flagship
    n03356279 flail
    n03356446 flambeau
    n03356559 flamethrower
    n03356858 flange
    n03356982 flannel
    n03357081 flannel
    n03357267 flannelette
    n03357716 flap
    n03358172 flash
    n03358380 flash
    n03358726 flash camera
    n03358841 flasher
    n03359137 flashlight
    n03359285 flashlight battery
    n03359436 flash memory
    n03359566 flask
    n03360133 flat arch
    n03360300 flatbed
    n03360431 flatbed press
    n03360622 flat bench
    n03360731 flatcar
    n03361109 flat file
    n03361297 flatlet
    n03361380 flat panel display
    n03361550 flats
    n03361683 flat tip screwdriver
    n03362639 fleece
    n03362771 fleet ballistic missile submarine
    n03362890 fleur-de-lis
    n03363363 flight simulator
    n03363549 flintlock
    n03363749 flintlock
    n03364008 flip-flop
    n03364156 flipper
    n03364599 float
    n03364937 floating dock
    n03365231 floatplane
    n03365374 flood
    n03365592 floor
    n03365991 floor
    n03366464 floor
    n03366721 floorboard
    n03366823 floor cover
    n03366974 floor joist
    n03367059 floor lamp
    n03367321 flophouse
    n03367410 florist
    n03367545 floss
    n03367875 flotsam
    n03367969 flour bin
    n03368048 flour mill
    n03368352 flowerbed
    n03369276 flugelhorn
    n03369407 fluid drive
    n03369512 fluid flywheel
    n03369866 flume
    n03370387 fluorescent lamp
    n03370646 fluoroscope
    n03371875 flush toilet
    n03372029 flute
    n03372549 flute
    n03372822 flux applicator
    n03372933 fluxmeter
    n03373237 fly
    n03373611 flying boat
    n03373943 flying buttress
    n03374102 flying carpet
    n03374282 flying jib
    n03374372 fly rod
    n03374473 fly tent
    n03374570 flytrap
    n03374649 flywheel
    n03374838 fob
    n03375171 foghorn
    n03375329 foglamp
    n03375575 foil
    n03376159 fold
    n03376279 folder
    n03376595 folding chair
    n03376771 folding door
    n03376938 folding saw
    n03378005 food court
    n03378174 food processor
    n03378342 food hamper
    n03378442 foot
    n03378593 footage
    n03378765 football
    n03379051 football helmet
    n03379204 football stadium
    n03379343 footbath
    n03379719 foot brake
    n03379828 footbridge
    n03379989 foothold
    n03380301 footlocker
    n03380647 foot rule
    n03380724 footstool
    n03380867 footwear
    n03381126 footwear
    n03381231 forceps
    n03381450 force pump
    n03381565 fore-and-after
    n03381776 fore-and-aft sail
    n03382104 forecastle
    n03382292 forecourt
    n03382413 foredeck
    n03382533 fore edge
    n03382708 foreground
    n03382856 foremast
    n03382969 fore plane
    n03383099 foresail
    n03383211 forestay
    n03383378 foretop
    n03383468 fore-topmast
    n03383562 fore-topsail
    n03383821 forge
    n03384167 fork
    n03384352 forklift
    n03384891 formalwear
    n03385295 Formica
    n03385557 fortification
    n03386011 fortress
    n03386343 forty-five
    n03386544 Foucault pendulum
    n03386726 foulard
    n03386870 foul-weather gear
    n03387323 foundation garment
    n03387653 foundry
    n03388043 fountain
    n03388183 fountain pen
    n03388323 four-in-hand
    n03388549 four-poster
    n03388711 four-pounder
    n03388990 four-stroke engine
    n03389611 four-wheel drive
    n03389761 four-wheel drive
    n03389889 four-wheeler
    n03389983 fowling piece
    n03390075 foxhole
    n03390327 fragmentation bomb
    n03390673 frail
    n03390786 fraise
    n03390983 frame
    n03391301 frame
    n03391613 frame buffer
    n03391770 framework
    n03392648 Francis turbine
    n03392741 franking machine
    n03393017 free house
    n03393199 free-reed
    n03393324 free-reed instrument
    n03393761 freewheel
    n03393912 freight car
    n03394149 freight elevator
    n03394272 freight liner
    n03394480 freight train
    n03394649 French door
    n03394916 French horn
    n03395256 French polish
    n03395401 French roof
    n03395514 French window
    n03395859 Fresnel lens
    n03396074 fret
    n03396580 friary
    n03396654 friction clutch
    n03396997 frieze
    n03397087 frieze
    n03397266 frigate
    n03397412 frigate
    n03397532 frill
    n03397947 Frisbee
    n03398153 frock
    n03398228 frock coat
    n03399579 frontlet
    n03399677 front porch
    n03399761 front projector
    n03399971 fruit machine
    n03400231 frying pan
    n03400972 fuel filter
    n03401129 fuel gauge
    n03401279 fuel injection
    n03401721 fuel system
    n03402188 full-dress uniform
    n03402369 full metal jacket
    n03402511 full skirt
    n03402785 fumigator
    n03402941 funeral home
    n03403643 funnel
    n03404012 funny wagon
    n03404149 fur
    n03404251 fur coat
    n03404360 fur hat
    n03404449 furnace
    n03404900 furnace lining
    n03405111 furnace room
    n03405265 furnishing
    n03405595 furnishing
    n03405725 furniture
    n03406759 fur-piece
    n03406966 furrow
    n03407369 fuse
    n03407865 fusee drive
    n03408054 fuselage
    n03408264 fusil
    n03408340 fustian
    n03408444 futon
    n03409297 gabardine
    n03409393 gable
    n03409591 gable roof
    n03409920 gadgetry
    n03410022 gaff
    n03410147 gaff
    n03410303 gaff
    n03410423 gaffsail
    n03410571 gaff topsail
    n03410740 gag
    n03410938 gaiter
    n03411079 gaiter
    n03411208 Galilean telescope
    n03411339 galleon
    n03411927 gallery
    n03412058 gallery
    n03412220 galley
    n03412387 galley
    n03412511 galley
    n03412906 gallows
    n03413124 gallows tree
    n03413264 galvanometer
    n03413428 gambling house
    n03413684 gambrel
    n03413828 game
    n03414029 gamebag
    n03414162 game equipment
    n03414676 gaming table
    n03415252 gamp
    n03415486 gangplank
    n03415626 gangsaw
    n03415749 gangway
    n03415868 gantlet
    n03416094 gantry
    n03416489 garage
    n03416640 garage
    n03416775 Garand rifle
    n03416900 garbage
    n03417042 garbage truck
    n03417202 garboard
    n03417345 garden
    n03417749 garden
    n03417970 garden rake
    n03418158 garden spade
    n03418242 garden tool
    n03418402 garden trowel
    n03418618 gargoyle
    n03418749 garibaldi
    n03418915 garlic press
    n03419014 garment
    n03420345 garment bag
    n03420801 garrison cap
    n03420935 garrote
    n03421117 garter
    n03421324 garter belt
    n03421485 garter stitch
    n03421669 gas guzzler
    n03421768 gas shell
    n03421960 gas bracket
    n03422072 gas burner
    n03422484 gas-cooled reactor
    n03422589 gas-discharge tube
    n03422771 gas engine
    n03423099 gas fixture
    n03423224 gas furnace
    n03423306 gas gun
    n03423479 gas heater
    n03423568 gas holder
    n03423719 gasket
    n03423877 gas lamp
    n03424204 gas maser
    n03424325 gasmask
    n03424489 gas meter
    n03424630 gasoline engine
    n03424862 gasoline gauge
    n03425241 gas oven
    n03425325 gas oven
    n03425413 gas pump
    n03425595 gas range
    n03425769 gas ring
    n03426134 gas tank
    n03426285 gas thermometer
    n03426462 gastroscope
    n03426574 gas turbine
    n03426871 gas-turbine ship
    n03427202 gat
    n03427296 gate
    n03428090 gatehouse
    n03428226 gateleg table
    n03428349 gatepost
    n03429003 gathered skirt
    n03429137 Gatling gun
    n03429288 gauge
    n03429682 gauntlet
    n03429771 gauntlet
    n03429914 gauze
    n03430091 gauze
    n03430313 gavel
    n03430418 gazebo
    n03430551 gear
    n03430959 gear
    n03431243 gear
    n03431570 gearbox
    n03431745 gearing
    n03432061 gearset
    n03432129 gearshift
    n03432360 Geiger counter
    n03432509 Geiger tube
    n03433247 gene chip
    n03433637 general-purpose bomb
    n03433877 generator
    n03434188 generator
    n03434285 generator
    n03434830 Geneva gown
    n03435593 geodesic dome
    n03435743 georgette
    n03435991 gharry
    n03436075 ghat
    n03436182 ghetto blaster
    n03436417 gift shop
    n03436549 gift wrapping
    n03436656 gig
    n03436772 gig
    n03436891 gig
    n03436990 gig
    n03437184 gildhall
    n03437295 gill net
    n03437430 gilt
    n03437581 gimbal
    n03437741 gingham
    n03437829 girandole
    n03437941 girder
    n03438071 girdle
    n03438257 glass
    n03438661 glass
    n03438780 glass cutter
    n03438863 glasses case
    n03439348 glebe house
    n03439631 Glengarry
    n03439814 glider
    n03440216 Global Positioning System
    n03440682 glockenspiel
    n03440876 glory hole
    n03441112 glove
    n03441345 glove compartment
    n03441465 glow lamp
    n03441582 glow tube
    n03442288 glyptic art
    n03442487 glyptics
    n03442597 gnomon
    n03442756 goal
    n03443005 goalmouth
    n03443149 goalpost
    n03443371 goblet
    n03443543 godown
    n03443912 goggles
    n03444034 go-kart
    n03445326 gold plate
    n03445617 golf bag
    n03445777 golf ball
    n03445924 golfcart
    n03446070 golf club
    n03446268 golf-club head
    n03446832 golf equipment
    n03447075 golf glove
    n03447358 golliwog
    n03447447 gondola
    n03447721 gong
    n03447894 goniometer
    n03448031 Gordian knot
    n03448590 gorget
    n03448696 gossamer
    n03448956 Gothic arch
    n03449217 gouache
    n03449309 gouge
    n03449451 gourd
    n03449564 government building
    n03449858 government office
    n03450230 gown
    n03450516 gown
    n03450734 gown
    n03450881 grab
    n03450974 grab bag
    n03451120 grab bar
    n03451253 grace cup
    n03451365 grade separation
    n03451711 graduated cylinder
    n03451798 graffito
    n03452267 gramophone
    n03452449 granary
    n03452594 grandfather clock
    n03452741 grand piano
    n03453231 graniteware
    n03453320 granny knot
    n03453443 grape arbor
    n03454110 grapnel
    n03454211 grapnel
    n03454442 grass skirt
    n03454536 grate
    n03454707 grate
    n03454885 grater
    n03455355 graver
    n03455488 gravestone
    n03455642 gravimeter
    n03455802 gravure
    n03456024 gravy boat
    n03456186 grey
    n03456299 grease-gun
    n03456447 greasepaint
    n03456548 greasy spoon
    n03456665 greatcoat
    n03457008 great hall
    n03457451 greave
    n03457686 greengrocery
    n03457902 greenhouse
    n03458271 grenade
    n03458422 grid
    n03459328 griddle
    n03459591 grill
    n03459775 grille
    n03459914 grillroom
    n03460040 grinder
    n03460147 grinding wheel
    n03460297 grindstone
    n03460455 gripsack
    n03460899 gristmill
    n03461288 grocery bag
    n03461385 grocery store
    n03461651 grogram
    n03461882 groined vault
    n03461988 groover
    n03462110 grosgrain
    n03462315 gros point
    n03462747 ground
    n03462972 ground bait
    n03463185 ground control
    n03463381 ground floor
    n03463666 groundsheet
    n03464053 G-string
    n03464467 guard
    n03464628 guard boat
    n03464952 guardroom
    n03465040 guardroom
    n03465151 guard ship
    n03465320 guard's van
    n03465426 gueridon
    n03465500 Guarnerius
    n03465605 guesthouse
    n03465718 guestroom
    n03465818 guidance system
    n03466162 guided missile
    n03466493 guided missile cruiser
    n03466600 guided missile frigate
    n03466839 guildhall
    n03466947 guilloche
    n03467068 guillotine
    n03467254 guimpe
    n03467380 guimpe
    n03467517 guitar
    n03467796 guitar pick
    n03467887 gulag
    n03467984 gun
    n03468570 gunboat
    n03468696 gun carriage
    n03468821 gun case
    n03469031 gun emplacement
    n03469175 gun enclosure
    n03469493 gunlock
    n03469832 gunnery
    n03469903 gunnysack
    n03470005 gun pendulum
    n03470222 gun room
    n03470387 gunsight
    n03470629 gun trigger
    n03470948 gurney
    n03471030 gusher
    n03471190 gusset
    n03471347 gusset
    n03471779 guy
    n03472232 gymnastic apparatus
    n03472535 gym shoe
    n03472672 gym suit
    n03472796 gymslip
    n03472937 gypsy cab
    n03473078 gyrocompass
    n03473227 gyroscope
    n03473465 gyrostabilizer
    n03473817 habergeon
    n03473966 habit
    n03474167 habit
    n03474352 hacienda
    n03474779 hacksaw
    n03474896 haft
    n03475581 hairbrush
    n03475674 haircloth
    n03475823 hairdressing
    n03475961 hairnet
    n03476083 hairpiece
    n03476313 hairpin
    n03476542 hair shirt
    n03476684 hair slide
    n03476991 hair spray
    n03477143 hairspring
    n03477303 hair trigger
    n03477410 halberd
    n03477512 half binding
    n03477773 half hatchet
    n03477902 half hitch
    n03478589 half track
    n03478756 hall
    n03478907 hall
    n03479121 hall
    n03479266 Hall of Fame
    n03479397 hall of residence
    n03479502 hallstand
    n03480579 halter
    n03480719 halter
    n03480973 hame
    n03481172 hammer
    n03481521 hammer
    n03482001 hammer
    n03482128 hammerhead
    n03482252 hammock
    n03482405 hamper
    n03482523 hand
    n03482877 handball
    n03483086 handbarrow
    n03483230 handbell
    n03483316 hand blower
    n03483531 handbow
    n03483637 hand brake
    n03483823 hand calculator
    n03483971 handcar
    n03484083 handcart
    n03484487 hand cream
    n03484576 handcuff
    n03484809 hand drill
    n03484931 hand glass
    n03485198 hand glass
    n03485309 hand grenade
    n03485407 hand-held computer
    n03485575 handhold
    n03485794 handkerchief
    n03487090 handlebar
    n03487331 handloom
    n03487444 hand lotion
    n03487533 hand luggage
    n03487642 hand-me-down
    n03487774 hand mower
    n03487886 hand pump
    n03488111 handrest
    n03488188 handsaw
    n03488438 handset
    n03488603 hand shovel
    n03488784 handspike
    n03488887 handstamp
    n03489048 hand throttle
    n03489162 hand tool
    n03490006 hand towel
    n03490119 hand truck
    n03490324 handwear
    n03490449 handwheel
    n03490649 handwheel
    n03490784 hangar queen
    n03490884 hanger
    n03491032 hang glider
    n03491724 hangman's rope
    n03491988 hank
    n03492087 hansom
    n03492250 harbor
    n03492542 hard disc
    n03492922 hard hat
    n03493219 hardtop
    n03493792 hardware
    n03493911 hardware store
    n03494278 harmonica
    n03494537 harmonium
    n03494706 harness
    n03495039 harness
    n03495258 harp
    n03495570 harp
    n03495671 harpoon
    n03495941 harpoon gun
    n03496183 harpoon log
    n03496296 harpsichord
    n03496486 Harris Tweed
    n03496612 harrow
    n03496892 harvester
    n03497100 hash house
    n03497352 hasp
    n03497657 hat
    n03498441 hatbox
    n03498536 hatch
    n03498662 hatchback
    n03498781 hatchback
    n03498866 hatchel
    n03498962 hatchet
    n03499354 hatpin
    n03499468 hauberk
    n03499907 Hawaiian guitar
    n03500090 hawse
    n03500209 hawser
    n03500295 hawser bend
    n03500389 hay bale
    n03500457 hayfork
    n03500557 hayloft
    n03500699 haymaker
    n03500838 hayrack
    n03500971 hayrack
    n03501152 hazard
    n03501288 head
    n03501520 head
    n03501614 head
    n03502200 headboard
    n03502331 head covering
    n03502509 headdress
    n03502777 header
    n03502897 header
    n03503097 header
    n03503233 header
    n03503358 headfast
    n03503477 head gasket
    n03503567 head gate
    n03503718 headgear
    n03503997 headlight
    n03504205 headpiece
    n03504293 headpin
    n03504723 headquarters
    n03505015 headrace
    n03505133 headrest
    n03505383 headsail
    n03505504 headscarf
    n03505667 headset
    n03505764 head shop
    n03506028 headstall
    n03506184 headstock
    n03506370 health spa
    n03506560 hearing aid
    n03506727 hearing aid
    n03506880 hearse
    n03507241 hearth
    n03507458 hearthrug
    n03507658 heart-lung machine
    n03507963 heat engine
    n03508101 heater
    n03508485 heat exchanger
    n03508881 heating pad
    n03509394 heat lamp
    n03509608 heat pump
    n03509843 heat-seeking missile
    n03510072 heat shield
    n03510244 heat sink
    n03510384 heaume
    n03510487 heaver
    n03510583 heavier-than-air craft
    n03510866 heckelphone
    n03510987 hectograph
    n03511175 hedge
    n03511333 hedge trimmer
    n03512030 helicon
    n03512147 helicopter
    n03512452 heliograph
    n03512624 heliometer
    n03512911 helm
    n03513137 helmet
    n03513376 helmet
    n03514129 hematocrit
    n03514340 hemming-stitch
    n03514451 hemostat
    n03514693 hemstitch
    n03514894 henroost
    n03515338 heraldry
    n03515934 hermitage
    n03516266 herringbone
    n03516367 herringbone
    n03516647 Herschelian telescope
    n03516844 Hessian boot
    n03516996 heterodyne receiver
    n03517509 hibachi
    n03517647 hideaway
    n03517760 hi-fi
    n03517899 high altar
    n03517982 high-angle gun
    n03518135 highball glass
    n03518230 highboard
    n03518305 highboy
    n03518445 highchair
    n03518631 high gear
    n03518829 high-hat cymbal
    n03518943 highlighter
    n03519081 highlighter
    n03519226 high-pass filter
    n03519387 high-rise
    n03519674 high table
    n03519848 high-warp loom
    n03520493 hijab
    n03521076 hinge
    n03521431 hinging post
    n03521544 hip boot
    n03521675 hipflask
    n03521771 hip pad
    n03521899 hip pocket
    n03522003 hippodrome
    n03522100 hip roof
    n03522634 hitch
    n03522863 hitch
    n03522990 hitching post
    n03523134 hitchrack
    n03523398 hob
    n03523506 hobble skirt
    n03523987 hockey skate
    n03524150 hockey stick
    n03524287 hod
    n03524425 hodoscope
    n03524574 hoe
    n03524745 hoe handle
    n03524976 hogshead
    n03525074 hoist
    n03525252 hold
    n03525454 holder
    n03525693 holding cell
    n03525827 holding device
    n03526062 holding pen
    n03527149 hollowware
    n03527444 holster
    n03527565 holster
    n03527675 holy of holies
    n03528100 home
    n03528263 home appliance
    n03528523 home computer
    n03528901 home plate
    n03529175 home room
    n03529444 homespun
    n03529629 homestead
    n03529860 home theater
    n03530189 homing torpedo
    n03530511 hone
    n03530642 honeycomb
    n03530910 hood
    n03531281 hood
    n03531447 hood
    n03531546 hood
    n03531691 hood
    n03531982 hood latch
    n03532342 hook
    n03532672 hook
    n03532919 hook
    n03533014 hookah
    n03533392 hook and eye
    n03533486 hookup
    n03533654 hookup
    n03533845 hook wrench
    n03534580 hoopskirt
    n03534695 hoosegow
    n03534776 Hoover
    n03535024 hope chest
    n03535284 hopper
    n03535647 hopsacking
    n03535780 horizontal bar
    n03536122 horizontal stabilizer
    n03536568 horizontal tail
    n03536761 horn
    n03537085 horn
    n03537241 horn
    n03537412 horn button
    n03537550 hornpipe
    n03538037 horse
    n03538179 horsebox
    n03538300 horsecar
    n03538406 horse cart
    n03538542 horsecloth
    n03538634 horse-drawn vehicle
    n03538817 horsehair
    n03538957 horsehair wig
    n03539103 horseless carriage
    n03539293 horse pistol
    n03539433 horseshoe
    n03539546 horseshoe
    n03539678 horse-trail
    n03539754 horsewhip
    n03540090 hose
    n03540267 hosiery
    n03540476 hospice
    n03540595 hospital
    n03540914 hospital bed
    n03541091 hospital room
    n03541269 hospital ship
    n03541393 hospital train
    n03541537 hostel
    n03541696 hostel
    n03541923 hot-air balloon
    n03542333 hotel
    n03542605 hotel-casino
    n03542727 hotel-casino
    n03542860 hotel room
    n03543012 hot line
    n03543112 hot pants
    n03543254 hot plate
    n03543394 hot rod
    n03543511 hot spot
    n03543603 hot tub
    n03543735 hot-water bottle
    n03543945 houndstooth check
    n03544143 hourglass
    n03544238 hour hand
    n03544360 house
    n03545150 house
    n03545470 houseboat
    n03545585 houselights
    n03545756 house of cards
    n03545961 house of correction
    n03546112 house paint
    n03546235 housetop
    n03546340 housing
    n03547054 hovel
    n03547229 hovercraft
    n03547397 howdah
    n03547530 huarache
    n03547861 hub-and-spoke
    n03548086 hubcap
    n03548195 huck
    n03548320 hug-me-tight
    n03548402 hula-hoop
    n03548533 hulk
    n03548626 hull
    n03548930 humeral veil
    n03549199 Humvee
    n03549350 hunter
    n03549473 hunting knife
    n03549589 hurdle
    n03549732 hurricane deck
    n03549897 hurricane lamp
    n03550153 hut
    n03550289 hutch
    n03550420 hutment
    n03551084 hydraulic brake
    n03551395 hydraulic press
    n03551582 hydraulic pump
    n03551790 hydraulic system
    n03552001 hydraulic transmission
    n03552449 hydroelectric turbine
    n03552749 hydrofoil
    n03553019 hydrofoil
    n03553248 hydrogen bomb
    n03553486 hydrometer
    n03554375 hygrodeik
    n03554460 hygrometer
    n03554645 hygroscope
    n03555006 hyperbaric chamber
    n03555217 hypercoaster
    n03555426 hypermarket
    n03555564 hypodermic needle
    n03555662 hypodermic syringe
    n03555862 hypsometer
    n03555996 hysterosalpingogram
    n03556173 I-beam
    n03556679 ice ax
    n03556811 iceboat
    n03556992 icebreaker
    n03557270 iced-tea spoon
    n03557360 ice hockey rink
    n03557590 ice machine
    n03557692 ice maker
    n03557840 ice pack
    n03558007 icepick
    n03558176 ice rink
    n03558404 ice skate
    n03558633 ice tongs
    n03558739 icetray
    n03559373 iconoscope
    n03559531 Identikit
    n03559999 idle pulley
    n03560430 igloo
    n03560860 ignition coil
    n03561047 ignition key
    n03561169 ignition switch
    n03561573 imaret
    n03562565 immovable bandage
    n03563200 impact printer
    n03563460 impeller
    n03563710 implant
    n03563967 implement
    n03564849 impression
    n03565288 imprint
    n03565565 improvised explosive device
    n03565710 impulse turbine
    n03565830 in-basket
    n03565991 incendiary bomb
    n03566193 incinerator
    n03566329 inclined plane
    n03566555 inclinometer
    n03566730 inclinometer
    n03566860 incrustation
    n03567066 incubator
    n03567635 index register
    n03567788 Indiaman
    n03567912 Indian club
    n03568117 indicator
    n03568818 induction coil
    n03569014 inductor
    n03569174 industrial watercourse
    n03569293 inertial guidance system
    n03569494 inflater
    n03571280 inhaler
    n03571439 injector
    n03571625 ink bottle
    n03571853 ink eraser
    n03571942 ink-jet printer
    n03572107 inkle
    n03572205 inkstand
    n03572321 inkwell
    n03572631 inlay
    n03573574 inside caliper
    n03573848 insole
    n03574243 instep
    n03574416 instillator
    n03574555 institution
    n03574816 instrument
    n03575958 instrument of punishment
    n03576215 instrument of torture
    n03576443 intaglio
    n03576955 intake valve
    n03577090 integrated circuit
    n03577312 integrator
    n03577474 Intelnet
    n03577672 interceptor
    n03577818 interchange
    n03578055 intercommunication system
    n03578251 intercontinental ballistic missile
    n03578656 interface
    n03578981 interferometer
    n03579538 interior door
    n03579982 internal-combustion engine
    n03580518 internal drive
    n03580615 internet
    n03580845 interphone
    n03580990 interrupter
    n03581125 intersection
    n03581531 interstice
    n03581897 intraocular lens
    n03582508 intravenous pyelogram
    n03582959 inverter
    n03583419 ion engine
    n03583621 ionization chamber
    n03584254 iPod
    n03584400 video iPod
    n03584829 iron
    n03585073 iron
    n03585337 iron
    n03585438 irons
    n03585551 ironclad
    n03585682 iron foundry
    n03585778 iron horse
    n03585875 ironing
    n03586219 iron lung
    n03586631 ironmongery
    n03586911 ironworks
    n03587205 irrigation ditch
    n03588216 izar
    n03588841 jabot
    n03588951 jack
    n03589313 jack
    n03589513 jack
    n03589672 jack
    n03589791 jacket
    n03590306 jacket
    n03590475 jacket
    n03590588 jack-in-the-box
    n03590841 jack-o'-lantern
    n03590932 jack plane
    n03591116 Jacob's ladder
    n03591313 jaconet
    n03591592 Jacquard loom
    n03591798 jacquard
    n03591901 jag
    n03592245 jail
    n03592669 jalousie
    n03592773 jamb
    n03592931 jammer
    n03593122 jampot
    n03593222 japan
    n03593526 jar
    n03593862 Jarvik heart
    n03594010 jaunting car
    n03594148 javelin
    n03594277 jaw
    n03594523 Jaws of Life
    n03594734 jean
    n03594945 jeep
    n03595055 jellaba
    n03595264 jerkin
    n03595409 jeroboam
    n03595523 jersey
    n03595614 jersey
    n03595860 jet
    n03596099 jet bridge
    n03596285 jet engine
    n03596543 jetliner
    n03597147 jeweler's glass
    n03597317 jewelled headdress
    n03597916 jew's harp
    n03598151 jib
    n03598299 jibboom
    n03598385 jig
    n03598515 jig
    n03598646 jiggermast
    n03598783 jigsaw
    n03598930 jigsaw puzzle
    n03599486 jinrikisha
    n03599964 jobcentre
    n03600285 jodhpurs
    n03600475 jodhpur
    n03600722 joinery
    n03600977 joint
    n03601442 Joint Direct Attack Munition
    n03601638 jointer
    n03601840 joist
    n03602081 jolly boat
    n03602194 jorum
    n03602365 joss house
    n03602686 journal bearing
    n03602790 journal box
    n03602883 joystick
    n03603442 jungle gym
    n03603594 junk
    n03603722 jug
    n03604156 jukebox
    n03604311 jumbojet
    n03604400 jumper
    n03604536 jumper
    n03604629 jumper
    n03604763 jumper
    n03604843 jumper cable
    n03605417 jump seat
    n03605504 jump suit
    n03605598 jump suit
    n03605722 junction
    n03605915 junction
    n03606106 junction barrier
    n03606251 junk shop
    n03606347 jury box
    n03606465 jury mast
    n03607029 kachina
    n03607186 kaffiyeh
    n03607527 kalansuwa
    n03607659 Kalashnikov
    n03607923 kameez
    n03608504 kanzu
    n03609147 katharometer
    n03609235 kayak
    n03609397 kazoo
    n03609542 keel
    n03609786 keelboat
    n03609959 keelson
    n03610098 keep
    n03610418 keg
    n03610524 kennel
    n03610682 kepi
    n03610836 keratoscope
    n03610992 kerchief
    n03612010 ketch
    n03612814 kettle
    n03612965 kettle
    n03613294 key
    n03613592 key
    n03614007 keyboard
    n03614383 keyboard buffer
    n03614532 keyboard instrument
    n03614782 keyhole
    n03614887 keyhole saw
    n03615300 khadi
    n03615406 khaki
    n03615563 khakis
    n03615655 khimar
    n03615790 khukuri
    n03616091 kick pleat
    n03616225 kicksorter
    n03616428 kickstand
    n03616763 kick starter
    n03616979 kid glove
    n03617095 kiln
    n03617312 kilt
    n03617480 kimono
    n03617594 kinescope
    n03617834 Kinetoscope
    n03618101 king
    n03618339 king
    n03618546 kingbolt
    n03618678 king post
    n03618797 Kipp's apparatus
    n03618982 kirk
    n03619050 kirpan
    n03619196 kirtle
    n03619275 kirtle
    n03619396 kit
    n03619650 kit
    n03619793 kitbag
    n03619890 kitchen
    n03620052 kitchen appliance
    n03620353 kitchenette
    n03620967 kitchen table
    n03621049 kitchen utensil
    n03621377 kitchenware
    n03621694 kite balloon
    n03622058 klaxon
    n03622401 klieg light
    n03622526 klystron
    n03622839 knee brace
    n03622931 knee-high
    n03623198 knee pad
    n03623338 knee piece
    n03623556 knife
    n03624134 knife
    n03624400 knife blade
    n03624767 knight
    n03625355 knit
    n03625539 knitting machine
    n03625646 knitting needle
    n03625943 knitwear
    n03626115 knob
    n03626272 knob
    n03626418 knobble
    n03626502 knobkerrie
    n03626760 knocker
    n03627232 knot
    n03627954 knuckle joint
    n03628071 kohl
    n03628215 koto
    n03628421 kraal
    n03628511 kremlin
    n03628728 kris
    n03628831 krummhorn
    n03628984 Kundt's tube
    n03629100 Kurdistan
    n03629231 kurta
    n03629520 kylix
    n03629643 kymograph
    n03630262 lab bench
    n03630383 lab coat
    n03631177 lace
    n03631811 lacquer
    n03631922 lacquerware
    n03632100 lacrosse ball
    n03632577 ladder-back
    n03632729 ladder-back
    n03632852 ladder truck
    n03632963 ladies' room
    n03633091 ladle
    n03633341 lady chapel
    n03633632 lagerphone
    n03633886 lag screw
    n03634034 lake dwelling
    n03634899 lally
    n03635032 lamasery
    n03635108 lambrequin
    n03635330 lame
    n03635516 laminar flow clean room
    n03635668 laminate
    n03635932 lamination
    n03636248 lamp
    n03636649 lamp
    n03637027 lamp house
    n03637181 lamppost
    n03637318 lampshade
    n03637480 lanai
    n03637787 lancet arch
    n03637898 lancet window
    n03638014 landau
    n03638180 lander
    n03638623 landing craft
    n03638743 landing flap
    n03638883 landing gear
    n03639077 landing net
    n03639230 landing skid
    n03639497 land line
    n03639675 land mine
    n03639880 land office
    n03640850 lanolin
    n03640988 lantern
    n03641569 lanyard
    n03641947 lap
    n03642144 laparoscope
    n03642341 lapboard
    n03642444 lapel
    n03642573 lap joint
    n03642806 laptop
    n03643149 laryngoscope
    n03643253 laser
    n03643491 laser-guided bomb
    n03643737 laser printer
    n03643907 lash
    n03644073 lashing
    n03644378 lasso
    n03644858 latch
    n03645011 latch
    n03645168 latchet
    n03645290 latchkey
    n03645577 lateen
    n03646020 latex paint
    n03646148 lath
    n03646296 lathe
    n03646809 latrine
    n03646916 lattice
    n03647423 launch
    n03647520 launcher
    n03648219 laundry
    n03648431 laundry cart
    n03648667 laundry truck
    n03649003 lavalava
    n03649161 lavaliere
    n03649288 laver
    n03649674 lawn chair
    n03649797 lawn furniture
    n03649909 lawn mower
    n03650551 layette
    n03651388 lead-acid battery
    n03651605 lead-in
    n03651843 leading rein
    n03652100 lead pencil
    n03652389 leaf spring
    n03652729 lean-to
    n03652826 lean-to tent
    n03652932 leash
    n03653110 leatherette
    n03653220 leather strip
    n03653454 Leclanche cell
    n03653583 lectern
    n03653740 lecture room
    n03653833 lederhosen
    n03653975 ledger board
    n03654576 leg
    n03654826 leg
    n03655072 legging
    n03655470 Leiden jar
    n03655720 leisure wear
    n03656484 lens
    n03656957 lens
    n03657121 lens cap
    n03657239 lens implant
    n03657511 leotard
    n03658102 letter case
    n03658185 letter opener
    n03658635 levee
    n03658858 level
    n03659292 lever
    n03659686 lever
    n03659809 lever
    n03659950 lever lock
    n03660124 Levi's
    n03660562 Liberty ship
    n03660909 library
    n03661043 library
    n03661340 lid
    n03662301 Liebig condenser
    n03662452 lie detector
    n03662601 lifeboat
    n03662719 life buoy
    n03662887 life jacket
    n03663433 life office
    n03663531 life preserver
    n03663910 life-support system
    n03664159 life-support system
    n03664675 lifting device
    n03664840 lift pump
    n03664943 ligament
    n03665232 ligature
    n03665366 light
    n03665851 light arm
    n03665924 light bulb
    n03666238 light circuit
    n03666362 light-emitting diode
    n03666591 lighter
    n03666917 lighter-than-air craft
    n03667060 light filter
    n03667235 lighting
    n03667552 light machine gun
    n03667664 light meter
    n03667829 light microscope
    n03668067 lightning rod
    n03668279 light pen
    n03668488 lightship
    n03668803 Lilo
    n03669245 limber
    n03669534 limekiln
    n03669886 limiter
    n03670208 limousine
    n03671914 linear accelerator
    n03672521 linen
    n03672827 line printer
    n03673027 liner
    n03673270 liner
    n03673450 lingerie
    n03673767 lining
    n03674270 link
    n03674440 linkage
    n03674731 Link trainer
    n03674842 linocut
    n03675076 linoleum knife
    n03675235 Linotype
    n03675445 linsey-woolsey
    n03675558 linstock
    n03675907 lion-jaw forceps
    n03676087 lip-gloss
    n03676483 lipstick
    n03676623 liqueur glass
    n03676759 liquid crystal display
    n03677115 liquid metal reactor
    n03677682 lisle
    n03677766 lister
    n03678558 litterbin
    n03678729 little theater
    n03678879 live axle
    n03679384 living quarters
    n03679712 living room
    n03680248 load
    n03680355 Loafer
    n03680512 loaner
    n03680734 lobe
    n03680858 lobster pot
    n03680942 local
    n03681477 local area network
    n03681813 local oscillator
    n03682380 Lochaber ax
    n03682487 lock
    n03682877 lock
    n03683079 lock
    n03683341 lock
    n03683457 lockage
    n03683606 locker
    n03683708 locker room
    n03683995 locket
    n03684143 lock-gate
    n03684224 locking pliers
    n03684489 lockring
    n03684611 lockstitch
    n03684740 lockup
    n03684823 locomotive
    n03685307 lodge
    n03685486 lodge
    n03685640 lodge
    n03685820 lodging house
    n03686130 loft
    n03686363 loft
    n03686470 loft
    n03686924 log cabin
    n03687137 loggia
    n03687928 longbow
    n03688066 long iron
    n03688192 long johns
    n03688405 long sleeve
    n03688504 long tom
    n03688605 long trousers
    n03688707 long underwear
    n03688832 looking glass
    n03688943 lookout
    n03689157 loom
    n03689570 loop knot
    n03690168 lorgnette
    n03690279 Lorraine cross
    n03690473 lorry
    n03690851 lota
    n03690938 lotion
    n03691459 loudspeaker
    n03691817 lounge
    n03692004 lounger
    n03692136 lounging jacket
    n03692272 lounging pajama
    n03692379 loungewear
    n03692522 loupe
    n03692842 louvered window
    n03693293 love knot
    n03693474 love seat
    n03693707 loving cup
    n03693860 lowboy
    n03694196 low-pass filter
    n03694356 low-warp-loom
    n03694639 LP
    n03694761 L-plate
    n03694949 lubber's hole
    n03695122 lubricating system
    n03695452 luff
    n03695616 lug
    n03695753 luge
    n03695857 Luger
    n03695957 luggage carrier
    n03696065 luggage compartment
    n03696301 luggage rack
    n03696445 lugger
    n03696568 lugsail
    n03696746 lug wrench
    n03696909 lumberjack
    n03697007 lumbermill
    n03697366 lunar excursion module
    n03697552 lunchroom
    n03697812 lunette
    n03697913 lungi
    n03698123 lunula
    n03698226 lusterware
    n03698360 lute
    n03698604 luxury liner
    n03698723 lyceum
    n03698815 lychgate
    n03699280 lyre
    n03699591 machete
    n03699754 machicolation
    n03699975 machine
    n03700963 machine
    n03701191 machine bolt
    n03701391 machine gun
    n03701640 machinery
    n03701790 machine screw
    n03702248 machine tool
    n03702440 machinist's vise
    n03702582 machmeter
    n03703075 mackinaw
    n03703203 mackinaw
    n03703463 mackinaw
    n03703590 mackintosh
    n03703730 macrame
    n03703862 madras
    n03703945 Mae West
    n03704549 magazine rack
    n03704834 magic lantern
    n03705379 magnet
    n03705808 magnetic bottle
    n03706229 magnetic compass
    n03706415 magnetic core memory
    n03706653 magnetic disk
    n03706939 magnetic head
    n03707171 magnetic mine
    n03707372 magnetic needle
    n03707597 magnetic recorder
    n03707766 magnetic stripe
    n03708036 magnetic tape
    n03708425 magneto
    n03708843 magnetometer
    n03708962 magnetron
    n03709206 magnifier
    n03709363 magnum
    n03709545 magnus hitch
    n03709644 mail
    n03709823 mailbag
    n03709960 mailbag
    n03710079 mailboat
    n03710193 mailbox
    n03710294 mail car
    n03710421 maildrop
    n03710528 mailer
    n03710637 maillot
    n03710721 maillot
    n03710937 mailsorter
    n03711044 mail train
    n03711711 mainframe
    n03711999 mainmast
    n03712111 main rotor
    n03712337 mainsail
    n03712444 mainspring
    n03712887 main-topmast
    n03712981 main-topsail
    n03713069 main yard
    n03713151 maisonette
    n03713436 majolica
    n03714235 makeup
    n03715114 Maksutov telescope
    n03715275 malacca
    n03715386 mallet
    n03715669 mallet
    n03715892 mallet
    n03716228 mammogram
    n03716887 mandola
    n03716966 mandolin
    n03717131 manger
    n03717285 mangle
    n03717447 manhole
    n03717622 manhole cover
    n03718212 man-of-war
    n03718335 manometer
    n03718458 manor
    n03718581 manor hall
    n03718699 MANPAD
    n03718789 mansard
    n03718935 manse
    n03719053 mansion
    n03719343 mantel
    n03719560 mantelet
    n03719743 mantilla
    n03720005 Mao jacket
    n03720163 map
    n03720665 maquiladora
    n03720891 maraca
    n03721047 marble
    n03721252 marching order
    n03721384 marimba
    n03721590 marina
    n03722007 marker
    n03722288 marketplace
    n03722646 marlinespike
    n03722944 marocain
    n03723153 marquee
    n03723267 marquetry
    n03723439 marriage bed
    n03723781 martello tower
    n03723885 martingale
    n03724066 mascara
    n03724176 maser
    n03724417 masher
    n03724538 mashie
    n03724623 mashie niblick
    n03724756 masjid
    n03724870 mask
    n03725035 mask
    n03725506 Masonite
    n03725600 Mason jar
    n03725717 masonry
    n03725869 mason's level
    n03726116 massage parlor
    n03726233 massage parlor
    n03726371 mass spectrograph
    n03726516 mass spectrometer
    n03726760 mast
    n03726993 mast
    n03727067 mastaba
    n03727465 master bedroom
    n03727605 masterpiece
    n03727837 mat
    n03727946 mat
    n03728437 match
    n03728982 match
    n03729131 matchboard
    n03729308 matchbook
    n03729402 matchbox
    n03729482 matchlock
    n03729647 match plane
    n03729826 matchstick
    n03729951 material
    n03730153 materiel
    n03730334 maternity hospital
    n03730494 maternity ward
    n03730655 matrix
    n03730788 Matthew Walker
    n03730893 matting
    n03731019 mattock
    n03731483 mattress cover
    n03731695 maul
    n03731882 maulstick
    n03732020 Mauser
    n03732114 mausoleum
    n03732458 maxi
    n03732543 Maxim gun
    n03732658 maximum and minimum thermometer
    n03733131 maypole
    n03733281 maze
    n03733465 mazer
    n03733547 means
    n03733644 measure
    n03733805 measuring cup
    n03733925 measuring instrument
    n03735637 measuring stick
    n03735963 meat counter
    n03736064 meat grinder
    n03736147 meat hook
    n03736269 meat house
    n03736372 meat safe
    n03736470 meat thermometer
    n03736970 mechanical device
    n03738066 mechanical piano
    n03738241 mechanical system
    n03738472 mechanism
    n03739518 medical building
    n03739693 medical instrument
    n03742019 medicine ball
    n03742115 medicine chest
    n03742238 MEDLINE
    n03743016 megalith
    n03743279 megaphone
    n03743902 memorial
    n03744276 memory
    n03744684 memory chip
    n03744840 memory device
    n03745146 menagerie
    n03745487 mending
    n03745571 menhir
    n03746005 menorah
    n03746155 Menorah
    n03746330 man's clothing
    n03746486 men's room
    n03748162 mercantile establishment
    n03749504 mercury barometer
    n03749634 mercury cell
    n03749807 mercury thermometer
    n03750206 mercury-vapor lamp
    n03750437 mercy seat
    n03750614 merlon
    n03751065 mess
    n03751269 mess jacket
    n03751458 mess kit
    n03751590 messuage
    n03751757 metal detector
    n03752071 metallic
    n03752185 metal screw
    n03752398 metal wood
    n03752922 meteorological balloon
    n03753077 meter
    n03753514 meterstick
    n03757604 metronome
    n03758089 mezzanine
    n03758220 mezzanine
    n03758894 microbalance
    n03758992 microbrewery
    n03759243 microfiche
    n03759432 microfilm
    n03759661 micrometer
    n03759954 microphone
    n03760310 microprocessor
    n03760671 microscope
    n03760944 microtome
    n03761084 microwave
    n03761588 microwave diathermy machine
    n03761731 microwave linear accelerator
    n03762238 middy
    n03762332 midiron
    n03762434 mihrab
    n03762602 mihrab
    n03762982 military hospital
    n03763727 military quarters
    n03763968 military uniform
    n03764276 military vehicle
    n03764606 milk bar
    n03764736 milk can
    n03764822 milk float
    n03764995 milking machine
    n03765128 milking stool
    n03765467 milk wagon
    n03765561 mill
    n03765934 milldam
    n03766044 miller
    n03766218 milliammeter
    n03766322 millinery
    n03766508 millinery
    n03766600 milling
    n03766697 millivoltmeter
    n03766935 millstone
    n03767112 millstone
    n03767203 millwheel
    n03767459 mimeograph
    n03767745 minaret
    n03767966 mincer
    n03768132 mine
    n03768683 mine detector
    n03768823 minelayer
    n03768916 mineshaft
    n03769610 minibar
    n03769722 minibike
    n03769881 minibus
    n03770085 minicar
    n03770224 minicomputer
    n03770316 ministry
    n03770439 miniskirt
    n03770520 minisub
    n03770679 minivan
    n03770834 miniver
    n03770954 mink
    n03772077 minster
    n03772269 mint
    n03772584 minute hand
    n03772674 Minuteman
    n03773035 mirror
    n03773504 missile
    n03773835 missile defense system
    n03774327 miter box
    n03774461 miter joint
    n03775071 mitten
    n03775199 mixer
    n03775388 mixer
    n03775546 mixing bowl
    n03775636 mixing faucet
    n03775747 mizzen
    n03775847 mizzenmast
    n03776167 mobcap
    n03776460 mobile home
    n03776877 moccasin
    n03776997 mock-up
    n03777126 mod con
    n03777568 Model T
    n03777754 modem
    n03778459 modillion
    n03778817 module
    n03779000 module
    n03779128 mohair
    n03779246 moire
    n03779370 mold
    n03779884 moldboard
    n03780047 moldboard plow
    n03780799 moleskin
    n03781055 Molotov cocktail
    n03781244 monastery
    n03781467 monastic habit
    n03781594 moneybag
    n03781683 money belt
    n03781787 monitor
    n03782006 monitor
    n03782190 monitor
    n03782794 monkey-wrench
    n03782929 monk's cloth
    n03783304 monochrome
    n03783430 monocle
    n03783575 monofocal lens implant
    n03783873 monoplane
    n03784139 monotype
    n03784270 monstrance
    n03784793 mooring tower
    n03784896 Moorish arch
    n03785016 moped
    n03785142 mop handle
    n03785237 moquette
    n03785499 morgue
    n03785721 morion
    n03786096 morning dress
    n03786194 morning dress
    n03786313 morning room
    n03786621 Morris chair
    n03786715 mortar
    n03786901 mortar
    n03787032 mortarboard
    n03787523 mortise joint
    n03788047 mosaic
    n03788195 mosque
    n03788365 mosquito net
    n03788498 motel
    n03788601 motel room
    n03788914 Mother Hubbard
    n03789171 motion-picture camera
    n03789400 motion-picture film
    n03789603 motley
    n03789794 motley
    n03789946 motor
    n03790230 motorboat
    n03790512 motorcycle
    n03790755 motor hotel
    n03790953 motorized wheelchair
    n03791053 motor scooter
    n03791235 motor vehicle
    n03792048 mound
    n03792334 mound
    n03792526 mount
    n03792782 mountain bike
    n03792972 mountain tent
    n03793489 mouse
    n03793850 mouse button
    n03794056 mousetrap
    n03794136 mousse
    n03794798 mouthpiece
    n03795123 mouthpiece
    n03795269 mouthpiece
    n03795758 movement
    n03795976 movie projector
    n03796181 moving-coil galvanometer
    n03796401 moving van
    n03796522 mud brick
    n03796605 mudguard
    n03796848 mudhif
    n03796974 muff
    n03797062 muffle
    n03797182 muffler
    n03797264 mufti
    n03797390 mug
    n03797896 mulch
    n03798061 mule
    n03798442 multichannel recorder
    n03798610 multiengine airplane
    n03798982 multiplex
    n03799113 multiplexer
    n03799240 multiprocessor
    n03799375 multistage rocket
    n03799610 munition
    n03799876 Murphy bed
    n03800371 musette
    n03800485 musette pipe
    n03800563 museum
    n03800772 mushroom anchor
    n03800933 musical instrument
    n03801353 music box
    n03801533 music hall
    n03801671 music school
    n03801760 music stand
    n03801880 music stool
    n03802007 musket
    n03802228 musket ball
    n03802393 muslin
    n03802643 mustache cup
    n03802800 mustard plaster
    n03802973 mute
    n03803116 muzzle loader
    n03803284 muzzle
    n03803780 myelogram
    n03804211 nacelle
    n03804744 nail
    n03805180 nailbrush
    n03805280 nailfile
    n03805374 nailhead
    n03805503 nailhead
    n03805725 nail polish
    n03805933 nainsook
    n03807334 Napier's bones
    n03809211 nard
    n03809312 narrowbody aircraft
    n03809603 narrow wale
    n03809686 narthex
    n03809802 narthex
    n03810412 nasotracheal tube
    n03810952 national monument
    n03811295 nautilus
    n03811444 navigational system
    n03811847 naval equipment
    n03811965 naval gun
    n03812263 naval missile
    n03812382 naval radar
    n03812789 naval tactical data system
    n03812924 naval weaponry
    n03813078 nave
    n03813176 navigational instrument
    n03813946 nebuchadnezzar
    n03814528 neckband
    n03814639 neck brace
    n03814727 neckcloth
    n03814817 neckerchief
    n03814906 necklace
    n03815149 necklet
    n03815278 neckline
    n03815482 neckpiece
    n03815615 necktie
    n03816005 neckwear
    n03816136 needle
    n03816394 needle
    n03816530 needlenose pliers
    n03816849 needlework
    n03817191 negative
    n03817331 negative magnetic pole
    n03817522 negative pole
    n03817647 negligee
    n03818001 neolith
    n03818343 neon lamp
    n03819047 nephoscope
    n03819336 nest
    n03819448 nest egg
    n03819595 net
    n03819994 net
    n03820154 net
    n03820318 net
    n03820728 network
    n03820950 network
    n03821145 neutron bomb
    n03821424 newel
    n03821518 newel post
    n03822171 newspaper
    n03822361 newsroom
    n03822504 newsroom
    n03822656 newsstand
    n03822767 Newtonian telescope
    n03823111 nib
    n03823216 niblick
    n03823312 nicad
    n03823673 nickel-iron battery
    n03823906 Nicol prism
    n03824197 night bell
    n03824284 nightcap
    n03824381 nightgown
    n03824589 night latch
    n03824713 night-light
    n03824999 nightshirt
    n03825080 nightwear
    n03825271 ninepin
    n03825442 ninepin ball
    n03825673 ninon
    n03825788 nipple
    n03825913 nipple shield
    n03826039 niqab
    n03826186 Nissen hut
    n03827420 nogging
    n03827536 noisemaker
    n03828020 nonsmoker
    n03829340 non-volatile storage
    n03829857 Norfolk jacket
    n03829954 noria
    n03831203 nosebag
    n03831382 noseband
    n03831757 nose flute
    n03832144 nosewheel
    n03832673 notebook
    n03833907 nuclear-powered ship
    n03834040 nuclear reactor
    n03834472 nuclear rocket
    n03834604 nuclear weapon
    n03835197 nude
    n03835729 numdah
    n03835941 nun's habit
    n03836062 nursery
    n03836451 nut and bolt
    n03836602 nutcracker
    n03836906 nylon
    n03836976 nylons
    n03837422 oar
    n03837606 oast
    n03837698 oast house
    n03837869 obelisk
    n03838024 object ball
    n03838298 objective
    n03838748 oblique bandage
    n03838899 oboe
    n03839172 oboe da caccia
    n03839276 oboe d'amore
    n03839424 observation dome
    n03839671 observatory
    n03839795 obstacle
    n03840327 obturator
    n03840681 ocarina
    n03840823 octant
    n03841011 odd-leg caliper
    n03841143 odometer
    n03841290 oeil de boeuf
    n03841666 office
    n03842012 office building
    n03842156 office furniture
    n03842276 officer's mess
    n03842377 off-line equipment
    n03842585 ogee
    n03842754 ogee arch
    n03842986 ohmmeter
    n03843092 oil
    n03843316 oilcan
    n03843438 oilcloth
    n03843555 oil filter
    n03843883 oil heater
    n03844045 oil lamp
    n03844233 oil paint
    n03844550 oil pump
    n03844673 oil refinery
    n03844815 oilskin
    n03844965 oil slick
    n03845107 oilstone
    n03845190 oil tanker
    n03845990 old school tie
    n03846100 olive drab
    n03846234 olive drab
    n03846431 Olympian Zeus
    n03846677 omelet pan
    n03846772 omnidirectional antenna
    n03846970 omnirange
    n03847471 onion dome
    n03847823 open-air market
    n03848033 open circuit
    n03848168 open-end wrench
    n03848348 opener
    n03848537 open-hearth furnace
    n03849275 openside plane
    n03849412 open sight
    n03849679 openwork
    n03849814 opera
    n03849943 opera cloak
    n03850053 operating microscope
    n03850245 operating room
    n03850492 operating table
    n03850613 ophthalmoscope
    n03851341 optical device
    n03851787 optical disk
    n03852280 optical instrument
    n03852544 optical pyrometer
    n03852688 optical telescope
    n03853291 orchestra pit
    n03853924 ordinary
    n03854065 organ
    n03854421 organdy
    n03854506 organic light-emitting diode
    n03854722 organ loft
    n03854815 organ pipe
    n03855214 organza
    n03855333 oriel
    n03855464 oriflamme
    n03855604 O ring
    n03855756 Orlon
    n03855908 orlop deck
    n03856012 orphanage
    n03856335 orphrey
    n03856465 orrery
    n03856728 orthicon
    n03857026 orthochromatic film
    n03857156 orthopter
    n03857291 orthoscope
    n03857687 oscillograph
    n03857828 oscilloscope
    n03858085 ossuary
    n03858183 otoscope
    n03858418 ottoman
    n03858533 oubliette
    n03858837 out-basket
    n03859000 outboard motor
    n03859170 outboard motorboat
    n03859280 outbuilding
    n03859495 outerwear
    n03859608 outfall
    n03859958 outfit
    n03860234 outfitter
    n03860404 outhouse
    n03861048 output device
    n03861271 outrigger
    n03861430 outrigger canoe
    n03861596 outside caliper
    n03861842 outside mirror
    n03862379 outwork
    n03862676 oven
    n03862862 oven thermometer
    n03863108 overall
    n03863262 overall
    n03863657 overcoat
    n03863783 overdrive
    n03863923 overgarment
    n03864139 overhand knot
    n03864356 overhang
    n03864692 overhead projector
    n03865288 overmantel
    n03865371 overnighter
    n03865557 overpass
    n03865820 override
    n03865949 overshoe
    n03866082 overskirt
    n03867854 oxbow
    n03868044 Oxbridge
    n03868242 oxcart
    n03868324 oxeye
    n03868406 oxford
    n03868643 oximeter
    n03868763 oxyacetylene torch
    n03868863 oxygen mask
    n03869838 oyster bar
    n03869976 oyster bed
    n03870105 pace car
    n03870290 pacemaker
    n03870546 pack
    n03870672 pack
    n03870980 pack
    n03871083 package
    n03871371 package store
    n03871524 packaging
    n03871628 packet
    n03871724 packing box
    n03871860 packinghouse
    n03872016 packinghouse
    n03872167 packing needle
    n03872273 packsaddle
    n03873416 paddle
    n03873699 paddle
    n03873848 paddle
    n03873996 paddle box
    n03874138 paddle steamer
    n03874293 paddlewheel
    n03874487 paddock
    n03874599 padlock
    n03874823 page printer
    n03875218 paint
    n03875806 paintball
    n03875955 paintball gun
    n03876111 paintbox
    n03876231 paintbrush
    n03877351 paisley
    n03877472 pajama
    n03877674 pajama
    n03877845 palace
    n03878066 palace
    n03878211 palace
    n03878294 palanquin
    n03878418 paleolith
    n03878511 palestra
    n03878674 palette
    n03878828 palette knife
    n03878963 palisade
    n03879456 pallet
    n03879705 pallette
    n03880032 pallium
    n03880129 pallium
    n03880323 pan
    n03880531 pan
    n03881305 pancake turner
    n03881404 panchromatic film
    n03881534 panda car
    n03882611 paneling
    n03882960 panhandle
    n03883054 panic button
    n03883385 pannier
    n03883524 pannier
    n03883664 pannikin
    n03883773 panopticon
    n03883944 panopticon
    n03884397 panpipe
    n03884554 pantaloon
    n03884639 pantechnicon
    n03884778 pantheon
    n03884926 pantheon
    n03885028 pantie
    n03885194 panting
    n03885293 pant leg
    n03885410 pantograph
    n03885535 pantry
    n03885669 pants suit
    n03885788 panty girdle
    n03885904 pantyhose
    n03886053 panzer
    n03886641 paper chain
    n03886762 paper clip
    n03886940 paper cutter
    n03887185 paper fastener
    n03887330 paper feed
    n03887512 paper mill
    n03887697 paper towel
    n03887899 parabolic mirror
    n03888022 parabolic reflector
    n03888257 parachute
    n03888605 parallel bars
    n03888808 parallel circuit
    n03888998 parallel interface
    n03889397 parang
    n03889503 parapet
    n03889626 parapet
    n03889726 parasail
    n03889871 parasol
    n03890093 parer
    n03890233 parfait glass
    n03890358 pargeting
    n03890514 pari-mutuel machine
    n03891051 parka
    n03891251 park bench
    n03891332 parking meter
    n03891538 parlor
    n03892178 parquet
    n03892425 parquetry
    n03892557 parsonage
    n03892728 Parsons table
    n03893935 partial denture
    n03894051 particle detector
    n03894379 partition
    n03894677 parts bin
    n03894933 party line
    n03895038 party wall
    n03895170 parvis
    n03895866 passenger car
    n03896103 passenger ship
    n03896233 passenger train
    n03896419 passenger van
    n03896526 passe-partout
    n03896628 passive matrix display
    n03896984 passkey
    n03897130 pass-through
    n03897634 pastry cart
    n03897943 patch
    n03898129 patchcord
    n03898271 patchouli
    n03898395 patch pocket
    n03898633 patchwork
    n03898787 patent log
    n03899100 paternoster
    n03899612 patina
    n03899768 patio
    n03899933 patisserie
    n03900028 patka
    n03900194 patrol boat
    n03900301 patty-pan
    n03900393 pave
    n03900979 pavilion
    n03901229 pavior
    n03901338 pavis
    n03901750 pawn
    n03901974 pawnbroker's shop
    n03902125 pay-phone
    n03902220 PC board
    n03902482 peach orchard
    n03902756 pea jacket
    n03903133 peavey
    n03903290 pectoral
    n03903424 pedal
    n03903733 pedal pusher
    n03903868 pedestal
    n03904060 pedestal table
    n03904183 pedestrian crossing
    n03904433 pedicab
    n03904657 pediment
    n03904782 pedometer
    n03904909 peeler
    n03905361 peep sight
    n03905540 peg
    n03905730 peg
    n03905947 peg
    n03906106 peg
    n03906224 pegboard
    n03906463 Pelham
    n03906590 pelican crossing
    n03906789 pelisse
    n03906894 pelvimeter
    n03906997 pen
    n03907475 penal colony
    n03907654 penal institution
    n03907908 penalty box
    n03908111 pen-and-ink
    n03908204 pencil
    n03908456 pencil
    n03908618 pencil box
    n03908714 pencil sharpener
    n03909020 pendant earring
    n03909160 pendulum
    n03909406 pendulum clock
    n03909516 pendulum watch
    n03909658 penetration bomb
    n03911406 penile implant
    n03911513 penitentiary
    n03911658 penknife
    n03911767 penlight
    n03911866 pennant
    n03912218 pennywhistle
    n03912821 penthouse
    n03913343 pentode
    n03913930 peplos
    n03914106 peplum
    n03914337 pepper mill
    n03914438 pepper shaker
    n03914583 pepper spray
    n03914831 percale
    n03915118 percolator
    n03915320 percussion cap
    n03915437 percussion instrument
    n03915900 perforation
    n03916031 perfume
    n03916289 perfumery
    n03916385 perfumery
    n03916470 perfumery
    n03916720 peripheral
    n03917048 periscope
    n03917198 peristyle
    n03917327 periwig
    n03917814 permanent press
    n03918074 perpetual motion machine
    n03918480 personal computer
    n03918737 personal digital assistant
    n03919096 personnel carrier
    n03919289 pestle
    n03919430 pestle
    n03919808 petcock
    n03920288 Petri dish
    n03920384 petrolatum gauze
    n03920641 pet shop
    n03920737 petticoat
    n03920867 pew
    n03923379 phial
    n03923564 Phillips screw
    n03923692 Phillips screwdriver
    n03923918 phonograph needle
    n03924069 phonograph record
    n03924407 photocathode
    n03924532 photocoagulator
    n03924679 photocopier
    n03926148 photographic equipment
    n03926412 photographic paper
    n03926876 photometer
    n03927091 photomicrograph
    n03927299 Photostat
    n03927539 photostat
    n03927792 physical pendulum
    n03928116 piano
    n03928589 piano action
    n03928814 piano keyboard
    n03928994 piano wire
    n03929091 piccolo
    n03929202 pick
    n03929443 pick
    n03929660 pick
    n03929855 pickelhaube
    n03930229 picket boat
    n03930313 picket fence
    n03930431 picket ship
    n03930515 pickle barrel
    n03930630 pickup
    n03931044 picture
    n03931765 picture frame
    n03931885 picture hat
    n03931980 picture rail
    n03932080 picture window
    n03932670 piece of cloth
    n03933391 pied-a-terre
    n03933933 pier
    n03934042 pier
    n03934229 pier arch
    n03934311 pier glass
    n03934565 pier table
    n03934656 pieta
    n03934890 piezometer
    n03935116 pig bed
    n03935234 piggery
    n03935335 piggy bank
    n03935883 pilaster
    n03936269 pile
    n03936466 pile driver
    n03937543 pill bottle
    n03937835 pillbox
    n03937931 pillion
    n03938037 pillory
    n03938244 pillow
    n03938401 pillow block
    n03938522 pillow lace
    n03938725 pillow sham
    n03939062 pilot bit
    n03939178 pilot boat
    n03939281 pilot burner
    n03939440 pilot cloth
    n03939565 pilot engine
    n03939677 pilothouse
    n03939844 pilot light
    n03940256 pin
    n03940894 pin
    n03941013 pin
    n03941231 pinata
    n03941417 pinball machine
    n03941586 pince-nez
    n03941684 pincer
    n03941887 pinch bar
    n03942028 pincurl clip
    n03942600 pinfold
    n03942813 ping-pong ball
    n03942920 pinhead
    n03943115 pinion
    n03943266 pinnacle
    n03943623 pinprick
    n03943714 pinstripe
    n03943833 pinstripe
    n03943920 pinstripe
    n03944024 pintle
    n03944138 pinwheel
    n03944341 pinwheel
    n03945459 tabor pipe
    n03945615 pipe
    n03945817 pipe bomb
    n03945928 pipe cleaner
    n03946076 pipe cutter
    n03946162 pipefitting
    n03947111 pipet
    n03947343 pipe vise
    n03947466 pipe wrench
    n03947798 pique
    n03947888 pirate
    n03948242 piste
    n03948459 pistol
    n03948830 pistol grip
    n03948950 piston
    n03949145 piston ring
    n03949317 piston rod
    n03949761 pit
    n03950228 pitcher
    n03950359 pitchfork
    n03950537 pitching wedge
    n03950647 pitch pipe
    n03950899 pith hat
    n03951068 piton
    n03951213 Pitot-static tube
    n03951453 Pitot tube
    n03951800 pitsaw
    n03951971 pivot
    n03952150 pivoting window
    n03952576 pizzeria
    n03953020 place of business
    n03953416 place of worship
    n03953901 placket
    n03954393 planchet
    n03954731 plane
    n03955296 plane
    n03955489 plane seat
    n03955809 planetarium
    n03955941 planetarium
    n03956157 planetarium
    n03956331 planetary gear
    n03956531 plank-bed
    n03956623 planking
    n03956785 planner
    n03956922 plant
    n03957315 planter
    n03957420 plaster
    n03957762 plasterboard
    n03957991 plastering trowel
    n03958227 plastic bag
    n03958338 plastic bomb
    n03958630 plastic laminate
    n03958752 plastic wrap
    n03959014 plastron
    n03959123 plastron
    n03959227 plastron
    n03959701 plate
    n03960374 plate
    n03960490 plate
    n03961394 platen
    n03961630 platen
    n03961711 plate rack
    n03961828 plate rail
    n03961939 platform
    n03962525 platform
    n03962685 platform
    n03962852 platform bed
    n03962932 platform rocker
    n03963028 plating
    n03963198 platter
    n03963294 playback
    n03963483 playbox
    n03963645 playground
    n03964495 playpen
    n03964611 playsuit
    n03965456 plaza
    n03965907 pleat
    n03966206 plenum
    n03966325 plethysmograph
    n03966582 pleximeter
    n03966751 plexor
    n03966976 pliers
    n03967270 plimsoll
    n03967396 plotter
    n03967562 plow
    n03967942 plug
    n03968293 plug
    n03968479 plug fuse
    n03968581 plughole
    n03968728 plumb bob
    n03969510 plumb level
    n03970156 plunger
    n03970363 plus fours
    n03970546 plush
    n03971218 plywood
    n03971321 pneumatic drill
    n03971960 p-n junction
    n03972146 p-n-p transistor
    n03972372 poacher
    n03972524 pocket
    n03973003 pocket battleship
    n03973285 pocketcomb
    n03973402 pocket flap
    n03973520 pocket-handkerchief
    n03973628 pocketknife
    n03973839 pocket watch
    n03973945 pod
    n03974070 pogo stick
    n03974915 point-and-shoot camera
    n03975035 pointed arch
    n03975657 pointing trowel
    n03975788 point lace
    n03975926 poker
    n03976105 polarimeter
    n03976268 Polaroid
    n03976467 Polaroid camera
    n03976657 pole
    n03977158 pole
    n03977266 poleax
    n03977430 poleax
    n03977592 police boat
    n03977966 police van
    n03978421 polling booth
    n03978575 polo ball
    n03978686 polo mallet
    n03978815 polonaise
    n03978966 polo shirt
    n03979377 polyester
    n03979492 polygraph
    n03980026 pomade
    n03980478 pommel horse
    n03980874 poncho
    n03980986 pongee
    n03981094 poniard
    n03981340 pontifical
    n03981566 pontoon
    n03981760 pontoon bridge
    n03981924 pony cart
    n03982232 pool ball
    n03982331 poolroom
    n03982430 pool table
    n03982642 poop deck
    n03982767 poor box
    n03982895 poorhouse
    n03983396 pop bottle
    n03983499 popgun
    n03983612 poplin
    n03983712 popper
    n03983928 poppet
    n03984125 pop tent
    n03984234 porcelain
    n03984381 porch
    n03984643 porkpie
    n03984759 porringer
    n03985069 portable
    n03985232 portable computer
    n03985441 portable circular saw
    n03985881 portcullis
    n03986071 porte-cochere
    n03986224 porte-cochere
    n03986355 portfolio
    n03986562 porthole
    n03986704 portico
    n03986857 portiere
    n03986949 portmanteau
    n03987266 portrait camera
    n03987376 portrait lens
    n03987674 positive pole
    n03987865 positive pole
    n03987990 positron emission tomography scanner
    n03988170 post
    n03988758 postage meter
    n03988926 post and lintel
    n03989199 post chaise
    n03989349 postern
    n03989447 post exchange
    n03989665 posthole digger
    n03989777 post horn
    n03989898 posthouse
    n03990474 pot
    n03991062 pot
    n03991202 potbelly
    n03991321 Potemkin village
    n03991443 potential divider
    n03991646 potentiometer
    n03991837 potentiometer
    n03992325 potpourri
    n03992436 potsherd
    n03992509 potter's wheel
    n03992703 pottery
    n03992975 pottle
    n03993053 potty seat
    n03993180 pouch
    n03993403 poultice
    n03993703 pound
    n03993878 pound net
    n03994008 powder
    n03994297 powder and shot
    n03994417 powdered mustard
    n03994614 powder horn
    n03994757 powder keg
    n03995018 power brake
    n03995265 power cord
    n03995372 power drill
    n03995535 power line
    n03995661 power loom
    n03995856 power mower
    n03996004 power pack
    n03996145 power saw
    n03996416 power shovel
    n03996849 power steering
    n03997274 power takeoff
    n03997484 power tool
    n03997875 praetorium
    n03998194 prayer rug
    n03998333 prayer shawl
    n03998673 precipitator
    n03999064 prefab
    n03999160 presbytery
    n03999621 presence chamber
    n03999992 press
    n04000311 press
    n04000480 press
    n04000592 press box
    n04000716 press gallery
    n04000998 press of sail
    n04001132 pressure cabin
    n04001265 pressure cooker
    n04001397 pressure dome
    n04001499 pressure gauge
    n04001661 pressurized water reactor
    n04001845 pressure suit
    n04002262 pricket
    n04002371 prie-dieu
    n04002629 primary coil
    n04003241 Primus stove
    n04003359 Prince Albert
    n04003856 print
    n04004099 print buffer
    n04004210 printed circuit
    n04004475 printer
    n04004767 printer
    n04004990 printer cable
    n04005197 priory
    n04005630 prison
    n04005912 prison camp
    n04006067 privateer
    n04006227 private line
    n04006330 privet hedge
    n04006411 probe
    n04007415 proctoscope
    n04007664 prod
    n04008385 production line
    n04008634 projectile
    n04009552 projector
    n04009801 projector
    n04009923 prolonge
    n04010057 prolonge knot
    n04010779 prompter
    n04010927 prong
    n04011827 propeller
    n04012084 propeller plane
    n04012482 propjet
    n04012665 proportional counter tube
    n04013060 propulsion system
    n04013176 proscenium
    n04013600 proscenium arch
    n04013729 prosthesis
    n04014297 protective covering
    n04015204 protective garment
    n04015786 proton accelerator
    n04015908 protractor
    n04016240 pruner
    n04016479 pruning knife
    n04016576 pruning saw
    n04016684 pruning shears
    n04016846 psaltery
    n04017571 psychrometer
    n04017807 PT boat
    n04018155 public address system
    n04018399 public house
    n04018667 public toilet
    n04019101 public transport
    n04019335 public works
    n04019541 puck
    n04019696 pull
    n04019881 pullback
    n04020087 pull chain
    n04020298 pulley
    n04020744 pull-off
    n04020912 Pullman
    n04021028 pullover
    n04021164 pull-through
    n04021362 pulse counter
    n04021503 pulse generator
    n04021704 pulse timing circuit
    n04021798 pump
    n04022332 pump
    n04022434 pump action
    n04022708 pump house
    n04022866 pump room
    n04023021 pump-type pliers
    n04023119 pump well
    n04023249 punch
    n04023422 punchboard
    n04023695 punch bowl
    n04023962 punching bag
    n04024137 punch pliers
    n04024274 punch press
    n04024862 punnet
    n04024983 punt
    n04025508 pup tent
    n04025633 purdah
    n04026053 purifier
    n04026180 purl
    n04026417 purse
    n04026813 push-bike
    n04026918 push broom
    n04027023 push button
    n04027367 push-button radio
    n04027706 pusher
    n04027820 put-put
    n04027935 puttee
    n04028074 putter
    n04028221 putty knife
    n04028315 puzzle
    n04028581 pylon
    n04028764 pylon
    n04029416 pyramidal tent
    n04029647 pyrograph
    n04029734 pyrometer
    n04029913 pyrometric cone
    n04030054 pyrostat
    n04030161 pyx
    n04030274 pyx
    n04030414 pyxis
    n04030518 quad
    n04030846 quadrant
    n04030965 quadraphony
    n04031884 quartering
    n04032509 quarterstaff
    n04032603 quartz battery
    n04032936 quartz lamp
    n04033287 queen
    n04033425 queen
    n04033557 queen post
    n04033801 quern
    n04033901 quill
    n04033995 quilt
    n04034262 quilted bedspread
    n04034367 quilting
    n04035231 quipu
    n04035634 quirk molding
    n04035748 quirt
    n04035836 quiver
    n04035912 quoin
    n04036155 quoit
    n04036303 QWERTY keyboard
    n04036776 rabbet
    n04036963 rabbet joint
    n04037076 rabbit ears
    n04037220 rabbit hutch
    n04037298 raceabout
    n04037443 racer
    n04037873 raceway
    n04037964 racing boat
    n04038231 racing gig
    n04038338 racing skiff
    n04038440 rack
    n04038727 rack
    n04039041 rack
    n04039209 rack and pinion
    n04039381 racket
    n04039742 racquetball
    n04039848 radar
    n04040247 radial
    n04040373 radial engine
    n04040540 radiation pyrometer
    n04040759 radiator
    n04041069 radiator
    n04041243 radiator cap
    n04041408 radiator hose
    n04041544 radio
    n04041747 radio antenna
    n04042076 radio chassis
    n04042204 radio compass
    n04042358 radiogram
    n04042632 radio interferometer
    n04042795 radio link
    n04042985 radiometer
    n04043168 radiomicrometer
    n04043411 radio-phonograph
    n04043733 radio receiver
    n04044307 radiotelegraph
    n04044498 radiotelephone
    n04044716 radio telescope
    n04044955 radiotherapy equipment
    n04045085 radio transmitter
    n04045255 radome
    n04045397 raft
    n04045644 rafter
    n04045787 raft foundation
    n04045941 rag
    n04046091 ragbag
    n04046277 raglan
    n04046400 raglan sleeve
    n04046590 rail
    n04046974 rail fence
    n04047139 railhead
    n04047401 railing
    n04047733 railing
    n04047834 railroad bed
    n04048441 railroad tunnel
    n04049303 rain barrel
    n04049405 raincoat
    n04049585 rain gauge
    n04049753 rain stick
    n04050066 rake
    n04050313 rake handle
    n04050600 RAM disk
    n04050933 ramekin
    n04051269 ramjet
    n04051439 rammer
    n04051549 ramp
    n04051705 rampant arch
    n04051825 rampart
    n04052235 ramrod
    n04052346 ramrod
    n04052442 ranch
    n04052658 ranch house
    n04052757 random-access memory
    n04053508 rangefinder
    n04053677 range hood
    n04053767 range pole
    n04054361 rapier
    n04054566 rariora
    n04054670 rasp
    n04055180 ratchet
    n04055447 ratchet wheel
    n04055700 rathskeller
    n04055861 ratline
    n04056073 rat-tail file
    n04056180 rattan
    n04056413 rattrap
    n04056932 rayon
    n04057047 razor
    n04057215 razorblade
    n04057435 reaction-propulsion engine
    n04057673 reaction turbine
    n04057846 reactor
    n04057981 reading lamp
    n04058096 reading room
    n04058239 read-only memory
    n04058486 read-only memory chip
    n04058594 readout
    n04058721 read/write head
    n04059157 ready-to-wear
    n04059298 real storage
    n04059399 reamer
    n04059516 reamer
    n04059947 rearview mirror
    n04060198 Reaumur thermometer
    n04060448 rebozo
    n04060647 receiver
    n04060904 receptacle
    n04061681 reception desk
    n04061793 reception room
    n04061969 recess
    n04062179 reciprocating engine
    n04062428 recliner
    n04062644 reconnaissance plane
    n04062807 reconnaissance vehicle
    n04063154 record changer
    n04063373 recorder
    n04063868 recording
    n04064213 recording system
    n04064401 record player
    n04064747 record sleeve
    n04064862 recovery room
    n04065272 recreational vehicle
    n04065464 recreation room
    n04065789 recycling bin
    n04065909 recycling plant
    n04066023 redbrick university
    n04066270 red carpet
    n04066388 redoubt
    n04066476 redoubt
    n04066767 reduction gear
    n04067143 reed pipe
    n04067231 reed stop
    n04067353 reef knot
    n04067472 reel
    n04067658 reel
    n04067818 refectory
    n04067921 refectory table
    n04068441 refinery
    n04068601 reflecting telescope
    n04069166 reflectometer
    n04069276 reflector
    n04069434 reflex camera
    n04069582 reflux condenser
    n04069777 reformatory
    n04070003 reformer
    n04070207 refracting telescope
    n04070415 refractometer
    n04070545 refrigeration system
    n04070727 refrigerator
    n04070964 refrigerator car
    n04071102 refuge
    n04071263 regalia
    n04071393 regimentals
    n04072193 regulator
    n04072551 rein
    n04072960 relay
    n04073425 release
    n04073948 religious residence
    n04074185 reliquary
    n04074963 remote control
    n04075291 remote terminal
    n04075468 removable disk
    n04075715 rendering
    n04075813 rep
    n04075916 repair shop
    n04076052 repeater
    n04076284 repeating firearm
    n04076713 repository
    n04077430 reproducer
    n04077594 rerebrace
    n04077734 rescue equipment
    n04077889 research center
    n04078002 reseau
    n04078574 reservoir
    n04078955 reset
    n04079106 reset button
    n04079244 residence
    n04079603 resistance pyrometer
    n04079933 resistor
    n04080138 resonator
    n04080454 resonator
    n04080705 resort hotel
    n04080833 respirator
    n04081281 restaurant
    n04081699 rest house
    n04081844 restraint
    n04082344 resuscitator
    n04082562 retainer
    n04082710 retaining wall
    n04082886 reticle
    n04083113 reticulation
    n04083309 reticule
    n04083649 retort
    n04083800 retractor
    n04084517 return key
    n04084682 reverberatory furnace
    n04084889 revers
    n04085017 reverse
    n04085574 reversible
    n04085873 revetment
    n04086066 revetment
    n04086273 revolver
    n04086446 revolving door
    n04086663 rheometer
    n04086794 rheostat
    n04086937 rhinoscope
    n04087126 rib
    n04087432 riband
    n04087709 ribbed vault
    n04087826 ribbing
    n04088229 ribbon development
    n04088343 rib joint pliers
    n04088441 ricer
    n04088696 riddle
    n04088797 ride
    n04089152 ridge
    n04089376 ridge rope
    n04089666 riding boot
    n04089836 riding crop
    n04089976 riding mower
    n04090263 rifle
    n04090548 rifle ball
    n04090781 rifle grenade
    n04091097 rig
    n04091466 rigger
    n04091584 rigger
    n04091693 rigging
    n04092168 rigout
    n04093157 ringlet
    n04093223 rings
    n04093625 rink
    n04093775 riot gun
    n04093915 ripcord
    n04094060 ripcord
    n04094250 ripping bar
    n04094438 ripping chisel
    n04094608 ripsaw
    n04094720 riser
    n04094859 riser
    n04095109 Ritz
    n04095210 river boat
    n04095342 rivet
    n04095577 riveting machine
    n04095938 roach clip
    n04096066 road
    n04096733 roadbed
    n04096848 roadblock
    n04097085 roadhouse
    n04097373 roadster
    n04097622 roadway
    n04097760 roaster
    n04097866 robe
    n04098169 robotics equipment
    n04098260 Rochon prism
    n04098399 rock bit
    n04098513 rocker
    n04098795 rocker
    n04099003 rocker arm
    n04099175 rocket
    n04099429 rocket
    n04099969 rocking chair
    n04100174 rod
    n04100519 rodeo
    n04101375 roll
    n04101497 roller
    n04101701 roller
    n04101860 roller bandage
    n04102037 in-line skate
    n04102162 Rollerblade
    n04102285 roller blind
    n04102406 roller coaster
    n04102618 roller skate
    n04102760 roller towel
    n04102872 roll film
    n04102962 rolling hitch
    n04103094 rolling mill
    n04103206 rolling pin
    n04103364 rolling stock
    n04103665 roll-on
    n04103769 roll-on
    n04103918 roll-on roll-off
    n04104147 Rolodex
    n04104384 Roman arch
    n04104500 Roman building
    n04104770 romper
    n04104925 rood screen
    n04105068 roof
    n04105438 roof
    n04105704 roofing
    n04105893 room
    n04107598 roomette
    n04107743 room light
    n04107984 roost
    n04108268 rope
    n04108822 rope bridge
    n04108999 rope tow
    n04110068 rose water
    n04110178 rose window
    n04110281 rosin bag
    n04110439 rotary actuator
    n04110654 rotary engine
    n04110841 rotary press
    n04110955 rotating mechanism
    n04111190 rotating shaft
    n04111414 rotisserie
    n04111531 rotisserie
    n04111668 rotor
    n04111962 rotor
    n04112147 rotor
    n04112252 rotor blade
    n04112430 rotor head
    n04112579 rotunda
    n04112654 rotunda
    n04112752 rouge
    n04112921 roughcast
    n04113038 rouleau
    n04113194 roulette
    n04113316 roulette ball
    n04113406 roulette wheel
    n04113641 round
    n04113765 round arch
    n04113968 round-bottom flask
    n04114069 roundel
    n04114301 round file
    n04114428 roundhouse
    n04114719 router
    n04114844 router
    n04114996 router plane
    n04115144 rowel
    n04115256 row house
    n04115456 rowing boat
    n04115542 rowlock arch
    n04115802 royal
    n04115996 royal mast
    n04116098 rubber band
    n04116294 rubber boot
    n04116389 rubber bullet
    n04116512 rubber eraser
    n04117216 rudder
    n04117464 rudder
    n04117639 rudder blade
    n04118021 rug
    n04118538 rugby ball
    n04118635 ruin
    n04118776 rule
    n04119091 rumble
    n04119230 rumble seat
    n04119360 rummer
    n04119478 rumpus room
    n04119630 runcible spoon
    n04119751 rundle
    n04120489 running shoe
    n04120695 running suit
    n04120842 runway
    n04121228 rushlight
    n04121342 russet
    n04121426 rya
    n04121511 saber
    n04121728 saber saw
    n04122262 sable
    n04122349 sable
    n04122492 sable coat
    n04122578 sabot
    n04122685 sachet
    n04122825 sack
    n04123026 sack
    n04123123 sackbut
    n04123228 sackcloth
    n04123317 sackcloth
    n04123448 sack coat
    n04123567 sacking
    n04123740 saddle
    n04124098 saddlebag
    n04124202 saddle blanket
    n04124370 saddle oxford
    n04124488 saddlery
    n04124573 saddle seat
    n04124887 saddle stitch
    n04125021 safe
    n04125116 safe
    n04125257 safe-deposit
    n04125541 safe house
    n04125692 safety arch
    n04125853 safety belt
    n04126066 safety bicycle
    n04126244 safety bolt
    n04126541 safety curtain
    n04126659 safety fuse
    n04126852 safety lamp
    n04126980 safety match
    n04127117 safety net
    n04127249 safety pin
    n04127395 safety rail
    n04127521 safety razor
    n04127633 safety valve
    n04127904 sail
    n04128413 sail
    n04128499 sailboat
    n04128710 sailcloth
    n04128837 sailing vessel
    n04129490 sailing warship
    n04129688 sailor cap
    n04129766 sailor suit
    n04130143 salad bar
    n04130257 salad bowl
    n04130566 salinometer
    n04130907 sallet
    n04131015 salon
    n04131113 salon
    n04131208 salon
    n04131368 saltbox
    n04131499 saltcellar
    n04131690 saltshaker
    n04131811 saltworks
    n04131929 salver
    n04132158 salwar
    n04132465 Sam Browne belt
    n04132603 samisen
    n04132829 samite
    n04132985 samovar
    n04133114 sampan
    n04133789 sandal
    n04134008 sandbag
    n04134170 sandblaster
    n04134523 sandbox
    n04134632 sandglass
    n04135024 sand wedge
    n04135118 sandwich board
    n04135315 sanitary napkin
    n04135710 cling film
    n04135933 sarcenet
    n04136045 sarcophagus
    n04136161 sari
    n04136333 sarong
    n04136510 sash
    n04136800 sash fastener
    n04137089 sash window
    n04137217 satchel
    n04137355 sateen
    n04137444 satellite
    n04137773 satellite receiver
    n04137897 satellite television
    n04138131 satellite transmitter
    n04138261 satin
    n04138869 Saturday night special
    n04138977 saucepan
    n04139140 saucepot
    n04139395 sauna
    n04139859 savings bank
    n04140064 saw
    n04140539 sawed-off shotgun
    n04140631 sawhorse
    n04140777 sawmill
    n04140853 saw set
    n04141076 sax
    n04141198 saxhorn
    n04141327 scabbard
    n04141712 scaffolding
    n04141838 scale
    n04141975 scale
    n04142175 scaler
    n04142327 scaling ladder
    n04142434 scalpel
    n04142731 scanner
    n04142999 scanner
    n04143140 scanner
    n04143365 scantling
    n04143897 scarf
    n04144241 scarf joint
    n04144539 scatter rug
    n04144651 scauper
    n04145863 Schmidt telescope
    n04146050 school
    n04146343 schoolbag
    n04146504 school bell
    n04146614 school bus
    n04146862 school ship
    n04146976 school system
    n04147183 schooner
    n04147291 schooner
    n04147495 scientific instrument
    n04147793 scimitar
    n04147916 scintillation counter
    n04148054 scissors
    n04148285 sclerometer
    n04148464 scoinson arch
    n04148579 sconce
    n04148703 sconce
    n04149083 scoop
    n04149374 scooter
    n04149813 scoreboard
    n04150153 scouring pad
    n04150273 scow
    n04150371 scow
    n04150980 scraper
    n04151108 scratcher
    n04151581 screen
    n04151940 screen
    n04152387 screen
    n04152593 screen
    n04153025 screen door
    n04153330 screening
    n04153751 screw
    n04154152 screw
    n04154340 screw
    n04154565 screwdriver
    n04154753 screw eye
    n04154854 screw key
    n04154938 screw thread
    n04155068 screwtop
    n04155177 screw wrench
    n04155457 scriber
    n04155625 scrim
    n04155735 scrimshaw
    n04155889 scriptorium
    n04156040 scrubber
    n04156140 scrub brush
    n04156297 scrub plane
    n04156411 scuffer
    n04156591 scuffle
    n04156814 scull
    n04156946 scull
    n04157099 scullery
    n04157320 sculpture
    n04158002 scuttle
    n04158138 scyphus
    n04158250 scythe
    n04158672 seabag
    n04158807 sea boat
    n04158956 sea chest
    n04160036 sealing wax
    n04160261 sealskin
    n04160372 seam
    n04160586 seaplane
    n04160847 searchlight
    n04161010 searing iron
    n04161358 seat
    n04161981 seat
    n04162433 seat
    n04162706 seat belt
    n04163530 secateurs
    n04164002 secondary coil
    n04164199 second balcony
    n04164406 second base
    n04164757 second hand
    n04164868 secretary
    n04165409 sectional
    n04165675 security blanket
    n04165945 security system
    n04166111 security system
    n04166281 sedan
    n04166436 sedan
    n04167346 seeder
    n04167489 seeker
    n04167661 seersucker
    n04168084 segmental arch
    n04168199 Segway
    n04168472 seidel
    n04168541 seine
    n04168840 seismograph
    n04169437 selector
    n04169597 selenium cell
    n04170037 self-propelled vehicle
    n04170384 self-registering thermometer
    n04170515 self-starter
    n04170694 selsyn
    n04170933 selvage
    n04171208 semaphore
    n04171459 semiautomatic firearm
    n04171629 semiautomatic pistol
    n04171831 semiconductor device
    n04172107 semi-detached house
    n04172230 semigloss
    n04172342 semitrailer
    n04172512 sennit
    n04172607 sensitometer
    n04172776 sentry box
    n04172904 separate
    n04173046 septic tank
    n04173172 sequence
    n04173511 sequencer
    n04173907 serape
    n04174026 serge
    n04174101 serger
    n04174234 serial port
    n04174500 serpent
    n04174705 serration
    n04175039 server
    n04175147 server
    n04175574 service club
    n04176068 serving cart
    n04176190 serving dish
    n04176295 servo
    n04176528 set
    n04177041 set gun
    n04177329 setscrew
    n04177545 setscrew
    n04177654 set square
    n04177755 settee
    n04177820 settle
    n04177931 settlement house
    n04178190 seventy-eight
    n04178329 Seven Wonders of the Ancient World
    n04178668 sewage disposal plant
    n04179126 sewer
    n04179712 sewing basket
    n04179824 sewing kit
    n04179913 sewing machine
    n04180063 sewing needle
    n04180229 sewing room
    n04180888 sextant
    n04181083 sgraffito
    n04181228 shackle
    n04181561 shackle
    n04181718 shade
    n04182152 shadow box
    n04182322 shaft
    n04183217 shag rug
    n04183329 shaker
    n04183957 shank
    n04184095 shank
    n04184316 shantung
    n04184435 shaper
    n04184600 shaping tool
    n04184880 sharkskin
    n04185071 sharpener
    n04185529 Sharpie
    n04185804 shaver
    n04185946 shaving brush
    n04186051 shaving cream
    n04186268 shaving foam
    n04186455 shawl
    n04186624 shawm
    n04186848 shears
    n04187061 sheath
    n04187233 sheathing
    n04187547 shed
    n04187751 sheep bell
    n04187885 sheepshank
    n04187970 sheepskin coat
    n04188064 sheepwalk
    n04188179 sheet
    n04189092 sheet bend
    n04189282 sheeting
    n04189651 sheet pile
    n04189816 Sheetrock
    n04190052 shelf
    n04190376 shelf bracket
    n04190464 shell
    n04190747 shell
    n04190997 shell
    n04191150 shellac
    n04191595 shelter
    n04191943 shelter
    n04192238 shelter
    n04192361 sheltered workshop
    n04192521 Sheraton
    n04192698 shield
    n04192858 shield
    n04193179 shielding
    n04193377 shift key
    n04193742 shillelagh
    n04193883 shim
    n04194009 shingle
    n04194127 shin guard
    n04194289 ship
    n04196080 shipboard system
    n04196502 shipping
    n04196803 shipping room
    n04196925 ship-towed long-range acoustic detection system
    n04197110 shipwreck
    n04197391 shirt
    n04197781 shirt button
    n04197878 shirtdress
    n04198015 shirtfront
    n04198233 shirting
    n04198355 shirtsleeve
    n04198453 shirttail
    n04198562 shirtwaist
    n04198722 shiv
    n04198797 shock absorber
    n04199027 shoe
    n04200000 shoe
    n04200258 shoebox
    n04200537 shoehorn
    n04200800 shoe shop
    n04200908 shoetree
    n04201064 shofar
    n04201297 shoji
    n04201733 shooting brake
    n04202142 shooting lodge
    n04202282 shooting stick
    n04202417 shop
    n04203356 shop bell
    n04204081 shopping bag
    n04204238 shopping basket
    n04204347 shopping cart
    n04204755 short circuit
    n04205062 short iron
    n04205318 short pants
    n04205505 short sleeve
    n04205613 shortwave diathermy machine
    n04206070 shot
    n04206225 shot glass
    n04206356 shotgun
    n04206570 shotgun shell
    n04206790 shot tower
    n04207151 shoulder
    n04207343 shoulder bag
    n04207596 shouldered arch
    n04207763 shoulder holster
    n04207903 shoulder pad
    n04208065 shoulder patch
    n04208210 shovel
    n04208427 shovel
    n04208582 shovel hat
    n04208760 showboat
    n04208936 shower
    n04209133 shower cap
    n04209239 shower curtain
    n04209509 shower room
    n04209613 shower stall
    n04209811 showroom
    n04210012 shrapnel
    n04210120 shredder
    n04210288 shrimper
    n04210390 shrine
    n04210591 shrink-wrap
    n04210858 shunt
    n04211001 shunt
    n04211219 shunter
    n04211356 shutter
    n04211528 shutter
    n04211857 shuttle
    n04211970 shuttle
    n04212165 shuttle bus
    n04212282 shuttlecock
    n04212467 shuttle helicopter
    n04212810 Sibley tent
    n04213105 sickbay
    n04213264 sickbed
    n04213353 sickle
    n04213530 sickroom
    n04214046 sideboard
    n04214282 sidecar
    n04214413 side chapel
    n04214649 sidelight
    n04215153 sidesaddle
    n04215402 sidewalk
    n04215588 sidewall
    n04215800 side-wheeler
    n04215910 sidewinder
    n04216634 sieve
    n04216860 sifter
    n04216963 sights
    n04217387 sigmoidoscope
    n04217546 signal box
    n04217718 signaling device
    n04217882 signboard
    n04218564 silencer
    n04218921 silent butler
    n04219185 Silex
    n04219424 silk
    n04219580 silks
    n04220250 silo
    n04220805 silver plate
    n04221076 silverpoint
    n04221673 simple pendulum
    n04221823 simulator
    n04222210 single bed
    n04222307 single-breasted jacket
    n04222470 single-breasted suit
    n04222723 single prop
    n04222847 single-reed instrument
    n04223066 single-rotor helicopter
    n04223170 singlestick
    n04223299 singlet
    n04224395 siren
    n04224543 sister ship
    n04224842 sitar
    n04225031 sitz bath
    n04225222 six-pack
    n04225729 skate
    n04225987 skateboard
    n04226322 skeg
    n04226464 skein
    n04226537 skeleton
    n04226826 skeleton key
    n04226962 skep
    n04227050 skep
    n04227144 sketch
    n04227519 sketcher
    n04227787 skew arch
    n04227900 skewer
    n04228054 ski
    n04228215 ski binding
    n04228422 skibob
    n04228581 ski boot
    n04228693 ski cap
    n04229007 skidder
    n04229107 skid lid
    n04229480 skiff
    n04229620 ski jump
    n04229737 ski lodge
    n04229816 ski mask
    n04229959 skimmer
    n04230387 ski parka
    n04230487 ski-plane
    n04230603 ski pole
    n04230707 ski rack
    n04230808 skirt
    n04231272 skirt
    n04231693 ski tow
    n04231905 Skivvies
    n04232153 skullcap
    n04232312 skybox
    n04232437 skyhook
    n04232800 skylight
    n04233027 skysail
    n04233124 skyscraper
    n04233295 skywalk
    n04233715 slacks
    n04233832 slack suit
    n04234160 slasher
    n04234260 slash pocket
    n04234455 slat
    n04234670 slate
    n04234763 slate pencil
    n04234887 slate roof
    n04235291 sled
    n04235646 sleeper
    n04235771 sleeper
    n04235860 sleeping bag
    n04236001 sleeping car
    n04236377 sleeve
    n04236702 sleeve
    n04236809 sleigh bed
    n04236935 sleigh bell
    n04237174 slice bar
    n04237287 slicer
    n04237423 slicer
    n04238128 slide
    n04238321 slide fastener
    n04238617 slide projector
    n04238763 slide rule
    n04238953 slide valve
    n04239074 sliding door
    n04239218 sliding seat
    n04239333 sliding window
    n04239436 sling
    n04239639 sling
    n04239786 slingback
    n04239900 slinger ring
    n04240434 slip clutch
    n04240752 slipcover
    n04240867 slip-joint pliers
    n04241042 slipknot
    n04241249 slip-on
    n04241394 slipper
    n04241573 slip ring
    n04242084 slit lamp
    n04242315 slit trench
    n04242408 sloop
    n04242587 sloop of war
    n04242704 slop basin
    n04243003 slop pail
    n04243142 slops
    n04243251 slopshop
    n04243546 slot
    n04243941 slot machine
    n04244379 sluice
    n04244847 smack
    n04244997 small boat
    n04245218 small computer system interface
    n04245412 small ship
    n04245508 small stores
    n04245847 smart bomb
    n04246060 smelling bottle
    n04246271 smocking
    n04246459 smoke bomb
    n04246731 smokehouse
    n04246855 smoker
    n04247011 smoke screen
    n04247440 smoking room
    n04247544 smoothbore
    n04247630 smooth plane
    n04247736 snack bar
    n04247876 snaffle
    n04248209 snap
    n04248396 snap brim
    n04248507 snap-brim hat
    n04248851 snare
    n04249415 snare drum
    n04249582 snatch block
    n04249882 snifter
    n04250224 sniper rifle
    n04250473 snips
    n04250599 Sno-cat
    n04250692 snood
    n04250850 snorkel
    n04251144 snorkel
    n04251701 snowbank
    n04251791 snowboard
    n04252077 snowmobile
    n04252225 snowplow
    n04252331 snowshoe
    n04252560 snowsuit
    n04252653 snow thrower
    n04253057 snuffbox
    n04253168 snuffer
    n04253304 snuffers
    n04253931 soapbox
    n04254009 soap dish
    n04254120 soap dispenser
    n04254450 soap pad
    n04254680 soccer ball
    n04254777 sock
    n04255163 socket
    n04255346 socket wrench
    n04255499 socle
    n04255586 soda can
    n04255670 soda fountain
    n04255768 soda fountain
    n04255899 sod house
    n04256318 sodium-vapor lamp
    n04256520 sofa
    n04256758 soffit
    n04256891 softball
    n04257223 soft pedal
    n04257684 soil pipe
    n04257790 solar array
    n04257986 solar cell
    n04258138 solar dish
    n04258333 solar heater
    n04258438 solar house
    n04258618 solar telescope
    n04258732 solar thermal system
    n04258859 soldering iron
    n04259202 solenoid
    n04259468 solleret
    n04259630 sombrero
    n04260192 sonic depth finder
    n04260364 sonogram
    n04260589 sonograph
    n04261116 sorter
    n04261281 souk
    n04261369 sound bow
    n04261506 soundbox
    n04261638 sound camera
    n04261767 sounder
    n04261868 sound film
    n04262161 sounding board
    n04262530 sounding rocket
    n04262678 sound recording
    n04262869 sound spectrograph
    n04263257 soup bowl
    n04263336 soup ladle
    n04263502 soupspoon
    n04263760 source of illumination
    n04263950 sourdine
    n04264134 soutache
    n04264233 soutane
    n04264361 sou'wester
    n04264485 soybean future
    n04264628 space bar
    n04264765 space capsule
    n04264914 spacecraft
    n04265275 space heater
    n04265428 space helmet
    n04265904 space rocket
    n04266014 space shuttle
    n04266162 space station
    n04266375 spacesuit
    n04266486 spade
    n04266849 spade bit
    n04266968 spaghetti junction
    n04267091 Spandau
    n04267165 spandex
    n04267246 spandrel
    n04267435 spanker
    n04267577 spar
    n04267985 sparge pipe
    n04268142 spark arrester
    n04268275 spark arrester
    n04268418 spark chamber
    n04268565 spark coil
    n04268799 spark gap
    n04269086 spark lever
    n04269270 spark plug
    n04269502 sparkplug wrench
    n04269668 spark transmitter
    n04269822 spat
    n04269944 spatula
    n04270147 spatula
    n04270371 speakerphone
    n04270576 speaking trumpet
    n04270891 spear
    n04271148 spear
    n04271531 specialty store
    n04271793 specimen bottle
    n04271891 spectacle
    n04272054 spectacles
    n04272389 spectator pump
    n04272782 spectrograph
    n04272928 spectrophotometer
    n04273064 spectroscope
    n04273285 speculum
    n04273569 speedboat
    n04273659 speed bump
    n04273796 speedometer
    n04273972 speed skate
    n04274686 spherometer
    n04274985 sphygmomanometer
    n04275093 spicemill
    n04275175 spice rack
    n04275283 spider
    n04275548 spider web
    n04275661 spike
    n04275904 spike
    n04277352 spindle
    n04277493 spindle
    n04277669 spindle
    n04277826 spin dryer
    n04278247 spinet
    n04278353 spinet
    n04278447 spinnaker
    n04278605 spinner
    n04278932 spinning frame
    n04279063 spinning jenny
    n04279172 spinning machine
    n04279353 spinning rod
    n04279462 spinning wheel
    n04279858 spiral bandage
    n04279987 spiral ratchet screwdriver
    n04280259 spiral spring
    n04280373 spirit lamp
    n04280487 spirit stove
    n04280845 spirometer
    n04280970 spit
    n04281260 spittoon
    n04281375 splashboard
    n04281571 splasher
    n04281998 splice
    n04282231 splicer
    n04282494 splint
    n04282872 split rail
    n04282992 Spode
    n04283096 spoiler
    n04283255 spoiler
    n04283378 spoke
    n04283585 spokeshave
    n04283784 sponge cloth
    n04283905 sponge mop
    n04284002 spoon
    n04284341 spoon
    n04284438 Spork
    n04284572 sporran
    n04284869 sport kite
    n04285008 sports car
    n04285146 sports equipment
    n04285622 sports implement
    n04285803 sportswear
    n04285965 sport utility
    n04286128 spot
    n04286575 spotlight
    n04286960 spot weld
    n04287351 spouter
    n04287451 sprag
    n04287747 spray gun
    n04287898 spray paint
    n04287986 spreader
    n04288165 sprig
    n04288272 spring
    n04288533 spring balance
    n04288673 springboard
    n04289027 sprinkler
    n04289195 sprinkler system
    n04289449 sprit
    n04289576 spritsail
    n04289690 sprocket
    n04289827 sprocket
    n04290079 spun yarn
    n04290259 spur
    n04290507 spur gear
    n04290615 sputnik
    n04290762 spy satellite
    n04291069 squad room
    n04291242 square
    n04291759 square knot
    n04291992 square-rigger
    n04292080 square sail
    n04292221 squash ball
    n04292414 squash racket
    n04292572 squawk box
    n04292921 squeegee
    n04293119 squeezer
    n04293258 squelch circuit
    n04293744 squinch
    n04294212 stabilizer
    n04294426 stabilizer
    n04294614 stabilizer bar
    n04294879 stable
    n04295081 stable gear
    n04295353 stabling
    n04295571 stacks
    n04295777 staddle
    n04295881 stadium
    n04296562 stage
    n04297098 stagecoach
    n04297750 stained-glass window
    n04297847 stair-carpet
    n04298053 stair-rod
    n04298661 stairwell
    n04298765 stake
    n04299215 stall
    n04299370 stall
    n04299963 stamp
    n04300358 stamp mill
    n04300509 stamping machine
    n04300643 stanchion
    n04301000 stand
    n04301242 standard
    n04301474 standard cell
    n04301760 standard transmission
    n04302200 standing press
    n04302863 stanhope
    n04302988 Stanley Steamer
    n04303095 staple
    n04303258 staple
    n04303357 staple gun
    n04303497 stapler
    n04304215 starship
    n04304375 starter
    n04304680 starting gate
    n04305016 Stassano furnace
    n04305210 Statehouse
    n04305323 stately home
    n04305471 state prison
    n04305572 stateroom
    n04305947 static tube
    n04306080 station
    n04306592 stator
    n04306847 statue
    n04307419 stay
    n04307767 staysail
    n04307878 steakhouse
    n04307986 steak knife
    n04308084 stealth aircraft
    n04308273 stealth bomber
    n04308397 stealth fighter
    n04308583 steam bath
    n04308807 steamboat
    n04308915 steam chest
    n04309049 steam engine
    n04309348 steamer
    n04309548 steamer
    n04309833 steam iron
    n04310018 steam locomotive
    n04310157 steamroller
    n04310507 steam shovel
    n04310604 steam turbine
    n04310721 steam whistle
    n04310904 steel
    n04311004 steel arch bridge
    n04311174 steel drum
    n04311595 steel mill
    n04312020 steel-wool pad
    n04312154 steelyard
    n04312432 steeple
    n04312654 steerage
    n04312756 steering gear
    n04312916 steering linkage
    n04313220 steering system
    n04313503 steering wheel
    n04313628 stele
    n04314107 stem-winder
    n04314216 stencil
    n04314522 Sten gun
    n04314632 stenograph
    n04314914 step
    n04315342 step-down transformer
    n04315713 step stool
    n04315828 step-up transformer
    n04315948 stereo
    n04316498 stereoscope
    n04316815 stern chaser
    n04316924 sternpost
    n04317063 sternwheeler
    n04317175 stethoscope
    n04317325 stewing pan
    n04317420 stick
    n04317833 stick
    n04317976 stick
    n04318131 stick
    n04318787 stile
    n04318892 stiletto
    n04318982 still
    n04319545 stillroom
    n04319774 Stillson wrench
    n04319937 stilt
    n04320405 Stinger
    n04320598 stink bomb
    n04320871 stirrer
    n04320973 stirrup
    n04321121 stirrup pump
    n04321453 stob
    n04322026 stock
    n04322531 stockade
    n04322692 stockcar
    n04322801 stock car
    n04323519 stockinet
    n04323819 stocking
    n04324120 stock-in-trade
    n04324297 stockpot
    n04324387 stockroom
    n04324515 stocks
    n04325041 stock saddle
    n04325208 stockyard
    n04325704 stole
    n04325804 stomacher
    n04325968 stomach pump
    n04326547 stone wall
    n04326676 stoneware
    n04326799 stonework
    n04326896 stool
    n04327204 stoop
    n04327544 stop bath
    n04327682 stopcock
    n04328054 stopper knot
    n04328186 stopwatch
    n04328329 storage battery
    n04328580 storage cell
    n04328703 storage ring
    n04328946 storage space
    n04329477 storeroom
    n04329681 storm cellar
    n04329834 storm door
    n04329958 storm window
    n04330109 stoup
    n04330189 stoup
    n04330267 stove
    n04330340 stove
    n04330669 stove bolt
    n04330746 stovepipe
    n04330896 stovepipe iron
    n04330998 Stradavarius
    n04331277 straight chair
    n04331443 straightedge
    n04331639 straightener
    n04331765 straight flute
    n04331892 straight pin
    n04332074 straight razor
    n04332243 strainer
    n04332580 straitjacket
    n04332987 strap
    n04333129 strap
    n04333869 strap hinge
    n04334105 strapless
    n04334365 streamer fly
    n04334504 streamliner
    n04334599 street
    n04335209 street
    n04335435 streetcar
    n04335693 street clothes
    n04335886 streetlight
    n04336792 stretcher
    n04337157 stretcher
    n04337287 stretch pants
    n04337503 strickle
    n04337650 strickle
    n04338517 stringed instrument
    n04338963 stringer
    n04339062 stringer
    n04339191 string tie
    n04339638 strip
    n04339879 strip lighting
    n04340019 strip mall
    n04340521 stroboscope
    n04340750 strongbox
    n04340935 stronghold
    n04341133 strongroom
    n04341288 strop
    n04341414 structural member
    n04341686 structure
    n04343511 student center
    n04343630 student lamp
    n04343740 student union
    n04344003 stud finder
    n04344734 studio apartment
    n04344873 studio couch
    n04345028 study
    n04345201 study hall
    n04345787 stuffing nut
    n04346003 stump
    n04346157 stun gun
    n04346328 stupa
    n04346428 sty
    n04346511 stylus
    n04346679 stylus
    n04346855 sub-assembly
    n04347119 subcompact
    n04347519 submachine gun
    n04347754 submarine
    n04348070 submarine torpedo
    n04348184 submersible
    n04348359 submersible
    n04348988 subtracter
    n04349189 subway token
    n04349306 subway train
    n04349401 subwoofer
    n04349913 suction cup
    n04350104 suction pump
    n04350235 sudatorium
    n04350458 suede cloth
    n04350581 sugar bowl
    n04350688 sugar refinery
    n04350769 sugar spoon
    n04350905 suit
    n04351550 suite
    n04351699 suiting
    n04353573 sulky
    n04354026 summer house
    n04354182 sumo ring
    n04354387 sump
    n04354487 sump pump
    n04354589 sunbonnet
    n04355115 Sunday best
    n04355267 sun deck
    n04355338 sundial
    n04355511 sundress
    n04355684 sundries
    n04355821 sun gear
    n04355933 sunglass
    n04356056 sunglasses
    n04356595 sunhat
    n04356772 sunlamp
    n04356925 sun parlor
    n04357121 sunroof
    n04357314 sunscreen
    n04357531 sunsuit
    n04357930 supercharger
    n04358117 supercomputer
    n04358256 superconducting supercollider
    n04358491 superhighway
    n04358707 supermarket
    n04358874 superstructure
    n04359034 supertanker
    n04359124 supper club
    n04359217 supplejack
    n04359335 supply chamber
    n04359500 supply closet
    n04359589 support
    n04360501 support
    n04360798 support column
    n04360914 support hose
    n04361095 supporting structure
    n04361260 supporting tower
    n04361937 surcoat
    n04362624 surface gauge
    n04362821 surface lift
    n04362972 surface search radar
    n04363082 surface ship
    n04363210 surface-to-air missile
    n04363412 surface-to-air missile system
    n04363671 surfboat
    n04363777 surcoat
    n04363874 surgeon's knot
    n04363991 surgery
    n04364160 surge suppressor
    n04364397 surgical dressing
    n04364545 surgical instrument
    n04364827 surgical knife
    n04364994 surplice
    n04365112 surrey
    n04365229 surtout
    n04365328 surveillance system
    n04365484 surveying instrument
    n04365751 surveyor's level
    n04366033 sushi bar
    n04366116 suspension
    n04366367 suspension bridge
    n04366832 suspensory
    n04367011 sustaining pedal
    n04367371 suture
    n04367480 swab
    n04367746 swab
    n04367950 swaddling clothes
    n04368109 swag
    n04368235 swage block
    n04368365 swagger stick
    n04368496 swallow-tailed coat
    n04368695 swamp buggy
    n04368840 swan's down
    n04369025 swathe
    n04369282 swatter
    n04369485 sweat bag
    n04369618 sweatband
    n04370048 sweater
    n04370288 sweat pants
    n04370456 sweatshirt
    n04370600 sweatshop
    n04370774 sweat suit
    n04370955 sweep
    n04371050 sweep hand
    n04371430 swimming trunks
    n04371563 swimsuit
    n04371774 swing
    n04371979 swing door
    n04372370 switch
    n04373089 switchblade
    n04373428 switch engine
    n04373563 swivel
    n04373704 swivel chair
    n04373795 swizzle stick
    n04373894 sword
    n04374315 sword cane
    n04374521 S wrench
    n04374735 synagogue
    n04374907 synchrocyclotron
    n04375080 synchroflash
    n04375241 synchromesh
    n04375405 synchronous converter
    n04375615 synchronous motor
    n04375775 synchrotron
    n04375926 synchroscope
    n04376400 synthesizer
    n04376876 syringe
    n04377057 system
    n04378489 tabard
    n04378651 Tabernacle
    n04378956 tabi
    n04379096 tab key
    n04379243 table
    n04379964 table
    n04380255 tablefork
    n04380346 table knife
    n04380533 table lamp
    n04380916 table saw
    n04381073 tablespoon
    n04381450 tablet-armed chair
    n04381587 table-tennis table
    n04381724 table-tennis racquet
    n04381860 tabletop
    n04381994 tableware
    n04382334 tabor
    n04382438 taboret
    n04382537 tachistoscope
    n04382695 tachograph
    n04382880 tachometer
    n04383015 tachymeter
    n04383130 tack
    n04383301 tack hammer
    n04383839 taffeta
    n04383923 taffrail
    n04384593 tailgate
    n04384910 taillight
    n04385079 tailor-made
    n04385157 tailor's chalk
    n04385536 tailpipe
    n04385799 tail rotor
    n04386051 tailstock
    n04386456 take-up
    n04386664 talaria
    n04386792 talcum
    n04387095 tam
    n04387201 tambour
    n04387261 tambour
    n04387400 tambourine
    n04387531 tammy
    n04387706 tamp
    n04387932 Tampax
    n04388040 tampion
    n04388162 tampon
    n04388473 tandoor
    n04388574 tangram
    n04388743 tank
    n04389033 tank
    n04389430 tankard
    n04389521 tank car
    n04389718 tank destroyer
    n04389854 tank engine
    n04389999 tanker plane
    n04390483 tank shell
    n04390577 tank top
    n04390873 tannoy
    n04390977 tap
    n04391445 tapa
    n04391838 tape
    n04392113 tape
    n04392526 tape deck
    n04392764 tape drive
    n04392985 tape player
    n04393095 tape recorder
    n04393301 taper file
    n04393549 tapestry
    n04393808 tappet
    n04393913 tap wrench
    n04394031 tare
    n04394261 target
    n04394421 target acquisition system
    n04394630 tarmacadam
    n04395024 tarpaulin
    n04395106 tartan
    n04395332 tasset
    n04395651 tattoo
    n04395875 tavern
    n04396226 tawse
    n04396335 taximeter
    n04396650 T-bar lift
    n04396808 tea bag
    n04396902 tea ball
    n04397027 tea cart
    n04397168 tea chest
    n04397261 teaching aid
    n04397452 teacup
    n04397645 tea gown
    n04397768 teakettle
    n04397860 tea maker
    n04398044 teapot
    n04398497 teashop
    n04398688 teaspoon
    n04398834 tea-strainer
    n04398951 tea table
    n04399046 tea tray
    n04399158 tea urn
    n04399537 tee
    n04399846 tee hinge
    n04400109 telecom hotel
    n04400289 telecommunication system
    n04400499 telegraph
    n04400737 telegraph key
    n04400899 telemeter
    n04401088 telephone
    n04401578 telephone bell
    n04401680 telephone booth
    n04401828 telephone cord
    n04401949 telephone jack
    n04402057 telephone line
    n04402342 telephone plug
    n04402449 telephone pole
    n04402580 telephone receiver
    n04402746 telephone system
    n04402984 telephone wire
    n04403413 telephoto lens
    n04403524 Teleprompter
    n04403638 telescope
    n04403925 telescopic sight
    n04404072 telethermometer
    n04404200 teletypewriter
    n04404412 television
    n04404817 television antenna
    n04404997 television camera
    n04405540 television equipment
    n04405762 television monitor
    n04405907 television receiver
    n04406239 television room
    n04406552 television transmitter
    n04406687 telpher
    n04406817 telpherage
    n04407257 tempera
    n04407435 temple
    n04407686 temple
    n04408871 temporary hookup
    n04409011 tender
    n04409128 tender
    n04409279 tender
    n04409384 tenement
    n04409515 tennis ball
    n04409625 tennis camp
    n04409806 tennis racket
    n04409911 tenon
    n04410086 tenor drum
    n04410365 tenoroon
    n04410485 tenpenny nail
    n04410565 tenpin
    n04410663 tensimeter
    n04410760 tensiometer
    n04410886 tensiometer
    n04411019 tensiometer
    n04411264 tent
    n04411835 tenter
    n04411966 tenterhook
    n04412097 tent-fly
    n04412300 tent peg
    n04412416 tepee
    n04413151 terminal
    n04413419 terminal
    n04413969 terraced house
    n04414101 terra cotta
    n04414199 terrarium
    n04414319 terra sigillata
    n04414476 terry
    n04414675 Tesla coil
    n04414909 tessera
    n04415257 test equipment
    n04415663 test rocket
    n04415815 test room
    n04416005 testudo
    n04416901 tetraskelion
    n04417086 tetrode
    n04417180 textile machine
    n04417361 textile mill
    n04417672 thatch
    n04417809 theater
    n04418357 theater curtain
    n04418644 theater light
    n04419073 theodolite
    n04419642 theremin
    n04419868 thermal printer
    n04420024 thermal reactor
    n04420720 thermocouple
    n04421083 thermoelectric thermometer
    n04421258 thermograph
    n04421417 thermograph
    n04421582 thermohydrometer
    n04421740 thermojunction
    n04421872 thermometer
    n04422409 thermonuclear reactor
    n04422566 thermopile
    n04422727 thermos
    n04422875 thermostat
    n04423552 thigh pad
    n04423687 thill
    n04423845 thimble
    n04424692 thinning shears
    n04425804 third base
    n04425977 third gear
    n04426184 third rail
    n04426316 thong
    n04426427 thong
    n04427216 three-centered arch
    n04427473 three-decker
    n04427559 three-dimensional radar
    n04427715 three-piece suit
    n04427857 three-quarter binding
    n04428008 three-way switch
    n04428191 thresher
    n04428382 threshing floor
    n04428634 thriftshop
    n04429038 throat protector
    n04429376 throne
    n04430475 thrust bearing
    n04430605 thruster
    n04430896 thumb
    n04431025 thumbhole
    n04431436 thumbscrew
    n04431648 thumbstall
    n04431745 thumbtack
    n04431925 thunderer
    n04432043 thwart
    n04432203 tiara
    n04432662 ticking
    n04432785 tickler coil
    n04433377 tie
    n04433585 tie
    n04434207 tie rack
    n04434531 tie rod
    n04434932 tights
    n04435180 tile
    n04435552 tile cutter
    n04435653 tile roof
    n04435759 tiller
    n04435870 tilter
    n04436012 tilt-top table
    n04436185 timber
    n04436329 timber
    n04436401 timber hitch
    n04436542 timbrel
    n04436832 time bomb
    n04436992 time capsule
    n04437276 time clock
    n04437380 time-delay measuring instrument
    n04437670 time-fuse
    n04437953 timepiece
    n04438304 timer
    n04438507 timer
    n04438643 time-switch
    n04438897 tin
    n04439505 tinderbox
    n04439585 tine
    n04439712 tinfoil
    n04440597 tippet
    n04440963 tire chain
    n04441093 tire iron
    n04441528 titfer
    n04441662 tithe barn
    n04441790 titrator
    n04442312 toaster
    n04442441 toaster oven
    n04442582 toasting fork
    n04442741 toastrack
    n04443164 tobacco pouch
    n04443257 tobacco shop
    n04443433 toboggan
    n04443766 toby
    n04444121 tocsin
    n04444218 toe
    n04444749 toecap
    n04444953 toehold
    n04445040 toga
    n04445154 toga virilis
    n04445327 toggle
    n04445610 toggle bolt
    n04445782 toggle joint
    n04445952 toggle switch
    n04446162 togs
    n04446276 toilet
    n04446844 toilet bag
    n04447028 toilet bowl
    n04447156 toilet kit
    n04447276 toilet powder
    n04447443 toiletry
    n04447861 toilet seat
    n04448070 toilet water
    n04448185 tokamak
    n04448361 token
    n04449290 tollbooth
    n04449449 toll bridge
    n04449550 tollgate
    n04449700 toll line
    n04449966 tomahawk
    n04450133 Tommy gun
    n04450243 tomograph
    n04450465 tone arm
    n04450640 toner
    n04450749 tongs
    n04450994 tongue
    n04451139 tongue and groove joint
    n04451318 tongue depressor
    n04451636 tonometer
    n04451818 tool
    n04452528 tool bag
    n04452615 toolbox
    n04452757 toolshed
    n04452848 tooth
    n04453037 tooth
    n04453156 toothbrush
    n04453390 toothpick
    n04453666 top
    n04453910 top
    n04454654 topgallant
    n04454792 topgallant
    n04454908 topiary
    n04455048 topknot
    n04455250 topmast
    n04455579 topper
    n04455652 topsail
    n04456011 toque
    n04456115 torch
    n04456472 torpedo
    n04456734 torpedo
    n04457157 torpedo
    n04457326 torpedo boat
    n04457474 torpedo-boat destroyer
    n04457638 torpedo tube
    n04457767 torque converter
    n04457910 torque wrench
    n04458201 torture chamber
    n04458633 totem pole
    n04458843 touch screen
    n04459018 toupee
    n04459122 touring car
    n04459243 tourist class
    n04459362 towel
    n04459610 toweling
    n04459773 towel rack
    n04459909 towel rail
    n04460130 tower
    n04461437 town hall
    n04461570 towpath
    n04461696 tow truck
    n04461879 toy
    n04462011 toy box
    n04462240 toyshop
    n04462576 trace detector
    n04463679 track
    n04464125 track
    n04464615 trackball
    n04464852 tracked vehicle
    n04465050 tract house
    n04465203 tract housing
    n04465358 traction engine
    n04465501 tractor
    n04465666 tractor
    n04466871 trail bike
    n04467099 trailer
    n04467307 trailer
    n04467506 trailer camp
    n04467665 trailer truck
    n04467899 trailing edge
    n04468005 train
    n04469003 tramline
    n04469251 trammel
    n04469514 trampoline
    n04469684 tramp steamer
    n04469813 tramway
    n04470741 transdermal patch
    n04471148 transept
    n04471315 transformer
    n04471632 transistor
    n04471912 transit instrument
    n04472243 transmission
    n04472563 transmission shaft
    n04472726 transmitter
    n04472961 transom
    n04473108 transom
    n04473275 transponder
    n04473884 transporter
    n04474035 transporter
    n04474187 transport ship
    n04474466 trap
    n04475309 trap door
    n04475411 trapeze
    n04475496 trave
    n04475631 travel iron
    n04475749 trawl
    n04475900 trawl
    n04476116 trawler
    n04476259 tray
    n04476526 tray cloth
    n04476831 tread
    n04476972 tread
    n04477219 treadmill
    n04477387 treadmill
    n04477548 treasure chest
    n04477725 treasure ship
    n04478066 treenail
    n04478383 trefoil arch
    n04478512 trellis
    n04478657 trench
    n04479046 trench coat
    n04479287 trench knife
    n04479405 trepan
    n04479526 trepan
    n04479694 trestle
    n04479823 trestle
    n04479939 trestle bridge
    n04480033 trestle table
    n04480141 trestlework
    n04480303 trews
    n04480527 trial balloon
    n04480853 triangle
    n04480995 triangle
    n04481524 triclinium
    n04481642 triclinium
    n04482177 tricorn
    n04482297 tricot
    n04482393 tricycle
    n04482975 trident
    n04483073 trigger
    n04483307 trimaran
    n04483925 trimmer
    n04484024 trimmer arch
    n04484432 triode
    n04485082 tripod
    n04485423 triptych
    n04485586 trip wire
    n04485750 trireme
    n04485884 triskelion
    n04486054 triumphal arch
    n04486213 trivet
    n04486322 trivet
    n04486616 troika
    n04486934 troll
    n04487081 trolleybus
    n04487394 trombone
    n04487724 troop carrier
    n04487894 troopship
    n04488202 trophy case
    n04488427 trough
    n04488530 trouser
    n04488742 trouser cuff
    n04488857 trouser press
    n04489008 trouser
    n04489695 trousseau
    n04489817 trowel
    n04490091 truck
    n04491312 trumpet arch
    n04491388 truncheon
    n04491638 trundle bed
    n04491769 trunk
    n04491934 trunk hose
    n04492060 trunk lid
    n04492157 trunk line
    n04492375 truss
    n04492749 truss bridge
    n04493109 try square
    n04493259 T-square
    n04493381 tub
    n04494204 tube
    n04495051 tuck box
    n04495183 tucker
    n04495310 tucker-bag
    n04495450 tuck shop
    n04495555 Tudor arch
    n04495698 tudung
    n04495843 tugboat
    n04496614 tulle
    n04496726 tumble-dryer
    n04496872 tumbler
    n04497249 tumbrel
    n04497442 tun
    n04497570 tunic
    n04497801 tuning fork
    n04498275 tupik
    n04498389 turban
    n04498523 turbine
    n04498873 turbogenerator
    n04499062 tureen
    n04499300 Turkish bath
    n04499446 Turkish towel
    n04499554 Turk's head
    n04499810 turnbuckle
    n04500060 turner
    n04500390 turnery
    n04501127 turnpike
    n04501281 turnspit
    n04501370 turnstile
    n04501550 turntable
    n04501837 turntable
    n04501947 turret
    n04502059 turret clock
    n04502197 turtleneck
    n04502502 tweed
    n04502670 tweeter
    n04502851 twenty-two
    n04502989 twenty-two pistol
    n04503073 twenty-two rifle
    n04503155 twill
    n04503269 twill
    n04503413 twin bed
    n04503499 twinjet
    n04503593 twist bit
    n04503705 two-by-four
    n04504038 two-man tent
    n04504141 two-piece
    n04504770 typesetting machine
    n04505036 typewriter
    n04505345 typewriter carriage
    n04505470 typewriter keyboard
    n04505888 tyrolean
    n04506289 uke
    n04506402 ulster
    n04506506 ultracentrifuge
    n04506688 ultramicroscope
    n04506895 Ultrasuede
    n04506994 ultraviolet lamp
    n04507155 umbrella
    n04507326 umbrella tent
    n04507453 undercarriage
    n04507689 undercoat
    n04508163 undergarment
    n04508489 underpants
    n04508949 underwear
    n04509171 undies
    n04509260 uneven parallel bars
    n04509417 unicycle
    n04509592 uniform
    n04510706 universal joint
    n04511002 university
    n04513827 upholstery
    n04513998 upholstery material
    n04514095 upholstery needle
    n04514241 uplift
    n04514648 upper berth
    n04515003 upright
    n04515444 upset
    n04515729 upstairs
    n04515890 urceole
    n04516116 urn
    n04516214 urn
    n04516354 used-car
    n04516672 utensil
    n04517211 Uzi
    n04517408 vacation home
    n04517823 vacuum
    n04517999 vacuum chamber
    n04518132 vacuum flask
    n04518343 vacuum gauge
    n04518643 Valenciennes
    n04518764 valise
    n04519153 valve
    n04519536 valve
    n04519728 valve-in-head engine
    n04519887 vambrace
    n04520170 van
    n04520382 van
    n04520784 vane
    n04520962 vaporizer
    n04521571 variable-pitch propeller
    n04521863 variometer
    n04521987 varnish
    n04522168 vase
    n04523525 vault
    n04523831 vault
    n04524142 vaulting horse
    n04524313 vehicle
    n04524594 Velcro
    n04524716 velocipede
    n04524941 velour
    n04525038 velvet
    n04525191 velveteen
    n04525305 vending machine
    n04525417 veneer
    n04525584 Venetian blind
    n04525821 Venn diagram
    n04526520 ventilation
    n04526800 ventilation shaft
    n04526964 ventilator
    n04527648 veranda
    n04528079 verdigris
    n04528968 vernier caliper
    n04529108 vernier scale
    n04529681 vertical file
    n04529962 vertical stabilizer
    n04530283 vertical tail
    n04530456 Very pistol
    n04530566 vessel
    n04531098 vessel
    n04531873 vest
    n04532022 vestiture
    n04532106 vestment
    n04532398 vest pocket
    n04532504 vestry
    n04532670 viaduct
    n04532831 vibraphone
    n04533042 vibrator
    n04533199 vibrator
    n04533499 Victrola
    n04533594 vicuna
    n04533700 videocassette
    n04533802 videocassette recorder
    n04533946 videodisk
    n04534127 video recording
    n04534359 videotape
    n04534520 videotape
    n04534895 vigil light
    n04535252 villa
    n04535370 villa
    n04535524 villa
    n04536153 viol
    n04536335 viola
    n04536465 viola da braccio
    n04536595 viola da gamba
    n04536765 viola d'amore
    n04536866 violin
    n04537436 virginal
    n04538249 viscometer
    n04538403 viscose rayon
    n04538552 vise
    n04538878 visor
    n04539053 visual display unit
    n04539203 vivarium
    n04539407 Viyella
    n04539794 voile
    n04540053 volleyball
    n04540255 volleyball net
    n04540397 voltage regulator
    n04540761 voltaic cell
    n04541136 voltaic pile
    n04541320 voltmeter
    n04541662 vomitory
    n04541777 von Neumann machine
    n04541987 voting booth
    n04542095 voting machine
    n04542329 voussoir
    n04542474 vox angelica
    n04542595 vox humana
    n04542715 waders
    n04542858 wading pool
    n04542943 waffle iron
    n04543158 wagon
    n04543509 wagon
    n04543636 wagon tire
    n04543772 wagon wheel
    n04543924 wain
    n04543996 wainscot
    n04544325 wainscoting
    n04544450 waist pack
    n04545305 walker
    n04545471 walker
    n04545748 walker
    n04545858 walkie-talkie
    n04545984 walk-in
    n04546081 walking shoe
    n04546194 walking stick
    n04546340 Walkman
    n04546595 walk-up apartment
    n04546855 wall
    n04547592 wall
    n04548280 wall clock
    n04548362 wallet
    n04549028 wall tent
    n04549122 wall unit
    n04549629 wand
    n04549721 Wankel engine
    n04549919 ward
    n04550184 wardrobe
    n04550676 wardroom
    n04551055 warehouse
    n04551833 warming pan
    n04552097 war paint
    n04552348 warplane
    n04552551 war room
    n04552696 warship
    n04553389 wash
    n04553561 wash-and-wear
    n04553703 washbasin
    n04554211 washboard
    n04554406 washboard
    n04554684 washer
    n04554871 washer
    n04554998 washhouse
    n04555291 washroom
    n04555400 washstand
    n04555600 washtub
    n04555700 wastepaper basket
    n04555897 watch
    n04556408 watch cap
    n04556533 watch case
    n04556664 watch glass
    n04556948 watchtower
    n04557308 water-base paint
    n04557522 water bed
    n04557648 water bottle
    n04557751 water butt
    n04558059 water cart
    n04558199 water chute
    n04558478 water closet
    n04558804 watercolor
    n04559023 water-cooled reactor
    n04559166 water cooler
    n04559451 water faucet
    n04559620 water filter
    n04559730 water gauge
    n04559910 water glass
    n04559994 water hazard
    n04560113 water heater
    n04560292 watering can
    n04560502 watering cart
    n04560619 water jacket
    n04560804 water jug
    n04560882 water jump
    n04561010 water level
    n04561287 water meter
    n04561422 water mill
    n04561734 waterproof
    n04561857 waterproofing
    n04561965 water pump
    n04562122 water scooter
    n04562262 water ski
    n04562496 waterspout
    n04562935 water tower
    n04563020 water wagon
    n04563204 waterwheel
    n04563413 waterwheel
    n04563560 water wings
    n04563790 waterworks
    n04564278 wattmeter
    n04564581 waxwork
    n04565039 ways
    n04565375 weapon
    n04566257 weaponry
    n04566561 weapons carrier
    n04566756 weathercock
    n04567098 weatherglass
    n04567593 weather satellite
    n04567746 weather ship
    n04568069 weathervane
    n04568557 web
    n04568713 web
    n04568841 webbing
    n04569063 webcam
    n04569520 wedge
    n04569822 wedge
    n04570118 wedgie
    n04570214 Wedgwood
    n04570416 weeder
    n04570532 weeds
    n04570815 weekender
    n04570958 weighbridge
    n04571292 weight
    n04571566 weir
    n04571686 weir
    n04571800 welcome wagon
    n04571958 weld
    n04572121 welder's mask
    n04572235 weldment
    n04572935 well
    n04573045 wellhead
    n04573281 welt
    n04573379 Weston cell
    n04573513 wet bar
    n04573625 wet-bulb thermometer
    n04573832 wet cell
    n04573937 wet fly
    n04574067 wet suit
    n04574348 whaleboat
    n04574471 whaler
    n04574606 whaling gun
    n04574999 wheel
    n04575723 wheel
    n04575824 wheel and axle
    n04576002 wheelchair
    n04576211 wheeled vehicle
    n04576971 wheelwork
    n04577139 wherry
    n04577293 wherry
    n04577426 whetstone
    n04577567 whiffletree
    n04577769 whip
    n04578112 whipcord
    n04578329 whipping post
    n04578559 whipstitch
    n04578708 whirler
    n04578801 whisk
    n04578934 whisk
    n04579056 whiskey bottle
    n04579145 whiskey jug
    n04579230 whispering gallery
    n04579432 whistle
    n04579667 whistle
    n04579986 white
    n04580493 white goods
    n04581102 whitewash
    n04581595 whorehouse
    n04581829 wick
    n04582205 wicker
    n04582349 wicker basket
    n04582771 wicket
    n04582869 wicket
    n04583022 wickiup
    n04583212 wide-angle lens
    n04583620 widebody aircraft
    n04583888 wide wale
    n04583967 widow's walk
    n04584056 Wiffle
    n04584207 wig
    n04584373 wigwam
    n04585128 Wilton
    n04585318 wimple
    n04585456 wincey
    n04585626 winceyette
    n04585745 winch
    n04585980 Winchester
    n04586072 windbreak
    n04586581 winder
    n04586932 wind instrument
    n04587327 windjammer
    n04587404 windmill
    n04587559 windmill
    n04587648 window
    n04588739 window
    n04589190 window blind
    n04589325 window box
    n04589434 window envelope
    n04589593 window frame
    n04589890 window screen
    n04590021 window seat
    n04590129 window shade
    n04590263 windowsill
    n04590553 windshield
    n04590746 windshield wiper
    n04590933 Windsor chair
    n04591056 Windsor knot
    n04591157 Windsor tie
    n04591249 wind tee
    n04591359 wind tunnel
    n04591517 wind turbine
    n04591631 wine bar
    n04591713 wine bottle
    n04591887 wine bucket
    n04592005 wine cask
    n04592099 wineglass
    n04592356 winepress
    n04592465 winery
    n04592596 wineskin
    n04592741 wing
    n04593077 wing chair
    n04593185 wing nut
    n04593376 wing tip
    n04593524 wing tip
    n04593629 winker
    n04593866 wiper
    n04594114 wiper motor
    n04594218 wire
    n04594489 wire
    n04594742 wire cloth
    n04594828 wire cutter
    n04594919 wire gauge
    n04595028 wireless local area network
    n04595285 wire matrix printer
    n04595501 wire recorder
    n04595611 wire stripper
    n04595762 wirework
    n04595855 wiring
    n04596116 wishing cap
    n04596492 witness box
    n04596742 wok
    n04596852 woman's clothing
    n04597066 wood
    n04597309 woodcarving
    n04597400 wood chisel
    n04597804 woodenware
    n04597913 wooden spoon
    n04598136 woodscrew
    n04598318 woodshed
    n04598416 wood vise
    n04598582 woodwind
    n04598965 woof
    n04599124 woofer
    n04599235 wool
    n04600312 workbasket
    n04600486 workbench
    n04600912 work-clothing
    n04601041 workhouse
    n04601159 workhouse
    n04601938 workpiece
    n04602762 workroom
    n04602840 works
    n04602956 work-shirt
    n04603399 workstation
    n04603729 worktable
    n04603872 workwear
    n04604276 World Wide Web
    n04604644 worm fence
    n04604806 worm gear
    n04605057 worm wheel
    n04605163 worsted
    n04605321 worsted
    n04605446 wrap
    n04605572 wraparound
    n04605726 wrapping
    n04606251 wreck
    n04606574 wrench
    n04607035 wrestling mat
    n04607242 wringer
    n04607640 wrist pad
    n04607759 wrist pin
    n04607869 wristwatch
    n04607982 writing arm
    n04608329 writing desk
    n04608435 writing desk
    n04608567 writing implement
    n04608809 xerographic printer
    n04608923 Xerox
    n04609531 X-ray film
    n04609651 X-ray machine
    n04609811 X-ray tube
    n04610013 yacht
    n04610176 yacht chair
    n04610274 yagi
    n04610503 yard
    n04610676 yard
    n04611351 yardarm
    n04611795 yard marker
    n04611916 yardstick
    n04612026 yarmulke
    n04612159 yashmak
    n04612257 yataghan
    n04612373 yawl
    n04612504 yawl
    n04612840 yoke
    n04613015 yoke
    n04613158 yoke
    n04613696 yurt
    n04613939 Zamboni
    n04614505 zero
    n04614655 ziggurat
    n04614844 zill
    n04615149 zip gun
    n04615226 zither
    n04615644 zoot suit
    n04682018 shading
    n04950713 grain
    n04950952 wood grain
    n04951071 graining
    n04951186 marbleization
    n04951373 light
    n04951716 aura
    n04951875 sunniness
    n04953296 glint
    n04953678 opalescence
    n04955160 polish
    n04957356 primary color for pigments
    n04957589 primary color for light
    n04958634 colorlessness
    n04958865 mottle
    n04959061 achromia
    n04959230 shade
    n04959672 chromatic color
    n04960277 black
    n04960582 coal black
    n04961062 alabaster
    n04961331 bone
    n04961691 gray
    n04962062 ash grey
    n04962240 charcoal
    n04963111 sanguine
    n04963307 Turkey red
    n04963588 crimson
    n04963740 dark red
    n04964001 claret
    n04964799 fuschia
    n04964878 maroon
    n04965179 orange
    n04965451 reddish orange
    n04965661 yellow
    n04966543 gamboge
    n04966941 pale yellow
    n04967191 green
    n04967561 greenishness
    n04967674 sea green
    n04967801 sage green
    n04967882 bottle green
    n04968056 emerald
    n04968139 olive green
    n04968749 jade green
    n04968895 blue
    n04969242 azure
    n04969540 steel blue
    n04969798 greenish blue
    n04969952 purplish blue
    n04970059 purple
    n04970312 Tyrian purple
    n04970398 indigo
    n04970470 lavender
    n04970631 reddish purple
    n04970916 pink
    n04971211 carnation
    n04971313 rose
    n04972350 chestnut
    n04972451 chocolate
    n04972801 light brown
    n04973020 tan
    n04973291 beige
    n04973386 reddish brown
    n04973585 brick red
    n04973669 copper
    n04973816 Indian red
    n04974145 puce
    n04974340 olive
    n04974859 ultramarine
    n04975739 complementary color
    n04976319 pigmentation
    n04976952 complexion
    n04977412 ruddiness
    n04978561 nonsolid color
    n04979002 aposematic coloration
    n04979307 cryptic coloration
    n04981658 ring
    n05102764 center of curvature
    n05218119 cadaver
    n05233741 mandibular notch
    n05235879 rib
    n05238282 skin
    n05239437 skin graft
    n05241218 epidermal cell
    n05241485 melanocyte
    n05241662 prickle cell
    n05242070 columnar cell
    n05242239 spongioblast
    n05242928 squamous cell
    n05244421 amyloid plaque
    n05244755 dental plaque
    n05244934 macule
    n05245192 freckle
    n05257476 bouffant
    n05257967 sausage curl
    n05258051 forelock
    n05258627 spit curl
    n05259914 pigtail
    n05260127 pageboy
    n05260240 pompadour
    n05261310 thatch
    n05262422 soup-strainer
    n05262534 mustachio
    n05262698 walrus mustache
    n05263183 stubble
    n05263316 vandyke beard
    n05263448 soul patch
    n05265736 esophageal smear
    n05266096 paraduodenal smear
    n05266879 specimen
    n05278922 punctum
    n05279953 glenoid fossa
    n05282652 diastema
    n05285623 marrow
    n05302499 mouth
    n05314075 canthus
    n05399034 milk
    n05399243 mother's milk
    n05399356 colostrum
    n05418717 vein
    n05427346 ganglion cell
    n05442594 X chromosome
    n05447757 embryonic cell
    n05448704 myeloblast
    n05448827 sideroblast
    n05449196 osteocyte
    n05449661 megalocyte
    n05449959 leukocyte
    n05450617 histiocyte
    n05451099 fixed phagocyte
    n05451384 lymphocyte
    n05453412 monoblast
    n05453657 neutrophil
    n05453815 microphage
    n05454833 sickle cell
    n05454978 siderocyte
    n05455113 spherocyte
    n05458173 ootid
    n05458576 oocyte
    n05459101 spermatid
    n05459457 Leydig cell
    n05459769 striated muscle cell
    n05460759 smooth muscle cell
    n05464534 Ranvier's nodes
    n05467054 neuroglia
    n05467758 astrocyte
    n05468098 protoplasmic astrocyte
    n05468739 oligodendrocyte
    n05469664 proprioceptor
    n05469861 dendrite
    n05475397 sensory fiber
    n05482922 subarachnoid space
    n05486510 cerebral cortex
    n05491154 renal cortex
    n05526957 prepuce
    n05538625 head
    n05539947 scalp
    n05541509 frontal eminence
    n05542893 suture
    n05545879 foramen magnum
    n05571341 esophagogastric junction
    n05578095 heel
    n05581932 cuticle
    n05584746 hangnail
    n05586759 exoskeleton
    n05604434 abdominal wall
    n05716342 lemon
    n06008896 coordinate axis
    n06209940 landscape
    n06254669 medium
    n06255081 vehicle
    n06255613 paper
    n06259898 channel
    n06262567 film
    n06262943 silver screen
    n06263202 free press
    n06263369 press
    n06263609 print media
    n06263762 storage medium
    n06263895 magnetic storage medium
    n06266417 journalism
    n06266633 Fleet Street
    n06266710 photojournalism
    n06266878 news photography
    n06266973 rotogravure
    n06267145 newspaper
    n06267564 daily
    n06267655 gazette
    n06267758 school newspaper
    n06267893 tabloid
    n06267991 yellow journalism
    n06271778 telecommunication
    n06272290 telephone
    n06272612 voice mail
    n06272803 call
    n06273207 call-back
    n06273294 collect call
    n06273414 call forwarding
    n06273555 call-in
    n06273743 call waiting
    n06273890 crank call
    n06273986 local call
    n06274092 long distance
    n06274292 toll call
    n06274546 wake-up call
    n06274760 three-way calling
    n06274921 telegraphy
    n06275095 cable
    n06275353 wireless
    n06275471 radiotelegraph
    n06276501 radiotelephone
    n06276697 broadcasting
    n06276902 Rediffusion
    n06277025 multiplex
    n06277135 radio
    n06277280 television
    n06278338 cable television
    n06278475 high-definition television
    n06281040 reception
    n06281175 signal detection
    n06340977 Hakham
    n06359193 web site
    n06359467 chat room
    n06359657 portal site
    n06415688 jotter
    n06417096 breviary
    n06418693 wordbook
    n06419354 desk dictionary
    n06423496 reckoner
    n06470073 document
    n06591815 album
    n06592078 concept album
    n06592281 rock opera
    n06592421 tribute album
    n06595351 magazine
    n06596179 colour supplement
    n06596364 comic book
    n06596474 news magazine
    n06596607 pulp
    n06596727 slick
    n06596845 trade magazine
    n06613686 movie
    n06614901 outtake
    n06616216 shoot-'em-up
    n06618653 spaghetti Western
    n06625062 encyclical
    n06785654 crossword puzzle
    n06793231 sign
    n06794110 street sign
    n06874185 traffic light
    n06883725 swastika
    n06892775 concert
    n06998748 artwork
    n07005523 lobe
    n07248320 book jacket
    n07273802 cairn
    n07461050 three-day event
    n07556406 comfort food
    n07556637 comestible
    n07556872 tuck
    n07556970 course
    n07557165 dainty
    n07557434 dish
    n07560193 fast food
    n07560331 finger food
    n07560422 ingesta
    n07560542 kosher
    n07560652 fare
    n07560903 diet
    n07561112 diet
    n07561590 dietary
    n07561848 balanced diet
    n07562017 bland diet
    n07562172 clear liquid diet
    n07562379 diabetic diet
    n07562495 dietary supplement
    n07562651 carbohydrate loading
    n07562881 fad diet
    n07562984 gluten-free diet
    n07563207 high-protein diet
    n07563366 high-vitamin diet
    n07563642 light diet
    n07563800 liquid diet
    n07564008 low-calorie diet
    n07564101 low-fat diet
    n07564292 low-sodium diet
    n07564515 macrobiotic diet
    n07564629 reducing diet
    n07564796 soft diet
    n07564971 vegetarianism
    n07565083 menu
    n07565161 chow
    n07565259 board
    n07565608 mess
    n07565725 ration
    n07565945 field ration
    n07566092 K ration
    n07566231 C-ration
    n07566340 foodstuff
    n07566863 starches
    n07567039 breadstuff
    n07567139 coloring
    n07567390 concentrate
    n07567611 tomato concentrate
    n07567707 meal
    n07567980 kibble
    n07568095 cornmeal
    n07568241 farina
    n07568389 matzo meal
    n07568502 oatmeal
    n07568625 pea flour
    n07568818 roughage
    n07568991 bran
    n07569106 flour
    n07569423 plain flour
    n07569543 wheat flour
    n07569644 whole wheat flour
    n07569873 soybean meal
    n07570021 semolina
    n07570530 corn gluten feed
    n07570720 nutriment
    n07572353 commissariat
    n07572616 larder
    n07572858 frozen food
    n07572957 canned food
    n07573103 canned meat
    n07573347 Spam
    n07573453 dehydrated food
    n07573563 square meal
    n07573696 meal
    n07574176 potluck
    n07574426 refection
    n07574504 refreshment
    n07574602 breakfast
    n07574780 continental breakfast
    n07574923 brunch
    n07575076 lunch
    n07575226 business lunch
    n07575392 high tea
    n07575510 tea
    n07575726 dinner
    n07575984 supper
    n07576182 buffet
    n07576438 picnic
    n07576577 cookout
    n07576781 barbecue
    n07576969 clambake
    n07577144 fish fry
    n07577374 bite
    n07577538 nosh
    n07577657 nosh-up
    n07577772 ploughman's lunch
    n07577918 coffee break
    n07578093 banquet
    n07579575 entree
    n07579688 piece de resistance
    n07579787 plate
    n07579917 adobo
    n07580053 side dish
    n07580253 special
    n07580359 casserole
    n07580470 chicken casserole
    n07580592 chicken cacciatore
    n07581249 antipasto
    n07581346 appetizer
    n07581607 canape
    n07581775 cocktail
    n07581931 fruit cocktail
    n07582027 crab cocktail
    n07582152 shrimp cocktail
    n07582277 hors d'oeuvre
    n07582441 relish
    n07582609 dip
    n07582811 bean dip
    n07582892 cheese dip
    n07582970 clam dip
    n07583066 guacamole
    n07583197 soup
    n07583865 soup du jour
    n07583978 alphabet soup
    n07584110 consomme
    n07584228 madrilene
    n07584332 bisque
    n07584423 borsch
    n07584593 broth
    n07584859 barley water
    n07584938 bouillon
    n07585015 beef broth
    n07585107 chicken broth
    n07585208 broth
    n07585474 stock cube
    n07585557 chicken soup
    n07585644 cock-a-leekie
    n07585758 gazpacho
    n07585906 gumbo
    n07585997 julienne
    n07586099 marmite
    n07586179 mock turtle soup
    n07586318 mulligatawny
    n07586485 oxtail soup
    n07586604 pea soup
    n07586718 pepper pot
    n07586894 petite marmite
    n07587023 potage
    n07587111 pottage
    n07587206 turtle soup
    n07587331 eggdrop soup
    n07587441 chowder
    n07587618 corn chowder
    n07587700 clam chowder
    n07587819 Manhattan clam chowder
    n07587962 New England clam chowder
    n07588111 fish chowder
    n07588193 won ton
    n07588299 split-pea soup
    n07588419 green pea soup
    n07588574 lentil soup
    n07588688 Scotch broth
    n07588817 vichyssoise
    n07588947 stew
    n07589458 bigos
    n07589543 Brunswick stew
    n07589724 burgoo
    n07589872 burgoo
    n07589967 olla podrida
    n07590068 mulligan stew
    n07590177 purloo
    n07590320 goulash
    n07590502 hotchpotch
    n07590611 hot pot
    n07590752 beef goulash
    n07590841 pork-and-veal goulash
    n07590974 porkholt
    n07591049 Irish stew
    n07591162 oyster stew
    n07591236 lobster stew
    n07591330 lobscouse
    n07591473 fish stew
    n07591586 bouillabaisse
    n07591813 matelote
    n07591961 paella
    n07592094 fricassee
    n07592317 chicken stew
    n07592400 turkey stew
    n07592481 beef stew
    n07592656 ragout
    n07592768 ratatouille
    n07592922 salmi
    n07593004 pot-au-feu
    n07593107 slumgullion
    n07593199 smorgasbord
    n07593471 viand
    n07593774 ready-mix
    n07593972 brownie mix
    n07594066 cake mix
    n07594155 lemonade mix
    n07594250 self-rising flour
    n07594737 choice morsel
    n07594840 savory
    n07595051 calf's-foot jelly
    n07595180 caramel
    n07595368 lump sugar
    n07595649 cane sugar
    n07595751 castor sugar
    n07595914 powdered sugar
    n07596046 granulated sugar
    n07596160 icing sugar
    n07596362 corn sugar
    n07596452 brown sugar
    n07596566 demerara
    n07596684 sweet
    n07596967 confectionery
    n07597145 confiture
    n07597263 sweetmeat
    n07597365 candy
    n07598256 candy bar
    n07598529 carob bar
    n07598622 hardbake
    n07598734 hard candy
    n07598928 barley-sugar
    n07599068 brandyball
    n07599161 jawbreaker
    n07599242 lemon drop
    n07599383 sourball
    n07599468 patty
    n07599554 peppermint patty
    n07599649 bonbon
    n07599783 brittle
    n07599911 peanut brittle
    n07599998 chewing gum
    n07600177 gum ball
    n07600285 bubble gum
    n07600394 butterscotch
    n07600506 candied fruit
    n07600696 candied apple
    n07600895 crystallized ginger
    n07601025 grapefruit peel
    n07601175 lemon peel
    n07601290 orange peel
    n07601407 candied citrus peel
    n07601572 candy cane
    n07601686 candy corn
    n07601809 caramel
    n07602650 center
    n07604956 comfit
    n07605040 cotton candy
    n07605198 dragee
    n07605282 dragee
    n07605380 fondant
    n07605474 fudge
    n07605597 chocolate fudge
    n07605693 divinity
    n07605804 penuche
    n07605944 gumdrop
    n07606058 jujube
    n07606191 honey crisp
    n07606278 mint
    n07606419 horehound
    n07606538 peppermint
    n07606669 jelly bean
    n07606764 kiss
    n07606933 molasses kiss
    n07607027 meringue kiss
    n07607138 chocolate kiss
    n07607361 licorice
    n07607492 Life Saver
    n07607605 lollipop
    n07607707 lozenge
    n07607832 cachou
    n07607967 cough drop
    n07608098 marshmallow
    n07608245 marzipan
    n07608339 nougat
    n07608429 nougat bar
    n07608533 nut bar
    n07608641 peanut bar
    n07608721 popcorn ball
    n07608866 praline
    n07608980 rock candy
    n07609083 rock candy
    n07609215 sugar candy
    n07609316 sugarplum
    n07609407 taffy
    n07609549 molasses taffy
    n07609632 truffle
    n07609728 Turkish Delight
    n07609840 dessert
    n07610295 ambrosia
    n07610502 ambrosia
    n07610620 baked Alaska
    n07610746 blancmange
    n07610890 charlotte
    n07611046 compote
    n07611148 dumpling
    n07611267 flan
    n07611358 frozen dessert
    n07611733 junket
    n07611839 mousse
    n07611991 mousse
    n07612137 pavlova
    n07612273 peach melba
    n07612367 whip
    n07612530 prune whip
    n07612632 pudding
    n07612996 pudding
    n07613158 syllabub
    n07613266 tiramisu
    n07613480 trifle
    n07613671 tipsy cake
    n07613815 jello
    n07614103 apple dumpling
    n07614198 ice
    n07614348 water ice
    n07614500 ice cream
    n07614730 ice-cream cone
    n07614825 chocolate ice cream
    n07615052 Neapolitan ice cream
    n07615190 peach ice cream
    n07615289 sherbert
    n07615460 strawberry ice cream
    n07615569 tutti-frutti
    n07615671 vanilla ice cream
    n07615774 ice lolly
    n07615954 ice milk
    n07616046 frozen yogurt
    n07616174 snowball
    n07616265 snowball
    n07616386 parfait
    n07616487 ice-cream sundae
    n07616590 split
    n07616748 banana split
    n07616906 frozen pudding
    n07617051 frozen custard
    n07617188 pudding
    n07617344 flummery
    n07617447 fish mousse
    n07617526 chicken mousse
    n07617611 chocolate mousse
    n07617708 plum pudding
    n07617839 carrot pudding
    n07617932 corn pudding
    n07618029 steamed pudding
    n07618119 duff
    n07618281 vanilla pudding
    n07618432 chocolate pudding
    n07618587 brown Betty
    n07618684 Nesselrode
    n07618871 pease pudding
    n07619004 custard
    n07619208 creme caramel
    n07619301 creme anglais
    n07619409 creme brulee
    n07619508 fruit custard
    n07619881 tapioca
    n07620047 tapioca pudding
    n07620145 roly-poly
    n07620327 suet pudding
    n07620597 Bavarian cream
    n07620689 maraschino
    n07621264 nonpareil
    n07621497 zabaglione
    n07621618 garnish
    n07623136 pastry
    n07624466 turnover
    n07624666 apple turnover
    n07624757 knish
    n07624924 pirogi
    n07625061 samosa
    n07625324 timbale
    n07627931 puff paste
    n07628068 phyllo
    n07628181 puff batter
    n07631926 ice-cream cake
    n07639069 doughnut
    n07641928 fish cake
    n07642361 fish stick
    n07642471 conserve
    n07642742 apple butter
    n07642833 chowchow
    n07642933 jam
    n07643026 lemon curd
    n07643200 strawberry jam
    n07643306 jelly
    n07643474 apple jelly
    n07643577 crabapple jelly
    n07643679 grape jelly
    n07643764 marmalade
    n07643891 orange marmalade
    n07643981 gelatin
    n07644244 gelatin dessert
    n07648913 buffalo wing
    n07648997 barbecued wing
    n07650792 mess
    n07650903 mince
    n07651025 puree
    n07654148 barbecue
    n07654298 biryani
    n07655067 escalope de veau Orloff
    n07655263 saute
    n07663899 patty
    n07665438 veal parmesan
    n07666176 veal cordon bleu
    n07672914 margarine
    n07678586 mincemeat
    n07678729 stuffing
    n07678953 turkey stuffing
    n07679034 oyster stuffing
    n07679140 forcemeat
    n07679356 bread
    n07680168 anadama bread
    n07680313 bap
    n07680416 barmbrack
    n07680517 breadstick
    n07680655 grissino
    n07680761 brown bread
    n07680932 bun
    n07681264 tea bread
    n07681355 caraway seed bread
    n07681450 challah
    n07681691 cinnamon bread
    n07681805 cracked-wheat bread
    n07681926 cracker
    n07682197 crouton
    n07682316 dark bread
    n07682477 English muffin
    n07682624 flatbread
    n07682808 garlic bread
    n07682952 gluten bread
    n07683039 graham bread
    n07683138 Host
    n07683265 flatbrod
    n07683360 bannock
    n07683490 chapatti
    n07683617 pita
    n07683786 loaf of bread
    n07684084 French loaf
    n07684164 matzo
    n07684289 nan
    n07684422 onion bread
    n07684517 raisin bread
    n07684600 quick bread
    n07684938 banana bread
    n07685031 date bread
    n07685118 date-nut bread
    n07685218 nut bread
    n07685303 oatcake
    n07685399 Irish soda bread
    n07685546 skillet bread
    n07685730 rye bread
    n07685918 black bread
    n07686021 Jewish rye bread
    n07686202 limpa
    n07686299 Swedish rye bread
    n07686461 salt-rising bread
    n07686634 simnel
    n07686720 sour bread
    n07686873 toast
    n07687053 wafer
    n07687211 white bread
    n07687381 baguet
    n07687469 French bread
    n07687626 Italian bread
    n07687789 cornbread
    n07688021 corn cake
    n07688130 skillet corn bread
    n07688265 ashcake
    n07688412 hoecake
    n07688624 cornpone
    n07688757 corn dab
    n07688898 hush puppy
    n07689003 johnnycake
    n07689217 Shawnee cake
    n07689313 spoon bread
    n07689490 cinnamon toast
    n07689624 orange toast
    n07689757 Melba toast
    n07689842 zwieback
    n07690019 frankfurter bun
    n07690152 hamburger bun
    n07690273 muffin
    n07690431 bran muffin
    n07690511 corn muffin
    n07690585 Yorkshire pudding
    n07690739 popover
    n07690892 scone
    n07691091 drop scone
    n07691237 cross bun
    n07691539 brioche
    n07691650 crescent roll
    n07691758 hard roll
    n07691863 soft roll
    n07691954 kaiser roll
    n07692114 Parker House roll
    n07692248 clover-leaf roll
    n07692405 onion roll
    n07692517 bialy
    n07692614 sweet roll
    n07692887 bear claw
    n07693048 cinnamon roll
    n07693223 honey bun
    n07693439 pinwheel roll
    n07693590 danish
    n07693725 bagel
    n07693889 onion bagel
    n07693972 biscuit
    n07694169 rolled biscuit
    n07694403 baking-powder biscuit
    n07694516 buttermilk biscuit
    n07694659 shortcake
    n07694839 hardtack
    n07695187 saltine
    n07695284 soda cracker
    n07695410 oyster cracker
    n07695504 water biscuit
    n07695652 graham cracker
    n07695742 pretzel
    n07695878 soft pretzel
    n07695965 sandwich
    n07696403 sandwich plate
    n07696527 butty
    n07696625 ham sandwich
    n07696728 chicken sandwich
    n07696839 club sandwich
    n07696977 open-face sandwich
    n07697100 hamburger
    n07697313 cheeseburger
    n07697408 tunaburger
    n07697537 hotdog
    n07697699 Sloppy Joe
    n07697825 bomber
    n07698250 gyro
    n07698401 bacon-lettuce-tomato sandwich
    n07698543 Reuben
    n07698672 western
    n07698782 wrap
    n07700003 spaghetti
    n07703889 hasty pudding
    n07704054 gruel
    n07704205 congee
    n07704305 skilly
    n07705931 edible fruit
    n07707451 vegetable
    n07708124 julienne
    n07708398 raw vegetable
    n07708512 crudites
    n07708685 celery stick
    n07708798 legume
    n07709046 pulse
    n07709172 potherb
    n07709333 greens
    n07709701 chop-suey greens
    n07709881 bean curd
    n07710007 solanaceous vegetable
    n07710283 root vegetable
    n07710616 potato
    n07710952 baked potato
    n07711080 french fries
    n07711232 home fries
    n07711371 jacket potato
    n07711569 mashed potato
    n07711683 potato skin
    n07711799 Uruguay potato
    n07711907 yam
    n07712063 sweet potato
    n07712267 yam
    n07712382 snack food
    n07712559 chip
    n07712748 corn chip
    n07712856 tortilla chip
    n07712959 nacho
    n07713074 eggplant
    n07713267 pieplant
    n07713395 cruciferous vegetable
    n07713763 mustard
    n07713895 cabbage
    n07714078 kale
    n07714188 collards
    n07714287 Chinese cabbage
    n07714448 bok choy
    n07714571 head cabbage
    n07714802 red cabbage
    n07714895 savoy cabbage
    n07714990 broccoli
    n07715103 cauliflower
    n07715221 brussels sprouts
    n07715407 broccoli rabe
    n07715561 squash
    n07715721 summer squash
    n07716034 yellow squash
    n07716203 crookneck
    n07716358 zucchini
    n07716504 marrow
    n07716649 cocozelle
    n07716750 pattypan squash
    n07716906 spaghetti squash
    n07717070 winter squash
    n07717410 acorn squash
    n07717556 butternut squash
    n07717714 hubbard squash
    n07717858 turban squash
    n07718068 buttercup squash
    n07718195 cushaw
    n07718329 winter crookneck squash
    n07718472 cucumber
    n07718671 gherkin
    n07718747 artichoke
    n07718920 artichoke heart
    n07719058 Jerusalem artichoke
    n07719213 asparagus
    n07719330 bamboo shoot
    n07719437 sprout
    n07719616 bean sprout
    n07719756 alfalfa sprout
    n07719839 beet
    n07719980 beet green
    n07720084 sugar beet
    n07720185 mangel-wurzel
    n07720277 chard
    n07720442 pepper
    n07720615 sweet pepper
    n07720875 bell pepper
    n07721018 green pepper
    n07721118 globe pepper
    n07721195 pimento
    n07721325 hot pepper
    n07721456 chili
    n07721678 jalapeno
    n07721833 chipotle
    n07721942 cayenne
    n07722052 tabasco
    n07722217 onion
    n07722390 Bermuda onion
    n07722485 green onion
    n07722666 Vidalia onion
    n07722763 Spanish onion
    n07722888 purple onion
    n07723039 leek
    n07723177 shallot
    n07723330 salad green
    n07723559 lettuce
    n07723753 butterhead lettuce
    n07723968 buttercrunch
    n07724078 Bibb lettuce
    n07724173 Boston lettuce
    n07724269 crisphead lettuce
    n07724492 cos
    n07724654 leaf lettuce
    n07724819 celtuce
    n07724943 bean
    n07725158 goa bean
    n07725255 lentil
    n07725376 pea
    n07725531 green pea
    n07725663 marrowfat pea
    n07725789 snow pea
    n07725888 sugar snap pea
    n07726009 split-pea
    n07726095 chickpea
    n07726230 cajan pea
    n07726386 field pea
    n07726525 mushy peas
    n07726672 black-eyed pea
    n07726796 common bean
    n07727048 kidney bean
    n07727140 navy bean
    n07727252 pinto bean
    n07727377 frijole
    n07727458 black bean
    n07727578 fresh bean
    n07727741 flageolet
    n07727868 green bean
    n07728053 snap bean
    n07728181 string bean
    n07728284 Kentucky wonder
    n07728391 scarlet runner
    n07728585 haricot vert
    n07728708 wax bean
    n07728804 shell bean
    n07729000 lima bean
    n07729142 Fordhooks
    n07729225 sieva bean
    n07729384 fava bean
    n07729485 soy
    n07729828 green soybean
    n07729926 field soybean
    n07730033 cardoon
    n07730207 carrot
    n07730320 carrot stick
    n07730406 celery
    n07730562 pascal celery
    n07730708 celeriac
    n07730855 chicory
    n07731006 radicchio
    n07731122 coffee substitute
    n07731284 chicory
    n07731436 Postum
    n07731587 chicory escarole
    n07731767 Belgian endive
    n07731952 corn
    n07732168 sweet corn
    n07732302 hominy
    n07732433 lye hominy
    n07732525 pearl hominy
    n07732636 popcorn
    n07732747 cress
    n07732904 watercress
    n07733005 garden cress
    n07733124 winter cress
    n07733217 dandelion green
    n07733394 gumbo
    n07733567 kohlrabi
    n07733712 lamb's-quarter
    n07733847 wild spinach
    n07734017 tomato
    n07734183 beefsteak tomato
    n07734292 cherry tomato
    n07734417 plum tomato
    n07734555 tomatillo
    n07734744 mushroom
    n07734879 stuffed mushroom
    n07735052 salsify
    n07735179 oyster plant
    n07735294 scorzonera
    n07735404 parsnip
    n07735510 pumpkin
    n07735687 radish
    n07735803 turnip
    n07735981 white turnip
    n07736087 rutabaga
    n07736256 turnip greens
    n07736371 sorrel
    n07736527 French sorrel
    n07736692 spinach
    n07736813 taro
    n07736971 truffle
    n07737081 edible nut
    n07737594 bunya bunya
    n07737745 peanut
    n07738105 freestone
    n07738224 cling
    n07739035 windfall
    n07739125 apple
    n07739344 crab apple
    n07739506 eating apple
    n07739923 Baldwin
    n07740033 Cortland
    n07740115 Cox's Orange Pippin
    n07740220 Delicious
    n07740342 Golden Delicious
    n07740461 Red Delicious
    n07740597 Empire
    n07740744 Grimes' golden
    n07740855 Jonathan
    n07740954 McIntosh
    n07741138 Macoun
    n07741235 Northern Spy
    n07741357 Pearmain
    n07741461 Pippin
    n07741623 Prima
    n07741706 Stayman
    n07741804 Winesap
    n07741888 Stayman Winesap
    n07742012 cooking apple
    n07742224 Bramley's Seedling
    n07742313 Granny Smith
    n07742415 Lane's Prince Albert
    n07742513 Newtown Wonder
    n07742605 Rome Beauty
    n07742704 berry
    n07743224 bilberry
    n07743384 huckleberry
    n07743544 blueberry
    n07743723 wintergreen
    n07743902 cranberry
    n07744057 lingonberry
    n07744246 currant
    n07744430 gooseberry
    n07744559 black currant
    n07744682 red currant
    n07744811 blackberry
    n07745046 boysenberry
    n07745197 dewberry
    n07745357 loganberry
    n07745466 raspberry
    n07745661 saskatoon
    n07745940 strawberry
    n07746038 sugarberry
    n07746186 persimmon
    n07746334 acerola
    n07746551 carambola
    n07746749 ceriman
    n07746910 carissa plum
    n07747055 citrus
    n07747607 orange
    n07747811 temple orange
    n07747951 mandarin
    n07748157 clementine
    n07748276 satsuma
    n07748416 tangerine
    n07748574 tangelo
    n07748753 bitter orange
    n07748912 sweet orange
    n07749095 Jaffa orange
    n07749192 navel orange
    n07749312 Valencia orange
    n07749446 kumquat
    n07749582 lemon
    n07749731 lime
    n07749870 key lime
    n07749969 grapefruit
    n07750146 pomelo
    n07750299 citrange
    n07750449 citron
    n07750586 almond
    n07750736 Jordan almond
    n07750872 apricot
    n07751004 peach
    n07751148 nectarine
    n07751280 pitahaya
    n07751451 plum
    n07751737 damson
    n07751858 greengage
    n07751977 beach plum
    n07752109 sloe
    n07752264 Victoria plum
    n07752377 dried fruit
    n07752514 dried apricot
    n07752602 prune
    n07752664 raisin
    n07752782 seedless raisin
    n07752874 seeded raisin
    n07752966 currant
    n07753113 fig
    n07753275 pineapple
    n07753448 anchovy pear
    n07753592 banana
    n07753743 passion fruit
    n07753980 granadilla
    n07754155 sweet calabash
    n07754279 bell apple
    n07754451 breadfruit
    n07754684 jackfruit
    n07754894 cacao bean
    n07755089 cocoa
    n07755262 canistel
    n07755411 melon
    n07755619 melon ball
    n07755707 muskmelon
    n07755929 cantaloup
    n07756096 winter melon
    n07756325 honeydew
    n07756499 Persian melon
    n07756641 net melon
    n07756838 casaba
    n07756951 watermelon
    n07757132 cherry
    n07757312 sweet cherry
    n07757511 bing cherry
    n07757602 heart cherry
    n07757753 blackheart
    n07757874 capulin
    n07757990 sour cherry
    n07758125 amarelle
    n07758260 morello
    n07758407 cocoa plum
    n07758582 gherkin
    n07758680 grape
    n07758950 fox grape
    n07759194 Concord grape
    n07759324 Catawba
    n07759424 muscadine
    n07759576 scuppernong
    n07759691 slipskin grape
    n07759816 vinifera grape
    n07760070 emperor
    n07760153 muscat
    n07760297 ribier
    n07760395 sultana
    n07760501 Tokay
    n07760673 flame tokay
    n07760755 Thompson Seedless
    n07760859 custard apple
    n07761141 cherimoya
    n07761309 soursop
    n07761611 sweetsop
    n07761777 ilama
    n07761954 pond apple
    n07762114 papaw
    n07762244 papaya
    n07762373 kai apple
    n07762534 ketembilla
    n07762740 ackee
    n07762913 durian
    n07763107 feijoa
    n07763290 genip
    n07763483 genipap
    n07763629 kiwi
    n07763792 loquat
    n07763987 mangosteen
    n07764155 mango
    n07764315 sapodilla
    n07764486 sapote
    n07764630 tamarind
    n07764847 avocado
    n07765073 date
    n07765208 elderberry
    n07765361 guava
    n07765517 mombin
    n07765612 hog plum
    n07765728 hog plum
    n07765862 jaboticaba
    n07765999 jujube
    n07766173 litchi
    n07766409 longanberry
    n07766530 mamey
    n07766723 marang
    n07766891 medlar
    n07767002 medlar
    n07767171 mulberry
    n07767344 olive
    n07767549 black olive
    n07767709 green olive
    n07767847 pear
    n07768068 bosc
    n07768139 anjou
    n07768230 bartlett
    n07768318 seckel
    n07768423 plantain
    n07768590 plumcot
    n07768694 pomegranate
    n07768858 prickly pear
    n07769102 Barbados gooseberry
    n07769306 quandong
    n07769465 quandong nut
    n07769584 quince
    n07769731 rambutan
    n07769886 pulasan
    n07770034 rose apple
    n07770180 sorb
    n07770439 sour gourd
    n07770571 edible seed
    n07770763 pumpkin seed
    n07770869 betel nut
    n07771082 beechnut
    n07771212 walnut
    n07771405 black walnut
    n07771539 English walnut
    n07771731 brazil nut
    n07771891 butternut
    n07772026 souari nut
    n07772147 cashew
    n07772274 chestnut
    n07772413 chincapin
    n07772788 hazelnut
    n07772935 coconut
    n07773428 coconut milk
    n07774182 grugru nut
    n07774295 hickory nut
    n07774479 cola extract
    n07774596 macadamia nut
    n07774719 pecan
    n07774842 pine nut
    n07775050 pistachio
    n07775197 sunflower seed
    n07783827 anchovy paste
    n07785487 rollmops
    n07800091 feed
    n07800487 cattle cake
    n07800636 creep feed
    n07800740 fodder
    n07801007 feed grain
    n07801091 eatage
    n07801342 silage
    n07801508 oil cake
    n07801709 oil meal
    n07801779 alfalfa
    n07801892 broad bean
    n07802026 hay
    n07802152 timothy
    n07802246 stover
    n07802417 grain
    n07802767 grist
    n07802863 groats
    n07802963 millet
    n07803093 barley
    n07803213 pearl barley
    n07803310 buckwheat
    n07803408 bulgur
    n07803545 wheat
    n07803779 cracked wheat
    n07803895 stodge
    n07803992 wheat germ
    n07804152 oat
    n07804323 rice
    n07804543 brown rice
    n07804657 white rice
    n07804771 wild rice
    n07804900 paddy
    n07805006 slop
    n07805254 mash
    n07805389 chicken feed
    n07805478 cud
    n07805594 bird feed
    n07805731 petfood
    n07805966 dog food
    n07806043 cat food
    n07806120 canary seed
    n07806221 salad
    n07806633 tossed salad
    n07806774 green salad
    n07806879 Caesar salad
    n07807002 salmagundi
    n07807171 salad nicoise
    n07807317 combination salad
    n07807472 chef's salad
    n07807594 potato salad
    n07807710 pasta salad
    n07807834 macaroni salad
    n07807922 fruit salad
    n07808022 Waldorf salad
    n07808166 crab Louis
    n07808268 herring salad
    n07808352 tuna fish salad
    n07808479 chicken salad
    n07808587 coleslaw
    n07808675 aspic
    n07808806 molded salad
    n07808904 tabbouleh
    n07809096 ingredient
    n07809368 flavorer
    n07810531 bouillon cube
    n07810907 condiment
    n07811416 herb
    n07812046 fines herbes
    n07812184 spice
    n07812662 spearmint oil
    n07812790 lemon oil
    n07812913 wintergreen oil
    n07813107 salt
    n07813324 celery salt
    n07813495 onion salt
    n07813579 seasoned salt
    n07813717 sour salt
    n07813833 five spice powder
    n07814007 allspice
    n07814203 cinnamon
    n07814390 stick cinnamon
    n07814487 clove
    n07814634 cumin
    n07814790 fennel
    n07814925 ginger
    n07815163 ginger
    n07815294 mace
    n07815424 nutmeg
    n07815588 pepper
    n07815839 black pepper
    n07815956 white pepper
    n07816052 sassafras
    n07816164 basil
    n07816296 bay leaf
    n07816398 borage
    n07816575 hyssop
    n07816726 caraway
    n07816839 chervil
    n07817024 chives
    n07817160 comfrey
    n07817315 coriander
    n07817465 coriander
    n07817599 costmary
    n07817758 fennel
    n07817871 fennel
    n07818029 fennel seed
    n07818133 fenugreek
    n07818277 garlic
    n07818422 clove
    n07818572 garlic chive
    n07818689 lemon balm
    n07818825 lovage
    n07818995 marjoram
    n07819166 mint
    n07819303 mustard seed
    n07819480 mustard
    n07819682 Chinese mustard
    n07819769 nasturtium
    n07819896 parsley
    n07820036 salad burnet
    n07820145 rosemary
    n07820297 rue
    n07820497 sage
    n07820683 clary sage
    n07820814 savory
    n07820960 summer savory
    n07821107 winter savory
    n07821260 sweet woodruff
    n07821404 sweet cicely
    n07821610 tarragon
    n07821758 thyme
    n07821919 turmeric
    n07822053 caper
    n07822197 catsup
    n07822323 cardamom
    n07822518 cayenne
    n07822687 chili powder
    n07822845 chili sauce
    n07823105 chutney
    n07823280 steak sauce
    n07823369 taco sauce
    n07823460 salsa
    n07823591 mint sauce
    n07823698 cranberry sauce
    n07823814 curry powder
    n07823951 curry
    n07824191 lamb curry
    n07824268 duck sauce
    n07824383 horseradish
    n07824502 marinade
    n07824702 paprika
    n07824863 Spanish paprika
    n07824988 pickle
    n07825194 dill pickle
    n07825399 bread and butter pickle
    n07825496 pickle relish
    n07825597 piccalilli
    n07825717 sweet pickle
    n07825850 applesauce
    n07825972 soy sauce
    n07826091 Tabasco
    n07826250 tomato paste
    n07826340 angelica
    n07826453 angelica
    n07826544 almond extract
    n07826653 anise
    n07826930 Chinese anise
    n07827130 juniper berries
    n07827284 saffron
    n07827410 sesame seed
    n07827554 caraway seed
    n07827750 poppy seed
    n07827896 dill
    n07828041 dill seed
    n07828156 celery seed
    n07828275 lemon extract
    n07828378 monosodium glutamate
    n07828642 vanilla bean
    n07828987 vinegar
    n07829248 cider vinegar
    n07829331 wine vinegar
    n07829412 sauce
    n07830493 anchovy sauce
    n07830593 hot sauce
    n07830690 hard sauce
    n07830841 horseradish sauce
    n07830986 bolognese pasta sauce
    n07831146 carbonara
    n07831267 tomato sauce
    n07831450 tartare sauce
    n07831663 wine sauce
    n07831821 marchand de vin
    n07831955 bread sauce
    n07832099 plum sauce
    n07832202 peach sauce
    n07832307 apricot sauce
    n07832416 pesto
    n07832592 ravigote
    n07832741 remoulade sauce
    n07832902 dressing
    n07833333 sauce Louis
    n07833535 bleu cheese dressing
    n07833672 blue cheese dressing
    n07833816 French dressing
    n07833951 Lorenzo dressing
    n07834065 anchovy dressing
    n07834160 Italian dressing
    n07834286 half-and-half dressing
    n07834507 mayonnaise
    n07834618 green mayonnaise
    n07834774 aioli
    n07834872 Russian dressing
    n07835051 salad cream
    n07835173 Thousand Island dressing
    n07835331 barbecue sauce
    n07835457 hollandaise
    n07835547 bearnaise
    n07835701 Bercy
    n07835823 bordelaise
    n07835921 bourguignon
    n07836077 brown sauce
    n07836269 Espagnole
    n07836456 Chinese brown sauce
    n07836600 blanc
    n07836731 cheese sauce
    n07836838 chocolate sauce
    n07837002 hot-fudge sauce
    n07837110 cocktail sauce
    n07837234 Colbert
    n07837362 white sauce
    n07837545 cream sauce
    n07837630 Mornay sauce
    n07837755 demiglace
    n07837912 gravy
    n07838073 gravy
    n07838233 spaghetti sauce
    n07838441 marinara
    n07838551 mole
    n07838659 hunter's sauce
    n07838811 mushroom sauce
    n07838905 mustard sauce
    n07839055 Nantua
    n07839172 Hungarian sauce
    n07839312 pepper sauce
    n07839478 roux
    n07839593 Smitane
    n07839730 Soubise
    n07839864 Lyonnaise sauce
    n07840027 veloute
    n07840124 allemande
    n07840219 caper sauce
    n07840304 poulette
    n07840395 curry sauce
    n07840520 Worcester sauce
    n07840672 coconut milk
    n07840804 egg
    n07841037 egg white
    n07841345 egg yolk
    n07841495 boiled egg
    n07841639 hard-boiled egg
    n07841800 Easter egg
    n07841907 Easter egg
    n07842044 chocolate egg
    n07842130 candy egg
    n07842202 poached egg
    n07842308 scrambled eggs
    n07842433 deviled egg
    n07842605 shirred egg
    n07842753 omelet
    n07842972 firm omelet
    n07843117 French omelet
    n07843220 fluffy omelet
    n07843348 western omelet
    n07843464 souffle
    n07843636 fried egg
    n07843775 dairy product
    n07844042 milk
    n07844604 milk
    n07844786 sour milk
    n07844867 soya milk
    n07845087 formula
    n07845166 pasteurized milk
    n07845335 cows' milk
    n07845421 yak's milk
    n07845495 goats' milk
    n07845571 acidophilus milk
    n07845702 raw milk
    n07845775 scalded milk
    n07845863 homogenized milk
    n07846014 certified milk
    n07846143 powdered milk
    n07846274 nonfat dry milk
    n07846359 evaporated milk
    n07846471 condensed milk
    n07846557 skim milk
    n07846688 semi-skimmed milk
    n07846802 whole milk
    n07846938 low-fat milk
    n07847047 buttermilk
    n07847198 cream
    n07847453 clotted cream
    n07847585 double creme
    n07847706 half-and-half
    n07847827 heavy cream
    n07847917 light cream
    n07848093 sour cream
    n07848196 whipping cream
    n07848338 butter
    n07848771 clarified butter
    n07848936 ghee
    n07849026 brown butter
    n07849186 Meuniere butter
    n07849336 yogurt
    n07849506 blueberry yogurt
    n07849619 raita
    n07849733 whey
    n07849912 curd
    n07850083 curd
    n07850219 clabber
    n07850329 cheese
    n07851054 paring
    n07851298 cream cheese
    n07851443 double cream
    n07851554 mascarpone
    n07851641 triple cream
    n07851767 cottage cheese
    n07851926 process cheese
    n07852045 bleu
    n07852229 Stilton
    n07852302 Roquefort
    n07852376 gorgonzola
    n07852452 Danish blue
    n07852532 Bavarian blue
    n07852614 Brie
    n07852712 brick cheese
    n07852833 Camembert
    n07852919 cheddar
    n07853125 rat cheese
    n07853232 Cheshire cheese
    n07853345 double Gloucester
    n07853445 Edam
    n07853560 goat cheese
    n07853648 Gouda
    n07853762 grated cheese
    n07853852 hand cheese
    n07853946 Liederkranz
    n07854066 Limburger
    n07854184 mozzarella
    n07854266 Muenster
    n07854348 Parmesan
    n07854455 quark cheese
    n07854614 ricotta
    n07854707 string cheese
    n07854813 Swiss cheese
    n07854982 Emmenthal
    n07855105 Gruyere
    n07855188 sapsago
    n07855317 Velveeta
    n07855413 nut butter
    n07855510 peanut butter
    n07855603 marshmallow fluff
    n07855721 onion butter
    n07855812 pimento butter
    n07855907 shrimp butter
    n07856045 lobster butter
    n07856186 yak butter
    n07856270 spread
    n07856756 cheese spread
    n07856895 anchovy butter
    n07856992 fishpaste
    n07857076 garlic butter
    n07857170 miso
    n07857356 wasabi
    n07857598 snail butter
    n07857731 hummus
    n07857959 pate
    n07858114 duck pate
    n07858197 foie gras
    n07858336 tapenade
    n07858484 tahini
    n07858595 sweetening
    n07858841 aspartame
    n07858978 honey
    n07859142 saccharin
    n07859284 sugar
    n07859583 syrup
    n07859796 sugar syrup
    n07859951 molasses
    n07860103 sorghum
    n07860208 treacle
    n07860331 grenadine
    n07860447 maple syrup
    n07860548 corn syrup
    n07860629 miraculous food
    n07860805 batter
    n07860988 dough
    n07861158 bread dough
    n07861247 pancake batter
    n07861334 fritter batter
    n07861557 coq au vin
    n07861681 chicken provencale
    n07861813 chicken and rice
    n07861983 moo goo gai pan
    n07862095 arroz con pollo
    n07862244 bacon and eggs
    n07862348 barbecued spareribs
    n07862461 beef Bourguignonne
    n07862611 beef Wellington
    n07862770 bitok
    n07862946 boiled dinner
    n07863107 Boston baked beans
    n07863229 bubble and squeak
    n07863374 pasta
    n07863547 cannelloni
    n07863644 carbonnade flamande
    n07863802 cheese souffle
    n07863935 chicken Marengo
    n07864065 chicken cordon bleu
    n07864198 Maryland chicken
    n07864317 chicken paprika
    n07864475 chicken Tetrazzini
    n07864638 Tetrazzini
    n07864756 chicken Kiev
    n07864934 chili
    n07865105 chili dog
    n07865196 chop suey
    n07865484 chow mein
    n07865575 codfish ball
    n07865700 coquille
    n07865788 coquilles Saint-Jacques
    n07866015 croquette
    n07866151 cottage pie
    n07866277 rissole
    n07866409 dolmas
    n07866571 egg foo yong
    n07866723 egg roll
    n07866868 eggs Benedict
    n07867021 enchilada
    n07867164 falafel
    n07867324 fish and chips
    n07867421 fondue
    n07867616 cheese fondue
    n07867751 chocolate fondue
    n07867883 fondue
    n07868045 beef fondue
    n07868200 French toast
    n07868340 fried rice
    n07868508 frittata
    n07868684 frog legs
    n07868830 galantine
    n07868955 gefilte fish
    n07869111 haggis
    n07869291 ham and eggs
    n07869391 hash
    n07869522 corned beef hash
    n07869611 jambalaya
    n07869775 kabob
    n07869937 kedgeree
    n07870069 souvlaki
    n07870167 lasagna
    n07870313 seafood Newburg
    n07870478 lobster Newburg
    n07870620 shrimp Newburg
    n07870734 Newburg sauce
    n07870894 lobster thermidor
    n07871065 lutefisk
    n07871234 macaroni and cheese
    n07871335 macedoine
    n07871436 meatball
    n07871588 porcupine ball
    n07871720 Swedish meatball
    n07871810 meat loaf
    n07872593 moussaka
    n07872748 osso buco
    n07873057 marrow
    n07873198 pheasant under glass
    n07873348 pigs in blankets
    n07873464 pilaf
    n07873679 bulgur pilaf
    n07873807 pizza
    n07874063 sausage pizza
    n07874159 pepperoni pizza
    n07874259 cheese pizza
    n07874343 anchovy pizza
    n07874441 Sicilian pizza
    n07874531 poi
    n07874674 pork and beans
    n07874780 porridge
    n07874995 oatmeal
    n07875086 loblolly
    n07875152 potpie
    n07875267 rijsttaffel
    n07875436 risotto
    n07875560 roulade
    n07875693 fish loaf
    n07875835 salmon loaf
    n07875926 Salisbury steak
    n07876026 sauerbraten
    n07876189 sauerkraut
    n07876281 scallopine
    n07876460 veal scallopini
    n07876550 scampi
    n07876651 Scotch egg
    n07876775 Scotch woodcock
    n07876893 scrapple
    n07877187 spaghetti and meatballs
    n07877299 Spanish rice
    n07877675 steak tartare
    n07877849 pepper steak
    n07877961 steak au poivre
    n07878145 beef Stroganoff
    n07878283 stuffed cabbage
    n07878479 kishke
    n07878647 stuffed peppers
    n07878785 stuffed tomato
    n07878926 stuffed tomato
    n07879072 succotash
    n07879174 sukiyaki
    n07879350 sashimi
    n07879450 sushi
    n07879560 Swiss steak
    n07879659 tamale
    n07879821 tamale pie
    n07879953 tempura
    n07880080 teriyaki
    n07880213 terrine
    n07880325 Welsh rarebit
    n07880458 schnitzel
    n07880751 taco
    n07880880 chicken taco
    n07880968 burrito
    n07881117 beef burrito
    n07881205 quesadilla
    n07881404 tostada
    n07881525 bean tostada
    n07881625 refried beans
    n07881800 beverage
    n07882420 wish-wash
    n07882497 concoction
    n07882886 mix
    n07883031 filling
    n07883156 lekvar
    n07883251 potion
    n07883384 elixir
    n07883510 elixir of life
    n07883661 philter
    n07884567 alcohol
    n07885705 proof spirit
    n07886057 home brew
    n07886176 hooch
    n07886317 kava
    n07886463 aperitif
    n07886572 brew
    n07886849 beer
    n07887099 draft beer
    n07887192 suds
    n07887304 Munich beer
    n07887461 bock
    n07887634 lager
    n07887967 light beer
    n07888058 Oktoberfest
    n07888229 Pilsner
    n07888378 shebeen
    n07888465 Weissbier
    n07888816 Weizenbock
    n07888909 malt
    n07889193 wort
    n07889274 malt
    n07889510 ale
    n07889814 bitter
    n07889990 Burton
    n07890068 pale ale
    n07890226 porter
    n07890352 stout
    n07890540 Guinness
    n07890617 kvass
    n07890750 mead
    n07890890 metheglin
    n07890970 hydromel
    n07891095 oenomel
    n07891189 near beer
    n07891309 ginger beer
    n07891433 sake
    n07891726 wine
    n07892418 vintage
    n07892512 red wine
    n07892813 white wine
    n07893253 blush wine
    n07893425 altar wine
    n07893528 sparkling wine
    n07893642 champagne
    n07893792 cold duck
    n07893891 Burgundy
    n07894102 Beaujolais
    n07894298 Medoc
    n07894451 Canary wine
    n07894551 Chablis
    n07894703 Montrachet
    n07894799 Chardonnay
    n07894965 Pinot noir
    n07895100 Pinot blanc
    n07895237 Bordeaux
    n07895435 claret
    n07895595 Chianti
    n07895710 Cabernet
    n07895839 Merlot
    n07895962 Sauvignon blanc
    n07896060 California wine
    n07896165 Cotes de Provence
    n07896287 dessert wine
    n07896422 Dubonnet
    n07896560 jug wine
    n07896661 macon
    n07896765 Moselle
    n07896893 Muscadet
    n07896994 plonk
    n07897116 retsina
    n07897200 Rhine wine
    n07897438 Riesling
    n07897600 liebfraumilch
    n07897750 Rhone wine
    n07897865 Rioja
    n07897975 sack
    n07898117 Saint Emilion
    n07898247 Soave
    n07898333 zinfandel
    n07898443 Sauterne
    n07898617 straw wine
    n07898745 table wine
    n07898895 Tokay
    n07899003 vin ordinaire
    n07899108 vermouth
    n07899292 sweet vermouth
    n07899434 dry vermouth
    n07899533 Chenin blanc
    n07899660 Verdicchio
    n07899769 Vouvray
    n07899899 Yquem
    n07899976 generic
    n07900225 varietal
    n07900406 fortified wine
    n07900616 Madeira
    n07900734 malmsey
    n07900825 port
    n07900958 sherry
    n07901355 Marsala
    n07901457 muscat
    n07901587 liquor
    n07902121 neutral spirits
    n07902336 aqua vitae
    n07902443 eau de vie
    n07902520 moonshine
    n07902698 bathtub gin
    n07902799 aquavit
    n07902937 arrack
    n07903101 bitters
    n07903208 brandy
    n07903543 applejack
    n07903643 Calvados
    n07903731 Armagnac
    n07903841 Cognac
    n07903962 grappa
    n07904072 kirsch
    n07904293 slivovitz
    n07904395 gin
    n07904637 sloe gin
    n07904760 geneva
    n07904865 grog
    n07904934 ouzo
    n07905038 rum
    n07905296 demerara
    n07905386 Jamaica rum
    n07905474 schnapps
    n07905618 pulque
    n07905770 mescal
    n07905979 tequila
    n07906111 vodka
    n07906284 whiskey
    n07906572 blended whiskey
    n07906718 bourbon
    n07906877 corn whiskey
    n07907037 firewater
    n07907161 Irish
    n07907342 poteen
    n07907429 rye
    n07907548 Scotch
    n07907831 sour mash
    n07907943 liqueur
    n07908411 absinth
    n07908567 amaretto
    n07908647 anisette
    n07908812 benedictine
    n07908923 Chartreuse
    n07909129 coffee liqueur
    n07909231 creme de cacao
    n07909362 creme de menthe
    n07909504 creme de fraise
    n07909593 Drambuie
    n07909714 Galliano
    n07909811 orange liqueur
    n07909954 curacao
    n07910048 triple sec
    n07910152 Grand Marnier
    n07910245 kummel
    n07910379 maraschino
    n07910538 pastis
    n07910656 Pernod
    n07910799 pousse-cafe
    n07910970 Kahlua
    n07911061 ratafia
    n07911249 sambuca
    n07911371 mixed drink
    n07911677 cocktail
    n07912093 Dom Pedro
    n07912211 highball
    n07913180 mixer
    n07913300 bishop
    n07913393 Bloody Mary
    n07913537 Virgin Mary
    n07913644 bullshot
    n07913774 cobbler
    n07913882 collins
    n07914006 cooler
    n07914128 refresher
    n07914271 smoothie
    n07914413 daiquiri
    n07914586 strawberry daiquiri
    n07914686 NADA daiquiri
    n07914777 spritzer
    n07914887 flip
    n07914995 gimlet
    n07915094 gin and tonic
    n07915213 grasshopper
    n07915366 Harvey Wallbanger
    n07915491 julep
    n07915618 manhattan
    n07915800 Rob Roy
    n07915918 margarita
    n07916041 martini
    n07916183 gin and it
    n07916319 vodka martini
    n07916437 old fashioned
    n07916582 pink lady
    n07917133 Sazerac
    n07917272 screwdriver
    n07917392 sidecar
    n07917507 Scotch and soda
    n07917618 sling
    n07917791 brandy sling
    n07917874 gin sling
    n07917951 rum sling
    n07918028 sour
    n07918193 whiskey sour
    n07918309 stinger
    n07918706 swizzle
    n07918879 hot toddy
    n07919165 zombie
    n07919310 fizz
    n07919441 Irish coffee
    n07919572 cafe au lait
    n07919665 cafe noir
    n07919787 decaffeinated coffee
    n07919894 drip coffee
    n07920052 espresso
    n07920222 caffe latte
    n07920349 cappuccino
    n07920540 iced coffee
    n07920663 instant coffee
    n07920872 mocha
    n07920989 mocha
    n07921090 cassareep
    n07921239 Turkish coffee
    n07921360 chocolate milk
    n07921455 cider
    n07921615 hard cider
    n07921834 scrumpy
    n07921948 sweet cider
    n07922041 mulled cider
    n07922147 perry
    n07922512 rotgut
    n07922607 slug
    n07922764 cocoa
    n07922955 criollo
    n07923748 juice
    n07924033 fruit juice
    n07924276 nectar
    n07924366 apple juice
    n07924443 cranberry juice
    n07924560 grape juice
    n07924655 must
    n07924747 grapefruit juice
    n07924834 orange juice
    n07924955 frozen orange juice
    n07925116 pineapple juice
    n07925229 lemon juice
    n07925327 lime juice
    n07925423 papaya juice
    n07925500 tomato juice
    n07925608 carrot juice
    n07925708 V-8 juice
    n07925808 koumiss
    n07925966 fruit drink
    n07926250 lemonade
    n07926346 limeade
    n07926442 orangeade
    n07926540 malted milk
    n07926785 mate
    n07926920 mulled wine
    n07927070 negus
    n07927197 soft drink
    n07927512 pop
    n07927716 birch beer
    n07927836 bitter lemon
    n07927931 cola
    n07928163 cream soda
    n07928264 egg cream
    n07928367 ginger ale
    n07928488 orange soda
    n07928578 phosphate
    n07928696 Coca Cola
    n07928790 Pepsi
    n07928887 root beer
    n07928998 sarsaparilla
    n07929172 tonic
    n07929351 coffee bean
    n07929519 coffee
    n07929940 cafe royale
    n07930062 fruit punch
    n07930205 milk punch
    n07930315 mimosa
    n07930433 pina colada
    n07930554 punch
    n07930864 cup
    n07931001 champagne cup
    n07931096 claret cup
    n07931280 wassail
    n07931452 planter's punch
    n07931612 White Russian
    n07931733 fish house punch
    n07931870 May wine
    n07932039 eggnog
    n07932323 cassiri
    n07932454 spruce beer
    n07932614 rickey
    n07932762 gin rickey
    n07932841 tea
    n07933154 tea bag
    n07933274 tea
    n07933530 tea-like drink
    n07933652 cambric tea
    n07933799 cuppa
    n07933891 herb tea
    n07934032 tisane
    n07934152 camomile tea
    n07934282 ice tea
    n07934373 sun tea
    n07934530 black tea
    n07934678 congou
    n07934800 Darjeeling
    n07934908 orange pekoe
    n07935043 souchong
    n07935152 green tea
    n07935288 hyson
    n07935379 oolong
    n07935504 water
    n07935737 bottled water
    n07935878 branch water
    n07936015 spring water
    n07936093 sugar water
    n07936263 drinking water
    n07936459 ice water
    n07936548 soda water
    n07936745 mineral water
    n07936979 seltzer
    n07937069 Vichy water
    n07937344 perishable
    n07937461 couscous
    n07937621 ramekin
    n07938007 multivitamin
    n07938149 vitamin pill
    n07938313 soul food
    n07938594 mold
    n07942152 people
    n07951464 collection
    n07954211 book
    n07977870 library
    n08079613 baseball club
    n08182379 crowd
    n08238463 class
    n08242223 core
    n08249459 concert band
    n08253141 dance
    n08256735 wedding
    n08376250 chain
    n08385989 power breakfast
    n08492354 aerie
    n08492461 agora
    n08494231 amusement park
    n08495908 aphelion
    n08496334 apron
    n08500819 interplanetary space
    n08500989 interstellar space
    n08501887 intergalactic space
    n08505018 bush
    n08506347 semidesert
    n08511017 beam-ends
    n08517010 bridgehead
    n08517676 bus stop
    n08518171 campsite
    n08519299 detention basin
    n08521623 cemetery
    n08523340 trichion
    n08524735 city
    n08539072 business district
    n08539276 outskirts
    n08540532 borough
    n08547468 cow pasture
    n08547544 crest
    n08551296 eparchy
    n08554440 suburb
    n08555333 stockbroker belt
    n08555710 crawlspace
    n08558770 sheikdom
    n08558963 residence
    n08559155 domicile
    n08560295 dude ranch
    n08569482 farmland
    n08571275 midfield
    n08571642 firebreak
    n08571898 flea market
    n08573674 battlefront
    n08573842 garbage heap
    n08578517 benthos
    n08579266 goldfield
    n08579352 grainfield
    n08580944 half-mast
    n08583292 hemline
    n08583455 heronry
    n08583554 hipline
    n08583682 hipline
    n08584914 hole-in-the-wall
    n08586978 junkyard
    n08589670 isoclinic line
    n08596076 littoral
    n08597579 magnetic pole
    n08598301 grassland
    n08598568 mecca
    n08599174 observer's meridian
    n08599292 prime meridian
    n08611339 nombril
    n08611421 no-parking zone
    n08613733 outdoors
    n08614632 fairground
    n08616050 pasture
    n08618831 perihelion
    n08619112 periselene
    n08623676 locus of infection
    n08628141 kasbah
    n08633683 waterfront
    n08640531 resort
    n08640739 resort area
    n08640962 rough
    n08643267 ashram
    n08644045 harborage
    n08645104 scrubland
    n08645212 weald
    n08645318 wold
    n08647264 schoolyard
    n08648917 showplace
    n08649711 bedside
    n08651104 sideline
    n08652376 ski resort
    n08658309 soil horizon
    n08658918 geological horizon
    n08659242 coal seam
    n08659331 coalface
    n08659446 field
    n08659861 oilfield
    n08661878 Temperate Zone
    n08662427 terreplein
    n08663051 three-mile limit
    n08663703 desktop
    n08663860 top
    n08673039 kampong
    n08674344 subtropics
    n08676253 barrio
    n08677424 veld
    n08677801 vertex
    n08678783 waterline
    n08679167 high-water mark
    n08679269 low-water mark
    n08679562 continental divide
    n08685188 zodiac
    n08782627 Aegean island
    n08896327 sultanate
    n09032191 Swiss canton
    n09186592 abyssal zone
    n09189157 aerie
    n09191635 air bubble
    n09193551 alluvial flat
    n09193705 alp
    n09194227 Alpine glacier
    n09199101 anthill
    n09201998 aquifer
    n09203827 archipelago
    n09205509 arete
    n09206896 arroyo
    n09206985 ascent
    n09208496 asterism
    n09209025 asthenosphere
    n09210862 atoll
    n09213434 bank
    n09213565 bank
    n09214060 bar
    n09214269 barbecue pit
    n09214916 barrier reef
    n09215023 baryon
    n09215437 basin
    n09217230 beach
    n09218315 honeycomb
    n09218494 belay
    n09218641 ben
    n09219233 berm
    n09223487 bladder stone
    n09224725 bluff
    n09226869 borrow pit
    n09228055 brae
    n09229709 bubble
    n09230041 burrow
    n09230202 butte
    n09231117 caldera
    n09233446 canyon
    n09233603 canyonside
    n09238926 cave
    n09239302 cavern
    n09242389 chasm
    n09245515 cirque
    n09246464 cliff
    n09247410 cloud
    n09248153 coast
    n09248399 coastland
    n09249034 col
    n09249155 collector
    n09251407 comet
    n09255070 continental glacier
    n09256479 coral reef
    n09257843 cove
    n09259025 crag
    n09259219 crater
    n09260907 cultivated land
    n09262690 dale
    n09263912 defile
    n09264803 delta
    n09265620 descent
    n09266604 diapir
    n09267854 divot
    n09268007 divot
    n09269341 down
    n09269472 downhill
    n09269882 draw
    n09270160 drey
    n09270657 drumlin
    n09270735 dune
    n09274152 escarpment
    n09274305 esker
    n09279986 fireball
    n09281252 flare star
    n09282208 floor
    n09283193 fomite
    n09283405 foothill
    n09283514 footwall
    n09283767 foreland
    n09283866 foreshore
    n09287415 gauge boson
    n09287968 geological formation
    n09288635 geyser
    n09289331 glacier
    n09289596 glen
    n09290350 gopher hole
    n09290444 gorge
    n09294877 grotto
    n09295210 growler
    n09295946 gulch
    n09300306 gully
    n09300905 hail
    n09302616 highland
    n09303008 hill
    n09303528 hillside
    n09304750 hole
    n09305031 hollow
    n09305898 hot spring
    n09308572 iceberg
    n09308743 icecap
    n09309046 ice field
    n09309168 ice floe
    n09309292 ice mass
    n09310616 inclined fault
    n09315159 ion
    n09319604 isthmus
    n09325824 kidney stone
    n09326662 knoll
    n09327077 kopje
    n09327538 Kuiper belt
    n09330378 lake bed
    n09331251 lakefront
    n09332890 lakeside
    n09335693 landfall
    n09335809 landfill
    n09336555 lather
    n09337048 leak
    n09337253 ledge
    n09338013 lepton
    n09339810 lithosphere
    n09344198 lowland
    n09344324 lunar crater
    n09344724 maar
    n09348460 massif
    n09349648 meander
    n09351905 mesa
    n09352849 meteorite
    n09353815 microfossil
    n09354511 midstream
    n09357346 molehill
    n09357447 monocline
    n09359803 mountain
    n09361517 mountainside
    n09362316 mouth
    n09362945 mull
    n09366017 natural depression
    n09366317 natural elevation
    n09375606 nullah
    n09376198 ocean
    n09376526 ocean floor
    n09376786 oceanfront
    n09381242 outcrop
    n09382099 oxbow
    n09384106 pallasite
    n09389867 perforation
    n09391386 photosphere
    n09391644 piedmont
    n09391774 Piedmont glacier
    n09392402 pinetum
    n09393524 plage
    n09393605 plain
    n09396465 point
    n09396608 polar glacier
    n09398076 pothole
    n09398677 precipice
    n09399592 promontory
    n09400584 ptyalith
    n09400987 pulsar
    n09402944 quicksand
    n09403086 rabbit burrow
    n09403211 radiator
    n09403427 rainbow
    n09403734 range
    n09405078 rangeland
    n09405787 ravine
    n09406793 reef
    n09409512 ridge
    n09409752 ridge
    n09410224 rift valley
    n09411189 riparian forest
    n09411295 ripple mark
    n09415584 riverbank
    n09415671 riverbed
    n09416076 rock
    n09416890 roof
    n09421031 saltpan
    n09421799 sandbank
    n09421951 sandbar
    n09422190 sandpit
    n09422631 sanitary landfill
    n09425019 sawpit
    n09425344 scablands
    n09428293 seashore
    n09428628 seaside
    n09429630 seif dune
    n09432283 shell
    n09432990 shiner
    n09433312 shoal
    n09433442 shore
    n09433839 shoreline
    n09435739 sinkhole
    n09436444 ski slope
    n09436708 sky
    n09437454 slope
    n09438844 snowcap
    n09438940 snowdrift
    n09439032 snowfield
    n09439213 soapsuds
    n09442595 spit
    n09443281 spoor
    n09443641 spume
    n09444783 star
    n09445008 steep
    n09445289 steppe
    n09447666 strand
    n09448690 streambed
    n09450163 sun
    n09451237 supernova
    n09452291 swale
    n09452395 swamp
    n09452760 swell
    n09453008 tableland
    n09454153 talus
    n09454412 tangle
    n09454744 tar pit
    n09456207 terrace
    n09457979 tidal basin
    n09458269 tideland
    n09459979 tor
    n09460046 tor
    n09461069 Trapezium
    n09462600 troposphere
    n09463226 tundra
    n09464486 twinkler
    n09466678 uphill
    n09467696 urolith
    n09468604 valley
    n09470027 vehicle-borne transmission
    n09470222 vein
    n09472413 volcanic crater
    n09472597 volcano
    n09474010 wadi
    n09474412 wall
    n09474765 warren
    n09475044 wasp's nest
    n09475179 watercourse
    n09475925 waterside
    n09476123 water table
    n09478210 whinstone
    n09480959 wormcast
    n09481120 xenolith
    n09493983 Circe
    n09495962 gryphon
    n09505153 spiritual leader
    n09537660 messiah
    n09556121 Rhea Silvia
    n09605110 number one
    n09606009 adventurer
    n09606527 anomaly
    n09607630 appointee
    n09607782 argonaut
    n09607903 Ashkenazi
    n09608709 benefactor
    n09610255 color-blind person
    n09610405 commoner
    n09611722 conservator
    n09612700 contrarian
    n09613118 contadino
    n09613191 contestant
    n09613690 cosigner
    n09615336 discussant
    n09616573 enologist
    n09616922 entertainer
    n09617161 eulogist
    n09617435 ex-gambler
    n09617577 experimenter
    n09617696 experimenter
    n09618760 exponent
    n09618880 ex-president
    n09618957 face
    n09619168 female
    n09619452 finisher
    n09620078 inhabitant
    n09620794 native
    n09621232 native
    n09622049 juvenile
    n09622302 lover
    n09624168 male
    n09624559 mediator
    n09624899 mediatrix
    n09625401 national
    n09626238 peer
    n09627807 prize winner
    n09627906 recipient
    n09629065 religionist
    n09629246 sensualist
    n09629752 traveler
    n09631129 unwelcome person
    n09632274 unskilled person
    n09632518 worker
    n09633969 wrongdoer
    n09635534 Black African
    n09635635 Afrikaner
    n09635973 Aryan
    n09636339 Black
    n09637339 Black woman
    n09638454 mulatto
    n09638875 White
    n09639382 Circassian
    n09639919 Semite
    n09640327 Chaldean
    n09640715 Elamite
    n09641002 white man
    n09641578 WASP
    n09643799 gook
    n09644152 Mongol
    n09644657 Tatar
    n09648743 Nahuatl
    n09648911 Aztec
    n09649067 Olmec
    n09650729 Biloxi
    n09650839 Blackfoot
    n09650989 Brule
    n09651123 Caddo
    n09651968 Cheyenne
    n09652149 Chickasaw
    n09653144 Cocopa
    n09653438 Comanche
    n09654079 Creek
    n09654518 Delaware
    n09654898 Diegueno
    n09655213 Esselen
    n09655466 Eyeish
    n09656077 Havasupai
    n09657206 Hunkpapa
    n09657748 Iowa
    n09658254 Kalapooia
    n09658398 Kamia
    n09658815 Kekchi
    n09658921 Kichai
    n09659039 Kickapoo
    n09659188 Kiliwa
    n09660010 Malecite
    n09660240 Maricopa
    n09661873 Mohican
    n09662038 Muskhogean
    n09662661 Navaho
    n09662951 Nootka
    n09663248 Oglala
    n09663786 Osage
    n09663999 Oneida
    n09664556 Paiute
    n09664908 Passamaquody
    n09665367 Penobscot
    n09665545 Penutian
    n09666349 Potawatomi
    n09666476 Powhatan
    n09666883 kachina
    n09667358 Salish
    n09668199 Shahaptian
    n09668437 Shasta
    n09668562 Shawnee
    n09668988 Sihasapa
    n09669631 Teton
    n09670280 Taracahitian
    n09670521 Tarahumara
    n09670909 Tuscarora
    n09671089 Tutelo
    n09672590 Yana
    n09672725 Yavapai
    n09672840 Yokuts
    n09673091 Yuma
    n09674412 Gadaba
    n09674786 Kolam
    n09675045 Kui
    n09675673 Toda
    n09675799 Tulu
    n09675922 Gujarati
    n09676021 Kashmiri
    n09676247 Punjabi
    n09676884 Slav
    n09677427 Anabaptist
    n09678747 Adventist
    n09679028 gentile
    n09679170 gentile
    n09679925 Catholic
    n09680908 Old Catholic
    n09681107 Uniat
    n09681234 Copt
    n09681973 Jewess
    n09683180 Jihadist
    n09683757 Buddhist
    n09683924 Zen Buddhist
    n09684082 Mahayanist
    n09684901 swami
    n09685233 Hare Krishna
    n09685806 Shintoist
    n09686262 Eurafrican
    n09686401 Eurasian
    n09688233 Gael
    n09688804 Frank
    n09689435 Afghan
    n09689958 Albanian
    n09690083 Algerian
    n09690208 Altaic
    n09690496 Andorran
    n09690621 Angolan
    n09690864 Anguillan
    n09691604 Austrian
    n09691729 Bahamian
    n09691858 Bahraini
    n09692125 Basotho
    n09692915 Herero
    n09693244 Luba
    n09693982 Barbadian
    n09694664 Bolivian
    n09694771 Bornean
    n09695019 Carioca
    n09695132 Tupi
    n09695514 Bruneian
    n09695620 Bulgarian
    n09695979 Byelorussian
    n09696456 Cameroonian
    n09696585 Canadian
    n09696763 French Canadian
    n09697401 Central American
    n09697986 Chilean
    n09698644 Congolese
    n09699020 Cypriot
    n09699642 Dane
    n09700125 Djiboutian
    n09700964 Britisher
    n09701148 English person
    n09701833 Englishwoman
    n09702134 Anglo-Saxon
    n09702673 Angle
    n09703101 West Saxon
    n09703344 Lombard
    n09703485 limey
    n09703708 Cantabrigian
    n09703809 Cornishman
    n09703932 Cornishwoman
    n09704057 Lancastrian
    n09704157 Lancastrian
    n09704283 Geordie
    n09705003 Oxonian
    n09705124 Ethiopian
    n09705671 Amhara
    n09705784 Eritrean
    n09706029 Finn
    n09706255 Komi
    n09707061 Livonian
    n09707289 Lithuanian
    n09707735 Selkup
    n09708750 Parisian
    n09708889 Parisienne
    n09709531 Creole
    n09709673 Creole
    n09710041 Gabonese
    n09710164 Greek
    n09710886 Dorian
    n09711132 Athenian
    n09711435 Laconian
    n09712324 Guyanese
    n09712448 Haitian
    n09712696 Malay
    n09712967 Moro
    n09713108 Netherlander
    n09714120 Icelander
    n09714694 Iraqi
    n09715165 Irishman
    n09715303 Irishwoman
    n09715427 Dubliner
    n09716047 Italian
    n09716933 Roman
    n09717233 Sabine
    n09718217 Japanese
    n09718811 Jordanian
    n09718936 Korean
    n09719309 Kenyan
    n09719794 Lao
    n09720033 Lapp
    n09720256 Latin American
    n09720595 Lebanese
    n09720702 Levantine
    n09720842 Liberian
    n09721244 Luxemburger
    n09721444 Macedonian
    n09722064 Sabahan
    n09722658 Mexican
    n09722817 Chicano
    n09723067 Mexican-American
    n09723819 Namibian
    n09723944 Nauruan
    n09724234 Gurkha
    n09724533 New Zealander
    n09724656 Nicaraguan
    n09724785 Nigerian
    n09725000 Hausa
    n09725229 North American
    n09725546 Nova Scotian
    n09725653 Omani
    n09725772 Pakistani
    n09725935 Brahui
    n09726621 South American Indian
    n09726811 Carib
    n09727440 Filipino
    n09727826 Polynesian
    n09728137 Qatari
    n09728285 Romanian
    n09729062 Muscovite
    n09729156 Georgian
    n09730077 Sarawakian
    n09730204 Scandinavian
    n09730824 Senegalese
    n09731343 Slovene
    n09731436 South African
    n09731571 South American
    n09732170 Sudanese
    n09733459 Syrian
    n09733793 Tahitian
    n09734185 Tanzanian
    n09734450 Tibetan
    n09734535 Togolese
    n09734639 Tuareg
    n09735258 Turki
    n09735654 Chuvash
    n09736485 Turkoman
    n09736798 Uzbek
    n09736945 Ugandan
    n09737050 Ukranian
    n09737161 Yakut
    n09737453 Tungus
    n09738121 Igbo
    n09738400 American
    n09740724 Anglo-American
    n09741074 Alaska Native
    n09741331 Arkansan
    n09741722 Carolinian
    n09741816 Coloradan
    n09741904 Connecticuter
    n09741999 Delawarean
    n09742101 Floridian
    n09742315 German American
    n09742927 Illinoisan
    n09743487 Mainer
    n09743601 Marylander
    n09743792 Minnesotan
    n09744161 Nebraskan
    n09744346 New Hampshirite
    n09744462 New Jerseyan
    n09744679 New Yorker
    n09744834 North Carolinian
    n09745229 Oregonian
    n09745324 Pennsylvanian
    n09745834 Texan
    n09745933 Utahan
    n09746936 Uruguayan
    n09747191 Vietnamese
    n09747495 Gambian
    n09748101 East German
    n09748408 Berliner
    n09748648 Prussian
    n09748889 Ghanian
    n09749386 Guinean
    n09750282 Papuan
    n09750641 Walloon
    n09750770 Yemeni
    n09750891 Yugoslav
    n09751076 Serbian
    n09751496 Xhosa
    n09751622 Zairese
    n09751895 Zimbabwean
    n09752023 Zulu
    n09752519 Gemini
    n09753348 Sagittarius
    n09753792 Pisces
    n09754152 abbe
    n09754217 abbess
    n09754633 abnegator
    n09754907 abridger
    n09755086 abstractor
    n09755241 absconder
    n09755555 absolver
    n09755788 abecedarian
    n09755893 aberrant
    n09756049 abettor
    n09756195 abhorrer
    n09756961 abomination
    n09757449 abseiler
    n09758173 abstainer
    n09758885 academic administrator
    n09759501 academician
    n09760290 accessory before the fact
    n09760609 companion
    n09760913 accompanist
    n09761068 accomplice
    n09761753 account executive
    n09762011 accused
    n09762385 accuser
    n09763272 acid head
    n09763784 acquaintance
    n09764201 acquirer
    n09764598 aerialist
    n09764732 action officer
    n09764900 active
    n09765118 active citizen
    n09765278 actor
    n09767197 actor
    n09769076 addict
    n09769525 adducer
    n09769929 adjuster
    n09770179 adjutant
    n09770359 adjutant general
    n09771435 admirer
    n09772330 adoptee
    n09772746 adulterer
    n09772930 adulteress
    n09773962 advertiser
    n09774167 advisee
    n09774783 advocate
    n09775907 aeronautical engineer
    n09776346 affiliate
    n09776642 affluent
    n09776807 aficionado
    n09777870 buck sergeant
    n09778266 agent-in-place
    n09778537 aggravator
    n09778783 agitator
    n09778927 agnostic
    n09779124 agnostic
    n09779280 agonist
    n09779461 agony aunt
    n09779790 agriculturist
    n09780395 air attache
    n09780828 air force officer
    n09780984 airhead
    n09781398 air traveler
    n09781504 alarmist
    n09781650 albino
    n09782167 alcoholic
    n09782397 alderman
    n09782855 alexic
    n09783537 alienee
    n09783776 alienor
    n09783884 aliterate
    n09784043 algebraist
    n09784160 allegorizer
    n09784564 alliterator
    n09785236 almoner
    n09785659 alpinist
    n09785891 altar boy
    n09786115 alto
    n09787534 ambassador
    n09787765 ambassador
    n09788073 ambusher
    n09788237 amicus curiae
    n09789150 amoralist
    n09789566 amputee
    n09789898 analogist
    n09790047 analphabet
    n09790482 analyst
    n09791014 industry analyst
    n09791419 market strategist
    n09791816 anarchist
    n09792125 anathema
    n09792555 ancestor
    n09792969 anchor
    n09793141 ancient
    n09793352 anecdotist
    n09793946 angler
    n09794550 animator
    n09794668 animist
    n09795010 annotator
    n09795124 announcer
    n09795334 announcer
    n09796809 anti
    n09796974 anti-American
    n09797742 anti-Semite
    n09797873 Anzac
    n09797998 ape-man
    n09798096 aphakic
    n09800469 appellant
    n09800964 appointee
    n09801102 apprehender
    n09801275 April fool
    n09801533 aspirant
    n09802445 appreciator
    n09802641 appropriator
    n09802951 Arabist
    n09804230 archaist
    n09805151 archbishop
    n09805324 archer
    n09805475 architect
    n09806944 archivist
    n09807075 archpriest
    n09808080 Aristotelian
    n09808591 armiger
    n09809279 army attache
    n09809538 army engineer
    n09809749 army officer
    n09809925 arranger
    n09810166 arrival
    n09811568 arthritic
    n09811712 articulator
    n09811852 artilleryman
    n09813219 artist's model
    n09814252 assayer
    n09814381 assemblyman
    n09814488 assemblywoman
    n09814567 assenter
    n09814660 asserter
    n09815455 assignee
    n09815790 assistant
    n09816654 assistant professor
    n09816771 associate
    n09817174 associate
    n09817386 associate professor
    n09818022 astronaut
    n09819477 cosmographer
    n09820044 atheist
    n09820263 athlete
    n09821831 attendant
    n09822830 attorney general
    n09823153 auditor
    n09823287 augur
    n09823502 aunt
    n09823832 au pair girl
    n09824135 authoritarian
    n09824609 authority
    n09825096 authorizer
    n09825750 automobile mechanic
    n09826204 aviator
    n09826605 aviatrix
    n09826821 ayah
    n09827246 babu
    n09827363 baby
    n09828216 baby
    n09828403 baby boomer
    n09828988 baby farmer
    n09830194 back
    n09830400 backbencher
    n09830629 backpacker
    n09830759 backroom boy
    n09830926 backscratcher
    n09831962 bad person
    n09832456 baggage
    n09832633 bag lady
    n09832978 bailee
    n09833111 bailiff
    n09833275 bailor
    n09833441 bairn
    n09833536 baker
    n09833751 balancer
    n09833997 balker
    n09834258 ball-buster
    n09834378 ball carrier
    n09834699 ballet dancer
    n09834885 ballet master
    n09835017 ballet mistress
    n09835153 balletomane
    n09835230 ball hawk
    n09835348 balloonist
    n09835506 ballplayer
    n09836160 bullfighter
    n09836343 banderillero
    n09836519 matador
    n09836786 picador
    n09837459 bandsman
    n09837720 banker
    n09838295 bank robber
    n09838370 bankrupt
    n09838621 bantamweight
    n09839702 barmaid
    n09840217 baron
    n09840435 baron
    n09840520 baron
    n09841188 bartender
    n09841515 baseball coach
    n09841696 base runner
    n09842047 basketball player
    n09842288 basketweaver
    n09842395 Basket Maker
    n09842528 bass
    n09842823 bastard
    n09843443 bat boy
    n09843602 bather
    n09843716 batman
    n09843824 baton twirler
    n09844457 Bavarian
    n09844898 beadsman
    n09845401 beard
    n09845849 beatnik
    n09846142 beauty consultant
    n09846469 Bedouin
    n09846586 bedwetter
    n09846755 beekeeper
    n09846894 beer drinker
    n09847267 beggarman
    n09847344 beggarwoman
    n09847543 beldam
    n09848110 theist
    n09848489 believer
    n09849167 bell founder
    n09849990 benedick
    n09850760 berserker
    n09850974 besieger
    n09851165 best
    n09851575 betrothed
    n09853541 Big Brother
    n09853645 bigot
    n09853881 big shot
    n09854218 big sister
    n09854421 billiard player
    n09854915 biochemist
    n09855433 biographer
    n09856401 bird fancier
    n09856671 birth
    n09856827 birth-control campaigner
    n09857007 bisexual
    n09858165 black belt
    n09858299 blackmailer
    n09858733 Black Muslim
    n09859152 blacksmith
    n09859285 blade
    n09859684 bleacher
    n09859975 blind date
    n09861287 bluecoat
    n09861599 bluestocking
    n09861863 boatbuilder
    n09861946 boatman
    n09862183 boatswain
    n09862621 bobby
    n09863031 bodyguard
    n09863339 boffin
    n09863749 Bolshevik
    n09863936 Bolshevik
    n09864632 bombshell
    n09864968 bondman
    n09865068 bondwoman
    n09865162 bondwoman
    n09865398 bond servant
    n09865672 book agent
    n09865744 bookbinder
    n09866115 bookkeeper
    n09866354 bookmaker
    n09866559 bookworm
    n09866661 booster
    n09866817 bootblack
    n09866922 bootlegger
    n09867069 bootmaker
    n09867154 borderer
    n09867311 border patrolman
    n09868270 botanist
    n09868782 bottom feeder
    n09868899 boulevardier
    n09869317 bounty hunter
    n09869447 bounty hunter
    n09869578 Bourbon
    n09870096 bowler
    n09871095 slugger
    n09871229 cub
    n09871681 Boy Scout
    n09871867 boy scout
    n09871952 boy wonder
    n09872066 bragger
    n09872557 brahman
    n09873348 brawler
    n09873473 breadwinner
    n09873769 breaststroker
    n09873899 breeder
    n09874428 brick
    n09874725 bride
    n09874862 bridesmaid
    n09875025 bridge agent
    n09875979 broadcast journalist
    n09876701 Brother
    n09877288 brother-in-law
    n09877587 browser
    n09877750 Brummie
    n09877951 buddy
    n09878921 bull
    n09879552 bully
    n09880189 bunny
    n09880741 burglar
    n09881265 bursar
    n09881358 busboy
    n09881895 business editor
    n09883047 business traveler
    n09883452 buster
    n09883807 busybody
    n09885059 buttinsky
    n09885866 cabinetmaker
    n09886403 caddie
    n09886540 cadet
    n09888635 caller
    n09889065 call girl
    n09889170 calligrapher
    n09889691 campaigner
    n09889941 camper
    n09890192 camp follower
    n09890749 candidate
    n09891730 canonist
    n09892262 capitalist
    n09892513 captain
    n09892693 captain
    n09893191 captain
    n09893344 captain
    n09893502 captive
    n09893600 captive
    n09894143 cardinal
    n09894445 cardiologist
    n09894654 card player
    n09894909 cardsharp
    n09895222 careerist
    n09895480 career man
    n09895561 caregiver
    n09895701 caretaker
    n09895902 caretaker
    n09896170 caricaturist
    n09896311 carillonneur
    n09896401 caroler
    n09896685 carpenter
    n09896826 carper
    n09898020 Cartesian
    n09899289 cashier
    n09899671 casualty
    n09899782 casualty
    n09899929 casuist
    n09901337 catechist
    n09901502 catechumen
    n09901642 caterer
    n09901786 Catholicos
    n09901921 cat fancier
    n09902128 Cavalier
    n09902353 cavalryman
    n09902731 caveman
    n09902851 celebrant
    n09902954 celebrant
    n09903153 celebrity
    n09903501 cellist
    n09903639 censor
    n09903936 censor
    n09904208 centenarian
    n09904837 centrist
    n09905050 centurion
    n09905185 certified public accountant
    n09905530 chachka
    n09906293 chambermaid
    n09906449 chameleon
    n09906704 champion
    n09907804 chandler
    n09908769 prison chaplain
    n09909660 charcoal burner
    n09909929 charge d'affaires
    n09910222 charioteer
    n09910374 charmer
    n09910556 chartered accountant
    n09910840 chartist
    n09911226 charwoman
    n09912431 male chauvinist
    n09912681 cheapskate
    n09912907 Chechen
    n09912995 checker
    n09913329 cheerer
    n09913455 cheerleader
    n09913593 cheerleader
    n09915434 Cheops
    n09915651 chess master
    n09916348 chief executive officer
    n09917214 chief of staff
    n09917345 chief petty officer
    n09917481 Chief Secretary
    n09917593 child
    n09918248 child
    n09918554 child
    n09918867 child prodigy
    n09919061 chimneysweeper
    n09919200 chiropractor
    n09919451 chit
    n09919899 choker
    n09920106 choragus
    n09920283 choreographer
    n09920901 chorus girl
    n09921034 chosen
    n09923003 cicerone
    n09923186 cigar smoker
    n09923418 cipher
    n09923561 circus acrobat
    n09923673 citizen
    n09923996 city editor
    n09924106 city father
    n09924195 city man
    n09924313 city slicker
    n09924437 civic leader
    n09924996 civil rights leader
    n09927089 cleaner
    n09927451 clergyman
    n09928136 cleric
    n09928451 clerk
    n09928845 clever Dick
    n09929202 climatologist
    n09929298 climber
    n09929577 clinician
    n09930257 closer
    n09930628 closet queen
    n09930876 clown
    n09931165 clown
    n09931418 coach
    n09931640 coach
    n09932098 pitching coach
    n09932336 coachman
    n09932508 coal miner
    n09932788 coastguardsman
    n09933020 cobber
    n09933098 cobbler
    n09933842 codger
    n09933972 co-beneficiary
    n09934337 cog
    n09934488 cognitive neuroscientist
    n09934774 coiffeur
    n09935107 coiner
    n09935434 collaborator
    n09936825 colleen
    n09936892 college student
    n09937056 collegian
    n09937688 colonial
    n09937802 colonialist
    n09937903 colonizer
    n09938080 coloratura
    n09938449 color guard
    n09938991 colossus
    n09940725 comedian
    n09940818 comedienne
    n09941089 comer
    n09941571 commander
    n09941787 commander in chief
    n09941964 commanding officer
    n09942697 commissar
    n09942970 commissioned officer
    n09943239 commissioned military officer
    n09943811 commissioner
    n09944022 commissioner
    n09944160 committee member
    n09944430 committeewoman
    n09945021 commodore
    n09945223 communicant
    n09945319 communist
    n09945603 Communist
    n09945745 commuter
    n09946814 compere
    n09947127 complexifier
    n09950457 compulsive
    n09950728 computational linguist
    n09951070 computer scientist
    n09951274 computer user
    n09951524 Comrade
    n09951616 concert-goer
    n09952163 conciliator
    n09953052 conductor
    n09953350 confectioner
    n09953615 Confederate
    n09954355 confessor
    n09954639 confidant
    n09955406 Confucian
    n09955944 rep
    n09956578 conqueror
    n09957523 Conservative
    n09958133 Nonconformist
    n09958292 Anglican
    n09958447 consignee
    n09958569 consigner
    n09959142 constable
    n09959658 constructivist
    n09960688 contractor
    n09961198 contralto
    n09961331 contributor
    n09961469 control freak
    n09961605 convalescent
    n09961739 convener
    n09962966 convict
    n09964202 copilot
    n09964411 copycat
    n09965515 coreligionist
    n09965787 cornerback
    n09966470 corporatist
    n09966554 correspondent
    n09967063 cosmetician
    n09967406 cosmopolitan
    n09967555 Cossack
    n09967816 cost accountant
    n09967967 co-star
    n09968259 costumier
    n09968652 cotter
    n09968741 cotter
    n09968845 counselor
    n09970088 counterterrorist
    n09970192 counterspy
    n09970402 countess
    n09970822 compromiser
    n09971273 countrywoman
    n09971385 county agent
    n09971839 courtier
    n09972010 cousin
    n09972458 cover girl
    n09972587 cow
    n09974648 craftsman
    n09975425 craftsman
    n09976024 crapshooter
    n09976283 crazy
    n09976429 creature
    n09976728 creditor
    n09976917 creep
    n09978442 criminologist
    n09979321 critic
    n09979913 Croesus
    n09980458 cross-examiner
    n09980805 crossover voter
    n09980985 croupier
    n09981092 crown prince
    n09981278 crown princess
    n09981540 cryptanalyst
    n09981939 Cub Scout
    n09982152 cuckold
    n09982525 cultist
    n09983314 curandera
    n09983572 curate
    n09983889 curator
    n09984960 customer agent
    n09985470 cutter
    n09985809 cyberpunk
    n09985978 cyborg
    n09986450 cymbalist
    n09986700 Cynic
    n09986904 cytogeneticist
    n09987045 cytologist
    n09987161 czar
    n09987239 czar
    n09988063 dad
    n09988311 dairyman
    n09988493 Dalai Lama
    n09988703 dallier
    n09989502 dancer
    n09990415 dancer
    n09990690 clog dancer
    n09990777 dancing-master
    n09991740 dark horse
    n09991867 darling
    n09992538 date
    n09992837 daughter
    n09993252 dawdler
    n09993651 day boarder
    n09994400 day laborer
    n09994673 deacon
    n09994808 deaconess
    n09994878 deadeye
    n09995829 deipnosophist
    n09996039 dropout
    n09996304 deadhead
    n09996481 deaf person
    n09997622 debtor
    n09998788 deckhand
    n09999135 defamer
    n10000294 defense contractor
    n10000459 deist
    n10000787 delegate
    n10001217 deliveryman
    n10001481 demagogue
    n10001764 demigod
    n10002257 demographer
    n10002760 demonstrator
    n10003476 den mother
    n10004718 department head
    n10005006 depositor
    n10005934 deputy
    n10006177 dermatologist
    n10006748 descender
    n10007684 designated hitter
    n10007809 designer
    n10007995 desk clerk
    n10008123 desk officer
    n10008254 desk sergeant
    n10009162 detainee
    n10009276 detective
    n10009484 detective
    n10009671 detractor
    n10010062 developer
    n10010243 deviationist
    n10010632 devisee
    n10010767 devisor
    n10010864 devourer
    n10011360 dialectician
    n10011486 diarist
    n10012484 dietician
    n10013811 diocesan
    n10015215 director
    n10015485 director
    n10015792 dirty old man
    n10015897 disbeliever
    n10017272 disk jockey
    n10017422 dispatcher
    n10018747 distortionist
    n10018861 distributor
    n10019072 district attorney
    n10019187 district manager
    n10019406 diver
    n10020366 divorcee
    n10020533 ex-wife
    n10020670 divorce lawyer
    n10020807 docent
    n10020890 doctor
    n10022908 dodo
    n10023264 doge
    n10023506 dog in the manger
    n10023656 dogmatist
    n10024025 dolichocephalic
    n10024362 domestic partner
    n10024937 Dominican
    n10025060 dominus
    n10025295 don
    n10025391 Donatist
    n10025635 donna
    n10026976 dosser
    n10027246 double
    n10027590 double-crosser
    n10028402 down-and-out
    n10028541 doyenne
    n10029068 draftsman
    n10030277 dramatist
    n10032987 dreamer
    n10033412 dressmaker
    n10033572 dressmaker's model
    n10033663 dribbler
    n10033888 dribbler
    n10034201 drinker
    n10034614 drinker
    n10035952 drug addict
    n10036266 drug user
    n10036444 Druid
    n10036692 drum majorette
    n10036929 drummer
    n10037080 drunk
    n10037385 drunkard
    n10037588 Druze
    n10037922 dry
    n10038119 dry nurse
    n10038409 duchess
    n10038620 duke
    n10039271 duffer
    n10039946 dunker
    n10040240 Dutch uncle
    n10040698 dyspeptic
    n10040945 eager beaver
    n10041373 earl
    n10041887 earner
    n10042690 eavesdropper
    n10042845 eccentric
    n10043024 eclectic
    n10043491 econometrician
    n10043643 economist
    n10044682 ectomorph
    n10044879 editor
    n10047199 egocentric
    n10047459 egotist
    n10048117 ejaculator
    n10048367 elder
    n10048612 elder statesman
    n10048836 elected official
    n10049363 electrician
    n10050043 elegist
    n10050880 elocutionist
    n10051026 emancipator
    n10051761 embryologist
    n10051861 emeritus
    n10051975 emigrant
    n10052694 emissary
    n10053439 empress
    n10053808 employee
    n10054657 employer
    n10055297 enchantress
    n10055410 enchantress
    n10055566 encyclopedist
    n10055730 endomorph
    n10055847 enemy
    n10056103 energizer
    n10056611 end man
    n10056719 end man
    n10057271 endorser
    n10058411 enjoyer
    n10058962 enlisted woman
    n10059067 enophile
    n10060075 entrant
    n10060175 entrant
    n10060352 entrepreneur
    n10061043 envoy
    n10061195 enzymologist
    n10061431 eparch
    n10061882 epidemiologist
    n10062042 epigone
    n10062176 epileptic
    n10062275 Episcopalian
    n10062492 equerry
    n10062594 equerry
    n10062716 erotic
    n10062905 escapee
    n10062996 escapist
    n10063635 Eskimo
    n10063919 espionage agent
    n10064831 esthetician
    n10064977 etcher
    n10065758 ethnologist
    n10066206 Etonian
    n10066314 etymologist
    n10067011 evangelist
    n10067305 Evangelist
    n10067600 event planner
    n10067968 examiner
    n10068234 examiner
    n10068425 exarch
    n10069296 executant
    n10069981 executive secretary
    n10070108 executive vice president
    n10070377 executrix
    n10070449 exegete
    n10070563 exhibitor
    n10070711 exhibitionist
    n10071332 exile
    n10071557 existentialist
    n10072054 exorcist
    n10074249 ex-spouse
    n10074578 extern
    n10074735 extremist
    n10074841 extrovert
    n10075299 eyewitness
    n10075693 facilitator
    n10076224 fairy godmother
    n10076483 falangist
    n10076604 falconer
    n10076957 falsifier
    n10077106 familiar
    n10077593 fan
    n10077879 fanatic
    n10078131 fancier
    n10078719 farm boy
    n10078806 farmer
    n10079399 farmhand
    n10079893 fascist
    n10080117 fascista
    n10080508 fatalist
    n10080869 father
    n10081204 Father
    n10081842 father-figure
    n10082043 father-in-law
    n10082299 Fauntleroy
    n10082423 Fauve
    n10082562 favorite son
    n10082687 featherweight
    n10082997 federalist
    n10083677 fellow traveler
    n10083823 female aristocrat
    n10084043 female offspring
    n10084295 female child
    n10085101 fence
    n10085869 fiance
    n10086383 fielder
    n10086744 field judge
    n10087434 fighter pilot
    n10087736 filer
    n10088200 film director
    n10090745 finder
    n10091349 fire chief
    n10091450 fire-eater
    n10091564 fire-eater
    n10091651 fireman
    n10091861 fire marshall
    n10091997 fire walker
    n10092488 first baseman
    n10092643 firstborn
    n10092794 first lady
    n10092978 first lieutenant
    n10093167 first offender
    n10093475 first sergeant
    n10093818 fishmonger
    n10094320 flagellant
    n10094584 flag officer
    n10094782 flak catcher
    n10095265 flanker back
    n10095420 flapper
    n10095769 flatmate
    n10095869 flatterer
    n10096126 flibbertigibbet
    n10096508 flight surgeon
    n10097262 floorwalker
    n10097477 flop
    n10097590 Florentine
    n10097842 flower girl
    n10097995 flower girl
    n10098245 flutist
    n10098388 fly-by-night
    n10098517 flyweight
    n10098624 flyweight
    n10098710 foe
    n10098862 folk dancer
    n10099002 folk poet
    n10099375 follower
    n10101308 football hero
    n10101634 football player
    n10101981 footman
    n10102800 forefather
    n10103155 foremother
    n10103228 foreign agent
    n10103921 foreigner
    n10104064 boss
    n10104487 foreman
    n10104756 forester
    n10104888 forewoman
    n10105085 forger
    n10105733 forward
    n10105906 foster-brother
    n10106387 foster-father
    n10106509 foster-mother
    n10106995 foster-sister
    n10107173 foster-son
    n10107303 founder
    n10108018 foundress
    n10108089 four-minute man
    n10108464 framer
    n10108832 Francophobe
    n10109443 freak
    n10109662 free agent
    n10109826 free agent
    n10110093 freedom rider
    n10110731 free-liver
    n10110893 freeloader
    n10111358 free trader
    n10111779 Freudian
    n10111903 friar
    n10112129 monk
    n10113249 frontierswoman
    n10113583 front man
    n10113869 frotteur
    n10114476 fucker
    n10114550 fucker
    n10114662 fuddy-duddy
    n10115430 fullback
    n10115946 funambulist
    n10116370 fundamentalist
    n10116478 fundraiser
    n10116702 futurist
    n10117017 gadgeteer
    n10117267 gagman
    n10117415 gagman
    n10117739 gainer
    n10117851 gal
    n10118301 galoot
    n10118743 gambist
    n10118844 gambler
    n10119609 gamine
    n10120330 garbage man
    n10120671 gardener
    n10121026 garment cutter
    n10121246 garroter
    n10121714 gasman
    n10121800 gastroenterologist
    n10122300 gatherer
    n10122531 gawker
    n10123122 gendarme
    n10123844 general
    n10126177 generator
    n10126424 geneticist
    n10126708 genitor
    n10127186 gent
    n10127689 geologist
    n10128519 geophysicist
    n10128748 ghostwriter
    n10129338 Gibson girl
    n10129825 girl
    n10130686 girlfriend
    n10130877 girlfriend
    n10131151 girl wonder
    n10131268 Girondist
    n10131590 gitano
    n10131815 gladiator
    n10132035 glassblower
    n10132502 gleaner
    n10134178 goat herder
    n10134396 godchild
    n10134760 godfather
    n10134982 godparent
    n10135129 godson
    n10135197 gofer
    n10135297 goffer
    n10136615 goldsmith
    n10136959 golfer
    n10137825 gondolier
    n10138369 good guy
    n10138472 good old boy
    n10139077 good Samaritan
    n10139651 gossip columnist
    n10140051 gouger
    n10140597 governor general
    n10140683 grabber
    n10140783 grader
    n10140929 graduate nurse
    n10141364 grammarian
    n10141732 granddaughter
    n10142166 grande dame
    n10142391 grandfather
    n10142537 Grand Inquisitor
    n10142747 grandma
    n10142946 grandmaster
    n10143172 grandparent
    n10143595 grantee
    n10143725 granter
    n10144338 grass widower
    n10145239 great-aunt
    n10145340 great grandchild
    n10145480 great granddaughter
    n10145590 great grandmother
    n10145774 great grandparent
    n10145902 great grandson
    n10146002 great-nephew
    n10146104 great-niece
    n10146416 Green Beret
    n10146816 grenadier
    n10146927 greeter
    n10147121 gringo
    n10147262 grinner
    n10147710 grocer
    n10147935 groom
    n10148035 groom
    n10148305 grouch
    n10148825 group captain
    n10149436 grunter
    n10149867 prison guard
    n10150071 guard
    n10150794 guesser
    n10150940 guest
    n10151133 guest
    n10151261 guest of honor
    n10151367 guest worker
    n10151570 guide
    n10151760 guitarist
    n10152306 gunnery sergeant
    n10152616 guru
    n10152763 guru
    n10153155 guvnor
    n10153414 guy
    n10153594 gymnast
    n10153865 gym rat
    n10154013 gynecologist
    n10154186 Gypsy
    n10154601 hack
    n10155222 hacker
    n10155600 haggler
    n10155849 hairdresser
    n10156629 hakim
    n10156831 Hakka
    n10157016 halberdier
    n10157128 halfback
    n10157271 half blood
    n10158506 hand
    n10159045 animal trainer
    n10159289 handyman
    n10159533 hang glider
    n10160188 hardliner
    n10160280 harlequin
    n10160412 harmonizer
    n10161622 hash head
    n10162016 hatchet man
    n10162194 hater
    n10162354 hatmaker
    n10164025 headman
    n10164233 headmaster
    n10164492 head nurse
    n10165448 hearer
    n10166189 heartbreaker
    n10166394 heathen
    n10167152 heavyweight
    n10167361 heavy
    n10167565 heckler
    n10167838 hedger
    n10168012 hedger
    n10168183 hedonist
    n10168584 heir
    n10168837 heir apparent
    n10169147 heiress
    n10169241 heir presumptive
    n10169419 hellion
    n10169796 helmsman
    n10170060 hire
    n10170681 hematologist
    n10170866 hemiplegic
    n10171219 herald
    n10171456 herbalist
    n10171567 herder
    n10172080 hermaphrodite
    n10173410 heroine
    n10173579 heroin addict
    n10173665 hero worshiper
    n10173771 Herr
    n10174253 highbinder
    n10174330 highbrow
    n10174445 high commissioner
    n10174589 highflier
    n10174695 Highlander
    n10174971 high-muck-a-muck
    n10175248 high priest
    n10175725 highjacker
    n10176913 hireling
    n10177150 historian
    n10178077 hitchhiker
    n10178216 hitter
    n10179069 hobbyist
    n10180580 holdout
    n10180791 holdover
    n10180923 holdup man
    n10181445 homeboy
    n10181547 homeboy
    n10181799 home buyer
    n10181878 homegirl
    n10182190 homeless
    n10182402 homeopath
    n10183347 honest woman
    n10183931 honor guard
    n10184505 hooker
    n10185148 hoper
    n10185483 hornist
    n10185793 horseman
    n10186068 horse trader
    n10186143 horsewoman
    n10186216 horse wrangler
    n10186350 horticulturist
    n10186686 hospital chaplain
    n10186774 host
    n10187130 host
    n10187491 hostess
    n10187990 hotelier
    n10188715 housekeeper
    n10188856 housemaster
    n10188957 housemate
    n10189278 house physician
    n10189597 house sitter
    n10190122 housing commissioner
    n10190516 huckster
    n10191001 hugger
    n10191388 humanist
    n10191613 humanitarian
    n10192839 hunk
    n10193650 huntress
    n10194231 ex-husband
    n10194775 hydrologist
    n10195056 hyperope
    n10195155 hypertensive
    n10195261 hypnotist
    n10195593 hypocrite
    n10196404 iceman
    n10196725 iconoclast
    n10197392 ideologist
    n10198437 idol
    n10198832 idolizer
    n10199251 imam
    n10200246 imperialist
    n10200781 important person
    n10202225 inamorato
    n10202624 incumbent
    n10202763 incurable
    n10203949 inductee
    n10204177 industrialist
    n10204833 infanticide
    n10205231 inferior
    n10205344 infernal
    n10205457 infielder
    n10205714 infiltrator
    n10206173 informer
    n10206506 ingenue
    n10206629 ingenue
    n10207077 polymath
    n10207169 in-law
    n10208189 inquiry agent
    n10208847 inspector
    n10208950 inspector general
    n10209082 instigator
    n10209731 insurance broker
    n10210137 insurgent
    n10210512 intelligence analyst
    n10210648 interior designer
    n10210911 interlocutor
    n10211036 interlocutor
    n10211666 International Grandmaster
    n10211830 internationalist
    n10212231 internist
    n10212501 interpreter
    n10212780 interpreter
    n10213034 intervenor
    n10213429 introvert
    n10214062 invader
    n10214390 invalidator
    n10215623 investigator
    n10216106 investor
    n10216403 invigilator
    n10217208 irreligionist
    n10218043 Ivy Leaguer
    n10218164 Jack of all trades
    n10218292 Jacksonian
    n10219240 Jane Doe
    n10219453 janissary
    n10219879 Jat
    n10220080 Javanese
    n10220924 Jekyll and Hyde
    n10221312 jester
    n10221520 Jesuit
    n10222170 jezebel
    n10222259 jilt
    n10222497 jobber
    n10222716 job candidate
    n10223069 Job's comforter
    n10223177 jockey
    n10223606 John Doe
    n10224578 journalist
    n10225219 judge
    n10225931 judge advocate
    n10226413 juggler
    n10227166 Jungian
    n10227266 junior
    n10227393 junior
    n10227490 Junior
    n10227698 junior lightweight
    n10227793 junior middleweight
    n10227985 jurist
    n10228278 juror
    n10228468 justice of the peace
    n10228592 justiciar
    n10228712 kachina
    n10229883 keyboardist
    n10230216 Khedive
    n10233248 kingmaker
    n10235024 king
    n10235269 King's Counsel
    n10235385 Counsel to the Crown
    n10236304 kin
    n10236521 enate
    n10236842 kink
    n10237069 kinswoman
    n10237196 kisser
    n10237464 kitchen help
    n10237556 kitchen police
    n10237676 Klansman
    n10237799 kleptomaniac
    n10238272 kneeler
    n10238375 knight
    n10239928 knocker
    n10240082 knower
    n10240235 know-it-all
    n10240417 kolkhoznik
    n10240821 Kshatriya
    n10241024 labor coach
    n10241300 laborer
    n10242328 Labourite
    n10243137 lady
    n10243273 lady-in-waiting
    n10243483 lady's maid
    n10243664 lama
    n10243872 lamb
    n10244108 lame duck
    n10244359 lamplighter
    n10244913 land agent
    n10245029 landgrave
    n10245341 landlubber
    n10245507 landlubber
    n10245639 landowner
    n10245863 landscape architect
    n10246317 langlaufer
    n10246395 languisher
    n10246703 lapidary
    n10247358 lass
    n10247880 Latin
    n10248008 Latin
    n10248198 latitudinarian
    n10248377 Jehovah's Witness
    n10249191 law agent
    n10249270 lawgiver
    n10249459 lawman
    n10249869 law student
    n10249950 lawyer
    n10250712 lay reader
    n10251329 lazybones
    n10251612 leaker
    n10252075 leaseholder
    n10252222 lector
    n10252354 lector
    n10252547 lecturer
    n10253122 left-hander
    n10253296 legal representative
    n10253479 legate
    n10253611 legatee
    n10253703 legionnaire
    n10255459 letterman
    n10257221 liberator
    n10258602 licenser
    n10258786 licentiate
    n10259348 lieutenant
    n10259780 lieutenant colonel
    n10259997 lieutenant commander
    n10260473 lieutenant junior grade
    n10260706 life
    n10260800 lifeguard
    n10261211 life tenant
    n10261511 light flyweight
    n10261624 light heavyweight
    n10261862 light heavyweight
    n10262343 light-o'-love
    n10262445 lightweight
    n10262561 lightweight
    n10262655 lightweight
    n10262880 lilliputian
    n10263146 limnologist
    n10263411 lineman
    n10263790 line officer
    n10265281 lion-hunter
    n10265801 lisper
    n10265891 lister
    n10266016 literary critic
    n10266328 literate
    n10266848 litigant
    n10267166 litterer
    n10267311 little brother
    n10267865 little sister
    n10268629 lobbyist
    n10269199 locksmith
    n10269289 locum tenens
    n10271677 Lord
    n10272782 loser
    n10272913 loser
    n10273064 failure
    n10274173 Lothario
    n10274318 loudmouth
    n10274815 lowerclassman
    n10275249 Lowlander
    n10275395 loyalist
    n10275848 Luddite
    n10276045 lumberman
    n10276477 lumper
    n10276942 bedlamite
    n10277027 pyromaniac
    n10277638 lutist
    n10277815 Lutheran
    n10277912 lyricist
    n10278456 macebearer
    n10279018 machinist
    n10279778 madame
    n10280034 maenad
    n10280130 maestro
    n10280598 magdalen
    n10280674 magician
    n10281546 magus
    n10281770 maharani
    n10281896 mahatma
    n10282482 maid
    n10282672 maid
    n10283170 major
    n10283366 major
    n10283546 major-domo
    n10284064 maker
    n10284871 malahini
    n10284965 malcontent
    n10286282 malik
    n10286539 malingerer
    n10286749 Malthusian
    n10288964 adonis
    n10289039 man
    n10289176 man
    n10289462 manageress
    n10289766 mandarin
    n10290422 maneuverer
    n10290541 maniac
    n10290813 Manichaean
    n10290919 manicurist
    n10291110 manipulator
    n10291469 man-at-arms
    n10291822 man of action
    n10291942 man of letters
    n10292316 manufacturer
    n10293332 marcher
    n10293590 marchioness
    n10293861 margrave
    n10294020 margrave
    n10294139 Marine
    n10295371 marquess
    n10295479 marquis
    n10296176 marshal
    n10296444 martinet
    n10297234 mascot
    n10297367 masochist
    n10297531 mason
    n10297841 masquerader
    n10298202 masseur
    n10298271 masseuse
    n10298647 master
    n10298912 master
    n10299125 master-at-arms
    n10299250 master of ceremonies
    n10299700 masturbator
    n10299875 matchmaker
    n10300041 mate
    n10300154 mate
    n10300303 mate
    n10300500 mater
    n10300654 material
    n10300829 materialist
    n10302576 matriarch
    n10302700 matriarch
    n10302905 matriculate
    n10303037 matron
    n10303814 mayor
    n10304086 mayoress
    n10304650 mechanical engineer
    n10304914 medalist
    n10305635 medical officer
    n10305802 medical practitioner
    n10306004 medical scientist
    n10306279 medium
    n10306496 megalomaniac
    n10306595 melancholic
    n10306890 Melkite
    n10307114 melter
    n10308066 nonmember
    n10308168 board member
    n10308275 clansman
    n10308504 memorizer
    n10308653 Mendelian
    n10308732 mender
    n10310783 Mesoamerican
    n10311506 messmate
    n10311661 mestiza
    n10312287 meteorologist
    n10312491 meter maid
    n10312600 Methodist
    n10313000 Metis
    n10313239 metropolitan
    n10313441 mezzo-soprano
    n10313724 microeconomist
    n10314054 middle-aged man
    n10314182 middlebrow
    n10314517 middleweight
    n10314836 midwife
    n10315217 mikado
    n10315456 Milanese
    n10315561 miler
    n10315730 miles gloriosus
    n10316360 military attache
    n10316527 military chaplain
    n10316862 military leader
    n10317007 military officer
    n10317500 military policeman
    n10317963 mill agent
    n10318293 mill-hand
    n10318607 millionairess
    n10318686 millwright
    n10319313 minder
    n10320484 mining engineer
    n10320863 minister
    n10321126 ministrant
    n10321340 minor leaguer
    n10321632 Minuteman
    n10321882 misanthrope
    n10322238 misfit
    n10323634 mistress
    n10323752 mistress
    n10323999 mixed-blood
    n10324560 model
    n10325549 class act
    n10325774 modeler
    n10326776 modifier
    n10327143 molecular biologist
    n10327987 Monegasque
    n10328123 monetarist
    n10328328 moneygrubber
    n10328437 moneymaker
    n10328696 Mongoloid
    n10328941 monolingual
    n10329035 monologist
    n10330593 moonlighter
    n10330931 moralist
    n10331098 morosoph
    n10331167 morris dancer
    n10331258 mortal enemy
    n10331347 mortgagee
    n10331841 mortician
    n10332110 moss-trooper
    n10332385 mother
    n10332861 mother
    n10332953 mother
    n10333044 mother figure
    n10333165 mother hen
    n10333317 mother-in-law
    n10333439 mother's boy
    n10333601 mother's daughter
    n10333838 motorcycle cop
    n10334009 motorcyclist
    n10334461 Mound Builder
    n10334782 mountebank
    n10335246 mourner
    n10335801 mouthpiece
    n10335931 mover
    n10336411 moviegoer
    n10336904 muffin man
    n10337488 mugwump
    n10338231 Mullah
    n10338391 muncher
    n10339179 murderess
    n10339251 murder suspect
    n10339717 musher
    n10340312 musician
    n10341243 musicologist
    n10341343 music teacher
    n10341446 musketeer
    n10341573 Muslimah
    n10341955 mutilator
    n10342180 mutineer
    n10342367 mute
    n10342543 mutterer
    n10342893 muzzler
    n10342992 Mycenaen
    n10343088 mycologist
    n10343355 myope
    n10343449 myrmidon
    n10343554 mystic
    n10343869 mythologist
    n10344121 naif
    n10344203 nailer
    n10344319 namby-pamby
    n10344656 name dropper
    n10344774 namer
    n10345015 nan
    n10345100 nanny
    n10345302 narc
    n10345422 narcissist
    n10345659 nark
    n10346015 nationalist
    n10347204 nautch girl
    n10347446 naval commander
    n10348526 Navy SEAL
    n10349243 obstructionist
    n10349750 Nazarene
    n10349836 Nazarene
    n10350220 Nazi
    n10350774 nebbish
    n10351064 necker
    n10353016 neonate
    n10353355 nephew
    n10353928 neurobiologist
    n10354265 neurologist
    n10354754 neurosurgeon
    n10355142 neutral
    n10355306 neutralist
    n10355449 newcomer
    n10355688 newcomer
    n10355806 New Dealer
    n10356450 newspaper editor
    n10356877 newsreader
    n10357012 Newtonian
    n10357613 niece
    n10357737 niggard
    n10358032 night porter
    n10358124 night rider
    n10358575 NIMBY
    n10359117 niqaabi
    n10359422 nitpicker
    n10359546 Nobelist
    n10359659 NOC
    n10360366 noncandidate
    n10360747 noncommissioned officer
    n10361060 nondescript
    n10361194 nondriver
    n10361296 nonparticipant
    n10361525 nonperson
    n10362003 nonresident
    n10362319 nonsmoker
    n10362557 Northern Baptist
    n10363445 noticer
    n10363573 novelist
    n10364198 novitiate
    n10364502 nuclear chemist
    n10365514 nudger
    n10366145 nullipara
    n10366276 number theorist
    n10366966 nurse
    n10368291 nursling
    n10368528 nymph
    n10368624 nymphet
    n10368711 nympholept
    n10368798 nymphomaniac
    n10369095 oarswoman
    n10369317 oboist
    n10369417 obscurantist
    n10369528 observer
    n10369699 obstetrician
    n10369955 occupier
    n10370381 occultist
    n10370955 wine lover
    n10371052 offerer
    n10371221 office-bearer
    n10371330 office boy
    n10371450 officeholder
    n10373390 officiant
    n10373525 Federal
    n10374541 oilman
    n10374849 oil tycoon
    n10374943 old-age pensioner
    n10375052 old boy
    n10375314 old lady
    n10375402 old man
    n10376523 oldster
    n10376890 old-timer
    n10377021 old woman
    n10377185 oligarch
    n10377291 Olympian
    n10377542 omnivore
    n10377633 oncologist
    n10378026 onlooker
    n10378113 onomancer
    n10378780 operator
    n10379376 opportunist
    n10380126 optimist
    n10380499 Orangeman
    n10380672 orator
    n10381804 orderly
    n10381981 orderly
    n10382157 orderly sergeant
    n10382302 ordinand
    n10382480 ordinary
    n10382710 organ-grinder
    n10382825 organist
    n10383094 organization man
    n10383237 organizer
    n10383505 organizer
    n10383816 originator
    n10384214 ornithologist
    n10384392 orphan
    n10384496 orphan
    n10385566 osteopath
    n10386196 out-and-outer
    n10386754 outdoorswoman
    n10386874 outfielder
    n10386984 outfielder
    n10387196 right fielder
    n10387324 right-handed pitcher
    n10387836 outlier
    n10389865 owner-occupier
    n10389976 oyabun
    n10390600 packrat
    n10390698 padrone
    n10390807 padrone
    n10391416 page
    n10393909 painter
    n10394434 Paleo-American
    n10394786 paleontologist
    n10395073 pallbearer
    n10395209 palmist
    n10395390 pamperer
    n10395828 Panchen Lama
    n10396106 panelist
    n10396337 panhandler
    n10396727 paparazzo
    n10396908 paperboy
    n10397001 paperhanger
    n10397142 paperhanger
    n10397392 papoose
    n10399130 pardoner
    n10400003 paretic
    n10400108 parishioner
    n10400205 park commissioner
    n10400437 Parliamentarian
    n10400618 parliamentary agent
    n10400998 parodist
    n10401204 parricide
    n10401331 parrot
    n10401639 partaker
    n10402709 part-timer
    n10402824 party
    n10403633 party man
    n10403876 passenger
    n10404426 passer
    n10404998 paster
    n10405540 pater
    n10405694 patient
    n10406266 patriarch
    n10406391 patriarch
    n10406765 patriarch
    n10407310 patriot
    n10407954 patron
    n10408809 patternmaker
    n10409459 pawnbroker
    n10409752 payer
    n10410246 peacekeeper
    n10410996 peasant
    n10411356 pedant
    n10411551 peddler
    n10411867 pederast
    n10414239 penologist
    n10414768 pentathlete
    n10414865 Pentecostal
    n10415037 percussionist
    n10416567 periodontist
    n10417288 peshmerga
    n10417424 personality
    n10417551 personal representative
    n10417682 personage
    n10417843 persona grata
    n10417969 persona non grata
    n10418101 personification
    n10418735 perspirer
    n10419047 pervert
    n10419472 pessimist
    n10419630 pest
    n10419785 Peter Pan
    n10420031 petitioner
    n10420277 petit juror
    n10420507 pet sitter
    n10420649 petter
    n10421016 Pharaoh
    n10421470 pharmacist
    n10421956 philanthropist
    n10422405 philatelist
    n10425946 philosopher
    n10426454 phonetician
    n10426630 phonologist
    n10427223 photojournalist
    n10427359 photometrist
    n10427764 physical therapist
    n10428004 physicist
    n10431122 piano maker
    n10431625 picker
    n10432189 picnicker
    n10432441 pilgrim
    n10432875 pill
    n10432957 pillar
    n10433077 pill head
    n10433452 pilot
    n10433610 Piltdown man
    n10433737 pimp
    n10435169 pipe smoker
    n10435251 pip-squeak
    n10435716 pisser
    n10435988 pitcher
    n10436334 pitchman
    n10437014 placeman
    n10437137 placer miner
    n10437262 plagiarist
    n10437698 plainsman
    n10438172 planner
    n10438619 planter
    n10438842 plasterer
    n10439373 platinum blond
    n10439523 platitudinarian
    n10439727 playboy
    n10439851 player
    n10441037 playmate
    n10441124 pleaser
    n10441694 pledger
    n10441962 plenipotentiary
    n10442093 plier
    n10442232 plodder
    n10442417 plodder
    n10442573 plotter
    n10443032 plumber
    n10443659 pluralist
    n10443830 pluralist
    n10444194 poet
    n10448322 pointsman
    n10448455 point woman
    n10449664 policyholder
    n10450038 political prisoner
    n10450161 political scientist
    n10450303 politician
    n10451450 politician
    n10451590 pollster
    n10451858 polluter
    n10453184 pool player
    n10455619 portraitist
    n10456070 poseuse
    n10456138 positivist
    n10456696 postdoc
    n10457214 poster girl
    n10457444 postulator
    n10457903 private citizen
    n10458111 problem solver
    n10458356 pro-lifer
    n10458596 prosthetist
    n10459882 postulant
    n10460033 potboy
    n10461060 poultryman
    n10462588 power user
    n10462751 power worker
    n10462860 practitioner
    n10464052 prayer
    n10464542 preceptor
    n10464711 predecessor
    n10464870 preemptor
    n10465002 preemptor
    n10465451 premature baby
    n10465831 presbyter
    n10466198 presenter
    n10466564 presentist
    n10466918 preserver
    n10467179 president
    n10467395 President of the United States
    n10468750 president
    n10469611 press agent
    n10469874 press photographer
    n10470779 priest
    n10471640 prima ballerina
    n10471732 prima donna
    n10471859 prima donna
    n10472129 primigravida
    n10472447 primordial dwarf
    n10473453 prince charming
    n10473562 prince consort
    n10473789 princeling
    n10473917 Prince of Wales
    n10474064 princess
    n10474343 princess royal
    n10474446 principal
    n10474645 principal
    n10475835 print seller
    n10475940 prior
    n10476467 private
    n10477713 probationer
    n10477955 processor
    n10478118 process-server
    n10478293 proconsul
    n10478462 proconsul
    n10478827 proctologist
    n10478960 proctor
    n10479135 procurator
    n10479328 procurer
    n10481167 profit taker
    n10481268 programmer
    n10482054 promiser
    n10482220 promoter
    n10482587 promulgator
    n10482921 propagandist
    n10483138 propagator
    n10483395 property man
    n10483799 prophetess
    n10483890 prophet
    n10484858 prosecutor
    n10485298 prospector
    n10485883 protectionist
    n10486166 protegee
    n10486236 protozoologist
    n10486561 provost marshal
    n10487182 pruner
    n10487363 psalmist
    n10487592 psephologist
    n10488016 psychiatrist
    n10488309 psychic
    n10488656 psycholinguist
    n10489426 psychophysicist
    n10490421 publican
    n10491998 pudge
    n10492086 puerpera
    n10492727 punching bag
    n10493199 punter
    n10493419 punter
    n10493685 puppeteer
    n10493835 puppy
    n10493922 purchasing agent
    n10494195 puritan
    n10494373 Puritan
    n10495167 pursuer
    n10495421 pusher
    n10495555 pusher
    n10495756 pusher
    n10496393 putz
    n10496489 Pygmy
    n10497135 qadi
    n10497534 quadriplegic
    n10497645 quadruplet
    n10498046 quaker
    n10498699 quarter
    n10498816 quarterback
    n10498986 quartermaster
    n10499110 quartermaster general
    n10499232 Quebecois
    n10499355 queen
    n10499631 Queen of England
    n10499857 queen
    n10500217 queen
    n10500419 queen consort
    n10500603 queen mother
    n10500824 Queen's Counsel
    n10500942 question master
    n10501453 quick study
    n10501635 quietist
    n10502046 quitter
    n10502329 rabbi
    n10502950 racist
    n10503818 radiobiologist
    n10504090 radiologic technologist
    n10504206 radiologist
    n10505347 rainmaker
    n10505613 raiser
    n10505732 raja
    n10505942 rake
    n10506336 ramrod
    n10506544 ranch hand
    n10506915 ranker
    n10507070 ranter
    n10507380 rape suspect
    n10507482 rapper
    n10507565 rapporteur
    n10507692 rare bird
    n10508141 ratepayer
    n10508379 raw recruit
    n10508710 reader
    n10509063 reading teacher
    n10509161 realist
    n10509810 real estate broker
    n10510245 rear admiral
    n10510974 receiver
    n10511771 reciter
    n10512201 recruit
    n10512372 recruit
    n10512708 recruiter
    n10512859 recruiting-sergeant
    n10513509 redcap
    n10513823 redhead
    n10513938 redneck
    n10514051 reeler
    n10514121 reenactor
    n10514255 referral
    n10514429 referee
    n10514784 refiner
    n10515863 Reform Jew
    n10516527 registered nurse
    n10517137 registrar
    n10517283 Regius professor
    n10518349 reliever
    n10519126 anchorite
    n10519494 religious leader
    n10519984 remover
    n10520286 Renaissance man
    n10520544 renegade
    n10520964 rentier
    n10521100 repairman
    n10521662 reporter
    n10521853 newswoman
    n10522035 representative
    n10522324 reprobate
    n10522759 rescuer
    n10523341 reservist
    n10524076 resident commissioner
    n10524223 respecter
    n10524869 restaurateur
    n10525134 restrainer
    n10525436 retailer
    n10525617 retiree
    n10525878 returning officer
    n10526534 revenant
    n10527147 revisionist
    n10527334 revolutionist
    n10528023 rheumatologist
    n10528148 Rhodesian man
    n10528493 rhymer
    n10529231 rich person
    n10530150 rider
    n10530383 riding master
    n10530571 rifleman
    n10530959 right-hander
    n10531109 right-hand man
    n10531445 ringer
    n10531838 ringleader
    n10533874 roadman
    n10533983 roarer
    n10536134 rocket engineer
    n10536274 rocket scientist
    n10536416 rock star
    n10537708 Romanov
    n10537906 romanticist
    n10538629 ropemaker
    n10538733 roper
    n10538853 roper
    n10539015 ropewalker
    n10539160 rosebud
    n10539278 Rosicrucian
    n10540114 Mountie
    n10540252 Rough Rider
    n10540656 roundhead
    n10541833 civil authority
    n10542608 runner
    n10542761 runner
    n10542888 runner
    n10543161 running back
    n10543937 rusher
    n10544232 rustic
    n10544748 saboteur
    n10545792 sadist
    n10546428 sailing master
    n10546633 sailor
    n10548419 salesgirl
    n10548537 salesman
    n10548681 salesperson
    n10549510 salvager
    n10550252 sandwichman
    n10550369 sangoma
    n10550468 sannup
    n10551576 sapper
    n10552393 Sassenach
    n10553140 satrap
    n10553235 saunterer
    n10554024 Savoyard
    n10554141 sawyer
    n10554846 scalper
    n10555059 scandalmonger
    n10555430 scapegrace
    n10556033 scene painter
    n10556518 schemer
    n10556704 schizophrenic
    n10556825 schlemiel
    n10557246 schlockmeister
    n10557854 scholar
    n10559009 scholiast
    n10559288 schoolchild
    n10559508 schoolfriend
    n10559683 Schoolman
    n10559996 schoolmaster
    n10560106 schoolmate
    n10560637 scientist
    n10561222 scion
    n10561320 scoffer
    n10561736 scofflaw
    n10562135 scorekeeper
    n10562283 scorer
    n10562509 scourer
    n10562968 scout
    n10563314 scoutmaster
    n10563403 scrambler
    n10563711 scratcher
    n10564098 screen actor
    n10565502 scrutineer
    n10565667 scuba diver
    n10566072 sculptor
    n10567613 Sea Scout
    n10567722 seasonal worker
    n10567848 seasoner
    n10568200 second baseman
    n10568358 second cousin
    n10568443 seconder
    n10568608 second fiddle
    n10568915 second-in-command
    n10569011 second lieutenant
    n10569179 second-rater
    n10570019 secretary
    n10570704 Secretary of Agriculture
    n10571907 Secretary of Health and Human Services
    n10572706 Secretary of State
    n10572889 Secretary of the Interior
    n10573957 sectarian
    n10574311 section hand
    n10574538 secularist
    n10574840 security consultant
    n10575463 seeded player
    n10575594 seeder
    n10575787 seeker
    n10576223 segregate
    n10576316 segregator
    n10576676 selectman
    n10576818 selectwoman
    n10576962 selfish person
    n10577182 self-starter
    n10577284 seller
    n10577710 selling agent
    n10577820 semanticist
    n10578021 semifinalist
    n10578162 seminarian
    n10578471 senator
    n10578656 sendee
    n10579062 senior
    n10579549 senior vice president
    n10580030 separatist
    n10580437 septuagenarian
    n10580535 serf
    n10581648 spree killer
    n10581890 serjeant-at-law
    n10582604 server
    n10582746 serviceman
    n10583387 settler
    n10583790 settler
    n10585077 sex symbol
    n10585217 sexton
    n10585628 shaheed
    n10586166 Shakespearian
    n10586265 shanghaier
    n10586444 sharecropper
    n10586903 shaver
    n10586998 Shavian
    n10588074 sheep
    n10588357 sheik
    n10588724 shelver
    n10588965 shepherd
    n10589666 ship-breaker
    n10590146 shipmate
    n10590239 shipowner
    n10590452 shipping agent
    n10590903 shirtmaker
    n10591072 shogun
    n10591811 shopaholic
    n10592049 shop girl
    n10592811 shop steward
    n10593521 shot putter
    n10594147 shrew
    n10594523 shuffler
    n10594857 shyster
    n10595164 sibling
    n10595647 sick person
    n10596517 sightreader
    n10596899 signaler
    n10597505 signer
    n10597745 signor
    n10597889 signora
    n10598013 signore
    n10598181 signorina
    n10598459 silent partner
    n10598904 addle-head
    n10599215 simperer
    n10599806 singer
    n10601234 Sinologist
    n10601362 sipper
    n10602119 sirrah
    n10602470 Sister
    n10602985 sister
    n10603528 waverer
    n10603851 sitar player
    n10604275 sixth-former
    n10604380 skateboarder
    n10604634 skeptic
    n10604880 sketcher
    n10604979 skidder
    n10605253 skier
    n10605737 skinny-dipper
    n10607291 skin-diver
    n10607478 skinhead
    n10609092 slasher
    n10609198 slattern
    n10610465 sleeper
    n10610850 sleeper
    n10611267 sleeping beauty
    n10611613 sleuth
    n10612210 slob
    n10612373 sloganeer
    n10612518 slopseller
    n10613996 smasher
    n10614507 smirker
    n10614629 smith
    n10615179 smoothie
    n10615334 smuggler
    n10616578 sneezer
    n10617024 snob
    n10617193 snoop
    n10617397 snorer
    n10618234 sob sister
    n10618342 soccer player
    n10618465 social anthropologist
    n10618685 social climber
    n10618848 socialist
    n10619492 socializer
    n10619642 social scientist
    n10619888 social secretary
    n10620212 Socinian
    n10620586 sociolinguist
    n10620758 sociologist
    n10621294 soda jerk
    n10621400 sodalist
    n10621514 sodomite
    n10622053 soldier
    n10624074 son
    n10624310 songster
    n10624437 songstress
    n10624540 songwriter
    n10625860 sorcerer
    n10626630 sorehead
    n10627252 soul mate
    n10628097 Southern Baptist
    n10628644 sovereign
    n10629329 spacewalker
    n10629647 Spanish American
    n10629939 sparring partner
    n10630093 spastic
    n10630188 speaker
    n10631131 native speaker
    n10631309 Speaker
    n10631654 speechwriter
    n10632576 specialist
    n10633298 specifier
    n10633450 spectator
    n10634464 speech therapist
    n10634849 speedskater
    n10634990 spellbinder
    n10635788 sphinx
    n10636488 spinster
    n10637483 split end
    n10638922 sport
    n10639238 sport
    n10639359 sporting man
    n10639637 sports announcer
    n10639817 sports editor
    n10641223 sprog
    n10642596 square dancer
    n10642705 square shooter
    n10643095 squatter
    n10643837 squire
    n10643937 squire
    n10644598 staff member
    n10645017 staff sergeant
    n10645223 stage director
    n10646032 stainer
    n10646140 stakeholder
    n10646433 stalker
    n10646641 stalking-horse
    n10646780 stammerer
    n10646942 stamper
    n10647745 standee
    n10648237 stand-in
    n10648696 star
    n10649197 starlet
    n10649308 starter
    n10650162 statesman
    n10652605 state treasurer
    n10652703 stationer
    n10654015 stenographer
    n10654211 stentor
    n10654321 stepbrother
    n10654827 stepmother
    n10654932 stepparent
    n10655169 stevedore
    n10655442 steward
    n10655594 steward
    n10655730 steward
    n10655986 stickler
    n10656120 stiff
    n10656223 stifler
    n10656969 stipendiary
    n10657306 stitcher
    n10657556 stockjobber
    n10657835 stock trader
    n10658304 stockist
    n10659042 stoker
    n10659762 stooper
    n10660128 store detective
    n10660621 strafer
    n10660883 straight man
    n10661002 stranger
    n10661216 stranger
    n10661563 strategist
    n10661732 straw boss
    n10663315 streetwalker
    n10663549 stretcher-bearer
    n10665302 struggler
    n10665587 stud
    n10665698 student
    n10666752 stumblebum
    n10667477 stylist
    n10667709 subaltern
    n10667863 subcontractor
    n10668450 subduer
    n10668666 subject
    n10669991 subordinate
    n10671042 substitute
    n10671613 successor
    n10671736 successor
    n10671898 succorer
    n10672371 Sufi
    n10672540 suffragan
    n10672662 suffragette
    n10673296 sugar daddy
    n10673776 suicide bomber
    n10674130 suitor
    n10674713 sumo wrestler
    n10675010 sunbather
    n10675142 sundowner
    n10675609 super heavyweight
    n10676018 superior
    n10676434 supermom
    n10676569 supernumerary
    n10678937 supremo
    n10679174 surgeon
    n10679503 Surgeon General
    n10679610 Surgeon General
    n10679723 surpriser
    n10680609 surveyor
    n10680796 surveyor
    n10681194 survivor
    n10681557 sutler
    n10682713 sweeper
    n10682953 sweetheart
    n10683675 swinger
    n10684146 switcher
    n10684630 swot
    n10684827 sycophant
    n10685398 sylph
    n10686073 sympathizer
    n10686517 symphonist
    n10686694 syncopator
    n10686885 syndic
    n10688356 tactician
    n10688811 tagger
    n10689306 tailback
    n10690268 tallyman
    n10690421 tallyman
    n10690648 tanker
    n10691318 tapper
    n10691937 Tartuffe
    n10692090 Tarzan
    n10692482 taster
    n10692883 tax assessor
    n10693235 taxer
    n10693334 taxi dancer
    n10693824 taxonomist
    n10694258 teacher
    n10694939 teaching fellow
    n10695450 tearaway
    n10696101 technical sergeant
    n10696508 technician
    n10697135 Ted
    n10697282 teetotaler
    n10698368 television reporter
    n10699558 temporizer
    n10699752 tempter
    n10699981 term infant
    n10700105 toiler
    n10700201 tenant
    n10700640 tenant
    n10700963 tenderfoot
    n10701180 tennis player
    n10701644 tennis pro
    n10701962 tenor saxophonist
    n10702167 termer
    n10702615 terror
    n10703221 tertigravida
    n10703336 testator
    n10703480 testatrix
    n10703692 testee
    n10704238 test-tube baby
    n10704712 Texas Ranger
    n10704886 thane
    n10705448 theatrical producer
    n10705615 theologian
    n10706812 theorist
    n10707134 theosophist
    n10707233 therapist
    n10707707 Thessalonian
    n10708292 thinker
    n10708454 thinker
    n10709529 thrower
    n10710171 thurifer
    n10710259 ticket collector
    n10710778 tight end
    n10710913 tiler
    n10711483 timekeeper
    n10711766 Timorese
    n10712229 tinkerer
    n10712374 tinsmith
    n10712474 tinter
    n10712690 tippler
    n10712835 tipster
    n10713254 T-man
    n10713686 toastmaster
    n10713843 toast mistress
    n10714195 tobogganist
    n10715030 tomboy
    n10715347 toolmaker
    n10715789 torchbearer
    n10716576 Tory
    n10716864 Tory
    n10717055 tosser
    n10717196 tosser
    n10717337 totalitarian
    n10718131 tourist
    n10718349 tout
    n10718509 tout
    n10718665 tovarich
    n10718952 towhead
    n10719036 town clerk
    n10719132 town crier
    n10719267 townsman
    n10719807 toxicologist
    n10720197 track star
    n10720453 trader
    n10720964 trade unionist
    n10721124 traditionalist
    n10721321 traffic cop
    n10721612 tragedian
    n10721708 tragedian
    n10721819 tragedienne
    n10722029 trail boss
    n10722575 trainer
    n10722965 traitor
    n10723230 traitress
    n10723597 transactor
    n10724132 transcriber
    n10724372 transfer
    n10724570 transferee
    n10725280 translator
    n10726031 transvestite
    n10726786 traveling salesman
    n10727016 traverser
    n10727171 trawler
    n10727458 Treasury
    n10728117 trencher
    n10728233 trend-setter
    n10728624 tribesman
    n10728998 trier
    n10729330 trifler
    n10730542 trooper
    n10730728 trooper
    n10731013 Trotskyite
    n10731732 truant
    n10732010 trumpeter
    n10732521 trusty
    n10732854 Tudor
    n10732967 tumbler
    n10733820 tutee
    n10734394 twin
    n10734741 two-timer
    n10734891 Tyke
    n10734963 tympanist
    n10735173 typist
    n10735298 tyrant
    n10735984 umpire
    n10737103 understudy
    n10737264 undesirable
    n10738111 unicyclist
    n10738215 unilateralist
    n10738670 Unitarian
    n10738871 Arminian
    n10739135 universal donor
    n10739297 UNIX guru
    n10739391 Unknown Soldier
    n10740594 upsetter
    n10740732 upstager
    n10740868 upstart
    n10741152 upstart
    n10741367 urchin
    n10741493 urologist
    n10742005 usherette
    n10742111 usher
    n10742546 usurper
    n10742997 utility man
    n10743124 utilizer
    n10743356 Utopian
    n10744078 uxoricide
    n10744164 vacationer
    n10745006 valedictorian
    n10745770 valley girl
    n10746931 vaulter
    n10747119 vegetarian
    n10747424 vegan
    n10747548 venerator
    n10747965 venture capitalist
    n10748142 venturer
    n10748506 vermin
    n10748620 very important person
    n10749928 vibist
    n10750031 vicar
    n10750188 vicar
    n10750640 vicar-general
    n10751026 vice chancellor
    n10751152 vicegerent
    n10751265 vice president
    n10751710 vice-regent
    n10752480 victim
    n10753061 Victorian
    n10753182 victualer
    n10753339 vigilante
    n10753442 villager
    n10753989 vintager
    n10754189 vintner
    n10754281 violator
    n10754449 violator
    n10755080 violist
    n10755164 virago
    n10755394 virologist
    n10755648 Visayan
    n10756061 viscountess
    n10756148 viscount
    n10756261 Visigoth
    n10756641 visionary
    n10756837 visiting fireman
    n10757050 visiting professor
    n10757492 visualizer
    n10758337 vixen
    n10758445 vizier
    n10758949 voicer
    n10759151 volunteer
    n10759331 volunteer
    n10759982 votary
    n10760199 votary
    n10760622 vouchee
    n10760951 vower
    n10761190 voyager
    n10761326 voyeur
    n10761519 vulcanizer
    n10762212 waffler
    n10762480 Wagnerian
    n10763075 waif
    n10763245 wailer
    n10763383 waiter
    n10763620 waitress
    n10764465 walking delegate
    n10764622 walk-on
    n10764719 wallah
    n10765305 wally
    n10765587 waltzer
    n10765679 wanderer
    n10765885 Wandering Jew
    n10766260 wanton
    n10768148 warrantee
    n10768272 warrantee
    n10768903 washer
    n10769084 washerman
    n10769188 washwoman
    n10769321 wassailer
    n10769459 wastrel
    n10771066 Wave
    n10772092 weatherman
    n10772580 weekend warrior
    n10772937 weeder
    n10773665 welder
    n10773800 welfare case
    n10774329 westerner
    n10774756 West-sider
    n10775003 wetter
    n10775128 whaler
    n10776052 Whig
    n10776339 whiner
    n10776887 whipper-in
    n10777299 whisperer
    n10778044 whiteface
    n10778148 Carmelite
    n10778711 Augustinian
    n10778999 white hope
    n10779610 white supremacist
    n10779897 whoremaster
    n10779995 whoremaster
    n10780284 widow
    n10780632 wife
    n10781236 wiggler
    n10781817 wimp
    n10782362 wing commander
    n10782471 winger
    n10782791 winner
    n10782940 winner
    n10783240 window dresser
    n10783539 winker
    n10783646 wiper
    n10783734 wireman
    n10784113 wise guy
    n10784544 witch doctor
    n10784922 withdrawer
    n10785480 withdrawer
    n10787470 woman
    n10788852 woman
    n10789415 wonder boy
    n10789709 wonderer
    n10791115 working girl
    n10791221 workman
    n10791820 workmate
    n10791890 worldling
    n10792335 worshiper
    n10792506 worthy
    n10792856 wrecker
    n10793570 wright
    n10793799 write-in candidate
    n10794014 writer
    n10801561 Wykehamist
    n10801802 yakuza
    n10802507 yard bird
    n10802621 yardie
    n10802953 yardman
    n10803031 yardmaster
    n10803282 yenta
    n10803978 yogi
    n10804287 young buck
    n10804636 young Turk
    n10804732 Young Turk
    n10805501 Zionist
    n10806113 zoo keeper
    n10994097 Genet
    n11100798 Kennan
    n11196627 Munro
    n11242849 Popper
    n11318824 Stoker
    n11346873 Townes
    n11448153 dust storm
    n11487732 parhelion
    n11508382 snow
    n11511327 facula
    n11524451 wave
    n11530008 microflora
    n11531193 wilding
    n11531334 semi-climber
    n11532682 volva
    n11533212 basidiocarp
    n11533999 domatium
    n11536567 apomict
    n11536673 aquatic
    n11537327 bryophyte
    n11539289 acrocarp
    n11542137 sphagnum
    n11542640 liverwort
    n11544015 hepatica
    n11545350 pecopteris
    n11545524 pteridophyte
    n11545714 fern
    n11547562 fern ally
    n11547855 spore
    n11548728 carpospore
    n11548870 chlamydospore
    n11549009 conidium
    n11549245 oospore
    n11549779 tetraspore
    n11549895 zoospore
    n11552133 cryptogam
    n11552386 spermatophyte
    n11552594 seedling
    n11552806 annual
    n11552976 biennial
    n11553240 perennial
    n11553522 hygrophyte
    n11596108 gymnosperm
    n11597657 gnetum
    n11598287 Catha edulis
    n11598686 ephedra
    n11598886 mahuang
    n11599324 welwitschia
    n11600372 cycad
    n11601177 sago palm
    n11601333 false sago
    n11601918 zamia
    n11602091 coontie
    n11602478 ceratozamia
    n11602873 dioon
    n11603246 encephalartos
    n11603462 kaffir bread
    n11603835 macrozamia
    n11604046 burrawong
    n11608250 pine
    n11609475 pinon
    n11609684 nut pine
    n11609862 pinon pine
    n11610047 Rocky mountain pinon
    n11610215 single-leaf
    n11610437 bishop pine
    n11610602 California single-leaf pinyon
    n11610823 Parry's pinyon
    n11611087 spruce pine
    n11611233 black pine
    n11611356 pitch pine
    n11611561 pond pine
    n11611758 stone pine
    n11612018 Swiss pine
    n11612235 cembra nut
    n11612349 Swiss mountain pine
    n11612575 ancient pine
    n11612923 white pine
    n11613219 American white pine
    n11613459 western white pine
    n11613692 southwestern white pine
    n11613867 limber pine
    n11614039 whitebark pine
    n11614250 yellow pine
    n11614420 ponderosa
    n11614713 Jeffrey pine
    n11615026 shore pine
    n11615259 Sierra lodgepole pine
    n11615387 loblolly pine
    n11615607 jack pine
    n11615812 swamp pine
    n11615967 longleaf pine
    n11616260 shortleaf pine
    n11616486 red pine
    n11616662 Scotch pine
    n11616852 scrub pine
    n11617090 Monterey pine
    n11617272 bristlecone pine
    n11617631 table-mountain pine
    n11617878 knobcone pine
    n11618079 Japanese red pine
    n11618290 Japanese black pine
    n11618525 Torrey pine
    n11618861 larch
    n11619227 American larch
    n11619455 western larch
    n11619687 subalpine larch
    n11619845 European larch
    n11620016 Siberian larch
    n11620389 golden larch
    n11620673 fir
    n11621029 silver fir
    n11621281 amabilis fir
    n11621547 European silver fir
    n11621727 white fir
    n11621950 balsam fir
    n11622184 Fraser fir
    n11622368 lowland fir
    n11622591 Alpine fir
    n11622771 Santa Lucia fir
    n11623105 cedar
    n11623815 cedar of Lebanon
    n11623967 deodar
    n11624192 Atlas cedar
    n11624531 spruce
    n11625003 Norway spruce
    n11625223 weeping spruce
    n11625391 Engelmann spruce
    n11625632 white spruce
    n11625804 black spruce
    n11626010 Siberian spruce
    n11626152 Sitka spruce
    n11626409 oriental spruce
    n11626585 Colorado spruce
    n11626826 red spruce
    n11627168 hemlock
    n11627512 eastern hemlock
    n11627714 Carolina hemlock
    n11627908 mountain hemlock
    n11628087 western hemlock
    n11628456 douglas fir
    n11628793 green douglas fir
    n11629047 big-cone spruce
    n11629354 Cathaya
    n11630017 cedar
    n11630489 cypress
    n11631159 gowen cypress
    n11631405 pygmy cypress
    n11631619 Santa Cruz cypress
    n11631854 Arizona cypress
    n11631985 Guadalupe cypress
    n11632167 Monterey cypress
    n11632376 Mexican cypress
    n11632619 Italian cypress
    n11632929 King William pine
    n11633284 Chilean cedar
    n11634736 incense cedar
    n11635152 southern white cedar
    n11635433 Oregon cedar
    n11635830 yellow cypress
    n11636204 Japanese cedar
    n11636835 juniper berry
    n11639084 incense cedar
    n11639306 kawaka
    n11639445 pahautea
    n11640132 metasequoia
    n11643835 arborvitae
    n11644046 western red cedar
    n11644226 American arborvitae
    n11644462 Oriental arborvitae
    n11644872 hiba arborvitae
    n11645163 keteleeria
    n11645590 Wollemi pine
    n11645914 araucaria
    n11646167 monkey puzzle
    n11646344 norfolk island pine
    n11646517 new caledonian pine
    n11646694 bunya bunya
    n11646955 hoop pine
    n11647306 kauri pine
    n11647703 kauri
    n11647868 amboina pine
    n11648039 dundathu pine
    n11648268 red kauri
    n11648776 plum-yew
    n11649150 California nutmeg
    n11649359 stinking cedar
    n11649878 celery pine
    n11650160 celery top pine
    n11650307 tanekaha
    n11650430 Alpine celery pine
    n11650558 yellowwood
    n11650759 gymnospermous yellowwood
    n11652039 podocarp
    n11652217 yacca
    n11652376 brown pine
    n11652578 cape yellowwood
    n11652753 South-African yellowwood
    n11652966 alpine totara
    n11653126 totara
    n11653570 common yellowwood
    n11653904 kahikatea
    n11654293 rimu
    n11654438 tarwood
    n11654984 common sickle pine
    n11655152 yellow-leaf sickle pine
    n11655592 tarwood
    n11655974 westland pine
    n11656123 huon pine
    n11656549 Chilean rimu
    n11656771 mountain rimu
    n11657585 nagi
    n11658331 miro
    n11658544 matai
    n11658709 plum-fruited yew
    n11659248 Prince Albert yew
    n11659627 Sundacarpus amara
    n11660300 Japanese umbrella pine
    n11661372 yew
    n11661909 Old World yew
    n11662128 Pacific yew
    n11662371 Japanese yew
    n11662585 Florida yew
    n11662937 New Caledonian yew
    n11663263 white-berry yew
    n11664418 ginkgo
    n11665372 angiosperm
    n11666854 dicot
    n11668117 monocot
    n11669786 floret
    n11669921 flower
    n11672269 bloomer
    n11672400 wildflower
    n11674019 apetalous flower
    n11674332 inflorescence
    n11675025 rosebud
    n11675404 gynostegium
    n11675738 pollinium
    n11676500 pistil
    n11676743 gynobase
    n11676850 gynophore
    n11677485 stylopodium
    n11677902 carpophore
    n11678010 cornstalk
    n11678299 petiolule
    n11678377 mericarp
    n11679378 micropyle
    n11680457 germ tube
    n11680596 pollen tube
    n11682659 gemma
    n11683216 galbulus
    n11683838 nectary
    n11684264 pericarp
    n11684499 epicarp
    n11684654 mesocarp
    n11685091 pip
    n11685621 silique
    n11686195 cataphyll
    n11686652 perisperm
    n11686780 monocarp
    n11686912 sporophyte
    n11687071 gametophyte
    n11687432 megasporangium
    n11687789 microspore
    n11687964 microsporangium
    n11688069 microsporophyll
    n11688378 archespore
    n11689197 bonduc nut
    n11689367 Job's tears
    n11689483 oilseed
    n11689678 castor bean
    n11689815 cottonseed
    n11689957 candlenut
    n11690088 peach pit
    n11690254 hypanthium
    n11690455 petal
    n11691046 corolla
    n11691857 lip
    n11692265 perianth
    n11692792 thistledown
    n11693981 custard apple
    n11694300 cherimoya
    n11694469 ilama
    n11694664 soursop
    n11694866 bullock's heart
    n11695085 sweetsop
    n11695285 pond apple
    n11695599 pawpaw
    n11695974 ilang-ilang
    n11696450 lancewood
    n11696935 Guinea pepper
    n11697560 barberry
    n11697802 American barberry
    n11698042 common barberry
    n11698245 Japanese barberry
    n11699442 Oregon grape
    n11699751 Oregon grape
    n11700058 mayapple
    n11700279 May apple
    n11700864 allspice
    n11701066 Carolina allspice
    n11701302 spicebush
    n11702713 katsura tree
    n11703669 laurel
    n11704093 true laurel
    n11704620 camphor tree
    n11704791 cinnamon
    n11705171 cassia
    n11705387 cassia bark
    n11705573 Saigon cinnamon
    n11705776 cinnamon bark
    n11706325 spicebush
    n11706761 avocado
    n11706942 laurel-tree
    n11707229 sassafras
    n11707827 California laurel
    n11708658 anise tree
    n11708857 purple anise
    n11709045 star anise
    n11709205 star anise
    n11709674 magnolia
    n11710136 southern magnolia
    n11710393 umbrella tree
    n11710658 earleaved umbrella tree
    n11710827 cucumber tree
    n11710987 large-leaved magnolia
    n11711289 saucer magnolia
    n11711537 star magnolia
    n11711764 sweet bay
    n11711971 manglietia
    n11712282 tulip tree
    n11713164 moonseed
    n11713370 common moonseed
    n11713763 Carolina moonseed
    n11714382 nutmeg
    n11715430 water nymph
    n11715678 European white lily
    n11716698 southern spatterdock
    n11717399 lotus
    n11717577 water chinquapin
    n11718296 water-shield
    n11718681 water-shield
    n11719286 peony
    n11720353 buttercup
    n11720643 meadow buttercup
    n11720891 water crowfoot
    n11721337 lesser celandine
    n11721642 lesser spearwort
    n11722036 greater spearwort
    n11722342 western buttercup
    n11722466 creeping buttercup
    n11722621 cursed crowfoot
    n11722982 aconite
    n11723227 monkshood
    n11723452 wolfsbane
    n11723770 baneberry
    n11723986 baneberry
    n11724109 red baneberry
    n11724660 pheasant's-eye
    n11725015 anemone
    n11725311 Alpine anemone
    n11725480 Canada anemone
    n11725623 thimbleweed
    n11725821 wood anemone
    n11725973 wood anemone
    n11726145 longheaded thimbleweed
    n11726269 snowdrop anemone
    n11726433 Virginia thimbleweed
    n11726707 rue anemone
    n11727091 columbine
    n11727358 meeting house
    n11727540 blue columbine
    n11727738 granny's bonnets
    n11728099 marsh marigold
    n11728769 American bugbane
    n11728945 black cohosh
    n11729142 fetid bugbane
    n11729478 clematis
    n11729860 pine hyacinth
    n11730015 blue jasmine
    n11730458 golden clematis
    n11730602 scarlet clematis
    n11730750 leather flower
    n11730933 leather flower
    n11731157 virgin's bower
    n11731659 purple clematis
    n11732052 goldthread
    n11732567 rocket larkspur
    n11733054 delphinium
    n11733312 larkspur
    n11733548 winter aconite
    n11734493 lenten rose
    n11734698 green hellebore
    n11735053 hepatica
    n11735570 goldenseal
    n11735977 false rue anemone
    n11736362 giant buttercup
    n11736694 nigella
    n11736851 love-in-a-mist
    n11737009 fennel flower
    n11737125 black caraway
    n11737534 pasqueflower
    n11738547 meadow rue
    n11738997 false bugbane
    n11739365 globeflower
    n11739978 winter's bark
    n11740414 pepper shrub
    n11741175 sweet gale
    n11741350 wax myrtle
    n11741575 bay myrtle
    n11741797 bayberry
    n11742310 sweet fern
    n11742878 corkwood
    n11744011 jointed rush
    n11744108 toad rush
    n11744471 slender rush
    n11745817 zebrawood
    n11746600 Connarus guianensis
    n11747468 legume
    n11748002 legume
    n11748811 peanut
    n11749112 granadilla tree
    n11749603 arariba
    n11750173 tonka bean
    n11750508 courbaril
    n11750989 melilotus
    n11751765 darling pea
    n11751974 smooth darling pea
    n11752578 clover
    n11752798 alpine clover
    n11752937 hop clover
    n11753143 crimson clover
    n11753355 red clover
    n11753562 buffalo clover
    n11753700 white clover
    n11754893 mimosa
    n11756092 acacia
    n11756329 shittah
    n11756669 wattle
    n11756870 black wattle
    n11757017 gidgee
    n11757190 catechu
    n11757653 silver wattle
    n11757851 huisache
    n11758122 lightwood
    n11758276 golden wattle
    n11758483 fever tree
    n11758799 coralwood
    n11759224 albizzia
    n11759404 silk tree
    n11759609 siris
    n11759853 rain tree
    n11760785 calliandra
    n11761202 conacaste
    n11761650 inga
    n11761836 ice-cream bean
    n11762018 guama
    n11762433 lead tree
    n11762927 wild tamarind
    n11763142 sabicu
    n11763625 nitta tree
    n11763874 Parkia javanica
    n11764478 manila tamarind
    n11764814 cat's-claw
    n11765568 honey mesquite
    n11766046 algarroba
    n11766189 screw bean
    n11766432 screw bean
    n11767354 dogbane
    n11767877 Indian hemp
    n11768816 bushman's poison
    n11769176 impala lily
    n11769621 allamanda
    n11769803 common allamanda
    n11770256 dita
    n11771147 Nepal trumpet flower
    n11771539 carissa
    n11771746 hedge thorn
    n11771924 natal plum
    n11772408 periwinkle
    n11772879 ivory tree
    n11773408 white dipladenia
    n11773628 Chilean jasmine
    n11773987 oleander
    n11774513 frangipani
    n11774972 West Indian jasmine
    n11775340 rauwolfia
    n11775626 snakewood
    n11776234 Strophanthus kombe
    n11777080 yellow oleander
    n11778092 myrtle
    n11778257 large periwinkle
    n11779300 arum
    n11780148 cuckoopint
    n11780424 black calla
    n11781176 calamus
    n11782036 alocasia
    n11782266 giant taro
    n11782761 amorphophallus
    n11782878 pungapung
    n11783162 devil's tongue
    n11783920 anthurium
    n11784126 flamingo flower
    n11784497 jack-in-the-pulpit
    n11785276 friar's-cowl
    n11785668 caladium
    n11785875 Caladium bicolor
    n11786131 wild calla
    n11786539 taro
    n11786843 taro
    n11787190 cryptocoryne
    n11788039 dracontium
    n11788727 golden pothos
    n11789066 skunk cabbage
    n11789438 monstera
    n11789589 ceriman
    n11789962 nephthytis
    n11790089 Nephthytis afzelii
    n11790788 arrow arum
    n11790936 green arrow arum
    n11791341 philodendron
    n11791569 pistia
    n11792029 pothos
    n11792341 spathiphyllum
    n11792742 skunk cabbage
    n11793403 yautia
    n11793779 calla lily
    n11794024 pink calla
    n11794139 golden calla
    n11794519 duckweed
    n11795049 common duckweed
    n11795216 star-duckweed
    n11795580 great duckweed
    n11796005 watermeal
    n11796188 common wolffia
    n11797321 aralia
    n11797508 American angelica tree
    n11797981 American spikenard
    n11798270 bristly sarsaparilla
    n11798496 Japanese angelica tree
    n11798688 Chinese angelica
    n11798978 ivy
    n11799331 puka
    n11799732 ginseng
    n11800236 ginseng
    n11800565 umbrella tree
    n11801392 birthwort
    n11801665 Dutchman's-pipe
    n11801891 Virginia snakeroot
    n11802410 Canada ginger
    n11802586 heartleaf
    n11802800 heartleaf
    n11802995 asarabacca
    n11805255 caryophyllaceous plant
    n11805544 corn cockle
    n11805956 sandwort
    n11806219 mountain sandwort
    n11806369 pine-barren sandwort
    n11806521 seabeach sandwort
    n11806679 rock sandwort
    n11806814 thyme-leaved sandwort
    n11807108 mouse-ear chickweed
    n11807525 snow-in-summer
    n11807696 Alpine mouse-ear
    n11807979 pink
    n11808299 sweet William
    n11808468 carnation
    n11808721 china pink
    n11808932 Japanese pink
    n11809094 maiden pink
    n11809271 cheddar pink
    n11809437 button pink
    n11809594 cottage pink
    n11809754 fringed pink
    n11810030 drypis
    n11810358 baby's breath
    n11811059 coral necklace
    n11811473 lychnis
    n11811706 ragged robin
    n11811921 scarlet lychnis
    n11812094 mullein pink
    n11812910 sandwort
    n11813077 sandwort
    n11814584 soapwort
    n11814996 knawel
    n11815491 silene
    n11815721 moss campion
    n11815918 wild pink
    n11816121 red campion
    n11816336 white campion
    n11816649 fire pink
    n11816829 bladder campion
    n11817160 corn spurry
    n11817501 sand spurry
    n11817914 chickweed
    n11818069 common chickweed
    n11818636 cowherb
    n11819509 Hottentot fig
    n11819912 livingstone daisy
    n11820965 fig marigold
    n11821184 ice plant
    n11822300 New Zealand spinach
    n11823043 amaranth
    n11823305 amaranth
    n11823436 tumbleweed
    n11823756 prince's-feather
    n11824146 pigweed
    n11824344 thorny amaranth
    n11824747 alligator weed
    n11825351 cockscomb
    n11825749 cottonweed
    n11826198 globe amaranth
    n11826569 bloodleaf
    n11827541 saltwort
    n11828577 lamb's-quarters
    n11828973 good-king-henry
    n11829205 Jerusalem oak
    n11829672 oak-leaved goosefoot
    n11829922 sowbane
    n11830045 nettle-leaved goosefoot
    n11830252 red goosefoot
    n11830400 stinking goosefoot
    n11830714 orach
    n11830906 saltbush
    n11831100 garden orache
    n11831297 desert holly
    n11831521 quail bush
    n11832214 beet
    n11832480 beetroot
    n11832671 chard
    n11832899 mangel-wurzel
    n11833373 winged pigweed
    n11833749 halogeton
    n11834272 glasswort
    n11834654 saltwort
    n11834890 Russian thistle
    n11835251 greasewood
    n11836327 scarlet musk flower
    n11836722 sand verbena
    n11837204 sweet sand verbena
    n11837351 yellow sand verbena
    n11837562 beach pancake
    n11837743 beach sand verbena
    n11837970 desert sand verbena
    n11838413 trailing four o'clock
    n11838916 bougainvillea
    n11839460 umbrellawort
    n11839568 four o'clock
    n11839823 common four-o'clock
    n11840067 California four o'clock
    n11840246 sweet four o'clock
    n11840476 desert four o'clock
    n11840764 mountain four o'clock
    n11841247 cockspur
    n11843441 rattail cactus
    n11844371 saguaro
    n11844892 night-blooming cereus
    n11845557 echinocactus
    n11845793 hedgehog cactus
    n11845913 golden barrel cactus
    n11846312 hedgehog cereus
    n11846425 rainbow cactus
    n11846765 epiphyllum
    n11847169 barrel cactus
    n11848479 night-blooming cereus
    n11848867 chichipe
    n11849271 mescal
    n11849467 mescal button
    n11849871 mammillaria
    n11849983 feather ball
    n11850521 garambulla
    n11850918 Knowlton's cactus
    n11851258 nopal
    n11851578 prickly pear
    n11851839 cholla
    n11852028 nopal
    n11852148 tuna
    n11852531 Barbados gooseberry
    n11853079 mistletoe cactus
    n11853356 Christmas cactus
    n11853813 night-blooming cereus
    n11854479 crab cactus
    n11855274 pokeweed
    n11855435 Indian poke
    n11855553 poke
    n11855842 ombu
    n11856573 bloodberry
    n11857696 portulaca
    n11857875 rose moss
    n11858077 common purslane
    n11858703 rock purslane
    n11858814 red maids
    n11859275 Carolina spring beauty
    n11859472 spring beauty
    n11859737 Virginia spring beauty
    n11860208 siskiyou lewisia
    n11860555 bitterroot
    n11861238 broad-leaved montia
    n11861487 blinks
    n11861641 toad lily
    n11861853 winter purslane
    n11862835 flame flower
    n11863467 pigmy talinum
    n11863877 jewels-of-opar
    n11865071 caper
    n11865276 native pomegranate
    n11865429 caper tree
    n11865574 caper tree
    n11865874 common caper
    n11866248 spiderflower
    n11866706 Rocky Mountain bee plant
    n11867311 clammyweed
    n11868814 crucifer
    n11869351 cress
    n11869689 watercress
    n11870044 stonecress
    n11870418 garlic mustard
    n11870747 alyssum
    n11871059 rose of Jericho
    n11871496 Arabidopsis thaliana
    n11871748 Arabidopsis lyrata
    n11872146 rock cress
    n11872324 sicklepod
    n11872658 tower mustard
    n11873182 horseradish
    n11873612 winter cress
    n11874081 yellow rocket
    n11874423 hoary alison
    n11874878 buckler mustard
    n11875523 wild cabbage
    n11875691 cabbage
    n11875938 head cabbage
    n11876204 savoy cabbage
    n11876432 brussels sprout
    n11876634 cauliflower
    n11876803 broccoli
    n11877193 collard
    n11877283 kohlrabi
    n11877473 turnip plant
    n11877646 turnip
    n11877860 rutabaga
    n11878101 broccoli raab
    n11878283 mustard
    n11878633 chinese mustard
    n11879054 bok choy
    n11879722 rape
    n11879895 rapeseed
    n11881189 shepherd's purse
    n11882074 lady's smock
    n11882237 coral-root bittercress
    n11882426 crinkleroot
    n11882636 American watercress
    n11882821 spring cress
    n11882972 purple cress
    n11883328 wallflower
    n11883628 prairie rocket
    n11883945 scurvy grass
    n11884384 sea kale
    n11884967 tansy mustard
    n11885856 draba
    n11887119 wallflower
    n11887310 prairie rocket
    n11887476 Siberian wall flower
    n11887750 western wall flower
    n11888061 wormseed mustard
    n11888424 heliophila
    n11888800 damask violet
    n11889205 tansy-leaved rocket
    n11889619 candytuft
    n11890022 woad
    n11890150 dyer's woad
    n11890884 bladderpod
    n11891175 sweet alyssum
    n11892029 Malcolm stock
    n11892181 Virginian stock
    n11892637 stock
    n11892817 brompton stock
    n11893640 bladderpod
    n11893916 chamois cress
    n11894327 radish plant
    n11894558 jointed charlock
    n11894770 radish
    n11895092 radish
    n11895472 marsh cress
    n11895714 great yellowcress
    n11896141 schizopetalon
    n11896722 field mustard
    n11897116 hedge mustard
    n11897466 desert plume
    n11898639 pennycress
    n11898775 field pennycress
    n11899223 fringepod
    n11899762 bladderpod
    n11899921 wasabi
    n11900569 poppy
    n11901294 Iceland poppy
    n11901452 western poppy
    n11901597 prickly poppy
    n11901759 Iceland poppy
    n11901977 oriental poppy
    n11902200 corn poppy
    n11902389 opium poppy
    n11902709 prickly poppy
    n11902982 Mexican poppy
    n11903333 bocconia
    n11903671 celandine
    n11904109 corydalis
    n11904274 climbing corydalis
    n11905392 California poppy
    n11905749 horn poppy
    n11906127 golden cup
    n11906514 plume poppy
    n11906917 blue poppy
    n11907100 Welsh poppy
    n11907405 creamcups
    n11907689 matilija poppy
    n11908549 wind poppy
    n11908846 celandine poppy
    n11909864 climbing fumitory
    n11910271 bleeding heart
    n11910460 Dutchman's breeches
    n11910666 squirrel corn
    n11915214 composite
    n11915658 compass plant
    n11915899 everlasting
    n11916467 achillea
    n11916696 yarrow
    n11917407 pink-and-white everlasting
    n11917835 white snakeroot
    n11918286 ageratum
    n11918473 common ageratum
    n11918808 sweet sultan
    n11919447 ragweed
    n11919761 common ragweed
    n11919975 great ragweed
    n11920133 western ragweed
    n11920498 ammobium
    n11920663 winged everlasting
    n11920998 pellitory
    n11921395 pearly everlasting
    n11921792 andryala
    n11922661 plantain-leaved pussytoes
    n11922755 field pussytoes
    n11922839 solitary pussytoes
    n11922926 mountain everlasting
    n11923174 mayweed
    n11923397 yellow chamomile
    n11923637 corn chamomile
    n11924014 woolly daisy
    n11924445 burdock
    n11924849 great burdock
    n11925303 African daisy
    n11925450 blue-eyed African daisy
    n11925898 marguerite
    n11926365 silversword
    n11926833 arnica
    n11926976 heartleaf arnica
    n11927215 Arnica montana
    n11927740 lamb succory
    n11928352 artemisia
    n11928858 mugwort
    n11929743 sweet wormwood
    n11930038 field wormwood
    n11930203 tarragon
    n11930353 sand sage
    n11930571 wormwood sage
    n11930788 western mugwort
    n11930994 Roman wormwood
    n11931135 bud brush
    n11931540 common mugwort
    n11931918 aster
    n11932745 wood aster
    n11932927 whorled aster
    n11933099 heath aster
    n11933257 heart-leaved aster
    n11933387 white wood aster
    n11933546 bushy aster
    n11933728 heath aster
    n11933903 white prairie aster
    n11934041 stiff aster
    n11934239 goldilocks
    n11934463 large-leaved aster
    n11934616 New England aster
    n11934807 Michaelmas daisy
    n11935027 upland white aster
    n11935187 Short's aster
    n11935330 sea aster
    n11935469 prairie aster
    n11935627 annual salt-marsh aster
    n11935715 aromatic aster
    n11935794 arrow leaved aster
    n11935877 azure aster
    n11935953 bog aster
    n11936027 crooked-stemmed aster
    n11936113 Eastern silvery aster
    n11936199 flat-topped white aster
    n11936287 late purple aster
    n11936369 panicled aster
    n11936448 perennial salt marsh aster
    n11936539 purple-stemmed aster
    n11936624 rough-leaved aster
    n11936707 rush aster
    n11936782 Schreiber's aster
    n11936864 small white aster
    n11936946 smooth aster
    n11937023 southern aster
    n11937102 starved aster
    n11937195 tradescant's aster
    n11937278 wavy-leaved aster
    n11937360 Western silvery aster
    n11937446 willow aster
    n11937692 ayapana
    n11938556 mule fat
    n11939180 balsamroot
    n11939491 daisy
    n11939699 common daisy
    n11940006 bur marigold
    n11940349 Spanish needles
    n11940599 tickseed sunflower
    n11940750 European beggar-ticks
    n11941094 slender knapweed
    n11941478 false chamomile
    n11941924 Swan River daisy
    n11942659 woodland oxeye
    n11943133 Indian plantain
    n11943407 calendula
    n11943660 common marigold
    n11943992 China aster
    n11944196 thistle
    n11944751 welted thistle
    n11944954 musk thistle
    n11945367 carline thistle
    n11945514 stemless carline thistle
    n11945783 common carline thistle
    n11946051 safflower
    n11946313 safflower seed
    n11946727 catananche
    n11946918 blue succory
    n11947251 centaury
    n11947629 dusty miller
    n11947802 cornflower
    n11948044 star-thistle
    n11948264 knapweed
    n11948469 sweet sultan
    n11948864 great knapweed
    n11949015 Barnaby's thistle
    n11949402 chamomile
    n11949857 chaenactis
    n11950345 chrysanthemum
    n11950686 corn marigold
    n11950877 crown daisy
    n11951052 chop-suey greens
    n11951511 golden aster
    n11951820 Maryland golden aster
    n11952346 goldenbush
    n11952541 rabbit brush
    n11953038 chicory
    n11953339 endive
    n11953610 chicory
    n11953884 plume thistle
    n11954161 Canada thistle
    n11954345 field thistle
    n11954484 woolly thistle
    n11954642 European woolly thistle
    n11954798 melancholy thistle
    n11955040 brook thistle
    n11955153 bull thistle
    n11955532 blessed thistle
    n11955896 mistflower
    n11956348 horseweed
    n11956850 coreopsis
    n11957317 giant coreopsis
    n11957514 sea dahlia
    n11957678 calliopsis
    n11958080 cosmos
    n11958499 brass buttons
    n11958888 billy buttons
    n11959259 hawk's-beard
    n11959632 artichoke
    n11959862 cardoon
    n11960245 dahlia
    n11960673 German ivy
    n11961100 florist's chrysanthemum
    n11961446 cape marigold
    n11961871 leopard's-bane
    n11962272 coneflower
    n11962667 globe thistle
    n11962994 elephant's-foot
    n11963572 tassel flower
    n11963932 brittlebush
    n11964446 sunray
    n11964848 engelmannia
    n11965218 fireweed
    n11965627 fleabane
    n11965962 blue fleabane
    n11966083 daisy fleabane
    n11966215 orange daisy
    n11966385 spreading fleabane
    n11966617 seaside daisy
    n11966896 Philadelphia fleabane
    n11967142 robin's plantain
    n11967315 showy daisy
    n11967744 woolly sunflower
    n11967878 golden yarrow
    n11968519 dog fennel
    n11968704 Joe-Pye weed
    n11968931 boneset
    n11969166 Joe-Pye weed
    n11969607 blue daisy
    n11969806 kingfisher daisy
    n11970101 cotton rose
    n11970298 herba impia
    n11970586 gaillardia
    n11971248 gazania
    n11971406 treasure flower
    n11971783 African daisy
    n11971927 Barberton daisy
    n11972291 desert sunflower
    n11972759 cudweed
    n11972959 chafeweed
    n11973341 gumweed
    n11973634 Grindelia robusta
    n11973749 curlycup gumweed
    n11974373 little-head snakeweed
    n11974557 rabbitweed
    n11974888 broomweed
    n11975254 velvet plant
    n11976170 goldenbush
    n11976314 camphor daisy
    n11976511 yellow spiny daisy
    n11976933 hoary golden bush
    n11977303 sneezeweed
    n11977660 orange sneezeweed
    n11977887 rosilla
    n11978233 sunflower
    n11978551 swamp sunflower
    n11978713 common sunflower
    n11978961 giant sunflower
    n11979187 showy sunflower
    n11979354 Maximilian's sunflower
    n11979527 prairie sunflower
    n11979715 Jerusalem artichoke
    n11979964 Jerusalem artichoke
    n11980318 strawflower
    n11980682 heliopsis
    n11981192 strawflower
    n11981475 hairy golden aster
    n11982115 hawkweed
    n11982545 rattlesnake weed
    n11982939 alpine coltsfoot
    n11983375 alpine gold
    n11983606 dwarf hulsea
    n11984144 cat's-ear
    n11984542 inula
    n11985053 marsh elder
    n11985321 burweed marsh elder
    n11985739 krigia
    n11985903 dwarf dandelion
    n11986511 garden lettuce
    n11986729 cos lettuce
    n11987126 leaf lettuce
    n11987349 celtuce
    n11987511 prickly lettuce
    n11988132 goldfields
    n11988596 tidytips
    n11988893 hawkbit
    n11989087 fall dandelion
    n11989393 edelweiss
    n11989869 oxeye daisy
    n11990167 oxeye daisy
    n11990313 shasta daisy
    n11990627 Pyrenees daisy
    n11990920 north island edelweiss
    n11991263 blazing star
    n11991549 dotted gayfeather
    n11991777 dense blazing star
    n11992479 Texas star
    n11992806 African daisy
    n11993203 tahoka daisy
    n11993444 sticky aster
    n11993675 Mojave aster
    n11994150 tarweed
    n11995092 sweet false chamomile
    n11995396 pineapple weed
    n11996251 climbing hempweed
    n11996677 mutisia
    n11997032 rattlesnake root
    n11997160 white lettuce
    n11997969 daisybush
    n11998492 New Zealand daisybush
    n11998888 cotton thistle
    n11999278 othonna
    n11999656 cascade everlasting
    n12000191 butterweed
    n12001294 American feverfew
    n12001707 cineraria
    n12001924 florest's cineraria
    n12002428 butterbur
    n12002651 winter heliotrope
    n12002826 sweet coltsfoot
    n12003167 oxtongue
    n12003696 hawkweed
    n12004120 mouse-ear hawkweed
    n12004547 stevia
    n12004987 rattlesnake root
    n12005656 fleabane
    n12006306 sheep plant
    n12006766 coneflower
    n12006930 Mexican hat
    n12007196 long-head coneflower
    n12007406 prairie coneflower
    n12007766 Swan River everlasting
    n12008252 coneflower
    n12008487 black-eyed Susan
    n12008749 cutleaved coneflower
    n12009047 golden glow
    n12009420 lavender cotton
    n12009792 creeping zinnia
    n12010628 golden thistle
    n12010815 Spanish oyster plant
    n12011370 nodding groundsel
    n12011620 dusty miller
    n12012111 butterweed
    n12012253 ragwort
    n12012510 arrowleaf groundsel
    n12013035 black salsify
    n12013511 white-topped aster
    n12013701 narrow-leaved white-topped aster
    n12014085 silver sage
    n12014355 sea wormwood
    n12014923 sawwort
    n12015221 rosinweed
    n12015525 milk thistle
    n12015959 goldenrod
    n12016434 silverrod
    n12016567 meadow goldenrod
    n12016777 Missouri goldenrod
    n12016914 alpine goldenrod
    n12017127 grey goldenrod
    n12017326 Blue Mountain tea
    n12017511 dyer's weed
    n12017664 seaside goldenrod
    n12017853 narrow goldenrod
    n12018014 Boott's goldenrod
    n12018100 Elliott's goldenrod
    n12018188 Ohio goldenrod
    n12018271 rough-stemmed goldenrod
    n12018363 showy goldenrod
    n12018447 tall goldenrod
    n12018530 zigzag goldenrod
    n12018760 sow thistle
    n12019035 milkweed
    n12019827 stevia
    n12020184 stokes' aster
    n12020507 marigold
    n12020736 African marigold
    n12020941 French marigold
    n12022054 painted daisy
    n12022382 pyrethrum
    n12022821 northern dune tansy
    n12023108 feverfew
    n12023407 dusty miller
    n12023726 tansy
    n12024176 dandelion
    n12024445 common dandelion
    n12024690 dandelion green
    n12024805 Russian dandelion
    n12025220 stemless hymenoxys
    n12026018 Mexican sunflower
    n12026476 Easter daisy
    n12026981 yellow salsify
    n12027222 salsify
    n12027658 meadow salsify
    n12028424 scentless camomile
    n12029039 turfing daisy
    n12029635 coltsfoot
    n12030092 ursinia
    n12030654 crownbeard
    n12030908 wingstem
    n12031139 cowpen daisy
    n12031388 gravelweed
    n12031547 Virginia crownbeard
    n12031927 ironweed
    n12032429 mule's ears
    n12032686 white-rayed mule's ears
    n12033139 cocklebur
    n12033504 xeranthemum
    n12033709 immortelle
    n12034141 zinnia
    n12034384 white zinnia
    n12034594 little golden zinnia
    n12035631 blazing star
    n12035907 bartonia
    n12036067 achene
    n12036226 samara
    n12036939 campanula
    n12037499 creeping bellflower
    n12037691 Canterbury bell
    n12038038 tall bellflower
    n12038208 marsh bellflower
    n12038406 clustered bellflower
    n12038585 peach bells
    n12038760 chimney plant
    n12038898 rampion
    n12039317 tussock bellflower
    n12041446 orchid
    n12043444 orchis
    n12043673 male orchis
    n12043836 butterfly orchid
    n12044041 showy orchis
    n12044467 aerides
    n12044784 angrecum
    n12045157 jewel orchid
    n12045514 puttyroot
    n12045860 arethusa
    n12046028 bog rose
    n12046428 bletia
    n12046815 Bletilla striata
    n12047345 brassavola
    n12047884 spider orchid
    n12048056 spider orchid
    n12048399 caladenia
    n12048928 calanthe
    n12049282 grass pink
    n12049562 calypso
    n12050533 cattleya
    n12050959 helleborine
    n12051103 red helleborine
    n12051514 spreading pogonia
    n12051792 rosebud orchid
    n12052267 satyr orchid
    n12052447 frog orchid
    n12052787 coelogyne
    n12053405 coral root
    n12053690 spotted coral root
    n12053962 striped coral root
    n12054195 early coral root
    n12055073 swan orchid
    n12055516 cymbid
    n12056099 cypripedia
    n12056217 lady's slipper
    n12056601 moccasin flower
    n12056758 common lady's-slipper
    n12056990 ram's-head
    n12057211 yellow lady's slipper
    n12057447 large yellow lady's slipper
    n12057660 California lady's slipper
    n12057895 clustered lady's slipper
    n12058192 mountain lady's slipper
    n12058630 marsh orchid
    n12058822 common spotted orchid
    n12059314 dendrobium
    n12059625 disa
    n12060546 phantom orchid
    n12061104 tulip orchid
    n12061380 butterfly orchid
    n12061614 butterfly orchid
    n12062105 epidendron
    n12062468 helleborine
    n12062626 Epipactis helleborine
    n12062781 stream orchid
    n12063211 tongueflower
    n12063639 rattlesnake plantain
    n12064389 fragrant orchid
    n12064591 short-spurred fragrant orchid
    n12065316 fringed orchis
    n12065649 frog orchid
    n12065777 rein orchid
    n12066018 bog rein orchid
    n12066261 white fringed orchis
    n12066451 elegant Habenaria
    n12066630 purple-fringed orchid
    n12066821 coastal rein orchid
    n12067029 Hooker's orchid
    n12067193 ragged orchid
    n12067433 prairie orchid
    n12067672 snowy orchid
    n12067817 round-leaved rein orchid
    n12068138 purple fringeless orchid
    n12068432 purple-fringed orchid
    n12068615 Alaska rein orchid
    n12069009 crested coral root
    n12069217 Texas purple spike
    n12069679 lizard orchid
    n12070016 laelia
    n12070381 liparis
    n12070583 twayblade
    n12070712 fen orchid
    n12071259 broad-leaved twayblade
    n12071477 lesser twayblade
    n12071744 twayblade
    n12072210 green adder's mouth
    n12072722 masdevallia
    n12073217 maxillaria
    n12073554 pansy orchid
    n12073991 odontoglossum
    n12074408 oncidium
    n12074867 bee orchid
    n12075010 fly orchid
    n12075151 spider orchid
    n12075299 early spider orchid
    n12075830 Venus' slipper
    n12076223 phaius
    n12076577 moth orchid
    n12076852 butterfly plant
    n12077244 rattlesnake orchid
    n12077944 lesser butterfly orchid
    n12078172 greater butterfly orchid
    n12078451 prairie white-fringed orchid
    n12078747 tangle orchid
    n12079120 Indian crocus
    n12079523 pleurothallis
    n12079963 pogonia
    n12080395 butterfly orchid
    n12080588 Psychopsis krameriana
    n12080820 Psychopsis papilio
    n12081215 helmet orchid
    n12081649 foxtail orchid
    n12082131 orange-blossom orchid
    n12083113 sobralia
    n12083591 ladies' tresses
    n12083847 screw augur
    n12084158 hooded ladies' tresses
    n12084400 western ladies' tresses
    n12084555 European ladies' tresses
    n12084890 stanhopea
    n12085267 stelis
    n12085664 fly orchid
    n12086012 vanda
    n12086192 blue orchid
    n12086539 vanilla
    n12086778 vanilla orchid
    n12087961 yam
    n12088223 yam
    n12088327 white yam
    n12088495 cinnamon vine
    n12088909 elephant's-foot
    n12089320 wild yam
    n12089496 cush-cush
    n12089846 black bryony
    n12090890 primrose
    n12091213 English primrose
    n12091377 cowslip
    n12091550 oxlip
    n12091697 Chinese primrose
    n12091953 polyanthus
    n12092262 pimpernel
    n12092417 scarlet pimpernel
    n12092629 bog pimpernel
    n12092930 chaffweed
    n12093329 cyclamen
    n12093600 sowbread
    n12093885 sea milkwort
    n12094244 featherfoil
    n12094401 water gillyflower
    n12094612 water violet
    n12095020 loosestrife
    n12095281 gooseneck loosestrife
    n12095412 yellow pimpernel
    n12095543 fringed loosestrife
    n12095647 moneywort
    n12095934 swamp candles
    n12096089 whorled loosestrife
    n12096395 water pimpernel
    n12096563 brookweed
    n12096674 brookweed
    n12097396 coralberry
    n12097556 marlberry
    n12098403 plumbago
    n12098524 leadwort
    n12098827 thrift
    n12099342 sea lavender
    n12100187 barbasco
    n12101870 gramineous plant
    n12102133 grass
    n12103680 midgrass
    n12103894 shortgrass
    n12104104 sword grass
    n12104238 tallgrass
    n12104501 herbage
    n12104734 goat grass
    n12105125 wheatgrass
    n12105353 crested wheatgrass
    n12105828 bearded wheatgrass
    n12105981 western wheatgrass
    n12106134 intermediate wheatgrass
    n12106323 slender wheatgrass
    n12107002 velvet bent
    n12107191 cloud grass
    n12107710 meadow foxtail
    n12107970 foxtail
    n12108432 broom grass
    n12108613 broom sedge
    n12108871 tall oat grass
    n12109365 toetoe
    n12109827 oat
    n12110085 cereal oat
    n12110236 wild oat
    n12110352 slender wild oat
    n12110475 wild red oat
    n12110778 brome
    n12111238 chess
    n12111627 field brome
    n12112008 grama
    n12112337 black grama
    n12112609 buffalo grass
    n12112918 reed grass
    n12113195 feather reed grass
    n12113323 Australian reed grass
    n12113657 burgrass
    n12114010 buffel grass
    n12114590 Rhodes grass
    n12115180 pampas grass
    n12116058 giant star grass
    n12116429 orchard grass
    n12116734 Egyptian grass
    n12117017 crabgrass
    n12117235 smooth crabgrass
    n12117326 large crabgrass
    n12117695 barnyard grass
    n12117912 Japanese millet
    n12118414 yardgrass
    n12118661 finger millet
    n12119099 lyme grass
    n12119238 wild rye
    n12119390 giant ryegrass
    n12119539 sea lyme grass
    n12119717 Canada wild rye
    n12120347 teff
    n12120578 weeping love grass
    n12121033 plume grass
    n12121187 Ravenna grass
    n12121610 fescue
    n12122442 reed meadow grass
    n12122725 velvet grass
    n12122918 creeping soft grass
    n12123648 barleycorn
    n12123741 barley grass
    n12124172 little barley
    n12124627 rye grass
    n12124818 perennial ryegrass
    n12125001 Italian ryegrass
    n12125183 darnel
    n12125584 nimblewill
    n12126084 cultivated rice
    n12126360 ricegrass
    n12126736 smilo
    n12127460 switch grass
    n12127575 broomcorn millet
    n12127768 goose grass
    n12128071 dallisgrass
    n12128306 Bahia grass
    n12128490 knotgrass
    n12129134 fountain grass
    n12129738 reed canary grass
    n12129986 canary grass
    n12130549 timothy
    n12131405 bluegrass
    n12131550 meadowgrass
    n12132092 wood meadowgrass
    n12132956 noble cane
    n12133151 munj
    n12133462 broom beard grass
    n12133682 bluestem
    n12134025 rye
    n12134486 bristlegrass
    n12134695 giant foxtail
    n12134836 yellow bristlegrass
    n12135049 green bristlegrass
    n12135576 Siberian millet
    n12135729 German millet
    n12135898 millet
    n12136392 rattan
    n12136581 malacca
    n12136720 reed
    n12137120 sorghum
    n12137569 grain sorghum
    n12137791 durra
    n12137954 feterita
    n12138110 hegari
    n12138248 kaoliang
    n12138444 milo
    n12138578 shallu
    n12139196 broomcorn
    n12139575 cordgrass
    n12139793 salt reed grass
    n12139921 prairie cordgrass
    n12140511 smut grass
    n12140759 sand dropseed
    n12140903 rush grass
    n12141167 St. Augustine grass
    n12141385 grain
    n12141495 cereal
    n12142085 wheat
    n12142357 wheat berry
    n12142450 durum
    n12143065 spelt
    n12143215 emmer
    n12143405 wild wheat
    n12143676 corn
    n12144313 mealie
    n12144580 corn
    n12144987 dent corn
    n12145148 flint corn
    n12145477 popcorn
    n12146311 zoysia
    n12146488 Manila grass
    n12146654 Korean lawn grass
    n12147226 bamboo
    n12147835 common bamboo
    n12148757 giant bamboo
    n12150722 umbrella plant
    n12150969 chufa
    n12151170 galingale
    n12151615 nutgrass
    n12152031 sand sedge
    n12152251 cypress sedge
    n12152532 cotton grass
    n12152722 common cotton grass
    n12153033 hardstem bulrush
    n12153224 wool grass
    n12153580 spike rush
    n12153741 water chestnut
    n12153914 needle spike rush
    n12154114 creeping spike rush
    n12154773 pandanus
    n12155009 textile screw pine
    n12155583 cattail
    n12155773 cat's-tail
    n12156679 bur reed
    n12156819 grain
    n12157056 kernel
    n12157179 rye
    n12157769 gourd
    n12158031 gourd
    n12158443 pumpkin
    n12158798 squash
    n12159055 summer squash
    n12159388 yellow squash
    n12159555 marrow
    n12159804 zucchini
    n12159942 cocozelle
    n12160125 cymling
    n12160303 spaghetti squash
    n12160490 winter squash
    n12160857 acorn squash
    n12161056 hubbard squash
    n12161285 turban squash
    n12161577 buttercup squash
    n12161744 butternut squash
    n12161969 winter crookneck
    n12162181 cushaw
    n12162425 prairie gourd
    n12162758 prairie gourd
    n12163035 bryony
    n12163279 white bryony
    n12164363 sweet melon
    n12164656 cantaloupe
    n12164881 winter melon
    n12165170 net melon
    n12165384 cucumber
    n12165758 squirting cucumber
    n12166128 bottle gourd
    n12166424 luffa
    n12166793 loofah
    n12166929 angled loofah
    n12167075 loofa
    n12167436 balsam apple
    n12167602 balsam pear
    n12168565 lobelia
    n12169099 water lobelia
    n12170585 mallow
    n12171098 musk mallow
    n12171316 common mallow
    n12171966 okra
    n12172364 okra
    n12172481 abelmosk
    n12172906 flowering maple
    n12173069 velvetleaf
    n12173664 hollyhock
    n12173912 rose mallow
    n12174311 althea
    n12174521 marsh mallow
    n12174926 poppy mallow
    n12175181 fringed poppy mallow
    n12175370 purple poppy mallow
    n12175598 clustered poppy mallow
    n12176453 sea island cotton
    n12176709 Levant cotton
    n12176953 upland cotton
    n12177129 Peruvian cotton
    n12177455 wild cotton
    n12178129 kenaf
    n12178780 sorrel tree
    n12178896 rose mallow
    n12179122 cotton rose
    n12179632 roselle
    n12180168 mahoe
    n12180456 flower-of-an-hour
    n12180885 lacebark
    n12181352 wild hollyhock
    n12181612 mountain hollyhock
    n12182049 seashore mallow
    n12182276 salt marsh mallow
    n12183026 chaparral mallow
    n12183452 malope
    n12183816 false mallow
    n12184095 waxmallow
    n12184468 glade mallow
    n12184912 pavonia
    n12185254 ribbon tree
    n12185859 bush hibiscus
    n12186352 Virginia mallow
    n12186554 Queensland hemp
    n12186839 Indian mallow
    n12187247 checkerbloom
    n12187663 globe mallow
    n12187891 prairie mallow
    n12188289 tulipwood tree
    n12188635 portia tree
    n12189429 red silk-cotton tree
    n12189779 cream-of-tartar tree
    n12189987 baobab
    n12190410 kapok
    n12190869 durian
    n12191240 Montezuma
    n12192132 shaving-brush tree
    n12192877 quandong
    n12193334 quandong
    n12193665 makomako
    n12194147 Jamaican cherry
    n12194613 breakax
    n12195391 sterculia
    n12195533 Panama tree
    n12195734 kalumpang
    n12196129 bottle-tree
    n12196336 flame tree
    n12196527 flame tree
    n12196694 kurrajong
    n12196954 Queensland bottletree
    n12197359 kola
    n12197601 kola nut
    n12198286 Chinese parasol tree
    n12198793 flannelbush
    n12199266 screw tree
    n12199399 nut-leaved screw tree
    n12199790 red beech
    n12199982 looking glass tree
    n12200143 looking-glass plant
    n12200504 honey bell
    n12200905 mayeng
    n12201331 silver tree
    n12201580 cacao
    n12201938 obeche
    n12202936 linden
    n12203529 American basswood
    n12203699 small-leaved linden
    n12203896 white basswood
    n12204032 Japanese linden
    n12204175 silver lime
    n12204730 corchorus
    n12205460 African hemp
    n12205694 herb
    n12214789 protea
    n12215022 honeypot
    n12215210 honeyflower
    n12215579 banksia
    n12215824 honeysuckle
    n12216215 smoke bush
    n12216628 Chilean firebush
    n12216968 Chilean nut
    n12217453 grevillea
    n12217851 red-flowered silky oak
    n12218274 silky oak
    n12218490 beefwood
    n12218868 cushion flower
    n12219668 rewa-rewa
    n12220019 honeyflower
    n12220496 silver tree
    n12220829 lomatia
    n12221191 macadamia
    n12221368 Macadamia integrifolia
    n12221522 macadamia nut
    n12221801 Queensland nut
    n12222090 prickly ash
    n12222493 geebung
    n12222900 wheel tree
    n12223160 scrub beefwood
    n12223569 waratah
    n12223764 waratah
    n12224978 casuarina
    n12225222 she-oak
    n12225349 beefwood
    n12225563 Australian pine
    n12226932 heath
    n12227658 tree heath
    n12227909 briarroot
    n12228229 winter heath
    n12228387 bell heather
    n12228689 Cornish heath
    n12228886 Spanish heath
    n12229111 Prince-of-Wales'-heath
    n12229651 bog rosemary
    n12229887 marsh andromeda
    n12230540 madrona
    n12230794 strawberry tree
    n12231192 bearberry
    n12231709 alpine bearberry
    n12232114 heartleaf manzanita
    n12232280 Parry manzanita
    n12232851 spike heath
    n12233249 bryanthus
    n12234318 leatherleaf
    n12234669 Connemara heath
    n12235051 trailing arbutus
    n12235479 creeping snowberry
    n12236160 salal
    n12236546 huckleberry
    n12236768 black huckleberry
    n12236977 dangleberry
    n12237152 box huckleberry
    n12237486 kalmia
    n12237641 mountain laurel
    n12237855 swamp laurel
    n12238756 trapper's tea
    n12238913 wild rosemary
    n12239240 sand myrtle
    n12239647 leucothoe
    n12239880 dog laurel
    n12240150 sweet bells
    n12240477 alpine azalea
    n12240965 staggerbush
    n12241192 maleberry
    n12241426 fetterbush
    n12241880 false azalea
    n12242123 minniebush
    n12242409 sorrel tree
    n12242850 mountain heath
    n12243109 purple heather
    n12243693 fetterbush
    n12244153 rhododendron
    n12244458 coast rhododendron
    n12244650 rosebay
    n12244819 swamp azalea
    n12245319 azalea
    n12245695 cranberry
    n12245885 American cranberry
    n12246037 European cranberry
    n12246232 blueberry
    n12246773 farkleberry
    n12246941 low-bush blueberry
    n12247202 rabbiteye blueberry
    n12247407 dwarf bilberry
    n12247963 evergreen blueberry
    n12248141 evergreen huckleberry
    n12248359 bilberry
    n12248574 bilberry
    n12248780 bog bilberry
    n12248941 dryland blueberry
    n12249122 grouseberry
    n12249294 deerberry
    n12249542 cowberry
    n12251001 diapensia
    n12251278 galax
    n12251740 pyxie
    n12252168 shortia
    n12252383 oconee bells
    n12252866 Australian heath
    n12253229 epacris
    n12253487 common heath
    n12253664 common heath
    n12253835 Port Jackson heath
    n12254168 native cranberry
    n12255225 pink fivecorner
    n12256112 wintergreen
    n12256325 false wintergreen
    n12256522 lesser wintergreen
    n12256708 wild lily of the valley
    n12256920 wild lily of the valley
    n12257570 pipsissewa
    n12257725 love-in-winter
    n12258101 one-flowered wintergreen
    n12258885 Indian pipe
    n12259316 pinesap
    n12260799 beech
    n12261359 common beech
    n12261571 copper beech
    n12261808 American beech
    n12262018 weeping beech
    n12262185 Japanese beech
    n12262553 chestnut
    n12263038 American chestnut
    n12263204 European chestnut
    n12263410 Chinese chestnut
    n12263588 Japanese chestnut
    n12263738 Allegheny chinkapin
    n12263987 Ozark chinkapin
    n12264512 oak chestnut
    n12264786 giant chinkapin
    n12265083 dwarf golden chinkapin
    n12265394 tanbark oak
    n12265600 Japanese oak
    n12266217 southern beech
    n12266528 myrtle beech
    n12266644 Coigue
    n12266796 New Zealand beech
    n12266984 silver beech
    n12267133 roble beech
    n12267265 rauli beech
    n12267411 black beech
    n12267534 hard beech
    n12267677 acorn
    n12267931 cupule
    n12268246 oak
    n12269241 live oak
    n12269406 coast live oak
    n12269652 white oak
    n12270027 American white oak
    n12270278 Arizona white oak
    n12270460 swamp white oak
    n12270741 European turkey oak
    n12270946 canyon oak
    n12271187 scarlet oak
    n12271451 jack oak
    n12271643 red oak
    n12271933 southern red oak
    n12272239 Oregon white oak
    n12272432 holm oak
    n12272735 bear oak
    n12272883 shingle oak
    n12273114 bluejack oak
    n12273344 California black oak
    n12273515 American turkey oak
    n12273768 laurel oak
    n12273939 California white oak
    n12274151 overcup oak
    n12274358 bur oak
    n12274630 scrub oak
    n12274863 blackjack oak
    n12275131 swamp chestnut oak
    n12275317 Japanese oak
    n12275489 chestnut oak
    n12275675 chinquapin oak
    n12275888 myrtle oak
    n12276110 water oak
    n12276314 Nuttall oak
    n12276477 durmast
    n12276628 basket oak
    n12276872 pin oak
    n12277150 willow oak
    n12277334 dwarf chinkapin oak
    n12277578 common oak
    n12277800 northern red oak
    n12278107 Shumard oak
    n12278371 post oak
    n12278650 cork oak
    n12278865 Spanish oak
    n12279060 huckleberry oak
    n12279293 Chinese cork oak
    n12279458 black oak
    n12279772 southern live oak
    n12280060 interior live oak
    n12280364 mast
    n12281241 birch
    n12281788 yellow birch
    n12281974 American white birch
    n12282235 grey birch
    n12282527 silver birch
    n12282737 downy birch
    n12282933 black birch
    n12283147 sweet birch
    n12283395 Yukon white birch
    n12283542 swamp birch
    n12283790 Newfoundland dwarf birch
    n12284262 alder
    n12284821 common alder
    n12285049 grey alder
    n12285195 seaside alder
    n12285369 white alder
    n12285512 red alder
    n12285705 speckled alder
    n12285900 smooth alder
    n12286068 green alder
    n12286197 green alder
    n12286826 hornbeam
    n12286988 European hornbeam
    n12287195 American hornbeam
    n12287642 hop hornbeam
    n12287836 Old World hop hornbeam
    n12288005 Eastern hop hornbeam
    n12288823 hazelnut
    n12289310 American hazel
    n12289433 cobnut
    n12289585 beaked hazelnut
    n12290748 centaury
    n12290975 rosita
    n12291143 lesser centaury
    n12291459 seaside centaury
    n12291671 slender centaury
    n12291959 prairie gentian
    n12292463 Persian violet
    n12292877 columbo
    n12293723 gentian
    n12294124 gentianella
    n12294331 closed gentian
    n12294542 explorer's gentian
    n12294723 closed gentian
    n12294871 great yellow gentian
    n12295033 marsh gentian
    n12295237 soapwort gentian
    n12295429 striped gentian
    n12295796 agueweed
    n12296045 felwort
    n12296432 fringed gentian
    n12296735 Gentianopsis crinita
    n12296929 Gentianopsis detonsa
    n12297110 Gentianopsid procera
    n12297280 Gentianopsis thermalis
    n12297507 tufted gentian
    n12297846 spurred gentian
    n12298165 sabbatia
    n12299640 toothbrush tree
    n12300840 olive tree
    n12301180 olive
    n12301445 olive
    n12301613 black maire
    n12301766 white maire
    n12302071 fringe tree
    n12302248 fringe bush
    n12302565 forestiera
    n12303083 forsythia
    n12303462 ash
    n12304115 white ash
    n12304286 swamp ash
    n12304420 flowering ash
    n12304703 European ash
    n12304899 Oregon ash
    n12305089 black ash
    n12305293 manna ash
    n12305475 red ash
    n12305654 green ash
    n12305819 blue ash
    n12305986 mountain ash
    n12306089 pumpkin ash
    n12306270 Arizona ash
    n12306717 jasmine
    n12306938 primrose jasmine
    n12307076 winter jasmine
    n12307240 common jasmine
    n12307756 privet
    n12308112 Amur privet
    n12308447 Japanese privet
    n12308907 Ligustrum obtusifolium
    n12309277 common privet
    n12309630 devilwood
    n12310021 mock privet
    n12310349 lilac
    n12310638 Himalayan lilac
    n12311045 Persian lilac
    n12311224 Japanese tree lilac
    n12311413 Japanese lilac
    n12311579 common lilac
    n12312110 bloodwort
    n12312728 kangaroo paw
    n12315060 Virginian witch hazel
    n12315245 vernal witch hazel
    n12315598 winter hazel
    n12315999 fothergilla
    n12316444 liquidambar
    n12316572 sweet gum
    n12317296 iron tree
    n12318378 walnut
    n12318782 California black walnut
    n12318965 butternut
    n12319204 black walnut
    n12319414 English walnut
    n12320010 hickory
    n12320414 water hickory
    n12320627 pignut
    n12320806 bitternut
    n12321077 pecan
    n12321395 big shellbark
    n12321669 nutmeg hickory
    n12321873 shagbark
    n12322099 mockernut
    n12322501 wing nut
    n12322699 Caucasian walnut
    n12323665 dhawa
    n12324056 combretum
    n12324222 hiccup nut
    n12324388 bush willow
    n12324558 bush willow
    n12324906 button tree
    n12325234 white mangrove
    n12325787 oleaster
    n12327022 water milfoil
    n12327528 anchovy pear
    n12327846 brazil nut
    n12328398 loosestrife
    n12328567 purple loosestrife
    n12328801 grass poly
    n12329260 crape myrtle
    n12329473 Queen's crape myrtle
    n12330239 myrtaceous tree
    n12330469 myrtle
    n12330587 common myrtle
    n12330891 bayberry
    n12331066 allspice
    n12331263 allspice tree
    n12331655 sour cherry
    n12331788 nakedwood
    n12332030 Surinam cherry
    n12332218 rose apple
    n12332555 feijoa
    n12333053 jaboticaba
    n12333530 guava
    n12333771 guava
    n12333961 cattley guava
    n12334153 Brazilian guava
    n12334293 gum tree
    n12334891 eucalyptus
    n12335483 flooded gum
    n12335664 mallee
    n12335800 stringybark
    n12335937 smoothbark
    n12336092 red gum
    n12336224 red gum
    n12336333 river red gum
    n12336586 mountain swamp gum
    n12336727 snow gum
    n12336973 alpine ash
    n12337131 white mallee
    n12337246 white stringybark
    n12337391 white mountain ash
    n12337617 blue gum
    n12337800 rose gum
    n12337922 cider gum
    n12338034 swamp gum
    n12338146 spotted gum
    n12338258 lemon-scented gum
    n12338454 black mallee
    n12338655 forest red gum
    n12338796 mountain ash
    n12338979 manna gum
    n12339526 clove
    n12339831 clove
    n12340383 tupelo
    n12340581 water gum
    n12340755 sour gum
    n12341542 enchanter's nightshade
    n12341931 Circaea lutetiana
    n12342299 willowherb
    n12342498 fireweed
    n12342852 California fuchsia
    n12343480 fuchsia
    n12343753 lady's-eardrop
    n12344283 evening primrose
    n12344483 common evening primrose
    n12344700 sundrops
    n12344837 Missouri primrose
    n12345280 pomegranate
    n12345899 mangrove
    n12346578 daphne
    n12346813 garland flower
    n12346986 spurge laurel
    n12347158 mezereon
    n12349315 Indian rhododendron
    n12349711 Medinilla magnifica
    n12350032 deer grass
    n12350758 canna
    n12351091 achira
    n12351790 arrowroot
    n12352287 banana
    n12352639 dwarf banana
    n12352844 Japanese banana
    n12352990 plantain
    n12353203 edible banana
    n12353431 abaca
    n12353754 Abyssinian banana
    n12355760 ginger
    n12356023 common ginger
    n12356395 turmeric
    n12356960 galangal
    n12357485 shellflower
    n12357968 grains of paradise
    n12358293 cardamom
    n12360108 begonia
    n12360534 fibrous-rooted begonia
    n12360684 tuberous begonia
    n12360817 rhizomatous begonia
    n12360958 Christmas begonia
    n12361135 angel-wing begonia
    n12361560 beefsteak begonia
    n12361754 star begonia
    n12361946 rex begonia
    n12362274 wax begonia
    n12362514 Socotra begonia
    n12362668 hybrid tuberous begonia
    n12363301 dillenia
    n12363768 guinea gold vine
    n12364604 poon
    n12364940 calaba
    n12365158 Maria
    n12365285 laurelwood
    n12365462 Alexandrian laurel
    n12365900 clusia
    n12366053 wild fig
    n12366186 waxflower
    n12366313 pitch apple
    n12366675 mangosteen
    n12366870 gamboge tree
    n12367611 St John's wort
    n12368028 common St John's wort
    n12368257 great St John's wort
    n12368451 creeping St John's wort
    n12369066 low St Andrew's cross
    n12369309 klammath weed
    n12369476 shrubby St John's wort
    n12369665 St Peter's wort
    n12369845 marsh St-John's wort
    n12370174 mammee apple
    n12370549 rose chestnut
    n12371202 bower actinidia
    n12371439 Chinese gooseberry
    n12371704 silvervine
    n12372233 wild cinnamon
    n12373100 papaya
    n12373739 souari
    n12374418 rockrose
    n12374705 white-leaved rockrose
    n12374862 common gum cistus
    n12375769 frostweed
    n12377198 dipterocarp
    n12377494 red lauan
    n12378249 governor's plum
    n12378753 kei apple
    n12378963 ketembilla
    n12379531 chaulmoogra
    n12380761 wild peach
    n12381511 candlewood
    n12382233 boojum tree
    n12382875 bird's-eye bush
    n12383737 granadilla
    n12383894 granadilla
    n12384037 granadilla
    n12384227 maypop
    n12384375 Jamaica honeysuckle
    n12384569 banana passion fruit
    n12384680 sweet calabash
    n12384839 love-in-a-mist
    n12385429 reseda
    n12385566 mignonette
    n12385830 dyer's rocket
    n12386945 false tamarisk
    n12387103 halophyte
    n12387633 viola
    n12387839 violet
    n12388143 field pansy
    n12388293 American dog violet
    n12388858 dog violet
    n12388989 horned violet
    n12389130 two-eyed violet
    n12389501 bird's-foot violet
    n12389727 downy yellow violet
    n12389932 long-spurred violet
    n12390099 pale violet
    n12390314 hedge violet
    n12392070 nettle
    n12392549 stinging nettle
    n12392765 Roman nettle
    n12393269 ramie
    n12394118 wood nettle
    n12394328 Australian nettle
    n12394638 pellitory-of-the-wall
    n12395068 richweed
    n12395289 artillery plant
    n12395463 friendship plant
    n12395906 Queensland grass-cloth plant
    n12396091 Pipturus albidus
    n12396924 cannabis
    n12397431 Indian hemp
    n12399132 mulberry
    n12399384 white mulberry
    n12399534 black mulberry
    n12399656 red mulberry
    n12399899 osage orange
    n12400489 breadfruit
    n12400720 jackfruit
    n12400924 marang
    n12401335 fig tree
    n12401684 fig
    n12401893 caprifig
    n12402051 golden fig
    n12402348 banyan
    n12402596 pipal
    n12402840 India-rubber tree
    n12403075 mistletoe fig
    n12403276 Port Jackson fig
    n12403513 sycamore
    n12403994 paper mulberry
    n12404729 trumpetwood
    n12405714 elm
    n12406304 winged elm
    n12406488 American elm
    n12406715 smooth-leaved elm
    n12406902 cedar elm
    n12407079 witch elm
    n12407222 Dutch elm
    n12407396 Huntingdon elm
    n12407545 water elm
    n12407715 Chinese elm
    n12407890 English elm
    n12408077 Siberian elm
    n12408280 slippery elm
    n12408466 Jersey elm
    n12408717 September elm
    n12408873 rock elm
    n12409231 hackberry
    n12409470 European hackberry
    n12409651 American hackberry
    n12409840 sugarberry
    n12411461 iridaceous plant
    n12412355 bearded iris
    n12412606 beardless iris
    n12412987 orrisroot
    n12413165 dwarf iris
    n12413301 Dutch iris
    n12413419 Florentine iris
    n12413642 stinking iris
    n12413880 German iris
    n12414035 Japanese iris
    n12414159 German iris
    n12414329 Dalmatian iris
    n12414449 Persian iris
    n12414818 Dutch iris
    n12414932 dwarf iris
    n12415595 Spanish iris
    n12416073 blackberry-lily
    n12416423 crocus
    n12416703 saffron
    n12417836 corn lily
    n12418221 blue-eyed grass
    n12418507 wandflower
    n12419037 amaryllis
    n12419878 salsilla
    n12420124 salsilla
    n12420535 blood lily
    n12420722 Cape tulip
    n12421137 hippeastrum
    n12421467 narcissus
    n12421683 daffodil
    n12421917 jonquil
    n12422129 jonquil
    n12422559 Jacobean lily
    n12425281 liliaceous plant
    n12426623 mountain lily
    n12426749 Canada lily
    n12427184 tiger lily
    n12427391 Columbia tiger lily
    n12427566 tiger lily
    n12427757 Easter lily
    n12427946 coast lily
    n12428076 Turk's-cap
    n12428242 Michigan lily
    n12428412 leopard lily
    n12428747 Turk's-cap
    n12429352 African lily
    n12430198 colicroot
    n12430471 ague root
    n12430675 yellow colicroot
    n12431434 alliaceous plant
    n12432069 Hooker's onion
    n12432356 wild leek
    n12432574 Canada garlic
    n12432707 keeled garlic
    n12433081 onion
    n12433178 shallot
    n12433769 nodding onion
    n12433952 Welsh onion
    n12434106 red-skinned onion
    n12434483 daffodil garlic
    n12434634 few-flowered leek
    n12434775 garlic
    n12434985 sand leek
    n12435152 chives
    n12435486 crow garlic
    n12435649 wild garlic
    n12435777 garlic chive
    n12435965 round-headed leek
    n12436090 three-cornered leek
    n12436907 cape aloe
    n12437513 kniphofia
    n12437769 poker plant
    n12437930 red-hot poker
    n12439154 fly poison
    n12439830 amber lily
    n12441183 asparagus
    n12441390 asparagus fern
    n12441552 smilax
    n12441958 asphodel
    n12442548 Jacob's rod
    n12443323 aspidistra
    n12443736 coral drops
    n12444095 Christmas bells
    n12444898 climbing onion
    n12446200 mariposa
    n12446519 globe lily
    n12446737 cat's-ear
    n12446908 white globe lily
    n12447121 yellow globe lily
    n12447346 rose globe lily
    n12447581 star tulip
    n12447891 desert mariposa tulip
    n12448136 yellow mariposa tulip
    n12448361 sagebrush mariposa tulip
    n12448700 sego lily
    n12449296 camas
    n12449526 common camas
    n12449784 Leichtlin's camas
    n12449934 wild hyacinth
    n12450344 dogtooth violet
    n12450607 white dogtooth violet
    n12450840 yellow adder's tongue
    n12451070 European dogtooth
    n12451240 fawn lily
    n12451399 glacier lily
    n12451566 avalanche lily
    n12451915 fritillary
    n12452256 mission bells
    n12452480 mission bells
    n12452673 stink bell
    n12452836 crown imperial
    n12453018 white fritillary
    n12453186 snake's head fritillary
    n12453714 adobe lily
    n12453857 scarlet fritillary
    n12454159 tulip
    n12454436 dwarf tulip
    n12454556 lady tulip
    n12454705 Tulipa gesneriana
    n12454793 cottage tulip
    n12454949 Darwin tulip
    n12455950 gloriosa
    n12457091 lemon lily
    n12458550 common hyacinth
    n12458713 Roman hyacinth
    n12458874 summer hyacinth
    n12459629 star-of-Bethlehem
    n12460146 bath asparagus
    n12460697 grape hyacinth
    n12460957 common grape hyacinth
    n12461109 tassel hyacinth
    n12461466 scilla
    n12461673 spring squill
    n12462032 false asphodel
    n12462221 Scotch asphodel
    n12462582 sea squill
    n12462805 squill
    n12463134 butcher's broom
    n12463743 bog asphodel
    n12463975 European bog asphodel
    n12464128 American bog asphodel
    n12464476 hellebore
    n12464649 white hellebore
    n12465557 squaw grass
    n12466727 death camas
    n12467018 alkali grass
    n12467197 white camas
    n12467433 poison camas
    n12467592 grassy death camas
    n12468545 prairie wake-robin
    n12468719 dwarf-white trillium
    n12469517 herb Paris
    n12470092 sarsaparilla
    n12470512 bullbrier
    n12470907 rough bindweed
    n12472024 clintonia
    n12473608 false lily of the valley
    n12473840 false lily of the valley
    n12474167 Solomon's-seal
    n12474418 great Solomon's-seal
    n12475035 bellwort
    n12475242 strawflower
    n12475774 pia
    n12476510 agave
    n12477163 American agave
    n12477401 sisal
    n12477583 maguey
    n12477747 maguey
    n12477983 Agave tequilana
    n12478768 cabbage tree
    n12479537 dracaena
    n12480456 tuberose
    n12480895 sansevieria
    n12481150 African bowstring hemp
    n12481289 Ceylon bowstring hemp
    n12481458 mother-in-law's tongue
    n12482437 Spanish bayonet
    n12482668 Spanish bayonet
    n12482893 Joshua tree
    n12483282 soapweed
    n12483427 Adam's needle
    n12483625 bear grass
    n12483841 Spanish dagger
    n12484244 Our Lord's candle
    n12484784 water shamrock
    n12485653 butterfly bush
    n12485981 yellow jasmine
    n12486574 flax
    n12487058 calabar bean
    n12488454 bonduc
    n12488709 divi-divi
    n12489046 Mysore thorn
    n12489676 brazilian ironwood
    n12489815 bird of paradise
    n12490490 shingle tree
    n12491017 mountain ebony
    n12491435 msasa
    n12491826 cassia
    n12492106 golden shower tree
    n12492460 pink shower
    n12492682 rainbow shower
    n12492900 horse cassia
    n12493208 carob
    n12493426 carob
    n12493868 paloverde
    n12494794 royal poinciana
    n12495146 locust tree
    n12495670 water locust
    n12495895 honey locust
    n12496427 Kentucky coffee tree
    n12496949 logwood
    n12497669 Jerusalem thorn
    n12498055 palo verde
    n12498457 Dalmatian laburnum
    n12499163 senna
    n12499757 avaram
    n12499979 Alexandria senna
    n12500309 wild senna
    n12500518 sicklepod
    n12500751 coffee senna
    n12501202 tamarind
    n12504570 false indigo
    n12504783 false indigo
    n12505253 hog peanut
    n12506181 angelim
    n12506341 cabbage bark
    n12506991 kidney vetch
    n12507379 groundnut
    n12507823 rooibos
    n12508309 milk vetch
    n12508618 alpine milk vetch
    n12508762 purple milk vetch
    n12509109 camwood
    n12509476 wild indigo
    n12509665 blue false indigo
    n12509821 white false indigo
    n12509993 indigo broom
    n12510343 dhak
    n12510774 pigeon pea
    n12511488 sword bean
    n12511856 pea tree
    n12512095 Siberian pea tree
    n12512294 Chinese pea tree
    n12512674 Moreton Bay chestnut
    n12513172 butterfly pea
    n12513613 Judas tree
    n12513933 redbud
    n12514138 western redbud
    n12514592 tagasaste
    n12514992 weeping tree broom
    n12515393 flame pea
    n12515711 chickpea
    n12515925 chickpea
    n12516165 Kentucky yellowwood
    n12516584 glory pea
    n12516828 desert pea
    n12517077 parrot's beak
    n12517445 butterfly pea
    n12517642 blue pea
    n12518013 telegraph plant
    n12518481 bladder senna
    n12519089 axseed
    n12519563 crotalaria
    n12520406 guar
    n12521186 white broom
    n12521394 common broom
    n12522188 rosewood
    n12522678 Indian blackwood
    n12522894 sissoo
    n12523141 kingwood
    n12523475 Brazilian rosewood
    n12523850 cocobolo
    n12524188 blackwood
    n12525168 bitter pea
    n12525513 derris
    n12525753 derris root
    n12526178 prairie mimosa
    n12526516 tick trefoil
    n12526754 beggarweed
    n12527081 Australian pea
    n12527738 coral tree
    n12528109 kaffir boom
    n12528382 coral bean tree
    n12528549 ceibo
    n12528768 kaffir boom
    n12528974 Indian coral tree
    n12529220 cork tree
    n12529500 goat's rue
    n12529905 poison bush
    n12530629 Spanish broom
    n12530818 woodwaxen
    n12531328 chanar
    n12531727 gliricidia
    n12532564 soy
    n12532886 licorice
    n12533190 wild licorice
    n12533437 licorice root
    n12534208 Western Australia coral pea
    n12534625 sweet vetch
    n12534862 French honeysuckle
    n12536291 anil
    n12537253 scarlet runner
    n12537569 hyacinth bean
    n12538209 Scotch laburnum
    n12539074 vetchling
    n12539306 wild pea
    n12539832 everlasting pea
    n12540250 beach pea
    n12540647 grass vetch
    n12540966 marsh pea
    n12541157 common vetchling
    n12541403 grass pea
    n12542043 Tangier pea
    n12542240 heath pea
    n12543186 bicolor lespediza
    n12543455 japanese clover
    n12543639 Korean lespedeza
    n12543826 sericea lespedeza
    n12544240 lentil
    n12544539 lentil
    n12545232 prairie bird's-foot trefoil
    n12545635 bird's foot trefoil
    n12545865 winged pea
    n12546183 lupine
    n12546420 white lupine
    n12546617 tree lupine
    n12546962 wild lupine
    n12547215 bluebonnet
    n12547503 Texas bluebonnet
    n12548280 medic
    n12548564 moon trefoil
    n12548804 sickle alfalfa
    n12549005 Calvary clover
    n12549192 black medick
    n12549420 alfalfa
    n12549799 millettia
    n12550210 mucuna
    n12550408 cowage
    n12551173 tolu tree
    n12551457 Peruvian balsam
    n12552309 sainfoin
    n12552893 restharrow
    n12553742 bead tree
    n12554029 jumby bead
    n12554526 locoweed
    n12554729 purple locoweed
    n12554911 tumbleweed
    n12555255 yam bean
    n12555859 shamrock pea
    n12556656 pole bean
    n12557064 kidney bean
    n12557438 haricot
    n12557556 wax bean
    n12557681 scarlet runner
    n12558230 lima bean
    n12558425 sieva bean
    n12558680 tepary bean
    n12559044 chaparral pea
    n12559518 Jamaica dogwood
    n12560282 pea
    n12560621 garden pea
    n12560775 edible-pod pea
    n12561169 sugar snap pea
    n12561309 field pea
    n12561594 field pea
    n12562141 common flat pea
    n12562577 quira
    n12562785 roble
    n12563045 Panama redwood tree
    n12563702 Indian beech
    n12564083 winged bean
    n12564613 breadroot
    n12565102 bloodwood tree
    n12565912 kino
    n12566331 red sandalwood
    n12566954 kudzu
    n12567950 bristly locust
    n12568186 black locust
    n12568649 clammy locust
    n12569037 carib wood
    n12569616 Colorado River hemp
    n12569851 scarlet wisteria tree
    n12570394 Japanese pagoda tree
    n12570703 mescal bean
    n12570972 kowhai
    n12571781 jade vine
    n12572546 hoary pea
    n12572759 bastard indigo
    n12572858 catgut
    n12573256 bush pea
    n12573474 false lupine
    n12573647 Carolina lupine
    n12573911 tipu
    n12574320 bird's foot trefoil
    n12574470 fenugreek
    n12574866 gorse
    n12575322 vetch
    n12575812 tufted vetch
    n12576323 broad bean
    n12576451 bitter betch
    n12576695 bush vetch
    n12577362 moth bean
    n12577895 snailflower
    n12578255 mung
    n12578626 cowpea
    n12578916 cowpea
    n12579038 asparagus bean
    n12579404 swamp oak
    n12579822 keurboom
    n12580012 keurboom
    n12580654 Japanese wistaria
    n12580786 Chinese wistaria
    n12580896 American wistaria
    n12581110 silky wisteria
    n12582231 palm
    n12582665 sago palm
    n12582846 feather palm
    n12583126 fan palm
    n12583401 palmetto
    n12583681 coyol
    n12583855 grugru
    n12584191 areca
    n12584365 betel palm
    n12584715 sugar palm
    n12585137 piassava palm
    n12585373 coquilla nut
    n12585629 palmyra
    n12586298 calamus
    n12586499 rattan
    n12586725 lawyer cane
    n12586989 fishtail palm
    n12587132 wine palm
    n12587487 wax palm
    n12587803 coconut
    n12588320 carnauba
    n12588780 caranday
    n12589142 corozo
    n12589458 gebang palm
    n12589687 latanier
    n12589841 talipot
    n12590232 oil palm
    n12590499 African oil palm
    n12590600 American oil palm
    n12590715 palm nut
    n12591017 cabbage palm
    n12591351 cabbage palm
    n12591702 true sago palm
    n12592058 nipa palm
    n12592544 babassu
    n12592839 babassu nut
    n12593122 cohune palm
    n12593341 cohune nut
    n12593994 date palm
    n12594324 ivory palm
    n12594989 raffia palm
    n12595699 bamboo palm
    n12595964 lady palm
    n12596148 miniature fan palm
    n12596345 reed rhapis
    n12596709 royal palm
    n12596849 cabbage palm
    n12597134 cabbage palmetto
    n12597466 saw palmetto
    n12597798 thatch palm
    n12598027 key palm
    n12599185 English plantain
    n12599435 broad-leaved plantain
    n12599661 hoary plantain
    n12599874 fleawort
    n12600095 rugel's plantain
    n12600267 hoary plantain
    n12601494 buckwheat
    n12601805 prince's-feather
    n12602262 eriogonum
    n12602434 umbrella plant
    n12602612 wild buckwheat
    n12602980 rhubarb
    n12603273 Himalayan rhubarb
    n12603449 pie plant
    n12603672 Chinese rhubarb
    n12604228 sour dock
    n12604460 sheep sorrel
    n12604639 bitter dock
    n12604845 French sorrel
    n12605683 yellow-eyed grass
    n12606438 commelina
    n12606545 spiderwort
    n12607456 pineapple
    n12609379 pipewort
    n12610328 water hyacinth
    n12610740 water star grass
    n12611640 naiad
    n12612170 water plantain
    n12612811 narrow-leaved water plantain
    n12613706 hydrilla
    n12614096 American frogbit
    n12614477 waterweed
    n12614625 Canadian pondweed
    n12615232 tape grass
    n12615710 pondweed
    n12616248 curled leaf pondweed
    n12616630 loddon pondweed
    n12616996 frog's lettuce
    n12617559 arrow grass
    n12618146 horned pondweed
    n12618727 eelgrass
    n12620196 rose
    n12620546 hip
    n12620969 banksia rose
    n12621410 damask rose
    n12621619 sweetbrier
    n12621945 Cherokee rose
    n12622297 musk rose
    n12622875 agrimonia
    n12623077 harvest-lice
    n12623211 fragrant agrimony
    n12623818 alderleaf Juneberry
    n12624381 flowering quince
    n12624568 japonica
    n12625003 coco plum
    n12625383 cotoneaster
    n12625670 Cotoneaster dammeri
    n12625823 Cotoneaster horizontalis
    n12626674 parsley haw
    n12626878 scarlet haw
    n12627119 blackthorn
    n12627347 cockspur thorn
    n12627526 mayhaw
    n12628356 red haw
    n12628705 red haw
    n12628986 quince
    n12629305 mountain avens
    n12629666 loquat
    n12630763 beach strawberry
    n12630999 Virginia strawberry
    n12631331 avens
    n12631637 yellow avens
    n12631932 yellow avens
    n12632335 prairie smoke
    n12632733 bennet
    n12633061 toyon
    n12633638 apple tree
    n12633994 apple
    n12634211 wild apple
    n12634429 crab apple
    n12634734 Siberian crab
    n12634986 wild crab
    n12635151 American crab apple
    n12635359 Oregon crab apple
    n12635532 Southern crab apple
    n12635744 Iowa crab
    n12635955 Bechtel crab
    n12636224 medlar
    n12636885 cinquefoil
    n12637123 silverweed
    n12637485 salad burnet
    n12638218 plum
    n12638556 wild plum
    n12638753 Allegheny plum
    n12638964 American red plum
    n12639168 chickasaw plum
    n12639376 beach plum
    n12639584 common plum
    n12639736 bullace
    n12639910 damson plum
    n12640081 big-tree plum
    n12640284 Canada plum
    n12640435 plumcot
    n12640607 apricot
    n12640839 Japanese apricot
    n12641007 common apricot
    n12641180 purple apricot
    n12641413 cherry
    n12641931 wild cherry
    n12642090 wild cherry
    n12642200 sweet cherry
    n12642435 heart cherry
    n12642600 gean
    n12642964 capulin
    n12643113 cherry laurel
    n12643313 cherry plum
    n12643473 sour cherry
    n12643688 amarelle
    n12643877 morello
    n12644283 marasca
    n12644902 almond tree
    n12645174 almond
    n12645530 bitter almond
    n12646072 jordan almond
    n12646197 dwarf flowering almond
    n12646397 holly-leaved cherry
    n12646605 fuji
    n12646740 flowering almond
    n12646950 cherry laurel
    n12647231 Catalina cherry
    n12647376 bird cherry
    n12647560 hagberry tree
    n12647787 hagberry
    n12647893 pin cherry
    n12648045 peach
    n12648196 nectarine
    n12648424 sand cherry
    n12648693 Japanese plum
    n12648888 black cherry
    n12649065 flowering cherry
    n12649317 oriental cherry
    n12649539 Japanese flowering cherry
    n12649866 Sierra plum
    n12650038 rosebud cherry
    n12650229 Russian almond
    n12650379 flowering almond
    n12650556 chokecherry
    n12650805 chokecherry
    n12650915 western chokecherry
    n12651229 Pyracantha
    n12651611 pear
    n12651821 fruit tree
    n12653218 bramble bush
    n12653436 lawyerbush
    n12653633 stone bramble
    n12654227 sand blackberry
    n12654857 boysenberry
    n12655062 loganberry
    n12655245 American dewberry
    n12655351 Northern dewberry
    n12655498 Southern dewberry
    n12655605 swamp dewberry
    n12655726 European dewberry
    n12655869 raspberry
    n12656369 wild raspberry
    n12656528 American raspberry
    n12656685 black raspberry
    n12656909 salmonberry
    n12657082 salmonberry
    n12657755 wineberry
    n12658118 mountain ash
    n12658308 rowan
    n12658481 rowanberry
    n12658603 American mountain ash
    n12658715 Western mountain ash
    n12658846 service tree
    n12659064 wild service tree
    n12659356 spirea
    n12659539 bridal wreath
    n12660601 madderwort
    n12661045 Indian madder
    n12661227 madder
    n12661538 woodruff
    n12662074 dagame
    n12662379 blolly
    n12662772 coffee
    n12663023 Arabian coffee
    n12663254 Liberian coffee
    n12663359 robusta coffee
    n12663804 cinchona
    n12664005 Cartagena bark
    n12664187 calisaya
    n12664469 cinchona tree
    n12664710 cinchona
    n12665048 bedstraw
    n12665271 sweet woodruff
    n12665659 Northern bedstraw
    n12665857 yellow bedstraw
    n12666050 wild licorice
    n12666159 cleavers
    n12666369 wild madder
    n12666965 cape jasmine
    n12667406 genipa
    n12667582 genipap fruit
    n12667964 hamelia
    n12668131 scarlet bush
    n12669803 lemonwood
    n12670334 negro peach
    n12670758 wild medlar
    n12670962 Spanish tamarind
    n12671651 abelia
    n12672289 bush honeysuckle
    n12673588 American twinflower
    n12674120 honeysuckle
    n12674685 American fly honeysuckle
    n12674895 Italian honeysuckle
    n12675299 yellow honeysuckle
    n12675515 hairy honeysuckle
    n12675876 Japanese honeysuckle
    n12676134 Hall's honeysuckle
    n12676370 Morrow's honeysuckle
    n12676534 woodbine
    n12676703 trumpet honeysuckle
    n12677120 European fly honeysuckle
    n12677331 swamp fly honeysuckle
    n12677612 snowberry
    n12677841 coralberry
    n12678794 blue elder
    n12679023 dwarf elder
    n12679432 American red elder
    n12679593 European red elder
    n12679876 feverroot
    n12680402 cranberry bush
    n12680652 wayfaring tree
    n12680864 guelder rose
    n12681376 arrow wood
    n12681579 black haw
    n12681893 weigela
    n12682411 teasel
    n12682668 common teasel
    n12682882 fuller's teasel
    n12683096 wild teasel
    n12683407 scabious
    n12683571 sweet scabious
    n12683791 field scabious
    n12684379 jewelweed
    n12685431 geranium
    n12685831 cranesbill
    n12686077 wild geranium
    n12686274 meadow cranesbill
    n12686496 Richardson's geranium
    n12686676 herb robert
    n12686877 sticky geranium
    n12687044 dove's foot geranium
    n12687462 rose geranium
    n12687698 fish geranium
    n12687957 ivy geranium
    n12688187 apple geranium
    n12688372 lemon geranium
    n12688716 storksbill
    n12689305 musk clover
    n12690653 incense tree
    n12691428 elephant tree
    n12691661 gumbo-limbo
    n12692024 Boswellia carteri
    n12692160 salai
    n12692521 balm of gilead
    n12692714 myrrh tree
    n12693244 Protium heptaphyllum
    n12693352 Protium guianense
    n12693865 water starwort
    n12694486 barbados cherry
    n12695144 mahogany
    n12695975 chinaberry
    n12696492 neem
    n12696830 neem seed
    n12697152 Spanish cedar
    n12697514 satinwood
    n12698027 African scented mahogany
    n12698435 silver ash
    n12698598 native beech
    n12698774 bunji-bunji
    n12699031 African mahogany
    n12699301 lanseh tree
    n12699922 true mahogany
    n12700088 Honduras mahogany
    n12700357 Philippine mahogany
    n12702124 caracolito
    n12703190 common wood sorrel
    n12703383 Bermuda buttercup
    n12703557 creeping oxalis
    n12703716 goatsfoot
    n12703856 violet wood sorrel
    n12704041 oca
    n12704343 carambola
    n12704513 bilimbi
    n12705013 milkwort
    n12705220 senega
    n12705458 orange milkwort
    n12705698 flowering wintergreen
    n12705978 Seneca snakeroot
    n12706410 common milkwort
    n12707199 rue
    n12707781 citrus
    n12708293 orange
    n12708654 sour orange
    n12708941 bergamot
    n12709103 pomelo
    n12709349 citron
    n12709688 grapefruit
    n12709901 mandarin
    n12710295 tangerine
    n12710415 clementine
    n12710577 satsuma
    n12710693 sweet orange
    n12710917 temple orange
    n12711182 tangelo
    n12711398 rangpur
    n12711596 lemon
    n12711817 sweet lemon
    n12711984 lime
    n12712320 citrange
    n12712626 fraxinella
    n12713063 kumquat
    n12713358 marumi
    n12713521 nagami
    n12713866 cork tree
    n12714254 trifoliate orange
    n12714755 prickly ash
    n12714949 toothache tree
    n12715195 Hercules'-club
    n12715914 bitterwood tree
    n12716400 marupa
    n12716594 paradise tree
    n12717072 ailanthus
    n12717224 tree of heaven
    n12717644 wild mango
    n12718074 pepper tree
    n12718483 Jamaica quassia
    n12718995 quassia
    n12719684 nasturtium
    n12719944 garden nasturtium
    n12720200 bush nasturtium
    n12720354 canarybird flower
    n12721122 bean caper
    n12721477 palo santo
    n12722071 lignum vitae
    n12723062 creosote bush
    n12723610 caltrop
    n12724942 willow
    n12725521 osier
    n12725738 white willow
    n12725940 silver willow
    n12726159 golden willow
    n12726357 cricket-bat willow
    n12726528 arctic willow
    n12726670 weeping willow
    n12726902 Wisconsin weeping willow
    n12727101 pussy willow
    n12727301 sallow
    n12727518 goat willow
    n12727729 peachleaf willow
    n12727960 almond willow
    n12728164 hoary willow
    n12728322 crack willow
    n12728508 prairie willow
    n12728656 dwarf willow
    n12728864 grey willow
    n12729023 arroyo willow
    n12729164 shining willow
    n12729315 swamp willow
    n12729521 bay willow
    n12729729 purple willow
    n12729950 balsam willow
    n12730143 creeping willow
    n12730370 Sitka willow
    n12730544 dwarf grey willow
    n12730776 bearberry willow
    n12731029 common osier
    n12731401 poplar
    n12731835 balsam poplar
    n12732009 white poplar
    n12732252 grey poplar
    n12732491 black poplar
    n12732605 Lombardy poplar
    n12732756 cottonwood
    n12732966 Eastern cottonwood
    n12733218 black cottonwood
    n12733428 swamp cottonwood
    n12733647 aspen
    n12733870 quaking aspen
    n12734070 American quaking aspen
    n12734215 Canadian aspen
    n12735160 sandalwood tree
    n12736603 quandong
    n12736999 rabbitwood
    n12737383 Loranthaceae
    n12737898 mistletoe
    n12738259 American mistletoe
    n12739332 mistletoe
    n12739966 American mistletoe
    n12740967 aalii
    n12741222 soapberry
    n12741586 wild China tree
    n12741792 China tree
    n12742290 akee
    n12742741 soapberry vine
    n12742878 heartseed
    n12743009 balloon vine
    n12743352 longan
    n12743823 harpullia
    n12743976 harpulla
    n12744142 Moreton Bay tulipwood
    n12744387 litchi
    n12744850 Spanish lime
    n12745386 rambutan
    n12745564 pulasan
    n12746884 pachysandra
    n12747120 Allegheny spurge
    n12748248 bittersweet
    n12749049 spindle tree
    n12749456 winged spindle tree
    n12749679 wahoo
    n12749852 strawberry bush
    n12750076 evergreen bittersweet
    n12750767 cyrilla
    n12751172 titi
    n12751675 crowberry
    n12752205 maple
    n12753007 silver maple
    n12753245 sugar maple
    n12753573 red maple
    n12753762 moosewood
    n12754003 Oregon maple
    n12754174 dwarf maple
    n12754311 mountain maple
    n12754468 vine maple
    n12754648 hedge maple
    n12754781 Norway maple
    n12754981 sycamore
    n12755225 box elder
    n12755387 California box elder
    n12755559 pointed-leaf maple
    n12755727 Japanese maple
    n12755876 Japanese maple
    n12756457 holly
    n12757115 Chinese holly
    n12757303 bearberry
    n12757458 inkberry
    n12757668 mate
    n12757816 American holly
    n12757930 low gallberry holly
    n12758014 tall gallberry holly
    n12758099 yaupon holly
    n12758176 deciduous holly
    n12758250 juneberry holly
    n12758325 largeleaf holly
    n12758399 Geogia holly
    n12758471 common winterberry holly
    n12758555 smooth winterberry holly
    n12759273 cashew
    n12759668 goncalo alves
    n12760539 Venetian sumac
    n12760875 laurel sumac
    n12761284 mango
    n12761702 pistachio
    n12761905 terebinth
    n12762049 mastic
    n12762405 Australian sumac
    n12762896 sumac
    n12763529 smooth sumac
    n12764008 sugar-bush
    n12764202 staghorn sumac
    n12764507 squawbush
    n12764978 aroeira blanca
    n12765115 pepper tree
    n12765402 Brazilian pepper tree
    n12765846 hog plum
    n12766043 mombin
    n12766595 poison ash
    n12766869 poison ivy
    n12767208 western poison oak
    n12767423 eastern poison oak
    n12767648 varnish tree
    n12768369 horse chestnut
    n12768682 buckeye
    n12768809 sweet buckeye
    n12768933 Ohio buckeye
    n12769065 dwarf buckeye
    n12769219 red buckeye
    n12769318 particolored buckeye
    n12770529 ebony
    n12770892 marblewood
    n12771085 marblewood
    n12771192 persimmon
    n12771390 Japanese persimmon
    n12771597 American persimmon
    n12771890 date plum
    n12772753 buckthorn
    n12772908 southern buckthorn
    n12773142 false buckthorn
    n12773651 star apple
    n12773917 satinleaf
    n12774299 balata
    n12774641 sapodilla
    n12775070 gutta-percha tree
    n12775393 gutta-percha tree
    n12775717 canistel
    n12775919 marmalade tree
    n12776558 sweetleaf
    n12776774 Asiatic sweetleaf
    n12777436 styrax
    n12777680 snowbell
    n12777778 Japanese snowbell
    n12777892 Texas snowbell
    n12778398 silver-bell tree
    n12778605 carnivorous plant
    n12779603 pitcher plant
    n12779851 common pitcher plant
    n12780325 hooded pitcher plant
    n12780563 huntsman's horn
    n12781940 tropical pitcher plant
    n12782530 sundew
    n12782915 Venus's flytrap
    n12783316 waterwheel plant
    n12783730 Drosophyllum lusitanicum
    n12784371 roridula
    n12784889 Australian pitcher plant
    n12785724 sedum
    n12785889 stonecrop
    n12786273 rose-root
    n12786464 orpine
    n12786836 pinwheel
    n12787364 Christmas bush
    n12788854 hortensia
    n12789054 fall-blooming hydrangea
    n12789554 carpenteria
    n12789977 decumary
    n12790430 deutzia
    n12791064 philadelphus
    n12791329 mock orange
    n12793015 saxifrage
    n12793284 yellow mountain saxifrage
    n12793494 meadow saxifrage
    n12793695 mossy saxifrage
    n12793886 western saxifrage
    n12794135 purple saxifrage
    n12794367 star saxifrage
    n12794568 strawberry geranium
    n12794985 astilbe
    n12795209 false goatsbeard
    n12795352 dwarf astilbe
    n12795555 spirea
    n12796022 bergenia
    n12796385 coast boykinia
    n12796849 golden saxifrage
    n12797368 umbrella plant
    n12797860 bridal wreath
    n12798284 alumroot
    n12798910 coralbells
    n12799269 leatherleaf saxifrage
    n12799776 woodland star
    n12800049 prairie star
    n12800586 miterwort
    n12801072 five-point bishop's cap
    n12801520 parnassia
    n12801781 bog star
    n12801966 fringed grass of Parnassus
    n12803226 false alumroot
    n12803754 foamflower
    n12803958 false miterwort
    n12804352 pickaback plant
    n12805146 currant
    n12805561 black currant
    n12805762 white currant
    n12806015 gooseberry
    n12806732 plane tree
    n12807251 London plane
    n12807409 American sycamore
    n12807624 oriental plane
    n12807773 California sycamore
    n12808007 Arizona sycamore
    n12809868 Greek valerian
    n12810007 northern Jacob's ladder
    n12810151 skunkweed
    n12810595 phlox
    n12811027 moss pink
    n12811713 evening-snow
    n12812235 acanthus
    n12812478 bear's breech
    n12812801 caricature plant
    n12813189 black-eyed Susan
    n12814643 catalpa
    n12814857 Catalpa bignioides
    n12814960 Catalpa speciosa
    n12815198 desert willow
    n12815668 calabash
    n12815838 calabash
    n12816508 borage
    n12816942 common amsinckia
    n12817464 anchusa
    n12817694 bugloss
    n12817855 cape forget-me-not
    n12818004 cape forget-me-not
    n12818346 Spanish elm
    n12818601 princewood
    n12818966 Chinese forget-me-not
    n12819141 hound's-tongue
    n12819354 hound's-tongue
    n12819728 blueweed
    n12820113 beggar's lice
    n12820669 gromwell
    n12820853 puccoon
    n12821505 Virginia bluebell
    n12821895 garden forget-me-not
    n12822115 forget-me-not
    n12822466 false gromwell
    n12822769 comfrey
    n12822955 common comfrey
    n12823717 convolvulus
    n12823859 bindweed
    n12824053 field bindweed
    n12824289 scammony
    n12824735 silverweed
    n12825497 dodder
    n12826143 dichondra
    n12827270 cypress vine
    n12827537 moonflower
    n12827907 wild potato vine
    n12828220 red morning-glory
    n12828379 man-of-the-earth
    n12828520 scammony
    n12828791 Japanese morning glory
    n12828977 imperial Japanese morning glory
    n12829582 gesneriad
    n12829975 gesneria
    n12830222 achimenes
    n12830568 aeschynanthus
    n12831141 lace-flower vine
    n12831535 columnea
    n12831932 episcia
    n12832315 gloxinia
    n12832538 Canterbury bell
    n12832822 kohleria
    n12833149 African violet
    n12833985 streptocarpus
    n12834190 Cape primrose
    n12834798 waterleaf
    n12834938 Virginia waterleaf
    n12835331 yellow bells
    n12835766 yerba santa
    n12836212 nemophila
    n12836337 baby blue-eyes
    n12836508 five-spot
    n12836862 scorpionweed
    n12837052 California bluebell
    n12837259 California bluebell
    n12837466 fiddleneck
    n12837803 fiesta flower
    n12839574 basil thyme
    n12839979 giant hyssop
    n12840168 yellow giant hyssop
    n12840362 anise hyssop
    n12840502 Mexican hyssop
    n12840749 bugle
    n12841007 creeping bugle
    n12841193 erect bugle
    n12841354 pyramid bugle
    n12842302 wood mint
    n12842519 hairy wood mint
    n12842642 downy wood mint
    n12842887 calamint
    n12843144 common calamint
    n12843316 large-flowered calamint
    n12843557 lesser calamint
    n12843970 wild basil
    n12844409 horse balm
    n12844939 coleus
    n12845187 country borage
    n12845413 painted nettle
    n12845908 Apalachicola rosemary
    n12846335 dragonhead
    n12846690 elsholtzia
    n12847008 hemp nettle
    n12847374 ground ivy
    n12847927 pennyroyal
    n12848499 hyssop
    n12849061 dead nettle
    n12849279 white dead nettle
    n12849416 henbit
    n12849952 English lavender
    n12850168 French lavender
    n12850336 spike lavender
    n12850906 dagga
    n12851094 lion's-ear
    n12851469 motherwort
    n12851860 pitcher sage
    n12852234 bugleweed
    n12852428 water horehound
    n12852570 gipsywort
    n12853080 origanum
    n12853287 oregano
    n12853482 sweet marjoram
    n12854048 horehound
    n12854193 common horehound
    n12854600 lemon balm
    n12855365 corn mint
    n12855494 water-mint
    n12855710 bergamot mint
    n12855886 horsemint
    n12856091 peppermint
    n12856287 spearmint
    n12856479 apple mint
    n12856680 pennyroyal
    n12857204 yerba buena
    n12857779 molucca balm
    n12858150 monarda
    n12858397 bee balm
    n12858618 horsemint
    n12858871 bee balm
    n12858987 lemon mint
    n12859153 plains lemon monarda
    n12859272 basil balm
    n12859679 mustang mint
    n12859986 catmint
    n12860365 basil
    n12860978 beefsteak plant
    n12861345 phlomis
    n12861541 Jerusalem sage
    n12861892 physostegia
    n12862512 plectranthus
    n12862828 patchouli
    n12863234 self-heal
    n12863624 mountain mint
    n12864160 rosemary
    n12865037 clary sage
    n12865562 purple sage
    n12865708 cancerweed
    n12865824 common sage
    n12866002 meadow clary
    n12866162 clary
    n12866333 pitcher sage
    n12866459 Mexican mint
    n12866635 wild sage
    n12866968 savory
    n12867184 summer savory
    n12867449 winter savory
    n12867826 skullcap
    n12868019 blue pimpernel
    n12868880 hedge nettle
    n12869061 hedge nettle
    n12869478 germander
    n12869668 American germander
    n12870048 cat thyme
    n12870225 wood sage
    n12870535 thyme
    n12870682 common thyme
    n12870891 wild thyme
    n12871272 blue curls
    n12871696 turpentine camphor weed
    n12871859 bastard pennyroyal
    n12872458 bladderwort
    n12872914 butterwort
    n12873341 genlisea
    n12873984 martynia
    n12875269 common unicorn plant
    n12875697 sand devil's claw
    n12875861 sweet unicorn plant
    n12876899 figwort
    n12877244 snapdragon
    n12877493 white snapdragon
    n12877637 yellow twining snapdragon
    n12877838 Mediterranean snapdragon
    n12878169 kitten-tails
    n12878325 Alpine besseya
    n12878784 false foxglove
    n12879068 false foxglove
    n12879527 calceolaria
    n12879963 Indian paintbrush
    n12880244 desert paintbrush
    n12880462 giant red paintbrush
    n12880638 great plains paintbrush
    n12880799 sulfur paintbrush
    n12881105 shellflower
    n12881913 maiden blue-eyed Mary
    n12882158 blue-eyed Mary
    n12882779 foxglove
    n12882945 common foxglove
    n12883265 yellow foxglove
    n12883628 gerardia
    n12884100 blue toadflax
    n12884260 toadflax
    n12885045 golden-beard penstemon
    n12885265 scarlet bugler
    n12885510 red shrubby penstemon
    n12885754 Platte River penstemon
    n12886185 hot-rock penstemon
    n12886402 Jones' penstemon
    n12886600 shrubby penstemon
    n12886831 narrow-leaf penstemon
    n12887293 balloon flower
    n12887532 Parry's penstemon
    n12887713 rock penstemon
    n12888016 Rydberg's penstemon
    n12888234 cascade penstemon
    n12888457 Whipple's penstemon
    n12889219 moth mullein
    n12889412 white mullein
    n12889579 purple mullein
    n12889713 common mullein
    n12890265 veronica
    n12890490 field speedwell
    n12890685 brooklime
    n12890928 corn speedwell
    n12891093 brooklime
    n12891305 germander speedwell
    n12891469 water speedwell
    n12891643 common speedwell
    n12891824 purslane speedwell
    n12892013 thyme-leaved speedwell
    n12893463 nightshade
    n12893993 horse nettle
    n12895298 African holly
    n12895811 potato vine
    n12896615 garden huckleberry
    n12897118 naranjilla
    n12897788 potato vine
    n12897999 potato tree
    n12898342 belladonna
    n12898774 bush violet
    n12899166 lady-of-the-night
    n12899537 angel's trumpet
    n12899752 angel's trumpet
    n12899971 red angel's trumpet
    n12900783 cone pepper
    n12901724 bird pepper
    n12902466 day jessamine
    n12902662 night jasmine
    n12903014 tree tomato
    n12903367 thorn apple
    n12903503 jimsonweed
    n12903964 pichi
    n12904314 henbane
    n12904562 Egyptian henbane
    n12904938 matrimony vine
    n12905135 common matrimony vine
    n12905412 Christmasberry
    n12906214 plum tomato
    n12906498 mandrake
    n12906771 mandrake root
    n12907057 apple of Peru
    n12907671 flowering tobacco
    n12907857 common tobacco
    n12908093 wild tobacco
    n12908645 cupflower
    n12908854 whitecup
    n12909421 petunia
    n12909614 large white petunia
    n12909759 violet-flowered petunia
    n12909917 hybrid petunia
    n12911079 cape gooseberry
    n12911264 strawberry tomato
    n12911440 tomatillo
    n12911673 tomatillo
    n12911914 yellow henbane
    n12912274 cock's eggs
    n12912670 salpiglossis
    n12912801 painted tongue
    n12913144 butterfly flower
    n12913524 Scopolia carniolica
    n12913791 chalice vine
    n12914923 verbena
    n12915140 lantana
    n12915568 black mangrove
    n12915811 white mangrove
    n12916179 black mangrove
    n12916511 teak
    n12917901 spurge
    n12918609 sun spurge
    n12918810 petty spurge
    n12918991 medusa's head
    n12919195 wild spurge
    n12919403 snow-on-the-mountain
    n12919646 cypress spurge
    n12919847 leafy spurge
    n12920043 hairy spurge
    n12920204 poinsettia
    n12920521 Japanese poinsettia
    n12920719 fire-on-the-mountain
    n12920955 wood spurge
    n12921315 dwarf spurge
    n12921499 scarlet plume
    n12921660 naboom
    n12921868 crown of thorns
    n12922119 toothed spurge
    n12922458 three-seeded mercury
    n12922763 croton
    n12923108 cascarilla
    n12923257 cascarilla bark
    n12924623 castor-oil plant
    n12925179 spurge nettle
    n12925583 physic nut
    n12926039 Para rubber tree
    n12926480 cassava
    n12926689 bitter cassava
    n12927013 cassava
    n12927194 sweet cassava
    n12927494 candlenut
    n12927758 tung tree
    n12928071 slipper spurge
    n12928307 candelilla
    n12928491 Jewbush
    n12928819 jumping bean
    n12929403 camellia
    n12929600 japonica
    n12930778 umbellifer
    n12930951 wild parsley
    n12931231 fool's parsley
    n12931542 dill
    n12931906 angelica
    n12932173 garden angelica
    n12932365 wild angelica
    n12932706 chervil
    n12932966 cow parsley
    n12933274 wild celery
    n12934036 astrantia
    n12934174 greater masterwort
    n12934479 caraway
    n12934685 whorled caraway
    n12934985 water hemlock
    n12935166 spotted cowbane
    n12935609 hemlock
    n12936155 earthnut
    n12936826 cumin
    n12937130 wild carrot
    n12938081 eryngo
    n12938193 sea holly
    n12938445 button snakeroot
    n12938667 rattlesnake master
    n12939104 fennel
    n12939282 common fennel
    n12939479 Florence fennel
    n12939874 cow parsnip
    n12940226 lovage
    n12940609 sweet cicely
    n12941220 water fennel
    n12941536 parsnip
    n12941717 cultivated parsnip
    n12942025 wild parsnip
    n12942395 parsley
    n12942572 Italian parsley
    n12942729 Hamburg parsley
    n12943049 anise
    n12943443 sanicle
    n12943912 purple sanicle
    n12944095 European sanicle
    n12945177 water parsnip
    n12945366 greater water parsnip
    n12945549 skirret
    n12946849 dogwood
    n12947313 common white dogwood
    n12947544 red osier
    n12947756 silky dogwood
    n12947895 silky cornel
    n12948053 common European dogwood
    n12948251 bunchberry
    n12948495 cornelian cherry
    n12949160 puka
    n12949361 kapuka
    n12950126 valerian
    n12950314 common valerian
    n12950796 common corn salad
    n12951146 red valerian
    n12951835 filmy fern
    n12952165 bristle fern
    n12952469 hare's-foot bristle fern
    n12952590 Killarney fern
    n12952717 kidney fern
    n12953206 flowering fern
    n12953484 royal fern
    n12953712 interrupted fern
    n12954353 crape fern
    n12954799 crepe fern
    n12955414 curly grass
    n12955840 pine fern
    n12956170 climbing fern
    n12956367 creeping fern
    n12956588 climbing maidenhair
    n12956922 scented fern
    n12957608 clover fern
    n12957803 nardoo
    n12957924 water clover
    n12958261 pillwort
    n12958615 regnellidium
    n12959074 floating-moss
    n12959538 mosquito fern
    n12960378 adder's tongue
    n12960552 ribbon fern
    n12960863 grape fern
    n12961242 daisyleaf grape fern
    n12961393 leathery grape fern
    n12961536 rattlesnake fern
    n12961879 flowering fern
    n12963628 powdery mildew
    n12964920 Dutch elm fungus
    n12965626 ergot
    n12965951 rye ergot
    n12966804 black root rot fungus
    n12966945 dead-man's-fingers
    n12968136 sclerotinia
    n12968309 brown cup
    n12969131 earthball
    n12969425 Scleroderma citrinum
    n12969670 Scleroderma flavidium
    n12969927 Scleroderma bovista
    n12970193 Podaxaceae
    n12970293 stalked puffball
    n12970733 stalked puffball
    n12971400 false truffle
    n12971804 Rhizopogon idahoensis
    n12972136 Truncocolumella citrina
    n12973443 mucor
    n12973791 rhizopus
    n12973937 bread mold
    n12974987 slime mold
    n12975804 true slime mold
    n12976198 cellular slime mold
    n12976554 dictostylium
    n12978076 pond-scum parasite
    n12979316 potato wart fungus
    n12979829 white fungus
    n12980080 water mold
    n12980840 downy mildew
    n12981086 blue mold fungus
    n12981301 onion mildew
    n12981443 tobacco mildew
    n12981954 white rust
    n12982468 pythium
    n12982590 damping off fungus
    n12982915 Phytophthora citrophthora
    n12983048 Phytophthora infestans
    n12983654 clubroot fungus
    n12983873 Geglossaceae
    n12983961 Sarcosomataceae
    n12984267 Rufous rubber cup
    n12984489 devil's cigar
    n12984595 devil's urn
    n12985420 truffle
    n12985773 club fungus
    n12985857 coral fungus
    n12986227 tooth fungus
    n12987056 lichen
    n12987423 ascolichen
    n12987535 basidiolichen
    n12988158 lecanora
    n12988341 manna lichen
    n12988572 archil
    n12989007 roccella
    n12989938 beard lichen
    n12990597 horsehair lichen
    n12991184 reindeer moss
    n12991837 crottle
    n12992177 Iceland moss
    n12992868 fungus
    n12994892 promycelium
    n12995601 true fungus
    n12997654 basidiomycete
    n12997919 mushroom
    n12998815 agaric
    n13000891 mushroom
    n13001041 mushroom
    n13001206 toadstool
    n13001366 horse mushroom
    n13001529 meadow mushroom
    n13001930 shiitake
    n13002209 scaly lentinus
    n13002750 royal agaric
    n13002925 false deathcap
    n13003061 fly agaric
    n13003254 death cap
    n13003522 blushing mushroom
    n13003712 destroying angel
    n13004423 chanterelle
    n13004640 floccose chanterelle
    n13004826 pig's ears
    n13004992 cinnabar chanterelle
    n13005329 jack-o-lantern fungus
    n13005984 inky cap
    n13006171 shaggymane
    n13006631 milkcap
    n13006894 fairy-ring mushroom
    n13007034 fairy ring
    n13007417 oyster mushroom
    n13007629 olive-tree agaric
    n13008157 Pholiota astragalina
    n13008315 Pholiota aurea
    n13008485 Pholiota destruens
    n13008689 Pholiota flammans
    n13008839 Pholiota flavida
    n13009085 nameko
    n13009244 Pholiota squarrosa-adiposa
    n13009429 Pholiota squarrosa
    n13009656 Pholiota squarrosoides
    n13010694 Stropharia ambigua
    n13010951 Stropharia hornemannii
    n13011221 Stropharia rugoso-annulata
    n13011595 gill fungus
    n13012253 Entoloma lividum
    n13012469 Entoloma aprile
    n13012973 Chlorophyllum molybdites
    n13013534 lepiota
    n13013764 parasol mushroom
    n13013965 poisonous parasol
    n13014097 Lepiota naucina
    n13014265 Lepiota rhacodes
    n13014409 American parasol
    n13014581 Lepiota rubrotincta
    n13014741 Lepiota clypeolaria
    n13014879 onion stem
    n13015509 pink disease fungus
    n13015688 bottom rot fungus
    n13016076 potato fungus
    n13016289 coffee fungus
    n13017102 blewits
    n13017240 sandy mushroom
    n13017439 Tricholoma pessundatum
    n13017610 Tricholoma sejunctum
    n13017789 man-on-a-horse
    n13017979 Tricholoma venenata
    n13018088 Tricholoma pardinum
    n13018232 Tricholoma vaccinum
    n13018407 Tricholoma aurantium
    n13018906 Volvaria bombycina
    n13019496 Pluteus aurantiorugosus
    n13019643 Pluteus magnus
    n13019835 deer mushroom
    n13020191 straw mushroom
    n13020481 Volvariella bombycina
    n13020964 Clitocybe clavipes
    n13021166 Clitocybe dealbata
    n13021332 Clitocybe inornata
    n13021543 Clitocybe robusta
    n13021689 Clitocybe irina
    n13021867 Clitocybe subconnexa
    n13022210 winter mushroom
    n13022709 mycelium
    n13022903 sclerotium
    n13023134 sac fungus
    n13024012 ascomycete
    n13024500 Clavicipitaceae
    n13024653 grainy club
    n13025647 yeast
    n13025854 baker's yeast
    n13026015 wine-maker's yeast
    n13027557 Aspergillus fumigatus
    n13027879 brown root rot fungus
    n13028611 discomycete
    n13028937 Leotia lubrica
    n13029122 Mitrula elegans
    n13029326 Sarcoscypha coccinea
    n13029610 Caloscypha fulgens
    n13029760 Aleuria aurantia
    n13030337 elf cup
    n13030616 Peziza domicilina
    n13030852 blood cup
    n13031193 Urnula craterium
    n13031323 Galiella rufa
    n13031474 Jafnea semitosta
    n13032115 morel
    n13032381 common morel
    n13032618 Disciotis venosa
    n13032923 Verpa
    n13033134 Verpa bohemica
    n13033396 Verpa conica
    n13033577 black morel
    n13033879 Morchella crassipes
    n13034062 Morchella semilibera
    n13034555 Wynnea americana
    n13034788 Wynnea sparassoides
    n13035241 false morel
    n13035389 lorchel
    n13035707 helvella
    n13035925 Helvella crispa
    n13036116 Helvella acetabulum
    n13036312 Helvella sulcata
    n13036804 discina
    n13037406 gyromitra
    n13037585 Gyromitra californica
    n13037805 Gyromitra sphaerospora
    n13038068 Gyromitra esculenta
    n13038376 Gyromitra infula
    n13038577 Gyromitra fastigiata
    n13038744 Gyromitra gigas
    n13039349 gasteromycete
    n13040303 stinkhorn
    n13040629 common stinkhorn
    n13040796 Phallus ravenelii
    n13041312 dog stinkhorn
    n13041943 Calostoma lutescens
    n13042134 Calostoma cinnabarina
    n13042316 Calostoma ravenelii
    n13042982 stinky squid
    n13043926 puffball
    n13044375 giant puffball
    n13044778 earthstar
    n13045210 Geastrum coronatum
    n13045594 Radiigera fuscogleba
    n13045975 Astreus pteridis
    n13046130 Astreus hygrometricus
    n13046669 bird's-nest fungus
    n13047862 Gastrocybe lateritia
    n13048447 Macowanites americanus
    n13049953 polypore
    n13050397 bracket fungus
    n13050705 Albatrellus dispansus
    n13050940 Albatrellus ovinus
    n13051346 Neolentinus ponderosus
    n13052014 Oligoporus leucospongia
    n13052248 Polyporus tenuiculus
    n13052670 hen-of-the-woods
    n13052931 Polyporus squamosus
    n13053608 beefsteak fungus
    n13054073 agaric
    n13054560 bolete
    n13055423 Boletus chrysenteron
    n13055577 Boletus edulis
    n13055792 Frost's bolete
    n13055949 Boletus luridus
    n13056135 Boletus mirabilis
    n13056349 Boletus pallidus
    n13056607 Boletus pulcherrimus
    n13056799 Boletus pulverulentus
    n13057054 Boletus roxanae
    n13057242 Boletus subvelutipes
    n13057422 Boletus variipes
    n13057639 Boletus zelleri
    n13058037 Fuscoboletinus paluster
    n13058272 Fuscoboletinus serotinus
    n13058608 Leccinum fibrillosum
    n13059298 Suillus albivelatus
    n13059657 old-man-of-the-woods
    n13060017 Boletellus russellii
    n13060190 jelly fungus
    n13061172 snow mushroom
    n13061348 witches' butter
    n13061471 Tremella foliacea
    n13061704 Tremella reticulata
    n13062421 Jew's-ear
    n13063269 rust
    n13063514 aecium
    n13064111 flax rust
    n13064457 blister rust
    n13065089 wheat rust
    n13065514 apple rust
    n13066129 smut
    n13066448 covered smut
    n13066979 loose smut
    n13067191 cornsmut
    n13067330 boil smut
    n13067532 Sphacelotheca
    n13067672 head smut
    n13068255 bunt
    n13068434 bunt
    n13068735 onion smut
    n13068917 flag smut fungus
    n13069224 wheat flag smut
    n13069773 felt fungus
    n13070308 waxycap
    n13070875 Hygrocybe acutoconica
    n13071371 Hygrophorus borealis
    n13071553 Hygrophorus caeruleus
    n13071815 Hygrophorus inocybiformis
    n13072031 Hygrophorus kauffmanii
    n13072209 Hygrophorus marzuolus
    n13072350 Hygrophorus purpurascens
    n13072528 Hygrophorus russula
    n13072706 Hygrophorus sordidus
    n13072863 Hygrophorus tennesseensis
    n13073055 Hygrophorus turundus
    n13073703 Neohygrophorus angelesianus
    n13074619 Cortinarius armillatus
    n13074814 Cortinarius atkinsonianus
    n13075020 Cortinarius corrugatus
    n13075272 Cortinarius gentilis
    n13075441 Cortinarius mutabilis
    n13075684 Cortinarius semisanguineus
    n13075847 Cortinarius subfoetidus
    n13076041 Cortinarius violaceus
    n13076405 Gymnopilus spectabilis
    n13076643 Gymnopilus validipes
    n13076831 Gymnopilus ventricosus
    n13077033 mold
    n13077295 mildew
    n13078021 verticillium
    n13079073 monilia
    n13079419 candida
    n13079567 Candida albicans
    n13080306 blastomycete
    n13080866 yellow spot fungus
    n13081229 green smut fungus
    n13081999 dry rot
    n13082568 rhizoctinia
    n13083023 houseplant
    n13083461 bedder
    n13084184 succulent
    n13084834 cultivar
    n13085113 weed
    n13085747 wort
    n13090018 brier
    n13090871 aril
    n13091620 sporophyll
    n13091774 sporangium
    n13091982 sporangiophore
    n13092078 ascus
    n13092240 ascospore
    n13092385 arthrospore
    n13092987 eusporangium
    n13093275 tetrasporangium
    n13093629 gametangium
    n13094145 sorus
    n13094273 sorus
    n13095013 partial veil
    n13096779 lignum
    n13098515 vascular ray
    n13098962 phloem
    n13099833 evergreen
    n13099999 deciduous plant
    n13100156 poisonous plant
    n13100677 vine
    n13102648 creeper
    n13102775 tendril
    n13103023 root climber
    n13103660 lignosae
    n13103750 arborescent plant
    n13103877 snag
    n13104059 tree
    n13107694 timber tree
    n13107807 treelet
    n13107891 arbor
    n13108131 bean tree
    n13108323 pollard
    n13108481 sapling
    n13108545 shade tree
    n13108662 gymnospermous tree
    n13108841 conifer
    n13109733 angiospermous tree
    n13110915 nut tree
    n13111174 spice tree
    n13111340 fever tree
    n13111504 stump
    n13111881 bonsai
    n13112035 ming tree
    n13112201 ming tree
    n13118330 undershrub
    n13118707 subshrub
    n13119870 bramble
    n13120211 liana
    n13120958 geophyte
    n13121104 desert plant
    n13121349 mesophyte
    n13122364 marsh plant
    n13123309 hemiepiphyte
    n13123431 strangler
    n13123841 lithophyte
    n13124358 saprobe
    n13124654 autophyte
    n13125117 root
    n13126050 taproot
    n13126856 prop root
    n13127001 prophyll
    n13127303 rootstock
    n13127666 quickset
    n13127843 stolon
    n13128278 tuberous plant
    n13128582 rhizome
    n13128976 rachis
    n13129078 caudex
    n13130014 cladode
    n13130161 receptacle
    n13130726 scape
    n13131028 umbel
    n13131618 petiole
    n13132034 peduncle
    n13132156 pedicel
    n13132338 flower cluster
    n13132486 raceme
    n13132656 panicle
    n13132756 thyrse
    n13132940 cyme
    n13133140 cymule
    n13133233 glomerule
    n13133316 scorpioid cyme
    n13133613 ear
    n13133932 spadix
    n13134302 bulbous plant
    n13134531 bulbil
    n13134844 cormous plant
    n13134947 fruit
    n13135692 fruitlet
    n13135832 seed
    n13136316 bean
    n13136556 nut
    n13136781 nutlet
    n13137010 kernel
    n13137225 syconium
    n13137409 berry
    n13137672 aggregate fruit
    n13137951 simple fruit
    n13138155 acinus
    n13138308 drupe
    n13138658 drupelet
    n13138842 pome
    n13139055 pod
    n13139321 loment
    n13139482 pyxidium
    n13139647 husk
    n13139837 cornhusk
    n13140049 pod
    n13140367 accessory fruit
    n13141141 buckthorn
    n13141415 buckthorn berry
    n13141564 cascara buckthorn
    n13141797 cascara
    n13141972 Carolina buckthorn
    n13142182 coffeeberry
    n13142504 redberry
    n13142907 nakedwood
    n13143285 jujube
    n13143758 Christ's-thorn
    n13144084 hazel
    n13145040 fox grape
    n13145250 muscadine
    n13145444 vinifera
    n13146403 Pinot blanc
    n13146583 Sauvignon grape
    n13146928 Sauvignon blanc
    n13147153 Muscadet
    n13147270 Riesling
    n13147386 Zinfandel
    n13147532 Chenin blanc
    n13147689 malvasia
    n13147918 Verdicchio
    n13148208 Boston ivy
    n13148384 Virginia creeper
    n13149296 true pepper
    n13149970 betel
    n13150378 cubeb
    n13150592 schizocarp
    n13150894 peperomia
    n13151082 watermelon begonia
    n13152339 yerba mansa
    n13154388 pinna
    n13154494 frond
    n13154841 bract
    n13155095 bracteole
    n13155305 involucre
    n13155611 glume
    n13156986 palmate leaf
    n13157137 pinnate leaf
    n13157346 bijugate leaf
    n13157481 decompound leaf
    n13157684 acuminate leaf
    n13157971 deltoid leaf
    n13158167 ensiform leaf
    n13158512 linear leaf
    n13158605 lyrate leaf
    n13158714 obtuse leaf
    n13158815 oblanceolate leaf
    n13159357 pandurate leaf
    n13159691 reniform leaf
    n13159890 spatulate leaf
    n13160116 even-pinnate leaf
    n13160254 odd-pinnate leaf
    n13160365 pedate leaf
    n13160604 crenate leaf
    n13160831 dentate leaf
    n13160938 denticulate leaf
    n13161151 erose leaf
    n13161254 runcinate leaf
    n13161904 prickly-edged leaf
    n13163553 deadwood
    n13163649 haulm
    n13163991 branchlet
    n13164501 osier
    n13170840 giant scrambling fern
    n13171210 umbrella fern
    n13171797 floating fern
    n13172923 polypody
    n13173132 licorice fern
    n13173259 grey polypody
    n13173488 leatherleaf
    n13173697 rock polypody
    n13173882 common polypody
    n13174354 bear's-paw fern
    n13174670 strap fern
    n13174823 Florida strap fern
    n13175682 basket fern
    n13176363 snake polypody
    n13176714 climbing bird's nest fern
    n13177048 golden polypody
    n13177529 staghorn fern
    n13177768 South American staghorn
    n13177884 common staghorn fern
    n13178284 felt fern
    n13178707 potato fern
    n13179056 myrmecophyte
    n13179804 grass fern
    n13180534 spleenwort
    n13180875 black spleenwort
    n13181055 bird's nest fern
    n13181244 ebony spleenwort
    n13181406 black-stem spleenwort
    n13181811 walking fern
    n13182164 green spleenwort
    n13182338 mountain spleenwort
    n13182799 lobed spleenwort
    n13182937 lanceolate spleenwort
    n13183056 hart's-tongue
    n13183489 scale fern
    n13184394 scolopendrium
    n13185269 deer fern
    n13185658 doodia
    n13186388 chain fern
    n13186546 Virginia chain fern
    n13187367 silver tree fern
    n13188096 davallia
    n13188268 hare's-foot fern
    n13188462 Canary Island hare's foot fern
    n13188767 squirrel's-foot fern
    n13190060 bracken
    n13190747 soft tree fern
    n13191148 Scythian lamb
    n13191620 false bracken
    n13191884 thyrsopteris
    n13192625 shield fern
    n13193143 broad buckler-fern
    n13193269 fragrant cliff fern
    n13193466 Goldie's fern
    n13193642 wood fern
    n13193856 male fern
    n13194036 marginal wood fern
    n13194212 mountain male fern
    n13194572 lady fern
    n13194758 Alpine lady fern
    n13194918 silvery spleenwort
    n13195341 holly fern
    n13195761 bladder fern
    n13196003 brittle bladder fern
    n13196234 mountain bladder fern
    n13196369 bulblet fern
    n13196738 silvery spleenwort
    n13197274 oak fern
    n13197507 limestone fern
    n13198054 ostrich fern
    n13198482 hart's-tongue
    n13198914 sensitive fern
    n13199717 Christmas fern
    n13199970 holly fern
    n13200193 Braun's holly fern
    n13200542 western holly fern
    n13200651 soft shield fern
    n13200986 leather fern
    n13201423 button fern
    n13201566 Indian button fern
    n13201969 woodsia
    n13202125 rusty woodsia
    n13202355 Alpine woodsia
    n13202602 smooth woodsia
    n13205058 Boston fern
    n13205249 basket fern
    n13206178 golden fern
    n13206817 maidenhair
    n13207094 common maidenhair
    n13207335 American maidenhair fern
    n13207572 Bermuda maidenhair
    n13207736 brittle maidenhair
    n13207923 Farley maidenhair
    n13208302 annual fern
    n13208705 lip fern
    n13208965 smooth lip fern
    n13209129 lace fern
    n13209270 wooly lip fern
    n13209460 southwestern lip fern
    n13209808 bamboo fern
    n13210350 American rock brake
    n13210597 European parsley fern
    n13211020 hand fern
    n13211790 cliff brake
    n13212025 coffee fern
    n13212175 purple rock brake
    n13212379 bird's-foot fern
    n13212559 button fern
    n13213066 silver fern
    n13213397 golden fern
    n13213577 gold fern
    n13214217 Pteris cretica
    n13214340 spider brake
    n13214485 ribbon fern
    n13215258 potato fern
    n13215586 angiopteris
    n13217005 skeleton fork fern
    n13219422 horsetail
    n13219833 common horsetail
    n13219976 swamp horsetail
    n13220122 scouring rush
    n13220355 marsh horsetail
    n13220525 wood horsetail
    n13220663 variegated horsetail
    n13221529 club moss
    n13222877 shining clubmoss
    n13222985 alpine clubmoss
    n13223090 fir clubmoss
    n13223588 ground cedar
    n13223710 ground fir
    n13223843 foxtail grass
    n13224673 spikemoss
    n13224922 meadow spikemoss
    n13225244 desert selaginella
    n13225365 resurrection plant
    n13225617 florida selaginella
    n13226320 quillwort
    n13226871 earthtongue
    n13228017 snuffbox fern
    n13228536 christella
    n13229543 mountain fern
    n13229951 New York fern
    n13230190 Massachusetts fern
    n13230662 beech fern
    n13230843 broad beech fern
    n13231078 long beech fern
    n13231678 shoestring fungus
    n13231919 Armillaria caligata
    n13232106 Armillaria ponderosa
    n13232363 Armillaria zelleri
    n13232779 honey mushroom
    n13233727 milkweed
    n13234114 white milkweed
    n13234519 poke milkweed
    n13234678 swamp milkweed
    n13234857 Mead's milkweed
    n13235011 purple silkweed
    n13235159 showy milkweed
    n13235319 poison milkweed
    n13235503 butterfly weed
    n13235766 whorled milkweed
    n13236100 cruel plant
    n13237188 wax plant
    n13237508 silk vine
    n13238375 stapelia
    n13238654 Stapelias asterias
    n13238988 stephanotis
    n13239177 Madagascar jasmine
    n13239736 negro vine
    n13239921 zygospore
    n13240362 tree of knowledge
    n13252672 orangery
    n13354021 pocketbook
    n13555775 shit
    n13579829 cordage
    n13650447 yard
    n13653902 extremum
    n13862407 leaf shape
    n13862552 equilateral
    n13862780 figure
    n13863020 pencil
    n13863186 plane figure
    n13863473 solid figure
    n13863771 line
    n13864035 bulb
    n13864153 convex shape
    n13864965 concave shape
    n13865298 cylinder
    n13865483 round shape
    n13865904 heart
    n13866144 polygon
    n13866626 convex polygon
    n13866827 concave polygon
    n13867005 reentrant polygon
    n13867492 amorphous shape
    n13868248 closed curve
    n13868371 simple closed curve
    n13868515 S-shape
    n13868944 wave
    n13869045 extrados
    n13869547 hook
    n13869788 envelope
    n13869896 bight
    n13871717 diameter
    n13872592 cone
    n13872822 funnel
    n13873361 oblong
    n13873502 circle
    n13873917 circle
    n13874073 equator
    n13874558 scallop
    n13875392 ring
    n13875571 loop
    n13875884 bight
    n13876561 helix
    n13877547 element of a cone
    n13877667 element of a cylinder
    n13878306 ellipse
    n13879049 quadrate
    n13879320 triangle
    n13879816 acute triangle
    n13880199 isosceles triangle
    n13880415 obtuse triangle
    n13880551 right triangle
    n13880704 scalene triangle
    n13880994 parallel
    n13881512 trapezoid
    n13881644 star
    n13882201 pentagon
    n13882276 hexagon
    n13882487 heptagon
    n13882563 octagon
    n13882639 nonagon
    n13882713 decagon
    n13882961 rhombus
    n13883603 spherical polygon
    n13883763 spherical triangle
    n13884261 convex polyhedron
    n13884384 concave polyhedron
    n13884930 cuboid
    n13885011 quadrangular prism
    n13886260 bell
    n13888491 angular distance
    n13889066 true anomaly
    n13889331 spherical angle
    n13891547 angle of refraction
    n13891937 acute angle
    n13893786 groove
    n13894154 rut
    n13894434 bulge
    n13895262 belly
    n13896100 bow
    n13896217 crescent
    n13897198 ellipsoid
    n13897528 hypotenuse
    n13897996 balance
    n13898207 conformation
    n13898315 symmetry
    n13898645 spheroid
    n13899735 spherule
    n13900287 toroid
    n13900422 column
    n13901211 barrel
    n13901321 pipe
    n13901423 pellet
    n13901490 bolus
    n13901858 dewdrop
    n13902048 ridge
    n13902336 rim
    n13902793 taper
    n13903079 boundary
    n13905121 incisure
    n13905275 notch
    n13905792 wrinkle
    n13906484 dermatoglyphic
    n13906669 frown line
    n13906767 line of life
    n13906936 line of heart
    n13907272 crevice
    n13908201 cleft
    n13908580 roulette
    n13911045 node
    n13912260 tree
    n13912540 stemma
    n13914141 brachium
    n13914265 fork
    n13914608 block
    n13915023 ovoid
    n13915113 tetrahedron
    n13915209 pentahedron
    n13915305 hexahedron
    n13915999 regular polyhedron
    n13916363 polyhedral angle
    n13916721 cube
    n13917690 truncated pyramid
    n13917785 truncated cone
    n13918274 tail
    n13918387 tongue
    n13918717 trapezohedron
    n13919547 wedge
    n13919919 keel
    n13926786 place
    n14131950 herpes
    n14175579 chlamydia
    n14564779 wall
    n14582716 micronutrient
    n14583400 chyme
    n14585392 ragweed pollen
    n14592309 pina cloth
    n14603798 chlorobenzylidenemalononitrile
    n14633206 carbon
    n14685296 charcoal
    n14696793 rock
    n14698884 gravel
    n14714645 aflatoxin
    n14720833 alpha-tocopheral
    n14765422 leopard
    n14785065 bricks and mortar
    n14786943 lagging
    n14804958 hydraulic cement
    n14810561 choline
    n14820180 concrete
    n14821852 glass wool
    n14844693 soil
    n14853210 high explosive
    n14858292 litter
    n14867545 fish meal
    n14891255 Greek fire
    n14899328 culture medium
    n14900184 agar
    n14900342 blood agar
    n14908027 hip tile
    n14909584 hyacinth
    n14914945 hydroxide ion
    n14915184 ice
    n14919819 inositol
    n14938389 linoleum
    n14941787 lithia water
    n14942411 lodestone
    n14973585 pantothenic acid
    n14974264 paper
    n14975598 papyrus
    n14976759 pantile
    n14976871 blacktop
    n14977188 tarmacadam
    n14977504 paving
    n14992287 plaster
    n14993378 poison gas
    n15005577 ridge tile
    n15006012 roughcast
    n15019030 sand
    n15048888 spackle
    n15060326 render
    n15060688 wattle and daub
    n15062057 stucco
    n15067877 tear gas
    n15075141 toilet tissue
    n15086247 linseed
    n15089258 vitamin
    n15089472 fat-soluble vitamin
    n15089645 water-soluble vitamin
    n15089803 vitamin A
    n15090065 vitamin A1
    n15090238 vitamin A2
    n15090742 B-complex vitamin
    n15091129 vitamin B1
    n15091304 vitamin B12
    n15091473 vitamin B2
    n15091669 vitamin B6
    n15091846 vitamin Bc
    n15092059 niacin
    n15092227 vitamin D
    n15092409 vitamin E
    n15092650 biotin
    n15092751 vitamin K
    n15092942 vitamin K1
    n15093049 vitamin K3
    n15093137 vitamin P
    n15093298 vitamin C
    n15102359 planking
    n15102455 chipboard
    n15102894 knothole
    """#
}
