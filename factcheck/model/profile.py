"""A desk profile: the standards that a code of the trade is known to ask for, which a desk may adopt as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.dataclass import dataclass, field
from factcheck.model.standards import LEVELS, REQUIRE, STANDARDS

APPROVALS = "approvals"
REVIEWERS = "reviewers"
NUMBERS = ("independent-sources", APPROVALS, REVIEWERS)


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile: its key, its name, what it is about, the standards it asks for and the least `numbers` of NUMBERS."""

    key: str
    name: str
    about: str
    standards: tuple[str, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting that a profile would change: its name, and its value before and after."""

    setting: str
    before: str
    after: str


def changes_towards(
    profile: Profile, levels: Mapping[str, str], numbers: Mapping[str, int]
) -> tuple[SettingChange, ...]:
    """What a desk that adopts a profile would change: standards that it asks for become required, numbers at least as high.

    Nothing is ever made weaker; what a profile says nothing of stays as it is.
    """
    strictest = LEVELS.index(REQUIRE)
    changes = [
        SettingChange(standard.name, levels[standard.name], REQUIRE)
        for standard in STANDARDS
        if standard.name in profile.standards and LEVELS.index(levels[standard.name]) < strictest
    ]
    changes += [
        SettingChange(_setting_of(name), str(numbers[name]), str(least))
        for name, least in profile.numbers.items()
        if numbers[name] < least
    ]
    return tuple(changes)


def _setting_of(name: str) -> str:
    """Where a number stands in `desk.toml`, as people write the path of a setting."""
    return f"review.{name}" if name == REVIEWERS else f"at-least.{name}"
