"""What a sentence mentions, in one line each: the words as they stand, with what was made of them where that says more."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Records = Sequence[Mapping[str, Any]]


def times_line(times: Records) -> str:
    """`last Tuesday (2020-12-22), since 2019`: a time that can't be counted is told as such."""
    return ", ".join(_time(one) for one in times)


def _time(time: Mapping[str, Any]) -> str:
    relation = time.get("relation", "")
    said = time["text"] if relation in ("", "between") else f"{relation} {time['text']}"
    if time["basis"] == "unresolved":
        return f"{said} (not known when)"
    first, last = time.get("first", ""), time.get("last", "")
    meant = first if first == last else f"{first or '…'} to {last or '…'}"
    return said if time["text"] in (meant, first, last) else f"{said} ({meant})"


def quantities_line(quantities: Records) -> str:
    """`60 civilians, $12.9bn (12900000000), one in seven (1/7)`; without ordinals."""
    return ", ".join(_quantity(one) for one in quantities if one["kind"] != "ordinal")


def _quantity(quantity: Mapping[str, Any]) -> str:
    value = quantity["value"] + (f" to {quantity['upto']}" if quantity.get("upto") else "")
    said = quantity["text"]
    is_plain = value in said.replace(",", "") or quantity.get("bound") == "order"
    return said if is_plain else f"{said} ({value})"


def names_line(names: Records) -> str:
    """`Ada Brandt (person), Aldon (place)`: each name once."""
    kinds = {one["name"]: one["kind"] for one in names}
    return ", ".join(name if kind == "unknown" else f"{name} ({kind})" for name, kind in kinds.items())
