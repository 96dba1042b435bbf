"""Reads PolNeAR: news articles in which source, cue and content of each attribution are marked.

An annotation file is in the brat format: `T` lines mark stretches of the text (code points, end exclusive, several parted
by `;`), `E` lines tie them into attributions. Stretches that annotators discarded are left out of every count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.figures import demand

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution: where its content and its cue stand, and its source's words ("" where none was marked)."""

    content: Spans
    cue: Spans
    source: str


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article's text with its attributions, and the stretches to leave out."""

    text: str
    attributions: tuple[Marked, ...]
    discarded: Spans


def read_polnear(shared: Path, split: str) -> Iterator[MarkedArticle]:
    """The articles of `train` or `dev`."""
    folder = demand(shared, "data", "polnear", split)
    for path in sorted((folder / "attributions").glob("*.ann")):
        words = folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt"
        if words.is_file():
            yield _read(words.read_bytes().decode("utf-8"), path.read_text(encoding="utf-8"))


def _read(text: str, annotations: str) -> MarkedArticle:
    marks: dict[str, tuple[str, Spans]] = {}
    ties: list[str] = []
    for line in annotations.split("\n"):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].startswith("T"):
            kind, _, places = cells[1].partition(" ")
            marks[cells[0]] = kind, _read_spans(places)
        elif len(cells) > 1 and cells[0].startswith("E"):
            ties.append(cells[1])
    found = [_tie(text, marks, tie) for tie in ties]
    discarded = tuple(span for kind, spans in marks.values() if kind == "Discard" for span in spans)
    return MarkedArticle(text, tuple(one for one in found if one.content), discarded)


def _read_spans(places: str) -> Spans:
    pairs = (re.findall(r"\d+", place) for place in places.split(";"))
    return tuple((int(first), int(last)) for first, last in pairs)


def _tie(text: str, marks: dict[str, tuple[str, Spans]], tie: str) -> Marked:
    roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for part in tie.split():
        role, _, name = part.partition(":")
        roles[role.rstrip("0123456789")].extend(marks[name][1])
    source = " ".join(text[start:end] for start, end in roles["Source"])
    return Marked(tuple(roles["Content"]), tuple(roles["Cue"]), source)
