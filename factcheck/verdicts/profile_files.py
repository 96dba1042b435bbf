"""The desk profiles that ship with factcheck: one TOML file each in `profiles/`, named after its key.

A profile says which standards a code is known to ask for, as `model/standards.py` names who asks for what; it quotes none.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import NotFoundError
from factcheck.model.profile import NUMBERS, Profile
from factcheck.model.standards import standard_info
from factcheck.model.toml_form import TomlForm, parse_table, shown

SHIPPED = Path(__file__).parent / "profiles"


def list_profiles() -> tuple[Profile, ...]:
    """Every profile there is, by key."""
    return tuple(_read(path) for path in sorted(SHIPPED.glob("*.toml")))


def load_profile(key: str) -> Profile:
    """The profile of this key. Raises NotFoundError, which lists the keys."""
    for profile in list_profiles():
        if profile.key == key.strip().casefold():
            return profile
    keys = ", ".join(profile.key for profile in list_profiles())
    raise NotFoundError(f"There is no desk profile {shown(key)}.", hint=f"The profiles are: {keys}.")


def _read(path: Path) -> Profile:
    form = TomlForm(parse_table(path.read_bytes(), path.name), path.name)
    numbers = form.inner("numbers")
    return Profile(
        key=path.stem,
        name=form.text("name"),
        about=form.text("about"),
        standards=tuple(standard_info(name).name for name in form.listed("standards")),
        numbers={name: numbers.whole_number(name, 1, least=1, most=20) for name in NUMBERS if name in numbers.table},
    )
