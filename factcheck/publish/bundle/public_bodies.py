"""What a person wrote that may leave the desk in a bundle: kinds of events, and of each the fields that readers see.

A body goes out whole or not at all, because its hash covers all of it. So it goes out only where every field that says
something is in this list, where nothing in it is an address for mail, and where it is of what readers were shown: the
evidence that a published verdict cites, the verdict that was published. Everything else leaves its hash behind: the event
verifies, and what was written can't be guessed from it, because its salt goes too. A kind that is not here never goes out.

Not public by this list: what a source stands to gain, the names of files, notes, questions and answers, searches, reviews
and what was said in them, why somebody was assigned or a case moved, why evidence was withdrawn, what was undone, elements,
ties, what an archive or a second reading found, and everything of evidence that is confidential or that no published verdict
cites.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Evidence
from factcheck.model.ids import short_id
from factcheck.model.markers import MARKER, marked
from factcheck.publish.clearance import holds_mail_address, public_recipient

_SOURCE = frozenset({"url", "title", "publisher", "author", "quote", "stance", "kind", "origin", "published_on"})
PUBLIC_FIELDS: Mapping[str, frozenset[str]] = {
    # What the program read out of the article's own words (score, reasons, times, figures, names) goes with the claim.
    "case-opened": frozenset({"claim", "quote", "claimant", "claimed_on", "appearance", "score", "reasons", "type",
                              "type_because", "times", "quantities", "names"}),
    "claim-reworded": frozenset({"claim"}),
    "claim-amended": frozenset({"claimant", "claimed_on", "appearance", "quote", "article"}),
    "appearance-added": frozenset({"where", "when"}),
    "evidence-added": _SOURCE,
    "evidence-amended": _SOURCE,
    "copy-captured": frozenset({"sha256", "extension", "media_type", "size", "taken_at", "final_url", "text_sha256", "tool",
                                "form", "payload_sha256"}),
    "copy-published": frozenset({"url", "taken_at"}),
    "reply-requested": frozenset({"to"}),
    "reply-received": frozenset({"text"}),
    "verdict-proposed": frozenset({"reasoning"}),
    "published": frozenset({"url"}),
    "corrected": frozenset({"was", "now", "because", "url"}),
    "withdrawn": frozenset({"reason"}),
}  # fmt: skip
# Words that say nothing of anybody: a reason that the program writes itself, and that a source has no known interest.
_SAY_NOTHING = frozenset({("reason", "stated by the page"), ("interest", "none known")})
_OF_EVIDENCE = frozenset({"evidence-amended", "copy-captured", "copy-published"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers were shown of a case: the ids of sources, and the events of verdicts."""

    sources: frozenset[str]
    verdicts: frozenset[str]


def public_records(case: Case, events: Iterable[Mapping[str, Any]], shown: Shown) -> list[dict[str, Any]]:
    """The records of events, in their order, with every body that is not public taken out, and its salt with it."""
    return [_without_body(record) if not _may_go(case, record, shown) else dict(record) for record in events]


def _without_body(record: Mapping[str, Any]) -> dict[str, Any]:
    return {**record, "body": None, "salt": ""}


def _may_go(case: Case, record: Mapping[str, Any], shown: Shown) -> bool:
    body = record["body"]
    if body is None:
        return False
    if not any(_is_said(value) for value in body.values()):
        return True  # an empty body says nothing
    public = PUBLIC_FIELDS.get(record["kind"], frozenset())
    said = {name for name, value in body.items() if _is_said(value) and (name, _word(value)) not in _SAY_NOTHING}
    if not said <= public or record["id"] in case.undone:
        return False
    return _is_shown(case, record, shown) and not _holds_address(record) and not _names_hidden(case, body)


def _is_said(value: Any) -> bool:
    return value not in (None, "", [], {})


def _word(value: Any) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""


def _is_shown(case: Case, record: Mapping[str, Any], shown: Shown) -> bool:
    if record["kind"] == "evidence-added":
        return _source_is_shown(case, short_id(record["id"]), shown)
    if record["kind"] in _OF_EVIDENCE:
        return _source_is_shown(case, str(record.get("evidence")), shown)
    return record["kind"] != "verdict-proposed" or record["id"] in shown.verdicts


def _source_is_shown(case: Case, identifier: str, shown: Shown) -> bool:
    """Whether readers were shown a source. One that was withdrawn since was shown to them all the same."""
    piece = case.find_evidence(identifier)
    return piece is not None and identifier in shown.sources and not piece.confidential and not piece.erased


def _holds_address(record: Mapping[str, Any]) -> bool:
    """Whether a body holds an address for mail, or a telephone number beside whoever was asked for a reply."""
    if record["kind"] == "reply-requested" and public_recipient(str(record["body"].get("to"))) != record["body"].get(
        "to"
    ):
        return True
    return any(holds_mail_address(text) for text in _texts(record["body"]))


def _names_hidden(case: Case, body: Mapping[str, Any]) -> bool:
    """Whether a text cites evidence that readers may not see, or holds a detail of it."""
    from factcheck.publish.confidential import leaks_in

    texts = list(_texts(body))
    cited: Iterator[Evidence] = (
        piece for text in texts for found in MARKER.finditer(text) for piece in marked(case, found)[0]
    )
    hidden = any(piece.confidential or piece.erased for piece in cited)
    return hidden or bool(
        leaks_in([("body", json.dumps(body, ensure_ascii=False)), *(("body", t) for t in texts)], case)
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
