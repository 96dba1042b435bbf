"""The forms in which a time is said, made from the words of a language, and what each of them says.

A point (`December 24th`, `last week`, `the second quarter of 2019`) is read by the first of these forms that fits it whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.intake.mentions.spans_of_time import Told
from factcheck.intake.mentions.vocabulary import either, forms, load_words, named, numbered

_YEAR = r"(?:1[5-9]|20)\d{2}"
_Y = rf"(?P<y>{_YEAR})"
_END = r"(?![\w%]|[.,]\d|-\d|(?-i:-[a-z]))"
_Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The patterns of a language.

    `triggers` are words (small letters) without one of which, or a digit, no time is said; a time begins with one of
    `starters` or with a digit. `counted` shows that the number before is no year (`2000 people`).
    """

    triggers: frozenset[str]
    starters: frozenset[str]
    points: re.Pattern[str]
    read: Callable[[str], Told | None]
    period: re.Pattern[str]
    day_range: re.Pattern[str]
    relation: re.Pattern[str]
    relations: dict[str, str]
    vague: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    needs_before: re.Pattern[str]
    may_stand_before: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def time_grammar(language: str = "en") -> TimeGrammar:
    """The grammar of times in a language."""
    words = load_words(language)["times"]
    parts = _Parts(words)
    shapes = parts.shapes()
    any_point = "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in shapes)
    readers = [(re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in shapes]
    relations = {form: name for name in ("since", "until", "before", "after", "by") for form in forms(words[name])}
    month = parts.months
    return TimeGrammar(
        triggers=parts.triggers(),
        starters=parts.starters(),
        points=re.compile(rf"(?<![\w$€£.,/:-])(?:{any_point}){_END}", re.IGNORECASE),
        read=lambda text: _read(readers, text),
        period=re.compile(rf"\s?(?:[–—-]|\b{either(forms(words['to']))}\b)\s?", re.IGNORECASE),
        day_range=re.compile(
            rf"\b(?:(?P<m>{month})\s(?P<a>\d{{1,2}})\s?(?:[–-]|\sto\s|\sand\s)\s?(?P<b>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s{_Y})?"
            rf"|(?P<a2>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:[–-]|{either(forms(words['to']))})\s?(?P<b2>\d{{1,2}})(?:st|nd|rd|th)?\s"
            rf"(?:{words['of']}\s)?(?P<m2>{month})(?:,?\s(?P<y2>{_YEAR}))?){_END}",
            re.IGNORECASE,
        ),
        relation=re.compile(
            rf"\b(?:{either(relations)}|(?P<from>{either(forms(words['from']))}))\s(?:the\s)?\Z", re.IGNORECASE
        ),
        relations=relations,
        vague=re.compile(
            rf"\b(?:(?:\w+\s(?:{parts.units})|the\s(?:{parts.units}))\s(?:{either(forms(words['away']))})\b(?!\s(?:the|\d))"
            rf"|{either(forms(words['same']))}\b)",
            re.IGNORECASE,
        ),
        future=re.compile(rf"\b{either(forms(words['future']))}\b|[’']ll\b", re.IGNORECASE),
        past=re.compile(
            rf"\b{either(forms(words['past']))}\b|(?<!\b{words['passive']}\s)\b\w+{either(forms(words['past_endings']))}\b",
            re.IGNORECASE,
        ),
        needs_before=re.compile(rf"{either(forms(words['also_words']))}\.?", re.IGNORECASE),
        may_stand_before=re.compile(rf"\b{either(forms(words['before_month']))}\s(?:the\s)?\Z", re.IGNORECASE),
        counted=re.compile(rf"\s{either(load_words(language)['counted']['plurals'].split())}\b"),
    )


def _read(readers: list[tuple[re.Pattern[str], Callable[[_Match], Told | None]]], text: str) -> Told | None:
    for pattern, reader in readers:
        if match := pattern.fullmatch(text):
            return reader(match)
    return None


class _Parts:
    """The forms of a point with their readers, from the words of a language."""

    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words
        self._month = numbered(words["months"])
        self._weekday = numbered(words["weekdays"], 0)
        self._season = numbered(words["seasons"])
        self._number = numbered(words["numbers"])
        self._ordinal = numbered(words["ordinals"])
        self._unit = named(words["units"])
        self._days = {form.lower(): shift for form, shift in words["days"].items()}
        self.months, self._weekdays = either(self._month), either(self._weekday)
        self.units = either(self._unit)
        self._which = {
            form.lower(): shift
            for name, shift in (("last", -1), ("this", 0), ("next", 1))
            for form in forms(words[name])
        }
        self._whichever = either(self._which)
        self._vaguely = rf"(?:{either(forms(words['early_or_late']))}[\s-](?:{words['of']}\s)?(?:the\s)?)?"

    def triggers(self) -> frozenset[str]:
        """The words of which a time without digits holds at least one."""
        lists: list[Iterable[str]] = [self._month, self._weekday, self._season, self._unit, self._days]
        return frozenset(word for one in lists for form in one for word in form.strip(".").split())

    def starters(self) -> frozenset[str]:
        """The words with which a time may begin, in small letters."""
        lists: list[Iterable[str]] = [
            self._month, self._weekday, self._season, self._number, self._ordinal, self._days, self._which,
        ]  # fmt: skip
        more = [self._words[name] for name in ("early_or_late", "window", "next", "away")]
        first = [form.split()[0].strip(".") for one in lists for form in one]
        return frozenset([*first, *(form.split()[0] for entry in more for form in forms(entry)), "the", "q", "h"])

    def shapes(self) -> list[tuple[str, Callable[[_Match], Told | None]]]:
        """Each form with its reader, the longer before the shorter."""
        return [*self._dates(), *self._parts_of_years(), *self._counted(), *self._years()]

    def _dates(self) -> list[tuple[str, Callable[[_Match], Told | None]]]:
        weekday = rf"(?:(?:{self._weekdays}),?\s(?:the\s)?)?"
        day = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
        month, of = rf"(?P<m>{self.months})", rf"(?:{self._words['of']}\s)?"
        fuzzy, which = self._vaguely, rf"(?:(?P<w>{self._whichever})\s)?"
        return [
            (rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)", self._read_iso),
            (
                r"(?P<a>\d{1,2})(?P<sign>[./])(?P<b>\d{1,2})(?P=sign)(?P<y>\d{4})".replace("(?P=sign)", "[./]"),
                self._read_slashed,
            ),
            (rf"{weekday}{month}\s(?:the\s)?{day}(?!\d)(?:,?\s(?:{self._words['of']}\s)?{_Y})?", self._read_month),
            (rf"{weekday}{day}\s{of}{month}(?:,?\s{_Y})?", self._read_month),
            (rf"{fuzzy}{which}{month},?\s{of}{_Y}", self._read_month),
            (rf"{fuzzy}{which}{month}", self._read_month),
        ]

    def _parts_of_years(self) -> list[tuple[str, Callable[[_Match], Told | None]]]:
        of = rf"(?:,?\s(?:{self._words['of']}\s)?(?:{_Y}|(?:the|(?P<w>{self._whichever}))\syear))?"
        ordinal = either(self._ordinal)
        quarter, half, century = (self._words[name] for name in ("quarter", "half", "century"))
        return [
            (rf"(?:the\s)?(?P<o>{ordinal})[\s-](?P<unit>{quarter}|{half}){of}", self._read_place),
            (rf"(?P<q>[QH][1-4]){of}", self._read_place),
            (
                rf"(?:the\s)?{self._vaguely}(?P<s>{either(self._season)})\s(?:{self._words['of']}\s)?{_Y}",
                self._read_season,
            ),
            (rf"(?P<w>{self._whichever})\s(?P<s>{either(self._season)})", self._read_season),
            (rf"(?:the\s)?{self._vaguely}(?P<c>\d{{1,2}})(?:st|nd|rd|th)[\s-]{century}", self._read_century),
            (rf"(?:the\s)?{self._vaguely}(?P<y>(?:1[5-9]|20)\d0)s", self._read_decade),
        ]

    def _counted(self) -> list[tuple[str, Callable[[_Match], Told | None]]]:
        number = rf"(?P<n>\d{{1,3}}|{either(self._number)})"
        unit = rf"(?P<unit>{self.units})"
        part = either(forms(self._words["parts_of_day"]))
        window = either({*forms(self._words["window"]), *forms(self._words["next"])})
        return [
            (either(self._days), self._read_day),
            (rf"(?:the\s)?(?P<way>{window})\s(?P<n>\d{{1,3}}|{either(self._number)})\s{unit}", self._read_window),
            (rf"{number}\s{unit}\s{self._words['ago']}", self._read_ago),
            (rf"(?:(?P<w>{self._whichever})\s)?(?P<day>{self._weekdays})(?:\s{part})?", self._read_weekday),
            (rf"{self._vaguely}(?:earlier\s|later\s)?(?:the\s)?(?P<w>{self._whichever})\s{unit}", self._read_shifted),
        ]

    def _years(self) -> list[tuple[str, Callable[[_Match], Told | None]]]:
        return [
            (rf"{_Y}[/–-](?P<b>\d{{2}}(?:\d\d)?)", self._read_years),
            (rf"{self._vaguely}{_Y}", lambda match: Told("year", int(match["y"]))),
        ]

    def _shift(self, match: _Match) -> int | None:
        said = match.groupdict().get("w")
        return None if said is None else self._which[" ".join(said.lower().split())]

    @staticmethod
    def _read_iso(match: _Match) -> Told:
        return Told("day", int(match["y"]), int(match["m"]), int(match["d"]))

    @staticmethod
    def _read_slashed(match: _Match) -> Told | None:
        """`24.12.2020`, `24/12/2020`, `12/24/2020`; of `5/6/2020` only the year is sure."""
        year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
        if not 1500 <= year <= 2099:
            return None
        if match["sign"] == "." or a > 12 or a == b:
            return Told("day", year, b, a)
        return Told("day", year, a, b) if b > 12 else Told("year", year)

    def _read_month(self, match: _Match) -> Told:
        values = match.groupdict()
        day, year = values.get("d"), values.get("y")
        return Told(
            "day" if day else "month",
            int(year) if year else None,
            self._month[match["m"].lower()],
            int(day) if day else None,
            shift=self._shift(match),
            is_named=values.get("w") is not None,
        )

    def _read_place(self, match: _Match) -> Told | None:
        values = match.groupdict()
        if code := values.get("q"):
            unit, place = ("quarter" if code[0] in "Qq" else "half"), int(code[1])
        else:
            unit = "quarter" if match["unit"].lower() == self._words["quarter"] else "half"
            place = self._ordinal[match["o"].lower()]
        if place > (4 if unit == "quarter" else 2):
            return None
        return Told(unit, int(match["y"]) if match["y"] else None, place=place, shift=self._shift(match))

    def _read_season(self, match: _Match) -> Told:
        year = match.groupdict().get("y")
        place = self._season[match["s"].lower()]
        # `Last summer` is of no sure year: in spring it was the year before, in autumn the same.
        return Told("season", int(year) if year else None, place=place if year else 0, shift=self._shift(match))

    @staticmethod
    def _read_century(match: _Match) -> Told | None:
        number = int(match["c"])
        return Told("century", (number - 1) * 100 + 1) if 1 <= number <= 30 else None

    @staticmethod
    def _read_decade(match: _Match) -> Told:
        return Told("decade", int(match["y"]))

    def _read_day(self, match: _Match) -> Told:
        return Told("day", shift=self._days[" ".join(match[0].lower().split())])

    def _count(self, match: _Match) -> int:
        said = match["n"].lower()
        return int(said) if said.isdigit() else self._number[said]

    def _read_window(self, match: _Match) -> Told:
        way = match["way"].lower()
        ahead = way in forms(self._words["next"])
        count = self._count(match)
        return Told(self._unit[match["unit"].lower()], window=-count if ahead else count)

    def _read_ago(self, match: _Match) -> Told:
        return Told(self._unit[match["unit"].lower()], shift=-self._count(match))

    def _read_weekday(self, match: _Match) -> Told:
        shift = self._shift(match)
        return Told("day", weekday=self._weekday[match["day"].lower()], shift=shift, is_named=shift is not None)

    def _read_shifted(self, match: _Match) -> Told:
        return Told(self._unit[match["unit"].lower()], shift=self._shift(match) or 0)

    @staticmethod
    def _read_years(match: _Match) -> Told | None:
        first, said = int(match["y"]), match["b"]
        last = int(said) if len(said) == 4 else first // 100 * 100 + int(said)
        return Told("years", first, place=last - first) if 0 < last - first < 100 else None
