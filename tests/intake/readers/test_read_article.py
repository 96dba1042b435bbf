"""Which reader takes a source, and what is refused with one sentence and a way on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers import LARGEST_ARTICLE, read_article


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"... !!", "holds no words"),
        (b"The dam\x00 broke.", "is not text"),
        (bytes(range(1, 32)) * 9, "is not text"),
        (b"%PDF-1.7 text", "is a broken PDF"),
        (b"PK\x03\x04text", "is a spreadsheet, a presentation or a zip file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        (b"a" * (LARGEST_ARTICLE + 1), "up to 5 MB are read"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableSourceError) as refused:
        read_article(data, name="dam.txt")
    assert what in refused.value.message
    assert "“dam.txt”" in refused.value.message
    assert "Nothing was changed" in refused.value.message
    assert refused.value.hint


def test_text_is_taken_as_well_as_bytes() -> None:
    read = read_article("The dam at Ålund broke.")
    assert (read.text, read.raw) == ("The dam at Ålund broke.", "The dam at Ålund broke.".encode())


def test_undecodable_standard_input_gives_its_bytes_back() -> None:
    assert (
        read_article(b"Caf\xe9 Lind burned down.".decode("utf-8", "surrogateescape")).text == "Café Lind burned down."
    )
    with pytest.raises(UnreadableSourceError):
        read_article("The dam \ud800 broke.")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_text_or_refused(data: bytes) -> None:
    try:
        read = read_article(data, name="a.txt")
    except UnreadableSourceError:
        return
    assert read.raw == data
    assert "\r" not in read.text
    assert read.text.encode()
