"""The grid of a claim: its elements against the evidence, what nothing supports, and what would fall with one piece.

Only evidence that counts and that supports or refutes an element settles anything about it. An element that nothing settles
is bare; one that a single piece settles hangs on this piece. Several pieces of one origin fall together, so an element may
also hang on one origin.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.elements import ELEMENT_KINDS, Element
from factcheck.model.evidence import Evidence
from factcheck.model.origins import Origin

BARE, SUPPORTED, REFUTED, CONTRADICTED = "bare", "supported", "refuted", "contradicted"
SETTLING = ("supports", "refutes")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One element: what each tied piece says of it (`stances`, by evidence), and what that comes to.

    `state` is `bare` (nothing supports or refutes it), `supported`, `refuted`, or `contradicted` (some of each). `hangs_on`
    is the one piece that settles it, "" where none or several do; `one_origin` the one origin of several that do, else "".
    """

    element: Element
    stances: tuple[tuple[str, str], ...]
    state: str
    hangs_on: str
    one_origin: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A claim's elements, by their kinds, against the evidence that counts.

    `loose` are the pieces that are tied to no element. `bearing` are the pieces that elements hang on, each with the ids of
    the elements that it would leave bare if it fell, the one with the most of them first.
    """

    case: str
    claim: str
    rows: tuple[GridRow, ...]
    pieces: tuple[Evidence, ...]
    loose: tuple[str, ...]
    bearing: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def bare(self) -> tuple[GridRow, ...]:
        """The elements that nothing supports or refutes."""
        return tuple(row for row in self.rows if row.state == BARE)

    @property
    def unsupported(self) -> tuple[GridRow, ...]:
        """The elements that nothing supports, refuted ones among them."""
        return tuple(row for row in self.rows if row.state in (BARE, REFUTED))

    @property
    def contradicted(self) -> tuple[GridRow, ...]:
        """The elements that something refutes."""
        return tuple(row for row in self.rows if row.state in (REFUTED, CONTRADICTED))

    @property
    def everything_hangs_on(self) -> str:
        """The one piece whose fall would leave every element bare that is not bare yet; "" where there is none."""
        settled = len(self.rows) - len(self.bare)
        return next((piece for piece, elements in self.bearing if settled > 1 and len(elements) == settled), "")


def make_grid(case: Case, origins: Iterable[Origin] = ()) -> Grid:
    """The grid of a case. `origins` say which pieces come from one origin."""
    pieces = tuple(piece for piece in case.evidence if piece.counts)
    standing = {piece.id for piece in pieces}
    names = {piece: origin.name for origin in origins for piece in origin.pieces}
    ordered = sorted(case.elements, key=lambda element: ELEMENT_KINDS.index(element.kind))
    rows = tuple(_row(case, element, standing, names) for element in ordered)
    tied = {piece for row in rows for piece, _ in row.stances}
    bearing: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.hangs_on:
            bearing[row.hangs_on] = (*bearing.get(row.hangs_on, ()), row.element.id)
    return Grid(
        case=case.id,
        claim=case.claim,
        rows=rows,
        pieces=pieces,
        loose=tuple(piece.id for piece in pieces if piece.id not in tied),
        bearing=tuple(sorted(bearing.items(), key=lambda one: -len(one[1]))),
    )


def _row(case: Case, element: Element, standing: set[str], names: dict[str, str]) -> GridRow:
    said = {tie.evidence: tie.stance for tie in case.element_ties if tie.element == element.id}
    stances = tuple((piece.id, said[piece.id]) for piece in case.evidence if piece.id in said and piece.id in standing)
    settling = [piece for piece, stance in stances if stance in SETTLING]
    found = {stance for _, stance in stances} & set(SETTLING)
    state = CONTRADICTED if len(found) == 2 else SUPPORTED if "supports" in found else REFUTED if found else BARE
    shared = {names.get(piece, piece) for piece in settling}
    one_origin = shared.pop() if len(settling) > 1 and len(shared) == 1 else ""
    return GridRow(element, stances, state, settling[0] if len(settling) == 1 else "", one_origin)
