"""What the site remembers of one case: what lists, feeds and logs say of it, and a digest of what its own page shows.

Everything here comes from the public projection but `hidden`, the hashes of confidential copies, which never leave the desk:
they keep a copy off the site that another case cites openly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.model.dataclass import asdict, dataclass, fields

CHECKED, WITHDRAWN = "checked", "withdrawn"


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One case. `page` is its page below the site's folder, "" where readers may see no verdict; then `group` says how far
    the work is and `twin` which case it duplicates.

    `place` is the offset of the claim in its article, -1 where nobody knows. `tone` is the colour of the rating, `again`
    whether the desk is at work on the case anew. `first_at` and `updated_at` are instants. `copies` and `versions` are
    records as `copies.py` and `versions.py` make them, `corrections` and `withdrawn` those of the projection. `review` is
    the ClaimReview as JSON, `digest` that of all that its page shows. `fresh_until` is the last day (ISO) on which the page
    reads as it does now, "" where no day changes it.
    """

    id: str
    article: str
    place: int
    claim: str
    group: str = ""
    twin: str = ""
    page: str = ""
    standing: str = ""
    again: bool = False
    rating: str = ""
    label: str = ""
    tone: str = ""
    claimant: str = ""
    claimant_kind: str = ""
    claimed_on: str = ""
    outlet: str = ""
    article_record: Mapping[str, Any] | None = None
    published_on: str = ""
    first_at: str = ""
    updated_at: str = ""
    teaser: str = ""
    corrections: tuple[Mapping[str, Any], ...] = ()
    withdrawn: Mapping[str, Any] | None = None
    copies: tuple[Mapping[str, Any], ...] = ()
    versions: tuple[Mapping[str, Any], ...] = ()
    hidden: tuple[str, ...] = ()
    review: str = ""
    digest: str = ""
    fresh_until: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether the case has a page."""
        return bool(self.page)


def entry_record(entry: SiteEntry) -> dict[str, Any]:
    """The entry as a JSON object, without what is empty."""
    return {
        name: value for name, value in asdict(entry).items() if value or name in ("id", "article", "place", "claim")
    }


def entry_from(record: Mapping[str, Any]) -> SiteEntry:
    """The entry that a JSON object holds. Raises KeyError, TypeError or ValueError where it is none."""
    known = {field.name for field in fields(SiteEntry)}
    if not set(record) <= known:
        raise ValueError("it has fields of another version")
    lists = {name: tuple(value) for name, value in record.items() if isinstance(value, list)}
    return SiteEntry(**{**record, **lists})
