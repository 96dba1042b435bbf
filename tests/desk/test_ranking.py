"""Proposals are ranked with the extra `semantic` where it is installed, and without it where it is not."""

from __future__ import annotations

from functools import partial

import pytest

from factcheck.desk import ranking
from factcheck.intake.worth import weigh
from factcheck.matching.vectors import SENTENCE


def test_without_the_extra_the_model_that_ships_ranks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "known_models", tuple)
    assert ranking.scorer_here() is weigh


def test_with_the_extra_vectors_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "known_models", lambda: (SENTENCE,))
    scorer = ranking.scorer_here()
    assert isinstance(scorer, partial)
    assert set(scorer.keywords) == {"embed"}
