"""The cases that were opened from a sheet, and what was remarked on its rows."""

from __future__ import annotations

from factcheck.render.evidence_page import record_of
from factcheck.render.library_page import remark_json
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import IDENTIFIER, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.case import Case
    from factcheck.model.library import Remark
    from factcheck.render.output import Output

_SHOWN = 20


def show_cases_opened(output: Output, cases: Sequence[Case], *, known: int, remarks: Sequence[Remark]) -> None:
    """Print the cases opened, the rows that had one already, and each remark. JSON has one for each, then the counts."""
    if output.mode == Mode.JSON:
        for remark in remarks:
            output.data(remark_json(remark))
        output.data({"opened": [case.id for case in cases], "known": known, "remarks": len(remarks)})
        return
    page = Page(output)
    for case in cases[:_SHOWN]:
        record = record_of(case)
        if page.plain:
            page.field("Case", record["id"])
            page.field("Claim", record["claim"])
        else:
            page.item([(record["id"], IDENTIFIER), ("  ", "")], record["claim"], indent=0)
    if len(cases) > _SHOWN:
        output.line(f"and {len(cases) - _SHOWN} more")
    for remark in remarks:
        told = f"line {remark.line}: {remark.what.replace('-', ' ')}" + (f" “{remark.was}”" if remark.was else "")
        output.note(told)
    output.note(f"{count(len(cases), 'case')} opened; {known} rows had one already.")
