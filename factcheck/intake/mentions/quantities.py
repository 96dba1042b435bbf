"""Numbers that a sentence gives, with what they count or measure; the numbers of dates, times of day and names are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.intake.mentions.measures import Measures, measures
from factcheck.intake.mentions.number_patterns import NumberPatterns, number_patterns
from factcheck.intake.mentions.numbers import Exact, read_exact, read_figures
from factcheck.intake.mentions.vocabulary import load_words
from factcheck.model.mentions import Quantity

_BEFORE = 28  # characters before a number in which its bound and its currency stand
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}){0,2}\s?(?:[ap]\.m\.?|[ap]m\b|o[’']clock|GMT|CET|UTC)|\b\d{1,2}:\d{2}(?::\d{2})?\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_STARTS = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NOUN = re.compile(r"(?:[\s-])([^\W\d_][\w’'-]*)")
_MOST_WORDS = 4  # between a number and the noun it counts
_STREET = re.compile(r"\s(?:[A-Z]\w+\s){1,3}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Drive|Place|Lane|Boulevard)")
_NAMED = re.compile(r"(?:[A-Z]\w+|\d+\w\w)\s[A-Z]")  # `the First Amendment`, `17th Street`
_AGE = re.compile(r"(?<=[\w.]),\s(\d{1,3})(?=,(?!\d))")
_MINUS = re.compile(r"(?:^|[\s(])[-−]\Z")
_ODD_PLURALS = ("ss", "us", "is", "ous", "ings")


def find_quantities(text: str, times: Sequence[tuple[int, int]] = (), language: str = "en") -> tuple[Quantity, ...]:
    """The quantities in a sentence, in order; offsets are of `text`. `times` are where its dates stand."""
    patterns = number_patterns(language)
    has_digits = _DIGIT.search(text) is not None
    if not has_digits and patterns.triggers.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    return _Finder(text, times, patterns, measures(language), load_words(language)["numbers"]).find(has_digits)


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    exact: Exact


class _Finder:
    """Looks for the more particular forms first; what one took is not looked at again."""

    def __init__(
        self,
        text: str,
        times: Sequence[tuple[int, int]],
        patterns: NumberPatterns,
        units: Measures,
        table: dict[str, Any],
    ) -> None:
        self._text, self._patterns, self._units, self._table = text, patterns, units, table
        self._taken = list(times)
        self._starts = [
            match.start()
            for match in _STARTS.finditer(text)
            if match[0][0].isdigit() or match[0].lower() in patterns.starters
        ]
        self._found: list[Quantity] = []

    def find(self, has_digits: bool) -> tuple[Quantity, ...]:
        """All quantities of the text."""
        if has_digits:
            self._taken += [match.span() for match in _CLOCK.finditer(self._text)]
            self._find_ages()
        self._find_parts()
        self._find_multiples()
        self._find_numbers()
        self._find_orders()
        self._find_ordinals()
        return tuple(sorted(self._found, key=lambda one: one.start))

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What a pattern finds where a number may begin, without what was taken."""
        reached = 0
        for start in self._starts:
            if start >= reached and (match := pattern.match(self._text, start)):
                reached = match.end()
                if self._is_free(*match.span()):
                    yield match

    def _is_free(self, start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in self._taken)

    def _add(
        self,
        start: int,
        end: int,
        value: str,
        kind: str,
        *,
        upto: str = "",
        unit: str = "",
        dimension: str = "",
        bound: str = "",
    ) -> None:
        self._taken.append((start, end))
        self._found.append(Quantity(self._text[start:end], start, end, value, kind, upto, unit, dimension, bound))

    def _find_ages(self) -> None:
        for match in _AGE.finditer(self._text):
            if self._is_free(*match.span(1)) and not self._text[match.start() - 1].isdigit():
                self._add(*match.span(1), str(int(match[1])), "measure", unit="year", dimension="time")

    def _read(self, words: str) -> Exact | None:
        small = words.strip()
        if small[:1].isdigit():
            return read_figures(small)
        return self._patterns.words.read(small)

    def _find_parts(self) -> None:
        """`One in seven`, `two-thirds of`, `half a million`."""
        for match in self._matches(self._patterns.ratio):
            part, whole = self._read(match["a"]), self._read(match["b"])
            if part and whole and part.power >= 0 <= whole.power and part.is_below(whole):
                start, bound = self._bound(match.start())
                self._add(start, match.end(), f"{part}/{whole}", "ratio", bound=bound)
        for match in self._matches(self._patterns.half):
            whole = self._read(match["n"]) if match["n"] else Exact(0)
            if whole is not None:
                scale = self._patterns.words.scales[match["s"].lower()]
                exact = whole.plus(Exact(5, -1)).times(scale)
                self._measure(_Number(match.start(), match.end(), exact))
        for match in self._matches(self._patterns.fraction):
            start, bound = self._bound(match.start())
            below = int(self._table["fractions"][(match["d"] or match["h"]).lower()])
            above = self._patterns.words.values[match["n"].lower()] if match["n"] else 1
            self._add(start, match.end(), f"{above}/{below}", "ratio", bound=bound)

    def _find_multiples(self) -> None:
        for match in self._matches(self._patterns.multiple):
            exact = self._read(match["n"])
            if exact is not None:
                start, bound = self._bound(match.start())
                self._add(start, match.end(), str(exact), "multiple", bound=bound)
        for match in self._matches(self._patterns.alone):
            start, bound = self._bound(match.start())
            self._add(start, match.end(), str(self._table["multiples"][match[0].lower()]), "multiple", bound=bound)

    def _numbers(self) -> Iterator[_Number]:
        words = self._patterns.words
        for match in self._matches(self._patterns.number):
            if match["w"]:
                exact = words.read(match["w"])
                if exact is not None:
                    yield _Number(*match.span(), exact)
                continue
            exact, end = read_figures(match["f"]), match.end()
            start = match.start()
            if _MINUS.search(self._text[max(0, start - 2) : start]):
                start, exact = start - 1, Exact(-exact.digits, exact.power)
            if match["s"]:
                exact = exact.times(words.scales[match["s"].lower()])
            elif match["k"]:
                if match["k"] == "m" and not self._is_money(match.start()):
                    end = match.end("f")  # `3 m` is a length, `$3m` is not
                else:
                    exact = exact.times(Exact(1, words.short_scales[match["k"]]))
            yield _Number(start, end, exact)

    def _is_money(self, start: int) -> bool:
        return self._units.money_before.search(self._text[max(0, start - _BEFORE) : start]) is not None

    def _find_numbers(self) -> None:
        numbers = list(self._numbers())
        place = 0
        while place < len(numbers):
            number = numbers[place]
            after = numbers[place + 1] if place + 1 < len(numbers) else None
            place += 1
            if self._is_score(number, after):
                place += 1
            elif after is not None and self._is_range(number, after):
                self._measure(number, after)
                place += 1
            elif not self._is_label(number):
                self._measure(number)

    def _is_score(self, number: _Number, after: _Number | None) -> bool:
        """`3-1` is the score of a game: no range goes down."""
        if after is None or self._text[number.end : after.start] not in ("-", "–"):
            return False
        return after.exact.is_below(number.exact)

    def _is_range(self, number: _Number, after: _Number) -> bool:
        start, end = self._after_unit(number.end, after.end), after.start
        tie = self._text[start:end]
        money = self._units.money_before.search(tie)
        tie = tie[: money.start()] if money else tie
        if not self._patterns.upto.fullmatch(tie):
            return False
        is_opened = self._patterns.opens_range.search(
            self._text[max(0, number.start - _BEFORE) : self._money_start(number.start)]
        )
        is_and = tie.strip() not in ("-", "–", "to", "or")
        return (is_opened is not None or not is_and) and (
            number.exact.is_below(after.exact) or self._scaled(number, after) is not None
        )

    def _after_unit(self, end: int, last: int) -> int:
        """The end of the unit of the first number of a range, where it is that of the second as well (`5% to 10%`)."""
        for pattern in (self._units.points, self._units.share):
            if match := pattern.match(self._text, end):
                return match.end() if pattern.match(self._text, last) else end
        return end

    def _scaled(self, number: _Number, after: _Number) -> Exact | None:
        """`5 to 10 million`: the scale of the second belongs to the first as well."""
        digits = self._text[after.start : after.end].split()
        if len(digits) == 2 and (scale := self._patterns.words.scales.get(digits[1].lower())):
            first = number.exact.times(scale)
            words = self._text[number.start : number.end]
            if " " not in words and first.is_below(after.exact):
                return first
        return None

    def _is_label(self, number: _Number) -> bool:
        """`Article 5`, `1600 Elm Street`, `a one of them`: numbers that name, or that nobody counts with."""
        text, before = self._text, self._text[max(0, number.start - _BEFORE) : number.start]
        if self._units.label.search(before) or _STREET.match(text, number.end):
            return True
        said = text[number.start : number.end].lower()
        if not said[:1].isdigit() and str(number.exact) == "1":
            return (
                not (self._units.unit.match(text, number.end) or self._units.share.match(text, number.end))
                or said != "one"
            )
        return False

    def _money_start(self, start: int) -> int:
        match = self._units.money_before.search(self._text[max(0, start - _BEFORE) : start])
        return start - len(match[0]) if match and self._is_free(start - len(match[0]), start) else start

    def _bound(self, start: int) -> tuple[int, str]:
        """Where the words that bound a number begin, and what they say."""
        match = self._units.bound.search(self._text[max(0, start - _BEFORE) : start])
        if match is None:
            return start, ""
        words = " ".join(match[0].lower().split())
        name = self._units.bounds.get(words) or self._units.bounds.get(words.removesuffix(" a").removesuffix(" an"), "")
        return start - len(match[0]), name

    def _measure(self, number: _Number, upto: _Number | None = None) -> None:
        """Add a number, or a range, with its unit and its bound."""
        end = number_end = upto.end if upto else number.end
        before_money = self._money_start(number.start)
        start, bound = self._bound(before_money)
        if upto and (opened := self._patterns.opens_range.search(self._text[max(0, start - _BEFORE) : start])):
            start -= len(opened[0])
        scaled = self._scaled(number, upto) if upto else None
        value, last = str(scaled or number.exact), str(upto.exact) if upto else ""
        kind, unit, dimension, end = self._unit(end, before_money, number.start)
        if not self._is_free(number_end, end):
            kind, unit, dimension, end = "count", "", "", number_end
        if dimension == "time" and self._text[start:before_money].strip().lower() == self._table["during"]:
            start, bound = before_money, ""
        if not unit and self._units.aged.search(self._text[max(0, start - _BEFORE) : start]):
            kind, unit, dimension = "measure", "year", "time"
        self._add(start, end, value, kind, upto=last, unit=unit, dimension=dimension, bound=bound)

    def _unit(self, end: int, money_start: int, start: int) -> tuple[str, str, str, int]:
        """Kind, unit, dimension and end of a number that ends here."""
        text, units = self._text, self._units
        if money_start < start:
            return "money", units.money[_key(text[money_start:start].strip(), units)], "money", end
        if match := units.points.match(text, end):
            return "points", "percentage point", "", match.end()
        if match := units.share.match(text, end):
            return "share", "%", "", match.end()
        if match := units.money_after.match(text, end):
            return "money", units.money[_key(match[0].strip(), units)], "money", match.end()
        if match := units.unit.match(text, end):
            name, dimension = units.units[re.sub(r"\s", " ", match[0]).lstrip(" -\u00a0")]
            return "measure", name, dimension, match.end()
        noun = self._noun(end)
        return ("count", text[noun[0] : noun[1]], "", noun[1]) if noun else ("count", "", "", end)

    def _noun(self, end: int) -> tuple[int, int] | None:
        """The words that are counted: those up to the first plural."""
        at, first = end, None
        for _ in range(_MOST_WORDS):
            match = _NOUN.match(self._text, at)
            if match is None or not self._is_free(match.start(1), match.end()):
                return None
            word = match[1].lower()
            if word in self._patterns.triggers:  # another number
                return None
            if word in self._units.stops or (word in self._units.no_noun and first is None):
                return None
            first = match.start(1) if first is None else first
            at = match.end()
            if word in self._units.plurals and not self._goes_on(at):
                return first, at
            if (
                word.endswith("s")
                and len(word) > 3
                and not word.endswith(_ODD_PLURALS)
                and word not in self._units.no_noun
            ):
                return first, at
        return None

    def _goes_on(self, at: int) -> bool:
        """`Injured` before a plural is no noun: `12 injured soldiers`."""
        match = _NOUN.match(self._text, at)
        return match is not None and match[1].lower() in self._units.plurals

    def _find_orders(self) -> None:
        """`Tens of thousands`, `dozens`, `several hundred`: the least that is meant."""
        for match in self._matches(self._patterns.order):
            if match["f"]:
                exact, end = self._patterns.words.scales[match["f"].lower()], match.end()
            else:
                exact, end = self._order(match["o"]), self._past_of(match.end())
                exact = exact.times(self._order(match["p"])) if match["p"] else exact
            kind, unit, dimension, last = self._unit(end, match.start(), match.start())
            if not self._is_free(match.end(), last):
                kind, unit, dimension = "count", "", ""
            if kind == "count" and not unit:
                last = match.end()
            self._add(match.start(), last, str(exact), kind, unit=unit, dimension=dimension, bound="order")

    def _past_of(self, end: int) -> int:
        of = f" {self._table['of']}"
        return end + len(of) if self._text.startswith(of, end) else end

    def _order(self, word: str) -> Exact:
        value = self._table["orders"][word.lower()]
        return read_exact(value) if isinstance(value, str) else Exact(1, int(value))

    def _find_ordinals(self) -> None:
        ordinals = str(self._table["ordinals"]).split()
        for match in self._matches(self._patterns.ordinal):
            if not (_NAMED.match(self._text, match.start()) and match.start()):
                value = match["f"] or str(ordinals.index(match["w"].lower()) + 1)
                self._add(*match.span(), str(int(value)), "ordinal")


def _key(words: str, units: Measures) -> str:
    said = " ".join(words.split())
    return said if said in units.money else said.lower()
