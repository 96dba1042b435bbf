"""An article broken into the lines of a place on the screen, with its claims marked in them.

It is made in a worker, because a long article takes a while; the lines know which claim each of their pieces belongs to,
and how a claim looks is decided when a line is painted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factcheck.render.inert import view
from factcheck.render.widths import cell_width, wrap

NONE = -1
_HARD_SPACE = "\u00a0"  # keeps a badge on the line of the words it belongs to


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim at `text[start:end]` (code points), with a badge before or after its words, "" for none."""

    start: int
    end: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line that belong to one passage, or to none."""

    text: str
    passage: int = NONE
    is_badge: bool = False


@dataclass(frozen=True, slots=True)
class ArticleLines:
    """The lines, and of each passage its first and last line; (0, 0) for one that is not in the text."""

    lines: tuple[tuple[Piece, ...], ...]
    places: tuple[tuple[int, int], ...]

    def at(self, line: int, cell: int) -> int:
        """The passage that stands in a cell, NONE for none."""
        for piece in self.lines[line] if 0 <= line < len(self.lines) else ():
            cell -= cell_width(piece.text)
            if cell < 0:
                return piece.passage
        return NONE


def break_article(text: str, passages: Sequence[Passage], width: int) -> ArticleLines:
    """The lines of a text at so many cells. Of passages that overlap the later one begins where the earlier one ends."""
    order = sorted(range(len(passages)), key=lambda number: (passages[number].start, passages[number].end))
    starts = [passages[number].start for number in order]
    ends = list(accumulate((passages[number].end for number in order), max))
    lines: list[tuple[Piece, ...]] = []
    places: dict[int, tuple[int, int]] = {}
    for start, end in _paragraphs(text):
        if lines:
            lines.append(())
        here = slice(bisect_right(ends, start), bisect_left(starts, end))
        spans = _spans(text, start, end, passages, order[here])
        for row in wrap(spans, max(width, 8)):
            pieces = tuple(_piece(words, tag) for words, tag in row)
            for piece in pieces:
                if piece.passage != NONE:
                    places[piece.passage] = places.get(piece.passage, (len(lines), 0))[0], len(lines)
            lines.append(pieces)
    return ArticleLines(tuple(lines), tuple(places.get(number, (0, 0)) for number in range(len(passages))))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines of the text that say anything, by their offsets."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _spans(text: str, start: int, end: int, passages: Sequence[Passage], order: Sequence[int]) -> list[tuple[str, str]]:
    """The inert words of a paragraph, each with a tag that says which passage it belongs to."""
    spans: list[tuple[str, str]] = []
    at = start
    for number in order:
        passage = passages[number]
        left, right = max(passage.start, at), min(passage.end, end)
        if left >= right:
            continue
        spans.append((view(text[at:left]), ""))
        if passage.before and left == passage.start:
            spans.append((passage.before.replace(" ", _HARD_SPACE), f"b{number}"))
        spans.append((view(text[left:right]), f"p{number}"))
        if passage.after and right == passage.end:
            spans.append((passage.after.replace(" ", _HARD_SPACE), f"b{number}"))
        at = right
    spans.append((view(text[at:end]), ""))
    return [span for span in spans if span[0]]


def _piece(words: str, tag: str) -> Piece:
    if not tag:
        return Piece(words)
    return Piece(words.replace(_HARD_SPACE, " "), int(tag[1:]), tag[0] == "b")
