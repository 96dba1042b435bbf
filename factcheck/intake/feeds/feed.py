"""A feed of checks, read record by record: DataFeed JSON, JSON-LD, JSON Lines, answers of Google's fact-check search."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from factcheck.intake.feeds.claim_review import REFUSED, REPAIRED, read_item
from factcheck.intake.feeds.json_records import Record, RecordReader
from factcheck.intake.feeds.opening import PAGE, form_of, opened, text_reader, unreadable
from factcheck.intake.feeds.search_answer import is_answer, read_claim
from factcheck.model.library import Outcome, Remark

_LARGEST_PAGE = 64 << 20  # characters
_BLOCK = re.compile(r"<script\b[^>]{0,200}ld\+json[^>]{0,200}>(.*?)</script", re.IGNORECASE | re.DOTALL)


def read_feed(path: Path, read_bytes: Callable[[int], object] = lambda _count: None) -> Iterator[Outcome]:
    """What becomes of each record of a file. `read_bytes` is told now and then how many bytes of it were read so far.

    Raises UnreadableSourceError where the file can't be read at all.
    """
    is_page = form_of(path) == PAGE
    with opened(path) as (file, told):
        read = text_reader(file, path)
        blocks = _blocks(read, path) if is_page else (RecordReader(read).records(),)
        for records in blocks:
            for number, record in enumerate(records):
                yield read_record(record)
                if number % 512 == 0:
                    read_bytes(told())
        read_bytes(told())


def read_record(record: Record) -> Outcome:
    """The checks in one record, with what was repaired to make it readable."""
    if record.reason:
        return Outcome((), (Remark(record.line, "unreadable", REFUSED, "", str(record.value)[:200], record.reason),))
    outcome = _read(record.value, record.line)
    remarks: list[Remark] = []
    if record.is_mended:
        remarks.append(Remark(record.line, "unescaped-quotes", REPAIRED))
    remarks += [
        Remark(record.line, "repeated-key", REPAIRED, key[:200], "", "the first") for key in record.repeated[:20]
    ]
    return Outcome(outcome.checks, (*remarks, *outcome.remarks)) if remarks else outcome


def _read(value: Any, line: int) -> Outcome:
    if is_answer(value):
        return read_claim(value, line)
    if isinstance(value, list):  # a list within a list: JSON-LD blocks that somebody collected
        outcomes = [_read(one, line) for one in value[:1000] if isinstance(one, dict)]
        checks = tuple(check for outcome in outcomes for check in outcome.checks)
        return Outcome(checks, tuple(remark for outcome in outcomes for remark in outcome.remarks))
    return read_item(value, line)


def _blocks(read: Callable[[int], str], path: Path) -> Iterator[Iterator[Record]]:
    """The records of each block of JSON-LD in a page; lines count from the start of the block."""
    page = read(_LARGEST_PAGE + 1)
    if len(page) > _LARGEST_PAGE:
        raise unreadable(path, "it is a page of more than 64 MB")
    for block in _BLOCK.finditer(page):
        text = block[1].strip().removeprefix("<![CDATA[").removesuffix("]]>")
        yield RecordReader(io.StringIO(html.unescape(text) if "&quot;" in text else text).read).records()
