"""Which addresses may be connected to: those of the public internet, whatever form they are written or wrapped in.

The check is made on the numbers that a name resolves to, so that every spelling of an address (`127.1`, `2130706433`,
`0x7f.1`) is the same. IPv6 addresses that carry an IPv4 address are as good as the one they carry. Sources: the IANA
special-purpose registries; RFC 6052 and 8215 (NAT64), 3056 (6to4), 4380 (Teredo), 4291 (mapped, compatible), 7915
(translated), 5214 (ISATAP). `ipaddress.is_global` alone says yes to `64:ff9b::7f00:1`, `2002:7f00:1::` and multicast.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_UNICAST = IPv6Network("2000::/3")  # all that is given out of the public IPv6 space
_NAT64 = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = (_NAT64, IPv6Network("::/96"), IPv6Network("::ffff:0:0:0/96"))
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")
# Not all Pythons know that these are reserved (protocol assignments, documentation); relays of 6to4, and the address that a
# cloud answers its own machines from, are public by the registries and yet never a page.
_OTHERS = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
_OTHERS_6 = IPv6Network("3fff::/20")


def why_refused(number: str) -> str:
    """Why an IP address is not connected to (`a loopback address`), "" for one of the public internet."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return "no address of the internet"
    for carried in _carried_by(address):
        if reason := _why_itself(carried):
            return f"{reason} ({carried}) in another form"
    return _why_itself(address)


def _why_itself(address: Address) -> str:
    if address.is_unspecified:
        return "an address that means this very machine"
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if isinstance(address, IPv4Address):
        is_public = address.is_global and not any(address in net for net in _OTHERS)
    else:
        is_public = address in _NAT64 or (address in _UNICAST and address.is_global and address not in _OTHERS_6)
    return "" if is_public else "an address of a private or reserved network"


def _carried_by(address: Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address wraps."""
    if isinstance(address, IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    packed = address.packed
    if (any(address in network for network in _LAST_32_BITS) and int(address) > 1) or packed[8:12] in _ISATAP:
        yield IPv4Address(packed[12:])
