"""What programs read: the site map, robots.txt and the files that the search looks through."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from factcheck.publish.feed_frame import feed_head, item_head
from factcheck.publish.inert_text import inert_line
from factcheck.publish.site.entry import WITHDRAWN, SiteEntry
from factcheck.publish.site.job import TEXT, Context, Job, job
from factcheck.publish.site.lists import UNKNOWN

SHARD = 2_000  # cases in one file of the search
MOST_IN_A_MAP = 45_000  # addresses; the protocol allows 50,000
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def search_jobs(shown: Sequence[SiteEntry], frame: str) -> list[Job]:
    """The files that the search loads when somebody begins to type: scripts that hand over rows, because a page that was
    opened from a folder may load a script and nothing else. They are filled from the oldest case on."""
    parts = [shown[start : start + SHARD] for start in range(0, len(shown), SHARD)]
    return [job(f"search/{number}.js", TEXT, frame, _shard, part) for number, part in enumerate(parts, 1)]


def _shard(entries: Sequence[SiteEntry]) -> Context:
    rows = [
        [
            entry.page,
            inert_line(entry.claim),
            inert_line(entry.label),
            entry.tone,
            "" if entry.claimant == UNKNOWN else inert_line(entry.claimant),
            inert_line(entry.outlet),
            entry.published_on,
            2 if entry.standing == WITHDRAWN else int(bool(entry.corrections)),
            "" if entry.standing == WITHDRAWN else inert_line(entry.teaser),
        ]
        for entry in entries
    ]
    # Escaped to ASCII, so that no sign ends the script or the line whatever a server says of its encoding.
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return {"pieces": [f"(window.checksToSearch=window.checksToSearch||[]).push({text});\n"]}


def data_feed(shown: Sequence[SiteEntry], base: str) -> Context:
    """Every ClaimReview in one schema.org DataFeed, as aggregators read it, and every one that was taken back. The reviews
    are taken over as they stand on their pages, byte for byte; without the address of the site each names the page that
    the case was published with, and those that were taken back are left out."""
    head = feed_head(max((entry.updated_at for entry in shown), default=""))
    told = [entry for entry in shown if entry.review or (base and entry.standing == WITHDRAWN)]
    return {"pieces": _feed_pieces(head, told, base)}


def _feed_pieces(head: dict[str, str], told: Sequence[SiteEntry], base: str) -> Iterator[str]:
    yield f'{json.dumps(head)[:-1]}, "dataFeedElement": [\n'
    for number, entry in enumerate(told):
        yield ",\n" if number else ""
        yield _feed_item(entry, base)
    yield "\n]}\n"


def _feed_item(entry: SiteEntry, base: str) -> str:
    url = base + entry.page if base else ""
    if entry.standing == WITHDRAWN:
        since = str((entry.withdrawn or {}).get("on") or "")
        return json.dumps({**item_head(url, created=entry.first_at, deleted=since), "item": []})
    head = item_head(url, created=entry.first_at, changed=entry.updated_at)
    return f'{json.dumps(head)[:-1]}, "item": [{entry.review}]}}'


def site_map_jobs(pages: Sequence[tuple[str, str]], base: str, frame: str) -> list[Job]:
    """The site map, or several and their index: each page with the day of its last change, "" where nobody knows. There is
    none without the address of the site, because the protocol wants whole addresses."""
    if not base:
        return []
    parts = [pages[start : start + MOST_IN_A_MAP] for start in range(0, len(pages), MOST_IN_A_MAP)] or [[]]
    if len(parts) == 1:
        return [job("sitemap.xml", TEXT, frame, _map, parts[0], base)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    maps = [job(name, TEXT, frame, _map, part, base) for name, part in zip(names, parts, strict=True)]
    return [job("sitemap.xml", TEXT, frame, _index, names, base), *maps]


def _index(names: Sequence[str], base: str) -> Context:
    inner = (f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    return {"pieces": [f'{_XML}<sitemapindex xmlns="{_XMLNS}">\n', *inner, "</sitemapindex>\n"]}


def _map(pages: Sequence[tuple[str, str]], base: str) -> Context:
    inner = (
        f"<url><loc>{escape(base + page)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for page, day in pages
    )
    return {"pieces": [f'{_XML}<urlset xmlns="{_XMLNS}">\n', *inner, "</urlset>\n"]}


def robots(base: str) -> Context:
    """robots.txt: everything may be read; earlier versions and copies say themselves that they are not to be listed."""
    return {"pieces": ["User-agent: *\nAllow: /\n", f"\nSitemap: {base}sitemap.xml\n" if base else ""]}
