"""Who said it: PolNeAR's attributions, the claimants of labelled news sentences, and those of the real article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from factcheck.intake.claimants import Attribution, attribute
from factcheck.intake.sentences import split_sentences
from factcheck.model.proposal import Sentence
from tests.evaluation.figures import TUNED, UNSEEN, Figure, Skipped
from tests.evaluation.labelled import read_articles
from tests.evaluation.names import is_pronoun, is_same
from tests.evaluation.polnear import Marked, MarkedArticle, read_polnear

TITLE = "Who said it"
ORDER = 40

LONG_QUOTE = 10  # words from which a direct quotation counts as long
OPENING = ('"', "“", "''", "``", "«")


def measure(shared: Path) -> Iterator[Figure | Skipped]:
    """PolNeAR first, then the labelled news sentences, then the real article."""
    yield from _measure_polnear(shared)
    yield from _measure_claims(shared, "dev.jsonl")
    yield from _measure_claims(shared, "seed.json")


def _measure_polnear(shared: Path) -> Iterator[Figure]:
    """A sentence is attributed where the content of an attribution overlaps it. Of sources marked as a pronoun there is no
    name to compare with, so they are left out of the share that is right."""
    counts: Counter[str] = Counter()
    for article in read_polnear(shared, "dev"):
        counts += count_article(article)
    split = f"PolNeAR dev, {counts['sentences']:,} sentences"
    found, invented, missed = counts["found"], counts["invented"], counts["missed"]
    yield Figure("a sentence is attributed: precision", found / (found + invented), split, UNSEEN, least=0.93)
    yield Figure("a sentence is attributed: recall", found / (found + missed), split, UNSEEN, least=0.72)
    yield Figure("most of it is content: precision", counts["mostly found"] / (found + invented), split)
    yield Figure("most of it is content: recall", counts["mostly found"] / counts["mostly"], split)
    named = counts["right"] + counts["wrong"]
    yield Figure("source right, of matched with a name", counts["right"] / named, f"PolNeAR dev, {named:,}", least=0.88)
    quotes = counts["quotes"]
    split = f"PolNeAR dev, {quotes:,} of {LONG_QUOTE} words or more"
    yield Figure("long direct quotes: recall", counts["quotes found"] / quotes, split, least=0.80)
    yield Figure("long direct quotes: source right too", counts["quotes right"] / quotes, split)


def count_article(article: MarkedArticle) -> Counter[str]:
    """The counts of one article."""
    sentences = split_sentences(article.text)
    said = attribute(article.text, sentences)
    counts: Counter[str] = Counter()
    for sentence, one in zip(sentences, said, strict=True):
        if not _overlap(article.discarded, sentence):
            counts += _count_sentence(article, sentence, one)
    for marked in article.attributions:
        counts += _count_quote(article.text, marked, sentences, said)
    return counts


def _count_sentence(article: MarkedArticle, sentence: Sentence, said: Attribution | None) -> Counter[str]:
    here = [one for one in article.attributions if one.source and _overlap(one.content, sentence)]
    counts: Counter[str] = Counter(sentences=1)
    counts["found"] += bool(here and said)
    counts["missed"] += bool(here and not said)
    counts["invented"] += bool(said and not here)
    if 2 * sum(_overlap(one.content, sentence) for one in here) >= sentence.end - sentence.start:
        counts["mostly"] += 1
        counts["mostly found"] += bool(said)
    names = [one.source for one in here if not is_pronoun(one.source)]
    if said and names:
        counts["right" if any(is_same(said.claimant.name, name) for name in names) else "wrong"] += 1
    return counts


def _count_quote(
    text: str, marked: Marked, sentences: Sequence[Sentence], said: Sequence[Attribution | None]
) -> Counter[str]:
    """A long direct quotation is found where every sentence of it is attributed."""
    start, end = min(chain(*marked.content)), max(chain(*marked.content))
    words = text[start:end].strip()
    if not words.startswith(OPENING) or len(words.split()) < LONG_QUOTE:
        return Counter()
    inside = [
        one for sentence, one in zip(sentences, said, strict=True) if sentence.start < end and sentence.end > start
    ]
    is_named = bool(marked.source) and not is_pronoun(marked.source)
    right = any(one and (not is_named or is_same(one.claimant.name, marked.source)) for one in inside)
    return Counter({"quotes": 1, "quotes found": int(all(inside)), "quotes right": int(right)})


def _overlap(spans: Sequence[tuple[int, int]], sentence: Sentence) -> int:
    """How many characters of a sentence lie within spans."""
    return sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in spans)


def _measure_claims(shared: Path, name: str) -> Iterator[Figure]:
    counts: Counter[str] = Counter()
    for article in read_articles(shared, name):
        sentences = split_sentences(article.body)
        by_place = {(one.start, one.end): one for one in article.labels}
        for sentence, said in zip(sentences, attribute(article.body, sentences), strict=True):
            label = by_place.get((sentence.start, sentence.end))
            if label is None:
                continue
            counts["attributed"] += label.attributed
            counts["proposed"] += bool(said)
            counts["false"] += bool(said and not label.attributed)
            counts["right"] += bool(
                said and label.attributed and label.claimant and is_same(said.claimant.name, label.claimant)
            )
    split = f"claims/{name}, {counts['attributed']} attributed"
    least = 0.8 if name == "dev.jsonl" else 0.9
    yield Figure("claimant right, of attributed", counts["right"] / counts["attributed"], split, TUNED, least=least)
    split = f"claims/{name}, {counts['proposed']} claimants proposed"
    yield Figure("false claimants, of those proposed", counts["false"] / counts["proposed"], split, TUNED, most=0.10)
