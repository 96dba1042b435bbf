"""Where the desk is, and what it holds open: its settings, the moment, the person, the scale."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.desk.place import Desk, find_desk, open_desk
from factcheck.errors import DeskNotFoundError, InvalidDateError, NotFoundError, SettingsError
from tests.desk.making import ANA, BEN, make_desk, reopen

NOTHING: Mapping[str, str] = {}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that holds a desk in `cases`."""
    make_desk(tmp_path / "cases")
    return tmp_path


def test_the_desk_is_the_nearest_one_upwards(place: Path) -> None:
    deep = place / "cases" / "2026-03"
    deep.mkdir()
    (place / "other" / "deeper").mkdir(parents=True)
    for here in (place, place / "cases", deep, place / "other" / "deeper"):
        assert find_desk(None, NOTHING, here) == place / "cases"
    make_desk(place / "other" / "cases")
    assert find_desk(None, NOTHING, place / "other" / "deeper") == place / "other" / "cases"


def test_what_is_named_goes_before_what_is_near(place: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    make_desk(first)
    make_desk(second / "cases")
    environment = {"FACTCHECK_DESK": str(second)}
    assert find_desk(first, environment, place) == first
    assert find_desk(None, environment, place) == second / "cases"


def test_without_a_desk_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DeskNotFoundError) as caught:
        find_desk(None, NOTHING, tmp_path)
    assert caught.value.exit_code == 2
    assert caught.value.hint.startswith("factcheck desk init")


def test_a_named_folder_without_a_desk_is_not_replaced_by_a_near_one(place: Path) -> None:
    for named, environment in ((place / "gone", NOTHING), (None, {"FACTCHECK_DESK": str(place / "gone")})):
        with pytest.raises(DeskNotFoundError, match="gone"):
            find_desk(named, environment, place)


def test_a_desk_is_opened_with_its_settings(place: Path) -> None:
    desk = open_desk(None, environment=NOTHING, working_folder=place)
    assert desk.settings.name == "The Daily Example"
    assert desk.scale.key == "default"
    (place / "cases" / "desk.toml").write_text("[desk]\nname = 3\n")
    with pytest.raises(SettingsError):
        open_desk(None, environment=NOTHING, working_folder=place)


def test_the_moment_is_now_or_what_was_said(desk: Desk) -> None:
    assert desk.moment == "2026-03-16T09:00:00Z"
    assert desk.moment == "2026-03-16T09:01:00Z"
    assert desk.acting(at="2020-12-24").moment == "2020-12-24T00:00:00Z"
    assert desk.acting(at="2020-12-24T10:00:00Z").today == "2020-12-24"
    with pytest.raises(InvalidDateError):
        _ = desk.acting(at="yesterday").moment


def test_somebody_else_may_be_at_work(desk: Desk) -> None:
    assert str(desk.who) == ANA
    assert str(desk.acting(by=BEN).who) == BEN
    assert desk.acting(by=BEN).acting(at="2026-01-01").by == BEN


def test_a_scale_that_is_not_there_is_named(desk: Desk) -> None:
    settings = desk.root / "desk.toml"
    settings.write_text('[desk]\nname = "Desk"\nscale = "gone"\n')
    with pytest.raises(NotFoundError, match="gone"):
        _ = reopen(desk).scale


def test_a_verdict_on_another_scale_finds_that_scale(desk: Desk) -> None:
    assert desk.scale_of("politifact").key == "politifact"
    assert desk.scale_of("") is desk.scale
