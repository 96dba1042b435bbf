"""The shape of a sentence as marks that are there or not: how long, how many figures, which persons, tenses and doubts.

Marks are names, such as `figure`, `n12` (twelve words or more) and `past&figure` (both); the model has a weight for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.intake.wordlist import word_list

_FIGURE_WORDS = word_list(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion"
    " trillion half third quarter dozen percent double triple twice"
)
_KINDS: dict[str, frozenset[str]] = {
    "in-words": _FIGURE_WORDS,
    "first": word_list("i we my our me us i'm we're i've we've i'll we'll i'd we'd mine ours let's"),
    "second": word_list("you your you're you've you'll yours you'd"),
    "third": word_list("he she they his her their him them it its he's she's they're they've it's"),
    "modal": word_list(
        "will would could should can may might must shall won't wouldn't couldn't shouldn't can't cannot going gonna"
    ),
    "being": word_list("is are was were be been being am isn't aren't wasn't weren't"),
    "having": word_list("has have had hasn't haven't hadn't"),
    "opinion": word_list("think believe feel hope guess want need like love know say mean see tell look wonder"),
    "negated": word_list("not no never none nothing nobody don't didn't doesn't isn't"),
    "compared": word_list(
        "more less fewer higher lower larger smaller greater better worse than most least highest lowest largest biggest"
        " worst best first only ever every all"
    ),
    "past": word_list(
        "said did had was were went got took made came gave became began brought built bought cut fell felt found fought"
        " grew held kept knew led left lost met paid put ran rose saw sent sold spent stood told voted won wrote increased"
        " raised supported opposed created passed signed"
    ),
    "asking": word_list("who what why how when where which"),
}
_KIND_OF: dict[str, tuple[str, ...]] = {
    word: tuple(kind for kind, words in _KINDS.items() if word in words) for words in _KINDS.values() for word in words
}
_LENGTHS = (3, 5, 7, 9, 12, 16, 22, 30, 40)
_CROSSES = word_list(
    "figure first second third modal name n12 n7 n22 opinion compared negated being having past question"
)
_CAPITAL = re.compile(r"(?<!^)(?<![“\"‘(])\b(?!I\b|I[’'])[A-Z][\w’']*")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_FIGURE = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"(?:1[789]|20)\d\d[.,]?")
_POINTING = word_list("this that these those there")


def find_marks(text: str, words: Sequence[str]) -> list[str]:
    """The marks of a sentence whose lower-case words are given; the same ones in the same order, always."""
    marks = [f"n{length}" for length in _LENGTHS if len(words) >= length]
    marks += _count_kinds(words)
    marks += _figure_marks(text)
    marks += _sign_marks(text, words)
    base = [mark for mark in marks if mark in _CROSSES]
    return marks + [f"{one}&{other}" for place, one in enumerate(base) for other in base[place + 1 :]]


def _count_kinds(words: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    for word in words:
        for kind in _KIND_OF.get(word, ()):
            counts[kind] = counts.get(kind, 0) + 1
        if len(word) > 4 and word.endswith("ed"):
            counts["past"] = counts.get("past", 0) + 1
            counts["ed"] = 1
    several = [f"{kind}{least}" for kind, count in counts.items() for least in (2, 3) if count >= least]
    dense = [f"{kind}-dense" for kind, count in counts.items() if count * 6 >= len(words)]
    return [*counts, *several, *dense]


def _figure_marks(text: str) -> list[str]:
    figures = _FIGURE.findall(text)
    if not figures:
        return []
    years = [figure for figure in figures if _YEAR.fullmatch(figure)]
    marks = ["figure"]
    if len(figures) > 1:
        marks.append("figures")
    if years:
        marks.append("year")
    if len(figures) > len(years):
        marks.append("figure-not-year")
    if any(sum(map(str.isdigit, figure)) > 3 for figure in figures if figure not in years):
        marks.append("large")
    return marks


def _sign_marks(text: str, words: Sequence[str]) -> list[str]:
    marks = [name for sign, name in _SIGNS if sign in text]
    names = _CAPITAL.findall(text)
    if names:
        marks.append("name")
    if len(names) > 2:
        marks.append("names")
    if _ACRONYM.search(text):
        marks.append("acronym")
    if words:
        marks += [f"starts-{kind}" for kind in _KIND_OF.get(words[0], ())]
        if words[0] in _POINTING:
            marks.append("starts-pointing")
        long = sum(1 for word in words if len(word) > 6)
        marks += [f"long{tenths}" for tenths in (1, 2, 3, 4) if 10 * long >= tenths * len(words)]
    return marks


_SIGNS = (("%", "share"), ("$", "money"), ("?", "question"), ("!", "exclaimed"), ("...", "broken-off"), (",", "comma"))
