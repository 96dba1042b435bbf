"""The process that takes a page apart: HTML on standard input, one JSON object on standard output.

It limits its own time and memory before it reads anything, and is the only place where the HTML libraries are loaded.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

_HAS_ROOT = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CPU_SECONDS, _MEMORY = 10, 1024**3
_FEWEST_WORDS = 25  # below this the extraction by structure has most likely missed the article


def take_apart(html: str) -> dict[str, Any]:
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


def _limit_self() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the waiting process is all there is
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS + 1))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ValueError, OSError):  # macOS refuses a limit on the address space
        return


def main() -> None:
    """Read standard input, write standard output."""
    _limit_self()
    taken = take_apart(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.write(json.dumps(taken))


if __name__ == "__main__":
    main()
