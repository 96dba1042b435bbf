"""Each source ends as captured, waiting, or failed with a reason; nothing that was captured is fetched again."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from factcheck.desk import cases
from factcheck.desk.capturing import Way, capture_evidence, capture_queue, queue_of
from factcheck.desk.evidence import EvidenceDetails, add_evidence, amend_evidence, capture_file
from factcheck.desk.place import Desk
from factcheck.desk.when_captured import why_not_now
from factcheck.errors import NameNotFoundError, RefusedError
from factcheck.model.canonical import sha256
from factcheck.model.capture import Outcome
from factcheck.web import online
from tests.desk.making import CLAIM, open_told, read, refused
from tests.intake.readers.making import PAGE
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
HERE = Way(allow_private=True)
HTML = "text/html; charset=utf-8"
SAID = "The council of Aldon approved 5 new wells on Tuesday"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as running:
        yield running


def add(desk: Desk, case: str, url: str, quote: str = "", **more: bool) -> str:
    return add_evidence(desk, case, url, "refutes", EvidenceDetails(quote=quote or None), **more).id


def run(desk: Desk, case: str = "", way: Way = HERE) -> list[Outcome]:
    return list(capture_queue(desk, queue_of(desk, case), way))


def test_a_page_is_kept_whole_with_its_text_and_its_quote(desk: Desk, site: Site) -> None:
    from warcio.archiveiterator import ArchiveIterator

    site.page("/story", PAGE, content_type=HTML)
    case = open_told(desk)
    piece = add(desk, case, site.page("/s", status=301, location="/story"), SAID)
    (done,) = run(desk, case)
    assert (done.state, done.evidence, done.copy is not None) == ("captured", piece, True)
    kept = read(desk, case).evidence[0]
    copy = kept.copies[0]
    assert (copy.media_type, copy.size, copy.final_url) == ("text/html", len(PAGE), site.url("/story"))
    assert "warcio/" in copy.tool
    warc = desk.store.read_capture(copy.sha256)
    assert sha256(warc) == copy.sha256
    records = list(ArchiveIterator(io.BytesIO(warc)))
    assert [r.rec_type for r in records].count("response") == 2
    assert SAID in desk.store.read_capture(copy.text_sha256).decode()
    assert kept.finding is not None
    assert kept.finding.state == "exact"
    assert list(desk.store.examine()) == []


def test_three_states_and_nothing_twice(desk: Desk, site: Site) -> None:
    case, other = open_told(desk), open_told(desk, "Another claim.")
    url = site.page("/story", PAGE, content_type=HTML)
    add(desk, case, url)
    add(desk, case, site.url("/gone"))
    add(desk, other, url)
    states = {outcome.evidence: outcome.state for outcome in run(desk)}
    assert sorted(states.values()) == ["captured", "captured", "failed"]
    assert site.hits.count("/story") == 1
    shared = {read(desk, one).evidence[0].copies[0].sha256 for one in (case, other)}
    assert len(shared) == 1
    assert [(done.state, done.error) for done in run(desk)] == [("failed", "PageGoneError")]
    assert "404" in (read(desk, case).evidence[1].failure or pytest.fail("no reason is kept")).reason
    assert len(read(desk, case).evidence[1].failures) == 1
    site.page("/gone", PAGE, content_type=HTML)
    assert [done.state for done in run(desk, case)] == ["captured"]
    assert run(desk) == []
    assert site.hits.count("/story") == 1


def test_a_copy_of_the_same_day_stands_for_a_piece_that_names_the_address_later(desk: Desk, site: Site) -> None:
    url = site.page("/story", PAGE, content_type=HTML)
    case = open_told(desk)
    add(desk, case, url)
    run(desk, case)
    other = open_told(desk, "Another claim.")
    add(desk, other, url, "The council of Aldon approved 5 new walls on Tuesday")
    (done,) = run(desk)
    assert (done.is_shared, site.hits.count("/story")) == (True, 1)
    assert done.finding is not None
    assert (done.finding.state, done.finding.found) == ("differs", f"{SAID},")


def test_a_machine_that_is_not_online_lets_it_wait_and_records_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object, **_more: object) -> None:
        raise NameNotFoundError("There is no server called records.example, or this machine is not online.")

    monkeypatch.setattr("factcheck.web.fetch", fail)
    monkeypatch.setattr(online, "is_online", lambda: False)
    case = open_told(desk)
    add(desk, case, "https://records.example/1")
    add(desk, case, "https://records.example/2")
    heads = read(desk, case).heads
    assert [done.state for done in run(desk, case, Way())] == ["waiting", "waiting"]
    assert read(desk, case).heads == heads
    monkeypatch.setattr(online, "is_online", lambda: True)
    assert [done.state for done in run(desk, case, Way())] == ["failed", "failed"]


def test_an_address_inside_a_private_network_fails_and_says_how_it_may_be_asked(desk: Desk, site: Site) -> None:
    case = open_told(desk)
    piece = add(desk, case, site.page("/story", PAGE))
    (done,) = run(desk, case, Way())
    assert (done.state, done.error, site.connections) == ("failed", "AddressRefusedError", 0)
    assert done.hint == f"factcheck evidence capture {case} {piece} --allow-private"


def test_what_is_confidential_waits_until_it_is_named(desk: Desk, site: Site) -> None:
    case = open_told(desk)
    piece = add(desk, case, site.page("/story", PAGE, content_type=HTML), confidential=True)
    assert run(desk) == []
    assert "confidential" in why_not_now(desk, confidential=True)
    assert capture_evidence(desk, case, piece, HERE).state == "captured"


def test_details_are_proposed_and_never_replace_what_a_person_wrote(desk: Desk, site: Site) -> None:
    page = PAGE.replace(b"<html>", b'<html><head><title>Wells of Aldon</title><meta name="author" content="L. Marsh">')
    case = open_told(desk)
    piece = add_evidence(
        desk, case, site.page("/story", page, content_type=HTML), "refutes", EvidenceDetails(title="My own title")
    ).id
    proposed = {name: value for name, value, _ in capture_evidence(desk, case, piece, HERE).proposed}
    assert proposed["author"] == "L. Marsh"
    assert "title" not in proposed
    assert read(desk, case).evidence[0].detail("author") == ""
    assert capture_evidence(desk, case, piece, Way(allow_private=True, take_details=True)).proposed == ()
    found = read(desk, case).evidence[0]
    assert (found.title, found.detail("author")) == ("My own title", "L. Marsh")


def test_a_picture_is_captured_and_says_why_it_has_no_text(desk: Desk, site: Site) -> None:
    case = open_told(desk)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    add(desk, case, site.page("/map.png", picture, content_type="image/png"), "31 million")
    (done,) = run(desk, case)
    assert (done.state, bool(done.unread), done.copy and done.copy.text_sha256) == ("captured", True, "")
    assert done.finding is not None
    assert done.finding.state == "unread"


def test_the_quote_is_looked_for_in_a_file_and_again_when_it_is_changed(desk: Desk) -> None:
    file = desk.root.parent / "minutes.txt"
    file.write_text("The council met in May.\n\nThe bridge cost 40 million crowns in all.", encoding="utf-8")
    case = open_told(desk)
    piece = add_evidence(
        desk, case, str(file), "refutes", EvidenceDetails(quote="The bridge cost 31 million crowns")
    ).id
    finding = read(desk, case).evidence[0].finding
    assert finding is not None
    assert (finding.state, finding.found) == ("differs", "The bridge cost 40 million crowns")
    amend_evidence(desk, case, piece, EvidenceDetails(quote="The bridge cost 40 million"))
    finding = read(desk, case).evidence[0].finding
    assert finding is not None
    assert finding.state == "exact"
    capture_file(desk, case, piece, file)
    assert len(read(desk, case).evidence[0].copies) == 2


def test_undo_takes_back_an_added_source_with_its_copy(desk: Desk, site: Site) -> None:
    case = open_told(desk)
    add(desk, case, site.page("/story", PAGE, content_type=HTML), SAID)
    piece = read(desk, case).evidence[0]
    capture_evidence(desk, case, piece.id, HERE, root=piece.event)
    cases.undo(desk, case)
    assert read(desk, case).evidence == ()


def test_only_an_address_is_captured(desk: Desk) -> None:
    file = desk.root.parent / "minutes.txt"
    file.write_text("The council met.", encoding="utf-8")
    case = open_told(desk, CLAIM)
    piece = add_evidence(desk, case, str(file), "refutes", EvidenceDetails()).id
    with refused(desk, RefusedError):
        capture_evidence(desk, case, piece)


def test_a_desk_or_a_machine_may_say_that_nothing_is_fetched_at_once(desk: Desk) -> None:
    assert why_not_now(desk) == ""
    desk.environment = {"FACTCHECK_OFFLINE": "1"}
    assert why_not_now(desk) == "FACTCHECK_OFFLINE is set"
