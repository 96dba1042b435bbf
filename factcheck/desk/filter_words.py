"""What a person types to filter a list, in the words of `list`: `bridge --stage open --overdue`, or `stage:open`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.desk.lists import Filters
from factcheck.errors import UsageError

_VALUES = {
    "stage": "stages", "verdict": "ratings", "assignee": "assignees", "article": "articles", "tag": "tags",
    "claimant": "claimants",
}  # fmt: skip
_SWITCHES = {"conflicts": "has_conflicts", "overdue": "is_overdue", "due": "is_due"}
OPTIONS = (*_VALUES, *_SWITCHES, "sort")


def parse_filter(typed: str) -> Filters:
    """The filters that a line of text means. Words without an option must all be found.

    An option without its value yet is passed over, so that a line can be read while it is being typed. Raises UsageError
    for an option that there is not.
    """
    found: dict[str, Any] = {}
    words: list[str] = []
    pieces = _pieces(typed)
    for piece in pieces:
        name, value = _option(piece)
        if not name:
            words.append(piece)
        elif name in _SWITCHES:
            found[_SWITCHES[name]] = True
        elif value := value or next(pieces, ""):
            _take(found, name, value)
    return Filters(words=tuple(words), **found)


def _take(found: dict[str, Any], name: str, value: str) -> None:
    if name == "sort":
        found["sort"] = value
    elif name in _VALUES:
        field = _VALUES[name]
        found[field] = (*found.get(field, ()), value)
    else:
        raise UsageError(f"There is no filter “--{name}”.", hint=f"There are: --{', --'.join(OPTIONS)}.")


def _option(piece: str) -> tuple[str, str]:
    """The option that a piece names and the value after its `:` or `=`, two empty texts where it is a word."""
    if piece.startswith("--"):
        name, _, value = piece[2:].partition("=")
        return name, value
    name, colon, value = piece.partition(":")
    return (name, value) if colon and name in OPTIONS else ("", "")


def _pieces(typed: str) -> Iterator[str]:
    """The words of a line; those between quotation marks are one, whether or not the last mark is there yet."""
    piece, mark = "", ""
    for letter in typed:
        if letter == mark:
            mark = ""
        elif not mark and letter == '"':
            mark = letter
        elif letter.isspace() and not mark:
            if piece:
                yield piece
            piece = ""
        else:
            piece += letter
    if piece:
        yield piece
