"""Publishing tried out: everything that would be asked and looked through, with nothing written.

What stops is what publishing itself refuses; all else is pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.desk.languages import language_notes
from factcheck.desk.place import Desk
from factcheck.desk.second_rating import shown_verdicts
from factcheck.desk.summaries import articles_of, imprint, scales_of
from factcheck.errors import FactcheckError
from factcheck.evidence.sources import demand_address
from factcheck.model import stages
from factcheck.model.allowed_moves import check_reachable
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.rehearsal import Finding, Rehearsal
from factcheck.publish.alternative_texts import pictures_without_words
from factcheck.publish.claim_review import claim_review
from factcheck.publish.claim_review_rules import NOT_CHECKED_OFFLINE, broken_rules
from factcheck.publish.confidential import find_leaks
from factcheck.publish.format import Masthead
from factcheck.publish.formats import list_formats, write_summary
from factcheck.publish.public_case import CHECKED, PublicCase
from factcheck.publish.summary import Summary, summarize_cases
from factcheck.verdicts.standards import check_standards

_AUTHORS = ("person", "organisation", "outlet", "document")


def rehearse_publication(desk: Desk, case_id: str, *, url: str = "", published_on: str = "") -> Rehearsal:
    """What `publish_case` would bring out, and every check before it. Nothing is written.

    Raises NotFoundError, AmbiguousIdError, InvalidDateError, UnreadableSourceError for an address that is none.
    """
    if url:
        demand_address(url)
    day = str(PartialDate.parse(published_on)) if published_on else desk.today
    case = desk.store.read_case(case_id).case
    findings = [*_stage(case), *_standards(desk, case), *_freshness(desk, case)]
    if is_withheld(desk, case):
        unseen = Finding("verdict", False, "reviewers rate first here: you have not rated it yet, so it is not shown",
                         f'factcheck review {case.id} --approve --rating RATING --because "WHY"')  # fmt: skip
        return Rehearsal(case.id, case.claim, case.stage, day, url, (*findings, unseen), None, "")
    try:
        summary = _as_published(desk, case, day, url)
    except FactcheckError as error:
        wordless = Finding("language", True, error.message, error.hint or "")
        return Rehearsal(case.id, case.claim, case.stage, day, url, (*findings, wordless), None, "")
    review = _review(desk, summary)
    findings += [*_confidential(summary, case), *_claim_review(review, summary, url), *_claimant(case)]
    findings += [Finding("language", False, note) for note in language_notes(desk, summary)]
    findings += _alternative_texts(desk, summary)
    shown = write_summary(summary, "text", desk.templates_folder) if summary.cases else ""
    unchecked = (NOT_CHECKED_OFFLINE,) if review and review.get("url") else ()
    return Rehearsal(case.id, case.claim, case.stage, day, url, tuple(findings), review, shown, unchecked)


def is_withheld(desk: Desk, case: Case) -> bool:
    """Whether the verdict of a case may not be shown yet to whoever is working, because they rate it first."""
    shown = shown_verdicts(desk, case)
    return shown is not None and any(said.event not in shown for said in case.verdicts)


def _as_published(desk: Desk, case: Case, day: str, url: str) -> Summary:
    """The summary of a case as it would read once it is published: a proposed verdict stands in it as if approved."""
    summary = summarize_cases(
        [case], imprint(desk), scales_of(desk, [case]), articles=articles_of(desk, [case]), drafts=True
    )
    told = tuple(
        replace(one, standing=CHECKED, published_on=one.published_on or day, url=url or one.url)
        if one.reasoning
        else one
        for one in summary.cases
    )
    return replace(summary, cases=told)


def _review(desk: Desk, summary: Summary) -> dict[str, Any] | None:
    public: PublicCase | None = next(iter(summary.cases), None)
    return claim_review(public, imprint(desk), public.url, desk.templates_folder) if public else None


def _stage(case: Case) -> Iterator[Finding]:
    try:
        check_reachable(case, stages.PUBLISHED)
    except FactcheckError as error:
        yield Finding("stage", True, error.message.removesuffix(" Nothing was changed."), error.hint or "")


def _standards(desk: Desk, case: Case) -> Iterator[Finding]:
    for result in check_standards(case, desk.rules):
        if not result.met and not result.overridden_by:
            remedy = result.remedy.replace("{case}", case.id)
            yield Finding(f"standard {result.name}", result.blocks, result.message, remedy)


def _freshness(desk: Desk, case: Case) -> Iterator[Finding]:
    """A verdict older than its evidence, where the desk has the standard that says so switched off."""
    if desk.settings.standards.get("fresh-verdict") == "off" and case.verdict and not case.is_fresh:
        yield Finding(
            "fresh-verdict", False, "evidence was added, changed or withdrawn after the verdict was proposed",
            f"factcheck show {case.id}",
        )  # fmt: skip


def _confidential(summary: Summary, case: Case) -> Iterator[Finding]:
    for public in summary.cases:
        for leak in find_leaks(public, case):
            message = f"{leak.field} holds the {leak.detail} of evidence {leak.evidence}, which is confidential"
            yield Finding(
                "confidential", True, message,
                f"factcheck evidence amend {case.id} {leak.evidence} --not-confidential   (or take the words out)",
            )  # fmt: skip


def _claim_review(review: dict[str, Any] | None, summary: Summary, url: str) -> Iterator[Finding]:
    if review is None:
        return
    remedies = {"url": f"factcheck publish {summary.cases[0].id} --url URL", "author": "organisation in desk.toml"}
    for broken in broken_rules(review, url):
        yield Finding("ClaimReview", False, f"{broken.field}: {broken.message}", remedies.get(broken.rule, ""))
    homepage = summary.homepage
    for broken in broken_rules(review, homepage) if homepage and review.get("url") else ():
        if broken.rule == "same-domain":
            message = f"url: the page is not at the desk's own homepage ({homepage})."
            yield Finding("ClaimReview", False, message, "url in desk.toml, or another --url")


def _claimant(case: Case) -> Iterator[Finding]:
    claimant = case.claimant
    if claimant and claimant.name.casefold() != UNKNOWN and claimant.kind not in _AUTHORS:
        message = (
            "itemReviewed.author: nobody wrote whether the claimant is a person or an organisation; it is left out."
        )
        yield Finding(
            "ClaimReview", False, message, f"factcheck claim amend {case.id} --claimant-kind person|organisation"
        )  # fmt: skip


def _alternative_texts(desk: Desk, summary: Summary) -> Iterator[Finding]:
    masthead = Masthead(templates=desk.templates_folder)
    for one in list_formats(desk.templates_folder):
        if one.describe and not one.describe(summary, masthead).strip():
            yield Finding("alternative text", True, f"the picture {one.name} has no words that say what it shows")
        if one.template and one.ending == "html":
            for picture in pictures_without_words(write_summary(summary, one.name, desk.templates_folder)):
                yield Finding(
                    "alternative text", False, f"a picture of the page {one.name} has none: {picture}", str(one.template)
                )  # fmt: skip
