"""Words that are never masked as a name, a place or an organisation, each with the reason.

    "Hugs", "Samaritans", "Sertraline", "Easter", "OP", "America" → stay

A reader needs these words, and none of them leads to a person. They are written in small letters
and compared word by word: a finding loses such words at its ends, and is dropped if none is left.
"""

HELP = """
    samaritans childline shout papyrus mind nami trevor project trevorproject crisis text line
    lifeline hotline helpline alcoholics anonymous narcotics al-anon alanon na aa campaign calm
    relate shelter salvation army citizens advice rethink sane maytree befrienders suicide
    prevention veterans nhs samhsa camhs emergency services police ambulance 911 999 988 111 112
    116 gp er icu
"""
"""Where help is: the reader must be able to see it."""

CARE = """
    therapist therapy therapists psychiatrist psychologist counsellor counselor doctor doc nurse
    hospital clinic ward school college university uni mods mod moderator moderators hr cps dss
    gp gps cbt dbt emdr act ifs rtms ect ssri ssris snri snris maoi maois iop php ip op dsm icd
    phq gad tipp stop wise mind inpatient outpatient section cmht cognitive behavioural
    behavioral dialectical behaviour behavior
"""
"""Care, its people and its methods."""

MEDICINES = """
    abilify aripiprazole adderall alprazolam amitriptyline ativan atomoxetine benadryl bupropion
    buspar buspirone celexa cipralex citalopram clonazepam clonidine clozapine concerta cymbalta
    depakote desvenlafaxine dexedrine diazepam duloxetine effexor elavil elvanse escitalopram
    esketamine eszopiclone fluoxetine fluvoxamine gabapentin geodon haldol hydroxyzine ibuprofen
    imipramine invega ketamine klonopin lamictal lamotrigine latuda lexapro librium lithium
    lorazepam lunesta luvox lyrica melatonin methylphenidate mirtazapine modafinil naltrexone
    nardil nortriptyline olanzapine paracetamol paroxetine paxil phenelzine prazosin pregabalin
    prestiq pristiq promethazine propranolol prozac quetiapine remeron rexulti risperdal
    risperidone ritalin saphris seroquel sertraline spravato strattera suboxone temazepam
    topamax tramadol trazodone trileptal trintellix tylenol valium valproate venlafaxine viibryd
    vortioxetine vraylar vyvanse wellbutrin xanax ziprasidone zoloft zolpidem zopiclone zyprexa
    ambien advil aspirin narcan methadone antabuse cannabis weed marijuana cocaine heroin meth
    fentanyl oxy oxycontin percocet vicodin mdma lsd acid molly alcohol vodka nicotine caffeine
    birth control
"""
"""Medicines and drugs: which one helped is the point of many comments."""

DIAGNOSES = """
    adhd add asd autism autistic asperger aspergers bpd bipolar borderline cptsd ptsd ocd gad
    mdd sad depression anxiety anorexia bulimia arfid ednos dysphoria schizophrenia
    schizoaffective psychosis dissociative did dpdr osdd npd aspd hpd avpd tourette tourettes
    fibromyalgia pots ibs pcos pmdd covid corona alzheimer alzheimers parkinson parkinsons
    dementia cancer diabetes epilepsy sa sh si ed eds tw cw dv stockholm syndrome disorder
"""
"""Diagnoses and conditions, also those named after a person."""

TIMES = """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues
    wed thu thur thurs fri sat sun today tomorrow yesterday tonight morning evening night day
    week weekend month year years spring summer autumn fall winter christmas xmas easter
    thanksgiving halloween hanukkah chanukah ramadan eid diwali new eve valentine valentines
    mother father memorial labor boxing passover lent kwanzaa lockdown
"""
"""Months, weekdays, seasons, feasts: too common to lead to a person."""

FAITH = """
    god gods lord jesus christ allah buddha krishna satan devil heaven hell bible quran koran
    torah holy spirit mary christian christians catholic catholicism muslim muslims islam jewish
    jew judaism hindu buddhist buddhism atheist mormon lds baptist jehovah witness amen
    hallelujah psalm psalms karma universe saint saints angel angels
"""
"""Faith: whom people call on is not whom they know."""

PEOPLE = """
    mum mom mama mommy mummy dad daddy papa ma pa nan nana nanna gran granny grandma grandpa
    grandad granddad grandmother grandfather brother sister sis bro son daughter uncle aunt
    auntie cousin niece nephew wife husband hubby boyfriend girlfriend bf gf so partner ex
    fiance fiancee stepdad stepmom stepmum mil fil sil bil friend friends bestie baby babe honey
    hun hon darling love dear sweetie sweetheart buddy pal mate dude man guy guys girl boy lady
    ladies folks stranger strangers everyone everybody anyone someone somebody nobody all you
    yourself me myself he she him her they them we us op ops sir madam maam miss mister mr mrs
    ms dr prof professor doctor teacher boss manager neighbour neighbor human kiddo kid kids
    little one cat dog kitty puppy warrior survivor champ king queen sweet fellow internet
    redditor redditors lurker throwaway i its my your his our their who whom
"""
"""Kinship, terms of address and pronouns."""

FEELINGS = """
    hug hugs sending sent love light strength prayers thoughts vibes hope hopes faith joy grace
    patience peace mercy charity serenity will bless blessings blessed thanks thank thx ty
    please pls sorry congrats congratulations happy merry good great best luck lucky proud done
    tired sad mad scared alone lost broken broke numb empty okay ok fine here there worthless
    useless enough welcome hello hi hey hiya heya yo dear cheers bye goodbye goodnight wow ugh
    yikes oof lol lmao rofl omg wtf idk imo imho tbh smh ffs rip edit update tldr tl psa fyi eta
    ps nsfw btw afaik nah yeah yep yes no nope not amen welp yay woo hooray aw aww damn shit
    fuck crap stay safe strong hang keep going breathe feel better soon same anyway mark rose
    dawn rant vent advice support trigger warning trauma read again give up take care chapter
    page steps step the a an of to in is it and or but with for so much idea have only just life
    death pretending pregnant autistic gay lesbian bi trans nonbinary queer straight single
    married divorced vegan sober clean high drunk sick ill dying old young
"""
"""Feelings, greetings and interjections that capital letters turn into names."""

THINGS = """
    reddit facebook instagram tiktok twitter snapchat discord whatsapp youtube google netflix
    spotify tumblr telegram steam twitch zoom skype tinder hinge bumble grindr wikipedia quora
    pinterest linkedin quizlet chatgpt siri alexa iphone android samsung ipad playstation xbox
    switch nintendo minecraft roblox fortnite sims stardew valley animal crossing zelda pokemon
    skyrim valorant league legends overwatch headspace betterhelp talkspace woebot daylio finch
    insight timer office friends bojack simpsons noonday demon bell jar body keeps score feeling
    handbook radiohead disney marvel harry potter star wars trek lotr dnd medicare medicaid
    obamacare brexit dna tv pc uk us usa nyc la eu ai wifi faq bmi iq gcse gcses sat sats gpa
    phd ba ma msc bsc id ssi ssdi pip dwp irs hmrc pto fmla hipaa aclu cia fbi internet ramen
    pizza tea coffee coke pepsi monster redbull uber lyft section
"""
"""Apps, games, books, shows, offices and shorthand that everybody shares."""

COUNTRIES = """
    afghanistan africa albania algeria america americas american americans arab arabic argentina
    armenia asia asian asians australia australian aussie austria austrian bangladesh belgium
    belgian black white bosnia brazil brazilian britain british brit brits bulgaria canada
    canadian canadians caribbean chile china chinese colombia colombian croatia cuba czech
    denmark danish dutch egypt egyptian england english estonia ethiopia europe european eu
    finland finnish france french german germany ghana greece greek haiti hispanic hong kong
    hungary iceland india indian indians indonesia iran iranian iraq iraqi ireland irish israel
    israeli italian italy jamaica jamaican japan japanese jordanian kenya kenyan kingdom korea
    korean kosovo latina latino latvia lebanon lebanese lithuania malaysia mexican mexico
    morocco nepal netherlands zealand nigeria nigerian norway norwegian pakistan pakistani
    palestine palestinian peru philippines filipino poland polish portugal portuguese puerto
    rico romania romanian russia russian rwanda saudi scandinavia scotland scottish serbia
    singapore slovakia slovenia somalia somali african spain spanish sri lanka sudan sweden
    swedish switzerland swiss syria syrian taiwan thailand thai trinidad turkey turkish uganda
    ukraine ukrainian united states venezuela vietnam vietnamese wales welsh zambia zimbabwe
    alabama alaska arizona arkansas california carolina colorado connecticut dakota delaware
    florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
    massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire
    jersey ohio oklahoma oregon pennsylvania rhode island tennessee texas utah vermont virginia
    wisconsin wyoming ontario quebec alberta manitoba saskatchewan scotia brunswick columbia
    queensland tasmania victoria north south east west northern southern eastern western midwest
    midlands
"""
"""Peoples, countries, continents, states: millions live there."""

NAMES_THAT_ARE_WORDS = """
    abbey among amor angel april art ash august autumn basil bell bent bill bishop blessing
    bliss blue brandy brook bud buddy carol chance charity charm chase cherish cherry chi chip
    christian chuck clay cliff comfort cookie cooper coral crystal dale danish dash dawn dean
    dee del demi destiny dev diamond dick dolly don dot drew earl early earnest ebony eden edit
    ella else ember ever eve faith fern fleur flor floor flora forest forum frank gay gem gene
    genesis german ginger glen glory golden good grace grant gray grit gun gunner guy happy harm
    harmony harper harsh hasta haven hazel heath heather heaven hero holiday holly honor hope
    hunter hush ice ida india iris isa island ivory ivy jade jail jan jasmine jay jazz jean jet
    jewel job journey joy jude july june junior justice kale karma kay ken kick king kitty lady
    lake lance lane lark laurel lee legend levy liberty lily line lo lone lot lotus love lovely
    luck lucky luna mac mad major man mar march marina marine mark marvel mason may maya me
    melody mercy merit merry mike miles mina mine miracle miss misty mo moon mum my nail nan
    nana nazi neo night noble noel nova oak ocean ode olive om ole opal pansy paris pastor pat
    patience paw peace pearl peer penny per petal phoenix piper poet polo pop poppy porter
    precious prince princess promise prudence pa queen quill rain rainbow raven ray red reed
    rich river rob robin rocky roman rose ruby rue rust rusty rut sad sage said sally salud
    sandy say scarlet sea sep serene serenity server shade shine shy sierra sky skip smith sole
    solo son sonny sparrow spirit star stella stone storm summer sun sunday sunny sunshine tan
    tanner taylor temperance ties till tiny tor toy trinity true trust tucker tue tulip ty unity
    us van vi victor victory viola violet wade wage wally ward way west wild will willow win
    winter wise wish wolf wren yoga young zen ana ani ante any are arm as at be but can do for
    go had has he her him his how if in is it its let no not now of off on one or our out she so
    sue than that the them then they this to too up was we were what when who why with yes you
    your min bo lan ban tam san hung an dung
"""
"""First names that are ordinary words too: they count as names only where a name is expected."""

REASONS = {
    "where help is": HELP,
    "care and its methods": CARE,
    "medicines and drugs": MEDICINES,
    "diagnoses": DIAGNOSES,
    "months, weekdays, feasts": TIMES,
    "faith": FAITH,
    "kinship, address, pronouns": PEOPLE,
    "feelings and interjections": FEELINGS,
    "apps, books, shorthand": THINGS,
    "peoples, countries, states": COUNTRIES,
}
NEVER = {word: reason for reason, words in REASONS.items() for word in words.split()}
"""Each word with the reason why it stays."""

CITIES_THAT_ARE_WORDS = """
    airport alabaster alliance aloha along annex antelope anthem apex archway badger bar barking
    barrow bath batman battle bay bear bell bend bender bimbo bloomfield boom boulder bountiful
    bow brick bright buckeye buffalo burden bury camp can canal canton cantonment centennial
    central centurion champaign clay cloverleaf cocoa columbine commerce commonwealth concord
    confederation converse cool coral cork corner cove crook crystal cypress dali darling deal
    defiance delta derby desert diamond dial draper eagle early earth east eden edge engels
    enterprise erode essen eureka evergreen faith fleet flint flower forest fort fountain
    frankfort fuji gap garner gem gift golden granger grapevine green greenbelt griffin grove
    groves harp hatch hay hazard heath hell hercules hermitage hero hickory highland hillside
    hobbs holiday holland home homestead hook hope horn horse hub hull humble hurricane imperial
    independence jingling jupiter justice kale keller keystone lake lakeside lander laplace
    largo laurel leek liberal liberty lima line lion loving male malls man mango manhattan many
    marble march mars mean mentor mercer merced midway mission mobile modesto moody most mount
    nada natural nice normal novel officer opportunity oral orange orient pace palm palms
    paradise paramount park parker parks patience peace pearl pest pilot pine plane plum police
    pool poplar port price pride prince progress prospect queen queens quincy rainbow reading
    real red reform republic rescue rest retreat rich rifle rising river roads robe rock rocks
    rome rouge rugby run rush rye sale same san sandy santa savage school sea seal seaside shape
    shaping sharp shelter show silver simmering slough social sole south spa spark sparks speed
    split spring springs star start states sterling stone stow street such summer summit sun
    sunrise sunset superior surprise sweet swords tea temple the time tour tower town trail true
    truth turkey twin union unity university valley van venice victory view village wake walker
    wall ware warm warren waters way wedding well wells west wheeling white why winter wolf wood
    woods worms worth yes york young worry worse even ever taste hong
"""
"""Cities that are ordinary words too: they count as places only where a place is expected."""


def words(text: str) -> frozenset[str]:
    """The words of a list as a set."""
    return frozenset(text.split())


AMBIGUOUS = words(NAMES_THAT_ARE_WORDS) | frozenset(NEVER)
AMBIGUOUS_CITIES = AMBIGUOUS | words(CITIES_THAT_ARE_WORDS)
