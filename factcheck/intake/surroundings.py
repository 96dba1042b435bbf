"""What the rest of the article says of a sentence: whether it is about what the article is about, and what stands beside it.

Claims come in clusters: the findings of a report, the testimony of a witness, the figures of a paragraph.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.intake.wordlist import word_list

_LEAST = 5  # sentences; fewer have no subject that they share
_STEM = 6  # letters that are compared: `vaccine` and `vaccination` are one subject
_MOST_NAMED = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOPS = word_list(
    "the and for but with from are was were been being its this that these those there she they his her their them him you"
    " our your not has have had does did will would could should can may might said says say who which what when where how"
    " than then here also about into over after before more most other some all any one two new out because just only such"
    " between during against through under while told"
)
TYPICAL_CENTRE, TYPICAL_NEIGHBOURS = 2.3, 0.9  # means over news articles, so that a weight says more or less than usual


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`centre`: how much the sentence shares with the others, more than usual (negative: less), and the words it shares.
    `neighbours`: the mean sum of signs of the sentences before and after it, more than usual."""

    centre: float
    shared: tuple[str, ...]
    neighbours: float


def survey(texts: Sequence[str], totals: Sequence[float]) -> list[Surroundings | None]:
    """What surrounds each of the sentences of one article, in order; `totals` are their sums of signs.

    None for each where there are too few sentences to tell.
    """
    if len(texts) < _LEAST:
        return [None] * len(texts)
    bags = [_stems(text) for text in texts]
    counts = Counter(stem for bag in bags for stem in bag)
    return [_survey_one(bag, counts, _beside(totals, place)) for place, bag in enumerate(bags)]


def _stems(text: str) -> dict[str, str]:
    """Each stem with the word it was met in first."""
    stems: dict[str, str] = {}
    for word in _WORD.findall(text.replace("’s", "")):
        lower = word.lower()
        if lower not in _STOPS:
            stems.setdefault(lower[:_STEM], word)
    return stems


def _survey_one(bag: dict[str, str], counts: Counter[str], neighbours: float) -> Surroundings:
    shared = sorted((stem for stem in bag if counts[stem] > 1), key=lambda stem: (-counts[stem], stem))
    centre = math.fsum(math.log(counts[stem]) for stem in shared) / math.sqrt(len(bag) + 3)
    words = tuple(bag[stem] for stem in shared[:_MOST_NAMED])
    return Surroundings(centre - TYPICAL_CENTRE, words, neighbours - TYPICAL_NEIGHBOURS)


def _beside(totals: Sequence[float], place: int) -> float:
    beside = [totals[other] for other in (place - 1, place + 1) if 0 <= other < len(totals)]
    return math.fsum(beside) / len(beside)
