"""A verdict was proposed: a rating, with reasoning that cites evidence."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.ancestry import put, said
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.movement import demand_move, move
from factcheck.model.stages import CORRECTING, DRAFTED, IN_REVIEW
from factcheck.model.stamp import demand_citable, demand_words
from factcheck.model.verdict import Verdict

KIND = "verdict-proposed"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """It has a rating and reasons, cites evidence that counts, and the case may be drafted now or is being corrected."""
    command = f'factcheck verdict propose {case.id} RATING --because "TEXT" --cites EVIDENCE,…'
    if not event.field("rating"):
        raise RefusedError("A verdict needs a rating. Nothing was changed.", hint=command)
    demand_words(event, "reasoning", what="A verdict needs its reasons.", command=command)
    if not event.strings("cites"):
        raise RefusedError("A verdict cites the evidence it rests on. Nothing was changed.", hint=command)
    demand_citable(case, event.strings("cites"))
    if event.field("stage") or case.stage not in (DRAFTED, CORRECTING):
        demand_move(case, event, IN_REVIEW if case.stage == DRAFTED else DRAFTED)


def apply(case: Case, event: Event) -> Case:
    """The verdict takes the place of those its author had seen; verdicts set apart stand side by side, disputed."""
    verdict = Verdict(
        rating=event.field("rating"),
        scale=event.field("scale"),
        scale_version=event.field("scale_version"),
        reasoning=event.words("reasoning"),
        cites=event.strings("cites"),
        by=event.by,
        at=event.at,
        event=event.id,
        differs_because=event.words("differs_because"),
    )
    return move(replace(case, verdicts=put(case.verdicts, said(verdict, event), case.ancestry)), event)
