"""Where the evidence of a case comes from: what the desk knows of it, and what a person says to that."""

from __future__ import annotations

from factcheck.desk.cases import Done, change_case
from factcheck.desk.copy_texts import copy_texts
from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.place import Desk
from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Draft
from factcheck.model.origins import Origin, OriginKnowledge, domain_of, find_origins, has_weight


@dataclass(frozen=True, slots=True)
class CaseOrigins:
    """The origins of a case's evidence, and how many of them the desk asks for."""

    case: Case
    origins: tuple[Origin, ...]
    wanted: int


def know_case_origins(desk: Desk, case: Case) -> OriginKnowledge:
    """What the desk knows of where the evidence of a case comes from, beyond what people wrote."""
    from factcheck.evidence.agencies import load_agencies
    from factcheck.evidence.origins import know_origins

    pieces = [piece for piece in case.evidence if has_weight(piece)]
    # Where people said it of every piece there is nothing to find, and no copy is read.
    texts = copy_texts(desk, pieces) if any(not piece.origin for piece in pieces) else {}
    return know_origins(pieces, texts, load_agencies(desk.settings.agencies))


def show_origins(desk: Desk, case_id: str) -> CaseOrigins:
    """The origins of a case's evidence: what people said, and what the desk proposes."""
    case = desk.store.read_case(case_id).case
    return _origins(desk, case)


def accept_origins(desk: Desk, case_id: str, pieces: tuple[str, ...] = (), because: str = "") -> Done:
    """Say of pieces what the desk proposes: of these and all that count as one with them, or of every proposal where none is
    named. Raises RefusedError where nothing is proposed."""

    def edit(change: Change[Case]) -> None:
        case = change.state
        named = {resolve_evidence(case, piece).id for piece in pieces}
        proposals = [
            one for one in _origins(desk, case).origins if one.is_proposal and (not named or named & set(one.pieces))
        ]
        if not proposals or any(not any(piece in one.pieces for one in proposals) for piece in named):
            raise RefusedError(
                f"Nothing is proposed for this evidence of case {case.id}. Nothing was changed.",
                hint=f"factcheck evidence origins {case.id}",
            )
        for origin in proposals:
            _state(change, origin, because)

    return change_case(desk, case_id, edit, "evidence")


def set_apart(desk: Desk, case_id: str, piece: str, because: str = "") -> Done:
    """Say that a piece is its own reporting, its origin who published it. Raises RefusedError where that tells nothing."""

    def edit(change: Change[Case]) -> None:
        case = change.state
        found = resolve_evidence(case, piece)
        known = know_case_origins(desk, case)
        name = found.publisher or domain_of(found, known) or found.detail("author")
        if name:
            change.add(Draft("evidence-amended", {"evidence": found.id}, {"origin": name, "reason": because}))
        others = [
            one for one in find_origins(change.state.evidence, known) if found.id in one.pieces and len(one.pieces) > 1
        ]
        if not name or others:
            raise RefusedError(
                f"Nothing tells evidence {found.id} of case {case.id} from the others but a name for its origin. "
                "Nothing was changed.",
                hint=f"factcheck evidence amend {case.id} {found.id} --origin WHO",
            )

    return change_case(desk, case_id, edit, "evidence")


def _origins(desk: Desk, case: Case) -> CaseOrigins:
    found = find_origins(case.evidence, know_case_origins(desk, case))
    return CaseOrigins(case, found, desk.settings.independent_sources)


def _state(change: Change[Case], origin: Origin, because: str) -> None:
    reason = because or "; ".join(origin.reasons)
    for identifier in origin.pieces:
        piece = change.state.find_evidence(identifier)
        if piece is not None and not piece.origin:
            body = {"origin": origin.name, "reason": reason}
            change.add(Draft("evidence-amended", {"evidence": identifier}, body))
