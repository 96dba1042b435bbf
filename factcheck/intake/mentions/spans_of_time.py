"""From what was said of a time to its first and last partial date, counted from the day the article appeared.

Nothing is filled in: a span is as exact as what was said, or as the article's date where that is less exact; what can't be
counted is unresolved. A weekday or a day without a year is the last one before the article where its sentence tells of the
past, the next one where it tells of the future, else the nearest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.model.dates import PartialDate

PAST, FUTURE, OPEN = -1, 1, 0
_EARLY = 7  # days after the article in which a day told in the past may still lie: articles are dated early


@dataclass(frozen=True, slots=True)
class Span:
    """From one partial date to another, None for a side that is open."""

    first: PartialDate | None
    last: PartialDate | None
    precision: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a time.

    `unit` is its precision; of `year`, `month`, `day` those that were said. `weekday` counts from 0, Monday. `place` is the
    quarter, half or season that was said. `shift` is how many units from the article's, None where nobody said;
    `window` how many units a period has that ends (or, negative, begins) with the article.
    """

    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    place: int = 0
    shift: int | None = None
    window: int = 0
    is_named: bool = False  # `last`, `this`, `next` were said, and stand in `shift`

    @property
    def partial(self) -> str:
        """What was said where the year was not: `--12-24`, `--12`, or "" (ISO 8601:2000, 5.2.1.3)."""
        if self.year is not None or self.month is None:
            return ""
        return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


def resolve(told: Told, published: PartialDate | None, leaning: int) -> Span | None:
    """The span that was meant, None where it can't be counted. `leaning` is PAST, FUTURE or OPEN."""
    try:
        if told.year is not None:
            return _whole(told, told.year)
        return _counted(told, published, leaning) if published else None
    except (ValueError, OverflowError):  # a day that is none (30 February), or years out of the calendar
        return None


def _whole(told: Told, year: int) -> Span:
    """A time whose year is known."""
    if told.unit in ("day", "month"):
        return _one(PartialDate(year, told.month, told.day), told.unit)
    if told.unit in ("quarter", "half"):
        length = 3 if told.unit == "quarter" else 6
        end = told.place * length
        return Span(PartialDate(year, end - length + 1), PartialDate(year, end), told.unit)
    if told.unit == "season":  # months differ between the halves of the world, so only the year is said
        return Span(PartialDate(year), PartialDate(year + (told.place == 4)), "season")
    years = {"decade": 9, "century": 99, "years": told.place}.get(told.unit, 0)
    precision = "year" if told.unit == "years" else told.unit
    return Span(PartialDate(year), PartialDate(year + years), precision)


def _one(when: PartialDate, precision: str) -> Span:
    _ = when.first  # raises ValueError for a day that is none
    return Span(when, when, precision)


def _counted(told: Told, published: PartialDate, leaning: int) -> Span | None:
    if told.window:
        return _window(told.unit, told.window, published)
    if told.weekday is not None:
        return _weekday(told, published, leaning)
    if told.month is not None:
        return _of_some_year(told, published, leaning)
    if told.unit in ("quarter", "half", "season") and told.place:
        return _whole(told, _year_of_place(told, published))
    return _shifted(told.unit, told.shift or 0, published)


def _window(unit: str, count: int, published: PartialDate) -> Span | None:
    """`The past three years`: from so many units back to the article; the other way for those to come."""
    size = abs(count)
    if unit in ("day", "week", "weekend"):
        if published.day is None:
            return None
        days = timedelta(days=size * (1 if unit == "day" else 7))
        here = published.first
        ends = (here - days, here) if count > 0 else (here, here + days)
        return Span(_day(ends[0]), _day(ends[1]), "week" if unit == "weekend" else unit)
    if unit in ("month", "quarter"):
        if published.month is None:
            return None
        months = size * (3 if unit == "quarter" else 1)
        here_month = PartialDate(published.year, published.month)
        other = _month(published, -months if count > 0 else months)
        return Span(other, here_month, unit) if count > 0 else Span(here_month, other, unit)
    years = size * {"year": 1, "decade": 10, "century": 100}[unit]
    here_year, other = (
        PartialDate(published.year),
        _year(published.year - years if count > 0 else published.year + years),
    )
    return Span(other, here_year, unit) if count > 0 else Span(here_year, other, unit)


def _weekday(told: Told, published: PartialDate, leaning: int) -> Span | None:
    if published.day is None or told.weekday is None:
        return None
    here = published.first
    back = (here.weekday() - told.weekday) % 7  # days since the last one, 0 on the day itself
    if told.is_named and told.shift is not None:
        if told.shift < 0:
            return _one(_day(here - timedelta(days=back or 7)), "day")
        if told.shift > 0:
            return _one(_day(here + timedelta(days=7 - back)), "day")
        monday = here - timedelta(days=here.weekday())
        return _one(_day(monday + timedelta(days=told.weekday)), "day")
    ahead = (7 - back) % 7
    return _one(_day(here + timedelta(days=ahead) if leaning == FUTURE else here - timedelta(days=back)), "day")


def _of_some_year(told: Told, published: PartialDate, leaning: int) -> Span | None:
    """A month or a day of a month, in the year that the article's date and the sentence make likely."""
    if told.shift is not None and published.month is None:
        return None
    choices = [_whole_or_none(told, published.year + years) for years in (-1, 0, 1)]
    spans = [span for span in choices if span is not None and span.first is not None]
    if told.day is not None and published.day is None:
        if published.month is None:
            return None
        published = PartialDate(published.year, published.month)
    if published.month is None:
        return None
    return _choose(spans, published, leaning, told)


def _whole_or_none(told: Told, year: int) -> Span | None:
    try:
        return _whole(told, year)
    except ValueError:
        return None


def _choose(spans: list[Span], published: PartialDate, leaning: int, told: Told) -> Span | None:
    here, low = published.last, published.first
    begun = [span for span in spans if span.first and span.first.first <= here]
    ahead = [span for span in spans if span.last and span.last.last >= low]
    if told.shift is not None:
        return _named_month(told.shift, spans, published)
    if leaning == FUTURE:
        return ahead[0] if ahead else None
    if leaning == PAST:
        soon = [span for span in spans if span.first and span.first.first <= here + timedelta(days=_EARLY)]
        return soon[-1] if told.day and soon else begun[-1] if begun else None
    return min(spans, key=lambda span: _distance(span, low, here), default=None)


def _named_month(shift: int, spans: list[Span], published: PartialDate) -> Span | None:
    """`Last March`, `this March`, `next March`."""
    if shift == 0:
        return next((span for span in spans if span.first and span.first.year == published.year), None)
    if shift < 0:
        past = [span for span in spans if span.last and span.last.last < published.first]
        return past[-1] if past else None
    return next((span for span in spans if span.first and span.first.first > published.last), None)


def _distance(span: Span, low: date, high: date) -> int:
    assert span.first is not None
    assert span.last is not None
    if span.first.first > high:
        return (span.first.first - high).days
    return max(0, (low - span.last.last).days)


def _year_of_place(told: Told, published: PartialDate) -> int:
    """The year of `the second quarter`: the article's, or the one before where the article's is not so far."""
    if told.shift is not None:
        return published.year + told.shift
    begins = {"quarter": 3 * told.place - 2, "half": 6 * told.place - 5}.get(told.unit, 1)
    return published.year - (published.month is not None and begins > published.month)


def _shifted(unit: str, shift: int, published: PartialDate) -> Span | None:
    if unit in ("day", "week", "weekend"):
        return _shifted_days(unit, shift, published)
    if unit in ("month", "quarter"):
        if published.month is None:
            return None
        if unit == "month":
            return _one(_month(published, shift), "month")
        quarters = published.year * 4 + (published.month - 1) // 3 + shift
        return _whole(Told("quarter", place=quarters % 4 + 1), quarters // 4)
    if unit == "season":
        return _season(shift, published)
    if unit == "decade":
        return _whole(Told("decade"), published.year // 10 * 10 + 10 * shift)
    if unit == "century":
        return _whole(Told("century"), (published.year - 1) // 100 * 100 + 1 + 100 * shift)
    return _one(_year(published.year + shift), "year")


def _season(shift: int, published: PartialDate) -> Span:
    """`Last summer` fell into the article's year or the one before: which, depends on the half of the world."""
    months = published.month or 6
    before = shift < 0 or (shift == 0 and months <= 6)
    after = shift > 0 or (shift == 0 and months > 6)
    return Span(_year(published.year - before), _year(published.year + after), "season")


def _shifted_days(unit: str, shift: int, published: PartialDate) -> Span | None:
    if published.day is None:
        return None
    here = published.first
    if unit == "day":
        return _one(_day(here + timedelta(days=shift)), "day")
    monday = here - timedelta(days=here.weekday()) + timedelta(weeks=shift)
    begin = monday + timedelta(days=5) if unit == "weekend" else monday
    return Span(_day(begin), _day(monday + timedelta(days=6)), "week" if unit == "week" else "day")


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _month(published: PartialDate, months: int) -> PartialDate:
    assert published.month is not None
    count = published.year * 12 + published.month - 1 + months
    return PartialDate(_year(count // 12).year, count % 12 + 1)


def _year(year: int) -> PartialDate:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return PartialDate(year)
