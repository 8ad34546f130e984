"""Which addresses of the network may be asked for a page: those of the public internet, and no others."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, TypeAlias

from demarche.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

Resolve: TypeAlias = "Callable[[str, int], list[str]]"
"""From a host and a port to its addresses."""

TRANSLATED = tuple(
    map(
        IPv6Network,
        (
            "::/96",  # IPv4-compatible
            "::ffff:0:0/96",  # IPv4-mapped
            "::ffff:0:0:0/96",  # IPv4-translated
            "64:ff9b::/96",  # NAT64
            "64:ff9b:1::/48",  # NAT64 of a local network
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "fec0::/10",  # site-local of old
        ),
    )
)
"""IPv6 ranges that stand for IPv4 addresses, or for a local network, and could lead inside."""
RELAY = "192.88.99."
"""Relays of 6to4, which Python counts as public."""


def refusal(address: str) -> str | None:
    """Why an address may not be asked, None where it may."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address} is no address"
    if isinstance(parsed, IPv6Address) and any(parsed in network for network in TRANSLATED):
        return f"{address} is a loopback, mapped, translated or site-local address"
    public = parsed.is_global and not parsed.is_multicast and not parsed.is_reserved
    if not public or (isinstance(parsed, IPv4Address) and address.startswith(RELAY)):
        return f"{address} is no public address"
    return None


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver.

    Raises:
        DocumentError: the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{host} cannot be found: {error}"
        raise DocumentError(message) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> list[str]:
    """The addresses of a host, all of which may be asked.

    Raises:
        DocumentError: the name is not known, or one of its addresses may not be asked.
    """
    addresses = resolve(host, port)
    for address in addresses if not allow_private else ():
        if reason := refusal(address):
            message = f"refused: {host} leads to {reason}; --allow-private lifts this"
            raise DocumentError(message)
    if not addresses:
        message = f"{host} has no address"
        raise DocumentError(message)
    return addresses
