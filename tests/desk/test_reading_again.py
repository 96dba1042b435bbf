"""Reading sources again tells what changed, what is gone and what is back, once, and nothing of what stayed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.desk import cases
from factcheck.desk.capturing import Way, capture_queue, queue_of
from factcheck.desk.evidence import EvidenceDetails, add_evidence
from factcheck.desk.intake import Given, take_in
from factcheck.desk.pages import read_named
from factcheck.desk.place import Desk
from factcheck.desk.reading_again import read_again, sources_of
from factcheck.model.capture import Seen
from tests.desk.making import open_told, read
from tests.intake.readers.making import PAGE
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
HTML = "text/html; charset=utf-8"
SAID = "The council of Aldon approved 5 new wells on Tuesday"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as running:
        yield running


def captured(desk: Desk, url: str, quote: str = "") -> str:
    case = open_told(desk)
    add_evidence(desk, case, url, "refutes", EvidenceDetails(quote=quote or None))
    list(capture_queue(desk, queue_of(desk, case), Way(allow_private=True)))
    return case


def watch(desk: Desk, case: str = "") -> list[Seen]:
    return list(read_again(desk, sources_of(desk, case)[0], allow_private=True))


def news(desk: Desk) -> list[tuple[str, str]]:
    return [(seen.state, seen.after) for seen in watch(desk) if seen.is_news]


def kept(desk: Desk) -> set[str]:
    return {path.name for path in desk.root.glob("captures/*/*")}


def test_what_stayed_is_unchanged_and_nothing_more_is_kept(desk: Desk, site: Site) -> None:
    captured(desk, site.page("/story", PAGE, content_type=HTML), SAID)
    before = kept(desk)
    (seen,) = watch(desk)
    assert (seen.state, seen.is_news, kept(desk) == before) == ("unchanged", False, True)


def test_a_changed_quotation_is_told_once_with_what_it_says_now(desk: Desk, site: Site) -> None:
    case = captured(desk, site.page("/story", PAGE, content_type=HTML), SAID)
    site.page("/story", PAGE.replace(b"approved 5 new", b"approved 50 new"), content_type=HTML)
    assert news(desk) == [("changed", SAID.replace("5", "50") + ",")]
    found = read(desk, case)
    assert found.tags == ("look-again",)
    assert len(found.evidence[0].copies) == 2
    assert (found.is_fresh, list(desk.store.examine())) == (True, [])
    assert news(desk) == []
    assert len(read(desk, case).sightings) == 1
    cases.tag(desk, case, (), ("look-again",))
    assert news(desk) == []


def test_words_beside_the_quote_may_change(desk: Desk, site: Site) -> None:
    captured(desk, site.page("/story", PAGE, content_type=HTML), SAID)
    site.page("/story", PAGE.replace(b"approved 8 new", b"approved 80 new"), content_type=HTML)
    (seen,) = watch(desk)
    assert (seen.state, seen.is_changed_elsewhere, seen.is_news) == ("unchanged", True, False)


def test_without_a_quote_any_change_of_words_is_told(desk: Desk, site: Site) -> None:
    captured(desk, site.page("/story", PAGE, content_type=HTML))
    site.page("/story", PAGE.replace(b"approved 8 new", b"approved 80 new"), content_type=HTML)
    (seen,) = [seen for seen in watch(desk) if seen.is_news]
    assert "“8” is now “80”" in seen.reason
    assert news(desk) == []


def test_a_page_that_is_gone_is_told_once_and_so_is_that_it_is_back(desk: Desk, site: Site) -> None:
    case = captured(desk, site.page("/story", PAGE, content_type=HTML), SAID)
    site.page("/story", b"Gone", status=410)
    assert (news(desk), news(desk)) == ([("gone", "")], [])
    site.page("/story", PAGE, content_type=HTML)
    assert ([state for state, _ in news(desk)], news(desk)) == (["unchanged"], [])
    assert [seen.state for seen in read(desk, case).sightings] == ["gone", "unchanged"]


def test_a_server_that_is_down_says_nothing_about_its_page(desk: Desk, site: Site) -> None:
    case = captured(desk, site.page("/story", PAGE, content_type=HTML), SAID)
    site.page("/story", b"Busy", status=503)
    (seen,) = watch(desk)
    assert (seen.state, seen.is_news, read(desk, case).tags) == ("unread", False, ())


def test_what_has_no_text_is_known_by_its_bytes(desk: Desk, site: Site) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    captured(desk, site.page("/map.png", picture, content_type="image/png"))
    assert [seen.state for seen in watch(desk)] == ["unchanged"]
    site.page("/map.png", picture + b"more", content_type="image/png")
    assert (news(desk), news(desk)) == ([("changed", "")], [])


def test_the_article_of_a_claim_is_read_again_too(desk: Desk, site: Site) -> None:
    url = site.page("/story", PAGE, content_type=HTML)
    taken = take_in(desk, read_named(desk, url, allow_private=True), Given())
    proposal = taken.candidates[0].proposal
    new = cases.NewClaim(proposal.quote.text, quote=proposal.quote, article=taken.article.id)
    case = cases.open_case(desk, new).case.id
    assert news(desk) == []
    changed = PAGE.replace(b"on Tuesday", b"on Friday")
    site.page("/story", changed, content_type=HTML)
    (seen,) = [seen for seen in watch(desk, case) if seen.is_news]
    assert (seen.article, seen.evidence, "Friday" in seen.after) == (taken.article.id, "", True)
    assert news(desk) == []
    assert list(desk.store.examine()) == []
