"""Where paragraphs begin and end in a plain text.

A blank line always parts paragraphs. A single line break parts them too, as on a saved page, unless the block is
wrapped at a line length, as in a mail: then its lines are one paragraph. Offsets point into the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028]")
_HARD_BREAK = re.compile(r"[\f\u2029]")
_BULLET = re.compile(r"(?:[•·▪‣◦●■*–—-]|>{1,3})[ \t\u00a0]+")
_WRAPPED_WIDTH = range(45, 101)  # widths at which mails and plain-text pages are wrapped


def find_paragraphs(text: str) -> list[Span]:
    """The paragraphs as spans without surrounding white space or bullet, in order; empty ones are left out."""
    return [
        shorn for block in _find_blocks(text) for span in _join_wrapped(text, block) if (shorn := _shear(text, span))
    ]


def _find_blocks(text: str) -> list[list[Span]]:
    blocks: list[list[Span]] = []
    end = 0
    for match in _LINE.finditer(text):
        line = _strip(text, match.span())
        if line is None:
            continue
        gap = text[end : line[0]]
        if not blocks or _HARD_BREAK.search(gap) or len(_BREAK.findall(gap)) > 1:
            blocks.append([])
        blocks[-1].append(line)
        end = line[1]
    return blocks


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    if _is_wrapped(text, lines):
        return [(lines[0][0], lines[-1][1])]
    joined = [lines[0]]
    for line in lines[1:]:
        if _goes_on(text, joined[-1], line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether every line was broken where its next word would not have fitted."""
    width = max(end - start for start, end in lines)
    if len(lines) < 3 or width not in _WRAPPED_WIDTH:
        return False
    return all(
        (one[1] - one[0]) + 1 + _first_word_length(text, other) > width and not _BULLET.match(text, other[0])
        for one, other in pairwise(lines)
    )


def _first_word_length(text: str, line: Span) -> int:
    return len(text[line[0] : min(line[1], line[0] + 100)].split(maxsplit=1)[0])


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether a line continues the one above: it starts small, and the one above does not end a sentence."""
    return text[line[0]].islower() and text[above[1] - 1] not in ".!?:;…。！？।"


def _strip(text: str, span: Span) -> Span | None:
    inside = text[span[0] : span[1]]
    stripped = inside.strip()
    if not stripped:
        return None
    start = span[0] + len(inside) - len(inside.lstrip())
    return start, start + len(stripped)


def _shear(text: str, span: Span) -> Span | None:
    bullet = _BULLET.match(text, span[0], span[1])
    return _strip(text, (bullet.end(), span[1])) if bullet else span
