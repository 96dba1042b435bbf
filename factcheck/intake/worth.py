"""How much a sentence deserves checking, 0 to 1, with the reasons in words.

Reporting is ranked by signs (figures, harm, law, testimony, …) and by what surrounds a sentence; speech by the model that
was trained on debates, with a little of the signs. Nothing is cut off below a score: the person sees every sentence, ranked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from factcheck.intake.claimants import Attribution
from factcheck.intake.register import is_speech
from factcheck.intake.signals.acts import find_acts, find_spoken_words
from factcheck.intake.signals.colour import find_colour
from factcheck.intake.signals.dates import find_dates
from factcheck.intake.signals.doubts import find_doubts, find_length
from factcheck.intake.signals.figures import find_figures
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.intake.signals.sources import find_attribution, find_bodies
from factcheck.intake.signals.topics import find_topics
from factcheck.intake.surroundings import Surroundings, survey
from factcheck.model.proposal import Reason, Sentence

if TYPE_CHECKING:
    from factcheck.intake.debates.estimate import Estimate
    from factcheck.intake.debates.meaning import Embed

_FINDERS: tuple[Callable[[Looked], Iterator[Reason]], ...] = (
    find_figures,
    find_dates,
    find_topics,
    find_acts,
    find_spoken_words,
    find_attribution,
    find_bodies,
    find_doubts,
    find_colour,
    find_length,
)
_BIAS = -1.2  # logit of a sentence without any sign
_LONGEST = 1500  # characters that are looked at
_SIGNS_IN_SPEECH = 0.2  # what a sign counts beside the trained model
_MEANING = (
    0.6  # what the net over sentence vectors counts where it was asked, of 1; the rest is the model's and the signs'
)
_MOST_READ = 1000  # sentences of a speech, the likeliest ones, whose meaning is read: a dozen seconds of work


@dataclass(frozen=True, slots=True)
class Worth:
    """Check-worthiness, 0 to 1, and its reasons, the weightiest first; their weights add up to the score less `BASE`."""

    score: float
    reasons: tuple[Reason, ...] = ()


_UNRATED = Worth(0.0)


@dataclass(frozen=True, slots=True)
class Blend:
    """What the surroundings count beside the signs; tuned on labelled news, see debates/MODEL_CARD.md."""

    centre: float = 0.12
    neighbours: float = 0.3


class Scorer(Protocol):
    """Anything that rates the sentences of one article; it gets them all, so that it may look at their neighbours."""

    def __call__(self, sentences: Sequence[Sentence], said: Sequence[Attribution | None], /) -> Sequence[Worth]:
        """One `Worth` for each sentence, in their order; `said` is who seems to have said each of them."""
        ...


def weigh(
    sentences: Sequence[Sentence], said: Sequence[Attribution | None], embed: Embed | None = None
) -> tuple[Worth, ...]:
    """Rates the sentences of one text, as reporting or as speech; a sum of signs through the logistic function.

    Sentences that are set aside are not rated; their score is 0. `embed` makes vectors of sentences, where the extra
    `semantic` is installed; it is asked for speech only.
    """
    if is_speech(sentences, said):
        return _spread(sentences, _rate_speech(list(_offered(sentences, said)), embed))
    return weigh_reporting(sentences, said)


def weigh_reporting(
    sentences: Sequence[Sentence], said: Sequence[Attribution | None], blend: Blend | None = None
) -> tuple[Worth, ...]:
    """Rates the sentences of a report: the signs of each, and what surrounds it counted as `blend` says."""
    blend = blend or Blend()
    offered = list(_offered(sentences, said))
    signs = [find_signs(one, by) for one, by in offered]
    surroundings = survey([one.text[:_LONGEST] for one, _ in offered], [total(found) for found in signs])
    return _spread(
        sentences,
        [_sum_up([*found, *_explain(around, blend)]) for found, around in zip(signs, surroundings, strict=True)],
    )


def find_signs(sentence: Sentence, said: Attribution | None) -> list[Reason]:
    """Every sign of a sentence, taken by itself; weights are logits."""
    looked = Looked(sentence, sentence.text[:_LONGEST], said)
    return [reason for find in _FINDERS for reason in find(looked)]


def total(signs: Sequence[Reason]) -> float:
    """The sum of the weights of signs."""
    return math.fsum(sign.weight for sign in signs)


def _offered(
    sentences: Sequence[Sentence], said: Sequence[Attribution | None]
) -> Iterator[tuple[Sentence, Attribution | None]]:
    return ((one, by) for one, by in zip(sentences, said, strict=True) if not one.aside)


def _spread(sentences: Sequence[Sentence], worths: Sequence[Worth]) -> tuple[Worth, ...]:
    """The worths of the offered sentences put back among those that are set aside."""
    rated = iter(worths)
    return tuple(_UNRATED if one.aside else next(rated) for one in sentences)


def _explain(around: Surroundings | None, blend: Blend) -> Iterator[Reason]:
    if around is None:
        return
    if around.shared and around.centre > 0:
        yield Reason(phrase_words("about the article's subject", around.shared), blend.centre * around.centre)
    else:
        yield Reason("beside the article's subject", blend.centre * around.centre)
    where = "beside sentences worth checking" if around.neighbours > 0 else "beside sentences of little worth"
    yield Reason(where, blend.neighbours * around.neighbours)


def _rate_speech(offered: Sequence[tuple[Sentence, Attribution | None]], embed: Embed | None) -> list[Worth]:
    from factcheck.intake.debates.estimate import explain  # its weights are read for speech only

    estimates = [explain(sentence.text) for sentence, _ in offered]
    meanings = _read_meanings([sentence.text for sentence, _ in offered], estimates, embed)
    return [
        _rate_spoken(sentence, by, estimate, meaning)
        for (sentence, by), estimate, meaning in zip(offered, estimates, meanings, strict=True)
    ]


def _read_meanings(texts: Sequence[str], estimates: Sequence[Estimate], embed: Embed | None) -> list[float | None]:
    """What the net over sentence vectors says of each sentence, None where it was not asked."""
    meanings: list[float | None] = [None] * len(texts)
    if embed is not None:
        from factcheck.intake.debates.meaning import estimate_meanings

        likeliest = sorted(range(len(texts)), key=lambda place: -estimates[place].logit)[:_MOST_READ]
        found = estimate_meanings([texts[place][:_LONGEST] for place in likeliest], embed)
        for place, meaning in zip(likeliest, found, strict=True):
            meanings[place] = meaning
    return meanings


def _rate_spoken(sentence: Sentence, said: Attribution | None, estimate: Estimate, meaning: float | None) -> Worth:
    """What both models say, where there are two, and a little of the signs."""
    share = 1.0 if meaning is None else 1 - _MEANING
    if estimate.logit > _BIAS:
        phrase = phrase_words("worded like what is checked in debates", estimate.speaking_for)
    else:
        phrase = phrase_words("worded like what is left unchecked in debates", estimate.speaking_against)
    reasons = [Reason(phrase.removesuffix(": "), share * (estimate.logit - _BIAS))]
    if meaning is not None:
        kind = "checked" if meaning > _BIAS else "left unchecked"
        reasons.append(Reason(f"near in meaning to what is {kind} in debates", _MEANING * (meaning - _BIAS)))
    signs = [Reason(sign.phrase, share * _SIGNS_IN_SPEECH * sign.weight) for sign in find_signs(sentence, said)]
    return _sum_up([*reasons, *signs])


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


BASE = _logistic(_BIAS)


def _sum_up(signs: Sequence[Reason]) -> Worth:
    """The score of signs whose weights are logits, with each sign's share of it."""
    logit = total(signs)
    score = _logistic(_BIAS + logit)
    share = (score - BASE) / logit if abs(logit) > 1e-9 else BASE * (1 - BASE)
    reasons = [Reason(sign.phrase, round(sign.weight * share, 4)) for sign in signs]
    return Worth(round(score, 4), tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))))
