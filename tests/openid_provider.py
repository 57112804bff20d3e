"""An OpenID provider on loopback, for tests: signs in whoever asks, as whom it is told."""

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey


@cache
def own_key() -> RSAKey:
    """Made once: it takes a while."""
    return another_key()


def another_key() -> RSAKey:
    """A key of the same name."""
    return RSAKey.generate_key(2048, {"kid": "1"})


@dataclass
class FakeProvider:
    """`sub` is whom it signs in; `claims` go over those of its tokens, None leaves one out."""

    client: ClassVar = "llumi"
    secret: ClassVar = "a secret between two servers"
    sub: str = "grace@id"
    claims: dict[str, Any] = field(default_factory=dict)
    issuer: str = ""
    says_issuer: str | None = None
    key: RSAKey = field(default_factory=lambda: own_key())
    signs_with_another: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def start(self) -> ThreadingHTTPServer:
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.look(self)

            def do_POST(self) -> None:
                provider.token(self)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def look(self, asked: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(asked.path)
        if parts.path == "/.well-known/openid-configuration":
            said = {
                "issuer": self.says_issuer or self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            }
            self.say(asked, said)
        elif parts.path == "/keys":
            self.say(asked, KeySet([self.key]).as_dict(private=False))
        else:
            asked.send_response(303)
            asked.send_header("Location", self.sent_back(parts.query))
            asked.end_headers()

    def sent_back(self, query: str) -> str:
        """What the browser is told after somebody signed in at the provider."""
        sent = {name: values[0] for name, values in parse_qs(query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = sent
        return f"{sent['redirect_uri']}?{urlencode({'code': code, 'state': sent['state']})}"

    def token(self, asked: BaseHTTPRequestHandler) -> None:
        body = asked.rfile.read(int(asked.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        # A code is good once.
        begun = self.codes.pop(sent["code"], None)
        challenge = base64.urlsafe_b64encode(
            hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        )
        known = (
            base64.b64encode(f"{self.client}:{self.secret}".encode()).decode().replace("%20", " ")
        )
        given = asked.headers.get("Authorization", "").removeprefix("Basic ")
        if begun is None or begun["code_challenge"] != challenge.decode().rstrip("="):
            self.say(asked, {"error": "invalid_grant"}, 400)
        elif given != known:
            self.say(asked, {"error": "invalid_client"}, 401)
        else:
            self.say(
                asked, {"access_token": "x", "token_type": "Bearer", "id_token": self.id(begun)}
            )

    def id(self, begun: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": self.client, "sub": self.sub, "nonce": begun["nonce"],
            "iat": now, "exp": now + 300, **self.claims,
        }  # fmt: skip
        told = {name: value for name, value in claims.items() if value is not None}
        key = another_key() if self.signs_with_another else self.key
        return jwt.encode({"alg": "RS256", "kid": "1"}, told, key)

    def say(self, asked: BaseHTTPRequestHandler, what: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(what).encode()
        asked.send_response(status)
        asked.send_header("Content-Type", "application/json")
        asked.send_header("Content-Length", str(len(body)))
        asked.end_headers()
        asked.wfile.write(body)
