"""The model that ships fits its features, is small, and tells what it rests on."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.debates.estimate import estimate_logit, explain
from factcheck.intake.debates.features import BUCKETS, MARKS, find_features
from factcheck.intake.debates.weights import load_weights, pack_weights, unpack_weights


def test_what_ships_is_small_and_has_a_card() -> None:
    folder = files("factcheck.intake.debates")
    assert len(folder.joinpath("weights.bin").read_bytes()) <= 300_000
    assert "checkthat" in folder.joinpath("MODEL_CARD.md").read_text(encoding="utf-8").lower()


def test_a_figure_of_the_economy_beats_a_courtesy() -> None:
    assert estimate_logit("Unemployment rose by 3 percent in two years.") > 0 > estimate_logit("Thank you very much.")


def test_the_words_that_speak_for_it_are_named() -> None:
    found = explain("They raised taxes by 3 percent.")
    assert found.logit == estimate_logit("They raised taxes by 3 percent.")
    assert set(found.speaking_for) & {"raised", "taxes", "percent"}


def test_weights_come_back_as_they_were_packed_and_others_are_refused() -> None:
    values = [0.0] * (BUCKETS + MARKS)
    values[5] = -1.27
    read = unpack_weights(pack_weights(values, 0.5))
    assert (read.buckets[5], read.bias) == (-127, 0.5)
    with pytest.raises(ValueError, match="other features"):
        unpack_weights(pack_weights([1.0], 0.0))


@given(st.text(max_size=200))
def test_any_text_has_features_that_have_weights(text: str) -> None:
    assert all(0 <= bucket < len(load_weights().buckets) for bucket in find_features(text))
