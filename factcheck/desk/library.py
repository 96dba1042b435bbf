"""The library of other organisations' checks: importing it, looking things up in it, and opening a case from an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from factcheck.desk.cases import Done, NewClaim, open_case
from factcheck.desk.place import Desk
from factcheck.errors import DamagedFileError, UsageError
from factcheck.intake.feeds.columns import FOR_CHECKS, guess_columns, sheet_key, told_columns
from factcheck.intake.feeds.feed import read_feed
from factcheck.intake.feeds.opening import JSON, PAGE, form_of
from factcheck.intake.feeds.sheet import read_rows
from factcheck.intake.feeds.sheet_checks import read_sheet_checks
from factcheck.model.dataclass import dataclass, field
from factcheck.model.library import Check, Entry, Outcome, Remark
from factcheck.store.library_files import Import, LibraryFiles
from factcheck.store.library_index import LibraryIndex
from factcheck.verdicts.rating_table import FILE as TABLE
from factcheck.verdicts.rating_table import read_rating_table

Progress = Callable[[int], object]
MAPPINGS = "mappings.json"


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a sheet hold: the mapping, where it came from, and the first rows for a look."""

    headers: tuple[str, ...]
    mapping: dict[str, str]
    origin: str  # "guessed", "remembered" or "said"
    first_rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the checks it read, how many were new, how often each remark was made, by fate and kind, and
    whether the very file had been imported before."""

    sha256: str
    name: str
    checks: int
    new: int
    remarks: dict[str, int]
    fates: dict[str, int]
    was_known: bool = False


@dataclass
class _Tally:
    checks: int = 0
    remarks: Counter[str] = field(default_factory=Counter)


def library_of(desk: Desk) -> LibraryIndex:
    """The index of the desk's library."""
    return LibraryIndex(desk.root)


def files_of(desk: Desk) -> LibraryFiles:
    """The imported files of the desk."""
    return LibraryFiles(desk.root, desk.store.ops)


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet, whose columns have to be told apart first. Raises UnreadableSourceError."""
    return form_of(path) not in (JSON, PAGE)


def look_at_columns(
    desk: Desk, path: Path, told: Sequence[str], *, fields: Sequence[str] = FOR_CHECKS, use: str = "checks"
) -> Columns:
    """What the columns of a sheet seem to hold: as said, else as remembered from a sheet with the same columns, else as
    guessed from their names. Raises UnreadableSourceError, UsageError."""
    rows = read_rows(path)
    _, headers = next(rows, (0, []))
    if not headers:
        raise UsageError(f"{path.name} has no row with the names of its columns. Nothing was changed.")
    remembered = files_of(desk).read_record(MAPPINGS).get(f"{use}: {sheet_key(headers)}")
    base = remembered if isinstance(remembered, dict) else guess_columns(headers, fields)
    said = told_columns(told, headers, fields)
    mapping = {name: column for name, column in {**base, **said}.items() if column in headers}
    first = tuple(tuple(cells) for _, (_, cells) in zip(range(3), rows, strict=False))
    origin = "said" if said else "remembered" if isinstance(remembered, dict) else "guessed"
    return Columns(tuple(headers), mapping, origin, first)


def remember_columns(desk: Desk, columns: Columns, *, use: str = "checks") -> None:
    """Keep what the columns of a sheet hold, for the next one with the same columns."""
    from factcheck.store.strict_json import strict_bytes

    files = files_of(desk)
    record = files.read_record(MAPPINGS)
    key = f"{use}: {sheet_key(columns.headers)}"
    if record.get(key) != columns.mapping:
        files.write_small(MAPPINGS, strict_bytes({**record, key: columns.mapping}) + b"\n")


def import_library(
    desk: Desk,
    path: Path,
    *,
    mapping: dict[str, str] | None = None,
    tell: Callable[[Remark], object] = lambda _remark: None,
    progress: Progress = lambda _bytes: None,
) -> Imported:
    """Import a file of checks: it is kept by its content, and its checks come into the library. What was imported before
    changes nothing; a sheet whose columns are read otherwise takes the place of what was read before. `tell` gets each
    remark as it is made, `progress` how many bytes of the file are read."""
    who = desk.who
    files, index = files_of(desk), library_of(desk)
    digest = files.keep(path)
    known = {told.sha256: told for told in files.imports()}.get(digest)
    replaced = known is not None and known.mapping != (mapping or {})
    if replaced:
        index.remove(digest)
    tally, fates = _Tally(), Counter[str]()

    def counted(outcomes: Iterable[Outcome]) -> Iterator[Check]:
        for outcome in outcomes:
            for remark in outcome.remarks:
                tally.remarks[remark.what] += 1
                fates[remark.fate] += 1
                tell(remark)
            tally.checks += len(outcome.checks)
            yield from outcome.checks

    new = index.add(digest, path.name, counted(_outcomes(path, mapping, progress)))
    form = "sheet" if mapping is not None else "feed"
    told = Import(digest, path.name, form, mapping or {}, desk.moment, str(who), tally.checks, dict(tally.remarks))
    if known is None or known.mapping != told.mapping:
        files.note(told)
    if replaced:
        _add_again(files, index, digest)
    index.close()
    return Imported(
        digest, path.name, tally.checks, new, dict(tally.remarks.most_common()), dict(fates), known is not None
    )


def _add_again(files: LibraryFiles, index: LibraryIndex, but: str) -> None:
    """Bring back what other imports say as well as the entries that another reading of a sheet replaced."""
    for told in files.imports():
        path = files.find(told.sha256)
        if told.sha256 != but and path is not None:
            outcomes = _outcomes(path, told.mapping if told.form == "sheet" else None, lambda _bytes: None)
            index.add(told.sha256, told.name, (check for outcome in outcomes for check in outcome.checks))


def remake_library(desk: Desk, progress: Progress = lambda _bytes: None) -> int:
    """Make the index of the library again from the imported files; how many entries it has."""
    files, index = files_of(desk), library_of(desk)
    imports = list(files.imports())
    index.remake()
    for told in imports:
        path = files.find(told.sha256)
        if path is None:
            raise DamagedFileError(
                f"The imported file {told.name} is missing from the library.",
                path=f"library/{told.sha256}",
                hint="Take it from a backup or another copy of the desk, or import it again.",
            )
        outcomes = _outcomes(path, told.mapping if told.form == "sheet" else None, progress)
        index.add(told.sha256, told.name, (check for outcome in outcomes for check in outcome.checks))
    count = index.count() if imports else 0
    index.close()
    return count


def missing_imports(desk: Desk) -> tuple[str, ...]:
    """The names of imported files that the index does not hold yet, as after an exchange with a colleague."""
    there = library_of(desk).feeds()
    return tuple(told.name for told in files_of(desk).imports() if told.sha256 not in there)


def list_imports(desk: Desk) -> tuple[Import, ...]:
    """The imported files, the oldest first."""
    return tuple(files_of(desk).imports())


def newest_entries(desk: Desk, limit: int) -> tuple[list[Entry], int]:
    """The entries checked last, and how many there are in all."""
    index = library_of(desk)
    return index.newest(limit), index.count()


def ratings_here(desk: Desk, entries: Sequence[Entry]) -> dict[str, str]:
    """The desk's own rating of each entry by its id, as far as the desk's table says. Raises SettingsError."""
    table = read_rating_table(desk.root / TABLE)
    found = {entry.id: table.find(entry.check.publisher, entry.check.rating) for entry in entries}
    return {identifier: rating for identifier, rating in found.items() if rating}


def search_library(desk: Desk, words: Sequence[str], limit: int) -> list[Entry]:
    """The entries that hold all words."""
    return library_of(desk).holding(words, limit)


def find_entry(desk: Desk, typed: str) -> Entry:
    """One entry. Raises NotFoundError, AmbiguousIdError."""
    return library_of(desk).find(typed)


def adopt(desk: Desk, typed: str, *, anyway: bool = False) -> tuple[Done, Entry]:
    """Open a case on the claim of an entry, tied to it. Raises DuplicateRefusedError where a case has this very claim."""
    from factcheck.desk.matching import tie_to_entry

    entry = find_entry(desk, typed)
    check = entry.check
    new = NewClaim(
        claim=check.claim,
        claimant=check.claimant,
        claimant_kind=check.claimant_kind,
        claimed_on=check.claimed_on,
        appearance=check.appearances[0] if check.appearances else "",
    )
    done = open_case(desk, new, anyway=anyway)
    tie_to_entry(desk, done.case.id, entry, "adopted-from")
    return done, entry


def _outcomes(path: Path, mapping: dict[str, str] | None, progress: Progress) -> Iterator[Outcome]:
    if mapping is None:
        yield from read_feed(path, progress)
    else:
        yield from read_sheet_checks(path, mapping)
