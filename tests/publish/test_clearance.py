"""Names leave without addresses, links are http or https, dates are dates."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publish.clearance import public_date, public_day, public_name, public_recipient, public_url


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("Mara Lindqvist", "Mara Lindqvist"),
        ("Mara Lindqvist <mara@desk.example>", "Mara Lindqvist"),
        ("Mara (mara@desk.example)", "Mara"),
        ("mara.l@desk.example", "mara.l"),
        ("", ""),
    ],
)
def test_a_name_is_shown_without_its_address(noted: str, shown: str) -> None:
    assert public_name(noted) == shown


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("Ministry press office <press@ministry.example>", "Ministry press office"),
        ("Press office (press@x.example, +44 20 7946 0000)", "Press office"),
        ("mailto:press@ministry.example", ""),
        ("Mayor Ruiz, tel. 020 7946 0000", "Mayor Ruiz, tel."),
        ("Class of 2024-25", "Class of 2024-25"),
        ("@mayor on the town's feed", "@mayor on the town's feed"),
    ],
)
def test_whom_we_asked_is_told_without_address_or_telephone(noted: str, shown: str) -> None:
    assert public_recipient(noted) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        ("HTTP://a.example", "http://a.example"),
        ("https://name:secret@a.example/x", "https://a.example/x"),
        ("https://trusted.example@evil.example/", "https://evil.example/"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/a b\u202e`\\", "https://a.example/a%20b%E2%80%AE%60%5C"),
        ("https://ü.example/straße", "https://ü.example/straße"),
        ("https://a.example:8080/", "https://a.example:8080/"),
        *((bad, "") for bad in (
            "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/x", "//a.example", "a.example",
            "https://", "https:///x", "https://a b.example/", "https://a.example:x/", "https://[::1", "https://good\\@evil",
            "https://a.example\u202e/", "", "/srv/desk/leak.pdf",
        )),
    ],
)  # fmt: skip
def test_only_http_and_https_addresses_are_shown(address: str, shown: str) -> None:
    assert public_url(address) == shown


@given(st.text())
def test_a_public_address_can_neither_end_a_link_nor_leave_its_scheme(text: str) -> None:
    url = public_url("https://a.example/" + text)
    assert urlsplit(url).scheme == "https"
    assert not set(url) & set("<>\"'`\\{}|^ \t\n")
    assert public_url(url) == url


@pytest.mark.parametrize("text", ["2026", "2026-03", "2026-03-04", "unknown"])
def test_a_date_keeps_its_precision(text: str) -> None:
    assert public_date(text) == text


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "<script>", "2026-03-04T10:00:00Z"])
def test_what_is_no_date_is_not_shown(text: str) -> None:
    assert public_date(text) == ""


def test_a_moment_is_shown_as_its_day() -> None:
    assert public_day("2026-03-04T10:00:00Z") == "2026-03-04"
