"""Where help is: what a card shows for a country, in which order, with which caution."""

from datetime import date, timedelta

import pytest
from help_list_samples import GOOD

from llumi.safety.help_entries import parse
from llumi.safety.help_lists import Own, Registry, packaged
from llumi.safety.resources import Age, age, age_warning, as_dict, help_for, notes

CHECKED = date(2026, 11, 23)


def registry(text=GOOD):
    listed = parse(text, where="ours.toml")
    return Registry(listed.places, listed.entries)


@pytest.mark.parametrize(
    ("country", "phone"),
    [
        ("US", "988"),
        ("CA", "988"),
        ("GB", "116 123"),
        ("IE", "116 123"),
        ("AU", "13 11 14"),
        ("NZ", "1737"),
        ("IN", "14416"),
        ("DE", "0800 111 0 111"),
        ("FR", "3114"),
        ("NL", "113"),
        ("ES", "024"),
        ("JP", "0120-279-338"),
        ("BR", "188"),
    ],
)
def test_a_country_has_its_line_first_and_its_emergency_number(country, phone):
    card = help_for(country)
    assert card.entries[0].phone == phone
    assert card.entries[0].kind == "listens"
    assert any(entry.kind == "emergency" and entry.phone for entry in card.entries)


@pytest.mark.parametrize(
    ("country", "number"), [("GB", "999"), ("US", "911"), ("DE", "112"), ("NO", "113")]
)
def test_in_imminent_danger_the_emergency_number_comes_first(country, number):
    card = help_for(country, imminent=True)
    assert card.entries[0].phone == number
    assert card.entries[1].kind == "listens"
    assert set(card.entries) == set(help_for(country).entries)


def test_in_imminent_danger_anywhere_the_local_number_comes_first():
    kinds = [entry.kind for entry in help_for(None, imminent=True).entries]
    assert kinds == ["emergency", "directory"]


def test_a_country_is_found_however_it_is_written():
    assert help_for(" ie ") == help_for("IE")
    assert help_for("uk") == help_for("GB")


def test_lines_in_the_language_asked_for_come_first_and_none_is_lost():
    dutch, french = help_for("BE", language="nl"), help_for("be", language=" FR ")
    assert dutch.entries[0].languages == ("nl",)
    assert french.entries[0].languages == ("fr",)
    assert set(dutch.entries) == set(french.entries)


def test_lines_for_everybody_come_before_lines_for_some():
    listens = [entry for entry in help_for("US").entries if entry.kind == "listens"]
    audiences = [entry.audience for entry in listens]
    assert audiences[:2] == ["everybody", "everybody"]
    assert "everybody" not in audiences[2:] and len(audiences) == 4


@pytest.mark.parametrize("country", [None, "", "ZZ", "world", "nowhere at all"])
def test_whoever_is_anywhere_else_is_still_answered(country):
    card = help_for(country)
    assert card.place == "International"
    assert [entry.kind for entry in card.entries] == ["directory", "emergency"]
    assert card.entries[0].web == "https://findahelpline.com"


def test_a_country_without_a_line_gets_the_directory_beside_its_emergency_number():
    card = help_for("BG")
    assert card.place == "Bulgaria"
    assert [entry.phone or entry.web for entry in card.entries] == [
        "https://findahelpline.com",
        "112",
    ]


def test_a_line_without_an_emergency_number_is_joined_by_the_reminder():
    card = help_for("IE", registry=registry())
    assert [entry.kind for entry in card.entries] == ["listens", "emergency"]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (-2, Age.AHEAD),
        (-1, Age.FRESH),
        (0, Age.FRESH),
        (180, Age.FRESH),
        (181, Age.OLD),
        (365, Age.OLD),
        (366, Age.EXPIRED),
    ],
)
def test_an_entry_ages_by_the_day(days, found):
    entry = registry().entries[0]
    assert entry.checked == CHECKED
    assert age(entry, today=CHECKED + timedelta(days=days)) is found


def test_an_entry_older_than_180_days_is_warned_of_with_its_day():
    card = help_for(None, registry=registry())
    assert age_warning(card.entries, today=date(2026, 11, 28)) is None
    warning = age_warning(card.entries, today=date(2026, 11, 29))
    assert "A directory (2026-06-01)" in warning
    assert "Your local" not in warning


def test_an_entry_older_than_a_year_is_still_shown_with_its_day_and_a_strong_warning():
    card = help_for(None, registry=registry())
    today = date(2027, 6, 3)
    warning = age_warning(card.entries, today=today)
    assert warning.startswith("Not checked for more than 365 days, may no longer answer")
    assert "A directory (2026-06-01)" in warning
    assert "more than 180 days ago: Your local emergency number (2026-11-23)" in warning
    shown = {entry["name"]: entry for entry in as_dict(card, today=today)["entries"]}
    assert shown["A directory"]["age"] == "expired"
    assert shown["A directory"]["checked"] == "2026-06-01"


def test_a_day_that_is_yet_to_come_is_no_check():
    warning = age_warning(registry().entries, today=date(2026, 9, 1))
    assert "Dated in the future" in warning and "A line (2026-11-23)" in warning


def test_the_card_says_that_nobody_rang():
    assert notes(help_for("IE")) == ("Written from public knowledge; nobody rang these numbers.",)
    some = GOOD.replace('how_checked = "public knowledge"', 'how_checked = "rang"', 1)
    (said,) = notes(help_for("IE", registry=registry(some)))
    assert said == "Written from public knowledge, nobody rang: Your local emergency number."
    every = GOOD.replace('"public knowledge"', '"rang"')
    assert notes(help_for("IE", registry=registry(every))) == ()
    read = GOOD.replace('"public knowledge"', '"read its page"')
    assert notes(help_for("IE", registry=registry(read)))[0].startswith("Nobody rang: A line")


def test_the_card_names_whose_list_an_entry_is_from(tmp_path):
    base = registry()
    own = Own(tmp_path / "help.toml", base.entries[:1], None)
    theirs = Registry(base.places, base.entries, own)
    assert notes(help_for("IE", registry=theirs))[0] == (
        "From your organisation's list, unsigned: A line."
    )
    assert not any("organisation" in note for note in notes(help_for(None, registry=theirs)))


def test_a_link_dials_the_number_and_not_what_to_press_after_it():
    (veterans,) = [entry for entry in help_for("US").entries if "Veterans" in entry.name]
    assert veterans.phone == "988, then press 1"
    assert veterans.dial == "988"
    assert all(entry.dial.strip("+").isdigit() for entry in packaged().entries if entry.phone)
