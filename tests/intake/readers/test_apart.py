"""Sources are taken apart in a process of their own: what keeps it busy, fills it or brings it down is refused."""

from __future__ import annotations

import io
import os
import zipfile
import zlib

import pytest

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers import apart, read_article
from tests.intake.readers.making import make_pdf, make_warc

pytest.importorskip("pypdf", reason="the extra factcheck[office] is not installed")
limited = pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of its own for a process")


def unread(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableSourceError) as refused:
        read_article(data, name=name)
    assert "Nothing was changed" in refused.value.message
    assert refused.value.hint
    return refused.value.message


def test_each_format_is_read_in_the_other_process() -> None:
    assert read_article(make_pdf([["The dam broke."]]), name="a.pdf").marks == ((0, "page 1"),)
    assert read_article(b"1\n00:00:01,000 --> 00:00:02,000\nIt broke.\n").marks == ((0, "00:00:01"),)
    assert read_article("# Dämme\n\nIt broke.".encode(), name="a.md").text == "Dämme\n\nIt broke."
    warc = make_warc([("https://x.example/a.txt", "200 OK", {"Content-Type": "text/plain"}, b"The dam broke.")])
    assert read_article(warc).text == "The dam broke."


def zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated; the same block again and again."""
    deflating = zlib.compressobj(9)
    head = deflating.compress(b"\0" * 1_000_000) + deflating.flush(zlib.Z_FULL_FLUSH)
    block = deflating.compress(b"\0" * 1_000_000) + deflating.flush(zlib.Z_FULL_FLUSH)
    return head + block * (megabytes - 1)


@limited
def test_memory_has_a_limit() -> None:
    """Streams within streams: 4 GB out of a few kilobytes."""
    packed = zlib.compress(zeros(4000))
    pdf = make_pdf([["The dam broke."]])
    start, end = pdf.index(b"<< /Length"), pdf.index(b"\nendstream")
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed)
    assert unread(pdf[:start] + head + packed + pdf[end:], "bomb.pdf")


@limited
def test_time_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_WALL_SECONDS", 0.01)
    assert "too large, too deeply nested or too damaged" in unread(make_pdf([["The dam broke."]]), "a.pdf")


def test_a_process_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CHILD", "factcheck.intake.readers.nowhere")
    assert "too damaged" in unread(make_pdf([["The dam broke."]]), "a.pdf")


def test_a_page_of_20_megabytes_and_a_text_that_never_ends_are_refused() -> None:
    assert "up to 5 MB" in unread(b"<html>" + b"<p>" * 7_000_000, "a.html")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 30_000_000)
    assert "zip bomb" in unread(bomb.getvalue(), "a.docx")
