"""Signing in at the organisation's provider: what holds, and every way in which it does not."""

from urllib.parse import parse_qs, urlsplit

import pytest

from llumi.errors import InputError, LlumiError
from llumi.team.attempts import FROM_AN_ADDRESS, TooMany
from llumi.team.database import Team
from llumi.team.elsewhere import (
    LASTS_S,
    Elsewhere,
    NotKnown,
    Provider,
    ProviderError,
    check_provider,
)
from llumi.team.invitations import invite, open_invitations
from llumi.team.logbook import NOBODY, latest
from llumi.team.people import everybody, revoke
from llumi.team.roles import Role
from llumi.team.sessions import sign_in as by_password
from llumi.team.sessions import signed_in

BACK = "http://127.0.0.1:8000/sign-in/back"


@pytest.fixture
def team(team, provider):
    """With the clock of this machine, as the provider has."""
    return Team(team.engine, team.key)


@pytest.fixture
def elsewhere(team, provider):
    return Elsewhere(team, Provider(provider.issuer, provider.client, provider.secret), back=BACK)


def come_back(elsewhere: Elsewhere, provider, **how: str) -> str:
    """Go there and come back, as a browser does."""
    url, pending = elsewhere.begin(**how)
    sent = parse_qs(urlsplit(provider.sent_back(urlsplit(url).query)).query)
    return elsewhere.sign_in(
        pending, state=sent["state"][0], code=sent["code"][0], address="192.0.2.7"
    )


@pytest.fixture
def grace(team, elsewhere, provider):
    come_back(elsewhere, provider, invitation=invite(team, Role.LEAD, by=NOBODY), name="Grace")
    (person,) = everybody(team)
    return person


def test_who_is_invited_joins_and_signs_in_again(team, elsewhere, provider, grace):
    assert (grace.name, grace.role) == ("Grace", Role.LEAD)
    assert open_invitations(team) == []
    assert signed_in(team, come_back(elsewhere, provider)) == grace
    with team.read() as db:
        held = str(db.exec_driver_sql("SELECT * FROM people").all())
    assert "grace@id" not in held


def test_no_password_opens_what_was_joined_from_elsewhere(team, grace):
    with pytest.raises(InputError):
        by_password(team, "Grace", "", address="192.0.2.7")


def test_who_is_not_invited_stays_outside(team, elsewhere, provider):
    with pytest.raises(NotKnown, match="and this team does not"):
        come_back(elsewhere, provider)
    assert everybody(team) == []
    assert latest(team, most=1)[0].what == "sign-in.refused"
    with pytest.raises(InputError, match="does not work"):
        come_back(elsewhere, provider, invitation="made up", name="Eve")


def test_whose_access_has_ended_stays_outside(team, elsewhere, provider, grace, join):
    join("Ada", Role.ADMINISTRATOR)
    revoke(team, grace.id, by=NOBODY)
    with pytest.raises(NotKnown):
        come_back(elsewhere, provider)


def test_somebody_else_of_the_provider_is_not_grace(team, elsewhere, provider, grace):
    provider.sub = "eve@id"
    with pytest.raises(NotKnown):
        come_back(elsewhere, provider)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elsewhere.test"},
        {"aud": "another app"},
        {"aud": ["llumi", "another app"], "azp": "another app"},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"exp": 1_000},
        {"exp": None},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_is_refused(elsewhere, provider, grace, claims):
    provider.claims = claims
    with pytest.raises(ProviderError, match="does not hold"):
        come_back(elsewhere, provider)


def test_a_token_signed_by_another_is_refused(elsewhere, provider, grace):
    provider.signs_with_another = True
    with pytest.raises(ProviderError, match="does not hold"):
        come_back(elsewhere, provider)


def test_a_provider_that_calls_itself_another_is_refused(elsewhere, provider):
    provider.says_issuer = "https://elsewhere.test"
    with pytest.raises(ProviderError):
        elsewhere.begin()


def test_a_code_is_good_once_and_for_the_browser_that_asked(elsewhere, provider, grace):
    url, pending = elsewhere.begin()
    sent = parse_qs(urlsplit(provider.sent_back(urlsplit(url).query)).query)
    back = {"state": sent["state"][0], "code": sent["code"][0], "address": "192.0.2.7"}
    _, of_another = elsewhere.begin()
    for other in (of_another, "", "00", "not hex"):
        with pytest.raises(InputError, match="did not ask"):
            elsewhere.sign_in(other, **back)
    assert elsewhere.sign_in(pending, **back)
    with pytest.raises(ProviderError):
        elsewhere.sign_in(pending, **back)


def test_who_comes_back_too_late_begins_again(team, provider):
    now = [1_795_000_000]
    late = Elsewhere(
        Team(team.engine, team.key, lambda: now[0]),
        Provider(provider.issuer, provider.client, provider.secret),
        back=BACK,
    )
    _, pending = late.begin()
    now[0] += LASTS_S
    with pytest.raises(InputError, match="too long ago"):
        late.sign_in(pending, state="x", code="x", address="")


def test_coming_back_again_and_again_is_stopped(elsewhere, provider, grace):
    provider.sub = "eve@id"
    for _ in range(FROM_AN_ADDRESS - 1):
        with pytest.raises(NotKnown):
            come_back(elsewhere, provider)
    with pytest.raises(TooMany):
        come_back(elsewhere, provider)


@pytest.mark.parametrize(
    ("issuer", "client", "secret", "why"),
    [
        ("http://id.example.org", "llumi", "hush", "no address"),
        ("id.example.org", "llumi", "hush", "no address"),
        ("https://id.example.org", "", "hush", "who asks"),
        ("https://id.example.org", "llumi", "", "who asks"),
    ],
)
def test_what_would_send_a_secret_in_the_open_is_refused(issuer, client, secret, why):
    with pytest.raises(InputError, match=why):
        check_provider(Provider(issuer, client, secret))


def test_a_provider_that_does_not_answer_is_told(team):
    gone = Elsewhere(team, Provider("http://127.0.0.1:9", "llumi", "hush"), back=BACK)
    with pytest.raises(LlumiError, match="does not answer"):
        gone.begin()
