"""What was published was taken back."""

from __future__ import annotations

from factcheck.errors import RefusedError
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.evidence import Withdrawal
from factcheck.model.movement import demand_move, move
from factcheck.model.stages import WITHDRAWN
from factcheck.model.stamp import demand_words

KIND = "withdrawn"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """Something was published, and a reason is given."""
    if not case.is_published:
        raise RefusedError(
            f"Case {case.id} is not published, so there is nothing to withdraw. Nothing was changed.",
            hint=f"factcheck show {case.id}",
        )
    command = f'factcheck withdraw {case.id} --because "WHY"'
    demand_words(event, "reason", what="Withdrawing a verdict needs a reason.", command=command)
    demand_move(case, event, WITHDRAWN)


def apply(case: Case, event: Event) -> Case:
    """The withdrawal is kept beside what was published; nothing is taken away."""
    withdrawal = Withdrawal(event.words("reason"), event.by, event.at, event.id)
    return move(replace(case, withdrawals=(*case.withdrawals, withdrawal)), event)
