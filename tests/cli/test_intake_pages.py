"""`intake` of an address and of files of each kind, as a person types it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.terminal import Terminal
from tests.intake.readers.making import PAGE, make_pdf
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")


@pytest.fixture
def site(terminal: Terminal) -> Iterator[Site]:
    """A web server on loopback, and a new desk."""
    terminal.done("desk", "init")
    with serving() as running:
        yield running


def test_an_address_is_captured_and_its_claims_become_cases(terminal: Terminal, site: Site) -> None:
    url = site.page("/story", PAGE, content_type="text/html")
    ran = terminal.done("intake", url, "--allow-private", "--accept", "top1", "--publisher", "The Aldon Courier")
    assert "the address it was fetched from" in ran.err
    assert f"captured from {url} as WARC with the SHA-256" in ran.err
    (article,) = terminal.done("article", "list", "--json").lines
    (version,) = terminal.done("article", "show", article["id"], "--json").data["versions"]
    assert (version["raw_extension"], version["final_url"]) == ("warc", url)
    assert list(terminal.desk.glob(f"captures/*/{version['raw_sha256']}.warc"))
    assert version["raw_sha256"] in ran.err
    assert "captured again" in terminal.done("intake", url, "--allow-private", "--accept", "none").err
    assert terminal.done("doctor").code == 0


def test_an_address_of_this_machine_is_refused_by_default(terminal: Terminal, site: Site) -> None:
    error = terminal.refused(6, "intake", site.page("/story", PAGE))
    assert "--allow-private" in error["hint"]
    assert site.connections == 0


def test_what_can_not_be_fetched_says_why(terminal: Terminal, site: Site) -> None:
    assert "not there" in terminal.refused(6, "intake", site.url("/gone"), "--allow-private")["message"]
    start = site.page("/start", status=302, location="http://169.254.169.254/latest")
    assert "link-local" in terminal.refused(6, "intake", start, "--allow-private")["message"]
    terminal.refused(2, "intake", "ftp://daily.example/story")


def test_a_claim_says_on_which_page_it_stands(terminal: Terminal, site: Site) -> None:
    pytest.importorskip("pypdf")
    assert site.hits == []
    report = make_pdf([["Wells of Aldon"], ["The council paid 40 million crowns for 14 wells in 2025."]])
    (terminal.folder / "report.pdf").write_bytes(report)
    assert [line["place"] for line in terminal.done("intake", "report.pdf", "--json").lines if line["rank"]] == [
        "page 2"
    ]
    (case,) = terminal.done("intake", "report.pdf", "--accept", "top1", "--json").lines
    assert case["quote"]["place"] == "page 2"
    for form in ((), ("--plain",)):
        assert "page 2" in terminal.done("show", case["id"], *form).out
    marks = terminal.done("article", "show", case["article"], "--json").data["marks"]
    assert [label for _, label in marks] == ["page 1", "page 2"]


def test_one_thing_is_taken_in(terminal: Terminal, site: Site) -> None:
    assert site.hits == []
    for words in ((), ("a.txt", "--edit"), ("-", "--edit")):
        assert "one thing" in terminal.refused(2, "intake", *words)["message"]
    terminal.refused(2, "intake", "--edit")  # nobody sits here who could write
    terminal.refused(2, "intake", "-", "--encoding", "klingon", stdin="The dam broke.")


def test_an_encoding_is_named(terminal: Terminal, site: Site) -> None:
    assert site.hits == []
    said = "Ząb węża boli 40 mieszkańców Halden od stycznia."
    ran = terminal.done("intake", "-", "--encoding", "cp1250", "--json", stdin=said.encode("cp1250"))
    assert [line["text"] for line in ran.lines] == [said]
