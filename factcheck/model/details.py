"""The details of a claim that events carry: which values they may have, and which of those in a file can be read.

A check refuses what is not of the trade. A fold refuses nothing: a value of a shape that this version does not know is
passed over and stays in its event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from factcheck.errors import RefusedError
from factcheck.model.case import UNKNOWN
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.ids import is_id

CHECKABLE = ("checkable", "opinion", "forecast")
HIGHEST_PRIORITY = 3
WHOLE_SCORE = 1000  # a check-worthiness of 1, in thousandths


def readable_details(event: Event, names: Iterable[str]) -> dict[str, Any]:
    """The details that an event gives, without those whose shape can't be read. "" is a detail taken away."""
    given = {name: event.value(name) for name in names}
    return {name: value for name, value in given.items() if value == "" or _SHAPES[name](value)}


def demand_details(event: Event, names: Iterable[str], *, command: str) -> None:
    """Raise RefusedError, or InvalidDateError, where an event gives a detail a value that it can't have."""
    for name in names:
        value = event.value(name)
        if value is None or value == "":
            continue
        wrong = _RULES[name](value) if _SHAPES[name](value) else f"That is no value for {name}."
        if wrong:
            raise RefusedError(f"{wrong} Nothing was changed.", hint=command)


def _nothing_wrong(_value: Any) -> str:
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_claimant(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("name"), str) and isinstance(value.get("kind", ""), str)


def _is_quote(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    offsets = [value.get("start"), value.get("end")]
    return all(isinstance(value.get(name, ""), str) for name in ("before", "after", "version", "place")) and (
        offsets == [None, None] or all(_is_count(offset) for offset in offsets)
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _are_mentions(value: Any) -> bool:
    """Whether it is a list of what a sentence mentions, each with its words and their place (`mention_record`)."""
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and isinstance(one.get("text"), str)
        and _is_count(one.get("start"))
        and _is_count(one.get("end"))
        and all(isinstance(part, str) for name, part in one.items() if name not in ("start", "end"))
        for one in value
    )


def _claimed_on(value: str) -> str:
    if value != UNKNOWN:
        PartialDate.parse(value)
    return ""


def _due(value: str) -> str:
    return "" if PartialDate.parse(value).day else "A case is due on a day, such as 2030-01-31."


def _checkable(value: str) -> str:
    return "" if value in CHECKABLE else f"A claim is {', '.join(CHECKABLE)}."


def _priority(value: int) -> str:
    return "" if value <= HIGHEST_PRIORITY else f"A priority is 0 (none) to {HIGHEST_PRIORITY} (first)."


def _score(value: int) -> str:
    return "" if value <= WHOLE_SCORE else "Check-worthiness is 0 to 1."


def _article(value: str) -> str:
    return "" if is_id(value) else f"“{value}” is not the id of an article."


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "claim": _is_text,
    "claimant": _is_claimant,
    "claimed_on": _is_text,
    "appearance": _is_text,
    "quote": _is_quote,
    "article": _is_text,
    "why": _is_text,
    "checkable": _is_text,
    "priority": _is_count,
    "due": _is_text,
    "score": _is_count,
    "reasons": _are_texts,
    "times": _are_mentions,
    "quantities": _are_mentions,
    "names": _are_mentions,
    "type": _is_text,
    "type_because": _is_text,
}
_RULES: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(_SHAPES, _nothing_wrong),
    "claimed_on": _claimed_on,
    "article": _article,
    "checkable": _checkable,
    "priority": _priority,
    "due": _due,
    "score": _score,
}
