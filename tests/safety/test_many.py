"""Many texts at once are answered as each would be alone."""

import ast
import csv
import json
import re
import sys
import unicodedata
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llumi.safety.many import Judged, judge
from llumi.safety.nets import widened
from llumi.safety.pointing import POINTING, points_to_help
from llumi.safety.reading import _plain, read
from llumi.safety.rules import RULES
from llumi.safety.screen import screen
from safety import test_pointing, test_rules, test_screen

PIECES = [
    *(text for texts in test_screen.MUST_FIRE.values() for text in texts),
    *(
        text
        for mark in test_pointing.test_pointing_to_help_is_seen.pytestmark
        for text in mark.args[1]
    ),
    "I am here.",
    "not",
    "never",
    "\u00e9",
    "\u2764\ufe0f",
    "\u0663\u0664",
    "\n\n",
    "you",
    "my \u00e9l\u00e8ve",
]


def alone(text):
    veto = next((found.rule for found in screen(text) if found.severity == "block"), None)
    return Judged(veto, points_to_help(text))


def agree(texts):
    assert judge(texts) == [alone(text) for text in texts]


def strings_in(module):
    """Every text that a test module holds, its lists of what must and must not fire above all."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [value for value in constants if isinstance(value, str)]


def test_the_texts_of_the_tests_are_answered_as_alone():
    tried = [
        text for said in (test_rules.MUST_FIRE, test_rules.MUST_NOT_FIRE) for text in said.values()
    ]
    texts = [*strings_in(test_screen), *strings_in(test_pointing), *chain(*tried)]
    assert {alone(text).veto for text in texts} >= {
        r.id for r in RULES.values() if r.severity == "block"
    }
    agree(texts)


def test_the_sample_is_answered_as_alone(sample):
    agree([json.loads(line)["text"] for line in sample.read_text(encoding="utf-8").splitlines()])


def test_counselchat_is_answered_as_alone(real_data):
    with real_data("counselchat/20200325_counsel_chat.csv").open(encoding="utf-8") as file:
        agree([row["answerText"] for row in csv.DictReader(file)])


@given(st.lists(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=6)))
@settings(max_examples=60, deadline=None)
def test_any_mixture_is_answered_as_alone(drawn):
    agree([" ".join(parts) for parts in drawn])


def test_what_a_rule_needs_occurs_in_every_text_it_fires_on():
    for rule in RULES.values():
        for text in strings_in(test_screen):
            reading = read(text)
            if any(rule.find(reading, None)):
                assert any(pattern.search(reading.text) for pattern in rule.needs), (rule.id, text)


@pytest.mark.parametrize(
    ("pattern", "wider"),
    [
        (r"\bno(?!w)e", r"\bnoe"),
        (r"(?<![\d)])a(?:b|c)", r"a(?:b|c)"),
        (r"a(?! (?:b|[)]c)\b)d", "ad"),
        (r"[](?!]x\(?=", r"[](?!]x\(?="),
        (r"(?P<n>a)(?<=[^]()])", "(?P<n>a)"),
    ],
)
def test_widening_takes_away_the_looks_and_nothing_else(pattern, wider):
    assert widened(pattern) == wider
    re.compile(wider)


def test_no_pattern_keeps_a_look():
    patterns = [*POINTING, *(pattern for rule in RULES.values() for pattern in rule.needs)]
    for pattern in patterns:
        assert not re.search(r"\(\?<?[=!]", widened(pattern.pattern))


# Reading, letter by letter and at once


def test_every_character_is_read_as_it_was_letter_by_letter():
    for char in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(char) not in ("Cs", "Cn", "Co"):
            assert read(f"A{char}b").text == f"a{_plain(char)}b", hex(ord(char))


@given(st.text())
def test_a_text_is_the_sum_of_its_characters(text):
    assert read(text).text == re.sub("  +", " ", "".join(map(_plain, text)))
