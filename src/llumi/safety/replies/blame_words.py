"""Words of blame: fault, shame and guilt, tough love, ultimatums.

    "You brought this on yourself." → FAULT · "Think what you'd do to your mother." → SHAME
    "Snap out of it." → TOUGH_LOVE · "Call them or I'm done with you." → ULTIMATUM

`pressure.blame` decides whether they are meant, or said back, or said against.
"""

from llumi.safety.reading import phrases

_YOU_ARE = r"(?:youre|you are|ur|u are|u r|ure|your)"
_KIN = (
    r"(?:family|kids?|kiddos|children|son|daughter|little ones?|boys|girls|baby|parents|mother|mum"
    r"|mom|mam|mama|father|dad|wife|husband|partner|girlfriend|gf|boyfriend|bf|brother|sister"
    r"|siblings|grandchildren|grandkids|grandparents|friends?|mates|loved ones|team|sponsor)"
)
_VERY = (
    r"(?: (?:just|so|very|really|being|a bit|a little|pretty|such a|a|an|the|most|plain|frankly"
    r"|simply|quite|honestly|too|and)){0,3}"
)
_THEIRS = rf"(?:your|ur|the|those|his|her|their)(?: (?:\w{{2,9}}|2)){{0,2}} {_KIN}"
_IF_NOT = (
    r"(?:(?:unless|until) (?:you|u|youve|youre)|if (?:you|u) (?:dont|do not|wont|cant|keep|still"
    r"|havent|arent|refuse|go on|ever))"
)
FAULT = phrases(
    rf"(?:{_YOU_ARE}|thats|that is|its|it is|this is|would be"
    rf"|suicide is) ?{_VERY}(?: for)? (?:selfish|cowardly|cowards?|weak|weakness|lazy|pathetic"
    r"|dramatic|ungrateful|childish|self-cent\w{2,4}|self-absorbed|self-pity|manipulative|disgrace"
    r"|easy way out|cop-out)(?! (?:to|enough|for|from|after|with)\b)",
    r"how (?:selfish|cowardly|weak)",
    r"stop blaming (?!yourself|your ?self|you\b)\w{2,9}",
    r"most (?:selfish|cowardly) (?:thing|act|way)",
    r"(?:your|ur|youre|you are|youd be|all|entirely|partly)(?: own)? (?:to blame|fault)",
    r"all (?:your|ur|youre)(?: own)? doing",
    r"(?:brought|bring|bringing|brings) (?:\w{2,9} ){1,4}on (?:your|ur) ?self",
    r"(?:your|ur) own (?:worst enemy|doing|mess)",
    r"you (?:only )?have (?:only )?(?:yourself|your own \w{3,10}) to (?:blame|thank)",
    r"(?:youve|you) only (?:got )?yourself to blame",
    r"(?:made your bed|you asked for (?:it|this)|you chose (?:this|it|him|her|that|to)"
    r"|got yourself into|doing this to yourself|did this to yourself|done this to yourself"
    r"|serves? you right|told you so|you had it coming|you deserved (?:it|that|this))",
    r"(?:what|well,? what|so what) (?:did|do|on earth did) you expect",
    r"(?:if|had) you(?:d| had)?(?: only| just| ever)? [^.!?]{4,70} (?:none of this|this (?:wouldnt"
    r"|would not|would never)|you (?:wouldnt|would not) be|it (?:wouldnt|would not|would never))",
    r"you should(?:ve| have)(?: (?:just|really|at least))? (?:known|left|thought|listened|tried"
    r"|asked|taken|gone to|said no|spoken up|worn|started|stopped|paid)",
    r"you (?:shouldnt|should not|should never|never should) have (?:let|gone (?:there|back|out)"
    r"|trusted|drunk|drank|stayed|done|married|started|got into)",
    r"(?:ask yourself what you(?:ve)? (?:did|done|said)|what part you played|your part in (?:this"
    r"|it|the)|think about what youve done(?= ?[.,!?;]))",
    r"(?:what were you (?:wearing|doing there|thinking)|(?:it )?takes two to|you knew (?:better"
    r"|what you)|you signed up for|here we go again|how many times (?:do|have) (?:i|we)"
    r"|ive told you)",
    r"why didnt (?:you|u) (?:just |ever |simply )?(?:leave|tell|say no|fight|scream|run|call"
    r"|report|get help|speak up|listen|stop)",
    r"why did (?:you|u) (?:even |ever |just )?(?:let|stay with|go back|drink|marry|trust|get into"
    r"|go there)",
    r"you (?:always do this|never (?:learn|listen|change|take (?:any )?(?:advice|responsibility)"
    r"|think of (?:others|anyone)))",
    r"(?:you only|only ever|you just) think (?:of|about) yourself|(?:all"
    r"|always) about you(?= ?(?:[.,!?;]|$))",
    r"what did you (?:do|say) to (?:make|provoke|upset|deserve|cause|set)",
    r"you (?:mustve|must have|maybe have|probably) (?:provoked|done something|said something"
    r"|upset (?:him|her)|raised|led)",
    r"no wonder (?:he|she|they|people|nobody|no one|everyone|theyre|hes|shes|everybody"
    r"|your \w{2,10})(?: \w{2,6}){0,2} (?:left|leav\w{1,3}|gave up|giving up|stop\w{0,4}"
    r"|avoid\w{0,3}|tired|sick of|fed up|angry|hate\w{0,2}|snap\w{0,4}|wants?|repl\w{1,3}|likes?"
    r"|cheat\w{0,3})",
    r"you(?:re| are| keep| just| always| only)?(?: \w{2,6})? (?:push|pushing|pushed|drive|driving"
    r"|drove|scare) (?:everyone|everybody|people|them|him|her|us)(?: all)? (?:away|off|out)",
    r"(?:youre|you are|ur) the (?:reason (?:he|she|they|your|this|everyone|why)"
    r"|problem(?= ?[.,!;])|common denominator)",
    r"(?:nobody|no one) (?:can|could|would|wants to|will|likes to) (?:live with|put up with|stand"
    r"|stay with|be around|help) (?:you(?= ?(?:[.,!?;]|like|when|if|$))|someone (?:who|like you)"
    r"|a person who|people who)",
    r"next time(?:,)? (?:be more careful|think before|listen|dont|you should)",
    r"(?:youve|you have) (?:let|failed|disappointed|hurt|ruined|wasted|used up|worn out"
    r"|exhausted) (?:us|everyone|everybody|them|him|her|all of us)",
    r"(?:you let|(?:youre|you are|ur) letting|you (?:failed|disappointed)) (?:us|everyone"
    r"|everybody|them|him|her)(?: all)? down",
)
SHAME = phrases(
    r"shame on (?:you|u)",
    r"(?:be|feel|are|arent you)(?: \w{4,8})? ashamed of yourself",
    r"(?:you should|you ought to|arent you|u should)(?: be| feel)?(?: \w{4,8})? (?:ashamed"
    r"|embarrassed)",
    r"(?:im|i am|were|we are)(?: \w{2,8}){0,2} (?:disappointed in|ashamed of|disgusted (?:by|with)"
    r"|fed up with|sick of|tired of) (?:you|your|hearing|this)",
    r"how (?:dare you|(?:could|can) you (?:even|do (?:this|that|it|such)(?: a thing)? to"
    r"|say (?:this|that|such)|think (?:like|that|of dying)|write (?:this|that|something)|be so"
    r"|complain|not|leave (?:them|us|your)|put (?:them|us|your)))",
    r"(?:slap|spit|kick) in (?:the|their|his|her|our) (?:face|teeth)s?",
    r"sin (?:youll|you will|against|to)",
    r"(?:is|its|thats|be|commit) a (?:\w{3,7} )?sin",
    r"(?:youll|you will|youd|have to) (?:answer (?:to|for)|pay for (?:it|this|that)|burn"
    r"|be punished|go to hell)",
    r"god (?:will|wont|does not|doesnt|hates|is) (?:\w{3,5} )?(?:punish\w{0,3}|forgive|angry"
    r"|ashamed|judge)",
    r"(?:think|thought|imagine|picture|consider|worry)(?: (?:about|of|for once|just|how|what|hard"
    r"|long and hard)){0,3} (?:what |how )?(?:youd|you would|youll|you will|this would|it would"
    r"|that would|itll|this will|youre|it will|this|that|you)(?: (?:do|be|doing|hurt|destroy"
    rf"|putting|break|leave|affect|kill|devastate))(?: doing)?(?: to)? (?:{_THEIRS}|them|him|her"
    r"|others|everyone|us|me|the people)",
    rf"(?:imagine|picture|think of|think about) {_THEIRS} (?:finding|at your|crying|standing"
    r"|without you)",
    rf"how (?:{_THEIRS}|they|he|she) (?:would|will) feel(?= ?(?:[.,!?;]|if|when|about|$))",
    r"(?:think|thought) (?:of|about) (?:others|other people|someone (?:else|other)|anyone (?:else"
    r"|but)|somebody else|everyone else)(?: for once| for a change| than)?",
    rf"(?:{_THEIRS}|she|he|they|we|i)(?: would| will|d|ll)? never (?:get over|forgive|recover"
    r"|be the same)",
    r"(?:that|this|it)(?:s|ll| is| would| will|d)?(?: be)? (?:all )?(?:be )?on (?:you"
    r"|your (?:conscience|head|hands))(?= ?(?:[.,!?;]|and|$))",
    r"(?:is that|is this)(?: really)? what (?:you|u) want(?:ed)?(?= ?[?,]| (?:them|him|her|us|for"
    r"|your))",
    r"(?:do|would) you(?: really)? want (?:them|him|her|us|that"
    r"|your \w{2,12})(?: \w{2,9})? (?:to (?:find|grow|live|remember|bury|cry|suffer|carry|see|lose"
    r"|go)|on your)",
    r"if (?:you|u)(?: (?:really|truly|actually|even))? (?:loved|cared(?: (?:about|for))?|respected"
    r"|wanted to (?:get|be|live|change)) [^.!?]{0,40}(?:(?:you|u) (?:wouldnt|would|couldnt|wont)"
    r"|youd)",
    r"(?:after|and) (?:all|everything)(?: that| the \w{4,8})? (?:theyve|hes|shes|weve|ive"
    r"|they have|we have|they|he|she|we|i|people|your \w{2,10})(?: (?:have|has))? (?:done|given"
    r"|did|sacrificed|gave|gave up|given up) (?:for )?(?:you|u)",
    r"break(?:s|ing)? (?:his|her|their|your \w{2,10}) hearts?",
    r"(?:a )?(?:good|real|decent|proper|true) (?:\w{3,9} )?(?:mother|father|mum|mom|dad|parent|son"
    r"|daughter|wife|husband|man|christian|muslim|believer|soldier) (?:would|wouldnt|does|doesnt"
    r"|puts|never|keeps|stays)",
    r"(?:a|real) (?:man|mother|father|men|parent) (?:who|that|dont"
    r"|doesnt) [^.!?]{3,50}(?:fail\w{0,3}|cry|not a)",
    rf"(?:failing|abandoning|destroying|ruining|neglecting|torturing|killing) (?:{_THEIRS}"
    r"|everyone|us|the whole family)",
    r"you(?:re| are)?(?: (?:putting|dragging|wearing|bringing|ruining)) (?:us|everyone|everybody"
    r"|them|him|her|your \w{3,10}|all of us|people)(?: \w{2,8}){0,2} (?:through|down|out|with you)",
    r"(?:ever|even) (?:thought|think|consider\w{0,3}|stopped to think) (?:of"
    rf"|about) (?:{_THEIRS}|anyone else|others|them|us)",
    r"who (?:will|would|is going to|do you think will) (?:look after|raise|take care of|bury"
    r"|clean up)",
    r"(?:leave|leaving) (?:them|him|her|your \w{2,10}) without",
    r"(?:didnt|did not) (?:raise|bring you|work so|sacrifice) [^.!?]{0,30}(?:to|so) (?:give up"
    r"|quit|be|see you|you)",
    r"(?:you have|youve got) (?:a (?:duty|responsibility)|obligations|responsibilities"
    r"|people who depend)",
    r"(?:have to|need to|must|got to|gotta) be strong for",
    r"you owe (?:it to(?! yourself)|(?:them|us|him|her|me|god|everyone|your \w{2,10}) (?:that|this"
    r"|more|an apology|respect|your))",
    r"(?:bend|bent|bends|bending) over backwards",
    r"(?:how|the way|and this is how) you(?:re)? (?:repay|thank|reward|treat)(?:ing)? (?:him|her"
    r"|them|us|me|people|everyone|your)",
    r"(?:insulting|an insult|disrespectful) (?:to|for|on) (?:all|those|people|everyone"
    r"|the (?:people|ones|staff)|your|him|her|them|us)",
    r"(?:youre|you are|u r|ur|you keep)(?: just| only| really)? (?:hurting|exhausting|upsetting"
    r"|draining|tiring|worrying|punishing|using|manipulating|killing|breaking|wasting"
    r"|bothering) (?:everyone|everybody|people|them|him|her|us|me|my|our|all|your|the)",
    r"(?:youre|you are|ur) (?:just |such |only |being )?a (?:\w{3,9} )?(?:drain|burden|liability"
    r"|mess|disappointment|nightmare|quitter|loser|failure|handful|bad (?:mother|father|mum|mom"
    r"|dad|friend|wife|husband|partner|son|daughter))",
    r"(?:a saint|an angel|so patient) (?:for|to) (?:put|putting)",
    r"(?:have to|going to|youll|will|can you) live (?:with (?:that|it|yourself|the (?:guilt"
    r"|knowledge|fact))|knowing)",
    r"(?:dont|do not|why) (?:make|let) (?:your|them|him|her|us|everyone"
    r"|others)(?: \w{3,9})? (?:pay|suffer|clean up|carry|pick up)",
    r"(?:cant|couldnt|could) (?:even|at least) (?:manage a|be bothered|say (?:thank|sorry))",
)
TOUGH_LOVE = phrases(
    r"(?:just|need to|have to|should|must) get over (?:him|her|them)",
    r"get over (?:it|yourself)(?! (?:is|takes|would|can|in your own)\b)",
    r"(?:(?:man|woman|toughen|buck|harden|shape|wise)|(?:just|need to|have to|time to|should"
    r"|must) grow) (?:the \w{2,5} )?up",
    r"(?:stop|quit|enough (?:of|with)|no more|drop|less|spare us)(?: (?:all|the|your|this|with"
    r"|just)){0,3} (?:feeling sorry|self-pity|pity part\w{1,3}|whin\w{2,4}|complaining|wallowing"
    r"|making excuses|excuses|playing the victim|moping|moaning|crying about|being (?:so |such a "
    r"|a )?(?:dramatic|selfish|weak|lazy|negative|sensitive|silly|ridiculous|stupid|childish"
    r"|victim|baby)|drama|dramatics|lying in bed|self-pitying|sulking|begging|poor me)",
    r"(?:snap|snap yourself) out of (?:it|this)",
    r"suck it up",
    r"(?:pull|get) yourself together",
    r"(?:get (?:a grip|your act together|off your (?:backside|behind|bum|sofa))|(?:just|must"
    r"|have to|gotta|need to|so) deal with it|fix yourself|sort yourself out|pull your (?:socks up"
    r"|weight|finger out)|grow (?:a pair|a spine|a backbone|some)|be a (?:real )?man|act your age"
    r"|wake up call|thicker skin|face facts|take (?:some |a bit of )?responsibility)",
    r"attention[ -]?seek(?:ing|er)",
    r"(?:feel|feeling) sorry for (?:yourself|urself)",
    r"(?:for|want|wants|wanting|after|fishing for) (?:the )?(?:attention|sympathy"
    r"|pity)(?= ?(?:[.,!?;]|and|$))",
    r"(?:drama queen|crybab\w{1,3}|cry baby|pity party|victim (?:card|mentality|mode|complex)"
    r"|tough love|harsh truth|hard truth|cruel to be kind|brutally honest|cold truth|kick up the)",
    r"(?:need to|have to|should|must|gotta|time to) (?:try (?:a bit )?harder|do better|get a life"
    r"|get real|get on with it|change your attitude|be stronger)",
    r"(?:dont|stop|quit) be(?:ing)? (?:so |such a |a )(?:\w{3,8} )?(?:selfish|dramatic|silly|weak"
    r"|baby|coward|stupid|ridiculous|ungrateful|lazy|negative|child|wimp|quitter|martyr)",
    r"(?:you|u) (?:dont get|cant just|cannot just) (?:to )?(?:die|go|give up|quit|complain|do this"
    r"|run|lie|hide|sit|throw|opt out|walk)",
    r"(?:giving up|quitting|suicide) is (?:not an option|never an option|for|weak|the easy)",
    r"(?:must|have to|should|need to) (?:forgive (?:him|her|them)|obey|submit|respect your|endure"
    r"|honou?r your)",
    r"(?:someone|somebody) (?:has|had|needs|ought) to say (?:it|this)",
    r"(?:its|it is|thats|is) (?:just |simply |only )?a choice(?= ?(?:[.,!?;]|and|$))",
    r"(?:youre|you are|ur)(?: just| clearly| really| simply| obviously)? (?:not (?:even )?trying"
    r"|choosing (?:to|this)|too (?:lazy|sensitive|weak|soft|proud|stubborn|negative)|hiding behind"
    r"|making excuses|playing (?:the|games)|looking for (?:attention|sympathy|excuses))",
    r"(?:you|u)(?: (?:clearly|just|really|obviously))? arent(?: even| really)? trying",
    r"(?:isnt|is not|not|no) an? (?:excuse|free pass)",
    r"(?:youve|you have|u)(?: just)? let (?:things|yourself) (?:slide|go|pile)",
    r"want (?:us|me|everyone|people) to (?:feel|be) sorry",
    r"(?:no one|nobody) (?:forced|made) (?:you|u) to",
    r"own (?:your|the) (?:mistakes?|choices?|part|mess|actions)",
    r"(?:youve|you have|you)(?: (?:still|just|even|again))? (?:didnt|never|havent|refuse to|wont"
    r"|ignored) (?:follow|followed|listen|listened|stick|stuck|tried|take (?:my|our|any) advice"
    r"|even try|do (?:the|what)|my|our|everything)",
    r"for (?:those|people) who (?:deserve|help themselves|earn|try|want it)",
    r"(?:are|r) (?:you|u) (?:really )?(?:weak|a coward|a quitter|that selfish|happy now)",
    r"(?:prove|show) (?:me|us|them|it)(?: that)? (?:wrong|youre not|you arent|youre stronger)",
    r"(?:weak people|quitters|losers|winners|strong people|real men)(?: \w{3,6})? (?:give|never"
    r"|dont|always|quit|lose|fight|push)",
    r"enough (?:crying|of this|of that|already|now|moping|tears)",
    r"you (?:dont|clearly dont|obviously dont|must not)(?: (?:even|really"
    r"|actually)){0,2} want to (?:get better|be helped|change|recover|feel better|heal|try)",
    r"(?:still|and) (?:youre|you are) (?:still )?not (?:better|happy|grateful|satisfied)",
    r"other people (?:manage|cope|get on)",
    r"no excuses?",
)
ULTIMATUM = phrases(
    r"(?:last|final|only) (?:chance|warning)(?= ?[:.,!?;-])",
    rf"{_IF_NOT} [^.!?]{{2,70}}\b(?:ill|im|i (?:will|am|have to|shall)|well|we (?:are|will"
    r"|have to)|the mods will)(?: (?:be|just|going to|gonna|have to|then|really)){0,2} (?:done|out"
    r"|finished|leav\w{1,3}|stop\w{0,4}|report\w{0,3}|tell\w{0,3} (?:your|the|every\w{3,4}|on|them"
    r"|him|her)|block\w{0,3}|delet\w{1,3}|ban\w{0,4}|remov\w{1,3}|give up)",
    rf"{_IF_NOT} [^.!?]{{2,70}}\b(?:(?:i|we) (?:wont|cant|will not|dont)|im not"
    r"|nobody will)(?: (?:be|even|ever|want to|going to|able to)){0,2} (?:help|reply|answer|hear"
    r"|listen|talk|read|believe|waste)",
    r"(?:or|or else|otherwise)(?: (?:else|then|honestly)){0,1},? (?:ill|i will|im (?:going to"
    r"|gonna|telling|calling|reporting|done|out|leaving)|i am (?:going|done|telling)|were done"
    r"|we are done|well have to|i (?:cant|wont) (?:help|talk|reply|answer|keep)|i tell|i report"
    r"|i call|i stop)",
    r"(?:wont|will not|not going to|dont want to|refuse to|not gonna) (?:hear|take|accept|tolerate"
    r"|listen to|discuss|have)(?: (?:a|any|another|one|your|more))? (?:no|word|excuses?|buts|more"
    r"|refusal|argument)",
    r"(?:dont|do not|no point)(?: even)? (?:come|write|post|bother|coming|writing"
    r"|posting)(?: (?:back|again|here|to me|to us|anything|me)){1,3} (?:until|unless|before|till)",
    r"either (?:you|u) [^.!?]{3,70} or (?:i|we|ill|im|dont|stop|shut|forget|nobody)",
    r"or (?:i|we) (?:stop|quit|wont|close|delete|wash|walk|am done|give up)",
    r"(?:dont|do not) (?:come|go)(?: (?:here|back|to me|to us|running"
    r"|to this group)){0,2} (?:cry\w{0,3}|complain\w{0,3}|wonder\w{0,3}|moan\w{0,3}|whin\w{1,4}"
    r"|ask\w{0,3}|expect\w{0,3}|looking)",
    r"do (?:as|what) (?:i say|i tell you|youre told|you are told|im telling|we say)",
    r"i (?:forbid|order|command|demand|insist)(?: that)? (?:you|it)",
    r"(?:you have|youve|youve got) no (?:choice|right|business|excuse)(?= ?(?:[.,!?;]|to"
    r"|complaining|$))",
    r"(?:youre|you are) not allowed to (?:die|give|leave|feel|go|do|quit|say|think|talk|be)",
    r"you (?:have to|must|need to|gotta)(?: (?:go|tell|call|do|stop|leave|ring|see"
    r"|get))[^.!?]{0,60}(?:no (?:excuses|arguments?|discussion|debate|ifs|buts)|end of (?:story"
    r"|discussion)|or else|right this (?:minute|second|instant)|whether you like)",
    r"(?:or|if not|if you dont),? (?:then )?(?:youve|you have|you) (?:got )?(?:only|nobody|no one"
    r"|yourself)",
    r"i dont care (?:what you (?:want|think|say|feel)|whether you|if you)",
    r"(?:the wife|a wife|wives|a woman) (?:must|should|has to|have to|needs to|ought)",
)
