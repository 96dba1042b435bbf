"""What a terminal may be given, written down once more and apart from the code that guards it."""

from __future__ import annotations

import unicodedata

NEVER = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs"}
SEEN_FORMAT = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
UNSEEN = set("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0\ufffc\U0001d159")


def offences(shown: str, *, multiline: bool = False) -> list[str]:
    """The characters of a shown text that may not reach a terminal, by name and place."""
    found = []
    for place, char in enumerate(shown):
        kind = unicodedata.category(char)
        context = kind in NEVER or char in UNSEEN or is_selector(char)
        new_picture = kind == "Cn" and 0x1F000 <= ord(char) <= 0x1FAFF
        allowed = (
            char == " "
            or (char == "\n" and multiline)
            or char in SEEN_FORMAT
            or new_picture
            or (char in "\u200c\u200d" and is_joined(shown, place))
            or (is_selector(char) and place > 0 and not is_selector(shown[place - 1]) and shown[place - 1] > "\u00a0")
            or (char == "\ufe0f" and shown[place - 1 : place + 2][2:] == "\u20e3")
        )
        if (context or kind == "Cn") and not allowed:
            found.append(f"U+{ord(char):04X} at {place}")
    return found


def is_selector(char: str) -> bool:
    return char in "\u180b\u180c\u180d\u180f" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def is_joined(text: str, place: int) -> bool:
    """Whether a joiner has a letter, mark or picture of more than Latin on each side."""
    sides = text[place - 1 : place], text[place + 1 : place + 2]
    return all(side and side > "\u02ff" and side not in "\u200c\u200d" for side in sides)
