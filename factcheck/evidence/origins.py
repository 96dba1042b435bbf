"""What may make several pieces of evidence one source: an agency that they name, or texts that are nearly the same.

Nothing is decided here: each finding is a tie with its reason, which counts until somebody says who the origin is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.evidence.agencies import agency_named, find_credits
from factcheck.evidence.domains import registered_domain
from factcheck.evidence.near_identical import find_likeness
from factcheck.model.agency import Agency
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Evidence
from factcheck.model.origins import OriginKnowledge, Tie, origin_name

_LONGEST_WORDS = 80  # characters of the words that are quoted in a reason


@dataclass(frozen=True, slots=True)
class _Named:
    """An agency that a piece names, and how."""

    piece: str
    how: str


def know_origins(pieces: Iterable[Evidence], texts: Mapping[str, str], agencies: tuple[Agency, ...]) -> OriginKnowledge:
    """What is known of where these pieces come from. `texts` are the readable texts of their captured copies, by piece."""
    standing = [piece for piece in pieces if piece.counts]
    domains = {piece.url: registered_domain(piece.url) for piece in standing if piece.url}
    names = {known.casefold(): agency.name for agency in agencies for known in agency.names}
    known = OriginKnowledge((), names, domains)
    ties = (*_agency_ties(standing, texts, agencies, domains), *_text_ties(standing, texts, known))
    return OriginKnowledge(ties, names, domains)


def _agency_ties(
    pieces: list[Evidence], texts: Mapping[str, str], agencies: tuple[Agency, ...], domains: Mapping[str, str]
) -> list[Tie]:
    """Each piece that names an agency is tied to the first that names it."""
    found: dict[str, list[_Named]] = {}
    for piece in pieces:
        for agency, how in _agencies_of(piece, texts.get(piece.id, ""), agencies, domains):
            found.setdefault(agency.name, []).append(_Named(piece.id, how))
    ties = []
    for name, named in found.items():
        first = named[0]
        ties += [Tie(first.piece, first.piece, f"{first.piece} {first.how}", name)] if len(named) == 1 else []
        for other in named[1:]:
            reason = f"both name {name}: {first.piece} {first.how}, {other.piece} {other.how}"
            ties.append(Tie(first.piece, other.piece, reason, name))
    return ties


def _agencies_of(
    piece: Evidence, text: str, agencies: tuple[Agency, ...], domains: Mapping[str, str]
) -> list[tuple[Agency, str]]:
    found: dict[str, tuple[Agency, str]] = {}
    for label, name in (("is by", piece.detail("author")), ("is published by", piece.publisher)):
        if agency := agency_named(name, agencies):
            found.setdefault(agency.name, (agency, f"{label} {agency.name}"))
    for agency in agencies:
        if piece.url and domains.get(piece.url) in agency.domains:
            found.setdefault(agency.name, (agency, f"lies on {domains[piece.url]}"))
    for where, words in (("its title", piece.title), ("its quote", piece.quote), ("its copy", text)):
        for credit in find_credits(words, agencies):
            said = credit.words if len(credit.words) <= _LONGEST_WORDS else f"…{credit.words[-_LONGEST_WORDS:]}"
            found.setdefault(credit.agency.name, (credit.agency, f"says “{said}” in {where}"))
    return list(found.values())


def _text_ties(pieces: list[Evidence], texts: Mapping[str, str], known: OriginKnowledge) -> list[Tie]:
    """Pieces whose copies are nearly the same text; one that was surely published first gives the name."""
    by_id = {piece.id: piece for piece in pieces}
    ties = []
    for alike in find_likeness({piece: text for piece, text in texts.items() if piece in by_id and text}):
        one, other = by_id[alike.one], by_id[alike.other]
        first = other if _is_earlier(other, one) else one if _is_earlier(one, other) else None
        runs = f"{alike.shared} of {alike.whole} runs of five words"
        reason = f"the copies of {one.id} and {other.id} are {alike.percent}% the same text ({runs} of the shorter one)"
        ties.append(Tie(one.id, other.id, reason, origin_name(first, known) if first else "", same_text=True))
    return ties


def _is_earlier(one: Evidence, other: Evidence) -> bool:
    """Whether a piece was surely published before another."""
    first, second = one.published_on, other.published_on
    return first is not None and second is not None and second.is_surely_after(first)
