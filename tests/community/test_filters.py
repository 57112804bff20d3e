"""What is no answer goes, what is short, odd or foreign-looking and still an answer stays."""

import pytest

from llumi.community.filters import is_bot, is_other, no_answer, no_question

ANSWER = "I hear you. That sounds like a very long night to sit through on your own."


def why(text, author="mosslight"):
    return no_answer(author, text, language="en")


@pytest.mark.parametrize(
    "name",
    [
        "AutoModerator",
        "automoderator",
        " AutoModerator ",
        "RemindMeBot",
        "remindme_bot",
        "kind-bot",
        "helper_bot_2",
        "KindCornerModerator",
    ],
)
def test_a_bot_is_known_by_its_name(name):
    assert is_bot(name)
    assert why(ANSWER, author=name) == "comment by a bot"
    assert no_question(name, ANSWER, language="en") == "post by a bot"


@pytest.mark.parametrize(
    "name", ["Talbot", "abbot", "robot", "bottle_green", "both_ways", "bot_hunter", "moderate_me"]
)
def test_who_is_only_called_something_like_it_is_no_bot(name):
    assert not is_bot(name)
    assert why(ANSWER, author=name) is None


@pytest.mark.parametrize("text", ["", "[deleted]", "[removed]", "[Removed]"])
def test_withdrawn_text_is_no_text(text):
    assert why(text) == "comment without text"
    assert no_question(None, text, language="en") == "post without text"


@pytest.mark.parametrize("text", ["> I can't sleep", "> I can't sleep\n\n> since March\n"])
def test_a_quotation_alone_is_no_answer(text):
    assert why(text) == "only a quotation"


def test_an_answer_under_a_quotation_is_one():
    assert why(f"> I can't sleep\n\n{ANSWER}") is None


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a",
        "www.example.org",
        "[this](https://example.org/a)",
        "https://example.org/a\nhttps://example.org/b",
    ],
)
def test_a_link_alone_is_no_answer(text):
    assert why(text) == "only a link"


def test_an_answer_with_a_link_is_one():
    assert why("This helped me a lot: https://example.org/a") is None


@pytest.mark.parametrize("text", ["This.", "Same here", "<3", "🫂🫂"])
def test_one_or_two_words_are_no_answer(text):
    assert why(text) == "fewer than 3 words"


@pytest.mark.parametrize("text", ["I hear you.", "Here to listen", "u r not alone"])
def test_three_words_can_be_an_answer(text):
    assert why(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann seit Wochen nicht mehr schlafen und weiß nicht, wem ich das sagen soll.",
        "Llevo semanas sin dormir y no sé a quién contárselo, gracias por leerme.",
        "Je n'arrive plus à dormir depuis des semaines et je ne sais pas à qui le dire.",
    ],
)
def test_another_language_is_told_where_there_is_enough_of_it(text):
    assert why(text) == "comment in another language"
    assert no_question(None, text, language="en") == "post in another language"
    assert no_answer("mo", text, language=None) is None


@pytest.mark.parametrize(
    "text",
    [
        "omg me 2, no lie",
        "ngl i felt that fr fr, ur not alone in this at all ok",
        "idk man, shits been rough 4 me 2 lately but im still here n so r u",
        "Vale, José and Łukasz said it better than me, and I believe every word of it.",
    ],
)
def test_slang_slips_and_foreign_names_are_still_english(text):
    assert not is_other(text, "en")


def test_the_sample_is_all_english_and_all_answers(sample):
    """The sample was written in English by people who know that it is."""
    import json

    rows = [json.loads(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    comments = [row for row in rows if row["kind"] == "comment"]
    assert [row["id"] for row in comments if why(row["text"], row.get("author"))] == []


def test_real_answers_in_english_are_kept(real_data):
    import csv

    from llumi.community.cleaning import clean

    path = real_data("counselchat/20200325_counsel_chat.csv")
    with path.open(encoding="utf-8", newline="") as file:
        texts = [clean(row["answerText"]) for row in csv.DictReader(file)]
    reasons = [reason for text in texts if text and (reason := why(text, None))]
    # One answer of one word, listed under two topics.
    assert reasons == ["fewer than 3 words"] * 2
