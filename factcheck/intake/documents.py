"""Which report `the report` is: the documents that an article names, with who made them.

`The Ombudsman of Aldon published an interim report on the wells` makes every later `the report` the interim report of the
Ombudsman of Aldon. One pass over the text; a look-up is a bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from factcheck.intake.abbreviations import STARTERS
from factcheck.intake.cast import UPPER
from factcheck.intake.reporting import DOCUMENTS
from factcheck.intake.wordlist import alternatives, word_list

_NOUNS = "|".join(sorted((re.escape(noun) for noun in DOCUMENTS), key=len, reverse=True))
_CAPITAL = rf"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|St|Prof)\.|[{UPPER}](?:[\w’'&.-]*\w)?)"
_NAME = rf"(?:{_CAPITAL})(?:\s(?:(?:of|for|and|on|in|at)\s(?:the\s)?)?{_CAPITAL}){{0,9}}"
_MAKES = alternatives(
    """
    published released issued prepared presented wrote sent commissioned compiled produced unveiled conducted carried_out
    put_out made_public posted publishes releases issues presents unveils
    """
)
_WORDS = r"(?:[\w’'-]+\s){0,3}?"
_MADE = re.compile(
    rf"(?:(?P<article>[Tt]he)\s)?(?P<maker>{_NAME}|(?<=[Tt]he\s)(?:[\w-]+\s){{0,2}}[\w-]+)(?:,\s[^,.;:\n]{{3,60}},)?\s"
    rf"(?:has\s|have\s|had\s|also\s|\w+ly\s)?(?:{_MAKES})\s(?:and\s(?:{_MAKES})\s)?(?:\w+day\s)?"
    rf"(?P<determiner>an?|its|his|her|their)\s(?P<words>{_WORDS})(?P<noun>{_NOUNS})\b"
)
_BY = re.compile(
    rf"\b(?P<determiner>[Aa]n?|[Tt]he)\s(?P<words>{_WORDS})(?P<noun>{_NOUNS})\s"
    rf"(?:(?:published|released|issued|prepared|conducted|commissioned|compiled|written|signed|produced)\s)?(?:by|from|of)\s"
    rf"(?P<article>the\s)?(?P<maker>{_NAME})"
)
_THAT_MADE = re.compile(
    rf"\b(?P<determiner>[Aa]n?|[Tt]he)\s(?P<words>{_WORDS})(?P<noun>{_NOUNS}),?\s(?:that|which)\s"
    rf"(?P<article>the\s)?(?P<maker>{_NAME})\s(?:has\s|had\s|also\s)?(?:{_MAKES})\b"
)
_OWNED = re.compile(
    rf"(?P<article>[Tt]he\s)?(?P<maker>{_NAME})[’']s?\s(?P<words>(?:[\w-]+\s){{0,2}}?)(?P<noun>{_NOUNS})\b"
)
_BARE = re.compile(
    rf"(?P<determiner>the|this|that|these|those|its)\s(?:(?:\d+-page|same|new|latest|interim|annual|final|full|entire|whole|recent)\s)?"
    rf"(?P<noun>{_NOUNS})(?:['’]s\s(?:authors?|findings?|figures))?",
    re.IGNORECASE,
)
_ALIKE = (
    word_list(
        "report reports study studies paper papers research analysis assessment review survey audit investigation inquiry"
        " findings"
    ),
    word_list("poll polls survey surveys"),
    word_list("letter letters"),
    word_list("statement statements communique"),
    word_list("lawsuit complaint filing suit"),
    word_list("ruling judgment judgement verdict"),
)
_OF_REPORTS = word_list("figures findings data statistics estimates research analysis conclusions")
_NOT_IN_NAMES = STARTERS | word_list(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december which that about of includes
    """
)
_LONGEST_MAKER = 90


@dataclass(slots=True)
class Documents:
    """The named documents of an article, by the noun that they are called by."""

    _named: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    _places: list[tuple[int, str]] = field(default_factory=list)

    def find_named(self, phrase: str, before: int, *, heard_at: int = -1) -> str | None:
        """The full name of the document that `the report` or `its figures` means at an offset; None where none was named.

        `its` means no document that was named before somebody else was heard, at `heard_at`.
        """
        bare = _BARE.fullmatch(phrase)
        if bare is None:
            return None
        noun = bare["noun"].lower()
        nouns = {noun}.union(*(alike for alike in _ALIKE if noun in alike))
        if bare["determiner"].lower() == "its" and noun in _OF_REPORTS:
            nouns = set().union(*_ALIKE)
        found = [last for one in nouns if (last := self._find_last(one, before)) is not None]
        if not found or (bare["determiner"].lower() == "its" and max(found)[0] < heard_at):
            return None
        return max(found)[1]

    def find_at(self, start: int, end: int) -> str | None:
        """The full name of a document that is named between two offsets (`a report that the Audit Office published`)."""
        place = bisect_left(self._places, (start, ""))
        return self._places[place][1] if place < len(self._places) and self._places[place][0] < end else None

    def add(self, at: int, noun: str, name: str) -> None:
        """Note that a document is named at an offset."""
        self._named[noun.lower()].append((at, name))

    def sort(self) -> None:
        """Bring the documents into the order of the text; to be called once, before look-ups."""
        for named in self._named.values():
            named.sort()
        self._places = sorted(place for named in self._named.values() for place in named)

    def _find_last(self, noun: str, before: int) -> tuple[int, str] | None:
        named = self._named.get(noun, [])
        place = bisect_left(named, (before, ""))
        return named[place - 1] if place else None


def meet_documents(text: str) -> Documents:
    """The documents that a text names together with who made them."""
    documents = Documents()
    for pattern in (_MADE, _BY, _THAT_MADE, _OWNED):
        for match in pattern.finditer(text):
            if (name := _name(match)) is not None:
                documents.add(match.start("noun"), match["noun"], name)
    documents.sort()
    return documents


def _name(match: re.Match[str]) -> str | None:
    """`the interim report of the Ombudsman of Aldon`: as the article's own words give it, without what it is about."""
    maker = re.sub(r"[’']s?\Z", "", match["maker"])
    if len(maker) > _LONGEST_MAKER or maker.split()[0].lower() in _NOT_IN_NAMES:
        return None
    if any(word.lower() in _NOT_IN_NAMES for word in match["words"].split()):
        return None
    article = "the " if match["article"] else ""
    words = f"{match['words'].strip()} {match['noun']}".strip()
    return f"the {words} of {article}{maker}"
