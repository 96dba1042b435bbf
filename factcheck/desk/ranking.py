"""How proposals are ranked here: with the meaning of sentences where the extra `semantic` is installed, else without."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from factcheck.intake.worth import Scorer, weigh
from factcheck.matching.vectors import SENTENCE, known_models, load_model


def scorer_here() -> Scorer:
    """The best scorer that this installation has; the model of sentences is loaded when a speech is met."""
    return partial(weigh, embed=_embed) if SENTENCE in known_models() else weigh


def _embed(texts: Sequence[str]) -> Any:
    return load_model(SENTENCE).embed(texts)
