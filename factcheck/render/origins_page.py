"""Where the evidence of a case comes from: each origin with its pieces, and why several of them count as one."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page, joined
from factcheck.render.words import COMMAND, IDENTIFIER, NO, WARNING, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.origins import Origin
    from factcheck.render.output import Output
    from factcheck.render.page import Part


def show_origins(output: Output, case: Case, origins: Sequence[Origin], wanted: int) -> None:
    """Print the origins of a case's evidence, and how many of them the desk asks for. JSON has one object."""
    if output.mode == Mode.JSON:
        output.data(origins_json(case, origins, wanted))
        return
    page = Page(output)
    page.field("Case", (case.id, IDENTIFIER), f"{page.dot}{case.claim}")
    sign = YES if len(origins) >= wanted else NO
    page.field("Origins", output.signed(sign, f"{len(origins)} of {wanted} independent"))
    for origin in origins:
        page.gap()
        _write(page, case, origin)
    if any(origin.is_proposal for origin in origins):
        page.gap()
        page.field("If so", (f"factcheck evidence origins {case.id} --accept all", COMMAND), whole=True)
        page.field("If not", (f"factcheck evidence origins {case.id} --apart EVIDENCE", COMMAND), whole=True)
    if not origins:
        output.note(f"No evidence has a stance yet. factcheck evidence add {case.id} URL-or-FILE --stance STANCE")


def origins_json(case: Case, origins: Sequence[Origin], wanted: int) -> dict[str, Any]:
    """The origins as a JSON object."""
    return {
        "case": case.id,
        "independent": len(origins),
        "wanted": wanted,
        "origins": [
            {
                "name": origin.name,
                "evidence": list(origin.pieces),
                "is_stated": origin.is_stated,
                "is_proposal": origin.is_proposal,
                "reasons": list(origin.reasons),
            }
            for origin in origins
        ],
    }


def _write(page: Page, case: Case, origin: Origin) -> None:
    number = len(origin.pieces)
    page.field("Origin", (origin.name, "bold"), f"{page.dot}{count(number, 'piece')}" if number > 1 else "")
    pieces: list[Part] = [(piece, IDENTIFIER) for piece in origin.pieces]
    if page.plain or number > 1:
        page.field("Evidence", *joined(pieces))
    else:
        found = case.find_evidence(origin.pieces[0])
        page.field("Evidence", *pieces, f"{page.dot}{found.name}" if found else "")
    for reason in dict.fromkeys(origin.reasons):
        page.field("Why", reason)
    if origin.is_stated:
        page.field("Said", page.output.signed(YES, "by a person"))
    elif origin.reasons:
        page.field("Said", page.output.signed(WARNING, "by nobody yet: it counts so until somebody says otherwise"))
