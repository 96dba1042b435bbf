"""The pages that list checks: the front page, those of a verdict, of a claimant, of an outlet, and the lists of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.publish.site.addresses import article_page, known_by, named_page, rating_page, root_of
from factcheck.publish.site.entry import WITHDRAWN, SiteEntry
from factcheck.publish.site.job import TEMPLATE, Context, Job, job
from factcheck.publish.site.stretches import Stretch, stretches

PAGE = 40  # checks on a page
NAMES = 200  # names on a page
MOST_OPTIONS = 300  # names that a filter offers; with more of them, words find them sooner
UNKNOWN = "unknown"


def in_order(entries: Iterable[SiteEntry]) -> list[SiteEntry]:
    """The cases that have a page, from the first that was published to the last."""
    return sorted((entry for entry in entries if entry.is_shown), key=lambda entry: (entry.first_at, entry.id))


def list_jobs(shown: Sequence[SiteEntry], shards: int, frame: str) -> Iterator[Job]:
    """Every page that lists checks or names. `shown` stand from old to new, `shards` counts the files of the search."""
    yield from _front(shown, shards, frame)
    for page, name, entries in ratings_of(shown):
        yield from _pages(entries, page, "verdict", name, frame)
    for kind, part, field in (("claimant", "claimants", "claimant"), ("outlet", "outlets", "outlet")):
        groups = _by_name(shown, part, field)
        for page, name, entries in groups:
            yield from _pages(entries, page, kind, name, frame, part)
        names = [{"page": page, "name": name, "checked": len(entries)} for page, name, entries in groups]
        yield from name_pages(names, part, frame)


def name_pages(names: Sequence[dict[str, Any]], part: str, frame: str) -> Iterator[Job]:
    """The pages of a list of names, in the order given."""
    for stretch in stretches(list(reversed(names)), f"{part}.html", NAMES):
        yield job(stretch.page, TEMPLATE, frame, _names_context, stretch, part, template="names.html.j2")


def _names_context(stretch: Stretch, part: str) -> Context:
    return {"page": page_of(stretch.page, part), "stretch": told_of(stretch, stretch.items)}


def page_of(path: str, part: str = "", **more: Any) -> dict[str, Any]:
    """What the templates know as `page`: its address, what leads from it to the top, its part of the menu, and more."""
    return {"path": path, "root": root_of(path), "part": part, "description": "", **more}


def line_of(entry: SiteEntry) -> dict[str, Any]:
    """What a list says of a check."""
    return {
        "page": entry.page,
        "claim": entry.claim,
        "standing": entry.standing,
        "label": entry.label,
        "tone": entry.tone,
        "claimant": "" if entry.claimant == UNKNOWN else entry.claimant,
        "published_on": entry.published_on,
        "corrected": bool(entry.corrections),
        "teaser": entry.teaser,
    }


def ratings_of(shown: Sequence[SiteEntry]) -> list[tuple[str, str, list[SiteEntry]]]:
    """The cases of each label that stands, most first: the page of the label, the label and the cases."""
    groups: dict[str, list[SiteEntry]] = {}
    for entry in shown:
        if entry.standing != WITHDRAWN and entry.label:
            groups.setdefault(entry.label, []).append(entry)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [(rating_page(label), label, entries) for label, entries in ordered]


def _front(shown: Sequence[SiteEntry], shards: int, frame: str) -> Iterator[Job]:
    newest, *older = reversed(stretches(shown, "checks.html", PAGE))
    first = Stretch(newest.items, "index.html", newest.newer, newest.older, newest.number, newest.of)
    yield job("index.html", TEMPLATE, frame, _front_context, first, shown, shards, template="home.html.j2")
    for stretch in older:
        back = "index.html" if stretch.newer == "checks.html" else stretch.newer
        moved = Stretch(stretch.items, stretch.page, back, stretch.older, stretch.number, stretch.of)
        yield _page(moved, "checks", "checks", "", len(shown), frame)


def _front_context(first: Stretch, shown: Sequence[SiteEntry], shards: int) -> Context:
    rated = ratings_of(shown)
    ratings = [
        {"page": page, "label": label, "tone": entries[-1].tone, "count": len(entries)}
        for page, label, entries in rated
    ]
    filters = _filters(shown, [label for _, label, _ in rated])
    page = page_of(first.page, "checks", ratings=ratings, shards=shards, filters=filters)
    return {"page": page, "stretch": _lines(first)}


def _filters(shown: Sequence[SiteEntry], labels: list[str]) -> list[list[Any]]:
    """What the filters of the search offer: verdicts in the order of their number, names of most checks, years."""
    return [
        ["verdict", labels],
        ["claimant", _most(entry.claimant for entry in shown if entry.claimant != UNKNOWN)],
        ["outlet", _most(entry.outlet for entry in shown)],
        ["year", sorted({entry.published_on[:4] for entry in shown if entry.published_on}, reverse=True)],
    ]


def _most(names: Iterable[str]) -> list[str]:
    counted = Counter(filter(None, names)).most_common(MOST_OPTIONS)
    return sorted(name for name, _ in counted)


def _by_name(shown: Sequence[SiteEntry], folder: str, field: str) -> list[tuple[str, str, list[SiteEntry]]]:
    """The cases of each name, by name: its page, the name as it was written last, the cases."""
    groups: dict[str, list[SiteEntry]] = {}
    for entry in shown:
        name = getattr(entry, field)
        if name and name != UNKNOWN:
            groups.setdefault(known_by(name), []).append(entry)
    return [
        (named_page(folder, known), getattr(entries[-1], field), entries) for known, entries in sorted(groups.items())
    ]


def _pages(
    entries: Sequence[SiteEntry], page: str, kind: str, name: str, frame: str, part: str = "checks"
) -> Iterator[Job]:
    for stretch in stretches(entries, page, PAGE):
        yield _page(stretch, part, kind, name, len(entries), frame)


def _page(stretch: Stretch, part: str, kind: str, name: str, total: int, frame: str) -> Job:
    inputs = (stretch, part, kind, name, total)
    return job(stretch.page, TEMPLATE, frame, _list_context, *inputs, template="list.html.j2")


def _list_context(stretch: Stretch, part: str, kind: str, name: str, total: int) -> Context:
    return {"page": page_of(stretch.page, part, kind=kind, name=name, total=total), "stretch": _lines(stretch)}


def _lines(stretch: Stretch) -> dict[str, Any]:
    return told_of(stretch, [line_of(entry) for entry in stretch.items if isinstance(entry, SiteEntry)])


def told_of(stretch: Stretch, items: Sequence[Any]) -> dict[str, Any]:
    """What the templates know as `stretch`."""
    return {
        "items": list(items), "newer": stretch.newer, "older": stretch.older, "number": stretch.number, "of": stretch.of,
    }  # fmt: skip


def articles_with_page(shown: Iterable[SiteEntry]) -> set[str]:
    """The articles that have a page: those in which a claim was checked."""
    return {entry.article for entry in shown if entry.article and entry.article_record}


def page_of_article(entry: SiteEntry) -> str:
    """The page of the article of a case, "" where it has none."""
    return article_page(entry.article) if entry.article and entry.article_record else ""
