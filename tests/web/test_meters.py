"""What stands under a reply: words about it, what they rest on, and no score."""

import pytest

from llumi.web.meters import Meter, meters

POST = "Since the move I know nobody here, and the evenings are long."
RISK = "I do not want to be here any more."


def said(reply: str, post: str = POST, **whose: str) -> dict[str, str]:
    return {one.name: one.said for one in meters(post, reply, **whose)}


def why(reply: str, name: str, post: str = POST, **whose: str) -> str:
    return next(one.why for one in meters(post, reply, **whose) if one.name == name)


@pytest.mark.parametrize("reply", ["", "   ", "I hear you.", "🙂🙂🙂", "1 2 3 4", "\n.\n"])
def test_of_a_reply_that_is_not_begun_nothing_is_said(reply):
    assert meters(POST, reply) == ()


@pytest.mark.parametrize(
    "reply", ["五个字的回复没有空格。", "a b c d e", "? ? ! … one two three four five"]
)
def test_any_text_can_be_read(reply):
    for meter in meters(POST, reply):
        assert meter.said
        assert meter.why.strip()


def test_the_five_dimensions_come_in_their_order():
    assert list(said("That sounds lonely. What are the evenings like?")) == [
        "readability", "empathy", "connection", "actionability", "safety",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("That sounds lonely. Who did you talk to before?", "reads easily"),
        ("Notwithstanding considerable organisational complications, professional accompaniment "
         "frequently facilitates rehabilitation considerably.", "takes effort to read"),
        ("I think " + "and then we walked along the sea " * 7, "takes effort to read"),
    ],
)  # fmt: skip
def test_readability(reply, expected):
    assert said(reply)["readability"] == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("That sounds so lonely, all those evenings.", "says what you heard"),
        ("I'm so sorry that it is like this.", "warm"),
        ("There is a chess club on Tuesdays there.", "not yet what you heard"),
    ],
)
def test_empathy(reply, expected):
    assert said(reply)["empathy"] == expected


@pytest.mark.parametrize(
    ("reply", "connection", "step"),
    [
        ("What were the evenings like before you moved?", "asks about them", "no next step yet"),
        ("We are here for you whenever you want.", "is there for them", "no next step yet"),
        ("Could you ring your sister this week?", "no question yet", "offers a step"),
        ("You should join a club near you.", "no question yet", "tells them what to do"),
        (
            "Maybe try the chess club. You could ask your sister, too.",
            "no question yet",
            "several steps",
        ),
    ],
)
def test_a_question_that_holds_a_step_is_a_step(reply, connection, step):
    found = said(reply)
    assert (found["connection"], found["actionability"]) == (connection, step)


def test_what_it_rests_on_is_quoted():
    assert "“That sounds so lonely.”" in why("That sounds so lonely. Rest well tonight.", "empathy")
    assert "“You should”" in why("You should join a club near you.", "actionability")


def test_safety_tells_of_fixed_rules_and_of_what_a_post_of_risk_asks_for(rules_alone):
    assert said("That sounds lonely. I read every word.")["safety"] == "nothing found to look at"
    assert said("Others have it much worse than you do.")["safety"] == "a place to look at"
    lacks = why("That sounds lonely. I read every word.", "safety", post=RISK)
    assert "ask whether they are safe or say where to find help" in lacks
    asks = "I read every word. Are you safe now? A crisis line is there day and night."
    assert said(asks, post=RISK)["safety"] == "nothing found to look at"


def test_one_s_own_number_and_story_are_no_matter_of_safety(rules_alone):
    own = "I felt like that when I was 19 and moved to the coast."
    assert said(own)["safety"] == "nothing found to look at"


def test_a_voice_is_told_once_there_is_enough_of_both():
    own = "i moved too last year and it was awful!! i cried a lot, dont worry"
    added = "It may be helpful to consider joining a community organisation in the neighbourhood."
    whole = f"{own} {added}"
    assert "voice" not in said(whole)
    assert "voice" not in said(own, own=own, added="It helps.")
    assert said(whole, own=own, added=added)["voice"] != "sounds like you"
    assert "You write in small letters; the words put in do not." in why(
        whole, "voice", own=own, added=added
    )


def test_words_like_one_s_own_sound_like_oneself():
    own = (
        "I moved here last year, and the evenings were long. I walked along the sea and it helped."
    )
    added = "I think the evenings are the worst, and they were so long. I walked and it was good."
    assert said(f"{own} {added}", own=own, added=added)["voice"] == "sounds like you"


def test_nothing_is_a_score():
    for reply in ("That sounds lonely.  Really, it does.", "You should join a club near you."):
        for meter in meters(POST, reply):
            assert isinstance(meter, Meter)
            assert not any(character.isdigit() for character in meter.said)
            assert "%" not in meter.why
