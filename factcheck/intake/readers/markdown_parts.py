"""Takes Markdown apart: its blocks as paragraphs of plain words, and what its head states (title, author, date).

Loaded only in the process that takes sources apart. The head is the block of `name: value` lines between two lines `---`
that most programs write; only values of one line are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from factcheck.intake.readers.stated_dates import read_stated_date

_HEAD = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(\S.{0,500})")
_TAG = re.compile(r"<!--.{0,5000}?-->|<[^<>]{0,1000}>", re.DOTALL)
_NAMES = {
    "title": "title", "author": "author", "authors": "author", "by": "author", "date": "published_on",
    "published": "published_on", "publisher": "publisher", "site": "publisher", "url": "url", "source": "url",
    "link": "url", "canonical": "url",
}  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def take_markdown(text: str) -> dict[str, Any]:
    """`text`, `details`, `language` and `notes` of a document."""
    from markdown_it import MarkdownIt

    head = _HEAD.match(text)
    stated = _read_head(head[1]) if head else {}
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text[head.end() :] if head else text)
    details = _state_details(stated)
    heading = _first_heading(tokens)
    if "title" not in details and heading:
        details["title"] = (heading, "its first heading")
    language = stated.get("lang", "") or stated.get("language", "")
    return {
        "text": "\n\n".join(filter(None, _blocks(tokens))),
        "details": details,
        "language": language if _LANGUAGE.fullmatch(language) else "",
        "notes": [],
    }


def _read_head(head: str) -> dict[str, str]:
    found = (_LINE.fullmatch(line.rstrip()) for line in head.split("\n"))
    return {line[1].strip().lower(): _unquoted(line[2]) for line in found if line}


def _unquoted(value: str) -> str:
    value = value.strip().strip("[]").strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _state_details(stated: dict[str, str]) -> dict[str, tuple[str, str]]:
    details: dict[str, tuple[str, str]] = {}
    for name, value in stated.items():
        detail = _NAMES.get(name)
        if detail == "published_on":
            date = read_stated_date(value)
            value = str(date) if date else ""
        if detail == "url" and not re.fullmatch(r"https?://[^\s<>\"']{3,2000}", value, re.IGNORECASE):
            continue
        if detail and value:
            details.setdefault(detail, (value, f"“{name}” in the file's head"))
    return details


def _first_heading(tokens: list[Any]) -> str:
    for token, inner in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return " ".join(_words(inner).split())[:500]
    return ""


def _blocks(tokens: list[Any]) -> Iterator[str]:
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(filter(None, row))
            row = None
        elif token.type == "inline":
            words = " ".join(_words(token).split())
            if row is None:
                yield words
            else:
                row.append(words)
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            yield " ".join(_TAG.sub(" ", token.content).split())


def _words(token: Any) -> str:
    """The words of a line: those of a link without its address, none of a picture."""
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces)
