"""Words that laugh at somebody, by how they do it.

"Cue the violins." → played up · "And you call that pain?" → scored
"""

from llumi.safety.reading import phrases

_PLAYED_UP = phrases(
    r"(?:worlds|the) (?:smallest|tiniest|tinest) violin|tiny violin|(?:play|playing) (?:you )?(?:a"
    r"|the|my) (?:\w{1,10} )?violin",
    r"cry me a river|boo ?hoo|wah wah|sob story|crocodile tears|woe is (?:me|you)|diddums",
    r"(?:cry|cope|whine|sob) (?:harder|about it)|touch grass|cool story|didnt ask",
    r"(?:your|another|little|big|see|such a|enjoy your|end of the|the|welcome to the|throwing"
    r" (?:yourself )?a|having a|quite the) pity party",
    r"(?:cry ?-?bab(?:y|ies)|snowflake|whiner|whinger|moaner|sad sack|misery guts|drama llama"
    r"|drama (?:queen|king)|debbie downer|delicate (?:little )?flower|special little \w{3,10}"
    r"|sweet summer child)",
    r"(?:little miss|mr|mister|miss|mrs|captain|professor|lord|lady) (?:sensitive|depressed|tragic"
    r"|misery|sunshine|obvious|perfect|drama|sad|gloom\w{0,2}|doom|moody|sadness|fragile"
    r"|philosopher|victim|poor me|popular|important|lonely|broken|emo|dark)",
    r"(?:ok|okay|sure|right|alright|oh|nice one|well done|congratulations|calm down|yes|there"
    r" there|aww?|relax|dry your eyes|toughen up|listen|poor|hello),? (?:princess|prince"
    r"|shakespeare|einstein|sherlock|hamlet|romeo|juliet|byron|buttercup|cupcake|your (?:highness"
    r"|majesty)|poet|genius|hero|superstar|baby|boohoo|diva)(?=[.,!?;]|$)",
    r"(?:poor|poor little|poor wee) (?:you|baby|me|princess|lamb|snowflake|rich \w{3,5})(?=[.,!?;]"
    r"|$)",
    r"you poor thing,? (?:forced|having|imagine|being|only|with (?:all )?your|how (?:ever|will))",
    r"aw+,? (?:did|is|was|are|does|do|has|have) (?:the|your|somebody|someone|u|you|mummy|we|they"
    r"|it|little|poor)",
    r"(?:award|oscar|prize|trophy|grammy|emmy|crown|medal)(?: \w{1,12}){0,8}? goes to",
    r"(?:want|win|expect|expecting|waiting for|after|send you|get you|fetch you|bring you|hand you"
    r"|pass you) (?:a|an|your|some|the) (?:little |big |shiny |gold |round of )?(?:medal|cookie"
    r"|trophy|oscar|sticker|gold star|applause|biscuit|dummy|pacifier|nappy|diaper|bottle|blankie"
    r"|hankie|hanky|lollipop|parade|certificate)(?=[ .,!?;]|$)",
    r"(?:medal|trophy|oscar) is (?:in the post|on its way|waiting)",
    r"(?:slow clap|(?:round of applause|standing ovation) (?:for|please|everyone)|oscar-worthy"
    r"|give (?:this|that|the) \w{2,8} (?:a|an) (?:medal|oscar|award|cookie|prize))",
    r"(?:let me|somebody|someone|quick,?|better|shall i|should i|ill|everybody|please) (?:just"
    r" )?(?:alert|call|inform|phone|notify|tell|wake|start|stop|hold|ring) (?:the|a) (?:press"
    r"|media|newspapers?|papers?|army|navy|president|prime minister|king|queen|pope|fire brigade"
    r"|world|fundraiser|presses|nation|front page|whambulance|waa?hmbulance|news|village|national"
    r" guard)",
    r"(?:stop|hold) the (?:press|presses|front page)|breaking news|news ?flash",
    r"(?:however|how on earth|how ever|whatever|how) (?:will|did|can|shall|could|do) (?:you|the"
    r" (?:nation|world|country)|we|anyone|humanity)(?: all| ever| possibly)? (?:ever )?(?:cope"
    r"|survive|survived|recover|go on|manage|live with yourself)(?=[.!]|$)",
    r"(?:soap opera|telenovela|season finale|reality show|tune in (?:next|tomorrow)|next episode"
    r"|previously on|main character|episode (?:\d{1,3}|\w{2,9}) of|(?:ive got|got my"
    r"|grab(?:bing)?(?: the| some)?|pass(?: me)? the|i brought|fetch the) popcorn|sell(?:ing)?"
    r" tickets|the you show|your own movie)",
    r"(?:such a|what a|quite the|a real|our very own|aspiring|little) (?:deep thinker|poet|tragic"
    r" hero(?:ine)?|tortured (?:soul|artist|genius)|martyr|tragedy queen|victim|drama|hard life"
    r"|tough life|baby|wimp|softie|diva|actress|performance)",
    r"(?:how|so|very) (?:original|mysterious|edgy|precious|quaint|convenient|adorable|cute"
    r"|dramatic|theatrical|tragic)(?=[.,!?;]|$)",
    r"(?:get|got|read|find|found|copy|copied|stole|lifted)(?: you)? (?:that|this|it|them)(?: one|"
    r" line)? (?:from|off|on|in) (?:a|some|the|your|tumblr|pinterest)(?: \w{3,12})? ?(?:magnet"
    r"|cookie|card|mug|poster|cushion|song|bumper sticker|quotes|diary)",
    r"(?:get|bring|fetch|cue|where are|hear)(?: out)? the violins?|cue the|wittle|widdle",
    r"(?:are (?:we|you)|is this)(?: \w{4,8})? (?:filming|auditioning|rehearsing|an audition|a soap"
    r"|on stage|competing|practi[sc]ing for|writing a (?:novel|soap|film))",
    r"(?:another|new) (?:day|week|night|monday|month),? (?:and )?(?:another|same|new) (?:crisis"
    r"|drama|post|meltdown|breakdown|cry|tragedy|sob|disaster)|set (?:our|my) (?:watch|watches"
    r"|clocks?) by",
    r"(?:heard|hear) (?:it|this|that|this one) all before|same old (?:story|song|sob|tune|drama)"
    r"|broken record|change the record|tell us the one about|let me get this straight|dining out"
    r" on",
    r"would not (?:read|recommend)|zero stars|(?:two|one|zero|three|\d) ?(?:out of|/) ?(?:ten|10"
    r"|five|5)(?=,? (?:for|would|try|on the))|rat(?:e|ed|ing) your (?:suffering|pain|sadness"
    r"|misery|drama|breakdown)",
    r"olympic (?:sport|moan\w{2,3}|champion|gold)|moaning (?:were|was) an?|(?:gold medal|black"
    r" belt|phd|degree|world champion|expert) (?:in|at) (?:self[- ]pity|moaning|whining"
    r"|complaining|misery|drama|feeling|sulking|crying|suffering)|professional (?:victim|sufferer"
    r"|moaner|whiner|mourner)",
    r"if (?:self[- ]pity|moaning|whining|complaining|misery|sulking|drama|feeling sorry|crying"
    r"|tears|excuses)(?: \w{2,8}){0,3} (?:was|were|burned|burnt|paid|could|counted|had|made"
    r"|brought)",
    r"pity (?:parade|olympics|train)|(?:a )?cry for attention|(?:comedy|tragic) (?:sketch"
    r"|monologue)|employee of the (?:month|week)|a (?:bad|sad|terrible) (?:country song|soap|film"
    r"|poem|romcom|teen (?:movie|drama))",
    r"im the (?:queen|king|pope|president)|(?:so much|such|real|great|a lot of) (?:fun|joy|a riot)"
    r" (?:at parties|to be around|to live with)",
    r"(?:whole|entire|another|long|actual) (?:essay|novel|saga|speech|post|thread|drama|paragraph)"
    r" (?:about|over|because)(?: of)?(?: \w{2,6})? (?:a|an|one|your|some)",
    r"(?:here comes|enough of|spare us|cut) the (?:drama|waterworks|tears|sob|whining|violins)",
    r"(?:its|here is|heres|behold|meet) the (?:worlds )?(?:saddest|loneliest|most tragic|most"
    r" miserable)",
)
_LAUGHED_AT = phrases(
    r"(?:do|can|could) you (?:even |actually )?hear yourself|(?:just )?listen to yourself|read"
    r" (?:that|it|this) back|look at the state of",
    r"(?:youre|you are|ur|u r|this is|ur|its|it was)(?: so| just| really| honestly| actually| kind"
    r" of| a bit| frankly){0,2} (?:pathetic|laughable|hilarious|cringe\w{0,6}|comedy gold|a joke|a"
    r" (?:total )?loser|embarr?ass?ing (?:to|yourself|for)|a clown|a laughing stock|a tantrum"
    r"|attention-seeking)",
    r"(?:sounds|look|looks|being|how|so|totally|utterly) (?:ridiculous|pathetic|laughable"
    r"|cringe\w{0,6})(?=[.,!?;]|$)",
    r"(?:grow|get|find|rent) (?:a|some|yourself a) (?:spine|pair|backbone|grip|life|thicker skin"
    r"|sense of (?:humou?r|proportion))",
    r"(?:grown|big|fully grown)(?:-ass| ass|-up)? (?:man|woman|adult|boy|girl|person)(?:,? (?:who"
    r"|whos|still|and))? (?:\w{1,10} )?(?:afraid|scared|frightened|crying|in tears|hiding|sobbing"
    r"|weeping|whining|sulking|needs)",
    r"at your (?:big )?age(?=[.,!?;]|$)",
    r"(?:lo+l|lmf?ao|rofl|ha ?ha(?: ?ha){0,4}),? (?:imagine|you|u|ur|youre|your|is this|what a|who"
    r"|no wonder|look|so|this is|good one|poor|sure|and|seriously|did|grow|nobody|are|get)",
    r"imagine (?:being|still|crying|having|posting|needing|actually|getting)(?: \w{1,12}){0,6}"
    r" (?:and still|lol|and (?:crying|scared|not)|at \d\d|over a)",
    r"(?:cant|couldnt|cannot) (?:stop|help) (?:laughing|giggling|but laugh|a laugh|chuckling)"
    r"|(?:laughing|giggling|sniggering) at (?:you|ur|your|this post)(?! (?:joke|pun|line))",
    r"(?:id|would) (?:love|pay)(?: \w{2,10}){0,2} to see (?:your face|that|you)|must be priceless",
    r"(?:all |crying |tears |a breakdown |fuss |drama |whole |sulking ){1,2}(?:that |this |because"
    r" of |about |over ){1,2}(?:a|one|some)(?: \w{3,10})? (?:boy|girl|dog|cat|text|game|exam|grade"
    r"|haircut|comment|message|party|phone|like|hamster|goldfish|sandwich)",
    r"(?:ma(?:ke|de|king)|turn(?:ed|ing)?) (?:\w{1,10} ){1,5}(?:all |entirely )?about (?:you"
    r"|yourself)(?=[.,!?;]|$)",
    r"the (?:amount|way|rate) you (?:go|moan|whine|drone|carry|bang) (?:on)?",
    r"no wonder (?:that )?(?:nobody|no one|everyone|everybody|people|he|she|they|your \w{2,12})"
    r" (?:\w{1,8} )?(?:left|leaves?|likes?|wants?|stands?|avoids?|blocked|dumped|invites?|calls?"
    r"|hates?|ran|moved|stopped|visits?)",
    r"(?:gee|hmm+|huh|golly|gosh),? i wonder why|(?:cant|cannot) (?:possibly )?imagine why|wonder"
    r" why (?:he|she|they|nobody) left",
    r"what a (?:shock|shocker|surprise)(?=[.,!?;]|$)|surprise,? surprise|big surprise|imagine my"
    r" shock|who (?:would have|couldve|wouldve|could have) (?:thought|guessed)|colou?r me"
    r" (?:shocked|surprised)",
    r"as if any(?:one|body) (?:would|cares?|asked|wants?|wanted|believes?)|(?:who|nobody|no one)"
    r" (?:asked|cares)(?=[.,!?;]|$)|spare (?:me|us)|give (?:me|us) a break|big whoop",
    r"(?:ah|oh|ooh|yes|here comes|here we go)(?:,? yes)?,? (?:the|that|another) (?:famous|classic"
    r"|good old|old|legendary|dreaded|usual|big|daily|weekly)",
    r"(?:not this|oh no, not this|this one|you) again(?=[.,!?;] (?:with|the|what|your))|again with"
    r" the|here we go again",
    r"regret to (?:hear|inform)|congratulations on (?:being|finding|winning|ruining|failing|the"
    r" worst)|nice (?:story|fiction|novel|sob|performance|try)(?=[.,!?;]|$)",
    r"(?:throw(?:ing)?|throws) (?:a|your|another|such a)(?: \w{2,8})? (?:tantrum|hissy fit|toys)"
    r"|toys out of|hissy fit|storm in a teacup|tempest in a tea",
    r"(?:are|were|have|did|is) (?:we|somebody|someone)(?: (?:a bit|feeling|having|sulking|sad"
    r"|crying|fragile|tired|upset|now)){0,3}(?=\?)",
    r"(?:let me guess|do tell|oh please|oh boo)(?=[.,!?;:]|$)",
    r"bless your (?:heart|cotton socks|little)|ray of sunshine|barrel of laughs|life of the party",
    r"(?:scared|afraid|frightened) of (?:a|an|the|your|ur) (?:\w{3,8} )?(?:spider|lift|elevator"
    r"|phone|dentist|dark|bus|shop|supermarket|doorbell)(?:s)?(?=[?!]| lol| haha| at your)",
    r"(?:cant|cannot|cant even|hard to|difficult to|impossible to|trying to|struggling to) (?:take"
    r"|keep)(?: \w{1,9}){1,4} (?:seriously|serious|straight face)|keep a straight face|comedy gold",
    r"(?:cant|cannot|learn to|learn how to|couldnt)(?: even)? (?:spell|punctuate|use a (?:comma"
    r"|dictionary))|spell-?check|grammar lesson",
    r"not you (?:writing|crying|having|posting|acting|complaining|losing|catching|trying|getting"
    r"|making)|says (?:the |a )?(?:person|one|guy|girl|boy|someone|man|woman|lady|kid) who",
    r"(?:id have|id|wish id|wish someone had|someone shouldve|someone should have|shouldve|should"
    r" have) (?:filmed|recorded|laughed|paid to)|look at (?:mister|mr|miss|mrs|lady|this one"
    r"|little|sir)|sit down,? (?:small )?(?:boy|girl|kid|child|sweetheart|love)",
    r"(?:in bed|crying|in tears|weeping|sobbing|a wreck|devastated|sulking|worked up|broken"
    r"|falling apart)(?: \w{1,6}){0,4} (?:over|about|because of) (?:a|an|one|some)(?:"
    r" \w{2,9}){1,2}(?=\?)",
    r"(?:an )?actual (?:cat|dog|hamster|text|spider)|i thought (?:someone|somebody|youd) (?:had"
    r" )?(?:died|lost a)|then its floods|iconic(?=[.!]|$)|not (?:one|a single)(?: \w{2,8}){0,5}"
    r" (?:actual|real) problem",
    r"what are you,? (?:five|four|six|seven|twelve|three|two|ten|a (?:baby|child|toddler)|\d{1,2})"
    r"|(?:go )?(?:cry|run) (?:back )?to (?:your )?(?:mummy|mommy|mama|mum|mom|daddy)|get a hobby",
    r"almost feel sorry for you|thanks for the (?:laugh|laughs|entertainment|comedy)|made my"
    r" day(?=[.,!]? ha)",
    r"(?:your|ur) (?:\w{3,9} )?(?:problems?|life|sadness|story|post|drama|depression|tears"
    r"|feelings|breakdown|pain) (?:is|are) (?:so |really |just |honestly |such ){0,2}(?:a joke"
    r"|adorable|cute|hilarious|laughable|boring|funny|pathetic|ridiculous|a comedy)",
    r"not being (?:so )?(?:ridiculous|pathetic|dramatic|such a)|(?:your|ur|that|this) (?:constant "
    r"|endless |pathetic )?(?:whining|moaning|whinging|snivelling|sniveling|sulking|blubbering"
    r"|navel-gazing)",
    r"what a (?:loser|clown|joke|baby|wimp|mess you are|drama|sad little|performance)|wast(?:ed"
    r"|ing) (?:my|our|everyones) time|(?:your|ur) (?:therapist|doctor|friends?|wife|husband|mates)"
    r" (?:must )?(?:falls? asleep|roll|laughs?|be bored|yawns?|deserves? (?:a|an))",
    r"with (?:that|such an?|your) attitude|big (?:shock|surprise)|shocker|(?:ha){3,8}|lo+l,? (?:u"
    r"|you) serious",
    r"(?:fetch|get|find|want|need)(?: you| a| an| the| some| your){0,3} (?:handkerchief|safe space"
    r"|tiny violin|violin|participation trophy|whambulance)|(?:whole|entire) world is (?:against"
    r"|out to get) (?:you|u)|(?:think|believe)(?: that)? (?:youre|you are|the world) (?:the"
    r" cent(?:re|er)|revolves|so special|something special|the main)|stop embarrass\w{3} yourself"
    r"|good luck finding (?:any|some)(?:one|body) who|put up with (?:you|your)(?=[.,!?]|$)",
    r"(?:so|how|very) brave,? (?:of you,? )?(?:complaining|crying|moaning|whining|hiding|typing"
    r"|from)|from your (?:warm|comfy|comfortable|cosy|expensive) (?:bed|sofa|home|house)|(?:id|i"
    r" would|i could) (?:\w{2,6} )?laugh(?: if)?(?=[.,!]| if| but| at)|(?:about )?as (?:depressed"
    r"|sad|suicidal|tragic|deep|broken|traumati[sz]ed) as (?:my|a|an|the)|(?:grown|adult)(?:"
    r" \w{3,6})? and (?:you )?(?:cant|still|you)",
    r"(?:tragic|sad|touching|moving|heartbreaking) (?:little )?(?:story|tale|monologue|performance"
    r"|speech)(?=,? (?:shall|should|really|truly|bravo|but|lol))",
    r"you call yourself (?:an?|the)",
    r"(?:crying|crying tears|dying|died|in tears|tears) (?:with|of|from) laughter at",
    r"(?:get|getting) over yourself",
    r"(?:scared|afraid|frightened) of your own shadow",
)
_SCORED = phrases(
    r"(?:you|u)(?: really| honestly| seriously| actually)? think(?: that)?,? (?:thats|that is|that"
    r" was|youre|youve|your|its|this is|you have|you know|you are|you got|ur|two|three|a)(?:"
    r" \w{1,12}){0,8}(?:[?.!,]){1,3} (?:try|wait|come|go|ha|i had|i have|my|well|please|some|there"
    r"|people|oh|honey|not)",
    r"(?:try|wait till you try) (?:working|being|having|living|doing|raising|burying|losing"
    r"|getting|sleeping|growing|going|looking after|bringing up|spending|surviving|walking"
    r"|caring)(?: \w{1,12}){1,12}[,.!]? (?:and )?(?:then|before|and (?:see|come|tell|well)|talk to"
    r"|for a (?:week|day|year|change)|instead)",
    r"(?:come back|call me|talk to me|get back to (?:me|us)|write again|complain|tell me|let me"
    r" know|we can talk|talk to us) (?:and \w{3,8} )?(?:again )?(?:to (?:me|us) )?(?:when|once"
    r"|after) (?:you|u|its|life|something|theres)(?:ve|re)? ?(?:have|had|a|got|lost|been|actually"
    r"|really|real|are|hit|get|worse)",
    r"wait (?:until|till) (?:you|u)(?:re|ve)? (?:have|get|are|hit|reach|see|turn|a|been|find|lose"
    r"|real)",
    r"(?:thats|thats really|that is|this is|yours is|pfft,?|oh,? thats) (?:nothing|cute|sweet"
    r"|adorable|peanuts|childs play|a walk in the park|a picnic)(?=[.,!?;]|$| compared| next to)",
    r"(?:its|how|thats|so|kinda|quite) (?:cute|sweet|adorable|funny|hilarious|amusing|precious)(?:"
    r" that| how)? (?:you|u|ur) (?:think|believe|call|consider|imagine|say|feel|want)",
    r"(?:barely|hardly|not even) (?:a beginner|a scratch|getting started|scratched|begun|counts)",
    r"(?:dont know|no idea|never known|clue|know|learn|see|show you|understand|knew|have (?:had"
    r" )?)(?: you)? (?:what )?(?:a )?(?:real|true|actual|proper) (?:\w{3,12} )?(?:is|means"
    r"|problems?|looks like|feels like|was)",
    r"(?:thats hardly|is hardly|thats not|thats never|its not|have you got|got|any|with|one)(?:"
    r" not| hardly| never)? (?:a )?(?:real|actual|proper)(?: (?:thing|problems?|depression|pain"
    r"|suffering|trauma|grief|struggle|loss|breakdown|tragedy|illness)){1}(?= at all|[.,!?;]|$)",
    r"(?:an |one |single )(?:actual|real) problem",
    r"first[ -]world problems?|rich (?:people|kid|girl|boy) problems?|luxury problems?",
    r"(?:i|ive|weve|my \w{3,10})(?: have| had| has| got| went| been){0,2} (?:it |through |seen "
    r"|lived ){0,2}(?:so much |much |far |way |a lot )?(?:worse|harder) (?:than (?:you|that|this"
    r"|yours)|and (?:i|you|never|didnt)|before breakfast)",
    r"(?:i win|beats (?:yours|you|that)|top that|beat that|mine (?:is|was) (?:way |much |far"
    r" )?(?:worse|bigger|harder))",
    r"(?:back in (?:my|our) day|in (?:my|our) day|when i was your age|your grandparents|our"
    r" (?:parents|grandparents)|my generation) (?:\w{1,10} ){0,6}(?:had|have|didnt|did|got"
    r"|survived|would|just|went|worked|lived)",
    r"(?:the rest of us|some of us|real people|normal people|adults|grown-?ups) (?:\w{1,8}"
    r" )?(?:have|manage|just|work|are busy|get|do|go|cope|also|deal|call|got|actually)",
    r"(?:amateur|rookie|lightweight|beginner)(?=[.,!?;]|$)",
    r"(?:calling|call|called|you call) (?:that|this|it) (?:a |an )?(?:depression|trauma|pain"
    r"|problem|breakdown|hard|stress|tired|suffering|grief|lonely|loneliness|abuse|bad day"
    r"|struggle|crisis|anxiety|panic)(?=[?!]| is (?:an insult|a joke))",
    r"my (?:neighbou?r|grand\w{2,8}|nan|gran|nana|uncle|aunt\w{0,2}|cousin|mate|mother|father|mum"
    r"|mom|dad|friend|sister|brother|boss|colleague)(?: \w{2,8})? (?:survived|lost|fought|fled"
    r"|buried|raised|lived through|worked|beat|had|has|walked)[^.!?]{1,60} (?:and (?:still|never"
    r"|she|he|didnt)|yet|without)",
    r"(?:is|theres)(?: simply| really| just)? no comparison|(?:whos|who has|whos really) got it"
    r" (?:harder|worse|tougher)",
    r"you (?:couldnt|wouldnt|could not|would not)(?: even)? (?:survive|handle|last) (?:a|an|one"
    r"|five|two|even|half)|nobody (?:in (?:history|the (?:whole )?world)|else)(?: has)? ever"
    r" (?:\w{2,6} )?(?:got|been|had|felt|lost|suffered|dumped)|as if (?:you|youre|you are|you"
    r" were) the (?:first|only) (?:person|one)",
    r"(?:toddlers?|babies|children|kids|goldfish|plants?|cat|dog|hamster|grandmother|gran|nan"
    r"|houseplant|spider)(?: \w{2,6}){0,2} (?:with|has|have|shows?|copes?|handles?) (?:\w{2,7}"
    r" )?(?:more|bigger|better|worse|fewer)",
    r"(?:people|others|some of us|i) (?:out there )?(?:have|has|got|had) (?:got )?(?:actual|real"
    r"|bigger|proper|serious) (?:problems?|worries|issues|pain)",
    r"(?:had|seen|been through|survived|known|dealt with) (?:far |much |way |a lot )?(?:worse"
    r"|harder)(?: things)? (?:than (?:you|that|this)|before|and)",
    r"(?:others|other people|people|some|kids|children|families)(?: out there)? (?:have |are "
    r"|really |actually )?(?:lost|losing|lose|dying|starving|fighting|buried|bury)[^.!?]{1,50}"
    r" (?:and|while|but) (?:you|u|youre|here you|all you)",
    r"you should (?:see|try|hear about|have seen) my",
    r"my (?:\w{3,5}[ -]year[ -]old|toddler|kids?|baby|dog|cat) (?:handles|copes|behaves|complains"
    r"|cries|sleeps|does)(?: \w{2,9}){0,3} (?:better|less|more)",
)

MOCKERY = (_PLAYED_UP, _LAUGHED_AT, _SCORED)
