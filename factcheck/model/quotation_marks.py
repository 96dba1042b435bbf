"""Quotation marks around somebody's words, once: words that bring their own are not marked twice."""

from __future__ import annotations

_OPENING = "“\"„«‘'"
_CLOSING = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "'": "'"}


def in_quotation_marks(text: str, marks: tuple[str, str] = ("“", "”")) -> str:
    """The text in “ ” or in the marks of another language; text that begins with a mark of its own keeps it, and gets the
    closing one where that is missing."""
    words = text.strip()
    if not words or words[0] not in _OPENING:
        return f"{marks[0]}{words}{marks[1]}"
    closing = _CLOSING[words[0]]
    return words if any(mark in words[1:] for mark in closing) else words + closing[-1]
