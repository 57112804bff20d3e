"""Where help is."""

from datetime import date
from importlib import resources

import pytest

from llumi.errors import InputError, InputErrors
from llumi.safety.resources import age_warning, help_for, parse

GOOD = """
[places]
world = "International"
IE = "Ireland"

[[entry]]
countries = ["IE"]
languages = ["en"]
kind = "line"
name = "A line"
offers = "Someone who listens"
phone = "116 123"
source = "https://example.org"
checked = 2026-11-23

[[entry]]
countries = ["world"]
languages = ["en"]
kind = "directory"
name = "A directory"
offers = "Finds a line"
web = "https://example.org"
source = "https://example.org"
checked = 2026-06-01

[[entry]]
countries = ["world"]
languages = ["en"]
kind = "emergency"
name = "Your local emergency number"
offers = "When a life is in danger now"
source = "https://example.org"
checked = 2026-11-23
"""


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
    ],
)
def test_a_country_has_its_line_first_and_its_emergency_number(country, phone):
    card = help_for(country)
    assert card.entries[0].phone == phone
    assert card.entries[0].kind == "line"
    assert any(entry.kind == "emergency" and entry.phone for entry in card.entries)


def test_a_country_is_found_however_it_is_written():
    assert help_for(" ie ") == help_for("IE")
    assert help_for("uk") == help_for("GB")


@pytest.mark.parametrize("country", [None, "", "ZZ", "world", "nowhere at all"])
def test_whoever_is_anywhere_else_is_still_answered(country):
    card = help_for(country)
    assert card.place == "International"
    assert [entry.kind for entry in card.entries] == ["emergency", "directory"]
    assert card.entries[1].web == "https://findahelpline.com"


def test_a_country_without_a_line_gets_the_directory_beside_its_emergency_number():
    card = help_for("IT")
    assert card.place == "Italy"
    assert [entry.phone or entry.web for entry in card.entries] == [
        "112",
        "https://findahelpline.com",
    ]


def test_a_line_without_an_emergency_number_is_joined_by_the_reminder():
    card = help_for("IE", registry=parse(GOOD, where="ours.toml"))
    assert [entry.kind for entry in card.entries] == ["line", "emergency"]


def test_an_entry_older_than_180_days_is_warned_of_with_its_day():
    card = help_for(None, registry=parse(GOOD, where="ours.toml"))
    assert age_warning(card, today=date(2026, 11, 28)) is None
    warning = age_warning(card, today=date(2026, 11, 29))
    assert "2026-06-01" in warning
    assert "A directory" in warning
    assert "Your local" not in warning


def test_the_packaged_list_asks_to_be_checked_before_use():
    file = resources.files("llumi.safety").joinpath("help.toml").read_text(encoding="utf-8")
    header = file[: file.index("[places]")]
    assert "MUST CHECK EVERY ENTRY" in header
    assert "nobody has rung" in header


def test_all_mistakes_are_told_at_once_with_entry_and_field():
    bad = (
        GOOD.replace('phone = "116 123"', "phone = 116123")
        .replace('countries = ["IE"]', 'countries = ["IX"]')
        .replace('kind = "directory"', 'kind = "list"\ncolour = "red"')
        .replace("checked = 2026-06-01", 'checked = "2026-06-01"')
        .replace('web = "https://example.org"', 'web = "http://example.org"')
    )
    with pytest.raises(InputErrors) as caught:
        parse(bad, where="ours.toml")
    told = "\n".join(caught.value.mistakes)
    assert "entry 1 (A line), field phone" in told
    assert "entry 1 (A line), field countries: IX" in told
    assert "entry 2 (A directory), field kind" in told
    assert "entry 2 (A directory), field colour: unknown" in told
    assert "entry 2 (A directory), field checked" in told
    assert "entry 2 (A directory), field web" in told
    assert len(caught.value.mistakes) == 6
    assert caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('phone = "116 123"', "", "one of phone, text, web"),
        ('name = "A line"', 'name = " "', "field name: missing"),
        ('languages = ["en"]', "languages = []", "field languages"),
        ("checked = 2026-06-01", "checked = 2026-06-01T10:00:00Z", "field checked"),
        ('kind = "directory"', 'kind = "line"', "none of kind directory"),
        ('IE = "Ireland"', 'IE = "Ireland"\nFR = "France"', "field FR: no entry serves it"),
        ("[places]", "[place]", "place: unknown table"),
        ('IE = "Ireland"', "IE = 3", "places: must give a name"),
    ],
)
def test_what_would_leave_someone_without_an_answer_is_refused(old, new, told):
    with pytest.raises(InputErrors) as caught:
        parse(GOOD.replace(old, new), where="ours.toml")
    assert any(told in mistake for mistake in caught.value.mistakes)


def test_a_list_without_entries_is_refused():
    with pytest.raises(InputErrors, match="at least one"):
        parse('[places]\nworld = "International"\n', where="ours.toml")


def test_a_file_that_is_no_toml_is_refused_in_a_sentence():
    with pytest.raises(InputError, match=r"ours\.toml is no TOML"):
        parse("[places", where="ours.toml")
