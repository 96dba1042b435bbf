"""The files of each case: its page, its earlier versions with their kept bytes, and the captured copies that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.publish.site import job as sorts
from factcheck.publish.site.addresses import named_page
from factcheck.publish.site.copies import copy_file, copy_page
from factcheck.publish.site.entry import WITHDRAWN, SiteEntry
from factcheck.publish.site.frame import FILES, NONE, SiteFrame
from factcheck.publish.site.job import Context, Job, bytes_job, job
from factcheck.publish.site.lists import UNKNOWN, page_of, page_of_article

_ENDINGS = {"json": "json", "markdown": "md"}
_MOST_CITED = 20  # checks that the page of a copy names


def case_jobs(
    shown: Sequence[SiteEntry], hidden: frozenset[str], places: Mapping[str, str], frame: SiteFrame, digest: str
) -> Iterator[Job]:
    """The jobs of all cases that have a page. `hidden` are hashes that no page may lead to."""
    cited: dict[str, list[SiteEntry]] = {}  # who cites each copy that readers may open
    for entry in shown:
        opened = [copy["sha256"] for copy in entry.copies if frame.copies != NONE and _may_be_opened(copy, hidden)]
        for one in opened:
            cited.setdefault(one, []).append(entry)
        card, place = _card_of(entry, frame), places[entry.id]
        yield job(entry.page, sorts.CASE, digest, _case_context, entry, opened, card, place)
        if card:
            yield job(card, sorts.CARD, digest, _card_context, place, entry.digest)
        yield from _version_jobs(entry, opened, card, digest)
    for sha256, entries in cited.items():
        yield job(copy_page(sha256), sorts.COPY, digest, _copy_context, sha256, entries, frame.copies == FILES)
        if frame.copies == FILES:
            extension = _copy_in(entries[0], sha256)["extension"]
            yield bytes_job(copy_file(sha256, extension), sorts.COPY_FILE, sha256)


def version_page(version: Mapping[str, Any]) -> str:
    """The page of what was published once, by the SHA-256 of its record; "" where that is not offered."""
    digest = version["kept"].get("json", "")
    return f"versions/{digest}.html" if digest and version["offered"] else ""


def _case_context(entry: SiteEntry, opened: Sequence[str], card: str, place: str) -> Context:
    return {"page": _page(entry, opened, card), "place": place, "review": entry.review}


def _card_context(place: str, _shown: str) -> Context:
    return {"place": place}


def _card_of(entry: SiteEntry, frame: SiteFrame) -> str:
    """The picture of a check for social networks, "" where it has none."""
    return f"cards/{entry.id}.png" if frame.cards and entry.standing != WITHDRAWN and not entry.again else ""


def _page(entry: SiteEntry, opened: Sequence[str], card: str) -> dict[str, Any]:
    outlet = entry.outlet and named_page("outlets", entry.outlet)
    is_known = entry.claimant and entry.claimant != UNKNOWN
    return page_of(
        entry.page,
        "checks",
        is_version=False,
        description=f"{entry.label}. {entry.teaser}".strip() if entry.standing != WITHDRAWN else "",
        tone=entry.tone,
        claimant_page=named_page("claimants", entry.claimant) if is_known else "",
        outlet_page=outlet,
        article_page=page_of_article(entry),
        published_on=entry.published_on,
        changed_on=entry.updated_at[:10],
        copies={sha256: copy_page(sha256) for sha256 in opened},
        versions=[_told(entry, number) for number in reversed(range(len(entry.versions)))],
        card=card,
    )


def _may_be_opened(copy: Mapping[str, Any], hidden: frozenset[str]) -> bool:
    return not {copy["sha256"], copy["text_sha256"]} & hidden


def _is_here(entry: SiteEntry, number: int) -> bool:
    """Whether the page of a case shows this version: the newest one, unless it was taken back."""
    return entry.standing != WITHDRAWN and number == len(entry.versions) - 1


def _told(entry: SiteEntry, number: int) -> dict[str, Any]:
    """What the list of what was published says of one version."""
    version, is_here = entry.versions[number], _is_here(entry, number)
    files = [
        {"format": name, "sha256": digest, "path": _kept_path(name, digest) if version["offered"] else ""}
        for name, digest in version["kept"].items()
    ]
    page = "" if is_here else version_page(version)
    return {"on": version["on"], "is_here": is_here, "page": page, "files": files, "offered": version["offered"]}


def _kept_path(name: str, digest: str) -> str:
    return f"versions/{digest}.{_ENDINGS[name]}" if name in _ENDINGS else ""


def _version_jobs(entry: SiteEntry, opened: Sequence[str], card: str, digest: str) -> Iterator[Job]:
    """The bytes of every version that is offered, and a page for each that the case's own page does not show."""
    for number, version in enumerate(entry.versions):
        for name, kept in version["kept"].items() if version["offered"] else ():
            if path := _kept_path(name, kept):
                yield bytes_job(path, sorts.KEPT, kept)
        page = version_page(version)
        if page and not _is_here(entry, number):
            yield job(page, sorts.VERSION, digest, _version_context, entry, opened, card, number)


def _version_context(entry: SiteEntry, opened: Sequence[str], card: str, number: int) -> Context:
    version = entry.versions[number]
    own = {**_page(entry, opened, card), **page_of(version_page(version), "checks"), "is_version": True,
           "version_on": version["on"], "current": entry.page, "versions": [], "changed_on": ""}  # fmt: skip
    return {"page": own, "sha256": version["kept"]["json"]}


def _copy_in(entry: SiteEntry, sha256: str) -> Mapping[str, Any]:
    return next(copy for copy in entry.copies if copy["sha256"] == sha256)


def _copy_context(sha256: str, entries: Sequence[SiteEntry], with_file: bool) -> Context:
    """What the page of a copy tells: of the copy as the first check cites it, with the words that each of them quotes."""
    copies = [_copy_in(entry, sha256) for entry in entries]
    told = {
        **copies[0],
        "quotes": list(dict.fromkeys(copy["quote"] for copy in copies if copy["quote"])),
        "cited": [{"page": entry.page, "claim": entry.claim} for entry in entries[:_MOST_CITED]],
        "file": copy_file(sha256, copies[0]["extension"]) if with_file else "",
    }
    return {"page": page_of(copy_page(sha256), "checks"), "copy": told, "with_text": True}
