"""The two texts of a ClaimReview that are made from others: the claim cut to its length, and a correction in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from factcheck.model.dataclass import asdict
from factcheck.publish.clearance import one_line
from factcheck.publish.public_case import PublicCorrection
from factcheck.publish.template_files import SHIPPED, TemplateFile

LONGEST = 74  # “under 75 characters”: https://developers.google.com/search/docs/appearance/structured-data/factcheck

_SEPARATORS = r"[:–—|/-]"
_OPENING, _CLOSING = r"[(\[«“„\"]", r"[)\]»”\"]"
_ENDS = (".", "!", "?", "…", "؟", "。", ".”", ".“", ".»")
_TRAILING = " ,;:–—-(["


def claim_reviewed(claim: str, rating_label: str) -> str:
    """The claim in at most LONGEST characters, cut at a word, without a rating that was set before or behind it."""
    bare = without_rating(claim, (rating_label,))
    if len(bare) <= LONGEST:
        return bare
    head = bare[:LONGEST]
    at = head.rfind(" ")
    cut = head[:at] if at > LONGEST // 3 else head[:-1]
    return cut.rstrip(_TRAILING) + "…"


def without_rating(claim: str, labels: Sequence[str]) -> str:
    """The claim without a label set off at its start (“False: …”) or end (“… (False)”).

    A label that is a word of the sentence stays: “It is true that …” claims something else than “… that …”.
    """
    for label in filter(None, labels):
        word = re.escape(label)
        before = re.compile(
            rf"\s*(?:{_OPENING}{word}{_CLOSING}\s*{_SEPARATORS}?|{word}\s*{_SEPARATORS})\s+", re.IGNORECASE
        )
        behind = re.compile(
            rf"\s*(?:{_OPENING}{word}[.!]?{_CLOSING}|\s{_SEPARATORS}\s*{word}|:\s*{word})[.!]?\s*$", re.IGNORECASE
        )
        bare = behind.sub("", before.sub("", claim, count=1) if before.match(claim) else claim)
        claim = bare.strip() or claim
    return claim


def correction_words(correction: PublicCorrection, language: str, extra: Path | None = None) -> str:
    """What a correction says, in the words that a page has for it. Raises SettingsError where a desk's own words fail."""
    from factcheck.publish.template_engine import fill_template

    template = TemplateFile("correction", "txt", SHIPPED / "correction.j2")
    record = {"language": language, **{name: value or None for name, value in asdict(correction).items()}}
    lines = filter(None, (one_line(line) for line in fill_template(template, record, extra, "correction").splitlines()))
    return " ".join(line if line.endswith(_ENDS) else f"{line}." for line in lines)
