"""The form of a list of help lines: every mistake is told, and nobody is left without an answer."""

from importlib import resources

import pytest
from help_list_samples import GOOD, OWN

from llumi.errors import InputError, InputErrors
from llumi.safety.help_entries import KINDS, parse

KNOWN = {"GB": "United Kingdom", "world": "International"}


def test_the_packaged_list_asks_to_be_checked_before_use():
    file = resources.files("llumi.safety").joinpath("help.toml").read_text(encoding="utf-8")
    header = file[: file.index("[places]")]
    assert "MUST CHECK EVERY ENTRY" in header
    assert "nobody has rung" in header


def test_the_packaged_list_is_honest_about_how_it_was_checked():
    file = resources.files("llumi.safety").joinpath("help.toml").read_text(encoding="utf-8")
    entries = parse(file, where="help.toml").entries
    assert {entry.how_checked for entry in entries} == {"public knowledge"}
    assert {entry.kind for entry in entries} == set(KINDS)
    assert all(entry.source.startswith("https://") for entry in entries)


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
        ('phone = "116 123"', "", "one of phone, text, chat, web"),
        ('name = "A line"', 'name = " "', "field name: missing"),
        ('languages = ["en"]', "languages = []", "field languages"),
        ("checked = 2026-06-01", "checked = 2026-06-01T10:00:00Z", "field checked"),
        ('kind = "directory"', 'kind = "listens"\nlanguages = ["en"]', "none of kind directory"),
        ('IE = "Ireland"', 'IE = "Ireland"\nFR = "France"', "field FR: no entry serves it"),
        ("[places]", "[place]", "place: unknown table"),
        ('IE = "Ireland"', "IE = 3", "places: must give a name"),
        ('"116 123"', '"116 123 (free)"', "phone: must be a number"),
        ('how_checked = "public knowledge"', "", "field how_checked: must be one of"),
        ('languages = ["en"]', "", "field languages"),
        ('languages = ["en"]', 'languages = ["English"]', "field languages"),
        ('phone = "116 123"', 'phone = "116 123"\nhours = " "', "field hours"),
        ('phone = "116 123"', 'chat = "example.org"', "chat: must start with https"),
        ("[places]", 'leave_out = ["A line"]\n[places]', "leave_out: unknown"),
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


def test_an_organisations_list_may_use_known_places_and_need_not_serve_everyone():
    listed = parse(OWN, where="own.toml", known=KNOWN)
    (entry,) = listed.entries
    assert (entry.audience, entry.hours, entry.how_checked) == ("members", "9 pm to 6 am", "rang")
    assert listed.places == KNOWN
    with pytest.raises(InputErrors, match="places"):
        parse(OWN, where="own.toml")


def test_an_organisations_list_may_only_leave_out():
    assert parse('leave_out = ["Shout"]', where="own.toml", known=KNOWN).leave_out == ("Shout",)
    with pytest.raises(InputErrors, match="at least one"):
        parse("", where="own.toml", known=KNOWN)


def test_all_ways_to_reach_an_entry_stand_in_a_line():
    first = parse(GOOD, where="ours.toml").entries[0]
    assert first.reach == "phone 116 123"
    assert parse(GOOD, where="ours.toml").entries[2].reach == "as known locally"
