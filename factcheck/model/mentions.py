"""What a sentence mentions: when, how much, and who or where; each with the place of its very words.

Offsets are code points, end exclusive, into the text that was looked at (of a proposal: the article's). All values are
text or whole numbers, so that an event can keep them.
"""

from __future__ import annotations

from typing import Any

from factcheck.model.dataclass import asdict, dataclass

NAME_KINDS = ("person", "organisation", "place", "unknown")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or a period as far as it is known.

    `first` and `last` are partial dates (`2020`, `2020-12`, `2020-12-24`), both "" where the day it is counted from is not
    known, one of them "" where a period is open to that side. `precision` is how exactly it was said: `day`, `week`,
    `month`, `quarter`, `half`, `season`, `year`, `decade`, `century`, or `vague`. `relation` is `between`, `since`, `until`,
    `before`, `after` or `by`; the day of `before` and `after` is not within. `partial` is what was said where the year was
    not: `--12-24`, `--12`. `basis` is `stated`, `article` (counted from the day the article appeared) or `unresolved`.
    """

    text: str
    start: int
    end: int
    first: str = ""
    last: str = ""
    precision: str = ""
    relation: str = ""
    partial: str = ""
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    `value` is exact: a decimal without exponent (`12900000000`, `0.35`), or of a `ratio` a fraction (`1/7`); `upto` is the
    end of a range. `kind` is `count`, `measure`, `money`, `share`, `points` (percentage points), `ratio`, `multiple` or
    `ordinal`; `unit` is the name of a unit (`kilometre`, `USD`), or the words that are counted; `dimension` is that of the
    unit (`length`, `money`, `time`, …). `bound` is `about`, `more than`, `less than`, `at least`, `at most` or, of `tens of
    thousands`, `order`.
    """

    text: str
    start: int
    end: int
    value: str
    kind: str
    upto: str = ""
    unit: str = ""
    dimension: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person, an organisation or a place; `name` is the full name as the article gives it, `kind` one of `NAME_KINDS`."""

    text: str
    start: int
    end: int
    name: str
    kind: str = "unknown"


Mention = TimeMention | Quantity | NameMention


def mention_record(mention: Mention) -> dict[str, Any]:
    """A mention as events and JSON hold it: no value that is not known."""
    return {name: value for name, value in asdict(mention).items() if value != ""}
