"""The process that a source is taken apart in, seen from the one that waits for it.

A small hostile file can keep a parser busy for hours, fill the memory or bring it down; in a process of its own it meets
limits of time and memory, and what it can harm is that process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import MissingExtraError, UnreadableSourceError
from factcheck.intake.readers.source import Source
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed, ReadArticle

_CHILD = "factcheck.intake.readers.child"
_WALL_SECONDS = 60
_OWN_TEXT = "Copy the article's text into a text file and take that in."


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of a source: `told` as the taker of its format says, and bytes that lay in it, if any."""

    told: Mapping[str, Any]
    inner: bytes = b""


def take_apart(kind: str, data: bytes, source: Source) -> Taken:
    """Take bytes apart as `page`, `pdf`, `word`, `markdown`, `subtitles` or `warc`.

    Raises UnreadableSourceError for what is too large, too deeply nested or too damaged, or as the taker of the format says.
    """
    line, _, inner = _run_child(kind, data, source).partition(b"\n")
    told = json.loads(line)
    if refused := told.get("refused"):
        raise UnreadableSourceError(
            f"{source.title} {refused} Nothing was changed.", hint=told.get("hint") or _OWN_TEXT
        )
    return Taken(told, inner)


def assemble(source: Source, told: Mapping[str, Any], *, media_type: str, extension: str) -> ReadArticle:
    """The article from what a taker told. Raises UnreadableSourceError where it has no words."""
    if not any(char.isalnum() for char in told["text"]):
        raise UnreadableSourceError(
            f"No article was found in {source.title[0].lower() + source.title[1:]}. Nothing was changed.",
            hint=_OWN_TEXT,
        )
    details = {name: Proposed(value, where) for name, (value, where) in told["details"].items()}
    dated = details.get("published_on")
    return ReadArticle(
        text=told["text"],
        raw=source.data,
        media_type=media_type,
        extension=extension,
        source_name=source.name,
        url=details.get("url"),
        title=details.get("title"),
        publisher=details.get("publisher"),
        author=details.get("author"),
        published_on=(PartialDate.parse(dated.value), dated.source) if dated else None,
        language=told.get("language", ""),
        notes=tuple(told["notes"]),
        marks=tuple((place, label) for place, label in told.get("marks", ())),
    )


def demand_extra(extra: str, what: str, *modules: str) -> None:
    """Raise MissingExtraError with one sentence where a library that reads a format is not installed."""
    if any(find_spec(module) is None for module in modules):
        raise MissingExtraError(
            f"Reading {what} needs a part that is not installed: factcheck[{extra}]. Nothing was changed.",
            hint=f"pipx inject factcheck 'factcheck[{extra}]'   (or: pip install 'factcheck[{extra}]')",
        )


def _run_child(kind: str, data: bytes, source: Source) -> bytes:
    try:
        # -P: the working folder, which may be anyone's, is no place to import from.
        run = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD, kind],
            input=data,
            capture_output=True,
            timeout=_WALL_SECONDS,
            check=False,
            env=_environment(),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _too_much(source) from error
    if run.returncode != 0:
        raise _too_much(source)
    return run.stdout


def _environment() -> dict[str, str]:
    package = str(Path(__file__).resolve().parents[3])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _too_much(source: Source) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{source.title} is too large, too deeply nested or too damaged to be read. Nothing was changed.",
        hint=_OWN_TEXT,
    )
