"""Text filled into lines of a fixed width, as wide characters and combining marks take room."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 78

_SPACES = re.compile(r"[ \t\n]+")


def fill(text: str, indent: int = 0, first: str = "", width: int = WIDTH) -> str:
    """The words of a text in lines of at most `width` columns. Every line is indented by `indent` spaces; `first` takes the
    place of the indentation of the first one. A word that is wider than the line (an address) stands alone, unbroken."""
    margin = " " * indent
    lines: list[str] = []
    line, used = first.ljust(indent), max(columns(first), indent)
    is_empty = True
    for word in _SPACES.split(text.strip()):
        room = used + columns(word) + (not is_empty)
        if not is_empty and room > width:
            lines.append(line)
            line, used, is_empty = margin, indent, True
            room = used + columns(word)
        line += word if is_empty else f" {word}"
        used, is_empty = room, False
    return "\n".join((*lines, line))


def columns(text: str) -> int:
    """The columns a text takes: two for wide characters, none for combining marks and joiners (Unicode TR 11)."""
    return sum(_columns_of(sign) for sign in text)


def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
