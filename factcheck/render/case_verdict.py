"""The verdict of a case: its reasons and what it cites, the reviews, what was published, corrected and withdrawn."""

from __future__ import annotations

from factcheck.render.evidence_page import name_of
from factcheck.render.page import Page, joined
from factcheck.render.withheld import WITHHELD
from factcheck.render.words import (
    ALARM,
    COMMAND,
    IDENTIFIER,
    NO,
    WARNING,
    YES,
    RatingLabels,
    day,
    moment,
    person,
    rating_sign,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.standards import StandardResult
    from factcheck.render.page import Part

    Record = Mapping[str, Any]

_DECISIONS = {"approve": (YES, "approved"), "ask-changes": (NO, "asks for changes"), "rate": (WARNING, "rates it")}


def write_verdict(page: Page, record: Record, labels: RatingLabels) -> None:
    """The verdict that stands with everything that followed it; several that were proposed apart, one after the other."""
    verdicts = [record["verdict"]] if record["verdict"] else record["disputed"]
    is_withheld = record.get("withheld", False)
    if not verdicts and not is_withheld:
        return
    page.heading("Verdict" if len(verdicts) < 2 else f"{len(verdicts)} verdicts, proposed apart")
    page.field("Withheld", WITHHELD if is_withheld else "")
    scale = verdicts[0]["scale"] if verdicts else ""
    for verdict in page.apart(verdicts):
        _write_one(page, record, verdict, labels)
    for review in record["reviews"]:
        _write_review(page, record, review, labels)
    for publication in record["publications"]:
        _write_publication(page, publication, labels, scale)
    for correction in record["corrections"]:
        _write_correction(page, correction, labels, scale)
    for withdrawal in record["withdrawals"]:
        page.field("Withdrawn", (withdrawal["reason"], ALARM), _done(withdrawal))
    for override in record["overrides"]:
        page.field("Set aside", f"{override['standard']}: {override['because']}", _done(override))


def write_standards(page: Page, case_id: str, standards: Sequence[StandardResult]) -> None:
    """What keeps the case from being published, and what it is warned of, in a line each."""
    unmet = [result for result in standards if not result.met and not result.overridden_by]
    if not unmet:
        return
    page.heading("Standards not met", len(unmet))
    for result in sorted(unmet, key=lambda result: not result.blocks):
        sign, word = (NO, "required") if result.blocks else (WARNING, "advised")
        if page.plain:
            page.field(result.name, f"{word}, {result.message}")
        else:
            page.field("Not met", page.output.signed(sign, word), f" · {result.name}: {result.message}")
    page.field("Next", (f"factcheck verdict check {case_id}", COMMAND), whole=True)


def _write_one(page: Page, record: Record, verdict: Record, labels: RatingLabels) -> None:
    sign, word = rating_sign(labels, verdict["scale"], verdict["rating"])
    text, style = page.output.signed(sign, word)
    page.field(
        "Rating",
        (text, f"bold {style}".strip()),
        (f"{page.dot}scale {verdict['scale']}, {verdict['scale_version']}", "dim"),
    )
    page.field("Proposed", f"{moment(verdict['at'])} by {person(verdict['by'])}")
    page.prose("Reasons", verdict["reasoning"])
    page.prose("Why it differs", verdict.get("differs_because") or "")
    for number, identifier in enumerate(verdict["cites"], 1):
        page.field(
            "Cites" if page.plain or number == 1 else "",
            f"[{number}] ",
            (identifier, IDENTIFIER),
            *_cited(page, record, identifier),
        )


def _cited(page: Page, record: Record, identifier: str) -> list[Part]:
    piece = next((piece for piece in record["evidence"] if piece["id"] == identifier), None)
    if piece is None and identifier in record.get("later", ()):
        return [page.dot, (f"later than {record['as_of']}", ALARM)]
    if piece is None:
        return [page.dot, ("not in this case", ALARM)]
    gone: list[Part] = [(f"{page.dot}withdrawn", ALARM)] if piece["withdrawn"] else []
    hidden: list[Part] = [(f"{page.dot}confidential", ALARM)] if piece["confidential"] else []
    return [f"{page.dot}{name_of(piece)}", *gone, *hidden]


def _write_review(page: Page, record: Record, review: Record, labels: RatingLabels) -> None:
    verdict = record["verdict"]
    sign, word = _DECISIONS.get(review["decision"], (WARNING, review["decision"]))
    parts: list[Part] = [page.output.signed(sign, word)]
    if review["rating"]:
        parts.append(labels.label(verdict["scale"] if verdict else "", review["rating"]))
    parts += [review["reason"]] if review["reason"] else []
    earlier = record.get("withheld", False) or (verdict is not None and review["verdict"] != verdict["event"])
    page.field("Review", *joined(parts, ": "), _done(review), (" on an earlier verdict" if earlier else "", "dim"))
    first = review.get("blind")
    if first and first["rating"] == review["rating"]:
        page.field("Rated apart", f"{person(first['by'])} rated it the same")
    elif first:
        label = labels.label(first["scale"], first["rating"])
        page.field("Rated apart", f"{person(first['by'])} rated it {label}: {first['reason'] or ''}")


def _write_publication(page: Page, publication: Record, labels: RatingLabels, scale: str) -> None:
    formats = ", ".join(sorted(publication["kept"]))
    rated = f", rated {labels.label(scale, publication['rating'])}" if publication["rating"] else ""
    page.field(
        "Published", f"{publication['published_on']}{rated}{f', as {formats}' if formats else ''}{_done(publication)}"
    )
    page.field("At", publication["url"] or "", whole=True)


def _write_correction(page: Page, correction: Record, labels: RatingLabels, scale: str) -> None:
    page.field("Correction", _done(correction).strip(" ()"))
    page.field("Was", correction["was"])
    page.field("Is now", correction["now"])
    page.field("Because", correction["because"])
    page.field("Reported by", correction["reported_by"] or "")
    if correction["rating"]:
        before = labels.label(scale, correction["rating_before"] or "")
        page.field("Rating", f"from {before} to {labels.label(scale, correction['rating'])}")


def _done(entry: Record) -> str:
    return f" ({person(entry['by'])}, {day(entry['at'])})"
