"""What the commands do that are understood with Typer and without it: one function each, so that both ways are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.cli.session import start
from factcheck.cli.texts import given_text


def write_note(case: str, text: str | None, opening: Mapping[str, Any]) -> None:
    """Write a note on a case. `opening` is what `session.start` is told; it raises what `add_note` raises."""
    from factcheck.desk.cases import add_note

    session = start(**opening)
    words = given_text(text, what="The note", command=f'factcheck note {case} "TEXT"')
    done = add_note(session.desk, case, words)
    session.tell(f"Note {done.id} added to case {done.case.id}.", done)


def add_source(
    case: str,
    source: str,
    stance: str,
    details: Mapping[str, str | None],
    opening: Mapping[str, Any],
    *,
    confidential: bool,
) -> None:
    """Add a piece of evidence with its details, by the names of EvidenceDetails; it raises what `add_evidence` raises."""
    from factcheck.desk.evidence import EvidenceDetails, add_evidence

    session = start(**opening)
    done = add_evidence(session.desk, case, source, stance, EvidenceDetails(**details), confidential=confidential)
    session.tell(f"Evidence {done.id} added to case {done.case.id} ({stance}).", done)
