"""A rating on another scale stands beside the one that was given, which never changes."""

from __future__ import annotations

import json

import pytest

from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted
from factcheck.desk.summary_files import make_summary_file
from factcheck.errors import NotFoundError
from tests.desk.making import HOUSE_SCALE, approved, files_of, in_review, propose, published, researched


def text_on(desk: Desk, case: str, scale: str, language: str = "") -> str:
    wanted = Wanted((case,), scale=scale, language=language, drafts=True)
    return " ".join(make_summary_file(desk, wanted, "text").text.split())


def test_both_ratings_are_shown_and_nothing_is_changed(desk: Desk) -> None:
    case = approved(desk)
    before = files_of(desk)
    text = text_on(desk, case, "politifact")
    assert "Our verdict: False" in text
    assert "On the scale “PolitiFact Truth-O-Meter”: False (by a comparison of November 2026)." in text
    assert files_of(desk) == before


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_it_is_in_every_format_for_reading(name: str, desk: Desk) -> None:
    made = make_summary_file(desk, Wanted((approved(desk),), scale="africa-check"), name)
    assert "Incorrect" in made.text
    assert "False" in made.text


def test_programs_get_both(desk: Desk) -> None:
    made = make_summary_file(desk, Wanted((approved(desk),), scale="africa-check"), "json")
    case = json.loads(made.text)["cases"][0]
    assert (case["rating_key"], case["scale_key"]) == ("false", "default")
    assert case["on_other_scale"] == {
        "scale_key": "africa-check", "scale_name": "Africa Check", "dated": "2026-11", "rating_key": "incorrect",
        "rating_label": "Incorrect", "reason": None,
    }  # fmt: skip


def test_a_label_without_an_equal_says_so_and_is_not_guessed(desk: Desk) -> None:
    case = researched(desk)
    propose(desk, case, "half-true")
    text = text_on(desk, case, "snopes")
    assert "No equal on the scale “Snopes”. Mixture says that" in text
    assert "Sans équivalent sur l’échelle « Snopes »." in text_on(desk, case, "snopes", "fr")
    assert "Mixture says" not in text_on(desk, case, "snopes", "fr")


def test_a_label_in_another_language_is_marked_and_told(desk: Desk) -> None:
    wanted = Wanted((approved(desk),), scale="politifact", language="de")
    made = make_summary_file(desk, wanted, "text")
    assert "Auf der Skala „PolitiFact Truth-O-Meter“: False (en)" in " ".join(made.text.split())
    assert [note for note in made.notes if "politifact has no label in de for false; shown in en" in note]


def test_its_own_scale_adds_nothing(desk: Desk) -> None:
    assert "On the scale" not in text_on(desk, published(desk), "default")


def test_another_version_of_a_scale_has_no_equal(desk: Desk) -> None:
    case = in_review(desk)
    folder = desk.crosswalks_folder
    folder.mkdir()
    (desk.scales_folder).mkdir(exist_ok=True)
    (desk.scales_folder / "house.toml").write_text(HOUSE_SCALE, encoding="utf-8")
    own = 'from = "default"\nto = "house"\nfrom_version = "{}"\nto_version = "1"\ndated = "2026"\nnotes = "Ours."\n'
    pair = '[[pairs]]\nrating = "false"\nequals = "wobbly"\n'
    (folder / "default--house.toml").write_text(own.format("1") + pair, encoding="utf-8")
    assert "On the scale “House scale”: Wobbly (by a comparison of 2026)." in text_on(desk, case, "house")
    (folder / "default--house.toml").write_text(own.format("0") + pair, encoding="utf-8")
    assert "No equal on the scale “House scale”." in text_on(desk, case, "house")


def test_a_scale_or_a_crosswalk_that_is_not_there_is_told(desk: Desk) -> None:
    case = approved(desk)
    for scale, told in (("lighthouses", "no rating scale"), ("tempo", "no crosswalk from the scale default")):
        with pytest.raises(NotFoundError) as refusal:
            text_on(desk, case, scale)
        assert told in refusal.value.message
