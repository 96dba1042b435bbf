"""Whether sentences are cut where people cut them: the labelled sentences of real articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.intake.sentences import split_sentences
from tests.evaluation.figures import TUNED, Figure, Skipped
from tests.evaluation.labelled import read_articles

TITLE = "Sentences"
ORDER = 5


def measure(shared: Path) -> Iterator[Figure | Skipped]:
    """The share of labelled sentences found with both their ends, and of those among them that are labelled."""
    for name in ("dev.jsonl", "seed.json"):
        labelled: set[tuple[int, int, int]] = set()
        found: set[tuple[int, int, int]] = set()
        for number, article in enumerate(read_articles(shared, name)):
            own = {(number, one.start, one.end) for one in article.labels}
            labelled |= own
            found |= {
                (number, one.start, one.end)
                for one in split_sentences(article.body)
                if any(one.start < end and one.end > start for _, start, end in own)
            }
        split = f"claims/{name}, {len(labelled)} sentences"
        yield Figure("sentences found with both ends", len(labelled & found) / len(labelled), split, TUNED)
        yield Figure("of those found, as labelled", len(labelled & found) / len(found), split, TUNED)
