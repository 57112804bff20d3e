"""Words that make pain smaller, by what they do with it.

"Others have it worse." → compared · "It's just a breakup." → explained away
"""

from llumi.safety.reading import phrases

_VERY = r"(?: (?:just|so|very|really|that|all|even|too|quite|pretty|such|a bit|much|only)){0,2}"
_ITS = (
    r"(?:its|it is|it was|thats|that is|that was|this is|this was|youre|you are|hes|shes|theyre"
    r"|those are|these are)"
)
_NOT = (
    r"(?:isnt|is not|arent|are not|wasnt|was not|werent|doesnt sound|dont sound|doesnt look|dont"
    r" look|cant be|cannot be|its not|thats not)"
)
_ALL = r"(?:everyone|everybody|we all|all of us|most people|lots of people|plenty of people)"
_GROUP = (
    r"(?:teenagers?|kids|children|students?|parents?|mothers?|mums|moms|fathers?|famil(?:y|ies)"
    r"|couples?|siblings|brothers|sisters|marriages?|friends|girls|boys|men|women|old people"
    r"|immigrants|nurses|teachers|bosses|young people|new (?:mothers?|mums|moms|parents?))"
)
_SMALL = (
    r"(?:break-?up|exam|test|grade|job|phase|dog|cat|pet|hamster|boy|girl|guy|man|crush|text"
    r"|message|joke|party|game|comment|post|argument|fight|row|bad (?:day|week|patch|mood|dream"
    r"|break)|rough (?:day|week|patch)|scare|number|house|car|haircut|mood|mood swing|setback"
    r"|hiccup|blip|bump in the road|chapter|season|stage|hormones|nerves|stress|words|feelings?"
    r"|money|thought(?! i| to)|teasing|banter|winter blues|baby blues)"
)
_TROUBLE = (
    r"(?:sad|depressed|upset|down|anxious|afraid|scared|worried|lonely|miserable|unhappy|stressed"
    r"|cry|crying|worry|panic|complain|fret|lose sleep|make a fuss|get upset|feel (?:bad|sad|down"
    r"|low))"
)
_WELL = (
    r"(?:fine|ok|okay|alright|all right|happy|good|great|grand|perfect|back to normal|over it"
    r"|right as rain|good as new|a new (?:person|man|woman)|yourself again|smiling again|laughing"
    r" (?:again|about)|stronger)"
)
_COMPARED = phrases(
    r"(?:others?|many people|some people|people|plenty of people|someone else|somebody else|some"
    r"|children|kids|millions)(?: \w{1,12}){0,4} (?:have|has|had|got)(?: got)? it (?:so much |much"
    r" |far |way |a lot )?(?:worse|harder)",
    r"(?:other people|others|people|some|many)(?: \w{1,12}){0,3} (?:are|would be) (?:much |far "
    r"|way )?(?:worse off|so grateful|so glad|glad of|thrilled|happy to have)",
    r"at least (?:youre|youve|its|thats|hes|shes|theyre|theres|(?:you|he|she|they|it|nobody|no one"
    r"|there|your \w{2,12}) (?:all |both |only |still |never )?(?:have|had|has|are|is|were|was|can"
    r"|could|got|get|dont|didnt|doesnt|isnt|wasnt|lived|loved|know|knew|left|still|died|went))",
    r"(?:could|might) (?:always )?(?:be|have been)(?: a lot| so much| much| far)? worse",
    r"(?:worse things|(?:there are|theres) (?:far |much |so much )?(?:worse|bigger) (?:things"
    r"|problems|tragedies)|bigger fish to fry)",
    r"(?:there are|think (?:of|about)|what about|imagine) (?:all |the |those |so many |poor"
    r" ){0,3}(?:people|children|kids|babies|refugees|families|soldiers|others)(?: out there)?"
    r" (?:in|with no|without|who|starving|dying|living|sleeping)",
    r"compared (?:with|to)(?: what| how)? (?:others?|other people|people|those|some|refugees"
    r"|soldiers|children|kids|real|our (?:parents|grandparents)|many)[^.!?]{1,60} (?:nothing|lucky"
    r"|small|minor|fine|easy|blessed|not (?:that|so)|hardly)",
    r"(?:many|most|plenty of|some|other)(?: \w{1,10}){0,2} (?:dont get that|never get that|would"
    r" kill (?:for|to)|would love to (?:have|be)|would give anything|(?:would|can) only dream"
    r"|dream of)",
    r"(?:just|please|simply|and|instead,?) be (?:grateful|thankful)(?! (?:if|to hear))",
    r"count your blessings",
    r"(?:should|must|ought to|need to|have to) (?:be|feel|count yourself) (?:\w{1,8} )?(?:grateful"
    r"|thankful|lucky|glad|happy)",
    r"first[ -]world problems?|luxury problems?",
    r"so much (?:going for you|to be (?:grateful|thankful|happy|glad|proud)|to look forward)",
    r"(?:not|isnt|arent|nowhere near|never)(?: \w{4,8})? (?:as|so|that) (?:bad|terrible|awful|dark"
    r"|serious|hopeless|big|hard|sad|lonely) as (?:you (?:make|think|say|believe|fear|imagine"
    r"|feel)|all that|it (?:seems|looks|feels|sounds)|(?:some|what|other|others|that|mine|many))",
    r"(?:that|so|very|really) (?:ill|sick|sad|depressed|bad|unhappy|lonely|anxious|tired) (?:if"
    r"|when|since|because) you(?:re|ve| are| can| could| have| still| post| manage)",
    r"(?:you (?:have|got|had)|with) (?:a roof|food on|your health|a (?:good|nice|lovely|loving"
    r"|great) (?:job|home|house|family|husband|wife|life))[^.!?]{0,60} (?:so really|whats|what is"
    r" there|what more|why are you|why do you|be (?:happy|glad|grateful))",
    r"nothing (?:compared|next) (?:to|with)|(?:our|your|my) (?:parents|grandparents|ancestors"
    r"|elders) (?:went through|had it|survived|lived through)",
    r"(?:youre|you are|you should know how|consider yourself|count yourself|know youre)(?:"
    r" (?:actually|really|very|so|pretty|quite|still|one of the)){0,2} (?:lucky|blessed"
    r"|fortunate)(?! (?:if|isnt|doesnt|to have (?:each|him|her|them|one)))",
    r"youre not (?:that |so )?(?:special|unique)|not the (?:first|last) (?:person|one) (?:to|who"
    r"|this)(?! feel)",
    r"(?:other|many|some|most) (?:girls|women|men|people|boys|kids|couples|families) (?:would"
    r"|could) (?:love|kill|envy|be glad|be happy|give)",
    r"be (?:thankful|grateful|glad|happy) (?:that|its|it was|it wasnt|you|he|she|they)(?! (?:wrote"
    r"|told|reached))",
    r"(?:no|not any|little) (?:reason|right|cause) to (?:complain|moan|whine|be unhappy)",
    r"(?:someone|somebody|people|others)(?: \w{2,6})? worse off(?: than)?",
)
_POSITIVE = phrases(
    r"(?:cheer|chin|chins|buck|perk) up(?! (?:to|and down|on))",
    r"(?:keep|start|try|just|and)(?: to)? smil(?:e|ing)(?! (?:at|about|with|when|or|if))",
    r"(?:put|with|slap) (?:on )?a (?:smile|brave face)(?: on)?",
    r"smile(?=[!:]|, (?:hun|love|dear|you|it|its|because))",
    r"turn that frown",
    r"(?:just|try to|you (?:need|have) to|should|always|only|lets|simply|and|instead,?) (?:think"
    r" (?:positive(?:ly)?|happy)|be positive|stay positive|be happy|relax|calm down|focus on the"
    r" (?:positives?|good)|look at the (?:positives?|good side))",
    r"(?:think|stay) positive(?:ly)?",
    r"(?:positive|good|happy) (?:vibes|thoughts|energy)(?: only)?",
    r"on the (?:bright|plus|sunny) side",
    r"silver lining",
    r"(?:whatever|what|that which) (?:doesnt|does not|didnt|wont) kill (?:you|us)",
    r"everything happens for a reason",
    r"(?:god|the lord|life|the universe) (?:only |never |doesnt |does not |wont ){1,2}(?:gives?"
    r"|sends?|hands?) (?:you|us|anyone|people)",
    r"(?:god|the universe|life) has (?:a|his|its|other|better|bigger|great) (?:\w{1,8} )?plans?",
    r"blessing in disguise",
    r"(?:happiness|being happy|joy) is (?:just |only )?a (?:choice|decision|habit)",
    r"(?:choose|decide) (?:joy|happiness|to be happy)",
    r"one door closes",
    r"all (?:about|a matter of) (?:your |the )?(?:attitude|mindset|perspective|outlook)",
    r"mind over matter",
    r"laughter is the best medicine",
    r"dont worry,? (?:be happy|it|itll|youll|everything|things|about a thing)",
    r"life is(?: far| way| much| just)? too short",
    rf"(?:no|isnt any|not any|never any) (?:need|reason|cause|point|use|sense) (?:to be|to|in|for"
    rf"|being)(?: so| feeling| being)? {_TROUBLE}",
    rf"(?:nothing|what(?:s there| is there| have you got| do you have| there is)?) to(?: be|"
    rf" feel)?(?: so)? {_TROUBLE}(?= about| over| for|[.!?,]|$)",
    r"dont (?:be|get|feel)(?: so| such a| too| all){0,2} (?:sad|silly|dramatic|upset|down|gloomy"
    r"|negative|miserable|glum|baby|worrier|drama \w{4,5})",
    r"dont (?:cry|make (?:such )?a (?:fuss|drama|scene|big deal))",
    r"stop (?:crying|worrying|dwelling|brooding|overthinking|stressing|fretting|being (?:so )?sad"
    r"|thinking (?:about|so much|too much))",
    r"no use crying",
    r"good (?:cry|nights? sleep|night out|laugh|holiday|walk|meal|cuppa)(?: \w{1,8}){0,2} (?:fix"
    r"|fixes|cure|cures|sort|sorts|solve|solves|all you need)",
    r"all (?:you|anyone|a person) (?:really )?needs? is(?! to be (?:heard|safe))",
    r"keep(?: yourself)? busy",
    rf"(?:see|understand|think|imagine|know|get) (?:what|why|how)(?: there is| youd| you would|"
    rf" you should| youre| you are| you could| you have| anyone would| someone like you"
    rf" would){{1,2}}(?: to)?(?: be| feel| being| feeling)?(?: so)? {_TROUBLE}(?= about| over| for"
    rf"| with|[.!?,]|$)",
    r"(?:look in|stand in front of|smile (?:at|in)) the mirror and (?:say|tell|smile|repeat)"
    r"|repeat after me|say (?:to yourself )?\"?i ?a?m (?:amazing|happy|beautiful|strong|enough"
    r"|worthy)",
    r"there,? there(?=[.!,])|come on,? (?:smile|cheer|its not|it isnt|you cant be)",
    r"(?:dont|doesnt|do not|does not|shouldnt|no need to|why)(?: need to| have to)? (?:get|be"
    r"|feel) (?:so|this|that|all|too|yourself)(?: so)? (?:worked up|upset|emotional|dramatic|down"
    r"|anxious|stressed|sensitive)",
    r"(?:look at|see|treat|think of|take) (?:it|this|that) as (?:an? )?(?:opportunity|chance"
    r"|adventure|lesson|gift|sign|blessing|challenge|fresh start|new (?:start|beginning|chapter))",
    r"focus (?:only )?on (?:the )?(?:good|positives?|happy|bright|what you have)",
    r"dust yourself (?:off|down)|get back (?:up )?on (?:the|that) horse|get out more|let it (?:all"
    r" )?go(?=[.!,])",
    r"(?:makes?|making|made|make) (?:us|you|people) (?:all )?(?:stronger|tougher|who (?:we|you)"
    r" are)",
    r"too (?:young|pretty|beautiful|smart|clever|handsome|old|rich|talented|successful) (?:to be"
    r"|for) (?:depress\w{2,3}|sad|unhappy|lonely|stress\w{0,2}|anxi\w{2,4}|worr\w{2,4}|such|this"
    r"|feeling)",
    r"dont worry (?:so|too|about (?:a thing|anything|what))|wouldnt (?:worry|fret|lose (?:any"
    r" )?sleep)(?: too much| so much)?(?: about| over)?",
    r"give (?:us|me) a smile|dont let (?:it|them|that|him|her) get (?:to you|you down|under)",
    r"(?:nothing|isnt anything|problem)(?: that)? (?:a|an|some)(?: \w{2,6}){1,4} (?:cant|wont"
    r"|couldnt) (?:fix|cure|solve|sort|mend)",
    r"(?:just|simply|only|try to|and|better to) (?:ignore|forget) (?:it|them|him|her|the (?:bad "
    r"|dark |sad )?(?:thoughts|feelings|voices|pain|rest))|smile (?:more|again|a (?:bit|little)"
    r"|and (?:the|people|you))|(?:question|matter) of (?:attitude|mindset|perspective|willpower)"
    r"|dont take it (?:to heart|personally|so)",
    r"(?:just|simply) be (?:strong|happy|positive|brave|yourself and)",
    r"(?:just|simply|and|better|please) dont think about (?:it|that|him|her|them)",
)
_PROMISED = phrases(
    r"(?:it|things|everything|life|that|this)(?: (?:will|does|do|always|only|all|honestly|really"
    r"|surely|definitely|soon)){1,3} (?:get|gets|be|turn out|work out|works out|pass|passes|blow"
    r" over|sort itself out|fall into place)(?: so much| much)?(?: better| fine| ok(?:ay)?|"
    r" alright| all right| good| easier)?(?=[.!,;]| i promise| in| soon| one day| tomorrow| trust|"
    r" just| for| with| and|$)",
    r"(?:it|life|everything) gets (?:so much |much |a lot )?(?:better|easier)",
    r"(?:itll|thingsll|thatll|thisll) (?:all |soon |only |definitely |surely )?(?:get (?:better"
    r"|easier)|pass|work out|blow over|sort itself|be over|be (?:fine|ok|okay|alright|grand))",
    r"(?:these|those|such|bad|all|sad|dark)(?: \w{1,10})? (?:feelings?|thoughts?|moods?|things?"
    r"|times?|days|phases?) (?:will |always |soon |never |just |do |all ){1,2}(?:pass|passes|last"
    r"|go away|fade|disappear)",
    r"(?:youll|youre going to|you will|its going to|everythings going to|everything is going to"
    r"|itll all|everything will|all will) (?:soon |all |both |just |be |absolutely |perfectly"
    rf" |totally |completely |feel |get ){{1,3}}{_WELL}",
    r"all will be well",
    r"i (?:can )?(?:promise|guarantee|swear|assure)(?: you| u)?,? (?:that )?(?:it|its|itll|things"
    r"|everything|this will|youll|you will|youre going|tomorrow|next|in|one day|by|time)",
    r"(?:better|fine|ok|okay|alright|happy|over|pass|worth it),? i (?:promise|guarantee|swear)",
    r"(?:by (?:sunday|monday|christmas|summer|spring|tomorrow|next \w{4,6}|the (?:time|weekend))"
    r"|tomorrow|next (?:week|month|year)|in (?:a|no|one|two|a few) (?:\w{4,6}|time)|soon(?:"
    r" enough)?|one day|some ?day|before you know it|before long|in the morning) (?:youll|you will"
    r"|ull|itll|it will|this will|thisll|he will|all this) (?:all |only |just |have |be |even "
    r"|soon ){0,3}(?:forget|forgotten|laugh|laughing|look back|be|feel|see|seem|thank|smile|fine"
    r"|happy|better|over|gone|wonder|realise|realize|wake)",
    r"(?:youll|you will|ull|u will|youre going to)(?: soon| all| just| quickly| probably| be|"
    r" definitely){0,2} (?:forget (?:all|about|him|her|them|it|ever)|laugh(?:ing)? about|look back"
    r"|bounce back|get over (?:him|her|it|them|this)|thank (?:me|yourself|him|her|them|god)|grow"
    r" out of|(?:find|meet) (?:someone|somebody|another|a new|the right|a better|a nicer|the one|a"
    r" nice)|snap out|wonder why|see that it|catch up)",
    r"(?:plenty|lots)(?: more| of| other){0,2} fish",
    r"back (?:to normal|on your feet|to your old self) (?:in no time|soon|before|by|in a)",
    r"in no time",
    r"tomorrow (?:is another|is a new|will be (?:a )?(?:better|brighter|new))",
    r"sun (?:will|always|is going to) (?:come|comes|shine|shines|rise|rises)",
    r"always (?:a )?light at the end|after (?:the |every )?(?:rain|storm)s? (?:comes|theres)",
    r"time (?:heals|will heal|fixes|cures|is (?:a|the) (?:great |best )?healer)",
    r"this too (?:shall|will) pass",
    r"(?:watch|see) (?:your (?:life|mood|world)|everything|things|how (?:quickly|fast)|it all)(?:"
    r" \w{1,10}){0,3} (?:turn|change|improve|lift|get better|follow|fall into)",
    r"(?:work|works|do|does) wonders",
    r"(?:youll|you will|ull|you)(?: (?:soon|just|probably))? (?:wont|not|never) (?:even |be able"
    r" to ){0,2}(?:remember|care|notice|mind|know why|think (?:about|of)|miss)",
    r"youll (?:survive|live)(?=[.!]|$)|problem solved|(?:gone|over|forgotten|better|fine|sorted)"
    r" (?:by )?(?:tomorrow|in the morning|by (?:monday|sunday|christmas|next \w{4,5}))",
    r"(?:can|could|will) (?:always |just |simply )?try again|youre (?:still |so |very"
    r" ){0,2}young,? (?:and )?(?:you|there|plenty|with|your)|(?:very|so|still|only) early(?=[.!]"
    r"|$)",
    r"(?:things|it|everything|life|the world) (?:always |often |will |will always |all"
    r" ){0,2}(?:looks?|seems?|turns? out|works? out) (?:brighter|better|fine|silly|small|different"
    r" in the morning|ok|okay|for the best)(?! to you| than you)",
    r"(?:its|it is|thats|everythings|everything is|things are|were|youre)(?: all)? (?:going to"
    r"|gonna) be (?:ok|okay|fine|alright|all right|great|good)",
    r"(?:sadness|pain|grief|hurt|fear|loneliness|darkness|feeling|ache|anxiety|sorrow|all this|all"
    r" of this) (?:will|is going to|always|does) (?:soon |just |all |simply |definitely |surely"
    r" )?(?:melt|go away|pass|fade|disappear|vanish|be gone|be over|end soon|leave you)",
    r"youll (?:ace|smash|nail|be laughing|come out of (?:it|this)|be stronger|rise|shine|get"
    r" through (?:it|this) no problem)|(?:will )?(?:all )?be forgotten|trust me,? (?:it|its|itll"
    r"|youll|you will|everything|things)",
    r"best is (?:yet|still) to come",
    r"better (?:days|times) (?:are|will) (?:coming|come|ahead|be)",
)
_EXPLAINED = phrases(
    rf"{_ITS}(?: (?:probably|really|literally|honestly|merely|simply)){{0,2}} (?:just|only)(?:"
    rf" (?:a|an|one|some|your|the|little|bit of|silly|bad|normal|teenage)){{0,4}} {_SMALL}"
    r"(?! (?:who|that|you))",
    rf"(?:just|only|probably) a(?: little| silly| tiny| small| bit of a)? {_SMALL}(?=[.,!?;]|$)",
    r"(?:just|only) had a (?:bit|little|small|minor)",
    r"(?:youre|you are|ur)(?: probably| clearly)? (?:just|only|probably just|simply)(?: a (?:bit"
    r"|little)| being)? (?:tired|stressed|hormonal|homesick|sensitive|moody|bored|nervous"
    r"|emotional|hungry|overtired|silly|dramatic|spoil\w{1,3}|young)",
    r"(?:youre|you are|ur|dont be|being)(?: (?:just|probably|so|a bit|being|way|far|much)){0,2}"
    r" (?:overreacting|overthinking|too sensitive|oversensitive|being silly|being dramatic"
    r"|exaggerating|so dramatic)",
    r"(?:bit|little|spot) of (?:\w{3,12} )?(?:never|doesnt|wont|didnt) (?:hurt|hurts|kill|harm)",
    r"nobody(?: ever| actually)? (?:dies|died) (?:from|of)",
    r"part of (?:growing up|being (?:a|an) \w{3,10}|getting older|the job|life)(?=[,.!;]| and|$)",
    r"(?:builds?|building|makes for) (?:your )?(?:character|resilience)",
    rf"(?:{_ALL}|(?:all|every|lots of|most|many) {_GROUP}|{_GROUP}) (?:always |sometimes |just "
    rf"|all"
    r" |are always |are ){0,2}(?:feels?|gets?|goes|go|has|have|is|does|do|argues?|fights?|cr(?:y"
    r"|ies)|struggles?|are)(?: \w{1,12}){0,4} (?:sometimes|that way|like (?:that|this)|now and"
    r" then|from time to time|bad days|off days|ups and downs|all the time|these days|a little sad"
    r"|through (?:that|this|it))",
    rf"(?:every|all) {_GROUP} (?:argue|argues|fight|fights|row|bicker|worry|worries)",
    rf"{_GROUP} (?:are )?(?:supposed to|will be {_GROUP})",
    r"(?:happens to|comes to) (?:everyone|everybody|all of us|us all|the best of us)",
    r"(?:thats|that is|such is|its|thats just|its just) (?:just )?life",
    r"thats (?:just )?how (?:life|the world|it) (?:is|goes|works)",
    r"welcome to (?:adulthood|the real world|the club|parenthood|motherhood|real life|being)",
    r"(?:at your age|its(?: all)?) (?:its )?(?:just |only |probably |all ){1,3}hormones",
    rf"{_NOT}{_VERY} (?:bad|serious|hard|deep|big of a|terrible|awful)"
    r"(?! (?:for|of) you| enough| to)",
    r"(?:not|isnt|hardly|wasnt) (?:exactly )?the end of the world",
    r"(?:no|not a|hardly a|isnt a)(?: such a| very)? (?:big deal|biggie|tragedy|catastrophe"
    r"|crisis)",
    r"mountain out of|out of (?:all )?proportion|read(?:ing)? too much into",
    r"(?:making|make|made) (?:too much|more) (?:out )?of (?:it|this|that)",
    r"(?:all|only|just|mostly) in your (?:head|mind|imagination)",
    r"you (?:just )?(?:think|worry|feel) (?:far |way )?too much",
    r"nothing to (?:lose sleep|make a (?:fuss|drama)|write home|get worked up|cry|fuss) (?:over|of"
    r"|about)?",
    r"i(?:m| am) sure (?:he|she|they|it|your \w{2,12}) (?:didnt|doesnt|dont|isnt|wasnt|means?"
    r"|meant|has|only|just|loves?)",
    r"(?:he|she|they) (?:didnt|dont|doesnt) (?:really |actually |even )?(?:mean (?:it|any|to hurt"
    r"|that)|hit you|hurt you|touch you)",
    r"in (?:his|her|their) own way(?=[.,!]|$)",
    r"(?:time (?:to|you)|need to|have to|try to|just|should|must|got to|gotta|ought to) (?:let"
    r" (?:it|that|this|him|her|them) (?:all )?go|move on|moved on|put (?:it|this|that|him|her)"
    r" behind you|forget (?:about )?(?:it|him|her|them|that)|get on with)",
    r"water under the bridge|(?:the past is|leave (?:it|the past) in) the past",
    r"(?:in|to) a better place(?: now)?",
    r"wouldnt want (?:you )?to (?:be sad|cry|grieve|see you)",
    r"(?:you can|youll|can always|could always|just) (?:always )?(?:have|get|buy|adopt) (?:another"
    r"|a new) (?:one|baby|child|dog|cat|puppy|kitten|husband|wife|boyfriend|girlfriend|job)",
    r"(?:wasnt|was not|was) meant to be",
    r"(?:brain|mind|head|hormones|imagination|nerves)(?: is| are)? (?:just |only )?(?:being silly"
    r"|being dramatic|playing (?:tricks|games|up)|making (?:it|things|this) up|running wild)",
    r"(?:words|thoughts|feelings|tears|names|dreams|memories) (?:cant|cannot|dont|wont|never|can"
    r" never) (?:actually |really )?(?:do anything|hurt|harm|kill|break)",
    r"(?:it|that|this|he|she)(?: was|s| is) (?:just|only) (?:verbal|words|online|once|teasing"
    r"|joking|kidding|money|banter|playing|a thing|stuff|puppy love|hormones|nerves)",
    r"storm in a (?:tea)?cup|tempest in a tea|(?:rather than|hardly|nothing like|call that) a"
    r" (?:wobble|blip|crisis|tragedy|disaster|trauma|real)|success rate|survived (?:100|a hundred)",
    r"(?:was|is|its|it was|that was|over) (?:just|only) a (?:small|little|tiny|minor|silly|early"
    r"|short|teenage|bit of|temporary|miscarriage)",
    r"(?:it|shit|stuff|these things|that) happens?(?=[.,!]|$)|no harm done|good innings|nothing"
    r" (?:is )?wrong with you|(?:so|really),? what(?:s| is) the (?:big )?(?:problem|fuss|drama)"
    r"|what(?:s| is) all the fuss|the rest is (?:just )?noise",
    r"(?:those|these|such) (?:thoughts|feelings|things|dreams) (?:mean nothing|dont mean anything"
    r"|arent real|are (?:normal|nothing|harmless))|theyre (?:just|only) words",
    r"(?:everyone|everybody|we all|all of us|lots of people|most people) (?:gets?|feels?|loses?"
    r"|goes|has|have|is|are|fails?|hates?|cries) (?:a bit |a little |their )?(?:anxious|sad"
    r"|nervous|lonely|down|low|dumped|jobs?|stressed|tired|scared|rejected|homesick|through it"
    r"|problems|worries|bad)",
    r"(?:kids|children|babies|people|the young) (?:are (?:so |very )?resilient|get over|bounce"
    r" back|dont remember|forget)|bounce back|(?:just|simply) how (?:men|women|boys|girls|kids"
    r"|people|teenagers|families|mothers|fathers|they|he|she) (?:are|is)",
    r"(?:wasnt|isnt|not|was it) as (?:bad|terrible|serious|hard|awful) as|(?:surely|im sure"
    r"|probably|really) (?:it )?(?:isnt|wasnt|cant be|not)(?: \w{2,4})? (?:that|so|as) (?:bad"
    r"|serious|terrible|dramatic|hard)",
    r"blowing (?:it|this|things|that) up",
    r"at your age you (?:dont|cant|shouldnt|should|havent)",
    r"(?:he|she|they) (?:only|just) (?:shouted|yelled|pushed|said|joked|meant|forgot)",
    r"you cant (?:really |possibly )?be (?:that |so |all that )?(?:lonely|sad|depressed|ill"
    r"|unhappy|tired|poor)",
)

MINIMISING = (_COMPARED, _POSITIVE, _PROMISED, _EXPLAINED)
