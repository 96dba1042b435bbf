"""Who appears in an article: full names by surname, holders by office, so that `Brandt` or `the minister` can be resolved.

One pass over the text builds the index; every look-up is then a dictionary or a bisection, whatever the text's size.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.intake.abbreviations import STARTERS
from factcheck.intake.reporting import BODIES, DOCUMENTS, PEOPLE
from factcheck.intake.wordlist import word_list

UPPER = "A-ZÀ-ÖØ-ÞĄĆČĎĘĚĞĪİŁŃŇŌÓŘŚŞŠŤŮŹŻŽА-ЯЁІЇЄΑ-ΩԱ-Ֆ"
_PART = rf"[{UPPER}][\w’'-]*"
_TITLE = rf"(?:Dr|Mrs?|Ms|Prof|Gov|Sen|Rep|Del|Lt|Col|Gen|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|St|Jr|Sr|[{UPPER}])\."
_TOKEN = rf"(?:{_TITLE}|{_PART})"
RUN = re.compile(rf"(?<![\w’'.]){_TOKEN}(?:[ \u00a0](?:(?:de|van|von|der|al|bin|del|da|el)[ \u00a0])?{_TOKEN}){{0,9}}")

_SHORT_OFFICES = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "col": "colonel",
    "gen": "general",
    "sgt": "sergeant",
    "capt": "captain",
    "lt": "lieutenant",
    "dr": "doctor",
    "prof": "professor",
    "mr": "",
    "mrs": "",
    "ms": "",
    "sir": "",
}
_SUFFIXES = word_list("Jr Sr II III IV")
_NOT_NAMES = word_list(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec street avenue
    road county city state states river
    """
)
_OFFICE_BEFORE = re.compile(r"(?P<office>\w[\w-]*)\s(?:(?P<preposition>of|to|for|in)\s(?:the\s)?)?\Z")
_OFFICE = r"[Tt]he\s(?P<office>(?:[\w-]+\s){0,2}[\w-]+?)"
_OFFICE_COMMA_NAME = re.compile(
    rf"\b{_OFFICE}(?:\s(?:of|for)\s[^,.;:\n]{{1,40}})?,\s(?P<name>{_TOKEN}\s{_TOKEN})(?:\s{_TOKEN})?,"
)
_NAME_COMMA_OFFICE = re.compile(
    rf"(?P<name>{_TOKEN}\s{_TOKEN})(?:,|\sis|\swas)\s{_OFFICE}(?=\s(?:of|for|at|in)\s|[,.])"
)
_PREPOSITION = re.compile(r"\s(?:of|in|from|for|at|on|by|to|with|near)\s")
_LONGEST_NAME, _MOST_HOLDERS, _MOST_LOOKED_AT = 4, 20, 8


@dataclass(slots=True)
class Cast:
    """The people of an article. Offsets are those of its text."""

    full_names: dict[str, str] = field(default_factory=dict)
    offices: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    mentions: list[tuple[int, str]] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    _places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def find_full_name(self, name: str) -> str | None:
        """The full name that a surname or a full name stands for, or None for nobody known."""
        tokens = _to_tokens(name)
        return self.full_names.get(_surname(tokens)) if tokens else None

    def find_holder(self, office: str, before: int) -> str | None:
        """Of those named with an office (`prime minister`), the one mentioned last before an offset, else the first."""
        holders = self.offices.get(office)
        if not holders:
            return None
        return max(holders, key=lambda name: (self._last_place(name, before), -holders.index(name)))

    def find_person(self, start: int, end: int) -> str | None:
        """The first person mentioned within a stretch of the text, whom a pronoun after it most likely means.

        Only those known to be persons count, by an office or because they spoke: the rest may be places.
        """
        place = bisect_left(self.mentions, (start, ""))
        while place < len(self.mentions) and self.mentions[place][0] < end:
            if self.mentions[place][1] in self.persons:
                return self.mentions[place][1]
            place += 1
        return None

    def find_last(self, before: int) -> str | None:
        """Whoever was named last before an offset and may be a person, by a name of two words or more; None for nobody."""
        place = bisect_left(self.mentions, (before, ""))
        for _, name in reversed(self.mentions[max(0, place - _MOST_LOOKED_AT) : place]):
            if name in self.persons:
                return name
        return next((name for _, name in reversed(self.mentions[max(0, place - 3) : place]) if " " in name), None)

    def mention(self, at: int, name: str) -> None:
        """Note that a person is named at an offset; to be called in order."""
        self.mentions.append((at, name))
        self._places[name].append(at)

    def _last_place(self, name: str, before: int) -> int:
        places = self._places[name]
        place = bisect_left(places, before)
        return places[place - 1] if place else -1


def meet_cast(text: str) -> Cast:
    """The index of the people that a text names."""
    cast = Cast()
    found = list(_find_names(text))
    for _, tokens, _ in found:
        _learn_name(cast, tokens)
    apposed = _find_apposed(text)
    for at, tokens, offices in found:
        offices = (*offices, *apposed.get(at, ()))
        full = cast.full_names.get(_surname(tokens), " ".join(tokens))
        for office in offices:
            if full not in cast.offices[office] and len(cast.offices[office]) < _MOST_HOLDERS:
                cast.offices[office].append(full)
        if offices:
            cast.persons.add(full)
        if len(tokens) > 1 or offices or _surname(tokens) in cast.full_names:
            cast.mention(at, full)
    return cast


def split_name(phrase: str) -> tuple[str, tuple[str, ...]]:
    """A person's name in a source phrase and the offices said with it: `Prime Minister Ada Brandt` gives `Ada Brandt`.

    The name is "" where the phrase doesn't end in one.
    """
    core = _PREPOSITION.split(phrase, maxsplit=1)[0]
    if core != phrase and (found := split_name(core))[0] and (found[1] or " " in found[0]):
        return found
    runs = list(RUN.finditer(phrase))
    if not runs or phrase[runs[-1].end() :].strip(" .,'’\"”"):
        return "", ()
    tokens, offices = _read_run(phrase, runs[-1])
    # `a teacher from Aldon`, `the Ministry of Justice`: without an office, the capitals at the end are not who is meant.
    if core != phrase and not offices:
        return "", ()
    return " ".join(tokens), offices


def _find_apposed(text: str) -> dict[int, tuple[str, ...]]:
    """Offices said beside a name, by where the name begins: `the minister of water, Bo Lind,`, `Bo Lind, the mayor of`."""
    apposed: dict[int, tuple[str, ...]] = {}
    for pattern in (_OFFICE_COMMA_NAME, _NAME_COMMA_OFFICE):
        for match in pattern.finditer(text):
            office = _PREPOSITION.split(match["office"].lower(), maxsplit=1)[0]
            if office.split()[-1] in PEOPLE:
                apposed[match.start("name")] = tuple(dict.fromkeys((office.split()[-1], office)))
    return apposed


def _find_names(text: str) -> Iterator[tuple[int, list[str], tuple[str, ...]]]:
    for run in RUN.finditer(text):
        tokens, offices = _read_run(text, run)
        if tokens:
            yield run.start(), tokens, offices


def _read_run(text: str, run: re.Match[str]) -> tuple[list[str], tuple[str, ...]]:
    """The name at the end of a run of capitals, and the offices before it."""
    tokens = _to_tokens(run[0])
    while tokens and tokens[0].lower() in STARTERS:
        tokens.pop(0)
    role = max((at for at, token in enumerate(tokens) if _is_role(token)), default=-1)
    name = tokens[role + 1 :]
    offices = _name_offices(tokens[: role + 1])
    if role < 0 and (before := _OFFICE_BEFORE.search(text[max(0, run.start() - 60) : run.start()])):
        name, offices = _read_office_before(name, before)
    return (name, offices) if _is_name(name) else ([], ())


def _read_office_before(name: list[str], before: re.Match[str]) -> tuple[list[str], tuple[str, ...]]:
    """The office in `teacher Ada Brandt` and in `Minister of Defence Ada Brandt`, where the name is the last two words."""
    office, preposition = before["office"].lower(), before["preposition"]
    if office not in PEOPLE:
        return name, ()
    if not preposition:
        return name, (office,) if before["office"].islower() else ()
    if len(name) < 3:
        return name, ()
    capitals = [place for place, token in enumerate(name) if token[0].isupper()]
    branch, person = name[: capitals[-2]], name[capitals[-2] :]
    return (person, (office, f"{office} {preposition} {' '.join(branch).lower()}")) if branch else (name, ())


def _is_role(token: str) -> bool:
    small = token.lower().rstrip(".")
    return small in PEOPLE or small in _SHORT_OFFICES


def _name_offices(tokens: Sequence[str]) -> tuple[str, ...]:
    small = [_SHORT_OFFICES.get(token.lower().rstrip("."), token.lower()) for token in tokens]
    small = [token for token in small if token]
    return tuple(" ".join(small[-length:]) for length in range(1, min(3, len(small)) + 1))


def _is_name(tokens: Sequence[str]) -> bool:
    if not 0 < len(tokens) <= _LONGEST_NAME:
        return False
    small = [token.lower().strip(".") for token in tokens]
    no_name = any(one in BODIES or one in DOCUMENTS or one in _NOT_NAMES for one in small)
    return not no_name and not (len(tokens[-1]) > 1 and tokens[-1].isupper() and tokens[-1] not in _SUFFIXES)


def _to_tokens(name: str) -> list[str]:
    tokens = [re.sub(r"['’]s?\Z", "", token) for token in name.replace("\u00a0", " ").split()]
    return [token for token in tokens if token]


def _surname(tokens: Sequence[str]) -> str:
    bare = [token.strip(".") for token in tokens if token.strip(".") not in _SUFFIXES]
    return bare[-1].lower() if bare else ""


def _learn_name(cast: Cast, tokens: Sequence[str]) -> None:
    """The shortest full form wins: a longer one often carries a word that isn't part of the name."""
    surname, full = _surname(tokens), " ".join(tokens)
    known = cast.full_names.get(surname)
    if len(tokens) > 1 and surname and (known is None or len(tokens) < len(known.split())):
        cast.full_names[surname] = full
