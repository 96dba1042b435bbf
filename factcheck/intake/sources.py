"""From the words for a source to a claimant: its name as the article writes it, resolved where it can be, and its kind.

`He` is the person who spoke last, `the minister` whoever was named with that office, `Brandt` the Ada Brandt of the
paragraph above. Where nothing resolves, the words stand as they are; a source that can't be one gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.intake.cast import Cast, split_name
from factcheck.intake.documents import Documents
from factcheck.intake.reporting import BODIES, DOCUMENTS, PEOPLE
from factcheck.intake.wordlist import word_list
from factcheck.model.proposal import Claimant

_ARTICLE = re.compile(r"(?:the|a|an|this|that|these|those|another|one|some|even|former|ex-?)\s+", re.IGNORECASE)
_OUTER = " \t\n\u00a0,.;:-–—\"'“”‘’«»"
_HE, _THEY, _IT = word_list("he she him her"), word_list("they them"), word_list("it")
_NOBODY = word_list(
    """
    i we you us who which that this these those there what one nobody everyone everybody anyone someone none
    such here something nothing anything if but and not no
    """
)
_ARTICLES = word_list("the a an his her their its our my to")
# `UNHCR`, `the BBC`, `NewCorp`, `example.com`: written as only bodies are.
_LIKE_A_BODY = re.compile(r"[A-Z]{2,6}s?|[A-Z]{2,6}\s[A-Z]\w+|[A-Z][a-z]+[A-Z]\w+|\w+\.(?:com|org|net)")
_PARENTHESIS = re.compile(r"\([^()]{0,60}\)")
_POINTING = word_list("this that these those one")
_HEAD_END = re.compile(
    r",|\s(?:of|for|in|at|on|by|from|with|to|about|near|behind|signed|published|released|issued|who|which|that|familiar|briefed"
    r"|seen|obtained|based|carried|commissioned|compiled|led|and|as|provided)\b"
)
_PARTITIVE = re.compile(
    r"(?:an?|the|several|two|three)?\s*(?:series|number|set|group|pair|batch|string|host|couple|majority|lot|spate|team|coalition)"
    r"\s+of\s+",
    re.IGNORECASE,
)
_OFFICE_TAIL = re.compile(r"\s+(?:of|for|in|at|on)\s.*\Z", re.DOTALL)
_PAIR = re.compile(r"\b[A-Z][\w’'-]+\s(?:and|&)\s(?:[A-Z]|the\b|leaders|others)")
_SHARE = re.compile(r"\d[\d.,]*\s?(?:%|percent|per\scent)|(?:most|many|some|several|both|all)\Z", re.IGNORECASE)
_LETTERS = {"Q": "the interviewer", "A": "the interviewee"}  # as lines of an interview are marked
_OWNER = re.compile(r"(?P<pronoun>his|her|its|their)\s+", re.IGNORECASE)
_LONGEST_WORDS, _LONGEST_OWNER = 25, 8


@dataclass(slots=True)
class Memory:
    """Who spoke last, by kind: what a pronoun can stand for at this point of the article."""

    person: Claimant | None = None
    others: Claimant | None = None
    body: Claimant | None = None
    body_at: int = -1

    def remember(self, claimant: Claimant, at: int) -> None:
        """Note a claimant, who spoke at an offset, as the last of his kind."""
        if claimant.kind == "person":
            self.person = claimant
        elif claimant.kind == "unknown":
            self.others = claimant
        else:
            self.body, self.body_at = claimant, at


@dataclass(frozen=True, slots=True)
class Known:
    """What the article as a whole says of its people and documents."""

    cast: Cast
    documents: Documents


def name_source(phrase: str, apposition: str, *, at: int, place: int, known: Known, memory: Memory) -> Claimant | None:
    """The claimant that a source phrase means, with the words between commas after it (or "").

    `at` is where its sentence begins, and `place` where the phrase does.
    Pronouns take the person, the group or the body that `memory` holds, and so does `her` in `her office`; `the report`
    takes the name of the report that the article named before.
    """
    cast = known.cast
    words = " ".join(_PARENTHESIS.sub(" ", phrase).split()).strip(_OUTER)
    if words in _LETTERS:
        return Claimant(_LETTERS[words], "person")
    small = words.lower()
    if small in _HE | _THEY | _IT:
        return _resolve_pronoun(small, memory) or _guess_person(small, at, cast)
    if not _is_possible(words):
        return None
    head = _find_head(small)
    if head in DOCUMENTS or (_PARTITIVE.match(small) and DOCUMENTS & set(cut_to_core(small).split())):
        named = known.documents.find_named(words, at, heard_at=memory.body_at) or known.documents.find_at(
            place, place + len(phrase)
        )
        return Claimant(named or _name_owner(_cut_document(words), at, cast, memory), "document")
    if (person := _name_person(words, apposition, at, cast)) is not None:
        return person
    other = _name_other(words, head)
    return Claimant(_name_owner(other.name, at, cast, memory), other.kind)


def _name_owner(words: str, at: int, cast: Cast, memory: Memory) -> str:
    """`Her office` is the office of whoever `she` is; the words as they stand where that is not known."""
    match = _OWNER.match(words)
    if match is None:
        return words
    pronoun = match["pronoun"].lower()
    owner = memory.body if pronoun == "its" else memory.others if pronoun == "their" else memory.person
    if owner and owner.kind == "document" and pronoun == "its":
        return owner.name  # its figures, its authors: the report speaks
    name = owner.name if owner else cast.find_last(at) if pronoun in {"his", "her"} else None
    if not name or len(name.split()) > _LONGEST_OWNER or _OWNER.match(name):
        return words
    return f"{name}’s {words[match.end() :]}"


def _resolve_pronoun(pronoun: str, memory: Memory) -> Claimant | None:
    if pronoun in _THEY:
        return memory.others or memory.body
    return memory.body if pronoun in _IT else memory.person


def _guess_person(pronoun: str, at: int, cast: Cast) -> Claimant | None:
    """Where nobody spoke yet, `he` is whoever was named last."""
    named = cast.find_last(at) if pronoun in _HE else None
    return Claimant(named, "person") if named else None


def _is_possible(words: str) -> bool:
    tokens = words.lower().split()
    if not 0 < len(tokens) <= _LONGEST_WORDS:
        return False
    if tokens[0] in (_NOBODY if len(tokens) == 1 else _NOBODY - _POINTING):
        return False
    if len(tokens) == 1 and tokens[0] in _ARTICLES:
        return False
    if _SHARE.match(words):
        return True
    return any(token.isalpha() and len(token) > 1 for token in re.findall(r"[^\W_]+", words))


def _find_head(small: str) -> str:
    """The noun that a phrase is about: the last word before the first preposition, past `a series of`."""
    tokens = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*\.?", cut_to_core(small))
    return tokens[-1] if tokens else ""


def cut_to_core(small: str) -> str:
    """A phrase in small letters without `a series of` before its noun and without what hangs on it."""
    partitive = _PARTITIVE.match(small)
    core = small[partitive.end() :] if partitive else small
    end = _HEAD_END.search(core)
    return core[: end.start()] if end else core


def _cut_document(words: str) -> str:
    """A document without the clause that follows its noun (`a video people shared widely` stays `a video`)."""
    for match in re.finditer(r"[\w-]+", words):
        after = words[match.end() :]
        if match[0].lower() in DOCUMENTS and re.match(
            r"\s+(?!of\b|by\b|from\b|on\b|for\b|in\b|signed\b|published\b)[A-Z\w]", after
        ):
            following = re.match(r"\s+([\w-]+)", after)
            if following and following[1].lower() not in DOCUMENTS:
                return words[: match.end()]
    return words


def _name_person(words: str, apposition: str, at: int, cast: Cast) -> Claimant | None:
    if _PAIR.search(words):
        return None
    name, offices = split_name(words)
    if name and (offices or cast.find_full_name(name) or _is_full_name(name)):
        return Claimant(cast.find_full_name(name) or name, "person")
    other, other_offices = split_name(" ".join(apposition.split()).strip(_OUTER))
    if other and _find_head(words.lower()) not in BODIES and (other_offices or _is_full_name(other)):
        return Claimant(cast.find_full_name(other) or other, "person")
    bare = _ARTICLE.sub("", words, count=1).lower()
    holder = words[:4].lower() == "the " and (
        cast.find_holder(bare, at) or cast.find_holder(_OFFICE_TAIL.sub("", bare), at)
    )
    return Claimant(holder, "person") if holder else None


def _is_full_name(name: str) -> bool:
    tokens = name.split()
    return len(tokens) > 1 and not any(token.lower() in BODIES for token in tokens)


def _is_body(words: str) -> bool:
    return any(token in BODIES for token in re.findall(r"[\w']+", words.lower()))


def _name_other(words: str, head: str) -> Claimant:
    if head.rstrip(".") in PEOPLE:
        return Claimant(words, "person")
    bare = _ARTICLE.sub("", words, count=1)
    if head in BODIES or _LIKE_A_BODY.fullmatch(bare) or (_is_body(words) and not head.endswith("s")):
        return Claimant(words, "organisation")
    return Claimant(words, "unknown")
