"""The reader's bundle of cases or of an article, and verifying one. It is made from what was published and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from factcheck import __version__
from factcheck.desk.file_out import write_out
from factcheck.desk.place import Desk
from factcheck.errors import DamagedFileError, FactcheckError, NotFoundError, RefusedError, UsageError
from factcheck.model.bundle_report import BundleReport
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import record_of
from factcheck.model.fold import in_order
from factcheck.publish.bundle.manifest import LeftOut

_LARGEST_COPY = 200 << 20  # bytes


@dataclass(frozen=True, slots=True)
class BundleMade:
    """A bundle that was written: its file, size in bytes and SHA-256, the cases in it, those that could not be, with why,
    what was left out, and the people whose addresses stand in its events."""

    path: Path
    size: int
    sha256: str
    cases: tuple[str, ...]
    passed_over: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    addresses: tuple[str, ...]


def make_bundle(
    desk: Desk, to: Path, *, cases: Sequence[str] = (), article: str = "", with_addresses: bool = False
) -> BundleMade:
    """Write the bundle of these cases, or of those of an article that were published.

    Raises UsageError unless cases or an article are named; RefusedError where nothing was published, where what was
    published names what is confidential now, or where an event carries the address of somebody who is not among the desk's
    people (unless `with_addresses`): an address is part of the event's id and can't be left out; DamagedFileError,
    NotWritableError.
    """
    from factcheck.publish.bundle.container import pack
    from factcheck.publish.bundle.making import make_members

    if bool(cases) == bool(article):
        raise UsageError("Name a case or several, or an article.", hint="factcheck bundle CASE -o bundle.zip")
    identifier = desk.store.resolve_article(article) if article else ""
    wanted = desk.store.cases_of_article(identifier) if article else _resolved(desk, cases)
    parts, passed_over = _parts_of(desk, wanted, is_article=bool(article))
    addresses = _addresses(desk, parts, with_addresses)
    data = pack(make_members(parts, version=__version__, article=identifier))
    _prove(data, to.name)
    write_out(to, data)
    left_out = tuple(dict.fromkeys(one for part in parts for one in part.left_out))
    told = tuple(part.case.id for part in parts)
    return BundleMade(to, len(data), sha256(data), told, tuple(passed_over), left_out, addresses)


def verify_bundle(path: Path) -> BundleReport:
    """What is found in a bundle; no desk is needed.

    Raises NotFoundError, RefusedError for a file that is not opened because it is none of ours or made to do harm, and
    DamagedFileError for one that was cut or altered so that it can't be opened.
    """
    from factcheck.publish.bundle.checking import check_bundle
    from factcheck.publish.bundle.container import CutBundleError, HostileBundleError, read_file

    try:
        with path.open("rb") as file:
            data = read_file(file)
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {path}.", hint="factcheck verify FILE.zip") from error
    except OSError as error:
        raise NotFoundError(f"{path} can't be read: {error.strerror}.", hint="factcheck verify FILE.zip") from error
    try:
        return check_bundle(path.name, data, __version__)
    except HostileBundleError as error:
        raise RefusedError(
            f"{path.name} is not opened: {error}.", hint="Ask whoever gave it to you for the file as the desk made it."
        ) from error
    except CutBundleError as error:
        raise DamagedFileError(
            f"{path.name} is not what was written: {error}.", path=str(path), hint="Get it again from where it came."
        ) from error


def _resolved(desk: Desk, cases: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(desk.store.resolve_case(prefix) for prefix in cases))


def _parts_of(desk: Desk, wanted: Sequence[str], *, is_article: bool) -> tuple[list[Any], list[str]]:
    """The parts of each case; of an article those that can't be told are passed over, with why."""
    parts, passed_over = [], []
    for identifier in wanted:
        try:
            parts.append(_parts(desk, identifier))
        except RefusedError as error:
            if not is_article:
                raise
            passed_over.append(error.message)
    if not parts:
        raise RefusedError(
            "Nothing of it was published, so there is nothing to bundle.", hint="factcheck list --stage published"
        )
    return parts, passed_over


def _parts(desk: Desk, identifier: str) -> Any:
    from factcheck.publish.bundle.making import CaseParts

    file = desk.store.read_case(identifier)
    case = file.case
    if not case.publications:
        raise RefusedError(
            f"Case {case.id} was never published: a bundle holds what readers were told.",
            hint=f"factcheck publish {case.id}   (or for a draft: factcheck summary {case.id} --drafts)",
        )
    kept, left_out = _kept(desk, case)
    copies, more = _copies(desk, case, kept)
    records = [record_of(event) for event in in_order(file.events)]
    return CaseParts(case, records, kept, copies, (*left_out, *more))


def _kept(desk: Desk, case: Case) -> tuple[dict[int, dict[str, bytes]], list[LeftOut]]:
    """What was kept of each version, but for those that tell of what is confidential now, and those that are gone."""
    from factcheck.publish.bundle.record import read_kept
    from factcheck.publish.confidential import leaks_in, texts_in

    found: dict[int, dict[str, bytes]] = {}
    left_out: list[LeftOut] = []
    for number, publication in enumerate(case.publications, 1):
        what = f"cases/{case.id}/published/{number}"
        try:
            forms = {form: desk.store.read_capture(digest) for form, digest in publication.kept.items()}
        except FactcheckError:
            if number == len(case.publications):
                raise
            left_out.append(LeftOut(what, "the desk does not hold its bytes any more"))
            continue
        if not leaks_in(texts_in(read_kept(forms["json"])), case):
            found[number] = forms
        elif number == len(case.publications):
            raise RefusedError(
                f"What readers see of case {case.id} tells of a source that is confidential now.",
                hint=f'factcheck correct {case.id} --was "TEXT" --now "TEXT" --because "WHY"',
            )
        else:
            left_out.append(LeftOut(what, "it tells of something that the desk does not show any more"))
    return found, left_out


def _copies(
    desk: Desk, case: Case, kept: dict[int, dict[str, bytes]]
) -> tuple[dict[str, tuple[bytes, str]], list[LeftOut]]:
    """The captured copies that were published with the sources, by hash, each with its ending."""
    copies: dict[str, tuple[bytes, str]] = {}
    left_out: list[LeftOut] = []
    for digest in _named_copies(case, kept):
        path = desk.store.find_capture(digest)
        if path is None:
            left_out.append(LeftOut(digest, "the desk does not hold this copy"))
        elif path.stat().st_size > _LARGEST_COPY:
            left_out.append(LeftOut(digest, f"this copy is larger than {_LARGEST_COPY >> 20} MB"))
        else:
            copies[digest] = (desk.store.read_capture(digest), path.suffix.removeprefix("."))
    return copies, left_out


def _named_copies(case: Case, kept: dict[int, dict[str, bytes]]) -> Iterator[str]:
    from factcheck.publish.bundle.record import read_kept

    hidden = {copy.sha256 for piece in case.evidence if piece.confidential for copy in piece.copies}
    open_ = {copy.sha256 for piece in case.evidence if not piece.confidential for copy in piece.copies}
    sources = [one for forms in kept.values() for one in read_kept(forms["json"])["cases"][0].get("sources") or ()]
    named = dict.fromkeys(str(one.get("copy_sha256") or "") for one in sources)
    yield from (digest for digest in named if digest and (digest not in hidden or digest in open_))


def _addresses(desk: Desk, parts: Sequence[Any], with_addresses: bool) -> tuple[str, ...]:
    """The people whose addresses the events carry, as `Name <address>`."""
    known = {person.address.casefold() for person in desk.settings.people if person.address}
    seen: dict[str, str] = {}
    for part in parts:
        for record in part.records:
            by = record["by"]
            if by["address"]:
                seen.setdefault(by["address"].casefold(), f"{by['name']} <{by['address']}>")
    strangers = [told for address, told in seen.items() if address not in known]
    if strangers and not with_addresses:
        raise RefusedError(
            f"Readers could see the addresses of {', '.join(strangers)}, who are not among the desk's people: addresses are "
            "part of the ids of events and can't be left out. Nothing was written.",
            hint="The same command with --with-addresses, or add them to the people in desk.toml.",
        )
    return tuple(sorted(seen.values()))


def _prove(data: bytes, name: str) -> None:
    """Verify what is about to be written, as a reader will."""
    from factcheck.publish.bundle.checking import check_bundle

    report = check_bundle(name, data, __version__)
    if report.is_altered:
        found = "; ".join(f"{one.member}: {one.sentence}" for one in report.findings)
        raise DamagedFileError(
            f"The bundle would not verify: {found}. Nothing was written.", path=name, hint="factcheck doctor"
        )


def made_record(made: BundleMade) -> dict[str, Any]:
    """A bundle that was written as a JSON object."""
    return {
        "path": str(made.path),
        "size": made.size,
        "sha256": made.sha256,
        "cases": list(made.cases),
        "passed_over": list(made.passed_over),
        "left_out": [{"what": one.what, "because": one.because} for one in made.left_out],
        "addresses": list(made.addresses),
    }
