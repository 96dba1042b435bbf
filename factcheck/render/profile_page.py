"""Desk profiles: the list of them, one with what a desk would change to adopt it, and what was adopted."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import COMMAND, IDENTIFIER, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.profile import Profile, SettingChange
    from factcheck.render.output import Output

_WORDS = {"require": "required", "warn": "advised"}


def show_profiles(output: Output, profiles: Sequence[Profile]) -> None:
    """Print the profiles that ship."""
    if output.mode == Mode.JSON:
        for profile in profiles:
            output.data(profile_json(profile, ()))
        return
    page = Page(output)
    for profile in page.apart(profiles):
        _write(page, profile)


def show_profile(output: Output, profile: Profile, changes: Sequence[SettingChange], *, at_desk: bool) -> None:
    """Print one profile, and where there is a desk what it would change there."""
    if output.mode == Mode.JSON:
        output.data(profile_json(profile, changes))
        return
    page = Page(output)
    _write(page, profile)
    if not at_desk:
        return
    _write_changes(page, changes)
    if changes:
        page.field("Adopt", (f"factcheck desk profile adopt {profile.key}", COMMAND), whole=True)
    else:
        page.field("At this desk", page.output.signed(YES, "all of it is asked for already"))


def show_adopted(output: Output, profile: Profile, changes: Sequence[SettingChange], *, is_adopted: bool) -> None:
    """Print what adopting a profile changes or changed."""
    if output.mode == Mode.JSON:
        output.data({**profile_json(profile, changes), "adopted": is_adopted})
        return
    page = Page(output)
    if is_adopted and changes:
        page.field("Adopted", page.output.signed(YES, f"{profile.name}: {count(len(changes), 'setting')} of desk.toml"))
        return
    page.field("Profile", (profile.key, IDENTIFIER), f"{page.dot}{profile.name}")
    _write_changes(page, changes)
    if not changes:
        page.field("At this desk", page.output.signed(YES, "all of it is asked for already"))


def profile_json(profile: Profile, changes: Sequence[SettingChange]) -> dict[str, Any]:
    """A profile as a JSON object, with what the desk would change."""
    return {
        "key": profile.key,
        "name": profile.name,
        "about": profile.about,
        "standards": list(profile.standards),
        "numbers": dict(profile.numbers),
        "changes": [{"setting": one.setting, "before": one.before, "after": one.after} for one in changes],
    }


def _write(page: Page, profile: Profile) -> None:
    page.field("Profile", (profile.key, IDENTIFIER), f"{page.dot}{profile.name}")
    page.field("About", profile.about)
    page.field("Asks for", ", ".join(profile.standards))
    numbers = ", ".join(f"{name} {least}" for name, least in profile.numbers.items())
    page.field("At least", numbers)


def _write_changes(page: Page, changes: Sequence[SettingChange]) -> None:
    for change in changes:
        before, after = (_WORDS.get(value, value) for value in (change.before, change.after))
        page.field("Changes", f"{change.setting}: {before} → {after}")
