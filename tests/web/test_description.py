"""Schemathesis sends what the OpenAPI document describes, and much that it does not."""

import subprocess
import sys
from pathlib import Path

import pytest
from looking import PASSWORD

from llumi.backends.echo import Echo
from llumi.team.database import open_team
from llumi.team.invitations import accept, invite
from llumi.team.keys import Scope, make_key
from llumi.team.logbook import NOBODY
from llumi.team.roles import Role
from llumi.team.sessions import begin, form_word
from llumi.web.settings import Settings

KNOWN = {"backend": Echo({"tuned": "I hear you."}), "model": "tuned", "country": "ie"}

pytestmark = pytest.mark.usefixtures("rules_alone")


def test_the_api_does_what_its_description_says(serve, tmp_path):
    assert_as_described(serve(Settings(**KNOWN)), tmp_path)


def test_the_api_of_a_team_does_what_its_description_says(serve, tmp_path):
    with open_team(str(tmp_path / "team.db"), key_file=tmp_path / "team.key", make=True) as team:
        token = invite(team, Role.ADMINISTRATOR, by=NOBODY)
        ada = accept(team, token, name="Ada", password=PASSWORD)
        key = make_key(team, ada.id, "a tester", set(Scope))
        url = serve(Settings(**KNOWN, team=team, keep_s=3600))
        # No key opens what somebody is writing.
        left_out = ("--exclude-path-regex", "replies")
        assert_as_described(url, tmp_path, "--header", f"Authorization: Bearer {key}", *left_out)


def test_the_api_does_so_for_somebody_who_is_signed_in(serve, tmp_path):
    with open_team(str(tmp_path / "team.db"), key_file=tmp_path / "team.key", make=True) as team:
        token = invite(team, Role.SUPPORTER, by=NOBODY)
        session = begin(team, accept(team, token, name="Ada", password=PASSWORD).id)
        url = serve(Settings(**KNOWN, team=team, keep_s=3600))
        headers = (
            "--header",
            f"Cookie: llumi={session}",
            "--header",
            f"Form-Word: {form_word(session)}",
        )
        assert_as_described(url, tmp_path, *headers)


def assert_as_described(url: str, folder: Path, *more: str) -> None:
    words = ["run", f"{url}/api/v1/openapi.json", "--max-examples=25", "--seed=7", "--no-color"]
    program = Path(sys.executable).with_name("schemathesis")
    # What it remembers of a run, it writes to where it runs.
    ended = subprocess.run(
        [program, *words, *more], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout
    assert "passed" in ended.stdout
