"""Crosswalks: each one that ships speaks of every rating of its scale, and of ratings that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import NotFoundError, SettingsError
from factcheck.verdicts.crosswalk_files import SHIPPED, list_crosswalks, load_crosswalk, read_crosswalk
from factcheck.verdicts.scale_files import load_scale

FILES = sorted(SHIPPED.glob("*.toml"))
OWN = """from = "default"
to = "house"
from_version = "1"
to_version = "3"
dated = "2026"
notes = "Ours."

[[pairs]]
rating = "true"
equals = "solid"

[[pairs]]
rating = "false"
because.en = "We never say so."
"""


def test_some_ship() -> None:
    assert {path.stem for path in FILES} >= {"default--politifact", "politifact--default"}
    assert [one.name for one in list_crosswalks()] == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_one_speaks_of_every_rating_and_of_none_that_is_not_there(path: Path) -> None:
    walk = read_crosswalk(path)
    source, target = load_scale(walk.source), load_scale(walk.target)
    assert (walk.source_version, walk.target_version) == (source.version, target.version)
    assert {rating.key for rating in source.ratings} == walk.equals.keys() | walk.without.keys()
    assert walk.equals.keys() & walk.without.keys() == set()
    assert set(walk.equals.values()) <= {rating.key for rating in target.ratings}
    assert all(reasons.get("en") for reasons in walk.without.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_one_keeps_the_order_of_truth_and_the_axis(path: Path) -> None:
    walk = read_crosswalk(path)
    source, target = load_scale(walk.source), load_scale(walk.target)
    places = [
        (source.rating(key).position, target.rating(equal).position) for key, equal in walk.equals.items()
    ]  # fmt: skip
    assert all((here is None) == (there is None) for here, there in places)
    on_axis = sorted((here, there) for here, there in places if here is not None and there is not None)
    assert [there for _, there in on_axis] == sorted(there for _, there in on_axis)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_going_there_and_back_leads_home(path: Path) -> None:
    walk = read_crosswalk(path)
    back = load_crosswalk(walk.target, walk.source)
    for key, equal in walk.equals.items():
        assert back.equals.get(equal, key) == key


def test_a_file_of_the_desk_adds_one_and_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "default--house.toml").write_text(OWN, encoding="utf-8")
    walk = load_crosswalk("default", "house", tmp_path)
    assert walk.equals == {"true": "solid"}
    assert walk.without == {"false": {"en": "We never say so."}}
    own = OWN.replace('to = "house"', 'to = "politifact"')
    (tmp_path / "default--politifact.toml").write_text(own, encoding="utf-8")
    assert load_crosswalk("default", "politifact", tmp_path).notes == "Ours."


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(NotFoundError) as refusal:
        load_crosswalk("default", "tempo")
    assert "default--politifact" in refusal.value.hint


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ('dated = "2026"', 'dated = "soon"', "dated is not a date"),
        ('from = "default"', 'from = "Default!"', "from is"),
        ('notes = "Ours."', 'notes = "Ours."\nmood = "good"', "mood is not a setting"),
        ('equals = "solid"', 'equals = "solid"\nbecause.en = "No."', "exclude each other"),
        ('equals = "solid"', "", "exclude each other"),
        ('rating = "false"', 'rating = "true"', "stands there twice"),
        ("because.en", "because.EN-", "is not a language tag"),
        ('from = "default"', 'from = "snopes"', "Name the file snopes--house.toml"),
        ("[[pairs]]", "[[pairs", "can't be read as TOML"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_with_the_place(
    written: str, instead: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "default--house.toml"
    path.write_text(OWN.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(SettingsError) as refusal:
        read_crosswalk(path)
    assert told in f"{refusal.value.message} {refusal.value.hint}"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "default--house.toml").symlink_to(FILES[0])
    with pytest.raises(SettingsError):
        list_crosswalks(tmp_path)
