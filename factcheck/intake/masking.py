"""Hides in a sentence what could mislead the rules that look for its source: direct quotations and parentheses.

The masked sentence has the same length, so that offsets found in it are offsets of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.intake.quotations import Quotation

MASK = "\ue000"  # a private-use character: neither a word character nor white space

_TERM_WORDS, _TERM_LENGTH = 4, 60
_SHORT_PARENTHESIS = re.compile(r"\([^()]{1,60}\)")


def mask_quotations(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> str:
    """The sentence `text[start:end]` with every character of a direct quotation masked and short parentheses blanked.

    A word or two in quotation marks is a term, not somebody's speech, and stays.
    """
    parts, at = [], start
    for one in quotations:
        left, right = max(one.start, at), min(one.end, end)
        if left < right and not is_term(text, one):
            parts.append(text[at:left] + MASK * (right - left))
            at = right
    masked = "".join(parts) + text[at:end]
    return _SHORT_PARENTHESIS.sub(lambda match: " " * len(match[0]), masked)


def is_term(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is a term (`the “green belt” rule`): a few words that no stop or comma ends."""
    if quotation.end - quotation.start > _TERM_LENGTH or not (quotation.opened and quotation.closed):
        return False
    inside = text[quotation.start + 1 : quotation.end - 1].strip()
    return inside[-1:] not in {"", ".", ",", "!", "?", "…"} and len(inside.split()) <= _TERM_WORDS
