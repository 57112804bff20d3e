"""A list is used as it was signed, or not at all; an organisation's stands before LLUMI's own."""

import base64
from importlib import resources

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from help_list_samples import OWN

from llumi.errors import InputError, InputErrors, LlumiError
from llumi.safety import help_lists
from llumi.safety.help_key import PROJECT_KEY
from llumi.safety.help_lists import check_packaged, for_workspace, packaged, with_own
from llumi.safety.help_signing import sign_list
from llumi.safety.resources import help_for, notes
from llumi.safety.signatures import as_base64, sign

FOLDER = resources.files("llumi.safety")
CONTENT = FOLDER.joinpath("help.toml").read_bytes()
SIGNATURE = FOLDER.joinpath("help.toml.sig").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path):
    """Writes an organisation's list."""

    def write(text=OWN, name="help.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_packaged_list_is_as_the_project_signed_it():
    check_packaged(CONTENT, SIGNATURE)
    assert len(base64.b64decode(PROJECT_KEY)) == 32


@pytest.mark.parametrize("at", [0, 1000, len(CONTENT) // 2, len(CONTENT) - 1])
def test_a_packaged_list_with_one_changed_byte_is_refused(at):
    changed = bytearray(CONTENT)
    changed[at] ^= 1
    with pytest.raises(LlumiError, match="not as its makers signed them") as caught:
        check_packaged(bytes(changed), SIGNATURE)
    assert "Install LLUMI again" in caught.value.hint


@pytest.mark.parametrize(
    "signature", ["", "nonsense", 'key = "AA"', SIGNATURE.replace('"\n', "", 1)]
)
def test_a_packaged_list_without_a_right_signature_is_refused(signature):
    with pytest.raises(LlumiError):
        check_packaged(CONTENT, signature)


def test_a_packaged_list_signed_by_anyone_else_is_refused():
    other = sign(CONTENT, Ed25519PrivateKey.generate())
    with pytest.raises(LlumiError, match="makers"):
        check_packaged(CONTENT, other.as_text())
    check_packaged(CONTENT, other.as_text(), key=as_base64(other.key))


def test_the_private_key_is_not_in_the_package():
    for file in FOLDER.iterdir():
        if file.is_file():
            assert b"-----BEGIN PRIVATE KEY" not in file.read_bytes(), file.name


def test_an_organisations_entries_stand_before_llumis(own):
    card = help_for("GB", registry=with_own(own()))
    names = [entry.name for entry in card.entries]
    assert {"Our night desk", "Samaritans"} <= set(names)
    assert notes(card)[0] == "From your organisation's list, unsigned: Our night desk."
    assert "Samaritans" in notes(card)[1] and "Our night desk" not in notes(card)[1]


def test_an_entry_of_the_same_name_takes_the_place_of_llumis_in_its_country_only(own):
    ours = OWN.replace("Our night desk", "Emergency services").replace("listens", "emergency")
    ours = ours.replace('["GB"]', '["US"]')
    registry = with_own(own(ours))
    found = {
        country: [
            entry.phone
            for entry in help_for(country, registry=registry).entries
            if entry.kind == "emergency"
        ]
        for country in ("US", "CA", "GB")
    }
    assert found == {"US": ["020 7946 0018"], "CA": ["911"], "GB": ["999"]}


def test_a_line_that_is_left_out_is_not_shown(own):
    registry = with_own(own('leave_out = ["Shout"]'))
    names = [entry.name for entry in help_for("GB", registry=registry).entries]
    assert "Shout" not in names and "Samaritans" in names


def test_the_directory_and_the_reminder_cannot_be_left_out(own):
    text = 'leave_out = ["Find A Helpline", "Your local emergency number"]'
    assert len(help_for(None, registry=with_own(own(text))).entries) == 2


def test_leaving_out_what_is_not_there_is_a_mistake(own):
    with pytest.raises(InputErrors, match="LLUMI's list has no Shoot"):
        with_own(own('leave_out = ["Shoot"]'))


def test_a_signed_list_says_so_and_a_changed_byte_is_refused(own, tmp_path):
    path = own()
    sign_list(path, tmp_path / "our.key")
    card = help_for("GB", registry=with_own(path))
    assert "your organisation's list, signed with key" in notes(card)[0]
    path.write_bytes(path.read_bytes().replace(b"0018", b"0019"))
    with pytest.raises(InputError, match="was changed after it was signed") as caught:
        with_own(path)
    assert "sign it anew" in caught.value.hint


def test_a_workspaces_list_is_used_and_a_named_one_instead(own, tmp_path):
    assert for_workspace(tmp_path) is packaged()
    own()
    registry = for_workspace(tmp_path)
    assert registry.own and registry.own.path == tmp_path / help_lists.FILE
    other = own(OWN.replace("Our night desk", "Our day desk"), name="day.toml")
    registry = for_workspace(tmp_path, other)
    assert [entry.name for entry in registry.own.entries] == ["Our day desk"]


def test_a_list_that_is_not_there_or_no_text_is_a_sentence(own, tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        with_own(tmp_path / "nowhere.toml")
    path = own()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="no UTF-8 text"):
        with_own(path)
