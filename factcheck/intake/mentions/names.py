"""Persons, organisations and places that an article names, with their place; what the rules can't tell is of unknown kind.

A name has one kind throughout an article: that for which its mentions speak most. The article's own cast tells who is a
person and which full name a surname stands for; the word lists are `words/<language>-names.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.intake.abbreviations import STARTERS
from factcheck.intake.cast import UPPER, Cast, meet_cast
from factcheck.intake.mentions.vocabulary import either, forms, load_words
from factcheck.intake.reporting import PEOPLE
from factcheck.model.mentions import NameMention

_INITIALS = r"(?:[A-Z]\.){1,3}"
_TITLES = r"(?:St|Mt|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt)\."
_TOKEN = rf"(?:{_INITIALS}|{_TITLES}|[{UPPER}](?:\w|[’'&-](?=[{UPPER}\d]))*)"
_RUN = re.compile(
    rf"(?<![\w’'@#./])(?<!\w-){_TOKEN}(?:[ \u00a0](?:(?:de|van|von|der|al|bin|da|del|el|la|ten)[ \u00a0])?{_TOKEN}){{0,8}}"
)
_OPENS = re.compile(r"(?:\A|[.!?:;•\n]|[“\"‘'«(\[—–-])\s*[“\"‘'«(\[]?\s*\Z")
_AGE = re.compile(r",\s\d{1,3}(?:,|\.)")
_WHO = re.compile(r",?\swho\b|,\s(?:his|her)\b")
_JOINED = rf"(?:\s(?:[Tt]he\s)?[{UPPER}][\w-]*(?:\s[{UPPER}][\w-]*){{0,4}})"
_OF = re.compile(rf"\sof(?:\sthe)?{_JOINED}")
_OF_OR_FOR = re.compile(rf"\s(?:of|for)(?:\sthe)?{_JOINED}")
_AND = re.compile(rf"(?:,{_JOINED})?\s(?:and|&){_JOINED}")
_ACRONYM = re.compile(r"[A-Z]{2,6}|[A-Z]&[A-Z]")
_BODY_NAME = re.compile(r"(?!Ma?c[A-Z]|O[A-Z]|D[ei][A-Z])[A-Z][a-z]+[A-Z]\w*")
_NO_NAME = re.compile(r"[A-Z]\.?|[A-Z]{2,}s|[A-Z]-[A-Z]\w*")
_IN_PLACE = re.compile(rf",\s(?P<in>{_TOKEN}(?:\s{_TOKEN})?)")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_A-Z][\w-]+")
_OFFICE_OF = re.compile(r"\b(?P<office>\w+)\s(?:of|for)\s(?:the\s)?\Z")
_WORD = re.compile(r"\S+")
_OPENING, _HEADLINE = 1, 2
_MOST_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class _Lists:
    places: frozenset[str]
    place_words: frozenset[str]
    place_before: frozenset[str]
    of_words: frozenset[str]
    near: re.Pattern[str]
    first_names: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    acronyms: frozenset[str]
    ministries: frozenset[str]
    adjectives: frozenset[str]
    not_names: frozenset[str]


@cache
def _lists(language: str) -> _Lists:
    words = load_words(language, "-names")
    places, people, bodies = words["places"], words["people"], words["organisations"]
    return _Lists(
        places=frozenset(form for name in ("countries", "regions", "cities") for form in forms(places[name])),
        place_words=frozenset(places["words"].split()),
        place_before=frozenset(places["before"].split()),
        of_words=frozenset(places["of_words"].split()),
        near=re.compile(rf"\b{either(places['near'].split())}\s\Z", re.IGNORECASE),
        first_names=frozenset(people["first_names"].split()),
        offices=frozenset(people["offices"].split()) | PEOPLE,
        bodies=frozenset(bodies["words"].split()),
        acronyms=frozenset(bodies["acronyms"].split()),
        ministries=frozenset(bodies["ministries"].split()),
        adjectives=frozenset(words["words"]["adjectives"].split()),
        not_names=frozenset(words["words"]["not_names"].split()),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    words: tuple[str, ...]
    kind: str  # what its own words and what stands around it speak for, "" for nothing
    doubt: int = 0  # whether its capitals may be those of a beginning (`_OPENING`) or a headline (`_HEADLINE`)

    @property
    def name(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Article:
    """What a name is read against: the text, its people, and the words that it writes without a capital as well."""

    text: str
    cast: Cast
    full_names: frozenset[str]
    small_words: frozenset[str]


def find_names(text: str, cast: Cast | None = None, language: str = "en") -> tuple[NameMention, ...]:
    """The names in a text, in order; offsets are of `text`. `cast` are its people, met here where nobody did before."""
    cast = meet_cast(text) if cast is None else cast
    lists = _lists(language)
    article = _Article(text, cast, frozenset(cast.full_names.values()), frozenset(_SMALL_WORD.findall(text)))
    found: list[_Found] = []
    for run in _RUN.finditer(text):
        reached = found[-1].end if found else 0
        found += [one for one in _read_run(run, article, lists) if one.start >= reached]
    named = {one.name for one in found if not one.doubt}
    found = [one for one in found if one.name in named or _may_be_name(one)]
    kinds = _settle(found, cast)
    return tuple(_mention(text, one, kinds, cast) for one in found)


def _may_be_name(one: _Found) -> bool:
    """Whether a name that may be only the beginning of a sentence, or of a headline, is one nevertheless."""
    if one.doubt == _HEADLINE:
        return one.kind in ("place", "organisation")
    return not one.doubt or len(one.words) > 1 or one.kind != ""


def _settle(found: list[_Found], cast: Cast) -> dict[str, str]:
    """One kind for each name: that which most of its mentions speak for; a surname has that of its full name."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in found:
        if one.kind:
            votes[one.name][one.kind] += 1
    kinds = {name: max(sorted(counted), key=lambda kind: counted[kind]) for name, counted in votes.items()}
    for one in found:
        full = cast.find_full_name(one.name) if len(one.words) == 1 else None
        if full and one.name not in kinds and kinds.get(full) == "person":
            kinds[one.name] = "person"
    return kinds


def _mention(text: str, one: _Found, kinds: dict[str, str], cast: Cast) -> NameMention:
    kind = kinds.get(one.name, "unknown")
    full = cast.find_full_name(one.name) if kind == "person" and len(one.words) == 1 else None
    return NameMention(text[one.start : one.end], one.start, one.end, full or one.name, kind)


_Words = list[tuple[int, str]]


def _read_run(run: re.Match[str], article: _Article, lists: _Lists) -> Iterator[_Found]:
    """The names in a run of capitals, without the words that are none; a headline is taken apart at its small words."""
    opens = _OPENS.search(article.text[max(0, run.start() - 6) : run.start()]) is not None
    part: _Words = []
    is_headline = False
    for match in _WORD.finditer(run[0]):
        word = match[0]
        if word.lower() in STARTERS or word in lists.not_names or (_NO_NAME.fullmatch(word) and not part):
            is_headline = is_headline or bool(part)
            yield from _read_part(part, _HEADLINE if is_headline else int(opens), article, lists)
            part, opens = [], False
        else:
            part.append((run.start() + match.start(), word))
    yield from _read_part(part, _HEADLINE if is_headline else int(opens), article, lists)


def _read_part(words: _Words, doubt: int, article: _Article, lists: _Lists) -> Iterator[_Found]:
    if not words:
        return
    small = [word.lower().rstrip(".") for _, word in words]
    office = max((at for at, word in enumerate(small) if word in lists.offices), default=-1)
    if office < 0 or (small[-1] in lists.bodies and office < len(words) - 1):
        yield from _read_name(words, doubt, article, lists)
        return
    # `Armenian Prime Minister Nikol Pashinyan`: the name behind the office, and a place or a body before it.
    first = office
    while first and small[first - 1] in lists.offices:
        first -= 1
    before, behind = words[:first], words[office + 1 :]
    if before and (before[0][1] in lists.places or not lists.bodies.isdisjoint(small[:first])):
        yield from _read_name(before, 0, article, lists)
    if behind:
        names = tuple(word for _, word in behind)
        kind = _body_or_place(names, lists) or "person"
        yield _Found(behind[0][0], _end(behind), names, kind, doubt if doubt == _HEADLINE else 0)


def _end(words: _Words) -> int:
    return words[-1][0] + len(words[-1][1])


def _read_name(words: _Words, doubt: int, article: _Article, lists: _Lists) -> Iterator[_Found]:
    small = [word.lower() for _, word in words]
    has_body = not lists.bodies.isdisjoint(small)
    while words and not has_body and words[0][1] in lists.adjectives:
        words, doubt = words[1:], 0
    if not words or (len(words) == 1 and words[0][1].split("-")[0] in lists.adjectives):
        return
    person = _person_at_end(words, article, lists)
    if person:
        front = tuple(word for _, word in words[:-person])
        if kind := _body_or_place(front, lists):
            yield _Found(words[0][0], _end(words[:-person]), front, kind)
        words = words[-person:]
        yield _Found(words[0][0], _end(words), tuple(word for _, word in words), "person")
        return
    names = tuple(word for _, word in words)
    kind = _kind(words, doubt, article, lists)
    end, names, kind = _with_of(article.text, names, _end(words), kind, lists)
    if len(names) == 1:
        small_word = names[0].lower()
        if small_word in lists.place_words or small_word in lists.of_words or _NO_NAME.fullmatch(names[0]):
            return
        if doubt and (small_word in lists.bodies or (not kind and small_word in article.small_words)):
            return
    yield _Found(words[0][0], end, names, kind, doubt)


def _person_at_end(words: _Words, article: _Article, lists: _Lists) -> int:
    """How many words at the end are a person's, where what stands before them is no part of the name; else 0."""
    if len(words) < 3:
        return 0
    for size in (2, 3):
        name = " ".join(word for _, word in words[-size:])
        if size < len(words) and name in article.full_names and words[-size][1] in lists.first_names:
            return size
    # `Minister of Defence Ada Brandt`
    before = _OFFICE_OF.search(article.text[max(0, words[0][0] - 30) : words[0][0]])
    is_office = before is not None and before["office"].lower() in lists.offices
    return 2 if is_office and words[-1][1].lower() not in lists.bodies else 0


def _with_of(text: str, names: tuple[str, ...], end: int, kind: str, lists: _Lists) -> tuple[int, tuple[str, ...], str]:
    """`Ministry of Health and Welfare`, `Republic of Artsakh`, `Human Rights Ombudsman of the Republic of Artsakh`."""
    small = names[-1].lower()
    if kind == "place" or not (small in lists.bodies or small in lists.of_words):
        return end, names, kind
    is_ministry = small in lists.ministries
    for place in range(3):
        match = (_OF_OR_FOR if is_ministry and not place else _OF).match(text, end)
        if match is None or match.end() - end > _MOST_CHARACTERS:
            break
        names, end = (*names, *match[0].split()), match.end()
        more = _AND.match(text, end) if is_ministry and not place else None
        if more is not None and lists.first_names.isdisjoint(more[0].split()):
            names, end = (*names, *more[0].split()), more.end()
    if small in lists.of_words and small not in lists.bodies:
        return end, names, "place" if "of" in names else kind
    return end, names, "organisation"


def _kind(words: _Words, doubt: int, article: _Article, lists: _Lists) -> str:
    """What a name's own words, the article's cast and what stands around it speak for."""
    text, cast = article.text, article.cast
    names, start, end = tuple(word for _, word in words), words[0][0], _end(words)
    if sure := _body_or_place(names, lists):
        return sure
    name = " ".join(names)
    if (name in cast.persons and not doubt) or (len(names) > 1 and names[0] in lists.first_names):
        return "person"
    full = cast.find_full_name(name) if len(names) == 1 else None
    if full in cast.persons or (full and full.split()[0] in lists.first_names):
        return "person"
    if len(names) > 1 and not doubt and (_AGE.match(text, end) or _WHO.match(text, end)):
        return "person"
    if (within := _IN_PLACE.match(text, end)) and within["in"] in lists.places:
        return "place"
    if _BODY_NAME.fullmatch(name):
        return "organisation"
    if not doubt and len(names) <= 2 and lists.near.search(text[max(0, start - 16) : start]):
        return "place"
    return ""


def _body_or_place(names: tuple[str, ...], lists: _Lists) -> str:
    name, small = " ".join(names), [word.lower().rstrip(".") for word in names]
    if name in lists.places or (name.isupper() and len(name) > 4 and name.title() in lists.places):
        return "place"
    if name in lists.acronyms or small[-1] in lists.bodies or small[0] in lists.ministries:
        return "organisation"
    if len(names) > 1 and (
        small[-1] in lists.place_words or small[-1] in lists.of_words or small[0] in lists.place_before
    ):
        return "place"
    if len(names) > 1 and any(word in lists.bodies for word in small):
        return "organisation"
    return "organisation" if _ACRONYM.fullmatch(name) else ""
