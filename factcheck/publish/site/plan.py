"""Every file of the site, from what is remembered of all cases: which there are, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.publish.site.articles import article_jobs
from factcheck.publish.site.case_jobs import case_jobs
from factcheck.publish.site.corrections import correction_jobs
from factcheck.publish.site.engine import SiteTemplates
from factcheck.publish.site.entry import SiteEntry
from factcheck.publish.site.feed import feed_job
from factcheck.publish.site.frame import PARTS, SiteFrame
from factcheck.publish.site.job import ASSET, TEMPLATE, TEXT, Context, Job, job
from factcheck.publish.site.lists import in_order, list_jobs, page_of
from factcheck.publish.site.machines import data_feed, robots, search_jobs, site_map_jobs

ASSETS = ("style.css", "search.js")


def plan_site(
    entries: Sequence[SiteEntry], places: Mapping[str, str], frame: SiteFrame, templates: SiteTemplates, digest: str
) -> list[Job]:
    """The jobs of all files. `places` says where the file of each case lies in the desk, `digest` is that of the frame."""
    shown, base = in_order(entries), frame.base_url
    shards = search_jobs(shown, digest)
    pages = [
        *case_jobs(shown, hidden_in(entries), places, frame, digest),
        *article_jobs(entries, digest),
        *list_jobs(shown, len(shards), digest),
        *correction_jobs(shown, digest),
        *_single_pages(frame, digest),
    ]
    return [
        *pages,
        *shards,
        *site_map_jobs(list(_mapped(pages, shown)), base, digest),
        feed_job(shown, base, frame.name, digest),
        job("claimreview.json", TEXT, digest, data_feed, shown, base),
        job("robots.txt", TEXT, digest, robots, base),
        *(job(name, ASSET, templates.fingerprint(), dict, template=name) for name in ASSETS),
    ]


def hidden_in(entries: Iterable[SiteEntry]) -> frozenset[str]:
    """The hashes of all that was captured of confidential evidence, in whatever case: no page shows such bytes."""
    return frozenset(digest for entry in entries for digest in entry.hidden)


def _single_pages(frame: SiteFrame, digest: str) -> Iterator[Job]:
    method = page_of("method.html", "method", **frame.method)
    yield job("method.html", TEMPLATE, digest, _alone, method, template="method.html.j2")
    lost = {**page_of("404.html"), "root": frame.base_path}
    yield job("404.html", TEMPLATE, digest, _alone, lost, template="lost.html.j2")


def _alone(page: dict[str, Any]) -> Context:
    return {"page": page}


def _mapped(pages: Iterable[Job], shown: Sequence[SiteEntry]) -> Iterator[tuple[str, str]]:
    """The pages of the site map with the day of their last change: all but earlier versions, copies and the 404 page."""
    days = {entry.page: entry.updated_at[:10] for entry in shown}
    known = {file for _, file in PARTS}
    for one in pages:
        inner = one.path.partition("/")[0] if "/" in one.path else ""
        if one.path.endswith(".html") and inner not in ("versions", "copies") and one.path != "404.html":
            yield one.path, days.get(one.path, "") if one.path not in known else ""
