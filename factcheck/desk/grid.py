"""The grid of a claim: its elements, the evidence tied to them, and what a person changes in it."""

from __future__ import annotations

from factcheck.desk.cases import Done, change_case
from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.meant import stance_named
from factcheck.desk.origins import know_case_origins
from factcheck.desk.place import Desk
from factcheck.errors import AmbiguousIdError, NotFoundError, RefusedError, UsageError
from factcheck.intake.elements import propose_elements
from factcheck.model.as_of import AsOf, case_as_of
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass
from factcheck.model.elements import ELEMENT_KINDS, Element, ProposedElement
from factcheck.model.event import Draft
from factcheck.model.grid import Grid, make_grid
from factcheck.model.ids import normalize_prefix
from factcheck.model.origins import find_origins

_ELSEWHERE = {"how much": "how-much", "howmuch": "how-much", "why": "cause", "because": "cause", "amount": "how-much"}


@dataclass(frozen=True, slots=True)
class CaseGrid:
    """The grid of a case; what the claim's words suggest beside it; and the day as of which it is, None for today."""

    grid: Grid
    proposals: tuple[ProposedElement, ...]
    as_of: AsOf | None


def read_grid(desk: Desk, case_id: str, as_of: str = "") -> CaseGrid:
    """The grid of a case, as of a day where one is named. Raises as `case_as_of`."""
    case = desk.store.read_case(case_id).case
    known = case_as_of(case, as_of) if as_of else None
    seen = known.case if known else case
    grid = make_grid(seen, find_origins(seen.evidence, know_case_origins(desk, seen)) if seen.elements else ())
    return CaseGrid(grid, proposals_for(case), known)


def proposals_for(case: Case) -> tuple[ProposedElement, ...]:
    """The elements that the claim's words suggest and that the grid does not hold yet."""
    there = {(one.kind, one.text.casefold()) for one in case.elements}
    return tuple(one for one in propose_elements(case.claim) if (one.kind, one.text.casefold()) not in there)


def accept_elements(desk: Desk, case_id: str, numbers: tuple[int, ...] = ()) -> Done:
    """Take proposed elements into the grid: those of these numbers, counted from 1, or all of them.

    Raises RefusedError where none is proposed, UsageError for a number that there is not.
    """

    def edit(change: Change[Case]) -> None:
        proposals = proposals_for(change.state)
        if not proposals:
            raise RefusedError(
                f"Nothing more is proposed for the claim of case {change.state.id}. Nothing was changed.",
                hint=f'factcheck element add {change.state.id} KIND "WORDS"',
            )
        if any(not 1 <= number <= len(proposals) for number in numbers):
            raise UsageError(
                f"The proposals have the numbers 1 to {len(proposals)}. Nothing was changed.",
                hint=f"factcheck element propose {change.state.id}",
            )
        for number in numbers or range(1, len(proposals) + 1):
            one = proposals[number - 1]
            change.add(Draft("element-set", {"element_kind": one.kind}, {"text": one.text}))

    return change_case(desk, case_id, edit, "element")


def add_element(desk: Desk, case_id: str, kind: str, text: str) -> Done:
    """Write an element of the claim down."""
    draft = Draft("element-set", {"element_kind": kind_named(kind)}, {"text": text.strip()})
    return change_case(desk, case_id, lambda change: change.add(draft), "element")


def amend_element(desk: Desk, case_id: str, element: str, *, kind: str | None = None, text: str | None = None) -> Done:
    """Put an element in other words, or give it another kind. The id of what is done is the element's."""
    found = ""

    def edit(change: Change[Case]) -> None:
        nonlocal found
        one = resolve_element(change.state, element)
        found = one.id
        fields = {"element": one.id, "element_kind": one.kind if kind is None else kind_named(kind)}
        change.add(Draft("element-set", fields, {"text": one.text if text is None else text.strip()}))

    done = change_case(desk, case_id, edit, "element")
    return Done(done.case, "element", found)


def remove_element(desk: Desk, case_id: str, element: str, because: str = "") -> Done:
    """Take an element out of the grid with everything that is tied to it."""
    found = ""

    def edit(change: Change[Case]) -> None:
        nonlocal found
        found = resolve_element(change.state, element).id
        change.add(Draft("element-removed", {"element": found}, {"reason": because}))

    done = change_case(desk, case_id, edit, "element")
    return Done(done.case, "element", found)


def tie_evidence(desk: Desk, case_id: str, evidence: str, elements: tuple[str, ...], stance: str | None = None) -> Done:
    """Say what a piece of evidence says of elements: a stance, by default the one it has for the whole claim, "" to loosen
    it. The id of what is done is the evidence's."""
    found = ""

    def edit(change: Change[Case]) -> None:
        nonlocal found
        piece = resolve_evidence(change.state, evidence)
        found = piece.id
        said = piece.stance if stance is None else stance_named(stance)
        for element in dict.fromkeys(resolve_element(change.state, typed).id for typed in elements):
            change.add(Draft("evidence-tied", {"evidence": piece.id, "element": element, "stance": said}, {}))

    done = change_case(desk, case_id, edit, "evidence")
    return Done(done.case, "evidence", found)


def resolve_element(case: Case, typed: str) -> Element:
    """The element that a person meant: by its kind where there is one of it, by the beginning of its id, or by its words.

    Raises NotFoundError or AmbiguousIdError.
    """
    kind = _kind(typed)
    found = [one for one in case.elements if one.kind == kind] if kind else []
    found = found or [
        one for one in case.elements if normalize_prefix(typed) and one.id.startswith(normalize_prefix(typed))
    ]
    found = found or [one for one in case.elements if one.text.casefold() == typed.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        known = ", ".join(f"{one.kind} ({one.id})" for one in case.elements) or "none yet"
        raise NotFoundError(
            f"The grid of case {case.id} has no element “{typed}” (it has {known}). Nothing was changed.",
            hint=f"factcheck grid {case.id}" if case.elements else f"factcheck element propose {case.id} --accept all",
        )
    several = " or ".join(f"{one.id} (“{one.text}”)" for one in found)
    raise AmbiguousIdError(
        f"“{typed}” may be {several} in case {case.id}. Nothing was changed.",
        hint="Name it by the beginning of its id.",
    )


def kind_named(typed: str) -> str:
    """The kind of element that a person meant. Raises UsageError, which lists them."""
    kind = _kind(typed)
    if not kind:
        raise UsageError(
            f"“{typed}” is no kind of element. Nothing was changed.", hint=f"An element is {', '.join(ELEMENT_KINDS)}."
        )
    return kind


def _kind(typed: str) -> str:
    words = " ".join(typed.lower().replace("_", " ").split())
    name = _ELSEWHERE.get(words, words.replace(" ", "-"))
    return name if name in ELEMENT_KINDS else ""
