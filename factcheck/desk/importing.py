"""Opening cases from the sheet that a desk kept before: one for each row, once, however often it is imported."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from factcheck.desk.cases import NewClaim, opening, tag_named
from factcheck.desk.library import Columns, files_of, look_at_columns, remember_columns
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError, UsageError
from factcheck.intake.feeds.columns import FOR_CASES, cells_of, rest_of
from factcheck.intake.feeds.partial_dates import read_date
from factcheck.intake.feeds.sheet import read_rows
from factcheck.matching.articles import words_key
from factcheck.model.canonical import sha256
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Draft
from factcheck.model.library import LONGEST_CLAIM, Remark
from factcheck.model.quote import Quote
from factcheck.store.strict_json import strict_bytes

USE = "cases"
LEDGER = "rows-opened.json"


@dataclass(frozen=True, slots=True)
class CasesOpened:
    """What the import of a sheet did: the cases it opened, how many rows had one already, and what was remarked."""

    cases: tuple[Case, ...]
    known: int
    remarks: tuple[Remark, ...]


def import_cases(desk: Desk, path: Path, mapping: dict[str, str]) -> CasesOpened:
    """Open a case on each row of a sheet that has none yet. What no field of a case holds is kept in a note.

    Raises UnreadableSourceError, UsageError, NotWritableError.
    """
    if "claim" not in mapping:
        raise UsageError("No column holds the claim. Nothing was changed.", hint="Name it with --map claim=COLUMN")
    files = files_of(desk)
    ledger = files.read_record(LEDGER)
    rows = read_rows(path)
    _, headers = next(rows, (0, []))
    remarks: list[Remark] = []
    edits, keys, known = [], [], 0
    seen: set[str] = set()
    for line, cells in rows:
        row = cells_of(headers, cells, mapping)
        key = sha256("\x1f".join([words_key(row["claim"]), words_key(row.get("claimant", ""))]).encode())
        if not row["claim"]:
            remarks.append(Remark(line, "no-claim", "refused"))
        elif key in ledger or key in seen or desk.store.cases_with_claim(row["claim"]):
            known += 1
        else:
            seen.add(key)
            keys.append(key)
            new = _new_claim(row, line, remarks)
            edits.append(partial(_open, new=new, rest=rest_of(headers, cells, mapping), name=path.name, line=line))
    opened = desk.store.create_cases(edits, by=desk.who, at=desk.moment) if edits else ()
    if opened:
        made = {key: file.case.id for key, file in zip(keys, opened, strict=True)}
        files.write_small(LEDGER, strict_bytes({**ledger, **made}) + b"\n")
    return CasesOpened(tuple(file.case for file in opened), known, tuple(remarks))


def look_at_case_columns(desk: Desk, path: Path, told: Sequence[str]) -> Columns:
    """What the columns of a desk's old sheet hold, as `look_at_columns` tells it."""
    return look_at_columns(desk, path, told, fields=FOR_CASES, use=USE)


def remember_case_columns(desk: Desk, columns: Columns) -> None:
    """Keep what they hold for the next sheet with the same columns."""
    remember_columns(desk, columns, use=USE)


def _new_claim(row: dict[str, str], line: int, remarks: list[Remark]) -> NewClaim:
    claimed_on = row.get("claimed_on", "")
    date = UNKNOWN if claimed_on.strip().lower() == UNKNOWN else read_date(claimed_on)
    if claimed_on and not date:
        remarks.append(Remark(line, "unreadable-date", "repaired", "claimed_on", claimed_on[:200]))
    claim = " ".join(row["claim"].split())
    if len(claim) > LONGEST_CLAIM:
        remarks.append(Remark(line, "too-long", "repaired", "claim", f"{len(claim)} characters", "cut"))
    return NewClaim(
        claim=claim[:LONGEST_CLAIM],
        quote=Quote(row["quote"]) if row.get("quote") else None,
        claimant=row.get("claimant", ""),
        claimed_on=date,
        appearance=row.get("appearance", ""),
        why=row.get("why", ""),
        tags=_tags(row.get("tags", ""), line, remarks),
    )


def _tags(cell: str, line: int, remarks: list[Remark]) -> tuple[str, ...]:
    tags = []
    for part in cell.replace(";", ",").split(","):
        word = "-".join(part.split())
        if not word:
            continue
        try:
            tags.append(tag_named(word))
        except FactcheckError:
            remarks.append(Remark(line, "no-tag", "refused", "tags", part.strip()[:200]))
    return tuple(dict.fromkeys(tags))


def _open(change: Change[Case], *, new: NewClaim, rest: list[tuple[str, str]], name: str, line: int) -> None:
    change.add(opening(new, change.state.id))
    if new.tags:
        change.add(Draft("tagged", {"add": list(new.tags)}, {}))
    told = [f"From {name}, line {line}:", *(f"{header}: {cell}" for header, cell in rest)]
    if rest:
        change.add(Draft("note-added", {}, {"text": "\n".join(told)}))
