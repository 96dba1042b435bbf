"""How often the proposed kind of a claim is the labelled one, on labelled news sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.intake.boilerplate import mark_asides
from factcheck.intake.claim_types import find_types
from factcheck.intake.claimants import attribute
from factcheck.intake.sentences import split_sentences
from tests.evaluation.figures import TUNED, Figure
from tests.evaluation.labelled import LabelledArticle, mean, read_articles

TITLE = "Kind of claim"
ORDER = 20


def measure(shared: Path) -> Iterator[Figure]:
    """The share of sentences whose kind is the labelled one, per article and mean."""
    for name in ("dev.jsonl", "seed.json"):
        articles = read_articles(shared, name)
        shares = [sum(one == other for one, other in pairs) / len(pairs) for pairs in map(compare, articles)]
        split = f"claims/{name}, {_articles(len(articles))}; rules written with dev at hand"
        yield Figure("kind of claim is right", mean(shares), split, TUNED, least=0.65)
    split = "claims/dev.jsonl, the most frequent kind for all"
    every = Counter(label.type for article in read_articles(shared, "dev.jsonl") for label in article.labels)
    yield Figure("kind of claim, without looking", max(every.values()) / every.total(), split, TUNED)


def _articles(count: int) -> str:
    return f"mean of {count} articles" if count > 1 else "one article"


def compare(article: LabelledArticle) -> list[tuple[str, str]]:
    """The labelled and the proposed kind of each labelled sentence."""
    labels = {label.start: label.type for label in article.labels}
    sentences = mark_asides(split_sentences(article.body), title=article.title)
    said = attribute(article.body, sentences)
    kinds = find_types(sentences, said)
    return [(labels[one.start], kind.name) for one, kind in zip(sentences, kinds, strict=True) if one.start in labels]
