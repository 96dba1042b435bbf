"""What building the site did, and what looking it through found."""

from __future__ import annotations

from pathlib import Path

from factcheck.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SiteBuilt:
    """What building did: checks with a page, articles with one, files there are, written now, taken away, cases read.
    `leaks` are cases without a page, because readers would see what is confidential; `notes` is for the person."""

    folder: Path
    base_url: str
    checks: int
    articles: int
    files: int
    written: int
    removed: int
    read: int
    leaks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """One thing that is wrong with a site: the name of the check, the file, what it means and what to do."""

    check: str
    file: str
    meaning: str
    remedy: str
