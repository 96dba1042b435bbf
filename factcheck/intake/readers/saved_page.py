"""Reads a saved web page: the article's text out of the page's furniture, and the details its metadata states.

The page is taken apart in a process of its own with a limit of time and memory, because a small hostile page can keep a
parser busy for minutes or bring it down.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.source import Source
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed, ReadArticle

_CHILD = "factcheck.intake.readers.page_child"
_WALL_SECONDS = 60
_MEDIA_TYPES = {"text/html", "application/xhtml+xml"}
_SUFFIXES = {".html", ".htm", ".xhtml", ".xht"}
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_STATED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD = 8192


class SavedPage:
    """The reader of HTML."""

    def recognises(self, source: Source) -> bool:
        """By media type, by the file's name, or by how the content begins."""
        if source.bare_media_type in _MEDIA_TYPES or source.suffix in _SUFFIXES:
            return True
        head = source.data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
        return _LOOKS_LIKE_HTML.match(head.replace(b"\0", b"")) is not None

    def read(self, source: Source) -> ReadArticle:
        """The article of a page. Raises MissingExtraError without the extra, UnreadableSourceError for what has no text."""
        if find_spec("trafilatura") is None or find_spec("lxml") is None:
            raise MissingExtraError(
                "Reading a saved page needs a part that is not installed: factcheck[web]. Nothing was changed.",
                hint="pipx inject factcheck 'factcheck[web]'   (or: pip install 'factcheck[web]')",
            )
        html, notes = decode(source.data, stated=_find_charset(source), title=source.title)
        taken = _take_apart(html, source.title)
        if not any(char.isalnum() for char in taken["text"]):
            raise UnreadableSourceError(
                f"No article was found in {source.title[0].lower() + source.title[1:]}. Nothing was changed.",
                hint="Copy the article's text into a text file and take that in.",
            )
        return _assemble(source, taken, notes)


def _find_charset(source: Source) -> str:
    stated = _STATED_CHARSET.search(source.data[:_HEAD])
    return source.charset or (stated[1].decode("ascii") if stated else "")


def _take_apart(html: str, title: str) -> dict[str, Any]:
    """Text, details and notes of a page, from the process that takes it apart."""
    package = str(Path(__file__).resolve().parents[3])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    try:
        # -P: the working folder, which may be anyone's, is no place to import from.
        run = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD],
            input=html.encode(),
            capture_output=True,
            timeout=_WALL_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _too_much(title) from error
    if run.returncode != 0:
        raise _too_much(title)
    taken: dict[str, Any] = json.loads(run.stdout)
    return taken


def _too_much(title: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{title} is too large, too deeply nested or too damaged a page to be read. Nothing was changed.",
        hint="Copy the article's text into a text file and take that in.",
    )


def _assemble(source: Source, taken: dict[str, Any], notes: tuple[str, ...]) -> ReadArticle:
    details = {name: Proposed(value, where) for name, (value, where) in taken["details"].items()}
    dated = details.get("published_on")
    return ReadArticle(
        text=taken["text"],
        raw=source.data,
        media_type="text/html",
        source_name=source.name,
        url=details.get("url"),
        title=details.get("title"),
        publisher=details.get("publisher"),
        author=details.get("author"),
        published_on=(PartialDate.parse(dated.value), dated.source) if dated else None,
        language=taken["language"],
        notes=(*notes, *taken["notes"]),
    )
