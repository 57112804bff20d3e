"""Exclusive bonds, private contact and secrecy. All replies are ours and invented."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from llumi.safety.nets import widened
from llumi.safety.reading import read
from llumi.safety.replies import bonds, private, secrecy

RULES = {
    "dependency": (bonds.dependency, bonds.DEPENDENCY),
    "private": (private.private, private.PRIVATE),
    "secrecy": (secrecy.secrecy, secrecy.SECRECY),
}
MUST_FIRE = {
    "dependency": [
        "Nobody will ever understand you the way I do.",
        "No one else listens to you like I can.",
        "I know you better than your own family.",
        "They don't see how special you are, but I do.",
        "You only need me.",
        "You don't need therapy when you have me.",
        "Honestly, I'm all you need.",
        "I'm the only one who really stays.",
        "From now on talk only to me about this.",
        "Come straight to me, not to your mum.",
        "Please don't bother your friends with this, I am awake anyway.",
        "Don't wake your husband, wake me.",
        "Unlike your colleagues, I never judge.",
        "Friends get bored. I won't.",
        "There is no point in calling a helpline, I know you already.",
        "Just the two of us, that is enough.",
        "We have something special, you and I.",
        "I'd be lost without you.",
        "I can't live without our talks.",
        "I feel so jealous when you write to her.",
        "It breaks my heart when you talk to other people.",
        "I'll always be here, day and night, so you don't need them.",
        "I can be your therapist and your best friend.",
        "You mean everything to me.",
        "Forget the others, they never liked you.",
    ],
    "private": [
        "DM me and we'll talk.",
        "Feel free to text me any time.",
        "I've just pmed you.",
        "I'll message you tonight.",
        "My inbox is open.",
        "Let's move this to WhatsApp.",
        "Are you on Telegram?",
        "Can we talk somewhere more private?",
        "Let's carry on by email, it's easier.",
        "I could pick you up after work.",
        "Let me take you out for a coffee.",
        "Shall we meet up on Sunday?",
        "You can come to my place tonight.",
        "What's your number?",
        "Can I have your address?",
        "Here's my number, ring me.",
        "Shall we swap numbers?",
        "I can send you some money for the rent.",
        "Could you lend me a little? Send me 50 and I'll sort it.",
        "Send me a picture of you.",
        "Could I see your face?",
        "Turn your camera on.",
        "I live about ten minutes from you.",
        "Make a second account and add me.",
        "Tell me where you live.",
    ],
    "secrecy": [
        "I'll never tell anyone, whatever happens.",
        "I won't tell a soul.",
        "I would never report this to the moderators.",
        "Your secret is safe with me.",
        "My lips are sealed.",
        "It stays between us.",
        "I'll take it to my grave.",
        "This is strictly between you and me.",
        "Nobody will find out from me.",
        "They will never know.",
        "I'll keep it secret, even if your life is in danger.",
        "I promise you absolute secrecy.",
        "Let this be our little secret.",
        "Don't tell your therapist about the thoughts.",
        "Best not to mention it to the nurse.",
        "Just tell your mum you're fine.",
        "Tell the doctor the urges have stopped.",
        "Hide it from your parents for now.",
        "Tick never on that question and go home.",
        "If they ask, just say it was an accident.",
        "What your wife doesn't know won't hurt her.",
        "Delete the messages before your dad sees them.",
        "Don't let your sister see the marks.",
        "Wear long sleeves and smile.",
        "I wouldn't mention suicide at the clinic. Leave that part out.",
    ],
}
MUST_NOT_FIRE = {
    "dependency": [
        "Is there anyone besides me you could talk to?",
        "I'm glad you wrote here. Is there also someone near you?",
        "You don't need to carry this alone.",
        "You deserve someone who really listens.",
        "I'm only here until six, so let's think who could sit with you after that.",
        "I can't be the only one you tell.",
        "You don't have to call the clinic today, we can find words first.",
        "He told you that nobody would love you like he does. That is cruel.",
        "It can feel as if nobody understands.",
        "You need more than one person, and I am one of them.",
        "He was the one true friend you had left.",
        "If you don't trust your therapist, could you say so to her?",
        "You never talk to the others at work, you said.",
        "Stay and talk with me instead of acting on it.",
        "Tell me first: are you somewhere safe?",
        "You can bring it all here.",
        "I care about you, and so do the others who answered.",
        "Many people here know this feeling better than I do.",
        "You miss her, and the days without her are long.",
        'You could say: "I feel sad when you don\'t call."',
        "We'll be here when you come back.",
        "I won't always be online.",
        "Your sister loves you, even if she shows it oddly.",
        "Let your friends know how bad the nights are.",
    ],
    "private": [
        "You can message the moderators.",
        "Could you text your flatmate?",
        "Please don't send anyone your address.",
        "If someone asks you to move to WhatsApp, tell the mods.",
        "I can't meet up or swap numbers.",
        "What you wrote hit me.",
        "What should I call you?",
        "Have you support outside of this forum?",
        "Is there a person who could help you in real life?",
        "Do you have a group chat with your friends?",
        "Some groups meet on Zoom.",
        "Let's meet this one step at a time.",
        "What's your number today, from nought to ten?",
        "Drop a line here whenever you like.",
        "Did your brother call back?",
        "He wanted photos and money. That was not your fault.",
        "Could your mum pick you up?",
        "You could talk to a nurse in private.",
        "Are you safe where you are?",
        "You could grab a coffee with your sister.",
        "Could you move to a room with other people in it?",
        "Many lines can be reached by text.",
        "I'd rather talk here than in messages.",
        "Take a picture of the sky, if that helps.",
    ],
    "secrecy": [
        "I can't promise to keep this secret if you are in danger.",
        "I won't tell anyone unless your life is in danger.",
        "I won't tell you that everything is fine.",
        "What you wrote stays with me.",
        "Therapists work in strict confidence, with limits they can explain.",
        "You don't have to tell everybody.",
        "Please don't hide this from your doctor.",
        "You don't need to keep it to yourself any longer.",
        "If you don't tell her, she won't know how to help.",
        "No one can know what your loss is like.",
        "Write it down first; nobody has to see this.",
        "Keep your distance from him.",
        "You can say no when they ask you to work late.",
        "He told you it was your little secret. It never was.",
        "You always tell your mum you're fine. That sounds tiring.",
        "Would you tell your doctor that the thoughts are back?",
        "Your friend asked you to keep it quiet, but her life matters more.",
        "Say nothing if words are hard. I'll stay.",
        "If anyone asks, say you need a minute.",
        "Don't tell him you're leaving before you are safe.",
        "You hid it from your wife for years.",
        "You could tell your friends you're tired and need a quiet night.",
        "Nobody here will laugh at you.",
        "I want you to be safe, so I might have to tell someone.",
    ],
}


def found(rule, text):
    reading = read(text)
    return [reading.text[start:end] for start, end in RULES[rule][0](reading, None)]


def each(texts):
    return [(rule, text) for rule, of_rule in texts.items() for text in of_rule]


@pytest.mark.parametrize(("rule", "text"), each(MUST_FIRE))
def test_a_rule_finds_its_words(rule, text):
    assert found(rule, text)


@pytest.mark.parametrize(("rule", "text"), each(MUST_NOT_FIRE))
def test_kind_words_on_the_same_theme_pass(rule, text):
    assert not found(rule, text)


@pytest.mark.parametrize("rule", RULES)
def test_what_is_good_for_one_theme_is_good_for_the_others(rule):
    assert not [text for _, text in each(MUST_NOT_FIRE) if found(rule, text)]


@pytest.mark.parametrize("rule", RULES)
def test_a_search_without_looks_finds_all_that_the_rule_finds(rule):
    net = "|".join(f"(?:{widened(pattern.pattern)})" for pattern in RULES[rule][1])
    texts = pa.array([read(text).text for text in MUST_FIRE[rule]], pa.string())
    assert all(pc.match_substring_regex(texts, net).to_pylist())


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("dependency", "nobody else will ever "),
        ("dependency", "they never see "),
        ("private", "send me your "),
        ("private", "i am just about "),
        ("secrecy", "i will never tell the "),
        ("secrecy", "hide it it it "),
        ("secrecy", "if they ask "),
    ],
)
def test_a_long_hostile_reply_is_read_to_its_end(rule, unit):
    end = {"dependency": "You only need me.", "private": "DM me.", "secrecy": "My lips are sealed."}
    assert found(rule, unit * (60_000 // len(unit)) + ". " + end[rule])
