"""A team as one file, and back, between both databases."""

import gzip
import json

import pytest

from llumi.errors import InputError
from llumi.team import logbook, people
from llumi.team.backup import backup, restore
from llumi.team.database import open_team
from llumi.team.keys import Scope, key_holder, make_key
from llumi.team.logbook import Verified
from llumi.team.roles import Role
from llumi.team.sealing import read_key
from llumi.team.sessions import sign_in, signed_in

from .conftest import PASSWORD


@pytest.fixture
def saved(team, join, tmp_path):
    """A backup of a team with Ada in it, her key and her session."""
    ada = join("Ada", Role.ADMINISTRATOR)
    key = make_key(team, ada.id, "our bot", {Scope.SCREENS})
    session = sign_in(team, "Ada", PASSWORD, address="127.0.0.1")
    file = tmp_path / "team.backup"
    assert backup(team, file) > 3
    return file, key, session


def test_a_backup_comes_back_as_it_was_in_another_database(saved, team, key_file, tmp_path):
    file, key, session = saved
    assert file.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in gzip.decompress(file.read_bytes())
    with open_team(str(tmp_path / "other.db"), key_file=key_file, make=True) as other:
        restore(other, file)
        assert people.everybody(other) == people.everybody(team)
        assert logbook.verify(other) == logbook.verify(team)
        assert isinstance(logbook.verify(other), Verified)
        assert key_holder(other, key)
        assert signed_in(other, session) is None
        assert sign_in(other, "Ada", PASSWORD, address="127.0.0.1")
        with pytest.raises(InputError, match="people in this team"):
            restore(other, file)
    with open_team(str(tmp_path / "other.db"), key_file=key_file):
        pass


def test_a_file_of_sqlite_comes_back_in_postgresql(where, key_file, tmp_path):
    from llumi.team.invitations import accept, invite

    file = tmp_path / "team.backup"
    with open_team(str(tmp_path / "first.db"), key_file=key_file, make=True) as first:
        accept(first, invite(first, Role.LEAD, by="-"), name="Ada", password=PASSWORD)
        backup(first, file)
        with open_team(where, key_file=key_file, make=True) as team:
            restore(team, file)
            assert people.everybody(team) == people.everybody(first)


def test_a_backup_never_replaces_a_file(saved, team):
    file, *_ = saved
    before = file.read_bytes()
    with pytest.raises(InputError, match="there already"):
        backup(team, file)
    assert file.read_bytes() == before
    with pytest.raises(InputError, match="cannot be written"):
        backup(team, file.parent / "nowhere" / "file")


def test_a_backup_that_is_damaged_or_another_s_changes_nothing(saved, key_file, tmp_path):
    file, *_ = saved
    whole = file.read_bytes()
    lines = gzip.decompress(whole).splitlines()
    swapped = [line.replace(b'"people"', b'"nowhere"') for line in lines]
    doubled = [*lines[:-1], lines[1], json.dumps({"rows": len(lines) - 1}).encode()]
    other_version = [lines[0].replace(b'"version": "', b'"version": "9'), *lines[1:]]
    damaged = {
        "cut": whole[: len(whole) // 2],
        "shorter": gzip.compress(b"\n".join(lines[:-1])),
        "no_gzip": b"Remember the milk.",
        "nothing": b"",
        "swapped": gzip.compress(b"\n".join(swapped)),
        "doubled": gzip.compress(b"\n".join(doubled)),
        "version": gzip.compress(b"\n".join(other_version)),
    }
    with open_team(str(tmp_path / "other.db"), key_file=key_file, make=True) as other:
        for name, content in damaged.items():
            bad = tmp_path / name
            bad.write_bytes(content)
            with pytest.raises(InputError):
                restore(other, bad)
            assert people.everybody(other) == [], name
        assert logbook.verify(other) == Verified(0, 0, "LLUMI")
        restore(other, file)
    stranger = tmp_path / "stranger.key"
    read_key(stranger, make=True)
    with (
        open_team(str(tmp_path / "third.db"), key_file=stranger, make=True) as third,
        pytest.raises(InputError, match="another key"),
    ):
        restore(third, file)
