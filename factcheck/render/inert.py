"""The one gate to the terminal: text that others wrote can be read and never obeyed.

Allowed are letters, marks, numbers, punctuation, symbols and the space. Whatever steers a terminal, turns the direction of
writing or can't be seen becomes a visible mark: `␛` for a control character, `⟨U+202E⟩` for all else. Three invisible things
are part of honest writing and stay where they have a place: joiners between letters of scripts that need them (Unicode
Standard Annex 31, rules A1, A2 and B, taken by block) and between pictures of an emoji, one variation selector after a sign
that has variants, and combining marks up to a number that no language exceeds. Regular expressions are not used because
loading them costs more than a whole list of cases.
"""

from __future__ import annotations

from unicodedata import category

MOST_MARKS = 8  # combining marks on one letter; a longer pile spills over the lines above and below

# Characters known to need no look at what stands around them. It starts with Latin and grows with what is met.
_PLAIN: set[str] = {chr(code) for code in range(0x20, 0x300) if chr(code).isprintable()}

# Not seen, though Unicode counts them as letters, marks or symbols: fillers, an empty braille cell, a null notehead.
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0\ufffc\U0001d159")
# Format characters that are seen: signs that stand around or under a number.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_LINE_ENDS = frozenset("\n\u2028\u2029")
_JOINERS = frozenset("\u200c\u200d")
_ZWJ = "\u200d"

# Scripts in which a joiner between two letters changes how a word is written: first and last code point of their blocks.
_JOINING_SCRIPTS = (
    ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0860, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),  # Arabic, Persian, Urdu
    ((0x0700, 0x074F),),  # Syriac
    ((0x07C0, 0x07FF),),  # N'Ko
    *(((start, start + 0x7F),) for start in range(0x0900, 0x0E00, 0x80)),  # Devanagari to Sinhala
    ((0x0F00, 0x0FFF),),  # Tibetan
    ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),  # Burmese
    ((0x1780, 0x17FF),),  # Khmer
    ((0x1800, 0x18AF),),  # Mongolian
)


def view(text: str, *, multiline: bool = False) -> str:
    """The text as it may be shown: same words, nothing that acts.

    Line ends become spaces, or stay where `multiline` asks for it. The view of a view is the view itself.
    """
    if _PLAIN.issuperset(text):
        return text
    line_end, tab = ("\n", "    ") if multiline else (" ", " ")
    return _shown(text.replace("\r\n", "\n"), line_end, tab)


def mark(char: str) -> str:
    """What stands in the place of a character that is not shown."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def is_plain(text: str) -> bool:
    """Whether a text holds only characters that are known to need no look; a quick no is no proof of the contrary."""
    return _PLAIN.issuperset(text)


def is_inert_alone(char: str) -> bool:
    """Whether a character may be shown whatever stands around it."""
    if char in _PLAIN:
        return True
    kind = category(char)
    if (
        char == " "
        or (kind[0] in "LNPS" and char not in _HIDDEN)
        or kind == "Mc"
        or char in _SEEN
        or _may_be_new(char, kind)
    ):
        _PLAIN.add(char)
        return True
    return False


def is_picture(char: str) -> bool:
    """Whether an emoji may be built on a character: a pictograph, or one of the older symbols that got a picture."""
    code = ord(char)
    if code >= 0x1F000:
        return code <= 0x1FAFF
    return (0x2190 <= code <= 0x2BFF and category(char) in ("So", "Sm")) or char in "©®‼⁉™ℹ〰〽㊗㊙"


def _shown(text: str, line_end: str, tab: str) -> str:
    shown: list[str] = []
    piled = 0
    for place, char in enumerate(text):
        if char in _PLAIN or is_inert_alone(char):
            shown.append(char)
        elif char in _LINE_ENDS:
            shown.append(line_end)
        elif char == "\t":
            shown.append(tab)
        else:
            after = text[place + 1] if place + 1 < len(text) else ""
            shown.append(_in_context(char, shown[-1] if shown else "", shown, after, piled))
            piled += category(char)[0] == "M"
            continue
        piled = 0
    return "".join(shown)


def _in_context(char: str, before: str, shown: list[str], after: str, piled: int) -> str:
    """A character that is kept or not for what stands around it. `shown` is what was let through before it."""
    kind = category(char)
    if kind == "Zs":
        return " "
    if char in _JOINERS:
        kept = _joins(char, shown, after, piled)
    elif _is_selector(char):
        kept = _selects(char, before, after)
    else:
        kept = kind in ("Mn", "Me") and char not in _HIDDEN and piled < MOST_MARKS and before not in ("", "\n")
    return char if kept else mark(char)


def _may_be_new(char: str, kind: str) -> bool:
    """A pictograph that is younger than the tables of this Python."""
    return kind == "Cn" and 0x1F000 <= ord(char) <= 0x1FAFF


def _joins(char: str, shown: list[str], after: str, piled: int) -> bool:
    if not shown or not after:
        return False
    if category(after)[0] == "M" and piled >= MOST_MARKS:
        return False
    script = _joining_script(shown[-1])
    if script is not None and script == _joining_script(after) and category(after)[0] in "LM":
        return True
    return char == _ZWJ and is_picture(after) and _ends_in_a_picture(shown)


def _ends_in_a_picture(shown: list[str]) -> bool:
    """Whether a picture stands before, with or without its selector (a skin colour is a picture itself)."""
    last = shown[-1]
    if last == "\ufe0f" and len(shown) > 1:
        last = shown[-2]
    return len(last) == 1 and is_picture(last)


def _joining_script(char: str) -> int | None:
    if len(char) != 1 or category(char)[0] not in "LM":
        return None
    code = ord(char)
    for number, blocks in enumerate(_JOINING_SCRIPTS):
        if any(first <= code <= last for first, last in blocks):
            return number
    return None


def _is_selector(char: str) -> bool:
    code = ord(char)
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F


def _selects(char: str, before: str, after: str) -> bool:
    """Whether a selector follows a sign that has variants; a second one in a row never does."""
    if len(before) != 1:
        return False
    code, base = ord(char), ord(before)
    if char in "\ufe0e\ufe0f":
        return is_picture(before) or (before in "0123456789#*" and after == "\u20e3")
    if code >= 0xE0100:
        return 0x3400 <= base <= 0x9FFF or 0xF900 <= base <= 0xFAFF or 0x20000 <= base <= 0x3FFFF
    return code < 0x1810 and code != 0x180E and 0x1820 <= base <= 0x18AA
