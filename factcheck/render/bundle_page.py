"""A reader's bundle: what was written into it, and what verifying one found."""

from __future__ import annotations

from factcheck.model.bundle_report import ALTERED, NOTE, UNPROVED
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import ALARM, AMBER, COMMAND, IDENTIFIER, NO, WARNING, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.model.bundle_report import BundleFinding, BundleReport
    from factcheck.render.output import Output, Span

_LEVELS: dict[str, tuple[tuple[str, str], str]] = {
    ALTERED: (("✗", ALARM), "altered"),
    UNPROVED: (("!", AMBER), "not proved"),
    NOTE: (("·", ""), "note"),
}


def show_made(output: Output, made: dict[str, Any]) -> None:
    """Print what a bundle holds and its hash. JSON has one object."""
    if output.mode == Mode.JSON:
        output.data(made)
        return
    page = Page(output)
    page.field("Bundle", (made["path"], "bold"), f"{page.dot}{count(made['size'], 'byte')}")
    page.field("SHA-256", made["sha256"])
    page.field("Cases", ", ".join(made["cases"]))
    for one in made["passed_over"]:
        page.field("Passed over", one)
    for one in made["left_out"]:
        page.field("Left out", f"{one['what']}: {one['because']}")
    page.field("Addresses", ", ".join(made["addresses"]))
    page.field("Verify", (f"factcheck verify {made['path']}", COMMAND), whole=True)
    if made["addresses"]:
        output.note("Readers can see these addresses: they are part of the ids of events.")
    output.note("What people wrote is in the bundle only where readers were shown it.")


def show_report(output: Output, report: BundleReport) -> None:
    """Print what verifying found, a sentence for each finding. JSON has one object, CSV a line for each finding."""
    if output.mode == Mode.JSON:
        output.data(report_json(report))
        return
    if output.mode == Mode.CSV:
        rows = [[one.level, one.member, one.event, one.sentence] for one in report.findings]
        output.rows(("level", "member", "event", "sentence"), rows)
        return
    page = Page(output)
    page.field("Bundle", (report.name, "bold"))
    page.field(
        "Made by", f"{report.desk_name or 'nobody it names'}{page.dot}state of {report.made_on or 'an unknown day'}"
    )
    page.field("SHA-256", report.sha256)
    page.field("Members", str(report.members))
    for one in report.cases:
        page.field("Case", (one.id, IDENTIFIER), page.dot, one.claim, page.dot,
                   f"{count(one.events, 'event')}, {one.without_words} without their words; "
                   f"{count(one.versions, 'published version')}")  # fmt: skip
        for signed in one.signed:
            page.field(
                "Signed", f"{signed.name}{page.dot}{count(signed.events, 'event')}{page.dot}key {signed.fingerprint}"
            )
    if report.findings:
        page.heading("Findings", len(report.findings))
    for finding in report.findings:
        _write_finding(page, finding)
    page.gap()
    page.field("Verdict", output.signed(*_conclusion(report)))


def report_json(report: BundleReport) -> dict[str, Any]:
    """The report as a JSON object."""
    return {
        "name": report.name,
        "sha256": report.sha256,
        "whole": report.whole or None,
        "made_on": report.made_on or None,
        "version": report.version or None,
        "desk_name": report.desk_name or None,
        "members": report.members,
        "cases": [
            {"id": one.id, "claim": one.claim, "events": one.events, "without_words": one.without_words,
             "versions": one.versions,
             "signed": [{"name": by.name, "fingerprint": by.fingerprint, "events": by.events} for by in one.signed]}
            for one in report.cases
        ],
        "is_altered": report.is_altered,
        "is_proved": report.is_proved,
        "findings": [
            {"level": one.level, "member": one.member or None, "event": one.event or None, "sentence": one.sentence}
            for one in report.findings
        ],
    }  # fmt: skip


def _write_finding(page: Page, one: BundleFinding) -> None:
    sign, word = _LEVELS[one.level]
    if page.plain:
        page.gap()
        page.field("Finding", word)
        page.field("Member", one.member)
        page.field("Event", one.event)
        page.field("What", one.sentence)
        return
    lead: list[Span] = [(f"{sign[0]} {word}  ", sign[1])]
    page.item(lead, (f"{one.member}: " if one.member else "", IDENTIFIER), one.sentence)


def _conclusion(report: BundleReport) -> tuple[tuple[str, str], str]:
    if report.is_altered:
        return NO, "something in it is not what was written"
    if not report.is_proved:
        return WARNING, "nothing in it is known to be altered, and not everything could be proved"
    return YES, "everything in it is as it was written, and agrees with its events"
