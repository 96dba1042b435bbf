"""A news agency as the list that ships and a desk's settings name it."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass
from factcheck.model.toml_form import TomlForm

KEYS = ("name", "names", "domains")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the name of the origin, every name it is written by (this one first), its registered domains."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()


def agency_from(form: TomlForm) -> Agency:
    """The agency in one [[agencies]]. Raises SettingsError."""
    name = form.text("name")
    names = tuple(dict.fromkeys((name, *form.listed("names"))))
    return Agency(name, names, tuple(domain.lower() for domain in form.listed("domains")))
