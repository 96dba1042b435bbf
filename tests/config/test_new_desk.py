"""The settings of a new desk explain themselves, say what was asked for, and never take another file's place."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.config import DeskSettings, Person, read_desk_settings, write_new_desk_settings
from factcheck.config.explained import explanations
from factcheck.errors import DuplicateRefusedError, NotWritableError, SettingsError
from factcheck.model.standards import STANDARDS, default_levels
from factcheck.model.toml_form import is_one_line


def test_a_new_desk_reads_back_as_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "desk.toml"
    people = (Person("Ana Ruiz", "ana@desk.example", "editor"), Person("Bo"))
    write_new_desk_settings(path, name="Lantern", scale="demagog", language="pl", funding="Readers.", people=people)
    assert read_desk_settings(path) == DeskSettings(
        "Lantern", language="pl", scale="demagog", funding="Readers.", people=people, standards=default_levels()
    )


def test_a_new_desk_explains_every_setting_and_every_standard_to_its_journalists(tmp_path: Path) -> None:
    write_new_desk_settings(tmp_path / "desk.toml", name="Lantern")
    text = (tmp_path / "desk.toml").read_text(encoding="utf-8")
    comments = " ".join(line.removeprefix("# ") for line in text.splitlines() if line.startswith("#"))
    for explanation in explanations(DeskSettings).values():
        assert explanation in comments
    for standard in STANDARDS:
        assert standard.rule in comments
        assert f'{standard.name} = "{standard.default_level}"' in text
    assert max(len(line) for line in text.splitlines()) <= 110


def test_the_example_of_a_person_works_once_its_signs_are_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    write_new_desk_settings(path, name="Lantern")
    before, sign, after = path.read_text(encoding="utf-8").partition("# [[people]]")
    path.write_text(before + (sign + after).replace("# ", ""), encoding="utf-8")
    assert read_desk_settings(path).people == (Person("Ana Ruiz", "ana@desk.example", "editor"),)


@pytest.mark.skipif(os.name == "nt", reason="this system has no file modes")
def test_only_its_owner_may_read_a_new_desk(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "desk.toml"
    write_new_desk_settings(path, name="Lantern")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(DuplicateRefusedError, match=r"desk\.toml is there already"):
        write_new_desk_settings(path, name="Lantern")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(DuplicateRefusedError):
        write_new_desk_settings(path, name="Lantern")
    assert not (tmp_path / "elsewhere.toml").exists()


@pytest.mark.parametrize(
    "value",
    [{"name": ""}, {"name": "a\nb"}, {"name": "\ud800"}, {"name": "L", "url": "x"}, {"name": "L", "language": "?"}],
)
def test_a_value_that_could_not_be_read_again_is_never_written(tmp_path: Path, value: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        write_new_desk_settings(tmp_path / "desk.toml", **value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("", encoding="utf-8")
    with pytest.raises(NotWritableError, match="Not a directory"):
        write_new_desk_settings(tmp_path / "cases" / "desk.toml", name="Lantern")


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritableError, match="No space left on device"):
        write_new_desk_settings(tmp_path / "desk.toml", name="Lantern")
    assert list(tmp_path.iterdir()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=60), funding=st.text(max_size=60))
def test_any_text_is_read_back_or_refused(tmp_path: Path, name: str, funding: str) -> None:
    path = tmp_path / "desk.toml"
    path.unlink(missing_ok=True)
    try:
        write_new_desk_settings(path, name=name, funding=funding)
    except SettingsError:
        assert not (name.strip() and is_one_line(name) and is_one_line(funding))
        return
    assert (read_desk_settings(path).name, read_desk_settings(path).funding) == (name.strip(), funding.strip())
