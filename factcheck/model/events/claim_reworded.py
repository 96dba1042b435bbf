"""The claim was put in other words."""

from __future__ import annotations

from factcheck.model.ancestry import put_all
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.stamp import demand_words

KIND = "claim-reworded"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """A claim has words."""
    command = f'factcheck claim amend {case.id} --claim "TEXT"'
    demand_words(event, "claim", what="A claim needs words.", command=command)


def apply(case: Case, event: Event) -> Case:
    """The new words take the place of those their author had seen."""
    return replace(case, details=put_all(case.details, {"claim": event.words("claim")}, event, case.ancestry))
