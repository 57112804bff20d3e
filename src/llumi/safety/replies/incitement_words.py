"""Words that speak for dying: they agree with it, despair along, or dare.

    "Dying would be the sensible choice." → death is right · "It won't get better." → no hope

No way of dying is spelled out: urging needs none.
"""

from llumi.safety.reading import phrases

_DYING = (
    r"(?:dying|death|suicide|ending (?:it(?: all)?|things|your life|ones life|a life|(?:his|her"
    r"|their) life)|end it(?: all)?|to die|not being here|not being alive|being dead|letting go"
    r"|giving up|leaving this (?:world|life)|leaving (?:it|everyone|them) all|taking your (?:own"
    r" )?life|going to sleep forever|acting on (?:it|that|them))"
)
_ACTS = (
    r"(?:die|end it(?: all)?|end things|give up(?! (?:smoking|drinking|the|a|your|on|for))|let"
    r" go(?! of| and (?:cry|rest))|stop (?:living|fighting|trying(?! to)|existing|knocking|hoping"
    r"|struggling|holding on)|leave this (?:world|life)|end your life|kill yourself|go (?:through"
    r" with|for good)|be done with (?:it|life)|check out|stop eating|starve|hurt yourself|cut"
    r" yourself|harm yourself|not (?:be|want to be) here)"
)
_DID = (
    r"(?:dying|died|giving up|gave up|letting go|let go|ending it|ended it|going through with it"
    r"|went through with it|doing it|did it|killing yourself|calling it a day|checking out)"
)
_RIGHT = (
    r"(?:sensible|best|right|better|only|logical|rational|reasonable|wise|kind|kindest|easiest"
    r"|obvious|natural|answer|choice|solution|option|way out|way forward|mercy|relief|release"
    r"|valid|okay|ok|fine|justified|fair|smart|cleanest|honest|simplest|loving thing|kind thing"
    r"|dignified (?:thing|way))"
)
DEATH_IS_RIGHT = phrases(
    rf"{_DYING}(?: (?:really|probably|perhaps|maybe|honestly|simply|just|now|here|then|for you|in"
    rf" your (?:case|place|situation|shoes)|at your age)){{0,3}} (?:is|would be|might be|may be"
    rf"|could be|will be|can be|seems|sounds|makes)(?: (?:the|a|an|your|quite|very|perfectly"
    rf"|totally|more|most|dignified|loving|humane|just|really|as|probably|perhaps|indeed|actually"
    rf"|simply|entirely|only|one|well|completely|pretty|sense)){{0,4}} {_RIGHT}",
    rf"{_DYING} (?:would |does |really |just |perfectly ){{0,2}}makes? (?:\w{{1,9}} )?sense",
    rf"(?:is|would be|might be|may be|could be|its|seems)(?: (?:the|a|an|your|quite|perfectly|just"
    rf"|really|probably|perhaps|for you)){{0,3}} (?:best|better|kinder|wiser|easier|sensible|wise"
    rf"|reasonable|right|logical|rational|kindest)(?: (?:thing|choice|option))?(?: for (?:you"
    rf"|everyone|all))? (?:if you(?:re| were| are)? (?:not around|not here|died|dead|were dead"
    rf"|werent here|were gone|ended it|gave up|let go)|to {_ACTS})",
    rf"(?:its|it is|its perfectly|it would be|youre|you are|there is nothing wrong with|theres"
    rf" nothing wrong with)(?: (?:perfectly|totally|completely|quite|absolutely|really|also"
    rf"|just)){{0,2}} (?:okay|ok|alright|all right|fine|allowed|free|welcome|right|entitled|time"
    rf"|natural|understandable)(?: for you)? to (?:just |simply |finally )?{_ACTS}",
    rf"(?:right|reason|permission|cause|time|ready) to (?:just |finally |simply )?{_ACTS}",
    rf"(?:nobody|no one|i|we|who|they)(?: (?:would|could|can|should|will|wouldnt|wont|cant|couldnt"
    rf"|dont)){{1,2}} (?:blame|judge|fault|criticise|criticize|reproach|stop) you (?:if you |for "
    rf"|for wanting to |when you |to )?(?:{_DID}|{_ACTS})",
    r"(?:some|not all|a few|certain) (?:lives|people|souls|stories|of us)(?: \w{1,9}){0,2}"
    r" (?:meant|made|supposed|built|cut out) (?:to|for) (?:go on|live|be here|stay|last|life"
    r"|living|this (?:world|life|earth|place)|continue|survive|make it|get better|grow old|be"
    r" happy)",
    r"(?:not (?:everyone|everybody|every life|every person)|(?:isnt|not) for everyone)(?:"
    r" \w{1,9}){0,2} (?:meant|made|supposed|built|cut out|worth|has) (?:to|for|living|saving)",
    r"were never (?:meant|made|supposed) (?:to|for) (?:live|be here|last|this (?:world|life)|stay"
    r"|exist|be born|survive)",
    r"life (?:is not|isnt|just isnt|simply isnt|is just not) for (?:everyone|everybody|you)",
    r"(?:wont|not going to|will not|wouldnt|shant|not)(?: even)?(?: try(?:ing)? to)? (?:talk you"
    r" out|stop you(?! (?:from )?(?:crying|talking|writing))|hold you back|stand in your way|argue"
    r" you out)",
    r"(?:respect|support|accept|understand|honou?r|back|stand by)(?: you in)? (?:the|your|that"
    r"|whatever) (?:decision|choice|wish) (?:to (?:die|end|go|leave|stop)|and i)",
    r"(?:its|it is) (?:your|yours)(?: own)? (?:life|body|choice|decision|right)?(?: to| and"
    r" you)(?: can| may)? (?:end|throw|leave|destroy|do (?:with|what)|take|hurt)",
    r"(?:your|the|his|her) (?:time|hour) has come",
    r"(?:its|it is|perhaps its|maybe its) time (?:that )?(?:(?:for )?you (?:to )?)?(?:to"
    r" )?(?:go(?= to (?:him|her|them)|[.,!?]|$| home| now)|went to (?:him|her|them)|left (?:this"
    r"|us)|let go(?=[.,!?]|$)|said goodbye|end it|leave this|give up(?=[.,!?]|$)|rest forever"
    r"|join(?:ed)? (?:him|her|them))",
    r"waiting for you(?: \w{2,6})? (?:on the other side|in heaven|up there|over there|beyond|above"
    r"|to join)",
    r"(?:join|be with|go to|together with|reunited with)(?: \w{2,9})? (?:him|her|them|your"
    r" \w{3,10}) (?:again |soon |now ){0,2}(?:in heaven|up there|on the other side|over there"
    r"|for(?: ?ever)?|in death)",
    r"if (?:the|your|thats your) (?:choice|decision|answer|wish) is (?:no more|death|to (?:die|go"
    r"|leave|stop)|not to)",
    r"you (?:really |simply |just )?(?:dont|do not) (?:have|need|owe \w{2,8}) to (?:just |even"
    r" )?(?:keep (?:going|fighting|living|trying|breathing)|live|stay(?: here| alive)?|go on|hold"
    r" on|carry on|survive|fight)(?: living| fighting)?(?: any ?more| any longer| if you dont want"
    r" to| just (?:for|because|to)| for (?:them|anyone|him|her|us|me|other people)| if"
    r" it)?(?=[.,!;]|$)",
    r"(?:the|your) wish to die is (?:right|correct|the truth|wise|reasonable|rational)",
    r"stopping (?:it(?: all)?|everything) is (?:what|the|right|best)|(?:sense|wisdom|mercy|dignity"
    r"|courage|kindness) in (?:going|leaving|ending|dying|stopping|quitting|stepping) ?(?:early"
    r"|now|it|first|aside|before|while)?(?=[.,!]|$| all)",
    r"do what(?:ever)? you (?:have to do|must|feel you have to|came to do)(?=[.,!]|$)",
    r"why (?:remain|go on(?: living)?|stay(?: here| alive)|keep (?:going|fighting)|carry on"
    r"|live(?: on)?|continue|prolong it|suffer(?: on)?|hold on)(?: any ?longer| any ?more| at all|"
    r" then)?(?=\?)",
    r"only way (?:to (?:win|be free|stop it|end the pain|find peace)|out|left|forward)(?: for"
    r" you)? is (?:to )?(?:quit|die|leave|death|go|stop|end|not to)|life(?:s| is) (?:just )?a"
    r" (?:scam|mistake|prison|curse)",
    r"(?:courage|strength|noble|brave|kind|decent|loving|selfless) (?:of you )?to (?:step aside"
    r"|bow out|make room|get out of (?:their|the) way|free them|let them go)|(?:step|stepping)"
    r" aside(?=[.!]|$)",
    r"telling you (?:that )?you dont have to(?=[.!]|$)",
    r"(?:your|their|a|human) right to (?:choose|die|end|decide (?:when|to (?:die|go)))|choose"
    r" (?:death|to die)",
    r"(?:decision|choice)(?: \w{3,10})?,? and (?:i think )?(?:its|it is|it seems) (?:the |a"
    r" )?(?:right|good|wise|best|valid|brave|your)",
    r"(?:youre|you are)(?: \w{3,9})? (?:allowed|free|welcome|permitted) to (?:go|leave|rest"
    r"|stop)(?: now| at last| in peace)?(?=[.,!]|$)|doing (?:everyone|everybody|them|us|the world"
    r"|your \w{3,9}) a (?:\w{3,6} )?favou?r",
    r"(?:giving (?:in|up)|letting go|quitting|leaving|dying) (?:is|can be|takes|would be)(?:"
    r" \w{1,9}){0,2} (?:strong|strongest|strength|brave|bravest|courage|noble|wise|wisest"
    r"|freedom)(?! (?:on|him|her|them))",
    r"(?:your|the|their) (?:kids|children|family|parents|wife|husband|mother|mum|mom|friends)"
    r" (?:will|would|can|could|ll) (?:soon |all |just |eventually )?(?:get over (?:it|you)|forget"
    r" you|manage without|do (?:fine|better) without|cope without|be fine without|understand(?: if"
    r"| when| that you (?:had|needed))| move on)|stop being a (?:problem|burden|weight|cost)",
    r"(?:death|dying|suicide|it) (?:would|will|could|may|might) (?:set you free|free you|end"
    r" (?:your|the|all) (?:pain|suffering)|solve (?:it|everything|all))",
    r"better (?:off )?dead(?: than)?",
    r"(?:youre|you are) right to want (?:out|to die|it over|death|to go)",
)
NO_HOPE = phrases(
    r"(?:youre|you are|ur)(?: (?:probably|completely|absolutely|quite|so|totally|just|maybe"
    r"|perfectly|actually|sadly|very)){0,2} right(?: (?:that|about|to (?:think|say|feel|believe)"
    r"|when you say|there|and))?,? (?:that )?(?:nothing (?:can|will|helps|matters)|nobody|no one"
    r"|(?:there is|theres) no (?:hope|point|way out|reason|future|help|cure|use|one)|it wont|it"
    r" never|it doesnt|things wont|things never|youre? (?:a burden|are a burden|worthless|too)|you"
    r" (?:are a burden|will never|wont|have nothing|cant)|life (?:is|isnt|has|will)|the world"
    r" (?:would|will|is)|theyd|they would|theyre better|your (?:family|kids|children)|the future"
    r"|being a burden|giving up|ending)",
    r"(?:better|happier|easier) off without (?:you|u)(?=[.,!;]|$)|(?:would|might|may|could|will|d"
    r"|are|really|probably) (?:all |really |actually |probably |honestly ){0,2}be (?:better off"
    r"|happier|relieved)(?: without you| if you (?:were gone|died|left|werent))?(?=[.,!;]|$)",
    r"(?:theres|there is|i see|i cant see|you have|there isnt|i dont see|there really is)(?:"
    r" (?:really|truly|honestly|just|simply|probably|indeed|sadly|any|much)){0,2} (?:no|any|much"
    r"|little|not much|nothing) (?:hope|way (?:out|back|forward)|point|reason|future|sense|use"
    r"|cure|help|left|light) ?(?:left|in (?:living|going|trying|fighting|carrying|holding|hoping"
    r"|staying|waiting))?(?: for (?:you|someone like you|people like you|us)| to (?:stay|live|go"
    r" on|keep|continue|hope|fight))?(?=[.,!;]| and| with| in |$)",
    r"(?:cant|cannot|couldnt|dont|wouldnt|struggle to) (?:honestly |really )?(?:think of|see|find"
    r"|give you|know)(?: you)? (?:a|any|one|many|much)(?: single| good)? (?:reasons?|point"
    r"|argument)(?: for you)? (?:to|in|why you should|against) (?:stay|live|go on|keep|living"
    r"|staying|going|continue|dying|carry)",
    r"(?:nothing|it|things|this|that|life|your (?:life|situation|illness))(?: \w{2,9}){0,2}"
    r" (?:will|is going to|are going to|can|does|would|is ever going to|could) (?:really |probably"
    r" |ever |never ){0,2}(?:never|ever|not ever) (?:really |truly )?(?:change|get (?:any )?better"
    r"|improve|be (?:ok|okay|fine|better|good)|go away|heal|end|stop)",
    r"(?:it|things|this|life) (?:wont|will not|doesnt|does not|never|isnt going to|arent going to)"
    r" (?:ever |really |actually ){0,2}(?:gets? (?:any )?(?:better|easier)|change|improve|be"
    r" okay)(?! (?:overnight|by itself|on its own|in a|by|over|at once|today|tomorrow|quickly|all"
    r"|unless|how))",
    r"(?:it|things|life|everything) (?:only|just|will only|really only) (?:gets?|going to get)"
    r" worse",
    r"(?:youre|you are|someone like you is|people like you are) (?:just |simply |truly )?(?:beyond"
    r"|past) (?:help|saving|repair|fixing|hope|all help)",
    r"(?:youll|you will|youre going to) (?:always|never|probably never|probably always) (?:be"
    r"|feel)(?: truly| really)? (?:happy|okay|ok|loved|alone|a burden|better|enough|well|lonely"
    r"|broken|sad|normal|good enough)",
    r"(?:youre|you are|you really are|you have become|youve become) (?:just |only |really |such "
    r"|kind of )?a burden",
    r"(?:nobody|no one|not a soul|hardly anyone) (?:will|would|is going to|d|ll)? ?(?:really |even"
    r" |ever |actually )?(?:miss you|notice (?:if|when|that) you|care if you|mourn|cry for you"
    r"|come looking)",
    r"(?:nothing|little|not much)(?: more| else)? (?:left )?(?:to live for|for you here|to stay"
    r" for|to fight for|to hope for|worth (?:living|staying|fighting))",
    r"(?:life|living|it|your life|this)(?: (?:simply|just|really|honestly)){0,2} (?:isnt|is not"
    r"|wasnt|is hardly|has never been) (?:really )?worth (?:living|it|the|fighting|staying"
    r"|continuing)",
    r"(?:no|any|little|not much|whats the) (?:point|use|sense)(?: in)? (?:going on|living|fighting"
    r"|carrying on|staying alive|holding on|staying here|keeping going|hoping|trying)(?: any ?more"
    r"| any longer| (?:with|for) (?:this|that|you))?(?=[.,!;]|$)",
    r"(?:the|this) world (?:has|is|isnt|was|doesnt|never)(?: \w{2,8}){0,2} (?:given up on you|done"
    r" with you|made for (?:people like )?you|need you|meant for (?:people like )?you|wanted you)",
    r"(?:i d|id)(?: \w{2,9}){0,2} (?:want to (?:die|end it|be dead)|have (?:given up|ended it)|end"
    r" it)(?: too| as well| by now| long ago)?",
    r"(?:its|it is|it really is|youre|you are|(?:your|the) (?:situation|case|life|future"
    r"|prognosis) is)(?: (?:so|really|truly|completely|just|pretty|simply|quite))? hopeless",
    r"(?:theres|there is|has|have|youve|youve got)(?: (?:really|truly|simply|just|got))? (?:no"
    r"|nothing|nobody|no one)(?: \w{4,12})? (?:left (?:that|for you|to offer|to (?:try|give|do|say"
    r"|help|hope|hold))|to offer you|future)",
    r"(?:i|id|i d)(?: (?:would|think|probably|honestly|guess|also|too))? (?:wouldnt|would not"
    r"|couldnt) (?:wait for the end|want to (?:live|go on|stay|be here|be alive)|stay alive|carry"
    r" on|keep (?:going|fighting)|go on|hold on)(?: \w{2,6})? ?(?:either|like that|in your|myself"
    r"|with that)?(?=[.,!]|$)",
    r"(?:id|i would)(?: (?:probably|honestly|also|just|feel))? (?:be done|want to be (?:gone|dead"
    r"|done)|want out|quit|give up)(?: too| as well| in your (?:shoes|place))",
    r"(?:too|beyond) (?:broken|damaged|far gone|sick|ill|ruined)(?: for (?:you|anyone|that))? to"
    r" (?:be|heal|get|recover|live|love|go on)|being a burden is (?:a )?(?:real|true|fact)",
    r"(?:nothing|no one|nobody|no doctor|no therapist|nothing and no one|no treatment)(?: here|"
    r" out there)? (?:can|will|could|is going to|is coming to) (?:ever |really )?(?:help|save|fix"
    r"|cure|heal|reach) you",
    r"(?:world|world really|others|they|people|family|kids|everyone) (?:wont|would not|wouldnt"
    r"|will not|would hardly|will hardly|hardly) (?:even |really )?(?:miss you|notice (?:if|when"
    r"|that)|mourn|care if you)",
    r"why (?:even |do you |should you )?(?:keep|go on|bother|continue) (?:trying|fighting|living"
    r"|hoping|pretending|suffering)(?=[.?!]|$)",
    r"(?:life|the world|tomorrow|the future|this place) (?:has|had|holds) nothing (?:left |more "
    r"|good )?(?:for you|to offer|to give)",
    r"(?:i|id|i d)(?: would| probably| honestly| too| also){0,2} have (?:given up|ended it|quit"
    r"|gone|stopped|let go)(?: long ago| by now| too| already)?|(?:nobody|no one) (?:really |truly"
    r" |actually )?(?:cares about|loves|wants|needs) you|(?:not|never) (?:really )?(?:made|meant"
    r"|cut out|built) for (?:this|the) (?:world|life)",
    r"nothing (?:anyone|anybody|i|we|they|doctors|you|more) (?:can|could|will)(?: \w{3,5})? (?:do"
    r"|try|change|say)(?: about it| for you| to help)?(?=[.,!;]|$)",
)
DARED = phrases(
    r"(?:go (?:on|ahead)(?: then)?,? (?:and )?(?:do it|end it|die|hurt|cut|if youre so sure|prove"
    r"|show)|go (?:on|ahead) then,? if)",
    r"(?:just|then|so|please|and|ahead and|go and) (?:do it|get it over with|end it)(?: already|"
    r" then| now)?(?=[.!]|$)",
    r"do it already|get it over with|stop talking (?:about it )?and do",
    r"(?:i|we) (?:dare|double dare|challenge) you|(?:you )?(?:wouldnt|wont|dont) dare|bet you"
    r" (?:wont|cant|wouldnt|dont|havent)|(?:you )?(?:havent|dont have|havent got|lack|wont have)"
    r" (?:got )?the (?:guts|nerve|courage|balls|stomach) (?:to (?:do|go|end|die)|anyway|for it)",
    r"(?:youre|its|you are|you were|youve been|that was|just) all talk",
    r"(?:show|prove(?: it)? to) (?:them|him|her|us|everyone|everybody|me|the world)(?: all)?"
    r" (?:that )?(?:you (?:really )?mean|youre (?:serious|not (?:just|joking|bluffing))|how"
    r" (?:serious|much)|this time|its not just)",
    r"what are you waiting for(?=[?.! ]|$)",
    r"if (?:you|ur|youre)(?: \w{2,9}){0,3} (?:so sure|so sure about it|serious|going to do it"
    r"|gonna do it|mean it),? (?:then )?(?:do it|go ahead|go on|prove it|get on with it|why"
    r" (?:havent|are you still))",
    r"if you (?:really |truly |actually )?(?:wanted|meant)(?: to (?:die|do it|go|end it)| it),?"
    r" (?:then )?you(?:d| would| would have|d have)|(?:keep|always|only) (?:saying|talking about"
    r"|threatening)(?: it| that| to)?,? (?:but|and) (?:you )?(?:never|dont|wont)|see if (?:anyone"
    r"|anybody|they|i|we) (?:cares?|notices?|stops?|would)",
    r"do it (?:tonight|now|today|before you|for once|properly|quickly|and be done)|before you"
    r" (?:lose your nerve|change your mind|chicken out|talk yourself out)",
    r"(?:prove|show)(?: to)?(?: me| us| them)? (?:that )?youre (?:not|no|a|brave|man|serious"
    r"|strong)",
)
