"""The log of corrections: whatever was put right or taken back, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.publish.site.entry import SiteEntry
from factcheck.publish.site.job import TEMPLATE, Context, Job, job
from factcheck.publish.site.lists import page_of, told_of
from factcheck.publish.site.stretches import Stretch, stretches

PAGE = 40  # corrections on a page


def correction_jobs(shown: Sequence[SiteEntry], frame: str) -> Iterator[Job]:
    """The pages of the log."""
    for stretch in stretches(corrections_of(shown), "corrections.html", PAGE):
        yield job(stretch.page, TEMPLATE, frame, _context, stretch, template="corrections.html.j2")


def _context(stretch: Stretch) -> Context:
    return {"page": page_of(stretch.page, "corrections"), "stretch": told_of(stretch, stretch.items)}


def corrections_of(shown: Sequence[SiteEntry]) -> list[dict[str, Any]]:
    """Every correction and withdrawal, from the first to the last, with the place where its page tells of it."""
    found: list[tuple[tuple[str, str, int], dict[str, Any]]] = []
    for entry in shown:
        known = {"claim": entry.claim, "rating_label": entry.label, "withdrawn": None, "correction": None}
        for number, correction in enumerate(entry.corrections, 1):
            told = {**known, "page": f"{entry.page}#correction-{number}", "correction": dict(correction)}
            found.append(((str(correction["on"] or ""), entry.id, number), told))
        if entry.withdrawn:
            told = {**known, "page": f"{entry.page}#withdrawn", "withdrawn": dict(entry.withdrawn)}
            found.append(((str(entry.withdrawn["on"] or ""), entry.id, len(entry.corrections) + 1), told))
    return [told for _, told in sorted(found, key=lambda one: one[0])]
