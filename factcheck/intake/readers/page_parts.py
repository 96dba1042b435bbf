"""Takes a web page apart: the article's text out of the page around it. Loaded only in the process that does so."""

from __future__ import annotations

import re
from typing import Any

_HAS_ROOT = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_FEWEST_WORDS = 25  # below this the extraction by structure has most likely missed the article


def take_page(html: str) -> dict[str, Any]:
    """`text`, `details` (name to value and where it stands), `language` and `notes` of a page."""
    from factcheck.intake.readers.page_details import find_details, find_language, parse_page

    if not _HAS_ROOT.search(html):  # a piece of a page, which the extraction would refuse
        html = f"<html><body>{html}</body></html>"
    text, notes = _extract_text(html)
    tree = parse_page(html)
    details = {} if tree is None else find_details(tree)
    return {
        "text": text,
        "details": details,
        "language": "" if tree is None else find_language(tree),
        "notes": notes,
    }


def _extract_text(html: str) -> tuple[str, list[str]]:
    import trafilatura

    found = trafilatura.extract(html, fast=True, include_comments=False, include_tables=True) or ""
    if len(found.split()) >= _FEWEST_WORDS:
        return _even(found), []
    plainer = max(trafilatura.baseline(html)[1], trafilatura.html2txt(html), key=lambda text: len(text.split()))
    if len(plainer.split()) <= len(found.split()):
        return _even(found), []
    return _even(plainer), ["The article was not told from the rest of the page: all of the page's text was taken."]


def _even(text: str) -> str:
    """Extracted text, each of its lines a paragraph of its own: that is what a line is there."""
    lines = [line.strip() for line in text.replace("\0", "").splitlines()]
    return "\n\n".join(line for line in lines if line)
