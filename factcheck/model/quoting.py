"""Whether quoted words stand in a text: exactly, in the same words, with differences, or not at all.

A page changes its quotation marks, dashes and blanks without changing what it says, so these never count as a difference.
Where the words differ, the nearest passage is found: first the stretch of the text that holds most of the words of the
quote, each weighed by how rare it is there, then its edges word by word. What is less than half alike is no passage.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from factcheck.model.dataclass import dataclass

EXACT, SAME_WORDS, DIFFERS, MISSING = "exact", "same-words", "differs", "missing"
LONGEST_QUOTE = 4_000  # characters that are compared; a longer quote is compared by its beginning

_LEAST_ALIKE = 0.5
_CANDIDATES = 4
_LONG = 150  # words
_WORD = re.compile(r"\S+")
_SIGNS = str.maketrans({
    **dict.fromkeys("“”„‟«»‹›″〝〞＂‘’‚‛′`´", "'"), '"': "'", **dict.fromkeys("‐‑‒–—―−﹣－", "-"), "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote stands: `state` is exact, same-words (blanks, marks and dashes differ), differs or missing; the passage
    is `text[start:end]` (code points), `found` its words on one line ("" where it is missing)."""

    state: str
    found: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a quote against a part of what was found: the same words, or some in the place of others."""

    quoted: str
    found: str

    @property
    def is_same(self) -> bool:
        """Whether nothing differs here."""
        return self.quoted == self.found


def find_passage(quote: str, text: str, *, near: int = 0) -> Passage:
    """Where a quote stands in a text, or the passage nearest to it.

    Of passages that are equally like it, the one closest to `near` (an offset, such as where the quote stood before) counts.
    """
    wanted = quote.strip()[:LONGEST_QUOTE]
    if not wanted:
        return Passage(MISSING)
    if found := find_same_words(quote, text):
        return found
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [_plain(text[start:end]) for start, end in spans]
    quoted = [_plain(word) for word in wanted.split()]
    around = bisect_left(spans, (near, 0))
    nearest = _nearest([_bare(word) for word in quoted], [_bare(word) for word in words], around)
    return Passage(MISSING) if nearest is None else _passage(DIFFERS, text, spans, *nearest)


def find_same_words(quote: str, text: str) -> Passage | None:
    """Where a quote stands in a text exactly or in the same words, None where it does not: nothing near is looked for."""
    wanted = quote.strip()[:LONGEST_QUOTE]
    at = text.find(wanted) if wanted else -1
    if at >= 0:
        return Passage(EXACT, _one_line(wanted), at, at + len(wanted))
    spans = [match.span() for match in _WORD.finditer(text)] if wanted else []
    words = [_plain(text[start:end]) for start, end in spans]
    quoted = [_plain(word) for word in wanted.split()]
    place = (_same_words(quoted, words) or _inside_words(quoted, words)) if quoted and words else None
    return _passage(SAME_WORDS, text, spans, *place) if place is not None else None


def compare_words(quote: str, found: str) -> tuple[Difference, ...]:
    """The quote against what was found, part by part in order; joined by blanks the parts are both texts again."""
    one, other = quote.split(), found.split()
    keys, others = [[_bare(_plain(word)) for word in words] for words in (one, other)]
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    parts: list[Difference] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        quoted = " ".join(one[i:j])
        parts.append(Difference(quoted, quoted if tag == "equal" else " ".join(other[k:m])))
    return tuple(parts)


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts have the same words, whatever their blanks, marks and dashes."""
    return [_plain(word) for word in one.split()] == [_plain(word) for word in other.split()]


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word.translate(_SIGNS)).translate(_SIGNS)


def _bare(word: str) -> str:
    """A word without the marks around it, by which words are laid beside each other."""
    return word.strip("'.,;:!?()[]-") or word


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _passage(state: str, text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> Passage:
    start, end = spans[first][0], spans[last - 1][1]
    return Passage(state, _one_line(text[start:end]), start, end)


def _same_words(quoted: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """The words from which to which the quote's stand, whole."""
    at = f" {' '.join(words)} ".find(f" {' '.join(quoted)} ")
    if at < 0:
        return None
    first = " ".join(words)[:at].count(" ")
    return first, first + len(quoted)


def _inside_words(quoted: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """As above, where the quote begins or ends within a word: without the mark before it or the full stop after it."""
    joined, wanted = " ".join(words), " ".join(quoted)
    at = joined.find(wanted)
    if at < 0:
        return None
    first = joined.count(" ", 0, at)
    return first, first + wanted.count(" ") + 1


def _nearest(quoted: Sequence[str], words: Sequence[str], around: int) -> tuple[int, int] | None:
    """The stretch of words that is most like the quote, None where nothing is at least half like it."""
    if not words:
        return None
    fitted = [_fitted(quoted, words, start) for start in _candidates(quoted, words, around)]
    best = max(fitted, key=lambda one: (round(one[0], 3), -abs(one[1] - around)), default=(0.0, 0, 0))
    return best[1:] if best[0] >= _LEAST_ALIKE else None


def _candidates(quoted: Sequence[str], words: Sequence[str], around: int) -> list[int]:
    """Where the stretches as long as the quote begin that hold most of its words; a rare word is worth more."""
    wanted, common = Counter(quoted), Counter(words)
    length, held, score = len(quoted), Counter[str](), 0.0
    scores: list[tuple[float, int]] = []
    for at, word in enumerate(words):
        if word in wanted:
            held[word] += 1
            score += 1 / common[word] if held[word] <= wanted[word] else 0
        if at >= length and (gone := words[at - length]) in wanted:
            score -= 1 / common[gone] if held[gone] <= wanted[gone] else 0
            held[gone] -= 1
        scores.append((score, max(0, at - length + 1)))
    chosen: list[int] = []
    for value, start in sorted(scores, key=lambda one: (-round(one[0], 6), abs(one[1] - around))):
        if value <= 0 or len(chosen) == _CANDIDATES:
            break
        if all(abs(start - other) > length // 2 for other in chosen):
            chosen.append(start)
    return chosen


def _fitted(quoted: Sequence[str], words: Sequence[str], start: int) -> tuple[float, int, int]:
    """How alike the stretch around a place is once its edges are those of the words that agree: ratio, first, last."""
    margin = len(quoted) // 2 + 2
    low = max(0, start - margin)
    window = words[low : start + len(quoted) + margin]
    is_long = len(quoted) > _LONG  # words that make up more than a hundredth of a long text are passed over
    matcher = SequenceMatcher(None, quoted, window, autojunk=is_long)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0, 0
    # Words of the quote before the first and after the last that agree have their counterparts beside them.
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(window), blocks[-1].b + blocks[-1].size + len(quoted) - blocks[-1].a - blocks[-1].size)
    alike = SequenceMatcher(None, quoted, window[first:last], autojunk=is_long).ratio()
    return alike, low + first, low + last
