"""What a list needs of the desk without the desk: the same root, rows, labels and notes, or nothing at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.desk.cases import NewClaim, open_case
from factcheck.desk.labels import Labels
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.place import Desk, find_desk, open_desk
from factcheck.desk.quick_reads import QuickQuery, find_root, fingerprint_of, read_page
from factcheck.model.dataclass import fields
from factcheck.model.listing import ListQuery
from factcheck.verdicts.scale_files import list_scales
from tests.desk.making import CLAIM, HOUSE_SCALE


def test_a_light_query_asks_what_an_empty_one_asks() -> None:
    whole = ListQuery()
    light = vars(QuickQuery())
    assert light == {name: getattr(whole, name) for name in light}
    assert set(light) == {one.name for one in fields(ListQuery)}


def test_the_desk_is_found_where_the_whole_program_finds_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep" / "down").mkdir(parents=True)
    for here in (tmp_path, desk.root, tmp_path / "deep" / "down"):
        monkeypatch.chdir(here)
        assert find_root("", {}) == str(find_desk(None, {}, here))
    for named in (str(tmp_path), str(desk.root)):
        assert find_root(named, {}) == find_root("", {"FACTCHECK_DESK": named}) == str(desk.root.resolve())


def test_no_desk_is_found_where_there_is_none(desk: Desk, tmp_path: Path) -> None:
    assert desk.root.exists()
    assert find_root(str(tmp_path / "nowhere"), {}) == ""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_may_not_be_entered_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "closed" / "in").mkdir(parents=True)
    (tmp_path / "closed").chmod(0)
    try:
        with pytest.raises(PermissionError):
            find_root(str(tmp_path / "closed" / "in"), {})
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_nothing_is_answered_before_the_whole_program_listed_the_desk(desk: Desk) -> None:
    open_case(desk, NewClaim(CLAIM))
    assert read_page(str(desk.root), QuickQuery()) is None


def test_rows_and_notes_are_those_of_a_list(desk: Desk) -> None:
    opened = open_case(desk, NewClaim(CLAIM)).case
    found = list_cases(desk, Filters())
    answered = read_page(str(desk.root), QuickQuery())
    assert answered is not None
    assert (len(answered.rows), answered.total, answered.notes) == (1, found.total, found.notes)
    assert opened.id in answered.rows[0]


def test_labels_and_positions_are_those_of_the_scales(desk: Desk) -> None:
    (desk.root / "scales").mkdir(exist_ok=True)
    (desk.root / "scales" / "house.toml").write_text(HOUSE_SCALE, encoding="utf-8")
    list_cases(desk, Filters())
    answered, whole = read_page(str(desk.root), QuickQuery()), Labels(desk)
    assert answered is not None
    for scale in ("", *(one.key for one in list_scales(desk.scales_folder))):
        for rating in desk.scale_of(scale).ratings:
            assert answered.labels.label(scale, rating.key) == whole.label(scale, rating.key)
            assert answered.labels.position(scale, rating.key) == whole.position(scale, rating.key)
    assert answered.labels.label("gone", "half") == whole.label("gone", "half") == "half"
    assert answered.labels.position("gone", "half") is None


def test_changed_settings_or_scales_are_noticed(desk: Desk) -> None:
    list_cases(desk, Filters())
    known = fingerprint_of(str(desk.root))
    with (desk.root / "desk.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    after_settings = fingerprint_of(str(desk.root))
    assert after_settings != known
    assert read_page(str(desk.root), QuickQuery()) is None
    list_cases(open_desk(desk.root), Filters())
    assert read_page(str(desk.root), QuickQuery()) is not None
    (desk.root / "scales").mkdir(exist_ok=True)
    (desk.root / "scales" / "house.toml").write_text(HOUSE_SCALE, encoding="utf-8")
    assert fingerprint_of(str(desk.root)) != after_settings
    assert read_page(str(desk.root), QuickQuery()) is None


def test_a_label_that_could_pass_for_several_is_never_remembered(desk: Desk) -> None:
    (desk.root / "scales").mkdir(exist_ok=True)
    forged = HOUSE_SCALE.replace('"Solid"', '"Solid\\u001e"')
    (desk.root / "scales" / "house.toml").write_text(forged, encoding="utf-8")
    try:
        list_cases(open_desk(desk.root), Filters())
    except Exception:  # noqa: BLE001 - a scale may be refused for such a label
        return
    answered = read_page(str(desk.root), QuickQuery())
    assert answered is None or answered.labels.label("house", "solid") == Labels(desk).label("house", "solid")
