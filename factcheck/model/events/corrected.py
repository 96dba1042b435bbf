"""Something published was wrong; it was put right and published again."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.events.published import demand_kept, publication_of
from factcheck.model.movement import demand_move, move
from factcheck.model.stages import PUBLISHED
from factcheck.model.stamp import demand_words
from factcheck.model.verdict import Correction

KIND = "corrected"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """Something was published, and the correction says what was wrong, what is right and why."""
    if not case.publications:
        raise RefusedError(
            f"Nothing of case {case.id} was published, so there is nothing to correct. Nothing was changed.",
            hint=f"factcheck show {case.id}",
        )
    command = f'factcheck correct {case.id} --was "TEXT" --now "TEXT" --because "WHY"'
    demand_words(event, "was", what="A correction says what was wrong.", command=command)
    demand_words(event, "now", what="A correction says what is right.", command=command)
    demand_words(event, "because", what="A correction says why.", command=command)
    demand_kept(case, event)
    demand_move(case, event, PUBLISHED)


def apply(case: Case, event: Event) -> Case:
    """The correction joins the others, and what readers see now is kept beside what they saw before."""
    correction = Correction(
        was=event.words("was"),
        now=event.words("now"),
        because=event.words("because"),
        reported_by=event.words("reported_by"),
        rating=event.field("rating"),
        before=event.field("rating_before"),
        verdict=case.verdict.event if case.verdict else "",
        seconded=event.fields.get("seconded") is True,
        by=event.by,
        at=event.at,
        event=event.id,
    )
    corrected = replace(
        case,
        corrections=(*case.corrections, correction),
        publications=(*case.publications, publication_of(case, event)),
    )
    return move(corrected, event)
