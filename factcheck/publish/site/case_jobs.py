"""The files of each case: its page, its earlier versions with their kept bytes, and the captured copies that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.publish.site import job as sorts
from factcheck.publish.site.addresses import named_page
from factcheck.publish.site.copies import copy_file, copy_page
from factcheck.publish.site.entry import WITHDRAWN, SiteEntry
from factcheck.publish.site.frame import FILES, NONE, SiteFrame
from factcheck.publish.site.job import Job, job
from factcheck.publish.site.lists import UNKNOWN, page_of, page_of_article

_ENDINGS = {"json": "json", "markdown": "md"}
_MOST_CITED = 20  # checks that the page of a copy names


def case_jobs(
    shown: Sequence[SiteEntry], hidden: frozenset[str], places: Mapping[str, str], frame: SiteFrame, digest: str
) -> Iterator[Job]:
    """The jobs of all cases that have a page. `hidden` are hashes that no page may lead to."""
    site = frame.context
    for entry in shown:
        page = _page(entry, hidden, frame)
        context = {"site": site, "page": page, "place": places[entry.id], "review": entry.review, "case": entry.digest}
        yield job(entry.page, sorts.CASE, context, digest)
        if page["card"]:
            yield job(page["card"], sorts.CARD, {"place": places[entry.id], "case": entry.digest}, digest)
        yield from _version_jobs(entry, page, site, digest)
    if frame.copies != NONE:
        yield from _copy_jobs(shown, hidden, frame, digest)


def version_page(version: Mapping[str, Any]) -> str:
    """The page of what was published once, by the SHA-256 of its record; "" where that is not offered."""
    digest = version["kept"].get("json", "")
    return f"versions/{digest}.html" if digest and version["offered"] else ""


def _page(entry: SiteEntry, hidden: frozenset[str], frame: SiteFrame) -> dict[str, Any]:
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
        copies=_copies(entry, hidden, frame),
        versions=_versions(entry, shows_last=entry.standing != WITHDRAWN),
        card=f"cards/{entry.id}.png" if frame.cards and entry.standing != WITHDRAWN and not entry.again else "",
    )


def _copies(entry: SiteEntry, hidden: frozenset[str], frame: SiteFrame) -> dict[str, str]:
    """The page of each copy that readers may open, by its hash."""
    if frame.copies == NONE:
        return {}
    return {copy["sha256"]: copy_page(copy["sha256"]) for copy in entry.copies if _may_be_opened(copy, hidden)}


def _may_be_opened(copy: Mapping[str, Any], hidden: frozenset[str]) -> bool:
    return not {copy["sha256"], copy["text_sha256"]} & hidden


def _versions(entry: SiteEntry, *, shows_last: bool) -> list[dict[str, Any]]:
    """The list of what was published, the newest first. The page itself shows the newest unless it was taken back."""
    told = []
    for number, version in enumerate(entry.versions, 1):
        is_here = shows_last and number == len(entry.versions)
        files = [
            {"format": name, "sha256": digest, "path": _kept_path(name, digest) if version["offered"] else ""}
            for name, digest in version["kept"].items()
        ]
        page = "" if is_here else version_page(version)
        told.append(
            {"on": version["on"], "is_here": is_here, "page": page, "files": files, "offered": version["offered"]}
        )
    return told[::-1]


def _kept_path(name: str, digest: str) -> str:
    return f"versions/{digest}.{_ENDINGS[name]}" if name in _ENDINGS else ""


def _version_jobs(entry: SiteEntry, page: Mapping[str, Any], site: dict[str, Any], digest: str) -> Iterator[Job]:
    """The bytes of every version that is offered, and a page for each that the case's own page does not show."""
    for told, version in zip(page["versions"], reversed(entry.versions), strict=True):
        for file in told["files"]:
            if file["path"]:
                yield job(file["path"], sorts.KEPT, {"sha256": file["sha256"]}, "")
        if told["page"]:
            own = {**page, **page_of(told["page"], "checks"), "is_version": True, "version_on": version["on"],
                   "current": entry.page, "versions": [], "changed_on": ""}  # fmt: skip
            yield job(
                told["page"], sorts.VERSION, {"site": site, "page": own, "sha256": version["kept"]["json"]}, digest
            )


def _copy_jobs(shown: Sequence[SiteEntry], hidden: frozenset[str], frame: SiteFrame, digest: str) -> Iterator[Job]:
    copies: dict[str, dict[str, Any]] = {}
    for entry in shown:
        for copy in entry.copies:
            if _may_be_opened(copy, hidden):
                known = copies.setdefault(copy["sha256"], {**copy, "quotes": [], "cited": []})
                known["quotes"] += [copy["quote"]] if copy["quote"] and copy["quote"] not in known["quotes"] else []
                cited = {"page": entry.page, "claim": entry.claim}
                known["cited"] += [cited] if len(known["cited"]) < _MOST_CITED and cited not in known["cited"] else []
    for sha256, copy in copies.items():
        file = copy_file(sha256, copy["extension"]) if frame.copies == FILES else ""
        told = {**copy, "file": file}
        context = {"site": frame.context, "page": page_of(copy_page(sha256), "checks"), "copy": told, "with_text": True}
        yield job(copy_page(sha256), sorts.COPY, context, digest)
        if file:
            yield job(file, sorts.COPY_FILE, {"sha256": sha256}, "")
