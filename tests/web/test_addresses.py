"""Which numbers are of the public internet, however they are wrapped."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.web.addresses import why_refused

PRIVATE = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "168.63.129.16",
)  # fmt: skip
PRIVATE_6 = (
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "100::1",
    "2001:db8::1", "3fff::1", "5f00::1", "64:ff9b:1::808:808", "4000::1",
)  # fmt: skip
WRAPS = {
    "mapped": lambda four: f"::ffff:{four}",
    "compatible": lambda four: f"::{four}",
    "translated": lambda four: f"::ffff:0:{four}",
    "NAT64": lambda four: f"64:ff9b::{four}",
    "6to4": lambda four: str(IPv6Address((0x2002 << 112) | (int(IPv4Address(four)) << 80))),
    "Teredo server": lambda four: str(IPv6Address((0x20010000 << 96) | (int(IPv4Address(four)) << 64) | 0xF7F7F7F7)),
    "Teredo client": lambda four: str(
        IPv6Address((0x20010000 << 96) | (0x08080808 << 64) | (int(IPv4Address(four)) ^ 0xFFFFFFFF))
    ),
    "ISATAP": lambda four: f"2a00:1450::5efe:{four}",
}


@pytest.mark.parametrize("number", [*PRIVATE, *PRIVATE_6, "localhost", ""])
def test_what_is_not_public_is_refused(number: str) -> None:
    assert why_refused(number)


@pytest.mark.parametrize("four", PRIVATE)
@pytest.mark.parametrize("wrap", WRAPS)
def test_a_private_address_is_refused_in_every_wrapping(wrap: str, four: str) -> None:
    assert why_refused(WRAPS[wrap](four))


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808"]
)
def test_the_public_internet_is_not_refused(number: str) -> None:
    assert why_refused(number) == ""


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_passes(address: IPv4Address | IPv6Address) -> None:
    if not why_refused(str(address)) and not str(address).startswith("64:ff9b:"):
        assert address.is_global
        assert not address.is_multicast
