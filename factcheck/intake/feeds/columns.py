"""What the columns of a sheet hold, guessed from their names; the person sees the guess and may say otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from factcheck.errors import UsageError

# Names seen in sheets that desks keep and in exports, the surest first, each field with what it is in a claim.
NAMES: dict[str, tuple[str, ...]] = {
    "claim": (
        "claim",
        "claim reviewed",
        "claim text",
        "statement",
        "exact sentence",
        "sentence",
        "claim title",
        "text",
        "title",
    ),
    "quote": ("quote", "exact sentence", "exact quote", "exact words", "original text", "verbatim"),
    "title": ("headline", "fact check title", "report title", "review title", "title", "fact check headline"),
    "claimant": ("claimant", "speaker", "claimed by", "said by", "source of claim", "person", "author of claim", "who"),
    "claimed_on": (
        "date claimed",
        "claimed on",
        "claim date",
        "date of claim",
        "social media posted at",
        "when said",
        "date said",
        "when",
        "date of statement",
        "said on",
    ),
    "appearance": (
        "appearance",
        "where said",
        "where",
        "claim url",
        "social media url",
        "source url",
        "where and when said",
        "link to claim",
        "claim link",
        "article",
        "original url",
        "item page url",
    ),
    "rating": (
        "rating",
        "verdict",
        "textual rating",
        "accurate",
        "conclusion",
        "fact check rating",
        "ruling",
        "label",
        "status",
    ),
    "publisher": (
        "publisher",
        "fact checker",
        "organisation",
        "organization",
        "outlet",
        "review publisher",
        "checked by organisation",
    ),
    "url": (
        "review url",
        "fact check url",
        "report url",
        "published article url",
        "url",
        "link",
        "report link",
        "item page url",
    ),
    "checked_on": (
        "date checked",
        "checked on",
        "review date",
        "report published at",
        "date published",
        "published at",
        "published on",
        "date",
        "submitted at",
    ),
    "language": ("language", "language code", "lang"),
    "why": ("why", "why this claim", "importance", "reason to check", "reach", "harm"),
    "tags": ("tags", "tag", "category", "categories", "topic", "topics"),
    "article": ("article id",),
}
FOR_CHECKS = (
    "claim",
    "title",
    "claimant",
    "claimed_on",
    "appearance",
    "rating",
    "publisher",
    "url",
    "checked_on",
    "language",
)
FOR_CASES = ("claim", "quote", "claimant", "claimed_on", "appearance", "why", "tags")


def name_key(header: str) -> str:
    """A column's name for comparing: one case, letters and digits, single spaces."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())


def guess_columns(headers: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """For each field the column that seems to hold it; a column is used once, a field without one is left out."""
    keys: dict[str, str] = {}
    for header in headers:
        keys.setdefault(name_key(header), header)
    mapping: dict[str, str] = {}
    claim = next((keys[name] for name in NAMES["claim"] if name in keys), None)
    if claim is not None and "claim" in fields:  # what everything else is about has the first choice
        mapping["claim"] = claim
    for rank in range(max(len(names) for names in NAMES.values())):
        for field in fields:
            names = NAMES[field]
            if field in mapping or rank >= len(names):
                continue
            found = keys.get(names[rank])
            if found is not None and found not in mapping.values():
                mapping[field] = found
    return {field: mapping[field] for field in fields if field in mapping}


def told_columns(told: Sequence[str], headers: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """What a person says of the columns, as `claim=Statement`; `claim=` leaves a field out. Raises UsageError."""
    keys = {name_key(header): header for header in headers}
    mapping: dict[str, str] = {}
    for one in told:
        field, sign, column = one.partition("=")
        field = field.strip().lower().replace("-", "_")
        if not sign or field not in fields:
            raise UsageError(
                f"“{one}” does not say what a column holds. Nothing was changed.",
                hint=f"Write FIELD=COLUMN, for example claim=Statement. The fields: {', '.join(fields)}",
            )
        if column.strip() and name_key(column) not in keys:
            raise UsageError(
                f"The sheet has no column “{column}”. Nothing was changed.", hint=f"Its columns: {', '.join(headers)}"
            )
        mapping[field] = keys[name_key(column)] if column.strip() else ""
    return mapping


def sheet_key(headers: Sequence[str]) -> str:
    """By which a sheet of the same columns is recognised."""
    return " | ".join(name_key(header) for header in headers)


def cells_of(headers: Sequence[str], cells: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """The cell of each field of a row, "" where the row has none."""
    places = {header: place for place, header in reversed(list(enumerate(headers)))}
    found = {}
    for field, header in mapping.items():
        place = places.get(header, len(cells))
        found[field] = cells[place] if place < len(cells) else ""
    return found


def rest_of(headers: Sequence[str], cells: Sequence[str], mapping: Mapping[str, str]) -> list[tuple[str, str]]:
    """The cells that no field holds, each with the name of its column; empty ones are left out."""
    used = set(mapping.values())
    return [
        (header, cell) for header, cell in zip(headers, cells, strict=False) if cell and header and header not in used
    ]
