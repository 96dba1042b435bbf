"""Text of strangers made inert: nothing in it commands a terminal, turns the direction of a line or hides from the eye.

What a reader could see stays as it was written; what only a machine would obey becomes visible or goes.
"""

from __future__ import annotations

import re
import unicodedata

MOST_MARKS = 8  # combining marks on one letter; a longer pile spills over the lines above and below

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n]+")
_JOINERS = "\u200c\u200d"  # within a word of Persian or an emoji they change what is seen
_VARIANTS = "\ufe0e\ufe0f"  # an emoji as text or as picture
# Signs that take no room and are no format characters: fillers, the grapheme joiner, inherent vowels, a blank of Braille.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0")
# Format characters that are seen: signs that stand under or over numbers in Arabic, Syriac and Kaithi.
_SEEN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_plain_signs: set[str] = set()  # those that were met and stay as they are wherever they stand


def inert(text: str) -> str:
    """The text with line breaks as `\\n`, control characters shown as pictures (␛) and unseen ones left out."""
    if text.isascii() and text.isprintable():
        return text
    plain = _LINE_BREAKS.sub("\n", text)
    if _is_plain(plain):
        return plain
    shown: list[str] = []
    pile, before = 0, ""
    for sign in plain:
        pile = pile + 1 if unicodedata.category(sign)[0] == "M" else 0
        shown.append(_seen(sign, before) if pile <= MOST_MARKS else "")
        before = sign
    return "".join(shown)


def inert_line(text: str) -> str:
    """The same in one line: a break can't start a heading, a list or a line of its own. Spaces at both ends stay one."""
    return _SPACES.sub(" ", inert(text))


def _is_plain(text: str) -> bool:
    """Whether every sign of a text stays as it is whatever stands before it. Each sign is looked up once: texts come by the
    thousand, and all of a language are written with some hundred signs."""
    new = set(text) - _plain_signs
    plain = {sign for sign in new if unicodedata.category(sign)[0] != "M" and _seen(sign, "") == sign}
    _plain_signs.update(plain)
    return plain == new


def _seen(sign: str, before: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cc":
        return sign if sign in "\n\t" else _picture(sign)
    if category == "Cs" or ord(sign) & 0xFFFE == 0xFFFE:
        return "\ufffd"
    if sign in _JOINERS or sign in _VARIANTS:
        return sign if before and _may_follow(sign, before) else ""
    if sign in _BLANKS or 0xFE00 <= ord(sign) <= 0xFE0D or _is_ignored(ord(sign)):
        return ""
    return sign if category != "Cf" or sign in _SEEN_FORMATS else ""


def _is_ignored(code: int) -> bool:
    """Whether Unicode sets a place aside for signs that nothing is drawn for, taken or not: tags, further selectors."""
    return 0xE0000 <= code <= 0xE0FFF or 0xFFF0 <= code <= 0xFFF8


def _may_follow(sign: str, before: str) -> bool:
    """Whether a joiner or a variant has a place here: after a letter or mark beyond Latin or a symbol, one of each."""
    if before in _JOINERS:
        return False
    if before in _VARIANTS:
        return sign in _JOINERS
    category = unicodedata.category(before)
    return category[0] in "SM" or (category[0] == "L" and ord(before) > 0x2FF)


def _picture(sign: str) -> str:
    code = ord(sign)
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
