"""The `desk.toml` of a new desk: every setting with its explanation, so that the file is its own manual."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.config.desk_settings import AT_LEAST, DESK_KEYS, DeskSettings, desk_settings_from
from factcheck.config.explained import explanations
from factcheck.config.person import Person
from factcheck.config.settings_file import write_new
from factcheck.model.standards import STANDARDS
from factcheck.model.toml_form import is_one_line, parse_table

_WIDTH = 110
_HEAD = (
    "The settings of this desk. Change what stands after an equals sign and keep the quotation marks. A line that "
    "begins with # explains, or holds something that is switched off."
)
_EXAMPLE = Person("Ana Ruiz", "ana@desk.example", "editor")


def write_new_desk_settings(
    path: Path,
    *,
    name: str,
    scale: str = "default",
    language: str = "en",
    organisation: str = "",
    url: str = "",
    contact: str = "",
    corrections: str = "",
    funding: str = "",
    people: Sequence[Person] = (),
) -> None:
    """Write the settings of a new desk, with comments that explain each of them; only its owner may read the file.

    Raises SettingsError for a value that may not stand there, DuplicateRefusedError where the file is there already, and
    NotWritableError where it can't be written.
    """
    settings = DeskSettings(
        name, language, scale, organisation, url, contact, corrections, funding, people=tuple(people)
    )
    text = "\n".join(_lines(settings)) + "\n"
    desk_settings_from(parse_table(text.encode(), str(path)), str(path))
    write_new(path, text)


def _lines(settings: DeskSettings) -> Iterator[str]:
    explained = explanations(DeskSettings)
    yield from _comment(_HEAD)
    yield from ("", "[desk]")
    for key in DESK_KEYS:
        yield from _comment(explained[key])
        yield from (f"{key} = {_quoted(getattr(settings, key))}", "")
    yield from _comment(explained["language_fallback"])
    yield from ('# language-fallback = "en"', "")
    yield from _standards(settings, explained)
    yield from _review(settings, explained)
    yield from _capture(settings, explained)
    yield from _site(settings, explained)
    yield from _signing(settings, explained)
    yield from _calendar(settings, explained)
    yield from _agencies(explained)
    yield from _people(settings.people, explained["people"])


def _standards(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield from _comment(explained["standards"])
    yield from ("[standards]", "")
    for standard in STANDARDS:
        yield from _comment(standard.rule)
        yield from _comment(f"Asked for by {standard.asked_by}.")
        yield from (f"{standard.name} = {_quoted(settings.standards[standard.name])}", "")
    yield from (f"[standards.{AT_LEAST}]", "")
    yield from _comment(explained["independent_sources"])
    yield from (f"independent-sources = {settings.independent_sources}", "")
    yield from _comment(explained["approvals"])
    yield from (f"approvals = {settings.approvals}", "")


def _review(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield "[review]"
    yield ""
    yield from _comment(explained["rate_first"])
    yield from (f"rate-first = {'true' if settings.rate_first else 'false'}", "")
    yield from _comment(explained["reviewers"])
    yield from (f"reviewers = {settings.reviewers}", "")


def _capture(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield from ("[capture]", "")
    yield from _comment(explained["capture_on_add"])
    yield from (f"on-add = {'true' if settings.capture_on_add else 'false'}", "")
    yield from _comment(explained["public_archive"])
    yield from (f"public-archive = {'true' if settings.public_archive else 'false'}", "")


def _site(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield from ("[site]", "")
    for key, value in (("url", settings.site_url), ("copies", settings.site_copies)):
        yield from _comment(explained[f"site_{key}"])
        yield from (f"{key} = {_quoted(value)}", "")
    yield from _comment(explained["site_cards"])
    yield from (f"cards = {'true' if settings.site_cards else 'false'}", "")


def _signing(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield from ("[signing]", "")
    yield from _comment(explained["sign_on_change"])
    yield from (f"on-change = {'true' if settings.sign_on_change else 'false'}", "")


def _calendar(settings: DeskSettings, explained: dict[str, str]) -> Iterator[str]:
    yield from ("[calendar]", "")
    for key, days in (("weekend", settings.weekend), ("holidays", settings.holidays)):
        yield from _comment(explained[key])
        yield from (f"{key} = [{', '.join(map(_quoted, days))}]", "")
    yield from _comment(explained["days_to_answer"])
    yield from (f"days-to-answer = {settings.days_to_answer}", "")


def _agencies(explained: dict[str, str]) -> Iterator[str]:
    yield from _comment(explained["agencies"])
    example = ("[[agencies]]", 'name = "Nordwire"', 'names = ["NW", "Nord Wire"]', 'domains = ["nordwire.example"]')
    yield from (*(f"# {line}" for line in example), "")


def _people(people: Sequence[Person], explanation: str) -> Iterator[str]:
    yield from _comment(explanation)
    if not people:
        yield from (f"# {line}" for line in _person(_EXAMPLE))
    for place, person in enumerate(people):
        if place:
            yield ""
        yield from _person(person)


def _person(person: Person) -> Iterator[str]:
    yield "[[people]]"
    for key in explanations(Person):
        yield f"{key} = {_quoted(getattr(person, key))}"


def _comment(text: str) -> Iterator[str]:
    from textwrap import wrap

    return (f"# {line}" for line in wrap(text, _WIDTH - 2, break_on_hyphens=False))


def _quoted(text: str) -> str:
    """A text as TOML quotes it, which is JSON's form too. Signs that may not stand in a setting come out as escapes,
    so that reading the file refuses them by the name of their key."""
    return json.dumps(text, ensure_ascii=not is_one_line(text)).replace("\x7f", "\\u007f")
