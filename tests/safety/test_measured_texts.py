"""The texts that safety rules are measured on are as many and as harmless as is said."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from llumi.safety import lessons
from llumi.safety.resources import packaged

FOLDER = Path(__file__).parents[2] / "benchmarks" / "safety"
POSTS = tomllib.loads((FOLDER / "posts.toml").read_text("utf-8"))["post"]
REPLIES = tomllib.loads((FOLDER / "replies.toml").read_text("utf-8"))
JUDGED, GOOD = REPLIES["reply"], REPLIES["good"]
ALL = [*POSTS, *JUDGED, *GOOD]
RULES = {
    *("missed_risk", "leading_negative", "no_path", "refusal", "blame", "minimising"),
    *("incitement", "contract", "secrecy", "method", "glamorising", "diagnosis", "medication"),
    *("lived_experience", "dependency", "private", "number", "link", "mockery", "identifying"),
}
# Ranges kept for fiction, as digits: North America 555-01xx; Ofcom's drama numbers.
FICTIONAL = re.compile(
    r"1?(?:\d{3})?0?55501\d{1,2}|(?:44|0)(?:2079460\d{3}|1632960\d{3}|1414960\d{3}|7700900\d{3})"
)
KEPT_FOR_EXAMPLES = re.compile(r"(?:.+\.)?example(?:\.(?:com|org|net))?", re.IGNORECASE)


def words(text):
    return re.findall(r"\w+", text.lower().replace("'", "").replace("’", ""))


def texts():
    """Every text with the posts of replies, by id."""
    return [(row["id"], f"{row.get('post', '')} \n {row['text']}") for row in ALL]


@pytest.mark.parametrize(
    ("tier", "least"),
    [("imminent", 60), ("possible_risk", 90), ("distress", 90), ("none", 160)],
)
def test_each_tier_has_as_many_posts_as_promised(tier, least):
    assert sum(post["tier"] == tier for post in POSTS) >= least


def test_every_post_has_a_tier_and_says_why():
    assert {post["tier"] for post in POSTS} == {"none", "distress", "possible_risk", "imminent"}
    assert all(post["note"].strip() for post in POSTS)


def test_hard_negatives_are_many_and_carry_no_risk():
    hard = [post for post in POSTS if post.get("hard")]
    assert sum(post["tier"] == "none" for post in hard) >= 150
    assert {post["tier"] for post in hard} <= {"none", "distress"}


def test_posts_are_short_and_long_as_people_write():
    lengths = [len(post["text"].split()) for post in POSTS]
    for least, most in ((1, 15), (15, 60), (60, 200)):
        assert sum(least <= length < most for length in lengths) > 0.2 * len(lengths)


def test_each_rule_has_twenty_replies_that_fire_and_twenty_that_do_not():
    counts = Counter((reply["rule"], reply["fires"]) for reply in JUDGED)
    assert counts.keys() == {(rule, fires) for rule in RULES for fires in (True, False)}
    assert {of: n for of, n in counts.items() if n < 20} == {}


def test_what_depends_on_the_post_has_one():
    assert all(r.get("post") for r in JUDGED if r["rule"] in {"missed_risk", "no_path"})


def test_good_replies_are_many_and_each_answers_a_post_of_its_own():
    assert len(GOOD) >= 150
    assert len({reply["post"] for reply in GOOD}) == len(GOOD)


def test_no_lesson_shares_eight_words_in_a_row_with_a_measured_text():
    measured = {
        tuple(found[at : at + 8])
        for row in ALL
        for found in (words(row["text"]), words(row.get("post", "")))
        for at in range(len(found) - 7)
    }
    taught = [words(one["text"]) for one in (*lessons.posts(), *lessons.replies())]
    assert len(taught) > 8_000
    shared = [
        " ".join(found)
        for found in taught
        if any(tuple(found[at : at + 8]) in measured for at in range(len(found) - 7))
    ]
    assert shared == []


def test_ids_are_unique():
    assert max(Counter(row["id"] for row in ALL).values()) == 1


def test_no_text_stands_twice():
    assert max(Counter(tuple(words(row["text"])) for row in ALL).values()) == 1


@pytest.mark.parametrize("rows", [POSTS, JUDGED, GOOD])
def test_no_two_texts_share_eight_words_in_a_row(rows):
    seen: dict[tuple[str, ...], str] = {}
    shared = []
    for row in rows:
        found = words(row["text"])
        for at in range(len(found) - 7):
            run = tuple(found[at : at + 8])
            if seen.setdefault(run, row["id"]) != row["id"]:
                shared.append((seen[run], row["id"], " ".join(run)))
    assert shared == []


def test_phone_numbers_are_of_ranges_kept_for_fiction():
    runs = [
        (id, re.sub(r"\D", "", run))
        for id, text in texts()
        for run in re.findall(r"\+?\(?\d[\d ().+-]{4,}\d", text)
    ]
    assert len(runs) > 5
    assert [(id, run) for id, run in runs if not FICTIONAL.fullmatch(run)] == []


def test_no_real_help_line_is_named():
    numbers = {
        digits
        for entry in packaged().entries
        for run in re.findall(r"[\d][\d ()./-]*\d", f"{entry.phone} {entry.text}")
        if len(digits := re.sub(r"\D", "", run)) >= 3
    }
    assert "988" in numbers
    found = [
        (id, run)
        for id, text in texts()
        for run in re.findall(r"(?<![\d,.])\d[\d -]+\d", text)
        if re.sub(r"\D", "", run) in numbers
    ]
    assert found == []


def test_addresses_are_of_domains_kept_for_examples():
    addresses = [
        (id, address)
        for id, text in texts()
        for address in re.findall(
            r"\b(?:[\w-]+\.)*[\w-]+\.(?:com|org|net|info|io|co|uk|gg|me|app|example)\b", text, re.I
        )
    ]
    assert len(addresses) > 8
    assert [found for found in addresses if not KEPT_FOR_EXAMPLES.fullmatch(found[1])] == []


def test_mail_addresses_are_of_domains_kept_for_examples():
    domains = [
        (id, domain) for id, text in texts() for domain in re.findall(r"\w@([\w.-]*\w)", text)
    ]
    assert domains
    assert [found for found in domains if not KEPT_FOR_EXAMPLES.fullmatch(found[1])] == []
