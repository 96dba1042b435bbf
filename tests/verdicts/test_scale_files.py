"""Every shipped scale is complete, a desk's own file is a scale like them, and a broken one is refused by name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import NotFoundError, SettingsError
from factcheck.model.dates import PartialDate
from factcheck.model.scale import RatingScale
from factcheck.verdicts.find_rating import find_rating
from factcheck.verdicts.scale_files import LARGEST_FILE, SHIPPED, list_scales, load_scale, read_scale

SHIPPED_FILES = sorted(SHIPPED.glob("*.toml"))

OWN_SCALE = """
key = "lantern"
name = "The Lantern"
version = "1"
dated = "2026-03"
language = "nl"

[[ratings]]
key = "waar"
labels.nl = "Waar"

[[ratings]]
key = "half"
labels.nl = "Half waar"

[[ratings]]
key = "scheef"
shares_position = true
labels.nl = "Scheef"

[[ratings]]
key = "onwaar"
labels.nl = "Onwaar"

[[ratings]]
key = "onbekend"
axis = false
labels.nl = "Onbekend"
"""


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A desk's folder of scales with one scale in it."""
    (tmp_path / "lantern.toml").write_text(OWN_SCALE, encoding="utf-8")
    return tmp_path


@pytest.fixture(params=SHIPPED_FILES, ids=lambda path: path.stem)
def scale(request: pytest.FixtureRequest) -> RatingScale:
    """Each shipped scale in turn, whichever files the folder holds."""
    path: Path = request.param
    return read_scale(path)


def test_a_shipped_scale_says_what_it_is(scale: RatingScale) -> None:
    assert scale.name
    assert scale.version
    assert PartialDate(2003) <= scale.dated <= PartialDate(2026)
    assert scale.notes.endswith(".")
    if scale.dated == PartialDate(2026):
        assert "2026" in scale.notes, "a scale whose date is not known says so in its notes"


def test_a_shipped_scale_is_ordered_from_true_to_false_and_then_off_the_axis(scale: RatingScale) -> None:
    positions = [rating.position for rating in scale.ratings]
    on_axis = [position for position in positions if position is not None]
    assert positions == on_axis + [None] * (len(positions) - len(on_axis))
    assert on_axis == sorted(on_axis)
    assert sorted(set(on_axis)) == list(range(scale.worst + 1))
    assert scale.free_text == (not scale.ratings)


def test_a_shipped_scale_has_unique_keys_and_labels_in_its_own_language(scale: RatingScale) -> None:
    keys = [rating.key for rating in scale.ratings]
    assert len(set(keys)) == len(keys)
    for rating in scale.ratings:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rating.key)
        assert rating.labels[scale.language]
        assert rating.labels["en"]
        assert rating.meaning["en"].endswith(".")


def test_every_rating_of_a_shipped_scale_is_found_by_its_key_and_by_every_label(scale: RatingScale) -> None:
    for rating in scale.ratings:
        for name in (rating.key, *rating.labels.values()):
            for typed in (name, name.upper(), f"  {name.lower()} ", name.replace(" ", "")):
                assert find_rating(scale, typed) == rating, typed


def test_the_scales_that_the_field_uses_are_there() -> None:
    assert {scale.key for scale in list_scales()} >= {
        *("default", "politifact", "snopes", "washington-post", "africa-check", "full-fact", "correctiv", "demagog"),
        *("okopress", "chequeado", "aletheia", "aos-fatos", "pagella-politica", "teyit", "tempo", "factcheck-lk"),
        *("averitec", "meta"),
    }


def test_the_default_scale_stands_first_and_speaks_eight_languages() -> None:
    default = list_scales()[0]
    assert default.key == "default"
    assert [rating.key for rating in default.ratings] == [
        *("true", "mostly-true", "half-true", "mostly-false", "false", "unproven", "satire", "not-checkable")
    ]
    for rating in default.ratings:
        assert set(rating.labels) >= {"en", "es", "fr", "de", "pt", "ar", "pl", "it"}
        assert set(rating.meaning) >= {"en", "es", "fr", "de"}


def test_labels_that_say_how_a_claim_is_wrong_share_a_position() -> None:
    scale = load_scale("africa-check")
    assert {scale.rating(key).position for key in ("misleading", "exaggerated", "understated")} == {2}
    assert scale.worst == 3


def test_full_fact_writes_sentences() -> None:
    assert load_scale("full-fact").free_text


def test_a_desk_adds_a_scale_with_one_file(own_folder: Path) -> None:
    own = load_scale("lantern", own_folder)
    assert [(rating.key, rating.position) for rating in own.ratings] == [
        ("waar", 0),
        ("half", 1),
        ("scheef", 1),
        ("onwaar", 2),
        ("onbekend", None),
    ]
    assert own in list_scales(own_folder)
    assert len(list_scales(own_folder)) == len(list_scales()) + 1


def test_a_desks_own_file_wins_over_a_shipped_one_of_the_same_key(own_folder: Path) -> None:
    ours = OWN_SCALE.replace('"lantern"', '"politifact"')
    (own_folder / "politifact.toml").write_text(ours, encoding="utf-8")
    assert load_scale("politifact", own_folder).language == "nl"
    assert load_scale("politifact").language == "en"


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert list_scales(tmp_path / "scales") == list_scales()


def test_files_that_editors_leave_behind_are_passed_over(own_folder: Path) -> None:
    (own_folder / ".#lantern.toml").write_text("half a file", encoding="utf-8")
    (own_folder / "notes.txt").write_text("to do", encoding="utf-8")
    assert len(list_scales(own_folder)) == len(list_scales()) + 1


def test_an_unknown_key_lists_the_scales_and_guesses() -> None:
    with pytest.raises(NotFoundError) as caught:
        load_scale("polifact")
    assert "Did you mean politifact?" in caught.value.hint
    assert all(path.stem in caught.value.hint for path in SHIPPED_FILES)


@pytest.mark.parametrize("key", ["", "../scales/default", "/etc/passwd", "default.toml", "DEFAULT", "a\x00b"])
def test_a_key_is_never_a_path(key: str, own_folder: Path) -> None:
    with pytest.raises(NotFoundError):
        load_scale(key, own_folder)


def test_a_symbolic_link_in_the_desks_folder_is_not_followed(
    own_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.toml"
    outside.write_text(OWN_SCALE.replace("lantern", "secret"), encoding="utf-8")
    (own_folder / "secret.toml").symlink_to(outside)
    with pytest.raises(SettingsError, match=r"secret\.toml is a symbolic link"):
        load_scale("secret", own_folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_folder_with_a_scales_name_is_refused_at_once(own_folder: Path) -> None:
    os.mkfifo(own_folder / "pipe.toml")
    (own_folder / "folder.toml").mkdir()
    for key in ("pipe", "folder"):
        with pytest.raises(SettingsError, match=rf"{key}\.toml"):
            load_scale(key, own_folder)


def test_a_file_of_any_size_but_a_scales_is_not_read(own_folder: Path) -> None:
    (own_folder / "lantern.toml").write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(SettingsError, match=r"lantern\.toml is larger than 256 kB"):
        load_scale("lantern", own_folder)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"key = ", b"key = 'lantern'\nkey = 'again'", b"a = " + b"[" * 50_000, b"ratings = 3"]
)
def test_a_broken_file_is_refused_by_its_name(own_folder: Path, data: bytes) -> None:
    (own_folder / "lantern.toml").write_bytes(data)
    with pytest.raises(SettingsError, match=r"lantern\.toml") as caught:
        load_scale("lantern", own_folder)
    assert caught.value.hint


def test_a_file_that_is_named_like_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Our Scale.toml"
    path.write_text(OWN_SCALE, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"Our Scale\.toml"):
        read_scale(path)


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml can't be read: No such file"):
        read_scale(tmp_path / "gone.toml")


def test_finding_a_scale_loads_nothing_heavy() -> None:
    script = (
        "import sys; import factcheck.verdicts.scale_files; before = set(sys.modules); "
        "assert not {'tomllib', 'difflib'} & before, before"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
