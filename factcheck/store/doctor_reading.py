"""What the doctor takes from each file of a case or an article: read and verified once, by all processors where there are
many files. A file needs nothing of another one to be verified, so the work is only handed out, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.listing import Finding
from factcheck.store.case_files import FileStamp, read_bytes, verify
from factcheck.store.doctor_events import examine_events
from factcheck.store.hands import Hands
from factcheck.store.index_proof import seal_of
from factcheck.store.index_rows import entry_of_verified
from factcheck.store.index_schema import COLUMNS
from factcheck.store.operations import OSOps, RealOps
from factcheck.store.signatures import examine_signatures, keys_at
from factcheck.store.subjects import ARTICLES, CASES

MANY = 4_000  # fewer files are read before other processes would have started
_PART = 100  # files that are handed out together
_SUBJECTS = {subject.name: subject for subject in (CASES, ARTICLES)}
GOOD_COPY = (
    "Take a good copy of this file from git or a backup, and keep the damaged one aside until you have compared them."
)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file told: its findings, its id ("" where it is damaged), the hashes of the copies it rests on, the article
    and the cases that it names, what the index should keep of it (the file's stamp and the seal of its row, of cases), and
    the ids of its events and of its heads, 32 bytes each."""

    path: Path
    findings: tuple[Finding, ...]
    id: str = ""
    copies: tuple[str, ...] = ()
    article: str = ""
    cases: tuple[str, ...] = ()
    stamp: tuple[int, int, int, int] | None = None
    seal: int = 0
    events: bytes = b""
    heads: bytes = b""


def read_files(sort: str, root: Path, paths: Sequence[Path], ops: OSOps) -> Iterator[FileReport | None]:
    """The report of each file, in order; None for one that was taken away since the folder was read."""
    if len(paths) < MANY or not isinstance(ops, RealOps):
        for path in paths:
            yield read_file(sort, root, path, ops)
        return
    parts = [(sort, root, paths[start : start + _PART]) for start in range(0, len(paths), _PART)]
    with Hands() as hands:
        for reports in hands.spread(_read_part, parts):
            yield from reports


def read_file(sort: str, root: Path, path: Path, ops: OSOps) -> FileReport | None:
    """The report of one file."""
    subject: Any = _SUBJECTS[sort]
    try:
        data, known = read_bytes(path, ops)
        stamp = FileStamp.of(known)
        file = verify(subject, path, data, stamp)
    except DamagedFileError as error:
        return FileReport(path, (Finding("files", "damage", error.path, error.event, error.message, GOOD_COPY),))
    except FileNotFoundError:
        return None
    findings, state = (*examine_events(file), *examine_signatures(file, keys_at(root))), file.state
    events, heads = _packed(event.id for event in file.events), _packed(state.heads)
    if not isinstance(state, Case):
        return FileReport(path, findings, state.id, _copies_of(state), events=events, heads=heads)
    entry = entry_of_verified(path.parent.relative_to(root).as_posix(), path.name, stamp.values, file.record, data)
    seal = seal_of([entry.row[column] for column in COLUMNS], entry.texts, entry.labels)
    linked = tuple(link.case for link in state.links)
    return FileReport(
        path, findings, state.id, _copies_of(state), state.article, linked, stamp.values, seal, events, heads
    )


def _packed(ids: Iterable[str]) -> bytes:
    return bytes.fromhex("".join(ids))


def _copies_of(state: Case | Article) -> tuple[str, ...]:
    if isinstance(state, Article):
        return tuple(version.raw_sha256 for version in state.versions if version.raw_sha256)
    kept = [copy for piece in state.evidence for copy in piece.copies]
    copies = [digest for copy in kept for digest in (copy.sha256, copy.text_sha256) if digest]
    copies += [seen.text_sha256 for seen in state.sightings if seen.text_sha256 and seen.state == "changed"]
    return (*copies, *(digest for publication in state.publications for digest in publication.kept.values()))


def _read_part(part: tuple[str, Path, Sequence[Path]]) -> list[FileReport | None]:
    sort, root, paths = part
    ops = RealOps()
    return [read_file(sort, root, path, ops) for path in paths]
