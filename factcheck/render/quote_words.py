"""How a quote stands in a text, in words: the same, or with what differs beside it."""

from __future__ import annotations

from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.model.quoting import compare_words

_LONGEST = 600  # characters of a quote that are shown with its differences


def quote_sentence(state: str, quote: str, found: str) -> str:
    """One sentence on how a quote stands in what was captured."""
    if state == "differs":
        return f"The quote differs from the page: {differences(quote, found)}"
    return {
        "exact": "The quote stands in it word for word.",
        "same-words": "The quote stands in it in the same words; quotation marks, dashes or blanks differ.",
        "missing": "The quote is NOT in it, and no passage is like it.",
    }.get(state, "The quote could not be looked for: no readable text was captured.")


def differences(quote: str, found: str) -> str:
    """The quote with what differs in it: `cost [you: 31] [page: 40] million`."""
    parts = []
    for part in compare_words(quote[:_LONGEST], found[: 2 * _LONGEST]):
        if part.is_same:
            parts.append(part.quoted)
        else:
            parts += [f"[you: {part.quoted}]"] if part.quoted else []
            parts += [f"[page: {part.found}]"] if part.found else []
    return in_quotation_marks(" ".join(parts))
