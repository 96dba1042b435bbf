"""Asking, in a terminal, why a verdict differs from that of a case with nearly the same claim."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.cli.session import Session
    from factcheck.desk.cases import Done


def propose_explained(
    session: Session, case: str, rating: str, reasoning: str, cites: tuple[str, ...], differs_because: str
) -> Done:
    """Propose a verdict; where it differs unexplained from a nearly identical case, ask why, if somebody is there.

    Raises UnexplainedRatingError where nobody is, or the answer is empty.
    """
    from factcheck.cli.second_rating import is_somebody_there
    from factcheck.desk.verdicts import propose_verdict
    from factcheck.errors import UnexplainedRatingError

    try:
        return propose_verdict(session.desk, case, rating, reasoning, cites, differs_because)
    except UnexplainedRatingError as error:
        if not is_somebody_there(session):
            raise
        session.output.note(error.message)
        sys.stderr.write("Why does this one differ > ")
        sys.stderr.flush()
        why = sys.stdin.readline().strip()
        if not why:
            raise
    return propose_verdict(session.desk, case, rating, reasoning, cites, why)
