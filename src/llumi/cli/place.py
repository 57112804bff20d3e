"""Where the page is served, and what is refused there before anything is loaded.

check_place(Place("0.0.0.0", name="llumi.example.org"), has_team=True)    → refused: no TLS
"""

import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from llumi.errors import InputError

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Place:
    """Where the page is served, and how it is reached."""

    host: str = HOST
    port: int = 8000
    name: str = ""
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    trusted_proxy: str = ""

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS."""
        return bool(self.tls_certificate or self.trusted_proxy)

    @property
    def hosts(self) -> frozenset[str]:
        """Names that browsers may call it by, besides those of this machine."""
        name = self.name.lower()
        return frozenset({name, f"{name}:{self.port}"}) if name else frozenset()

    @property
    def address(self) -> str:
        """What to type into a browser."""
        if self.trusted_proxy:
            return f"https://{self.name}"
        return f"http{'s' if self.secure else ''}://{self.name or self.host}:{self.port}"


def check_place(place: Place, *, has_team: bool) -> None:
    """Refuse what would send passwords or posts over a network in the open.

    Raises:
        InputError: others would reach it without people signing in, without TLS, or without a name.
    """
    if (place.tls_certificate is None) != (place.tls_key is None):
        raise InputError(
            "TLS needs a certificate and its key.", hint="Give --tls-certificate and --tls-key."
        )
    for file in filter(None, (place.tls_certificate, place.tls_key)):
        if not file.is_file():
            raise InputError(f"There is no file {file}.", hint="Name a PEM file.")
    if place.secure and not place.name:
        raise InputError(
            "A server that others reach needs a name.", hint="Give --name llumi.example.org."
        )
    if _is_loopback(place.host):
        return
    if not has_team:
        raise InputError(
            f"On {place.host} everybody on the network could use the page.",
            hint="Give --team, so that people sign in, or leave --host out.",
        )
    if not place.secure:
        raise InputError(
            f"On {place.host} passwords and posts would cross the network in the open.",
            hint="Give --tls-certificate and --tls-key, or --trusted-proxy.",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_port(port: int, host: str = HOST) -> None:
    """Refuse a port that something else listens on, before a model is loaded.

    Raises:
        InputError: the port is taken, or may not be used.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"Port {port} on {host} cannot be used: {error.strerror}.",
                hint=f"Stop what runs there, or choose another: --port {port + 1}.",
            ) from error


def told_uvicorn(place: Place) -> dict[str, Any]:
    """What uvicorn is told."""
    return {
        "host": place.host,
        "port": place.port,
        "ssl_certfile": place.tls_certificate,
        "ssl_keyfile": place.tls_key,
        # Otherwise anybody could say that they ask from another address.
        "proxy_headers": bool(place.trusted_proxy),
        "forwarded_allow_ips": place.trusted_proxy or None,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
    }
