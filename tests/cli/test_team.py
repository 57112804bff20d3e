"""The commands of a team: backup, restore, and whether the log is whole."""

import json

import pytest
from sqlalchemy import delete

from llumi.team.database import open_team
from llumi.team.invitations import invite
from llumi.team.roles import Role
from llumi.team.stored import log


@pytest.fixture
def named(tmp_path):
    """The flags of a team with two entries in its log."""
    database, key = tmp_path / "team.db", tmp_path / "team.key"
    with open_team(str(database), key_file=key, make=True) as team:
        for _ in range(2):
            invite(team, Role.LEAD, by="-")
    return ("--team", database, "--key-file", key)


def test_a_backup_is_written_and_comes_back(llumi, named, tmp_path, capsys):
    file = tmp_path / "team.backup"
    assert llumi("team", "backup", file, *named) == 0
    assert f"rows are in {file}" in capsys.readouterr().out
    other = ("--team", tmp_path / "other.db", *named[2:])
    assert llumi("team", "restore", file, *other, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 5, "log_whole": True}


def test_restoring_without_the_key_makes_nothing(llumi, named, tmp_path, capsys):
    file = tmp_path / "team.backup"
    llumi("team", "backup", file, *named)
    lost = tmp_path / "lost.key"
    assert llumi("team", "restore", file, "--team", tmp_path / "o.db", "--key-file", lost) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert not lost.exists()
    assert not (tmp_path / "o.db").exists()


def test_the_log_is_verified_and_a_cut_end_is_found(llumi, named, capsys):
    assert llumi("audit", "verify", *named, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["entries"] == 2
    assert llumi("audit", "verify", *named, "--remembered", found["last"]) == 0
    with open_team(str(named[1]), key_file=named[3]) as team, team.change() as db:
        db.execute(delete(log).where(log.c.number == 2))
    assert llumi("audit", "verify", *named) == 0
    assert llumi("audit", "verify", *named, "--remembered", found["last"]) == 1
    assert "no longer holds the link of entry 2" in capsys.readouterr().err


def test_what_is_missing_or_no_link_is_told(llumi, named, capsys):
    for words in (("audit", "verify"), ("team", "backup", "x"), ("team", "restore", "x")):
        assert llumi(*words) == 2
    assert llumi("audit", "verify", *named, "--remembered", "twelve") == 2
    assert "no NUMBER:LINK" in capsys.readouterr().err


def test_a_run_is_audited_with_or_without_the_word_run(llumi, tmp_path, capsys):
    for words in (("dpo",), ("run", "dpo"), ("--drafts", "3", "dpo")):
        assert llumi("audit", *words, "--workspace", tmp_path) == 2
        assert "dpo" in capsys.readouterr().err
