"""Two addresses of one page have one key, whichever way it is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import addresses
from factcheck.model.addresses import address_key, page_key

_PIECES = st.sampled_from(
    ["http", "https", "HTTPS", "ftp", "://", ":", "/", "//", "www.", "www", ".", "a.example", "B.Example", "user@", "[::1]",
     ":80", ":443", ":8080", ":x", "?", "?q=1", "&", "#", "#part", "%20", " ", "\t", "é", "-", "_", ";p", "'", '"', "~", "1"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.org/a/b/", "example.org/a/b"),
        ("http://example.org/a/b#part", "example.org/a/b"),
        ("https://example.org", "example.org"),
        ("https://example.org/?q=1", "example.org?q=1"),
        ("https://example.org/a?", "example.org/a"),
        ("HTTPS://WWW.Example.org:443/A", "example.org/A"),
        ("https://example.org:8080/", "example.org:8080"),
    ],
)
def test_two_addresses_of_one_page_have_one_key(url: str, key: str) -> None:
    assert address_key(url) == key


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_the_short_way_gives_what_all_rules_give(url: str) -> None:
    for told in (url, f"https://{url}", f"http://www.{url}"):
        assert address_key(told) == addresses._key_by_all_rules(told)


def test_a_page_in_the_archive_is_that_of_its_address() -> None:
    kept = "https://web.archive.org/web/20240102030405/https://www.example.org/a/"
    assert page_key(kept) == page_key("http://example.org/a")
