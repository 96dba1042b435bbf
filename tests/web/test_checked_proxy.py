"""A browser behind the proxy reaches what may be reached, and nothing of a private network."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Iterator

import pytest

from factcheck.errors import CaptureError, MissingExtraError
from factcheck.web import rendering
from factcheck.web.checked_proxy import checked_proxy
from factcheck.web.limits import Limits
from tests.web.serving import Site, serving

pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
LIMITS = Limits(seconds=30, idle_seconds=5)


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as running:
        yield running


def get(proxy: int, url: str, method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", proxy, timeout=10)
    connection.request(method, url)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_only_the_host_that_was_allowed_is_reached(site: Site) -> None:
    url = site.page("/story", b"words")
    with checked_proxy(("127.0.0.1", site.port), LIMITS) as proxy:
        assert get(proxy, url) == (200, b"words")
        assert get(proxy, f"http://localhost:{site.port}/story")[0] == 403
    with checked_proxy(None, LIMITS) as proxy:
        for private in (url, "http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/"):
            assert get(proxy, private)[0] == 403
        assert get(proxy, f"127.0.0.1:{site.port}", "CONNECT")[0] == 403
        assert get(proxy, "ftp://127.0.0.1/x")[0] == 400
    assert site.hits == ["/story"]


def test_a_tunnel_leads_to_the_host_that_was_allowed(site: Site) -> None:
    site.page("/story", b"words")
    with checked_proxy(("127.0.0.1", site.port), LIMITS) as proxy:
        connection = http.client.HTTPConnection("127.0.0.1", proxy, timeout=10)
        connection.set_tunnel("127.0.0.1", site.port)
        connection.request("GET", "/story")
        assert connection.getresponse().read() == b"words"
        connection.close()


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium is installed")
def test_a_page_is_drawn_and_can_not_reach_another_private_host(site: Site) -> None:
    with serving() as inner:
        secret = inner.page("/secret.png", b"x")
        url = site.page("/story", f'<p>Words</p><img src="{secret}">'.encode(), content_type="text/html")
        drawn = rendering.draw_page(url, "pdf", allow_private=True)
        assert drawn.data.startswith(b"%PDF")
        assert drawn.tool == "chromium"
        assert "/story" in site.hits
        assert inner.hits == []


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(MissingExtraError, match="Chromium"):
        rendering.draw_page("https://records.example/1", "png")


def test_what_a_browser_did_not_draw_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_find_browser", lambda: "chromium")
    monkeypatch.setattr(rendering, "_run", lambda *_words: (b"", "chromium"))
    with pytest.raises(CaptureError, match="drew nothing"):
        rendering.draw_page("https://records.example/1", "png")
