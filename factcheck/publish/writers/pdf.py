"""`pdf`: a tagged PDF with its title, its language and its bookmarks, after PDF/UA-1. Needs the extra `pdf`.

typst lays it out by `paper/document.typ`. It gets the words as data, never as a part of that program. Fonts are those that
typst carries and those of the extra, so that a page looks alike on every machine. PDF/UA forbids a letter that no font has:
such a letter is replaced by `□`, which a reader sees.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from factcheck.publish import document as doc
from factcheck.publish.document import Block, Document, Run, text_direction
from factcheck.publish.document_page import summary_document
from factcheck.publish.fonts import demand_letters, serif_folders
from factcheck.publish.format import Format, Masthead
from factcheck.publish.spoken import direction_of
from factcheck.publish.summary import Summary

_PROGRAM = Path(__file__).parents[1] / "paper" / "document.typ"
_LATIN, _ARABIC = "Libertinus Serif", "Amiri"
_MISSING = "□"
_MOST_MISSING = 0.1  # of the letters of a text; with more it could not be read
_UNKNOWN = re.compile(r'the text `"((?:\\.|[^"\\])*)"` could not be displayed')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


def _write(summary: Summary, masthead: Masthead) -> bytes:
    return write_pdf(summary_document(summary, masthead.templates))


def write_pdf(document: Document) -> bytes:
    """A document as a PDF. Raises MissingExtraError where many of its letters are in no font that is installed."""
    from typst import TypstError

    told = json.dumps(_record(document), ensure_ascii=False)
    unknown: set[str] = set()
    while True:
        try:
            return _compile(told.translate(dict.fromkeys(map(ord, unknown), _MISSING)), document.day)
        except TypstError as error:
            found = _letters_without_a_font(error.diagnostic) - unknown
            if not found:
                raise
            unknown |= found
        demand_letters("".join(block.text for block in document.blocks), unknown, _MOST_MISSING)


def _compile(told: str, day: str) -> bytes:
    import typst

    compiler = typst.Compiler(
        _PROGRAM, root=_PROGRAM.parent, font_paths=list(serif_folders()), ignore_system_fonts=True
    )
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    made = compiler.compile(format="pdf", sys_inputs={"document": told}, pdf_standards=["ua-1"], timestamp=moment)
    assert isinstance(made, bytes)
    return made


def _letters_without_a_font(diagnostic: str) -> set[str]:
    """The letters that typst found no font for, as it lists them all: in quotation marks, with escapes."""
    texts = (_NUMBERED.sub(lambda found: chr(int(found[1], 16)), text) for text in _UNKNOWN.findall(diagnostic))
    return {sign for text in texts for sign in text if not sign.isascii()}


def _record(document: Document) -> dict[str, Any]:
    """What the program of the page is told."""
    language, _, region = document.language.partition("-")
    is_rtl = direction_of(document.language) == "rtl"
    return {
        "title": document.title,
        "publisher": document.publisher,
        "day": [int(part) for part in document.day.split("-")],
        "language": language.lower(),
        "region": region.lower() if re.fullmatch(r"[A-Za-z]{2}", region) else None,
        "rtl": is_rtl,
        "fonts": [_ARABIC, _LATIN] if is_rtl else [_LATIN, _ARABIC],
        "anchors": [block.anchor for block in document.blocks if block.anchor],
        "groups": [_group(kind, list(blocks), document) for kind, blocks in groupby(document.blocks, key=_kind_of)],
    }


def _kind_of(block: Block) -> str:
    """What stands together: a source with all that goes on with it, a list, a notice."""
    return doc.NUMBER if block.within else block.kind


def _group(kind: str, blocks: list[Block], document: Document) -> dict[str, Any]:
    told = [_block(block, document) for block in blocks]
    if kind != doc.NUMBER:
        return {"kind": kind, "blocks": told}
    sources: list[dict[str, Any]] = []
    for block, one in zip(blocks, told, strict=True):
        if block.kind == doc.NUMBER:
            sources.append({"number": block.number, "anchor": block.anchor, "blocks": []})
        sources[-1]["blocks"].append(one)
    return {"kind": kind, "sources": sources}


def _block(block: Block, document: Document) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        "direction": block.direction or document.direction,
        "runs": [_run(run, block.direction or document.direction) for run in block.runs],
    }


def _run(run: Run, direction: str) -> dict[str, Any]:
    told = {name: getattr(run, name) for name in ("text", "bold", "code", "small", "url", "to")}
    return {**told, "italic": run.italic and text_direction(run.text, direction) == "ltr"}


FORMAT = Format("pdf", "pdf", "a tagged PDF, to be printed or attached", _write, is_binary=True, extra="pdf")
