"""DOCX: paragraphs and tables in their order, with what python-docx itself passes over; bombs are refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers import apart, packed, read_article
from factcheck.model.proposal import Proposed
from tests.intake.readers.making import change_part

docx = pytest.importorskip("docx", reason="the extra factcheck[office] is not installed")
pytestmark = pytest.mark.usefixtures("in_process")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = "word/document.xml"


def document(build: Any = None, *, title: str = "", author: str = "") -> bytes:
    made = docx.Document()
    if title:
        made.core_properties.title = title
    made.core_properties.author = author
    if build is None:
        made.add_paragraph("The dam at Halden broke in 1952.")
    else:
        build(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_body(inner: str) -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{inner}</w:body></w:document>'
    return change_part(document(), BODY, xml.encode())


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    def build(made: Any) -> None:
        made.add_heading("Wells of Aldon", level=1)
        made.add_paragraph("The council approved\n14 wells.\tAll of them.")
        table = made.add_table(rows=2, cols=3)
        for place, words in enumerate(("Region", "Wells", "Cost", "North", "9", "40 million")):
            table.cell(place // 3, place % 3).text = words
        table.cell(0, 0).merge(table.cell(0, 1))
        made.add_paragraph("Nobody was asked.")

    read = read_article(document(build, author="Ada Brandt"), name="wells.docx")
    assert read.text == (
        "Wells of Aldon\n\nThe council approved 14 wells. All of them.\n\nRegion\n\nWells\n\nCost\n\nNorth | 9 | 40 million"
        "\n\nNobody was asked."
    )
    assert read.title == Proposed("Wells of Aldon", "its heading")
    assert read.author == Proposed("Ada Brandt", "the document's author")
    assert (read.extension, read.language) == ("docx", "en-US")


def test_a_cell_with_several_paragraphs_keeps_them_and_a_table_within_is_read() -> None:
    def build(made: Any) -> None:
        cell = made.add_table(rows=1, cols=2).cell(0, 1)
        cell.text = "The dam broke."
        cell.add_paragraph("It was mended.")
        cell.add_table(rows=1, cols=2).cell(0, 0).text = "In 1952"

    assert read_article(document(build), name="a.docx").text == "The dam broke.\n\nIt was mended.\n\nIn 1952"


def test_tracked_changes_controls_and_links_are_read_as_the_text_now_stands() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    inner = (
        f"<w:p>{run.format('The dam ')}<w:ins>{run.format('at Halden ')}</w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        f"<w:hyperlink>{run.format('broke')}</w:hyperlink><w:sdt><w:sdtContent>{run.format(' twice')}</w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('It was mended.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert read_article(with_body(inner), name="a.docx").text == "The dam at Halden broke twice-\n\nIt was mended."


def test_a_document_is_recognised_without_its_name() -> None:
    assert read_article(document(), name="").extension == "docx"
    assert read_article(document(title="A dam")).title == Proposed("A dam", "the document's title")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04text",
        document()[:400],
        change_part(document(), BODY, b"<w:document"),
        change_part(document(), "[Content_Types].xml", b"<Types/>"),
        change_part(document(), BODY, b"<html/>"),
    ],
    ids=["no zip", "cut", "no xml", "no types", "no document"],
)
def test_a_broken_document_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match=r"broken document|No article") as refused:
        read_article(data, name="a.docx")
    assert "Nothing was changed" in refused.value.message
    assert refused.value.hint


def test_an_empty_document_holds_no_article() -> None:
    with pytest.raises(UnreadableSourceError, match="No article"):
        read_article(document(lambda _made: None), name="a.docx")


def test_zip_bombs_are_refused() -> None:
    many = io.BytesIO(document())
    with zipfile.ZipFile(many, "a") as archive:
        for number in range(packed.MOST_PARTS):
            archive.writestr(f"word/{number}", b"")
    large = change_part(document(), "word/media/a.bin", b"\0" * 30_000_000)
    xml = change_part(document(), BODY, b"<a>" + b"<b/>" * 8_000_000 + b"</a>")
    for data in (many.getvalue(), large, xml):
        with pytest.raises(UnreadableSourceError, match=r"zip bomb|too large"):
            read_article(data, name="a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [BODY, "word/styles.xml", "_rels/.rels"])
def test_entities_are_refused_wherever_they_stand(part: str, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l8;</a>'
    with pytest.raises(UnreadableSourceError, match="definitions of its own"):
        read_article(change_part(document(), part, xml.encode(encoding)), name="a.docx")


def test_tables_within_tables_have_an_end() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 40 + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 40
    with pytest.raises(UnreadableSourceError, match="deep"):
        read_article(with_body(nested), name="a.docx")


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=r"factcheck\[office\]"):
        read_article(document(), name="a.docx")
