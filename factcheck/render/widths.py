"""How many cells of a terminal a text takes, and how it is cut, filled up and wrapped to fit.

Wide letters and emoji take two cells, marks and joiners none (Unicode Standard Annex 11, and 29 for what belongs
together). Texts come out of `inert.view`, so nothing in them moves the cursor.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from factcheck.render.inert import is_picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Span = tuple[str, str]  # a text and its style

# Characters known to take one cell where no mark or selector follows; it grows with what is met.
_NARROW: set[str] = {chr(code) for code in range(0x20, 0x300) if chr(code).isprintable()}
_ZWJ = "\u200d"
_PICTURE_SELECTOR = "\ufe0f"


def cell_width(text: str) -> int:
    """The number of cells a shown text takes."""
    if _NARROW.issuperset(text):
        return len(text)
    return sum(width for _, width in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The parts of a text that may not be cut, each with its cells: a letter and its marks, an emoji and its parts."""
    start, cells = 0, 0
    flag_open = False
    for place, char in enumerate(text):
        if place and (flag_open and _is_flag_letter(char)):
            flag_open, cells = False, 2
        elif place and _belongs(text, place, char):
            cells = max(cells, 2) if char == _PICTURE_SELECTOR else cells
        else:
            if place:
                yield text[start:place], cells
            start, cells, flag_open = place, _width_alone(char), _is_flag_letter(char)
    if text:
        yield text[start:], cells


def truncate(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text, cut to fit into so many cells; where something was cut the ellipsis stands at the end."""
    room = cells - len(ellipsis)
    if cell_width(text) <= cells:
        return text
    if room < 0:
        return ellipsis[: max(cells, 0)]
    if _NARROW.issuperset(text):
        return text[:room].rstrip() + ellipsis
    kept = []
    for cluster, width in clusters(text):
        if width > room:
            break
        kept.append(cluster)
        room -= width
    return "".join(kept).rstrip(" \u200c\u200d") + ellipsis


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many cells; a longer one is left as it is."""
    room = " " * (cells - cell_width(text))
    return room + text if right else text + room


def wrap(spans: Sequence[Span], cells: int) -> list[list[Span]]:
    """Styled text broken into lines of at most so many cells, at spaces where there are any.

    A word that is longer than a line is broken between letters; so is one of wide letters, which are written without
    spaces. A text without words is one empty line.
    """
    lines: list[list[Span]] = [[]]
    used = 0
    for word in _words(spans):
        width = sum(cell_width(text) for text, _ in word)
        gap = 1 if used else 0
        if used + gap + width <= cells:
            _extend(lines[-1], word, gap)
            used += gap + width
        elif width <= cells and not _is_wide(word):
            lines.append(list(word))
            used = width
        else:
            used = _break_word(lines, word, cells, used)
    return [_merged(line) for line in lines]


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The words of styled text; a word may change its style in the middle."""
    word: list[Span] = []
    for text, style in spans:
        for number, part in enumerate(text.split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append((part, style))
    if word:
        yield word


def _extend(line: list[Span], word: list[Span], gap: int) -> None:
    """Add a word to a line; the space takes the style of the words around it only where both have the same."""
    if gap:
        style = word[0][1] if line and line[-1][1] == word[0][1] else ""
        line.append((" ", style))
    line.extend(word)


def _merged(line: list[Span]) -> list[Span]:
    """A line with neighbours of one style as one text, so that a phrase in colour stays one phrase."""
    merged: list[Span] = []
    for text, style in line:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return merged


def _break_word(lines: list[list[Span]], word: list[Span], cells: int, used: int) -> int:
    if used and (used + 2 >= cells or not _is_wide(word)):
        lines.append([])
        used = 0
    elif used:
        lines[-1].append((" ", ""))
        used += 1
    for text, style in word:
        piece = ""
        for cluster, width in clusters(text):
            if used + width > cells and used:
                lines[-1].append((piece, style))
                lines.append([])
                piece, used = "", 0
            piece += cluster
            used += width
        lines[-1].append((piece, style))
    return used


def _is_wide(word: list[Span]) -> bool:
    return any(not _NARROW.issuperset(text) and cell_width(text) > len(text) for text, _ in word)


def _belongs(text: str, place: int, char: str) -> bool:
    """Whether a character is one with what stands before it."""
    if char in _NARROW:
        return False
    kind = category(char)
    if kind in ("Mn", "Me", "Mc", "Cf") or _is_jamo_tail(char):
        return True
    before = text[place - 1]
    return (before == _ZWJ and is_picture(char)) or (0x1F3FB <= ord(char) <= 0x1F3FF and is_picture(before))


def _width_alone(char: str) -> int:
    if char in _NARROW:
        return 1
    kind = category(char)
    if kind in ("Mn", "Me") or char in "\u200c\u200d":
        return 0
    code = ord(char)
    if east_asian_width(char) in "WF" or (kind == "Cn" and 0x1F000 <= code <= 0x1FAFF):
        return 2
    if kind not in ("Mc", "Cf") and code < 0x1F000 and not _is_jamo_tail(char):
        _NARROW.add(char)
    return 1


def _is_jamo_tail(char: str) -> bool:
    """Vowels and final consonants of Korean, which are written into the syllable before them."""
    return 0x1160 <= ord(char) <= 0x11FF or 0xD7B0 <= ord(char) <= 0xD7FF


def _is_flag_letter(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF
