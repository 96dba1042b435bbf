"""Hostile text in every field of a summary comes out as text, read back by a parser of each format."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.errors import MissingExtraError
from factcheck.publish.format import Masthead, Written
from factcheck.publish.formats import find_format, write_format
from factcheck.publish.inert_text import inert, inert_line
from factcheck.publish.sheet_text import FORMULA_STARTS, csv_cell
from factcheck.publish.summary import Summary
from tests.hostile.vectors import ALL, VECTORS
from tests.publish.test_hostile_text import plain_like, with_words

Told = Callable[[str, str], Summary]
EVERY = pytest.mark.parametrize("vector", [*VECTORS.values(), ALL], ids=[*VECTORS, "all"])
IN_LETTERS_WE_HAVE = pytest.mark.parametrize(
    "vector",
    [text for name, text in VECTORS.items() if name != "wide"],
    ids=[name for name in VECTORS if name != "wide"],
)
NEVER_IN_A_PDF = (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/SubmitForm", b"/AA")


def written(told: Told, kind: str, name: str, words: str) -> Written:
    """A summary with the same words in each of its fields, in a format."""
    return write_format(with_words(told(kind, "en"), words), find_format(name), Masthead())


def packed(told: Told, kind: str, name: str, words: str) -> bytes:
    made = written(told, kind, name, words)
    assert isinstance(made, bytes)
    return made


@EVERY
def test_a_sheet_of_csv_has_the_same_cells_and_no_formula(vector: str, told: Told) -> None:
    hostile, plain = (list(csv.reader(io.StringIO(str(written(told, "article", "csv", one))))) for one in (vector, "x"))
    assert [len(row) for row in hostile] == [len(row) for row in plain]
    assert hostile[1][1] == csv_cell(vector)
    assert [cell for row in hostile for cell in row if cell.startswith(FORMULA_STARTS)] == []
    assert [cell for row in hostile for cell in row if cell != inert_line(cell).strip()] == []


@EVERY
def test_json_lines_hold_the_text_and_one_object_a_line(vector: str, told: Told) -> None:
    text = str(written(told, "article", "jsonl", vector))
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["case"]["claim"] for line in lines if line["case"]] == [vector] * 3
    assert [
        sign for sign in text if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs")
    ] == []


@EVERY
def test_a_workbook_holds_texts_and_numbers_and_nothing_that_acts(vector: str, told: Told) -> None:
    from openpyxl import load_workbook

    data = packed(told, "article", "xlsx", vector)
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    claim = book.worksheets[0]["B2"]
    assert (claim.value or "") == inert(vector).strip()
    assert claim.quotePrefix == inert(vector).strip().startswith(FORMULA_STARTS)
    assert [name for name in members(data) if "vba" in name.lower() or "external" in name.lower()] == []


@EVERY
def test_a_file_of_word_has_the_same_paragraphs_and_leads_nowhere_else(vector: str, told: Told) -> None:
    import docx

    shown = inert_line(vector).strip()
    hostile, plain = (
        docx.Document(io.BytesIO(packed(told, "case", "docx", one))) for one in (vector, plain_like(vector))
    )
    assert set(styles(hostile)) <= set(styles(plain)) | {"Quote"}
    assert shown in " ".join(paragraph.text for paragraph in hostile.paragraphs)
    assert hostile.core_properties.title.endswith(f"{shown}”") or shown in hostile.core_properties.title
    targets = [one.target_ref for one in hostile.part.rels.values() if one.is_external]
    assert targets
    assert [one for one in targets if not one.startswith(("https://", "http://")) or "evil" in one] == []


@pytest.mark.parametrize("name", ["pdf", "card"])
def test_a_text_in_letters_that_no_font_has_is_refused_with_what_to_install(name: str, told: Told) -> None:
    with pytest.raises(MissingExtraError, match="No font that is installed has the letters 月面") as refusal:
        packed(told, "case", name, "月面着陸は演出された")
    assert "pip install fontpkg-" in refusal.value.hint


@IN_LETTERS_WE_HAVE
def test_a_pdf_leads_nowhere_else_and_runs_nothing(vector: str, told: Told) -> None:
    from pypdf import PdfReader

    data = packed(told, "case", "pdf", vector)
    assert [name for name in NEVER_IN_A_PDF if name in data] == []
    file = PdfReader(io.BytesIO(data))
    actions = [link.get_object().get("/A") for page in file.pages for link in page.get("/Annots") or []]
    targets = [str(action["/URI"]) for action in actions if action and "/URI" in action]
    assert targets
    assert [one for one in targets if not one.startswith(("https://", "http://")) or "evil" in one] == []
    assert {action["/S"] for action in actions if action} <= {"/URI", "/GoTo"}
    text = "".join("".join(page.extract_text() for page in file.pages).split())
    assert sum(sign.isalnum() for sign in text) > 200


@IN_LETTERS_WE_HAVE
def test_a_card_is_a_picture_whose_words_are_inert(vector: str, told: Told) -> None:
    from PIL import Image

    image: Any = Image.open(io.BytesIO(packed(told, "case", "card", vector)))
    image.load()
    assert (image.size, image.format) == ((1200, 630), "PNG")
    assert inert_line(vector).strip() in image.text["Description"]
    assert inert(image.text["Description"]) == image.text["Description"]


def styles(file: Any) -> list[str]:
    return [paragraph.style.name for paragraph in file.paragraphs]


def members(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.namelist()
