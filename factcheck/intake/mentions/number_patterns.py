"""What a number looks like in a language: in figures or words, alone, in a range, as a share, a multiple or an order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.intake.mentions.numbers import FIGURES, NumberWords, number_words
from factcheck.intake.mentions.vocabulary import either, forms, load_words


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    number: re.Pattern[str]
    ratio: re.Pattern[str]
    fraction: re.Pattern[str]
    half: re.Pattern[str]
    multiple: re.Pattern[str]
    alone: re.Pattern[str]
    order: re.Pattern[str]
    ordinal: re.Pattern[str]
    upto: re.Pattern[str]
    opens_range: re.Pattern[str]
    triggers: frozenset[str]
    starters: frozenset[str]
    words: NumberWords


@cache
def number_patterns(language: str) -> NumberPatterns:
    table = load_words(language)["numbers"]
    words = number_words(language)
    short = either(words.short_scales)
    scale = rf"(?:\s?(?P<s>{words.scale})\b|\s?(?P<k>{short})(?![\w/²³]))?"
    figure = rf"(?<![\w.,/:])(?<![^\W\d]-)(?P<f>{FIGURES}){scale}"
    number = rf"{figure}(?!\w|/\d)|(?P<w>(?i:{words.pattern}))"
    plain = rf"(?:{FIGURES}|{words.pattern})"
    parts = either(table["fractions"])
    orders = either(table["orders"])
    in_every = either(forms(table["in_every"]))
    unit = either([*table["small"].split(), *table["tens"].split()])
    lists = (
        words.values,
        words.scales,
        table["orders"],
        table["fractions"],
        table["multiples"],
        table["ordinals"].split(),
    )
    starters = frozenset(word for one in lists for word in one)
    return NumberPatterns(
        number=re.compile(number),
        ratio=re.compile(rf"\b(?P<a>{plain})\s(?:{in_every})\s(?P<b>{plain})\b(?!\s?%)", re.IGNORECASE),
        fraction=re.compile(
            rf"\b(?:(?P<n>{unit}|an?)[\s-](?P<d>{parts})|(?P<h>{table['half']}))\b(?=\s{table['of']}\b|\s(?:the|an?|its|their|all)\b|[,.;]|\sas\b)",
            re.IGNORECASE,
        ),
        half=re.compile(
            rf"\b(?:(?P<n>{plain})\sand\s)?(?:an?\s)?{table['half']}[\s-](?:an?\s)?(?P<s>{words.scale})\b",
            re.IGNORECASE,
        ),
        multiple=re.compile(rf"\b(?P<n>{plain})(?:\s?|-){either(forms(table['times']))}\b", re.IGNORECASE),
        alone=re.compile(rf"\b{either(table['multiples'])}\b", re.IGNORECASE),
        order=re.compile(
            rf"\b(?:{either(forms(table['few']))}\s(?P<f>{words.scale})|(?P<o>{orders})(?:\s{table['of']}\s(?P<p>{orders}))?)\b(?!(?<=scores)\s(?!{table['of']}\b)|(?<=scores)[.,;])",
            re.IGNORECASE,
        ),
        ordinal=re.compile(
            rf"\b(?:(?P<f>\d{{1,4}})(?:{either(table['ordinal_endings'].split())})|(?P<w>{either(table['ordinals'].split())}))\b",
            re.IGNORECASE,
        ),
        upto=re.compile(rf"\s?[–-]\s?|\s(?:{either(forms(table['to']))})\s"),
        opens_range=re.compile(rf"\b{either(forms(table['between']))}\s\Z", re.IGNORECASE),
        triggers=starters - frozenset(forms(table["article"])),
        starters=starters | {form.split()[0] for form in forms(table["few"])},
        words=words,
    )
