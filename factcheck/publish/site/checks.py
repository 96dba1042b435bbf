"""Looking a built site through: what a reader, a screen reader or an aggregator would stumble over, file by file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from factcheck.model.site import SiteFinding
from factcheck.publish.claim_review_rules import broken_rules
from factcheck.publish.site.reading_back import PageRead, inner_target, read_back

REBUILD = "factcheck site build DIR"


def check_pages(pages: Mapping[str, Callable[[], str]], files: frozenset[str], base_url: str) -> Iterator[SiteFinding]:
    """Check every page of a site. `pages` reads each page by its path, `files` are the paths of all files there are."""
    anchors: dict[str, frozenset[str]] = {}
    targets: list[tuple[str, str, str]] = []
    for path, read in pages.items():
        page = read_back(read())
        anchors[path] = frozenset(page.ids)
        targets += [(path, *target) for link in page.links if (target := inner_target(link, path)) is not None]
        yield from _page(path, page, files)
        yield from _reviews(path, page, base_url)
    yield from _dead_links(targets, anchors, files)


def _page(path: str, page: PageRead, files: frozenset[str]) -> Iterator[SiteFinding]:
    for name, times in Counter(page.ids).items():
        if times > 1:
            yield SiteFinding("ids", path, f"The id “{name}” stands {times} times.", REBUILD)
    if page.bare_pictures:
        yield SiteFinding("pictures", path, f"{page.bare_pictures} pictures have no alternative text.", REBUILD)
    if not page.has_policy:
        yield SiteFinding("policy", path, "It has no Content-Security-Policy.", REBUILD)
    for name in dict.fromkeys(page.handlers):
        yield SiteFinding("scripts", path, f"It runs something of its own: {name}.", REBUILD)
    if not page.title.strip():
        yield SiteFinding("title", path, "It has no title.", REBUILD)
    for load in page.loads:
        target = inner_target(load, path)
        if target is None and not load.startswith("/"):
            yield SiteFinding("hosts", path, f"It asks another host for {load}.", REBUILD)
        elif target is not None and target[0] not in files:
            yield SiteFinding("links", path, f"It loads {load}, which is not there.", REBUILD)


def _dead_links(
    targets: list[tuple[str, str, str]], anchors: Mapping[str, frozenset[str]], files: frozenset[str]
) -> Iterator[SiteFinding]:
    for path, target, anchor in dict.fromkeys(targets):
        if target not in files:
            yield SiteFinding("links", path, f"Its link to {target} leads nowhere.", REBUILD)
        elif anchor and target in anchors and anchor not in anchors[target]:
            yield SiteFinding("links", path, f"Its link to {target}#{anchor} finds no such place.", REBUILD)


def _reviews(path: str, page: PageRead, base_url: str) -> Iterator[SiteFinding]:
    if not path.startswith("checks/") or not page.data:
        return
    if len(page.data) > 1:
        yield SiteFinding("claim-review", path, f"It holds {len(page.data)} ClaimReviews.", REBUILD)
    for block in page.data:
        try:
            review: Any = json.loads(block)
        except ValueError:
            yield SiteFinding("claim-review", path, "Its ClaimReview is no JSON.", REBUILD)
            continue
        for broken in broken_rules(review, f"{base_url}{path}" if base_url else ""):
            yield SiteFinding("claim-review", path, f"{broken.field}: {broken.message}", _remedy(broken.rule, path))
        yield from _disagreement(path, page, review)


def _remedy(rule: str, path: str) -> str:
    if rule == "url":
        return "factcheck site build DIR --base-url https://…   (or url under [site] in desk.toml)"
    return f"factcheck show {path.partition('/')[2][:8]}"


def _disagreement(path: str, page: PageRead, review: Any) -> Iterator[SiteFinding]:
    """The verdict of the ClaimReview is one that the page shows."""
    rating = review.get("reviewRating", {}).get("alternateName", "") if isinstance(review, dict) else ""
    if rating and " ".join(str(rating).split()) not in page.text:
        yield SiteFinding("claim-review", path, f"Its ClaimReview says “{rating}”, and the page does not.", REBUILD)
