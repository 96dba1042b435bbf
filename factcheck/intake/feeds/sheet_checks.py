"""The checks in a sheet of other people's checks, a row at a time, with the same repairs as for a feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.intake.feeds.claim_review import read_item
from factcheck.intake.feeds.columns import cells_of
from factcheck.intake.feeds.sheet import read_rows
from factcheck.model.library import Outcome


def read_sheet_checks(path: Path, mapping: Mapping[str, str]) -> Iterator[Outcome]:
    """What becomes of each row below the first. `mapping` names the column of each field. Raises UnreadableSourceError."""
    rows = read_rows(path)
    _, headers = next(rows, (0, []))
    for number, cells in rows:
        yield _read(cells_of(headers, cells, mapping), number)


def _read(row: Mapping[str, str], line: int) -> Outcome:
    claimant = row.get("claimant", "")
    review = {
        "@type": "ClaimReview",
        "claimReviewed": row.get("claim"),
        "name": row.get("title"),
        "url": row.get("url"),
        "datePublished": row.get("checked_on"),
        "inLanguage": row.get("language"),
        "author": {"name": row.get("publisher")},
        "reviewRating": {"alternateName": row.get("rating")},
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": row.get("claimed_on"),
            "author": {"name": claimant} if claimant else None,
            "appearance": {"url": row.get("appearance")} if row.get("appearance") else None,
        },
    }
    return read_item(review, line)
