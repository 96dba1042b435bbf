"""What ratings are called on the scales that verdicts were given on."""

from __future__ import annotations

from factcheck.desk.labels import Labels
from factcheck.desk.place import Desk
from tests.desk.making import HOUSE_SCALE, reopen


def test_a_label_is_in_the_desks_language(desk: Desk) -> None:
    assert Labels(desk).label("default", "mostly-true") == "Mostly true"
    (desk.root / "desk.toml").write_text('[desk]\nname = "Mesa"\nlanguage = "es"\n')
    assert Labels(reopen(desk)).label("default", "mostly-true") == "Mayormente verdadero"


def test_a_rating_has_a_place_between_true_and_false_or_none(desk: Desk) -> None:
    labels = Labels(desk)
    assert labels.position("default", "true") == (0, 4)
    assert labels.position("default", "false") == (4, 4)
    assert labels.position("default", "satire") is None
    assert labels.position("default", "splendid") is None


def test_a_scale_of_the_desk_is_known_and_one_that_is_gone_leaves_the_key(desk: Desk) -> None:
    desk.scales_folder.mkdir()
    own = desk.scales_folder / "house.toml"
    own.write_text(HOUSE_SCALE)
    assert Labels(desk).label("house", "wobbly") == "Wobbly"
    own.unlink()
    after = Labels(reopen(desk))
    assert after.label("house", "wobbly") == "wobbly"
    assert after.position("house", "wobbly") is None


def test_a_scale_whose_file_is_broken_leaves_the_key(desk: Desk) -> None:
    desk.scales_folder.mkdir()
    (desk.scales_folder / "house.toml").write_text("key = [")
    assert Labels(desk).label("house", "wobbly") == "wobbly"
