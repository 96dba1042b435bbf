"""Looking a built site through before it goes online: its pages, its ClaimReviews, and nothing confidential in any file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.desk.place import Desk
from factcheck.desk.site import Progress, planned, site_room
from factcheck.desk.site_hands import SiteHands
from factcheck.errors import DamagedFileError, RefusedError
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.dataclass import replace
from factcheck.model.site import SiteFinding
from factcheck.publish.clearance import one_line
from factcheck.publish.confidential import open_words_of, secrets_of
from factcheck.publish.site.checks import REBUILD, check_pages
from factcheck.publish.site.folder import SiteFolder, read_manifest, stray_files

_LARGEST_TEXT = 64 * 1024 * 1024
_TEXTS = (".html", ".json", ".js", ".xml", ".txt", ".md", ".css", ".csv")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
Secret = tuple[str, str, str, str]  # case, evidence, detail, words


def check_site(desk: Desk, folder: Path, progress: Progress = lambda *_: None) -> list[SiteFinding]:
    """What is wrong with the site in a folder, in the order of checks and files; nothing where it may go online.

    Raises RefusedError where the folder holds no site that this program made.
    """
    site = open_site(folder)
    cases = _read_all(desk, progress)
    pages = {path: _reading(site.root / path) for path in sorted(site.known) if path.endswith(".html")}
    found = [
        *_altered(site),
        *_behind(desk, site),
        *check_pages(_counted(pages, progress), frozenset(site.known), site.about.get("base_url", "")),
        *_stale(cases, site),
        *_leaking(cases, site),
    ]
    return [replace(one, remedy=one.remedy.replace(REBUILD, f"factcheck site build {folder}")) for one in found]


def open_site(folder: Path) -> SiteFolder:
    """The folder of a site that was built. Raises RefusedError where it is none."""
    site = read_manifest(folder.absolute())
    if site is None:
        raise RefusedError(f"{folder} holds no site that this program made.", hint=f"factcheck site build {folder}")
    return site


def _read_all(desk: Desk, progress: Progress) -> list[Case]:
    cases, total = [], len(desk.store.case_ids())
    for number, file in enumerate(desk.store.iter_cases(), 1):
        if isinstance(file, DamagedFileError):
            raise file
        cases.append(file.case)
        progress("Reading cases", number, total)
    return cases


def _altered(site: SiteFolder) -> Iterator[SiteFinding]:
    """Files that are not as they were written, and files that are not ours."""
    for path, made in sorted(site.known.items()):
        place = site.root / path
        if place.is_symlink() or not place.is_file():
            yield SiteFinding("files", path, "It is missing.", REBUILD)
        elif sha256(place.read_bytes()) != made.sha256:
            yield SiteFinding("files", path, "It was changed by another program.", REBUILD)
    for path in stray_files(site.root, site.known):
        yield SiteFinding(
            "files", path, "This program did not make it.", "Move it elsewhere if it is not meant for readers."
        )


def _behind(desk: Desk, site: SiteFolder) -> Iterator[SiteFinding]:
    """Pages that would read otherwise if the site were built now, and pages that would not be there."""
    about = site.about
    room = site_room(desk, site.root, base_url=about.get("base_url", ""), language=about.get("language", ""))
    with SiteHands(room) as hands:
        jobs, reading = planned(room, hands)
    for leak in reading.leaks:
        yield SiteFinding("confidential", "", f"Readers of {leak}.", "Take the words out: factcheck correct CASE")
    wanted = {one.path: one.digest for one in jobs}
    for path in sorted(wanted.keys() | site.known.keys()):
        if path not in site.known:
            yield SiteFinding("up-to-date", path, "It is not there yet.", REBUILD)
        elif path not in wanted:
            yield SiteFinding("up-to-date", path, "What it shows is not for readers any more.", REBUILD)
        elif wanted[path] != site.known[path].digest:
            yield SiteFinding("up-to-date", path, "The desk has changed since it was built.", REBUILD)


def _stale(cases: list[Case], site: SiteFolder) -> Iterator[SiteFinding]:
    """Verdicts that readers see and that are older than the evidence."""
    pages = {path.partition("/")[2][:8]: path for path in site.known if path.startswith("checks/")}
    for case in cases:
        if case.id in pages and case.is_published and not case.is_fresh:
            yield SiteFinding(
                "fresh-verdict", pages[case.id],
                f"Evidence of case {case.id} changed after its verdict was proposed.", f"factcheck verdict check {case.id}",
            )  # fmt: skip


def _leaking(cases: list[Case], site: SiteFolder) -> Iterator[SiteFinding]:
    """Files in which a detail of confidential evidence stands, of whatever case."""
    known = set().union(*(open_words_of(case) for case in cases))
    secrets: list[Secret] = [
        (case.id, evidence, detail, words)
        for case in cases
        for evidence, detail, words in secrets_of(case)
        if words not in known
    ]
    for path in sorted(site.known) if secrets else ():
        text = _searched(site.root / path)
        for case, evidence, detail, words in secrets:
            if words in text:
                yield SiteFinding(
                    "confidential", path, f"It holds the {detail} of confidential evidence {evidence} of case {case}.",
                    "Take the words out, or if they may be seen: "
                    f"factcheck evidence amend {case} {evidence} --not-confidential",
                )  # fmt: skip


def _searched(path: Path) -> str:
    """The words of a file on one line in lower case, as they are written and as a reader gets them."""
    if path.suffix not in _TEXTS:
        return ""
    raw = path.read_bytes()[:_LARGEST_TEXT].decode("utf-8", "replace")
    told = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), html.unescape(raw))
    texts = [raw, told, *(_strings(raw) if path.suffix == ".json" else ())]
    return one_line(" ".join(texts)).casefold()


def _strings(raw: str) -> Iterator[str]:
    """Every text in a JSON document."""
    try:
        waiting = [json.loads(raw)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value


def _reading(path: Path) -> Callable[[], str]:
    return lambda: path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _counted(pages: dict[str, Callable[[], str]], progress: Progress) -> dict[str, Callable[[], str]]:
    """The pages, each telling that it is looked at."""

    def counting(number: int, read: Callable[[], str]) -> Callable[[], str]:
        def told() -> str:
            progress("Checking pages", number, len(pages))
            return read()

        return told

    return {path: counting(number, read) for number, (path, read) in enumerate(pages.items(), 1)}
