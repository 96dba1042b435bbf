"""What the site remembers of one case: what lists, feeds and logs say of it, and a digest of what its own page shows.

Everything here comes from the public projection but `hidden`, the hashes of confidential copies, which never leave the desk:
they keep a copy off the site that another case cites openly.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from factcheck.model.dataclass import dataclass, fields

CHECKED, WITHDRAWN = "checked", "withdrawn"


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """One case. `page` is its page below the site's folder, "" where readers may see no verdict; then `group` says how far
    the work is and `twin` which case it duplicates.

    `place` is the offset of the claim in its article, -1 where nobody knows. `tone` is the colour of the rating, `again`
    whether the desk is at work on the case anew. `first_at` and `updated_at` are instants. `copies` and `versions` are
    records as `copies.py` and `versions.py` make them, `corrections` and `withdrawn` those of the projection. `review` is
    the ClaimReview as JSON, `digest` that of all that its page shows. `fresh_until` is the last day (ISO) on which the page
    reads as it does now, "" where no day changes it. `mark` stands for all the others: the same mark, the same entry.
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
    mark: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether the case has a page."""
        return bool(self.page)


def entry_text(entry: SiteEntry) -> str:
    """The entry as one line, without its mark, which is that of this line: what is not empty as JSON, a tab, and its
    ClaimReview, which is JSON itself."""
    said = {name: getattr(entry, name) for name in _NAMES}
    return (
        f"{_ENCODER.encode({name: value for name, value in said.items() if value or name in _ALWAYS})}\t{entry.review}"
    )


def entry_of(text: str) -> SiteEntry:
    """The entry that such a line holds. Raises KeyError, TypeError or ValueError where it is none."""
    told, _, review = text.partition("\t")
    record, end = _decode(told)
    if end != len(told) or not record.keys() <= _NAMES.keys():
        raise ValueError("it has fields of another version")
    for name, value in record.items():
        if isinstance(value, list):
            record[name] = tuple(value)
    return SiteEntry(**record, review=review, mark=mark_of(text))


def mark_of(text: str) -> str:
    """What stands for a text wherever it is only asked whether it is the same."""
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]


_NAMES = {field.name: None for field in fields(SiteEntry) if field.name not in ("review", "mark")}
_ALWAYS = frozenset({"id", "article", "place", "claim"})
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_decode = json.JSONDecoder().raw_decode
