"""Dates and periods that a sentence names, resolved against the day its article appeared.

The forms stand in `time_grammar.py`, the counting in `spans_of_time.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.intake.mentions.spans_of_time import FUTURE, OPEN, PAST, Span, Told, resolve
from factcheck.intake.mentions.time_grammar import TimeGrammar, time_grammar
from factcheck.model.dates import PartialDate
from factcheck.model.mentions import TimeMention

_DIGITS = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")
_STREET = re.compile(r"\s[A-Z]\w+\s(?:Avenue|Street|Road|Drive|Lane|Place|St\b|Ave\b|Rd\b)")
_BEFORE_A_YEAR = re.compile(
    r"(?:\b(?:more|less|fewer|than|about|nearly|almost|over|around|some|No\.?|of\sthe)\s|#)\Z", re.IGNORECASE
)
_STARTS = re.compile(r"\d+|[^\W\d_]+")
_BEFORE = 40  # characters before a time in which its preposition stands


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    told: Told
    until: Told | None = None  # the second end of a range in one word: `27-30 September`


def find_times(text: str, published: PartialDate | None = None, language: str = "en") -> tuple[TimeMention, ...]:
    """The times in a sentence, in order; offsets are of `text`.

    `published` is the day (month, year) that the article appeared, None where nobody knows: what is counted from it is then
    unresolved.
    """
    grammar = time_grammar(language)
    if not _DIGITS.search(text) and grammar.triggers.isdisjoint(_WORDS.findall(text.lower())):
        return ()
    points = _find_points(text, grammar)
    found = _join(text, points, published, grammar)
    taken = [(one.start, one.end) for one in found]
    vague = [match for match in grammar.vague.finditer(text) if not _overlaps(match.span(), taken)]
    found += [TimeMention(match[0], *match.span(), precision="vague", basis="unresolved") for match in vague]
    return tuple(sorted(found, key=lambda one: one.start))


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _lean(text: str, start: int, grammar: TimeGrammar) -> int:
    """Whether the words nearest before a time, else those after it, tell of the past or of the future."""
    last = {PAST: -1, FUTURE: -1}
    for leaning, pattern in ((PAST, grammar.past), (FUTURE, grammar.future)):
        for match in pattern.finditer(text, 0, start):
            last[leaning] = match.end()
    if max(last.values()) >= 0:
        return FUTURE if last[FUTURE] >= last[PAST] else PAST
    after = {
        leaning: pattern.search(text, start) for leaning, pattern in ((PAST, grammar.past), (FUTURE, grammar.future))
    }
    told = {leaning: match.end() for leaning, match in after.items() if match is not None}
    return min(told, key=lambda leaning: (told[leaning], leaning == PAST), default=OPEN)


def _find_points(text: str, grammar: TimeGrammar) -> list[_Point]:
    points = [
        _Point(match.start(), match.end(), *ends)
        for match in (grammar.day_range.finditer(text) if _DIGITS.search(text) else ())
        if (ends := _read_range(match, grammar))
    ]
    taken = [(point.start, point.end) for point in points]
    reached = 0
    for word in _STARTS.finditer(text):
        if word.start() < reached or not (word[0][0].isdigit() or word[0].lower() in grammar.starters):
            continue
        match = grammar.points.match(text, word.start())
        if match is None:
            continue
        reached, told = match.end(), grammar.read(match[0])
        if told is not None and not _overlaps(match.span(), taken) and _is_time(text, match, told, grammar):
            points.append(_Point(match.start(), match.end(), told))
    return sorted(points, key=lambda point: point.start)


def _read_range(match: re.Match[str], grammar: TimeGrammar) -> tuple[Told, Told] | None:
    month = match["m"] or match["m2"]
    first, last = int(match["a"] or match["a2"]), int(match["b"] or match["b2"])
    year = match["y"] or match["y2"]
    told = grammar.read(f"{month} {first}")
    if told is None or not 0 < first < last <= 31:
        return None
    told = replace(told, year=int(year) if year else None)
    return told, replace(told, day=last)


def _is_time(text: str, match: re.Match[str], told: Told, grammar: TimeGrammar) -> bool:
    """Whether `may`, `March`, `2,000 men` or `1600 Pennsylvania Avenue` is a time here."""
    said, before = match[0], text[max(0, match.start() - _BEFORE) : match.start()]
    if told.unit == "year" and told.shift is None and not told.window and told.month is None and len(said) == 4:
        is_count = grammar.counted.match(text, match.end()) and not grammar.may_stand_before.search(before)
        return not (is_count or _STREET.match(text, match.end()) or _BEFORE_A_YEAR.search(before))
    if told.month is not None and told.day is None and told.year is None:
        if not said[:1].isupper() and not told.is_named and " " not in said:
            return False
        bare = said.split()[-1]
        if grammar.needs_before.fullmatch(bare) and " " not in said:
            return bool(grammar.may_stand_before.search(before)) and bare[:1].isupper()
    if told.weekday is not None:
        return any(word[:1].isupper() for word in said.split())
    return True


def _join(text: str, points: list[_Point], published: PartialDate | None, grammar: TimeGrammar) -> list[TimeMention]:
    """Points that a period ties together become one; each gets its preposition."""
    found, place = [], 0
    while place < len(points):
        point = points[place]
        after = points[place + 1] if place + 1 < len(points) else None
        relation, is_from = _relation(text, point.start, grammar)
        leaning = _lean(text, point.start, grammar) if point.told.year is None and published else OPEN
        if (
            point.until is None
            and after is not None
            and after.until is None
            and _is_period(text, point, after, is_from, grammar)
        ):
            found.append(_between(text, point, after, published, leaning))
            place += 2
            continue
        found.append(_mention(text, point, relation, published, leaning))
        place += 1
    return found


def _relation(text: str, start: int, grammar: TimeGrammar) -> tuple[str, str]:
    """The relation said before a time (`since`), and `from` or `between` where that stands there."""
    match = grammar.relation.search(text[max(0, start - _BEFORE) : start])
    if match is None:
        return "", ""
    if match["from"]:
        return "", match["from"].lower()
    said = " ".join(match[0].lower().split()).removesuffix(" the")
    return grammar.relations.get(said, ""), ""


def _is_period(text: str, point: _Point, after: _Point, is_from: str, grammar: TimeGrammar) -> bool:
    between = grammar.period.fullmatch(text[point.end : after.start])
    if between is None or point.told.window or after.told.window:
        return False
    tie = between[0].strip().lower()
    return bool(is_from) or tie in ("-", "–", "—") or tie not in ("and", "")


def _between(text: str, point: _Point, after: _Point, published: PartialDate | None, leaning: int) -> TimeMention:
    first, last = point.told, after.told
    if first.year is None and first.month is not None and last.year is not None:
        year = last.year - (last.month is not None and (first.month, first.day or 0) > (last.month, last.day or 31))
        first = replace(first, year=year)
    start, end = resolve(first, published, leaning), resolve(last, published, leaning)
    if (
        start
        and end
        and first.year is None
        and last.year is None
        and start.first
        and end.last
        and start.first > end.last
    ):
        # `from October to March`: both were counted from the article on their own
        start = _a_year_back(first, end) or start
    span = Span(start.first, end.last, _coarser(start, end)) if start and end else None
    return _shape(
        text,
        point.start,
        after.end,
        span,
        first,
        "between",
        partial="/".join(filter(None, (first.partial, last.partial))),
    )


def _a_year_back(told: Told, end: Span) -> Span | None:
    assert end.last is not None
    return resolve(replace(told, year=end.last.year - 1), None, OPEN)


_ORDER = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century")


def _coarser(start: Span, end: Span) -> str:
    return max(start.precision, end.precision, key=_ORDER.index)


def _mention(text: str, point: _Point, relation: str, published: PartialDate | None, leaning: int) -> TimeMention:
    span = resolve(point.told, published, leaning)
    if point.until is not None:
        until = resolve(point.until, published, leaning)
        span = Span(span.first, until.last, "day") if span and until else None
        partial = "/".join(filter(None, (point.told.partial, point.until.partial)))
        return _shape(text, point.start, point.end, span, point.told, "between", partial=partial)
    if span is not None and not point.told.window:
        span = _open(span, relation)
    elif point.told.window:
        relation = ""
    return _shape(text, point.start, point.end, span, point.told, relation, partial=point.told.partial)


def _open(span: Span, relation: str) -> Span:
    """`Since 2019` has no end and `until 2019` no beginning; the day of `before` and `after` is not within."""
    if relation in ("since", "after"):
        return Span(span.last if relation == "after" else span.first, None, span.precision)
    if relation in ("until", "before", "by"):
        return Span(None, span.first if relation == "before" else span.last, span.precision)
    return span


def _shape(
    text: str, start: int, end: int, span: Span | None, told: Told, relation: str, *, partial: str
) -> TimeMention:
    precision = span.precision if span else "year" if told.unit == "years" else told.unit
    if span is None:
        return TimeMention(text[start:end], start, end, "", "", precision, relation, partial, "unresolved")
    basis = "stated" if told.year is not None else "article"
    first, last = (str(one) if one else "" for one in (span.first, span.last))
    return TimeMention(text[start:end], start, end, first, last, precision, relation, partial, basis)
