"""Which stretches of an article are direct quotation, also where its marks are careless.

Three habits of the press are known: a quotation that runs over paragraphs, each opened again and only the last closed;
one that opens, runs over paragraphs and closes without being opened again; and one that opens and never closes, which
ends with its paragraph. Marks within a quotation (`“the law “On State Secrets” says”`) nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.intake.paragraphs import Span

_DOUBLE = re.compile("[“”„\"«»「」『』]|''|``")
_DOUBLE_AND_SINGLE = re.compile("[“”„\"«»「」『』‘’']|''|``")
_LONGEST_PARAGRAPH = 20_000  # characters; what is longer is no prose, and its marks are no quotations
_OPENING, _STRAIGHT = "“„«「『‘``", {'"', "''"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation at `text[start:end]` within one paragraph, its marks included.

    `opened` and `closed` say whether its marks stand there; `continues` whether it goes on from the quotation before.
    """

    start: int
    end: int
    paragraph: int
    opened: bool = True
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    end: int
    opens: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """All direct quotations in order; one that runs over paragraphs gives one for each, the later ones `continues`."""
    # Single marks count only where an article uses no double ones: elsewhere they are apostrophes and inner marks.
    pattern = _DOUBLE if _DOUBLE.search(text) else _DOUBLE_AND_SINGLE
    marks = [
        list(_find_marks(text, span, pattern)) if span[1] - span[0] <= _LONGEST_PARAGRAPH else [] for span in paragraphs
    ]
    found: list[Quotation] = []
    open_before = False
    for number, span in enumerate(paragraphs):
        here = list(_pair(marks[number], span, number))
        if open_before:
            here = _carry_on(here, marks[number], span, number)
        found += here
        following = marks[number + 1] if number + 1 < len(paragraphs) else []
        open_before = bool(here) and not here[-1].closed and _goes_on(following, paragraphs, number + 1)
    return tuple(found)


def _goes_on(marks: list[_Mark], paragraphs: Sequence[Span], number: int) -> bool:
    """Whether the next paragraph opens the quotation again, or closes it without opening one."""
    return bool(marks) and (not marks[0].opens or marks[0].at == paragraphs[number][0])


def _carry_on(here: list[Quotation], marks: list[_Mark], span: Span, number: int) -> list[Quotation]:
    if marks and marks[0].opens:
        return [replace(here[0], continues=True), *here[1:]]
    closed_at = marks[0].end
    first = Quotation(span[0], closed_at, number, opened=False, continues=True)
    return [first, *(one for one in here if one.start >= closed_at)]


def _pair(marks: list[_Mark], span: Span, number: int) -> Iterator[Quotation]:
    start, depth = -1, 0
    for mark in marks:
        if mark.opens:
            start = mark.at if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Quotation(start, mark.end, number)
    if depth:
        yield Quotation(start, span[1], number, closed=False)


def _find_marks(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[_Mark]:
    straight_open = False
    for match in pattern.finditer(text, *span):
        at, mark = match.start(), match[0]
        if mark in "‘’'" and _is_apostrophe(text, at, span):
            continue
        is_straight = mark in _STRAIGHT
        opens = _opens(text, match.span(), span, nominal=not straight_open if is_straight else mark in _OPENING)
        straight_open = opens if is_straight else straight_open
        yield _Mark(at, match.end(), opens)


def _opens(text: str, mark: Span, span: Span, *, nominal: bool) -> bool:
    """Whether a mark opens, by what stands around it; `nominal` where that doesn't tell.

    So the marks of `„so“`, `»so«` and `”så”` are read right without knowing the language.
    """
    before = text[mark[0] - 1] if mark[0] > span[0] else " "
    after = text[mark[1]] if mark[1] < span[1] else " "
    is_free_before = before.isspace() or before in "([—–-"
    is_free_after = after.isspace() or after in ".,;:!?)]—–-"
    return nominal if is_free_before == is_free_after else is_free_before


def _is_apostrophe(text: str, at: int, span: Span) -> bool:
    before = at > span[0] and text[at - 1].isalnum()
    after = at + 1 < span[1] and text[at + 1].isalnum()
    if text[at] == "‘":
        return before
    if text[at] == "'":  # only what can be nothing else: `'The dam …` and `… is old,'`
        opens = not before and after and text[at + 1].isupper() and (at == span[0] or text[at - 1] in " \t([—–")
        closes = not after and text[at - 1 : at] in {".", ",", "!", "?", "…"}
        return not (opens or closes)
    return after or not (before or text[at - 1 : at] in {".", ",", "!", "?", "…"})
