"""News agencies, and where a text names one as its source: in its dateline, its byline, its credit, or in a sentence.

The list is data (`agencies.toml`); a desk adds to it in its settings, in the same form. What is found is told with the words
it was found in, so that a person can see whether it means what it seems to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from factcheck.model.agency import Agency, agency_from
from factcheck.model.dataclass import dataclass
from factcheck.model.toml_form import TomlForm, parse_table

_SHIPPED = Path(__file__).with_name("agencies.toml")


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a text names as its source, with the words in which it does."""

    agency: Agency
    words: str


def load_agencies(own: Iterable[Agency] = ()) -> tuple[Agency, ...]:
    """The agencies that are known: those that ship, and a desk's own, which replace those of the same name."""
    return tuple({agency.name: agency for agency in (*_shipped(), *own)}.values())


@lru_cache(maxsize=1)
def _shipped() -> tuple[Agency, ...]:
    form = TomlForm(parse_table(_SHIPPED.read_bytes(), _SHIPPED.name), _SHIPPED.name)
    return tuple(agency_from(entry) for entry in form.each("agencies"))


def find_credits(text: str, agencies: Iterable[Agency]) -> tuple[Credit, ...]:
    """The agencies that a text names as its source, each once, in the order in which it names them."""
    by_name = {name: agency for agency in agencies for name in agency.names}
    if not any(name in text for name in by_name):  # as in most texts, and found out sooner than by the forms
        return ()
    found: dict[str, Credit] = {}
    for match in _patterns(tuple(sorted(by_name, key=len, reverse=True))).finditer(text):
        name = next(group for group in match.groups() if group)
        words = " ".join(match[0].split()).strip(" ,;:–—-")
        found.setdefault(by_name[name].name, Credit(by_name[name], words))
    return tuple(found.values())


def agency_named(name: str, agencies: Iterable[Agency]) -> Agency | None:
    """The agency that somebody wrote as a publisher, an author or an origin; letter case does not count here."""
    wanted = " ".join(name.casefold().split())
    return (
        next((one for one in agencies if wanted in {known.casefold() for known in one.names}), None) if wanted else None
    )


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> re.Pattern[str]:
    """The forms in which a text credits an agency. In each of them the name is a group of its own."""
    name = rf"({'|'.join(map(re.escape, names))})"
    end = r"(?![\w-])"
    said = (
        r"told|reports?|reported|berichtete|berichtet|meldet|meldete|rapporte|informa|informó|riferisce|podaje|podała"
        r"|informuje|melder|rapporterer"
    )
    source = (
        r"according\sto(?:\sthe\snews\sagency)?|with\smaterial\s(?:from|by)|from\sthe\snews\sagency"
        r"|nach\sAngaben\sder|laut|mit\sMaterial\s(?:von|der)|selon|d['’]après|según|secondo|jak\spodaje|za"
    )
    return re.compile(
        "|".join(
            (
                rf"^[^\n]{{0,80}}?[(/]\s?{name}\s?[)/]",  # HALDEN, 3 May (Reuters) – …
                rf"[(\[/]\s?{name}\s?[)\]/]\s*$",  # … at the end of a paragraph
                rf"^\s*(?:By|Von|Par|Por|Di|Autor)\s{name}{end}",
                rf"^\s*(?:Source|Sources|Quelle|Quellen|Fuente|Fonte|Źródło|Kilde|Källa|Bron)\s?:\s?{name}{end}",
                rf"^\s*{name}\s*$",  # a line of its own
                rf"\b(?i:{source})\s(?:the\s|der\s)?{name}{end}",
                rf"(?<![\w-]){name}\s(?:{said})\b",
                rf"\b(?:told|gegenüber|à\sl['’])\s?(?:the\s|der\s)?{name}{end}",
            )
        ),
        re.MULTILINE,
    )
