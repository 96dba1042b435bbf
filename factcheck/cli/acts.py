"""What the commands do that are understood with Typer and without it: one function each, so that both ways are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.cli.session import Session, start
from factcheck.cli.texts import given_text

if TYPE_CHECKING:
    from factcheck.model.evidence import Evidence


def list_found(conditions: Mapping[str, Any], opening: Mapping[str, Any]) -> None:
    """List the cases that meet some conditions, by the names of Filters; it raises what `list_cases` raises."""
    from factcheck.desk.lists import Filters, list_cases
    from factcheck.render.case_list import show_cases

    session = start(**opening)
    session.show_indexing()
    show_cases(session.output, list_cases(session.desk, Filters(**conditions)), labels=session.labels)


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
    capture: bool = True,
    allow_private: bool = False,
) -> None:
    """Add a piece of evidence with its details, by the names of EvidenceDetails; it raises what `add_evidence` raises.

    The page at an address is captured where the desk allows it. That it could not be takes nothing from what was added.
    """
    from factcheck.desk.evidence import EvidenceDetails, add_evidence

    session = start(**opening)
    done = add_evidence(session.desk, case, source, stance, EvidenceDetails(**details), confidential=confidential)
    piece = done.case.find_evidence(done.id)
    session.tell(f"Evidence {done.id} added to case {done.case.id} ({piece.stance if piece else stance}).", done)
    if piece is not None and piece.url and capture:
        capture_added(session, done.case.id, piece, allow_private=allow_private)


def capture_added(session: Session, case: str, piece: Evidence, *, allow_private: bool) -> None:
    """Capture a source that was just added, or say why it waits. Everything is said on stderr."""
    session.output.stdout.flush()  # it is saved, whatever becomes of the page
    from factcheck.desk.when_captured import why_not_now
    from factcheck.render.capture_words import note_outcome, note_waiting

    if why := why_not_now(session.desk, confidential=piece.confidential):
        note_waiting(session.output, case, piece.id, why)
        return
    from factcheck.desk.capturing import Way, capture_evidence
    from factcheck.errors import MissingExtraError

    try:
        outcome = capture_evidence(session.desk, case, piece.id, Way(allow_private), root=piece.event)
    except MissingExtraError as error:
        note_waiting(session.output, case, piece.id, error.message.partition(". ")[0])
        return
    note_outcome(session.output, outcome)
