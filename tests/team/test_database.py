"""Opening, migrating and locking a team's database; the key and the log."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, func, select, text, update

from llumi.errors import InputError
from llumi.team import logbook, stored
from llumi.team.database import open_team
from llumi.team.invitations import invite
from llumi.team.logbook import NOBODY, Broken, Verified
from llumi.team.roles import Role
from llumi.team.sealing import NotOurs, read_key

from .test_accounts import at_once

# ---- Opening


def test_the_migrations_make_exactly_the_tables_that_the_code_speaks_of(team):
    with team.read() as db:
        assert compare_metadata(MigrationContext.configure(db), stored.metadata) == []


def test_what_was_stored_is_there_when_opened_again(where, key_file):
    with open_team(where, key_file=key_file, make=True) as team:
        invite(team, Role.LEAD, by=NOBODY)
    with open_team(where, key_file=key_file) as team, team.read() as db:
        assert db.scalar(select(func.count()).select_from(stored.invitations)) == 1


def test_a_database_of_a_later_version_is_refused_and_left_alone(where, key_file):
    with open_team(where, key_file=key_file, make=True) as team, team.change() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with (
        pytest.raises(InputError, match="later version"),
        open_team(where, key_file=key_file),
    ):
        pass


def test_another_key_is_refused(where, key_file, tmp_path):
    with open_team(where, key_file=key_file, make=True):
        pass
    other = tmp_path / "other.key"
    read_key(other, make=True)
    with pytest.raises(InputError, match="not the one"), open_team(where, key_file=other):
        pass
    lost = tmp_path / "lost.key"
    with (
        pytest.raises(InputError, match="cannot be read"),
        open_team(where, key_file=lost, make=True),
    ):
        pass
    assert not lost.exists()


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("mysql://localhost/team", "no database that a team"),
        ("postgresql://127.0.0.1:1/team", "cannot be opened"),
        ("nowhere/team.db", "There is no team"),
    ],
)
def test_what_cannot_be_opened_is_told_in_a_sentence(named, why, key_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=why), open_team(named, key_file=key_file):
        pass


def test_a_password_in_an_address_is_not_shown(key_file):
    with (
        pytest.raises(InputError) as refused,
        open_team("postgresql://llumi:hushhush@127.0.0.1:1/team", key_file=key_file),
    ):
        pass
    assert "hushhush" not in refused.value.message + refused.value.hint


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path, key_file):
    path = tmp_path / "notes.txt"
    path.write_text("Remember the milk, and quite a lot of other things.\n" * 40)
    before = path.read_bytes()
    with (
        pytest.raises(InputError, match="not a database"),
        open_team(str(path), key_file=key_file, make=True),
    ):
        pass
    assert path.read_bytes() == before


def test_a_new_file_is_closed_to_others(tmp_path, key_file):
    path = tmp_path / "team.db"
    with open_team(str(path), key_file=key_file, make=True):
        for file in tmp_path.glob("team.db*"):
            assert file.stat().st_mode & 0o077 == 0
    assert key_file.stat().st_mode & 0o077 == 0


# ---- The key


def test_a_sealed_text_opens_only_where_it_belongs(key_file):
    key = read_key(key_file, make=True)
    sealed = key.seal("I read every word. 🌱", about="drafts/1")
    assert b"read" not in sealed
    assert key.open(sealed, about="drafts/1") == "I read every word. 🌱"
    assert sealed != key.seal("I read every word. 🌱", about="drafts/1")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for other, about in ((sealed, "drafts/2"), (changed, "drafts/1"), (b"", "drafts/1")):
        with pytest.raises(NotOurs):
            key.open(other, about=about)


@pytest.mark.parametrize("held", ["", "00" * 31, "z" * 64, "ключ"])
def test_a_file_that_is_no_key_is_refused(held, key_file):
    key_file.parent.mkdir()
    key_file.write_text(held)
    key_file.chmod(0o600)
    with pytest.raises(InputError, match="key"):
        read_key(key_file, make=True)
    assert key_file.read_text() == held


def test_a_key_that_others_can_read_is_refused(key_file):
    read_key(key_file, make=True)
    key_file.chmod(0o640)
    with pytest.raises(InputError, match="other users"):
        read_key(key_file)


def test_who_comes_first_makes_the_key_for_all(key_file):
    key_file.parent.mkdir()
    came = at_once(lambda _: read_key(key_file, make=True).digest("Ada"), times=8)
    assert len(set(came)) == 1
    assert [file.name for file in key_file.parent.iterdir()] == ["team.key"]


# ---- The log


def test_the_log_tells_who_did_what_and_holds_no_word_of_anybody(team, join):
    ada = join("Ada", Role.ADMINISTRATOR)
    last = logbook.latest(team, most=1)[0]
    assert (last.what, last.by) == ("joined.administrator", ada.id)
    with team.read() as db:
        rows = db.execute(select(stored.log)).all()
    assert "Ada" not in repr(rows)
    assert isinstance(logbook.verify(team), Verified)


def test_entries_that_are_made_at_once_are_one_chain(team):
    at_once(lambda _: [invite(team, Role.LEAD, by=NOBODY) for _ in range(5)], times=6)
    verified = logbook.verify(team)
    assert isinstance(verified, Verified)
    assert verified.entries == 30


def test_an_entry_that_was_changed_left_out_or_cut_off_is_found(team, join):
    join("Ada", Role.ADMINISTRATOR)
    for _ in range(3):
        invite(team, Role.LEAD, by=NOBODY)
    whole = logbook.verify(team)
    assert isinstance(whole, Verified)
    remembered = (whole.number, whole.link)
    number = stored.log.c.number
    breaks = {
        "entry 2 is not what was written": update(stored.log).where(number == 2).values(by="a"),
        "entry 3 is missing": delete(stored.log).where(number == 3),
        "no longer holds the link of entry 5": delete(stored.log).where(number == 5),
    }
    for why, broken in breaks.items():
        with team.read() as db:
            rows = [dict(row) for row in db.execute(select(stored.log)).mappings()]
        with team.change() as db:
            db.execute(broken)
        found = logbook.verify(team, remembered=remembered)
        assert isinstance(found, Broken)
        assert why in found.why
        with team.change() as db:
            db.execute(delete(stored.log))
            db.execute(stored.log.insert(), rows)
    assert logbook.verify(team, remembered=remembered) == whole


def test_the_end_of_a_log_can_be_looked_at_alone(team):
    for _ in range(6):
        invite(team, Role.LEAD, by=NOBODY)
    whole = logbook.verify(team)
    assert isinstance(whole, Verified)
    assert logbook.verify(team, last=100) == whole
    assert logbook.verify(team, last=2) == Verified(2, whole.number, whole.link)
    with team.change() as db:
        db.execute(update(stored.log).where(stored.log.c.number == 3).values(by="a"))
    assert isinstance(logbook.verify(team, last=2), Verified)
    assert logbook.verify(team, last=4) == Broken(3, "entry 3 is not what was written")


def test_a_log_that_was_written_anew_without_the_key_is_found(team, key_file, tmp_path):
    invite(team, Role.LEAD, by=NOBODY)
    forger = read_key(tmp_path / "forged.key", make=True)
    with team.change() as db:
        row = db.execute(select(stored.log)).one()
        written = f"{row.number} {row.at} {row.by} forged {row.about}"
        link = forger.chain("LLUMI", written)
        db.execute(update(stored.log).values(what="forged", chained=link))
    assert isinstance(logbook.verify(team), Broken)


# ---- Being killed

_INVITES = """
import sys
from pathlib import Path
from llumi.team.database import open_team
from llumi.team.invitations import invite
from llumi.team.roles import Role

with open_team(sys.argv[1], key_file=Path(sys.argv[2])) as team:
    print("open", flush=True)
    while True:
        invite(team, Role.LEAD, by="-")
        print("told", flush=True)
"""


def test_what_was_told_is_stored_however_the_program_ends(where, key_file):
    with open_team(where, key_file=key_file, make=True):
        pass
    told = 0
    for kill in range(12):
        words = [sys.executable, "-c", _INVITES, where, str(key_file)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "open\n"
            time.sleep(0.01 * kill)
            os.kill(program.pid, signal.SIGKILL)
            told += program.stdout.read().count("told\n")
        with open_team(where, key_file=key_file) as team, team.read() as db:
            there = db.scalar(select(func.count()).select_from(stored.invitations))
            verified = logbook.verify(team)
        assert isinstance(verified, Verified)
        # One may be stored and not told any more; none is told and not stored, none doubled.
        assert verified.entries == there
        assert told <= there <= told + kill + 1
    assert told


def test_what_is_deleted_cannot_be_read_from_the_file(tmp_path, key_file):
    path = tmp_path / "team.db"
    with open_team(str(path), key_file=key_file, make=True) as team:
        with team.change() as db:
            db.execute(stored.facts.insert().values(name="a", value="unmistakable " * 500))
        with team.change() as db:
            db.execute(delete(stored.facts).where(stored.facts.c.name == "a"))
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    assert all(b"unmistakable" not in file.read_bytes() for file in Path(tmp_path).glob("team.db*"))
