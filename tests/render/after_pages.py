"""Pages of what comes after publication: who leans on what was wrong, and what readers saw before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from factcheck.model import ripple
from factcheck.model.bundle_report import ALTERED as ALTERED_MEMBER
from factcheck.model.bundle_report import NOTE, UNPROVED, BundledCase, BundleFinding, BundleReport, SignedBy
from factcheck.model.case import Case
from factcheck.model.crosswalk import Crosswalk
from factcheck.model.evidence import Withdrawal
from factcheck.model.fold import fold_case
from factcheck.model.rehearsal import Finding, Rehearsal
from factcheck.model.report import PeriodCount, Quartiles, Report
from factcheck.model.ripple import Origin, Ripple, Step, Touched
from factcheck.model.stats import RatingCount
from factcheck.model.versions import ALTERED, KEPT, MISSING, Version, compare_records
from factcheck.render import bundle_page, crosswalk_page, rehearsal_page, report_page, ripple_page, versions_page
from factcheck.render.output import Mode, Output
from tests.render.making import ARTICLE, OTHER, make_labels, published, research

Texts = Callable[[str], str]
OBJECT = (Mode.RICH, Mode.PLAIN, Mode.JSON)
TABLE = (*OBJECT, Mode.CSV)
TITLE = "The night the moon came back"


def _named(case: Case, identifier: str) -> Case:
    return replace(case, id=identifier)


def rippled(texts: Texts = str) -> Ripple:
    """A withdrawn source that a published case cites, another by way of it, one that holds it, and one with its origin."""
    seen, worked_on = fold_case(published(texts)), research(texts).state
    piece, url = seen.evidence[0], "https://checks.example/moon"
    origin = Origin(ripple.SOURCE, piece.name, piece.url, seen, piece, "withdrawn", texts("The film is a later one."),
                    "2026-11-25T09:00:00Z")  # fmt: skip
    first = Step(seen.id, seen.claim, ripple.SAME_ADDRESS, piece.id)
    through = Step(OTHER, seen.claim, ripple.ITS_ADDRESS, "7qk2m3xa")
    tied = Step("8m0nd8qz", worked_on.claim, ripple.TIED, relation="follows")
    held = Step("9m0nd8qz", worked_on.claim, ripple.SAME_BYTES, "8qk2m3xa")
    same = Step("b1nd8qzz", worked_on.claim, ripple.SAME_ORIGIN, "9qk2m3xa")
    return Ripple(
        origin,
        (
            Touched(seen, ripple.CITES, ripple.TO_CORRECT, (first,), (piece.id,), texts(url), ARTICLE, texts(TITLE)),
            Touched(_named(worked_on, "9m0nd8qz"), ripple.HOLDS, ripple.TO_RECONSIDER, (held,), (held.evidence,)),
            Touched(_named(seen, OTHER), ripple.CITES, ripple.CORRECTED, (first, through), ("7qk2m3xa", "7rk2m3xa")),
            Touched(_named(worked_on, "8m0nd8qz"), ripple.LINKED, ripple.TO_RECONSIDER, (first, tied), ()),
        ),
        (Touched(_named(worked_on, "b1nd8qzz"), ripple.MAY_SHARE, ripple.TO_RECONSIDER, (same,), (same.evidence,)),),
        (texts("The file of case c1nd8qzz is damaged."),),
    )


def _show_ripple(output: Output, texts: Texts) -> None:
    found = rippled(texts)
    notices = {found.touched[0].case.id: texts("It rests on a source on which we no longer rely.\n")}
    ripple_page.show_ripple(output, found, labels=make_labels(), notices=notices)


def _show_open(output: Output, texts: Texts) -> None:
    found = rippled(texts)
    wrong = replace(found, origin=Origin(ripple.CASE, found.touched[0].case.claim, "", found.touched[0].case))
    ripple_page.show_open_ripples(output, [found, wrong])


def _show_nothing(output: Output, texts: Texts) -> None:
    url = texts("https://checks.example/moon")
    ripple_page.show_ripple(output, Ripple(Origin(ripple.SOURCE, url, url)))


def _versions(texts: Texts) -> tuple[Case, list[Version]]:
    case = fold_case(published(texts))
    first, *_ = case.publications
    later = replace(first, at="2026-11-28T08:00:00Z", published_on="2026-11-28", rating="false", event="f" * 64)
    return case, [
        Version(1, first, False, KEPT, texts("Mostly false")),
        Version(2, later, True, MISSING, texts("False")),
        Version(3, later, True, ALTERED, ""),
    ]


def _show_versions(output: Output, texts: Texts) -> None:
    case, versions = _versions(texts)
    gone = Withdrawal(texts("We were wrong to publish."), case.opened.by, "2026-11-29T08:00:00Z", "e" * 64)
    versions_page.show_versions(output, case, versions, (gone,))


def _show_comparison(output: Output, texts: Texts) -> None:
    case, (before, after, _) = _versions(texts)
    calm = (
        "It stood in the square for the whole of that night and nobody who was there saw it move, say the two of them"
    )
    old = {"cases": [{"claim": texts("The landing was filmed."), "rating_label": texts("Mostly false"),
                      "reasoning": [[{"text": texts(f"{calm}; the reel has 11 minutes "), "cites": [1]}]]}]}  # fmt: skip
    new = {"cases": [{"claim": texts("The landing was filmed."), "rating_label": texts("False"),
                      "reasoning": [[{"text": texts(f"{calm}; the reel has 12 minutes "), "cites": [1, 2]}]],
                      "corrections": [{"on": "2026-11-28", "was": texts("11"), "now": texts("12")}]}]}  # fmt: skip
    versions_page.show_comparison(output, case, before, after, compare_records(old, new))


def _show_bundle(output: Output, texts: Texts) -> None:
    made = {"path": texts("bridge.zip"), "size": 43912, "sha256": "a" * 64, "cases": [OTHER, "8m0nd8qz"],
            "passed_over": [texts("Case 9m0nd8qz was never published.")],
            "left_out": [{"what": "cases/7m0nd8qz/published/1", "because": texts("it is not shown any more")}],
            "addresses": [texts("Ana Ruiz <ana@desk.example>")]}  # fmt: skip
    bundle_page.show_made(output, made)


def report(texts: Texts = str) -> BundleReport:
    """Of a bundle in which an event and a page were altered, and one thing can't be proved."""
    findings = (
        BundleFinding(ALTERED_MEMBER, f"cases/{OTHER}/events.json", texts("event abc (corrected): what was written does not "
                      "agree with its hash"), "ab" * 32),
        BundleFinding(ALTERED_MEMBER, f"cases/{OTHER}/case.html", "the page does not say what was published"),
        BundleFinding(UNPROVED, "index.html", "it was made by another version"),
        BundleFinding(NOTE, "", texts(f"cases/{OTHER}/published/1 is not in it: so")),
    )  # fmt: skip
    signed = (SignedBy(texts("Ana Ruiz"), "3f2a 91bc 77d0 0e1f 3f2a 91bc 77d0 0e1f", 12),)
    case = BundledCase(OTHER, texts("The landing was filmed."), 20, 6, 2, signed)
    return BundleReport(
        texts("bridge.zip"), "b" * 64, "c" * 64, "2026-11-28", "0.1.0", texts("The Desk"), 10, (case,), findings
    )


def _show_verified(output: Output, texts: Texts) -> None:
    bundle_page.show_report(output, replace(report(texts), findings=()))


def rehearsal(texts: Texts = str) -> Rehearsal:
    """A publication that a missing approval stops, with two things to point out."""
    findings = (
        Finding("standard both-sides", False, "no search for the other side is recorded",
                f'factcheck evidence searched {OTHER} "WHERE YOU LOOKED, AND FOR WHAT"'),
        Finding("standard second-person", True, "0 of 1 approval(s) by somebody other than Ana Ruiz",
                f'factcheck review {OTHER} --approve --by "SOMEBODY ELSE"'),
        Finding("ClaimReview", False, texts("url: The address of the page is missing.")),
    )  # fmt: skip
    review = {"@type": "ClaimReview", "claimReviewed": texts("The landing was filmed.")}
    text = texts("Fact check") + "\n==========\n\n" + texts("The landing was filmed.") + "\n"
    unchecked = ("Whether the address of the page redirects can't be checked without asking its server.",)
    return Rehearsal(
        OTHER, texts("The landing was filmed."), "in-review", "2026-11-28", "https://checks.example/moon", findings, review,
        text, unchecked,
    )  # fmt: skip


def _show_ready(output: Output, texts: Texts) -> None:
    rehearsal_page.show_rehearsal(output, replace(rehearsal(texts), stage="approved", findings=()))


def a_report(texts: Texts = str) -> Report:
    """Three months of a desk, one of them quiet."""
    periods = (
        PeriodCount("2026-01", 12, 7, 5, 1, 0, 4.25),
        PeriodCount("2026-02"),
        PeriodCount("2026-03", 1234, 980, 700, 12, 3, 9.0),
    )
    return Report(
        "2026-01-01", "2026-03-31", "month", PeriodCount("", 1246, 987, 705, 13, 3), Quartiles(1.5, 6.25, 20.0, 987), 17,
        (("published", 700), ("triage", 2), ("lost", 1)),
        (RatingCount("default", "false", 500), RatingCount("default", "true", 300), RatingCount("other", "so", 1)),
        ((texts("Ines Brandt"), 40), (texts("山田太郎"), 2)), ((texts("The Courier"), 600), ("", 3)),
        ((texts("Ana Ruiz"), 500), (texts("Ben Okafor"), 487)), periods,
    )  # fmt: skip


def _show_report(output: Output, texts: Texts) -> None:
    report_page.show_report(output, a_report(texts), labels=make_labels())


def _show_quiet_report(output: Output, texts: Texts) -> None:
    del texts
    report_page.show_report(output, Report("", "", "", PeriodCount("")))


def crosswalk(texts: Texts = str) -> Crosswalk:
    """A crosswalk with an equal, and a rating that has none."""
    reasons = {"half-true": {"en": texts("Mixture says less."), "es": texts("Mezcla dice menos.")}}
    return Crosswalk(
        "default", "snopes", "1", "2026", "2026-11", texts("Compared by meaning."), {"true": "true"}, reasons
    )


def _show_crosswalks(output: Output, texts: Texts) -> None:
    crosswalk_page.show_crosswalks(output, [crosswalk(texts), replace(crosswalk(texts), source="politifact")])


AFTER_PAGES: dict[str, tuple[Any, ...]] = {
    "ripple": (TABLE, "ripple", _show_ripple),
    "ripples": (TABLE, "ripple", _show_open),
    "ripple-none": (OBJECT, "ripple", _show_nothing),
    "versions": (TABLE, "published-version", _show_versions),
    "bundle": (OBJECT, "bundle", _show_bundle),
    "rehearsal": (OBJECT, "rehearsal", lambda output, texts: rehearsal_page.show_rehearsal(output, rehearsal(texts))),
    "rehearsal-ready": (OBJECT, "rehearsal", _show_ready),
    "crosswalk": (OBJECT, "crosswalk", lambda output, texts: crosswalk_page.show_crosswalk(output, crosswalk(texts))),
    "crosswalks": (OBJECT, "crosswalk", _show_crosswalks),
    "verified": (TABLE, "bundle-report", _show_verified),
    "altered": (TABLE, "bundle-report", lambda output, texts: bundle_page.show_report(output, report(texts))),
    "report": (TABLE, "report", _show_report),
    "report-quiet": (TABLE, "report", _show_quiet_report),
    "comparison": (TABLE, "version-comparison", _show_comparison),
}
