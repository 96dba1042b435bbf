"""Whether the library finds what was checked before: CheckThat! 2020 task 2 (English), queries of dev against all checks."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.matching.likeness import Comparer
from factcheck.matching.vectors import LIGHT, SENTENCE, known_models, similarities
from factcheck.matching.words import merge_ranks, rarest, stripped, words_of
from factcheck.model.library import Check, Entry
from factcheck.store.library_index import LibraryIndex
from tests.evaluation.figures import TUNED, Figure, Skipped, demand

TITLE = "Checked before?"
ORDER = 50
HITS, CANDIDATES = 20_000, 50  # as the desk asks
_MODES = (
    ("FTS5 alone", (), 0.74),
    ("with light vectors", (LIGHT,), 0.77),
    ("with [semantic]", (LIGHT, SENTENCE), 0.82),
)


def measure(shared: Path) -> Iterator[Figure | Skipped]:
    """The mean average precision in the first five, for each set of models that is installed."""
    folder = demand(shared, "data", "checkthat2020-task2")
    queries = _rows(folder / "dev" / "tweets.queries.tsv")
    wanted = defaultdict(set)
    for query, _, entry, *_ in _rows(folder / "dev" / "tweet-vclaim-pairs.qrels", header=False):
        wanted[query].add(entry)
    split = f"CheckThat! 2020 task 2 dev, {len(queries)} queries"
    with tempfile.TemporaryDirectory() as place:
        index = LibraryIndex(Path(place))
        docs = _rows(folder / "verified_claims.docs.tsv")
        index.add("0" * 64, "docs", (Check(claim, title, url=number) for number, claim, title in docs))
        for name, models, least in _MODES:
            if not set(models) <= set(known_models()):
                yield Skipped(f"MAP@5 {name}", "needs the extra “semantic”, which is not installed")
                continue
            total = sum(precision_in_first(5, rank(index, text, models), wanted[number]) for number, text in queries)
            yield Figure(f"MAP@5 {name}", total / len(queries), split, TUNED, least=least)
        index.close()


def rank(index: LibraryIndex, text: str, models: Sequence[str]) -> list[str]:
    """The numbers of the checks that are near a text, as the desk orders them."""
    words = list(dict.fromkeys(words_of(text)))
    frequencies = index.frequencies(words)
    near = index.nearest(rarest(frequencies, hits=HITS), CANDIDATES)
    comparer = Comparer(text, frequencies=frequencies, total=index.count())
    weights = {one.check.url: comparer.compare(one.check.claim, more=one.check.title).weight for one in near}
    orders = [sorted(weights, key=lambda number: -weights[number])]
    for model in models:
        cosines = similarities(model, stripped(text), [_words(one) for one in near])
        by_meaning = sorted(zip(cosines, (one.check.url for one in near), strict=True), reverse=True)
        orders.append([number for _, number in by_meaning])
    merged = merge_ranks(orders)
    return sorted(merged, key=lambda number: -merged[number])


def precision_in_first(most: int, ranked: Sequence[str], wanted: set[str]) -> float:
    """The average precision within the first so many."""
    hits, parts = 0, 0.0
    for place, number in enumerate(ranked[:most], 1):
        if number in wanted:
            hits += 1
            parts += hits / place
    return parts / min(len(wanted), most) if wanted else 0.0


def _words(entry: Entry) -> str:
    return f"{entry.check.claim} {entry.check.title}"


def _rows(path: Path, *, header: bool = True) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    return rows[1:] if header else rows
