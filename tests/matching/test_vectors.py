"""Word vectors find the same meaning in other words, where a model for them is installed."""

from __future__ import annotations

import pytest

from factcheck.matching.vectors import LIGHT, SENTENCE, known_models, similarities


@pytest.mark.parametrize("model", [LIGHT, SENTENCE])
def test_the_same_meaning_is_nearer_than_another(model: str) -> None:
    if model not in known_models():
        pytest.skip(f"the model {model} is not installed (extra “semantic”)")
    near, far = similarities(
        model, "The mayor bought a car.", ["The mayor purchased an automobile.", "It rained in May."]
    )
    assert near > far


def test_only_models_that_are_installed_are_named() -> None:
    assert set(known_models()) <= {LIGHT, SENTENCE}
