"""Captured copies for readers: what a source said, as paragraphs that do nothing, with the quoted words marked in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.model.case import Case
from factcheck.model.evidence import CapturedCopy, Evidence
from factcheck.model.quoting import find_same_words
from factcheck.publish.citations import may_be_shown
from factcheck.publish.clearance import one_line, public_url

LONGEST_TEXT = 400_000  # characters of a text that a page shows
_BREAK = re.compile(r"\n\s*")
_PLAIN = frozenset({"txt", "csv", "md"})
# Files that a browser opens without obeying anything in them. Whatever else there is gets an ending that it only shows as
# text or saves, so that a captured page never runs its scripts under the desk's name.
_INERT = frozenset({"txt", "csv", "json", "pdf", "png", "jpg", "jpeg", "gif", "webp", "docx", "xlsx", "odt", "ods", "pptx",
                    "mp3", "mp4", "ogg", "wav", "webm", "zip", "warc", "gz", "wacz"})  # fmt: skip
_MARKUP = frozenset({"html", "htm", "xhtml", "xml", "svg", "md", "mht", "mhtml", "js", "css"})


def copy_page(digest: str) -> str:
    """The page of a captured copy."""
    return f"copies/{digest}.html"


def copy_file(digest: str, extension: str) -> str:
    """The file that readers download: the very bytes, under an ending that no browser takes for a page of this site."""
    if extension in _INERT:
        return f"copies/{digest}.{extension}"
    return f"copies/{digest}.{extension}.txt" if extension in _MARKUP else f"copies/{digest}.bin"


def public_copies(case: Case, shown: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """The copies of public evidence whose hashes readers are shown, each with what its page tells of it."""
    wanted = set(shown)
    found: dict[str, dict[str, Any]] = {}
    for piece in case.evidence:
        if may_be_shown(piece):
            for copy in piece.copies:
                if copy.sha256 in wanted and copy.sha256 not in found:
                    found[copy.sha256] = _copy(piece, copy)
    return tuple(found.values())


def hidden_copies(case: Case) -> tuple[str, ...]:
    """The hashes of all that was captured of evidence that readers may not see."""
    hidden = [piece for piece in case.evidence if piece.confidential or piece.erased]
    copies = [copy for piece in hidden for copy in piece.copies]
    return tuple(sorted({digest for copy in copies for digest in (copy.sha256, copy.text_sha256) if digest}))


def marked_paragraphs(text: str, quotes: Iterable[str]) -> list[list[dict[str, Any]]]:
    """The text as paragraphs, each as runs of words; those of a quote are `quoted`, and the first of all is `first`."""
    spans = _spans(text, quotes)
    paragraphs, start, is_first = [], 0, True
    for stop, after in _lines(text):
        runs = _runs(text, start, stop, spans)
        for run in runs:
            run["first"] = is_first and bool(run["quoted"])
            is_first = is_first and not run["quoted"]
        paragraphs += [runs] if any(str(run["text"]).strip() for run in runs) else []
        start = after
    return paragraphs


def _copy(piece: Evidence, copy: CapturedCopy) -> dict[str, Any]:
    texts = [one.text_sha256 for one in (copy, *reversed(piece.copies)) if one.text_sha256]
    is_plain = copy.extension in _PLAIN and not copy.form
    return {
        "sha256": copy.sha256,
        "extension": copy.extension,
        "media_type": one_line(copy.media_type),
        "size": copy.size,
        "taken_at": copy.taken_at,
        "final_url": public_url(copy.final_url),
        "text_sha256": texts[0] if texts else copy.sha256 if is_plain else "",
        "name": one_line(piece.title or piece.publisher),
        "quote": piece.quote.strip(),
    }


def _spans(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Where the quotes stand, from the first on, those that overlap as one."""
    places = [find_same_words(quote, text) for quote in dict.fromkeys(quotes) if quote]
    found = sorted((one.start, one.end) for one in places if one is not None)
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _lines(text: str) -> list[tuple[int, int]]:
    """Where each paragraph ends and the next one begins."""
    return [*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))]


def _runs(text: str, start: int, stop: int, spans: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = []
    at = start
    for first, last in spans:
        first, last = max(first, start), min(last, stop)
        if first >= last:
            continue
        runs += [{"text": text[at:first], "quoted": False}] if at < first else []
        runs.append({"text": text[first:last], "quoted": True})
        at = last
    return [*runs, {"text": text[at:stop], "quoted": False}] if at < stop else runs
