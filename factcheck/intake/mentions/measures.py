"""What stands behind or before a number and says what it is: units with their dimension, currencies, shares, bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.intake.mentions.vocabulary import either, forms, load_words, named


@dataclass(frozen=True, slots=True)
class Measures:
    """The units of a language. A pattern begins where the number ended; `money_before` and `bound` end where it begins."""

    units: dict[str, tuple[str, str]]
    unit: re.Pattern[str]
    share: re.Pattern[str]
    points: re.Pattern[str]
    money: dict[str, str]
    money_after: re.Pattern[str]
    money_before: re.Pattern[str]
    bounds: dict[str, str]
    bound: re.Pattern[str]
    plurals: frozenset[str]
    no_noun: frozenset[str]
    stops: frozenset[str]
    label: re.Pattern[str]
    aged: re.Pattern[str]


@cache
def measures(language: str = "en") -> Measures:
    """The units of a language."""
    words = load_words(language)
    units: dict[str, tuple[str, str]] = {
        form: (name, dimension)
        for dimension, table in words["units"].items()
        for name, entry in table.items()
        for form in forms(entry)
    }
    money: dict[str, str] = dict(words["money"]["signs"])
    money |= named(words["money"]["words"]) | {code.lower(): code for code in words["money"]["codes"].split()}
    small = words["money"]["small"]
    signs = list(words["money"]["signs"])
    behind = [*named(words["money"]["words"]), *words["money"]["codes"].split(), *small]
    bounds = named(words["numbers"]["bounds"])
    counted = words["counted"]
    return Measures(
        units=units,
        unit=re.compile(rf"[\s\u00a0-]?{either(units)}(?!\w)"),
        share=re.compile(rf"\s?{either(forms(words['shares']['share']))}(?!\w)", re.IGNORECASE),
        points=re.compile(rf"[\s-]?{either(forms(words['shares']['points']))}(?!\w)", re.IGNORECASE),
        money=money | small,
        money_after=re.compile(rf"\s(?:{either(behind)})(?!\w)|\s?(?:[€£$])(?!\s?\d)", re.IGNORECASE),
        money_before=re.compile(rf"(?<!\w)(?:{either(signs)}|(?:{either(words['money']['codes'].split())}))\s?\Z"),
        bounds=bounds,
        bound=re.compile(rf"(?<![\w-]){either(bounds)}\s(?:an?\s)?\Z", re.IGNORECASE),
        plurals=frozenset(counted["plurals"].split()),
        no_noun=frozenset(counted["no_noun"].split()),
        stops=frozenset(counted["stops"].split()),
        label=re.compile(rf"(?:\b{either(counted['labels'].split())}\.?\s|[#№])\Z", re.IGNORECASE),
        aged=re.compile(rf"\b{either(counted['aged'].split())}\s\Z", re.IGNORECASE),
    )
