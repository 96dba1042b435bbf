"""A document as plain text and as Markdown."""

from __future__ import annotations

import re

from factcheck.publish import document as doc
from factcheck.publish.document import Block, Document, Run
from factcheck.publish.fill import columns, fill
from factcheck.publish.inert_text import inert_line
from factcheck.publish.markdown_escape import escape_markdown
from factcheck.publish.media import MEDIA

_INDENT = 4
_EMPTY_LINES = re.compile(r"\n{3,}")


def write_text(document: Document) -> str:
    """A document in lines of 78 columns."""
    return _EMPTY_LINES.sub("\n\n", "\n".join(map(_text_block, document.blocks))).strip("\n") + "\n"


def write_markdown(document: Document) -> str:
    """A document as Markdown (CommonMark), each block on one line."""
    return "\n\n".join(map(_markdown_block, document.blocks)) + "\n"


def _text_block(block: Block) -> str:
    words = inert_line("".join(_with_address(run) for run in block.runs).replace(doc.BREAK, " – "))
    if block.kind in (doc.TITLE, doc.HEADING):
        title = fill(words)
        sign = "=" if block.kind == doc.TITLE else "-"
        return f"\n{title}\n{sign * max(map(columns, title.splitlines()))}\n"
    if block.kind == doc.NUMBER:
        return fill(words, _INDENT, f"{block.number}. ")
    if block.kind == doc.ITEM:
        return fill(words, _INDENT, "  - ")
    indent = _INDENT if block.within or block.kind == doc.QUOTE else 0
    return fill(words, indent) + ("" if block.within else "\n")


def _with_address(run: Run) -> str:
    return run.text if not run.url or run.text == run.url else f"{run.text} ({run.url})"


def _markdown_block(block: Block) -> str:
    words = "".join(map(_markdown_run, block.runs)).strip()
    if block.kind == doc.TITLE:
        return f"# {words}"
    if block.kind == doc.HEADING:
        return f"{'#' * (block.level + 1)} {words}"
    if block.kind == doc.NUMBER:
        return f"{block.number}. {words}"
    if block.kind == doc.ITEM:
        return f"- {words}"
    lead = "   " if block.within else ""
    return f"{lead}> {words}" if block.kind in (doc.QUOTE, doc.NOTICE) else f"{lead}{words}"


def _markdown_run(run: Run) -> str:
    words = escape_markdown(run.text.replace(doc.BREAK, " – "))
    if run.bold and words.strip():
        words = f"**{words.strip()}**{' ' if run.text.endswith(' ') else ''}"
    if not run.url:
        return words
    return MEDIA["md"].address(run.url, "" if run.text == run.url else words)
