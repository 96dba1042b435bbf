"""The registered domain of an address, with the list and without it."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import pytest

from factcheck.evidence import domains
from factcheck.evidence.domains import registered_domain


@pytest.fixture(params=["with the list", "without it"])
def domain(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    domains._extractor.cache_clear()
    if request.param == "without it":
        real = builtins.__import__

        def refuse(name: str, *more: Any, **named: Any) -> Any:
            if name == "tldextract":
                raise ImportError(name)
            return real(name, *more, **named)

        monkeypatch.setattr(builtins, "__import__", refuse)
    yield registered_domain
    domains._extractor.cache_clear()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.paper.co.uk/a", "paper.co.uk"),
        ("https://news.sport.paper.example:8080/a", "paper.example"),
        ("https://PAPER.de/", "paper.de"),
        ("https://statistik.gov.au/x", "statistik.gov.au"),
        ("http://127.0.0.1/x", "127.0.0.1"),
        ("http://[::1]/x", "::1"),
        ("http://localhost/x", "localhost"),
        ("https://web.archive.org/web/20200101000000/https://www.paper.de/a", "paper.de"),
        ("https://web.archive.org/about", "archive.org"),
        ("", ""),
        ("nonsense", ""),
        ("http://[broken", ""),
    ],
)
def test_the_domain_that_was_registered(domain: Any, url: str, expected: str) -> None:
    assert domain(url) == expected


def test_two_blogs_of_one_host_are_two() -> None:
    pytest.importorskip("tldextract")
    assert registered_domain("https://a.blogspot.com/") != registered_domain("https://b.blogspot.com/")
