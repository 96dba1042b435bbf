"""Figures that can be checked: counts, amounts of money, shares, multiples; not the numbers in dates, names and times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.signals.dates import DIGIT, find_date_spans
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.model.proposal import Reason

_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|crore|lakh|bn|m\b|k\b|tn\b))?"
_NUMBER = r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_STREET = r"(?-i:\s(?:[A-Z]\w+\s){1,3}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Drive|Place|Lane|Boulevard))"
_FIGURE = re.compile(
    rf"(?P<money>(?:US\$|[$€£¥₹₽₺]|\b(?:Rs|USD|EUR|GBP)\.?)\s?(?:{_NUMBER}){_SCALE}"
    rf"|(?:{_NUMBER}){_SCALE}\s?(?:dollars|euros|pounds|rubles|roubles|yuan|yen|rupees|drams|manats|cents|€|£)\b)"
    rf"|(?P<share>(?:{_NUMBER})\s?(?:%|percent\b|per\s+cent\b|percentage\s+points?\b|pct\b))"
    rf"|(?P<count>(?<![\w.,/:-])(?:{_NUMBER}){_SCALE}(?![\w:/]|-\w|{_STREET}))",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"\b(?:(?:nearly|almost|about|around|over|some|several|more\s+than|at\s+least|fewer\s+than|less\s+than|up\s+to|hundreds\s+of"
    r"|tens\s+of)\s+)?(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety)(?:-\w+)?(?:\s+(?:hundred|thousand|million|billion|dozen))?|(?:a\s+|half\s+a\s+)?(?:dozens?|hundreds?"
    r"|thousands|millions|billions|million|billion|hundred|thousand)|half|two-thirds|a\s+(?:third|quarter|fifth)|one\s+in\s+\w+"
    r"|three-quarters|double|twice|triple|(?:two|three|four|five|six|seven|eight|nine|ten)\s+times)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r",\s\d{1,3},")
_WEIGHTS = {"money": 1.15, "share": 1.15, "count": 0.95}
_FURTHER, _MOST_FURTHER, _IN_WORDS_WEIGHT, _LARGE = 0.22, 3, 0.7, 0.3


def find_figures(looked: Looked) -> Iterator[Reason]:
    """One reason for the figures of a sentence; the first weighs most, a share or a sum of money more than a count."""
    text = looked.text
    taken = [*find_date_spans(text), *(match.span() for match in _AGE.finditer(text))]
    figures = [
        match
        for match in (_FIGURE.finditer(text) if DIGIT.search(text) else ())
        if not any(start <= match.start() < end for start, end in taken)
    ]
    if figures:
        label = "gives a figure" if len(figures) == 1 else "gives figures"
        yield Reason(phrase_words(label, (" ".join(match[0].split()) for match in figures)), _weigh(figures))
    elif words := [match[0] for match in _IN_WORDS.finditer(text)]:
        yield Reason(phrase_words("gives a figure in words", words), _IN_WORDS_WEIGHT)


def find_figure_spans(text: str) -> list[tuple[int, int]]:
    """Where figures stand, in digits or in words, without the numbers of dates and ages."""
    taken = [*find_date_spans(text), *(match.span() for match in _AGE.finditer(text))]
    found = [match.span() for pattern in (_FIGURE, _IN_WORDS) for match in pattern.finditer(text)]
    return [span for span in found if not any(start < span[1] and span[0] < end for start, end in taken)]


def _weigh(figures: list[re.Match[str]]) -> float:
    weight = max(_WEIGHTS[match.lastgroup or "count"] for match in figures)
    weight += _FURTHER * min(len(figures) - 1, _MOST_FURTHER)
    return weight + (_LARGE if any(_is_large(match[0]) for match in figures) else 0)


def _is_large(figure: str) -> bool:
    digits = re.sub(r"\D", "", re.split(r"\.\d{1,2}\b", figure)[0])
    return len(digits) > 3 or bool(re.search(r"thousand|million|billion|trillion|crore|lakh|bn", figure, re.IGNORECASE))
