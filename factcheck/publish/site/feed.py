"""The Atom feed (RFC 4287): what was published, corrected or taken back last, the newest first.

An entry's id is made from the case alone, so that a correction is the same entry again with a later `updated`, wherever the
site stands. Without an address for the site its links are relative, which the standard allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from factcheck.publish.site.entry import WITHDRAWN, SiteEntry
from factcheck.publish.site.job import TEMPLATE, Context, Job, job

MOST = 50
_ROOM = UUID("5b0f7c5a-6d3c-5c8e-9b7e-2f6a1d0e4c11")  # the name space of the ids of feeds and their entries
NOTHING_YET = "1970-01-01T00:00:00Z"


def feed_job(shown: Sequence[SiteEntry], base: str, name: str, frame: str) -> Job:
    """The feed of a site at the address `base`, "" where nobody knows it, of a desk of this name."""
    newest = sorted(shown, key=lambda entry: (entry.updated_at, entry.id), reverse=True)[:MOST]
    return job("feed.xml", TEMPLATE, frame, _feed_context, newest, base, name, template="feed.xml.j2")


def _feed_context(newest: Sequence[SiteEntry], base: str, name: str) -> Context:
    return {
        "feed": {
            "id": feed_id(base or name),
            "updated": newest[0].updated_at if newest else NOTHING_YET,
            "entries": [_entry(entry, base) for entry in newest],
        },
    }


def feed_id(name: str) -> str:
    """The id of the feed of a site, which is that of its address, or of its name where it has none."""
    return f"urn:uuid:{uuid5(_ROOM, name)}"


def _entry(entry: SiteEntry, base: str) -> dict[str, Any]:
    correction = entry.corrections[-1] if entry.corrections and entry.standing != WITHDRAWN else None
    return {
        "id": f"urn:uuid:{uuid5(_ROOM, entry.id)}",
        "href": f"{base}{entry.page}",
        "claim": entry.claim,
        "label": entry.label,
        "standing": entry.standing,
        "published": entry.first_at,
        "updated": entry.updated_at,
        "teaser": entry.teaser,
        "correction": dict(correction) if correction else None,
        "withdrawn": dict(entry.withdrawn) if entry.withdrawn else None,
        "rating_label": entry.label,
    }
