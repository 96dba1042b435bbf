"""How much a sentence deserves checking, 0 to 1, with the reasons in words.

`weigh` is the scorer made of hand-set rules; any other `Scorer` (a trained one, say) can be given in its place.
Nothing is cut off below a score: the person sees every sentence, ranked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.intake.claimants import Attribution
from factcheck.intake.signals.dates import find_dates
from factcheck.intake.signals.doubts import find_doubts, find_length
from factcheck.intake.signals.figures import find_figures
from factcheck.intake.signals.sign import Looked
from factcheck.intake.signals.sources import find_attribution, find_bodies
from factcheck.intake.signals.topics import find_topics
from factcheck.model.proposal import Reason, Sentence

_FINDERS: tuple[Callable[[Looked], Iterator[Reason]], ...] = (
    find_figures,
    find_dates,
    find_topics,
    find_attribution,
    find_bodies,
    find_doubts,
    find_length,
)
_BIAS = -1.2  # logit of a sentence without any sign
_LONGEST = 1500  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Worth:
    """Check-worthiness, 0 to 1, and its reasons, the weightiest first; their weights add up to the score less `BASE`."""

    score: float
    reasons: tuple[Reason, ...] = ()


_UNRATED = Worth(0.0)


class Scorer(Protocol):
    """Anything that rates the sentences of one article; it gets them all, so that it may look at their neighbours."""

    def __call__(self, sentences: Sequence[Sentence], said: Sequence[Attribution | None], /) -> Sequence[Worth]:
        """One `Worth` for each sentence, in their order; `said` is who seems to have said each of them."""
        ...


def weigh(sentences: Sequence[Sentence], said: Sequence[Attribution | None]) -> tuple[Worth, ...]:
    """Rates sentences by hand-set rules: a weighted sum of signs through the logistic function.

    Sentences that are set aside are not rated; their score is 0.
    """
    return tuple(_UNRATED if one.aside else _weigh_one(one, by) for one, by in zip(sentences, said, strict=True))


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


BASE = _logistic(_BIAS)


def _weigh_one(sentence: Sentence, said: Attribution | None) -> Worth:
    looked = Looked(sentence, sentence.text[:_LONGEST], said)
    signs = [reason for find in _FINDERS for reason in find(looked)]
    total = math.fsum(sign.weight for sign in signs)
    score = _logistic(_BIAS + total)
    share = (score - BASE) / total if abs(total) > 1e-9 else BASE * (1 - BASE)
    reasons = [Reason(sign.phrase, round(sign.weight * share, 4)) for sign in signs]
    return Worth(round(score, 4), tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))))
