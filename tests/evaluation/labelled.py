"""Reads the labelled sentences of real articles and counts how good an order of them is in its first third."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.figures import demand


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled sentence at `body[start:end]`; `worth` is 0 to 3, `claimant` None for the outlet's own voice."""

    start: int
    end: int
    worth: int
    type: str
    claimant: str | None
    attributed: bool


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its labelled sentences in order."""

    title: str
    body: str
    labels: tuple[Label, ...]


def read_articles(shared: Path, name: str) -> tuple[LabelledArticle, ...]:
    """The articles of `dev.jsonl` or `seed.json`."""
    text = demand(shared, "data", "claims", name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        return tuple(_article(json.loads(line)) for line in text.splitlines())
    loaded = json.loads(text)
    return tuple(_article(record) for record in (loaded if isinstance(loaded, list) else [loaded]))


def _article(record: dict[str, Any]) -> LabelledArticle:
    labels = tuple(
        Label(one["start"], one["end"], one["worth"], one["type"], one["claimant"], one["attributed"])
        for one in record["sentences"]
    )
    return LabelledArticle(record["title"], record["body"], labels)


def first_third(worths: Sequence[int]) -> Sequence[int]:
    """The first third of a ranking, rounded up."""
    return worths[: math.ceil(len(worths) / 3)]


def ndcg_in_first_third(worths: Sequence[int]) -> float:
    """The gain (2^worth - 1, discounted by the place) of the first third, as a share of the best that is possible."""
    ideal = _gain(first_third(sorted(worths, reverse=True)))
    return _gain(first_third(worths)) / ideal if ideal else 1.0


def recall_in_first_third(worths: Sequence[int]) -> float | None:
    """The share of the sentences of worth 3 that stand in the first third; None where there are none."""
    weightiest = worths.count(3)
    return first_third(worths).count(3) / weightiest if weightiest else None


def mean(values: Iterable[float | None]) -> float:
    """The mean of those values that there are."""
    there = [value for value in values if value is not None]
    return math.fsum(there) / len(there)


def _gain(worths: Sequence[int]) -> float:
    return math.fsum((2**worth - 1) / math.log2(place + 2) for place, worth in enumerate(worths))
