"""How far the people of a desk agree who rated the same claims apart: the part of the statistics that says so."""

from __future__ import annotations

from factcheck.render.page import Page
from factcheck.render.words import RatingLabels, count, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.agreement import Agreement, Interval
    from factcheck.render.output import Output

_MOST = 12  # ratings and pairs that a page shows
_UNKNOWN = "not known yet"


def write_agreement(output: Output, found: Sequence[Agreement], labels: RatingLabels) -> None:
    """Print what is known of how far people agree, one part for each scale."""
    page = Page(output)
    for one in found:
        page.heading(f"Agreement on the scale {one.scale}")
        page.field("Rated apart", count(one.cases, "case"), f"{page.dot}{_share(one.same, one.cases)} the same")
        page.field("Alpha", _alpha(one.nominal), _between(one.nominal_interval), (f"{page.dot}the same or not", "dim"))
        page.field(
            "Ordered", _alpha(one.ordinal), _between(one.ordinal_interval), (f"{page.dot}by place on the scale", "dim")
        )
        for rating in one.ratings[:_MOST]:
            label = labels.label(one.scale, rating.rating)
            told = f"{page.dot}{count(rating.cases, 'case')}, {rating.same} by everybody"
            page.field("Rating", (label, "bold"), f" {_alpha(rating.alpha)}", told)
        for pair in one.pairs[:_MOST]:
            told = f"{page.dot}{count(pair.cases, 'case')}, {_share(pair.same, pair.cases)} the same"
            ordered = f", ordered {_alpha(pair.ordinal)}" if pair.ordinal is not None else ""
            page.field(
                "Pair", f"{person(pair.people[0])} and {person(pair.people[1])} ", _alpha(pair.nominal), ordered, told
            )
        page.field("Source", ("Krippendorff's alpha: 1 is full agreement, 0 what chance would give", "dim"))


def agreement_json(one: Agreement) -> dict[str, Any]:
    """How far people agree on one scale, as a JSON object; numbers are rounded to six places."""
    return {
        "scale": one.scale,
        "cases": one.cases,
        "same": one.same,
        "nominal": _rounded(one.nominal),
        "nominal_interval": _rounded_interval(one.nominal_interval),
        "ordinal": _rounded(one.ordinal),
        "ordinal_interval": _rounded_interval(one.ordinal_interval),
        "by_rating": [
            {"rating": part.rating, "cases": part.cases, "same": part.same, "alpha": _rounded(part.alpha)}
            for part in one.ratings
        ],
        "by_pair": [
            {
                "people": list(part.people),
                "cases": part.cases,
                "same": part.same,
                "nominal": _rounded(part.nominal),
                "ordinal": _rounded(part.ordinal),
            }
            for part in one.pairs
        ],
    }


def agreement_rows(found: Sequence[Agreement], labels: RatingLabels) -> list[Sequence[object]]:
    """The same as rows of a table: what, name, number of cases."""
    rows: list[Sequence[object]] = []
    for one in found:
        rows += [("rated apart", one.scale, one.cases), ("rated the same", one.scale, one.same)]
        rows += [
            ("alpha", f"{one.scale} nominal", _rounded(one.nominal)),
            ("alpha", f"{one.scale} ordinal", _rounded(one.ordinal)),
        ]
        rows += [
            ("alpha of rating", labels.label(one.scale, part.rating), _rounded(part.alpha)) for part in one.ratings
        ]
        rows += [
            ("alpha of pair", " and ".join(map(person, part.people)), _rounded(part.nominal)) for part in one.pairs
        ]
    return rows


def _share(number: int, whole: int) -> str:
    return f"{number} of {whole}"


def _alpha(value: float | None) -> str:
    return _UNKNOWN if value is None else f"{value:.3f}"


def _between(interval: Interval | None) -> str:
    return f" (95%: {interval[0]:.3f} to {interval[1]:.3f})" if interval else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _rounded_interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(end, 6) for end in interval]
