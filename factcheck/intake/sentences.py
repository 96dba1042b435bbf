"""Cuts a text into sentences that keep their place: `text[s.start:s.end] == s.text`, always.

Paragraphs come first: no sentence runs over a paragraph's end, whatever its quotation marks do, so that a quotation
that never closes can't swallow the rest of the article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.intake.foreign_scripts import cut_foreign
from factcheck.intake.paragraphs import Span, find_paragraphs
from factcheck.intake.stops import PARENTHESIS, STOP, ends_sentence
from factcheck.model.proposal import Sentence


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of a text in order, without overlap; offsets are code points into `text` as given."""
    return tuple(
        Sentence(text=text[start:end], start=start, end=end, paragraph=number)
        for number, paragraph in enumerate(find_paragraphs(text))
        for start, end in cut_foreign(text, paragraph) or _cut(text, paragraph)
    )


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start, paragraph_end = paragraph
    asides = [match.span() for match in PARENTHESIS.finditer(text, start, paragraph_end)]
    for stop in STOP.finditer(text, start, paragraph_end):
        if _is_inside(stop.end(), asides, start) or not ends_sentence(text, stop, start, paragraph_end):
            continue
        yield start, stop.end()
        start = _skip_space(text, stop.end(), paragraph_end)
    if start < paragraph_end:
        yield start, paragraph_end


def _is_inside(place: int, asides: list[Span], sentence_start: int) -> bool:
    """Whether a place lies within parentheses that were opened in the middle of the sentence."""
    found = bisect_right(asides, (place, place)) - 1
    return found >= 0 and sentence_start < asides[found][0] < place < asides[found][1]


def _skip_space(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place
