"""A private address makes no connection: not as it is given, not as a redirect, not behind a name that changes."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from factcheck.errors import AddressRefusedError, CaptureError
from factcheck.web import fetch
from tests.web.serving import Site

# What leads to this machine or to a network of its own, as it may be written in an address.
FORMS = (
    "127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0.0.0.0",
    "0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]",
    "[2001:0:808:808:0:0:80ff:fffe]", "[fe80::5efe:127.0.0.1]", "10.0.0.1", "172.31.255.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fd00::1]", "[ff02::1]", "[fec0::1]",
)  # fmt: skip
# What some resolvers take for one of them, and others for a name that nobody has.
ODD = (
    "localhost.",
    "127.0.0.1.",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "0x7f000001.",
    "%31%32%37.0.0.1",
    "[::1%25lo]",
    "127.0.0.1%00",
)
PUBLIC = "93.184.216.34"
REAL_CONNECT = socket.socket.connect
REAL_LOOKUP = socket.getaddrinfo


class Network:
    """An internet of one name, whose public address is the test's own server. Every connection that is tried is noted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
        self.tried: list[str] = []
        self.answers: list[str] = []  # what the name resolves to, one look-up after the other; the last one stays
        self.lookups = 0
        network = self

        def connect(connection: socket.socket, place: Any) -> None:
            network.tried.append(place[0])
            REAL_CONNECT(connection, ("127.0.0.1", site.port) if place[0] == PUBLIC else place)

        def look_up(host: Any, port: Any, *arguments: Any, **options: Any) -> Any:
            if host != "name.example":
                return REAL_LOOKUP(host, port, *arguments, **options)
            answer = network.answers[min(network.lookups, len(network.answers) - 1)]
            network.lookups += 1
            return REAL_LOOKUP(answer.strip("[]"), port, *arguments, **options)

        monkeypatch.setattr(socket.socket, "connect", connect)
        monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch, site: Site) -> Network:
    """The internet of these tests."""
    made = Network(monkeypatch, site)
    made.answers = [PUBLIC]
    return made


def test_the_network_of_these_tests_serves_a_public_page(network: Network, site: Site) -> None:
    site.page("/page", b"here")
    assert fetch("http://name.example/page").body == b"here"
    assert network.tried == [PUBLIC]


@pytest.mark.parametrize("host", FORMS)
def test_an_address_that_is_given_makes_no_connection(host: str, network: Network, site: Site) -> None:
    with pytest.raises(AddressRefusedError) as refused:
        fetch(f"http://{host}:{site.port}/page")
    assert "No connection was made" in refused.value.message
    assert "--allow-private" in refused.value.hint
    assert (network.tried, site.connections) == ([], 0)


@pytest.mark.parametrize("host", FORMS)
def test_a_redirect_makes_no_connection(host: str, network: Network, site: Site) -> None:
    site.page("/start", status=302, location=f"http://{host}:{site.port}/page")
    with pytest.raises(AddressRefusedError, match="leads on to"):
        fetch("http://name.example/start")
    assert (network.tried, site.hits) == ([PUBLIC], ["/start"])


@pytest.mark.parametrize("host", FORMS)
def test_a_redirect_makes_none_from_an_allowed_address_either(host: str, network: Network, site: Site) -> None:
    start = site.page("/start", status=307, location=f"http://{host}:{site.port + 1}/page")
    with pytest.raises(AddressRefusedError, match="leads on to"):
        fetch(start, allow_private=True)
    assert (network.tried, site.hits) == (["127.0.0.1"], ["/start"])


@pytest.mark.parametrize("host", FORMS)
def test_a_name_that_changes_makes_no_connection(host: str, network: Network, site: Site) -> None:
    site.page("/start", status=301, location="http://name.example/page")
    network.answers = [PUBLIC, host]
    with pytest.raises(AddressRefusedError):
        fetch("http://name.example/start")
    assert (network.tried, site.hits) == ([PUBLIC], ["/start"])


@pytest.mark.parametrize("host", ODD)
def test_an_odd_spelling_makes_no_connection(host: str, network: Network, site: Site) -> None:
    site.page("/start", status=302, location=f"http://{host}:{site.port}/page")
    for url in (f"http://{host}:{site.port}/page", "http://name.example/start"):
        with pytest.raises(CaptureError):
            fetch(url)
    assert (network.tried, site.hits) == ([PUBLIC], ["/start"])


def test_a_name_is_resolved_once_for_each_connection(network: Network, site: Site) -> None:
    site.page("/page", b"here")
    network.answers = [PUBLIC, "127.0.0.1"]  # a second look-up would lead here
    assert fetch("http://name.example/page").hops[0].ip == PUBLIC
    assert (network.lookups, network.tried) == (1, [PUBLIC])


def test_a_name_of_which_one_address_is_private_is_refused_whole(
    network: Network, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [*REAL_LOOKUP(PUBLIC, 80, type=socket.SOCK_STREAM), *REAL_LOOKUP("10.0.0.1", 80, type=socket.SOCK_STREAM)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: both)
    with pytest.raises(AddressRefusedError, match=r"10\.0\.0\.1"):
        fetch("http://name.example/page")
    assert (network.tried, site.connections) == ([], 0)


def test_an_allowed_address_may_lead_on_within_its_own_host(site: Site) -> None:
    site.page("/page", b"here")
    start = site.page("/start", status=302, location="/page")
    assert fetch(start, allow_private=True).final_url == site.url("/page")


def test_a_proxy_of_the_environment_is_not_asked(network: Network, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
    site.page("/page", b"here")
    assert fetch("http://name.example/page").body == b"here"
    assert network.tried == [PUBLIC]


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://name.example/a", "gopher://name.example", "javascript:alert(1)", "//[::1", "data:,a",
     "http://ana:secret@name.example/page", "http://name.example:0/page"],
)  # fmt: skip
def test_a_redirect_leads_to_http_and_https_only(target: str, network: Network, site: Site) -> None:
    site.page("/start", status=302, location=target)
    with pytest.raises(AddressRefusedError):
        fetch("http://name.example/start")
    assert site.hits == ["/start"]
    assert network.tried == [PUBLIC]
