"""Signing in at the organisation's own provider: OpenID Connect, the code flow with PKCE.

    elsewhere = Elsewhere(team, Provider("https://id.example.org", "llumi", secret), back="…")
    url, pending = elsewhere.begin()         the browser goes to url and keeps pending, sealed
    token = elsewhere.sign_in(pending, state=…, code=…)       the word of a session

It is optional, and the one thing of a team that speaks to another machine. Who may come in is
decided here, not there: somebody joins by an invitation, and is known by that provider afterwards.
Of the provider is kept a keyed digest of whom it says they are; no token of it is kept.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
from sqlalchemy import select

from llumi.errors import InputError, LlumiError
from llumi.team import attempts, invitations, sessions
from llumi.team.database import Team
from llumi.team.logbook import NOBODY, note
from llumi.team.people import Person, person_of
from llumi.team.sealing import NotOurs, new_token
from llumi.team.stored import people

LASTS_S = 600
"""Seconds in which somebody comes back from the provider."""
_ABOUT = "signing in elsewhere"
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
_PATIENCE_S = 10
_LEEWAY_S = 60
"""Seconds by which two clocks may differ."""


@dataclass(frozen=True)
class Provider:
    """Whom to ask: its address, and who we are there."""

    issuer: str
    client: str
    secret: str

    @property
    def host(self) -> str:
        """Its name, as a page shows it."""
        return urlsplit(self.issuer).hostname or self.issuer


class NotKnown(InputError):
    """The provider knows them, and this team does not."""


class ProviderError(LlumiError):
    """The provider does not answer, or says what it should not."""


@dataclass(frozen=True)
class _Pending:
    """What is remembered, sealed, in the browser between going and coming back."""

    state: str
    nonce: str
    verifier: str
    until: int
    invitation: str = ""
    name: str = ""


def check_provider(provider: Provider) -> None:
    """Refuse what would send a secret in the open, before anything is asked.

    Raises:
        InputError: no TLS, no name for us, no secret, or a library that is not installed.
    """
    _check_address(provider.issuer)
    if not provider.client or not provider.secret:
        raise InputError(
            "The provider needs to know who asks.",
            hint="Give --openid-client, and the secret in LLUMI_OPENID_SECRET.",
        )
    try:
        import authlib  # noqa: F401
        import joserfc  # noqa: F401
    except ImportError as error:
        raise InputError(
            "Signing in elsewhere needs a library that is not installed.",
            hint="Install it: pip install 'llumi[openid]'",
        ) from error


class Elsewhere:
    """A provider and a team; `back` is the address of ours to which the provider sends people."""

    def __init__(self, team: Team, provider: Provider, *, back: str) -> None:
        self._team, self.provider, self._back = team, provider, back

    def begin(self, *, invitation: str = "", name: str = "") -> tuple[str, str]:
        """Where the browser goes, and what it keeps meanwhile; with an invitation, to join.

        Raises:
            ProviderError: the provider does not answer.
        """
        known = self._known()
        pending = _Pending(
            new_token(), new_token(), new_token(), self._team.now() + LASTS_S, invitation, name
        )
        with self._client() as client:
            url, _ = client.create_authorization_url(
                known["authorization_endpoint"],
                state=pending.state,
                nonce=pending.nonce,
                code_verifier=pending.verifier,
            )
        sealed = self._team.key.seal(json.dumps(asdict(pending)), about=_ABOUT)
        return str(url), sealed.hex()

    def sign_in(self, sealed: str, *, state: str, code: str, address: str) -> str:
        """The word of a new session of whoever has come back.

        Raises:
            NotKnown: nobody of this team is known by that provider as them.
            InputError: this browser did not go there, the name is taken, or the invitation is over.
            ProviderError: the provider does not answer, or its answer does not hold.
            TooMany: there were too many attempts from this address.
        """
        pending = self._pending(sealed, state)
        # Each goes and comes back under a name of its own, so the address alone counts.
        attempts.knock(self._team, name=f"elsewhere {pending.state}", address=address)
        outside = self._identity(pending, code)
        person = self._person(outside)
        if person is None and pending.invitation:
            person = self._join(pending, outside)
        if person is None or person.revoked is not None:
            with self._team.change() as db:
                about = person.id if person else NOBODY
                note(self._team, db, "sign-in.refused", about=about, by=NOBODY)
            raise NotKnown(
                f"{self.provider.host} knows you, and this team does not, or no longer.",
                hint="Ask an administrator for an invitation.",
            )
        return sessions.begin(self._team, person.id)

    def _pending(self, sealed: str, state: str) -> _Pending:
        try:
            pending = _Pending(
                **json.loads(self._team.key.open(bytes.fromhex(sealed), about=_ABOUT))
            )
        except (NotOurs, ValueError):
            pending = None
        if pending is None or pending.until <= self._team.now() or pending.state != state:
            raise InputError(
                "This browser did not ask to sign in, or that was too long ago.",
                hint="Begin again on the page to sign in.",
            )
        return pending

    def _identity(self, pending: _Pending, code: str) -> str:
        """A digest of whom the provider says they are."""
        from authlib.common.errors import AuthlibBaseError
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        known = self._known()
        try:
            with self._client() as client:
                answer = client.fetch_token(
                    known["token_endpoint"], code=code, code_verifier=pending.verifier
                )
            keys = KeySet.import_key_set(cast("Any", _get(known["jwks_uri"])))
            token = jwt.decode(str(answer.get("id_token")), keys, algorithms=_ALGORITHMS)
            jwt.JWTClaimsRegistry(
                now=self._team.now(),
                leeway=_LEEWAY_S,
                iss={"essential": True, "value": self.provider.issuer},
                aud={"essential": True, "value": self.provider.client},
                nonce={"essential": True, "value": pending.nonce},
                exp={"essential": True},
                sub={"essential": True},
            ).validate(token.claims)
        except (AuthlibBaseError, JoseError, httpx.HTTPError, ValueError, KeyError) as error:
            raise self._does_not_hold() from error
        if token.claims.get("azp", self.provider.client) != self.provider.client:
            raise self._does_not_hold()
        return self._team.key.digest(f"{self.provider.issuer} {token.claims['sub']}")

    def _person(self, outside: str) -> Person | None:
        with self._team.read() as db:
            row = db.execute(select(people).where(people.c.outside == outside)).first()
        return person_of(row) if row else None

    def _join(self, pending: _Pending, outside: str) -> Person:
        """Accept the invitation; nobody knows the password, so it opens nothing."""
        return invitations.accept(
            self._team,
            pending.invitation,
            name=pending.name,
            password=new_token(),
            outside=outside,
        )

    def _known(self) -> dict[str, str]:
        """What the provider says of itself; its addresses are as safe as its own."""
        path = "/.well-known/openid-configuration"
        known = _get(self.provider.issuer.rstrip("/") + path)
        wanted = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if known.get("issuer") != self.provider.issuer or not all(
            isinstance(known.get(name), str) for name in wanted
        ):
            raise self._does_not_hold()
        for name in wanted:
            _check_address(known[name])
        return {name: known[name] for name in wanted}

    def _client(self) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client

        return OAuth2Client(
            client_id=self.provider.client,
            client_secret=self.provider.secret,
            redirect_uri=self._back,
            scope="openid",
            code_challenge_method="S256",
            timeout=_PATIENCE_S,
            trust_env=False,
            follow_redirects=False,
        )

    def _does_not_hold(self) -> ProviderError:
        return ProviderError(
            f"What {self.provider.host} answered does not hold, so nobody was signed in.",
            hint="Try again; if it stays so, tell an administrator.",
        )


def _get(url: str) -> dict[str, Any]:
    """What an address of the provider says.

    Raises:
        ProviderError: it does not answer with an object.
    """
    try:
        # Neither a proxy from the environment nor a redirect may answer in its place.
        with httpx.Client(timeout=_PATIENCE_S, trust_env=False, follow_redirects=False) as client:
            answer = client.get(url)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise ProviderError(
            f"{urlsplit(url).hostname} does not answer, so nobody was signed in.",
            hint="Try again in a moment; who has a password here can use it.",
        ) from error
    if not isinstance(found, dict):
        raise ProviderError(f"{urlsplit(url).hostname} does not answer as a provider does.")
    return found


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1"):
        return
    raise InputError(
        f"{url} is no address that people can be sent to safely.",
        hint="Name the provider's issuer, as https://id.example.org.",
    )
