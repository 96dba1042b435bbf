"""What the page of a case holds, which lines other pages need of it, and what was published of it before.

The page shows what was published. Where the verdict that stands is still the published one, the case is projected as it is
now, so that a source which must be protected by now is gone at once. Where the desk is at work on another verdict, readers
see what was kept of the last publication, and that it is being looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from factcheck.model import stages
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.scale import RatingScale
from factcheck.model.verdict import Publication
from factcheck.publish.citations import may_be_shown
from factcheck.publish.clearance import one_line, public_date
from factcheck.publish.confidential import leaks_in, texts_in
from factcheck.publish.public_case import PublicCase
from factcheck.publish.site.addresses import case_page
from factcheck.publish.site.copies import hidden_copies, public_copies
from factcheck.publish.site.entry import CHECKED, WITHDRAWN, SiteEntry, mark_of
from factcheck.publish.site.frame import tone_of
from factcheck.publish.site.kept_case import kept_case
from factcheck.publish.standing import group_of, standing_publications
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import summary_record

TEASER = 220  # characters
_BEFORE_A_STOP = re.compile(r" (?=[.,;:!?])")
_ENCODER = json.JSONEncoder(separators=(",", ":"))
Review = Callable[[PublicCase, str], str]
KeptRecord = Callable[[Publication], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class CasePage:
    """What there is to tell of a case: its entry, what its page is filled with (as JSON, "" where it has none), and where
    the words that readers would see give a confidential source away."""

    entry: SiteEntry
    record: str
    leaks: tuple[str, ...] = ()


def case_page_of(
    case: Case,
    project: Callable[[], Summary],
    kept: KeptRecord,
    scale_of: Callable[[str], RatingScale | None],
    review: Review,
    today: str,
) -> CasePage:
    """The page of a case on a day (ISO). `project` makes its summary as it stands, `kept` reads what was kept of a
    publication, `scale_of` finds a scale by its key, `review` writes the ClaimReview for a page ("" for none)."""
    if not case.publications:
        return CasePage(unshown(case), "")
    first = kept(case.publications[0])
    versions = versions_of(case, kept)
    shown = _summary(case, project, kept)
    if shown is None:
        return CasePage(unshown(case), "")
    summary, public, again = shown
    leaks = tuple(
        f"{leak.field} holds the {leak.detail} of evidence {leak.evidence}"
        for leak in leaks_in(texts_in(summary), case)
    )
    told = summary["cases"][0]
    until, day = _days(told, today)
    record = _ENCODER.encode({"summary": summary, "again": again, "today": day})
    entry = _entry(case, told, case_page(case.id, _claim_in(first)), scale_of, versions, again)
    copies = _copies_shown(case, told, versions, kept)
    own = replace(entry, copies=copies, digest=mark_of(record), fresh_until=until, review=review(public, entry.page))
    return CasePage(own, record, leaks)


def unshown(case: Case) -> SiteEntry:
    """The entry of a case whose verdict readers may not see: its article's page still tells how far the work is."""
    twin = next((link.case for link in reversed(case.links) if link.relation == "duplicate-of"), "")
    return SiteEntry(
        case.id, case.article, _place(case), one_line(case.claim), group_of(case),
        twin if case.stage == stages.DUPLICATE else "", hidden=hidden_copies(case),
    )  # fmt: skip


def versions_of(case: Case, kept: KeptRecord) -> tuple[dict[str, Any], ...]:
    """What was published, from the first version on: the day, the SHA-256 of each format, and whether readers may still have
    its bytes: not where they hold what is confidential or erased by now."""
    return tuple(
        {
            "on": public_date(one.published_on) or one.at[:10],
            "at": one.at,
            "kept": dict(sorted(one.kept.items())),
            "offered": _may_be_offered(case, kept(one)),
        }
        for one in case.publications
    )


def _summary(
    case: Case, project: Callable[[], Summary], kept: KeptRecord
) -> tuple[dict[str, Any], PublicCase, bool] | None:
    """The record that the page shows, the public case in it, and whether the desk is at work on the case anew; None where
    there is nothing to show."""
    standing = standing_publications(case)
    same = case.verdict is not None and bool(standing) and standing[-1].verdict == case.verdict.event
    if same or not standing:
        summary = project()
        again = same and case.stage not in (stages.PUBLISHED, stages.CLOSED)
        return (summary_record(summary), summary.cases[0], again) if summary.cases else None
    last = kept(standing[-1])
    if last is None or not last.get("cases") or not _may_be_offered(case, last):
        return None
    return dict(last), kept_case(last["cases"][0]), True


def _may_be_offered(case: Case, record: Mapping[str, Any] | None) -> bool:
    if record is None:
        return False
    shown = {piece.id for piece in case.evidence if not piece.confidential and not piece.erased}
    cited = {source["id"] for one in record.get("cases", ()) for source in one.get("sources", ())}
    return cited <= shown and not leaks_in(texts_in(dict(record)), case)


def _entry(
    case: Case, told: Mapping[str, Any], page: str, scale_of: Callable[[str], RatingScale | None],
    versions: Sequence[Mapping[str, Any]], again: bool,
) -> SiteEntry:  # fmt: skip
    withdrawn = told.get("withdrawn")
    article = told.get("article")
    scale = scale_of(str(told.get("scale_key") or ""))
    changed = [one.at for one in case.publications] + [one.at for one in case.withdrawals if withdrawn]
    return SiteEntry(
        id=case.id, article=case.article, place=_place(case), claim=told["claim"] or "",
        page=page, standing=WITHDRAWN if withdrawn else CHECKED, again=again,
        rating=told.get("rating_key") or "", label=told.get("rating_label") or "",
        tone=tone_of(scale, told.get("rating_key") or ""),
        claimant=told.get("claimant") or "", claimant_kind=told.get("claimant_kind") or "",
        claimed_on=told.get("claimed_on") or "", outlet=(article or {}).get("publisher") or "",
        article_record=article, published_on=told.get("published_on") or versions[0]["on"], first_at=case.publications[0].at,
        updated_at=max(changed), teaser=_teaser(told),
        corrections=tuple(told.get("corrections") or ()), withdrawn=withdrawn, versions=tuple(versions),
        hidden=hidden_copies(case),
    )  # fmt: skip


def _copies_shown(
    case: Case, told: Mapping[str, Any], versions: Sequence[Mapping[str, Any]], kept: KeptRecord
) -> tuple[dict[str, Any], ...]:
    """The copies whose hashes stand on the page or on the pages of its earlier versions."""
    records = [told, *(
        one for publication, version in zip(case.publications, versions, strict=True) if version["offered"]
        for one in (kept(publication) or {}).get("cases", ())
    )]  # fmt: skip
    known = {piece.id for piece in case.evidence if may_be_shown(piece)}
    sources = (source for one in records for source in one.get("sources") or ())
    return public_copies(case, (one["copy_sha256"] for one in sources if one["id"] in known and one["copy_sha256"]))


def _days(told: Mapping[str, Any], today: str) -> tuple[str, str]:
    """Until which day the page reads as it does today, and the day to fill it with: one that deadlines stand to as today
    does, and that stays the same while nothing passes."""
    open_ones = [reply["deadline"] for reply in told.get("replies") or () if not reply["answers"] and reply["deadline"]]
    passed = max((day for day in open_ones if day < today), default="")
    return min((day for day in open_ones if day >= today), default=""), f"{passed}~" if passed else ""


def _teaser(told: Mapping[str, Any]) -> str:
    """The first words of the reasoning, cut at a word."""
    words = " ".join("".join(part["text"] for part in paragraph) for paragraph in told.get("reasoning") or ()[:1])
    plain = _BEFORE_A_STOP.sub("", one_line(words))  # where a number of a source stood
    return plain if len(plain) <= TEASER else plain[:TEASER].rpartition(" ")[0].rstrip(" ,;:") + " …"


def _claim_in(record: Mapping[str, Any] | None) -> str:
    told = [*(record or {}).get("cases", ()), *(record or {}).get("not_checked", ())]
    return str(told[0].get("claim") or "") if told else ""


def _place(case: Case) -> int:
    start = case.quote.start if case.quote else None
    return start if isinstance(start, int) else -1
