"""Tunes what the surroundings of a news sentence count beside its signs: two numbers, written by hand into `Blend`.

`python -m tests.training.tune_news` prints them. Nothing else is learned from the labelled articles, none of their words.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.intake.boilerplate import mark_asides
from factcheck.intake.claimants import attribute
from factcheck.intake.sentences import split_sentences
from factcheck.intake.surroundings import survey
from factcheck.intake.worth import Blend, find_signs, total
from tests.evaluation.labelled import LabelledArticle, read_articles
from tests.evaluation.run import SHARED

ROUNDS, HELD = 25, 0.01  # rounds of Newton's method; how strongly both numbers are held near 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What a sentence has more than one of less worth: signs, centre, neighbours; and how much the order matters."""

    signs: float
    centre: float
    neighbours: float
    weight: float


def list_pairs(article: LabelledArticle) -> list[Pair]:
    """All pairs of sentences of different worth in an article; their weights add up to 1."""
    sentences = mark_asides(split_sentences(article.body), title=article.title)
    said = attribute(article.body, sentences)
    offered = [(one, by) for one, by in zip(sentences, said, strict=True) if not one.aside]
    totals = [total(find_signs(one, by)) for one, by in offered]
    around = survey([one.text for one, _ in offered], totals)
    worths = {label.start: label.worth for label in article.labels}
    rows = [
        (2 ** worths[one.start], signs, place.centre if place else 0.0, place.neighbours if place else 0.0)
        for (one, _), signs, place in zip(offered, totals, around, strict=True)
        if one.start in worths
    ]
    pairs = [
        Pair(better[1] - worse[1], better[2] - worse[2], better[3] - worse[3], better[0] - worse[0])
        for better in rows
        for worse in rows
        if better[0] > worse[0]
    ]
    whole = sum(pair.weight for pair in pairs)
    return [Pair(pair.signs, pair.centre, pair.neighbours, pair.weight / whole) for pair in pairs]


def tune(articles: Sequence[Sequence[Pair]]) -> Blend:
    """The blend under which pairs stand in their order most surely, each article counting the same (logistic loss)."""
    scale, centre, neighbours = 1.0, 0.0, 0.0
    pairs = [pair for article in articles for pair in article]
    for _ in range(ROUNDS):
        scale, centre, neighbours = _step(pairs, len(articles), scale, centre, neighbours)
    return Blend(centre / scale, neighbours / scale)


def _step(
    pairs: Sequence[Pair], count: int, scale: float, centre: float, neighbours: float
) -> tuple[float, float, float]:
    """One step of Newton's method in each number by itself, which is enough where they hardly depend on each other."""
    slopes, bends = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
    for pair in pairs:
        margin = scale * pair.signs + centre * pair.centre + neighbours * pair.neighbours
        wrong = 1 / (1 + math.exp(max(-30.0, min(30.0, margin))))
        push, bend = pair.weight * wrong / count, pair.weight * wrong * (1 - wrong) / count
        for place, value in enumerate((pair.signs, pair.centre, pair.neighbours)):
            slopes[place] += push * value
            bends[place] += bend * value * value
    now, homes, held = (scale, centre, neighbours), (1.0, 0.0, 0.0), (0.001, HELD, HELD)
    moved = [
        value + 0.7 * (slope - 2 * hold * (value - home)) / (bend + 2 * hold)
        for value, home, hold, slope, bend in zip(now, homes, held, slopes, bends, strict=True)
    ]
    return moved[0], moved[1], moved[2]


def main() -> int:
    """Print the blend that all labelled articles give."""
    articles = [article for name in ("dev.jsonl", "seed.json") for article in read_articles(SHARED, name)]
    blend = tune([list_pairs(article) for article in articles])
    print(f"centre {blend.centre:.3f}, neighbours {blend.neighbours:.3f}; the package has {Blend()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
