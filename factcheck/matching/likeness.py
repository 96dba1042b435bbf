"""How alike two claims are, from 0 to 1, and why: the rare words they share, the figures, and who made them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from factcheck.matching.words import numbers_of, stem, words_of
from factcheck.model.dataclass import dataclass

NEARLY_THE_SAME = 0.8
_MOST_WORDS_NAMED = 4
_FEW, _LONG = 50, 4  # among so few texts nothing is known of rareness: there a word of four letters is worth naming
_RARE = 2.5  # the weight from which a shared word is worth naming: in fewer than one text of twelve
_SATURATION, _LENGTH_SHARE, _USUAL_LENGTH = 1.2, 0.75, 24.0  # of BM25 (Robertson and Zaragoza, 2009)
_SHARPNESS = 1.3  # rare words count for more than their information


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` is the share of the information of both claims that is in both, 0 to 1; `weight` ranks candidates of one claim
    against each other; `reasons` are phrases for people, those that speak against it with "but" before them."""

    score: float
    weight: float
    reasons: tuple[str, ...]

    @property
    def is_nearly_the_same(self) -> bool:
        """Whether the two say the same in nearly the same words."""
        return self.score >= NEARLY_THE_SAME


class Comparer:
    """Compares one claim with others. `frequencies` tells for its words in how many of `total` texts they are found."""

    def __init__(self, claim: str, *, claimant: str = "", frequencies: Mapping[str, int], total: int) -> None:
        self.claimant = claimant
        self.numbers = numbers_of(claim)
        self.words: dict[str, str] = {}
        forms: dict[str, set[str]] = {}
        for word in words_of(claim):
            forms.setdefault(stem(word), set()).add(word)
            self.words.setdefault(stem(word), word)
        self._forms = {root: len(words) for root, words in forms.items()}
        counts = {stem(word): count for word, count in frequencies.items()}
        self._total = max(total, 1)
        self._weights = {root: self._information(counts.get(root, 0)) for root in self.words}
        self._unknown = self._information(1)

    def compare(self, claim: str, *, more: str = "", claimant: str = "") -> Likeness:
        """How alike another claim is; `more` are further words about it (a headline), which can only help."""
        theirs = Counter(stem(word) for word in words_of(claim))
        about = Counter(stem(word) for word in words_of(more))
        shared = self.words.keys() & (theirs.keys() | about.keys())
        score = max(self._share(theirs), self._share(about) if more else 0.0)
        theirs_numbers = numbers_of(f"{claim} {more}")
        if self.numbers and theirs_numbers and not self.numbers & theirs_numbers:
            score *= 0.75
        reasons = self._reasons(shared, theirs_numbers, claimant, score)
        return Likeness(score, self._weight(theirs + about), reasons)

    def _information(self, count: int) -> float:
        return max(0.05, math.log((self._total - count + 0.5) / (count + 0.5))) if self._total > _FEW else 1.0

    def _share(self, theirs: Counter[str]) -> float:
        """Twice the information in both against that in either (Dice)."""
        mine = sum(self._weights.values())
        other = sum(self._weights.get(root, self._unknown if len(root) > 3 else 1.0) for root in theirs)
        both = sum(weight for root, weight in self._weights.items() if root in theirs)
        return 2 * both / (mine + other) if mine + other else 0.0

    def _weight(self, theirs: Counter[str]) -> float:
        length = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * sum(theirs.values()) / _USUAL_LENGTH)
        weight = 0.0
        for root, information in self._weights.items():
            if root in theirs:
                often = theirs[root] * (_SATURATION + 1) / (theirs[root] + length)
                weight += self._forms[root] * math.pow(information, _SHARPNESS) * often
        return weight

    def _reasons(self, shared: set[str], numbers: set[str], claimant: str, score: float) -> tuple[str, ...]:
        reasons = ["nearly the same words"] if score >= NEARLY_THE_SAME else []
        rare = sorted((root for root in shared if self._is_telling(root)), key=lambda root: -self._weights[root])
        if rare and not reasons:
            reasons.append("shares " + ", ".join(self.words[root] for root in rare[:_MOST_WORDS_NAMED]))
        if same := sorted(self.numbers & numbers, key=lambda number: (-len(number), number)):
            reasons.append("same numbers: " + ", ".join(same[:3]) if len(same) > 1 else f"same number: {same[0]}")
        elif self.numbers and numbers:
            reasons.append("but other numbers: " + ", ".join(sorted(numbers)[:3]))
        if is_same_name(self.claimant, claimant):
            reasons.append(f"same claimant: {claimant}")
        return tuple(reasons)

    def _is_telling(self, root: str) -> bool:
        if root[0].isdigit() or len(root) <= 2:
            return False
        return self._weights[root] >= _RARE if self._total > _FEW else len(root) >= _LONG


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are of the same person or body: the same words, or all of the shorter name within the longer."""
    first, second = set(words_of(one)), set(words_of(other))
    if not first or not second or {"unknown"} in (first, second):
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter <= longer and (len(shorter) > 1 or len(longer) == 1 or len(next(iter(shorter))) > 4)
