"""The page of each article: how many of its claims are checked, and every claim in the order in which it makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.publish.site.addresses import article_page
from factcheck.publish.site.entry import CHECKED, WITHDRAWN, SiteEntry
from factcheck.publish.site.job import TEMPLATE, Context, Job, job
from factcheck.publish.site.lists import line_of, name_pages, page_of
from factcheck.publish.standing import GROUPS


def article_jobs(entries: Iterable[SiteEntry], frame: str) -> Iterator[Job]:
    """The page of each article in which a claim was checked, and the list of them, the newest article first."""
    names: list[tuple[str, dict[str, Any]]] = []
    for article, claims in sorted(_by_article(entries).items()):
        record = next((entry.article_record for entry in claims if entry.is_shown and entry.article_record), None)
        if record is None:
            continue
        told = _without_twins(claims)
        page, checked = article_page(article), _checked(told)
        name = str(record.get("title") or record.get("url") or record.get("publisher") or "…")
        outlet = str(record.get("publisher") or "")
        line = {"page": page, "name": name, "outlet": outlet, "checked": checked, "total": len(told)}
        names.append((str(record.get("published_on") or ""), line))
        yield job(page, TEMPLATE, frame, _article_context, page, record, told, template="article.html.j2")
    newest = [line for _, line in sorted(names, key=lambda one: (one[0], one[1]["page"]), reverse=True)]
    yield from name_pages(newest, "articles", frame)


def _article_context(page: str, record: Mapping[str, Any], told: Sequence[SiteEntry]) -> Context:
    groups = Counter(entry.group for entry in told if not entry.is_shown)
    withdrawn = [{"standing": WITHDRAWN} for entry in told if entry.standing == WITHDRAWN]
    summary = {
        "kind": "article", "title": record.get("title"), "article": dict(record),
        "checked": _checked(told), "total": len(told),
        "groups": [{"group": group, "count": groups[group]} for group in GROUPS if group in groups], "cases": withdrawn,
    }  # fmt: skip
    claims = [
        line_of(entry) if entry.is_shown else {"page": "", "claim": entry.claim, "group": entry.group} for entry in told
    ]
    return {"page": page_of(page, "articles", claims=claims, tally=_tally(told)), "summary": summary}


def _checked(told: Sequence[SiteEntry]) -> int:
    return sum(entry.standing == CHECKED for entry in told)


def _by_article(entries: Iterable[SiteEntry]) -> dict[str, list[SiteEntry]]:
    found: dict[str, list[SiteEntry]] = {}
    for entry in entries:
        if entry.article:
            found.setdefault(entry.article, []).append(entry)
    return found


def _without_twins(claims: Sequence[SiteEntry]) -> list[SiteEntry]:
    """The claims in the order of the article, one that duplicates another of them left out: it is told and counted once."""
    ids = {entry.id for entry in claims}
    kept = [entry for entry in claims if entry.twin not in ids or entry.is_shown]
    return sorted(kept, key=lambda entry: (entry.place < 0, entry.place, entry.id))


def _tally(told: Sequence[SiteEntry]) -> list[dict[str, Any]]:
    standing = [entry for entry in told if entry.standing == CHECKED]
    tones = {entry.label: entry.tone for entry in standing}
    counted = Counter(entry.label for entry in standing if entry.label)
    ordered = sorted(counted.items(), key=lambda one: (tones[one[0]], one[0]))
    return [{"label": label, "count": number, "tone": tones[label]} for label, number in ordered]
