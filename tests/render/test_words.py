"""Symbols, words and colours: each says by itself what the others say."""

from __future__ import annotations

import pytest

from factcheck.model.evidence import STANCES as KNOWN_STANCES
from factcheck.model.stages import STAGES as KNOWN_STAGES
from factcheck.model.standards import LEVELS as KNOWN_LEVELS
from factcheck.render import words
from factcheck.render.widths import cell_width
from tests.render.things import free_scale, scale


def test_every_stage_stance_and_level_has_a_sign() -> None:
    assert set(words.STAGES) == set(KNOWN_STAGES)
    assert set(words.STANCES) == set(KNOWN_STANCES)
    assert set(words.LEVELS) == set(KNOWN_LEVELS)


@pytest.mark.parametrize("signs", [words.STAGES, words.STANCES, words.SEVERITIES, dict(enumerate(words.AXIS))])
def test_signs_of_one_sort_differ_without_their_colour(signs: dict[object, words.Sign]) -> None:
    symbols = [symbol for symbol, _ in signs.values()]
    assert len(set(symbols)) == len(symbols)
    assert {cell_width(symbol) for symbol in symbols} == {1}


@pytest.mark.parametrize(
    ("position", "symbol"),
    [((0, 4), "✓"), ((1, 4), "◕"), ((2, 4), "◐"), ((3, 4), "◔"), ((4, 4), "✗"), ((0, 2), "✓"), ((1, 2), "◐"), ((2, 2), "✗"),
     ((5, 5), "✗"), ((0, 0), "✓"), (None, "?")],
)  # fmt: skip
def test_the_ends_of_every_scale_are_true_and_false(position: tuple[int, int] | None, symbol: str) -> None:
    assert words.axis_sign(position)[0] == symbol


def test_labels_come_from_the_scale_and_unknown_ones_stay_as_they_are() -> None:
    labels = words.labels_of([scale(), free_scale()])
    assert labels.label("default", "half-true") == "Half true"
    assert labels.position("default", "half-true") == (2, 4)
    assert labels.position("default", "unproven") is None
    assert labels.label("lost", "half-true") == "half-true"
    assert labels.position("lost", "half-true") is None


def test_numbers_have_their_word_in_the_right_form() -> None:
    assert [words.count(number, "case") for number in (0, 1, 1234)] == ["0 cases", "1 case", "1,234 cases"]


def test_a_moment_a_day_and_a_person_are_written_for_people() -> None:
    assert words.moment("2026-11-22T10:00:00Z") == "2026-11-22 10:00 UTC"
    assert words.day("2026-11-22T10:00:00Z") == "2026-11-22"
    assert words.person("Ana Ruiz <ana@desk.example>") == "Ana Ruiz"
    assert words.person("<ana@desk.example>") == "<ana@desk.example>"
