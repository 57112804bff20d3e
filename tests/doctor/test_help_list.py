"""The list of help lines, as the doctor sees it on a given day."""

from datetime import date

from llumi.doctor.help_list import help_lines

TODAY = date(2026, 11, 24)
NOT_SIGNED = """
[[entry]]
countries = ["GB"]
languages = ["en"]
kind = "listens"
name = "Our night desk"
offers = "A supporter of ours"
phone = "020 7946 0018"
source = "https://example.org"
checked = 2026-11-20
how_checked = "rang"
"""


def checks(folder, today=TODAY):
    return {one.check: one for one in help_lines(folder, None, today=today)}


def test_a_fresh_signed_list_that_nobody_rang_is_told_so(tmp_path):
    found = checks(tmp_path)
    assert found.keys() == {"help lines", "help lines' check"}
    assert found["help lines"].state == "ok"
    assert found["help lines' check"].state == "warn"
    assert "nobody rang" in found["help lines' check"].found


def test_an_old_list_is_told_with_its_days(tmp_path):
    old = checks(tmp_path, date(2027, 5, 23))["help lines' age"]
    assert old.state == "warn" and "180 days" in old.found and "2026-11-23" in old.found
    older = checks(tmp_path, date(2027, 11, 24))["help lines' age"]
    assert older.state == "warn" and "365 days" in older.found


def test_an_organisations_unsigned_list_is_told(tmp_path):
    (tmp_path / "help.toml").write_text(NOT_SIGNED, encoding="utf-8")
    finding = checks(tmp_path)["help lines"]
    assert finding.state == "warn" and "your organisation's list, unsigned" in finding.found
    assert "llumi help-lines sign" in finding.todo


def test_a_list_that_cannot_be_used_is_broken(tmp_path):
    (tmp_path / "help.toml").write_text(NOT_SIGNED.replace("listens", "lists"), encoding="utf-8")
    finding = checks(tmp_path)["help lines"]
    assert finding.state == "fail" and "field kind" in finding.found
