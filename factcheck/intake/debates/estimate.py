"""How likely a sentence would be picked for checking if it were said in a debate, and which of its words speak for it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from factcheck.intake.debates.features import find_features, find_features_of, find_word_buckets, read_words
from factcheck.intake.debates.weights import load_weights

_MOST_WORDS = 3
_TELLING = 0.1  # logit a word must add or take to be named


@dataclass(frozen=True, slots=True)
class Estimate:
    """The logit of a sentence, and the words that add most to it and take most from it, as they stand there."""

    logit: float
    speaking_for: tuple[str, ...]
    speaking_against: tuple[str, ...]


def estimate_logit(text: str) -> float:
    """The logit that a sentence would be picked; its logistic is a probability among sentences of debates."""
    return _add_up(find_features(text))


def explain(text: str) -> Estimate:
    """The estimate with the words that it rests on."""
    plain, words = read_words(text)
    features, weights = find_features_of(plain, words), load_weights()
    shares = [
        (weights.scale * features[place] * weights.buckets[place], word) for word, place in find_word_buckets(words)
    ]
    shares.sort(key=lambda share: (-share[0], share[1]))
    return Estimate(
        _add_up(features),
        tuple(word for share, word in shares[:_MOST_WORDS] if share >= _TELLING),
        tuple(word for share, word in reversed(shares[-_MOST_WORDS:]) if share <= -_TELLING),
    )


def _add_up(features: dict[int, float]) -> float:
    weights = load_weights()
    buckets = weights.buckets
    return weights.bias + weights.scale * math.fsum([value * buckets[place] for place, value in features.items()])
