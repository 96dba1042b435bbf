"""Desk profiles: which there are, what one would change at this desk, and adopting one."""

from __future__ import annotations

from factcheck.config.desk_file import Setting, change_desk_settings
from factcheck.desk.place import SETTINGS_FILE, Desk
from factcheck.model.profile import APPROVALS, REVIEWERS, Profile, SettingChange, changes_towards
from factcheck.model.standards import STANDARDS
from factcheck.verdicts.profile_files import list_profiles, load_profile


def all_profiles() -> tuple[Profile, ...]:
    """Every desk profile there is, by key."""
    return list_profiles()


def show_profile(desk: Desk | None, key: str) -> tuple[Profile, tuple[SettingChange, ...]]:
    """One profile, and what this desk would change to adopt it; nothing where there is no desk. Raises NotFoundError."""
    profile = load_profile(key)
    return profile, _changes(desk, profile) if desk else ()


def adopt_profile(desk: Desk, key: str) -> tuple[Profile, tuple[SettingChange, ...]]:
    """Write what a profile asks for into the desk's settings; what was changed. Nothing is made weaker.

    Raises NotFoundError, SettingsError and NotWritableError; the settings are then as they were.
    """
    profile = load_profile(key)
    changes = _changes(desk, profile)
    if changes:
        change_desk_settings(desk.root / SETTINGS_FILE, dict(map(_setting, changes)))
    return profile, changes


def _changes(desk: Desk, profile: Profile) -> tuple[SettingChange, ...]:
    settings = desk.settings
    numbers = {
        "independent-sources": settings.independent_sources,
        APPROVALS: settings.approvals,
        REVIEWERS: settings.reviewers,
    }
    return changes_towards(profile, settings.standards, numbers)


def _setting(change: SettingChange) -> tuple[Setting, str | int]:
    """Where a change stands in the file, and its value as the file has it."""
    if change.setting in {standard.name for standard in STANDARDS}:
        return ("standards", change.setting), change.after
    table, _, key = change.setting.partition(".")
    return ("review", key) if table == "review" else ("standards", table, key), int(change.after)
