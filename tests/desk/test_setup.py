"""Making a desk, and what it says about itself."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from factcheck.desk.place import Desk
from factcheck.desk.setup import init_desk, remember_who, show_desk, working_person
from factcheck.errors import (
    DuplicateRefusedError,
    NotFoundError,
    NotWritableError,
    SettingsError,
    UnknownPersonError,
    UsageError,
)
from factcheck.model.standards import default_levels
from tests.desk.making import ANA, open_told, reopen


def test_a_new_desk_holds_its_settings_and_nothing_else(tmp_path: Path) -> None:
    desk = init_desk(tmp_path / "cases", name="The Daily Example", scale="politifact", language="es")
    assert sorted(path.name for path in desk.root.iterdir()) == [".gitattributes", ".gitignore", "desk.toml"]
    assert (desk.settings.name, desk.settings.language, desk.scale.key) == ("The Daily Example", "es", "politifact")
    assert desk.settings.standards == default_levels()
    if os.name != "nt":
        assert stat.S_IMODE(desk.root.stat().st_mode) == 0o700


def test_a_desk_without_a_name_takes_that_of_its_folder(tmp_path: Path) -> None:
    assert init_desk(tmp_path / "Halden" / "cases").settings.name == "Halden"
    assert init_desk(tmp_path / "checks").settings.name == "checks"


def test_a_desk_is_made_once(desk: Desk) -> None:
    before = (desk.root / "desk.toml").read_bytes()
    with pytest.raises(DuplicateRefusedError):
        init_desk(desk.root, name="Another")
    assert (desk.root / "desk.toml").read_bytes() == before


def test_a_folder_with_other_files_becomes_a_desk_and_keeps_them(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "notes.txt").write_text("mine\n")
    init_desk(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "notes.txt").read_text() == "mine\n"


def test_a_desk_with_an_unknown_scale_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        init_desk(tmp_path / "cases", scale="gone")
    assert not (tmp_path / "cases").exists()


def test_a_desk_with_settings_that_can_not_be_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        init_desk(tmp_path / "cases", language="not a language")
    assert list(tmp_path.iterdir()) == []


def test_where_a_desk_can_not_be_made_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritableError) as caught:
        init_desk(tmp_path / "file")
    assert caught.value.exit_code == 5
    with pytest.raises(NotWritableError):
        init_desk(tmp_path / "file" / "cases")


def test_a_desk_tells_what_it_is(desk: Desk) -> None:
    open_told(desk)
    view = show_desk(desk)
    assert (view.path, view.name, view.scale, view.cases, view.articles) == (
        str(desk.root), "The Daily Example", "default", 1, 0,
    )  # fmt: skip
    assert view.person == ANA
    assert view.standards["second-person"] == "require"


def test_a_desk_tells_its_people(desk: Desk) -> None:
    with (desk.root / "desk.toml").open("a") as file:
        file.write('\n[[people]]\nname = "Ana Ruiz"\naddress = "ana@desk.example"\n\n[[people]]\nname = "Ben Okafor"\n')
    assert show_desk(reopen(desk)).people == (ANA, "Ben Okafor")


def test_a_desk_can_be_looked_at_by_nobody(desk: Desk) -> None:
    unknown = reopen(desk)
    unknown.by = ""
    assert show_desk(unknown).person == ""


def test_who_i_am_is_remembered() -> None:
    with pytest.raises(UnknownPersonError):
        working_person()
    remember_who(ANA)
    assert working_person() == ANA
    with pytest.raises(UsageError):
        remember_who("ana@desk.example")
    assert working_person() == ANA
