"""Signing a list, and looking through one."""

import base64
import shutil
import stat
import subprocess
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from help_list_samples import OWN

from llumi.errors import InputError, InputErrors
from llumi.safety.help_key import PROJECT_KEY
from llumi.safety.help_lists import with_own
from llumi.safety.help_signing import key_line, look, looked_through, sign_list

TODAY = date(2026, 11, 24)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "our.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_a_key_is_made_once_for_its_owner_alone_and_used_again(own, tmp_path):
    key = tmp_path / "our.key"
    first, second = sign_list(own, key), sign_list(own, key)
    assert first.made and not second.made
    assert first.key == second.key and not first.ours
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert b"PRIVATE" not in (tmp_path / "our.key.pub").read_bytes()


def test_a_list_with_mistakes_is_not_signed_and_no_key_is_made(own, tmp_path):
    own.write_text(OWN.replace("listens", "lists"), encoding="utf-8")
    with pytest.raises(InputErrors, match="field kind"):
        sign_list(own, tmp_path / "our.key")
    assert not (tmp_path / "our.key").exists()
    assert not (tmp_path / "our.toml.sig").exists()


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAA==\n"])
def test_what_is_no_key_is_refused_and_kept(own, tmp_path, content):
    key = tmp_path / "our.key"
    key.write_bytes(content)
    with pytest.raises(InputError, match="holds no Ed25519 key"):
        sign_list(own, key)
    assert key.read_bytes() == content


def test_a_list_can_be_held_to_the_key_of_whoever_should_have_signed_it(own, tmp_path):
    with pytest.raises(InputError, match="is not signed"):
        sign_list(own, tmp_path / "a.key")
        (tmp_path / "our.toml.sig").unlink()
        looked_through(own, today=TODAY, key=tmp_path / "a.key.pub")
    sign_list(own, tmp_path / "b.key")
    assert looked_through(own, today=TODAY, key=tmp_path / "b.key.pub").signed
    with pytest.raises(InputError, match="and not with the key in"):
        looked_through(own, today=TODAY, key=tmp_path / "a.key.pub")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl here")
def test_openssl_agrees_with_a_signature(own, tmp_path):
    sign_list(own, tmp_path / "our.key")
    signed = tomllib.loads((tmp_path / "our.toml.sig").read_text(encoding="utf-8"))
    (tmp_path / "raw").write_bytes(base64.b64decode(signed["signature"]))
    command = "openssl pkeyutl -verify -pubin -inkey our.key.pub -rawin -in our.toml -sigfile raw"
    done = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    own.write_text(OWN + "\n", encoding="utf-8")
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True).returncode != 0


def test_whoever_releases_llumi_signs_its_list_and_is_told_the_line_of_code(tmp_path, monkeypatch):
    ours = Path(str(resources.files("llumi.safety").joinpath("help.toml")))
    folder = tmp_path / "safety"
    folder.mkdir()
    shutil.copy(ours, folder)
    monkeypatch.setattr("llumi.safety.help_signing.resources.files", lambda _: folder)
    signed = sign_list(folder / "help.toml", tmp_path / "release.key")
    assert signed.ours
    assert key_line(signed.key).startswith('PROJECT_KEY = "')
    assert (folder / "help.toml.sig").exists()


def test_looking_through_a_list_tells_who_vouches_how_old_and_what_nobody_rang(own):
    ours = looked_through(None, today=TODAY)
    assert ours.signed and PROJECT_KEY[:16] in ours.standing
    assert ours.unrung == ours.entries > 60 and ours.countries > 25 and ours.warning is None
    assert "180 days" in looked_through(None, today=date(2027, 5, 23)).warning
    assert "365 days" in looked_through(None, today=date(2027, 11, 24)).warning
    theirs = looked_through(own, today=TODAY)
    assert (theirs.signed, theirs.entries, theirs.unrung) == (False, 1, 0)
    both = look(with_own(own), today=TODAY)
    assert both.standing == "your organisation's list, unsigned"
    assert both.entries == ours.entries + 1
