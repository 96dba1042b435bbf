"""From the lines of printed pages to paragraphs: hyphens at line ends joined, running heads left out, page ends bridged."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

Marks = list[tuple[int, str]]

_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|p\.|seite|página|стр\.)\s*)?\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_ENDS_SENTENCE = re.compile(r"[.!?:…。！？][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•·▪‣◦●■–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_HYPHENS = "-\u2010\u00ad"
_EDGE = 2  # lines at the top and at the bottom of a page among which running heads are looked for
_LEAST_PAGES = 3  # on so many pages the same line is no text
_FULL = 0.8  # of the usual width, below which a line was ended on purpose


@dataclass(slots=True)
class _Line:
    text: str
    page: int
    is_after_gap: bool = False


def join_pages(pages: list[str]) -> tuple[str, Marks]:
    """The text of pages as paragraphs parted by empty lines, and where each page begins in it (`(offset, "page 3")`)."""
    lines = _find_lines(pages)
    hyphenated = _find_hyphenated(lines)
    width = _usual_width(lines)
    pieces, marks, length = list[str](), Marks(), 0
    for place, line in enumerate(lines):
        above = lines[place - 1] if place else None
        if above is None or line.page != above.page:
            marks.append((length, f"page {line.page}"))
        below = lines[place + 1] if place + 1 < len(lines) else None
        pieces.append(_ended(line, below, width, hyphenated))
        length += len(pieces[-1])
    return "".join(pieces), marks


def _find_lines(pages: list[str]) -> list[_Line]:
    split = [[line.strip() for line in page.replace("\f", "\n").split("\n")] for page in pages]
    furniture = _find_furniture(split)
    found: list[_Line] = []
    for number, lines in enumerate(split, 1):
        edges = _edges(lines)
        gap = False
        for place, line in enumerate(lines):
            if not line:
                gap = True
            elif place not in edges or (_shape(line) not in furniture and not _PAGE_NUMBER.fullmatch(line)):
                found.append(_Line(" ".join(line.split()), number, gap))
                gap = False
    return found


def _find_furniture(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the edge of page after page but for their numbers."""
    counts = Counter(shape for lines in pages for shape in {_shape(lines[place]) for place in _edges(lines)})
    return {shape for shape, count in counts.items() if count >= _LEAST_PAGES and count * 3 >= len(pages)}


def _edges(lines: list[str]) -> set[int]:
    places = [place for place, line in enumerate(lines) if line]
    return {*places[:_EDGE], *places[-_EDGE:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)


def _usual_width(lines: list[_Line]) -> int:
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _find_hyphenated(lines: list[_Line]) -> set[str]:
    """Words that the text itself writes with a hyphen, in small letters: `long-term`."""
    return {word for line in lines for word in re.findall(r"\w+[-\u2010]\w+", line.text.lower())}


def _ended(line: _Line, below: _Line | None, width: int, hyphenated: set[str]) -> str:
    """A line with what parts it from the one below: nothing in the place of a hyphen, a blank, or the end of a paragraph."""
    text = line.text
    if below is None:
        return text.rstrip("\u00ad")
    if text[-1] in _HYPHENS and text[-2:-1].isalnum() and below.text[0].isalnum():
        return text if _keeps_hyphen(text, below.text, hyphenated) else text[:-1]
    return f"{text} " if _goes_on(line, below, width) else f"{text}\n\n"


def _keeps_hyphen(text: str, below: str, hyphenated: set[str]) -> bool:
    if text[-1] == "\u00ad":
        return False
    if not below[0].islower() or not text[-2].isalpha():
        return True
    left, right = re.search(r"\w*\Z", text[:-1]), re.match(r"\w*", below)
    assert left is not None
    assert right is not None
    return f"{left[0]}-{right[0]}".lower() in hyphenated


def _goes_on(above: _Line, line: _Line, width: int) -> bool:
    """Whether a line belongs to the paragraph above it."""
    ended = _ENDS_SENTENCE.search(above.text) is not None
    if above.page != line.page:
        return not ended and line.text[0].islower()
    if line.is_after_gap or _BULLET.match(line.text):
        return not ended and line.text[0].islower()
    is_full = len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) > _FULL * width
    if line.text[0].islower():
        return True
    return is_full
