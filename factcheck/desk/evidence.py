"""Evidence of a case: adding it, changing it, withdrawing it, keeping copies, and searches for the other side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.desk.cases import Done, change_case, one_event
from factcheck.desk.copies import Kept, drafts_for, keep_file, quote_drafts, text_of_copy
from factcheck.desk.meant import kind_named, stance_named
from factcheck.desk.place import Desk
from factcheck.errors import AmbiguousIdError, NotFoundError, UsageError
from factcheck.evidence.sources import demand_address, is_address, read_file
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import asdict, dataclass, replace
from factcheck.model.event import Draft
from factcheck.model.evidence import Evidence
from factcheck.model.ids import normalize_prefix, short_id

_MEANT = {"stance": stance_named, "kind": kind_named}


@dataclass(frozen=True, slots=True)
class EvidenceDetails:
    """What is known of a piece of evidence; None says nothing about a detail."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    quote: str | None = None
    stance: str | None = None
    kind: str | None = None
    origin: str | None = None
    interest: str | None = None
    published_on: str | None = None
    note: str | None = None

    def given(self) -> dict[str, str]:
        """The details that something is said about. Raises UsageError for a kind or a stance that is none."""
        told = {name: value.strip() for name, value in asdict(self).items() if value is not None}
        return told | {name: meant(told[name]) for name, meant in _MEANT.items() if name in told}


def add_evidence(
    desk: Desk, case_id: str, source: str, stance: str, details: EvidenceDetails, *, confidential: bool = False
) -> Done:
    """Add a source with what it shows. A file is kept by its content; an address is recorded, not fetched.

    Raises UsageError for a stance that is none, RefusedError where the same address with the same quote is there, and
    UnreadableSourceError for a file that can't be read.
    """
    file = None if is_address(source) else read_file(source)
    kept = keep_file(desk, file) if file else None
    where = {"url": source} if file is None else {"file": file.name}
    told = replace(details, stance=stance).given()
    body = {**{name: value for name, value in told.items() if value}, **where}

    def edit(change: Change[Case]) -> None:
        event = change.add(Draft("evidence-added", {"confidential": confidential}, body))
        if kept is not None:
            add_copy(change, short_id(event.id), kept)

    return change_case(desk, case_id, edit, "evidence")


def capture_file(desk: Desk, case_id: str, evidence_id: str, path: Path) -> Done:
    """Keep a file (a saved page, a PDF, a picture) as the copy of a piece of evidence."""
    kept = keep_file(desk, read_file(path))
    piece_id = ""

    def edit(change: Change[Case]) -> None:
        nonlocal piece_id
        piece_id = resolve_evidence(change.state, evidence_id).id
        add_copy(change, piece_id, kept)

    done = change_case(desk, case_id, edit, "copy")
    return Done(done.case, "copy", piece_id)


def amend_evidence(
    desk: Desk, case_id: str, evidence_id: str, details: EvidenceDetails, *, confidential: bool | None = None,
    because: str = "",
) -> Done:  # fmt: skip
    """Change details of a piece of evidence. The id of what is done is the evidence's."""
    given = details.given()
    if given.get("url"):
        demand_address(given["url"])
    piece_id = ""

    def edit(change: Change[Case]) -> None:
        nonlocal piece_id
        piece_id = resolve_evidence(change.state, evidence_id).id
        fields: dict[str, Any] = {"evidence": piece_id}
        if confidential is not None:
            fields["confidential"] = confidential
        change.add(Draft("evidence-amended", fields, {**given, "reason": because}))
        if given.get("quote"):
            for draft in _compared(desk, resolve_evidence(change.state, piece_id)):
                change.add(draft)

    done = change_case(desk, case_id, edit, "evidence")
    return Done(done.case, "evidence", piece_id)


def _compared(desk: Desk, piece: Evidence) -> list[Draft]:
    """Whether the quote as it is now stands in the newest copy that has a text."""
    copy = next((copy for copy in reversed(piece.copies) if copy.text_sha256), None)
    if copy is None:
        return []
    return quote_drafts(piece.id, piece.quote, text_of_copy(desk, copy.text_sha256), copy.sha256)


def withdraw_evidence(desk: Desk, case_id: str, evidence_id: str, because: str) -> Done:
    """Say that a piece of evidence no longer counts, and why. It stays visible."""
    piece_id = ""

    def edit(change: Change[Case]) -> None:
        nonlocal piece_id
        piece_id = resolve_evidence(change.state, evidence_id).id
        change.add(Draft("evidence-withdrawn", {"evidence": piece_id}, {"reason": because.strip()}))

    done = change_case(desk, case_id, edit, "evidence")
    return Done(done.case, "evidence", piece_id)


def record_search(desk: Desk, case_id: str, text: str) -> Done:
    """Record a search for evidence of the other side, whether it found something or not."""
    return one_event(desk, case_id, Draft("search-recorded", {}, {"text": text.strip()}), "search")


def list_evidence(desk: Desk, case_id: str) -> tuple[Case, tuple[Evidence, ...]]:
    """The case and its evidence, in the order it was added."""
    case = desk.store.read_case(case_id).case
    return case, case.evidence


def resolve_evidence(case: Case, prefix: str) -> Evidence:
    """The one piece of evidence whose id begins so. Raises NotFoundError or AmbiguousIdError."""
    pieces = {piece.id: piece for piece in case.evidence}
    return pieces[resolve_within(case, prefix, tuple(pieces), "evidence")]


def resolve_cites(case: Case, cites: tuple[str, ...]) -> tuple[str, ...]:
    """Whole ids for citations, in the order given, each once."""
    return tuple(dict.fromkeys(resolve_evidence(case, cited).id for cited in cites))


def resolve_within(case: Case, prefix: str, identifiers: tuple[str, ...], what: str) -> str:
    """The one id of a case that begins so."""
    wanted = normalize_prefix(prefix)
    if not wanted:
        raise UsageError(f"Name the {what} by its id.", hint=f"factcheck show {case.id}")
    found = [identifier for identifier in identifiers if identifier.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        known = ", ".join(identifiers) or "none yet"
        raise NotFoundError(
            f"Case {case.id} has no {what} “{prefix}” (it has {known}).", hint=f"factcheck show {case.id}"
        )
    raise AmbiguousIdError(
        f"“{prefix}” may be {' or '.join(found)} in case {case.id}.", hint="Write one or two characters more."
    )


def add_copy(change: Change[Case], evidence_id: str, kept: Kept) -> None:
    """Let a copy join a piece of evidence, with whether its quote stands in it."""
    for draft in drafts_for(resolve_evidence(change.state, evidence_id), kept):
        change.add(draft)
