"""How well sentences are ranked: debates of CheckThat! 2024, news sentences article by article, and the real article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.intake.propose import propose
from factcheck.intake.worth import weigh
from factcheck.model.proposal import Sentence
from tests.evaluation.checkthat import average_precision, read_split
from tests.evaluation.figures import TUNED, Figure, Skipped
from tests.evaluation.labelled import (
    LabelledArticle,
    first_third,
    mean,
    ndcg_in_first_third,
    read_articles,
    recall_in_first_third,
)

TITLE = "Check-worthiness"
ORDER = 10


def measure(shared: Path) -> Iterator[Figure | Skipped]:
    """Average precision of single sentences, then the first third of whole articles."""
    for split, least in (("dev", 0.955), ("dev-test", 0.89)):
        rows = read_split(shared, split)
        value = average_precision(score([text for text, _ in rows]), [wanted for _, wanted in rows])
        yield Figure(
            "average precision", value, f"CheckThat! 2024 English {split}, {len(rows):,} sentences", least=least
        )
    articles = read_articles(shared, "dev.jsonl")
    orders = [rank_worths(article) for article in articles]
    split = f"claims/dev.jsonl, mean of {len(articles)} articles"
    yield Figure("NDCG in the first third", mean(map(ndcg_in_first_third, orders)), split, TUNED, least=0.87)
    yield Figure("worth 3 in the first third", mean(map(recall_in_first_third, orders)), split, TUNED, least=0.85)
    for article in read_articles(shared, "seed.json"):
        worths = rank_worths(article)
        outside = worths.count(3) - first_third(worths).count(3)
        split = f"claims/seed.json, {worths.count(3)} of worth 3 among {len(worths)}"
        yield Figure("worth 3 outside the first third", outside, split, TUNED, most=0)


def score(texts: Sequence[str]) -> list[float]:
    """The score of each sentence by itself."""
    return [weigh([Sentence(text, 0, len(text), 0)], [None])[0].score for text in texts]


def rank_worths(article: LabelledArticle) -> list[int]:
    """The labelled worth of the sentences in the order that they are proposed in; those set aside come last."""
    worths = {label.start: label.worth for label in article.labels}
    result = propose(article.body, title=article.title)
    starts = [one.quote.start for one in result.proposals] + [one.start for one in result.aside]
    return [worths[start] for start in starts if start in worths]
