"""Publishing tried out: what stands in the way, what is pointed out, and what readers would see."""

from __future__ import annotations

from factcheck.render.inert import view
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.widths import wrap
from factcheck.render.words import COMMAND, NO, WARNING, YES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.model.rehearsal import Rehearsal
    from factcheck.render.output import Output, Span


def show_rehearsal(output: Output, tried: Rehearsal) -> None:
    """Print what was found and what would be published. JSON has one object."""
    if output.mode == Mode.JSON:
        output.data(rehearsal_json(tried))
        return
    page = Page(output)
    page.field("Case", tried.case, f"{page.dot}{tried.claim}")
    page.field("Published on", tried.published_on)
    page.field("Address", tried.url, whole=True)
    _write_findings(page, tried)
    for words in tried.unchecked:
        page.field("Not checked", words)
    if tried.text:
        _write_text(page, tried.text)
    page.gap()
    page.field(
        "Publishing", output.signed(YES, "nothing stands in the way") if tried.is_ready else _in_the_way(page, tried)
    )
    page.field("Written", "nothing: this was tried out")


def rehearsal_json(tried: Rehearsal) -> dict[str, Any]:
    """What was found and what would be published, as a JSON object."""
    return {
        "case": tried.case,
        "stage": tried.stage,
        "is_ready": tried.is_ready,
        "published_on": tried.published_on,
        "url": tried.url or None,
        "findings": [
            {"check": one.check, "stops": one.stops, "message": one.message, "remedy": one.remedy or None}
            for one in tried.findings
        ],
        "not_checked": list(tried.unchecked),
        "claim_review": tried.review,
        "text": tried.text or None,
    }


def _in_the_way(page: Page, tried: Rehearsal) -> Span:
    count = sum(one.stops for one in tried.findings)
    return page.output.signed(NO, "one thing stands in the way" if count == 1 else f"{count} things stand in the way")


def _write_text(page: Page, text: str) -> None:
    """What readers would see, laid out as they see it where the width allows; labelled lines carry their label."""
    page.heading("Readers would see")
    for line in view(text, multiline=True).splitlines():
        if page.plain:
            page.field("They see", line)
        else:
            for part in wrap([(line, "")], page.output.width):
                page.output.line(*part)


def _write_findings(page: Page, tried: Rehearsal) -> None:
    for one in sorted(tried.findings, key=lambda one: not one.stops):
        page.gap()
        sign = NO if one.stops else WARNING
        page.field(
            "In the way" if one.stops else "Pointed out", page.output.signed(sign, f"{one.check}: {one.message}")
        )
        page.field("Next", (one.remedy, COMMAND), whole=True)
