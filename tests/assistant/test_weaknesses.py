"""What the fixed rules change, what they leave alone, and that the rest stays a good sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llumi.assistant.edits import apply_edits
from llumi.assistant.weaknesses import WEAKNESSES, find
from llumi.tables import DIMENSIONS

TELLING = {
    "You should call your GP about it.": "You could call your GP about it.",
    "you should really talk to her about this": "you could talk to her about this",
    "I think you should see someone about the panic.": (
        "I think you could see someone about the panic."
    ),
    "Honestly, you need to get some sleep and eat something.": (
        "Honestly, you could get some sleep and eat something."
    ),
    "You have to tell your boss that it's too much.": (
        "You could tell your boss that it's too much."
    ),
    "And you ought to take a break from the news.": "And you could take a break from the news.",
    "After that, you should also write to the school.": (
        "After that, you could also write to the school."
    ),
    "You really should rest.": "You could rest.",
    "1. You should ring him.\n2. You should rest.": "1. You could ring him.\n2. You could rest.",
    "YOU SHOULD LEAVE HIM!": "YOU COULD LEAVE HIM!",
    "You must stop blaming yourself.": "You could try to stop blaming yourself.",
    "Look, you just have to let it go.": "Look, you could try to let it go.",
    "You should sleep more.": "You could try to sleep more.",
}
ASKING = {
    "Why don't you go for a walk": "Would it help to go for a walk",
    "Why don't you try a support group?": "Would it help to try a support group?",
    "why don’t you just ask him how he is?": "would it help to ask him how he is?",
    "Why don't you write it down.": "Would it help to write it down?",
    "Why don't you join a choir! It helped me.": "Would it help to join a choir? It helped me.",
    "WHY DON'T YOU TRY YOGA?": "WOULD IT HELP TO TRY YOGA?",
    "Hm, why don't you stop reading it?": "Hm, would it help to stop reading it?",
}
COMPARING = {
    "I'm sorry. At least you have a job.": "I'm sorry.",
    "At least you've got your kids. I hear how tired you are.": "I hear how tired you are.",
    "That sounds awful. At least she didn't suffer. Take care.": "That sounds awful. Take care.",
    "It's a hard year but at least you have a roof over your head.": "It's a hard year.",
    "I hear you.\n\nAt least it’s not cancer.\n\nWrite any time.": "I hear you.\n\nWrite any time.",
    "I'm sorry. Well, at least you still have your dad, right? Take care.": "I'm sorry. Take care.",
    "Others have it worse. I hear you.": "I hear you.",
    "I hear you. But remember, other people have it so much worse than you!": "I hear you.",
    "It could be worse. Tell us how Monday goes.": "Tell us how Monday goes.",
}
CLOSING = {
    "I'm sorry to hear that. Everything happens for a reason.": "I'm sorry to hear that.",
    "Cheer up, mate! We all like you.": "We all like you.",
    "Ugh, that's rough. just think positive!! I'm around": "Ugh, that's rough. I'm around",
    "Snap out of it. I care about you.": "I care about you.",
    "I read your post. Look on the bright side.": "I read your post.",
    "You're overreacting. Tell me more?": "Tell me more?",
    "I'm here. You're being dramatic.\nWrite any time.": "I'm here.\nWrite any time.",
}
CLAIMING = {
    "I know exactly how you feel.": "I think I know a little of how you feel.",
    "i know how you feel, my sister did the same": (
        "i think i know a little of how you feel, my sister did the same"
    ),
    "I lost my dad too and I know exactly what you're going through.": (
        "I lost my dad too and I think I know a little of what you're going through."
    ),
    "I know just how you’re feeling. Exams are brutal.": (
        "I think I know a little of how you’re feeling. Exams are brutal."
    ),
    "Oh I totally know how you feel!": "Oh I think I know a little of how you feel!",
    "I was up all night too, I know how you feel": (
        "I was up all night too, I think I know a little of how you feel"
    ),
}
PROMISING = {
    "You'll be fine.": "I hope it gets lighter for you.",
    "Don't worry, you'll be okay. Write back soon.": (
        "I hope it gets lighter for you. Write back soon."
    ),
    "I'm sure you will definitely be fine, you're strong.": (
        "I hope it gets lighter for you, you're strong."
    ),
    "It's a rough patch but everything will be okay.": (
        "It's a rough patch but I hope it gets lighter for you."
    ),
    "I promise you it’s going to be alright.": "I hope it gets lighter for you.",
    "Trust me, it'll be fine in the end.": "I hope it gets lighter for you.",
}
MENDED = TELLING | ASKING | COMPARING | CLOSING | CLAIMING | PROMISING

KIND = [
    "You should know that I read every word.",
    "You should be proud of yourself.",
    "You have to be so tired.",
    "You must be exhausted after that.",
    "You must miss her so much.",
    "You must have felt so alone in that kitchen.",
    "You should never have had to go through this.",
    "You should not have to ask twice.",
    "You shouldn't have to carry this by yourself.",
    "You should get to enjoy your wedding too.",
    "You should take the credit for that.",
    "It's unfair that you have to do all of this alone.",
    "You have to take care of everyone and nobody asks how you are.",
    "It's unfair that you have to ask for help twice.",
    "I'm sorry you need to take a break from school.",
    "I know you must stop at nothing to keep the flat.",
    "You need to be heard, and I hear you.",
    "If you need to talk, I'm here.",
    "You don't have to decide anything today.",
    "Maybe you should talk to her, if you feel like it.",
    "Whether or not you should leave is yours to say.",
    "Everyone tells you you should move on, and that hurts.",
    "What you need to know is that you matter.",
    "Do you have to work tomorrow?",
    "Why don't you sleep?",
    "Why don't you like him?",
    "Why don't you feel at home there?",
    "At least try to drink some water.",
    "At least one of my friends said the same to me.",
    "At least for me, nights were the worst.",
    "At least you tried, and that took courage.",
    "At least you're here and talking about it.",
    "At least you have us.",
    "Others have it worse, people say, but your pain is real.",
    "Some people have it worse at night.",
    "I won't tell you that others have it worse.",
    "Nobody gets to say that everything happens for a reason.",
    "Calm down time helps me: a bath, a book.",
    "Nobody can just snap out of it.",
    "I don't know how you feel.",
    "I can't say I know how you feel.",
    "I won't pretend I know what you're going through.",
    "I know how you feel about your brother now.",
    "I hope you'll be okay.",
    "Will you be okay tonight?",
    "You'll be okay?",
    "You'll be fine to skip a day of revision.",
    "You'll be fine if you take the early train.",
]
URGENT = [
    "You should go to the hospital now, please.",
    "You need to call someone right away.",
    "You must call an ambulance.",
    "You have to tell someone tonight.",
    "Why don't you call the crisis line?",
]


def mended(draft):
    return apply_edits(draft, [edit for edit, _ in find(draft)])


@pytest.mark.parametrize(("draft", "better"), MENDED.items(), ids=MENDED.keys())
def test_a_weak_sentence_is_mended_and_reads_well(draft, better):
    assert mended(draft) == better


@pytest.mark.parametrize(("draft", "better"), MENDED.items(), ids=MENDED.keys())
def test_a_mended_sentence_needs_no_more_mending(draft, better):
    assert find(better) == ()


@pytest.mark.parametrize("draft", KIND)
def test_a_kind_sentence_is_left_alone(draft):
    assert find(draft) == ()
    assert find(f"I hear you. {draft} Take care.") == ()


@pytest.mark.parametrize("draft", URGENT)
def test_what_cannot_wait_is_not_made_softer(draft):
    assert find(draft) == ()


def test_every_rule_has_its_examples():
    used = {WEAKNESSES.index(weakness) for draft in MENDED for _, weakness in find(draft)}
    assert used == set(range(len(WEAKNESSES)))


def test_every_rule_serves_a_dimension_and_says_why_in_plain_words():
    for weakness in WEAKNESSES:
        assert weakness.dimension in DIMENSIONS
        assert len(weakness.reason.split()) > 4


@pytest.mark.parametrize(
    "draft",
    [
        'They said "you should call him" and walked off.',
        "They said “Cheer up. You should rest. You'll be fine.” and walked off.",
        '"Everything happens for a reason." I hated hearing that, too.',
        "> You should get a job. Cheer up!\nThat was an unkind thing to say.",
        "  > At least you have a job.\n\nThat one stung, I think.",
    ],
)
def test_words_of_others_are_left_as_they_are(draft):
    assert find(draft) == ()


def test_what_follows_a_quotation_is_read_again():
    draft = 'She said "rest". You should call her.'
    assert mended(draft) == 'She said "rest". You could call her.'


@pytest.mark.parametrize(
    ("draft", "better"),
    [
        ("I hear you.  At least you have a job.  Take care.", "I hear you.  Take care."),
        ("I hear you. At least you have a job. ", "I hear you. "),
        ("I hear you.\nAt least you have a job.\n", "I hear you.\n"),
        ("I hear you.\r\n\r\nCheer up!\r\n\r\nBye.\r\n", "I hear you.\r\n\r\nBye.\r\n"),
        ("Cheer up!\n\nI hear you.", "I hear you."),
        ("  Cheer up! I hear you.", "  I hear you."),
        ("I'm sorry. At least you have a job. Cheer up!", "I'm sorry."),
        ("I'm sorry. At least you have a job. Cheer up! Take care.", "I'm sorry. Take care."),
        ("I'm sorry.\n\nCheer up! Chin up!\n\nTake care.", "I'm sorry.\n\nChin up!\n\nTake care."),
    ],
)
def test_a_sentence_goes_with_its_blank(draft, better):
    assert mended(draft) == better


@pytest.mark.parametrize(
    "draft", ["Cheer up!", "Cheer up! ❤️", " \n At least you have a job.\n", "Others have it worse"]
)
def test_a_reply_is_never_emptied(draft):
    assert find(draft) == ()


def test_the_last_of_several_weak_sentences_stays():
    assert mended("At least you have a job. Cheer up!") == "Cheer up!"


@pytest.mark.parametrize(
    "draft",
    [
        "At least you have Dr. Smith on your side, e.g. for the form.",
        "At least you have a job... right?",
        "At least you got 3.5 hours",
    ],
)
def test_no_half_of_a_sentence_is_left_behind(draft):
    after = mended(f"I hear you. {draft}")
    assert after in ("I hear you.", f"I hear you. {draft}")


_POOL = st.sampled_from([*MENDED, *KIND, "❤️", "I hear you.", "Take care of yourself."])
_GAPS = st.sampled_from([" ", "\n", "\n\n", "\r\n", "  "])


@given(st.lists(st.tuples(_POOL, _GAPS), min_size=1, max_size=8), st.data())
def test_whatever_is_taken_the_reply_stays_whole(parts, data):
    draft = "".join(sentence + gap for sentence, gap in parts)
    edits = [edit for edit, _ in find(draft)]
    for number, edit in enumerate(edits):
        assert draft[edit.start : edit.end] == edit.before != edit.after
        assert not any(
            edit.start < other.end and other.start < edit.end for other in edits[:number]
        )
    taken = [edit for edit in edits if data.draw(st.booleans())]
    text = apply_edits(draft, taken)
    assert re.search(r"\w", text) or not re.search(r"\w", draft)
    # No blanks stand together that did not before, and no line begins or ends with a new one.
    if "  " not in draft:
        assert "  " not in text
    if not re.search(r"[ \t]\r?\n", draft):
        assert not re.search(r"[ \t]\r?\n", text)
    assert not re.search(r"\n{3}", text.replace("\r", "")) or "\n\n\n" in draft.replace("\r", "")


_SAID = "you should must need to have call rest stop at least a job cheer up fine be just but , ;"
_SIGNS = '. ... … ! ? " “ ” > ) ❤️'
_SHREDS = st.sampled_from(
    [*_SAID.split(), "why don't", "I know", "how you feel", "you'll", "others have it worse"]
) | st.sampled_from(
    [*[".", "...", "…", "!", "?", '"', "“", "”", ">", ")", "❤️"], "\n", "\r\n", "\t", "\u00a0"]
)


@given(st.lists(_SHREDS, max_size=25), st.sampled_from([" ", ""]))
def test_whatever_someone_writes_the_edits_fit(shreds, gap):
    draft = gap.join(shreds)
    edits = [edit for edit, _ in find(draft)]
    text = apply_edits(draft, edits)  # refuses edits that overlap or do not fit
    assert edits == sorted(edits, key=lambda edit: edit.start)
    assert bool(re.search(r"\w", text)) == bool(re.search(r"\w", draft))


@pytest.mark.parametrize(
    "draft",
    [
        "you should " * 900,
        "why don't you go " * 580,
        "at least you have " * 550,
        "." * 10_000,
        "\n" * 9_999 + "x",
        '"' * 10_000,
        "and but " * 1_250,
        "I know " * 1_400,
    ],
    ids=lambda draft: draft[:20].strip() or "blank",
)
def test_the_longest_reply_is_read_in_no_time(draft):
    # A rule that goes back and forth over such texts takes minutes, not milliseconds.
    find(draft)
