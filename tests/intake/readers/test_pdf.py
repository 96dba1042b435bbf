"""PDF: pages kept, hyphens joined, running heads left out; what is locked, broken or drawn is told."""

from __future__ import annotations

import pytest

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers import apart, read_article
from factcheck.model.marks import place_at
from factcheck.model.proposal import Proposed
from tests.intake.readers.making import lock_pdf, make_pdf

pytest.importorskip("pypdf", reason="the extra factcheck[office] is not installed")
pytestmark = pytest.mark.usefixtures("in_process")

PAGES = [
    ["Water Office of Aldon  -  Report 12", "Wells of Aldon", "The council approved 14 new wells on Tuesday, the inter-",
     "national office said in a state-", "ment. The wells cost 40 million crowns, which is a long-", "term loan.",
     "Nobody was asked. The plan had been long-term from the start, and the vote was", "1"],
    ["Water Office of Aldon  -  Report 12", "unanimous. In 2019-", "2020 the Anglo-", "Aldonian bank lent 3 million.", "2"],
    ["Water Office of Aldon  -  Report 12", "The last well was dry.", "3"],
]  # fmt: skip


def test_pages_are_kept_and_lines_are_joined() -> None:
    read = read_article(make_pdf(PAGES), name="wells.pdf")
    assert read.text == (
        "Wells of Aldon\n\nThe council approved 14 new wells on Tuesday, the international office said in a statement. "
        "The wells cost 40 million crowns, which is a long-term loan.\n\nNobody was asked. The plan had been long-term from "
        "the start, and the vote was unanimous. In 2019-2020 the Anglo-Aldonian bank lent 3 million.\n\n"
        "The last well was dry."
    )
    places = {
        words: place_at(read.marks, read.text.index(words))
        for words in ("Wells", "Nobody", "unanimous", "2020", "The last")
    }
    assert places == {
        "Wells": "page 1", "Nobody": "page 1", "unanimous": "page 2", "2020": "page 2", "The last": "page 3",
    }  # fmt: skip
    assert (read.extension, read.media_type, read.language) == ("pdf", "application/pdf", "en-GB")
    assert read.raw == make_pdf(PAGES)


def test_details_are_those_that_the_file_states() -> None:
    stated = {"Title": "Wells of Aldon", "Author": "Ada Brandt", "CreationDate": "D:20260131120000Z"}
    read = read_article(make_pdf(PAGES, stated), name="a.pdf")
    assert read.title == Proposed("Wells of Aldon", "the PDF's title")
    assert read.author == Proposed("Ada Brandt", "the PDF's author")
    assert read.published_on is None
    assert any("2026-01-31" in note for note in read.notes)


@pytest.mark.parametrize("title", ["Microsoft Word - wells.docx", "untitled", "wells_final.indd", ""])
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_article(make_pdf(PAGES, {"Title": title}), name="a.pdf").title is None


@pytest.mark.parametrize(("name", "media_type"), [("", ""), ("report", "application/pdf"), ("REPORT.PDF", "")])
def test_a_pdf_is_recognised(name: str, media_type: str) -> None:
    assert read_article(make_pdf(PAGES), name=name, media_type=media_type).media_type == "application/pdf"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_locked_pdf_is_told_and_one_that_anyone_may_open_is_read(algorithm: str) -> None:
    with pytest.raises(UnreadableSourceError, match="locked with a password"):
        read_article(lock_pdf(make_pdf(PAGES), "secret", algorithm), name="a.pdf")
    assert "14 new wells" in read_article(lock_pdf(make_pdf(PAGES), "", algorithm), name="a.pdf").text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        make_pdf(PAGES)[:60],
        make_pdf(PAGES).replace(b"/Pages", b"/Pigs"),
        b"%PDF-" + bytes(range(256)) * 9,
    ],
)
def test_a_broken_pdf_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match=r"broken PDF|no text") as refused:
        read_article(data, name="a.pdf")
    assert refused.value.hint


def test_pictures_of_pages_are_told_and_so_is_one_among_others() -> None:
    with pytest.raises(UnreadableSourceError, match="only pictures") as refused:
        read_article(make_pdf([[], []]), name="a.pdf")
    assert "OCR" in refused.value.hint
    read = read_article(make_pdf([["The dam broke."], [], ["It was mended."]]), name="a.pdf")
    assert any("page 2" in note for note in read.notes)
    assert place_at(read.marks, read.text.index("It was")) == "page 3"


def test_a_page_that_is_no_pdf_in_spite_of_its_name_is_read_as_what_it_is() -> None:
    pytest.importorskip("trafilatura")
    assert (
        read_article(b"<html><body><p>Not found: the dam broke.</p></body></html>", name="a.pdf").media_type
        == "text/html"
    )


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"factcheck\[office\]"):
        read_article(make_pdf(PAGES), name="a.pdf")
