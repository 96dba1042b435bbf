"""The words by which two claims are compared: what says something, in one form, without names of accounts and addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_ADDRESS = re.compile(r"https?://\S*|(?:www\.|pic\.twitter\.com/)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"@\w+|\w*_\w*")
_TAG = re.compile(r"#(\w+)")
_HUMP = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0]\d+)*")
_THOUSANDS = re.compile(r"[.,\u00a0](?=\d{3}(?:\D|$))")
_ENDINGS = (
    ("sses", "ss"),
    ("ies", "i"),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
    ("eed", "ee"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ly", ""),
    ("ation", "at"),
    ("ment", ""),
)
_LEAST_STEM = 3
LONGEST = 4_000  # characters of a text that are looked at


def stripped(text: str) -> str:
    """A text as it was said: without addresses and names of accounts, its tags as the words they are made of."""
    said = _ADDRESS.sub(" ", text[:LONGEST])
    said = _TAG.sub(lambda tag: f" {tag[1]} {_HUMP.sub(' ', tag[1])} ", said)
    return _HANDLE.sub(" ", said)


def words_of(text: str) -> list[str]:
    """Every word of a text in its order: one case, no accents."""
    folded = unicodedata.normalize("NFKD", stripped(text).casefold())
    plain = folded if folded.isascii() else "".join(sign for sign in folded if not unicodedata.combining(sign))
    return _WORD.findall(plain)


def stem(word: str) -> str:
    """A word without its usual English endings, so that forms of one word are the same."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e") if len(word) > _LEAST_STEM else word


def numbers_of(text: str) -> set[str]:
    """The figures in a text, without marks of thousands."""
    return {_THOUSANDS.sub("", found).replace(",", ".") for found in _NUMBER.findall(stripped(text))}


def rarest(frequencies: Mapping[str, int], *, hits: int, least: int = 3) -> list[str]:
    """The rarest words that are known, as many as together are found in no more than so many entries.

    The cost of a search follows the number of hits. The `least` rarest are taken whatever they cost, as long as one of
    them alone is not worse than all that may be found.
    """
    known = sorted((count, word) for word, count in frequencies.items() if count > 0)
    chosen: list[str] = []
    spent = 0
    for count, word in known:
        if spent + count > hits and (len(chosen) >= least or (chosen and count > hits)):
            break
        chosen.append(word)
        spent += count
    return chosen


def merge_ranks(orders: Iterable[Sequence[str]], k: int = 20) -> dict[str, float]:
    """The merged weight of everything ranked, by reciprocal rank: the sum of 1 / (k + rank) over all orders.

    Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", 2009.
    """
    weights: dict[str, float] = {}
    for order in orders:
        for rank, one in enumerate(order, 1):
            weights[one] = weights.get(one, 0.0) + 1.0 / (k + rank)
    return weights
