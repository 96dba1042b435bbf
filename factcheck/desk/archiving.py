"""Copies of sources in public archives: looked up, saved, and taken from or given to auto-archiver's sheet.

Nothing here happens unless a command or the desk's settings ask for it, and never with confidential evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.config import read_user_settings
from factcheck.desk.cases import change_case
from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.place import Desk
from factcheck.errors import DamagedFileError, NotFoundError, RefusedError, UnreadableSourceError
from factcheck.evidence.archive_sheet import SheetRow, read_sheet, write_sheet
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Draft
from factcheck.model.evidence import Evidence, PublicCopy
from factcheck.web.wayback import Keys, PublicSnapshot, look_up, save_page

LARGEST_SHEET = 20 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What a sheet brought: public copies that were noted, rows whose copy was there already, and rows of no evidence."""

    noted: int
    known: int
    others: int


def archive_evidence(desk: Desk, case_id: str, evidence_id: str, *, save: bool = False) -> tuple[Case, PublicCopy]:
    """Look a source up in the Wayback Machine, or save it there with the user's keys, and note the copy with the case.

    Raises RefusedError for what is confidential or has no address, NotFoundError where the archive has no copy, and what
    `save_page` raises. A copy that was noted before is given again.
    """
    assert desk.who  # nobody asks nothing: raises UnknownPersonError
    case = desk.store.read_case(case_id).case
    piece = resolve_evidence(case, evidence_id)
    _demand_public(case, piece)
    if save:
        keys = read_user_settings().wayback
        found: PublicSnapshot | None = save_page(piece.url, Keys(keys.get("access", ""), keys.get("secret", "")))
    else:
        found = look_up(piece.url)
    if found is None:
        raise NotFoundError(
            f"The Wayback Machine has no copy of {piece.url}.",
            hint=f"factcheck evidence archive {case.id} {piece.id} --save",
        )
    noted = note_public_copy(desk, case.id, piece.id, found.url, found.taken_at)
    copy = next(copy for copy in resolve_evidence(noted, piece.id).public_copies if copy.url == found.url)
    return noted, copy


def note_public_copy(desk: Desk, case_id: str, evidence_id: str, url: str, taken_at: str) -> Case:
    """Write down that a public archive keeps a copy; a copy that is there already changes nothing."""
    case = desk.store.read_case(case_id).case
    if any(copy.url == url for copy in resolve_evidence(case, evidence_id).public_copies):
        return case
    draft = Draft("copy-published", {"evidence": evidence_id}, {"url": url, "taken_at": taken_at})
    return change_case(desk, case_id, lambda change: change.add(draft), "copy").case


def export_sheet(desk: Desk, case_id: str = "") -> str:
    """The addresses of one case, or of all, as a sheet for auto-archiver: rows without a status are what it archives next.

    What was withdrawn or is confidential is left out. An address that several pieces name stands there once.
    """
    rows: dict[str, SheetRow] = {}
    for case in _cases(desk, case_id):
        for piece in case.evidence:
            if piece.counts and piece.url and not piece.confidential:
                public = piece.public_copies[-1] if piece.public_copies else None
                if public or piece.url not in rows:
                    rows[piece.url] = SheetRow(
                        piece.url, public.url if public else "", public.taken_at if public else "", piece.title
                    )
    return write_sheet(list(rows.values()))


def import_sheet(desk: Desk, path: Path) -> SheetReport:
    """Note the public copies that auto-archiver wrote into its sheet, for every piece with such an address.

    Reading the same sheet again changes nothing. Raises UnreadableSourceError for what is no such sheet.
    """
    rows = [row for row in read_sheet(_text(path)) if row.archived.startswith(("https://", "http://"))]
    wanted: dict[str, list[tuple[Case, Evidence]]] = {}
    for case in _cases(desk, ""):
        for piece in case.evidence:
            if piece.counts and piece.url:
                wanted.setdefault(piece.url, []).append((case, piece))
    noted = known = 0
    for row in rows:
        for case, piece in wanted.get(row.url, ()):
            is_known = any(copy.url == row.archived for copy in piece.public_copies)
            known, noted = known + is_known, noted + (not is_known)
            note_public_copy(desk, case.id, piece.id, row.archived, row.archived_at)
    return SheetReport(noted, known, sum(row.url not in wanted for row in rows))


def _cases(desk: Desk, case_id: str) -> Sequence[Case]:
    if case_id:
        return [desk.store.read_case(case_id).case]
    return [file.case for file in desk.store.iter_cases() if not isinstance(file, DamagedFileError)]


def _demand_public(case: Case, piece: Evidence) -> None:
    if piece.confidential or not piece.url:
        why = "is confidential" if piece.confidential else "has no address"
        raise RefusedError(
            f"Evidence {piece.id} {why}: no public archive is asked. Nothing was sent.",
            hint=f"factcheck evidence capture {case.id} {piece.id}   (keeps a copy at your desk)",
        )


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()[: LARGEST_SHEET + 1]
        if len(data) > LARGEST_SHEET:
            raise UnreadableSourceError(f"{path.name} is larger than 20 MB.", hint="Split it into several sheets.")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSourceError(
            f"{path} can't be read as a sheet. Nothing was changed.", hint="Save it as CSV in UTF-8."
        ) from error
