"""`llumi help-lines` at the command line."""

import json
import sys

import pytest

from llumi.cli import main

OWN = """
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


@pytest.fixture
def llumi(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["llumi", "help-lines", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code or 0, said.out, said.err

    return run


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "our.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_show_prints_what_the_page_would_show(llumi):
    code, out, _ = llumi("show", "--country", "gb")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("Where to find help · United Kingdom · checked ")
    assert "Written from public knowledge; nobody rang these numbers." in lines
    entries = [line for line in lines if line.startswith("  ")]
    assert "116 123" in entries[0] and "999" in entries[-1]
    _, imminent, _ = llumi("show", "--country", "gb", "--imminent")
    first = next(line for line in imminent.splitlines() if line.startswith("  "))
    assert "999" in first


def test_show_in_json_is_the_card_of_the_page(llumi, own):
    code, out, _ = llumi("show", "--country", "gb", "--help-file", own, "--json")
    card = json.loads(out)
    assert code == 0 and card.keys() == {"place", "checked", "warning", "notes", "entries"}
    assert "unsigned" in card["notes"][0]


def test_a_list_is_signed_checked_and_refused_once_a_byte_has_changed(llumi, own):
    code, out, _ = llumi("sign", own, "--key", "our.key")
    assert code == 0 and "A new key is in our.key" in out and "Signed with key" in out
    code, out, _ = llumi("check", own, "--key", "our.key.pub")
    assert code == 0 and "signed with key" in out.splitlines()[-1]
    own.write_text(OWN.replace("0018", "0019"), encoding="utf-8")
    code, out, err = llumi("check", own)
    assert (code, out) == (2, "") and "was changed after it was signed" in err


def test_check_without_a_file_looks_at_llumis_own_list(llumi):
    code, out, _ = llumi("check", "--json")
    found = json.loads(out)
    assert code == 0 and found["signed"] and found["unrung"] == found["entries"]


def test_an_unsigned_list_is_used_and_says_so(llumi, own):
    code, out, _ = llumi("check", own)
    assert code == 0 and "unsigned; 1 entries for 1 countries" in out
