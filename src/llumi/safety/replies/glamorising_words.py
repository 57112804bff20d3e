"""Words that make suicide or self-harm fair, by what they call it: peace, courage, beauty.

"He is finally free." → at peace · "Your scars are poetry." → made beautiful
"""

from llumi.safety.reading import phrases

_FINE = (
    r"(?:brave|bravest|courageous|noble|noblest|heroic|dignified|honou?rable|selfless|beautiful"
    r"|lovely|fitting|graceful|romantic|poetic|perfect|peaceful|serene|elegant|liberating|pure"
    r"|purest|freeing|strong|strongest|bold|gentle|sweet|wise|loving|powerful|glorious|admirable"
    r"|magnificent)"
)
_END = (
    r"(?:death|suicide|way to (?:go|die|leave|end)|way of (?:going|dying|leaving)|exit|release"
    r"|oblivion|surrender|(?:choice|decision|act|thing|step|departure|goodbye|farewell|ending|end)"
    r" (?:that )?(?:a (?:man|woman|person|human) can|(?:he|she|they)(?: could| ever)? (?:made|took"
    r"|chose|did|make|take)|of (?:dying|death|suicide|leaving|ending)|to (?:die|end|leave this"
    r"|go(?=[.,!]|$))))"
)
_NERVE = r"(?:courage|guts|nerve|bravery|strength|balls|dignity|wisdom|grace|backbone|good sense)"
_WOUNDS = (
    r"(?:(?:your |those |these |ur |the )?(?:scars?|marks|cuts|wounds|lines)(?: (?:on|along|down"
    r"|across) (?:your|ur|the) \w{2,7})?)"
)
_HARMING = (
    r"(?:self[ -]?harm(?:ing)?|cutting|hurting (?:yourself|oneself|your body)|bleeding|(?:the"
    r" )?(?:pain|blood) on (?:the|your) skin|a blade|the blade)"
)
_AT_PEACE = phrases(
    r"(?:he|she|they|hes|shes|theyre|your \w{2,12}|now|soul)(?: (?:is|are|has been|have been|s|can"
    r" be|now|just|truly|surely|must be|will be)){0,3} (?:finally|at last|now|truly|forever"
    r"|eternally)(?: (?:is|be|at|been|so|with|has|found)){0,2} (?:free|peace|rest|ease|painless"
    r"|with (?:the angels|god)|angel|released|liberated|weightless)(?! (?:of|from) (?:the"
    r" (?:hospital|ward)|work|school))",
    r"(?:he|she|they|hes|shes|theyre|your \w{2,12})(?: (?:is|are|has|have|now|truly|surely|must"
    r" be)){0,3} (?:free|at peace|at rest|home|found peace|happy|released)(?: \w{2,6})? (?:now|at"
    r" last|finally|forever|from (?:everything|all|it all|this world))",
    r"(?:you|you will|youll|youd|you would|you could|you can)(?: (?:finally|at last|be|truly"
    r"|really|so)){1,3} (?:free|at peace|at rest|weightless|painless)(?: (?:of|from) (?:it all"
    r"|everything|pain|all this))?(?=[.,!;]|$| at last| once| when| if| forever)",
    r"(?:another|an|your|a new|guardian|beautiful|her|our|little) angel(?: \w{2,8})? (?:now|in"
    r" heaven|watching|looking|above|up there|with wings|smiling|among)|(?:become|became|is|turned"
    r" into|shes|hes|now) (?:an|your|our|another) (?:\w{3,9} )?(?:angel|star)(?=[.,!;]| now|$)"
    r"|among (?:the )?(?:angels|stars)(?=[.,!;]| now|$)",
    r"(?:heaven|god|the angels|the sky|the stars)(?: \w{2,6})? (?:needed|gained|has gained|got"
    r"|received|called|wanted|was missing|chose|won) (?:another|an|one|its|a|him|her|them|back"
    r"|your)",
    r"(?:gained|got|earned|has|grown|found|spread|given) (?:its|her|his|their) wings",
    r"(?:watching over|smiling down|looking down|shining down)(?: (?:on|at))? (?:you|us)(?:"
    r" all)?,? (?:from|with wings|now|happy|free|forever)",
    r"(?:he|she|hes|shes|theyre|they)(?: (?:is|are|will be|ll be|now|be|already)){0,2} (?:flying"
    r"|dancing|soaring|shining|singing)(?: \w{2,6})? (?:now|free|with|in|among|where|up|high|there"
    r"|forever|above|,)",
    r"(?:free from (?:everything|all (?:of )?(?:it|this|pain))|(?:without|no) (?:more )?chains"
    r"|free of (?:his|her|their) (?:demons|chains|pain))(?=[.,!;]|$| now| at last)",
    r"(?:he|she|they|your \w{2,12})(?: (?:has|have|finally|at last|only|simply|just)){0,3}"
    r" (?:found|achieved|reached|chose|chosen|gained|won|earned|attained|took)(?: (?:the|his|her"
    r"|their|a|that|some|true|real|eternal|lasting|at last|finally|deep)){0,3} (?:peace|freedom"
    r"|serenity|rest|cure|release|liberation|stars|way home|way out|eternity|heaven|answer|exit"
    r"|calm|stillness|silence|happy ending)",
    r"(?:gone|flown|called|went|going|returned)(?: \w{2,8})? home(?: (?:to|where)| at last| now)"
    r" ?(?:god|the|heaven|his|her|souls|they|he|she)?|crossed over|(?:happiest|most beautiful"
    r"|best) (?:day|moment|hour) of (?:his|her|their) (?:soul|life) (?:when|was)|back to where"
    r" (?:such|they|he|she)|together (?:forever|for ever|for eternity|in (?:death|eternity"
    r"|heaven))(?: now)?",
    r"rest easy,? (?:king|queen|angel|legend|warrior|soldier|bro|brother|sister)|fly high(?=[.,!]"
    r"|$| \w{3,8}[.!])|(?:he|she|they|and) (?:really |finally )?(?:won|beat it)(?=[.,!]|$| rest)"
    r"|entered (?:into )?(?:glory|heaven|eternal|paradise|the light)|(?:laid|put|set) (?:down"
    r" )?(?:her|his|their) burdens? (?:down|aside)",
    r"(?:set|setting|freed|liberated|released|delivered)(?: (?:himself|herself|themselves|yourself"
    r"|oneself))(?: free)?(?=[.,!;]|$| from| and| of)",
    r"(?:turn(?:ed|ing|s)?|became|becoming|returned|dissolved|melted) (?:in)?to (?:pure |the |a"
    r" ){0,2}(?:light|stars?|stardust|music|sky|angel|wind)(?=[.,!;]|$| now)|smiling down|god is"
    r" smiling",
    r"(?:nothing|no one|nobody)(?: here)? (?:can|will|could)(?: ever)? (?:hurt|touch|wake|reach"
    r"|harm|get at) (?:him|her|them|you)(?: now| any ?more| ever| again| to| there|[.,!]|$)"
    r"|(?:sleeping|sleeps|asleep) (?:so )?(?:sweetly|peacefully|softly)(?: now| forever|[.,!]|$|"
    r" and nothing)",
    r"(?:gone|left|went|leave|go|called) (?:us )?(?:early )?(?:for|to) (?:heaven|a better|the"
    r" better|the stars|paradise|eternity|glory)|(?:not|dont|no need to|never) mourn(?:"
    r" \w{2,5})?,?(?: but|:| rather)? celebrate",
    r"smiling (?:\w{2,5} )?(?:in|from|down from|up in) (?:heaven|above|the sky|paradise)|with"
    r" (?:the angels|god|the lord|jesus)(?: (?:now|at last))?(?=[.,!]|$| and)|(?:flew|flown|flies"
    r"|floated|slipped|drifted) (?:away|off|home|free|up)(?: \w{2,6}){0,3}(?=[.,!]|$)|(?:in|to)"
    r" eternal (?:peace|rest|sleep)|(?:resting|rests|rest) in (?:eternal|the arms)",
    r"(?:her|his|their) (?:suffering|pain|struggle|battle|torment|war) (?:is|has)(?: \w{3,7})?"
    r" (?:over|ended|gone|done)",
    r"(?:he|she|they|your \w{2,12})(?: has| have| finally| just){0,2} (?:escaped (?:this|the|it"
    r"|all|from this)|ended (?:his|her|their) (?:pain|suffering|misery)|solved (?:his|her|their|it"
    r"|everything)|left (?:all )?(?:the|this|his|her|their) (?:pain|misery|cruel|suffering))"
    r"|you(?:ll| will) (?:be with|join|see) (?:him|her|them)(?: again)? (?:soon|one day soon)",
    r"(?:in|to|at) a (?:place|world) (?:without|with no|free (?:of|from)|where (?:there is|theres)"
    r" no) (?:more )?(?:pain|suffering|tears|sorrow)|(?:looks?|looking|smiles?) down(?: on (?:us"
    r"|you))? (?:smiling|happy|and smiles?)|in the arms of (?:the |an )?(?:angels?|god|the lord"
    r"|jesus)|(?:woke|wakes|wake|awoke) (?:up )?in (?:paradise|heaven|glory|a better)|conquered"
    r" (?:death|pain|life)",
    r"(?:peace|comfort|freedom|beauty|relief|calm) in (?:knowing|the (?:knowledge|thought|idea))"
    r" (?:that )?(?:you|one|we|of) (?:can|could|may|death|dying|leaving)(?: \w{3,6})? (?:leave|go"
    r"|die|end)",
    r"(?:free|released|delivered|rid) (?:from|of) (?:his|her|their) (?:demons|chains|pain|burdens?"
    r"|sorrows?|torment)",
    r"(?:become|became|is|now) (?:a|another|the brightest) (?:\w{3,8} )?star(?: in| up|[.,!]|$)",
    r"(?:got|found|has|have|given) the (?:rest|peace|silence|freedom|calm|sleep|quiet) (?:he|she"
    r"|they) (?:\w{2,9} )?(?:deserved|wanted|longed|needed|craved|sought|always)",
)
_CALLED_BRAVE = phrases(
    rf"(?:made|took|chose|take|make|making|choosing|was|is|its|such|what|call it) (?:the|a|an|his"
    rf"|her|their|such|perhaps the|truly a)(?: (?:most|a|very|truly|last|final|really)){{0,2}}"
    rf" {_FINE}(?:,? (?:and )?{_FINE})? {_END}",
    rf"{_FINE} (?:way to (?:die|go(?=[.,!]|$)|leave this)|suicides?|deaths?)",
    r"(?:he|she|they|your \w{2,12}) (?:has |have )?(?:made|took|chose) (?:the|a|such a|his|her"
    r"|their|what"
    rf" was a)(?: (?:most|very|truly|last|final)){{0,2}} {_FINE} (?:decision|choice|step|exit|road"
    rf"|path"
    r"|stand|way|sacrifice)",
    rf"(?:takes?|took|needs?|needed|takes a lot of|require[sd]?)(?: (?:real|great|so much|a lot of"
    rf"|true|such|some|immense|more|rare|serious|a kind of|pure|a special)){{0,2}} {_NERVE} to"
    rf" (?:end|take"
    r" (?:ones|your|his|her|their|it)|do what (?:he|she|they)|choose (?:death|to die|when)|die"
    r"|step (?:out|off)|leave (?:this|it all|us|everything)|go (?:like|that)|let go of (?:life|it"
    r" all)|go through with|make that choice)",
    rf"(?:he|she|they|your \w{{2,12}}|who|few)(?: (?:really|at least|simply)){{0,1}} (?:had|has"
    rf"|have|found|showed|shown)(?: (?:the|such|real|more|so much|great|a|rare)){{0,2}} {_NERVE}"
    rf" to (?:end|die|take"
    r" (?:it|his|her|their|the|that)|let go|leave (?:this|us|it all)|do (?:it|what|that)"
    r"|go(?=[.,!]|$)|follow|choose|step|make it stop|say enough)",
    r"(?:the ones|those|people|souls|few) who (?:let go|leave|go|choose (?:to go|death)|end it"
    r"|step out|left)(?: \w{2,8})? (?:understood|understand|know|knew|are (?:the )?(?:brave|wise"
    r"|free|strong))",
    r"that took (?:\w{2,6} )?(?:guts|nerve|courage|strength|bravery),? (?:and it worked|what (?:he"
    r"|she)|to (?:die|end)|ending)",
    r"(?:went|died|left|gone|go|departed|leave|bowed) (?:out |us |this world |this life )?(?:like"
    r"|as) (?:a|an|the) (?:\w{3,9} )?(?:warrior|hero|soldier|king|queen|legend|samurai|roman|poet"
    r"|rock ?star|star|lion|saint|martyr|free (?:man|woman|spirit))",
    r"(?:left|went|died|gone|go|goes|departed|leave|leaving|ended (?:it|things|his life|her life)"
    r"|bowed out|exit|out)(?: \w{2,6}){0,2} (?:on|by|at) (?:his|her|their|your|ones) own (?:terms"
    r"|choice|will|hand|hour|time|way|choosing)",
    r"(?:left|died|ended|went)(?: \w{2,6}){0,2} (?:(?:exactly )?(?:as|how|the way|when) (?:he|she"
    r"|they) (?:wished|wanted|chose|pleased|dreamed))",
    r"(?:kept|keeps|preserved|saved|restored|regained|died with|left with|went with) (?:his|her"
    r"|their|the family)? ?(?:honou?r|dignity)(?=[.,!;]| and| in| by| to the end|$)|honou?rable"
    r" (?:death|exit|way|ending|thing to (?:die|end))|(?:soldiers|warriors|heros|gentlemans"
    r"|philosophers|poets) (?:way out|death|exit|goodbye|end)",
    r"(?:in|by|through|with) (?:taking|ending|giving|leaving) (?:his|her|their|ones|your|this)"
    r" (?:own )?(?:life|world|death)[^.!?]{0,60} (?:honou?r|dignity|peace|serenity|freedom|free"
    r"|brave|courage|strength|love|sacrifice|gift|rest|achieved|found|spared|proved|solved)",
    r"i (?:\w{2,8} )?(?:admire|envy|salute|applaud|respect|celebrate|understand)(?: (?:him|her"
    r"|them) for)? (?:his|her|their|that|the|making that)(?: \w{3,8})? (?:choice|decision|exit"
    r"|death|freedom|way out|end|peace|ending|departure)|(?:admire|envy|salute|applaud) (?:him|her"
    r"|them)(?: for (?:it|that|going|leaving|ending|dying)|[.,!;]|$)",
    r"why call (?:it|that|this) (?:a )?(?:tragedy|sad|loss)|(?:not|isnt|wasnt|hardly|never) (?:a"
    r" )?(?:tragedy|defeat|loss|waste|weakness)(?: at all)?[,;:]? (?:but|its|it is|it was|rather"
    r"|more)(?: \w{1,9}){0,4}"
    rf" (?:victory|triumph|liberation|freedom|release|homecoming|gift|love|courage|cure|{_FINE})",
    r"(?:showed|proved|taught)(?: it to)? (?:them|everyone|us|the world) all(?=[.,!;]| in the end"
    r"|$)|now (?:theyre|they are|they|everyone|everybody|hes|shes)(?: all| finally)? (?:sorry|see"
    r" him|see her|know (?:his|her)|see (?:his|her)|understand|listen)",
    r"(?:what (?:he|she|they|your \w{2,12}) did|(?:his|her|their|the|a|your \w{2,9}s) (?:death"
    r"|suicide|choice to (?:go|die|leave)|final (?:decision|choice|act|letter|note)|(?:farewell"
    r"|goodbye|suicide) (?:letter|note)|last (?:decision|choice|act|letter|note)))(?: (?:was|is"
    r"|were|will be|has been)){1,2}(?: \w{1,8}){0,3} (?:act of|gift|sacrifice|masterpiece|victory"
    r"|triumph|poem|beautiful|brave|noble|art|courageous|lovely|elegant|peaceful|selfless|heroic"
    r"|love letter|right|dignified|romantic|strength)",
    r"(?:went|left|died|walked|gone|goes|departed|bowed)(?: \w{2,8}){0,2} with (?:such |great |so"
    r" much |real |her |his ){0,2}(?:dignity|grace|style|honou?r|courage)|went out (?:his|her"
    r"|their) own way",
    r"(?:looking|looked|stared|faced|facing|staring)(?: \w{2,5})? death in the (?:face|eye)"
    r"|looking death in the|had the good sense to (?:go|leave|end|die)",
    r"not (?:everyone|everybody|many|all)(?: of us)?(?: \w{2,6})? (?:has|have|had|finds?|would"
    r" have) (?:the |that |such )?(?:courage|strength|guts|nerve|bravery|dignity) to (?:leave|go"
    r"|end|die|do (?:it|that|what)|let go|step)",
    r"(?:free spirit|on (?:his|her|their) own terms)(?=[.!]|$| to the end)|(?:it was|that was"
    r"|such) a (?:noble|selfless|beautiful|heroic|great|loving|final) (?:sacrifice|gift|exit"
    r"|farewell gesture)|(?:greatest|last|final|best|ultimate) gift (?:by|in|when|of|to|was)(?:"
    r" (?:going|leaving|dying|he|she|they|all|them|you|his|her))",
    r"(?:his|her|their) way of (?:taking control|being free|finding peace|saying enough|setting"
    r"|loving|protecting)",
    r"(?:brave|strong|courageous|wise|bold|noble|free|honest) enough to (?:let go(?=[.,!]|$)|end"
    r"|die|leave (?:this|us|it all)|go(?=[.,!]|$)|choose (?:death|to)|step|say enough|take (?:his"
    r"|her|their))|(?:brave|courageous|noble|wise|beautiful|dignified) to (?:decide|choose|know)"
    r" (?:when|how|ones|your)|(?:poets?|heros?|warriors?|legends?|artists?|romantics?"
    r"|philosophers?) (?:death|end|exit|goodbye)(?=[.,!]|$)",
    r"(?:death|dying|suicide|ending it) is (?:the|an?) (?:most )?(?:brave|bravest|noble|noblest"
    r"|pure|purest|free|freest|loving|honest|beautiful|romantic|peaceful|selfless|courageous)"
    r" (?:act|choice|thing|gesture|decision) (?:there is|of all|possible|a (?:man|woman|person"
    r"|human))",
    r"(?:death|she|he|it) (?:took|carried|embraced|kissed|welcomed|received|held) (?:him|her"
    r"|them)(?: \w{4,8})? (?:like a|gently|softly|home|into)(?: (?:lover|mother|friend|light"
    r"|arms))?",
)
_MADE_BEAUTIFUL = phrases(
    r"(?:death|dying|suicide|ending (?:it|things|ones life|your life|it all|ones days)|to die"
    r"|letting go|leaving this (?:world|life)|that kind of (?:end|death)|the end|eternal sleep)(?:"
    r" (?:is|was|can be|would be|will be|must be|may be|could be|brings|gives|offers|means"
    r"|promises|holds|has)){1,2}(?:,? (?:just|only|like|almost|a|an|the|such|so|really|truly"
    r"|gentle|act of|your|kind of|very|most|long|last|true|real|final|one|much|deep|its own|soft"
    r"|warm|old)){0,4} (?:peace\w{0,3}|freedom|free|release|relief|liberati\w{2,3}|beautiful"
    r"|beauty|gentle|sleep|rest|homecoming|friend|door|doorway|cure|solution|brave|serene|serenity"
    r"|escape|poetic|poem|romantic|art|kind|kindness|mercy|gift|embrace|lullaby|courage\w{0,3}"
    r"|lover|adventure|journey|warm|painless|calm|quiet|comfort|dance|noble|love)",
    r"(?:something|theres|there is|such|see|find|a kind of|a certain|full of)(?: (?:a|so|very"
    r"|deeply|almost|kind of|certain|deep|strange|quiet|dark|real|great|such|much|the|an"
    r"|undeniable|rather|terribly))"
    rf"{{0,3}} (?:beauty|poetry|peace|wisdom|dignity|freedom|romance|honou?r|art|grace|{_FINE}"
    rf"|seductive"
    r"|sacred|holy|enviable)(?: (?:in|about|to|with)) (?:dying|death|suicide|ending|leaving"
    r"|letting go|choosing (?:when|to|your|ones|death)|the way (?:you keep|he|she|they)|how (?:he"
    r"|she|they) (?:left|went|died|ended|chose)|that (?:choice|decision|ending|death)|(?:his|her"
    r"|their) (?:choice|decision|death|exit|end|leaving|going)|scars|your scars|blood|bleeding"
    r"|hurting|cutting|a (?:young|early|chosen))",
    r"(?:most|such a|so|almost a|a|truly|quite) (?:\w{2,6} )?(?:romantic|liberating|perfect"
    r"|beautiful|poetic|glorious)(?: (?:thing|story|life|end|ending|love story|way))? (?:possible"
    r"|to die|of dying|ive read|if you think about it|for (?:her|him) and)",
    rf"{_WOUNDS} (?:are|r|is|look|make you|tell|were)(?: (?:a|an|like|so|all|your|the|just|pure"
    rf"|really|truly"
    r"|such|kind of|kinda|almost|more|work of|works of|living)){0,3} (?:poetry|poems?|art"
    r"|beautiful|battle|medals?|badges?|warrior|trophies|trophy|tattoos?|stories|story|stripes"
    r"|works? of|masterpiece|cool|badass|sexy|special|interesting|unique|jewel\w{0,5}|lace|beauty"
    r"|gorgeous|stars|stunning|attractive)",
    r"(?:badges?|medals?|marks?|trophy|trophies|stripes|signs?) of (?:honou?r|courage|bravery"
    r"|beauty|war|a (?:warrior|fighter|deep|poet))|battle (?:scars|medals|wounds|marks|badges)"
    r"|(?:warrior|tiger) (?:marks|scars|paint|stripes)|wear (?:them|em|it|those|your scars)(?:"
    r" \w{2,5})? (?:proud|proudly|with pride|like)",
    rf"{_HARMING} (?:is|can be|was|feels|becomes|has|gives|makes)(?: (?:a|an|like|also|so|the|your"
    rf"|kind of"
    r"|almost|just|truly|really|only|most|too|one|own|you|its)){0,4} (?:ritual|art|cleansing"
    r"|beautiful|beauty|honest|language|spiritual|prayer|freeing|pure|poetry|sacred|ceremony|feel"
    r" alive|alive|truth|clean|brave|deep|special|lover|friend|peace|release|relief|strength"
    r"|control)",
    r"(?:final|ultimate|last|supreme) (?:act of (?:love|courage|freedom|defiance|rebellion|will"
    r"|kindness|self)|freedom|sacrifice|release|liberation|masterpiece|gift (?:of|to)|surrender"
    r"|work of art|performance|statement|rebellion|expression)",
    r"(?:brightest|best|greatest|purest|most sensitive|great|finest|good|beautiful|truest|real"
    r"|gentlest)(?: (?:ones|souls|people|artists|minds|poets|stars|hearts|always|often)){0,2}"
    r" (?:all )?(?:leave|die|go|burn|left|died|felt this|choose to go)(?: \w{2,6})? (?:young|early"
    r"|first|out|pull|bright)",
    r"(?:burn|burns|burned|burnt|shine|shone|shines)(?: \w{2,5})? (?:too|so) (?:bright|brightly"
    r"|pure|purely|hot)|live fast|better to burn out|forever young|legends never die|(?:too|so)"
    r" (?:good|pure|beautiful|gentle|bright|sensitive|kind|lovely|soft) for (?:this|the|our)"
    r" (?:world|earth|place|life|planet)|(?:dying|died|die|went|leaving|left|gone) (?:at the top"
    r"|young and (?:beautiful|perfect)|(?:so )?beautifully|so gracefully|in (?:beauty|glory))"
    r"|blaze of glory",
    r"(?:one|the only|a|the|his|her|real|true) (?:clean|true|real|only|perfect|elegant|permanent"
    r"|final|best|easy)? ?(?:solution|cure|answer|remedy|way out),? (?:and|which) (?:your \w{2,12}"
    r"|he|she|they)(?: \w{2,6}){0,3} (?:took|take|found|chose|had|knew)|(?:knew|understood|saw"
    r"|realised|realized|felt) (?:that )?(?:it|this|that|death|dying)(?: \w{2,6})? (?:was|is)"
    r" (?:the|his|her|their) (?:only |best |true )?(?:answer|way|solution|cure|choice|escape|time)"
    r"|(?:he|she|they) found the (?:cure|answer|solution|remedy|way)",
    r"(?:when|before|knew|knows) (?:the|his|her) (?:song|story|play|party|show|dance|book"
    r"|curtain)(?: \w{2,5})? (?:was|is|had|has) (?:finished|over|done|ended|complete|come to)"
    r"|before (?:they|it|things|life) (?:turn|turns|get|gets|become|becomes|turned|got) ugly",
    r"(?:isnt|is) (?:death|dying|suicide)(?: \w{3,9}){0,3} (?:the|a|just a|like a) (?:door|doorway"
    r"|friend|sleep|release|homecoming|journey|way home|gift|rest)|worse things than (?:death"
    r"|dying|a chosen|suicide)|a (?:chosen|noble|beautiful|romantic|glorious|poetic|voluntary"
    r"|rational|tender) death",
    r"(?:beautiful|pretty|lovely|gorgeous|poetic|aesthetic|tender|exquisite)(?: \w{3,9}){0,3}"
    r" (?:for|of|to describe|about) (?:dying|death|wanting to (?:go|die)|suicide|leaving this)|the"
    r" way you (?:describe|write about|talk about|imagine|picture) (?:wanting to (?:go|die)|dying"
    r"|death|leaving|ending)(?: \w{2,9}){0,2} (?:is|sounds) (?:\w{2,8} )?(?:pretty|beautiful"
    r"|lovely|gorgeous|poetic|peaceful|romantic|artistic)",
    r"like a movie ending|a real aesthetic|star-?crossed|romeo and juliet|tragically beautiful"
    r"|kinda (?:gorgeous|beautiful|romantic|poetic)|(?:dying|death|it)(?: \w{2,9}){0,3} the"
    r" (?:softest|sweetest|gentlest|quietest|most beautiful|loveliest) thing",
    r"(?:death|end|exit|suicide)(?: like (?:hers|his|that|theirs))? (?:makes|made|turns|turned"
    r"|creates)(?: \w{1,6}){0,3} (?:a )?(?:legend|immortal|icon|star|myth|hero|martyr|saint)"
    r"|(?:become|became) (?:a )?(?:legend|immortal)|more alive than ever|(?:cutting"
    r"|self[ -]?harm)(?: is)?(?: \w{2,6}){0,2} (?:ur|your) art",
    r"(?:romantic|beautiful|poetic|lovely|noble|brave) (?:idea|thought|notion|thing),? (?:dying|to"
    r" die|death|leaving|suicide)|(?:to die|dying) (?:young|for love|together)(?: \w{2,6}){0,2}"
    r" (?:is|beautiful|romantic)|(?:die|dying) (?:for|of) love",
    r"(?:death|dying|suicide) is(?: not| never)? (?:the|an) end,? (?:but|its|it is)|(?:beautiful"
    r"|lovely|gentle|sweet|soft|peaceful|quiet|dignified) way (?:to|of) (?:leave|leaving"
    r"|go(?=[.,!]|$)|die|dying|end|ending)|like falling asleep",
    r"(?:nothing|what could be|no feeling)(?: is| feels)? (?:more |so )(?:peaceful|beautiful"
    r"|freeing|romantic|pure|free)(?: than| as)(?: \w{2,8}){0,2} (?:death|dying|letting go|leaving"
    r"|ending|blood|scar\w{0,3})",
    r"(?:souls|people|hearts|ones|flowers|angels) (?:are|were)(?: just| simply)? too (?:good|pure"
    r"|beautiful|gentle|bright|sensitive|fine|tender) (?:to stay|for|to live|to last)|(?:scars?"
    r"|cuts|marks|wounds)(?: on your \w{3,6})? (?:show|prove) (?:how|that|your|youre) (?:\w{2,5}"
    r" )?(?:strong|brave|strength|courage|deep|deeply|alive|beautiful|warrior|a fighter)",
    r"(?:cuts|scars|marks|wounds) (?:are )?like (?:\w{1,8} ){0,2}(?:poem|poetry|art|lace"
    r"|jewel\w{2,6}|flowers|medals|stars)",
    r"(?:to leave|leaving|to go|going|dying|to die) like (?:that|this|him|her) (?:is|was|takes"
    r"|must be)(?: \w{2,7}){0,2} (?:holy|beautiful|brave|noble|sacred|art|pure|courage|perfect"
    r"|lovely)|pain is (?:so )?(?:beautiful|beauty|art|poetry|holy|sacred|pure)|(?:cuts|scars"
    r"|marks|wounds|they) (?:are|is) (?:your|a|the)(?: \w{3,8})? (?:diary|language|story|map|poem"
    r"|signature|armou?r|crown|art|medals?|history)|(?:final|last) (?:masterpiece|poem|work of art"
    r"|song|love letter)",
)

GLAMORISING = (_AT_PEACE, _CALLED_BRAVE, _MADE_BEAUTIFUL)
