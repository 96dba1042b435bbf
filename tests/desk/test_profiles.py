"""Adopting a profile: what changes is known before, comments stay, and nothing is made weaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.place import Desk
from factcheck.desk.profiles import adopt_profile, show_profile
from factcheck.errors import FactcheckError, SettingsError
from tests.desk.making import make_desk, reopen


def settings_of(desk: Desk) -> str:
    return (desk.root / "desk.toml").read_text(encoding="utf-8")


def test_only_the_lines_that_change_are_changed(desk: Desk) -> None:
    before = settings_of(desk).splitlines()
    _, shown = show_profile(desk, "politifact")
    assert [(one.setting, one.before, one.after) for one in shown] == [
        ("known-at-the-time", "warn", "require"),
        ("at-least.approvals", "1", "2"),
        ("review.reviewers", "1", "3"),
    ]
    assert adopt_profile(desk, "politifact")[1] == shown
    after = settings_of(desk).splitlines()
    assert len(after) == len(before)
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        'known-at-the-time = "require"', "approvals = 2", "reviewers = 3",
    ]  # fmt: skip
    again = reopen(desk)
    assert adopt_profile(again, "politifact")[1] == ()
    assert settings_of(desk).splitlines() == after


@pytest.mark.parametrize(
    "settings",
    [
        '[desk]\nname = "D"\n',
        '[desk]\nname = "D"\n[standards]\n# Ours.\ncaptured = "off"\n[[people]]\nname = "Ana Ruiz"\n',
        '[desk]\nname = "D"\n[standards.at-least]\nindependent-sources = 3\n# The end.\n',
        'desk = {name = "D"}\nstandards = {captured = "warn"}\n',
        '\ufeff[desk]\r\nname = "D" # us\r\n',
    ],
)
def test_a_short_settings_file_gets_what_it_lacks(tmp_path: Path, settings: str) -> None:
    desk = make_desk(tmp_path / "cases", settings=settings)
    for key in ("afp", "politifact", "ifcn"):
        adopt_profile(reopen(desk), key)
    found = reopen(desk).settings
    assert {found.standards[name] for name in ("captured", "named-sources", "why-this-claim")} == {"require"}
    assert (found.approvals, found.reviewers, found.name) == (2, 3, "D")
    assert found.independent_sources == (3 if "= 3" in settings else 2)
    for comment in ("# Ours.", "# The end.", "# us"):
        assert (comment in settings_of(desk)) == (comment in settings)


def test_what_is_stricter_already_stays(tmp_path: Path) -> None:
    strict = '[desk]\nname = "D"\n[standards.at-least]\napprovals = 4\n[review]\nreviewers = 5\n'
    desk = make_desk(tmp_path / "cases", settings=strict)
    adopt_profile(desk, "politifact")
    assert (reopen(desk).settings.approvals, reopen(desk).settings.reviewers) == (4, 5)


def test_a_file_that_can_not_be_changed_stays_as_it_is(desk: Desk) -> None:
    path = desk.root / "desk.toml"
    path.write_text("[desk\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        adopt_profile(desk, "ifcn")
    assert isinstance(caught.value, FactcheckError)
    assert settings_of(desk) == "[desk\n"
