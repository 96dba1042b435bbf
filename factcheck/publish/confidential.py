"""A last look before publishing: do the words that readers will see give a confidential source away?

The projection leaves confidential evidence out by construction. What it can't know is that the author of a verdict wrote
the name of such a source into the reasoning by hand; that is looked for here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model.case import Case
from factcheck.model.dataclass import asdict, dataclass
from factcheck.model.evidence import Evidence
from factcheck.publish.citations import may_be_shown
from factcheck.publish.clearance import one_line

# Shorter values than these many characters stand in innocent sentences too.
_NAMES = {"url": 8, "file": 6, "title": 8, "author": 5, "quote": 20, "note": 20}


@dataclass(frozen=True, slots=True)
class Leak:
    """A public field in whose words a detail of confidential evidence stands."""

    field: str
    evidence: str
    detail: str


def find_leaks(public: Any, case: Case) -> tuple[Leak, ...]:
    """Where the public words of a case hold a confidential source's address, file, title, author, quote, note or id.

    A value that public evidence has too gives nothing away. Publisher and origin are not looked for: an institution may be
    named for other reasons. A letter and a notice, dataclasses as well, are looked through in the same way.
    """
    return leaks_in(texts_in(asdict(public)), case)


def leaks_in(found: Iterable[tuple[str, str]], case: Case) -> tuple[Leak, ...]:
    """The same in texts, each with the name of the field that it is found in."""
    open_words = open_words_of(case)
    secrets = [one for one in secrets_of(case) if one[2] not in open_words]
    texts = [(field, _plain(text)) for field, text in found] if secrets else []
    return tuple(
        Leak(field, identifier, name)
        for field, text in texts
        for identifier, name, secret in secrets
        if secret and secret in text
    )


def secrets_of(case: Case) -> list[tuple[str, str, str]]:
    """What confidential evidence could be known by: the id of the piece, the name of the detail, its words in lower case on
    one line."""
    hidden = [piece for piece in case.evidence if piece.confidential]
    return [(piece.id, name, _plain(value)) for piece in hidden for name, value in _telling(piece) if _plain(value)]


def open_words_of(case: Case) -> set[str]:
    """The same words of evidence that readers may see: they give nothing away."""
    return {_plain(value) for piece in case.evidence if may_be_shown(piece) for _, value in _telling(piece)}


def _telling(piece: Evidence) -> Iterator[tuple[str, str]]:
    """The values of a piece of evidence by which somebody could find out what it is: of every version of each detail."""
    yield "id", piece.id
    for name, least in _NAMES.items():
        for said in piece.details.get(name, ()):
            if isinstance(said.value, str) and len(one_line(said.value)) >= least:
                yield name, said.value
    for copy in piece.copies:
        yield "copy", copy.sha256
        for told in filter(None, (copy.final_url, copy.text_sha256)):
            yield "copy", told
    for public in piece.public_copies:
        yield "public copy", public.url


def texts_in(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value of JSON, each with the name of the outermost field that it is in."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts_in(item, field or str(name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item, field)


def _plain(text: str) -> str:
    return one_line(text).casefold()
