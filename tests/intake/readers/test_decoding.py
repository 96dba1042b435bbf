"""Texts of every usual encoding are read right, and what was guessed is said."""

from __future__ import annotations

import codecs

import pytest

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers.decoding import decode

TEXT = "Die Brücke von Ålund brach – „niemand“ kam."


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_marked_encodings_need_no_note(bom: bytes, encoding: str) -> None:
    assert decode(bom + TEXT.encode(encoding)) == (TEXT, ())


def test_the_stated_encoding_goes_before_a_guess() -> None:
    assert decode("Ząb węża".encode("iso8859-2"), stated="ISO-8859-2") == ("Ząb węża", ())
    assert decode(TEXT.encode("cp1252"), stated="no-such-encoding")[0] == TEXT
    assert decode(TEXT.encode("cp1252"), stated="zlib_codec")[0] == TEXT


def test_old_western_and_cyrillic_texts_are_guessed_with_a_note() -> None:
    western, notes = decode(TEXT.encode("cp1252"))
    assert western == TEXT
    assert "Windows-1252" in notes[0]
    cyrillic, notes = decode("Плотина была разрушена".encode("cp1251"))
    assert cyrillic == "Плотина была разрушена"
    assert "Windows-1251" in notes[0]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "Плотина была разрушена, и никто не пришёл.", "The dam broke."])
def test_wide_text_without_a_mark_is_guessed_with_a_note(text: str, encoding: str) -> None:
    decoded, notes = decode(text.encode(encoding))
    assert decoded == text
    assert "UTF-16" in notes[0]
    assert decode(text.encode(encoding), stated=encoding) == (text, ())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1253", "Το φράγμα έσπασε την Τρίτη και κανείς δεν ήρθε να βοηθήσει τους κατοίκους. "),
        ("shift_jis", "火曜日にダムが決壊し、住民を助けに来た人は誰もいなかったと市長は述べた。"),
        ("gb18030", "星期二大坝决堤，市长说没有人来帮助居民。费用为四千万。"),
    ],
)
def test_other_scripts_are_guessed_with_a_note(encoding: str, text: str) -> None:
    pytest.importorskip("charset_normalizer")
    decoded, notes = decode((text * 5).encode(encoding))
    assert decoded == text * 5
    assert "--encoding" in notes[0]


def test_a_stated_encoding_lets_no_half_character_through() -> None:
    assert "\ud800" not in decode(b"The dam +2AA- broke.", stated="utf-7")[0]


def test_a_few_broken_bytes_do_not_make_a_text_another_encoding() -> None:
    text, notes = decode(("Плотина была разрушена. " * 5).encode() + b"\xff\xd0")
    assert text.startswith("Плотина была")
    assert notes
    assert "could not be read" in notes[0]


def test_line_ends_are_evened_once() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd")[0] == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    "data", [b"a\0b", codecs.BOM_UTF16_LE + b"a", codecs.BOM_UTF8 + b"\xff", b"caf\xe9 \x81\x8d\x8f"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError):
        decode(data)
