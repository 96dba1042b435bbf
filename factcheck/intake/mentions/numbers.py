"""Numbers in figures and in words as exact decimals: `12.9bn`, `1,234,567`, `1.234.567,8`, `two hundred and five`.

A number is held as whole digits and a power of ten, so that nothing is rounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.intake.mentions.vocabulary import either, forms, load_words

_GROUP = r"[,.’'\u00a0\u202f\u2009 ]"
FIGURES = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,9})?"  # 1,234.5 and 12,34,567
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,9})?"  # 1.234.567,8: one group alone (1.234) is a fraction in English
    r"|\d{1,3}\.\d{3},\d{1,9}"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009 ’']\d{3})+(?:[.,]\d{1,9})?"
    r"|\d{1,18}(?:\.\d{1,9})?|\d{1,18},\d{1,2})(?![\d])"
)


@dataclass(frozen=True, slots=True)
class Exact:
    """`digits` times ten to the `power`."""

    digits: int
    power: int = 0

    def __str__(self) -> str:
        """The shortest decimal without an exponent."""
        digits, power = self.digits, self.power
        while power < 0 and digits % 10 == 0:
            digits, power = digits // 10, power + 1
        if power >= 0:
            return str(digits * 10**power)
        whole = str(abs(digits)).rjust(1 - power, "0")
        return f"{'-' if digits < 0 else ''}{whole[:power]}.{whole[power:]}"

    def times(self, other: Exact) -> Exact:
        """The product."""
        return Exact(self.digits * other.digits, self.power + other.power)

    def plus(self, other: Exact) -> Exact:
        """The sum."""
        power = min(self.power, other.power)
        return Exact(self.digits * 10 ** (self.power - power) + other.digits * 10 ** (other.power - power), power)

    def is_below(self, other: Exact) -> bool:
        """Whether it is the smaller one."""
        return self.plus(Exact(-other.digits, other.power)).digits < 0


def read_exact(text: str) -> Exact:
    """A decimal as `str` writes it. Raises ValueError for everything else."""
    whole, _, fraction = text.partition(".")
    return Exact(int(whole + fraction), -len(fraction))


def read_figures(text: str) -> Exact:
    """A number written in figures, as `FIGURES` matches it."""
    bare = re.sub(r"[\u00a0\u202f\u2009 ’']", "", text)
    commas, stops = bare.count(","), bare.count(".")
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return Exact(int(bare))
    is_grouped = commas + stops > 1 and (commas == 0 or stops == 0)
    is_thousands = bare[last] == "," and len(bare) - last == 4 and stops == 0
    if is_grouped or is_thousands:
        return Exact(int(re.sub(r"[,.]", "", bare)))
    fraction = bare[last + 1 :]
    return Exact(int(re.sub(r"[,.]", "", bare[:last]) + fraction), -len(fraction))


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language; `pattern` finds a number written out, `scale` the words that multiply figures."""

    pattern: str
    scale: str
    values: dict[str, int]
    scales: dict[str, Exact]
    short_scales: dict[str, int]
    joiner: str

    def read(self, text: str) -> Exact | None:
        """A number in words, None where the words are none in this order (`two three`)."""
        total, part, last = Exact(0), Exact(0), 0
        words = [word for word in re.split(r"[\s-]+", text.lower()) if word != self.joiner]
        for word in words:
            if word in self.scales:
                scale = self.scales[word]
                part = (part if part.digits else Exact(1)).times(scale)
                if scale.power > 2 or scale.digits > 1:  # `two hundred` goes on, `two thousand` is closed
                    total, part = total.plus(part), Exact(0)
                last = 0
                continue
            value = self.values[word]
            if last and not (last >= 20 and last % 10 == 0 and value < 10):
                return None
            part, last = part.plus(Exact(value)), value
        return total.plus(part)


@cache
def number_words(language: str = "en") -> NumberWords:
    """The number words of a language."""
    words: dict[str, Any] = load_words(language)["numbers"]
    small, tens = words["small"].split(), words["tens"].split()
    values = {word: value for value, word in enumerate(small)} | {word: 20 + 10 * at for at, word in enumerate(tens)}
    article = forms(words["article"])
    values |= dict.fromkeys(article, 1)
    scales = {word: Exact(1, power) for word, power in words["scales"].items()} | {words["dozen"]: Exact(12)}
    scale, unit = either(scales), either([*small, *tens])
    one = rf"(?:(?:{unit}\b(?:[\s-]{unit}\b)*)|(?:{either(article)})(?=\s{scale}\b))"
    group = rf"{one}(?:[\s-]{scale}\b)*"
    # `two hundred and five`, but not `two and five`: the joiner stands only behind a scale.
    behind = "|".join(rf"(?<={word}\s{words['and']})|(?<={word})" for word in scales)
    pattern = rf"\b{group}(?:(?:\s{words['and']})?(?:{behind})\s{unit}(?:-{unit})?\b(?:[\s-]{scale}\b)*)*"
    return NumberWords(pattern, scale, values, scales, words["short_scales"], words["and"])
