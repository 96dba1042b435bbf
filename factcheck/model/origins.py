"""Where the evidence of a case comes from: which pieces count as one, and why.

A person's word (the origin of a piece) always counts. Where nobody has said it, pieces of one publisher or one site count as
one, and so do those that share something the desk found: the same address or bytes, nearly the same text, or one agency that
both name. This is cautious: what may be one source is one until somebody says otherwise. Whatever counts sources (the
standard, a summary, the grid) asks here, so that all of them say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from factcheck.model.dataclass import dataclass, field
from factcheck.model.evidence import Evidence, by_source


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that two pieces of evidence share, in words for people. `name` is the origin that it points to, "" for none;
    a tie of one piece with itself says only that it names this origin. `same_text` says that their copies are nearly the
    same text, of which the piece that was surely published first gives the name."""

    one: str
    other: str
    reason: str
    name: str = ""
    same_text: bool = False


@dataclass(frozen=True, slots=True)
class OriginKnowledge:
    """What a desk knows beyond what people wrote: ties between pieces, the one name of what has several (by the name in
    small letters), and the registered domain of each address."""

    ties: tuple[Tie, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin with the pieces that come from it. `is_stated` says that a person named it for each of them; `reasons` are
    why several pieces count as one, or why one is thought to come from there, in words."""

    name: str
    pieces: tuple[str, ...]
    is_stated: bool
    reasons: tuple[str, ...] = ()

    @property
    def is_proposal(self) -> bool:
        """Whether the desk found it and nobody has said so."""
        return not self.is_stated and bool(self.reasons)


def has_weight(piece: Evidence) -> bool:
    """Whether a piece counts towards independent sources: it stands, says something, and is not the claimant's own word
    for the claim."""
    return piece.counts and piece.stance != "insufficient" and not (piece.reply and piece.stance == "supports")


def find_origins(pieces: Iterable[Evidence], known: OriginKnowledge | None = None) -> tuple[Origin, ...]:
    """The origins of those pieces that have weight, in the order of their first pieces."""
    weighty = [piece for piece in pieces if has_weight(piece)]
    return _Sorting(weighty, known or OriginKnowledge()).origins()


def origin_name(piece: Evidence, known: OriginKnowledge | None = None) -> str:
    """Who first produced what a piece says, as far as it tells by itself: its origin, else its publisher, else the
    registered domain of its address, else its author, else its id."""
    known = known or OriginKnowledge()
    name = piece.origin or piece.publisher or domain_of(piece, known) or piece.detail("author") or piece.id
    return known.names.get(_key(name), " ".join(name.split()))


def domain_of(piece: Evidence, known: OriginKnowledge) -> str:
    """The registered domain of a piece's address, or its host where the desk knows none; "" without an address."""
    if piece.url in known.domains:
        return known.domains[piece.url]
    try:
        host = urlsplit(piece.url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


class _Sorting:
    """Sorts pieces into groups; a group never holds two different origins that people stated."""

    def __init__(self, pieces: list[Evidence], known: OriginKnowledge) -> None:
        self.pieces = {piece.id: piece for piece in pieces}
        self.known = known
        self.group = {piece.id: piece.id for piece in pieces}  # each piece's group, named after its first piece
        self.stated = {piece.id: _key(origin_name(piece, known)) for piece in pieces if piece.origin}
        self.reasons: dict[str, list[str]] = {piece.id: [] for piece in pieces}
        self.names: dict[str, str] = {}

    def origins(self) -> tuple[Origin, ...]:
        self._join_named()
        for tie in self.known.ties:
            if tie.one in self.pieces and tie.other in self.pieces:
                self._tie(tie)
        groups: dict[str, list[str]] = {}
        for piece in self.pieces:
            groups.setdefault(self.group[piece], []).append(piece)
        return tuple(self._origin(first, members) for first, members in groups.items())

    def _join_named(self) -> None:
        """Pieces of one source or of one name."""
        named: dict[str, str] = {}
        for source in by_source(self.pieces.values()):
            # Two passages of one page are one source, even where only one of them says who published it.
            best = next((piece for piece in source if piece.publisher), source[0])
            for piece in source:
                name = origin_name(piece if piece.origin else best, self.known)
                first = named.setdefault(_key(name), piece.id)
                if first != piece.id:
                    self._join(first, piece.id, self._shared_name(first, piece.id, name), name)

    def _shared_name(self, first: str, second: str, name: str) -> str:
        one, other = self.pieces[first], self.pieces[second]
        if one.url and one.url == other.url:
            return f"{first} and {second} are passages of one page"
        if self.stated.get(first) == self.stated.get(second) == _key(name):
            return f"{first} and {second} share the origin “{name}”"
        return f"{first} and {second} come from “{name}”"

    def _tie(self, tie: Tie) -> None:
        """Join what is tied, unless a person said otherwise of one of the two.

        Whose origin was stated goes with what points to this origin; and, where the origin is not its own publisher, with
        the same text elsewhere, which comes from there as well.
        """
        stated = [piece for piece in (tie.one, tie.other) if piece in self.stated]
        if len(stated) == 1:
            points_there = bool(tie.name) and _key(tie.name) == self.stated[stated[0]]
            if not points_there and (not tie.same_text or self._is_its_own(stated[0])):
                return
        self._join(tie.one, tie.other, tie.reason, tie.name)

    def _is_its_own(self, piece: str) -> bool:
        """Whether the stated origin of a piece is who published it."""
        found = self.pieces[piece]
        own = (found.publisher, domain_of(found, self.known), found.detail("author"))
        return self.stated[piece] in {_key(self.known.names.get(_key(name), name)) for name in own if name}

    def _join(self, one: str, other: str, reason: str, name: str) -> None:
        mine, theirs = self.group[one], self.group[other]
        stated = {
            self.stated[piece]
            for piece, group in self.group.items()
            if group in (mine, theirs) and piece in self.stated
        }
        if len(stated) > 1 or (one in self.stated and other in self.stated and self.stated[one] != self.stated[other]):
            return
        if name:
            self.names.setdefault(one, name)
            self.names.setdefault(other, name)
        if mine == theirs:
            self.reasons[mine] += [reason] if one == other else []
            return
        order = list(self.pieces)
        first, second = sorted((mine, theirs), key=order.index)
        self.group = {piece: first if group == second else group for piece, group in self.group.items()}
        self.reasons[first] += [*self.reasons.pop(second), reason]

    def _origin(self, first: str, members: list[str]) -> Origin:
        said = next((piece for piece in members if piece in self.stated), "")
        tied = next((self.names[piece] for piece in members if piece in self.names), "")
        name = (
            origin_name(self.pieces[said], self.known) if said else tied or origin_name(self.pieces[first], self.known)
        )
        is_stated = all(piece in self.stated for piece in members)
        return Origin(name, tuple(members), is_stated, tuple(self.reasons[first]))
